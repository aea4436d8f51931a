//! Calls of functions make the expressions that PySpark makes for the same calls: `tests/plans/functions.tsv`.

use std::collections::BTreeMap;

use firesteel::Column;
use firesteel::functions::*;
use firesteel::spark::connect::Expression;
use firesteel::spark::connect::expression::{ExprType, LambdaFunction, UnresolvedNamedLambdaVariable};
use prost::Message;

use crate::function_calls::calls;

fn table() -> BTreeMap<String, String> {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/plans/functions.tsv");
    let text = std::fs::read_to_string(path).expect("the table");
    let lines = text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    lines.map(|(case, digits)| (case.to_string(), digits.to_string())).collect()
}

#[test]
fn a_call_has_pysparks_expression() {
    let table = table();
    let mut compared = 0;
    for (case, column) in calls() {
        let bytes = column.to_message().encode_to_vec();
        let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(Some(&digits), table.get(case), "{case}: {column:?}");
        compared += 1;
    }
    assert!(compared > 600, "only {compared} calls were compared");
}

/// Calls of functions that are not called with columns and values alone, by their names in the table.
fn odd_calls() -> Vec<(&'static str, Column)> {
    let branches = when(col("a").gt(1), lit("x")).when(col("b"), col("c")).expect("a when");
    vec![
        ("aggregate", aggregate_with("a", "b", |sum, x| sum + x, |sum| sum * 2)),
        ("aggregate least", aggregate("a", 0, |sum, x| sum + x)),
        ("array_sort by", array_sort_by("a", |left, right| left - right)),
        ("call_function", call_function("cat.fn", [col("a"), lit(1)])),
        ("call_udf", call_udf("fn", ["a"])),
        ("col", col("a.b")),
        ("column", column("a")),
        ("exists", exists("a", |x| x.gt(1))),
        ("expr", expr("a + 1")),
        ("filter", filter("a", |x| x.gt(1))),
        ("filter index", filter_with_index("a", |x, index| x.gt(index))),
        ("forall", forall("a", |x| x.gt(1))),
        ("lit", lit("x")),
        ("map_filter", map_filter("a", |key, value| key.gt(value))),
        ("map_zip_with", map_zip_with("a", "b", |key, first, second| concat([key, first, second]))),
        ("reduce", reduce_with("a", "b", |sum, x| sum + x, |sum| sum * 2)),
        ("reduce least", reduce("a", 0, |sum, x| sum + x)),
        ("transform", transform("a", |x| x + 1)),
        ("transform index", transform_with_index("a", |x, index| x + index)),
        ("transform nested", transform("a", |x| transform(x, |y| y + 1))),
        ("transform_keys", transform_keys("a", |key, value| key + value)),
        ("transform_values", transform_values("a", |key, value| key + value)),
        ("when", branches.otherwise(2).expect("a when")),
        ("zip_with", zip_with("a", "b", |left, right| left + right)),
    ]
}

/// Gives the parameters of lambda functions the names x_0, x_1, ... in the order they are met.
fn name_in_order(expression: &mut Expression, names: &mut Vec<String>) {
    match &mut expression.expr_type {
        Some(ExprType::UnresolvedNamedLambdaVariable(variable)) => rename(variable, names),
        Some(ExprType::UnresolvedFunction(function)) => {
            function.arguments.iter_mut().for_each(|argument| name_in_order(argument, names));
        }
        Some(ExprType::LambdaFunction(lambda)) => {
            name_in_order(lambda.function.as_deref_mut().expect("a body"), names);
            lambda.arguments.iter_mut().for_each(|parameter| rename(parameter, names));
        }
        _ => {}
    }
}

fn rename(variable: &mut UnresolvedNamedLambdaVariable, names: &mut Vec<String>) {
    let at = names.iter().position(|name| *name == variable.name_parts[0]).unwrap_or(names.len());
    if at == names.len() {
        names.push(variable.name_parts[0].clone());
    }
    variable.name_parts[0] = format!("x_{at}");
}

#[test]
fn a_function_of_functions_has_pysparks_expression() {
    let table = table();
    for (case, column) in odd_calls() {
        let mut message = column.to_message();
        name_in_order(&mut message, &mut Vec::new());
        let digits: String = message.encode_to_vec().iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(Some(&digits), table.get(case), "{case}: {column:?}");
    }
}

#[test]
fn a_closure_becomes_a_lambda_function_whose_parameters_are_its_own() {
    let nested = transform("a", |outer| transform(outer, |inner| inner + 1));
    let outer = lambda_of(&nested.to_message());
    let inner = lambda_of(outer.function.as_deref().expect("a body"));
    assert_eq!((outer.arguments.len(), inner.arguments.len()), (1, 1));
    assert_ne!(outer.arguments, inner.arguments);
    let folded = map_zip_with("a", "b", |key, first, second| concat([key, first, second])).to_message();
    assert_eq!(lambda_of(&folded).arguments.len(), 3);
}

/// The lambda function that is the last argument of a call.
fn lambda_of(call: &Expression) -> LambdaFunction {
    let Some(ExprType::UnresolvedFunction(function)) = &call.expr_type else { panic!("no call: {call:?}") };
    match function.arguments.last().and_then(|argument| argument.expr_type.clone()) {
        Some(ExprType::LambdaFunction(lambda)) => *lambda,
        other => panic!("no lambda function: {other:?}"),
    }
}

#[test]
fn a_seed_that_is_left_out_is_chosen_once() {
    let random = rand();
    assert_eq!(random.to_message(), random.to_message());
    assert_ne!(rand().to_message(), random.to_message());
}

#[test]
fn counting_all_columns_counts_rows() {
    let session = crate::backends::local();
    let counted = session.range(0, 3, 1).agg([count("*").alias("all"), count(lit(1)).alias("ones")]);
    assert_eq!(crate::backends::rows(&counted), [["3", "3"]]);
}
