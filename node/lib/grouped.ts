/** `GroupedData`: rows in groups, to be aggregated. */

import type { ActionOptions } from "./actions.js";
import { Column, literal, named, type ColumnLike } from "./column.js";
import { DataFrame } from "./dataframe.js";
import { FiresteelError } from "./errors.js";
import * as functions from "./functions.js";
import { native } from "./native.js";

interface Pivot {
  readonly column: Column | string;
  readonly values: readonly ColumnLike[];
}

/** A DataFrame's rows in groups. */
export class GroupedData {
  readonly #input: DataFrame;
  readonly #kind: number;
  readonly #grouping: readonly (Column | string)[];
  readonly #pivot: Pivot | undefined;
  readonly #sets: readonly (readonly (Column | string)[])[] | undefined;

  /** @internal */
  constructor(
    input: DataFrame,
    kind: number,
    grouping: readonly (Column | string)[],
    pivot?: Pivot,
    sets?: readonly (readonly (Column | string)[])[],
  ) {
    this.#input = input;
    this.#kind = kind;
    this.#grouping = grouping;
    this.#pivot = pivot;
    this.#sets = sets;
  }

  /** A column for each of the values. Without values Spark looks them up. It follows only `groupBy`, and once. */
  pivot(column: Column | string, values: readonly ColumnLike[] = []): GroupedData {
    if (this.#pivot) {
      throw FiresteelError.unsupported("Repeated PIVOT operation");
    }
    if (this.#sets || this.#kind !== native.Grouping.GroupBy) {
      const kind = this.#sets ? "GROUPING_SETS" : this.#kind === native.Grouping.Cube ? "CUBE" : "ROLLUP";
      throw FiresteelError.unsupported(`PIVOT after ${kind}`);
    }
    return new GroupedData(this.#input, this.#kind, this.#grouping, { column, values });
  }

  /** A row a group: the grouping columns, then these aggregates. */
  agg(...aggregates: Column[]): DataFrame {
    if (this.#sets) {
      const lengths = this.#sets.map((set) => set.length);
      const members = named(this.#sets.flat());
      const inner = this.#input.native.aggregateSets(members, lengths, named(this.#grouping), named(aggregates));
      return new DataFrame(this.#input.sparkSession, inner);
    }
    const pivot = this.#pivot ? (named([this.#pivot.column])[0] ?? null) : null;
    const values = (this.#pivot?.values ?? []).map((value) => literal(value).native);
    const inner = this.#input.native.aggregate(this.#kind, named(this.#grouping), pivot, values, named(aggregates));
    return new DataFrame(this.#input.sparkSession, inner);
  }

  /** How many rows each group has, as `count`. */
  count(): DataFrame {
    return this.agg(functions.count(literal(1)).alias("count"));
  }

  /** The columns that hold numbers: those that PySpark takes where `sum` and its kin are given no names. */
  async numericColumns(options: ActionOptions = {}): Promise<string[]> {
    const fields = await this.#input.schema(options);
    return fields.filter(({ type }) => NUMBER.test(type)).map((field) => field.name);
  }

  sum(...names: [string, ...string[]]): DataFrame {
    return this.#each("sum", functions.sum, names);
  }

  avg(...names: [string, ...string[]]): DataFrame {
    return this.#each("avg", functions.avg, names);
  }

  mean(...names: [string, ...string[]]): DataFrame {
    return this.avg(...names);
  }

  min(...names: [string, ...string[]]): DataFrame {
    return this.#each("min", functions.min, names);
  }

  max(...names: [string, ...string[]]): DataFrame {
    return this.#each("max", functions.max, names);
  }

  #each(name: string, aggregate: (column: string) => Column, names: readonly string[]): DataFrame {
    if (names.length === 0) {
      throw FiresteelError.argument(name, "names", "there is none; see `numericColumns`");
    }
    return this.agg(...names.map((column) => aggregate(column)));
  }
}

const NUMBER = /^(tinyint|smallint|int|bigint|float|double|decimal\(.*\))$/;
