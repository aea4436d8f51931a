/** A walk over the arrays of a batch's layout, in the order in which `src/layout.rs` writes them. */
import type { Layout } from "./native.js";
interface TypedArrayClass<T> {
    readonly BYTES_PER_ELEMENT: number;
    new (buffer: ArrayBuffer, offset: number, length: number): T;
}
/** One buffer of an array, as typed views of it. */
export declare class Memory {
    #private;
    constructor(buffer: ArrayBuffer, offset: number, length: number);
    /** A view of the memory itself; a copy only where the sender left it unaligned. */
    as<T>(type: TypedArrayClass<T>): T;
}
/** Takes the arrays of a layout one after another. */
export declare class LayoutCursor {
    #private;
    constructor(layout: Layout);
    /** The next array's length, null count and validity bitmap. */
    array(): {
        length: number;
        nullCount: number;
        validity: Uint8Array | null;
    };
    /** The array's next buffer. */
    buffer(): Memory;
}
export {};
