// Calls of functions make the expressions that PySpark makes for the same calls: tests/plans/functions.tsv.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Column, SparkSession, functions as F } from "firesteel";

import { calls } from "./function_calls.mjs";
import { nothingIsLeft } from "./setup.mjs";

const lines = readFileSync(new URL("../../tests/plans/functions.tsv", import.meta.url), "utf8").split("\n");
const table = new Map(lines.filter((line) => line.includes("\t")).map((line) => line.split("\t")));

/** A field of a project with an expression in it, as digits. */
function selected(expression) {
  const head = [0x1a];
  let length = expression.length / 2;
  for (; length > 127; length >>= 7) {
    head.push((length & 127) | 128);
  }
  return Buffer.from([...head, length]).toString("hex") + expression;
}

function varint(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) {
    bytes.push((value % 128) | 128);
  }
  return [...bytes, value];
}

/** The fields of a protobuf message: their tags and contents; nothing when the bytes are no message. */
function fieldsOf(bytes) {
  const fields = [];
  let at = 0;
  const number = () => {
    let [value, scale] = [0, 1];
    for (; bytes[at] > 127; at++, scale *= 128) {
      value += (bytes[at] & 127) * scale;
    }
    value += (bytes[at++] ?? NaN) * scale;
    return value;
  };
  while (at < bytes.length) {
    const start = at;
    const tag = number();
    if (!(tag >= 8)) {
      return undefined;
    }
    if (tag % 8 === 2) {
      const length = number();
      if (!(at + length <= bytes.length)) {
        return undefined;
      }
      fields.push({ tag, content: bytes.subarray(at, (at += length)) });
    } else if ([0, 1, 5].includes(tag % 8)) {
      at = tag % 8 === 0 ? (number(), at) : at + (tag % 8 === 1 ? 8 : 4);
      fields.push({ plain: bytes.subarray(start, at) });
    } else {
      return undefined;
    }
  }
  return at === bytes.length ? fields : undefined;
}

/** The message with the parameters of lambda functions called x_0, x_1, ... in the order they are met. */
function withNamesInOrder(bytes, names = new Map()) {
  const text = bytes.toString("latin1");
  if (/^[xyz]_\d+$/.test(text)) {
    names.set(text, names.get(text) ?? `x_${names.size}`);
    return Buffer.from(names.get(text), "latin1");
  }
  const fields = fieldsOf(bytes);
  if (fields === undefined) {
    return bytes;
  }
  const parts = fields.map(({ tag, content, plain }) => {
    if (plain !== undefined) {
      return plain;
    }
    const inner = withNamesInOrder(content, names);
    return Buffer.concat([Buffer.from([...varint(tag), ...varint(inner.length)]), inner]);
  });
  return Buffer.concat(parts);
}

/** Calls with functions, which become lambda functions. */
const sum = (x, y) => x.plus(y);
const lambdaCalls = {
  aggregate: () => F.aggregate("a", "b", sum, (x) => x.multiply(2)),
  "aggregate least": () => F.aggregate("a", F.lit(0), sum),
  "array_sort by": () => F.arraySort("a", (x, y) => x.minus(y)),
  exists: () => F.exists("a", (x) => x.gt(1)),
  filter: () => F.filter("a", (x) => x.gt(1)),
  "filter index": () => F.filter("a", (x, index) => x.gt(index)),
  forall: () => F.forall("a", (x) => x.gt(1)),
  map_filter: () => F.mapFilter("a", (x, y) => x.gt(y)),
  map_zip_with: () => F.mapZipWith("a", "b", (x, y, z) => F.concat(x, y, z)),
  reduce: () => F.reduce("a", "b", sum, (x) => x.multiply(2)),
  "reduce least": () => F.reduce("a", F.lit(0), sum),
  transform: () => F.transform("a", (x) => x.plus(1)),
  "transform index": () => F.transform("a", sum),
  "transform nested": () => F.transform("a", (x) => F.transform(x, (y) => y.plus(1))),
  transform_keys: () => F.transformKeys("a", sum),
  transform_values: () => F.transformValues("a", sum),
  zip_with: () => F.zipWith("a", "b", sum),
};

test("a function of columns has PySpark's lambda function", async () => {
  const spark = await SparkSession.builder().remote(process.env.FIRESTEEL_PLAN_REMOTE ?? "local").create();
  const numbers = spark.range(10);
  for (const [name, call] of Object.entries(lambdaCalls)) {
    const plan = withNamesInOrder(Buffer.from(numbers.select(call()).toPlan())).toString("hex");
    assert.ok(table.has(name), name);
    assert.ok(plan.includes(selected(table.get(name))), `${name}: ${plan} does not select ${table.get(name)}`);
  }
  await spark.stop().catch((error) => assert.equal(error.condition, "FIRESTEEL_CONNECTION"));
});

test("a call has PySpark's expression", async () => {
  // Plans are made, and nothing is run: any address will do.
  const spark = await SparkSession.builder().remote(process.env.FIRESTEEL_PLAN_REMOTE ?? "local").create();
  const numbers = spark.range(10);
  for (const [name, call] of Object.entries(calls)) {
    const plan = Buffer.from(numbers.select(call()).toPlan()).toString("hex");
    assert.ok(table.has(name), name);
    assert.ok(plan.includes(selected(table.get(name))), `${name}: ${plan} does not select ${table.get(name)}`);
  }
  assert.ok(Object.keys(calls).length > 600);
  await spark.stop().catch((error) => assert.equal(error.condition, "FIRESTEEL_CONNECTION"));
});

test("a function of columns becomes a lambda function whose parameters are its own", () => {
  const twice = F.transform("a", (x) => F.transform(x, (y) => y.plus(x)));
  assert.ok(twice instanceof Column);
  assert.throws(() => F.transform("a", (x) => 1), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
  assert.throws(() => F.transform("a", "x -> x"), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
});

test("counting all columns counts rows", () => {
  assert.equal(String(F.count("*")), String(F.count(F.col("*"))));
});

test("a seed that is left out is another each time", () => {
  assert.notEqual(String(F.rand()), String(F.rand()));
});

nothingIsLeft();
