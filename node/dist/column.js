"use strict";
/** `Column`: an expression over the columns of a DataFrame. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.Column = void 0;
exports.literal = literal;
exports.named = named;
exports.invoke = invoke;
const errors_js_1 = require("./errors.js");
const native_js_1 = require("./native.js");
const INT_LIMIT = 2 ** 31;
/**
 * The literal of a value. Whole numbers become `INT` where they fit and `BIGINT` up to 2^53, other numbers `DOUBLE`;
 * a bigint is a `BIGINT`, a `Date` a `TIMESTAMP`, bytes are `BINARY`, `null` is `VOID`.
 */
function literal(value) {
    return value instanceof Column ? value : new Column(nativeLiteral(value));
}
function nativeLiteral(value) {
    if (value === null) {
        return native_js_1.native.Column.null();
    }
    switch (typeof value) {
        case "boolean":
            return native_js_1.native.Column.boolean(value);
        case "string":
            return native_js_1.native.Column.text(value);
        case "bigint":
            return native_js_1.native.Column.long(value);
        case "number":
            return nativeNumber(value);
        default:
            break;
    }
    if (value instanceof Date && !Number.isNaN(value.getTime())) {
        return native_js_1.native.Column.timestamp(BigInt(value.getTime()) * 1000n);
    }
    if (value instanceof Uint8Array) {
        return native_js_1.native.Column.binary(value);
    }
    throw errors_js_1.FiresteelError.argument("lit", "value", "it stands for no Spark value");
}
function nativeNumber(value) {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
        return native_js_1.native.Column.double(value);
    }
    return value >= -INT_LIMIT && value < INT_LIMIT ? native_js_1.native.Column.integer(value) : native_js_1.native.Column.long(BigInt(value));
}
/** The native columns of columns, or of names. */
function named(columns) {
    return columns.map((column) => (typeof column === "string" ? native_js_1.native.Column.attribute(column) : column.native));
}
/** A call of a built-in function or operator by its Spark name. */
function invoke(name, args, isDistinct = false) {
    return new Column(native_js_1.native.Column.function(name, args.map((column) => column.native), isDistinct));
}
/** An expression. Immutable; each method makes a new one. */
class Column {
    /** @internal */
    native;
    /** @internal */
    constructor(inner) {
        this.native = inner;
    }
    plus(other) {
        return this.#with("+", other);
    }
    minus(other) {
        return this.#with("-", other);
    }
    multiply(other) {
        return this.#with("*", other);
    }
    divide(other) {
        return this.#with("/", other);
    }
    mod(other) {
        return this.#with("%", other);
    }
    pow(other) {
        return this.#with("power", other);
    }
    negate() {
        return invoke("negative", [this]);
    }
    eq(other) {
        return this.#with("==", other);
    }
    neq(other) {
        return this.eq(other).not();
    }
    /** Equality that holds for two NULLs and never is NULL. */
    eqNullSafe(other) {
        return this.#with("<=>", other);
    }
    lt(other) {
        return this.#with("<", other);
    }
    leq(other) {
        return this.#with("<=", other);
    }
    gt(other) {
        return this.#with(">", other);
    }
    geq(other) {
        return this.#with(">=", other);
    }
    and(other) {
        return this.#with("and", other);
    }
    or(other) {
        return this.#with("or", other);
    }
    not() {
        return invoke("not", [this]);
    }
    bitwiseAnd(other) {
        return this.#with("&", other);
    }
    bitwiseOr(other) {
        return this.#with("|", other);
    }
    bitwiseXor(other) {
        return this.#with("^", other);
    }
    isNull() {
        return invoke("isNull", [this]);
    }
    isNotNull() {
        return invoke("isNotNull", [this]);
    }
    isNaN() {
        return invoke("isNaN", [this]);
    }
    /** Whether `lower <= this` and `this <= upper`. */
    between(lower, upper) {
        return this.geq(lower).and(this.leq(upper));
    }
    /** Whether the value is one of these. */
    isin(...values) {
        return invoke("in", [this, ...values.map(literal)]);
    }
    /** SQL `LIKE`, with `%` and `_`. */
    like(pattern) {
        return this.#with("like", pattern);
    }
    /** `LIKE` without regard to case. */
    ilike(pattern) {
        return this.#with("ilike", pattern);
    }
    /** Whether a Java regular expression matches anywhere. */
    rlike(pattern) {
        return this.#with("rlike", pattern);
    }
    contains(other) {
        return this.#with("contains", other);
    }
    startsWith(other) {
        return this.#with("startsWith", other);
    }
    endsWith(other) {
        return this.#with("endsWith", other);
    }
    /** `length` characters from `start`, which counts from 1. */
    substr(start, length) {
        return invoke("substr", [this, literal(start), literal(length)]);
    }
    /** The column under another name; several names for an expression that gives several columns. */
    alias(...names) {
        return new Column(this.native.alias(names));
    }
    /** The column under another name, with metadata that JSON can say. */
    aliasWithMetadata(name, metadata) {
        return new Column(this.native.aliasWithMetadata(name, JSON.stringify(metadata)));
    }
    /** The column as another type, given in SQL (`"decimal(10,2)"`). What does not fit raises, as ANSI asks. */
    cast(dataType) {
        return new Column(this.native.cast(dataType));
    }
    /** The column as another type; what does not fit becomes NULL. */
    tryCast(dataType) {
        return new Column(this.native.tryCast(dataType));
    }
    /** Ascending order, NULLs first. */
    asc() {
        return this.ascNullsFirst();
    }
    ascNullsFirst() {
        return new Column(this.native.sorted(true, true));
    }
    ascNullsLast() {
        return new Column(this.native.sorted(true, false));
    }
    /** Descending order, NULLs last. */
    desc() {
        return this.descNullsLast();
    }
    descNullsFirst() {
        return new Column(this.native.sorted(false, true));
    }
    descNullsLast() {
        return new Column(this.native.sorted(false, false));
    }
    /** The function over a window. */
    over(window) {
        return new Column(this.native.over(window.native));
    }
    /** An element of an array (from 0), a value of a map, or a field of a struct. */
    getItem(key) {
        return new Column(this.native.extract(literal(key).native));
    }
    /** A field of a struct. */
    getField(name) {
        return this.getItem(name);
    }
    /** The struct with a field added or replaced. */
    withField(name, value) {
        return new Column(this.native.withField(name, literal(value).native));
    }
    /** The struct without these fields. */
    dropFields(...names) {
        return new Column(names.reduce((inner, name) => inner.dropField(name), this.native));
    }
    /** `WHEN condition THEN value` after `functions.when`. */
    when(condition, value) {
        return new Column(this.native.when(condition.native, literal(value).native));
    }
    /** `ELSE value` after `functions.when`. */
    otherwise(value) {
        return new Column(this.native.otherwise(literal(value).native));
    }
    toString() {
        return this.native.describe();
    }
    #with(operator, other) {
        return invoke(operator, [this, literal(other)]);
    }
}
exports.Column = Column;
