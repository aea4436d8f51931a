// `DataFrame`, and the levels of `StorageLevel`.

import { Column, functions as F, Observation, StorageLevel } from "firesteel";

import { exact, member } from "../member.mjs";
import { Missing } from "../missing.mjs";
import { column, columnOrName, object } from "../values.mjs";

/** Several columns, of which PySpark takes one list too. */
function several(values) {
  const list = values.length === 1 && Array.isArray(values[0]) ? values[0] : values;
  return list.map(columnOrName);
}

/** The order that the columns and `ascending`, a truth value or one a column, say. */
function order(values, ascending) {
  const by = several(values);
  if (ascending === undefined) {
    return by;
  }
  const isUp = (at) => Boolean(Array.isArray(ascending) ? ascending[at] : ascending);
  return by.map((one, at) => (isUp(at) ? one : (typeof one === "string" ? F.col(one) : one).desc()));
}

/** The columns, or the functions that a dict names by columns. */
function aggregates(exprs) {
  const named = exprs[0] instanceof Map ? [...exprs[0]] : null;
  return named ? named.map(([name, wanted]) => F[wanted](F.col(name))) : several(exprs);
}

function filter(frame, condition) {
  return frame.filter(condition);
}

function dropDuplicates(frame, subset) {
  return frame.dropDuplicates(...(subset ?? []));
}

function join(frame, other, on, how) {
  const conditions = Array.isArray(on) && on[0] instanceof Column;
  return frame.join(other, conditions ? on.reduce((all, one) => all.and(one)) : (on ?? undefined), how ?? "inner");
}

function unpivot(frame, ids, values, variable, value) {
  return frame.unpivot(several([ids].flat()), values == null ? null : several([values].flat()), variable, value);
}

/** The first argument, whether rows may come again, may be left out. */
function sample(frame, withReplacement, fraction, seed) {
  if (typeof withReplacement === "number") {
    return frame.sample(withReplacement, { seed: fraction ?? seed ?? undefined });
  }
  return frame.sample(fraction, { withReplacement: withReplacement ?? false, seed: seed ?? undefined });
}

async function item(frame, key) {
  if (typeof key === "string") {
    return frame.col(key);
  }
  if (typeof key === "number") {
    return F.col((await frame.columns())[key]);
  }
  return key instanceof Column ? frame.filter(key) : frame.select(...several(key));
}

const LEVELS = Object.entries(StorageLevel);

/** A level as PySpark prints it. */
function described({ useDisk, useMemory, useOffHeap, deserialized, replication }) {
  const words = [useDisk && "Disk", useMemory && "Memory", useOffHeap && "OffHeap"].filter(Boolean);
  return [...words, deserialized ? "Deserialized" : "Serialized", `${replication}x Replicated`].join(" ");
}

/** What PySpark prints is made and let go of: only answers are printed. */
async function unprinted(text) {
  await text;
  return null;
}

function explain(frame, extended, mode) {
  const wanted = typeof extended === "string" ? extended : (mode ?? (extended ? "extended" : "simple"));
  return unprinted(frame.explainString(wanted));
}

function orderBy(frame, columns, ascending) {
  return frame.orderBy(...order(columns, ascending));
}

export const members = {
  ...Object.fromEntries(LEVELS.map(([name, level]) => [`StorageLevel.${name}`, member([], () => level)])),
  "DataFrame.__getitem__": member(["item"], item),
  "DataFrame.agg": exact(["*exprs"], (frame, exprs) => frame.agg(...aggregates(exprs))),
  "DataFrame.alias": member(["alias"], (frame, name) => frame.alias(name)),
  "DataFrame.cache": member([], (frame) => frame.cache()),
  "DataFrame.checkpoint": member(["eager"], (frame, eager) => frame.checkpoint({ eager })),
  "DataFrame.coalesce": member(["numPartitions"], (frame, count) => frame.coalesce(count)),
  "DataFrame.colRegex": member(["colName"], (frame, pattern) => frame.colRegex(pattern)),
  "DataFrame.collect": member([], (frame) => frame.collect()),
  "DataFrame.columns": member([], (frame) => frame.columns()),
  "DataFrame.count": member([], (frame) => frame.count()),
  "DataFrame.createGlobalTempView": member(["name"], (frame, name) => frame.createGlobalTempView(name)),
  "DataFrame.createOrReplaceGlobalTempView": member(["name"], (frame, name) => frame.createOrReplaceGlobalTempView(name)),
  "DataFrame.createOrReplaceTempView": member(["name"], (frame, name) => frame.createOrReplaceTempView(name)),
  "DataFrame.createTempView": member(["name"], (frame, name) => frame.createTempView(name)),
  "DataFrame.crossJoin": member(["other"], (frame, other) => frame.crossJoin(other)),
  "DataFrame.describe": member(["*cols"], (frame, names) => frame.describe(...names.flat())),
  "DataFrame.distinct": member([], (frame) => frame.distinct()),
  "DataFrame.drop": member(["*cols"], (frame, columns) => frame.drop(...several(columns))),
  "DataFrame.dropDuplicates": member(["subset"], dropDuplicates),
  "DataFrame.drop_duplicates": member(["subset"], dropDuplicates),
  "DataFrame.dropDuplicatesWithinWatermark": member(["subset"], (frame, subset) => {
    return frame.dropDuplicatesWithinWatermark(...(subset ?? []));
  }),
  "DataFrame.dtypes": member([], (frame) => frame.dtypes()),
  "DataFrame.exceptAll": member(["other"], (frame, other) => frame.exceptAll(other)),
  "DataFrame.explain": member(["extended", "mode"], explain),
  "DataFrame.filter": member(["condition"], filter),
  "DataFrame.first": member([], (frame) => frame.first()),
  "DataFrame.head": member(["n"], (frame, rows) => (rows == null ? frame.head() : frame.head(rows))),
  "DataFrame.hint": exact(["name", "*parameters"], (frame, name, parameters) => {
    return frame.hint(name, ...(Array.isArray(parameters[0]) ? parameters[0] : parameters).map(column));
  }),
  "DataFrame.inputFiles": member([], (frame) => frame.inputFiles()),
  "DataFrame.intersect": member(["other"], (frame, other) => frame.intersect(other)),
  "DataFrame.intersectAll": member(["other"], (frame, other) => frame.intersectAll(other)),
  "DataFrame.isEmpty": member([], (frame) => frame.isEmpty()),
  "DataFrame.isLocal": member([], (frame) => frame.isLocal()),
  "DataFrame.isStreaming": member([], (frame) => frame.isStreaming()),
  "DataFrame.is_cached": member([], (frame) => frame.isCached()),
  "DataFrame.join": member(["other", "on", "how"], join),
  "DataFrame.lateralJoin": member(["other", "on", "how"], (frame, other, on, how) => {
    return frame.lateralJoin(other, { on: on ?? undefined, how: how ?? undefined });
  }),
  "DataFrame.limit": member(["num"], (frame, rows) => frame.limit(rows)),
  "DataFrame.localCheckpoint": member(["eager", "storageLevel"], (frame, eager, storageLevel) => {
    return frame.localCheckpoint({ eager, storageLevel: storageLevel ?? undefined });
  }),
  "DataFrame.melt": member(["ids", "values", "variableColumnName", "valueColumnName"], unpivot),
  "DataFrame.metadataColumn": member(["colName"], (frame, name) => frame.metadataColumn(name)),
  "DataFrame.nearestByJoin": member(
    ["other", "rankingExpression", "numResults", "mode", "direction", "joinType"],
    (frame, other, ranking, numResults, mode, direction, joinType) => {
      return frame.nearestByJoin(other, ranking, { numResults, mode, direction, joinType });
    },
  ),
  "DataFrame.observe": member(["observation", "*exprs"], (frame, name, metrics) => {
    return name instanceof Observation ? name.observe(frame, ...metrics) : frame.observe(name, ...metrics);
  }),
  "DataFrame.offset": member(["num"], (frame, rows) => frame.offset(rows)),
  "DataFrame.orderBy": member(["*cols", "ascending"], orderBy),
  "DataFrame.persist": member(["storageLevel"], (frame, level) => frame.persist(level)),
  "DataFrame.printSchema": member(["level"], (frame, level) => {
    if (level != null) {
      throw new Missing("DataFrame.printSchema(level)");
    }
    return unprinted(frame.treeString());
  }),
  "DataFrame.randomSplit": member(["weights", "seed"], (frame, weights, seed) => frame.randomSplit(weights, { seed: seed ?? undefined })),
  "DataFrame.registerTempTable": member(["name"], (frame, name) => frame.registerTempTable(name)),
  "DataFrame.repartition": member(["*parts"], (frame, [first, ...columns]) => {
    return frame.repartition(first, ...(columns.length === 0 ? [] : several(columns)));
  }),
  "DataFrame.repartitionById": member(["numPartitions", "partitionIdCol"], (frame, count, id) => frame.repartitionById(count, id)),
  "DataFrame.repartitionByRange": member(["*parts"], (frame, [first, ...columns]) => {
    return frame.repartitionByRange(first, ...(columns.length === 0 ? [] : several(columns)));
  }),
  "DataFrame.sameSemantics": member(["other"], (frame, other) => frame.sameSemantics(other)),
  "DataFrame.sample": member(["withReplacement", "fraction", "seed"], sample),
  "DataFrame.select": exact(["*cols"], (frame, columns) => frame.select(...several(columns))),
  "DataFrame.selectExpr": member(["*expr"], (frame, expressions) => frame.selectExpr(...expressions.flat())),
  "DataFrame.semanticHash": member([], (frame) => frame.semanticHash()),
  "DataFrame.show": member(["n", "truncate", "vertical"], (frame, rows, truncate, vertical) => {
    if (vertical) {
      throw new Missing("DataFrame.show(vertical)");
    }
    return unprinted(frame.showString(rows, truncate === true || truncate == null ? 20 : Number(truncate)));
  }),
  "DataFrame.sort": member(["*cols", "ascending"], orderBy),
  "DataFrame.sortWithinPartitions": member(["*cols", "ascending"], (frame, columns, ascending) => {
    return frame.sortWithinPartitions(...order(columns, ascending));
  }),
  "DataFrame.sparkSession": member([], (frame) => frame.sparkSession),
  "DataFrame.storageLevel": member([], async (frame) => described(await frame.storageLevel())),
  "DataFrame.subtract": member(["other"], (frame, other) => frame.subtract(other)),
  "DataFrame.summary": member(["*statistics"], (frame, statistics) => frame.summary(...statistics.flat())),
  "DataFrame.tail": member(["num"], (frame, rows) => frame.tail(rows)),
  "DataFrame.take": member(["num"], (frame, rows) => frame.take(rows)),
  "DataFrame.to": member(["schema"], (frame, schema) => frame.to(schema)),
  "DataFrame.toDF": member(["*cols"], (frame, names) => frame.toDF(...names)),
  "DataFrame.toJSON": member([], (frame) => frame.toJSON()),
  "DataFrame.transpose": member(["indexColumn"], (frame, index) => frame.transpose(index ?? undefined)),
  "DataFrame.union": member(["other"], (frame, other) => frame.union(other)),
  "DataFrame.unionAll": member(["other"], (frame, other) => frame.unionAll(other)),
  "DataFrame.unionByName": member(["other", "allowMissingColumns"], (frame, other, allowMissingColumns) => {
    return frame.unionByName(other, { allowMissingColumns });
  }),
  "DataFrame.unpersist": member(["blocking"], (frame, blocking) => frame.unpersist({ blocking })),
  "DataFrame.unpivot": member(["ids", "values", "variableColumnName", "valueColumnName"], unpivot),
  "DataFrame.where": member(["condition"], filter),
  "DataFrame.withColumn": member(["colName", "col"], (frame, name, value) => frame.withColumn(name, value)),
  "DataFrame.withColumnRenamed": member(["existing", "new"], (frame, name, other) => frame.withColumnRenamed(name, other)),
  "DataFrame.withColumns": member(["colsMap"], (frame, columns) => frame.withColumns(object(columns))),
  "DataFrame.withColumnsRenamed": member(["colsMap"], (frame, names) => frame.withColumnsRenamed(object(names))),
  "DataFrame.withMetadata": member(["columnName", "metadata"], (frame, name, metadata) => frame.withMetadata(name, object(metadata))),
  "DataFrame.withWatermark": member(["eventTime", "delayThreshold"], (frame, time, delay) => frame.withWatermark(time, delay)),
  "DataFrame.zip": member(["other"], (frame, other) => frame.zip(other)),
  "DataFrame.zipWithIndex": member(["indexColName"], (frame, name) => frame.zipWithIndex(name)),
};
