// `DataFrameWriter`, `DataFrameWriterV2` and `MergeIntoWriter`.

import { exact, member } from "../member.mjs";
import { optioned } from "../optioned.mjs";
import { column, columnOrName, object } from "../values.mjs";

/** A single list stands for what is in it, as in PySpark. */
const several = (names) => (names.length === 1 && Array.isArray(names[0]) ? names[0] : names);

const writes = (format, ...parameters) =>
  optioned(["path", ...parameters], (writer, options, path, ...values) => {
    const given = Object.fromEntries(parameters.map((name, at) => [name, values[at]]));
    return writer[format](path, { ...given, ...options });
  });

const set = (writer, options, format, mode, partitionBy) => {
  let result = format === undefined ? writer : writer.format(format);
  result = mode === undefined ? result : result.mode(mode);
  result = partitionBy === undefined ? result : result.partitionBy(...[partitionBy].flat());
  return result.options(options);
};

const V2 = (name) => member([], (writer) => writer[name]());

const when = (name) =>
  member(["condition"], (merge, condition) => (condition == null ? merge[name]() : merge[name](condition)));
const act = (name) => member([], (rows) => rows[name]());
const assign = (name) =>
  exact(["assignments"], (rows, values) => {
    const entries = [...values].map(([key, value]) => [key, typeof value === "string" ? columnOrName(value) : column(value)]);
    return rows[name](Object.fromEntries(entries));
  });

export const members = {
  "DataFrame.write": member([], (frame) => frame.write),
  "DataFrame.writeTo": member(["table"], (frame, table) => frame.writeTo(table)),
  "DataFrame.mergeInto": member(["table", "condition"], (frame, table, condition) => frame.mergeInto(table, condition)),

  "DataFrameWriter.format": member(["source"], (writer, format) => writer.format(format)),
  "DataFrameWriter.mode": member(["saveMode"], (writer, mode) => writer.mode(mode)),
  "DataFrameWriter.option": member(["key", "value"], (writer, key, value) => writer.option(key, value)),
  "DataFrameWriter.options": optioned([], (writer, options) => writer.options(options)),
  "DataFrameWriter.partitionBy": member(["*cols"], (writer, names) => writer.partitionBy(...several(names))),
  "DataFrameWriter.sortBy": member(["*cols"], (writer, names) => writer.sortBy(...several(names))),
  "DataFrameWriter.clusterBy": member(["*cols"], (writer, names) => writer.clusterBy(...several(names))),
  "DataFrameWriter.bucketBy": member(["numBuckets", "*cols"], (writer, buckets, names) => {
    return writer.bucketBy(buckets, ...several(names));
  }),
  "DataFrameWriter.save": optioned(["path", "format", "mode", "partitionBy"], (writer, options, path, ...rest) => {
    return set(writer, options, ...rest).save(path ?? undefined);
  }),
  "DataFrameWriter.saveAsTable": optioned(["name", "format", "mode", "partitionBy"], (writer, options, name, ...rest) => {
    return set(writer, options, ...rest).saveAsTable(name);
  }),
  "DataFrameWriter.insertInto": member(["tableName", "overwrite"], (writer, name, overwrite) => {
    return writer.insertInto(name, overwrite == null ? {} : { overwrite });
  }),
  "DataFrameWriter.csv": writes("csv", "mode"),
  "DataFrameWriter.json": writes("json", "mode"),
  "DataFrameWriter.orc": writes("orc", "mode", "partitionBy"),
  "DataFrameWriter.parquet": writes("parquet", "mode", "partitionBy"),
  "DataFrameWriter.text": writes("text"),
  "DataFrameWriter.xml": writes("xml", "rowTag", "mode"),
  "DataFrameWriter.jdbc": member(["url", "table", "mode", "properties"], (writer, url, table, mode, properties) => {
    return writer.jdbc(url, table, { mode, ...object(properties) });
  }),

  "DataFrameWriterV2.using": member(["provider"], (writer, provider) => writer.using(provider)),
  "DataFrameWriterV2.option": member(["key", "value"], (writer, key, value) => writer.option(key, value)),
  "DataFrameWriterV2.options": optioned([], (writer, options) => writer.options(options)),
  "DataFrameWriterV2.tableProperty": member(["property", "value"], (writer, key, value) => writer.tableProperty(key, value)),
  "DataFrameWriterV2.partitionedBy": member(["*cols"], (writer, columns) => writer.partitionedBy(...columns)),
  "DataFrameWriterV2.clusterBy": member(["*cols"], (writer, names) => writer.clusterBy(...names)),
  "DataFrameWriterV2.create": V2("create"),
  "DataFrameWriterV2.replace": V2("replace"),
  "DataFrameWriterV2.createOrReplace": V2("createOrReplace"),
  "DataFrameWriterV2.append": V2("append"),
  "DataFrameWriterV2.overwritePartitions": V2("overwritePartitions"),
  "DataFrameWriterV2.overwrite": member(["condition"], (writer, condition) => writer.overwrite(condition)),

  "MergeIntoWriter.whenMatched": when("whenMatched"),
  "MergeIntoWriter.whenNotMatched": when("whenNotMatched"),
  "MergeIntoWriter.whenNotMatchedBySource": when("whenNotMatchedBySource"),
  "MergeIntoWriter.withSchemaEvolution": act("withSchemaEvolution"),
  "MergeIntoWriter.merge": act("merge"),
  "WhenMatched.updateAll": act("updateAll"),
  "WhenMatched.update": assign("update"),
  "WhenMatched.delete": act("delete"),
  "WhenNotMatched.insertAll": act("insertAll"),
  "WhenNotMatched.insert": assign("insert"),
  "WhenNotMatchedBySource.updateAll": act("updateAll"),
  "WhenNotMatchedBySource.update": assign("update"),
  "WhenNotMatchedBySource.delete": act("delete"),
};
