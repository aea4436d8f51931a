/** A walk over the arrays of a batch's layout, in the order in which `src/layout.rs` writes them. */

import type { Layout } from "./native.js";

interface TypedArrayClass<T> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBuffer, offset: number, length: number): T;
}

/** One buffer of an array, as typed views of it. */
export class Memory {
  readonly #buffer: ArrayBuffer;
  readonly #offset: number;
  readonly #length: number;

  constructor(buffer: ArrayBuffer, offset: number, length: number) {
    this.#buffer = buffer;
    this.#offset = offset;
    this.#length = length;
  }

  /** A view of the memory itself; a copy only where the sender left it unaligned. */
  as<T>(type: TypedArrayClass<T>): T {
    const size = type.BYTES_PER_ELEMENT;
    const length = Math.floor(this.#length / size);
    if (this.#offset % size !== 0) {
      return new type(this.#buffer.slice(this.#offset, this.#offset + this.#length), 0, length);
    }
    return new type(this.#buffer, this.#offset, length);
  }
}

const NOTHING = new Memory(new ArrayBuffer(0), 0, 0);

/** Takes the arrays of a layout one after another. */
export class LayoutCursor {
  readonly #layout: Layout;
  #at = 0;

  constructor(layout: Layout) {
    this.#layout = layout;
  }

  /** The next array's length, null count and validity bitmap. */
  array(): { length: number; nullCount: number; validity: Uint8Array | null } {
    const [length, nullCount] = [this.#number(), this.#number()];
    const validity = this.buffer().as(Uint8Array);
    return { length, nullCount, validity: validity.length > 0 ? validity : null };
  }

  /** The array's next buffer. */
  buffer(): Memory {
    const [region, offset, length] = [this.#number(), this.#number(), this.#number()];
    const memory = this.#layout.regions[region];
    // A buffer without bytes may stand anywhere, also outside its region.
    return memory && length > 0 ? new Memory(memory, offset, length) : NOTHING;
  }

  #number(): number {
    return this.#layout.nodes[this.#at++] ?? 0;
  }
}
