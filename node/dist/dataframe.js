"use strict";
/** `DataFrame`: a relation and the session it runs in. */
var _a;
Object.defineProperty(exports, "__esModule", { value: true });
exports.DataFrame = void 0;
const abort_js_1 = require("./abort.js");
const arrow_js_1 = require("./arrow.js");
const column_js_1 = require("./column.js");
const grouped_js_1 = require("./grouped.js");
const native_js_1 = require("./native.js");
const operation_js_1 = require("./operation.js");
const writer_js_1 = require("./writer.js");
/** A relation of rows and columns that is computed when an action asks for it. Immutable. */
class DataFrame {
    sparkSession;
    /** @internal */
    native;
    /** @internal */
    constructor(session, inner) {
        this.sparkSession = session;
        this.native = inner;
    }
    #over(inner) {
        return new _a(this.sparkSession, inner);
    }
    /** The bytes of the `spark.connect.Plan` that this DataFrame is. */
    toPlan() {
        return this.native.toPlan();
    }
    /** A column of this very DataFrame, which stays its own in a self-join. */
    col(name) {
        return new column_js_1.Column(this.native.column(name));
    }
    select(...columns) {
        return this.#over(this.native.select((0, column_js_1.named)(columns)));
    }
    /** `select` of expressions in SQL. */
    selectExpr(...expressions) {
        return this.#over(this.native.select(expressions.map((sql) => native_js_1.native.Column.expression(sql))));
    }
    /** The rows for which the condition, a column or SQL text, holds. */
    filter(condition) {
        const inner = typeof condition === "string" ? native_js_1.native.Column.expression(condition) : condition.native;
        return this.#over(this.native.filter(inner));
    }
    where(condition) {
        return this.filter(condition);
    }
    /** A column added, or replaced when the name is there. */
    withColumn(name, column) {
        return this.withColumns({ [name]: column });
    }
    withColumns(columns) {
        return this.#over(this.native.withColumns(Object.keys(columns), (0, column_js_1.named)(Object.values(columns))));
    }
    withColumnRenamed(name, other) {
        return this.withColumnsRenamed({ [name]: other });
    }
    /** Columns under other names; names that are not there are passed over, as in Spark. */
    withColumnsRenamed(names) {
        return this.#over(this.native.withColumnsRenamed(Object.keys(names), Object.values(names)));
    }
    /** The columns under these names, in order. */
    toDF(...names) {
        return this.#over(this.native.toDf(names));
    }
    /** The DataFrame without these columns; columns that are not there are passed over, as in Spark. */
    drop(...columns) {
        return this.#over(this.native.drop((0, column_js_1.named)(columns)));
    }
    /** The rows of both that belong together; `joinType` is one of Spark's: `inner`, `left`, `full`, `left_semi`, ... */
    join(other, on, joinType = "inner") {
        const names = on === undefined || on instanceof column_js_1.Column ? [] : [on].flat();
        const condition = on instanceof column_js_1.Column ? on.native : null;
        return this.#over(this.native.join(other.native, names, condition, joinType));
    }
    crossJoin(other) {
        return this.join(other, undefined, "cross");
    }
    groupBy(...columns) {
        return new grouped_js_1.GroupedData(this, native_js_1.native.Grouping.GroupBy, columns);
    }
    /** Groups by the columns, by all but the last of them, and so on to none. */
    rollup(...columns) {
        return new grouped_js_1.GroupedData(this, native_js_1.native.Grouping.Rollup, columns);
    }
    /** Groups by each subset of the columns. */
    cube(...columns) {
        return new grouped_js_1.GroupedData(this, native_js_1.native.Grouping.Cube, columns);
    }
    /** Aggregates over all rows. */
    agg(...aggregates) {
        return this.groupBy().agg(...aggregates);
    }
    /** The rows in order: NULLs first when ascending, last when descending. */
    orderBy(...columns) {
        return this.#over(this.native.orderBy((0, column_js_1.named)(columns)));
    }
    sort(...columns) {
        return this.orderBy(...columns);
    }
    sortWithinPartitions(...columns) {
        return this.#over(this.native.sortWithinPartitions((0, column_js_1.named)(columns)));
    }
    limit(rows) {
        return this.#over(this.native.limit(rows));
    }
    offset(rows) {
        return this.#over(this.native.offset(rows));
    }
    /** The rows of both, columns matched by position, repeated rows kept. */
    union(other) {
        return this.#combined(native_js_1.native.SetOperation.Union, other);
    }
    unionAll(other) {
        return this.union(other);
    }
    /** The rows of both, columns matched by name; with `allowMissingColumns`, one that a side lacks is NULL there. */
    unionByName(other, { allowMissingColumns = false } = {}) {
        return this.#over(this.native.unionByName(other.native, allowMissingColumns));
    }
    /** The distinct rows that are in both. */
    intersect(other) {
        return this.#combined(native_js_1.native.SetOperation.Intersect, other);
    }
    intersectAll(other) {
        return this.#combined(native_js_1.native.SetOperation.IntersectAll, other);
    }
    /** The distinct rows that are in this one only. */
    subtract(other) {
        return this.#combined(native_js_1.native.SetOperation.Subtract, other);
    }
    exceptAll(other) {
        return this.#combined(native_js_1.native.SetOperation.ExceptAll, other);
    }
    #combined(kind, other) {
        return this.#over(this.native.combine(kind, other.native));
    }
    distinct() {
        return this.#over(this.native.distinct());
    }
    /** One row for each combination of these columns' values; of all columns when none is named. */
    dropDuplicates(...names) {
        return names.length === 0 ? this.distinct() : this.#over(this.native.dropDuplicates(names));
    }
    /** The DataFrame under a name, by which its columns can be qualified. */
    alias(name) {
        return this.#over(this.native.alias(name));
    }
    repartition(partitions) {
        return this.#over(this.native.repartition(partitions));
    }
    /** A hint for the optimiser. */
    hint(name, ...parameters) {
        return this.#over(this.native.hint(name, (0, column_js_1.named)(parameters.map(column_js_1.literal))));
    }
    get write() {
        return new writer_js_1.DataFrameWriter(this.native);
    }
    /** Names the DataFrame as a view of the session; raises when the name is taken. */
    createTempView(name, options = {}) {
        return this.#named(native_js_1.native.View.Create, name, options);
    }
    createOrReplaceTempView(name, options = {}) {
        return this.#named(native_js_1.native.View.Replace, name, options);
    }
    /** Names the DataFrame as a view of all sessions, under `global_temp`. */
    createOrReplaceGlobalTempView(name, options = {}) {
        return this.#named(native_js_1.native.View.ReplaceGlobal, name, options);
    }
    #named(kind, name, { signal }) {
        return (0, abort_js_1.cancellable)(signal, (token) => this.native.createView(kind, name, token));
    }
    /** The columns' names, Spark types and nullability. */
    async schema({ signal } = {}) {
        return JSON.parse(await (0, abort_js_1.cancellable)(signal, (token) => this.native.schema(token)));
    }
    async columns(options = {}) {
        return (await this.schema(options)).map((field) => field.name);
    }
    /** The schema as a tree. */
    treeString({ signal } = {}) {
        return (0, abort_js_1.cancellable)(signal, (token) => this.native.tree(null, token));
    }
    async printSchema(options = {}) {
        process.stdout.write(await this.treeString(options));
    }
    /** The plan, as the backend describes it. */
    explainString(mode = "simple", { signal } = {}) {
        return (0, abort_js_1.cancellable)(signal, (token) => this.native.explain(mode, token));
    }
    /** Prints the plan. */
    async explain(mode = "simple", options = {}) {
        process.stdout.write(`${await this.explainString(mode, options)}\n`);
    }
    /** Starts the DataFrame. The rows are pulled from the operation, which has to be closed. */
    async execute({ signal } = {}) {
        return new operation_js_1.Operation(await (0, abort_js_1.cancellable)(signal, (token) => this.native.execute(token)), signal);
    }
    /** The rows in batches, as they come. Leaving the loop early gives the operation up. */
    async *stream(options = {}) {
        yield* await this.execute(options);
    }
    /** All rows, as objects. */
    async collect(options = {}) {
        const rows = [];
        for await (const batch of this.stream(options)) {
            rows.push(batch.toObjects());
        }
        return rows.flat();
    }
    /** All rows, as arrays of values: also when two columns have one name. */
    async collectArrays(options = {}) {
        const rows = [];
        for await (const batch of this.stream(options)) {
            rows.push(batch.toArrays());
        }
        return rows.flat();
    }
    /** The first row, or `null` when there is none. */
    async first(options = {}) {
        return (await this.limit(1).collect(options))[0] ?? null;
    }
    /** All rows as a table of the user's own apache-arrow. Its memory is the result's own, which must not be changed. */
    async toArrow(options = {}) {
        const arrow = await (0, arrow_js_1.userArrow)();
        const operation = await this.execute(options);
        try {
            const batches = [];
            for (let batch = await operation.nextNative(); batch; batch = await operation.nextNative()) {
                batches.push(...(0, arrow_js_1.recordBatches)(arrow, batch));
            }
            const schema = batches[0]?.schema ?? (0, arrow_js_1.arrowSchema)(arrow, await operation.schema());
            return new arrow.Table(schema, batches);
        }
        finally {
            operation.close();
        }
    }
    /** How many rows there are. */
    async count({ signal } = {}) {
        return (0, abort_js_1.cancellable)(signal, (token) => this.native.count(token));
    }
    /** What `show` prints. */
    showString(rows = 20, truncate = 20, { signal } = {}) {
        return (0, abort_js_1.cancellable)(signal, (token) => this.native.showText(rows, truncate, false, token));
    }
    /** Prints the first rows as a table, each cell cut at `truncate` characters; 0 leaves them whole. */
    async show(rows = 20, truncate = 20, options = {}) {
        process.stdout.write(await this.showString(rows, truncate, options));
    }
}
exports.DataFrame = DataFrame;
_a = DataFrame;
