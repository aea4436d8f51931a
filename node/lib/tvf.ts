/** `TableValuedFunction`: table functions as DataFrames. */

import { literal, type ColumnLike } from "./column.js";
import { DataFrame } from "./dataframe.js";
import { FiresteelError } from "./errors.js";
import type { SparkSession } from "./session.js";

/** Spark's table functions. */
export class TableValuedFunction {
  readonly #session: SparkSession;

  /** @internal */
  constructor(session: SparkSession) {
    this.#session = session;
  }

  #call(name: string, ...args: ColumnLike[]): DataFrame {
    const columns = args.map((argument) => literal(argument).native);
    return new DataFrame(this.#session, this.#session.native.tableFunction(name, columns));
  }

  /** The numbers from `start` (included) to `end` (excluded), as column `id`; from 0 when only one is given. */
  range(start: number | bigint, end?: number | bigint, step: number | bigint = 1, partitions?: number): DataFrame {
    return this.#session.range(start, end, step, partitions);
  }

  /** A row for each element of an array, or entry of a map. */
  explode(collection: ColumnLike): DataFrame {
    return this.#call("explode", collection);
  }

  /** `explode`; NULL and what is empty give a row of NULL. */
  explodeOuter(collection: ColumnLike): DataFrame {
    return this.#call("explode_outer", collection);
  }

  /** A row for each struct of an array. */
  inline(input: ColumnLike): DataFrame {
    return this.#call("inline", input);
  }

  /** `inline`; NULL and what is empty give a row of NULL. */
  inlineOuter(input: ColumnLike): DataFrame {
    return this.#call("inline_outer", input);
  }

  /** The fields of a JSON object, as columns `c0`, `c1`, ... */
  jsonTuple(input: ColumnLike, ...fields: ColumnLike[]): DataFrame {
    if (fields.length === 0) {
      throw new FiresteelError({
        condition: "CANNOT_BE_EMPTY",
        message: "[CANNOT_BE_EMPTY] At least one field must be specified. SQLSTATE: 22023",
        sqlState: "22023",
        parameters: { item: "field" },
        contexts: [],
        operationId: null,
        causes: [],
      });
    }
    return this.#call("json_tuple", input, ...fields);
  }

  /** `explode` with the place of each element, from 0. */
  posexplode(collection: ColumnLike): DataFrame {
    return this.#call("posexplode", collection);
  }

  /** `posexplode`; NULL and what is empty give a row of NULL. */
  posexplodeOuter(collection: ColumnLike): DataFrame {
    return this.#call("posexplode_outer", collection);
  }

  /** The values in so many rows. */
  stack(rows: ColumnLike, ...fields: ColumnLike[]): DataFrame {
    return this.#call("stack", rows, ...fields);
  }

  /** All collations. */
  collations(): DataFrame {
    return this.#call("collations");
  }

  /** The words of SQL, and whether they are reserved. */
  sqlKeywords(): DataFrame {
    return this.#call("sql_keywords");
  }

  /** A row for each element of a variant's array or object. */
  variantExplode(input: ColumnLike): DataFrame {
    return this.#call("variant_explode", input);
  }

  /** `variantExplode`; what has no elements gives a row of NULL. */
  variantExplodeOuter(input: ColumnLike): DataFrame {
    return this.#call("variant_explode_outer", input);
  }

  /** The logs of Python workers, where a server has them. */
  pythonWorkerLogs(): DataFrame {
    return this.#call("python_worker_logs");
  }
}
