// `DataFrameStatFunctions`, the same members of `DataFrame`, and DataFrames as expressions.

import { DataFrame } from "firesteel";

import { exact, member } from "../member.mjs";
import { Missing } from "../missing.mjs";
import { column, columnOrName, plain } from "../values.mjs";

const stat = (receiver) => (receiver instanceof DataFrame ? receiver.stat : receiver);

const statistics = {
  approxQuantile: member(["col", "probabilities", "relativeError"], async (receiver, names, parts, error) => {
    const quantiles = await stat(receiver).approxQuantile([names].flat(), parts, error);
    return Array.isArray(names) ? quantiles : quantiles[0];
  }),
  corr: member(["col1", "col2", "method"], (receiver, one, other, method) => {
    if ((method ?? "pearson") !== "pearson") {
      throw new Missing("corr(method)");
    }
    return stat(receiver).corr(one, other);
  }),
  cov: member(["col1", "col2"], (receiver, one, other) => stat(receiver).cov(one, other)),
  crosstab: member(["col1", "col2"], (receiver, one, other) => stat(receiver).crosstab(one, other)),
  freqItems: member(["cols", "support"], (receiver, names, support) => stat(receiver).freqItems(names, support ?? undefined)),
  sampleBy: exact(["col", "fractions", "seed"], (receiver, by, fractions, seed) => {
    const parts = [...fractions].map(([value, part]) => [column(value), plain(part)]);
    return stat(receiver).sampleBy(columnOrName(by), parts, seed ?? undefined);
  }),
};

export const members = {
  ...Object.fromEntries(Object.entries(statistics).map(([name, call]) => [`DataFrame.${name}`, call])),
  ...Object.fromEntries(Object.entries(statistics).map(([name, call]) => [`DataFrameStatFunctions.${name}`, call])),
  "DataFrame.stat": member([], (frame) => frame.stat),
  "DataFrame.scalar": member([], (frame) => frame.scalar()),
  "DataFrame.exists": member([], (frame) => frame.exists()),
};
