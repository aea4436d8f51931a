// DataFrames: what they give on every backend.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { join } from "node:path";
import { test } from "node:test";

import * as firesteel from "firesteel";
import { Window, functions as F } from "firesteel";

import { backends, nothingIsLeft, withFolder, withSession } from "./setup.mjs";

nothingIsLeft();

test("import and require give the same classes", () => {
  const required = createRequire(import.meta.url)("firesteel");
  for (const name of Object.keys(required)) {
    assert.equal(firesteel[name], required[name], name);
  }
  assert.ok(required.SparkSession);
});

test("a name gives the same expressions whether its column was looked at before or not", () => {
  for (const name of ["id", "a.b", "`a.b`", "*", "t.*"]) {
    const [fresh, seen] = [F.col(name), F.col(name)];
    assert.equal(String(seen), String(seen.native.describe()));
    for (const use of [(column) => column.plus(1), (column) => column.eq("x"), (column) => column.alias("y")]) {
      assert.equal(String(use(fresh)), String(use(seen)));
    }
  }
});

for (const url of backends) {
  test(`values of every type come as JavaScript values (${url})`, () =>
    withSession(url, async (spark) => {
      const data = await spark.sql(`SELECT
        CAST(1 AS TINYINT) AS i8, CAST(-2 AS SMALLINT) AS i16, 3 AS i32, 9007199254740993L AS i64,
        CAST(1.5 AS FLOAT) AS f32, 2.5D AS f64, true AS yes, 'Grüße' AS text, X'00FF' AS bytes,
        CAST('-12345678901234567890123456.789' AS DECIMAL(38,3)) AS big, CAST(0.05 AS DECIMAL(5,2)) AS small,
        DATE'1969-12-31' AS day, TIMESTAMP'2024-02-29 12:30:45.678' AS time, CAST(NULL AS INT) AS nothing,
        array(1, NULL, 3) AS list, named_struct('a', 1, 'b', 'x') AS pair, map('k', 1L) AS entries`);
      const [row] = await data.collect();
      assert.deepEqual(row, {
        i8: 1,
        i16: -2,
        i32: 3,
        i64: 9007199254740993n,
        f32: 1.5,
        f64: 2.5,
        yes: true,
        text: "Grüße",
        bytes: new Uint8Array([0, 255]),
        big: "-12345678901234567890123456.789",
        small: "0.05",
        day: new Date("1969-12-31T00:00:00Z"),
        time: new Date("2024-02-29T12:30:45.678Z"),
        nothing: null,
        list: [1, null, 3],
        pair: { a: 1, b: "x" },
        entries: new Map([["k", 1n]]),
      });
    }));

  test(`relations and columns build what they say (${url})`, () =>
    withSession(url, async (spark) => {
      const numbers = spark.range(10).withColumn("even", F.col("id").mod(2).eq(0));
      const grouped = numbers.groupBy("even").agg(F.sum("id").alias("total"), F.count("*").alias("rows"));
      assert.deepEqual(await grouped.orderBy("even").collect(), [
        { even: false, total: 25n, rows: 5n },
        { even: true, total: 20n, rows: 5n },
      ]);
      assert.equal(await numbers.filter(F.col("id").between(2, 4).or(F.col("id").isin(9n))).count(), 4n);
      const named = spark.range(3).select(F.when(F.col("id").eq(0), "none").otherwise("some").alias("how"));
      assert.deepEqual(await named.collectArrays(), [["none"], ["some"], ["some"]]);
      const left = spark.range(3).alias("l");
      const right = spark.range(1, 5).alias("r");
      const joined = left.join(right, F.col("l.id").eq(F.col("r.id")), "left").orderBy("l.id");
      assert.deepEqual(await joined.collectArrays(), [
        [0n, null],
        [1n, 1n],
        [2n, 2n],
      ]);
      assert.deepEqual(await left.join(right, "id").orderBy("id").columns(), ["id"]);
      const window = Window.partitionBy("even").orderBy(F.col("id").desc());
      const ranked = numbers.withColumn("place", F.rowNumber().over(window)).filter(F.col("place").leq(1));
      assert.deepEqual(await ranked.orderBy("id").select("id").collectArrays(), [[8n], [9n]]);
      const united = spark.range(2).union(spark.range(2)).distinct().orderBy(F.desc("id"));
      assert.deepEqual(await united.collectArrays(), [[1n], [0n]]);
      assert.deepEqual(await numbers.drop("even").offset(1).limit(1).collectArrays(), [[1n]]);
    }));

  test(`a DataFrame is its plan (${url})`, () =>
    withSession(url, async (spark) => {
      const plan = spark.range(5).filter("id > 2").toPlan();
      assert.ok(plan instanceof Uint8Array && plan.length > 0);
      assert.equal(await spark.fromPlan(plan).count(), 2n);
    }));

  test(`schema, tree, explanation and table are texts (${url})`, () =>
    withSession(url, async (spark) => {
      const data = spark.range(2).select(F.col("id"), F.lit("a").alias("letter"));
      assert.deepEqual(await data.schema(), [
        { name: "id", type: "bigint", nullable: false },
        { name: "letter", type: "string", nullable: false },
      ]);
      assert.match(await data.treeString(), /^root\n \|-- id: long \(nullable = false\)\n/);
      assert.ok((await data.explainString()).length > 0);
      assert.equal(
        await data.showString(),
        "+---+------+\n| id|letter|\n+---+------+\n|  0|     a|\n|  1|     a|\n+---+------+\n\n".slice(0, -1),
      );
    }));

  test(`rows of JavaScript values become a DataFrame (${url})`, () =>
    withSession(url, async (spark) => {
      const schema = `id BIGINT, name STRING, price DECIMAL(10,2), day DATE, at TIMESTAMP, tags ARRAY<STRING>,
        place STRUCT<x: INT, y: DOUBLE>, counts MAP<STRING, INT>, raw BINARY, ok BOOLEAN`;
      const rows = [
        {
          id: 1n,
          name: "Ä",
          price: "-12.50",
          day: new Date("2024-02-29T00:00:00Z"),
          at: new Date(1234),
          tags: ["a", null],
          place: { x: 1, y: 0.5 },
          counts: new Map([["k", 7]]),
          raw: new Uint8Array([1, 2]),
          ok: false,
        },
        Object.fromEntries("id name price day at tags place counts raw ok".split(" ").map((name) => [name, null])),
      ];
      const data = await spark.createDataFrame(rows, schema);
      assert.deepEqual(await data.orderBy(F.col("id").ascNullsLast()).collect(), rows);
      assert.equal(await (await spark.createDataFrame([], "a INT")).count(), 0n);
    }));

  test(`views, statements and configuration belong to the session (${url})`, () =>
    withSession(url, async (spark) => {
      await spark.range(4).createOrReplaceTempView("numbers");
      assert.deepEqual(await (await spark.sql("SELECT id FROM numbers WHERE id > 2")).collect(), [{ id: 3n }]);
      assert.equal(await spark.table("numbers").count(), 4n);
      await spark.conf.set("spark.sql.shuffle.partitions", 3);
      assert.equal(await spark.conf.get("spark.sql.shuffle.partitions"), "3");
      assert.equal(await spark.conf.getOption("no.such.entry"), null);
      assert.match(await spark.version(), /^4\./);
    }));

  // The engine refuses markers by name, for now; a server fills them in.
  test(`statements take values (${url})`, () =>
    withSession(url, async (spark) => {
      const named = await spark.sql("SELECT id FROM range(4) WHERE id > :least", { least: 2 });
      assert.deepEqual(await named.collect(), [{ id: 3n }]);
      const placed = await spark.sql("SELECT id FROM range(4) WHERE id < ?", [1]);
      assert.deepEqual(await placed.collect(), [{ id: 0n }]);
    }));

  test(`what is written can be read, and error mode changes nothing (${url})`, () =>
    withSession(url, (spark) =>
      withFolder(async (folder) => {
        const path = join(folder, "numbers");
        await spark.range(3).write.parquet(path);
        await assert.rejects(spark.range(9).write.parquet(path), { condition: "PATH_ALREADY_EXISTS" });
        await spark.range(9).write.mode("ignore").parquet(path);
        assert.equal(await spark.read.parquet(path).count(), 3n);
        await spark.range(2).write.mode("append").parquet(path);
        assert.equal(await spark.read.parquet(path).count(), 5n);
        await spark.range(2).write.mode("overwrite").parquet(path);
        assert.equal(await spark.read.parquet(path).count(), 2n);
        const csv = join(folder, "csv");
        await spark.range(2).write.option("header", true).csv(csv);
        const read = spark.read.schema("id INT").option("header", true).csv(csv);
        assert.deepEqual(await read.orderBy("id").collect(), [{ id: 0 }, { id: 1 }]);
      }),
    ));

  test(`a stream left early gives its operation up (${url})`, () =>
    withSession(url, async (spark) => {
      let rows = 0;
      for await (const batch of spark.range(10_000_000).stream()) {
        rows += batch.rowCount;
        break;
      }
      assert.ok(rows > 0);
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`two columns of one name come as arrays, and not as objects (${url})`, () =>
    withSession(url, async (spark) => {
      const twice = spark.range(1).select("id", "id");
      assert.deepEqual(await twice.collectArrays(), [[0n, 0n]]);
      await assert.rejects(twice.collect(), { condition: "FIRESTEEL_INVALID_ARGUMENT", message: /two columns are called `id`/ });
    }));
}
