"use strict";
/** `Operation`: a running plan. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.Operation = void 0;
const abort_js_1 = require("./abort.js");
const batch_js_1 = require("./batch.js");
/** A plan that was started. Closing it before its end gives it up. */
class Operation {
    #native;
    #signal;
    /** The UUID that names the operation on its backend. */
    id;
    /** @internal */
    constructor(inner, signal) {
        this.#native = inner;
        this.#signal = signal;
        this.id = inner.id();
    }
    /** The next rows; `null` at the end, which is known to be one. */
    async next() {
        const batch = await this.nextNative();
        return batch && new batch_js_1.Batch(batch);
    }
    /** @internal */
    nextNative() {
        return (0, abort_js_1.withSignal)(this.#signal, () => this.close(), () => this.#native.next());
    }
    /** @internal */
    schema() {
        return this.#native.schema();
    }
    get progress() {
        const [tasksTotal = 0, tasksDone = 0, bytesRead = 0, rows = 0] = this.#native.progress();
        return { tasksTotal, tasksDone, bytesRead, rows };
    }
    /** Asks the backend to stop. Whoever waits for rows gets `OPERATION_CANCELED`. */
    cancel() {
        return this.#native.cancel();
    }
    /** Lets go of the operation. May be called twice. */
    close() {
        this.#native.close();
    }
    async *[Symbol.asyncIterator]() {
        try {
            for (let batch = await this.next(); batch; batch = await this.next()) {
                yield batch;
            }
        }
        finally {
            this.close();
        }
    }
    async [Symbol.asyncDispose]() {
        this.close();
    }
}
exports.Operation = Operation;
