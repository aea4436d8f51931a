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
    for (const [operation, ...fields] of operations) {
      this.#stack.push(...(await this.#step(operation, fields)));
    }
    return this.#stack.pop();
  }

  /** What an operation pushes. */
  async #step(operation, [first, second, ...names]) {
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
        // PySpark gives a decimal a precision of at least 10.
        return [F.decimal(first, first.replace(/\D/g, "").length < 10 ? 10 : undefined)];
      case "binary":
        return [new Uint8Array(Buffer.from(first, "hex"))];
      case "timestamp":
        return [timestamp(first)];
      case "date":
      case "time":
      case "duration":
        throw new Missing(`a literal of type ${operation}`);
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
        return [await this.#member(first)(this.#stack.pop(), [], new Map())];
      case "call": {
        const [positional, named] = this.#given(Number(second), names);
        return [await this.#member(first)(this.#stack.pop(), positional, named)];
      }
      case "static": {
        const [positional, named] = this.#given(Number(second), names);
        return [await this.#member(first)(undefined, positional, named)];
      }
      case "fn": {
        const [positional, named] = this.#given(Number(second), names);
        return [functionCall(first, positional, named)];
      }
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

/** An instant. JavaScript's have milliseconds only. */
function timestamp(microseconds) {
  if (Number(microseconds) % 1000 !== 0) {
    throw new Missing("a timestamp of microseconds");
  }
  return new Date(Number(microseconds) / 1000);
}
