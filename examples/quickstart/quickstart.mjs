// The README's lines on the session at the address given. Ends with an error where the rows are not the expected ones.

import assert from "node:assert";
import { SparkSession, functions as F } from "firesteel";

const spark = await SparkSession.builder().remote(process.argv[2]).getOrCreate();
const people = await spark.sql("SELECT * FROM VALUES ('Ada', 36), ('Grace', 45) AS people(name, age)");
await people.filter(F.col("age").gt(40)).show();
assert.deepStrictEqual(await people.agg(F.avg("age").alias("age")).collect(), [{ age: 40.5 }]);
await spark.stop();
