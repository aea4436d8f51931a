/** `GroupedData`: rows in groups, to be aggregated. */
import { Column, type LiteralValue } from "./column.js";
import { DataFrame } from "./dataframe.js";
interface Pivot {
    readonly column: Column | string;
    readonly values: readonly LiteralValue[];
}
/** A DataFrame's rows in groups. */
export declare class GroupedData {
    #private;
    /** @internal */
    constructor(input: DataFrame, kind: number, grouping: readonly (Column | string)[], pivot?: Pivot);
    /** A column for each of the values. Without values Spark looks them up. */
    pivot(column: Column | string, values?: readonly LiteralValue[]): GroupedData;
    /** A row a group: the grouping columns, then these aggregates. */
    agg(...aggregates: Column[]): DataFrame;
    /** How many rows each group has, as `count`. */
    count(): DataFrame;
    sum(...names: string[]): DataFrame;
    avg(...names: string[]): DataFrame;
    min(...names: string[]): DataFrame;
    max(...names: string[]): DataFrame;
}
export {};
