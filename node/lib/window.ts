/** `Window` and `WindowSpec`: over which rows a window function looks. */

import { named, type Column } from "./column.js";
import { native, type NativeWindow } from "./native.js";

/** An end of a frame: an offset from the current row, or one of the constants of `Window`. */
export type Boundary = number | bigint;

interface Frame {
  readonly kind: "rows" | "range";
  readonly lower: Boundary;
  readonly upper: Boundary;
}

/** Partition, order and frame of a window. Immutable; each method makes a new one. */
export class WindowSpec {
  readonly #partition: readonly (Column | string)[];
  readonly #order: readonly (Column | string)[];
  readonly #frame: Frame | undefined;

  /** @internal */
  constructor(partition: readonly (Column | string)[], order: readonly (Column | string)[], frame?: Frame) {
    this.#partition = partition;
    this.#order = order;
    this.#frame = frame;
  }

  /** Rows that share these values belong together. */
  partitionBy(...columns: (Column | string)[]): WindowSpec {
    return new WindowSpec(columns, this.#order, this.#frame);
  }

  orderBy(...columns: (Column | string)[]): WindowSpec {
    return new WindowSpec(this.#partition, columns, this.#frame);
  }

  /** The frame in rows, both ends included. */
  rowsBetween(lower: Boundary, upper: Boundary): WindowSpec {
    return new WindowSpec(this.#partition, this.#order, { kind: "rows", lower, upper });
  }

  /** The frame in values of the order, both ends included. */
  rangeBetween(lower: Boundary, upper: Boundary): WindowSpec {
    return new WindowSpec(this.#partition, this.#order, { kind: "range", lower, upper });
  }

  /** @internal */
  get native(): NativeWindow {
    const window = new native.Window(named(this.#partition), named(this.#order));
    if (!this.#frame) {
      return window;
    }
    const [lower, upper] = [end(this.#frame.lower), end(this.#frame.upper)];
    return this.#frame.kind === "rows" ? window.rowsBetween(lower, upper) : window.rangeBetween(lower, upper);
  }
}

function end(boundary: Boundary): bigint | null {
  return typeof boundary === "number" && !Number.isFinite(boundary) ? null : BigInt(boundary);
}

/** Where to begin a `WindowSpec`. */
export class Window {
  /** The first row of the partition. */
  static readonly unboundedPreceding: number = -Infinity;
  /** The last row of the partition. */
  static readonly unboundedFollowing: number = Infinity;
  static readonly currentRow: number = 0;

  private constructor() {}

  /** Rows that share these values belong together. */
  static partitionBy(...columns: (Column | string)[]): WindowSpec {
    return new WindowSpec(columns, []);
  }

  /** All rows, in this order. */
  static orderBy(...columns: (Column | string)[]): WindowSpec {
    return new WindowSpec([], columns);
  }

  /** All rows, with a frame in rows, both ends included. */
  static rowsBetween(lower: Boundary, upper: Boundary): WindowSpec {
    return new WindowSpec([], []).rowsBetween(lower, upper);
  }

  /** All rows, with a frame in values of an order, both ends included. */
  static rangeBetween(lower: Boundary, upper: Boundary): WindowSpec {
    return new WindowSpec([], []).rangeBetween(lower, upper);
  }
}
