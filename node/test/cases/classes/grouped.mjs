// `GroupedData`, and what makes one of a DataFrame.

import { functions as F } from "firesteel";

import { exact, member } from "../member.mjs";
import { columnOrName, plain } from "../values.mjs";

const flat = (columns) => (columns.length === 1 && Array.isArray(columns[0]) ? columns[0] : columns);
const named = (columns) => flat(columns).map(columnOrName);

/** The columns, or those that a dict of names and functions says. */
function aggregates(values) {
  if (!(values[0] instanceof Map)) {
    return flat(values);
  }
  return [...values[0]].map(([name, aggregate]) => {
    return F.callUdf(aggregate, name === "*" && aggregate === "count" ? F.lit(1) : F.col(name));
  });
}

/** An aggregate of columns by names; without names, of those that hold numbers. */
const each = (method) => {
  return member(["*cols"], async (grouped, names) => {
    return grouped[method](...(names.length > 0 ? names : await grouped.numericColumns()));
  });
};

const grouping = (method) => exact(["*cols"], (frame, columns) => frame[method](...named(columns)));

export const members = {
  "DataFrame.groupBy": grouping("groupBy"),
  "DataFrame.groupby": grouping("groupBy"),
  "DataFrame.rollup": grouping("rollup"),
  "DataFrame.cube": grouping("cube"),
  "DataFrame.groupingSets": exact(["groupingSets", "*cols"], (frame, sets, columns) => {
    return frame.groupingSets(sets.map((set) => set.map(columnOrName)), ...named(columns));
  }),
  "DataFrame.agg": member(["*exprs"], (frame, values) => frame.agg(...aggregates(values))),
  "GroupedData.agg": member(["*exprs"], (grouped, values) => grouped.agg(...aggregates(values))),
  "GroupedData.count": member([], (grouped) => grouped.count()),
  "GroupedData.sum": each("sum"),
  "GroupedData.avg": each("avg"),
  "GroupedData.mean": each("mean"),
  "GroupedData.min": each("min"),
  "GroupedData.max": each("max"),
  "GroupedData.pivot": member(["pivot_col", "values"], (grouped, column, values) => grouped.pivot(column, plain(values) ?? [])),
};
