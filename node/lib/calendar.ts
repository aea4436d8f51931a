/** Days, times of day and spans of time: what JavaScript says, as the whole numbers that Spark counts. */

/** Parts of an `INTERVAL DAY TO SECOND`: whole numbers of either sign, which are added up. */
export interface DayTimeParts {
  readonly days?: number | bigint | undefined;
  readonly hours?: number | bigint | undefined;
  readonly minutes?: number | bigint | undefined;
  readonly seconds?: number | bigint | undefined;
  readonly milliseconds?: number | bigint | undefined;
  readonly microseconds?: number | bigint | undefined;
}

/** Parts of an `INTERVAL YEAR TO MONTH`: whole numbers of either sign, which are added up. */
export interface YearMonthParts {
  readonly years?: number | bigint | undefined;
  readonly months?: number | bigint | undefined;
}

const DAY = 86_400_000;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{1,6}))?)?$/;

const MICROSECONDS: ReadonlyMap<string, bigint> = new Map([
  ["days", 86_400_000_000n],
  ["hours", 3_600_000_000n],
  ["minutes", 60_000_000n],
  ["seconds", 1_000_000n],
  ["milliseconds", 1_000n],
  ["microseconds", 1n],
]);
const MONTHS: ReadonlyMap<string, bigint> = new Map([
  ["years", 12n],
  ["months", 1n],
]);

/** Days since 1970-01-01: of a text `YYYY-MM-DD`, or of a `Date`, whose day in UTC is meant. Nothing of all else. */
export function daysOf(value: unknown): number | undefined {
  if (typeof value === "string") {
    const midnight = new Date(/^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T00:00:00Z` : Number.NaN);
    // JavaScript takes the 30th of February for the 1st of March.
    const isDay = !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(value);
    return isDay ? midnight.getTime() / DAY : undefined;
  }
  const time = value instanceof Date ? value.getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : Math.floor(time / DAY);
}

/** Microseconds since midnight, of a text `HH:MM`, `HH:MM:SS` or `HH:MM:SS.ffffff`. Nothing of anything else. */
export function timeOf(value: unknown): bigint | undefined {
  const match = typeof value === "string" ? TIME.exec(value) : null;
  if (!match) {
    return undefined;
  }
  const [, hours, minutes, seconds = "0", fraction = ""] = match;
  const whole = (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds);
  return BigInt(whole) * 1_000_000n + BigInt(fraction.padEnd(6, "0"));
}

/** The microseconds of an `INTERVAL DAY TO SECOND`, which are given or summed up. Nothing of anything else. */
export function microsecondsOf(value: unknown): bigint | undefined {
  return typeof value === "bigint" ? value : sum(value, MICROSECONDS);
}

/** The months of an `INTERVAL YEAR TO MONTH`, which are given or summed up. Nothing of anything else. */
export function monthsOf(value: unknown): bigint | undefined {
  return Number.isSafeInteger(value) ? BigInt(value as number) : sum(value, MONTHS);
}

/** The sum of parts, each a whole number of a unit; nothing where there is no part, or one that is no such number. */
function sum(parts: unknown, units: ReadonlyMap<string, bigint>): bigint | undefined {
  const given: [string, unknown][] = typeof parts === "object" && parts !== null ? Object.entries(parts) : [];
  let total: bigint | undefined;
  for (const [name, count] of given.filter(([, count]) => count !== undefined)) {
    const unit = units.get(name);
    if (unit === undefined || !(typeof count === "bigint" || Number.isSafeInteger(count))) {
      return undefined;
    }
    total = (total ?? 0n) + BigInt(count as number | bigint) * unit;
  }
  return total;
}
