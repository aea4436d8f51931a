// Streams: what is started, asked and heard of. Servers have them; `local` refuses them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { setTimeout as pause } from "node:timers/promises";

import { functions as F } from "firesteel";

import { backends, raises, withSession } from "./setup.mjs";

const server = backends.find((url) => url.startsWith("sc://"));
const skip = server === undefined && "FIRESTEEL_TEST_REMOTE names no server";

test("local refuses streams", { skip: !backends.includes("local") && "there is no local" }, async () => {
  await withSession("local", async (spark) => {
    await raises("UNSUPPORTED_OPERATION", () => spark.readStream.format("rate").load().treeString());
    await raises("UNSUPPORTED_OPERATION", () => spark.range(1).writeStream.format("noop").start());
    await raises("UNSUPPORTED_OPERATION", () => spark.streams.active());
    await raises("UNSUPPORTED_OPERATION", () => spark.streams.addListener({}));
  });
});

test("a listener hears of its session's queries from the start to the end", { skip }, async () => {
  await withSession(server, async (spark) => {
    const heard = [];
    const note = (name) => (event) => void heard.push([name, event.id ?? event.progress?.id]);
    const listener = {
      onQueryStarted: note("started"),
      onQueryProgress: note("progress"),
      onQueryTerminated: note("terminated"),
    };
    await spark.streams.addListener(listener);
    const rows = spark.readStream.format("rate").option("rowsPerSecond", 5).load();
    const query = await rows.writeStream.format("noop").trigger({ processingTime: "500 milliseconds" }).start();
    while ((await query.lastProgress()) === null) {
      await pause(100);
    }
    assert.equal(await query.awaitTermination({ timeout: 1 }), false);
    await query.stop();
    assert.equal(await query.isActive(), false);
    for (let left = 50; left > 0 && heard.at(-1)?.[0] !== "terminated"; left--) {
      await pause(100);
    }
    await spark.streams.removeListener(listener);
    assert.deepEqual([heard[0], heard.at(-1)], [["started", query.id], ["terminated", query.id]]);
    assert.ok(heard.some(([name]) => name === "progress"));
  });
});

test("a query that failed tells why", { skip }, async () => {
  await withSession(server, async (spark) => {
    const rows = spark.readStream.format("rate").load().select(F.raiseError(F.lit("no")));
    const query = await rows.writeStream.format("noop").start();
    await raises("STREAM_FAILED", () => query.awaitTermination());
    assert.equal((await query.exception())?.condition, "STREAM_FAILED");
  });
});
