//! `range`: numbers in steps, made as they are read.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::datasource::provider_as_source;
use datafusion::logical_expr::{LogicalPlan, TableScanBuilder};
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};

use super::{keywords, local, partitioning, project};
use crate::error::from_datafusion;
use crate::expr::{Typed, failure};
use crate::function::Settings;
use crate::plan::numbers::Numbers;
use crate::plan::partitions;
use crate::resolve::generator::{self, Generator};
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, constant, expression};
use crate::types::{self, coercion};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: &proto::Range) -> Result<Relation> {
    let proto::Range { start, end, step, num_partitions } = message;
    let partitions = num_partitions.map(|count| usize::try_from(count).ok().filter(|count| *count > 0));
    if partitions == Some(None) {
        let reason = format!("{} is not positive", num_partitions.unwrap_or_default());
        return Err(Error::argument("range", "numPartitions", reason));
    }
    numbers(resolver, start.unwrap_or_default(), *end, *step, partitions.flatten())
}

fn numbers(
    resolver: &mut Resolver<'_>,
    start: i64,
    end: i64,
    step: i64,
    partitions: Option<usize>,
) -> Result<Relation> {
    if step == 0 {
        return Err(Error::argument("range", "step", "step (0) cannot be 0"));
    }
    let column = resolver.column(&Typed::column("", "id", DataType::Int64, false));
    let table = Numbers::new(&column.id, start, end, step, partitions);
    let count = table.count().and_then(|count| i64::try_from(count).ok());
    let scan = TableScanBuilder::new("range", provider_as_source(Arc::new(table))).build();
    let number = column.expr();
    let relation = local::unqualified(LogicalPlan::TableScan(scan.map_err(from_datafusion)?), vec![column])?;
    match count.filter(|_| resolver.wants_partitions) {
        Some(count) => {
            let parts = partitions.unwrap_or(resolver.settings().parallelism);
            let slice = partitions::slice(number, (start, step, count), parts, resolver.settings());
            partitioning::numbered(resolver, relation, slice, parts)
        }
        None => Ok(relation),
    }
}

/// Table functions: `range`, and the generators.
pub(super) fn table_function(
    resolver: &mut Resolver<'_>,
    message: &proto::UnresolvedTableValuedFunction,
) -> Result<Relation> {
    let proto::UnresolvedTableValuedFunction { function_name, arguments } = message;
    if let Some(generator) = Generator::named(function_name) {
        let mut scope = Scope::of(project::one_row());
        let arguments = expression::named::placed(function_name, arguments)?;
        let arguments = arguments.iter().map(|argument| expression::resolve(resolver, &mut scope, argument));
        let arguments = arguments.collect::<Result<Vec<_>>>()?;
        return generator::table(resolver, generator, arguments);
    }
    if function_name.eq_ignore_ascii_case("sql_keywords") {
        if !arguments.is_empty() {
            return Err(failure::wrong_count("sql_keywords", "0", arguments.len()));
        }
        return keywords::table(resolver);
    }
    if !function_name.eq_ignore_ascii_case("range") {
        return Err(unknown(function_name));
    }
    let mut scope = Scope::of(project::one_row());
    let mut values = Vec::new();
    let names = if arguments.len() == 1 { &NAMES[1..] } else { NAMES };
    for (argument, name) in arguments.iter().zip(names) {
        let typed = expression::resolve(resolver, &mut scope, argument)?;
        values.push(whole_number(typed, name, resolver.settings())?);
    }
    if let [_, _, 0, ..] = values.as_slice() {
        return Err(condition::analysis("FAILED_FUNCTION_CALL", &[("funcName", "`range`".to_string())]));
    }
    if arguments.len() > NAMES.len() {
        return Err(failure::wrong_count("range", "[1, 2, 3, 4]", arguments.len()));
    }
    match values.as_slice() {
        [end] => numbers(resolver, 0, *end, 1, None),
        [start, end] => numbers(resolver, *start, *end, 1, None),
        [start, end, step] => numbers(resolver, *start, *end, *step, None),
        [start, end, step, parts] => {
            let parts = usize::try_from(*parts).ok().filter(|parts| *parts > 0);
            numbers(resolver, *start, *end, *step, parts)
        }
        _ => Err(failure::wrong_count("range", "[1, 2, 3, 4]", arguments.len())),
    }
}

/// The parameters of the table function. One alone is the end.
const NAMES: &[&str] = &["start", "end", "step", "numSlices"];

/// A constant argument as a BIGINT.
fn whole_number(argument: Typed, name: &str, settings: &Settings) -> Result<i64> {
    let required = || types::quoted(&DataType::Int64);
    if !constant::is_constant(&argument.expr) {
        let parameters =
            [("funcName", "`range`".to_string()), ("paramName", format!("`{name}`")), ("paramType", required())];
        return Err(condition::analysis("NON_FOLDABLE_ARGUMENT", &parameters));
    }
    let (shown, from) = (argument.name.clone(), types::quoted(&argument.data_type));
    let number = coercion::implicit_cast(argument, &DataType::Int64, settings)?;
    let ScalarValue::Int64(Some(value)) = constant::evaluate(&number.expr)? else {
        let index = NAMES.iter().position(|known| *known == name).unwrap_or_default();
        let parameters = [
            ("paramIndex", failure::ordinal(index)),
            ("functionName", "`range`".to_string()),
            ("requiredType", required()),
            ("inputSql", format!("\"{shown}\"")),
            ("inputType", from),
        ];
        return Err(condition::analysis("UNEXPECTED_INPUT_TYPE", &parameters));
    };
    Ok(value)
}

fn unknown(name: &str) -> Error {
    const REFUSED: [&str; 5] =
        ["json_tuple", "variant_explode", "variant_explode_outer", "python_worker_logs", "collations"];
    if REFUSED.iter().any(|refused| name.eq_ignore_ascii_case(refused)) {
        return Error::unsupported(format!("the table function {name}"));
    }
    let name = crate::resolve::identifier::quote(name);
    condition::analysis("UNRESOLVABLE_TABLE_VALUED_FUNCTION", &[("name", name)])
}
