// The stack machine that carries out the operations of a case.

import { readdirSync } from "node:fs";

import { functions as F } from "firesteel";

import { functionCall } from "./functions.mjs";
import { Missing } from "./missing.mjs";
import { Double } from "./values.mjs";

/** Members by `CLASS.MEMBER`: what the modules in `classes/`, one for each class, export as `members`. */
const files = readdirSync(new URL("classes/", import.meta.url));
const modules = await Promise.all(files.map((file) => import(`./classes/${file}`)));
const MEMBERS = new Map(modules.flatMap((module) => Object.entries(module.members)));

export class Machine {
  #stack = [];
  #variables;
  #spark;

  constructor(spark, variables) {
    this.#spark = spark;
    this.#variables = new Map(variables);
  }

  /** The value of the program. */
  async run(operations) {
    const rest = operations.values();
    for (const [operation, ...fields] of rest) {
      for (const value of this.#step(rest, operation, fields)) {
        this.#stack.push(await value);
      }
    }
    return this.#stack.pop();
  }

  /** A function of columns. What it does is waited for by nobody. */
  #function(parameters, operations) {
    const called = (...columns) => {
      parameters.forEach((parameter, at) => this.#variables.set(parameter, columns[at]));
      const rest = operations.values();
      for (const [operation, ...fields] of rest) {
        this.#stack.push(...this.#step(rest, operation, fields));
      }
      return this.#stack.pop();
    };
    // How many columns it is called with is seen from its length.
    return Object.defineProperty(called, "length", { value: parameters.length });
  }

  /** What an operation pushes, or promises. A function begins where it stands in `rest`. */
  #step(rest, operation, fields) {
    const [first, second, ...names] = fields;
    switch (operation) {
      case "int":
        return [Number.isSafeInteger(Number(first)) ? Number(first) : BigInt(first)];
      case "float":
        return [new Double(first)];
      case "text":
        return [first];
      case "bool":
        return [first === "true"];
      case "null":
        return [null];
      case "decimal":
        return [F.decimal(first)];
      case "binary":
        return [new Uint8Array(Buffer.from(first, "hex"))];
      case "timestamp":
        return [timestamp(first)];
      case "date":
        return [F.date(new Date(Number(first) * 86_400_000))];
      case "time":
        return [F.time(timeOfDay(first))];
      case "duration":
        return [F.dayTimeInterval(BigInt(first))];
      case "list":
        return [this.#popped(Number(first))];
      case "dict":
        return [new Map(this.#pairs(Number(first)))];
      case "item":
        return [this.#stack.pop()[Number(first)]];
      case "spark":
        return [this.#spark];
      case "keep":
        this.#variables.set(first, this.#stack.pop());
        return [];
      case "use":
        return [this.#variables.get(first)];
      case "get":
        return [this.#member(first)(this.#stack.pop(), [], new Map())];
      case "call": {
        const [positional, named] = this.#given(Number(second), names);
        return [this.#member(first)(this.#stack.pop(), positional, named)];
      }
      case "static": {
        const [positional, named] = this.#given(Number(second), names);
        return [this.#member(first)(undefined, positional, named)];
      }
      case "fn": {
        const [positional, named] = this.#given(Number(second), names);
        return [functionCall(first, positional, named)];
      }
      case "function":
        return [this.#function(fields, body(rest))];
      default:
        throw new Error(`there is no operation ${operation}`);
    }
  }

  #member(name) {
    const call = MEMBERS.get(name);
    if (call === undefined) {
      throw new Missing(name);
    }
    return (...args) => call(name, ...args);
  }

  #popped(count) {
    return this.#stack.splice(this.#stack.length - count, count);
  }

  #pairs(count) {
    const values = this.#popped(2 * count);
    return Array.from({ length: count }, (_, at) => [values[2 * at], values[2 * at + 1]]);
  }

  /** The positional arguments, and those given by name. */
  #given(count, names) {
    const values = this.#popped(names.length);
    const named = new Map(names.map((name, at) => [name, values[at]]));
    return [this.#popped(count), named];
  }
}

/** The operations of a function, up to its end. */
function body(rest) {
  const operations = [];
  for (let depth = 1; depth > 0; ) {
    const operation = rest.next().value;
    depth += operation[0] === "function" ? 1 : operation[0] === "give" ? -1 : 0;
    operations.push(operation);
  }
  return operations.slice(0, -1);
}

/** An instant. JavaScript's have milliseconds only. */
function timestamp(microseconds) {
  if (Number(microseconds) % 1000 !== 0) {
    throw new Missing("a timestamp of microseconds");
  }
  return new Date(Number(microseconds) / 1000);
}

/** A time of day, as text. */
function timeOfDay(nanoseconds) {
  const microseconds = Number(nanoseconds) / 1000;
  const clock = new Date(Math.floor(microseconds / 1000)).toISOString().slice("1970-01-01T".length, -"Z".length);
  return clock + String(microseconds % 1000).padStart(3, "0");
}
