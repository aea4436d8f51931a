// Prints how long a chain of withColumn takes to build and to encode, as JSON: the least of many runs, for each length.
// usage: node chain.mjs MODULE RUNS LENGTH ...      MODULE is the package's entry

import { pathToFileURL } from "node:url";

const [module, runs, ...lengths] = process.argv.slice(2);
const { SparkSession, functions: F } = await import(pathToFileURL(module).href);
const spark = await SparkSession.builder().remote("local").getOrCreate();
const base = spark.range(10);
const answers = [];
for (const length of lengths.map(Number)) {
  let best = Infinity;
  for (let run = 0; run < Number(runs); run++) {
    // What is garbage is let go of between turns of the event loop.
    await new Promise(setImmediate);
    const start = performance.now();
    let frame = base;
    for (let at = 0; at < length; at++) {
      frame = frame.withColumn(`c${at}`, F.col("id").plus(at));
    }
    frame.toPlan();
    best = Math.min(best, (performance.now() - start) / 1000);
  }
  answers.push({ length, seconds: best });
}
await spark.stop();
console.log(JSON.stringify(answers));
