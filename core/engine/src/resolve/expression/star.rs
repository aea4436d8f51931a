//! `*`, `t.*`, `s.*` and column patterns: several values from one expression. Spark: `UnresolvedStar.expandStar`.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use firesteel_protocol::extension::StarExcept;
use firesteel_protocol::spark::connect::expression as proto;
use firesteel_protocol::{Error, Result};

use datafusion::logical_expr::Expr;

use super::super::column::Column;
use super::super::resolver::Resolver;
use super::super::scope::{Found, Scope, qualified};
use super::super::{condition, identifier};
use super::{Output, extract};
use crate::expr::Typed;
use crate::expr::pattern::{Pattern, Rejection};

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

/// A star without some of its columns. Spark: `UnresolvedStarExceptOrReplace`.
pub(super) fn expand_except(resolver: &mut Resolver<'_>, scope: &mut Scope, star: &StarExcept) -> Result<Vec<Output>> {
    let StarExcept { target, except } = star;
    let all = proto::UnresolvedStar { unparsed_target: target.clone(), plan_id: None };
    let outputs = expand(resolver, scope, &all)?;
    let names = except.iter().map(|name| identifier::parse(name)).collect::<Result<Vec<_>>>()?;
    let candidates = || -> Vec<Column> { scope.relation.columns.clone() };
    let mut paths: Vec<(usize, Vec<String>)> = Vec::with_capacity(names.len());
    for name in &names {
        let found = (0..name.len()).find_map(|at| {
            let of = |output: &Output| {
                let is_named = resolver.same_name(&output.typed.name, &name[at]);
                let qualifier = output.same_as.as_ref().map(|column| column.qualifier.as_slice()).unwrap_or_default();
                let is_qualified = qualifier.len().checked_sub(at).is_some_and(|from| {
                    qualifier[from..].iter().zip(name).all(|(own, part)| resolver.same_name(own, part))
                });
                is_named && is_qualified
            };
            outputs.iter().position(of).map(|found| (found, name[at + 1..].to_vec()))
        });
        let Some((at, path)) = found else {
            return Err(condition::unresolved_column(name, &candidates()));
        };
        let overlaps = |(other, inner): &(usize, Vec<String>)| {
            *other == at && inner.iter().zip(&path).all(|(one, two)| resolver.same_name(one, two))
        };
        if paths.iter().any(overlaps) {
            let columns: Vec<String> = names.iter().map(|name| name.join(".")).collect();
            return Err(condition::analysis("EXCEPT_OVERLAPPING_COLUMNS", &[("columns", columns.join(", "))]));
        }
        paths.push((at, path));
    }
    let mut kept = Vec::with_capacity(outputs.len());
    for (at, output) in outputs.into_iter().enumerate() {
        let own: Vec<&[String]> =
            paths.iter().filter(|(other, _)| *other == at).map(|(_, path)| path.as_slice()).collect();
        if own.is_empty() {
            kept.push(output);
        } else if own.iter().all(|path| !path.is_empty()) {
            let typed = without_fields(resolver, output.typed, &own)?;
            kept.push(Output::new(typed));
        }
    }
    Ok(kept)
}

/// A struct without the fields at these paths.
fn without_fields(resolver: &Resolver<'_>, value: Typed, paths: &[&[String]]) -> Result<Typed> {
    let DataType::Struct(fields) = value.data_type.clone() else {
        let first = paths.first().map(|path| path.join(".")).unwrap_or_default();
        return Err(condition::unresolved_column(&[value.name, first], &[]));
    };
    let mut arguments = Vec::new();
    for field in &fields {
        let own: Vec<&[String]> = paths
            .iter()
            .filter(|path| path.first().is_some_and(|name| resolver.same_name(name, field.name())))
            .map(|path| &path[1..])
            .collect();
        if own.iter().any(|path| path.is_empty()) {
            continue;
        }
        let inner = extract::field(resolver, value.clone(), field.name())?;
        let inner = if own.is_empty() { inner } else { without_fields(resolver, inner, &own)? };
        arguments.push(Typed::literal(ScalarValue::Utf8(Some(field.name().clone()))));
        arguments.push(inner);
    }
    if let Some(missing) = paths
        .iter()
        .filter_map(|path| path.first())
        .find(|name| !fields.iter().any(|field| resolver.same_name(name, field.name())))
    {
        return Err(condition::unresolved_column(&[value.name, missing.clone()], &[]));
    }
    let function =
        crate::function::lookup("named_struct").ok_or_else(|| condition::unresolved_routine("named_struct"))?;
    let call = crate::function::Call {
        name: "named_struct",
        arguments,
        is_distinct: false,
        filter: None,
        order_by: Vec::new(),
        ignore_nulls: None,
        settings: resolver.settings(),
    };
    Ok(function.resolve(call)?.named(value.name))
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
    let regex = Pattern::compile(&format!("{mode}^(?:{pattern})$")).map_err(|rejection| match rejection {
        Rejection::Invalid => Error::argument("colRegex", "colName", "the pattern cannot be read"),
        Rejection::Unsupported => Error::unsupported(format!("the pattern {pattern}")),
    })?;
    let mut wanted = Vec::new();
    for column in &scope.relation.columns {
        if regex.is_match(&column.name)? {
            wanted.push(same(column));
        }
    }
    Ok(wanted)
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
