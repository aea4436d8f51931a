/* Column. */

#ifndef CASES_COLUMN_HPP
#define CASES_COLUMN_HPP

#include "call.hpp"

namespace cases {

inline const Members &column_members() {
    static const auto self = [](Call &call) -> const firesteel::Column & { return call.receiver<firesteel::Column>(); };
    static const auto operand = [](Call &call) -> firesteel::Column {
        Value value = call.has(0, "key") ? call.argument(0, "key") : call.argument(0, "other");
        return literal(value, call.of("other"));
    };
    static const auto alias = [](Call &call) -> Value {
        firesteel::Names names = call.names(0);
        return names.size() == 1 ? self(call).alias(names[0]) : self(call).aliases(names);
    };
    static const auto is_in = [](Call &call) -> Value {
        List values = call.rest(0);
        if (values.size() == 1 && is<firesteel::DataFrame>(values[0])) {
            return self(call).is_in(as<firesteel::DataFrame>(values[0], call.of("cols")));
        }
        firesteel::Columns literals;
        for (const Value &value : values) literals.push_back(literal(value, call.of("cols")));
        return self(call).is_in(literals);
    };
    static const Members members = {
        {"__add__", [](Call &call) -> Value { return self(call) + operand(call); }},
        {"__radd__", [](Call &call) -> Value { return operand(call) + self(call); }},
        {"__sub__", [](Call &call) -> Value { return self(call) - operand(call); }},
        {"__rsub__", [](Call &call) -> Value { return operand(call) - self(call); }},
        {"__mul__", [](Call &call) -> Value { return self(call) * operand(call); }},
        {"__rmul__", [](Call &call) -> Value { return operand(call) * self(call); }},
        {"__truediv__", [](Call &call) -> Value { return self(call) / operand(call); }},
        {"__rtruediv__", [](Call &call) -> Value { return operand(call) / self(call); }},
        {"__mod__", [](Call &call) -> Value { return self(call) % operand(call); }},
        {"__rmod__", [](Call &call) -> Value { return operand(call) % self(call); }},
        {"__pow__", [](Call &call) -> Value { return firesteel::fn("power", {self(call), operand(call)}); }},
        {"__rpow__", [](Call &call) -> Value { return firesteel::fn("power", {operand(call), self(call)}); }},
        {"__neg__", [](Call &call) -> Value { return -self(call); }},
        {"__invert__", [](Call &call) -> Value { return !self(call); }},
        {"__eq__", [](Call &call) -> Value { return self(call) == operand(call); }},
        {"__ne__", [](Call &call) -> Value { return self(call) != operand(call); }},
        {"__lt__", [](Call &call) -> Value { return self(call) < operand(call); }},
        {"__le__", [](Call &call) -> Value { return self(call) <= operand(call); }},
        {"__gt__", [](Call &call) -> Value { return self(call) > operand(call); }},
        {"__ge__", [](Call &call) -> Value { return self(call) >= operand(call); }},
        {"__and__", [](Call &call) -> Value { return self(call) && operand(call); }},
        {"__or__", [](Call &call) -> Value { return self(call) || operand(call); }},
        /* PySpark does not turn the operands of these round. */
        {"__rand__", [](Call &call) -> Value { return self(call) && operand(call); }},
        {"__ror__", [](Call &call) -> Value { return self(call) || operand(call); }},
        {"__getitem__", [](Call &call) -> Value { return self(call).get_item(operand(call)); }},
        {"getItem", [](Call &call) -> Value { return self(call).get_item(operand(call)); }},
        {"eqNullSafe", [](Call &call) -> Value { return self(call).eq_null_safe(operand(call)); }},
        {"bitwiseAND", [](Call &call) -> Value { return self(call).bitwise_and(operand(call)); }},
        {"bitwiseOR", [](Call &call) -> Value { return self(call).bitwise_or(operand(call)); }},
        {"bitwiseXOR", [](Call &call) -> Value { return self(call).bitwise_xor(operand(call)); }},
        {"contains", [](Call &call) -> Value { return self(call).contains(operand(call)); }},
        {"startswith", [](Call &call) -> Value { return self(call).starts_with(operand(call)); }},
        {"endswith", [](Call &call) -> Value { return self(call).ends_with(operand(call)); }},
        {"like", [](Call &call) -> Value { return self(call).like(call.text(0, "other")); }},
        {"ilike", [](Call &call) -> Value { return self(call).ilike(call.text(0, "other")); }},
        {"rlike", [](Call &call) -> Value { return self(call).rlike(call.text(0, "other")); }},
        {"cast", [](Call &call) -> Value { return self(call).cast(call.text(0, "dataType")); }},
        {"astype", [](Call &call) -> Value { return self(call).cast(call.text(0, "dataType")); }},
        {"try_cast", [](Call &call) -> Value { return self(call).try_cast(call.text(0, "dataType")); }},
        {"getField", [](Call &call) -> Value { return self(call).get_field(call.text(0, "name")); }},
        {"isNull", [](Call &call) -> Value { return self(call).is_null(); }},
        {"isNotNull", [](Call &call) -> Value { return self(call).is_not_null(); }},
        {"isNaN", [](Call &call) -> Value { return self(call).is_nan(); }},
        {"asc", [](Call &call) -> Value { return self(call).asc(); }},
        {"asc_nulls_first", [](Call &call) -> Value { return self(call).asc_nulls_first(); }},
        {"asc_nulls_last", [](Call &call) -> Value { return self(call).asc_nulls_last(); }},
        {"desc", [](Call &call) -> Value { return self(call).desc(); }},
        {"desc_nulls_first", [](Call &call) -> Value { return self(call).desc_nulls_first(); }},
        {"desc_nulls_last", [](Call &call) -> Value { return self(call).desc_nulls_last(); }},
        {"outer", [](Call &call) -> Value { return self(call).outer(); }},
        {"alias", alias},
        {"name", alias},
        {"isin", is_in},
        {"between",
         [](Call &call) -> Value {
             firesteel::Column lower = literal(call.argument(0, "lowerBound"), call.of("lowerBound"));
             return self(call).between(lower, literal(call.argument(1, "upperBound"), call.of("upperBound")));
         }},
        {"substr",
         [](Call &call) -> Value {
             firesteel::Column start = literal(call.argument(0, "startPos"), call.of("startPos"));
             return self(call).substr(start, literal(call.argument(1, "length"), call.of("length")));
         }},
        {"when",
         [](Call &call) -> Value {
             firesteel::Column condition = call.column(0, "condition");
             return self(call).when(condition, literal(call.argument(1, "value"), call.of("value")));
         }},
        {"otherwise",
         [](Call &call) -> Value {
             return self(call).otherwise(literal(call.argument(0, "value"), call.of("value")));
         }},
        {"over",
         [](Call &call) -> Value {
             return self(call).over(as<firesteel::WindowSpec>(call.argument(0, "window"), call.of("window")));
         }},
        {"withField",
         [](Call &call) -> Value {
             std::string name = call.text(0, "fieldName");
             return self(call).with_field(name, call.column(1, "col"));
         }},
        {"dropFields", [](Call &call) -> Value { return self(call).drop_fields(call.names(0)); }},
    };
    return members;
}

}  // namespace cases

#endif
