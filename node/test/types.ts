// Compiled, not run: that the declared types fit how the package is used.

import type { RecordBatch, Table } from "apache-arrow";
import { Column, FiresteelError, SparkSession, Window, functions as F, type Row, type Value } from "firesteel";

export async function program(signal: AbortSignal): Promise<Value | undefined> {
  const spark: SparkSession = await SparkSession.builder().remote("local").config("key", 1).getOrCreate();
  const total: Column = F.sum(F.col("id").plus(1n)).over(Window.partitionBy("a").rowsBetween(-1, Window.currentRow));
  const soon: Column = F.date("2024-01-31").plus(F.dayTimeInterval({ hours: 36 })).plus(F.yearMonthInterval({ months: 1 }));
  const rows: Row[] = await spark.range(3).select(total.alias("total")).collect({ signal });
  const table: Table = await spark.table("t").toArrow();
  for await (const batch of spark.range(1).stream({ signal })) {
    const batches: RecordBatch[] = await batch.toArrow();
    void batches;
  }
  // @ts-expect-error a save mode is one of Spark's
  spark.range(1).write.mode("sometimes");
  // @ts-expect-error a literal is a value that Spark knows
  F.lit({});
  // @ts-expect-error an interval has Spark's units
  F.dayTimeInterval({ day: 1 });
  try {
    await using other = await SparkSession.builder().getOrCreate();
    await other.range(1).show();
  } catch (error) {
    if (error instanceof FiresteelError) {
      const { condition, sqlState }: { condition: string; sqlState: string | null } = error;
      void [condition, sqlState];
    }
  }
  void [table, soon];
  return rows[0]?.["total"];
}
