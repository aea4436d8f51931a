/** JavaScript values as Arrow memory, by a schema: the way back of `values.ts`. */

import { daysOf, timeOf } from "./calendar.js";
import { FiresteelError } from "./errors.js";
import type { ValueField, ValueType } from "./schema.js";

/** Arrays laid out in pre-order: their lengths, and for each its validity bitmap and its other buffers. */
export interface Encoded {
  lengths: number[];
  buffers: (Uint8Array | null)[];
}

const INT_LIMITS = { int8: 2 ** 7, int16: 2 ** 15, int32: 2 ** 31, months: 2 ** 31 };

/** The columns of rows, which are objects or arrays in the order of the fields. */
export function encodeRows(fields: ValueField[], rows: readonly (object | readonly unknown[])[]): Encoded {
  const encoded: Encoded = { lengths: [], buffers: [] };
  fields.forEach((field, at) => {
    const values = rows.map((row) => (Array.isArray(row) ? row[at] : (row as Record<string, unknown>)[field.name]));
    encode(field, values, field.name, encoded);
  });
  return encoded;
}

function refuse(path: string, reason: string): never {
  throw FiresteelError.argument("createDataFrame", "rows", `column \`${path}\`: ${reason}`);
}

function encode(field: ValueField, values: unknown[], path: string, out: Encoded): void {
  const isNull = (value: unknown): boolean => value === null || value === undefined;
  const hasNull = values.some(isNull);
  if (hasNull && !field.nullable) {
    refuse(path, "it holds null, which the schema forbids");
  }
  out.lengths.push(values.length);
  out.buffers.push(hasNull ? bitmap(values, (value) => !isNull(value)) : null);
  encodeValues(field.type, values.map((value) => (isNull(value) ? null : value)), path, out);
}

function bitmap(values: unknown[], isSet: (value: unknown) => boolean): Uint8Array {
  const bytes = new Uint8Array(Math.ceil(values.length / 8));
  values.forEach((value, at) => {
    if (isSet(value)) {
      bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (1 << (at & 7));
    }
  });
  return bytes;
}

function bytesOf(array: ArrayBufferView): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function encodeValues(type: ValueType, values: unknown[], path: string, out: Encoded): void {
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
    case "time": {
      const scale = BigInt(type.perSecond) / 1_000_000n;
      const scaled = (value: unknown): bigint => (value === null ? 0n : time(value, path) * scale);
      out.buffers.push(bytesOf(BigInt64Array.from(values, scaled)));
      return;
    }
    case "decimal":
      out.buffers.push(decimals(values, type.precision, type.scale, path));
      return;
    case "interval":
      out.buffers.push(intervals(values, path));
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
        const member = (value: unknown): unknown => (value === null ? null : object(value, path)[child.name]);
        const isForced = !child.nullable && values.includes(null);
        const field = isForced ? { ...child, nullable: true } : child;
        encode(field, values.map(member), `${path}.${child.name}`, out);
      }
      return;
  }
}

function whole(value: unknown, limit: number, path: string): number {
  const number = typeof value === "bigint" ? Number(value) : value;
  if (typeof number !== "number" || !Number.isInteger(number)) {
    return refuse(path, "a whole number is needed");
  }
  return number >= -limit && number < limit ? number : refuse(path, `${number} does not fit the type`);
}

function long(value: unknown, path: string): bigint {
  if (typeof value !== "bigint" && !Number.isSafeInteger(value)) {
    return refuse(path, "a bigint, or a whole number up to 2^53, is needed");
  }
  const number = BigInt(value as bigint | number);
  return BigInt.asIntN(64, number) === number ? number : refuse(path, `${number} does not fit BIGINT`);
}

function real(value: unknown, path: string): number {
  return typeof value === "number" ? value : refuse(path, "a number is needed");
}

function text(value: unknown, path: string): Uint8Array {
  if (typeof value !== "string") {
    return refuse(path, "a string is needed");
  }
  return value.isWellFormed() ? new TextEncoder().encode(value) : refuse(path, "the string is not well-formed Unicode");
}

function object(value: unknown, path: string): Record<string, unknown> {
  return typeof value === "object" ? (value as Record<string, unknown>) : refuse(path, "an object is needed");
}

function moment(value: unknown, path: string): number {
  const time = value instanceof Date ? value.getTime() : Number.NaN;
  return Number.isNaN(time) ? refuse(path, "a valid Date is needed") : time;
}

function day(value: unknown, path: string): number {
  return daysOf(value) ?? refuse(path, "a date is a valid Date or a day written YYYY-MM-DD");
}

function time(value: unknown, path: string): bigint {
  return timeOf(value) ?? refuse(path, "a time is a text such as 12:34:56.789");
}

function micros(value: unknown, path: string): bigint {
  return typeof value === "bigint" ? long(value, path) : BigInt(moment(value, path)) * 1000n;
}

function decimals(values: unknown[], precision: number, scale: number, path: string): Uint8Array {
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

function unscaledOf(value: unknown, precision: number, scale: number, path: string): bigint {
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

/** Months and days in one word, nanoseconds in the next. */
function intervals(values: unknown[], path: string): Uint8Array {
  const words = new BigInt64Array(values.length * 2);
  values.forEach((value, at) => {
    if (value !== null) {
      const { months, days, microseconds } = object(value, path);
      const [low, high] = [whole(months, 2 ** 31, path), whole(days, 2 ** 31, path)];
      words[at * 2] = BigInt.asIntN(64, BigInt.asUintN(32, BigInt(low)) | (BigInt(high) << 32n));
      words[at * 2 + 1] = long(long(microseconds, path) * 1000n, path);
    }
  });
  return bytesOf(words);
}

function offsetsOf(lengths: number[]): Uint8Array {
  const offsets = new Int32Array(lengths.length + 1);
  lengths.forEach((length, at) => {
    offsets[at + 1] = (offsets[at] ?? 0) + length;
  });
  return bytesOf(offsets);
}

function slices(values: unknown[], bytes: (value: unknown) => Uint8Array, out: Encoded): void {
  const parts = values.map((value) => (value === null ? new Uint8Array(0) : bytes(value)));
  out.buffers.push(offsetsOf(parts.map((part) => part.length)), new Uint8Array(Buffer.concat(parts)));
}

function lists(field: ValueField, values: unknown[], path: string, out: Encoded): void {
  const parts = values.map((value) => {
    return value === null ? [] : Array.isArray(value) ? (value as unknown[]) : refuse(path, "an array is needed");
  });
  out.buffers.push(offsetsOf(parts.map((part) => part.length)));
  encode(field, parts.flat(1), `${path}[]`, out);
}

function maps(entries: ValueField, values: unknown[], path: string, out: Encoded): void {
  const [key, value] = entries.type.kind === "struct" ? entries.type.children : [];
  if (!key || !value) {
    return refuse(path, "its type is a map without keys and values");
  }
  const parts = values.map((map): [unknown, unknown][] => {
    if (map === null) {
      return [];
    }
    return map instanceof Map ? [...(map as Map<unknown, unknown>)] : Object.entries(object(map, path));
  });
  out.buffers.push(offsetsOf(parts.map((part) => part.length)));
  const pairs = parts.flat(1);
  out.lengths.push(pairs.length);
  out.buffers.push(null);
  encode(key, pairs.map((pair) => pair[0]), `${path} key`, out);
  encode(value, pairs.map((pair) => pair[1]), `${path} value`, out);
}
