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
  "SparkSession.range": member(["start", "end", "step", "numPartitions"], (spark, ...numbers) => spark.range(...numbers)),
  "SparkSession.table": member(["tableName"], (spark, name) => spark.table(name)),
  "SparkSession.createDataFrame": member(["data", "schema"], (spark, data, schema) => {
    if (typeof schema !== "string" || data instanceof DataFrame) {
      throw new Missing("SparkSession.createDataFrame(without DDL)");
    }
    return spark.createDataFrame(data.map((row) => (row instanceof Map ? Object.fromEntries(plain(row)) : row)), schema);
  }),
  "SparkSession.conf": member([], (spark) => spark.conf),
  "SparkSession.version": member([], (spark) => spark.version()),
};
