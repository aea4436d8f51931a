/* DataFrame. */

#ifndef CASES_DATAFRAME_HPP
#define CASES_DATAFRAME_HPP

#include "call.hpp"

namespace cases {

inline const Members &dataframe() {
    static const auto self = [](Call &call) -> const firesteel::DataFrame & {
        return call.receiver<firesteel::DataFrame>();
    };
    static const auto filter = [](Call &call) -> Value {
        Value condition = call.argument(0, "condition");
        bool is_sql = is<std::string>(condition);
        return self(call).filter(is_sql ? firesteel::expr(text(condition, call.of("condition")))
                                        : column(condition, call.of("condition")));
    };
    static const Members members = {
        {"select", [](Call &call) -> Value { return self(call).select(call.columns(0)); }},
        {"filter", filter},
        {"where", filter},
        {"withColumn",
         [](Call &call) -> Value {
             std::string name = call.text(0, "colName");
             return self(call).with_column(name, call.column(1, "col"));
         }},
        {"orderBy", [](Call &call) -> Value { return self(call).order_by(call.columns(0)); }},
        {"limit", [](Call &call) -> Value { return self(call).limit(static_cast<int32_t>(call.number(0, "num"))); }},
        {"write", [](Call &call) -> Value { return self(call).write(); }},
        {"writeStream", [](Call &call) -> Value { return self(call).write_stream(); }},
        {"writeTo", [](Call &call) -> Value { return self(call).write_to(call.text(0, "table")); }},
        {"mergeInto",
         [](Call &call) -> Value {
             std::string table = call.text(0, "table");
             return self(call).merge_into(table, call.column(1, "condition"));
         }},
        {"count", [](Call &call) -> Value { return self(call).count(); }},
        {"__getitem__", [](Call &call) -> Value { return self(call)[call.text(0, "item")]; }},
    };
    return members;
}

}  // namespace cases

#endif
