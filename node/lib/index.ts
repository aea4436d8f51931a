/** Firesteel: the Spark DataFrame API for Node. */

export type { ActionOptions, ExplainMode } from "./actions.js";
export { Batch } from "./batch.js";
export type { DayTimeParts, YearMonthParts } from "./calendar.js";
export { Catalog } from "./catalog.js";
export type {
  CatalogMetadata,
  Database,
  Listing,
  NewTable,
  SparkFunction,
  Table,
  TableColumn,
  TablePartition,
} from "./catalog.js";
export { Column } from "./column.js";
export type { ColumnLike, LiteralValue } from "./column.js";
export { DataFrame } from "./dataframe.js";
export type { NearestByOptions, SampleOptions } from "./dataframe.js";
export { FiresteelError } from "./errors.js";
export type { QueryContext } from "./errors.js";
export * as functions from "./functions.js";
export type * from "./formats.js";
export { GroupedData } from "./grouped.js";
export { liveObjects } from "./native.js";
export { MergeIntoWriter } from "./merge.js";
export type { Assignments, WhenMatched, WhenNotMatched, WhenNotMatchedBySource } from "./merge.js";
export { DataFrameNaFunctions } from "./na.js";
export type { NaDropOptions, NaOptions } from "./na.js";
export { Observation } from "./observation.js";
export { Operation } from "./operation.js";
export type { Progress } from "./operation.js";
export type { ProgressHandler, ProgressReport, StageInfo } from "./progress.js";
export { DataFrameReader } from "./reader.js";
export type { Field } from "./schema.js";
export { RuntimeConfig, SparkSession, SparkSessionBuilder } from "./session.js";
export type { ArtifactKind } from "./session.js";
export { DataFrameStatFunctions } from "./stat.js";
export { StorageLevel } from "./storage.js";
export { DataStreamReader } from "./stream_reader.js";
export { DataStreamWriter } from "./stream_writer.js";
export type { OutputMode, Trigger } from "./stream_writer.js";
export { StreamingQuery, StreamingQueryManager } from "./streaming_query.js";
export type {
  StreamingQueryEvent,
  StreamingQueryListener,
  StreamingQueryProgress,
  StreamingQueryStatus,
  WaitOptions,
} from "./streaming_query.js";
export { TableValuedFunction } from "./tvf.js";
export type { CalendarInterval, Row, Value } from "./values.js";
export { Window, WindowSpec } from "./window.js";
export { DataFrameWriter } from "./writer.js";
export { DataFrameWriterV2 } from "./writer_v2.js";
