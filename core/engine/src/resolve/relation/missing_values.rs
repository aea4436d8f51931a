//! `na.fill`, `na.drop` and `na.replace`. Spark: `DataFrameNaFunctions`.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::logical_expr::{Expr, Operator, lit, when};
use firesteel_protocol::spark::connect::expression::Literal;
use firesteel_protocol::spark::connect::na_replace::Replacement;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::function::{self, Settings};
use crate::resolve::column::Column;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::{barrier, expression, identifier};

/// NULLs, and NaN among floats, become a value of the column's own kind; other columns stay.
pub(super) fn fill(resolver: &mut Resolver<'_>, node: &Node, message: &proto::NaFill) -> Result<Relation> {
    let proto::NaFill { input: _, cols, values } = message;
    let input = super::input(resolver, node)?;
    let wanted = positions(resolver, &input, cols)?;
    let mut outputs = Vec::new();
    for (at, column) in input.columns.iter().enumerate() {
        let value = match (values.as_slice(), wanted.iter().position(|wanted| *wanted == at)) {
            (_, None) => None,
            ([value], Some(_)) => Some(value),
            (values, Some(at)) => values.get(at),
        };
        outputs.push(match value {
            Some(value) => filled(resolver, column, value)?,
            None => (column.expr(), column.clone()),
        });
    }
    input.project(outputs)
}

/// The positions of the columns in the order they are named; all of them when none is.
fn positions(resolver: &Resolver<'_>, input: &Relation, names: &[String]) -> Result<Vec<usize>> {
    if names.is_empty() {
        return Ok((0..input.columns.len()).collect());
    }
    let mut positions = Vec::new();
    for name in names {
        let parts = identifier::parse(name)?;
        let found =
            input.columns.iter().position(|column| parts.len() == 1 && resolver.same_name(&column.name, &parts[0]));
        match found {
            Some(at) => positions.push(at),
            None => return Err(crate::resolve::condition::unresolved_column(&parts, &input.columns)),
        }
    }
    Ok(positions)
}

fn filled(resolver: &mut Resolver<'_>, column: &Column, value: &Literal) -> Result<(Expr, Column)> {
    let value = expression::literal(value, resolver.settings())?;
    let same_kind = (is_number(&value.data_type) && is_number(&column.data_type))
        || (is_text(&value.data_type) && is_text(&column.data_type))
        || (value.data_type == DataType::Boolean && column.data_type == DataType::Boolean);
    if !same_kind {
        return Ok((column.expr(), column.clone()));
    }
    let mode = if resolver.settings().ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    let value = cast(value, &column.data_type, mode, resolver.settings())?;
    let is_missing = if is_float(&column.data_type) {
        column.expr().is_null().or(equals(column.expr(), not_a_number(&column.data_type)))
    } else {
        column.expr().is_null()
    };
    let expr = when(is_missing, value.expr).otherwise(column.expr()).map_err(from_datafusion)?;
    // Casts that may overflow count as NULL at times, also those of constants.
    let nullable = value.nullable && (column.nullable || is_float(&column.data_type));
    let typed = Typed { expr, nullable, ..column.typed() };
    let output = Column { qualifier: column.qualifier.clone(), ..resolver.column(&typed) };
    Ok((typed.expr, output))
}

/// Rows with fewer than so many values go; by default those with any NULL or NaN.
pub(super) fn drop(resolver: &mut Resolver<'_>, node: &Node, message: &proto::NaDrop) -> Result<Relation> {
    let proto::NaDrop { input: _, cols, min_non_nulls } = message;
    let input = super::input(resolver, node)?;
    let wanted = positions(resolver, &input, cols)?;
    let present = |column: &Column| {
        let is_there = column.expr().is_not_null();
        if is_float(&column.data_type) {
            is_there.and(Expr::Not(Box::new(equals(column.expr(), not_a_number(&column.data_type)))))
        } else {
            is_there
        }
    };
    let columns = wanted.iter().map(|at| &input.columns[*at]);
    let predicate = match min_non_nulls {
        None => columns.map(present).reduce(Expr::and),
        Some(least) => {
            let mut count = lit(0i32);
            for column in columns {
                let one = when(present(column), lit(1i32)).otherwise(lit(0i32)).map_err(from_datafusion)?;
                count = count + one;
            }
            Some(count.gt_eq(lit(*least)))
        }
    };
    let Some(expr) = predicate else { return Ok(input) };
    let data_type = DataType::Boolean;
    let condition = Typed { expr, data_type, nullable: false, name: String::new(), fallible: false };
    barrier::filter(resolver, input, vec![condition])
}

/// Values become others, in the columns of their kind.
pub(super) fn replace(resolver: &mut Resolver<'_>, node: &Node, message: &proto::NaReplace) -> Result<Relation> {
    let proto::NaReplace { input: _, cols, replacements } = message;
    let input = super::input(resolver, node)?;
    let wanted = positions(resolver, &input, cols)?;
    let mut outputs = Vec::new();
    for (at, column) in input.columns.iter().enumerate() {
        outputs.push(if wanted.contains(&at) {
            replaced(resolver, column, replacements)?
        } else {
            (column.expr(), column.clone())
        });
    }
    input.project(outputs)
}

fn replaced(resolver: &mut Resolver<'_>, column: &Column, replacements: &[Replacement]) -> Result<(Expr, Column)> {
    let mode = if resolver.settings().ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    let settings = resolver.settings();
    let mut branches: Vec<(Expr, Expr)> = Vec::new();
    let mut nullable = column.nullable;
    for Replacement { old_value, new_value } in replacements {
        let (Some(old), Some(new)) = (old_value, new_value) else {
            return Err(Error::internal("a replacement without its values"));
        };
        let old = expression::literal(old, settings)?;
        let new = expression::literal(new, settings)?;
        let same_kind = (is_number(&old.data_type) && is_number(&column.data_type))
            || (is_text(&old.data_type) && is_text(&column.data_type))
            || (old.data_type == DataType::Boolean && column.data_type == DataType::Boolean);
        if !same_kind {
            continue;
        }
        let new = cast(as_double(new, settings)?, &column.data_type, mode, settings)?;
        nullable |= new.nullable;
        let is_old = function::apply("=", vec![column.typed(), as_double(old, settings)?], settings)?;
        branches.push((is_old.expr, new.expr));
    }
    let mut branches = branches.into_iter();
    let Some((first, value)) = branches.next() else { return Ok((column.expr(), column.clone())) };
    let mut case = when(first, value);
    for (condition, value) in branches {
        case = case.when(condition, value);
    }
    let expr = case.otherwise(column.expr()).map_err(from_datafusion)?;
    let typed = Typed { expr, nullable, ..column.typed() };
    let output = resolver.column(&typed);
    Ok((typed.expr, output))
}

/// Spark reads the numbers of a replacement as DOUBLE, so that 2.5 is no value of an INT, and 25 may be one of a DECIMAL.
fn as_double(value: Typed, settings: &Settings) -> Result<Typed> {
    if is_number(&value.data_type) { cast(value, &DataType::Float64, EvalMode::Legacy, settings) } else { Ok(value) }
}

fn equals(left: Expr, right: Expr) -> Expr {
    datafusion::logical_expr::binary_expr(left, Operator::Eq, right)
}

fn not_a_number(data_type: &DataType) -> Expr {
    match data_type {
        DataType::Float32 => lit(ScalarValue::Float32(Some(f32::NAN))),
        _ => lit(ScalarValue::Float64(Some(f64::NAN))),
    }
}

fn is_float(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Float32 | DataType::Float64)
}

fn is_text(data_type: &DataType) -> bool {
    matches!(data_type, DataType::Utf8 | DataType::Utf8View | DataType::LargeUtf8)
}

fn is_number(data_type: &DataType) -> bool {
    data_type.is_integer() || is_float(data_type) || matches!(data_type, DataType::Decimal128(..))
}
