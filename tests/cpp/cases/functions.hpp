/* Functions by their PySpark names. */

#ifndef CASES_FUNCTIONS_HPP
#define CASES_FUNCTIONS_HPP

#include "call.hpp"

namespace cases {

inline const Members &functions() {
    static const auto named = [](Call &call) -> Value { return firesteel::col(call.text(0, "col")); };
    static const Members members = {
        {"col", named},
        {"column", named},
        {"lit",
         [](Call &call) -> Value { return literal(call.argument(0, "col"), call.of("col")); }},
        {"expr", [](Call &call) -> Value { return firesteel::expr(call.text(0, "str")); }},
        {"sum", [](Call &call) -> Value { return firesteel::sum(call.column(0, "col")); }},
        {"avg", [](Call &call) -> Value { return firesteel::avg(call.column(0, "col")); }},
        {"min", [](Call &call) -> Value { return firesteel::min(call.column(0, "col")); }},
        {"max", [](Call &call) -> Value { return firesteel::max(call.column(0, "col")); }},
        {"count", [](Call &call) -> Value { return firesteel::count(call.column(0, "col")); }},
    };
    return members;
}

}  // namespace cases

#endif
