/** `DataFrameWriter`: DataFrames as files and tables. */

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import { Configured } from "./configured.js";
import {
  several,
  type CsvWriteOptions,
  type FileWriteOptions,
  type FormatOptions,
  type JsonWriteOptions,
  type SaveMode,
  type TextWriteOptions,
  type XmlWriteOptions,
} from "./formats.js";
import { native, type NativeDataFrame, type NativeWrite } from "./native.js";

export type { SaveMode } from "./formats.js";

const NOTHING: NativeWrite = { options: {}, partitioning: [], bucketing: [], sorting: [], clustering: [] };

/** Writes a DataFrame. Immutable. What was there before stays until the write has succeeded. */
export class DataFrameWriter extends Configured<NativeDataFrame, NativeWrite> {
  /** @internal */
  constructor(input: NativeDataFrame, write: NativeWrite = NOTHING) {
    super(input, write);
  }

  /** The format: `parquet`, `csv`, `json`, ... Without one it is the session's default. */
  format(format: string): this {
    return this.with({ format });
  }

  /** What to do when there is data already; without it, a write to files or a new table raises. */
  mode(mode: SaveMode): this {
    return this.with({ mode });
  }

  /** A folder for each combination of these columns' values. */
  partitionBy(...names: string[]): this {
    return this.with({ partitioning: names });
  }

  /** A table's rows in so many buckets by these columns' values. */
  bucketBy(buckets: number, ...names: string[]): this {
    return this.with({ buckets, bucketing: names });
  }

  /** The order of the rows in each bucket. */
  sortBy(...names: string[]): this {
    return this.with({ sorting: names });
  }

  /** The columns by whose values a table's rows are kept together. */
  clusterBy(...names: string[]): this {
    return this.with({ clustering: names });
  }

  /** Writes a folder of files in the format that was set. Without a path the options say what is written to. */
  save(path?: string, options: ActionOptions = {}): Promise<void> {
    return this.#run(native.Target.Files, path ?? null, options);
  }

  parquet(path: string, options: FileWriteOptions = {}): Promise<void> {
    return this.#files("parquet", path, options);
  }

  csv(path: string, options: CsvWriteOptions = {}): Promise<void> {
    return this.#files("csv", path, options);
  }

  /** Writes a JSON object a line. */
  json(path: string, options: JsonWriteOptions = {}): Promise<void> {
    return this.#files("json", path, options);
  }

  orc(path: string, options: FileWriteOptions = {}): Promise<void> {
    return this.#files("orc", path, options);
  }

  /** Writes the one column, of texts, a line a row. */
  text(path: string, options: TextWriteOptions = {}): Promise<void> {
    return this.#files("text", path, options);
  }

  /** Writes XML files: an element `rowTag` for each row. */
  xml(path: string, options: XmlWriteOptions = {}): Promise<void> {
    return this.#files("xml", path, options);
  }

  /** Writes a table of a database. User and password are options. */
  jdbc(url: string, table: string, { mode, signal, ...options }: FileWriteOptions = {}): Promise<void> {
    const writer = this.format("jdbc").options({ ...(options as FormatOptions), url, dbtable: table });
    return (mode === undefined ? writer : writer.mode(mode)).save(undefined, { signal });
  }

  /** Writes a table of the session's catalog. */
  saveAsTable(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#run(native.Target.Table, name, options);
  }

  /** Adds rows to a table, or replaces them in mode `overwrite`, columns matched by position. */
  insertInto(name: string, { overwrite, signal }: ActionOptions & { overwrite?: boolean } = {}): Promise<void> {
    const writer = overwrite === undefined ? this : this.mode(overwrite ? "overwrite" : "append");
    return writer.#run(native.Target.Insert, name, { signal });
  }

  #files(format: string, path: string, { mode, partitionBy, signal, ...options }: FileWriteOptions): Promise<void> {
    const writer = this.format(format).options(options as FormatOptions);
    const moded = mode === undefined ? writer : writer.mode(mode);
    return (partitionBy === undefined ? moded : moded.partitionBy(...several(partitionBy))).save(path, { signal });
  }

  #run(target: number, name: string | null, { signal }: ActionOptions): Promise<void> {
    return cancellable(signal, (token) => this.owner.write(this.settings, target, name, token));
  }
}
