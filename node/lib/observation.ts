/** `Observation`: metrics that are computed while a DataFrame runs. */

import { Batch } from "./batch.js";
import { named, type Column } from "./column.js";
import { DataFrame } from "./dataframe.js";
import { native, type NativeObservation } from "./native.js";
import type { Row } from "./values.js";

/** Takes the metrics of one DataFrame each time an action has run over it. */
export class Observation {
  readonly #native: NativeObservation;

  /** Without a name the observation has one of its own. */
  constructor(name?: string) {
    this.#native = new native.Observation(name ?? null);
  }

  /**
   * The DataFrame with these aggregates computed along the way. An observation serves one DataFrame: for a second one
   * `REUSE_OBSERVATION` is raised. A stream is refused.
   */
  async observe(frame: DataFrame, ...metrics: Column[]): Promise<DataFrame> {
    return new DataFrame(frame.sparkSession, await this.#native.observe(frame.native, named(metrics)));
  }

  /** The metrics by name; empty before an action has run. */
  get(): Row {
    return new Batch(this.#native.get()).toObjects()[0] ?? {};
  }
}
