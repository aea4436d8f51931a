// Values of programs as arguments of the API.

import { Column, functions as F } from "firesteel";

/** A float of Python's. JavaScript would take one without a fraction for a whole number. */
export class Double {
  constructor(text) {
    this.value = text === "inf" ? Infinity : text === "-inf" ? -Infinity : text === "nan" ? NaN : Number(text);
  }
}

/** The value as one of JavaScript's, numbers being numbers. */
export function plain(value) {
  if (value instanceof Double) {
    return value.value;
  }
  if (Array.isArray(value)) {
    return value.map(plain);
  }
  return value instanceof Map ? new Map([...value].map(([key, inner]) => [plain(key), plain(inner)])) : value;
}

/** The value as an object; nothing stays nothing. */
export function object(map) {
  return map == null ? undefined : Object.fromEntries(plain(map));
}

/** A column, or a literal of the value. */
export function column(value) {
  if (value instanceof Column) {
    return value;
  }
  if (Array.isArray(value)) {
    return F.array(...value.map(column));
  }
  return value instanceof Double ? F.double(value.value) : F.lit(value);
}

/** What stands where PySpark takes a column or its name. */
export function columnOrName(value) {
  return typeof value === "string" || value instanceof Column ? value : column(value);
}
