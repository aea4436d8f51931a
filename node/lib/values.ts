/** Arrow memory as JavaScript values, without an Arrow library. */

import { FiresteelError } from "./errors.js";
import { LayoutCursor } from "./layout.js";
import type { NativeColumns } from "./native.js";
import { fieldsOf, type ValueField, type ValueType } from "./schema.js";

/** A value of Spark's `INTERVAL`. */
export interface CalendarInterval {
  readonly months: number;
  readonly days: number;
  readonly microseconds: bigint;
}

/**
 * A value of a row: `BIGINT` is a bigint, smaller integers and floats are numbers, decimals are exact texts, dates and
 * timestamps are `Date`s (a date is its midnight in UTC; what is finer than a millisecond is cut), `TIME` is a text,
 * `BINARY` bytes, an array an array, a struct an object, a map a `Map`, an `INTERVAL YEAR TO MONTH` its months, an
 * `INTERVAL DAY TO SECOND` its microseconds as a bigint.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Date
  | Uint8Array
  | CalendarInterval
  | Value[]
  | Map<Value, Value>
  | { [name: string]: Value };

/** A row as an object. */
export type Row = { [name: string]: Value };

type Getter = (row: number) => Value;

const TEXT = new TextDecoder("utf-8");
const DAY = 86_400_000;

/** The rows of a batch as arrays of values. */
export function arraysOf(columns: NativeColumns, rowCount: number): Value[][] {
  const getters = gettersOf(columns, fieldsOf(columns.schema()));
  return Array.from({ length: rowCount }, (_, row) => getters.map((value) => value(row)));
}

/** The rows of a batch as objects. Two columns of one name cannot both be in an object. */
export function objectsOf(columns: NativeColumns, rowCount: number): Row[] {
  const fields = fieldsOf(columns.schema());
  checkNames("collect", fields);
  const getters = gettersOf(columns, fields);
  return Array.from({ length: rowCount }, (_, row) => objectOf(fields, getters, row));
}

function gettersOf(columns: NativeColumns, fields: ValueField[]): Getter[] {
  const cursor = new LayoutCursor(columns.layout());
  return fields.map((field) => getter(field.type, cursor));
}

function objectOf(fields: ValueField[], getters: Getter[], row: number): Row {
  const object: Row = {};
  fields.forEach((field, at) => {
    const value = getters[at]?.(row) ?? null;
    if (field.name === "__proto__") {
      Object.defineProperty(object, field.name, { value, enumerable: true, configurable: true, writable: true });
    } else {
      object[field.name] = value;
    }
  });
  return object;
}

function checkNames(call: string, fields: ValueField[]): void {
  const names = new Set<string>();
  for (const { name } of fields) {
    if (names.has(name)) {
      const reason = `two columns are called \`${name}\`, which an object cannot hold; rename one or ask for arrays`;
      throw FiresteelError.argument(call, "rows", reason);
    }
    names.add(name);
  }
}

/** What reads the next array of the cursor. */
function getter(type: ValueType, cursor: LayoutCursor): Getter {
  const { nullCount, validity } = cursor.array();
  const value = valid(type, cursor);
  if (nullCount === 0 || !validity) {
    return value;
  }
  return (row) => (((validity[row >> 3] ?? 0) >> (row & 7)) & 1 ? value(row) : null);
}

/** What reads the array's values, which are not null where it is asked. */
function valid(type: ValueType, cursor: LayoutCursor): Getter {
  switch (type.kind) {
    case "null":
      return () => null;
    case "boolean":
      return bits(cursor.buffer().as(Uint8Array));
    case "int8":
      return numbers(cursor.buffer().as(Int8Array));
    case "int16":
      return numbers(cursor.buffer().as(Int16Array));
    case "int32":
    case "months":
      return numbers(cursor.buffer().as(Int32Array));
    case "int64":
    case "duration":
      return longs(cursor.buffer().as(BigInt64Array));
    case "float32":
      return numbers(cursor.buffer().as(Float32Array));
    case "float64":
      return numbers(cursor.buffer().as(Float64Array));
    case "date":
      return dates(cursor.buffer().as(Int32Array));
    case "timestamp":
      return timestamps(cursor.buffer().as(BigInt64Array));
    case "time":
      return times(cursor.buffer().as(BigInt64Array), BigInt(type.perSecond));
    case "decimal":
      return decimals(cursor.buffer().as(BigInt64Array), type.scale);
    case "interval":
      return intervals(cursor.buffer().as(BigInt64Array));
    case "string":
      return texts(cursor);
    case "binary":
      return binaries(cursor);
    case "list":
      return lists(type.children[0], cursor);
    case "map":
      return maps(type.children[0], cursor);
    case "struct":
      return structs(type.children, cursor);
  }
}

function bits(bytes: Uint8Array): Getter {
  return (row) => (((bytes[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

function numbers(values: Int8Array | Int16Array | Int32Array | Float32Array | Float64Array): Getter {
  return (row) => values[row] ?? null;
}

function longs(values: BigInt64Array): Getter {
  return (row) => values[row] ?? null;
}

function dates(days: Int32Array): Getter {
  return (row) => new Date((days[row] ?? 0) * DAY);
}

function timestamps(micros: BigInt64Array): Getter {
  return (row) => {
    const value = micros[row] ?? 0n;
    const millis = value / 1000n;
    return new Date(Number(value < 0n && value % 1000n !== 0n ? millis - 1n : millis));
  };
}

function times(values: BigInt64Array, perSecond: bigint): Getter {
  return (row) => {
    const value = values[row] ?? 0n;
    const seconds = Number(value / perSecond);
    const clock = new Date(seconds * 1000).toISOString().slice(11, 19);
    const digits = perSecond.toString().length - 1;
    const fraction = (value % perSecond).toString().padStart(digits, "0").replace(/0+$/, "");
    return fraction ? `${clock}.${fraction}` : clock;
  };
}

function decimals(words: BigInt64Array, scale: number): Getter {
  return (row) => {
    const low = BigInt.asUintN(64, words[row * 2] ?? 0n);
    return decimalText(((words[row * 2 + 1] ?? 0n) << 64n) | low, scale);
  };
}

function decimalText(unscaled: bigint, scale: number): string {
  if (scale <= 0) {
    return (unscaled * 10n ** BigInt(-scale)).toString();
  }
  const digits = (unscaled < 0n ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  return `${unscaled < 0n ? "-" : ""}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function intervals(words: BigInt64Array): Getter {
  return (row) => {
    const monthsAndDays = words[row * 2] ?? 0n;
    return {
      months: Number(BigInt.asIntN(32, monthsAndDays)),
      days: Number(BigInt.asIntN(32, monthsAndDays >> 32n)),
      microseconds: (words[row * 2 + 1] ?? 0n) / 1000n,
    };
  };
}

function slices(cursor: LayoutCursor): (row: number) => Uint8Array {
  const offsets = cursor.buffer().as(Int32Array);
  const bytes = cursor.buffer().as(Uint8Array);
  return (row) => bytes.subarray(offsets[row] ?? 0, offsets[row + 1] ?? 0);
}

function texts(cursor: LayoutCursor): Getter {
  const slice = slices(cursor);
  return (row) => TEXT.decode(slice(row));
}

function binaries(cursor: LayoutCursor): Getter {
  const slice = slices(cursor);
  // A copy: a row must not hold its whole batch, nor give it away to be changed.
  return (row) => slice(row).slice();
}

function range<T>(from: number, to: number, value: (at: number) => T): T[] {
  const values: T[] = [];
  for (let at = from; at < to; at++) {
    values.push(value(at));
  }
  return values;
}

function lists(field: ValueField, cursor: LayoutCursor): Getter {
  const offsets = cursor.buffer().as(Int32Array);
  const element = getter(field.type, cursor);
  return (row) => range(offsets[row] ?? 0, offsets[row + 1] ?? 0, element);
}

function maps(entries: ValueField, cursor: LayoutCursor): Getter {
  const offsets = cursor.buffer().as(Int32Array);
  cursor.array();
  const [key, value] = entries.type.kind === "struct" ? entries.type.children : [];
  if (!key || !value) {
    throw FiresteelError.argument("collect", "rows", "a map comes without keys and values");
  }
  const [keyAt, valueAt] = [getter(key.type, cursor), getter(value.type, cursor)];
  return (row) => new Map(range(offsets[row] ?? 0, offsets[row + 1] ?? 0, (at) => [keyAt(at), valueAt(at)]));
}

function structs(fields: ValueField[], cursor: LayoutCursor): Getter {
  checkNames("collect", fields);
  const getters = fields.map((field) => getter(field.type, cursor));
  return (row) => objectOf(fields, getters, row);
}
