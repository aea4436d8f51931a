// `DataFrameReader` and `DataStreamReader`.

import { member } from "../member.mjs";
import { optioned } from "../optioned.mjs";
import { object } from "../values.mjs";

/** Files of a format; `said` is what PySpark always says. */
const files = (format, name = "path", said = {}) =>
  optioned([name, "schema"], (reader, options, paths, schema) => reader[format](paths, { schema, ...said, ...options }));

const load = optioned(["path", "format", "schema"], (reader, options, path, format, schema) => {
  const formatted = format === undefined ? reader : reader.format(format);
  const typed = schema === undefined ? formatted : formatted.schema(schema);
  return typed.options(options).load(...(path === undefined ? [] : [path].flat()));
});

const shared = {
  format: member(["source"], (reader, format) => reader.format(format)),
  schema: member(["schema"], (reader, schema) => reader.schema(schema)),
  option: member(["key", "value"], (reader, key, value) => reader.option(key, value)),
  options: optioned([], (reader, options) => reader.options(options)),
  table: member(["tableName"], (reader, name) => reader.table(name)),
  changes: member(["tableName"], (reader, name) => reader.changes(name)),
  load,
  csv: files("csv"),
  json: files("json"),
  orc: files("orc"),
  xml: files("xml"),
};

const of = (name, table) => Object.entries(table).map(([key, call]) => [`${name}.${key}`, call]);

export const members = Object.fromEntries([
  ...of("DataFrameReader", shared),
  ...of("DataStreamReader", shared),
  ["DataFrameReader.text", files("text", "paths", { wholetext: false })],
  ["DataStreamReader.text", files("text", "path", { wholetext: false })],
  ["DataStreamReader.parquet", files("parquet")],
  ["DataStreamReader.name", member(["source_name"], (reader, name) => reader.name(name))],
  [
    "DataFrameReader.parquet",
    (name, reader, paths, options) => reader.parquet(paths, Object.fromEntries(options)),
  ],
  [
    "DataFrameReader.jdbc",
    member(
      ["url", "table", "column", "lowerBound", "upperBound", "numPartitions", "predicates", "properties"],
      (reader, url, table, partitionColumn, lowerBound, upperBound, numPartitions, predicates, properties) => {
        const parts = { partitionColumn, lowerBound, upperBound, numPartitions };
        return reader.jdbc(url, table, { ...parts, ...object(properties), ...(predicates && { predicates }) });
      },
    ),
  ],
  ["SparkSession.read", member([], (spark) => spark.read)],
  ["SparkSession.readStream", member([], (spark) => spark.readStream)],
]);
