// The median time of a hot `SELECT 1`, from the text to an apache-arrow table, as JSON.
// usage: node select.mjs MODULE      MODULE is the package's entry

import { pathToFileURL } from "node:url";

const WARM = 30;
const RUNS = 300;

const { SparkSession } = await import(pathToFileURL(process.argv[2]).href);
const spark = await SparkSession.builder().remote("local").getOrCreate();
const seconds = [];
for (let run = -WARM; run < RUNS; run++) {
  const start = performance.now();
  const table = await (await spark.sql("SELECT 1")).toArrow();
  if (table.numRows !== 1) {
    throw new Error("SELECT 1 did not give one row");
  }
  if (run >= 0) {
    seconds.push((performance.now() - start) / 1000);
  }
}
await spark.stop();
seconds.sort((left, right) => left - right);
console.log(JSON.stringify({ seconds: seconds[RUNS / 2] }));
