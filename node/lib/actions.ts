/** `Actions`: what a DataFrame is asked for, which runs it. */

import type * as apache from "apache-arrow";

import { cancellable } from "./abort.js";
import { arrowSchema, recordBatches, userArrow } from "./arrow.js";
import type { Batch } from "./batch.js";
import type { DataFrame } from "./dataframe.js";
import { native, type NativeDataFrame } from "./native.js";
import { Operation } from "./operation.js";
import type { Field } from "./schema.js";
import type { SparkSession } from "./session.js";
import { StorageLevel } from "./storage.js";
import type { Row, Value } from "./values.js";

/** What every action takes. */
export interface ActionOptions {
  /** Cancels the operation; the action rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export type ExplainMode = "simple" | "extended" | "codegen" | "cost" | "formatted";

/** The half of `DataFrame` that asks the backend. */
export abstract class Actions {
  readonly sparkSession: SparkSession;
  /** @internal */
  readonly native: NativeDataFrame;

  /** @internal */
  constructor(session: SparkSession, inner: NativeDataFrame) {
    this.sparkSession = session;
    this.native = inner;
  }

  /** @internal A DataFrame of the same session. */
  protected abstract over(inner: NativeDataFrame): DataFrame;

  /** Names the DataFrame as a view of the session; raises when the name is taken. */
  createTempView(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#named(native.View.Create, name, options);
  }

  createOrReplaceTempView(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#named(native.View.Replace, name, options);
  }

  /** The old name of `createOrReplaceTempView`. */
  registerTempTable(name: string, options: ActionOptions = {}): Promise<void> {
    return this.createOrReplaceTempView(name, options);
  }

  /** Names the DataFrame as a view of all sessions, under `global_temp`; raises when the name is taken. */
  createGlobalTempView(name: string, options: ActionOptions = {}): Promise<void> {
    return this.#named(native.View.CreateGlobal, name, options);
  }

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

  /** The names of the columns, each with its type as SQL writes it. */
  async dtypes(options: ActionOptions = {}): Promise<[string, string][]> {
    return (await this.schema(options)).map((field) => [field.name, field.type]);
  }

  /** Whether the rows can be had without running anything elsewhere. */
  isLocal({ signal }: ActionOptions = {}): Promise<boolean> {
    return cancellable(signal, (token) => this.native.isLocal(token));
  }

  /** Whether the rows come from a stream. */
  isStreaming({ signal }: ActionOptions = {}): Promise<boolean> {
    return cancellable(signal, (token) => this.native.isStreaming(token));
  }

  /** Whether there is no row. */
  isEmpty({ signal }: ActionOptions = {}): Promise<boolean> {
    return cancellable(signal, (token) => this.native.isEmpty(token));
  }

  /** The files that the rows come from, as far as they are known. */
  inputFiles({ signal }: ActionOptions = {}): Promise<string[]> {
    return cancellable(signal, (token) => this.native.inputFiles(token));
  }

  /** Whether both plans, simplified, are one and so give the same rows. */
  sameSemantics(other: DataFrame, { signal }: ActionOptions = {}): Promise<boolean> {
    return cancellable(signal, (token) => this.native.sameSemantics(other.native, token));
  }

  /** A hash that plans of the same semantics share. */
  semanticHash({ signal }: ActionOptions = {}): Promise<number> {
    return cancellable(signal, (token) => this.native.semanticHash(token));
  }

  /** Keeps the rows once they are computed, in memory and on disk. */
  cache(options: ActionOptions = {}): Promise<this> {
    return this.persist(StorageLevel.MEMORY_AND_DISK_DESER, options);
  }

  /** Keeps the rows once they are computed. */
  async persist(level: StorageLevel = StorageLevel.MEMORY_AND_DISK_DESER, { signal }: ActionOptions = {}): Promise<this> {
    await cancellable(signal, (token) => this.native.persist(level, token));
    return this;
  }

  /** Lets go of the rows that were kept; with `blocking`, before the promise is fulfilled. */
  async unpersist({ blocking = false, signal }: ActionOptions & { blocking?: boolean } = {}): Promise<this> {
    await cancellable(signal, (token) => this.native.unpersist(blocking, token));
    return this;
  }

  /** Where the rows are kept. */
  storageLevel({ signal }: ActionOptions = {}): Promise<StorageLevel> {
    return cancellable(signal, (token) => this.native.storageLevel(token));
  }

  /** Whether the rows are kept once they are computed. */
  async isCached(options: ActionOptions = {}): Promise<boolean> {
    const { useDisk, useMemory, useOffHeap } = await this.storageLevel(options);
    return useDisk || useMemory || useOffHeap;
  }

  /** The DataFrame cut off from what it was computed of, its rows kept in the checkpoint folder until the session ends. */
  async checkpoint({ eager = true, signal }: ActionOptions & { eager?: boolean } = {}): Promise<DataFrame> {
    return this.over(await cancellable(signal, (token) => this.native.checkpoint(eager, token)));
  }

  /** `checkpoint` with the rows kept where they were computed. */
  async localCheckpoint(
    { eager = true, storageLevel, signal }: ActionOptions & { eager?: boolean; storageLevel?: StorageLevel } = {},
  ): Promise<DataFrame> {
    const level = storageLevel ?? null;
    return this.over(await cancellable(signal, (token) => this.native.localCheckpoint(eager, level, token)));
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

  /** The rows one by one, never more than a batch of them in memory. Leaving the loop early gives the operation up. */
  toLocalIterator(options: ActionOptions = {}): AsyncGenerator<Row, void, undefined> {
    return rowsOf(this.stream(options));
  }

  /** The first rows. */
  take(rows: number, options: ActionOptions = {}): Promise<Row[]> {
    return this.over(this.native.limit(rows)).collect(options);
  }

  /** The first row, or `null`; with a number, the first rows. */
  head(): Promise<Row | null>;
  head(rows: number, options?: ActionOptions): Promise<Row[]>;
  head(rows?: number, options: ActionOptions = {}): Promise<Row | null | Row[]> {
    return rows === undefined ? this.first(options) : this.take(rows, options);
  }

  /** The last rows. */
  tail(rows: number, options: ActionOptions = {}): Promise<Row[]> {
    return this.over(this.native.tail(rows)).collect(options);
  }

  /** The first row, or `null` when there is none. */
  async first(options: ActionOptions = {}): Promise<Row | null> {
    return (await this.over(this.native.limit(1)).collect(options))[0] ?? null;
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

async function* rowsOf(batches: AsyncIterable<Batch>): AsyncGenerator<Row, void, undefined> {
  for await (const batch of batches) {
    yield* batch.toObjects();
  }
}
