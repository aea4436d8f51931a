"use strict";
/** Spark's functions. Those without a name here are reached by `callFunction`. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.size = exports.explode = exports.createMap = exports.struct = exports.array = exports.isnan = exports.isnull = exports.coalesce = exports.currentTimestamp = exports.currentDate = exports.datediff = exports.dateSub = exports.dateAdd = exports.toTimestamp = exports.toDate = exports.second = exports.minute = exports.hour = exports.dayofmonth = exports.month = exports.year = exports.split = exports.regexpReplace = exports.substring = exports.concat = exports.rtrim = exports.ltrim = exports.trim = exports.length = exports.upper = exports.lower = exports.least = exports.greatest = exports.round = exports.ceil = exports.floor = exports.exp = exports.sqrt = exports.abs = exports.variance = exports.stddev = exports.collectSet = exports.collectList = exports.last = exports.first = exports.max = exports.min = exports.mean = exports.avg = exports.sum = void 0;
exports.lead = exports.lag = exports.percentRank = exports.denseRank = exports.rank = exports.rowNumber = exports.arrayContains = void 0;
exports.col = col;
exports.lit = lit;
exports.decimal = decimal;
exports.expr = expr;
exports.callFunction = callFunction;
exports.when = when;
exports.count = count;
exports.countDistinct = countDistinct;
exports.sumDistinct = sumDistinct;
exports.asc = asc;
exports.desc = desc;
const column_js_1 = require("./column.js");
const native_js_1 = require("./native.js");
function column(value) {
    return typeof value === "string" ? col(value) : value;
}
/** The column of this name; `"*"` and `"t.*"` stand for all columns. */
function col(name) {
    return new column_js_1.Column(native_js_1.native.Column.attribute(name));
}
/** A value: whole numbers are `INT` where they fit, other numbers `DOUBLE`, bigints `BIGINT`, dates `TIMESTAMP`. */
function lit(value) {
    return (0, column_js_1.literal)(value);
}
/** An exact decimal from its text: `decimal("1.50")` is `DECIMAL(3,2)`. */
function decimal(text) {
    return new column_js_1.Column(native_js_1.native.Column.decimal(text));
}
/** An expression in SQL. */
function expr(sql) {
    return new column_js_1.Column(native_js_1.native.Column.expression(sql));
}
/** A call of any function by its name, which may be qualified (`catalog.schema.name`). */
function callFunction(name, ...args) {
    return new column_js_1.Column(native_js_1.native.Column.call(name, args.map((argument) => column(argument).native)));
}
/** `CASE WHEN condition THEN value`: more branches by `Column.when`, the rest by `Column.otherwise`. */
function when(condition, value) {
    return (0, column_js_1.invoke)("when", [condition, (0, column_js_1.literal)(value)]);
}
/** How many rows there are (`count("*")`), or how many in which the column is not NULL. */
function count(of) {
    return (0, column_js_1.invoke)("count", [of === "*" ? (0, column_js_1.literal)(1) : column(of)]);
}
/** How many distinct combinations of these columns there are, NULLs left out. */
function countDistinct(...columns) {
    return (0, column_js_1.invoke)("count", columns.map(column), true);
}
/** The sum of the distinct values. */
function sumDistinct(of) {
    return (0, column_js_1.invoke)("sum", [column(of)], true);
}
/** A function of one column. */
function unary(name) {
    return (of) => (0, column_js_1.invoke)(name, [column(of)]);
}
/** A function of any number of columns. */
function variadic(name) {
    return (...columns) => (0, column_js_1.invoke)(name, columns.map(column));
}
/** A function of a column and of values, which may be columns as well. */
function withValues(name) {
    const given = (value) => value !== undefined;
    return (of, ...values) => (0, column_js_1.invoke)(name, [column(of), ...values.filter(given).map(column_js_1.literal)]);
}
/** A function without arguments. */
function constant(name) {
    return () => (0, column_js_1.invoke)(name, []);
}
// Aggregates.
exports.sum = unary("sum");
exports.avg = unary("avg");
exports.mean = unary("avg");
exports.min = unary("min");
exports.max = unary("max");
exports.first = unary("first");
exports.last = unary("last");
exports.collectList = unary("collect_list");
exports.collectSet = unary("collect_set");
exports.stddev = unary("stddev");
exports.variance = unary("variance");
// Numbers.
exports.abs = unary("abs");
exports.sqrt = unary("sqrt");
exports.exp = unary("exp");
exports.floor = unary("floor");
exports.ceil = unary("ceil");
exports.round = withValues("round");
exports.greatest = variadic("greatest");
exports.least = variadic("least");
// Texts.
exports.lower = unary("lower");
exports.upper = unary("upper");
exports.length = unary("length");
exports.trim = unary("trim");
exports.ltrim = unary("ltrim");
exports.rtrim = unary("rtrim");
exports.concat = variadic("concat");
/** `length` characters from `position`, which counts from 1. */
exports.substring = withValues("substring");
exports.regexpReplace = withValues("regexp_replace");
exports.split = withValues("split");
// Dates and times.
exports.year = unary("year");
exports.month = unary("month");
exports.dayofmonth = unary("dayofmonth");
exports.hour = unary("hour");
exports.minute = unary("minute");
exports.second = unary("second");
exports.toDate = withValues("to_date");
exports.toTimestamp = withValues("to_timestamp");
exports.dateAdd = withValues("date_add");
exports.dateSub = withValues("date_sub");
exports.datediff = variadic("datediff");
exports.currentDate = constant("current_date");
exports.currentTimestamp = constant("current_timestamp");
// NULLs.
exports.coalesce = variadic("coalesce");
exports.isnull = unary("isnull");
exports.isnan = unary("isnan");
// Arrays, maps, structs.
exports.array = variadic("array");
exports.struct = variadic("struct");
exports.createMap = variadic("map");
exports.explode = unary("explode");
exports.size = unary("size");
exports.arrayContains = withValues("array_contains");
// Window functions.
exports.rowNumber = constant("row_number");
exports.rank = constant("rank");
exports.denseRank = constant("dense_rank");
exports.percentRank = constant("percent_rank");
exports.lag = withValues("lag");
exports.lead = withValues("lead");
/** Ascending order of a column, NULLs first. */
function asc(of) {
    return column(of).asc();
}
/** Descending order of a column, NULLs last. */
function desc(of) {
    return column(of).desc();
}
