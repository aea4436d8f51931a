/** `StreamingQuery` and `StreamingQueryManager`: queries over streams, on servers that have them. */

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import { meant, type FiresteelError } from "./errors.js";
import type { NativeSession, NativeStreamingListener, NativeStreamingQuery } from "./native.js";

/** What a query does now. */
export interface StreamingQueryStatus {
  readonly message: string;
  readonly isDataAvailable: boolean;
  readonly isTriggerActive: boolean;
}

/** What a batch of a query did, under the names of Spark's JSON. */
export interface StreamingQueryProgress {
  readonly id: string;
  readonly runId: string;
  readonly name: string | null;
  readonly timestamp: string;
  readonly batchId: number;
  readonly batchDuration: number;
  readonly numInputRows: number;
  readonly durationMs: Readonly<Record<string, number>>;
  readonly sources: readonly Readonly<Record<string, unknown>>[];
  readonly sink: Readonly<Record<string, unknown>>;
  readonly [name: string]: unknown;
}

/** How long to wait. */
export interface WaitOptions extends ActionOptions {
  /** In milliseconds; without it there is no limit. */
  readonly timeout?: number | undefined;
}

/** A query over a stream. It goes on when this object is gone. */
export class StreamingQuery {
  readonly #native: NativeStreamingQuery;

  /** @internal */
  constructor(inner: NativeStreamingQuery) {
    this.#native = inner;
  }

  /** The id that stays when the query is started again from its checkpoint. */
  get id(): string {
    return this.#native.id();
  }

  /** The id of this very run. */
  get runId(): string {
    return this.#native.runId();
  }

  get name(): string | null {
    return this.#native.name();
  }

  isActive(): Promise<boolean> {
    return this.#native.isActive();
  }

  status(): Promise<StreamingQueryStatus> {
    return this.#native.status();
  }

  /** What the last batches did. */
  async recentProgress(): Promise<StreamingQueryProgress[]> {
    return (await this.#native.recentProgress()).map((text) => JSON.parse(text) as StreamingQueryProgress);
  }

  /** What the last batch did; `null` when there was none yet. */
  async lastProgress(): Promise<StreamingQueryProgress | null> {
    const text = await this.#native.lastProgress();
    return text === null ? null : (JSON.parse(text) as StreamingQueryProgress);
  }

  /** Waits until the query has ended, and tells whether it has. Rejects with why a query failed. */
  awaitTermination({ timeout, signal }: WaitOptions = {}): Promise<boolean> {
    return cancellable(signal, (token) => this.#native.awaitTermination(timeout ?? null, token));
  }

  /** Waits until all that the sources have now is written. */
  processAllAvailable({ signal }: ActionOptions = {}): Promise<void> {
    return cancellable(signal, (token) => this.#native.processAllAvailable(token));
  }

  stop(): Promise<void> {
    return this.#native.stop();
  }

  /** The plan of the last batch; `extended` gives all plans. */
  explainString(extended = false): Promise<string> {
    return this.#native.explain(extended);
  }

  /** Prints the plan of the last batch. */
  async explain(extended = false): Promise<void> {
    process.stdout.write(`${await this.explainString(extended)}\n`);
  }

  /** Why the query failed; `null` when it did not. */
  async exception(): Promise<FiresteelError | null> {
    const text = await this.#native.exception();
    return text === null ? null : (meant(new Error(text)) as FiresteelError);
  }
}

/** What happens to queries, under the names of Spark's JSON. */
export type StreamingQueryEvent = Readonly<Record<string, unknown>>;

/** What is called when something happens to a query of the session. What a callback throws ends the listener. */
export interface StreamingQueryListener {
  onQueryStarted?(event: StreamingQueryEvent): void | Promise<void>;
  onQueryProgress?(event: StreamingQueryEvent): void | Promise<void>;
  onQueryIdle?(event: StreamingQueryEvent): void | Promise<void>;
  onQueryTerminated?(event: StreamingQueryEvent): void | Promise<void>;
}

const CALLBACKS = {
  started: "onQueryStarted",
  progress: "onQueryProgress",
  idle: "onQueryIdle",
  terminated: "onQueryTerminated",
} as const;

interface Open {
  readonly native: NativeStreamingListener;
  /** Settles when the last event was handed over. */
  readonly done: Promise<void>;
}

/** The streaming queries of a session. */
export class StreamingQueryManager {
  readonly #native: NativeSession;
  readonly #listeners = new Map<StreamingQueryListener, Open>();

  /** @internal */
  constructor(inner: NativeSession) {
    this.#native = inner;
  }

  /** The queries that run. */
  async active(): Promise<StreamingQuery[]> {
    return (await this.#native.activeQueries()).map((query) => new StreamingQuery(query));
  }

  /** The query that runs under an id; `null` when there is none. */
  async get(id: string): Promise<StreamingQuery | null> {
    const query = await this.#native.query(id);
    return query === null ? null : new StreamingQuery(query);
  }

  /** Waits until one of the queries has ended, and tells whether one has. Rejects with why a query failed. */
  awaitAnyTermination({ timeout, signal }: WaitOptions = {}): Promise<boolean> {
    return cancellable(signal, (token) => this.#native.awaitAnyTermination(timeout ?? null, token));
  }

  /** Forgets the queries that have ended, so that `awaitAnyTermination` waits for others. */
  resetTerminated(): Promise<void> {
    return this.#native.resetTerminated();
  }

  /** Calls the listener from now on. Until it is removed, it keeps the process alive. */
  async addListener(listener: StreamingQueryListener): Promise<void> {
    if (this.#listeners.has(listener)) {
      return;
    }
    const inner = await this.#native.addListener();
    const done = handOver(inner, listener);
    // Whoever removes the listener hears of a failure.
    done.catch(() => undefined);
    this.#listeners.set(listener, { native: inner, done });
  }

  /** Removes a listener, after what has happened so far was handed to it. Rejects with what ended it before. */
  async removeListener(listener: StreamingQueryListener): Promise<void> {
    const open = this.#listeners.get(listener);
    if (open === undefined) {
      return;
    }
    this.#listeners.delete(listener);
    await open.native.remove();
    await open.done;
  }

  /** Removes all listeners. */
  async close(): Promise<void> {
    await Promise.all([...this.#listeners.keys()].map((listener) => this.removeListener(listener)));
  }
}

async function handOver(inner: NativeStreamingListener, listener: StreamingQueryListener): Promise<void> {
  for (let event = await inner.next(); event !== null; event = await inner.next()) {
    await listener[CALLBACKS[event.kind]]?.(JSON.parse(event.json) as StreamingQueryEvent);
  }
}
