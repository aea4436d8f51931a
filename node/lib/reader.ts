/** `DataFrameReader`: files and tables as DataFrames. */

import { DataFrame } from "./dataframe.js";
import type { SparkSession } from "./session.js";

interface Source {
  readonly format: string | null;
  readonly schema: string | null;
  readonly options: Record<string, string>;
}

/** Reads files and tables. Immutable; nothing is opened before an action. */
export class DataFrameReader {
  readonly #session: SparkSession;
  readonly #source: Source;

  /** @internal */
  constructor(session: SparkSession, source: Source = { format: null, schema: null, options: {} }) {
    this.#session = session;
    this.#source = source;
  }

  /** The format: `parquet`, `csv`, `json`, ... */
  format(format: string): DataFrameReader {
    return new DataFrameReader(this.#session, { ...this.#source, format });
  }

  /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. */
  schema(schema: string): DataFrameReader {
    return new DataFrameReader(this.#session, { ...this.#source, schema });
  }

  option(key: string, value: string | number | boolean): DataFrameReader {
    return this.options({ [key]: value });
  }

  options(options: Record<string, string | number | boolean>): DataFrameReader {
    const texts = Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]));
    return new DataFrameReader(this.#session, { ...this.#source, options: { ...this.#source.options, ...texts } });
  }

  /** Files or folders in the format that was set. */
  load(...paths: string[]): DataFrame {
    const { format, schema, options } = this.#source;
    return new DataFrame(this.#session, this.#session.native.load(format, schema, options, paths));
  }

  parquet(...paths: string[]): DataFrame {
    return this.format("parquet").load(...paths);
  }

  csv(...paths: string[]): DataFrame {
    return this.format("csv").load(...paths);
  }

  /** Files with a JSON object a line. */
  json(...paths: string[]): DataFrame {
    return this.format("json").load(...paths);
  }

  /** A table or a view. */
  table(name: string): DataFrame {
    return new DataFrame(this.#session, this.#session.native.table(name, this.#source.options));
  }
}
