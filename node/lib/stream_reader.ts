/** `DataStreamReader`: DataFrames whose rows go on coming. */

import type { DataFrame } from "./dataframe.js";
import type {
  CsvReadOptions,
  JsonReadOptions,
  OrcReadOptions,
  ParquetReadOptions,
  TextReadOptions,
  XmlReadOptions,
} from "./formats.js";
import { native, type NativeRead } from "./native.js";
import type { SparkSession } from "./session.js";
import { SourceReader } from "./source.js";

/** Reads what is there and what will come. Immutable; nothing is opened before a query is started. */
export class DataStreamReader extends SourceReader {
  /** @internal */
  constructor(session: SparkSession, settings: NativeRead = { options: {}, isStreaming: true }) {
    super(session, settings);
  }

  /** A name for the source, by which it is known when the query is started again. */
  name(name: string): this {
    return this.with({ name });
  }

  /** The source in the format that was set; files need a path. */
  load(path?: string): DataFrame {
    return this.read(native.Source.Files, path === undefined ? [] : [path]);
  }

  parquet(path: string, options: ParquetReadOptions = {}): DataFrame {
    return this.files("parquet", [path], options);
  }

  /** Files of values parted by commas, or by `sep`. */
  csv(path: string, options: CsvReadOptions = {}): DataFrame {
    return this.files("csv", [path], options);
  }

  /** Files with a JSON object a line. */
  json(path: string, options: JsonReadOptions = {}): DataFrame {
    return this.files("json", [path], options);
  }

  orc(path: string, options: OrcReadOptions = {}): DataFrame {
    return this.files("orc", [path], options);
  }

  /** Files as rows of one text a line. */
  text(path: string, options: TextReadOptions = {}): DataFrame {
    return this.files("text", [path], options);
  }

  /** XML files: a row for each element `rowTag`. */
  xml(path: string, options: XmlReadOptions = {}): DataFrame {
    return this.files("xml", [path], options);
  }
}
