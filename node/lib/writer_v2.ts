/** `DataFrameWriterV2`: DataFrames as tables of catalogs. */

import { cancellable } from "./abort.js";
import { column, type ColumnOrName } from "./arguments.js";
import type { Column } from "./column.js";
import type { ActionOptions } from "./dataframe.js";
import { optionTexts, type FormatOptions, type OptionValue } from "./formats.js";
import { native, type NativeDataFrame, type NativeWriteV2 } from "./native.js";

const NOTHING: NativeWriteV2 = { options: {}, properties: {}, clustering: [] };

/** Writes a DataFrame to a table of a catalog. Immutable. */
export class DataFrameWriterV2 {
  readonly #input: NativeDataFrame;
  readonly #table: string;
  readonly #write: NativeWriteV2;
  readonly #partitioning: readonly Column[];

  /** @internal */
  constructor(
    input: NativeDataFrame,
    table: string,
    write: NativeWriteV2 = NOTHING,
    partitioning: readonly Column[] = [],
  ) {
    this.#input = input;
    this.#table = table;
    this.#write = write;
    this.#partitioning = partitioning;
  }

  #with(changes: Partial<NativeWriteV2>): DataFrameWriterV2 {
    return new DataFrameWriterV2(this.#input, this.#table, { ...this.#write, ...changes }, this.#partitioning);
  }

  /** The format of a new table. */
  using(provider: string): DataFrameWriterV2 {
    return this.#with({ provider });
  }

  /** An option of the format. */
  option(key: string, value: OptionValue): DataFrameWriterV2 {
    return this.options({ [key]: value });
  }

  options(options: FormatOptions): DataFrameWriterV2 {
    return this.#with({ options: { ...this.#write.options, ...optionTexts(options) } });
  }

  /** A property that a new table keeps. */
  tableProperty(key: string, value: string): DataFrameWriterV2 {
    return this.#with({ properties: { ...this.#write.properties, [key]: value } });
  }

  /** How a new table is parted: by columns, or by `years(c)`, `bucket(n, c)` and their like. */
  partitionedBy(...columns: ColumnOrName[]): DataFrameWriterV2 {
    return new DataFrameWriterV2(this.#input, this.#table, this.#write, columns.map(column));
  }

  /** The columns by whose values a new table's rows are kept together. */
  clusterBy(...names: string[]): DataFrameWriterV2 {
    return this.#with({ clustering: names });
  }

  /** Makes the table, which must not be there. */
  create(options: ActionOptions = {}): Promise<void> {
    return this.#run(native.ModeV2.Create, null, options);
  }

  /** Replaces the table, schema and all; it must be there. */
  replace(options: ActionOptions = {}): Promise<void> {
    return this.#run(native.ModeV2.Replace, null, options);
  }

  /** Makes the table, or replaces it. */
  createOrReplace(options: ActionOptions = {}): Promise<void> {
    return this.#run(native.ModeV2.CreateOrReplace, null, options);
  }

  /** Adds rows, columns matched by name. */
  append(options: ActionOptions = {}): Promise<void> {
    return this.#run(native.ModeV2.Append, null, options);
  }

  /** Replaces the rows for which the condition holds. */
  overwrite(condition: ColumnOrName, options: ActionOptions = {}): Promise<void> {
    return this.#run(native.ModeV2.Overwrite, column(condition), options);
  }

  /** Replaces the partitions that the DataFrame has rows for. */
  overwritePartitions(options: ActionOptions = {}): Promise<void> {
    return this.#run(native.ModeV2.OverwritePartitions, null, options);
  }

  #run(mode: number, condition: Column | null, { signal }: ActionOptions): Promise<void> {
    const partitioning = this.#partitioning.map((one) => one.native);
    return cancellable(signal, (token) =>
      this.#input.writeV2(this.#table, this.#write, partitioning, mode, condition?.native ?? null, token),
    );
  }
}
