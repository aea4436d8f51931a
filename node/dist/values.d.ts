/** Arrow memory as JavaScript values, without an Arrow library. */
import type { NativeColumns } from "./native.js";
/** A value of Spark's `INTERVAL`. */
export interface CalendarInterval {
    readonly months: number;
    readonly days: number;
    readonly microseconds: bigint;
}
/**
 * A value of a row: `BIGINT` is a bigint, smaller integers and floats are numbers, decimals are exact texts, dates and
 * timestamps are `Date`s (a date is its midnight in UTC; what is finer than a millisecond is cut), `TIME` is a text,
 * `BINARY` bytes, an array an array, a struct an object, a map a `Map`, an `INTERVAL YEAR TO MONTH` its months, an
 * `INTERVAL DAY TO SECOND` its microseconds as a bigint.
 */
export type Value = null | boolean | number | bigint | string | Date | Uint8Array | CalendarInterval | Value[] | Map<Value, Value> | {
    [name: string]: Value;
};
/** A row as an object. */
export type Row = {
    [name: string]: Value;
};
/** The rows of a batch as arrays of values. */
export declare function arraysOf(columns: NativeColumns, rowCount: number): Value[][];
/** The rows of a batch as objects. Two columns of one name cannot both be in an object. */
export declare function objectsOf(columns: NativeColumns, rowCount: number): Row[];
