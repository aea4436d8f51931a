"use strict";
/** A walk over the arrays of a batch's layout, in the order in which `src/layout.rs` writes them. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.LayoutCursor = exports.Memory = void 0;
/** One buffer of an array, as typed views of it. */
class Memory {
    #buffer;
    #offset;
    #length;
    constructor(buffer, offset, length) {
        this.#buffer = buffer;
        this.#offset = offset;
        this.#length = length;
    }
    /** A view of the memory itself; a copy only where the sender left it unaligned. */
    as(type) {
        const size = type.BYTES_PER_ELEMENT;
        const length = Math.floor(this.#length / size);
        if (this.#offset % size !== 0) {
            return new type(this.#buffer.slice(this.#offset, this.#offset + this.#length), 0, length);
        }
        return new type(this.#buffer, this.#offset, length);
    }
}
exports.Memory = Memory;
const NOTHING = new Memory(new ArrayBuffer(0), 0, 0);
/** Takes the arrays of a layout one after another. */
class LayoutCursor {
    #layout;
    #at = 0;
    constructor(layout) {
        this.#layout = layout;
    }
    /** The next array's length, null count and validity bitmap. */
    array() {
        const [length, nullCount] = [this.#number(), this.#number()];
        const validity = this.buffer().as(Uint8Array);
        return { length, nullCount, validity: validity.length > 0 ? validity : null };
    }
    /** The array's next buffer. */
    buffer() {
        const [region, offset, length] = [this.#number(), this.#number(), this.#number()];
        const memory = this.#layout.regions[region];
        return memory ? new Memory(memory, offset, length) : NOTHING;
    }
    #number() {
        return this.#layout.nodes[this.#at++] ?? 0;
    }
}
exports.LayoutCursor = LayoutCursor;
