// What the value of a case is printed as.

import { Column, DataFrame } from "firesteel";

/** The lines: kind and text of each, one by one, since rows may raise after the schema was told. */
export async function* lines(value) {
  if (value instanceof DataFrame) {
    yield ["schema", await value.treeString()];
    yield ["rows", await value.showString(1000, 0)];
  } else {
    yield ["value", json(value)];
  }
}

/** JSON with whole numbers of any size, and without spaces. */
export function json(value) {
  if (value === undefined || value === null) {
    return "null";
  }
  if (typeof value === "bigint") {
    return String(value);
  }
  if (value instanceof Date) {
    return JSON.stringify(value.toISOString());
  }
  if (value instanceof Column) {
    return JSON.stringify(String(value));
  }
  if (value instanceof Uint8Array) {
    return JSON.stringify(Buffer.from(value).toString("hex"));
  }
  if (Array.isArray(value) || value instanceof Set) {
    return `[${[...value].map(json).join(",")}]`;
  }
  if (typeof value === "object") {
    const entries = value instanceof Map ? [...value] : Object.entries(value);
    return `{${entries.map(([key, inner]) => `${JSON.stringify(String(key))}:${json(inner)}`).join(",")}}`;
  }
  return JSON.stringify(value);
}
