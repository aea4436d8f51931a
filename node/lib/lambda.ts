/** Functions of functions: a function over columns becomes a lambda function in the plan. */

import { column, type ColumnOrName } from "./arguments.js";
import { Column, invoke } from "./column.js";
import { FiresteelError } from "./errors.js";
import { native } from "./native.js";

/** A function of an element, or of an element and its index. */
export type OfElement = (element: Column, index: Column) => Column;

let next = 0;

/** The lambda function of a function with so many parameters. */
function lambda(name: string, fn: (...columns: Column[]) => Column, count: number): Column {
  if (typeof fn !== "function") {
    throw FiresteelError.argument(name, "f", "it is no function");
  }
  const names = ["x", "y", "z"].slice(0, count).map((letter) => `${letter}_${next++}`);
  const body = fn(...names.map((parameter) => new Column(native.Column.lambdaVariable(parameter))));
  if (!(body instanceof Column)) {
    throw FiresteelError.argument(name, "f", "it gives no column");
  }
  return new Column(body.native.lambda(names));
}

/** A function that looks at the index has two parameters. */
function ofElement(name: string, col: ColumnOrName, f: OfElement): Column {
  return invoke(name, [column(col), lambda(name, f as (...columns: Column[]) => Column, f.length === 2 ? 2 : 1)]);
}

function ofTwo(name: string, columns: ColumnOrName[], f: (left: Column, right: Column) => Column): Column {
  return invoke(name, [...columns.map(column), lambda(name, f as (...columns: Column[]) => Column, 2)]);
}

/** `f` of each element of an array; a second parameter is the element's index. */
export function transform(col: ColumnOrName, f: OfElement): Column {
  return ofElement("transform", col, f);
}

/** The elements of an array for which `f` holds; a second parameter is the element's index. */
export function filter(col: ColumnOrName, f: OfElement): Column {
  return ofElement("filter", col, f);
}

/** Whether `f` holds for some element of an array. */
export function exists(col: ColumnOrName, f: (element: Column) => Column): Column {
  return invoke("exists", [column(col), lambda("exists", f as (...columns: Column[]) => Column, 1)]);
}

/** Whether `f` holds for each element of an array. */
export function forall(col: ColumnOrName, f: (element: Column) => Column): Column {
  return invoke("forall", [column(col), lambda("forall", f as (...columns: Column[]) => Column, 1)]);
}

/** `f` of the elements of two arrays, one by one; the shorter one is filled with NULL. */
export function zipWith(left: ColumnOrName, right: ColumnOrName, f: (left: Column, right: Column) => Column): Column {
  return ofTwo("zip_with", [left, right], f);
}

/** A map with `f` of key and value as its keys. */
export function transformKeys(col: ColumnOrName, f: (key: Column, value: Column) => Column): Column {
  return ofTwo("transform_keys", [col], f);
}

/** A map with `f` of key and value as its values. */
export function transformValues(col: ColumnOrName, f: (key: Column, value: Column) => Column): Column {
  return ofTwo("transform_values", [col], f);
}

/** The entries of a map for whose key and value `f` holds. */
export function mapFilter(col: ColumnOrName, f: (key: Column, value: Column) => Column): Column {
  return ofTwo("map_filter", [col], f);
}

/** Two maps made one: `f` of each key and its two values. */
export function mapZipWith(
  col1: ColumnOrName,
  col2: ColumnOrName,
  f: (key: Column, value1: Column, value2: Column) => Column,
): Column {
  const merged = lambda("map_zip_with", f as (...columns: Column[]) => Column, 3);
  return invoke("map_zip_with", [column(col1), column(col2), merged]);
}

/** The elements of an array folded by `merge` from a first value on, and given to `finish`. */
export function aggregate(
  col: ColumnOrName,
  initialValue: ColumnOrName,
  merge: (sum: Column, element: Column) => Column,
  finish?: (sum: Column) => Column,
): Column {
  return folded("aggregate", col, initialValue, merge, finish);
}

/** The same as `aggregate`. */
export function reduce(
  col: ColumnOrName,
  initialValue: ColumnOrName,
  merge: (sum: Column, element: Column) => Column,
  finish?: (sum: Column) => Column,
): Column {
  return folded("reduce", col, initialValue, merge, finish);
}

function folded(
  name: string,
  col: ColumnOrName,
  initialValue: ColumnOrName,
  merge: (sum: Column, element: Column) => Column,
  finish?: (sum: Column) => Column,
): Column {
  const start = [column(col), column(initialValue), lambda(name, merge as (...columns: Column[]) => Column, 2)];
  const end = finish === undefined ? [] : [lambda(name, finish as (...columns: Column[]) => Column, 1)];
  return invoke(name, [...start, ...end]);
}

/** The elements in order, NULLs last; a comparator gives a negative number, 0 or a positive one. */
export function arraySort(col: ColumnOrName, comparator?: (left: Column, right: Column) => Column): Column {
  return comparator === undefined ? invoke("array_sort", [column(col)]) : ofTwo("array_sort", [col], comparator);
}
