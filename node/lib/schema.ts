/** Schemas: what users see of a DataFrame's, and the types by which values are read and written. */

import type { NativeSchema } from "./native.js";

/** A column of a DataFrame's schema. */
export interface Field {
  readonly name: string;
  /** The Spark type, in its short spelling: `decimal(15,2)`, `array<int>`. */
  readonly type: string;
  readonly nullable: boolean;
}

/** How a value's memory is laid out; `src/schema.rs` names the kinds. */
export type ValueType =
  | { kind: "null" | "boolean" | "string" | "binary" | "date" | "timestamp" | "duration" | "months" | "interval" }
  | { kind: "int8" | "int16" | "int32" | "int64" | "float32" | "float64" }
  | { kind: "time"; perSecond: number }
  | { kind: "decimal"; precision: number; scale: number }
  | { kind: "list" | "map"; children: [ValueField] }
  | { kind: "struct"; children: ValueField[] };

export interface ValueField {
  name: string;
  nullable: boolean;
  type: ValueType;
}

const parsed = new Map<string, ValueField[]>();

/** The fields of a native schema. The last few are remembered: all batches of an operation have the same. */
export function fieldsOf(schema: NativeSchema): ValueField[] {
  const text = schema.text();
  let fields = parsed.get(text);
  if (!fields) {
    fields = JSON.parse(text) as ValueField[];
    if (parsed.size >= 16) {
      parsed.clear();
    }
    parsed.set(text, fields);
  }
  return fields;
}
