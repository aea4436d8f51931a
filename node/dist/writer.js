"use strict";
/** `DataFrameWriter`: DataFrames as files and tables. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataFrameWriter = void 0;
const abort_js_1 = require("./abort.js");
/** Writes a DataFrame. Immutable. What was there before stays until the write has succeeded. */
class DataFrameWriter {
    #input;
    #target;
    /** @internal */
    constructor(input, target = { mode: "error", options: {}, partitioning: [] }) {
        this.#input = input;
        this.#target = target;
    }
    format(format) {
        return new DataFrameWriter(this.#input, { ...this.#target, format });
    }
    mode(mode) {
        return new DataFrameWriter(this.#input, { ...this.#target, mode });
    }
    option(key, value) {
        const options = { ...this.#target.options, [key]: String(value) };
        return new DataFrameWriter(this.#input, { ...this.#target, options });
    }
    /** A folder for each combination of these columns' values. */
    partitionBy(...names) {
        return new DataFrameWriter(this.#input, { ...this.#target, partitioning: names });
    }
    /** Writes a folder of files in the format that was set. */
    save(path, options = {}) {
        return this.#write(path, false, options);
    }
    parquet(path, options = {}) {
        return this.format("parquet").save(path, options);
    }
    csv(path, options = {}) {
        return this.format("csv").save(path, options);
    }
    /** Writes a JSON object a line. */
    json(path, options = {}) {
        return this.format("json").save(path, options);
    }
    /** Writes a table of the session's catalog. */
    saveAsTable(name, options = {}) {
        return this.#write(name, true, options);
    }
    #write(target, isTable, { signal }) {
        return (0, abort_js_1.cancellable)(signal, (token) => this.#input.write({ ...this.#target, target, isTable }, token));
    }
}
exports.DataFrameWriter = DataFrameWriter;
