// The five TPC-H programs: against the same queries as SQL text, on every backend.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { programs, tables } from "../../examples/node/tpch.js";
import { backends, nothingIsLeft, withSession } from "./setup.mjs";

nothingIsLeft();

const folder = process.env.FIRESTEEL_TPCH;
const names = ["customer", "lineitem", "nation", "orders", "part", "partsupp", "region", "supplier"];

for (const url of backends) {
  for (const [name, program] of Object.entries(programs)) {
    test(`TPC-H ${name} gives the rows of its SQL text (${url})`, { skip: !folder }, () =>
      withSession(url, async (spark) => {
        const read = tables(spark, folder);
        for (const table of names) {
          await read(table).createOrReplaceTempView(table);
        }
        const sql = readFileSync(new URL(`../../tests/tpch/${name}.sql`, import.meta.url), "utf8");
        const expected = await (await spark.sql(sql)).collectArrays();
        const rows = await program(read).collectArrays();
        assert.ok(rows.length > 0);
        assert.deepEqual(rows, expected);
      }));
  }
}
