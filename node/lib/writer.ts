/** `DataFrameWriter`: DataFrames as files and tables. */

import { cancellable } from "./abort.js";
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
export class DataFrameWriter {
  readonly #input: NativeDataFrame;
  readonly #target: Target;

  /** @internal */
  constructor(input: NativeDataFrame, target: Target = { mode: "error", options: {}, partitioning: [] }) {
    this.#input = input;
    this.#target = target;
  }

  format(format: string): DataFrameWriter {
    return new DataFrameWriter(this.#input, { ...this.#target, format });
  }

  mode(mode: SaveMode): DataFrameWriter {
    return new DataFrameWriter(this.#input, { ...this.#target, mode });
  }

  option(key: string, value: string | number | boolean): DataFrameWriter {
    const options = { ...this.#target.options, [key]: String(value) };
    return new DataFrameWriter(this.#input, { ...this.#target, options });
  }

  /** A folder for each combination of these columns' values. */
  partitionBy(...names: string[]): DataFrameWriter {
    return new DataFrameWriter(this.#input, { ...this.#target, partitioning: names });
  }

  /** Writes a folder of files in the format that was set. */
  save(path: string, options: ActionOptions = {}): Promise<void> {
    return this.#write(path, false, options);
  }

  parquet(path: string, options: ActionOptions = {}): Promise<void> {
    return this.format("parquet").save(path, options);
  }

  csv(path: string, options: ActionOptions = {}): Promise<void> {
    return this.format("csv").save(path, options);
  }

  /** Writes a JSON object a line. */
  json(path: string, options: ActionOptions = {}): Promise<void> {
    return this.format("json").save(path, options);
  }

  /** Writes a table of the session's catalog. */
  saveAsTable(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#write(name, true, options);
  }

  #write(target: string, isTable: boolean, { signal }: ActionOptions): Promise<void> {
    return cancellable(signal, (token) => this.#input.write({ ...this.#target, target, isTable }, token));
  }
}
