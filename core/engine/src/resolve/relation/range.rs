//! `range`: numbers in steps, made as they are read.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::datasource::provider_as_source;
use datafusion::logical_expr::{LogicalPlan, TableScanBuilder};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Kind, Result};

use super::{local, project};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::plan::numbers::Numbers;
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, constant, expression};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::Range) -> Result<Relation> {
    // Into how many partitions the numbers are cut changes no answer.
    let proto::Range { start, end, step, num_partitions: _ } = message;
    numbers(resolver, start.unwrap_or_default(), *end, *step)
}

fn numbers(resolver: &mut Resolver<'_>, start: i64, end: i64, step: i64) -> Result<Relation> {
    if step == 0 {
        return Err(Error::new(Kind::IllegalArgument, "_LEGACY_ERROR_TEMP_3162", &[("step", "0")]));
    }
    let column = resolver.column(&Typed::column("", "id", DataType::Int64, false));
    let table = Numbers::new(&column.id, start, end, step);
    let scan = TableScanBuilder::new("range", provider_as_source(Arc::new(table))).build();
    local::unqualified(LogicalPlan::TableScan(scan.map_err(from_datafusion)?), vec![column])
}

/// Table functions; `range` alone is offered.
pub(super) fn table_function(
    resolver: &mut Resolver<'_>,
    message: &proto::UnresolvedTableValuedFunction,
) -> Result<Relation> {
    let proto::UnresolvedTableValuedFunction { function_name, arguments } = message;
    if !function_name.eq_ignore_ascii_case("range") {
        return Err(Error::unsupported(format!("the table function {function_name}")));
    }
    let mut scope = Scope::of(project::one_row());
    let mut values = Vec::new();
    for argument in arguments {
        let typed = expression::resolve(resolver, &mut scope, argument)?;
        let value = constant::evaluate(&typed.expr)?.cast_to(&DataType::Int64).map_err(from_datafusion)?;
        let ScalarValue::Int64(Some(value)) = value else {
            let parameters = [("functionName", "`range`".to_string()), ("argumentName", "`end`".to_string())];
            return Err(condition::analysis("UNEXPECTED_NULL", &parameters));
        };
        values.push(value);
    }
    match values.as_slice() {
        [end] => numbers(resolver, 0, *end, 1),
        [start, end] => numbers(resolver, *start, *end, 1),
        [start, end, step] | [start, end, step, _] => numbers(resolver, *start, *end, *step),
        _ => Err(crate::expr::failure::wrong_count("range", "[1, 2, 3, 4]", values.len())),
    }
}
