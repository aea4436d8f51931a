/**
 * Spark's functions. Those that are called with columns and values alone are written from a table; the others stand here.
 * Those without a name here are reached by `callFunction`.
 */

import { column, given, type ColumnOrName } from "./arguments.js";
import { Column, invoke, literal, type ColumnLike } from "./column.js";
import type { DataFrame } from "./dataframe.js";
import { native } from "./native.js";

export type { ColumnOrName, Settings } from "./arguments.js";
export { date, dayTimeInterval, decimal, double, time, yearMonthInterval } from "./column.js";
export * from "./generated/functions.js";
export * from "./lambda.js";

/** The column of this name; `"*"` and `"t.*"` stand for all columns. */
export function col(name: string): Column {
  return column(name);
}

export { col as column };

/**
 * A value: whole numbers are `INT` where they fit, other numbers `DOUBLE`, bigints `BIGINT`, a `Date` is a `TIMESTAMP`. See
 * also `double`, `decimal`, `date`, `time`, `dayTimeInterval` and `yearMonthInterval`.
 */
export function lit(value: ColumnLike): Column {
  return literal(value);
}

/** An expression in SQL. */
export function expr(sql: string): Column {
  return new Column(native.Column.expression(sql));
}

/** A call of any function by its name, which may be qualified (`catalog.schema.name`). */
export function callFunction(name: string, ...args: ColumnOrName[]): Column {
  return new Column(native.Column.call(name, args.map((argument) => column(argument).native)));
}

/** A call of a registered function by its name. */
export function callUdf(name: string, ...args: ColumnOrName[]): Column {
  return invoke(name, args.map(column));
}

/** The DataFrame with a hint that it is small enough to be sent everywhere. */
export function broadcast(frame: DataFrame): DataFrame {
  return frame.hint("broadcast");
}

/** `CASE WHEN condition THEN value`: more branches by `Column.when`, the rest by `Column.otherwise`. */
export function when(condition: Column, value: ColumnLike): Column {
  return invoke("when", [condition, literal(value)]);
}

/** How many rows there are (`count("*")`), or how many in which the column is not NULL. */
export function count(of: ColumnOrName): Column {
  return invoke("count", [column(of)]);
}

/** Ascending order, NULLs first. */
export function asc(col: ColumnOrName): Column {
  return column(col).asc();
}

/** Ascending order, NULLs first. */
export function ascNullsFirst(col: ColumnOrName): Column {
  return column(col).ascNullsFirst();
}

/** Ascending order, NULLs last. */
export function ascNullsLast(col: ColumnOrName): Column {
  return column(col).ascNullsLast();
}

/** Descending order, NULLs last. */
export function desc(col: ColumnOrName): Column {
  return column(col).desc();
}

/** Descending order, NULLs first. */
export function descNullsFirst(col: ColumnOrName): Column {
  return column(col).descNullsFirst();
}

/** Descending order, NULLs last. */
export function descNullsLast(col: ColumnOrName): Column {
  return column(col).descNullsLast();
}

/** Where a text first stands in another, from 1; 0 when it does not. */
export function instr(str: ColumnOrName, substr: ColumnLike, start?: ColumnLike, occurrence?: ColumnLike): Column {
  const from = start ?? (occurrence === undefined ? undefined : 1);
  return invoke("instr", [column(str), literal(substr), ...given(from, literal), ...given(occurrence, literal)]);
}

/** Seconds since 1970-01-01 00:00:00 UTC: now, or at the time that a text says. */
export function unixTimestamp(timestamp?: ColumnOrName, format: ColumnLike = "yyyy-MM-dd HH:mm:ss"): Column {
  return invoke("unix_timestamp", timestamp === undefined ? [] : [column(timestamp), literal(format)]);
}

/** The window of time that a row falls into, as a struct of `start` and `end`. */
export function window(
  timeColumn: ColumnOrName,
  windowDuration: ColumnLike,
  slideDuration?: ColumnLike,
  startTime?: ColumnLike,
): Column {
  const slide = slideDuration ?? (startTime === undefined ? undefined : windowDuration);
  const times = [...given(slide, literal), ...given(startTime, literal)];
  return invoke("window", [column(timeColumn), literal(windowDuration), ...times]);
}
