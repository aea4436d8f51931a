//! UNION, INTERSECT and EXCEPT. Spark: `SetOperation`, `ResolveUnion`, `WidenSetOperationTypes`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::{JoinType, NullEquality, ScalarValue};
use datafusion::functions_window::row_number::row_number_udwf;
use datafusion::logical_expr::expr::WindowFunction;
use datafusion::logical_expr::{Expr, LogicalPlan, LogicalPlanBuilder, Union, Window, WindowFunctionDefinition, lit};
use firesteel_protocol::spark::connect::set_operation::SetOpType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{self, Relation, Resolver};
use crate::types::coercion::Strings;
use crate::types::{common_type, implicit_cast};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::SetOperation) -> Result<Relation> {
    let proto::SetOperation { left_input: _, right_input: _, set_op_type: _, is_all, by_name, allow_missing_columns } =
        message;
    let left = super::resolve(resolver, node.input(0)?)?;
    let right = super::resolve(resolver, node.input(1)?)?;
    let is_all = is_all.unwrap_or_default();
    match message.set_op_type() {
        SetOpType::Unspecified => Err(Error::unsupported("a set operation of an unknown kind")),
        SetOpType::Union => {
            let (left, right) = if by_name.unwrap_or_default() {
                by_name_of_left(resolver, left, right, allow_missing_columns.unwrap_or_default())?
            } else {
                (left, right)
            };
            let union = union(resolver, left, right)?;
            if is_all { Ok(union) } else { distinct(union) }
        }
        SetOpType::Intersect => kept(resolver, left, right, Kept { operator: "INTERSECT", is_all }),
        SetOpType::Except => kept(resolver, left, right, Kept { operator: "EXCEPT", is_all }),
    }
}

fn union(resolver: &mut Resolver<'_>, left: Relation, right: Relation) -> Result<Relation> {
    let (left, right) = aligned(resolver, left, right, "UNION")?;
    let nullable: Vec<bool> =
        left.columns.iter().zip(&right.columns).map(|(left, right)| left.nullable || right.nullable).collect();
    let union = Union::try_new_with_loose_types(vec![left.plan, right.plan]).map_err(from_datafusion)?;
    let columns = left.columns.into_iter().zip(nullable).map(|(column, nullable)| Column { nullable, ..column });
    Ok(Relation::new(LogicalPlan::Union(union), columns.collect()))
}

fn distinct(relation: Relation) -> Result<Relation> {
    let plan = resolver::distinct(Arc::clone(&relation.plan))?;
    Ok(relation.with_plan(plan))
}

/// Both sides with the same number of columns, of the same types, in fields of the same names. The columns are new, with
/// the left side's names.
fn aligned(
    resolver: &mut Resolver<'_>,
    left: Relation,
    right: Relation,
    operator: &str,
) -> Result<(Relation, Relation)> {
    if left.columns.len() != right.columns.len() {
        let parameters = [
            ("operator", operator.to_string()),
            ("firstNumColumns", left.columns.len().to_string()),
            ("invalidOrdinalNum", "second".to_string()),
            ("invalidNumColumns", right.columns.len().to_string()),
        ];
        return Err(condition::analysis("NUM_COLUMNS_MISMATCH", &parameters));
    }
    let settings = resolver.settings();
    let mut left_outputs = Vec::new();
    let mut right_outputs = Vec::new();
    for (at, (one, two)) in left.columns.iter().zip(&right.columns).enumerate() {
        let common = common_type(&[one.data_type.clone(), two.data_type.clone()], Strings::Promoted, settings)
            .ok_or_else(|| incompatible(operator, at, &one.data_type, &two.data_type))?;
        let left_value = implicit_cast(one.typed(), &common, settings)?;
        let right_value = implicit_cast(two.typed(), &common, settings)?;
        let column = resolver.column(&left_value.clone().named(one.name.clone()));
        let fallible = one.fallible || two.fallible || left_value.fallible || right_value.fallible;
        let column = Column { data_type: common, fallible, ..column };
        left_outputs.push((left_value.expr, Column { nullable: left_value.nullable, ..column.clone() }));
        right_outputs.push((right_value.expr, Column { nullable: right_value.nullable, ..column }));
    }
    Ok((left.project(left_outputs)?, right.project(right_outputs)?))
}

fn incompatible(operator: &str, at: usize, left: &DataType, right: &DataType) -> Error {
    let parameters = [
        ("operator", operator.to_string()),
        ("columnOrdinalNumber", crate::expr::failure::ordinal(at)),
        ("tableOrdinalNumber", "second".to_string()),
        ("dataType1", condition::shown_type(right)),
        ("dataType2", condition::shown_type(left)),
        ("hint", String::new()),
    ];
    condition::analysis("INCOMPATIBLE_COLUMN_TYPE", &parameters)
}

/// The right side in the order of the left side's names; with `allow_missing`, NULL for what one side lacks.
fn by_name_of_left(
    resolver: &mut Resolver<'_>,
    left: Relation,
    right: Relation,
    allow_missing: bool,
) -> Result<(Relation, Relation)> {
    unique_names(resolver, &left)?;
    unique_names(resolver, &right)?;
    let mut ordered = Vec::with_capacity(left.columns.len());
    for column in &left.columns {
        match right.columns.iter().find(|other| resolver.same_name(&column.name, &other.name)) {
            Some(other) => ordered.push((other.expr(), other.clone())),
            None if allow_missing => ordered.push(missing(resolver, column)?),
            None => return Err(condition::not_among(&column.name, &right.columns)),
        }
    }
    let is_new = |column: &&Column| !left.columns.iter().any(|other| resolver.same_name(&column.name, &other.name));
    let added: Vec<Column> = right.columns.iter().filter(is_new).cloned().collect();
    if !allow_missing {
        return Ok((left, right.project(ordered)?));
    }
    let mut widened: Vec<(Expr, Column)> = left.columns.iter().map(|column| (column.expr(), column.clone())).collect();
    for column in added {
        widened.push(missing(resolver, &column)?);
        ordered.push((column.expr(), column));
    }
    Ok((left.project(widened)?, right.project(ordered)?))
}

fn unique_names(resolver: &Resolver<'_>, relation: &Relation) -> Result<()> {
    for (at, column) in relation.columns.iter().enumerate() {
        if relation.columns[..at].iter().any(|other| resolver.same_name(&column.name, &other.name)) {
            let name =
                if resolver.settings().case_sensitive { column.name.clone() } else { column.name.to_lowercase() };
            let parameters = [("columnName", crate::resolve::identifier::quote(&name))];
            return Err(condition::analysis("COLUMN_ALREADY_EXISTS", &parameters));
        }
    }
    Ok(())
}

fn missing(resolver: &mut Resolver<'_>, column: &Column) -> Result<(Expr, Column)> {
    let null = Typed::literal(ScalarValue::Null);
    let mode = if resolver.settings().ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    let null = cast(null, &column.data_type, mode, resolver.settings())?.named(column.name.clone());
    let output = resolver.column(&null);
    Ok((null.expr, output))
}

/// INTERSECT or EXCEPT, with or without ALL.
struct Kept {
    operator: &'static str,
    is_all: bool,
}

/// The left side's rows that the right side has, or has not. NULLs are the same; with ALL, rows are matched one to one
/// by numbering equal rows.
fn kept(resolver: &mut Resolver<'_>, left: Relation, right: Relation, kept: Kept) -> Result<Relation> {
    let operator = if kept.is_all { format!("{} ALL", kept.operator) } else { kept.operator.to_string() };
    let (left, right) = aligned(resolver, left, right, &operator)?;
    let nullable_right: Vec<bool> = right.columns.iter().map(|column| column.nullable).collect();
    // The two sides' fields have to differ for a join.
    let mut renamed = Vec::new();
    for column in &right.columns {
        renamed.push((column.expr(), Column { id: resolver.id(), ..column.clone() }));
    }
    let right = right.project(renamed)?;
    let (left, right) =
        if kept.is_all { (numbered(resolver, left)?, numbered(resolver, right)?) } else { (distinct(left)?, right) };
    let columns = |relation: &Relation| -> Vec<datafusion::common::Column> {
        relation
            .columns
            .iter()
            .chain(&relation.hidden)
            .map(|column| datafusion::common::Column::new_unqualified(column.id.clone()))
            .collect()
    };
    let is_intersect = kept.operator == "INTERSECT";
    let join_type = if is_intersect { JoinType::LeftSemi } else { JoinType::LeftAnti };
    let keys = (columns(&left), columns(&right));
    let plan = LogicalPlanBuilder::new_from_arc(Arc::clone(&left.plan))
        .join_detailed(right.plan.as_ref().clone(), join_type, keys, None, NullEquality::NullEqualsNull)
        .and_then(LogicalPlanBuilder::build)
        .map_err(from_datafusion)?;
    let kept = left
        .columns
        .iter()
        .cloned()
        .zip(nullable_right)
        .map(|(column, right)| Column { nullable: column.nullable && (right || !is_intersect), ..column });
    Relation::new(plan, kept.collect()).visible_only()
}

/// A hidden column that numbers equal rows.
fn numbered(resolver: &mut Resolver<'_>, relation: Relation) -> Result<Relation> {
    let mut call = WindowFunction::new(WindowFunctionDefinition::WindowUDF(row_number_udwf()), Vec::new());
    call.params.partition_by = relation.columns.iter().map(Column::expr).collect();
    if call.params.partition_by.is_empty() {
        call.params.partition_by = vec![lit(1)];
    }
    let id = resolver.id();
    let window = vec![Expr::WindowFunction(Box::new(call)).alias(&id)];
    let plan = LogicalPlan::Window(Window::try_new(window, Arc::clone(&relation.plan)).map_err(from_datafusion)?);
    let number = Typed::column(&id, "", DataType::UInt64, false);
    let number = Column { id, ..resolver.column(&number) };
    let mut relation = relation.with_plan(plan);
    relation.hidden.push(number);
    Ok(relation)
}
