/** `SparkSession`: where plans run, and what belongs to it. */

import type * as apache from "apache-arrow";

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import { ipcOf } from "./arrow.js";
import { Catalog } from "./catalog.js";
import { literal, type ColumnLike } from "./column.js";
import { DataFrame } from "./dataframe.js";
import { encodeRows } from "./encode.js";
import { FiresteelError } from "./errors.js";
import { native, type NativeSession } from "./native.js";
import { stagesOf, type ProgressHandler } from "./progress.js";
import { DataFrameReader } from "./reader.js";
import { DataStreamReader } from "./stream_reader.js";
import { StreamingQueryManager } from "./streaming_query.js";
import { fieldsOf } from "./schema.js";
import { TableValuedFunction } from "./tvf.js";

/** What a file is to the server: classes for the JVM, code for Python, an archive to unpack, or any file. */
export type ArtifactKind = "jar" | "pyfile" | "archive" | "file";

/** How to open a session. */
export class SparkSessionBuilder {
  #remote: string | null = null;
  readonly #options = new Map<string, string>();

  /**
   * Where plans run: `sc://host:port/;key=value` on a server; `local`, `local[N]` or `local[*]` in this process.
   * Without it the environment variable `SPARK_REMOTE` says, or else it is `local`.
   */
  remote(url: string): this {
    this.#remote = url;
    return this;
  }

  /** A configuration entry to set. */
  config(key: string, value: string | number | boolean): this {
    this.#options.set(key, String(value));
    return this;
  }

  appName(name: string): this {
    return this.config("spark.app.name", name);
  }

  /** `remote`, for programs that say `master("local[*]")`. */
  master(url: string): this {
    return this.remote(url);
  }

  /**
   * The active session, when it is where this one would be, with these entries set as far as a running session lets them
   * be; or else a new one.
   */
  getOrCreate(): Promise<SparkSession> {
    return this.#open(false);
  }

  /** A new session, which is the active one from now on. */
  create(): Promise<SparkSession> {
    return this.#open(true);
  }

  async #open(isNew: boolean): Promise<SparkSession> {
    const [keys, values] = [[...this.#options.keys()], [...this.#options.values()]];
    return new SparkSession(await native.Session.open(this.#remote, keys, values, isNew));
  }
}

/** A session. */
export class SparkSession implements AsyncDisposable {
  /** @internal */
  readonly native: NativeSession;
  readonly conf: RuntimeConfig;
  #streams: StreamingQueryManager | undefined;

  /** @internal */
  constructor(inner: NativeSession) {
    this.native = inner;
    this.conf = new RuntimeConfig(inner);
  }

  static builder(): SparkSessionBuilder {
    return new SparkSessionBuilder();
  }

  /** The session that was opened last in this process, while it is in use and not stopped; `null` without one. */
  static getActiveSession(): SparkSession | null {
    const inner = native.Session.active();
    return inner && new SparkSession(inner);
  }

  /** `getActiveSession`, which must be there: raises `NO_ACTIVE_SESSION` without one. */
  static active(): SparkSession {
    const session = SparkSession.getActiveSession();
    if (!session) {
      const message = "No active Spark session found. Please create a new Spark session before running the code.";
      throw new FiresteelError({
        condition: "NO_ACTIVE_SESSION",
        message: `[NO_ACTIVE_SESSION] ${message} SQLSTATE: 08003`,
        sqlState: "08003",
        parameters: {},
        contexts: [],
        operationId: null,
        causes: [],
      });
    }
    return session;
  }

  /** Another session at the same place, with configuration and views of its own. */
  newSession(): SparkSession {
    return new SparkSession(this.native.newSession());
  }

  /** Another session at the same place that begins with what this one holds now. Its id is a UUID, or a new one. */
  async cloneSession(id?: string): Promise<SparkSession> {
    return new SparkSession(await this.native.cloneSession(id ?? null));
  }

  /** Whether `stop` has ended the session. */
  get isStopped(): boolean {
    return this.native.isStopped();
  }

  /** The session's catalogs, databases, tables, views and functions. */
  get catalog(): Catalog {
    return new Catalog(this);
  }

  /** Table functions as DataFrames. */
  get tvf(): TableValuedFunction {
    return new TableValuedFunction(this);
  }

  /** The address the session was opened with. */
  get url(): string {
    return this.native.url();
  }

  get sessionId(): string {
    return this.native.sessionId();
  }

  /** The version of Spark that the backend is, or answers like. */
  version(): Promise<string> {
    return this.native.version();
  }

  /**
   * Runs a SQL statement, with values for its `:name` markers (an object) or its `?` markers (an array). A query gives
   * its DataFrame; a command is carried out now, and gives what it answers.
   */
  async sql(
    text: string,
    values: readonly ColumnLike[] | Record<string, ColumnLike> = [],
    { signal }: ActionOptions = {},
  ): Promise<DataFrame> {
    if (!text.isWellFormed()) {
      throw FiresteelError.argument("sql", "text", "the string is not well-formed Unicode");
    }
    const names = Array.isArray(values) ? [] : Object.keys(values);
    const columns = (Object.values(values) as ColumnLike[]).map((value) => literal(value).native);
    return new DataFrame(this, await cancellable(signal, (token) => this.native.sql(text, names, columns, token)));
  }

  get read(): DataFrameReader {
    return new DataFrameReader(this);
  }

  /** Reads what is there and what will come. */
  get readStream(): DataStreamReader {
    return new DataStreamReader(this);
  }

  /** The streaming queries of the session. */
  get streams(): StreamingQueryManager {
    this.#streams ??= new StreamingQueryManager(this.native);
    return this.#streams;
  }

  /** A table or a view. */
  table(name: string): DataFrame {
    return this.read.table(name);
  }

  /** The numbers from `start` (included) to `end` (excluded), as column `id`; from 0 when only one is given. */
  range(start: number | bigint, end?: number | bigint, step: number | bigint = 1, partitions?: number): DataFrame {
    const [from, to] = end === undefined ? [0, start] : [start, end];
    return new DataFrame(this, this.native.range(BigInt(from), BigInt(to), BigInt(step), partitions));
  }

  /** A DataFrame without rows. `schema` is DDL. */
  emptyDataFrame(schema: string): Promise<DataFrame> {
    return this.#fromRows([], schema);
  }

  /**
   * A DataFrame of rows that are here: a table of apache-arrow; the bytes of an Arrow IPC stream
   * or file; or an array of objects, or of arrays in the schema's order. `schema` is DDL (`"id BIGINT, name STRING"`);
   * rows need one, Arrow data is renamed and cast by it.
   */
  async createDataFrame(
    data: Uint8Array | apache.Table | readonly (object | readonly unknown[])[],
    schema?: string,
  ): Promise<DataFrame> {
    if (Array.isArray(data)) {
      return this.#fromRows(data as readonly object[], schema);
    }
    const isBytes = data instanceof Uint8Array;
    if (!isBytes && !("batches" in data)) {
      throw FiresteelError.argument("createDataFrame", "data", "it is no Arrow table, no bytes and no array of rows");
    }
    const bytes = isBytes ? data : await ipcOf(data);
    return new DataFrame(this, await this.native.fromIpc(bytes, schema ?? null));
  }

  async #fromRows(rows: readonly object[], schema: string | undefined): Promise<DataFrame> {
    if (schema === undefined) {
      throw FiresteelError.argument("createDataFrame", "schema", "rows of JavaScript values need one, as DDL");
    }
    const target = await this.native.parseSchema(schema);
    const { lengths, buffers } = encodeRows(fieldsOf(target), rows);
    return new DataFrame(this, this.native.fromColumns(target, rows.length, lengths, buffers));
  }

  /** The DataFrame of a plan: the bytes of a `spark.connect.Plan` whose root is a relation. */
  fromPlan(plan: Uint8Array): DataFrame {
    return new DataFrame(this, this.native.fromPlan(plan));
  }

  /** A tag for the operations started from now on. */
  addTag(tag: string): void {
    this.native.addTag(tag);
  }

  removeTag(tag: string): void {
    this.native.removeTag(tag);
  }

  get tags(): string[] {
    return this.native.tags();
  }

  /** The tags, in the order in which they were added. */
  getTags(): string[] {
    return this.native.tags();
  }

  /** No tag for the operations started from now on. */
  clearTags(): void {
    this.native.clearTags();
  }

  readonly #handlers = new Map<ProgressHandler, number>();

  /**
   * Calls `handler` while operations of this session run, and once when each has ended. A handler does not keep the process
   * alive.
   */
  registerProgressHandler(handler: ProgressHandler): void {
    if (this.#handlers.has(handler)) {
      return;
    }
    const id = this.native.registerProgressHandler((operationId, stages, inflightTasks, isDone) => {
      handler({ operationId, stages: stagesOf(stages), inflightTasks, isDone });
    });
    this.#handlers.set(handler, id);
  }

  /** Calls a handler no more. */
  removeProgressHandler(handler: ProgressHandler): void {
    const id = this.#handlers.get(handler);
    if (id !== undefined) {
      this.#handlers.delete(handler);
      this.native.removeProgressHandler(id);
    }
  }

  /** Calls no handler any more. */
  clearProgressHandlers(): void {
    this.#handlers.clear();
    this.native.clearProgressHandlers();
  }

  /**
   * Takes files of this machine to the session's server, where queries of the session find them: a `.jar`, or what the kind
   * says. `local` has no use for them and refuses.
   */
  addArtifacts(paths: readonly string[], kind: ArtifactKind = "jar"): Promise<void> {
    const { Jar, PyFile, Archive, File } = native.Artifact;
    return this.native.addArtifacts([...paths], { jar: Jar, pyfile: PyFile, archive: Archive, file: File }[kind]);
  }

  /** `addArtifacts` of one file. */
  addArtifact(path: string, kind: ArtifactKind = "jar"): Promise<void> {
    return this.addArtifacts([path], kind);
  }

  /** Interrupts all operations of the session; gives their ids. */
  interruptAll(): Promise<string[]> {
    return this.native.interruptAll();
  }

  interruptTag(tag: string): Promise<string[]> {
    return this.native.interruptTag(tag);
  }

  interruptOperation(id: string): Promise<string[]> {
    return this.native.interruptOperation(id);
  }

  /** Ends the session on its backend. Its DataFrames can no longer be run. */
  stop(): Promise<void> {
    return this.native.stop();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }
}

/** The configuration of a session. */
export class RuntimeConfig {
  readonly #native: NativeSession;

  /** @internal */
  constructor(inner: NativeSession) {
    this.#native = inner;
  }

  /** The value of an entry, or of its default. Raises `SQL_CONF_NOT_FOUND` when there is neither. */
  get(key: string): Promise<string>;
  /** The value of an entry that was set, or else `fallback`, whatever the entry's own default is. */
  get<T extends string | null>(key: string, fallback: T): Promise<string | T>;
  get(key: string, fallback?: string | null): Promise<string | null> {
    return fallback === undefined ? this.#native.configuration(key) : this.#native.configurationOr(key, fallback);
  }

  /** The value of an entry, if it has one. */
  getOption(key: string): Promise<string | null> {
    return this.#native.configurationOption(key);
  }

  /** All entries that were set. */
  getAll(): Promise<Record<string, string>> {
    return this.#native.configurationEntries();
  }

  set(key: string, value: string | number | boolean): Promise<void> {
    return this.#native.setConfiguration(key, String(value));
  }

  unset(key: string): Promise<void> {
    return this.#native.unsetConfiguration(key);
  }

  isModifiable(key: string): Promise<boolean> {
    return this.#native.isModifiable(key);
  }
}
