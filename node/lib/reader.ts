/** `DataFrameReader`: files and tables as DataFrames. */

import type { DataFrame } from "./dataframe.js";
import {
  several,
  type CsvReadOptions,
  type FileReadOptions,
  type FormatOptions,
  type JdbcReadOptions,
  type JsonReadOptions,
  type OrcReadOptions,
  type ParquetReadOptions,
  type TextReadOptions,
  type XmlReadOptions,
} from "./formats.js";
import { native, type NativeRead } from "./native.js";
import type { SparkSession } from "./session.js";
import { SourceReader } from "./source.js";

type PathsAndOptions<Options> = string[] | [paths: string | readonly string[], options?: Options];

/** Reads files and tables. Immutable; nothing is opened before an action. */
export class DataFrameReader extends SourceReader {
  /** @internal */
  constructor(session: SparkSession, settings: NativeRead = { options: {}, isStreaming: false }) {
    super(session, settings);
  }

  /** Files or folders in the format that was set. */
  load(...paths: string[]): DataFrame {
    return this.read(native.Source.Files, paths);
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
      : reader.read(native.Source.Predicates, several(predicates));
  }

  #files(format: string, given: PathsAndOptions<FileReadOptions>): DataFrame {
    const last = given.at(-1);
    const hasOptions = typeof last === "object" && !Array.isArray(last);
    const paths = (hasOptions ? given.slice(0, -1) : given).flatMap((path) => several(path as string | string[]));
    return this.files(format, paths, hasOptions ? (last as FileReadOptions) : {});
  }
}
