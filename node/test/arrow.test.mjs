// Results in the user's own apache-arrow, and its tables as DataFrames.

import assert from "node:assert/strict";

import { test } from "node:test";

import * as arrow from "apache-arrow";
import { functions as F } from "firesteel";

import { backends, nothingIsLeft, withSession } from "./setup.mjs";

nothingIsLeft();

const every = `SELECT id, CAST(id AS INT) AS i32, CAST(id AS DOUBLE) / 2 AS half, CAST(id AS DECIMAL(10,2)) AS price,
  CASE WHEN id % 3 = 0 THEN NULL ELSE concat('row ', id) END AS text, id % 2 = 0 AS even,
  date_add(DATE'2024-01-01', CAST(id AS INT)) AS day, array(id, id + 1) AS list,
  named_struct('x', id, 'y', CAST(NULL AS STRING)) AS pair, map('k', id) AS entries
  FROM range(0, 100, 1, 2) ORDER BY id`;

for (const url of backends) {
  test(`a table has the values that collect has (${url})`, () =>
    withSession(url, async (spark) => {
      const data = await spark.sql(every);
      const table = await data.toArrow();
      assert.ok(table instanceof arrow.Table);
      assert.equal(table.numRows, 100);
      const rows = await data.collect();
      const [row, expected] = [table.get(7), rows[7]];
      assert.deepEqual([row.id, row.i32, row.half, row.text, row.even], [7n, 7, 3.5, "row 7", false]);
      assert.equal(table.get(6).text, null);
      assert.equal(rows[6].text, null);
      assert.equal(expected.price, "7.00");
      assert.equal(new Date(row.day).getTime(), expected.day.getTime());
      assert.deepEqual([...row.list], expected.list);
      assert.deepEqual({ ...row.pair.toJSON() }, expected.pair);
      assert.equal(row.entries.toJSON().k, expected.entries.get("k"));
      assert.deepEqual(table.schema.fields.map((field) => field.name), await data.columns());
    }));

  test(`a result without rows has its schema (${url})`, () =>
    withSession(url, async (spark) => {
      const table = await spark.range(5).filter("id > 9").toArrow();
      assert.equal(table.numRows, 0);
      assert.deepEqual(table.schema.fields.map((field) => String(field)), ["id: Int64"]);
    }));

  test(`a table becomes a DataFrame (${url})`, () =>
    withSession(url, async (spark) => {
      const copies = [arrow];
      for (const copy of copies) {
        const table = copy.tableFromArrays({ id: Int32Array.of(1, 2, 3), name: ["a", "b", "c"] });
        const plain = new copy.Table({ id: table.getChild("id") });
        const data = await spark.createDataFrame(plain);
        assert.deepEqual(await data.orderBy("id").collect(), [{ id: 1 }, { id: 2 }, { id: 3 }]);
      }
      const bytes = arrow.tableToIPC(new arrow.Table({ n: arrow.vectorFromArray([1n, 2n], new arrow.Int64()) }), "file");
      assert.equal(await (await spark.createDataFrame(bytes)).count(), 2n);
    }));

  test(`batches give IPC bytes that any Arrow library reads (${url})`, () =>
    withSession(url, async (spark) => {
      let rows = 0;
      for await (const batch of spark.range(1000).stream()) {
        rows += arrow.tableFromIPC(batch.toIPC()).numRows;
        const [first] = await batch.toArrow();
        assert.ok(first instanceof arrow.RecordBatch);
      }
      assert.equal(rows, 1000);
    }));
}

test("the engine's memory reaches Arrow without a copy", { skip: !backends.includes("local") }, () =>
  withSession("local", async (spark) => {
    const before = process.memoryUsage();
    const table = await spark.range(4_000_000).select(F.col("id")).toArrow();
    const after = process.memoryUsage();
    assert.equal(table.numRows, 4_000_000);
    const heap = after.heapUsed - before.heapUsed;
    assert.ok(heap < 16_000_000, `the JavaScript heap grew by ${heap} bytes for 32 MB of data`);
    const [data] = table.batches[0].data.children;
    const again = table.getChild("id").data[0];
    assert.equal(data.values.buffer, again.values.buffer);
    // The partitions of a range come in any order.
    let total = 0n;
    for (const id of table.getChild("id")) {
      total += id;
    }
    assert.equal(total, (3_999_999n * 4_000_000n) / 2n);
  }));
