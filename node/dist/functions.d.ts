/** Spark's functions. Those without a name here are reached by `callFunction`. */
import { Column, type ColumnLike } from "./column.js";
/** A column, or the name of one. */
export type ColumnOrName = Column | string;
/** The column of this name; `"*"` and `"t.*"` stand for all columns. */
export declare function col(name: string): Column;
/** A value: whole numbers are `INT` where they fit, other numbers `DOUBLE`, bigints `BIGINT`, dates `TIMESTAMP`. */
export declare function lit(value: ColumnLike): Column;
/** An exact decimal from its text: `decimal("1.50")` is `DECIMAL(3,2)`. */
export declare function decimal(text: string): Column;
/** An expression in SQL. */
export declare function expr(sql: string): Column;
/** A call of any function by its name, which may be qualified (`catalog.schema.name`). */
export declare function callFunction(name: string, ...args: ColumnOrName[]): Column;
/** `CASE WHEN condition THEN value`: more branches by `Column.when`, the rest by `Column.otherwise`. */
export declare function when(condition: Column, value: ColumnLike): Column;
/** How many rows there are (`count("*")`), or how many in which the column is not NULL. */
export declare function count(of: ColumnOrName): Column;
/** How many distinct combinations of these columns there are, NULLs left out. */
export declare function countDistinct(...columns: [ColumnOrName, ...ColumnOrName[]]): Column;
/** The sum of the distinct values. */
export declare function sumDistinct(of: ColumnOrName): Column;
export declare const sum: (of: ColumnOrName) => Column;
export declare const avg: (of: ColumnOrName) => Column;
export declare const mean: (of: ColumnOrName) => Column;
export declare const min: (of: ColumnOrName) => Column;
export declare const max: (of: ColumnOrName) => Column;
export declare const first: (of: ColumnOrName) => Column;
export declare const last: (of: ColumnOrName) => Column;
export declare const collectList: (of: ColumnOrName) => Column;
export declare const collectSet: (of: ColumnOrName) => Column;
export declare const stddev: (of: ColumnOrName) => Column;
export declare const variance: (of: ColumnOrName) => Column;
export declare const abs: (of: ColumnOrName) => Column;
export declare const sqrt: (of: ColumnOrName) => Column;
export declare const exp: (of: ColumnOrName) => Column;
export declare const floor: (of: ColumnOrName) => Column;
export declare const ceil: (of: ColumnOrName) => Column;
export declare const round: (of: ColumnOrName, scale?: number | undefined) => Column;
export declare const greatest: (...columns: ColumnOrName[]) => Column;
export declare const least: (...columns: ColumnOrName[]) => Column;
export declare const lower: (of: ColumnOrName) => Column;
export declare const upper: (of: ColumnOrName) => Column;
export declare const length: (of: ColumnOrName) => Column;
export declare const trim: (of: ColumnOrName) => Column;
export declare const ltrim: (of: ColumnOrName) => Column;
export declare const rtrim: (of: ColumnOrName) => Column;
export declare const concat: (...columns: ColumnOrName[]) => Column;
/** `length` characters from `position`, which counts from 1. */
export declare const substring: (of: ColumnOrName, position: ColumnLike, length: ColumnLike) => Column;
export declare const regexpReplace: (of: ColumnOrName, pattern: ColumnLike, replacement: ColumnLike) => Column;
export declare const split: (of: ColumnOrName, pattern: ColumnLike, limit?: ColumnLike | undefined) => Column;
export declare const year: (of: ColumnOrName) => Column;
export declare const month: (of: ColumnOrName) => Column;
export declare const dayofmonth: (of: ColumnOrName) => Column;
export declare const hour: (of: ColumnOrName) => Column;
export declare const minute: (of: ColumnOrName) => Column;
export declare const second: (of: ColumnOrName) => Column;
export declare const toDate: (of: ColumnOrName, format?: ColumnLike | undefined) => Column;
export declare const toTimestamp: (of: ColumnOrName, format?: ColumnLike | undefined) => Column;
export declare const dateAdd: (of: ColumnOrName, days: ColumnLike) => Column;
export declare const dateSub: (of: ColumnOrName, days: ColumnLike) => Column;
export declare const datediff: (...columns: ColumnOrName[]) => Column;
export declare const currentDate: () => Column;
export declare const currentTimestamp: () => Column;
export declare const coalesce: (...columns: ColumnOrName[]) => Column;
export declare const isnull: (of: ColumnOrName) => Column;
export declare const isnan: (of: ColumnOrName) => Column;
export declare const array: (...columns: ColumnOrName[]) => Column;
export declare const struct: (...columns: ColumnOrName[]) => Column;
export declare const createMap: (...columns: ColumnOrName[]) => Column;
export declare const explode: (of: ColumnOrName) => Column;
export declare const size: (of: ColumnOrName) => Column;
export declare const arrayContains: (of: ColumnOrName, value: ColumnLike) => Column;
export declare const rowNumber: () => Column;
export declare const rank: () => Column;
export declare const denseRank: () => Column;
export declare const percentRank: () => Column;
export declare const lag: (of: ColumnOrName, offset?: ColumnLike | undefined, otherwise?: ColumnLike | undefined) => Column;
export declare const lead: (of: ColumnOrName, offset?: ColumnLike | undefined, otherwise?: ColumnLike | undefined) => Column;
/** Ascending order of a column, NULLs first. */
export declare function asc(of: ColumnOrName): Column;
/** Descending order of a column, NULLs last. */
export declare function desc(of: ColumnOrName): Column;
