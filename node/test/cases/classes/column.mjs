// `Column`.

import { DataFrame } from "firesteel";

import { exact, member } from "../member.mjs";
import { column } from "../values.mjs";

/** A method of one operand, a column or a value. */
const binary = (method) => exact(["other"], (receiver, other) => receiver[method](column(other)));
/** The same, with the receiver on the right. */
const reversed = (method) => exact(["other"], (receiver, other) => column(other)[method](receiver));
const unary = (method) => member([], (receiver) => receiver[method]());
const withText = (method, name) => member([name], (receiver, text) => receiver[method](text));
const part = exact(["key"], (receiver, key) => receiver.getItem(column(key)));
const alias = member(["*alias"], (receiver, names) => receiver.alias(...names));

export const members = {
  "Column.__add__": binary("plus"),
  "Column.__radd__": reversed("plus"),
  "Column.__sub__": binary("minus"),
  "Column.__rsub__": reversed("minus"),
  "Column.__mul__": binary("multiply"),
  "Column.__rmul__": reversed("multiply"),
  "Column.__truediv__": binary("divide"),
  "Column.__rtruediv__": reversed("divide"),
  "Column.__mod__": binary("mod"),
  "Column.__rmod__": reversed("mod"),
  "Column.__pow__": binary("pow"),
  "Column.__rpow__": reversed("pow"),
  "Column.__neg__": unary("negate"),
  "Column.__invert__": unary("not"),
  "Column.__eq__": binary("eq"),
  "Column.__ne__": binary("neq"),
  "Column.__lt__": binary("lt"),
  "Column.__le__": binary("leq"),
  "Column.__gt__": binary("gt"),
  "Column.__ge__": binary("geq"),
  "Column.__and__": binary("and"),
  // PySpark does not turn the operands of these round.
  "Column.__rand__": binary("and"),
  "Column.__or__": binary("or"),
  "Column.__ror__": binary("or"),
  "Column.__getitem__": part,
  "Column.eqNullSafe": binary("eqNullSafe"),
  "Column.bitwiseAND": binary("bitwiseAnd"),
  "Column.bitwiseOR": binary("bitwiseOr"),
  "Column.bitwiseXOR": binary("bitwiseXor"),
  "Column.contains": binary("contains"),
  "Column.startswith": binary("startsWith"),
  "Column.endswith": binary("endsWith"),
  "Column.like": withText("like", "other"),
  "Column.ilike": withText("ilike", "other"),
  "Column.rlike": withText("rlike", "other"),
  "Column.cast": withText("cast", "dataType"),
  "Column.astype": withText("cast", "dataType"),
  "Column.try_cast": withText("tryCast", "dataType"),
  "Column.getField": withText("getField", "name"),
  "Column.getItem": part,
  "Column.isNull": unary("isNull"),
  "Column.isNotNull": unary("isNotNull"),
  "Column.isNaN": unary("isNaN"),
  "Column.asc": unary("asc"),
  "Column.asc_nulls_first": unary("ascNullsFirst"),
  "Column.asc_nulls_last": unary("ascNullsLast"),
  "Column.desc": unary("desc"),
  "Column.desc_nulls_first": unary("descNullsFirst"),
  "Column.desc_nulls_last": unary("descNullsLast"),
  "Column.outer": unary("outer"),
  "Column.alias": alias,
  "Column.name": alias,
  "Column.isin": exact(["*cols"], (receiver, values) => {
    const all = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
    return receiver.isin(...all.map((value) => (value instanceof DataFrame ? value : column(value))));
  }),
  "Column.between": exact(["lowerBound", "upperBound"], (receiver, lower, upper) => {
    return receiver.between(column(lower), column(upper));
  }),
  "Column.substr": exact(["startPos", "length"], (receiver, start, length) => {
    return receiver.substr(column(start), column(length));
  }),
  "Column.when": exact(["condition", "value"], (receiver, condition, value) => receiver.when(condition, column(value))),
  "Column.otherwise": exact(["value"], (receiver, value) => receiver.otherwise(column(value))),
  "Column.over": member(["window"], (receiver, window) => receiver.over(window)),
  "Column.withField": member(["fieldName", "col"], (receiver, name, value) => receiver.withField(name, value)),
  "Column.dropFields": member(["*fieldNames"], (receiver, names) => receiver.dropFields(...names)),
};
