// How the modules of classes say what a member is called with.

import { Missing } from "./missing.mjs";
import { plain } from "./values.mjs";

/**
 * A member with PySpark's parameters: `call` gets the receiver, then a value for each, `undefined` where none was given.
 * `*name` takes the rest of the positional arguments, as an array. Floats are numbers; see `exact`.
 */
export function member(parameters, call) {
  return exact(parameters, (receiver, ...values) => call(receiver, ...values.map(plain)));
}

/** `member` whose floats are `Double`s, so that a DOUBLE without a fraction stays one. */
export function exact(parameters, call) {
  return (name, receiver, positional, named) => {
    const rest = parameters.findIndex((parameter) => parameter.startsWith("*"));
    const known = new Set(parameters.map((parameter) => parameter.replace("*", "")));
    const isOdd = [...named.keys()].some((key) => !known.has(key)) || (rest < 0 && positional.length > parameters.length);
    if (isOdd) {
      throw new Missing(`${name}(${[...named.keys()].join(", ")})`);
    }
    const values = parameters.map((parameter, at) => {
      if (at === rest) {
        return positional.slice(at);
      }
      return rest < 0 || at < rest ? (at < positional.length ? positional[at] : named.get(parameter)) : named.get(parameter);
    });
    return call(receiver, ...values);
  };
}
