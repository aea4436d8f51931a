// `RuntimeConf`.

import { member } from "../member.mjs";

export const members = {
  "RuntimeConf.get": member(["key", "default"], (conf, key, fallback) => {
    return fallback === undefined ? conf.get(key) : conf.get(key, fallback);
  }),
  "RuntimeConf.set": member(["key", "value"], (conf, key, value) => conf.set(key, value)),
  "RuntimeConf.unset": member(["key"], (conf, key) => conf.unset(key)),
  "RuntimeConf.isModifiable": member(["key"], (conf, key) => conf.isModifiable(key)),
  "RuntimeConf.getAll": member([], (conf) => conf.getAll()),
};
