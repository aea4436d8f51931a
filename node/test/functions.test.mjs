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
  assert.equal(String(F.count("*")), String(F.count(F.lit(1))));
});

test("a seed that is left out is another each time", () => {
  assert.notEqual(String(F.rand()), String(F.rand()));
});

nothingIsLeft();
