// Calls of functions by their PySpark names.

import { functions as F } from "firesteel";

import { Missing } from "./missing.mjs";
import { column, plain } from "./values.mjs";

export function functionCall(name, positional, named) {
  const known = F[name] ?? F[name.replace(/_+([a-z0-9])/g, (_, letter) => letter.toUpperCase())];
  if (known === undefined || named.size > 0) {
    throw new Missing(`functions.${name}`);
  }
  if (name === "lit") {
    return column(positional[0]);
  }
  // PySpark takes several columns also as one list.
  const args = positional.length === 1 && Array.isArray(positional[0]) ? positional[0] : positional;
  return known(...args.map(plain));
}
