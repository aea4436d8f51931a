/** `DataFrameWriterV2`: DataFrames as tables of catalogs. */

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import { column, type ColumnOrName } from "./arguments.js";
import type { Column } from "./column.js";
import { Configured } from "./configured.js";
import { native, type NativeDataFrame, type NativeWriteV2 } from "./native.js";

/** What to write, and where. */
interface WriteV2 extends NativeWriteV2 {
  readonly table: string;
  readonly partitioning: readonly Column[];
}

/** Writes a DataFrame to a table of a catalog. Immutable. */
export class DataFrameWriterV2 extends Configured<NativeDataFrame, WriteV2> {
  /** @internal */
  static to(table: string, input: NativeDataFrame): DataFrameWriterV2 {
    return new DataFrameWriterV2(input, { table, options: {}, properties: {}, clustering: [], partitioning: [] });
  }

  /** The format of a new table. */
  using(provider: string): this {
    return this.with({ provider });
  }

  /** A property that a new table keeps. */
  tableProperty(key: string, value: string): this {
    return this.with({ properties: { ...this.settings.properties, [key]: value } });
  }

  /** How a new table is parted: by columns, or by `years(c)`, `bucket(n, c)` and their like. */
  partitionedBy(...columns: ColumnOrName[]): this {
    return this.with({ partitioning: columns.map(column) });
  }

  /** The columns by whose values a new table's rows are kept together. */
  clusterBy(...names: string[]): this {
    return this.with({ clustering: names });
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
    const { table, partitioning, ...write } = this.settings;
    const parts = partitioning.map((one) => one.native);
    return cancellable(signal, (token) =>
      this.owner.writeV2(table, write, parts, mode, condition?.native ?? null, token),
    );
  }
}
