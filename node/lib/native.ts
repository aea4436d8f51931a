/** The native module. Its classes stay inside the package; its errors become `FiresteelError`s here, once for all. */

import { join } from "node:path";

import { meant } from "./errors.js";
import type { StorageLevel } from "./storage.js";

export interface NativeColumn {
  operate(operator: string, other: NativeColumn): NativeColumn;
  operateInteger(operator: string, other: number): NativeColumn;
  alias(names: string[]): NativeColumn;
  aliasWithMetadata(name: string, metadata: string): NativeColumn;
  cast(dataType: string): NativeColumn;
  tryCast(dataType: string): NativeColumn;
  sorted(isAscending: boolean, nullsFirst: boolean): NativeColumn;
  over(window: NativeWindow): NativeColumn;
  extract(key: NativeColumn): NativeColumn;
  withField(name: string, value: NativeColumn): NativeColumn;
  dropField(name: string): NativeColumn;
  when(condition: NativeColumn, value: NativeColumn): NativeColumn;
  otherwise(value: NativeColumn): NativeColumn;
  lambda(parameters: string[]): NativeColumn;
  describe(): string;
}

interface NativeColumnClass {
  attribute(name: string): NativeColumn;
  operateNamed(name: string, operator: string, other: number): NativeColumn;
  expression(sql: string): NativeColumn;
  null(): NativeColumn;
  boolean(value: boolean): NativeColumn;
  integer(value: number): NativeColumn;
  long(value: bigint): NativeColumn;
  double(value: number): NativeColumn;
  text(value: string): NativeColumn;
  binary(value: Uint8Array): NativeColumn;
  decimal(text: string, precision?: number): NativeColumn;
  lambdaVariable(name: string): NativeColumn;
  timestamp(micros: bigint): NativeColumn;
  date(days: number): NativeColumn;
  time(micros: bigint): NativeColumn;
  dayTimeInterval(micros: bigint): NativeColumn;
  yearMonthInterval(months: bigint): NativeColumn;
  function(name: string, args: NativeColumn[], isDistinct: boolean): NativeColumn;
  call(name: string, args: NativeColumn[]): NativeColumn;
}

export interface NativeWindow {
  rowsBetween(lower: bigint | null, upper: bigint | null): NativeWindow;
  rangeBetween(lower: bigint | null, upper: bigint | null): NativeWindow;
}

export interface NativeCancellation {
  cancel(): void;
}

export type Token = NativeCancellation | null;

export interface NativeSchema {
  text(): string;
  ipc(): Uint8Array;
}

/** A batch's memory and where in it each array's buffers are; `src/layout.rs` says how. */
export interface Layout {
  regions: ArrayBuffer[];
  nodes: number[];
}

export interface NativeColumns {
  schema(): NativeSchema;
  layout(): Layout;
}

export interface NativeBatch {
  rowCount(): number;
  isIpc(): boolean;
  ipc(): ArrayBuffer;
  columns(): NativeColumns;
}

export interface NativeOperation {
  id(): string;
  next(): Promise<NativeBatch | null>;
  schema(): Promise<NativeSchema>;
  progress(): number[];
  cancel(): Promise<void>;
  close(): void;
}

export interface NativeRead {
  format?: string;
  schema?: string;
  options: Record<string, string>;
  isStreaming: boolean;
  name?: string;
}

export interface NativeWrite {
  format?: string;
  mode?: string;
  options: Record<string, string>;
  partitioning: string[];
  buckets?: number;
  bucketing: string[];
  sorting: string[];
  clustering: string[];
}

export interface NativeWriteV2 {
  provider?: string;
  options: Record<string, string>;
  properties: Record<string, string>;
  clustering: string[];
}

export interface NativeMergeInto {
  act(
    rows: number,
    condition: NativeColumn | null,
    kind: number,
    names: string[],
    values: NativeColumn[],
  ): NativeMergeInto;
  withSchemaEvolution(): NativeMergeInto;
  run(token: Token): Promise<void>;
}

export interface NativeStreamWrite {
  format: string;
  outputMode: string;
  options: Record<string, string>;
  partitioning: string[];
  clustering: string[];
  queryName: string;
  trigger?: number;
  interval: string;
  path?: string;
  table?: string;
}

export interface NativeStreamingQuery {
  id(): string;
  runId(): string;
  name(): string | null;
  isActive(): Promise<boolean>;
  status(): Promise<{ message: string; isDataAvailable: boolean; isTriggerActive: boolean }>;
  recentProgress(): Promise<string[]>;
  lastProgress(): Promise<string | null>;
  awaitTermination(milliseconds: number | null, token: Token): Promise<boolean>;
  processAllAvailable(token: Token): Promise<void>;
  stop(): Promise<void>;
  explain(extended: boolean): Promise<string>;
  exception(): Promise<string | null>;
}

export interface NativeStreamingListener {
  next(): Promise<{ kind: "started" | "progress" | "idle" | "terminated"; json: string } | null>;
  remove(): Promise<void>;
}

export interface NativeNearest {
  rows: number;
  mode: string;
  direction: string;
  joinType: string;
}

export interface NativeDataFrame {
  toPlan(): Uint8Array;
  dropMissing(names: string[], minNonNulls: number | null): NativeDataFrame;
  fillMissing(names: string[], values: NativeColumn[], isEach: boolean): NativeDataFrame;
  replaceValues(names: string[], before: NativeColumn[], after: NativeColumn[]): NativeDataFrame;
  crosstab(col1: string, col2: string): NativeDataFrame;
  freqItems(names: string[], support: number): NativeDataFrame;
  sampleBy(column: NativeColumn, values: NativeColumn[], fractions: number[], seed: bigint): NativeDataFrame;
  corr(col1: string, col2: string, token: Token): Promise<number>;
  cov(col1: string, col2: string, token: Token): Promise<number>;
  approxQuantile(
    names: string[],
    probabilities: number[],
    relativeError: number,
    token: Token,
  ): Promise<number[][]>;
  scalar(): NativeColumn;
  exists(): NativeColumn;
  hasRowOf(value: NativeColumn): NativeColumn;
  aggregateSets(
    sets: NativeColumn[],
    lengths: number[],
    grouping: NativeColumn[],
    aggregates: NativeColumn[],
  ): NativeDataFrame;
  column(name: string): NativeColumn;
  select(columns: NativeColumn[]): NativeDataFrame;
  filter(condition: NativeColumn): NativeDataFrame;
  withColumn(name: string, column: NativeColumn): NativeDataFrame;
  withColumns(names: string[], columns: NativeColumn[]): NativeDataFrame;
  withColumnsRenamed(names: string[], others: string[]): NativeDataFrame;
  toDf(names: string[]): NativeDataFrame;
  drop(names: string[], columns: NativeColumn[]): NativeDataFrame;
  join(other: NativeDataFrame, names: string[], condition: NativeColumn | null, joinType: string): NativeDataFrame;
  aggregate(
    kind: number,
    grouping: NativeColumn[],
    pivot: NativeColumn | null,
    pivotValues: NativeColumn[],
    aggregates: NativeColumn[],
  ): NativeDataFrame;
  orderBy(columns: NativeColumn[]): NativeDataFrame;
  sortWithinPartitions(columns: NativeColumn[]): NativeDataFrame;
  limit(rows: number): NativeDataFrame;
  offset(rows: number): NativeDataFrame;
  tail(rows: number): NativeDataFrame;
  combine(kind: number, other: NativeDataFrame): NativeDataFrame;
  unionByName(other: NativeDataFrame, allowMissing: boolean): NativeDataFrame;
  distinct(): NativeDataFrame;
  dropDuplicates(names: string[]): NativeDataFrame;
  alias(name: string): NativeDataFrame;
  repartition(partitions: number): NativeDataFrame;
  hint(name: string, parameters: NativeColumn[]): NativeDataFrame;
  metadataColumn(name: string): NativeColumn;
  colRegex(pattern: string): NativeColumn;
  coalesce(partitions: number): NativeDataFrame;
  repartitionBy(partitions: number | null, columns: NativeColumn[]): NativeDataFrame;
  repartitionByRange(partitions: number | null, columns: NativeColumn[]): NativeDataFrame;
  repartitionById(partitions: number, partitionId: NativeColumn): NativeDataFrame;
  describe(names: string[]): NativeDataFrame;
  summary(statistics: string[]): NativeDataFrame;
  dropDuplicatesWithinWatermark(names: string[]): NativeDataFrame;
  sample(fraction: number, withReplacement: boolean, seed: bigint | null): NativeDataFrame;
  randomSplit(weights: number[], seed: bigint | null): NativeDataFrame[];
  unpivot(ids: NativeColumn[], values: NativeColumn[] | null, variable: string, value: string): NativeDataFrame;
  transpose(index: NativeColumn | null): NativeDataFrame;
  toSchema(schema: string, token: Token): Promise<NativeDataFrame>;
  toJson(): NativeDataFrame;
  zipWithIndex(name: string): NativeDataFrame;
  withMetadata(name: string, metadata: string): NativeDataFrame;
  withWatermark(eventTime: string, delay: string): NativeDataFrame;
  observe(name: string, metrics: NativeColumn[]): NativeDataFrame;
  zip(other: NativeDataFrame): NativeDataFrame;
  lateralJoin(other: NativeDataFrame, condition: NativeColumn | null, joinType: string): NativeDataFrame;
  nearestByJoin(other: NativeDataFrame, ranking: NativeColumn, by: NativeNearest): NativeDataFrame;
  isLocal(token: Token): Promise<boolean>;
  isStreaming(token: Token): Promise<boolean>;
  isEmpty(token: Token): Promise<boolean>;
  inputFiles(token: Token): Promise<string[]>;
  sameSemantics(other: NativeDataFrame, token: Token): Promise<boolean>;
  semanticHash(token: Token): Promise<number>;
  persist(level: StorageLevel, token: Token): Promise<void>;
  unpersist(blocking: boolean, token: Token): Promise<void>;
  storageLevel(token: Token): Promise<StorageLevel>;
  checkpoint(isEager: boolean, token: Token): Promise<NativeDataFrame>;
  localCheckpoint(isEager: boolean, level: StorageLevel | null, token: Token): Promise<NativeDataFrame>;
  createView(kind: number, name: string, token: Token): Promise<void>;
  schema(token: Token): Promise<string>;
  tree(level: number | null, token: Token): Promise<string>;
  explain(mode: string, token: Token): Promise<string>;
  execute(token: Token): Promise<NativeOperation>;
  count(token: Token): Promise<bigint>;
  showText(rows: number, truncate: number, vertical: boolean, token: Token): Promise<string>;
  html(rows: number, truncate: number, token: Token): Promise<string>;
  write(write: NativeWrite, target: number, name: string | null, token: Token): Promise<void>;
  writeV2(
    table: string,
    write: NativeWriteV2,
    partitioning: NativeColumn[],
    mode: number,
    condition: NativeColumn | null,
    token: Token,
  ): Promise<void>;
  mergeInto(table: string, condition: NativeColumn): NativeMergeInto;
  startStream(write: NativeStreamWrite, token: Token): Promise<NativeStreamingQuery>;
}

type Options = Record<string, string>;

export interface NativeCatalog {
  currentCatalog(): NativeDataFrame;
  setCurrentCatalog(name: string): NativeDataFrame;
  listCatalogs(pattern: string | undefined): NativeDataFrame;
  currentDatabase(): NativeDataFrame;
  setCurrentDatabase(name: string): NativeDataFrame;
  listDatabases(pattern: string | undefined): NativeDataFrame;
  getDatabase(name: string): NativeDataFrame;
  databaseExists(name: string): NativeDataFrame;
  listTables(database: string | undefined, pattern: string | undefined): NativeDataFrame;
  listViews(database: string | undefined, pattern: string | undefined): Promise<NativeDataFrame>;
  tableExists(name: string, database: string | undefined): NativeDataFrame;
  listColumns(table: string, database: string | undefined): NativeDataFrame;
  listPartitions(table: string): NativeDataFrame;
  listFunctions(database: string | undefined, pattern: string | undefined): NativeDataFrame;
  functionExists(name: string, database: string | undefined): NativeDataFrame;
  dropTable(table: string, ifExists: boolean, purge: boolean): NativeDataFrame;
  dropView(view: string, ifExists: boolean): NativeDataFrame;
  dropTempView(view: string): NativeDataFrame;
  dropGlobalTempView(view: string): NativeDataFrame;
  getTableProperties(table: string): NativeDataFrame;
  getCreateTableString(table: string, asSerde: boolean): NativeDataFrame;
  truncateTable(table: string): NativeDataFrame;
  analyzeTable(table: string, noScan: boolean): NativeDataFrame;
  isCached(table: string): NativeDataFrame;
  uncacheTable(table: string): NativeDataFrame;
  clearCache(): NativeDataFrame;
  refreshTable(table: string): NativeDataFrame;
  refreshByPath(path: string): NativeDataFrame;
  recoverPartitions(table: string): NativeDataFrame;
  dropDatabase(name: string, ifExists: boolean, cascade: boolean): NativeDataFrame;
  getTable(name: string): NativeDataFrame;
  getFunction(name: string): NativeDataFrame;
  createDatabase(name: string, ifNotExists: boolean, properties: Options): NativeDataFrame;
  cacheTable(table: string, level: StorageLevel | undefined): NativeDataFrame;
  makeTable(name: string, table: NativeTable): Promise<NativeDataFrame>;
  run(command: NativeDataFrame): Promise<void>;
  flag(question: NativeDataFrame): Promise<boolean>;
  text(question: NativeDataFrame): Promise<string>;
}

export interface NativeTable {
  path?: string;
  source?: string;
  schema?: string;
  description?: string;
  options: Options;
}

export interface NativeObservation {
  observe(frame: NativeDataFrame, metrics: NativeColumn[]): Promise<NativeDataFrame>;
  get(): NativeBatch;
}

/** Stage by stage: id, tasks, tasks that are done, bytes read, and 1 when it is done. */
export type NativeHandler = (operationId: string, stages: number[], inflightTasks: number, isDone: boolean) => void;

export interface NativeSession {
  url(): string;
  sessionId(): string;
  version(): Promise<string>;
  sql(text: string, names: string[], values: NativeColumn[], token: Token): Promise<NativeDataFrame>;
  read(read: NativeRead, source: number, names: string[]): NativeDataFrame;
  activeQueries(): Promise<NativeStreamingQuery[]>;
  query(id: string): Promise<NativeStreamingQuery | null>;
  awaitAnyTermination(milliseconds: number | null, token: Token): Promise<boolean>;
  resetTerminated(): Promise<void>;
  addListener(): Promise<NativeStreamingListener>;
  closeListeners(): Promise<void>;
  range(start: bigint, end: bigint, step: bigint, partitions: number | undefined): NativeDataFrame;
  tableFunction(name: string, args: NativeColumn[]): NativeDataFrame;
  catalog(): NativeCatalog;
  newSession(): NativeSession;
  cloneSession(id: string | null): Promise<NativeSession>;
  isStopped(): boolean;
  clearTags(): void;
  addArtifacts(paths: string[], kind: number): Promise<void>;
  registerProgressHandler(handler: NativeHandler): number;
  removeProgressHandler(id: number): boolean;
  clearProgressHandlers(): void;
  fromPlan(plan: Uint8Array): NativeDataFrame;
  parseSchema(ddl: string): Promise<NativeSchema>;
  fromIpc(bytes: Uint8Array, schema: string | null): Promise<NativeDataFrame>;
  fromColumns(
    schema: NativeSchema,
    rowCount: number,
    lengths: number[],
    buffers: (Uint8Array | null)[],
  ): NativeDataFrame;
  configuration(key: string): Promise<string>;
  configurationOr(key: string, fallback: string | null): Promise<string | null>;
  configurationOption(key: string): Promise<string | null>;
  configurationEntries(): Promise<Options>;
  setConfiguration(key: string, value: string): Promise<void>;
  unsetConfiguration(key: string): Promise<void>;
  isModifiable(key: string): Promise<boolean>;
  addTag(tag: string): void;
  removeTag(tag: string): void;
  tags(): string[];
  interruptAll(): Promise<string[]>;
  interruptTag(tag: string): Promise<string[]>;
  interruptOperation(id: string): Promise<string[]>;
  stop(): Promise<void>;
}

interface NativeModule {
  Column: NativeColumnClass;
  Window: new (partition: NativeColumn[], order: NativeColumn[]) => NativeWindow;
  Cancellation: new () => NativeCancellation;
  Observation: new (name: string | null) => NativeObservation;
  Session: {
    active(): NativeSession | null;
    open(remote: string | null, keys: string[], values: string[], isNew: boolean): Promise<NativeSession>;
  };
  Artifact: { Jar: number; PyFile: number; Archive: number; File: number };
  Grouping: { GroupBy: number; Rollup: number; Cube: number };
  SetOperation: { Union: number; Intersect: number; IntersectAll: number; Subtract: number; ExceptAll: number };
  Source: { Files: number; Table: number; Changes: number; Predicates: number };
  Target: { Files: number; Table: number; Insert: number };
  ModeV2: {
    Create: number;
    Replace: number;
    CreateOrReplace: number;
    Append: number;
    Overwrite: number;
    OverwritePartitions: number;
  };
  MergeRows: { Matched: number; NotMatched: number; NotMatchedBySource: number };
  MergeKind: { Delete: number; Insert: number; InsertAll: number; Update: number; UpdateAll: number };
  TriggerKind: { ProcessingTime: number; AvailableNow: number; Once: number; Continuous: number; RealTime: number };
  View: { Create: number; Replace: number; CreateGlobal: number; ReplaceGlobal: number };
  liveObjects(): number[];
}

type AnyFunction = (this: unknown, ...args: unknown[]) => unknown;

/** The function, with the errors it throws or rejects with as they were meant. */
function guarded(original: AnyFunction): AnyFunction {
  return function (this: unknown, ...args: unknown[]): unknown {
    try {
      const result = original.apply(this, args);
      return result instanceof Promise ? result.catch((error: unknown) => Promise.reject(meant(error))) : result;
    } catch (error) {
      throw meant(error);
    }
  };
}

function methods(object: object): [string, AnyFunction][] {
  return Object.entries(Object.getOwnPropertyDescriptors(object))
    .filter(([name, { value }]) => name !== "constructor" && name !== "prototype" && typeof value === "function")
    .map(([name, { value }]) => [name, value as AnyFunction]);
}

/** A class whose own functions are guarded. Those of its instances are replaced in place. */
function guardedClass<T extends new (...args: never[]) => object>(original: T): T {
  for (const [name, method] of methods(original.prototype as object)) {
    (original.prototype as Record<string, unknown>)[name] = guarded(method);
  }
  const statics = new Map(methods(original).map(([name, method]) => [name, guarded(method)]));
  // What napi defines on a class cannot be changed, so the class itself is seen through these.
  return Object.assign(function (...args: never[]): object {
    return new original(...args);
  }, Object.fromEntries(statics)) as unknown as T;
}

function load(): NativeModule {
  const loaded = require(join(__dirname, "..", "firesteel.node")) as Record<string, unknown>;
  const isClass = (name: string): boolean => typeof loaded[name] === "function" && /^[A-Z]/.test(name);
  const members = Object.entries(loaded).map(([name, member]) => {
    return [name, isClass(name) ? guardedClass(member as new () => object) : member];
  });
  return Object.fromEntries(members) as NativeModule;
}

export const native = load();

/** How many native objects of each kind are alive in the process. */
export function liveObjects(): { sessions: number; dataFrames: number; columns: number; operations: number } {
  const [sessions = 0, dataFrames = 0, columns = 0, operations = 0] = native.liveObjects();
  return { sessions, dataFrames, columns, operations };
}
