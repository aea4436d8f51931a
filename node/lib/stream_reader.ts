/** `DataStreamReader`: DataFrames whose rows go on coming. */

import { DataFrame } from "./dataframe.js";
import {
  optionTexts,
  type CsvReadOptions,
  type FileReadOptions,
  type FormatOptions,
  type JsonReadOptions,
  type OptionValue,
  type OrcReadOptions,
  type ParquetReadOptions,
  type TextReadOptions,
  type XmlReadOptions,
} from "./formats.js";
import { native } from "./native.js";
import type { SparkSession } from "./session.js";

interface Source {
  readonly format?: string;
  readonly schema?: string;
  readonly name?: string;
  readonly options: Record<string, string>;
}

/** Reads what is there and what will come. Immutable; nothing is opened before a query is started. */
export class DataStreamReader {
  readonly #session: SparkSession;
  readonly #source: Source;

  /** @internal */
  constructor(session: SparkSession, source: Source = { options: {} }) {
    this.#session = session;
    this.#source = source;
  }

  /** The format: `rate`, `kafka`, `parquet`, ... */
  format(format: string): DataStreamReader {
    return new DataStreamReader(this.#session, { ...this.#source, format });
  }

  /** The schema, in DDL. Files need one. */
  schema(schema: string): DataStreamReader {
    return new DataStreamReader(this.#session, { ...this.#source, schema });
  }

  /** An option of the format. */
  option(key: string, value: OptionValue): DataStreamReader {
    return this.options({ [key]: value });
  }

  options(options: FormatOptions): DataStreamReader {
    const all = { ...this.#source.options, ...optionTexts(options) };
    return new DataStreamReader(this.#session, { ...this.#source, options: all });
  }

  /** A name for the source, by which it is known when the query is started again. */
  name(name: string): DataStreamReader {
    return new DataStreamReader(this.#session, { ...this.#source, name });
  }

  /** The source in the format that was set; files need a path. */
  load(path?: string): DataFrame {
    return this.#read(native.Source.Files, path === undefined ? [] : [path]);
  }

  parquet(path: string, options: ParquetReadOptions = {}): DataFrame {
    return this.#files("parquet", path, options);
  }

  /** Files of values parted by commas, or by `sep`. */
  csv(path: string, options: CsvReadOptions = {}): DataFrame {
    return this.#files("csv", path, options);
  }

  /** Files with a JSON object a line. */
  json(path: string, options: JsonReadOptions = {}): DataFrame {
    return this.#files("json", path, options);
  }

  orc(path: string, options: OrcReadOptions = {}): DataFrame {
    return this.#files("orc", path, options);
  }

  /** Files as rows of one text a line. */
  text(path: string, options: TextReadOptions = {}): DataFrame {
    return this.#files("text", path, options);
  }

  /** XML files: a row for each element `rowTag`. */
  xml(path: string, options: XmlReadOptions = {}): DataFrame {
    return this.#files("xml", path, options);
  }

  /** The rows that come into a table. A schema that was set is refused. */
  table(name: string): DataFrame {
    return this.#read(native.Source.Table, [name]);
  }

  /** What is changed in a table, a row a change. A schema that was set is refused. */
  changes(table: string): DataFrame {
    return this.#read(native.Source.Changes, [table]);
  }

  #files(format: string, path: string, { schema, ...options }: FileReadOptions): DataFrame {
    const reader = this.format(format).options(options);
    return (schema === undefined ? reader : reader.schema(schema)).load(path);
  }

  #read(source: number, names: string[]): DataFrame {
    const read = { ...this.#source, isStreaming: true };
    return new DataFrame(this.#session, this.#session.native.read(read, source, names));
  }
}
