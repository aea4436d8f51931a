/** `DataFrameNaFunctions`: missing values. */

import { Column, literal, type ColumnLike } from "./column.js";
import { DataFrame } from "./dataframe.js";
import { FiresteelError } from "./errors.js";

/** Where missing values are looked for. */
export interface NaOptions {
  /** These columns alone. */
  readonly subset?: readonly string[] | string | undefined;
}

/** Which rows `drop` leaves out. */
export interface NaDropOptions extends NaOptions {
  /** Rows where `any` value is missing (the default), or only where `all` are. */
  readonly how?: "any" | "all" | undefined;
  /** Rows with fewer values than so many; it goes before `how`. */
  readonly thresh?: number | undefined;
}

/** What handles missing values, as `DataFrame.na`. */
export class DataFrameNaFunctions {
  readonly #input: DataFrame;

  /** @internal */
  constructor(input: DataFrame) {
    this.#input = input;
  }

  /** Without the rows in which any, or all, of these columns are NULL or NaN. */
  drop({ how = "any", thresh, subset }: NaDropOptions = {}): DataFrame {
    if (how !== "any" && how !== "all") {
      throw FiresteelError.argument("drop", "how", "it is neither `any` nor `all`");
    }
    const least = thresh ?? (how === "all" ? 1 : null);
    return new DataFrame(this.#input.sparkSession, this.#input.native.dropMissing(names(subset), least));
  }

  /** NULL and NaN replaced by a value in the columns of its type, or by a value for each column. A column has to be a literal. */
  fill(value: ColumnLike | Readonly<Record<string, ColumnLike>>, { subset }: NaOptions = {}): DataFrame {
    const { sparkSession, native } = this.#input;
    if (isEach(value)) {
      const values = Object.values(value).map((one) => literal(one).native);
      return new DataFrame(sparkSession, native.fillMissing(Object.keys(value), values, true));
    }
    return new DataFrame(sparkSession, native.fillMissing(names(subset), [literal(value).native], false));
  }

  /** Values replaced by others, in pairs of the old and the new one. Numbers are DOUBLEs; `null` takes a value away. */
  replace(values: Iterable<readonly [ColumnLike, ColumnLike]>, { subset }: NaOptions = {}): DataFrame {
    const pairs = [...values];
    const before = pairs.map(([old]) => literal(old).native);
    const after = pairs.map(([, replacement]) => literal(replacement).native);
    return new DataFrame(this.#input.sparkSession, this.#input.native.replaceValues(names(subset), before, after));
  }
}

function names(subset: readonly string[] | string | undefined): string[] {
  return subset === undefined ? [] : [subset].flat();
}

function isEach(value: ColumnLike | Readonly<Record<string, ColumnLike>>): value is Readonly<Record<string, ColumnLike>> {
  const isOne = value instanceof Column || value instanceof Date || value instanceof Uint8Array;
  return typeof value === "object" && value !== null && !isOne;
}
