//! [`JoinOrder`]: large inner joins are done in the order that makes the fewest rows on the way.
//!
//! DataFusion joins in the order in which the query names its tables, so two large tables that come first are joined
//! before the small ones that would have ruled out most of their rows. How many rows a join makes is guessed from what
//! sources tell: their rows, and the least and the greatest of their keys.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use datafusion::common::tree_node::Transformed;
use datafusion::common::{Column, JoinType, NullEquality, Result};
use datafusion::logical_expr::utils::{conjunction, split_conjunction};
use datafusion::logical_expr::{BinaryExpr, Expr, Join, JoinConstraint, LogicalPlan, LogicalPlanBuilder, Operator};
use datafusion::optimizer::optimizer::{ApplyOrder, OptimizerConfig, OptimizerRule};

use super::row_guess::{self, Guess};

/// While the joins of a query make no more rows than these, they and their rows stay in the order in which they are.
const FEW_ROWS: f64 = 1_000_000.0;

/// Another order has to promise so many times less work, since it promises by guesses.
const GAIN: f64 = 2.0;

/// What a row costs that a join keeps for the other side to find, when one that is looked up or made costs one.
const KEPT: f64 = 2.0;

/// A set of tables is a set of bits. More tables than this are joined as the query says.
const MOST_TABLES: usize = 24;

/// What is left of the rows by a condition between tables that is no equality.
const CONDITION_KEEPS: f64 = 0.3;

/// Comes after DataFusion's own rules, which have brought conditions to the tables and keys to the joins.
#[derive(Debug)]
pub(crate) struct JoinOrder;

impl OptimizerRule for JoinOrder {
    fn name(&self) -> &str {
        "join_order"
    }

    fn apply_order(&self) -> Option<ApplyOrder> {
        Some(ApplyOrder::TopDown)
    }

    fn rewrite(&self, plan: LogicalPlan, _: &dyn OptimizerConfig) -> Result<Transformed<LogicalPlan>> {
        if !matches!(&plan, LogicalPlan::Join(join) if is_free(join)) {
            return Ok(Transformed::no(plan));
        }
        let better = Region::of(&plan).and_then(|region| region.better().map(|order| (region, order)));
        match better {
            Some((region, order)) => region.joined(&order, &plan).map(Transformed::yes),
            None => Ok(Transformed::no(plan)),
        }
    }
}

/// Whether a join may be done before or after others: no row is kept without a partner, and nothing that it computes
/// could raise for a row that others would have ruled out.
fn is_free(join: &Join) -> bool {
    join.join_type == JoinType::Inner
        && join.null_equality == NullEquality::NullEqualsNothing
        && !join.on.is_empty()
        && join.on.iter().all(|(left, right)| is_harmless(left) && is_harmless(right))
        && join.filter.as_ref().is_none_or(is_harmless)
}

fn is_harmless(expr: &Expr) -> bool {
    match expr {
        Expr::Column(_) | Expr::Literal(..) => true,
        Expr::Cast(cast) => is_harmless(&cast.expr),
        Expr::Not(inner) | Expr::IsNull(inner) | Expr::IsNotNull(inner) => is_harmless(inner),
        Expr::InList(list) => is_harmless(&list.expr) && list.list.iter().all(is_harmless),
        Expr::BinaryExpr(BinaryExpr { left, op, right }) => {
            use Operator::{And, Eq, Gt, GtEq, IsDistinctFrom, IsNotDistinctFrom, Lt, LtEq, NotEq, Or};
            let is_logic =
                matches!(op, And | Or | Eq | NotEq | Lt | LtEq | Gt | GtEq | IsDistinctFrom | IsNotDistinctFrom);
            is_logic && is_harmless(left) && is_harmless(right)
        }
        _ => false,
    }
}

/// Tables that inner joins join, and by what.
#[derive(Default)]
struct Region {
    tables: Vec<Table>,
    equalities: Vec<Equality>,
    /// Conditions that are no equality between tables, with the tables that they look at.
    conditions: Vec<(Expr, u32)>,
    /// The tables on both sides of each of the joins as they are, the last join last.
    made: Vec<(u32, u32)>,
}

struct Table {
    plan: Arc<LogicalPlan>,
    guess: Guess,
}

struct Equality {
    left: Expr,
    right: Expr,
    left_tables: u32,
    right_tables: u32,
}

impl Region {
    /// The region that a join is the top of; `None` if something about it is not known.
    fn of(plan: &LogicalPlan) -> Option<Region> {
        let (mut region, mut keys, mut conditions) = (Region::default(), Vec::new(), Vec::new());
        region.gather(&Arc::new(plan.clone()), &mut keys, &mut conditions)?;
        let mut owners: HashMap<&Column, u32> = HashMap::new();
        let columns: Vec<Vec<Column>> = region.tables.iter().map(|table| table.plan.schema().columns()).collect();
        for (at, column) in columns.iter().enumerate().flat_map(|(at, columns)| columns.iter().map(move |c| (at, c))) {
            if owners.insert(column, 1 << at).is_some() {
                return None;
            }
        }
        let tables_of = |expr: &Expr| -> Option<u32> {
            expr.column_refs().into_iter().try_fold(0, |tables, column| Some(tables | owners.get(column)?))
        };
        for (left, right) in keys {
            let (left_tables, right_tables) = (tables_of(&left)?, tables_of(&right)?);
            if left_tables == 0 || right_tables == 0 || left_tables & right_tables != 0 {
                return None;
            }
            region.equalities.push(Equality { left, right, left_tables, right_tables });
        }
        for condition in conditions {
            let tables = tables_of(&condition)?;
            region.conditions.push((condition, tables));
        }
        Some(region)
    }

    /// The tables below a plan.
    fn gather(
        &mut self,
        plan: &Arc<LogicalPlan>,
        keys: &mut Vec<(Expr, Expr)>,
        conditions: &mut Vec<Expr>,
    ) -> Option<u32> {
        match plan.as_ref() {
            LogicalPlan::Join(join) if is_free(join) => {
                let left = self.gather(&join.left, keys, conditions)?;
                let right = self.gather(&join.right, keys, conditions)?;
                keys.extend(join.on.iter().cloned());
                conditions.extend(join.filter.iter().flat_map(split_conjunction).cloned());
                self.made.push((left, right));
                Some(left | right)
            }
            // Columns that are only left out come back, and are left out again by DataFusion.
            LogicalPlan::Projection(projection)
                if projection.expr.iter().all(|expr| matches!(expr, Expr::Column(_)))
                    && matches!(projection.input.as_ref(), LogicalPlan::Join(join) if is_free(join)) =>
            {
                self.gather(&projection.input, keys, conditions)
            }
            _ => {
                let guess = row_guess::of(plan)?;
                self.tables.push(Table { plan: Arc::clone(plan), guess });
                (self.tables.len() <= MOST_TABLES).then(|| 1 << (self.tables.len() - 1))
            }
        }
    }

    /// The tables in an order that makes far less work than the joins as they are.
    fn better(&self) -> Option<Vec<usize>> {
        let (_, before_last) = self.made.split_last()?;
        let rows: f64 = before_last.iter().map(|(left, right)| self.rows(left | right)).sum();
        if self.tables.len() < 3 || rows <= FEW_ROWS {
            return None;
        }
        let work: f64 = self.made.iter().map(|(left, right)| self.work(*left, *right)).sum();
        let orders = (0..self.tables.len()).filter_map(|first| self.order_from(first));
        let (best, order) = orders.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
        (best * GAIN < work).then_some(order)
    }

    /// Beginning with a table always the next that makes the fewest rows; and the work of it.
    fn order_from(&self, first: usize) -> Option<(f64, Vec<usize>)> {
        let (mut joined, mut order, mut work) = (1u32 << first, vec![first], 0.0);
        while order.len() < self.tables.len() {
            let free = (0..self.tables.len()).filter(|at| joined & (1 << at) == 0 && self.is_linked(joined, 1 << at));
            let rows = free.map(|at| (self.rows(joined | (1 << at)), at));
            let (_, next) = rows.min_by(|(one, _), (other, _)| one.total_cmp(other))?;
            work += self.work(joined, 1 << next);
            joined |= 1 << next;
            order.push(next);
        }
        Some((work, order))
    }

    /// The work of a join: it keeps the smaller side, looks the larger up in it, and makes rows.
    fn work(&self, left: u32, right: u32) -> f64 {
        let (one, other) = (self.rows(left), self.rows(right));
        one.min(other) * KEPT + one.max(other) + self.rows(left | right)
    }

    fn is_linked(&self, joined: u32, table: u32) -> bool {
        self.equalities.iter().any(|equality| equality.between(joined, table).is_some())
    }

    /// A guess at the rows of the join of some tables, in whatever order they are joined.
    fn rows(&self, tables: u32) -> f64 {
        let is_among = |of: u32| of & !tables == 0;
        let members = self.tables.iter().enumerate().filter(|(at, _)| is_among(1 << at));
        let mut rows: f64 = members.map(|(_, table)| table.guess.rows).product();
        // Keys of several columns have no more values than their tables have rows.
        let mut values: HashMap<(u32, u32), (f64, f64)> = HashMap::new();
        for equality in self.equalities.iter().filter(|equality| is_among(equality.left_tables | equality.right_tables))
        {
            let (left, right) = (equality.left_tables, equality.right_tables);
            let is_turned = left > right;
            let pair = if is_turned { (right, left) } else { (left, right) };
            let (one, other) =
                if is_turned { (&equality.right, &equality.left) } else { (&equality.left, &equality.right) };
            let counts = values.entry(pair).or_insert((1.0, 1.0));
            counts.0 *= self.values(one, pair.0);
            counts.1 *= self.values(other, pair.1);
        }
        for ((left, right), (left_values, right_values)) in values {
            rows /= left_values.min(self.source_rows(left)).max(right_values.min(self.source_rows(right))).max(1.0);
        }
        let conditions = self.conditions.iter().filter(|(_, of)| is_among(*of)).count();
        (rows * CONDITION_KEEPS.powi(i32::try_from(conditions).unwrap_or(i32::MAX))).max(1.0)
    }

    /// How many values a key has in the tables that it looks at.
    fn values(&self, key: &Expr, tables: u32) -> f64 {
        let mut inner = key;
        while let Expr::Cast(cast) = inner {
            inner = &cast.expr;
        }
        match inner {
            Expr::Column(column) if tables.is_power_of_two() => {
                self.tables[tables.trailing_zeros() as usize].guess.values(column)
            }
            _ => self.source_rows(tables),
        }
    }

    /// The rows of the sources of some tables.
    fn source_rows(&self, tables: u32) -> f64 {
        let members = self.tables.iter().enumerate().filter(|(at, _)| tables & (1 << at) != 0);
        members.map(|(_, table)| table.guess.source_rows).fold(1.0, f64::max)
    }

    /// The joins in an order, with the columns of `plan`.
    fn joined(&self, order: &[usize], plan: &LogicalPlan) -> Result<LogicalPlan> {
        let (mut used, mut asked): (HashSet<usize>, HashSet<usize>) = Default::default();
        let (mut joined, mut left) = (0u32, None);
        for at in order {
            let table = 1 << at;
            let right = Arc::clone(&self.tables[*at].plan);
            let Some(before) = left else {
                (joined, left) = (table, Some(right));
                continue;
            };
            let mut keys = Vec::new();
            for (at, equality) in self.equalities.iter().enumerate() {
                if let Some(key) = equality.between(joined, table).filter(|_| !used.contains(&at)) {
                    keys.push(key);
                    used.insert(at);
                }
            }
            let all = joined | table;
            // What was not a key of a join, since it looks at several tables on a side, is a condition of it.
            let late = self.equalities.iter().enumerate().filter(|(at, equality)| {
                (equality.left_tables | equality.right_tables) & !all == 0 && !used.contains(at)
            });
            let late: Vec<usize> = late.map(|(at, _)| at).collect();
            used.extend(&late);
            let late = late.iter().map(|at| self.equalities[*at].left.clone().eq(self.equalities[*at].right.clone()));
            let conditions = self.conditions.iter().enumerate();
            let new = conditions.filter(|(at, (_, of))| of & !all == 0 && asked.insert(*at));
            let filter = conjunction(late.chain(new.map(|(_, (condition, _))| condition.clone())));
            let (kind, on) = (JoinType::Inner, JoinConstraint::On);
            let join = Join::try_new(before, right, keys, filter, kind, on, NullEquality::NullEqualsNothing, false)?;
            (joined, left) = (all, Some(Arc::new(LogicalPlan::Join(join))));
        }
        let made = left.map_or_else(|| plan.clone(), Arc::unwrap_or_clone);
        LogicalPlanBuilder::from(made).project(plan.schema().columns().into_iter().map(Expr::Column))?.build()
    }
}

impl Equality {
    /// As the key of a join of some tables with a table.
    fn between(&self, joined: u32, table: u32) -> Option<(Expr, Expr)> {
        if self.left_tables & !joined == 0 && self.right_tables == table {
            Some((self.left.clone(), self.right.clone()))
        } else if self.right_tables & !joined == 0 && self.left_tables == table {
            Some((self.right.clone(), self.left.clone()))
        } else {
            None
        }
    }
}
