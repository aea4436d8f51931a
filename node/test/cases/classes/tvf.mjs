// `TableValuedFunction`.

import { exact, member } from "../member.mjs";
import { column } from "../values.mjs";

const one = (name, call) => exact([name], (tvf, input) => call(tvf, column(input)));

export const members = {
  "SparkSession.tvf": member([], (spark) => spark.tvf),
  "TableValuedFunction.range": member(["start", "end", "step", "numPartitions"], (tvf, start, end, step, partitions) => {
    return tvf.range(start, end ?? undefined, step, partitions ?? undefined);
  }),
  "TableValuedFunction.explode": one("collection", (tvf, input) => tvf.explode(input)),
  "TableValuedFunction.explode_outer": one("collection", (tvf, input) => tvf.explodeOuter(input)),
  "TableValuedFunction.inline": one("input", (tvf, input) => tvf.inline(input)),
  "TableValuedFunction.inline_outer": one("input", (tvf, input) => tvf.inlineOuter(input)),
  "TableValuedFunction.json_tuple": exact(["input", "*fields"], (tvf, input, fields) => {
    return tvf.jsonTuple(column(input), ...fields.map(column));
  }),
  "TableValuedFunction.posexplode": one("collection", (tvf, input) => tvf.posexplode(input)),
  "TableValuedFunction.posexplode_outer": one("collection", (tvf, input) => tvf.posexplodeOuter(input)),
  "TableValuedFunction.stack": exact(["n", "*fields"], (tvf, rows, fields) => tvf.stack(column(rows), ...fields.map(column))),
  "TableValuedFunction.collations": member([], (tvf) => tvf.collations()),
  "TableValuedFunction.sql_keywords": member([], (tvf) => tvf.sqlKeywords()),
  "TableValuedFunction.variant_explode": one("input", (tvf, input) => tvf.variantExplode(input)),
  "TableValuedFunction.variant_explode_outer": one("input", (tvf, input) => tvf.variantExplodeOuter(input)),
  "TableValuedFunction.python_worker_logs": member([], (tvf) => tvf.pythonWorkerLogs()),
};
