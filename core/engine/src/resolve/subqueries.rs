//! Subqueries as columns: what DataFusion cannot take apart is joined to the rows whose expressions hold it, before
//! those expressions are computed. Spark: `RewriteCorrelatedScalarSubquery`, `RewritePredicateSubquery`.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use arrow::array::{Array, AsArray};
use arrow::datatypes::Int64Type;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{JoinType, ScalarValue};
use datafusion::functions_aggregate::count::count_udaf;
use datafusion::functions_aggregate::first_last::first_value_udaf;
use datafusion::logical_expr::expr::{AggregateFunction, Exists, InSubquery};
use datafusion::logical_expr::{
    Aggregate, BinaryExpr, Expr, Filter, Limit, LogicalPlan, LogicalPlanBuilder, Operator, Subquery, lit, when,
};
use datafusion::optimizer::decorrelate_predicate_subquery::DecorrelatePredicateSubquery;
use datafusion::optimizer::scalar_subquery_to_join::ScalarSubqueryToJoin;
use datafusion::optimizer::{OptimizerContext, OptimizerRule};
use firesteel_protocol::{Error, Kind, Result};

use super::correlation;
use super::dependent::{self, Domain, EmptyGroups, field};
use super::resolver::{Below, Relation, Resolver, distinct, projection};
use crate::error::from_datafusion;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls};

/// Whether a subquery stands in the expression.
pub(super) fn has_subquery(expr: &Expr) -> bool {
    let is_subquery = |expr: &Expr| Ok(matches!(expr, Expr::ScalarSubquery(_) | Expr::InSubquery(_) | Expr::Exists(_)));
    expr.exists(is_subquery).unwrap_or(false)
}

/// The subqueries of an expression, outermost first.
fn subqueries(expr: &Expr) -> Vec<Subquery> {
    let mut found = Vec::new();
    let _ = expr.apply(|expr| {
        match expr {
            Expr::ScalarSubquery(subquery) => found.push(subquery.clone()),
            Expr::InSubquery(within) => found.push(within.subquery.clone()),
            Expr::Exists(exists) => found.push(exists.subquery.clone()),
            _ => {}
        }
        Ok(TreeNodeRecursion::Continue)
    });
    found
}

/// The names of the columns around that the subqueries of an expression look at.
pub(super) fn outer_names(expr: &Expr) -> Vec<String> {
    subqueries(expr).iter().flat_map(|subquery| correlation::occurrences(&subquery.subquery)).collect()
}

/// Whether an IN or EXISTS stands in the expression.
pub(super) fn is_predicate(expr: &Expr) -> bool {
    has_predicate(expr) || expr.exists(|expr| Ok(is_row_among(expr))).unwrap_or(true)
}

/// A subquery in a text that is the same for subqueries of one meaning: fields count from 1 in the order they are met,
/// but for those around it. `None` for what is no subquery.
pub(super) fn meaning(expr: &Expr) -> Option<String> {
    let query = match expr {
        Expr::ScalarSubquery(subquery) => &subquery.subquery,
        Expr::InSubquery(within) => &within.subquery.subquery,
        Expr::Exists(exists) => &exists.subquery.subquery,
        _ => return None,
    };
    let outer: HashSet<String> = correlation::occurrences(query).into_iter().collect();
    let around: HashSet<&str> = match expr {
        Expr::InSubquery(within) => within.expr.column_refs().iter().map(|column| column.name.as_str()).collect(),
        _ => HashSet::new(),
    };
    let text = format!("{expr:?}");
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut meaning = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while let Some(at) = rest.find('#') {
        let end = rest[at + 1..].find(|c: char| !c.is_ascii_digit()).map_or(rest.len(), |end| at + 1 + end);
        let (name, next) = (&rest[at..end], &rest[end..]);
        meaning.push_str(&rest[..at]);
        if outer.contains(name) || around.contains(name) {
            meaning.push_str(name);
        } else {
            let next = numbers.len() + 1;
            let number = *numbers.entry(name).or_insert(next);
            meaning.push_str(&format!("#.{number}"));
        }
        rest = next;
    }
    meaning.push_str(rest);
    // Sources show no more than their kind.
    let walked = query.apply_with_subqueries(|plan| {
        if let LogicalPlan::TableScan(scan) = plan {
            meaning.push_str(&format!(" {:p}", Arc::as_ptr(&scan.source)));
        }
        Ok(TreeNodeRecursion::Continue)
    });
    walked.is_ok().then_some(meaning)
}

/// The relation with a field for each subquery of the expressions, and the expressions over those fields. The
/// relation's columns are the same.
pub(super) fn attached(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    exprs: Vec<Expr>,
) -> Result<(Relation, Vec<Expr>)> {
    attached_as(resolver, relation, exprs, Unknown::IsFalse)
}

/// The same where a join has the expressions for its condition, which is asked of parts without the NOT around them.
pub(super) fn attached_to_side(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    expr: Expr,
) -> Result<(Relation, Vec<Expr>)> {
    attached_as(resolver, relation, vec![expr], Unknown::IsNull)
}

/// What IN is where it is not known whether a value is among others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Unknown {
    /// FALSE, and so is NOT IN. Spark makes a join of them that keeps rows or drops them.
    IsFalse,
    /// NULL. Spark gathers the values of such a query before the join.
    IsNull,
}

fn attached_as(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    exprs: Vec<Expr>,
    unknown: Unknown,
) -> Result<(Relation, Vec<Expr>)> {
    if !exprs.iter().any(has_subquery) {
        return Ok((relation, exprs));
    }
    let mut attaching = Attaching { resolver, plan: Arc::clone(&relation.plan), unknown, done: Vec::new() };
    let exprs = exprs.into_iter().map(|expr| attaching.replaced(expr)).collect::<Result<Vec<_>>>()?;
    let plan = attaching.plan;
    Ok((Relation { plan, below: Below::Closed, ..relation }, exprs))
}

/// Whether DataFusion joins the subqueries of a condition to what it filters, with Spark's answer.
pub(super) fn is_native(plan: &Arc<LogicalPlan>, condition: &Expr) -> bool {
    let inner = match condition {
        Expr::Not(inner) => inner.as_ref(),
        other => other,
    };
    let is_negated = matches!(condition, Expr::Not(_));
    let is_plain = match inner {
        Expr::Exists(_) => true,
        // NULL on either side makes NOT IN unknown, which only a join on a single key knows.
        Expr::InSubquery(within) if is_negated != within.negated => {
            // Nor does it without a key: the value has to be of the row.
            dependent::outer_columns(&within.subquery.subquery, plan).is_empty()
                && !has_subquery(&within.expr)
                && !within.expr.column_refs().is_empty()
        }
        Expr::InSubquery(within) => !has_subquery(&within.expr),
        // A mark that is never NULL may stand anywhere.
        expr if has_exists_only(expr) => true,
        expr if is_negated => return !has_subquery(expr),
        expr => subqueries(expr).iter().all(|subquery| gives_one_row(&subquery.subquery)) && !has_predicate(expr),
    };
    let is_simple = subqueries(condition).iter().all(|subquery| {
        let query = subquery.subquery.as_ref();
        query.all_out_ref_exprs().is_empty()
            || keeps_rows(query, matches!(inner, Expr::InSubquery(_)) || has_exists_only(inner))
    });
    let is_within_reach = subqueries(condition).iter().all(|subquery| {
        let own = dependent::outer_columns(&subquery.subquery, plan).len();
        subquery.subquery.all_out_ref_exprs().len() == own
    });
    is_plain && is_simple && is_within_reach && is_decorrelated(plan, condition)
}

/// Whether a query that looks at outer columns is made of what DataFusion pulls conditions out of without changing the
/// answer: no limits, no aggregates that have a row for no rows, but for one that is the value itself.
fn keeps_rows(query: &LogicalPlan, is_predicate: bool) -> bool {
    match query {
        LogicalPlan::Projection(projection) => keeps_rows(&projection.input, is_predicate),
        LogicalPlan::Filter(filter) => keeps_rows(&filter.input, true),
        LogicalPlan::Aggregate(aggregate) if !is_predicate && aggregate.group_expr.is_empty() => {
            keeps_rows(&aggregate.input, true)
        }
        LogicalPlan::Join(join) if join.join_type == JoinType::Inner => {
            keeps_rows(&join.left, true) && keeps_rows(&join.right, true)
        }
        LogicalPlan::TableScan(_) | LogicalPlan::Values(_) | LogicalPlan::EmptyRelation(_) => true,
        other => other.all_out_ref_exprs().is_empty(),
    }
}

/// Whether a predicate subquery stands in the expression.
fn has_predicate(expr: &Expr) -> bool {
    expr.exists(|expr| Ok(matches!(expr, Expr::InSubquery(_) | Expr::Exists(_)))).unwrap_or(true)
}

/// Whether the subqueries of an expression are EXISTS, and there is one.
fn has_exists_only(expr: &Expr) -> bool {
    let is_other = |expr: &Expr| Ok(matches!(expr, Expr::ScalarSubquery(_) | Expr::InSubquery(_)));
    has_predicate(expr) && !expr.exists(is_other).unwrap_or(true)
}

/// Whether an expression is `(a, b) IN (query)`: the best of the query's comparisons, asked whether it is equality.
fn is_row_among(expr: &Expr) -> bool {
    let Expr::IsTrue(levels) = expr else { return false };
    let Expr::Case(case) = levels.as_ref() else { return false };
    let is_best = |condition: &Expr| match condition {
        Expr::BinaryExpr(BinaryExpr { left, .. }) => matches!(left.as_ref(), Expr::ScalarSubquery(_)),
        _ => false,
    };
    case.expr.is_none() && case.when_then_expr.iter().all(|(condition, _)| is_best(condition))
}

/// Whether an expression is NULL as it was written, whatever it was cast to.
fn is_null_literal(expr: &Expr) -> bool {
    match expr {
        Expr::Literal(value, _) => value.is_null(),
        Expr::Cast(cast) => is_null_literal(&cast.expr),
        _ => false,
    }
}

/// Asks DataFusion's own rules.
fn is_decorrelated(plan: &Arc<LogicalPlan>, condition: &Expr) -> bool {
    let config = OptimizerContext::new();
    let mut plan = LogicalPlan::Filter(Filter::new(condition.clone(), Arc::clone(plan)));
    let rules: [&dyn OptimizerRule; 2] = [&DecorrelatePredicateSubquery::new(), &ScalarSubqueryToJoin::new()];
    for rule in rules {
        let rewritten = plan.transform_up(|plan| rule.rewrite(plan, &config));
        let Ok(rewritten) = rewritten else { return false };
        plan = rewritten.data;
    }
    let mut is_clean = true;
    let _ = plan.apply(|plan| {
        if let LogicalPlan::Filter(filter) = plan {
            let left = subqueries(&filter.predicate);
            is_clean &= left.iter().all(|subquery| subquery.outer_ref_columns.is_empty());
        }
        Ok(TreeNodeRecursion::Continue)
    });
    is_clean
}

/// Whether a query has at most one row, whatever the rows below.
fn gives_one_row(plan: &LogicalPlan) -> bool {
    match plan {
        LogicalPlan::Projection(projection) => gives_one_row(&projection.input),
        LogicalPlan::Filter(filter) => gives_one_row(&filter.input),
        LogicalPlan::Sort(sort) => gives_one_row(&sort.input),
        LogicalPlan::Distinct(distinct) => gives_one_row(distinct.input()),
        LogicalPlan::Aggregate(aggregate) => aggregate.group_expr.is_empty(),
        LogicalPlan::Limit(limit) => {
            let fetch = match limit.fetch.as_deref() {
                Some(Expr::Literal(ScalarValue::Int64(fetch), _)) => *fetch,
                _ => None,
            };
            fetch.is_some_and(|fetch| fetch <= 1) || gives_one_row(&limit.input)
        }
        LogicalPlan::EmptyRelation(_) => true,
        _ => false,
    }
}

/// Whether the subqueries of an expression look at columns of `side`.
pub(super) fn correlates(expr: &Expr, side: &LogicalPlan) -> bool {
    subqueries(expr).iter().any(|subquery| !dependent::outer_columns(&subquery.subquery, side).is_empty())
}

/// Whether neither an expression nor its subqueries look at the columns of `other`; some look at those of `side`, or at
/// none of either.
pub(super) fn looks_only_at(expr: &Expr, side: &LogicalPlan, other: &LogicalPlan) -> bool {
    !correlates(expr, other) && expr.column_refs().iter().all(|column| side.schema().has_column(column))
}

struct Attaching<'r, 'a> {
    resolver: &'r mut Resolver<'a>,
    plan: Arc<LogicalPlan>,
    unknown: Unknown,
    /// Subqueries that were attached, with what stands for them.
    done: Vec<(Expr, Expr)>,
}

impl Attaching<'_, '_> {
    fn replaced(&mut self, expr: Expr) -> Result<Expr> {
        let mut failure = None;
        let replaced = expr.transform_down(|expr| {
            let found = match &expr {
                Expr::ScalarSubquery(_) | Expr::InSubquery(_) | Expr::Exists(_) => self.attach(&expr),
                Expr::Not(inner) if has_predicate(inner) || is_row_among(inner) => self.negated(inner.as_ref().clone()),
                _ => return Ok(Transformed::no(expr)),
            };
            Ok(match found {
                Ok(field) => Transformed::new(field, true, TreeNodeRecursion::Jump),
                Err(error) => {
                    failure.get_or_insert(error);
                    Transformed::new(expr, false, TreeNodeRecursion::Stop)
                }
            })
        });
        let replaced = replaced.map_err(from_datafusion)?.data;
        failure.map_or(Ok(replaced), Err)
    }

    /// NOT reaches IN before it is taken apart: where it is not known whether a value is among others, both IN and NOT IN
    /// are FALSE. Spark: `BooleanSimplification`, `RewritePredicateSubquery`.
    fn negated(&mut self, expr: Expr) -> Result<Expr> {
        match expr {
            Expr::Not(inner) => self.replaced(*inner),
            Expr::BinaryExpr(BinaryExpr { left, op: Operator::And, right }) => {
                Ok(self.negated(*left)?.or(self.negated(*right)?))
            }
            Expr::BinaryExpr(BinaryExpr { left, op: Operator::Or, right }) => {
                Ok(self.negated(*left)?.and(self.negated(*right)?))
            }
            Expr::InSubquery(within) => {
                self.attach(&Expr::InSubquery(InSubquery { negated: !within.negated, ..within }))
            }
            Expr::IsTrue(levels) if is_row_among(&Expr::IsTrue(levels.clone())) => {
                Ok(Expr::IsFalse(Box::new(self.replaced(*levels)?)))
            }
            other => Ok(Expr::Not(Box::new(self.replaced(other)?))),
        }
    }

    fn attach(&mut self, expr: &Expr) -> Result<Expr> {
        if let Some((_, known)) = self.done.iter().find(|(other, _)| other == expr) {
            return Ok(known.clone());
        }
        let found = match expr {
            Expr::ScalarSubquery(subquery) => self.scalar(&subquery.subquery)?,
            Expr::Exists(Exists { subquery, negated }) => {
                let found = self.exists(&subquery.subquery)?;
                if *negated { Expr::Not(Box::new(found)) } else { found }
            }
            Expr::InSubquery(InSubquery { expr, subquery, negated }) => {
                let value = self.replaced(expr.as_ref().clone())?;
                self.within(value, &subquery.subquery, *negated)?
            }
            _ => return Err(Error::internal("an expression that is no subquery")),
        };
        self.done.push((expr.clone(), found.clone()));
        Ok(found)
    }

    /// The only value of a query, NULL where it has no row.
    fn scalar(&mut self, query: &Arc<LogicalPlan>) -> Result<Expr> {
        let value = query.schema().field(0).name().clone();
        let (query, keys, outer) = self.independent(query, EmptyGroups::HaveRows)?;
        if gives_one_row(&query) {
            self.join(&query, &keys, &outer)?;
            return Ok(field(&value));
        }
        let (rows, first, only) = (self.resolver.id(), self.resolver.id(), self.resolver.id());
        let call = |function, argument: Expr| {
            Expr::AggregateFunction(AggregateFunction::new_udf(function, vec![argument], false, None, Vec::new(), None))
        };
        let aggregates =
            vec![call(count_udaf(), lit(1i64)).alias(&rows), call(first_value_udaf(), field(&value)).alias(&first)];
        let groups = keys.iter().map(|key| field(key)).collect();
        let grouped = Aggregate::try_new(query, groups, aggregates).map_err(from_datafusion)?;
        let data_type = grouped.schema.field(keys.len() + 1).data_type().clone();
        let kernel = Kernel::new("only_row", only_row, data_type, Nulls::Possible, self.resolver.settings().mode());
        let mut columns: Vec<Expr> = keys.iter().map(|key| field(key)).collect();
        columns.push(kernel.call(vec![field(&rows), field(&first)]).alias(&only));
        let query = Arc::new(projection(columns, &Arc::new(LogicalPlan::Aggregate(grouped)))?);
        self.join(&query, &keys, &outer)?;
        Ok(field(&only))
    }

    fn exists(&mut self, query: &Arc<LogicalPlan>) -> Result<Expr> {
        let (query, keys, outer) = self.independent(query, EmptyGroups::of_predicates(self.resolver.settings()))?;
        let mark = self.marked(&query, &keys, None)?;
        self.join(&mark.0, &keys, &outer)?;
        Ok(field(&mark.1).is_not_null())
    }

    /// Different keys with a mark; all of it in one row where there are none.
    fn marked(
        &mut self,
        query: &Arc<LogicalPlan>,
        keys: &[String],
        value: Option<&str>,
    ) -> Result<(Arc<LogicalPlan>, String)> {
        let mark = self.resolver.id();
        let columns: Vec<Expr> = keys.iter().map(String::as_str).chain(value).map(field).collect();
        if columns.is_empty() {
            let first =
                LogicalPlan::Limit(Limit { skip: None, fetch: Some(Box::new(lit(1i64))), input: Arc::clone(query) });
            return Ok((Arc::new(projection(vec![lit(true).alias(&mark)], &Arc::new(first))?), mark));
        }
        let values = projection(columns.clone(), query)?;
        let different = Arc::new(distinct(Arc::new(values))?);
        let marked = columns.into_iter().chain([lit(true).alias(&mark)]).collect();
        Ok((Arc::new(projection(marked, &different)?), mark))
    }

    /// IN: whether the value is among the query's. NOT IN: whether it certainly is not. Neither is ever unknown, but for a
    /// NULL that stands in the text: it is unknown whether that is among rows, if there are any.
    fn within(&mut self, value: Expr, query: &Arc<LogicalPlan>, negated: bool) -> Result<Expr> {
        let is_null = is_null_literal(&value);
        let null_in_empty = self.resolver.settings().null_in_empty;
        let found = query.schema().field(0).clone();
        let (query, keys, outer) = self.independent(query, EmptyGroups::of_predicates(self.resolver.settings()))?;
        if is_null {
            if null_in_empty {
                return Ok(lit(ScalarValue::Boolean(None)));
            }
            let (any, mark) = self.marked(&query, &keys, None)?;
            self.join(&any, &keys, &outer)?;
            let mut unknown = when(field(&mark).is_not_null(), lit(ScalarValue::Boolean(None)));
            return unknown.otherwise(lit(negated)).map_err(from_datafusion);
        }
        let own = self.resolver.id();
        let mut columns: Vec<Expr> = self.plan.schema().columns().into_iter().map(Expr::Column).collect();
        columns.push(value.alias(&own));
        self.plan = Arc::new(projection(columns, &self.plan)?);
        let values = Arc::new(LogicalPlan::Filter(Filter::new(field(found.name()).is_not_null(), Arc::clone(&query))));
        let (among, mark) = self.marked(&values, &keys, Some(found.name()))?;
        let (renamed, match_keys, other) = self.renamed(&among, &keys, found.name())?;
        let equal = Expr::BinaryExpr(BinaryExpr::new(Box::new(field(&own)), Operator::Eq, Box::new(field(&other))));
        self.join_on(&renamed, &match_keys, &outer, Some(equal))?;
        let is_among = field(&mark).is_not_null();
        let is_own_nullable = self.plan.schema().field_with_unqualified_name(&own).is_ok_and(|own| own.is_nullable());
        let asks_whether_unknown = negated || self.unknown == Unknown::IsNull;
        let any = match is_own_nullable && (asks_whether_unknown || null_in_empty) {
            true => {
                let (any, any_mark) = self.marked(&query, &keys, None)?;
                let (any, any_keys) = self.rekeyed(&any, &keys, &any_mark)?;
                self.join(&any, &any_keys, &outer)?;
                field(&any_mark).is_not_null()
            }
            false => lit(true),
        };
        let mut is_unknown = lit(false);
        if asks_whether_unknown && is_own_nullable {
            is_unknown = is_unknown.or(field(&own).is_null().and(any.clone()));
        }
        if asks_whether_unknown && found.is_nullable() {
            let nulls = LogicalPlan::Filter(Filter::new(field(found.name()).is_null(), Arc::clone(&query)));
            let (nulls, null_mark) = self.marked(&Arc::new(nulls), &keys, None)?;
            let (nulls, null_keys) = self.rekeyed(&nulls, &keys, &null_mark)?;
            self.join(&nulls, &null_keys, &outer)?;
            is_unknown = is_unknown.or(field(&null_mark).is_not_null());
        }
        let null = || lit(ScalarValue::Boolean(None));
        let answer = match (self.unknown, negated) {
            (Unknown::IsFalse, false) => is_among,
            (Unknown::IsFalse, true) => Expr::Not(Box::new(is_among.or(is_unknown))),
            (Unknown::IsNull, _) => {
                let known = when(is_among, lit(!negated)).when(is_unknown, null()).otherwise(lit(negated));
                known.map_err(from_datafusion)?
            }
        };
        if !is_own_nullable || !null_in_empty {
            return Ok(answer);
        }
        // The older behaviour, of a NULL and a query without rows.
        when(field(&own).is_null().and(Expr::Not(Box::new(any))), null()).otherwise(answer).map_err(from_datafusion)
    }

    /// The plan with new names for keys and value, as it is read twice.
    fn renamed(
        &mut self,
        plan: &Arc<LogicalPlan>,
        keys: &[String],
        value: &str,
    ) -> Result<(Arc<LogicalPlan>, Vec<String>, String)> {
        let mark = plan.schema().fields().last().map(|mark| mark.name().clone()).unwrap_or_default();
        let new: Vec<String> = keys.iter().map(|_| self.resolver.id()).collect();
        let other = self.resolver.id();
        let mut columns: Vec<Expr> = keys.iter().zip(&new).map(|(key, new)| field(key).alias(new)).collect();
        columns.push(field(value).alias(&other));
        columns.push(field(&mark));
        Ok((Arc::new(projection(columns, plan)?), new, other))
    }

    fn rekeyed(
        &mut self,
        plan: &Arc<LogicalPlan>,
        keys: &[String],
        mark: &str,
    ) -> Result<(Arc<LogicalPlan>, Vec<String>)> {
        let new: Vec<String> = keys.iter().map(|_| self.resolver.id()).collect();
        let mut columns: Vec<Expr> = keys.iter().zip(&new).map(|(key, new)| field(key).alias(new)).collect();
        columns.push(field(mark));
        Ok((Arc::new(projection(columns, plan)?), new))
    }

    /// A query that stands for itself, the fields that hold the values of the columns around, and those columns.
    fn independent(
        &mut self,
        query: &Arc<LogicalPlan>,
        groups: EmptyGroups,
    ) -> Result<(Arc<LogicalPlan>, Vec<String>, Vec<String>)> {
        let outer = dependent::outer_columns(query, &self.plan);
        if outer.is_empty() {
            return Ok((Arc::clone(query), Vec::new(), outer));
        }
        let (around, query) = correlation::pulled_out(self.resolver, Arc::clone(&self.plan), query)?;
        self.plan = around;
        let outer = dependent::outer_columns(&query, &self.plan);
        let domain = Domain::new(&self.plan, outer, groups)?;
        let independent = domain.independent(self.resolver, &query)?;
        Ok((independent.plan, independent.keys, domain.outer().to_vec()))
    }

    fn join(&mut self, query: &Arc<LogicalPlan>, keys: &[String], outer: &[String]) -> Result<()> {
        self.join_on(query, keys, outer, None)
    }

    /// Joins at most one row of the query to each row.
    fn join_on(
        &mut self,
        query: &Arc<LogicalPlan>,
        keys: &[String],
        outer: &[String],
        condition: Option<Expr>,
    ) -> Result<()> {
        let joined = if keys.is_empty() {
            let condition = condition.unwrap_or_else(|| lit(true));
            LogicalPlanBuilder::new_from_arc(Arc::clone(&self.plan))
                .join_on(query.as_ref().clone(), JoinType::Left, [condition])
                .and_then(LogicalPlanBuilder::build)
                .map_err(from_datafusion)?
        } else {
            let independent = dependent::Independent { plan: Arc::clone(query), keys: keys.to_vec() };
            dependent::joined(&self.plan, &independent, outer, JoinType::Left, condition)?
        };
        self.plan = Arc::new(joined);
        Ok(())
    }
}

/// The value of a query's first row, given how many rows there are.
fn only_row(arguments: &Arguments<'_>) -> Result<arrow::array::ArrayRef> {
    let rows = arguments.array(0)?;
    let counts = rows.as_primitive::<Int64Type>();
    let is_one = |at: usize| counts.is_null(at) || counts.value(at) <= 1;
    if (0..counts.len()).all(is_one) {
        return arguments.array(1);
    }
    Err(Error::new(Kind::Runtime, "SCALAR_SUBQUERY_TOO_MANY_ROWS", &[] as &[(&str, &str)]))
}
