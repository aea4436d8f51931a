/** `GroupedData`: rows in groups, to be aggregated. */

import { Column, literal, named, type LiteralValue } from "./column.js";
import { DataFrame } from "./dataframe.js";
import * as functions from "./functions.js";

interface Pivot {
  readonly column: Column | string;
  readonly values: readonly LiteralValue[];
}

/** A DataFrame's rows in groups. */
export class GroupedData {
  readonly #input: DataFrame;
  readonly #kind: number;
  readonly #grouping: readonly (Column | string)[];
  readonly #pivot: Pivot | undefined;

  /** @internal */
  constructor(input: DataFrame, kind: number, grouping: readonly (Column | string)[], pivot?: Pivot) {
    this.#input = input;
    this.#kind = kind;
    this.#grouping = grouping;
    this.#pivot = pivot;
  }

  /** A column for each of the values. Without values Spark looks them up. */
  pivot(column: Column | string, values: readonly LiteralValue[] = []): GroupedData {
    return new GroupedData(this.#input, this.#kind, this.#grouping, { column, values });
  }

  /** A row a group: the grouping columns, then these aggregates. */
  agg(...aggregates: Column[]): DataFrame {
    const pivot = this.#pivot ? (named([this.#pivot.column])[0] ?? null) : null;
    const values = (this.#pivot?.values ?? []).map((value) => literal(value).native);
    const inner = this.#input.native.aggregate(this.#kind, named(this.#grouping), pivot, values, named(aggregates));
    return new DataFrame(this.#input.sparkSession, inner);
  }

  /** How many rows each group has, as `count`. */
  count(): DataFrame {
    return this.agg(functions.count("*").alias("count"));
  }

  sum(...names: string[]): DataFrame {
    return this.agg(...names.map(functions.sum));
  }

  avg(...names: string[]): DataFrame {
    return this.agg(...names.map(functions.avg));
  }

  min(...names: string[]): DataFrame {
    return this.agg(...names.map(functions.min));
  }

  max(...names: string[]): DataFrame {
    return this.agg(...names.map(functions.max));
  }
}
