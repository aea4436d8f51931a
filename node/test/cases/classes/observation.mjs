// `Observation`.

import { Observation } from "firesteel";

import { member } from "../member.mjs";

export const members = {
  "Observation.__init__": member(["name"], (_, name) => new Observation(name ?? undefined)),
  "Observation.get": member([], (observation) => observation.get()),
};
