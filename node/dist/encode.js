"use strict";
/** JavaScript values as Arrow memory, by a schema: the way back of `values.ts`. */
Object.defineProperty(exports, "__esModule", { value: true });
exports.encodeRows = encodeRows;
const errors_js_1 = require("./errors.js");
const DAY = 86_400_000;
const INT_LIMITS = { int8: 2 ** 7, int16: 2 ** 15, int32: 2 ** 31, months: 2 ** 31 };
/** The columns of rows, which are objects or arrays in the order of the fields. */
function encodeRows(fields, rows) {
    const encoded = { lengths: [], buffers: [] };
    fields.forEach((field, at) => {
        const values = rows.map((row) => (Array.isArray(row) ? row[at] : row[field.name]));
        encode(field, values, field.name, encoded);
    });
    return encoded;
}
function refuse(path, reason) {
    throw errors_js_1.FiresteelError.argument("createDataFrame", "rows", `column \`${path}\`: ${reason}`);
}
function encode(field, values, path, out) {
    const isNull = (value) => value === null || value === undefined;
    const hasNull = values.some(isNull);
    if (hasNull && !field.nullable) {
        refuse(path, "it holds null, which the schema forbids");
    }
    out.lengths.push(values.length);
    out.buffers.push(hasNull ? bitmap(values, (value) => !isNull(value)) : null);
    encodeValues(field.type, values.map((value) => (isNull(value) ? null : value)), path, out);
}
function bitmap(values, isSet) {
    const bytes = new Uint8Array(Math.ceil(values.length / 8));
    values.forEach((value, at) => {
        if (isSet(value)) {
            bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
        }
    });
    return bytes;
}
function bytesOf(array) {
    return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}
function encodeValues(type, values, path, out) {
    switch (type.kind) {
        case "null":
            return values.every((value) => value === null) ? undefined : refuse(path, "its type holds only null");
        case "boolean":
            values.forEach((value) => value === null || typeof value === "boolean" || refuse(path, "a boolean is needed"));
            out.buffers.push(bitmap(values, (value) => value === true));
            return;
        case "int8":
        case "int16":
        case "int32":
        case "months": {
            const array = { int8: Int8Array, int16: Int16Array, int32: Int32Array, months: Int32Array }[type.kind];
            const limit = INT_LIMITS[type.kind];
            out.buffers.push(bytesOf(new array(values.map((value) => (value === null ? 0 : whole(value, limit, path))))));
            return;
        }
        case "int64":
        case "duration":
            out.buffers.push(bytesOf(BigInt64Array.from(values, (value) => (value === null ? 0n : long(value, path)))));
            return;
        case "float32":
        case "float64": {
            const array = type.kind === "float32" ? Float32Array : Float64Array;
            out.buffers.push(bytesOf(new array(values.map((value) => (value === null ? 0 : real(value, path))))));
            return;
        }
        case "date":
            out.buffers.push(bytesOf(Int32Array.from(values, (value) => (value === null ? 0 : day(value, path)))));
            return;
        case "timestamp":
            out.buffers.push(bytesOf(BigInt64Array.from(values, (value) => (value === null ? 0n : micros(value, path)))));
            return;
        case "decimal":
            out.buffers.push(decimals(values, type.precision, type.scale, path));
            return;
        case "string":
            return slices(values, (value) => text(value, path), out);
        case "binary":
            return slices(values, (value) => (value instanceof Uint8Array ? value : refuse(path, "bytes are needed")), out);
        case "list":
            return lists(type.children[0], values, path, out);
        case "map":
            return maps(type.children[0], values, path, out);
        case "struct":
            for (const child of type.children) {
                const member = (value) => (value === null ? null : object(value, path)[child.name]);
                const isForced = !child.nullable && values.includes(null);
                const field = isForced ? { ...child, nullable: true } : child;
                encode(field, values.map(member), `${path}.${child.name}`, out);
            }
            return;
        case "time":
        case "interval":
            return refuse(path, `values of the type ${type.kind} cannot be given as JavaScript values`);
    }
}
function whole(value, limit, path) {
    const number = typeof value === "bigint" ? Number(value) : value;
    if (typeof number !== "number" || !Number.isInteger(number)) {
        return refuse(path, "a whole number is needed");
    }
    return number >= -limit && number < limit ? number : refuse(path, `${number} does not fit the type`);
}
function long(value, path) {
    if (typeof value !== "bigint" && !Number.isSafeInteger(value)) {
        return refuse(path, "a bigint, or a whole number up to 2^53, is needed");
    }
    const number = BigInt(value);
    return BigInt.asIntN(64, number) === number ? number : refuse(path, `${number} does not fit BIGINT`);
}
function real(value, path) {
    return typeof value === "number" ? value : refuse(path, "a number is needed");
}
function text(value, path) {
    return typeof value === "string" ? new TextEncoder().encode(value) : refuse(path, "a string is needed");
}
function object(value, path) {
    return typeof value === "object" ? value : refuse(path, "an object is needed");
}
function moment(value, path) {
    const time = value instanceof Date ? value.getTime() : Number.NaN;
    return Number.isNaN(time) ? refuse(path, "a valid Date is needed") : time;
}
function day(value, path) {
    if (typeof value === "string") {
        const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value);
        return isDay ? moment(new Date(`${value}T00:00:00Z`), path) / DAY : refuse(path, "a date is YYYY-MM-DD");
    }
    return Math.floor(moment(value, path) / DAY);
}
function micros(value, path) {
    return typeof value === "bigint" ? long(value, path) : BigInt(moment(value, path)) * 1000n;
}
function decimals(values, precision, scale, path) {
    const words = new BigInt64Array(values.length * 2);
    values.forEach((value, at) => {
        if (value !== null) {
            const unscaled = unscaledOf(value, precision, scale, path);
            words[at * 2] = BigInt.asIntN(64, unscaled);
            words[at * 2 + 1] = unscaled >> 64n;
        }
    });
    return bytesOf(words);
}
function unscaledOf(value, precision, scale, path) {
    const isNumeric = typeof value === "string" || typeof value === "bigint" || typeof value === "number";
    const match = isNumeric ? /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(String(value)) : null;
    if (!match) {
        return refuse(path, "a decimal is a text such as 12.50, a bigint or a number");
    }
    const fraction = (match[3] ?? "").replace(/0+$/, "");
    const digits = (match[2] ?? "") + fraction.padEnd(scale, "0");
    if (fraction.length > scale || digits.replace(/^0+/, "").length > precision) {
        return refuse(path, `${String(value)} does not fit DECIMAL(${precision},${scale})`);
    }
    return BigInt(digits) * (match[1] === "-" ? -1n : 1n);
}
function offsetsOf(lengths) {
    const offsets = new Int32Array(lengths.length + 1);
    lengths.forEach((length, at) => {
        offsets[at + 1] = (offsets[at] ?? 0) + length;
    });
    return bytesOf(offsets);
}
function slices(values, bytes, out) {
    const parts = values.map((value) => (value === null ? new Uint8Array(0) : bytes(value)));
    out.buffers.push(offsetsOf(parts.map((part) => part.length)), new Uint8Array(Buffer.concat(parts)));
}
function lists(field, values, path, out) {
    const parts = values.map((value) => {
        return value === null ? [] : Array.isArray(value) ? value : refuse(path, "an array is needed");
    });
    out.buffers.push(offsetsOf(parts.map((part) => part.length)));
    encode(field, parts.flat(1), `${path}[]`, out);
}
function maps(entries, values, path, out) {
    const [key, value] = entries.type.kind === "struct" ? entries.type.children : [];
    if (!key || !value) {
        return refuse(path, "its type is a map without keys and values");
    }
    const parts = values.map((map) => {
        if (map === null) {
            return [];
        }
        return map instanceof Map ? [...map] : Object.entries(object(map, path));
    });
    out.buffers.push(offsetsOf(parts.map((part) => part.length)));
    const pairs = parts.flat(1);
    out.lengths.push(pairs.length);
    out.buffers.push(null);
    encode(key, pairs.map((pair) => pair[0]), `${path} key`, out);
    encode(value, pairs.map((pair) => pair[1]), `${path} value`, out);
}
