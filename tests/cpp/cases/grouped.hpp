/* GroupedData, and what makes one of a DataFrame. */

#ifndef CASES_GROUPED_HPP
#define CASES_GROUPED_HPP

#include "call.hpp"

namespace cases {

/* The columns of a call, or those that a dict of names and functions says. */
inline firesteel::Columns aggregates(Call &call) {
    List values = call.rest(0);
    if (values.size() != 1 || !is<Dict>(values[0])) return columns(values, call.of("exprs"));
    firesteel::Columns result;
    for (const auto &[name, function] : as<Dict>(values[0], call.of("exprs"))) {
        std::string of = text(name, call.of("exprs")), wanted = text(function, call.of("exprs"));
        bool counts_rows = of == "*" && wanted == "count";
        result.push_back(firesteel::fn(wanted, {counts_rows ? firesteel::lit(1) : firesteel::col(of)}));
    }
    return result;
}

inline const Members &grouped() {
    static const auto self = [](Call &call) -> const firesteel::GroupedData & {
        return call.receiver<firesteel::GroupedData>();
    };
    static const Members members = {
        {"agg", [](Call &call) -> Value { return self(call).agg(aggregates(call)); }},
        {"count", [](Call &call) -> Value { return self(call).count(); }},
        {"sum", [](Call &call) -> Value { return self(call).sum(call.names(0)); }},
        {"avg", [](Call &call) -> Value { return self(call).avg(call.names(0)); }},
        {"mean", [](Call &call) -> Value { return self(call).mean(call.names(0)); }},
        {"min", [](Call &call) -> Value { return self(call).min(call.names(0)); }},
        {"max", [](Call &call) -> Value { return self(call).max(call.names(0)); }},
        {"pivot",
         [](Call &call) -> Value {
             firesteel::Column column = call.column(0, "pivot_col");
             firesteel::Columns values;
             if (call.has(1, "values")) {
                 for (const Value &value : list(call.argument(1, "values"))) {
                     values.push_back(literal(value, call.of("values")));
                 }
             }
             return self(call).pivot(column, values);
         }},
    };
    return members;
}

inline const Members &frame_groups() {
    static const auto self = [](Call &call) -> const firesteel::DataFrame & {
        return call.receiver<firesteel::DataFrame>();
    };
    static const Members members = {
        {"groupBy", [](Call &call) -> Value { return self(call).group_by(call.columns(0)); }},
        {"groupby", [](Call &call) -> Value { return self(call).group_by(call.columns(0)); }},
        {"rollup", [](Call &call) -> Value { return self(call).rollup(call.columns(0)); }},
        {"cube", [](Call &call) -> Value { return self(call).cube(call.columns(0)); }},
        {"groupingSets",
         [](Call &call) -> Value {
             std::vector<firesteel::Columns> sets;
             for (const Value &set : list(call.argument(0, "groupingSets"))) {
                 sets.push_back(columns(list(set), call.of("groupingSets")));
             }
             return self(call).grouping_sets(sets, call.columns(1));
         }},
        {"agg", [](Call &call) -> Value { return self(call).agg(aggregates(call)); }},
    };
    return members;
}

}  // namespace cases

#endif
