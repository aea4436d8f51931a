/* Window and WindowSpec. */

#ifndef CASES_WINDOW_HPP
#define CASES_WINDOW_HPP

#include "call.hpp"

namespace cases {

inline const Members &window() {
    static const Members members = {
        {"unboundedPreceding", [](Call &) -> Value { return firesteel::Window::unbounded_preceding; }},
        {"unboundedFollowing", [](Call &) -> Value { return firesteel::Window::unbounded_following; }},
        {"currentRow", [](Call &) -> Value { return firesteel::Window::current_row; }},
        {"partitionBy", [](Call &call) -> Value { return firesteel::Window::partition_by(call.columns(0)); }},
        {"orderBy", [](Call &call) -> Value { return firesteel::Window::order_by(call.columns(0)); }},
        {"rowsBetween",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start");
             return firesteel::Window::rows_between(start, call.number(1, "end"));
         }},
        {"rangeBetween",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start");
             return firesteel::Window::range_between(start, call.number(1, "end"));
         }},
    };
    return members;
}

inline const Members &window_spec() {
    static const auto self = [](Call &call) -> const firesteel::WindowSpec & {
        return call.receiver<firesteel::WindowSpec>();
    };
    static const Members members = {
        {"partitionBy", [](Call &call) -> Value { return self(call).partition_by(call.columns(0)); }},
        {"orderBy", [](Call &call) -> Value { return self(call).order_by(call.columns(0)); }},
        {"rowsBetween",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start");
             return self(call).rows_between(start, call.number(1, "end"));
         }},
        {"rangeBetween",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start");
             return self(call).range_between(start, call.number(1, "end"));
         }},
    };
    return members;
}

}  // namespace cases

#endif
