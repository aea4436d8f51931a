//! Functions of functions: a Rust closure over columns becomes a lambda function in the plan.

use std::sync::atomic::{AtomicU64, Ordering};

use firesteel_protocol::spark::connect::expression::{ExprType, LambdaFunction, UnresolvedNamedLambdaVariable};

use crate::Column;

/// `function` of each element of an array.
pub fn transform(col: impl Into<Column>, function: impl FnOnce(Column) -> Column) -> Column {
    Column::function("transform", [col.into(), one(function)])
}

/// `function` of each element of an array and its index, from 0.
pub fn transform_with_index(col: impl Into<Column>, function: impl FnOnce(Column, Column) -> Column) -> Column {
    Column::function("transform", [col.into(), two(function)])
}

/// Whether `function` holds for some element of an array.
pub fn exists(col: impl Into<Column>, function: impl FnOnce(Column) -> Column) -> Column {
    Column::function("exists", [col.into(), one(function)])
}

/// Whether `function` holds for each element of an array.
pub fn forall(col: impl Into<Column>, function: impl FnOnce(Column) -> Column) -> Column {
    Column::function("forall", [col.into(), one(function)])
}

/// The elements of an array for which `function` holds.
pub fn filter(col: impl Into<Column>, function: impl FnOnce(Column) -> Column) -> Column {
    Column::function("filter", [col.into(), one(function)])
}

/// The elements of an array for which `function` holds of them and their index, from 0.
pub fn filter_with_index(col: impl Into<Column>, function: impl FnOnce(Column, Column) -> Column) -> Column {
    Column::function("filter", [col.into(), two(function)])
}

/// The elements of an array folded from `initial` on by `merge`.
pub fn aggregate(
    col: impl Into<Column>,
    initial: impl Into<Column>,
    merge: impl FnOnce(Column, Column) -> Column,
) -> Column {
    Column::function("aggregate", [col.into(), initial.into(), two(merge)])
}

/// As [`aggregate`], and what comes out given to `finish`.
pub fn aggregate_with(
    col: impl Into<Column>,
    initial: impl Into<Column>,
    merge: impl FnOnce(Column, Column) -> Column,
    finish: impl FnOnce(Column) -> Column,
) -> Column {
    Column::function("aggregate", [col.into(), initial.into(), two(merge), one(finish)])
}

/// The same as [`aggregate`].
pub fn reduce(
    col: impl Into<Column>,
    initial: impl Into<Column>,
    merge: impl FnOnce(Column, Column) -> Column,
) -> Column {
    Column::function("reduce", [col.into(), initial.into(), two(merge)])
}

/// As [`reduce`], and what comes out given to `finish`.
pub fn reduce_with(
    col: impl Into<Column>,
    initial: impl Into<Column>,
    merge: impl FnOnce(Column, Column) -> Column,
    finish: impl FnOnce(Column) -> Column,
) -> Column {
    Column::function("reduce", [col.into(), initial.into(), two(merge), one(finish)])
}

/// The elements of an array in the order of `comparator`, which gives a negative number, 0 or a positive one.
pub fn array_sort_by(col: impl Into<Column>, comparator: impl FnOnce(Column, Column) -> Column) -> Column {
    Column::function("array_sort", [col.into(), two(comparator)])
}

/// `function` of the elements of two arrays, one by one; the shorter one is filled with NULL.
pub fn zip_with(
    left: impl Into<Column>,
    right: impl Into<Column>,
    function: impl FnOnce(Column, Column) -> Column,
) -> Column {
    Column::function("zip_with", [left.into(), right.into(), two(function)])
}

/// A map with `function` of key and value as its keys.
pub fn transform_keys(col: impl Into<Column>, function: impl FnOnce(Column, Column) -> Column) -> Column {
    Column::function("transform_keys", [col.into(), two(function)])
}

/// A map with `function` of key and value as its values.
pub fn transform_values(col: impl Into<Column>, function: impl FnOnce(Column, Column) -> Column) -> Column {
    Column::function("transform_values", [col.into(), two(function)])
}

/// The entries of a map for whose key and value `function` holds.
pub fn map_filter(col: impl Into<Column>, function: impl FnOnce(Column, Column) -> Column) -> Column {
    Column::function("map_filter", [col.into(), two(function)])
}

/// Two maps made one: `function` of each key and its two values.
pub fn map_zip_with(
    col1: impl Into<Column>,
    col2: impl Into<Column>,
    function: impl FnOnce(Column, Column, Column) -> Column,
) -> Column {
    let names = ["x", "y", "z"].map(fresh);
    let [key, first, second] = names.each_ref().map(|name| lambda_variable(name));
    Column::function("map_zip_with", [col1.into(), col2.into(), lambda(&function(key, first, second), &names)])
}

/// A parameter of a lambda function, by its name.
pub fn lambda_variable(name: &str) -> Column {
    Column::leaf(ExprType::UnresolvedNamedLambdaVariable(variable(name)))
}

/// A lambda function whose body names its parameters by [`lambda_variable`]. The functions that take closures make these
/// themselves; bindings of other languages do it here.
pub fn lambda(body: &Column, parameters: &[String]) -> Column {
    Column::leaf(ExprType::LambdaFunction(Box::new(LambdaFunction {
        function: Some(Box::new(body.to_message())),
        arguments: parameters.iter().map(|name| variable(name)).collect(),
    })))
}

/// A name for a parameter that no other lambda function of this process has, so that one may stand inside another.
pub fn fresh(letter: &str) -> String {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    format!("{letter}_{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

fn variable(name: &str) -> UnresolvedNamedLambdaVariable {
    UnresolvedNamedLambdaVariable { name_parts: vec![name.to_string()] }
}

fn one(function: impl FnOnce(Column) -> Column) -> Column {
    let name = fresh("x");
    lambda(&function(lambda_variable(&name)), &[name])
}

fn two(function: impl FnOnce(Column, Column) -> Column) -> Column {
    let names = ["x", "y"].map(fresh);
    let [first, second] = names.each_ref().map(|name| lambda_variable(name));
    lambda(&function(first, second), &names)
}
