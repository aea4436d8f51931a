/** `DataFrame`: a relation and the session it runs in. */

import type * as apache from "apache-arrow";

import { cancellable } from "./abort.js";
import { arrowSchema, recordBatches, userArrow } from "./arrow.js";
import type { Batch } from "./batch.js";
import { Column, literal, named, type ColumnLike } from "./column.js";
import { GroupedData } from "./grouped.js";
import { MergeIntoWriter } from "./merge.js";
import { DataFrameNaFunctions, type NaDropOptions, type NaOptions } from "./na.js";
import { native, type NativeDataFrame } from "./native.js";
import { Operation } from "./operation.js";
import type { Field } from "./schema.js";
import type { SparkSession } from "./session.js";
import { DataFrameStatFunctions } from "./stat.js";
import { DataStreamWriter } from "./stream_writer.js";
import type { Row, Value } from "./values.js";
import { DataFrameWriter } from "./writer.js";
import { DataFrameWriterV2 } from "./writer_v2.js";

/** What every action takes. */
export interface ActionOptions {
  /** Cancels the operation; the action rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export type ExplainMode = "simple" | "extended" | "codegen" | "cost" | "formatted";

/** A relation of rows and columns that is computed when an action asks for it. Immutable. */
export class DataFrame {
  readonly sparkSession: SparkSession;
  /** @internal */
  readonly native: NativeDataFrame;

  /** @internal */
  constructor(session: SparkSession, inner: NativeDataFrame) {
    this.sparkSession = session;
    this.native = inner;
  }

  #over(inner: NativeDataFrame): DataFrame {
    return new DataFrame(this.sparkSession, inner);
  }

  /** The bytes of the `spark.connect.Plan` that this DataFrame is. */
  toPlan(): Uint8Array {
    return this.native.toPlan();
  }

  /** A column of this very DataFrame, which stays its own in a self-join. */
  col(name: string): Column {
    return new Column(this.native.column(name));
  }

  select(...columns: (Column | string)[]): DataFrame {
    return this.#over(this.native.select(named(columns)));
  }

  /** `select` of expressions in SQL. */
  selectExpr(...expressions: string[]): DataFrame {
    return this.#over(this.native.select(expressions.map((sql) => native.Column.expression(sql))));
  }

  /** The rows for which the condition, a column or SQL text, holds. */
  filter(condition: Column | string): DataFrame {
    const inner = typeof condition === "string" ? native.Column.expression(condition) : condition.native;
    return this.#over(this.native.filter(inner));
  }

  where(condition: Column | string): DataFrame {
    return this.filter(condition);
  }

  /** A column added, or replaced when the name is there. */
  withColumn(name: string, column: Column): DataFrame {
    return this.#over(this.native.withColumn(name, column.native));
  }

  withColumns(columns: Record<string, Column>): DataFrame {
    return this.#over(this.native.withColumns(Object.keys(columns), named(Object.values(columns))));
  }

  withColumnRenamed(name: string, other: string): DataFrame {
    return this.withColumnsRenamed({ [name]: other });
  }

  /** Columns under other names; names that are not there are passed over, as in Spark. */
  withColumnsRenamed(names: Record<string, string>): DataFrame {
    return this.#over(this.native.withColumnsRenamed(Object.keys(names), Object.values(names)));
  }

  /** The columns under these names, in order. */
  toDF(...names: string[]): DataFrame {
    return this.#over(this.native.toDf(names));
  }

  /** The DataFrame without these columns; columns that are not there are passed over, as in Spark. */
  drop(...columns: (Column | string)[]): DataFrame {
    return this.#over(this.native.drop(named(columns)));
  }

  /** The rows of both that belong together; `joinType` is one of Spark's: `inner`, `left`, `full`, `left_semi`, ... */
  join(other: DataFrame, on?: string | string[] | Column, joinType = "inner"): DataFrame {
    const names = on === undefined || on instanceof Column ? [] : [on].flat();
    const condition = on instanceof Column ? on.native : null;
    return this.#over(this.native.join(other.native, names, condition, joinType));
  }

  crossJoin(other: DataFrame): DataFrame {
    return this.join(other, undefined, "cross");
  }

  groupBy(...columns: (Column | string)[]): GroupedData {
    return new GroupedData(this, native.Grouping.GroupBy, columns);
  }

  /** Groups by the columns, by all but the last of them, and so on to none. */
  rollup(...columns: (Column | string)[]): GroupedData {
    return new GroupedData(this, native.Grouping.Rollup, columns);
  }

  /** Groups by each subset of the columns. */
  cube(...columns: (Column | string)[]): GroupedData {
    return new GroupedData(this, native.Grouping.Cube, columns);
  }

  /** Groups by each of these sets of columns; `columns` are those that the result shows. */
  groupingSets(sets: readonly (readonly (Column | string)[])[], ...columns: (Column | string)[]): GroupedData {
    return new GroupedData(this, native.Grouping.GroupBy, columns, undefined, sets);
  }

  /** Missing values, and values that are replaced. */
  get na(): DataFrameNaFunctions {
    return new DataFrameNaFunctions(this);
  }

  /** The same as `na.drop`. */
  dropna(options: NaDropOptions = {}): DataFrame {
    return this.na.drop(options);
  }

  /** The same as `na.fill`. */
  fillna(value: ColumnLike | Readonly<Record<string, ColumnLike>>, options: NaOptions = {}): DataFrame {
    return this.na.fill(value, options);
  }

  /** The same as `na.replace`. */
  replace(values: Iterable<readonly [ColumnLike, ColumnLike]>, options: NaOptions = {}): DataFrame {
    return this.na.replace(values, options);
  }

  /** Statistics. */
  get stat(): DataFrameStatFunctions {
    return new DataFrameStatFunctions(this);
  }

  /** The same as `stat.corr`. */
  corr(col1: string, col2: string, options: ActionOptions = {}): Promise<number> {
    return this.stat.corr(col1, col2, options);
  }

  /** The same as `stat.cov`. */
  cov(col1: string, col2: string, options: ActionOptions = {}): Promise<number> {
    return this.stat.cov(col1, col2, options);
  }

  /** The same as `stat.approxQuantile`. */
  approxQuantile(
    columns: readonly string[],
    probabilities: readonly number[],
    relativeError: number,
    options: ActionOptions = {},
  ): Promise<number[][]> {
    return this.stat.approxQuantile(columns, probabilities, relativeError, options);
  }

  /** The same as `stat.crosstab`. */
  crosstab(col1: string, col2: string): DataFrame {
    return this.stat.crosstab(col1, col2);
  }

  /** The same as `stat.freqItems`. */
  freqItems(columns: readonly string[], support = 0.01): DataFrame {
    return this.stat.freqItems(columns, support);
  }

  /** The same as `stat.sampleBy`. */
  sampleBy(
    column: Column | string,
    fractions: Iterable<readonly [ColumnLike, number]>,
    seed?: number | bigint,
  ): DataFrame {
    return this.stat.sampleBy(column, fractions, seed);
  }

  /** The one value of the one row, as an expression; NULL without a row. */
  scalar(): Column {
    return new Column(this.native.scalar());
  }

  /** Whether there is a row, as an expression. */
  exists(): Column {
    return new Column(this.native.exists());
  }

  /** Aggregates over all rows. */
  agg(...aggregates: Column[]): DataFrame {
    return this.groupBy().agg(...aggregates);
  }

  /** The rows in order: NULLs first when ascending, last when descending. */
  orderBy(...columns: (Column | string)[]): DataFrame {
    return this.#over(this.native.orderBy(named(columns)));
  }

  sort(...columns: (Column | string)[]): DataFrame {
    return this.orderBy(...columns);
  }

  sortWithinPartitions(...columns: (Column | string)[]): DataFrame {
    return this.#over(this.native.sortWithinPartitions(named(columns)));
  }

  limit(rows: number): DataFrame {
    return this.#over(this.native.limit(rows));
  }

  offset(rows: number): DataFrame {
    return this.#over(this.native.offset(rows));
  }

  /** The rows of both, columns matched by position, repeated rows kept. */
  union(other: DataFrame): DataFrame {
    return this.#combined(native.SetOperation.Union, other);
  }

  unionAll(other: DataFrame): DataFrame {
    return this.union(other);
  }

  /** The rows of both, columns matched by name; with `allowMissingColumns`, one that a side lacks is NULL there. */
  unionByName(other: DataFrame, { allowMissingColumns = false } = {}): DataFrame {
    return this.#over(this.native.unionByName(other.native, allowMissingColumns));
  }

  /** The distinct rows that are in both. */
  intersect(other: DataFrame): DataFrame {
    return this.#combined(native.SetOperation.Intersect, other);
  }

  intersectAll(other: DataFrame): DataFrame {
    return this.#combined(native.SetOperation.IntersectAll, other);
  }

  /** The distinct rows that are in this one only. */
  subtract(other: DataFrame): DataFrame {
    return this.#combined(native.SetOperation.Subtract, other);
  }

  exceptAll(other: DataFrame): DataFrame {
    return this.#combined(native.SetOperation.ExceptAll, other);
  }

  #combined(kind: number, other: DataFrame): DataFrame {
    return this.#over(this.native.combine(kind, other.native));
  }

  distinct(): DataFrame {
    return this.#over(this.native.distinct());
  }

  /** One row for each combination of these columns' values; of all columns when none is named. */
  dropDuplicates(...names: string[]): DataFrame {
    return names.length === 0 ? this.distinct() : this.#over(this.native.dropDuplicates(names));
  }

  /** The DataFrame under a name, by which its columns can be qualified. */
  alias(name: string): DataFrame {
    return this.#over(this.native.alias(name));
  }

  repartition(partitions: number): DataFrame {
    return this.#over(this.native.repartition(partitions));
  }

  /** A hint for the optimiser. */
  hint(name: string, ...parameters: ColumnLike[]): DataFrame {
    return this.#over(this.native.hint(name, named(parameters.map(literal))));
  }

  get write(): DataFrameWriter {
    return new DataFrameWriter(this.native);
  }

  /** Writes the rows as they come, of a DataFrame that reads a stream. */
  get writeStream(): DataStreamWriter {
    return new DataStreamWriter(this.native);
  }

  /** Writes to a table of a catalog. */
  writeTo(table: string): DataFrameWriterV2 {
    return new DataFrameWriterV2(this.native, table);
  }

  /** Changes to a table, whose rows belong to this DataFrame's where the condition holds. */
  mergeInto(table: string, condition: Column): MergeIntoWriter {
    return new MergeIntoWriter(this.native.mergeInto(table, condition.native));
  }

  /** Names the DataFrame as a view of the session; raises when the name is taken. */
  createTempView(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#named(native.View.Create, name, options);
  }

  createOrReplaceTempView(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#named(native.View.Replace, name, options);
  }

  /** Names the DataFrame as a view of all sessions, under `global_temp`. */
  createOrReplaceGlobalTempView(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#named(native.View.ReplaceGlobal, name, options);
  }

  #named(kind: number, name: string, { signal }: ActionOptions): Promise<void> {
    return cancellable(signal, (token) => this.native.createView(kind, name, token));
  }

  /** The columns' names, Spark types and nullability. */
  async schema({ signal }: ActionOptions = {}): Promise<Field[]> {
    return JSON.parse(await cancellable(signal, (token) => this.native.schema(token))) as Field[];
  }

  async columns(options: ActionOptions = {}): Promise<string[]> {
    return (await this.schema(options)).map((field) => field.name);
  }

  /** The schema as a tree. */
  treeString({ signal }: ActionOptions = {}): Promise<string> {
    return cancellable(signal, (token) => this.native.tree(null, token));
  }

  async printSchema(options: ActionOptions = {}): Promise<void> {
    process.stdout.write(await this.treeString(options));
  }

  /** The plan, as the backend describes it. */
  explainString(mode: ExplainMode = "simple", { signal }: ActionOptions = {}): Promise<string> {
    return cancellable(signal, (token) => this.native.explain(mode, token));
  }

  /** Prints the plan. */
  async explain(mode: ExplainMode = "simple", options: ActionOptions = {}): Promise<void> {
    process.stdout.write(`${await this.explainString(mode, options)}\n`);
  }

  /** Starts the DataFrame. The rows are pulled from the operation, which has to be closed. */
  async execute({ signal }: ActionOptions = {}): Promise<Operation> {
    return new Operation(await cancellable(signal, (token) => this.native.execute(token)), signal);
  }

  /** The rows in batches, as they come. Leaving the loop early gives the operation up. */
  async *stream(options: ActionOptions = {}): AsyncGenerator<Batch, void, undefined> {
    yield* await this.execute(options);
  }

  /** All rows, as objects. */
  async collect(options: ActionOptions = {}): Promise<Row[]> {
    const rows: Row[][] = [];
    for await (const batch of this.stream(options)) {
      rows.push(batch.toObjects());
    }
    return rows.flat();
  }

  /** All rows, as arrays of values: also when two columns have one name. */
  async collectArrays(options: ActionOptions = {}): Promise<Value[][]> {
    const rows: Value[][][] = [];
    for await (const batch of this.stream(options)) {
      rows.push(batch.toArrays());
    }
    return rows.flat();
  }

  /** The first row, or `null` when there is none. */
  async first(options: ActionOptions = {}): Promise<Row | null> {
    return (await this.limit(1).collect(options))[0] ?? null;
  }

  /** All rows as a table of the user's own apache-arrow. Its memory is the result's own, which must not be changed. */
  async toArrow(options: ActionOptions = {}): Promise<apache.Table> {
    const arrow = await userArrow();
    const operation = await this.execute(options);
    try {
      const batches: apache.RecordBatch[] = [];
      for (let batch = await operation.nextNative(); batch; batch = await operation.nextNative()) {
        batches.push(...recordBatches(arrow, batch));
      }
      const schema = batches[0]?.schema ?? arrowSchema(arrow, await operation.schema());
      return new arrow.Table(schema, batches);
    } finally {
      operation.close();
    }
  }

  /** How many rows there are. */
  async count({ signal }: ActionOptions = {}): Promise<bigint> {
    return cancellable(signal, (token) => this.native.count(token));
  }

  /** What `show` prints. */
  showString(rows = 20, truncate = 20, { signal }: ActionOptions = {}): Promise<string> {
    return cancellable(signal, (token) => this.native.showText(rows, truncate, false, token));
  }

  /** Prints the first rows as a table, each cell cut at `truncate` characters; 0 leaves them whole. */
  async show(rows = 20, truncate = 20, options: ActionOptions = {}): Promise<void> {
    process.stdout.write(await this.showString(rows, truncate, options));
  }
}
