//! Dependent joins: a query that looks at columns of the rows around it becomes one that stands for itself, joined to
//! those rows. Lateral joins and the subqueries that DataFusion does not take apart come here.
//!
//! The way of Neumann and Kemper ("Unnesting Arbitrary Queries"): the different values of the outer columns, the
//! domain, are joined to the query's sources, and every operator above carries them along. The result has the rows that
//! the query gives for each value of the domain, beside that value. Spark: `DecorrelateInnerQuery`.

use std::sync::Arc;

use datafusion::common::tree_node::{Transformed, TreeNode};
use datafusion::common::{Column as Field, JoinConstraint, JoinType, NullEquality, ScalarValue};
use datafusion::functions_window::row_number::row_number_udwf;
use datafusion::logical_expr::expr::WindowFunction;
use datafusion::logical_expr::{
    Aggregate, BinaryExpr, Distinct, Expr, Filter, GroupingSet, Join, Limit, LogicalPlan, LogicalPlanBuilder, Operator,
    Projection, Sort, SortExpr, Union, Unnest, Window, WindowFunctionDefinition, lit, when,
};
use firesteel_protocol::{Error, Result, stack};

use super::resolver::{Resolver, distinct, projection};
use crate::error::from_datafusion;
use crate::function::Settings;

/// The outer columns a query looks at, and the plan that gives their different values under the same names.
pub(super) struct Domain {
    plan: Arc<LogicalPlan>,
    outer: Vec<String>,
    groups: EmptyGroups,
}

/// What an aggregate without GROUP BY gives for outer values that no row of its query fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EmptyGroups {
    /// Its one row, as for any other input without rows.
    HaveRows,
    /// No row: how older versions of Spark answered EXISTS and IN, and how a key of its configuration still asks.
    HaveNone,
}

impl EmptyGroups {
    /// In EXISTS and IN.
    pub(super) fn of_predicates(settings: &Settings) -> Self {
        if settings.exists_skips_empty_groups { EmptyGroups::HaveNone } else { EmptyGroups::HaveRows }
    }
}

/// A query without outer columns of the domain, and the fields that hold their values.
pub(super) struct Independent {
    pub(super) plan: Arc<LogicalPlan>,
    pub(super) keys: Vec<String>,
}

/// The columns of the rows around that a query looks at, of those that `around` has.
pub(super) fn outer_columns(query: &LogicalPlan, around: &LogicalPlan) -> Vec<String> {
    let mut names = Vec::new();
    for reference in query.all_out_ref_exprs() {
        if let Expr::OuterReferenceColumn(_, column) = reference
            && around.schema().has_column_with_unqualified_name(&column.name)
            && !names.contains(&column.name)
        {
            names.push(column.name);
        }
    }
    names
}

pub(super) fn field(name: &str) -> Expr {
    Expr::Column(Field::new_unqualified(name))
}

/// Equality that takes NULL for a value.
fn same(left: Expr, right: Expr) -> Expr {
    Expr::BinaryExpr(BinaryExpr::new(Box::new(left), Operator::IsNotDistinctFrom, Box::new(right)))
}

/// Joins rows to what an independent query gives for them.
pub(super) fn joined(
    left: &Arc<LogicalPlan>,
    right: &Independent,
    outer: &[String],
    join_type: JoinType,
    condition: Option<Expr>,
) -> Result<LogicalPlan> {
    let mut keys = Keys { on: Vec::new(), filter: condition };
    for (outer, key) in outer.iter().zip(&right.keys) {
        keys.add(left, outer, &right.plan, key);
    }
    let (left, right) = (Arc::clone(left), Arc::clone(&right.plan));
    let equality = NullEquality::NullEqualsNothing;
    Join::try_new(left, right, keys.on, keys.filter, join_type, JoinConstraint::On, equality, false)
        .map(LogicalPlan::Join)
        .map_err(from_datafusion)
}

/// The keys of a join of which NULL is a value. DataFusion has such joins, and moves conditions for which it is none
/// into them; so NULL gets a stand-in, and whether it is one is a key of its own.
struct Keys {
    on: Vec<(Expr, Expr)>,
    filter: Option<Expr>,
}

impl Keys {
    fn add(&mut self, left: &LogicalPlan, outer: &str, right: &LogicalPlan, key: &str) {
        let nullable = |plan: &LogicalPlan, name: &str| {
            plan.schema().field_with_unqualified_name(name).map_or(true, |field| field.is_nullable())
        };
        if !nullable(left, outer) && !nullable(right, key) {
            self.on.push((field(outer), field(key)));
            return;
        }
        let data_type = right.schema().field_with_unqualified_name(key).map(|field| field.data_type().clone());
        let plain = data_type.ok().filter(|data_type| !crate::types::is_nested(data_type));
        let stand_in = plain.and_then(|data_type| ScalarValue::new_default(&data_type).ok());
        let filled = |name: &str, stand_in: ScalarValue| {
            when(field(name).is_not_null(), field(name)).otherwise(lit(stand_in)).ok()
        };
        let pair = stand_in.and_then(|value| Some((filled(outer, value.clone())?, filled(key, value)?)));
        match pair {
            Some(pair) => {
                self.on.push(pair);
                self.on.push((field(outer).is_null(), field(key).is_null()));
            }
            None => {
                let same = same(field(outer), field(key));
                self.filter = Some(self.filter.take().map_or(same.clone(), |filter| filter.and(same)));
            }
        }
    }
}

impl Domain {
    /// The different values of `outer` in the rows of `around`.
    pub(super) fn new(around: &Arc<LogicalPlan>, outer: Vec<String>, groups: EmptyGroups) -> Result<Self> {
        let values = projection(outer.iter().map(|name| field(name)).collect(), around)?;
        Ok(Domain { plan: Arc::new(distinct(Arc::new(values))?), outer, groups })
    }

    pub(super) fn outer(&self) -> &[String] {
        &self.outer
    }

    /// The query beside the domain.
    pub(super) fn independent(&self, resolver: &mut Resolver<'_>, query: &Arc<LogicalPlan>) -> Result<Independent> {
        stack::level(|| self.carried(resolver, query))
    }

    /// The domain under new names.
    fn fresh(&self, resolver: &mut Resolver<'_>) -> Result<Independent> {
        let keys: Vec<String> = self.outer.iter().map(|_| resolver.id()).collect();
        let columns = self.outer.iter().zip(&keys).map(|(outer, key)| field(outer).alias(key)).collect();
        Ok(Independent { plan: Arc::new(projection(columns, &self.plan)?), keys })
    }

    fn is_looked_at(&self, query: &LogicalPlan) -> bool {
        query.all_out_ref_exprs().iter().any(
            |reference| matches!(reference, Expr::OuterReferenceColumn(_, column) if self.outer.contains(&column.name)),
        )
    }

    /// An expression with the domain's fields in the place of the outer columns.
    fn replaced(&self, expr: &Expr, keys: &[String]) -> Result<Expr> {
        let replaced = expr.clone().transform(|expr| {
            Ok(match &expr {
                Expr::OuterReferenceColumn(_, column) => {
                    match self.outer.iter().position(|name| *name == column.name) {
                        Some(at) => Transformed::yes(field(&keys[at])),
                        None => Transformed::no(expr),
                    }
                }
                _ => Transformed::no(expr),
            })
        });
        Ok(replaced.map_err(from_datafusion)?.data)
    }

    fn replaced_all(&self, exprs: &[Expr], keys: &[String]) -> Result<Vec<Expr>> {
        exprs.iter().map(|expr| self.replaced(expr, keys)).collect()
    }

    fn carried(&self, resolver: &mut Resolver<'_>, query: &Arc<LogicalPlan>) -> Result<Independent> {
        if !self.is_looked_at(query) {
            let Independent { plan, keys } = self.fresh(resolver)?;
            let product = LogicalPlanBuilder::new_from_arc(plan).cross_join(query.as_ref().clone());
            let product = product.and_then(LogicalPlanBuilder::build).map_err(from_datafusion)?;
            return Ok(Independent { plan: Arc::new(product), keys });
        }
        match query.as_ref() {
            LogicalPlan::Projection(Projection { expr, input, .. }) => {
                let Independent { plan, keys } = self.independent(resolver, input)?;
                let mut expressions = named_all(expr, self.replaced_all(expr, &keys)?);
                expressions.extend(keys.iter().map(|key| field(key)));
                Ok(Independent { plan: Arc::new(projection(expressions, &plan)?), keys })
            }
            LogicalPlan::Filter(Filter { predicate, input, .. }) => {
                let Independent { plan, keys } = self.independent(resolver, input)?;
                let filter = Filter::new(self.replaced(predicate, &keys)?, plan);
                Ok(Independent { plan: Arc::new(LogicalPlan::Filter(filter)), keys })
            }
            LogicalPlan::Sort(Sort { expr, input, fetch: None }) => {
                let Independent { plan, keys } = self.independent(resolver, input)?;
                let expr = self.sort(expr, &keys)?;
                Ok(Independent { plan: Arc::new(LogicalPlan::Sort(Sort { expr, input: plan, fetch: None })), keys })
            }
            LogicalPlan::Limit(limit) => self.limit(resolver, limit),
            LogicalPlan::Distinct(Distinct::All(input)) => {
                let Independent { plan, keys } = self.independent(resolver, input)?;
                Ok(Independent { plan: Arc::new(distinct(plan)?), keys })
            }
            LogicalPlan::Aggregate(aggregate) => self.aggregate(resolver, aggregate),
            LogicalPlan::Window(Window { input, window_expr, .. }) => {
                let Independent { plan, keys } = self.independent(resolver, input)?;
                let windows = window_expr.iter().map(|expr| self.window(expr, &keys)).collect::<Result<Vec<_>>>()?;
                let window = Window::try_new(windows, plan).map_err(from_datafusion)?;
                Ok(Independent { plan: Arc::new(LogicalPlan::Window(window)), keys })
            }
            LogicalPlan::Union(union) => self.union(resolver, union),
            LogicalPlan::Join(join) => self.join(resolver, join),
            LogicalPlan::Unnest(Unnest { input, exec_columns, options, .. }) => {
                let Independent { plan, keys } = self.independent(resolver, input)?;
                let unnest = LogicalPlanBuilder::new_from_arc(plan)
                    .unnest_columns_with_options(exec_columns.clone(), options.clone())
                    .and_then(LogicalPlanBuilder::build)
                    .map_err(from_datafusion)?;
                Ok(Independent { plan: Arc::new(unnest), keys })
            }
            LogicalPlan::Values(values) => {
                let mut rows = Vec::with_capacity(values.values.len());
                let names: Vec<String> = values.schema.fields().iter().map(|field| field.name().clone()).collect();
                let keys: Vec<String> = self.outer.iter().map(|_| resolver.id()).collect();
                for row in &values.values {
                    let domain = self.fresh(resolver)?;
                    let cells = self.replaced_all(row, &domain.keys)?;
                    let mut columns: Vec<Expr> =
                        cells.into_iter().zip(&names).map(|(cell, name)| cell.alias(name)).collect();
                    columns.extend(domain.keys.iter().zip(&keys).map(|(own, key)| field(own).alias(key)));
                    rows.push(Arc::new(projection(columns, &domain.plan)?));
                }
                Ok(Independent { plan: united(rows)?, keys })
            }
            other => {
                let name = other.display().to_string();
                let name = name.split([':', ' ']).next().unwrap_or_default().to_string();
                Err(Error::unsupported(format!("a reference to an outer column inside {name}")))
            }
        }
    }

    fn sort(&self, keys: &[SortExpr], domain: &[String]) -> Result<Vec<SortExpr>> {
        keys.iter().map(|key| Ok(SortExpr { expr: self.replaced(&key.expr, domain)?, ..key.clone() })).collect()
    }

    /// The first rows for each value of the domain: those with the lowest numbers.
    fn limit(&self, resolver: &mut Resolver<'_>, limit: &Limit) -> Result<Independent> {
        let order = match limit.input.as_ref() {
            LogicalPlan::Sort(sort) => sort.expr.clone(),
            _ => Vec::new(),
        };
        let Independent { plan, keys } = self.independent(resolver, &limit.input)?;
        let number = resolver.id();
        let mut call = WindowFunction::new(WindowFunctionDefinition::WindowUDF(row_number_udwf()), Vec::new());
        call.params.partition_by = keys.iter().map(|key| field(key)).collect();
        call.params.order_by = self.sort(&order, &keys)?;
        let numbered = Expr::WindowFunction(Box::new(call)).alias(&number);
        let plan = Arc::new(LogicalPlan::Window(Window::try_new(vec![numbered], plan).map_err(from_datafusion)?));
        let at = datafusion::logical_expr::cast(field(&number), arrow::datatypes::DataType::Int64);
        let skip = limit.skip.as_deref().cloned().unwrap_or_else(|| lit(0i64));
        let mut predicate = at.clone().gt(skip.clone());
        if let Some(fetch) = limit.fetch.as_deref() {
            predicate = predicate.and(at.lt_eq(skip + fetch.clone()));
        }
        Ok(Independent { plan: Arc::new(LogicalPlan::Filter(Filter::new(predicate, plan))), keys })
    }

    /// Groups within each value of the domain. Without a GROUP BY a value of which the query has no rows gets its one
    /// row too: a row without a mark stands for it, and the aggregates look at marked rows alone.
    fn aggregate(&self, resolver: &mut Resolver<'_>, aggregate: &Aggregate) -> Result<Independent> {
        let Aggregate { input, group_expr, aggr_expr, .. } = aggregate;
        let Independent { plan, keys } = self.independent(resolver, input)?;
        if !group_expr.is_empty() || self.groups == EmptyGroups::HaveNone {
            let key_exprs: Vec<Expr> = keys.iter().map(|key| field(key)).collect();
            let groups = match group_expr.as_slice() {
                [Expr::GroupingSet(GroupingSet::GroupingSets(sets))] if sets.iter().all(|set| !set.is_empty()) => {
                    let with_keys = |set: &Vec<Expr>| [key_exprs.clone(), set.clone()].concat();
                    vec![Expr::GroupingSet(GroupingSet::GroupingSets(sets.iter().map(with_keys).collect()))]
                }
                [Expr::GroupingSet(_)] => {
                    return Err(Error::unsupported("grouping sets inside a query that looks at outer columns"));
                }
                plain => [key_exprs, named_all(plain, self.replaced_all(plain, &keys)?)].concat(),
            };
            let aggregates = named_all(aggr_expr, self.replaced_all(aggr_expr, &keys)?);
            let grouped = Aggregate::try_new(plan, groups, aggregates).map_err(from_datafusion)?;
            return Ok(Independent { plan: Arc::new(LogicalPlan::Aggregate(grouped)), keys });
        }
        let mark = resolver.id();
        let mut columns: Vec<Expr> = plan.schema().columns().into_iter().map(Expr::Column).collect();
        columns.push(lit(true).alias(&mark));
        let marked = Arc::new(projection(columns, &plan)?);
        let domain = self.fresh(resolver)?;
        let marked = Independent { plan: marked, keys: keys.clone() };
        let all = Arc::new(joined(&domain.plan, &marked, &domain.keys, JoinType::Left, None)?);
        let mut aggregates = Vec::with_capacity(aggr_expr.len());
        for original in aggr_expr {
            let expr = self.replaced(original, &keys)?;
            aggregates.push(over_marked(expr, &mark)?.alias(original.schema_name().to_string()));
        }
        let groups = domain.keys.iter().map(|key| field(key)).collect();
        let grouped = Aggregate::try_new(all, groups, aggregates).map_err(from_datafusion)?;
        Ok(Independent { plan: Arc::new(LogicalPlan::Aggregate(grouped)), keys: domain.keys })
    }

    /// A window function whose partitions are parted by the domain too.
    fn window(&self, original: &Expr, keys: &[String]) -> Result<Expr> {
        let replaced = self.replaced(original, keys)?.transform(|expr| {
            Ok(match expr {
                Expr::WindowFunction(mut call) => {
                    call.params.partition_by.extend(keys.iter().map(|key| field(key)));
                    Transformed::yes(Expr::WindowFunction(call))
                }
                other => Transformed::no(other),
            })
        });
        Ok(named(original, replaced.map_err(from_datafusion)?.data))
    }

    fn union(&self, resolver: &mut Resolver<'_>, union: &Union) -> Result<Independent> {
        let keys: Vec<String> = self.outer.iter().map(|_| resolver.id()).collect();
        let mut parts = Vec::with_capacity(union.inputs.len());
        for input in &union.inputs {
            let own = self.independent(resolver, input)?;
            let mut columns: Vec<Expr> = input.schema().columns().into_iter().map(Expr::Column).collect();
            columns.extend(own.keys.iter().zip(&keys).map(|(own, key)| field(own).alias(key)));
            parts.push(Arc::new(projection(columns, &own.plan)?));
        }
        Ok(Independent { plan: united(parts)?, keys })
    }

    fn join(&self, resolver: &mut Resolver<'_>, join: &Join) -> Result<Independent> {
        let (is_left, is_right) = (self.is_looked_at(&join.left), self.is_looked_at(&join.right));
        let keeps_left = matches!(
            join.join_type,
            JoinType::Left | JoinType::LeftSemi | JoinType::LeftAnti | JoinType::LeftMark | JoinType::Full
        );
        let keeps_right = matches!(
            join.join_type,
            JoinType::Right | JoinType::RightSemi | JoinType::RightAnti | JoinType::RightMark | JoinType::Full
        );
        // The side whose rows are kept needs the domain, or a value without rows would lose them.
        let takes_left = is_left || keeps_left || !is_right && !keeps_right;
        let takes_right = is_right || keeps_right;
        let side = |resolver: &mut Resolver<'_>, plan: &Arc<LogicalPlan>, takes: bool| match takes {
            true => self.independent(resolver, plan),
            false => Ok(Independent { plan: Arc::clone(plan), keys: Vec::new() }),
        };
        let left = side(resolver, &join.left, takes_left)?;
        let right = side(resolver, &join.right, takes_right)?;
        let keys = if takes_left { left.keys.clone() } else { right.keys.clone() };
        let mut on = Vec::new();
        for (one, two) in &join.on {
            on.push((self.replaced(one, &keys)?, self.replaced(two, &keys)?));
        }
        let filter = join.filter.as_ref().map(|filter| self.replaced(filter, &keys)).transpose()?;
        let mut all = Keys { on, filter };
        for (one, two) in left.keys.iter().zip(&right.keys) {
            all.add(&left.plan, one, &right.plan, two);
        }
        if join.null_aware && all.on.len() > join.on.len() {
            return Err(Error::unsupported("a reference to an outer column inside NOT IN"));
        }
        let plan = Join::try_new(
            left.plan,
            right.plan,
            all.on,
            all.filter,
            join.join_type,
            join.join_constraint,
            join.null_equality,
            join.null_aware,
        );
        let plan = Arc::new(LogicalPlan::Join(plan.map_err(from_datafusion)?));
        if join.join_type != JoinType::Full {
            return Ok(Independent { plan, keys });
        }
        // Either side may be the one that has the value.
        let merged: Vec<String> = keys.iter().map(|_| resolver.id()).collect();
        let mut columns: Vec<Expr> = plan.schema().columns().into_iter().map(Expr::Column).collect();
        for ((one, two), key) in left.keys.iter().zip(&right.keys).zip(&merged) {
            let either = when(field(one).is_not_null(), field(one)).otherwise(field(two)).map_err(from_datafusion)?;
            columns.push(either.alias(key));
        }
        Ok(Independent { plan: Arc::new(projection(columns, &plan)?), keys: merged })
    }
}

/// An aggregate that looks at marked rows alone.
fn over_marked(expr: Expr, mark: &str) -> Result<Expr> {
    let marked = expr.transform(|expr| {
        Ok(match expr {
            Expr::AggregateFunction(mut call) => {
                let is_marked = field(mark).is_not_null();
                call.params.filter = Some(Box::new(match call.params.filter.take() {
                    Some(filter) => filter.as_ref().clone().and(is_marked),
                    None => is_marked,
                }));
                Transformed::yes(Expr::AggregateFunction(call))
            }
            other => Transformed::no(other),
        })
    });
    Ok(marked.map_err(from_datafusion)?.data)
}

/// The new form of an expression under the name of the old one.
fn named(original: &Expr, new: Expr) -> Expr {
    let name = original.schema_name().to_string();
    if new.schema_name().to_string() == name { new } else { new.unalias().alias(name) }
}

fn named_all(originals: &[Expr], new: Vec<Expr>) -> Vec<Expr> {
    originals.iter().zip(new).map(|(original, new)| named(original, new)).collect()
}

fn united(mut parts: Vec<Arc<LogicalPlan>>) -> Result<Arc<LogicalPlan>> {
    if parts.len() == 1 {
        return parts.pop().ok_or_else(|| Error::internal("a union of nothing"));
    }
    Union::try_new_with_loose_types(parts).map(|union| Arc::new(LogicalPlan::Union(union))).map_err(from_datafusion)
}
