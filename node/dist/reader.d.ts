/** `DataFrameReader`: files and tables as DataFrames. */
import { DataFrame } from "./dataframe.js";
import type { SparkSession } from "./session.js";
interface Source {
    readonly format: string | null;
    readonly schema: string | null;
    readonly options: Record<string, string>;
}
/** Reads files and tables. Immutable; nothing is opened before an action. */
export declare class DataFrameReader {
    #private;
    /** @internal */
    constructor(session: SparkSession, source?: Source);
    /** The format: `parquet`, `csv`, `json`, ... */
    format(format: string): DataFrameReader;
    /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. */
    schema(schema: string): DataFrameReader;
    option(key: string, value: string | number | boolean): DataFrameReader;
    options(options: Record<string, string | number | boolean>): DataFrameReader;
    /** Files or folders in the format that was set. */
    load(...paths: string[]): DataFrame;
    parquet(...paths: string[]): DataFrame;
    csv(...paths: string[]): DataFrame;
    /** Files with a JSON object a line. */
    json(...paths: string[]): DataFrame;
    /** A table or a view. */
    table(name: string): DataFrame;
}
export {};
