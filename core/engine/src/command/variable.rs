//! Session variables: DECLARE, SET VARIABLE and DROP TEMPORARY VARIABLE. Spark: `CreateVariableExec`,
//! `SetVariableExec`, `DropVariableExec`.

use std::sync::Arc;

use datafusion::common::ScalarValue;
use datafusion::physical_plan::collect;
use firesteel_protocol::extension::{DeclareVariable, DropVariable, SetVariable};
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto, Project, relation::RelType};
use firesteel_protocol::{Error, Kind, Node, Result, types};

use crate::catalog::{Variable, quoted};
use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::resolve::constant;
use crate::session::Session;
use crate::session::query::Analyzed;
use crate::sql;

pub(super) async fn declare(session: &Arc<Session>, message: DeclareVariable) -> Result<()> {
    let DeclareVariable { names, replace, type_text, default } = message;
    let settings = session.settings();
    let data_type = match &type_text {
        Some(text) => Some(types::to_engine(&sql::parse_data_type(text)?, &settings.zone)?),
        None => None,
    };
    let found = match default {
        Some(default) => Some(row(session, project(vec![default])).await?.remove(0)),
        None => None,
    };
    let data_type = data_type.or_else(|| found.as_ref().map(ScalarValue::data_type));
    let data_type = data_type.ok_or_else(|| Error::internal("a variable without a type"))?;
    let value = match found {
        Some(value) => stored(session, value, &data_type)?,
        None => ScalarValue::try_from(&data_type).map_err(from_datafusion)?,
    };
    for name in &names {
        let name = own_name(name)?;
        if !replace && session.variables().contains(&name) {
            let shown = format!("`system`.`session`.{}", quoted(&name));
            return Err(Error::new(Kind::Analysis, "VARIABLE_ALREADY_EXISTS", &[("variableName", shown)]));
        }
        let variable = Variable { data_type: data_type.clone(), value: value.clone(), default: value.clone() };
        session.change_variables(|variables| variables.set(&name, variable));
    }
    Ok(())
}

pub(super) async fn set(session: &Arc<Session>, message: SetVariable) -> Result<()> {
    let SetVariable { names, values, query } = message;
    let variables = session.variables();
    let mut targets = Vec::with_capacity(names.len());
    for name in &names {
        let parts = sql::parse_identifier(name)?;
        let found = variables.find(&parts).filter(|(_, used)| *used == parts.len());
        let (variable, _) = found.ok_or_else(|| not_found(&parts))?;
        let own = parts.last().cloned().unwrap_or_default();
        if targets.iter().any(|(other, _): &(String, Variable)| other.eq_ignore_ascii_case(&own)) {
            return Err(Error::new(Kind::Analysis, "DUPLICATE_ASSIGNMENTS", &[("nameList", quoted(&own))]));
        }
        targets.push((own, variable.clone()));
    }
    let is_default = |value: &proto::Expression| match &value.expr_type {
        Some(ExprType::UnresolvedAttribute(attribute)) => attribute.unparsed_identifier == "DEFAULT",
        _ => false,
    };
    let found = if values.iter().any(is_default) {
        let mut found = Vec::with_capacity(values.len());
        for (value, (_, variable)) in values.into_iter().zip(&targets) {
            found.push(match is_default(&value) {
                true => variable.default.clone(),
                false => row(session, project(vec![value])).await?.remove(0),
            });
        }
        found
    } else {
        row(session, query.ok_or_else(|| Error::internal("SET VARIABLE without a value"))?).await?
    };
    if found.len() != targets.len() {
        let parameters = [("numTarget", targets.len().to_string()), ("numExpr", found.len().to_string())];
        return Err(Error::new(Kind::Analysis, "ASSIGNMENT_ARITY_MISMATCH", &parameters));
    }
    for ((name, variable), value) in targets.into_iter().zip(found) {
        let value = stored(session, value, &variable.data_type)?;
        session.change_variables(|variables| variables.set(&name, Variable { value, ..variable }));
    }
    Ok(())
}

pub(super) fn drop(session: &Session, message: &DropVariable) -> Result<()> {
    let DropVariable { name, if_exists } = message;
    let own = own_name(name)?;
    let was_there = session.change_variables(|variables| variables.remove(&own));
    if was_there || *if_exists { Ok(()) } else { Err(not_found(&[own])) }
}

fn not_found(parts: &[String]) -> Error {
    let shown = match parts {
        [name] => format!("`system`.`session`.{}", quoted(name)),
        parts => parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join("."),
    };
    let parameters = [("variableName", shown.as_str()), ("searchPath", "`system`.`session`")];
    Error::new(Kind::Analysis, "VARIABLE_NOT_FOUND", &parameters)
}

/// The name of a variable without what may stand before it.
fn own_name(name: &str) -> Result<String> {
    let parts = sql::parse_identifier(name)?;
    let is_session = |parts: &[String]| match parts {
        [] => true,
        [session] => session.eq_ignore_ascii_case("session"),
        [system, session] => system.eq_ignore_ascii_case("system") && session.eq_ignore_ascii_case("session"),
        _ => false,
    };
    match parts.split_last() {
        Some((own, before)) if is_session(before) => Ok(own.clone()),
        _ => Err(Error::unsupported(format!("a variable called {name}"))),
    }
}

fn project(expressions: Vec<proto::Expression>) -> proto::Relation {
    let project = Project { input: None, expressions };
    proto::Relation { common: None, rel_type: Some(RelType::Project(Box::new(project))) }
}

/// The one row of a query, NULLs where it has none.
async fn row(session: &Arc<Session>, query: proto::Relation) -> Result<Vec<ScalarValue>> {
    let node = Node::from_message(query, crate::EXPRESSION_DEPTH)?;
    let analyzed = Analyzed::new(session, &node).await?;
    let physical = analyzed.physical(session).await?;
    let batches = collect(physical, session.planner().task_ctx()).await.map_err(from_datafusion)?;
    let rows: usize = batches.iter().map(|batch| batch.num_rows()).sum();
    if rows > 1 {
        return Err(Error::new(Kind::Runtime, "ROW_SUBQUERY_TOO_MANY_ROWS", &[] as &[(&str, &str)]));
    }
    let filled = batches.iter().find(|batch| batch.num_rows() == 1);
    analyzed
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let value = match filled {
                Some(batch) => ScalarValue::try_from_array(batch.column(at), 0),
                None => ScalarValue::try_from(&column.data_type),
            };
            value.map_err(from_datafusion)
        })
        .collect()
}

/// A value as a variable of a type holds it.
fn stored(session: &Session, value: ScalarValue, to: &arrow::datatypes::DataType) -> Result<ScalarValue> {
    let settings = session.settings();
    let mode = if settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    let typed = cast(Typed::literal(value), to, mode, &settings)?;
    constant::evaluate(&typed.expr)
}
