/** What stands for the arguments of functions. */

import { Column, invoke, literal } from "./column.js";

/** A column, or the name of one. */
export type ColumnOrName = Column | string;

/** Settings by name. */
export type Settings = Record<string, string | number | boolean>;

/** The column, or that of a name; `"*"` and `"t.*"` stand for all columns. */
export function column(value: ColumnOrName): Column {
  return typeof value === "string" ? new Column(value) : value;
}

/** A text is the name of a column, a number a literal. */
export function mixed(value: ColumnOrName | number | bigint): Column {
  return typeof value === "string" ? column(value) : literal(value);
}

/** The argument, unless it was left out. */
export function given<T>(value: T | undefined, convert: (value: T) => Column): Column[] {
  return value === undefined ? [] : [convert(value)];
}

/** Settings as the map that goes after the other arguments; nothing when there are none. */
export function settings(values: Settings): Column[] {
  const texts = Object.entries(values).flatMap(([key, value]) => [literal(key), literal(String(value))]);
  return texts.length === 0 ? [] : [invoke("map", texts)];
}

/** A seed by chance, chosen once, so that the DataFrame gives the same rows each time. */
export function freshSeed(): bigint {
  return BigInt(Math.floor(Math.random() * Number.MAX_SAFE_INTEGER));
}
