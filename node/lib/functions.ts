/** Spark's functions. Those without a name here are reached by `callFunction`. */

import { Column, invoke, literal, type ColumnLike } from "./column.js";
import { native } from "./native.js";

/** A column, or the name of one. */
export type ColumnOrName = Column | string;

function column(value: ColumnOrName): Column {
  return typeof value === "string" ? col(value) : value;
}

/** The column of this name; `"*"` and `"t.*"` stand for all columns. */
export function col(name: string): Column {
  return new Column(native.Column.attribute(name));
}

/** A value: whole numbers are `INT` where they fit, other numbers `DOUBLE`, bigints `BIGINT`, dates `TIMESTAMP`. */
export function lit(value: ColumnLike): Column {
  return literal(value);
}

/** An exact decimal from its text: `decimal("1.50")` is `DECIMAL(3,2)`. */
export function decimal(text: string): Column {
  return new Column(native.Column.decimal(text));
}

/** An expression in SQL. */
export function expr(sql: string): Column {
  return new Column(native.Column.expression(sql));
}

/** A call of any function by its name, which may be qualified (`catalog.schema.name`). */
export function callFunction(name: string, ...args: ColumnOrName[]): Column {
  return new Column(native.Column.call(name, args.map((argument) => column(argument).native)));
}

/** `CASE WHEN condition THEN value`: more branches by `Column.when`, the rest by `Column.otherwise`. */
export function when(condition: Column, value: ColumnLike): Column {
  return invoke("when", [condition, literal(value)]);
}

/** How many rows there are (`count("*")`), or how many in which the column is not NULL. */
export function count(of: ColumnOrName): Column {
  return invoke("count", [of === "*" ? literal(1) : column(of)]);
}

/** How many distinct combinations of these columns there are, NULLs left out. */
export function countDistinct(...columns: [ColumnOrName, ...ColumnOrName[]]): Column {
  return invoke("count", columns.map(column), true);
}

/** The sum of the distinct values. */
export function sumDistinct(of: ColumnOrName): Column {
  return invoke("sum", [column(of)], true);
}

/** A function of one column. */
function unary(name: string): (of: ColumnOrName) => Column {
  return (of) => invoke(name, [column(of)]);
}

/** A function of any number of columns. */
function variadic(name: string): (...columns: ColumnOrName[]) => Column {
  return (...columns) => invoke(name, columns.map(column));
}

/** A function of a column and of values, which may be columns as well. */
function withValues<V extends (ColumnLike | undefined)[]>(name: string): (of: ColumnOrName, ...values: V) => Column {
  const given = (value: ColumnLike | undefined): value is ColumnLike => value !== undefined;
  return (of, ...values) => invoke(name, [column(of), ...values.filter(given).map(literal)]);
}

/** A function without arguments. */
function constant(name: string): () => Column {
  return () => invoke(name, []);
}

// Aggregates.
export const sum = unary("sum");
export const avg = unary("avg");
export const mean = unary("avg");
export const min = unary("min");
export const max = unary("max");
export const first = unary("first");
export const last = unary("last");
export const collectList = unary("collect_list");
export const collectSet = unary("collect_set");
export const stddev = unary("stddev");
export const variance = unary("variance");

// Numbers.
export const abs = unary("abs");
export const sqrt = unary("sqrt");
export const exp = unary("exp");
export const floor = unary("floor");
export const ceil = unary("ceil");
export const round = withValues<[scale?: number]>("round");
export const greatest = variadic("greatest");
export const least = variadic("least");

// Texts.
export const lower = unary("lower");
export const upper = unary("upper");
export const length = unary("length");
export const trim = unary("trim");
export const ltrim = unary("ltrim");
export const rtrim = unary("rtrim");
export const concat = variadic("concat");
/** `length` characters from `position`, which counts from 1. */
export const substring = withValues<[position: ColumnLike, length: ColumnLike]>("substring");
export const regexpReplace = withValues<[pattern: ColumnLike, replacement: ColumnLike]>("regexp_replace");
export const split = withValues<[pattern: ColumnLike, limit?: ColumnLike]>("split");

// Dates and times.
export const year = unary("year");
export const month = unary("month");
export const dayofmonth = unary("dayofmonth");
export const hour = unary("hour");
export const minute = unary("minute");
export const second = unary("second");
export const toDate = withValues<[format?: ColumnLike]>("to_date");
export const toTimestamp = withValues<[format?: ColumnLike]>("to_timestamp");
export const dateAdd = withValues<[days: ColumnLike]>("date_add");
export const dateSub = withValues<[days: ColumnLike]>("date_sub");
export const datediff = variadic("datediff");
export const currentDate = constant("current_date");
export const currentTimestamp = constant("current_timestamp");

// NULLs.
export const coalesce = variadic("coalesce");
export const isnull = unary("isnull");
export const isnan = unary("isnan");

// Arrays, maps, structs.
export const array = variadic("array");
export const struct = variadic("struct");
export const createMap = variadic("map");
export const explode = unary("explode");
export const size = unary("size");
export const arrayContains = withValues<[value: ColumnLike]>("array_contains");

// Window functions.
export const rowNumber = constant("row_number");
export const rank = constant("rank");
export const denseRank = constant("dense_rank");
export const percentRank = constant("percent_rank");
export const lag = withValues<[offset?: ColumnLike, otherwise?: ColumnLike]>("lag");
export const lead = withValues<[offset?: ColumnLike, otherwise?: ColumnLike]>("lead");

/** Ascending order of a column, NULLs first. */
export function asc(of: ColumnOrName): Column {
  return column(of).asc();
}

/** Descending order of a column, NULLs last. */
export function desc(of: ColumnOrName): Column {
  return column(of).desc();
}
