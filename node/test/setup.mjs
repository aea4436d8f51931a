// What the tests share: the backends they run on, and the check that nothing native is left.

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { setImmediate as turn } from "node:timers/promises";

import { SparkSession, liveObjects } from "firesteel";

/** `local`, and the real server that `FIRESTEEL_TEST_REMOTE` names. */
export const backends = (process.env.FIRESTEEL_TEST_BACKENDS?.split(",") ?? ["local"]).concat(
  process.env.FIRESTEEL_TEST_REMOTE ? [process.env.FIRESTEEL_TEST_REMOTE] : [],
).filter((url) => url !== "");

/** Runs `test` in a session of its own, with the same time zone everywhere. */
export async function withSession(url, test) {
  const spark = await SparkSession.builder().remote(url).config("spark.sql.session.timeZone", "UTC").create();
  try {
    return await test(spark);
  } finally {
    await spark.stop();
  }
}

/** A folder that is gone after the test. */
export async function withFolder(test) {
  const folder = mkdtempSync(join(tmpdir(), "firesteel-"));
  try {
    return await test(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Fails unless the call raises this condition; gives the error. */
export async function raises(condition, call) {
  const error = await Promise.resolve().then(call).then(() => null, (error) => error);
  assert.ok(error, `${condition} was not raised`);
  assert.equal(error.name, "FiresteelError", error.stack);
  assert.equal(error.condition, condition, error.message);
  return error;
}

/** At the end of a file: once garbage is collected, no native object is alive. */
export function nothingIsLeft() {
  after(async () => {
    const none = { sessions: 0, dataFrames: 0, columns: 0, operations: 0 };
    for (let attempt = 0; attempt < 100; attempt++) {
      globalThis.gc();
      await turn();
      if (JSON.stringify(liveObjects()) === JSON.stringify(none)) {
        return;
      }
      await new Promise((done) => setTimeout(done, 20));
    }
    assert.deepEqual(liveObjects(), none);
  });
}
