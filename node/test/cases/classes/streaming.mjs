// `DataStreamWriter`, `StreamingQuery` and `StreamingQueryManager`.

import { member } from "../member.mjs";
import { optioned } from "../optioned.mjs";

const several = (names) => (names.length === 1 && Array.isArray(names[0]) ? names[0] : names);

const set = (writer, options, format, outputMode, partitionBy, queryName) => {
  let result = format === undefined ? writer : writer.format(format);
  result = outputMode === undefined ? result : result.outputMode(outputMode);
  result = partitionBy === undefined ? result : result.partitionBy(...[partitionBy].flat());
  result = queryName === undefined ? result : result.queryName(queryName);
  return result.options(options);
};

const SHARED = ["format", "outputMode", "partitionBy", "queryName"];

/** PySpark counts seconds, and gives nothing when there is no limit. */
const awaits = (name) =>
  member(["timeout"], async (object, seconds) => {
    const hasEnded = await object[name](seconds == null ? {} : { timeout: seconds * 1000 });
    return seconds == null ? null : hasEnded;
  });

const asked = (name) => member([], (object) => object[name]());

export const members = {
  "DataFrame.writeStream": member([], (frame) => frame.writeStream),
  "DataStreamWriter.format": member(["source"], (writer, format) => writer.format(format)),
  "DataStreamWriter.outputMode": member(["outputMode"], (writer, mode) => writer.outputMode(mode)),
  "DataStreamWriter.queryName": member(["queryName"], (writer, name) => writer.queryName(name)),
  "DataStreamWriter.option": member(["key", "value"], (writer, key, value) => writer.option(key, value)),
  "DataStreamWriter.options": optioned([], (writer, options) => writer.options(options)),
  "DataStreamWriter.partitionBy": member(["*cols"], (writer, names) => writer.partitionBy(...several(names))),
  "DataStreamWriter.clusterBy": member(["*cols"], (writer, names) => writer.clusterBy(...several(names))),
  "DataStreamWriter.trigger": optioned([], (writer, trigger) => writer.trigger(trigger)),
  "DataStreamWriter.start": optioned(["path", ...SHARED], (writer, options, path, ...rest) => {
    return set(writer, options, ...rest).start(path ?? undefined);
  }),
  "DataStreamWriter.toTable": optioned(["tableName", ...SHARED], (writer, options, name, ...rest) => {
    return set(writer, options, ...rest).toTable(name);
  }),

  "StreamingQuery.id": member([], (query) => query.id),
  "StreamingQuery.runId": member([], (query) => query.runId),
  "StreamingQuery.name": member([], (query) => query.name),
  "StreamingQuery.isActive": asked("isActive"),
  "StreamingQuery.status": asked("status"),
  "StreamingQuery.processAllAvailable": asked("processAllAvailable"),
  "StreamingQuery.stop": asked("stop"),
  "StreamingQuery.exception": member([], async (query) => (await query.exception())?.message ?? null),
  "StreamingQuery.explain": member(["extended"], async (query, extended) => {
    await query.explainString(extended ?? false);
    return null;
  }),
  "StreamingQuery.awaitTermination": awaits("awaitTermination"),

  "SparkSession.streams": member([], (spark) => spark.streams),
  "StreamingQueryManager.active": asked("active"),
  "StreamingQueryManager.get": member(["id"], (streams, id) => streams.get(id)),
  "StreamingQueryManager.resetTerminated": asked("resetTerminated"),
  "StreamingQueryManager.awaitAnyTermination": awaits("awaitAnyTermination"),
};
