// `DataFrameNaFunctions`, and the same members of `DataFrame`.

import { DataFrame } from "firesteel";

import { exact, member } from "../member.mjs";
import { column, plain } from "../values.mjs";

const na = (receiver) => (receiver instanceof DataFrame ? receiver.na : receiver);

const drop = member(["how", "thresh", "subset"], (receiver, how, thresh, subset) => {
  return na(receiver).drop({ how: how ?? "any", thresh: thresh ?? undefined, subset: subset ?? undefined });
});

// A DOUBLE without a fraction stays one: a column stands for it.
const fill = exact(["value", "subset"], (receiver, value, subset) => {
  const filling = value instanceof Map ? Object.fromEntries([...value].map(([name, one]) => [name, column(one)])) : column(value);
  return na(receiver).fill(filling, { subset: plain(subset) ?? undefined });
});

/** The pairs that PySpark makes of a dict, of two lists, of a list and a value, or of two values. */
function pairs(before, after) {
  if (before instanceof Map) {
    return [...before];
  }
  if (!Array.isArray(before)) {
    return [[before, after]];
  }
  return before.map((old, at) => [old, Array.isArray(after) ? after[at] : after]);
}

const replace = exact(["to_replace", "value", "subset"], (receiver, before, after, subset) => {
  const values = pairs(before, after).map(([old, other]) => [column(old), column(other ?? null)]);
  return na(receiver).replace(values, { subset: plain(subset) ?? undefined });
});

export const members = {
  "DataFrame.na": member([], (frame) => frame.na),
  "DataFrame.dropna": drop,
  "DataFrame.fillna": fill,
  "DataFrame.replace": replace,
  "DataFrameNaFunctions.drop": drop,
  "DataFrameNaFunctions.fill": fill,
  "DataFrameNaFunctions.replace": replace,
};
