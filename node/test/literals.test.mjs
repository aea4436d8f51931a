// Literals of types that no JavaScript value stands for, and the same values in rows.

import assert from "node:assert/strict";
import { test } from "node:test";

import { functions as F } from "firesteel";

import { backends, nothingIsLeft, raises, withSession } from "./setup.mjs";

nothingIsLeft();

/** The value of the one row, and its type. */
async function valueOf(spark, column) {
  const frame = spark.range(1).select(column.alias("value"));
  const [[row], [field]] = [await frame.collect(), await frame.schema()];
  return [row.value, field.type];
}

const HOUR = 3_600_000_000n;

const literals = () => [
  [F.date("2024-02-29"), new Date("2024-02-29T00:00:00Z"), "date"],
  [F.date("0001-01-01"), new Date("0001-01-01T00:00:00Z"), "date"],
  [F.date(new Date("1969-12-31T23:59:59.999Z")), new Date("1969-12-31T00:00:00Z"), "date"],
  [F.time("12:34"), "12:34:00", "time(6)"],
  [F.time("23:59:59.999999"), "23:59:59.999999", "time(6)"],
  [F.time("00:00:00.5"), "00:00:00.5", "time(6)"],
  [F.dayTimeInterval({ days: 1, hours: 2, seconds: -3 }), 26n * HOUR - 3_000_000n, "interval day to second"],
  [F.dayTimeInterval({ minutes: 60n, milliseconds: 1, microseconds: 1 }), HOUR + 1_001n, "interval day to second"],
  [F.dayTimeInterval(-90_000_000n), -90_000_000n, "interval day to second"],
  [F.yearMonthInterval({ years: 1, months: 2 }), 14, "interval year to month"],
  [F.yearMonthInterval(-1), -1, "interval year to month"],
];

for (const url of backends) {
  test(`literals of days, times and intervals come back as they are read (${url})`, () =>
    withSession(url, async (spark) => {
      for (const [column, value, type] of literals()) {
        assert.deepEqual(await valueOf(spark, column), [value, type]);
      }
    }));

  test(`literals of days and intervals are values to compare with and to pivot by (${url})`, () =>
    withSession(url, async (spark) => {
      const rows = [{ day: "2024-02-29", n: 1 }, { day: "2024-03-01", n: 2 }];
      const days = await spark.createDataFrame(rows, "day DATE, n INT");
      const [leap, span] = [F.date("2024-02-29"), F.dayTimeInterval({ days: 1 })];
      assert.deepEqual(await days.filter(F.col("day").eq(leap)).select("n").collect(), [{ n: 1 }]);
      assert.deepEqual(await days.filter(F.col("day").isin(leap, F.date("2024-03-01"))).count(), 2n);
      assert.deepEqual(await days.filter(F.col("day").minus(leap).geq(span)).select("n").collect(), [{ n: 2 }]);
      const pivoted = days.groupBy().pivot("day", [leap]).agg(F.sum("n"));
      assert.deepEqual(await pivoted.collect(), [{ "2024-02-29": 1n }]);
    }));

  test(`rows of times and intervals come back as they were given (${url})`, () =>
    withSession(url, async (spark) => {
      const rows = [
        { at: "12:34:56.789", span: -90_000_000n, term: 14, gap: { months: 14, days: -3, microseconds: 5_000_001n } },
        { at: "00:00:00", span: 0n, term: -1, gap: { months: -1, days: 0, microseconds: -1n } },
        { at: null, span: null, term: null, gap: null },
      ];
      const schema = "at TIME, span INTERVAL DAY TO SECOND, term INTERVAL YEAR TO MONTH, gap INTERVAL";
      assert.deepEqual(await (await spark.createDataFrame(rows, schema)).collect(), rows);
    }));

  test(`what is no day, time or interval in a row is refused (${url})`, () =>
    withSession(url, async (spark) => {
      await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.createDataFrame([{ v: "2024-02-30" }], "v DATE"));
      await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.createDataFrame([{ v: "24:00" }], "v TIME"));
      const gap = { months: 2 ** 31, days: 0, microseconds: 0n };
      await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.createDataFrame([{ v: gap }], "v INTERVAL"));
      await raises("FIRESTEEL_INVALID_ARGUMENT", () => spark.createDataFrame([{ v: { days: 1 } }], "v INTERVAL"));
    }));
}

test("what is no day, time or interval is refused", async () => {
  const refused = [
    () => F.date("2024-02-30"),
    () => F.date("2024-2-1"),
    () => F.date("2024-02-01T00:00:00Z"),
    () => F.date(new Date("never")),
    () => F.date(19_000),
    () => F.time("24:00"),
    () => F.time("12:60"),
    () => F.time("12:34:56.1234567"),
    () => F.time(new Date()),
    () => F.dayTimeInterval({}),
    () => F.dayTimeInterval({ day: 1 }),
    () => F.dayTimeInterval({ seconds: 1.5 }),
    () => F.dayTimeInterval({ seconds: "1" }),
    () => F.dayTimeInterval(new Date()),
    () => F.dayTimeInterval(1),
    () => F.dayTimeInterval({ days: 106_751_992n }),
    () => F.yearMonthInterval({ months: 2 ** 31 }),
    () => F.yearMonthInterval({ days: 1 }),
    () => F.yearMonthInterval(1.5),
  ];
  for (const call of refused) {
    const error = await raises("FIRESTEEL_INVALID_ARGUMENT", call);
    assert.match(error.message, /argument value of (date|time|dayTimeInterval|yearMonthInterval) /);
  }
});
