//! Subqueries as columns: what DataFusion cannot take apart is joined to the rows whose expressions hold it, before
//! those expressions are computed. Spark: `RewriteCorrelatedScalarSubquery`, `RewritePredicateSubquery`.

use std::sync::Arc;

use arrow::array::{Array, AsArray};
use arrow::datatypes::Int64Type;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::common::{JoinType, ScalarValue};
use datafusion::functions_aggregate::count::count_udaf;
use datafusion::functions_aggregate::first_last::first_value_udaf;
use datafusion::logical_expr::expr::{AggregateFunction, Exists, InSubquery};
use datafusion::logical_expr::{
    Aggregate, Expr, Filter, Limit, LogicalPlan, LogicalPlanBuilder, Operator, Subquery, lit, when,
};
use datafusion::optimizer::decorrelate_predicate_subquery::DecorrelatePredicateSubquery;
use datafusion::optimizer::scalar_subquery_to_join::ScalarSubqueryToJoin;
use datafusion::optimizer::{OptimizerContext, OptimizerRule};
use firesteel_protocol::{Error, Kind, Result};

use super::correlation;
use super::dependent::{self, Domain, field};
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

/// The relation with a field for each subquery of the expressions, and the expressions over those fields. The
/// relation's columns are the same.
pub(super) fn attached(
    resolver: &mut Resolver<'_>,
    relation: Relation,
    exprs: Vec<Expr>,
) -> Result<(Relation, Vec<Expr>)> {
    if !exprs.iter().any(has_subquery) {
        return Ok((relation, exprs));
    }
    let mut attaching = Attaching { resolver, plan: Arc::clone(&relation.plan), done: Vec::new() };
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
        expr if is_negated => return !has_subquery(expr),
        expr => subqueries(expr).iter().all(|subquery| gives_one_row(&subquery.subquery)) && !has_predicate(expr),
    };
    let is_simple = subqueries(condition).iter().all(|subquery| {
        let query = subquery.subquery.as_ref();
        query.all_out_ref_exprs().is_empty()
            || keeps_rows(query, matches!(inner, Expr::Exists(_) | Expr::InSubquery(_)))
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
    /// Subqueries that were attached, with what stands for them.
    done: Vec<(Expr, Expr)>,
}

impl Attaching<'_, '_> {
    fn replaced(&mut self, expr: Expr) -> Result<Expr> {
        let mut failure = None;
        let replaced = expr.transform_down(|expr| {
            let found = match &expr {
                Expr::ScalarSubquery(_) | Expr::InSubquery(_) | Expr::Exists(_) => self.attach(&expr),
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
                let found = self.within(value, &subquery.subquery)?;
                if *negated { Expr::Not(Box::new(found)) } else { found }
            }
            _ => return Err(Error::internal("an expression that is no subquery")),
        };
        self.done.push((expr.clone(), found.clone()));
        Ok(found)
    }

    /// The only value of a query, NULL where it has no row.
    fn scalar(&mut self, query: &Arc<LogicalPlan>) -> Result<Expr> {
        let value = query.schema().field(0).name().clone();
        let (query, keys, outer) = self.independent(query)?;
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
        let (query, keys, outer) = self.independent(query)?;
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

    /// TRUE for a value among the query's, NULL for none where NULL is among them or the value is NULL, else FALSE.
    fn within(&mut self, value: Expr, query: &Arc<LogicalPlan>) -> Result<Expr> {
        let found = query.schema().field(0).clone();
        let (query, keys, outer) = self.independent(query)?;
        let own = self.resolver.id();
        let mut columns: Vec<Expr> = self.plan.schema().columns().into_iter().map(Expr::Column).collect();
        columns.push(value.alias(&own));
        self.plan = Arc::new(projection(columns, &self.plan)?);
        let values = Arc::new(LogicalPlan::Filter(Filter::new(field(found.name()).is_not_null(), Arc::clone(&query))));
        let (among, mark) = self.marked(&values, &keys, Some(found.name()))?;
        let (renamed, match_keys, other) = self.renamed(&among, &keys, found.name())?;
        let equal = Expr::BinaryExpr(datafusion::logical_expr::BinaryExpr::new(
            Box::new(field(&own)),
            Operator::Eq,
            Box::new(field(&other)),
        ));
        self.join_on(&renamed, &match_keys, &outer, Some(equal))?;
        let is_among = field(&mark).is_not_null();
        let may_be_null = found.is_nullable()
            || self.plan.schema().field_with_unqualified_name(&own).is_ok_and(|own| own.is_nullable());
        if !may_be_null {
            return Ok(is_among);
        }
        let nulls = Arc::new(LogicalPlan::Filter(Filter::new(field(found.name()).is_null(), Arc::clone(&query))));
        let (nulls, null_mark) = self.marked(&nulls, &keys, None)?;
        let (nulls, null_keys) = self.rekeyed(&nulls, &keys, &null_mark)?;
        self.join(&nulls, &null_keys, &outer)?;
        let (any, any_mark) = self.marked(&query, &keys, None)?;
        let (any, any_keys) = self.rekeyed(&any, &keys, &any_mark)?;
        self.join(&any, &any_keys, &outer)?;
        let is_unknown = field(&null_mark).is_not_null().or(field(&own).is_null().and(field(&any_mark).is_not_null()));
        when(is_among, lit(true))
            .when(is_unknown, lit(ScalarValue::Boolean(None)))
            .otherwise(lit(false))
            .map_err(from_datafusion)
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
    fn independent(&mut self, query: &Arc<LogicalPlan>) -> Result<(Arc<LogicalPlan>, Vec<String>, Vec<String>)> {
        let outer = dependent::outer_columns(query, &self.plan);
        if outer.is_empty() {
            return Ok((Arc::clone(query), Vec::new(), outer));
        }
        let (around, query) = correlation::pulled_out(self.resolver, Arc::clone(&self.plan), query)?;
        self.plan = around;
        let outer = dependent::outer_columns(&query, &self.plan);
        let domain = Domain::new(&self.plan, outer)?;
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
