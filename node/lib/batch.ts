/** `Batch`: some of an operation's rows, as they arrived. */

import type * as apache from "apache-arrow";

import { recordBatches, userArrow } from "./arrow.js";
import type { NativeBatch } from "./native.js";
import { arraysOf, objectsOf, type Row, type Value } from "./values.js";

/** Rows that are converted only when asked. */
export class Batch implements Iterable<Row> {
  readonly #native: NativeBatch;

  /** @internal */
  constructor(inner: NativeBatch) {
    this.#native = inner;
  }

  get rowCount(): number {
    return this.#native.rowCount();
  }

  /** The rows as objects. */
  toObjects(): Row[] {
    return objectsOf(this.#native.columns(), this.rowCount);
  }

  /** The rows as arrays of values. */
  toArrays(): Value[][] {
    return arraysOf(this.#native.columns(), this.rowCount);
  }

  /** The rows as an Arrow IPC stream. A server's bytes are passed on as they came. */
  toIPC(): Uint8Array {
    return new Uint8Array(this.#native.ipc());
  }

  /**
   * The rows as record batches of the user's apache-arrow. Their memory is the batch's own, which must not be changed.
   */
  async toArrow(): Promise<apache.RecordBatch[]> {
    return recordBatches(await userArrow(), this.#native);
  }

  [Symbol.iterator](): Iterator<Row> {
    return this.toObjects()[Symbol.iterator]();
  }
}
