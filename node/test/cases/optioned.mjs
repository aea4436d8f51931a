// Members that take the options of a format by name.

import { Missing } from "./missing.mjs";
import { plain } from "./values.mjs";

/**
 * A member with PySpark's parameters: `call` gets the receiver, an object of what was given by other names, then a value for
 * each parameter, `undefined` where none was given.
 */
export function optioned(parameters, call) {
  return (name, receiver, positional, named) => {
    if (positional.length > parameters.length) {
      throw new Missing(`${name} of ${positional.length} arguments`);
    }
    const others = [...named].filter(([key]) => !parameters.includes(key));
    const values = parameters.map((parameter, at) => (at < positional.length ? positional[at] : named.get(parameter)));
    return call(receiver, Object.fromEntries(others.map(([key, value]) => [key, plain(value)])), ...values.map(plain));
  };
}
