// `Window` and `WindowSpec`.

import { Window } from "firesteel";

import { member } from "../member.mjs";

/** Several columns, which may stand in one list. */
const flat = (columns) => (columns.length === 1 && Array.isArray(columns[0]) ? columns[0] : columns);
const between = (method) => {
  return (receiver, start, end) => (receiver ?? Window)[method](start, end);
};

export const members = {
  "Window.unboundedPreceding": member([], () => Window.unboundedPreceding),
  "Window.unboundedFollowing": member([], () => Window.unboundedFollowing),
  "Window.currentRow": member([], () => Window.currentRow),
  "Window.partitionBy": member(["*cols"], (_, columns) => Window.partitionBy(...flat(columns))),
  "Window.orderBy": member(["*cols"], (_, columns) => Window.orderBy(...flat(columns))),
  "Window.rowsBetween": member(["start", "end"], between("rowsBetween")),
  "Window.rangeBetween": member(["start", "end"], between("rangeBetween")),
  "WindowSpec.partitionBy": member(["*cols"], (window, columns) => window.partitionBy(...flat(columns))),
  "WindowSpec.orderBy": member(["*cols"], (window, columns) => window.orderBy(...flat(columns))),
  "WindowSpec.rowsBetween": member(["start", "end"], between("rowsBetween")),
  "WindowSpec.rangeBetween": member(["start", "end"], between("rangeBetween")),
};
