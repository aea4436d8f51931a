//! [`Grouped`]: GROUP BY, taken apart into keys, aggregates and what is made of them, so that HAVING and ORDER BY can
//! add to it. Spark: `Aggregate`, `ResolveAggregateFunctions`, `ResolveGroupingAnalytics`.

use std::sync::Arc;

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use datafusion::common::tree_node::{Transformed, TreeNode, TreeNodeRecursion};
use datafusion::functions_aggregate::count::count_udaf;
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::{Aggregate, BinaryExpr, Expr, GroupingSet, LogicalPlan, Operator, cast, lit};
use firesteel_protocol::{Error, Result};
use indexmap::IndexMap;

use super::column::Column;
use super::expression::{Output, has_window};
use super::relation::{project, recursion};
use super::resolver::{Below, Relation, Resolver, projection};
use super::{barrier, condition, dependent, subqueries};
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::keys::{has_maps, with_sorted_maps};

/// A grouping and its outputs. All expressions stand over the columns of `input`.
#[derive(Debug, Clone)]
pub(crate) struct Grouped {
    input: Relation,
    keys: Vec<Key>,
    /// The keys of each grouping set, by position; `None` for a plain GROUP BY.
    sets: Option<Vec<Vec<usize>>>,
    outputs: Vec<(Expr, Column)>,
    /// How many of the outputs are seen outside.
    visible: usize,
    having: Vec<Typed>,
    /// Aggregates of this grouping that stand in subqueries of its HAVING, by the field the subqueries look at.
    outer_aggregates: Vec<(String, Expr)>,
}

#[derive(Debug, Clone)]
struct Key {
    expr: Expr,
    /// What is grouped by: the same value in a form in which equal values are the same.
    grouped: Expr,
    /// The field that holds the key.
    id: String,
    /// The key is a column of the input under its own name.
    is_column: bool,
}

impl Grouped {
    /// `outputs` may hold aggregate functions, keys and constants; anything else is MISSING_AGGREGATION.
    pub(crate) fn new(
        resolver: &mut Resolver<'_>,
        input: Relation,
        keys: Vec<Typed>,
        sets: Option<Vec<Vec<usize>>>,
        outputs: Vec<Output>,
    ) -> Result<Self> {
        recursion::refuse(resolver, &input.plan)?;
        let mut unified = Unified::default();
        let keys: Vec<Typed> = keys.into_iter().map(|key| unified.typed(key)).collect::<Result<_>>()?;
        let outputs = outputs
            .into_iter()
            .map(|output| Ok(Output { typed: unified.typed(output.typed)?, ..output }))
            .collect::<Result<Vec<_>>>()?;
        let mut grouped = Grouped {
            input,
            keys: Vec::new(),
            sets,
            outputs: Vec::new(),
            visible: outputs.len(),
            having: Vec::new(),
            outer_aggregates: Vec::new(),
        };
        for key in keys {
            let has_maps = has_maps(&key.data_type);
            let is_column = matches!(key.expr, Expr::Column(_)) && grouped.sets.is_none() && !has_maps;
            let id = match &key.expr {
                Expr::Column(column) if is_column => column.name.clone(),
                _ => resolver.id(),
            };
            let form = if has_maps {
                let mode = resolver.settings().mode();
                let run = |arguments: &Arguments<'_>| with_sorted_maps(&arguments.array(0)?);
                Kernel::new("map_sort", run, key.data_type, Nulls::Possible, mode).call(vec![key.expr.clone()])
            } else {
                key.expr.clone()
            };
            grouped.keys.push(Key { expr: key.expr, grouped: form, id, is_column });
        }
        for Output { typed, same_as, metadata } in outputs {
            grouped.check_subqueries(&typed)?;
            let metadata = same_as.as_ref().map_or(metadata, |same| same.metadata.clone());
            let column = Column { metadata, ..grouped.output(resolver, &typed, same_as) };
            grouped.outputs.push((typed.expr, column));
        }
        Ok(grouped)
    }

    /// The column of an output: a key handed on keeps its identity, unless grouping sets blank it out.
    fn output(&self, resolver: &mut Resolver<'_>, typed: &Typed, same_as: Option<Column>) -> Column {
        let fresh = resolver.column(typed);
        match (same_as, &self.sets) {
            (Some(same), None) => Column { id: fresh.id, ..same },
            (None, None) | (Some(_), Some(_)) | (None, Some(_)) => {
                let key = self.keys.iter().position(|key| key.expr == typed.expr);
                let is_blanked = key.is_some_and(|key| self.sets.iter().flatten().any(|set| !set.contains(&key)));
                Column { nullable: fresh.nullable || is_blanked, ..fresh }
            }
        }
    }

    pub(crate) fn input_columns(&self) -> Vec<Column> {
        self.input.columns.iter().chain(&self.input.hidden).cloned().collect()
    }

    /// How many of them are in plain sight.
    pub(crate) fn visible_inputs(&self) -> usize {
        self.input.columns.len()
    }

    /// The columns of the input that are grouped by as they are.
    pub(crate) fn key_columns(&self) -> Vec<Column> {
        let is_key = |column: &Column| self.keys.iter().any(|key| key.expr == column.expr());
        self.input_columns().into_iter().filter(is_key).collect()
    }

    /// Whether an expression over this grouping's result looks at what only the grouping knows.
    pub(crate) fn looks_inside(&self, expr: &Expr) -> bool {
        super::expression::aggregates(expr)
            || expr.column_refs().iter().any(|used| !self.outputs.iter().any(|(_, column)| column.id == used.name))
    }

    /// Whether an output holds a window function.
    pub(crate) fn has_window(&self) -> bool {
        self.outputs.iter().any(|(output, _)| has_window(output))
    }

    /// Whether an expression looks at a window function of the outputs, which come after HAVING.
    pub(crate) fn looks_at_window(&self, expr: &Expr) -> bool {
        let used = expr.column_refs();
        self.outputs.iter().any(|(output, column)| has_window(output) && used.iter().any(|used| used.name == column.id))
    }

    /// The grouping with aggregates that subqueries of its HAVING look at.
    pub(crate) fn with_outer_aggregates(mut self, aggregates: Vec<(String, Expr)>) -> Result<Self> {
        for (id, aggregate) in aggregates {
            let aggregate = self.inlined(aggregate)?;
            self.outer_aggregates.push((id, aggregate));
        }
        Ok(self)
    }

    /// A subquery that looks at the rows grouped is one for each row, and not for each group. Spark: `ValidateSubqueryExpression`.
    fn check_subqueries(&self, typed: &Typed) -> Result<()> {
        let mut is_refused = false;
        let walked = typed.expr.apply(|expr| {
            if matches!(expr, Expr::AggregateFunction(_)) || self.keys.iter().any(|key| key.expr == *expr) {
                return Ok(TreeNodeRecursion::Jump);
            }
            if let Expr::ScalarSubquery(subquery) = expr {
                is_refused |= !dependent::outer_columns(&subquery.subquery, &self.input.plan).is_empty();
            }
            Ok(TreeNodeRecursion::Continue)
        });
        walked.map_err(from_datafusion)?;
        if !is_refused {
            return Ok(());
        }
        let condition = "SCALAR_SUBQUERY_IS_IN_GROUP_BY_OR_AGGREGATE_FUNCTION";
        Err(condition::analysis(condition, &[("sqlExpr", format!("\"{}\"", typed.name))]))
    }

    /// The grouping with a condition on its groups.
    pub(crate) fn having(mut self, predicate: Typed) -> Result<Self> {
        let expr = self.inlined(predicate.expr)?;
        self.having.push(Typed { expr, ..predicate });
        Ok(self)
    }

    /// The grouping with one more output, which only the result's sort sees.
    pub(crate) fn with_hidden(mut self, resolver: &mut Resolver<'_>, typed: &Typed) -> Result<(Self, Column)> {
        let expr = self.inlined(typed.expr.clone())?;
        let column = resolver.column(typed);
        self.outputs.push((expr, column.clone()));
        Ok((self, column))
    }

    /// An expression over outputs, keys and inputs as one over the inputs.
    fn inlined(&self, expr: Expr) -> Result<Expr> {
        let replaced = expr.transform_down(|expr| {
            let Expr::Column(column) = &expr else { return Ok(Transformed::no(expr)) };
            Ok(match self.outputs.iter().find(|(_, output)| output.id == column.name) {
                Some((output, _)) => Transformed::new(output.clone(), true, TreeNodeRecursion::Jump),
                None => Transformed::no(expr),
            })
        });
        Ok(replaced.map_err(from_datafusion)?.data)
    }

    /// The relation: the grouping, HAVING above it, then windows and outputs.
    pub(crate) fn build(self, resolver: &mut Resolver<'_>) -> Result<Relation> {
        let mut split = Split { grouped: &self, aggregates: IndexMap::new(), is_above: true };
        let having = self
            .having
            .iter()
            .map(|condition| {
                Ok(Typed { expr: split.over_groups(resolver, condition.expr.clone())?, ..condition.clone() })
            })
            .collect::<Result<Vec<_>>>()?;
        let mut outputs = Vec::with_capacity(self.outputs.len());
        for (at, (expr, column)) in self.outputs.iter().enumerate() {
            split.is_above = at >= self.visible;
            outputs.push((split.over_groups(resolver, expr.clone())?, column.clone()));
        }
        let looked_at = self.looked_at(resolver, &mut split, having.iter().map(|having| &having.expr))?;
        let also_looked_at = self.looked_at(resolver, &mut split, outputs.iter().map(|(expr, _)| expr))?;
        let aggregates = split.aggregates;
        let groups = self.groups(resolver, aggregates)?;
        let groups = with_fields(groups, looked_at.into_iter().chain(also_looked_at).collect())?;
        let groups = barrier::filter(resolver, groups, having)?;
        let mut relation = project::build(resolver, groups, outputs)?;
        relation.hidden = relation.columns.split_off(self.visible);
        relation.below = Below::Grouped(Arc::new(self));
        Ok(relation)
    }

    /// What subqueries over the groups look at, as fields over keys and aggregates.
    fn looked_at<'e>(
        &self,
        resolver: &mut Resolver<'_>,
        split: &mut Split<'_>,
        exprs: impl Iterator<Item = &'e Expr>,
    ) -> Result<IndexMap<String, Expr>> {
        let input = self.input_columns();
        let mut found = IndexMap::new();
        for name in exprs.flat_map(subqueries::outer_names) {
            let output = self.outputs.iter().find(|(_, column)| column.id == name).map(|(expr, _)| expr);
            let own = output.or_else(|| self.outer_aggregates.iter().find(|(id, _)| *id == name).map(|(_, expr)| expr));
            let own = own.cloned().or_else(|| input.iter().find(|column| column.id == name).map(Column::expr));
            let Some(own) = own else { continue };
            let over = split.over_groups(resolver, own)?;
            found.insert(name, over);
        }
        Ok(found)
    }

    /// Keys and aggregates, as the fields [`Split`] refers to.
    fn groups(&self, resolver: &mut Resolver<'_>, mut aggregates: IndexMap<Expr, String>) -> Result<Relation> {
        let keys = self.keys.iter().map(|key| key.grouped.clone());
        let inside = keys.chain(aggregates.keys().cloned()).collect();
        let (attached, mut keys) = subqueries::attached(resolver, self.input.clone(), inside)?;
        let attached_aggregates = keys.split_off(self.keys.len());
        let mut input = attached.plan;
        if self.keys.iter().any(|key| !key.is_column) {
            let mut expressions: Vec<Expr> = input.schema().columns().into_iter().map(Expr::Column).collect();
            let computed = self.keys.iter().zip(keys).filter(|(key, _)| !key.is_column);
            expressions.extend(computed.map(|(key, expr)| expr.alias(&key.id)));
            input = Arc::new(projection(expressions, &input)?);
        }
        aggregates = attached_aggregates.into_iter().zip(aggregates.into_values()).collect();
        if self.keys.is_empty() && aggregates.is_empty() {
            let rows = AggregateFunction::new_udf(count_udaf(), vec![lit(1)], false, None, Vec::new(), None);
            let rows = Expr::AggregateFunction(rows);
            let name = rows.schema_name().to_string();
            aggregates.insert(rows, name);
        }
        let aggregates = aggregates
            .into_iter()
            .map(|(expr, name)| if expr.schema_name().to_string() == name { expr } else { expr.alias(name) })
            .collect();
        let aggregate = Aggregate::try_new(input, self.group_expr(), aggregates).map_err(from_datafusion)?;
        Ok(Relation::new(LogicalPlan::Aggregate(aggregate), Vec::new()))
    }

    fn group_expr(&self) -> Vec<Expr> {
        let field = |key: &Key| Expr::Column(datafusion::common::Column::new_unqualified(key.id.clone()));
        match &self.sets {
            None => {
                let mut seen = Vec::new();
                let is_new = |key: &&Key| {
                    let is_new = !seen.contains(&key.id);
                    seen.push(key.id.clone());
                    is_new
                };
                self.keys.iter().filter(is_new).map(field).collect()
            }
            Some(sets) => {
                let sets = sets.iter().map(|set| set.iter().map(|at| field(&self.keys[*at])).collect()).collect();
                vec![Expr::GroupingSet(GroupingSet::GroupingSets(sets))]
            }
        }
    }

    /// The keys that some grouping set holds, in the order DataFusion numbers them.
    fn numbered(&self) -> Vec<usize> {
        let mut numbered = Vec::new();
        for key in self.sets.iter().flatten().flatten() {
            if !numbered.contains(key) {
                numbered.push(*key);
            }
        }
        numbered
    }
}

/// Parts expressions over the input into aggregates, which the grouping computes, and what is made of them.
struct Split<'g> {
    grouped: &'g Grouped,
    /// Each aggregate and the field that holds it.
    aggregates: IndexMap<Expr, String>,
    /// The expression stands above the grouping, in HAVING or ORDER BY, where a column that is not grouped by is unknown.
    is_above: bool,
}

impl Split<'_> {
    /// The expression over keys and aggregates.
    fn over_groups(&mut self, resolver: &mut Resolver<'_>, expr: Expr) -> Result<Expr> {
        let mut failure = None;
        let replaced = expr.transform_down(|expr| {
            let replaced = self.replaced(resolver, &expr);
            Ok(match replaced {
                Ok(Some(other)) => Transformed::new(other, true, TreeNodeRecursion::Jump),
                Ok(None) => Transformed::no(expr),
                Err(error) => {
                    failure.get_or_insert(error);
                    Transformed::new(expr, false, TreeNodeRecursion::Stop)
                }
            })
        });
        let replaced = replaced.map_err(from_datafusion)?.data;
        failure.map_or(Ok(replaced), Err)
    }

    fn replaced(&mut self, resolver: &mut Resolver<'_>, expr: &Expr) -> Result<Option<Expr>> {
        if let Some(at) = self.grouped.keys.iter().position(|key| key.expr == *expr) {
            return self.key(at).map(Some);
        }
        if matches!(expr, Expr::ScalarFunction(_) | Expr::BinaryExpr(_)) {
            let ordered = in_order(expr)?;
            for (at, key) in self.grouped.keys.iter().enumerate() {
                if !matches!(key.expr, Expr::Column(_)) && in_order(&key.expr)? == ordered {
                    return self.key(at).map(Some);
                }
            }
        }
        match expr {
            Expr::AggregateFunction(call) if call.func.name() == "grouping" => self.grouping(call).map(Some),
            Expr::AggregateFunction(_) => Ok(Some(field(self.aggregate(resolver, expr)))),
            Expr::Column(column) => Err(self.missing(&column.name)),
            _ => Ok(None),
        }
    }

    fn key(&self, at: usize) -> Result<Expr> {
        let key = &self.grouped.keys[at];
        if self.grouped.sets.is_some() && !self.grouped.numbered().contains(&at) {
            let schema = self.grouped.input.plan.schema();
            let data_type = datafusion::logical_expr::ExprSchemable::get_type(&key.expr, schema.as_ref());
            return Ok(cast(lit(ScalarValue::Null), data_type.map_err(from_datafusion)?));
        }
        Ok(field(key.id.clone()))
    }

    /// The field of an aggregate. DataFusion's own name for it, so that its rules recognise it, unless that name hides
    /// a difference.
    fn aggregate(&mut self, resolver: &mut Resolver<'_>, expr: &Expr) -> String {
        if let Some(name) = self.aggregates.get(expr) {
            return name.clone();
        }
        let own = expr.schema_name().to_string();
        let is_taken = own.starts_with('#') || self.aggregates.values().any(|name| *name == own);
        let name = if is_taken { resolver.id() } else { own };
        self.aggregates.insert(expr.clone(), name.clone());
        name
    }

    /// `grouping` and `grouping_id` from the number DataFusion gives each grouping set: a bit a key, the first highest.
    fn grouping(&self, call: &AggregateFunction) -> Result<Expr> {
        if self.grouped.sets.is_none() {
            return Err(condition::analysis("UNSUPPORTED_GROUPING_EXPRESSION", &[]));
        }
        let arguments = &call.params.args;
        let numbered = self.grouped.numbered();
        let id = cast(field(Aggregate::INTERNAL_GROUPING_ID.to_string()), DataType::Int64);
        let bit = |key: usize| match numbered.iter().position(|at| *at == key) {
            Some(at) => {
                let shift = i64::try_from(numbered.len() - 1 - at).unwrap_or_default();
                binary(binary(id.clone(), Operator::BitwiseShiftRight, lit(shift)), Operator::BitwiseAnd, lit(1i64))
            }
            None => lit(1i64),
        };
        if call.params.distinct {
            let is_all = arguments.is_empty() || arguments.iter().eq(self.grouped.keys.iter().map(|key| &key.expr));
            if !is_all {
                return Err(Error::unsupported("grouping_id() of other columns than those grouped by"));
            }
            let bits = (0..self.grouped.keys.len()).map(bit).reduce(|high, low| {
                binary(binary(high, Operator::BitwiseShiftLeft, lit(1i64)), Operator::BitwiseOr, low)
            });
            return Ok(bits.unwrap_or(lit(0i64)));
        }
        let key = self.grouped.keys.iter().position(|key| Some(&key.expr) == arguments.first());
        let key = key.ok_or_else(|| Error::unsupported("grouping() of a column that is not grouped by"))?;
        Ok(cast(bit(key), DataType::Int8))
    }

    fn missing(&self, id: &str) -> Error {
        let input = self.grouped.input_columns();
        let name = input.iter().find(|column| column.id == id).map_or(id, |column| &column.name);
        if self.is_above {
            let outputs: Vec<Column> =
                self.grouped.outputs.iter().take(self.grouped.visible).map(|(_, column)| column.clone()).collect();
            return condition::unresolved_column(&[name.to_string()], &outputs);
        }
        if self.grouped.keys.is_empty() && self.grouped.sets.is_none() {
            return condition::analysis("MISSING_GROUP_BY", &[]);
        }
        condition::missing_aggregation(name)
    }
}

/// The groups with more fields.
fn with_fields(groups: Relation, fields: IndexMap<String, Expr>) -> Result<Relation> {
    let is_new = |name: &str| !groups.plan.schema().has_column_with_unqualified_name(name);
    let fields: Vec<Expr> =
        fields.into_iter().filter(|(name, _)| is_new(name)).map(|(name, expr)| expr.alias(name)).collect();
    if fields.is_empty() {
        return Ok(groups);
    }
    let mut columns: Vec<Expr> = groups.plan.schema().columns().into_iter().map(Expr::Column).collect();
    columns.extend(fields);
    let plan = projection(columns, &groups.plan)?;
    Ok(groups.with_plan(plan))
}

/// Makes one of subqueries that mean the same, so that an output is known for the key it is.
#[derive(Default)]
struct Unified {
    known: Vec<(String, Expr)>,
}

impl Unified {
    fn typed(&mut self, typed: Typed) -> Result<Typed> {
        if !subqueries::has_subquery(&typed.expr) {
            return Ok(typed);
        }
        let unified = typed.expr.clone().transform_down(|expr| {
            let Some(meaning) = subqueries::meaning(&expr) else { return Ok(Transformed::no(expr)) };
            match self.known.iter().find(|(other, _)| *other == meaning) {
                Some((_, known)) => Ok(Transformed::new(known.clone(), true, TreeNodeRecursion::Jump)),
                None => {
                    self.known.push((meaning, expr.clone()));
                    Ok(Transformed::new(expr, false, TreeNodeRecursion::Jump))
                }
            }
        });
        Ok(Typed { expr: unified.map_err(from_datafusion)?.data, ..typed })
    }
}

/// The expression with the operands of operators that commute in an order of their own. Spark: `Canonicalize`.
fn in_order(expr: &Expr) -> Result<Expr> {
    let sorted = expr.clone().transform_up(|expr| {
        Ok(match expr {
            Expr::ScalarFunction(mut call) if Kernel::commutes(&call) => {
                call.args.sort_by_cached_key(ToString::to_string);
                Transformed::yes(Expr::ScalarFunction(call))
            }
            other => Transformed::no(other),
        })
    });
    Ok(sorted.map_err(from_datafusion)?.data)
}

fn field(name: String) -> Expr {
    Expr::Column(datafusion::common::Column::new_unqualified(name))
}

fn binary(left: Expr, operator: Operator, right: Expr) -> Expr {
    Expr::BinaryExpr(BinaryExpr::new(Box::new(left), operator, Box::new(right)))
}
