/** `Operation`: a running plan. */
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
export declare class Operation implements AsyncIterable<Batch>, AsyncDisposable {
    #private;
    /** The UUID that names the operation on its backend. */
    readonly id: string;
    /** @internal */
    constructor(inner: NativeOperation, signal?: AbortSignal);
    /** The next rows; `null` at the end, which is known to be one. */
    next(): Promise<Batch | null>;
    /** @internal */
    nextNative(): Promise<NativeBatch | null>;
    /** @internal */
    schema(): Promise<NativeSchema>;
    get progress(): Progress;
    /** Asks the backend to stop. Whoever waits for rows gets `OPERATION_CANCELED`. */
    cancel(): Promise<void>;
    /** Lets go of the operation. May be called twice. */
    close(): void;
    [Symbol.asyncIterator](): AsyncGenerator<Batch, void, undefined>;
    [Symbol.asyncDispose](): Promise<void>;
}
