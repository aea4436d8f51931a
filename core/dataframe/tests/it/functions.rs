//! Calls of functions make the expressions that PySpark makes for the same calls: `tests/plans/functions.tsv`.

use std::collections::BTreeMap;

use firesteel::functions::*;
use firesteel::spark::connect::Expression;
use firesteel::spark::connect::expression::ExprType;
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
fn lambda_of(call: &Expression) -> firesteel::spark::connect::expression::LambdaFunction {
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
    assert_eq!(count("*").to_message(), count(lit(1)).to_message());
}
