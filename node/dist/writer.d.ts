/** `DataFrameWriter`: DataFrames as files and tables. */
import type { ActionOptions } from "./dataframe.js";
import type { NativeDataFrame } from "./native.js";
/** What to do when there is data already: `error` raises and `ignore` does nothing. */
export type SaveMode = "append" | "overwrite" | "error" | "errorifexists" | "ignore";
interface Target {
    readonly format?: string;
    readonly mode: SaveMode;
    readonly options: Record<string, string>;
    readonly partitioning: string[];
}
/** Writes a DataFrame. Immutable. What was there before stays until the write has succeeded. */
export declare class DataFrameWriter {
    #private;
    /** @internal */
    constructor(input: NativeDataFrame, target?: Target);
    format(format: string): DataFrameWriter;
    mode(mode: SaveMode): DataFrameWriter;
    option(key: string, value: string | number | boolean): DataFrameWriter;
    /** A folder for each combination of these columns' values. */
    partitionBy(...names: string[]): DataFrameWriter;
    /** Writes a folder of files in the format that was set. */
    save(path: string, options?: ActionOptions): Promise<void>;
    parquet(path: string, options?: ActionOptions): Promise<void>;
    csv(path: string, options?: ActionOptions): Promise<void>;
    /** Writes a JSON object a line. */
    json(path: string, options?: ActionOptions): Promise<void>;
    /** Writes a table of the session's catalog. */
    saveAsTable(name: string, options?: ActionOptions): Promise<void>;
}
export {};
