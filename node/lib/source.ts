/** `SourceReader`: what readers of tables and files and readers of streams have in common. */

import { Configured } from "./configured.js";
import { DataFrame } from "./dataframe.js";
import type { FileReadOptions } from "./formats.js";
import { native, type NativeRead } from "./native.js";
import type { SparkSession } from "./session.js";

/** Immutable; nothing is opened before an action. */
export abstract class SourceReader extends Configured<SparkSession, NativeRead> {
  /** The format: `parquet`, `csv`, `json`, ... Without one it is the session's default. */
  format(format: string): this {
    return this.with({ format });
  }

  /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. Streams of files need one. */
  schema(schema: string): this {
    return this.with({ schema });
  }

  /** A table or a view. A schema that was set is refused. */
  table(name: string): DataFrame {
    return this.read(native.Source.Table, [name]);
  }

  /** What was changed in a table, a row a change. A schema that was set is refused. */
  changes(table: string): DataFrame {
    return this.read(native.Source.Changes, [table]);
  }

  /** @internal */
  protected files(format: string, paths: string[], { schema, ...options }: FileReadOptions): DataFrame {
    const reader = this.format(format).options(options);
    return (schema === undefined ? reader : reader.schema(schema)).read(native.Source.Files, paths);
  }

  /** @internal */
  protected read(source: number, names: string[]): DataFrame {
    return new DataFrame(this.owner, this.owner.native.read(this.settings, source, names));
  }
}
