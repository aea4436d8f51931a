// Runs TPC-H queries as DataFrame programs and prints their rows as one line of JSON.
//
// Environment: `FIRESTEEL_REMOTE` says where to run (`local`), `FIRESTEEL_TPCH` where the Parquet files are,
// `FIRESTEEL_PROGRAMS` which programs to run (`q1,q5`).

import { SparkSession, type Value } from "../../node/dist/index.mjs";
import { programs, tables } from "./tpch.js";

const { FIRESTEEL_REMOTE = "local", FIRESTEEL_TPCH, FIRESTEEL_PROGRAMS = "q1,q5" } = process.env;

/** A value as text: dates as YYYY-MM-DD, exact decimals as they are. */
function text(value: Value): string | null {
  return value === null ? null : value instanceof Date ? value.toISOString().slice(0, 10) : String(value);
}

async function main(): Promise<void> {
  if (!FIRESTEEL_TPCH) {
    throw new Error("set FIRESTEEL_TPCH to the folder of the Parquet files");
  }
  const spark = await SparkSession.builder().remote(FIRESTEEL_REMOTE).getOrCreate();
  const read = tables(spark, FIRESTEEL_TPCH);
  const answers: Record<string, unknown> = {};
  let firstRow: number | undefined;
  for (const name of FIRESTEEL_PROGRAMS.split(",")) {
    const program = programs[name];
    if (!program) {
      throw new Error(`there is no program ${name}`);
    }
    const data = program(read);
    const rows = await data.collectArrays();
    // `performance.now()` counts from the start of the process.
    firstRow ??= performance.now() / 1000;
    const columns = (await data.schema()).map((field) => [field.name, field.type]);
    answers[name] = { columns, rows: rows.map((row) => row.map(text)) };
  }
  await spark.stop();
  console.log(JSON.stringify({ language: "TypeScript", first_row_seconds: firstRow, programs: answers }));
}

await main();
