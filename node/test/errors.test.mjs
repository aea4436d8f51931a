// Bad input: each gets its condition, and the session goes on.

import assert from "node:assert/strict";
import { chmodSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { SparkSession, functions as F } from "firesteel";

import { backends, nothingIsLeft, raises, withFolder, withSession } from "./setup.mjs";

nothingIsLeft();

const remote = backends.find((url) => url.startsWith("sc://"));
const tokenServer = process.env.FIRESTEEL_TEST_TOKEN_SERVER;

/** Statements that fail: statement, condition, SQLSTATE, and a part of the text. */
const statements = readFileSync(new URL("../../tests/cases/errors.tsv", import.meta.url), "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split("\t"));

/** Opens a session and asks for its version, so that a server has to answer. */
async function open(url) {
  const spark = await SparkSession.builder().remote(url).create();
  await spark.version();
}

test("an address that is none is refused", async () => {
  const error = await raises("FIRESTEEL_INVALID_URL", () => open("http://127.0.0.1"));
  assert.equal(error.sqlState, "08001");
  assert.equal(error.parameters.url, "http://127.0.0.1");
  assert.match(error.message, /The address http:\/\/127\.0\.0\.1 cannot be used: /);
  await raises("FIRESTEEL_INVALID_URL", () => open("local[0]"));
});

test("a closed port is told with its address", async () => {
  const error = await raises("FIRESTEEL_CONNECTION", () => open("sc://127.0.0.1:1"));
  assert.match(error.message, /127\.0\.0\.1:1/);
});

test("TLS to a plain port is told as a failed connection", { skip: !remote }, async () => {
  const error = await raises("FIRESTEEL_CONNECTION", () => open(`${remote.replace(/\/$/, "")}/;use_ssl=true`));
  assert.match(error.message, /TLS/);
});

test("a server that demands a token takes the right one only", { skip: !tokenServer }, async () => {
  const none = await raises("FIRESTEEL_AUTHENTICATION", () => open(tokenServer));
  assert.match(none.message, /refused the credentials: No authentication token provided/);
  const wrong = await raises("FIRESTEEL_AUTHENTICATION", () => open(`${tokenServer}/;token=wrong`));
  assert.match(wrong.message, /refused the credentials: Invalid authentication token/);
  await withSession(`${tokenServer}/;token=right`, async (spark) => assert.equal(await spark.range(3).count(), 3n));
});

for (const url of backends) {
  const cases = {
    "an unknown column": {
      condition: "UNRESOLVED_COLUMN.WITH_SUGGESTION",
      message: /`idd`.*\[`id`\]/s,
      sqlState: "42703",
      run: (spark) => spark.range(3).select("idd").collect(),
    },
    "an unknown function": {
      condition: "UNRESOLVED_ROUTINE",
      message: /`no_such_function`/,
      sqlState: "42883",
      run: (spark) => spark.range(3).select(F.callFunction("no_such_function", "id")).collect(),
    },
    "a syntax error": {
      condition: "PARSE_SYNTAX_ERROR",
      message: /line 1, pos/,
      sqlState: "42601",
      run: (spark) => spark.sql("SELECT 1 1"),
    },
    "an overflow": {
      condition: "ARITHMETIC_OVERFLOW",
      message: /overflow/,
      sqlState: "22003",
      run: (spark) => spark.range(1).select(F.lit(9223372036854775807n).plus(F.col("id").plus(1))).collect(),
    },
    "a division by zero": {
      condition: "DIVIDE_BY_ZERO",
      message: /[Dd]ivision by zero/,
      sqlState: "22012",
      run: (spark) => spark.range(1).select(F.lit(1).divide(F.col("id"))).collect(),
    },
    "a bad cast": {
      condition: "CAST_INVALID_INPUT",
      message: /'x' of the type "STRING" cannot be cast to "INT"/,
      sqlState: "22018",
      run: async (spark) => (await spark.sql("SELECT CAST('x' AS INT)")).collect(),
    },
    "a missing file": {
      condition: "PATH_NOT_FOUND",
      message: /no-such-file\.parquet/,
      sqlState: "42K03",
      run: (spark) => spark.read.parquet("/tmp/no-such-file.parquet").collect(),
    },
    "a missing table": {
      condition: "TABLE_OR_VIEW_NOT_FOUND",
      message: /`no_such_table`/,
      sqlState: "42P01",
      run: (spark) => spark.table("no_such_table").collect(),
    },
  };
  test(`statements fail as in Spark (${url})`, () =>
    withSession(url, async (spark) => {
      assert.ok(statements.length >= 30);
      for (const [statement, condition, state, text] of statements) {
        const error = await raises(condition, async () => (await spark.sql(statement)).collect());
        assert.ok(error.message.includes(text), `${statement}: ${error.message}`);
        assert.equal(error.sqlState, state);
        assert.equal(await spark.range(3).count(), 3n);
      }
    }));

  for (const [what, { condition, message, sqlState, run }] of Object.entries(cases)) {
    test(`${what} raises ${condition} (${url})`, () =>
      withSession(url, async (spark) => {
        const error = await raises(condition, () => run(spark));
        assert.match(error.message, message);
        assert.equal(error.sqlState, sqlState);
        assert.equal(await spark.range(3).count(), 3n);
      }));
  }

  test(`a place in SQL text is told as a context (${url})`, () =>
    withSession(url, async (spark) => {
      const error = await raises("DIVIDE_BY_ZERO", async () => (await spark.sql("SELECT 1 / 0")).collect());
      const [context] = error.contexts;
      assert.deepEqual([context.isSql, context.startIndex, context.stopIndex, context.fragment], [true, 7, 11, "1 / 0"]);
    }));

  test(`a corrupt Parquet file raises (${url})`, () =>
    withSession(url, (spark) =>
      withFolder(async (folder) => {
        mkdirSync(join(folder, "bad.parquet"));
        writeFileSync(join(folder, "bad.parquet", "part.parquet"), "PAR1 this is not Parquet PAR1".repeat(20));
        const error = await raises("FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", () =>
          spark.read.parquet(join(folder, "bad.parquet")).collect(),
        );
        assert.match(error.message, /part\.parquet/);
        assert.equal(await spark.range(3).count(), 3n);
      }),
    ));

  test(`plan bytes and Arrow bytes that are none are refused (${url})`, () =>
    withSession(url, async (spark) => {
      const plan = await raises("CONNECT_INVALID_PLAN.CANNOT_PARSE", () =>
        spark.fromPlan(new Uint8Array([255, 255, 255, 255])),
      );
      assert.match(plan.message, /The Spark Connect plan is invalid/);
      const error = await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.createDataFrame(new Uint8Array([1, 2, 3])));
      assert.match(error.message, /Arrow IPC/);
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`an Arrow stream that ends half way makes no DataFrame (${url})`, () =>
    withSession(url, async (spark) => {
      const { tableFromArrays, tableToIPC } = await import("apache-arrow");
      const bytes = tableToIPC(tableFromArrays({ n: Int32Array.from({ length: 1000 }, (_, at) => at) }), "stream");
      const whole = await spark.createDataFrame(bytes);
      assert.equal(await whole.count(), 1000n);
      const error = await raises("FIRESTEEL_STREAM_FAILED", () => spark.createDataFrame(bytes.slice(0, bytes.length - 1500)));
      assert.match(error.message, /The Arrow stream handed in failed: /);
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`an exception of the caller's code is the caller's (${url})`, () =>
    withSession(url, async (spark) => {
      const mine = new Error("mine");
      const row = {
        get a() {
          throw mine;
        },
      };
      await assert.rejects(spark.createDataFrame([row], "a INT"), (error) => error === mine);
      const loop = async () => {
        for await (const batch of spark.range(10_000_000).stream()) {
          assert.ok(batch.rowCount > 0);
          throw mine;
        }
      };
      await assert.rejects(loop(), (error) => error === mine);
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`a stopped session says so (${url})`, async () => {
    const spark = await SparkSession.builder().remote(url).create();
    const frame = spark.range(1);
    await spark.stop();
    const error = await raises("FIRESTEEL_INVALID_HANDLE", () => frame.collect());
    assert.match(error.message, /The session is closed\./);
  });

  test(`the mode error changes nothing that is there (${url})`, () =>
    withSession(url, (spark) =>
      withFolder(async (folder) => {
        chmodSync(folder, 0o777);
        const path = join(folder, "numbers");
        await spark.range(2).write.parquet(path);
        const before = readdirSync(path);
        const error = await raises("PATH_ALREADY_EXISTS", () => spark.range(5).write.mode("error").parquet(path));
        assert.ok(error.message.includes(`Path file:${path} already exists.`), error.message);
        assert.deepEqual(readdirSync(path), before);
        assert.equal(await spark.read.parquet(path).count(), 2n);
      }),
    ));

  test(`values that do not fit their schema are refused by name (${url})`, () =>
    withSession(url, async (spark) => {
      const refused = [
        [[{ a: 2 ** 31 }], "a INT", /column `a`.*does not fit/],
        [[{ a: 1.5 }], "a BIGINT", /column `a`/],
        [[{ a: "1.234" }], "a DECIMAL(5,2)", /DECIMAL\(5,2\)/],
        [[{ a: "x" }], "a STRUCT<b: INT>", /object is needed/],
        [[{ a: "\ud800" }], "a STRING", /column `a`.*not well-formed Unicode/],
        [[{ a: null }], "a INT NOT NULL", /column `a`.*null/],
      ];
      for (const [rows, schema, message] of refused) {
        const error = await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.createDataFrame(rows, schema));
        assert.match(error.message, message);
      }
      await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.sql("SELECT '\ud800'"));
      assert.equal(await spark.range(3).count(), 3n);
    }));
}

test("literals that are none are refused at once", () => {
  assert.throws(() => F.lit(2n ** 63n), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
  assert.throws(() => F.lit(new Date(Number.NaN)), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
  assert.throws(() => F.lit(Symbol("s")), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
  assert.throws(() => F.lit("\ud800"), { condition: "FIRESTEEL_INVALID_ARGUMENT", message: /not well-formed Unicode/ });
  assert.throws(() => F.decimal("one"), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
  assert.throws(() => F.col("a").otherwise(1), { condition: "FIRESTEEL_INVALID_ARGUMENT" });
});

// On local alone: Spark removes the old data before it writes.
test("an interrupted overwrite leaves the old data", { skip: !backends.includes("local") }, () =>
  withSession("local", (spark) =>
    withFolder(async (folder) => {
      const path = join(folder, "numbers");
      await spark.range(2).write.parquet(path);
      const endless = spark.range(2 ** 42).select(F.col("id").mod(7).alias("id"));
      const writing = endless.write.mode("overwrite").parquet(path, { signal: AbortSignal.timeout(500) });
      await assert.rejects(writing, { name: "TimeoutError" });
      assert.deepEqual(await spark.read.parquet(path).orderBy("id").collect(), [{ id: 0n }, { id: 1n }]);
      for (let attempt = 0; readdirSync(folder).length > 1 && attempt < 500; attempt++) {
        await new Promise((done) => setTimeout(done, 20));
      }
      assert.deepEqual(readdirSync(folder), ["numbers"]);
    }),
  ));

test("a panic in the engine is an error, and the session goes on", { skip: !backends.includes("local") }, () => {
  process.env.FIRESTEEL_TEST_HOOKS = "1";
  return withSession("local", async (spark) => {
    await spark.conf.set("spark.firesteel.test.panic", true);
    const error = await raises("FIRESTEEL_PANIC", () => spark.range(1).collect());
    assert.equal(error.sqlState, "XX000");
    assert.match(error.message, /The library met a defect of its own: /);
    assert.equal(await spark.range(3).count(), 3n);
  });
});
