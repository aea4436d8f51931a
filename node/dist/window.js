"use strict";
/** `Window` and `WindowSpec`: over which rows a window function looks. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.Window = exports.WindowSpec = void 0;
const column_js_1 = require("./column.js");
const native_js_1 = require("./native.js");
/** Partition, order and frame of a window. Immutable; each method makes a new one. */
class WindowSpec {
    #partition;
    #order;
    #frame;
    /** @internal */
    constructor(partition, order, frame) {
        this.#partition = partition;
        this.#order = order;
        this.#frame = frame;
    }
    /** Rows that share these values belong together. */
    partitionBy(...columns) {
        return new WindowSpec(columns, this.#order, this.#frame);
    }
    orderBy(...columns) {
        return new WindowSpec(this.#partition, columns, this.#frame);
    }
    /** The frame in rows, both ends included. */
    rowsBetween(lower, upper) {
        return new WindowSpec(this.#partition, this.#order, { kind: "rows", lower, upper });
    }
    /** The frame in values of the order, both ends included. */
    rangeBetween(lower, upper) {
        return new WindowSpec(this.#partition, this.#order, { kind: "range", lower, upper });
    }
    /** @internal */
    get native() {
        const window = new native_js_1.native.Window((0, column_js_1.named)(this.#partition), (0, column_js_1.named)(this.#order));
        if (!this.#frame) {
            return window;
        }
        const [lower, upper] = [end(this.#frame.lower), end(this.#frame.upper)];
        return this.#frame.kind === "rows" ? window.rowsBetween(lower, upper) : window.rangeBetween(lower, upper);
    }
}
exports.WindowSpec = WindowSpec;
function end(boundary) {
    return typeof boundary === "number" && !Number.isFinite(boundary) ? null : BigInt(boundary);
}
/** Where to begin a `WindowSpec`. */
exports.Window = {
    unboundedPreceding: -Infinity,
    unboundedFollowing: Infinity,
    currentRow: 0,
    partitionBy(...columns) {
        return new WindowSpec(columns, []);
    },
    orderBy(...columns) {
        return new WindowSpec([], columns);
    },
};
