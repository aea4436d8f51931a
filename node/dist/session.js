"use strict";
/** `SparkSession`: where plans run, and what belongs to it. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.RuntimeConfig = exports.SparkSession = exports.SparkSessionBuilder = void 0;
const abort_js_1 = require("./abort.js");
const arrow_js_1 = require("./arrow.js");
const column_js_1 = require("./column.js");
const dataframe_js_1 = require("./dataframe.js");
const encode_js_1 = require("./encode.js");
const errors_js_1 = require("./errors.js");
const native_js_1 = require("./native.js");
const reader_js_1 = require("./reader.js");
const schema_js_1 = require("./schema.js");
/** How to open a session. */
class SparkSessionBuilder {
    #remote = null;
    #options = new Map();
    /**
     * Where plans run: `sc://host:port/;key=value` on a server; `local`, `local[N]` or `local[*]` in this process.
     * Without it the environment variable `SPARK_REMOTE` says, or else it is `local`.
     */
    remote(url) {
        this.#remote = url;
        return this;
    }
    /** A configuration entry to set. */
    config(key, value) {
        this.#options.set(key, String(value));
        return this;
    }
    appName(name) {
        return this.config("spark.app.name", name);
    }
    async getOrCreate() {
        const [keys, values] = [[...this.#options.keys()], [...this.#options.values()]];
        return new SparkSession(await native_js_1.native.Session.open(this.#remote, keys, values));
    }
}
exports.SparkSessionBuilder = SparkSessionBuilder;
/** A session. */
class SparkSession {
    /** @internal */
    native;
    conf;
    /** @internal */
    constructor(inner) {
        this.native = inner;
        this.conf = new RuntimeConfig(inner);
    }
    static builder() {
        return new SparkSessionBuilder();
    }
    /** The address the session was opened with. */
    get url() {
        return this.native.url();
    }
    get sessionId() {
        return this.native.sessionId();
    }
    /** The version of Spark that the backend is, or answers like. */
    version() {
        return this.native.version();
    }
    /**
     * Runs a SQL statement, with values for its `:name` markers (an object) or its `?` markers (an array). A query gives
     * its DataFrame; a command is carried out now, and gives what it answers.
     */
    async sql(text, values = [], { signal } = {}) {
        const names = Array.isArray(values) ? [] : Object.keys(values);
        const columns = Object.values(values).map((value) => (0, column_js_1.literal)(value).native);
        return new dataframe_js_1.DataFrame(this, await (0, abort_js_1.cancellable)(signal, (token) => this.native.sql(text, names, columns, token)));
    }
    get read() {
        return new reader_js_1.DataFrameReader(this);
    }
    /** A table or a view. */
    table(name) {
        return this.read.table(name);
    }
    /** The numbers from `start` (included) to `end` (excluded), as column `id`; from 0 when only one is given. */
    range(start, end, step = 1) {
        const [from, to] = end === undefined ? [0, start] : [start, end];
        return new dataframe_js_1.DataFrame(this, this.native.range(BigInt(from), BigInt(to), BigInt(step)));
    }
    /**
     * A DataFrame of rows that are here: a table of apache-arrow, whichever copy of it; the bytes of an Arrow IPC stream
     * or file; or an array of objects, or of arrays in the schema's order. `schema` is DDL (`"id BIGINT, name STRING"`);
     * rows need one, Arrow data is renamed and cast by it.
     */
    async createDataFrame(data, schema) {
        if (Array.isArray(data)) {
            return this.#fromRows(data, schema);
        }
        const isBytes = data instanceof Uint8Array;
        if (!isBytes && !("batches" in data)) {
            throw errors_js_1.FiresteelError.argument("createDataFrame", "data", "it is no Arrow table, no bytes and no array of rows");
        }
        const bytes = isBytes ? data : await (0, arrow_js_1.ipcOf)(data);
        return new dataframe_js_1.DataFrame(this, await this.native.fromIpc(bytes, schema ?? null));
    }
    async #fromRows(rows, schema) {
        if (schema === undefined) {
            throw errors_js_1.FiresteelError.argument("createDataFrame", "schema", "rows of JavaScript values need one, as DDL");
        }
        const target = await this.native.parseSchema(schema);
        const { lengths, buffers } = (0, encode_js_1.encodeRows)((0, schema_js_1.fieldsOf)(target), rows);
        return new dataframe_js_1.DataFrame(this, this.native.fromColumns(target, rows.length, lengths, buffers));
    }
    /** The DataFrame of a plan: the bytes of a `spark.connect.Plan` whose root is a relation. */
    fromPlan(plan) {
        return new dataframe_js_1.DataFrame(this, this.native.fromPlan(plan));
    }
    /** A tag for the operations started from now on. */
    addTag(tag) {
        this.native.addTag(tag);
    }
    removeTag(tag) {
        this.native.removeTag(tag);
    }
    get tags() {
        return this.native.tags();
    }
    /** Interrupts all operations of the session; gives their ids. */
    interruptAll() {
        return this.native.interruptAll();
    }
    interruptTag(tag) {
        return this.native.interruptTag(tag);
    }
    interruptOperation(id) {
        return this.native.interruptOperation(id);
    }
    /** Ends the session on its backend. Its DataFrames can no longer be run. */
    stop() {
        return this.native.stop();
    }
    [Symbol.asyncDispose]() {
        return this.stop();
    }
}
exports.SparkSession = SparkSession;
/** The configuration of a session. */
class RuntimeConfig {
    #native;
    /** @internal */
    constructor(inner) {
        this.#native = inner;
    }
    /** The value of an entry, or of its default. Raises `SQL_CONF_NOT_FOUND` when there is neither. */
    get(key) {
        return this.#native.configuration(key);
    }
    /** The value of an entry, if it has one. */
    getOption(key) {
        return this.#native.configurationOption(key);
    }
    /** All entries that were set. */
    getAll() {
        return this.#native.configurationEntries();
    }
    set(key, value) {
        return this.#native.setConfiguration(key, String(value));
    }
    unset(key) {
        return this.#native.unsetConfiguration(key);
    }
    isModifiable(key) {
        return this.#native.isModifiable(key);
    }
}
exports.RuntimeConfig = RuntimeConfig;
