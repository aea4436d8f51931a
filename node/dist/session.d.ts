/** `SparkSession`: where plans run, and what belongs to it. */
import type * as apache from "apache-arrow";
import { type ColumnLike } from "./column.js";
import { DataFrame, type ActionOptions } from "./dataframe.js";
import { type NativeSession } from "./native.js";
import { DataFrameReader } from "./reader.js";
/** How to open a session. */
export declare class SparkSessionBuilder {
    #private;
    /**
     * Where plans run: `sc://host:port/;key=value` on a server; `local`, `local[N]` or `local[*]` in this process.
     * Without it the environment variable `SPARK_REMOTE` says, or else it is `local`.
     */
    remote(url: string): this;
    /** A configuration entry to set. */
    config(key: string, value: string | number | boolean): this;
    appName(name: string): this;
    getOrCreate(): Promise<SparkSession>;
}
/** A session. */
export declare class SparkSession implements AsyncDisposable {
    #private;
    /** @internal */
    readonly native: NativeSession;
    readonly conf: RuntimeConfig;
    /** @internal */
    constructor(inner: NativeSession);
    static builder(): SparkSessionBuilder;
    /** The address the session was opened with. */
    get url(): string;
    get sessionId(): string;
    /** The version of Spark that the backend is, or answers like. */
    version(): Promise<string>;
    /**
     * Runs a SQL statement, with values for its `:name` markers (an object) or its `?` markers (an array). A query gives
     * its DataFrame; a command is carried out now, and gives what it answers.
     */
    sql(text: string, values?: readonly ColumnLike[] | Record<string, ColumnLike>, { signal }?: ActionOptions): Promise<DataFrame>;
    get read(): DataFrameReader;
    /** A table or a view. */
    table(name: string): DataFrame;
    /** The numbers from `start` (included) to `end` (excluded), as column `id`; from 0 when only one is given. */
    range(start: number | bigint, end?: number | bigint, step?: number | bigint): DataFrame;
    /**
     * A DataFrame of rows that are here: a table of apache-arrow, whichever copy of it; the bytes of an Arrow IPC stream
     * or file; or an array of objects, or of arrays in the schema's order. `schema` is DDL (`"id BIGINT, name STRING"`);
     * rows need one, Arrow data is renamed and cast by it.
     */
    createDataFrame(data: Uint8Array | apache.Table | readonly (object | readonly unknown[])[], schema?: string): Promise<DataFrame>;
    /** The DataFrame of a plan: the bytes of a `spark.connect.Plan` whose root is a relation. */
    fromPlan(plan: Uint8Array): DataFrame;
    /** A tag for the operations started from now on. */
    addTag(tag: string): void;
    removeTag(tag: string): void;
    get tags(): string[];
    /** Interrupts all operations of the session; gives their ids. */
    interruptAll(): Promise<string[]>;
    interruptTag(tag: string): Promise<string[]>;
    interruptOperation(id: string): Promise<string[]>;
    /** Ends the session on its backend. Its DataFrames can no longer be run. */
    stop(): Promise<void>;
    [Symbol.asyncDispose](): Promise<void>;
}
/** The configuration of a session. */
export declare class RuntimeConfig {
    #private;
    /** @internal */
    constructor(inner: NativeSession);
    /** The value of an entry, or of its default. Raises `SQL_CONF_NOT_FOUND` when there is neither. */
    get(key: string): Promise<string>;
    /** The value of an entry, if it has one. */
    getOption(key: string): Promise<string | null>;
    /** All entries that were set. */
    getAll(): Promise<Record<string, string>>;
    set(key: string, value: string | number | boolean): Promise<void>;
    unset(key: string): Promise<void>;
    isModifiable(key: string): Promise<boolean>;
}
