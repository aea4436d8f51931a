/** `Column`: an expression over the columns of a DataFrame. */

import { daysOf, microsecondsOf, monthsOf, timeOf, type DayTimeParts, type YearMonthParts } from "./calendar.js";
import type { DataFrame } from "./dataframe.js";
import { FiresteelError } from "./errors.js";
import { native, type NativeColumn } from "./native.js";
import type { WindowSpec } from "./window.js";

/** A JavaScript value that stands for a Spark value; `literal` says which. */
export type LiteralValue = null | boolean | number | bigint | string | Date | Uint8Array;

/** A column, or a value that becomes a literal. */
export type ColumnLike = Column | LiteralValue;

const INT_LIMIT = 2 ** 31;

/**
 * The literal of a value. Whole numbers become `INT` where they fit and `BIGINT` up to 2^53, other numbers `DOUBLE`;
 * a bigint is a `BIGINT`, a `Date` a `TIMESTAMP`, bytes are `BINARY`, `null` is `VOID`. Literals of other types have
 * functions of their own: `double`, `decimal`, `date`, `time`, `dayTimeInterval` and `yearMonthInterval`.
 */
export function literal(value: ColumnLike): Column {
  return value instanceof Column ? value : new Column(nativeLiteral(value));
}

function nativeLiteral(value: LiteralValue): NativeColumn {
  if (value === null) {
    return native.Column.null();
  }
  switch (typeof value) {
    case "boolean":
      return native.Column.boolean(value);
    case "string":
      if (!value.isWellFormed()) {
        return refused("lit", "the string is not well-formed Unicode");
      }
      return native.Column.text(value);
    case "bigint":
      return native.Column.long(value);
    case "number":
      return nativeNumber(value);
    default:
      break;
  }
  if (value instanceof Date && !Number.isNaN(value.getTime())) {
    return native.Column.timestamp(BigInt(value.getTime()) * 1000n);
  }
  if (value instanceof Uint8Array) {
    return native.Column.binary(value);
  }
  return refused("lit", "it stands for no Spark value");
}

function nativeNumber(value: number): NativeColumn {
  if (!Number.isSafeInteger(value) || Object.is(value, -0)) {
    return native.Column.double(value);
  }
  return value >= -INT_LIMIT && value < INT_LIMIT ? native.Column.integer(value) : native.Column.long(BigInt(value));
}

/** A `DOUBLE`, also of a number without a fraction. */
export function double(value: number): Column {
  return new Column(native.Column.double(value));
}

/**
 * An exact decimal from its text: `decimal("1.50", 5)` is `DECIMAL(5,2)`. Without a precision it has at least 10 digits:
 * `decimal("1.50")` is `DECIMAL(10,2)`.
 */
export function decimal(text: string, precision?: number): Column {
  return new Column(native.Column.decimal(text, precision));
}

/** A `DATE`: of a text `YYYY-MM-DD`, or the day in UTC on which a `Date` lies. */
export function date(value: string | Date): Column {
  const days = daysOf(value);
  return new Column(native.Column.date(days ?? refused("date", "it is no day written YYYY-MM-DD, and no valid Date")));
}

/** A `TIME` of a text: `12:34`, `12:34:56` or `12:34:56.789`, with up to six digits of a second. */
export function time(text: string): Column {
  return new Column(native.Column.time(timeOf(text) ?? refused("time", "it is no time of day written HH:MM:SS.ffffff")));
}

/** An `INTERVAL DAY TO SECOND` of its parts (`{ days: 1, hours: 2 }`), or of its microseconds as a bigint. */
export function dayTimeInterval(value: DayTimeParts | bigint): Column {
  const reason = "it is no bigint and no parts: whole numbers of days, hours, minutes, seconds and their like";
  return new Column(native.Column.dayTimeInterval(microsecondsOf(value) ?? refused("dayTimeInterval", reason)));
}

/** An `INTERVAL YEAR TO MONTH` of its parts (`{ years: 1, months: 2 }`), or of its months. */
export function yearMonthInterval(value: YearMonthParts | number): Column {
  const reason = "it is no whole number and no parts: whole numbers of years and months";
  return new Column(native.Column.yearMonthInterval(monthsOf(value) ?? refused("yearMonthInterval", reason)));
}

function refused(call: string, reason: string): never {
  throw FiresteelError.argument(call, "value", reason);
}

/** The native columns of columns, or of names. */
export function named(columns: readonly (Column | string)[]): NativeColumn[] {
  return columns.map((column) => (typeof column === "string" ? native.Column.attribute(column) : column.native));
}

/** A call of a built-in function or operator by its Spark name. */
export function invoke(name: string, args: readonly Column[], isDistinct = false): Column {
  return new Column(native.Column.function(name, args.map((column) => column.native), isDistinct));
}

// `DataFrame` itself cannot be looked at here: its module needs this one first.
function isQuery(value: unknown): value is DataFrame {
  return typeof value === "object" && value !== null && "sparkSession" in value;
}

/** An expression. Immutable; each method makes a new one. */
export class Column {
  /** The native column, or the name of one that was not asked for yet. */
  #inner: NativeColumn | string;

  /** @internal */
  constructor(inner: NativeColumn | string) {
    this.#inner = inner;
  }

  /** @internal */
  get native(): NativeColumn {
    if (typeof this.#inner === "string") {
      this.#inner = native.Column.attribute(this.#inner);
    }
    return this.#inner;
  }

  plus(other: ColumnLike): Column {
    return this.#with("+", other);
  }

  minus(other: ColumnLike): Column {
    return this.#with("-", other);
  }

  multiply(other: ColumnLike): Column {
    return this.#with("*", other);
  }

  divide(other: ColumnLike): Column {
    return this.#with("/", other);
  }

  mod(other: ColumnLike): Column {
    return this.#with("%", other);
  }

  pow(other: ColumnLike): Column {
    return this.#with("power", other);
  }

  negate(): Column {
    return invoke("negative", [this]);
  }

  eq(other: ColumnLike): Column {
    return this.#with("==", other);
  }

  neq(other: ColumnLike): Column {
    return this.eq(other).not();
  }

  /** Equality that holds for two NULLs and never is NULL. */
  eqNullSafe(other: ColumnLike): Column {
    return this.#with("<=>", other);
  }

  lt(other: ColumnLike): Column {
    return this.#with("<", other);
  }

  leq(other: ColumnLike): Column {
    return this.#with("<=", other);
  }

  gt(other: ColumnLike): Column {
    return this.#with(">", other);
  }

  geq(other: ColumnLike): Column {
    return this.#with(">=", other);
  }

  and(other: ColumnLike): Column {
    return this.#with("and", other);
  }

  or(other: ColumnLike): Column {
    return this.#with("or", other);
  }

  not(): Column {
    return invoke("not", [this]);
  }

  bitwiseAnd(other: ColumnLike): Column {
    return this.#with("&", other);
  }

  bitwiseOr(other: ColumnLike): Column {
    return this.#with("|", other);
  }

  bitwiseXor(other: ColumnLike): Column {
    return this.#with("^", other);
  }

  isNull(): Column {
    return invoke("isNull", [this]);
  }

  isNotNull(): Column {
    return invoke("isNotNull", [this]);
  }

  isNaN(): Column {
    return invoke("isNaN", [this]);
  }

  /** Whether `lower <= this` and `this <= upper`. */
  between(lower: ColumnLike, upper: ColumnLike): Column {
    return this.geq(lower).and(this.leq(upper));
  }

  /** Whether the value is one of these, or is among the rows of a DataFrame: a `struct(a, b)` in its columns, one by one. */
  isin(query: DataFrame): Column;
  isin(...values: ColumnLike[]): Column;
  isin(...values: (ColumnLike | DataFrame)[]): Column {
    const [query] = values;
    if (values.length === 1 && isQuery(query)) {
      return new Column(query.native.hasRowOf(this.native));
    }
    return invoke("in", [this, ...(values as ColumnLike[]).map(literal)]);
  }

  /** SQL `LIKE`, with `%` and `_`. */
  like(pattern: string): Column {
    return this.#with("like", pattern);
  }

  /** `LIKE` without regard to case. */
  ilike(pattern: string): Column {
    return this.#with("ilike", pattern);
  }

  /** Whether a Java regular expression matches anywhere. */
  rlike(pattern: string): Column {
    return this.#with("rlike", pattern);
  }

  contains(other: ColumnLike): Column {
    return this.#with("contains", other);
  }

  startsWith(other: ColumnLike): Column {
    return this.#with("startsWith", other);
  }

  endsWith(other: ColumnLike): Column {
    return this.#with("endsWith", other);
  }

  /** `length` characters from `start`, which counts from 1. */
  substr(start: ColumnLike, length: ColumnLike): Column {
    return invoke("substr", [this, literal(start), literal(length)]);
  }

  /** The column under another name; several names for an expression that gives several columns. */
  alias(...names: [string, ...string[]]): Column {
    return new Column(this.native.alias(names));
  }

  /** The column under another name, with metadata that JSON can say. */
  aliasWithMetadata(name: string, metadata: object): Column {
    return new Column(this.native.aliasWithMetadata(name, JSON.stringify(metadata)));
  }

  /** The column as another type, given in SQL (`"decimal(10,2)"`). What does not fit raises, as ANSI asks. */
  cast(dataType: string): Column {
    return new Column(this.native.cast(dataType));
  }

  /** The column as another type; what does not fit becomes NULL. */
  tryCast(dataType: string): Column {
    return new Column(this.native.tryCast(dataType));
  }

  /** Ascending order, NULLs first. */
  asc(): Column {
    return this.ascNullsFirst();
  }

  ascNullsFirst(): Column {
    return new Column(this.native.sorted(true, true));
  }

  ascNullsLast(): Column {
    return new Column(this.native.sorted(true, false));
  }

  /** Descending order, NULLs last. */
  desc(): Column {
    return this.descNullsLast();
  }

  descNullsFirst(): Column {
    return new Column(this.native.sorted(false, true));
  }

  descNullsLast(): Column {
    return new Column(this.native.sorted(false, false));
  }

  /** The function over a window. */
  over(window: WindowSpec): Column {
    return new Column(this.native.over(window.native));
  }

  /** An element of an array (from 0), a value of a map, or a field of a struct. */
  getItem(key: ColumnLike): Column {
    return new Column(this.native.extract(literal(key).native));
  }

  /** A field of a struct. */
  getField(name: string): Column {
    return this.getItem(name);
  }

  /** The struct with a field added or replaced. */
  withField(name: string, value: ColumnLike): Column {
    return new Column(this.native.withField(name, literal(value).native));
  }

  /** The struct without these fields. */
  dropFields(...names: string[]): Column {
    return new Column(names.reduce((inner, name) => inner.dropField(name), this.native));
  }

  /** `WHEN condition THEN value` after `functions.when`. */
  when(condition: Column, value: ColumnLike): Column {
    return new Column(this.native.when(condition.native, literal(value).native));
  }

  /** `ELSE value` after `functions.when`. */
  otherwise(value: ColumnLike): Column {
    return new Column(this.native.otherwise(literal(value).native));
  }

  /** The column, marked as one of the query around a subquery. Names say so already: it changes nothing, as in PySpark. */
  outer(): Column {
    return this;
  }

  /** `fn` of this column, so that calls can be chained. */
  transform(fn: (column: Column) => Column): Column {
    return fn(this);
  }

  toString(): string {
    return this.native.describe();
  }

  #with(operator: string, other: ColumnLike): Column {
    // Each object that crosses the border costs more than the expression itself: a name and a number cross as they are.
    if (typeof other === "number" && (other | 0) === other && !Object.is(other, -0)) {
      const inner = this.#inner;
      return typeof inner === "string"
        ? new Column(native.Column.operateNamed(inner, operator, other))
        : new Column(inner.operateInteger(operator, other));
    }
    return new Column(this.native.operate(operator, literal(other).native));
  }
}
