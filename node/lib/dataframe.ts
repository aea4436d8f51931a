/** `DataFrame`: a relation and the session it runs in. */

import { cancellable } from "./abort.js";
import { Actions, type ActionOptions } from "./actions.js";
import { Column, literal, named, type ColumnLike } from "./column.js";
import { GroupedData } from "./grouped.js";
import { MergeIntoWriter } from "./merge.js";
import { DataFrameNaFunctions, type NaDropOptions, type NaOptions } from "./na.js";
import { native, type NativeColumn, type NativeDataFrame } from "./native.js";
import { DataFrameStatFunctions } from "./stat.js";
import { DataStreamWriter } from "./stream_writer.js";
import { DataFrameWriter } from "./writer.js";
import { DataFrameWriterV2 } from "./writer_v2.js";

/** How rows are drawn. */
export interface SampleOptions {
  /** Whether a row may be drawn more than once. */
  readonly withReplacement?: boolean | undefined;
  /** The same seed draws the same rows; without one it is chosen by chance. */
  readonly seed?: number | bigint | undefined;
}

/** How `nearestByJoin` finds the rows of the other side. */
export interface NearestByOptions {
  /** How many rows of the other side each row gets. */
  readonly numResults: number;
  readonly mode: "exact" | "approx";
  /** `distance` puts the smallest values first, `similarity` the largest. */
  readonly direction: "distance" | "similarity";
  readonly joinType?: "inner" | "leftouter" | undefined;
}

/** A relation of rows and columns that is computed when an action asks for it. Immutable. */
export class DataFrame extends Actions {
  /** @internal */
  protected over(inner: NativeDataFrame): DataFrame {
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

  /** A column that the rows' source knows beside its data, such as `_metadata` of files. */
  metadataColumn(name: string): Column {
    return new Column(this.native.metadataColumn(name));
  }

  /** The columns whose names match a regular expression in backticks; any other text is the name of one column. */
  colRegex(pattern: string): Column {
    return new Column(this.native.colRegex(pattern));
  }

  select(...columns: (Column | string)[]): DataFrame {
    return this.over(this.native.select(named(columns)));
  }

  /** `select` of expressions in SQL. */
  selectExpr(...expressions: string[]): DataFrame {
    return this.over(this.native.select(expressions.map((sql) => native.Column.expression(sql))));
  }

  /** The rows for which the condition, a column or SQL text, holds. */
  filter(condition: Column | string): DataFrame {
    const inner = typeof condition === "string" ? native.Column.expression(condition) : condition.native;
    return this.over(this.native.filter(inner));
  }

  where(condition: Column | string): DataFrame {
    return this.filter(condition);
  }

  /** A column added, or replaced when the name is there. */
  withColumn(name: string, column: Column): DataFrame {
    return this.over(this.native.withColumn(name, column.native));
  }

  withColumns(columns: Record<string, Column>): DataFrame {
    return this.over(this.native.withColumns(Object.keys(columns), named(Object.values(columns))));
  }

  withColumnRenamed(name: string, other: string): DataFrame {
    return this.withColumnsRenamed({ [name]: other });
  }

  /** Columns under other names; names that are not there are passed over, as in Spark. */
  withColumnsRenamed(names: Record<string, string>): DataFrame {
    return this.over(this.native.withColumnsRenamed(Object.keys(names), Object.values(names)));
  }

  /** The columns under these names, in order. */
  toDF(...names: string[]): DataFrame {
    return this.over(this.native.toDf(names));
  }

  /** The columns that a schema in DDL names (`"id INT, name STRING"`), in its order and cast to its types. */
  async to(schema: string, { signal }: ActionOptions = {}): Promise<DataFrame> {
    return this.over(await cancellable(signal, (token) => this.native.toSchema(schema, token)));
  }

  /** A text for each row, as column `value`: its JSON object. */
  toJSON(): DataFrame {
    return this.over(this.native.toJson());
  }

  /** The rows numbered from 0, in the order of partitions, by a column after the others. */
  zipWithIndex(name = "index"): DataFrame {
    return this.over(this.native.zipWithIndex(name));
  }

  /** A column with other metadata, which are written as JSON. */
  withMetadata(name: string, metadata: Record<string, unknown>): DataFrame {
    return this.over(this.native.withMetadata(name, JSON.stringify(metadata)));
  }

  /** How late rows of a stream may come (`"10 minutes"`), by the time in a column. */
  withWatermark(eventTime: string, delayThreshold: string): DataFrame {
    return this.over(this.native.withWatermark(eventTime, delayThreshold));
  }

  /** The DataFrame without the columns of these names, and those that expressions stand for; what is not there is passed over. */
  drop(...columns: (Column | string)[]): DataFrame {
    const names = columns.filter((column) => typeof column === "string");
    const expressions = columns.filter((column) => column instanceof Column);
    return this.over(this.native.drop(names, named(expressions)));
  }

  /** The rows of both that belong together; `joinType` is one of Spark's: `inner`, `left`, `full`, `left_semi`, ... */
  join(other: DataFrame, on?: string | string[] | Column, joinType = "inner"): DataFrame {
    const names = on === undefined || on instanceof Column ? [] : [on].flat();
    const condition = on instanceof Column ? on.native : null;
    return this.over(this.native.join(other.native, names, condition, joinType));
  }

  crossJoin(other: DataFrame): DataFrame {
    return this.join(other, undefined, "cross");
  }

  /** Each row with the rows that `other`, which may use its columns, gives for it; `how` is `inner`, `left` or `cross`. */
  lateralJoin(other: DataFrame, { on, how = "inner" }: { on?: Column; how?: string } = {}): DataFrame {
    return this.over(this.native.lateralJoin(other.native, on?.native ?? null, how));
  }

  /** Each row with the rows of the other side that a ranking puts first. */
  nearestByJoin(other: DataFrame, ranking: Column, options: NearestByOptions): DataFrame {
    const { numResults: rows, mode, direction, joinType = "inner" } = options;
    return this.over(this.native.nearestByJoin(other.native, ranking.native, { rows, mode, direction, joinType }));
  }

  /** The columns of both side by side, row by row. Both must come of one DataFrame. */
  zip(other: DataFrame): DataFrame {
    return this.over(this.native.zip(other.native));
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

  /** Count, mean, deviation, least and most of columns, as texts; of all columns when none is named. */
  describe(...names: string[]): DataFrame {
    return this.over(this.native.describe(names));
  }

  /** Statistics of all columns, as texts: `count`, `mean`, `stddev`, `min`, `max`, `25%`, ... */
  summary(...statistics: string[]): DataFrame {
    return this.over(this.native.summary(statistics));
  }

  /** Aggregates that are computed along the way, and told under a name. */
  observe(name: string, ...metrics: Column[]): DataFrame {
    return this.over(this.native.observe(name, named(metrics)));
  }

  /** The rows in order: NULLs first when ascending, last when descending. */
  orderBy(...columns: (Column | string)[]): DataFrame {
    return this.over(this.native.orderBy(named(columns)));
  }

  sort(...columns: (Column | string)[]): DataFrame {
    return this.orderBy(...columns);
  }

  sortWithinPartitions(...columns: (Column | string)[]): DataFrame {
    return this.over(this.native.sortWithinPartitions(named(columns)));
  }

  limit(rows: number): DataFrame {
    return this.over(this.native.limit(rows));
  }

  offset(rows: number): DataFrame {
    return this.over(this.native.offset(rows));
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
    return this.over(this.native.unionByName(other.native, allowMissingColumns));
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
    return this.over(this.native.combine(kind, other.native));
  }

  distinct(): DataFrame {
    return this.over(this.native.distinct());
  }

  /** One row for each combination of these columns' values; of all columns when none is named. */
  dropDuplicates(...names: string[]): DataFrame {
    return names.length === 0 ? this.distinct() : this.over(this.native.dropDuplicates(names));
  }

  /** `dropDuplicates` among the rows of a stream that its watermark keeps. */
  dropDuplicatesWithinWatermark(...names: string[]): DataFrame {
    return this.over(this.native.dropDuplicatesWithinWatermark(names));
  }

  drop_duplicates(...names: string[]): DataFrame {
    return this.dropDuplicates(...names);
  }

  /** About this fraction of the rows, by chance. */
  sample(fraction: number, { withReplacement = false, seed }: SampleOptions = {}): DataFrame {
    return this.over(this.native.sample(fraction, withReplacement, seed === undefined ? null : BigInt(seed)));
  }

  /** The rows parted by chance, in about these proportions. */
  randomSplit(weights: readonly number[], { seed }: Pick<SampleOptions, "seed"> = {}): DataFrame[] {
    const parts = this.native.randomSplit([...weights], seed === undefined ? null : BigInt(seed));
    return parts.map((part) => this.over(part));
  }

  /**
   * Columns turned into rows: one a column of `values`, or of all but `ids` when that is `null`. The names of the columns
   * stand in the column `variableColumnName`, their values in `valueColumnName`.
   */
  unpivot(
    ids: readonly (Column | string)[],
    values: readonly (Column | string)[] | null,
    variableColumnName: string,
    valueColumnName: string,
  ): DataFrame {
    const chosen = values && named(values);
    return this.over(this.native.unpivot(named(ids), chosen, variableColumnName, valueColumnName));
  }

  melt(
    ids: readonly (Column | string)[],
    values: readonly (Column | string)[] | null,
    variableColumnName: string,
    valueColumnName: string,
  ): DataFrame {
    return this.unpivot(ids, values, variableColumnName, valueColumnName);
  }

  /** Rows turned into columns, whose names are the values of a column, the first one by default. */
  transpose(index?: Column | string): DataFrame {
    return this.over(this.native.transpose(index === undefined ? null : (named([index])[0] ?? null)));
  }

  /** What `change` makes of the DataFrame, so that calls can be chained. */
  transform(change: (input: DataFrame) => DataFrame): DataFrame {
    return change(this);
  }

  /** The DataFrame under a name, by which its columns can be qualified. */
  alias(name: string): DataFrame {
    return this.over(this.native.alias(name));
  }

  /** The rows in this many partitions, brought together without a shuffle. */
  coalesce(partitions: number): DataFrame {
    return this.over(this.native.coalesce(partitions));
  }

  /** The rows in this many partitions, or as many as the backend likes, rows of equal values of the columns in one. */
  repartition(partitions: number | Column | string, ...columns: (Column | string)[]): DataFrame {
    if (typeof partitions !== "number") {
      return this.over(this.native.repartitionBy(null, named([partitions, ...columns])));
    }
    const inner =
      columns.length === 0
        ? this.native.repartition(partitions)
        : this.native.repartitionBy(partitions, named(columns));
    return this.over(inner);
  }

  /** The rows in this many partitions, or as many as the backend likes, which are ranges of the columns' values. */
  repartitionByRange(partitions: number | Column | string, ...columns: (Column | string)[]): DataFrame {
    const [count, by] = typeof partitions === "number" ? [partitions, columns] : [null, [partitions, ...columns]];
    return this.over(this.native.repartitionByRange(count, named(by)));
  }

  /** Each row in the partition whose number a column says. */
  repartitionById(partitions: number, partitionId: Column | string): DataFrame {
    const [id] = named([partitionId]) as [NativeColumn];
    return this.over(this.native.repartitionById(partitions, id));
  }

  /** A hint for the optimiser. */
  hint(name: string, ...parameters: ColumnLike[]): DataFrame {
    return this.over(this.native.hint(name, named(parameters.map(literal))));
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
    return DataFrameWriterV2.to(table, this.native);
  }

  /** Changes to a table, whose rows belong to this DataFrame's where the condition holds. */
  mergeInto(table: string, condition: Column): MergeIntoWriter {
    return new MergeIntoWriter(this.native.mergeInto(table, condition.native));
  }
}
