// AbortSignals, closing, workers, and processes that end by themselves.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { test } from "node:test";
import { promisify } from "node:util";
import { Worker } from "node:worker_threads";

import { functions as F } from "firesteel";

import { backends, nothingIsLeft, raises, withSession } from "./setup.mjs";

nothingIsLeft();

/**
 * A query that takes far longer than the tests wait. Not a join: Spark's generated code for one does not look whether it
 * was interrupted. And without a shuffle: Spark starts the stages of one from a thread of its own, and an interrupt that
 * comes just before is lost.
 */
function endless(spark) {
  return spark.range(2 ** 42).filter(F.col("id").mod(7).eq(8));
}

for (const url of backends) {
  test(`an abort rejects with the signal's reason, and the session goes on (${url})`, () =>
    withSession(url, async (spark) => {
      const reason = new Error("enough");
      const controller = new AbortController();
      setTimeout(() => controller.abort(reason), 300);
      const start = performance.now();
      await assert.rejects(endless(spark).collect({ signal: controller.signal }), (error) => error === reason);
      assert.ok(performance.now() - start < 5_000, "the abort took seconds");
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`every action takes a signal (${url})`, () =>
    withSession(url, async (spark) => {
      const data = spark.range(3);
      const signal = AbortSignal.abort("before it began");
      const actions = [
        data.collect({ signal }),
        data.count({ signal }),
        data.schema({ signal }),
        data.showString(20, 20, { signal }),
        data.explainString("simple", { signal }),
        data.createOrReplaceTempView("v", { signal }),
        data.write.parquet("/tmp/never-written", { signal }),
        spark.sql("SELECT 1", [], { signal }),
        data.toArrow({ signal }),
      ];
      for (const result of await Promise.allSettled(actions)) {
        assert.deepEqual(result, { status: "rejected", reason: "before it began" });
      }
      const late = AbortSignal.timeout(300);
      await assert.rejects(endless(spark).collect({ signal: late }), { name: "TimeoutError" });
    }));

  test(`an operation can be cancelled and closed (${url})`, () =>
    withSession(url, async (spark) => {
      const operation = await endless(spark).execute();
      assert.match(operation.id, /^[0-9a-f-]{36}$/);
      const waiting = raises("OPERATION_CANCELED", () => operation.next());
      await new Promise((done) => setTimeout(done, 300));
      await operation.cancel();
      await waiting;
      await operation[Symbol.asyncDispose]();
      operation.close();
      await raises("FIRESTEEL_INVALID_ARGUMENT", () => operation.next());
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`a worker runs queries, and can be terminated in the middle of one (${url})`, async () => {
    const script = `
      const { parentPort, workerData } = require("node:worker_threads");
      const { SparkSession, functions: F } = require(workerData.module);
      (async () => {
        const spark = await SparkSession.builder().remote(workerData.url).create();
        parentPort.postMessage(await spark.range(5).count());
        await spark.range(2 ** 42).filter(F.col("id").mod(7).eq(8)).collect();
      })();`;
    const worker = new Worker(script, { eval: true, workerData: { url, module: new URL("../dist/index.js", import.meta.url).pathname } });
    const [count] = await new Promise((done, failed) => {
      worker.once("message", (message) => done([message]));
      worker.once("error", failed);
    });
    assert.equal(count, 5n);
    await new Promise((done) => setTimeout(done, 300));
    await worker.terminate();
    await withSession(url, async (spark) => assert.equal(await spark.range(3).count(), 3n));
  });

  test(`a process ends by itself (${url})`, async () => {
    const script = `
      const { SparkSession } = require(${JSON.stringify(new URL("../dist/index.js", import.meta.url).pathname)});
      (async () => {
        const spark = await SparkSession.builder().remote(${JSON.stringify(url)}).create();
        console.log(String(await spark.range(7).count()));
      })();`;
    const { stdout } = await promisify(execFile)(process.execPath, ["-e", script], { timeout: 60_000 });
    assert.equal(stdout, "7\n");
  });
}
