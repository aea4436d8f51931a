/** `Operation`: a running plan. */

import { withSignal } from "./abort.js";
import { Batch } from "./batch.js";
import type { NativeBatch, NativeOperation, NativeSchema } from "./native.js";

/** How far an operation has come. Numbers the backend does not tell are 0. */
export interface Progress {
  readonly tasksTotal: number;
  readonly tasksDone: number;
  readonly bytesRead: number;
  /** Rows handed over so far. */
  readonly rows: number;
}

/** A plan that was started. Closing it before its end gives it up. */
export class Operation implements AsyncIterable<Batch>, AsyncDisposable {
  readonly #native: NativeOperation;
  readonly #signal: AbortSignal | undefined;
  /** The UUID that names the operation on its backend. */
  readonly id: string;

  /** @internal */
  constructor(inner: NativeOperation, signal?: AbortSignal) {
    this.#native = inner;
    this.#signal = signal;
    this.id = inner.id();
  }

  /** The next rows; `null` at the end, which is known to be one. */
  async next(): Promise<Batch | null> {
    const batch = await this.nextNative();
    return batch && new Batch(batch);
  }

  /** @internal */
  nextNative(): Promise<NativeBatch | null> {
    return withSignal(this.#signal, () => this.close(), () => this.#native.next());
  }

  /** @internal */
  schema(): Promise<NativeSchema> {
    return this.#native.schema();
  }

  get progress(): Progress {
    const [tasksTotal = 0, tasksDone = 0, bytesRead = 0, rows = 0] = this.#native.progress();
    return { tasksTotal, tasksDone, bytesRead, rows };
  }

  /** Asks the backend to stop. Whoever waits for rows gets `OPERATION_CANCELED`. */
  cancel(): Promise<void> {
    return this.#native.cancel();
  }

  /** Lets go of the operation. May be called twice. */
  close(): void {
    this.#native.close();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Batch, void, undefined> {
    try {
      for (let batch = await this.next(); batch; batch = await this.next()) {
        yield batch;
      }
    } finally {
      this.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }
}
