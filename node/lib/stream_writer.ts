/** `DataStreamWriter`: writes rows as they come. */

import { cancellable } from "./abort.js";
import type { ActionOptions } from "./actions.js";
import { Configured } from "./configured.js";
import { FiresteelError } from "./errors.js";
import { native, type NativeDataFrame, type NativeStreamWrite } from "./native.js";
import { StreamingQuery } from "./streaming_query.js";

export type OutputMode = "append" | "complete" | "update";

/** When a query looks for rows: one of these. Times are texts: `10 seconds`. */
export type Trigger =
  | { readonly processingTime: string }
  /** Once, for all that is there, in as many batches as it takes. */
  | { readonly availableNow: true }
  /** Once, in one batch. */
  | { readonly once: true }
  | { readonly continuous: string }
  | { readonly realTime: string };

const NOTHING: NativeStreamWrite = {
  format: "",
  outputMode: "",
  options: {},
  partitioning: [],
  clustering: [],
  queryName: "",
  interval: "",
};

/** Writes a streaming DataFrame. Immutable. `start` starts the query. */
export class DataStreamWriter extends Configured<NativeDataFrame, NativeStreamWrite> {
  /** @internal */
  constructor(input: NativeDataFrame, write: NativeStreamWrite = NOTHING) {
    super(input, write);
  }

  /** The format: `parquet`, `memory`, `console`, `kafka`, ... */
  format(format: string): this {
    return this.with({ format });
  }

  outputMode(outputMode: OutputMode): this {
    return this.with({ outputMode });
  }

  /** A folder for each combination of these columns' values. */
  partitionBy(...names: string[]): this {
    return this.with({ partitioning: names });
  }

  /** The columns by whose values a table's rows are kept together. */
  clusterBy(...names: string[]): this {
    return this.with({ clustering: names });
  }

  /** A name for the query, by which the format `memory` names its table as well. */
  queryName(queryName: string): this {
    return this.with({ queryName });
  }

  trigger(trigger: Trigger): this {
    const kinds: Record<string, number> = {
      processingTime: native.TriggerKind.ProcessingTime,
      availableNow: native.TriggerKind.AvailableNow,
      once: native.TriggerKind.Once,
      continuous: native.TriggerKind.Continuous,
      realTime: native.TriggerKind.RealTime,
    };
    const [[name, value] = ["", ""], ...others] = Object.entries(trigger) as [string, string | true][];
    const kind = kinds[name];
    const isTimed = name !== "availableNow" && name !== "once";
    if (kind === undefined || others.length > 0 || (isTimed ? typeof value !== "string" : value !== true)) {
      throw FiresteelError.argument("trigger", "trigger", "it is not one of Spark's triggers");
    }
    return this.with({ trigger: kind, interval: isTimed ? String(value) : "" });
  }

  /** Starts the query, which goes on until it is stopped or its session ends. */
  start(path?: string, options: ActionOptions = {}): Promise<StreamingQuery> {
    return this.#start(path === undefined ? {} : { path }, options);
  }

  /** Starts the query, which writes to a table. */
  toTable(name: string, options: ActionOptions = {}): Promise<StreamingQuery> {
    return this.#start({ table: name }, options);
  }

  async #start(sink: { path?: string; table?: string }, { signal }: ActionOptions): Promise<StreamingQuery> {
    const write = { ...this.settings, ...sink };
    return new StreamingQuery(await cancellable(signal, (token) => this.owner.startStream(write, token)));
  }
}
