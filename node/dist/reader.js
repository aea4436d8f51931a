"use strict";
/** `DataFrameReader`: files and tables as DataFrames. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataFrameReader = void 0;
const dataframe_js_1 = require("./dataframe.js");
/** Reads files and tables. Immutable; nothing is opened before an action. */
class DataFrameReader {
    #session;
    #source;
    /** @internal */
    constructor(session, source = { format: null, schema: null, options: {} }) {
        this.#session = session;
        this.#source = source;
    }
    /** The format: `parquet`, `csv`, `json`, ... */
    format(format) {
        return new DataFrameReader(this.#session, { ...this.#source, format });
    }
    /** The schema, in DDL (`"id INT, name STRING"`), instead of one found in the files. */
    schema(schema) {
        return new DataFrameReader(this.#session, { ...this.#source, schema });
    }
    option(key, value) {
        return this.options({ [key]: value });
    }
    options(options) {
        const texts = Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]));
        return new DataFrameReader(this.#session, { ...this.#source, options: { ...this.#source.options, ...texts } });
    }
    /** Files or folders in the format that was set. */
    load(...paths) {
        const { format, schema, options } = this.#source;
        return new dataframe_js_1.DataFrame(this.#session, this.#session.native.load(format, schema, options, paths));
    }
    parquet(...paths) {
        return this.format("parquet").load(...paths);
    }
    csv(...paths) {
        return this.format("csv").load(...paths);
    }
    /** Files with a JSON object a line. */
    json(...paths) {
        return this.format("json").load(...paths);
    }
    /** A table or a view. */
    table(name) {
        return new dataframe_js_1.DataFrame(this.#session, this.#session.native.table(name, this.#source.options));
    }
}
exports.DataFrameReader = DataFrameReader;
