//! Every call of `answers.tsv` gives what real Spark gave: name, type, value as text, or condition. The file is asked
//! from a server, never written from our own output.

use std::sync::Arc;

use arrow::array::{AsArray, RecordBatch, RecordBatchOptions};
use arrow::datatypes::{DataType, Schema};
use datafusion::common::DFSchema;
use datafusion::logical_expr::Expr;
use datafusion::logical_expr::execution_props::ExecutionProps;
use datafusion::logical_expr::physical_planning_context::PhysicalPlanningContext;
use datafusion::physical_expr::create_physical_expr;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::expression::{ExprType, cast::CastToType, literal::LiteralType};
use firesteel_protocol::{Error, Result, types};

use super::{Call, Settings, resolve};
use crate::expr::cast::parse;
use crate::expr::{EvalMode, Typed, cast, failure};
use crate::sql::parse_expression;

fn settings() -> Settings {
    Settings { zone: Arc::from("America/Los_Angeles"), ..Settings::default() }
}

fn typed(expression: &proto::Expression, settings: &Settings) -> Result<Typed> {
    let arguments = |expressions: &[proto::Expression]| {
        expressions.iter().map(|expression| typed(expression, settings)).collect::<Result<Vec<_>>>()
    };
    match expression.expr_type.as_ref() {
        Some(ExprType::Literal(literal)) => {
            let value = constant(literal, settings)?;
            let name = crate::expr::display::precise(&value, &settings.zone);
            let is_precise = crate::types::is_nanos(&value.data_type());
            Ok(if is_precise { Typed::literal(value).named(name) } else { Typed::literal(value) })
        }
        Some(ExprType::UnresolvedFunction(function)) => {
            called(&function.function_name, arguments(&function.arguments)?, settings)
        }
        Some(ExprType::CallFunction(function)) => {
            called(&function.function_name, arguments(&function.arguments)?, settings)
        }
        Some(ExprType::Cast(node)) => {
            let input = typed(node.expr.as_deref().unwrap(), settings)?;
            let target = match node.cast_to_type.as_ref().unwrap() {
                CastToType::Type(data_type) => data_type.clone(),
                CastToType::TypeStr(text) => crate::sql::parse_data_type(text)?,
            };
            let mode =
                if node.eval_mode() == proto::expression::cast::EvalMode::Try { EvalMode::Try } else { EvalMode::Ansi };
            cast(input, &types::to_engine(&target, &settings.zone)?, mode, settings)
        }
        Some(ExprType::UnresolvedExtractValue(node)) => super::extract(
            typed(node.child.as_deref().unwrap(), settings)?,
            typed(node.extraction.as_deref().unwrap(), settings)?,
            settings,
        ),
        Some(ExprType::Alias(alias)) => typed(alias.expr.as_deref().unwrap(), settings),
        other => Err(Error::internal(format!("the test does not know {other:?}"))),
    }
}

fn called(name: &str, arguments: Vec<Typed>, settings: &Settings) -> Result<Typed> {
    resolve(Call {
        name,
        arguments,
        is_distinct: false,
        filter: None,
        order_by: Vec::new(),
        ignore_nulls: None,
        settings,
    })
}

fn constant(literal: &proto::expression::Literal, settings: &Settings) -> Result<ScalarValue> {
    Ok(match literal.literal_type.as_ref().unwrap() {
        LiteralType::Null(_) => ScalarValue::Null,
        LiteralType::Boolean(value) => ScalarValue::Boolean(Some(*value)),
        LiteralType::Byte(value) => ScalarValue::Int8(Some(*value as i8)),
        LiteralType::Short(value) => ScalarValue::Int16(Some(*value as i16)),
        LiteralType::Integer(value) => ScalarValue::Int32(Some(*value)),
        LiteralType::Long(value) => ScalarValue::Int64(Some(*value)),
        LiteralType::Float(value) => ScalarValue::Float32(Some(*value)),
        LiteralType::Double(value) => ScalarValue::Float64(Some(*value)),
        LiteralType::String(_) if literal.data_type.is_some() => crate::resolve::literal_value(literal, settings)?,
        LiteralType::String(value) => ScalarValue::Utf8(Some(value.clone())),
        LiteralType::Binary(value) => ScalarValue::Binary(Some(value.to_vec())),
        LiteralType::Date(days) => ScalarValue::Date32(Some(*days)),
        LiteralType::TimestampNtz(micros) => ScalarValue::TimestampMicrosecond(Some(*micros), None),
        LiteralType::Timestamp(micros) => {
            ScalarValue::TimestampMicrosecond(Some(*micros), Some(Arc::clone(&settings.zone)))
        }
        LiteralType::DayTimeInterval(_) | LiteralType::YearMonthInterval(_) | LiteralType::Time(_) => {
            crate::resolve::literal_value(literal, settings)?
        }
        LiteralType::Decimal(decimal) => {
            let (digits, scale) = parse::decimal(&decimal.value).unwrap();
            let precision = decimal.precision.unwrap_or(38) as u8;
            ScalarValue::Decimal128(Some(digits), precision, i8::try_from(decimal.scale.unwrap_or(scale)).unwrap())
        }
        other => return Err(Error::internal(format!("the test does not know {other:?}"))),
    })
}

/// The value of a constant expression as Spark writes it.
fn evaluated(typed: Typed, settings: &Settings) -> Result<String> {
    let text = crate::expr::cast::convert(typed, &DataType::Utf8, EvalMode::Ansi, settings)?;
    let value = evaluate(&text.expr)?;
    let array = value.as_string_opt::<i32>().ok_or_else(|| Error::internal("a text that is none"))?.clone();
    Ok(if arrow::array::Array::is_null(&array, 0) { "NULL".to_string() } else { array.value(0).to_string() })
}

fn evaluate(expr: &Expr) -> Result<arrow::array::ArrayRef> {
    let physical =
        create_physical_expr(expr, &DFSchema::empty(), &ExecutionProps::new(), &PhysicalPlanningContext::default())
            .map_err(unwrapped)?;
    let options = RecordBatchOptions::new().with_row_count(Some(1));
    let batch = RecordBatch::try_new_with_options(Arc::new(Schema::empty()), Vec::new(), &options)
        .map_err(failure::from_arrow)?;
    physical.evaluate(&batch).and_then(|value| value.into_array(1)).map_err(unwrapped)
}

fn unwrapped(error: datafusion::error::DataFusionError) -> Error {
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(next) = source {
        if let Some(found) = next.downcast_ref::<Error>() {
            return found.clone();
        }
        source = next.source();
    }
    failure::from_datafusion(error)
}

/// What we answer to a call, in the columns of the file.
fn answer(text: &str) -> [String; 3] {
    let settings = settings();
    let outcome = parse_expression(text, settings.backslashes).and_then(|expression| typed(&expression, &settings));
    match outcome {
        Err(error) => [String::new(), String::new(), shown(&error)],
        Ok(typed) => {
            let (name, data_type) = (typed.name.clone(), crate::types::simple_name(&typed.data_type));
            let value = evaluated(typed, &settings).unwrap_or_else(|error| shown(&error));
            [name, data_type, value]
        }
    }
}

/// The condition; with its words where the condition alone tells nothing.
fn shown(error: &Error) -> String {
    match error.condition() {
        "INTERNAL_ERROR" => format!("!{error}"),
        condition => format!("!{condition}"),
    }
}

#[test]
fn calls_are_answered_as_spark_answers_them() {
    let mut wrong = Vec::new();
    let lines: Vec<&str> = include_str!("answers.tsv").lines().filter(|line| !line.starts_with('#')).collect();
    for line in &lines {
        let fields: Vec<&str> = line.split('\t').collect();
        let [text, name, data_type, value] = fields.as_slice() else { panic!("a line of {} fields", fields.len()) };
        let ours = answer(text);
        if ours != [*name, *data_type, *value] {
            wrong.push(format!("{text}\n  spark: {name} | {data_type} | {value}\n  ours:  {}", ours.join(" | ")));
        }
    }
    assert!(wrong.is_empty(), "{} of {} differ:\n{}", wrong.len(), lines.len(), wrong.join("\n"));
}

#[test]
fn names_are_found_in_any_case_and_told_from_strangers() {
    assert!(super::lookup("SubString").is_some());
    assert_eq!(super::unknown("nosuch").condition(), "UNRESOLVED_ROUTINE");
    assert_eq!(super::unknown("xpath").condition(), "UNSUPPORTED_OPERATION");
}

#[test]
fn no_name_belongs_to_two_functions() {
    let names: Vec<&str> = super::GROUPS
        .iter()
        .flat_map(|group| group.iter())
        .flat_map(|function| function.names.iter().copied())
        .collect();
    let distinct: std::collections::HashSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), distinct.len());
}
