// Runs the cases of tests/cases/programs.tsv through the public API: `node runner.mjs URL FILE [NAME=VALUE ..]`, where
// the values are variables of the programs. Prints a line for each outcome, its fields between tabs.

import { readFileSync } from "node:fs";

import { FiresteelError, SparkSession } from "firesteel";

import { Machine } from "./machine.mjs";
import { Missing } from "./missing.mjs";
import { lines } from "./outcome.mjs";
import { cases, escaped } from "./program.mjs";

const [url, file, ...settings] = process.argv.slice(2);
if (file === undefined) {
  throw new Error("usage: node runner.mjs URL FILE [NAME=VALUE ..]");
}
const variables = settings.map((setting) => [setting.slice(0, setting.indexOf("=")), setting.slice(setting.indexOf("=") + 1)]);
const spark = await SparkSession.builder().remote(url).getOrCreate();
try {
  for (const { name, operations } of cases(readFileSync(file, "utf8"))) {
    await spark.conf.set("spark.firesteel.test.case", name);
    for await (const [kind, text] of outcome(operations)) {
      process.stdout.write(`${[name, kind, text].map(escaped).join("\t")}\n`);
    }
  }
} finally {
  await spark.stop();
}

async function* outcome(operations) {
  try {
    yield* lines(await new Machine(spark, variables).run(operations));
  } catch (error) {
    if (error instanceof Missing) {
      yield ["missing", error.message];
    } else if (error instanceof FiresteelError) {
      yield ["error", error.condition];
    } else {
      throw error;
    }
  }
}
