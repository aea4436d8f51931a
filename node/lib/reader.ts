/** `DataFrameReader`: files and tables as DataFrames. */

import { DataFrame } from "./dataframe.js";
import {
  optionTexts,
  several,
  type CsvReadOptions,
  type FileReadOptions,
  type FormatOptions,
  type JdbcReadOptions,
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
  readonly options: Record<string, string>;
}

type PathsAndOptions<Options> = string[] | [paths: string | readonly string[], options?: Options];

/** Reads files and tables. Immutable; nothing is opened before an action. */
export class DataFrameReader {
  readonly #session: SparkSession;
  readonly #source: Source;

  /** @internal */
  constructor(session: SparkSession, source: Source = { options: {} }) {
    this.#session = session;
    this.#source = source;
  }

  /** The format: `parquet`, `csv`, `json`, ... Without one it is the session's default. */
  format(format: string): DataFrameReader {
    return new DataFrameReader(this.#session, { ...this.#source, format });
  }

  /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. */
  schema(schema: string): DataFrameReader {
    return new DataFrameReader(this.#session, { ...this.#source, schema });
  }

  /** An option of the format. */
  option(key: string, value: OptionValue): DataFrameReader {
    return this.options({ [key]: value });
  }

  options(options: FormatOptions): DataFrameReader {
    const all = { ...this.#source.options, ...optionTexts(options) };
    return new DataFrameReader(this.#session, { ...this.#source, options: all });
  }

  /** Files or folders in the format that was set. */
  load(...paths: string[]): DataFrame {
    return this.#read(native.Source.Files, paths);
  }

  parquet(...paths: string[]): DataFrame;
  parquet(paths: string | readonly string[], options?: ParquetReadOptions): DataFrame;
  parquet(...given: PathsAndOptions<ParquetReadOptions>): DataFrame {
    return this.#files("parquet", given);
  }

  /** Files of values parted by commas, or by `sep`. */
  csv(...paths: string[]): DataFrame;
  csv(paths: string | readonly string[], options?: CsvReadOptions): DataFrame;
  csv(...given: PathsAndOptions<CsvReadOptions>): DataFrame {
    return this.#files("csv", given);
  }

  /** Files with a JSON object a line. */
  json(...paths: string[]): DataFrame;
  json(paths: string | readonly string[], options?: JsonReadOptions): DataFrame;
  json(...given: PathsAndOptions<JsonReadOptions>): DataFrame {
    return this.#files("json", given);
  }

  orc(...paths: string[]): DataFrame;
  orc(paths: string | readonly string[], options?: OrcReadOptions): DataFrame;
  orc(...given: PathsAndOptions<OrcReadOptions>): DataFrame {
    return this.#files("orc", given);
  }

  /** Files as rows of one text a line. */
  text(...paths: string[]): DataFrame;
  text(paths: string | readonly string[], options?: TextReadOptions): DataFrame;
  text(...given: PathsAndOptions<TextReadOptions>): DataFrame {
    return this.#files("text", given);
  }

  /** XML files: a row for each element `rowTag`. */
  xml(...paths: string[]): DataFrame;
  xml(paths: string | readonly string[], options?: XmlReadOptions): DataFrame;
  xml(...given: PathsAndOptions<XmlReadOptions>): DataFrame {
    return this.#files("xml", given);
  }

  /** A table of a database. */
  jdbc(url: string, table: string, { predicates, ...options }: JdbcReadOptions = {}): DataFrame {
    const reader = this.format("jdbc").options({ ...(options as FormatOptions), url, dbtable: table });
    return predicates === undefined
      ? reader.load()
      : reader.#read(native.Source.Predicates, several(predicates));
  }

  /** A table or a view. A schema that was set is refused. */
  table(name: string): DataFrame {
    return this.#read(native.Source.Table, [name]);
  }

  /** What was changed in a table, a row a change. A schema that was set is refused. */
  changes(table: string): DataFrame {
    return this.#read(native.Source.Changes, [table]);
  }

  #files(format: string, given: PathsAndOptions<FileReadOptions>): DataFrame {
    const last = given.at(-1);
    const hasOptions = typeof last === "object" && !Array.isArray(last);
    const { schema, ...options } = (hasOptions ? last : {}) as FileReadOptions;
    const paths = (hasOptions ? given.slice(0, -1) : given).flatMap((path) => several(path as string | string[]));
    const reader = this.format(format).options(options);
    return (schema === undefined ? reader : reader.schema(schema)).load(...paths);
  }

  #read(source: number, names: string[]): DataFrame {
    const read = { ...this.#source, isStreaming: false };
    return new DataFrame(this.#session, this.#session.native.read(read, source, names));
  }
}
