/** `MergeIntoWriter`: a table changed by the rows of a DataFrame. */

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import type { Column } from "./column.js";
import { native, type NativeMergeInto } from "./native.js";

/** Columns of the table, and the values they get. */
export type Assignments = Record<string, Column>;

/** What is done where rows of both belong together, and where not. Immutable; of the actions that fit a row, the first is taken. */
export class MergeIntoWriter {
  readonly #merge: NativeMergeInto;

  /** @internal */
  constructor(merge: NativeMergeInto) {
    this.#merge = merge;
  }

  /** Rows of the table that a row of the DataFrame fits, and for which the condition holds. */
  whenMatched(condition?: Column): WhenMatched {
    return new WhenMatched(this.#merge, native.MergeRows.Matched, condition);
  }

  /** Rows of the DataFrame that fit no row of the table. */
  whenNotMatched(condition?: Column): WhenNotMatched {
    return new WhenNotMatched(this.#merge, native.MergeRows.NotMatched, condition);
  }

  /** Rows of the table that no row of the DataFrame fits. */
  whenNotMatchedBySource(condition?: Column): WhenNotMatchedBySource {
    return new WhenNotMatchedBySource(this.#merge, native.MergeRows.NotMatchedBySource, condition);
  }

  /** The table gets columns that only the DataFrame has. */
  withSchemaEvolution(): MergeIntoWriter {
    return new MergeIntoWriter(this.#merge.withSchemaEvolution());
  }

  /** Carries the merge out. */
  merge({ signal }: ActionOptions = {}): Promise<void> {
    return cancellable(signal, (token) => this.#merge.run(token));
  }
}

/** Rows of a merge, and what is done with them. */
class Rows {
  readonly #merge: NativeMergeInto;
  readonly #rows: number;
  readonly #condition: Column | undefined;

  /** @internal */
  constructor(merge: NativeMergeInto, rows: number, condition: Column | undefined) {
    this.#merge = merge;
    this.#rows = rows;
    this.#condition = condition;
  }

  protected act(kind: number, assignments: Assignments = {}): MergeIntoWriter {
    const values = Object.values(assignments).map((value) => value.native);
    const condition = this.#condition?.native ?? null;
    return new MergeIntoWriter(this.#merge.act(this.#rows, condition, kind, Object.keys(assignments), values));
  }
}

/** Rows of the table that a row of the DataFrame fits. */
export class WhenMatched extends Rows {
  /** Every column of the table gets the value of the DataFrame's column of that name. */
  updateAll(): MergeIntoWriter {
    return this.act(native.MergeKind.UpdateAll);
  }

  update(assignments: Assignments): MergeIntoWriter {
    return this.act(native.MergeKind.Update, assignments);
  }

  delete(): MergeIntoWriter {
    return this.act(native.MergeKind.Delete);
  }
}

/** Rows of the DataFrame that fit no row of the table. */
export class WhenNotMatched extends Rows {
  /** A row is added, with the values of the DataFrame's columns by name. */
  insertAll(): MergeIntoWriter {
    return this.act(native.MergeKind.InsertAll);
  }

  insert(assignments: Assignments): MergeIntoWriter {
    return this.act(native.MergeKind.Insert, assignments);
  }
}

/** Rows of the table that no row of the DataFrame fits. */
export class WhenNotMatchedBySource extends Rows {
  updateAll(): MergeIntoWriter {
    return this.act(native.MergeKind.UpdateAll);
  }

  update(assignments: Assignments): MergeIntoWriter {
    return this.act(native.MergeKind.Update, assignments);
  }

  delete(): MergeIntoWriter {
    return this.act(native.MergeKind.Delete);
  }
}
