/** JavaScript values as Arrow memory, by a schema: the way back of `values.ts`. */
import type { ValueField } from "./schema.js";
/** Arrays laid out in pre-order: their lengths, and for each its validity bitmap and its other buffers. */
export interface Encoded {
    lengths: number[];
    buffers: (Uint8Array | null)[];
}
/** The columns of rows, which are objects or arrays in the order of the fields. */
export declare function encodeRows(fields: ValueField[], rows: readonly (object | readonly unknown[])[]): Encoded;
