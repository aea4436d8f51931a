//! [`Scope`]: what names mean where an expression stands.
//! Spark: `AttributeSeq.resolve`, `ColumnResolutionHelper`.

use std::sync::Arc;

use arrow::datatypes::Field;
use datafusion::logical_expr::Expr;
use firesteel_protocol::Result;

use super::column::Column;
use super::resolver::{Below, Relation, Resolver};
use super::{condition, missing};
use crate::expr::Typed;

/// The relation an expression is resolved over, and the rules of the clause it stands in.
pub(crate) struct Scope {
    pub(crate) relation: Relation,
    /// Columns that were not selected are fetched from below: in a sort or a filter.
    pub(crate) reveals: bool,
    /// What a grouping was made from, for HAVING and the ORDER BY of a grouped query.
    pub(crate) grouped_from: Vec<Column>,
    /// How many of these are in plain sight: those before the hidden ones.
    pub(crate) grouped_visible: usize,
    /// The columns grouped by, which HAVING sees before the aliases of the select list.
    pub(crate) grouped_by: Vec<Column>,
    /// The condition of HAVING is being resolved, whose subqueries may look at aggregates.
    pub(crate) is_having: bool,
    /// The condition of WHERE or HAVING is being resolved, where a subquery may look at aggregates of the query around.
    pub(crate) is_condition: bool,
    /// Aggregates of the grouping that subqueries look at, by the field they see.
    pub(crate) outer_aggregates: Vec<(String, Expr)>,
    /// A name means the other of a column grouped and an output of that name: what goes first did not fit.
    pub(crate) prefers_input: bool,
    /// The arguments of an aggregate function are being resolved, which look at `grouped_from` first.
    pub(crate) in_aggregate: bool,
    /// The function of a window is being resolved, whose arguments may aggregate.
    pub(crate) in_window: bool,
    /// Aliases that stand before, which later expressions of a select list may use.
    pub(crate) lateral: Vec<Typed>,
    /// The generators of a select list so far, by what they are called.
    pub(crate) generators: Vec<String>,
    /// The variables of the lambda functions around by their names, innermost last.
    pub(crate) variables: Vec<(String, Typed)>,
}

/// A column that a name means, and the parts of the name that go into its fields.
pub(crate) struct Found {
    pub(crate) base: Typed,
    pub(crate) fields: Vec<String>,
}

impl Scope {
    /// For expressions over the columns of `relation` and no more.
    pub(crate) fn of(relation: Relation) -> Self {
        Scope {
            relation,
            reveals: false,
            grouped_from: Vec::new(),
            grouped_visible: 0,
            grouped_by: Vec::new(),
            is_having: false,
            is_condition: false,
            outer_aggregates: Vec::new(),
            prefers_input: false,
            in_aggregate: false,
            in_window: false,
            lateral: Vec::new(),
            generators: Vec::new(),
            variables: Vec::new(),
        }
    }

    /// For a sort or filter over `relation`, which may look below it.
    pub(crate) fn over(relation: Relation) -> Self {
        let grouped_from = match &relation.below {
            Below::Grouped(grouped) => grouped.input_columns(),
            Below::Closed | Below::Input(_) | Below::Kept(_) => Vec::new(),
        };
        let grouped_visible = match &relation.below {
            Below::Grouped(grouped) => grouped.visible_inputs(),
            Below::Closed | Below::Input(_) | Below::Kept(_) => 0,
        };
        Scope { reveals: true, grouped_from, grouped_visible, ..Scope::of(relation) }
    }

    /// What `parts` mean here: a column, an alias before, a column from below, a column of the queries around.
    pub(crate) fn find(&mut self, resolver: &Resolver<'_>, parts: &[String]) -> Result<Found> {
        let wanted = |columns: &[Column]| matching(resolver, columns, parts);
        if let Some(found) = self.variable(resolver, parts) {
            return Ok(found);
        }
        if self.in_aggregate
            && let Some(found) = single(&self.grouped_match(wanted), parts)?
        {
            return Ok(found);
        }
        if self.prefers_input
            && self.grouped_by.is_empty()
            && let Some(found) = single(&self.grouped_match(wanted), parts)?
        {
            return Ok(found);
        }
        let keys: &[Column] = if self.prefers_input { &[] } else { &self.grouped_by };
        let mut ambiguous = None;
        for columns in [keys, &self.relation.columns, &self.relation.hidden] {
            match single(&wanted(columns), parts) {
                Ok(Some(found)) => return Ok(found),
                Ok(None) => {}
                // A sort or filter may mean the one column of that name below.
                Err(error) if self.reveals => ambiguous = ambiguous.or(Some(error)),
                Err(error) => return Err(error),
            }
        }
        if let Some(error) = ambiguous {
            let below = missing::reveal(&self.relation, &|columns| columns_of(wanted(columns)))?;
            let found = below.and_then(|below| Some((single(&wanted(&below.hidden), parts).ok()??, below)));
            if let Some((found, below)) = found {
                self.relation = below;
                return Ok(found);
            }
            return single(&self.grouped_match(wanted), parts)?.ok_or(error);
        }
        if let Some(found) = self.lateral_alias(resolver, parts) {
            return Ok(found);
        }
        if let Some(found) = single(&self.grouped_match(wanted), parts)? {
            return Ok(found);
        }
        if self.reveals
            && let Some(relation) = missing::reveal(&self.relation, &|columns| columns_of(wanted(columns)))?
        {
            self.relation = relation;
            if let Some(found) = single(&wanted(&self.relation.hidden), parts)? {
                return Ok(found);
            }
        }
        if let Some(found) = outer(resolver, |columns| wanted(columns), parts)? {
            return Ok(found);
        }
        match session_variable(resolver, parts) {
            Some(found) => Ok(found),
            None => Err(condition::unresolved_column(parts, &self.relation.columns)),
        }
    }

    /// What `parts` mean in the DataFrame with this plan id. Spark: `resolveDataFrameColumn`.
    pub(crate) fn find_in(&mut self, resolver: &Resolver<'_>, parts: &[String], plan_id: i64) -> Result<Found> {
        let wanted = |columns: &[Column]| -> Vec<(Column, usize)> {
            let out_of: Vec<Column> =
                columns.iter().filter(|column| column.plan_ids.contain(plan_id)).cloned().collect();
            matching(resolver, &out_of, parts)
        };
        for columns in [&self.relation.columns, &self.relation.hidden, &self.grouped_from] {
            if let Some(found) = single_in(&wanted(columns), parts)? {
                return Ok(found);
            }
        }
        if self.reveals
            && let Some(relation) = missing::reveal(&self.relation, &|columns| columns_of(wanted(columns)))?
        {
            self.relation = relation;
            if let Some(found) = single_in(&wanted(&self.relation.hidden), parts)? {
                return Ok(found);
            }
        }
        outer(resolver, |columns| wanted(columns), parts)?.ok_or_else(|| condition::unknown_dataframe_column(parts))
    }

    /// What `resolve` makes of an expression above a grouping. Where a field is taken of a column that has none, the name
    /// means the other column it may mean. Spark: `ResolveReferences` leaves such a name to the next rule.
    pub(crate) fn either_way<T>(&mut self, mut resolve: impl FnMut(&mut Self) -> Result<T>) -> Result<T> {
        let first = resolve(self);
        let Err(error) = first else { return first };
        let is_misfit = ["INVALID_EXTRACT_BASE_FIELD_TYPE", "FIELD_NOT_FOUND"].contains(&error.condition());
        if !is_misfit || self.grouped_from.is_empty() {
            return Err(error);
        }
        self.prefers_input = true;
        let second = resolve(self);
        self.prefers_input = false;
        second.map_err(|_| error)
    }

    /// Columns of the rows that were grouped, those in plain sight before hidden ones.
    fn grouped_match(&self, wanted: impl Fn(&[Column]) -> Vec<(Column, usize)>) -> Vec<(Column, usize)> {
        let (visible, hidden) = self.grouped_from.split_at(self.grouped_visible.min(self.grouped_from.len()));
        let found = wanted(visible);
        if found.is_empty() { wanted(hidden) } else { found }
    }

    fn variable(&self, resolver: &Resolver<'_>, parts: &[String]) -> Option<Found> {
        let (first, rest) = parts.split_first()?;
        let (_, base) = self.variables.iter().rev().find(|(name, _)| resolver.same_name(name, first))?;
        Some(Found { base: base.clone(), fields: rest.to_vec() })
    }

    fn lateral_alias(&self, resolver: &Resolver<'_>, parts: &[String]) -> Option<Found> {
        let (first, rest) = parts.split_first()?;
        let base = self.lateral.iter().rev().find(|alias| resolver.same_name(&alias.name, first))?;
        Some(Found { base: base.clone(), fields: rest.to_vec() })
    }
}

/// The columns a name may mean, with the number of its parts that name the column. A qualified reading goes before an
/// unqualified one; columns with one identity count once.
fn matching(resolver: &Resolver<'_>, columns: &[Column], parts: &[String]) -> Vec<(Column, usize)> {
    for qualifying in (0..parts.len()).rev() {
        let mut found: Vec<(Column, usize)> = Vec::new();
        for column in columns.iter().filter(|column| is_named(resolver, column, parts, qualifying)) {
            if !found.iter().any(|(other, _)| other.attribute == column.attribute) {
                found.push((column.clone(), qualifying + 1));
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

fn is_named(resolver: &Resolver<'_>, column: &Column, parts: &[String], qualifying: usize) -> bool {
    let Some(qualifier) = column.qualifier.len().checked_sub(qualifying).map(|from| &column.qualifier[from..]) else {
        return false;
    };
    resolver.same_name(&column.name, &parts[qualifying])
        && qualifier.iter().zip(parts).all(|(own, part)| resolver.same_name(own, part))
}

/// Columns of `columns` that a qualifier `parts` covers, as `t.*` asks.
pub(crate) fn qualified<'c>(resolver: &Resolver<'_>, columns: &'c [Column], parts: &[String]) -> Vec<&'c Column> {
    columns
        .iter()
        .filter(|column| {
            column.qualifier.len().checked_sub(parts.len()).is_some_and(|from| {
                column.qualifier[from..].iter().zip(parts).all(|(own, part)| resolver.same_name(own, part))
            })
        })
        .collect()
}

fn columns_of(found: Vec<(Column, usize)>) -> Vec<Column> {
    found.into_iter().map(|(column, _)| column).collect()
}

fn single(found: &[(Column, usize)], parts: &[String]) -> Result<Option<Found>> {
    match found {
        [] => Ok(None),
        [(column, named)] => Ok(Some(Found { base: column.typed(), fields: parts[*named..].to_vec() })),
        several => {
            let columns: Vec<&Column> = several.iter().map(|(column, _)| column).collect();
            Err(condition::ambiguous_reference(parts, &columns))
        }
    }
}

fn single_in(found: &[(Column, usize)], parts: &[String]) -> Result<Option<Found>> {
    match found {
        [] | [_] => single(found, parts),
        _ => Err(condition::ambiguous_dataframe_column(parts)),
    }
}

/// A variable of the session, which any column goes before. Spark: `VariableResolution`.
fn session_variable(resolver: &Resolver<'_>, parts: &[String]) -> Option<Found> {
    let (variable, used) = resolver.tables.variables.find(parts)?;
    let own = parts[used - 1].clone();
    let base = Typed { name: own, data_type: variable.data_type.clone(), ..Typed::literal(variable.value.clone()) };
    Some(Found { base: Typed { nullable: true, ..base }, fields: parts[used..].to_vec() })
}

/// Looks through the queries around, the nearest first.
fn outer(
    resolver: &Resolver<'_>,
    wanted: impl Fn(&[Column]) -> Vec<(Column, usize)>,
    parts: &[String],
) -> Result<Option<Found>> {
    for columns in resolver.outer.iter().rev() {
        let wanted = wanted(columns);
        let Some(found) = single(&wanted, parts)? else { continue };
        let name = wanted.first().map(|(column, _)| column.qualified_name()).unwrap_or_default();
        let base = outer_reference(found.base).named(format!("outer({name})"));
        return Ok(Some(Found { base, fields: found.fields }));
    }
    Ok(None)
}

pub(crate) fn outer_reference(base: Typed) -> Typed {
    let Expr::Column(column) = base.expr else { return base };
    let field = Arc::new(Field::new(&column.name, base.data_type.clone(), base.nullable));
    Typed { expr: Expr::OuterReferenceColumn(field, column), ..base }
}
