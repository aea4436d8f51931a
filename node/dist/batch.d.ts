/** `Batch`: some of an operation's rows, as they arrived. */
import type * as apache from "apache-arrow";
import type { NativeBatch } from "./native.js";
import { type Row, type Value } from "./values.js";
/** Rows that are converted only when asked. */
export declare class Batch implements Iterable<Row> {
    #private;
    /** @internal */
    constructor(inner: NativeBatch);
    get rowCount(): number;
    /** The rows as objects. */
    toObjects(): Row[];
    /** The rows as arrays of values. */
    toArrays(): Value[][];
    /** The rows as an Arrow IPC stream. A server's bytes are passed on as they came. */
    toIPC(): Uint8Array;
    /**
     * The rows as record batches of the user's apache-arrow. Their memory is the batch's own, which must not be changed.
     */
    toArrow(): Promise<apache.RecordBatch[]>;
    [Symbol.iterator](): Iterator<Row>;
}
