//! Steps of a pipe: what they see is the output of the step before, and nothing below it. Spark: `PipeExpression`,
//! `ValidateAndStripPipeExpressions`.

use firesteel_protocol::extension::pipe_step::Kind as Step;
use firesteel_protocol::extension::set_columns::Assignment;
use firesteel_protocol::extension::{GroupedSelect, PipeStep, SetColumns};
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use super::{aggregate, extension, filter, project};
use crate::expr::Typed;
use crate::resolve::column::Column;
use crate::resolve::expression::{self, Output};
use crate::resolve::grouped::Grouped;
use crate::resolve::resolver::{Below, Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::resolve::{condition, identifier};

pub(super) fn resolve(resolver: &mut Resolver<'_>, message: PipeStep) -> Result<Relation> {
    let step = message.kind();
    let PipeStep { input, kind: _, expressions, grouped } = message;
    let input = closed(extension::inner(resolver, input)?);
    match step {
        Step::Unspecified => Err(Error::internal("a step of an unknown kind")),
        Step::Select => {
            let mut scope = Scope::of(input);
            let outputs = expression::resolve_outputs(resolver, &mut scope, &expressions)?;
            project::select(resolver, scope.relation, outputs)
        }
        Step::Extend => {
            if expressions.iter().any(|added| matches!(added.expr_type, Some(ExprType::UnresolvedStar(_)))) {
                let parameters =
                    [("elem", "'*'".to_string()), ("prettyName", "expression `pipeexpression`".to_string())];
                return Err(condition::analysis("INVALID_USAGE_OF_STAR_OR_REGEX", &parameters));
            }
            let mut scope = Scope::of(input);
            let kept = scope.relation.columns.clone();
            let added = expression::resolve_outputs(resolver, &mut scope, &expressions)?;
            added.iter().try_for_each(|output| refuse_aggregate(&output.typed, "EXTEND"))?;
            let kept = kept.into_iter().map(Output::same);
            selected(resolver, scope.relation, kept.chain(added).collect())
        }
        Step::Drop => dropped(resolver, input, &expressions),
        Step::Where if expressions.is_empty() => Ok(input),
        Step::Where => expressions.iter().try_fold(input, |input, condition| {
            let mut scope = Scope::of(input);
            filter::by(resolver, &mut scope, condition)
        }),
        Step::Aggregate => {
            let grouped = grouped.ok_or_else(|| Error::internal("AGGREGATE without its expressions"))?;
            aggregated(resolver, input, &grouped)
        }
    }
}

/// The relation with nothing to look up below it.
fn closed(relation: Relation) -> Relation {
    Relation { below: Below::Closed, ..relation }
}

/// The outputs over `input`, whose hidden columns stay in sight.
fn selected(resolver: &mut Resolver<'_>, input: Relation, outputs: Vec<Output>) -> Result<Relation> {
    let visible = outputs.len();
    let hidden = input.hidden.clone().into_iter().map(Output::same);
    let outputs = outputs.into_iter().chain(hidden).collect();
    let mut relation = project::select(resolver, input, outputs)?;
    relation.hidden = relation.columns.split_off(visible);
    Ok(closed(relation))
}

fn refuse_aggregate(typed: &Typed, clause: &str) -> Result<()> {
    if !expression::aggregates(&typed.expr) {
        return Ok(());
    }
    let parameters = [("expr", typed.name.clone()), ("clause", clause.to_string())];
    Err(condition::analysis("PIPE_OPERATOR_CONTAINS_AGGREGATE_FUNCTION", &parameters))
}

fn dropped(resolver: &mut Resolver<'_>, input: Relation, expressions: &[proto::Expression]) -> Result<Relation> {
    let mut scope = Scope::of(input);
    let mut ids = Vec::with_capacity(expressions.len());
    for expression in expressions {
        let typed = expression::resolve(resolver, &mut scope, expression)?;
        let column = scope.relation.columns.iter().find(|column| column.expr() == typed.expr);
        let Some(column) = column else {
            return Err(condition::unresolved_column(&[typed.name], &scope.relation.columns));
        };
        if ids.contains(&column.id) {
            let parameters = [("columns", identifier::quote(&column.name))];
            return Err(condition::analysis("EXCEPT_OVERLAPPING_COLUMNS", &parameters));
        }
        ids.push(column.id.clone());
    }
    let kept = scope.relation.columns.iter().filter(|column| !ids.contains(&column.id));
    let visible = kept.clone().count();
    let kept = kept.chain(&scope.relation.hidden).map(|column| (column.expr(), column.clone())).collect();
    let mut relation = closed(scope.relation.project(kept)?);
    relation.hidden = relation.columns.split_off(visible);
    Ok(relation)
}

/// The groups come first in the output, then the aggregates.
fn aggregated(resolver: &mut Resolver<'_>, input: Relation, message: &GroupedSelect) -> Result<Relation> {
    let GroupedSelect { input: _, grouping, group_type: _, grouping_sets: _, output, by_all: _ } = message;
    let mut scope = Scope::of(input);
    let mut outputs: Vec<Output> = Vec::new();
    for key in grouping {
        match position(key) {
            Some(position) => outputs.push(at_position(&scope.relation, position)?),
            None => outputs.extend(expression::resolve_outputs(resolver, &mut scope, std::slice::from_ref(key))?),
        }
    }
    let keys: Vec<Typed> = outputs.iter().map(|output| output.typed.clone()).collect();
    aggregate::check_keys(&keys)?;
    scope.lateral.clear();
    for output in expression::resolve_outputs(resolver, &mut scope, output)? {
        if !expression::aggregates(&output.typed.expr) {
            let parameters = [("expr", output.typed.name.clone())];
            let condition = "PIPE_OPERATOR_AGGREGATE_EXPRESSION_CONTAINS_NO_AGGREGATE_FUNCTION";
            return Err(condition::analysis(condition, &parameters));
        }
        outputs.push(output);
    }
    Grouped::new(resolver, scope.relation, keys, None, outputs)?.build(resolver).map(closed)
}

fn position(key: &proto::Expression) -> Option<i32> {
    use proto::expression::literal::LiteralType;
    match &key.expr_type {
        Some(ExprType::Literal(literal)) => match literal.literal_type {
            Some(LiteralType::Integer(position)) => Some(position),
            _ => None,
        },
        _ => None,
    }
}

fn at_position(relation: &Relation, position: i32) -> Result<Output> {
    let at = usize::try_from(position).ok().and_then(|at| at.checked_sub(1));
    let column: &Column = at.and_then(|at| relation.columns.get(at)).ok_or_else(|| {
        let parameters = [("index", position.to_string()), ("size", relation.columns.len().to_string())];
        condition::analysis("GROUP_BY_POS_OUT_OF_RANGE", &parameters)
    })?;
    Ok(Output::same(column.clone()))
}

/// `|> SET a = 1, b = a`: columns replaced one after the other.
pub(super) fn set_columns(resolver: &mut Resolver<'_>, message: SetColumns) -> Result<Relation> {
    let SetColumns { input, assignments } = message;
    let mut relation = closed(extension::inner(resolver, input)?);
    for Assignment { name, value } in assignments {
        let value = value.ok_or_else(condition::missing_expression)?;
        let mut scope = Scope::of(relation);
        let typed = expression::resolve(resolver, &mut scope, &value)?.named(name.clone());
        refuse_aggregate(&typed, "SET")?;
        if !scope.relation.columns.iter().any(|column| resolver.same_name(&column.name, &name)) {
            return Err(condition::unresolved_column(&[name], &scope.relation.columns));
        }
        let outputs = scope.relation.columns.iter().map(|column| {
            if resolver.same_name(&column.name, &name) {
                return Output::new(typed.clone());
            }
            Output::same(column.clone())
        });
        let outputs = outputs.collect();
        relation = selected(resolver, scope.relation, outputs)?;
    }
    Ok(relation)
}
