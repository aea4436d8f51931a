// Many objects opened and dropped, and programs and workers that end in the middle of queries.

import assert from "node:assert/strict";
import { execFile, fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { Worker } from "node:worker_threads";

import { SparkSession, functions as F, liveObjects } from "firesteel";

import { backends, nothingIsLeft, withFolder, withSession } from "./setup.mjs";

nothingIsLeft();

const CYCLES = 100_000;

/**
 * How often the memory is looked at. What is lost is lost again in each round; what JavaScript's heap and the allocator
 * only keep for the next time is not.
 */
const ROUNDS = 5;

/** What one round may leave behind, in bytes: a fraction of what one lost object per cycle would. */
const ROOM = 4 << 20;

/** Collects garbage until no more objects are alive than before, when those of other tests may have been about to go. */
async function settled(before) {
  for (let attempt = 0; attempt < 500; attempt++) {
    globalThis.gc();
    await turn();
    const live = liveObjects();
    if (Object.keys(live).every((kind) => live[kind] <= before[kind])) {
      return;
    }
    await new Promise((done) => setTimeout(done, 10));
  }
  assert.deepEqual(liveObjects(), before);
}

/** Runs `work` for all cycles. Nothing of it may stay. */
async function staysFlat(work) {
  const run = async (count) => {
    for (let at = 0; at < count; at += 100) {
      await Promise.all(Array.from({ length: 100 }, work));
      // Finalizers run between turns. To V8 these objects are small, so it is in no hurry to collect them.
      if (at % 2000 === 0) {
        globalThis.gc();
      }
      await turn();
    }
  };
  await settled(liveObjects());
  const before = liveObjects();
  let least = Infinity;
  for (let round = 0; round < ROUNDS; round++) {
    const memory = process.memoryUsage.rss();
    await run(CYCLES / ROUNDS);
    await settled(before);
    least = Math.min(least, process.memoryUsage.rss() - memory);
  }
  assert.ok(least < ROOM, `the process has grown by ${least} bytes and more in each of ${ROUNDS} rounds`);
}

// An operation on local has begun to work before JavaScript sees it, so only some cycles start one.
test("100,000 sessions and DataFrames on local leave nothing", { skip: !backends.includes("local") }, () =>
  staysFlat(async (_, at) => {
    const spark = await SparkSession.builder().remote("local").create();
    const data = spark.range(1).filter("id > 0");
    if (at === 0) {
      await data.execute();
    }
  }));

test("100,000 sessions, DataFrames and operations of a server that is never reached leave nothing", () =>
  staysFlat(async (_, at) => {
    const spark = await SparkSession.builder().remote("sc://127.0.0.1:9").create();
    const operation = await spark.range(1).execute();
    if (at % 2 === 0) {
      operation.close();
    }
  }));

const firesteel = JSON.stringify(new URL("../dist/index.js", import.meta.url).pathname);

/**
 * A program or worker that does `say` once `count` queries run that take longer than it. A server that its client leaves
 * without a word goes on, so there they have an end.
 */
const busy = (url, count, say) => `
  const { SparkSession, functions: F } = require(${firesteel});
  (async () => {
    const spark = await SparkSession.builder().remote(${JSON.stringify(url)}).create();
    await spark.range(5).count();
    for (let at = 0; at < ${count}; at++) {
      spark.range(${url === "local" ? 2 ** 42 : 2 ** 28}).filter(F.col("id").mod(7).eq(8)).collect();
    }
    setTimeout(() => { ${say} }, 200);
  })();`;

const ends = { "process.exit(7)": 7, "throw new Error('its own')": 1, "process.kill(process.pid, 'SIGTERM')": "SIGTERM" };

for (const url of backends) {
  for (const [end, outcome] of Object.entries(ends)) {
    test(`a program ends by ${end} while queries run (${url})`, async () => {
      const ended = await new Promise((done) =>
        execFile(process.execPath, ["-e", busy(url, 3, end)], { timeout: 30_000 }, (error) => done(error?.code ?? error?.signal)));
      assert.equal(ended, outcome);
    });
  }

  test(`workers end in the middle of queries, and the others go on (${url})`, () =>
    withSession(url, async (spark) => {
      const started = Array.from({ length: 4 }, () => {
        const worker = new Worker(busy(url, 2, `require("node:worker_threads").parentPort.postMessage("started")`), { eval: true });
        return new Promise((done, failed) => {
          worker.once("message", () => done(worker));
          worker.once("error", failed);
        });
      });
      const workers = await Promise.all(started);
      await Promise.all(workers.map((worker) => worker.terminate()));
      assert.equal(await spark.range(3).count(), 3n);
    }));

  test(`a program ends while its workers run queries (${url})`, async () => {
    const inner = busy(url, 2, `require("node:worker_threads").parentPort.postMessage("started")`);
    const outer = `
      const { Worker } = require("node:worker_threads");
      const worker = new Worker(${JSON.stringify(inner)}, { eval: true });
      worker.once("message", () => process.exit(7));`;
    const ended = await new Promise((done) =>
      execFile(process.execPath, ["-e", outer], { timeout: 30_000 }, (error) => done(error?.code ?? error?.signal)));
    assert.equal(ended, 7);
  });

  test(`child processes are forked while a query runs (${url})`, () =>
    withSession(url, (spark) => withFolder(async (folder) => {
      const controller = new AbortController();
      const query = spark.range(2 ** 42).filter(F.col("id").mod(7).eq(8)).collect({ signal: controller.signal });
      const program = join(folder, "program.cjs");
      writeFileSync(program, `process.send("started"); process.disconnect();`);
      for (let at = 0; at < 5; at++) {
        const child = fork(program, [], { execArgv: [] });
        const [said, code] = await Promise.all([
          new Promise((done) => child.once("message", done)),
          new Promise((done) => child.once("exit", done)),
        ]);
        assert.deepEqual([said, code], ["started", 0]);
      }
      controller.abort("enough");
      await assert.rejects(query, (reason) => reason === "enough");
      assert.equal(await spark.range(3).count(), 3n);
    })));
}
