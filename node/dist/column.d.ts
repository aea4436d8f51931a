/** `Column`: an expression over the columns of a DataFrame. */
import { type NativeColumn } from "./native.js";
import type { WindowSpec } from "./window.js";
/** A JavaScript value that stands for a Spark value; `literal` says which. */
export type LiteralValue = null | boolean | number | bigint | string | Date | Uint8Array;
/** A column, or a value that becomes a literal. */
export type ColumnLike = Column | LiteralValue;
/**
 * The literal of a value. Whole numbers become `INT` where they fit and `BIGINT` up to 2^53, other numbers `DOUBLE`;
 * a bigint is a `BIGINT`, a `Date` a `TIMESTAMP`, bytes are `BINARY`, `null` is `VOID`.
 */
export declare function literal(value: ColumnLike): Column;
/** The native columns of columns, or of names. */
export declare function named(columns: readonly (Column | string)[]): NativeColumn[];
/** A call of a built-in function or operator by its Spark name. */
export declare function invoke(name: string, args: readonly Column[], isDistinct?: boolean): Column;
/** An expression. Immutable; each method makes a new one. */
export declare class Column {
    #private;
    /** @internal */
    readonly native: NativeColumn;
    /** @internal */
    constructor(inner: NativeColumn);
    plus(other: ColumnLike): Column;
    minus(other: ColumnLike): Column;
    multiply(other: ColumnLike): Column;
    divide(other: ColumnLike): Column;
    mod(other: ColumnLike): Column;
    pow(other: ColumnLike): Column;
    negate(): Column;
    eq(other: ColumnLike): Column;
    neq(other: ColumnLike): Column;
    /** Equality that holds for two NULLs and never is NULL. */
    eqNullSafe(other: ColumnLike): Column;
    lt(other: ColumnLike): Column;
    leq(other: ColumnLike): Column;
    gt(other: ColumnLike): Column;
    geq(other: ColumnLike): Column;
    and(other: ColumnLike): Column;
    or(other: ColumnLike): Column;
    not(): Column;
    bitwiseAnd(other: ColumnLike): Column;
    bitwiseOr(other: ColumnLike): Column;
    bitwiseXor(other: ColumnLike): Column;
    isNull(): Column;
    isNotNull(): Column;
    isNaN(): Column;
    /** Whether `lower <= this` and `this <= upper`. */
    between(lower: ColumnLike, upper: ColumnLike): Column;
    /** Whether the value is one of these. */
    isin(...values: ColumnLike[]): Column;
    /** SQL `LIKE`, with `%` and `_`. */
    like(pattern: string): Column;
    /** `LIKE` without regard to case. */
    ilike(pattern: string): Column;
    /** Whether a Java regular expression matches anywhere. */
    rlike(pattern: string): Column;
    contains(other: ColumnLike): Column;
    startsWith(other: ColumnLike): Column;
    endsWith(other: ColumnLike): Column;
    /** `length` characters from `start`, which counts from 1. */
    substr(start: ColumnLike, length: ColumnLike): Column;
    /** The column under another name; several names for an expression that gives several columns. */
    alias(...names: [string, ...string[]]): Column;
    /** The column under another name, with metadata that JSON can say. */
    aliasWithMetadata(name: string, metadata: object): Column;
    /** The column as another type, given in SQL (`"decimal(10,2)"`). What does not fit raises, as ANSI asks. */
    cast(dataType: string): Column;
    /** The column as another type; what does not fit becomes NULL. */
    tryCast(dataType: string): Column;
    /** Ascending order, NULLs first. */
    asc(): Column;
    ascNullsFirst(): Column;
    ascNullsLast(): Column;
    /** Descending order, NULLs last. */
    desc(): Column;
    descNullsFirst(): Column;
    descNullsLast(): Column;
    /** The function over a window. */
    over(window: WindowSpec): Column;
    /** An element of an array (from 0), a value of a map, or a field of a struct. */
    getItem(key: ColumnLike): Column;
    /** A field of a struct. */
    getField(name: string): Column;
    /** The struct with a field added or replaced. */
    withField(name: string, value: ColumnLike): Column;
    /** The struct without these fields. */
    dropFields(...names: string[]): Column;
    /** `WHEN condition THEN value` after `functions.when`. */
    when(condition: Column, value: ColumnLike): Column;
    /** `ELSE value` after `functions.when`. */
    otherwise(value: ColumnLike): Column;
    toString(): string;
}
