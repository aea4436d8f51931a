// `SparkSession`.

import { DataFrame } from "firesteel";

import { exact, member } from "../member.mjs";
import { Missing } from "../missing.mjs";
import { column, plain } from "../values.mjs";

export const members = {
  "SparkSession.sql": exact(["sqlQuery", "args"], (spark, text, values) => {
    const named = values instanceof Map ? Object.fromEntries([...values].map(([name, value]) => [name, column(value)])) : null;
    return spark.sql(text, named ?? (values ?? []).map(column));
  }),
  "SparkSession.range": member(["start", "end", "step", "numPartitions"], (spark, ...numbers) => {
    return spark.range(...numbers.map((number) => number ?? undefined));
  }),
  "SparkSession.table": member(["tableName"], (spark, name) => spark.table(name)),
  "SparkSession.createDataFrame": member(["data", "schema"], (spark, data, schema) => {
    if (typeof schema !== "string" || data instanceof DataFrame) {
      throw new Missing("SparkSession.createDataFrame(without DDL)");
    }
    return spark.createDataFrame(data.map((row) => (row instanceof Map ? Object.fromEntries(plain(row)) : row)), schema);
  }),
  // A schema is its DDL in JavaScript.
  "StructType.fromDDL": member(["ddl"], (_, ddl) => ddl),
  "SparkSession.conf": member([], (spark) => spark.conf),
  "SparkSession.emptyDataFrame": member(["schema"], (spark, schema) => spark.emptyDataFrame(schema)),
  "SparkSession.newSession": member([], (spark) => spark.newSession()),
  "SparkSession.cloneSession": member(["new_session_id"], (spark, id) => spark.cloneSession(id ?? undefined)),
  "SparkSession.is_stopped": member([], (spark) => spark.isStopped),
  "SparkSession.stop": member([], (spark) => spark.stop()),
  "SparkSession.addTag": member(["tag"], (spark, tag) => spark.addTag(tag)),
  "SparkSession.removeTag": member(["tag"], (spark, tag) => spark.removeTag(tag)),
  "SparkSession.getTags": member([], (spark) => spark.getTags()),
  "SparkSession.clearTags": member([], (spark) => spark.clearTags()),
  "SparkSession.interruptAll": member([], (spark) => spark.interruptAll()),
  "SparkSession.interruptTag": member(["tag"], (spark, tag) => spark.interruptTag(tag)),
  "SparkSession.interruptOperation": member(["op_id"], (spark, id) => spark.interruptOperation(id)),
  "SparkSession.version": member([], (spark) => spark.version()),
};
