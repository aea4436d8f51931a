"use strict";
/** `Batch`: some of an operation's rows, as they arrived. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.Batch = void 0;
const arrow_js_1 = require("./arrow.js");
const values_js_1 = require("./values.js");
/** Rows that are converted only when asked. */
class Batch {
    #native;
    /** @internal */
    constructor(inner) {
        this.#native = inner;
    }
    get rowCount() {
        return this.#native.rowCount();
    }
    /** The rows as objects. */
    toObjects() {
        return (0, values_js_1.objectsOf)(this.#native.columns(), this.rowCount);
    }
    /** The rows as arrays of values. */
    toArrays() {
        return (0, values_js_1.arraysOf)(this.#native.columns(), this.rowCount);
    }
    /** The rows as an Arrow IPC stream. A server's bytes are passed on as they came. */
    toIPC() {
        return new Uint8Array(this.#native.ipc());
    }
    /**
     * The rows as record batches of the user's apache-arrow. Their memory is the batch's own, which must not be changed.
     */
    async toArrow() {
        return (0, arrow_js_1.recordBatches)(await (0, arrow_js_1.userArrow)(), this.#native);
    }
    [Symbol.iterator]() {
        return this.toObjects()[Symbol.iterator]();
    }
}
exports.Batch = Batch;
