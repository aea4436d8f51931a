/** `DataFrameStatFunctions`: statistics. */

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import { freshSeed } from "./arguments.js";
import { literal, named, type Column, type ColumnLike } from "./column.js";
import { DataFrame } from "./dataframe.js";

/** Statistics, as `DataFrame.stat`. */
export class DataFrameStatFunctions {
  readonly #input: DataFrame;

  /** @internal */
  constructor(input: DataFrame) {
    this.#input = input;
  }

  /** Pearson's correlation of two columns. */
  corr(col1: string, col2: string, { signal }: ActionOptions = {}): Promise<number> {
    return cancellable(signal, (token) => this.#input.native.corr(col1, col2, token));
  }

  /** The sample covariance of two columns. */
  cov(col1: string, col2: string, { signal }: ActionOptions = {}): Promise<number> {
    return cancellable(signal, (token) => this.#input.native.cov(col1, col2, token));
  }

  /** Values below which these parts of a column's values lie, for each column; a `relativeError` of 0 is exact. */
  approxQuantile(
    columns: readonly string[],
    probabilities: readonly number[],
    relativeError: number,
    { signal }: ActionOptions = {},
  ): Promise<number[][]> {
    const { native } = this.#input;
    return cancellable(signal, (token) =>
      native.approxQuantile([...columns], [...probabilities], relativeError, token),
    );
  }

  /** How often each pair of values of two columns comes. */
  crosstab(col1: string, col2: string): DataFrame {
    return new DataFrame(this.#input.sparkSession, this.#input.native.crosstab(col1, col2));
  }

  /** The values that make up more than a part of the rows, with some that do not. */
  freqItems(columns: readonly string[], support = 0.01): DataFrame {
    return new DataFrame(this.#input.sparkSession, this.#input.native.freqItems([...columns], support));
  }

  /** About a fraction of the rows of each value, by chance; none of a value that is not named. */
  sampleBy(
    column: Column | string,
    fractions: Iterable<readonly [ColumnLike, number]>,
    seed: number | bigint = freshSeed(),
  ): DataFrame {
    const pairs = [...fractions];
    const values = pairs.map(([value]) => literal(value).native);
    const parts = pairs.map(([, fraction]) => fraction);
    const [by] = named([column]) as [ReturnType<typeof named>[number]];
    return new DataFrame(this.#input.sparkSession, this.#input.native.sampleBy(by, values, parts, BigInt(seed)));
  }
}
