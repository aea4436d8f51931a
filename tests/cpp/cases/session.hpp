/* SparkSession. */

#ifndef CASES_SESSION_HPP
#define CASES_SESSION_HPP

#include "call.hpp"

namespace cases {

inline const Members &session() {
    static const auto self = [](Call &call) -> const firesteel::Session & { return call.receiver<firesteel::Session>(); };
    static const Members members = {
        {"sql",
         [](Call &call) -> Value {
             firesteel::Columns arguments;
             for (const Value &value : list(call.has(1, "args") ? call.argument(1, "args") : Value(List{}))) {
                 arguments.push_back(literal(value, call.of("args")));
             }
             return self(call).sql(call.text(0, "sqlQuery"), arguments);
         }},
        {"read", [](Call &call) -> Value { return self(call).read(); }},
        {"readStream", [](Call &call) -> Value { return self(call).read_stream(); }},
        {"streams", [](Call &call) -> Value { return self(call).streams(); }},
        {"table", [](Call &call) -> Value { return self(call).table(call.text(0, "tableName")); }},
        {"range",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start");
             if (!call.has(1, "end")) return self(call).range(0, start, call.number(2, "step", 1));
             int64_t end = call.number(1, "end");
             return self(call).range(start, end, call.number(2, "step", 1));
         }},
    };
    return members;
}

}  // namespace cases

#endif
