/** `DataFrame`: a relation and the session it runs in. */
import type * as apache from "apache-arrow";
import type { Batch } from "./batch.js";
import { Column, type ColumnLike } from "./column.js";
import { GroupedData } from "./grouped.js";
import { type NativeDataFrame } from "./native.js";
import { Operation } from "./operation.js";
import type { Field } from "./schema.js";
import type { SparkSession } from "./session.js";
import type { Row, Value } from "./values.js";
import { DataFrameWriter } from "./writer.js";
/** What every action takes. */
export interface ActionOptions {
    /** Cancels the operation; the action rejects with the signal's reason. */
    readonly signal?: AbortSignal | undefined;
}
export type ExplainMode = "simple" | "extended" | "codegen" | "cost" | "formatted";
/** A relation of rows and columns that is computed when an action asks for it. Immutable. */
export declare class DataFrame {
    #private;
    readonly sparkSession: SparkSession;
    /** @internal */
    readonly native: NativeDataFrame;
    /** @internal */
    constructor(session: SparkSession, inner: NativeDataFrame);
    /** The bytes of the `spark.connect.Plan` that this DataFrame is. */
    toPlan(): Uint8Array;
    /** A column of this very DataFrame, which stays its own in a self-join. */
    col(name: string): Column;
    select(...columns: (Column | string)[]): DataFrame;
    /** `select` of expressions in SQL. */
    selectExpr(...expressions: string[]): DataFrame;
    /** The rows for which the condition, a column or SQL text, holds. */
    filter(condition: Column | string): DataFrame;
    where(condition: Column | string): DataFrame;
    /** A column added, or replaced when the name is there. */
    withColumn(name: string, column: Column): DataFrame;
    withColumns(columns: Record<string, Column>): DataFrame;
    withColumnRenamed(name: string, other: string): DataFrame;
    /** Columns under other names; names that are not there are passed over, as in Spark. */
    withColumnsRenamed(names: Record<string, string>): DataFrame;
    /** The columns under these names, in order. */
    toDF(...names: string[]): DataFrame;
    /** The DataFrame without these columns; columns that are not there are passed over, as in Spark. */
    drop(...columns: (Column | string)[]): DataFrame;
    /** The rows of both that belong together; `joinType` is one of Spark's: `inner`, `left`, `full`, `left_semi`, ... */
    join(other: DataFrame, on?: string | string[] | Column, joinType?: string): DataFrame;
    crossJoin(other: DataFrame): DataFrame;
    groupBy(...columns: (Column | string)[]): GroupedData;
    /** Groups by the columns, by all but the last of them, and so on to none. */
    rollup(...columns: (Column | string)[]): GroupedData;
    /** Groups by each subset of the columns. */
    cube(...columns: (Column | string)[]): GroupedData;
    /** Aggregates over all rows. */
    agg(...aggregates: Column[]): DataFrame;
    /** The rows in order: NULLs first when ascending, last when descending. */
    orderBy(...columns: (Column | string)[]): DataFrame;
    sort(...columns: (Column | string)[]): DataFrame;
    sortWithinPartitions(...columns: (Column | string)[]): DataFrame;
    limit(rows: number): DataFrame;
    offset(rows: number): DataFrame;
    /** The rows of both, columns matched by position, repeated rows kept. */
    union(other: DataFrame): DataFrame;
    unionAll(other: DataFrame): DataFrame;
    /** The rows of both, columns matched by name; with `allowMissingColumns`, one that a side lacks is NULL there. */
    unionByName(other: DataFrame, { allowMissingColumns }?: {
        allowMissingColumns?: boolean | undefined;
    }): DataFrame;
    /** The distinct rows that are in both. */
    intersect(other: DataFrame): DataFrame;
    intersectAll(other: DataFrame): DataFrame;
    /** The distinct rows that are in this one only. */
    subtract(other: DataFrame): DataFrame;
    exceptAll(other: DataFrame): DataFrame;
    distinct(): DataFrame;
    /** One row for each combination of these columns' values; of all columns when none is named. */
    dropDuplicates(...names: string[]): DataFrame;
    /** The DataFrame under a name, by which its columns can be qualified. */
    alias(name: string): DataFrame;
    repartition(partitions: number): DataFrame;
    /** A hint for the optimiser. */
    hint(name: string, ...parameters: ColumnLike[]): DataFrame;
    get write(): DataFrameWriter;
    /** Names the DataFrame as a view of the session; raises when the name is taken. */
    createTempView(name: string, options?: ActionOptions): Promise<void>;
    createOrReplaceTempView(name: string, options?: ActionOptions): Promise<void>;
    /** Names the DataFrame as a view of all sessions, under `global_temp`. */
    createOrReplaceGlobalTempView(name: string, options?: ActionOptions): Promise<void>;
    /** The columns' names, Spark types and nullability. */
    schema({ signal }?: ActionOptions): Promise<Field[]>;
    columns(options?: ActionOptions): Promise<string[]>;
    /** The schema as a tree. */
    treeString({ signal }?: ActionOptions): Promise<string>;
    printSchema(options?: ActionOptions): Promise<void>;
    /** The plan, as the backend describes it. */
    explainString(mode?: ExplainMode, { signal }?: ActionOptions): Promise<string>;
    /** Prints the plan. */
    explain(mode?: ExplainMode, options?: ActionOptions): Promise<void>;
    /** Starts the DataFrame. The rows are pulled from the operation, which has to be closed. */
    execute({ signal }?: ActionOptions): Promise<Operation>;
    /** The rows in batches, as they come. Leaving the loop early gives the operation up. */
    stream(options?: ActionOptions): AsyncGenerator<Batch, void, undefined>;
    /** All rows, as objects. */
    collect(options?: ActionOptions): Promise<Row[]>;
    /** All rows, as arrays of values: also when two columns have one name. */
    collectArrays(options?: ActionOptions): Promise<Value[][]>;
    /** The first row, or `null` when there is none. */
    first(options?: ActionOptions): Promise<Row | null>;
    /** All rows as a table of the user's own apache-arrow. Its memory is the result's own, which must not be changed. */
    toArrow(options?: ActionOptions): Promise<apache.Table>;
    /** How many rows there are. */
    count({ signal }?: ActionOptions): Promise<bigint>;
    /** What `show` prints. */
    showString(rows?: number, truncate?: number, { signal }?: ActionOptions): Promise<string>;
    /** Prints the first rows as a table, each cell cut at `truncate` characters; 0 leaves them whole. */
    show(rows?: number, truncate?: number, options?: ActionOptions): Promise<void>;
}
