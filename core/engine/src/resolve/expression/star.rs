//! `*`, `t.*`, `s.*` and column patterns: several values from one expression. Spark: `UnresolvedStar.expandStar`.

use arrow::datatypes::DataType;
use firesteel_protocol::Result;
use firesteel_protocol::spark::connect::expression as proto;

use datafusion::logical_expr::Expr;

use super::super::column::Column;
use super::super::resolver::Resolver;
use super::super::scope::{Found, Scope, qualified};
use super::super::{condition, identifier};
use super::{Output, extract};
use crate::expr::Typed;

pub(super) fn expand(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    star: &proto::UnresolvedStar,
) -> Result<Vec<Output>> {
    let proto::UnresolvedStar { unparsed_target, plan_id } = star;
    if let Some(plan_id) = plan_id {
        let columns = scope.relation.columns.iter().filter(|column| column.plan_ids.contain(*plan_id));
        return Ok(columns.map(same).collect());
    }
    let Some(target) = unparsed_target else {
        return Ok(scope.relation.columns.iter().map(same).collect());
    };
    let parts = identifier::parse(target.strip_suffix(".*").unwrap_or(target))?;
    let hidden = qualified(resolver, &scope.relation.hidden, &parts);
    let visible = qualified(resolver, &scope.relation.columns, &parts);
    if !hidden.is_empty() || !visible.is_empty() {
        return Ok(hidden.into_iter().chain(visible).map(same).collect());
    }
    struct_fields(resolver, scope, &parts)
}

/// `s.*` of a struct column.
fn struct_fields(resolver: &mut Resolver<'_>, scope: &mut Scope, parts: &[String]) -> Result<Vec<Output>> {
    let unknown = |scope: &Scope| {
        let columns = condition::quoted_names(&scope.relation.columns);
        let parameters = [("targetString", identifier::quote_all(parts)), ("columns", columns)];
        condition::analysis("CANNOT_RESOLVE_STAR_EXPAND", &parameters)
    };
    let Ok(Found { base, fields }) = scope.find(resolver, parts) else { return Err(unknown(scope)) };
    let value = fields.iter().try_fold(base, |base, field| extract::field(resolver, base, field))?;
    let DataType::Struct(fields) = value.data_type.clone() else { return Err(unknown(scope)) };
    fields
        .iter()
        .map(|field| {
            let typed = extract::field(resolver, value.clone(), field.name())?;
            Ok(Output::new(Typed { name: field.name().clone(), ..typed }))
        })
        .collect()
}

/// `colRegex`. Spark: `UnresolvedRegex`.
pub(super) fn expand_regex(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &proto::UnresolvedRegex,
) -> Result<Vec<Output>> {
    // A pattern looks at all columns in sight, whatever DataFrame it was asked of.
    let proto::UnresolvedRegex { col_name, plan_id } = message;
    let pattern = col_name.strip_prefix('`').and_then(|name| name.strip_suffix('`'));
    let Some(pattern) = pattern else {
        let attribute = proto::UnresolvedAttribute {
            unparsed_identifier: col_name.clone(),
            plan_id: *plan_id,
            is_metadata_column: None,
        };
        let typed = super::attribute::resolve(resolver, scope, &attribute)?;
        let same_as = column_of(scope, &typed);
        return Ok(vec![Output { same_as, ..Output::new(typed) }]);
    };
    let mode = if resolver.settings().case_sensitive { "" } else { "(?i)" };
    let regex = regex::Regex::new(&format!("{mode}^(?:{pattern})$")).map_err(|error| {
        firesteel_protocol::Error::argument("colRegex", "colName", "the pattern cannot be read").with_cause(error)
    })?;
    let is_wanted = |column: &&Column| regex.is_match(&column.name);
    Ok(scope.relation.columns.iter().filter(is_wanted).map(same).collect())
}

/// The column of the scope's relation that `typed` is, unchanged.
pub(super) fn column_of(scope: &Scope, typed: &Typed) -> Option<Column> {
    column_under(scope, typed).filter(|column| column.name == typed.name).cloned()
}

/// The column of the scope's relation that `typed` is, whatever it is called.
pub(super) fn column_under<'s>(scope: &'s Scope, typed: &Typed) -> Option<&'s Column> {
    let Expr::Column(expr) = &typed.expr else { return None };
    let mut columns = scope.relation.columns.iter().chain(&scope.relation.hidden).chain(&scope.grouped_from);
    columns.find(|column| column.id == expr.name)
}

fn same(column: &Column) -> Output {
    Output { same_as: Some(column.clone()), ..Output::new(column.typed()) }
}
