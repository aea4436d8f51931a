/** Firesteel: the Spark DataFrame API for Node. */

export { Batch } from "./batch.js";
export { Column } from "./column.js";
export type { ColumnLike, LiteralValue } from "./column.js";
export { DataFrame } from "./dataframe.js";
export type { ActionOptions, ExplainMode } from "./dataframe.js";
export { FiresteelError } from "./errors.js";
export type { QueryContext } from "./errors.js";
export * as functions from "./functions.js";
export { GroupedData } from "./grouped.js";
export { liveObjects } from "./native.js";
export { DataFrameNaFunctions } from "./na.js";
export type { NaDropOptions, NaOptions } from "./na.js";
export { Operation } from "./operation.js";
export type { Progress } from "./operation.js";
export { DataFrameReader } from "./reader.js";
export type { Field } from "./schema.js";
export { RuntimeConfig, SparkSession, SparkSessionBuilder } from "./session.js";
export { DataFrameStatFunctions } from "./stat.js";
export type { CalendarInterval, Row, Value } from "./values.js";
export { Window, WindowSpec } from "./window.js";
export { DataFrameWriter } from "./writer.js";
export type { SaveMode } from "./writer.js";
