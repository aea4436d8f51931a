//! `*`, `t.*`, `s.*` and column patterns: several values from one expression. Spark: `UnresolvedStar.expandStar`.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use firesteel_protocol::extension::StarExcept;
use firesteel_protocol::spark::connect::expression as proto;
use firesteel_protocol::{Error, Result};

use datafusion::logical_expr::Expr;

use super::super::column::Column;
use super::super::resolver::Resolver;
use super::super::scope::{Found, Scope, outer_reference, qualified};
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
    let fields = struct_fields(resolver, scope, &parts);
    if fields.is_err()
        && let Some(around) = outer_columns(resolver, &parts)
    {
        return Ok(around);
    }
    fields
}

/// The columns of a relation around, of the nearest query that has one of this name.
fn outer_columns(resolver: &Resolver<'_>, parts: &[String]) -> Option<Vec<Output>> {
    let found = resolver.outer.iter().rev().map(|columns| qualified(resolver, columns, parts));
    let found = found.into_iter().find(|found| !found.is_empty())?;
    let mut seen: Vec<u64> = Vec::with_capacity(found.len());
    let columns = found.into_iter().filter(|column| {
        let is_new = !seen.contains(&column.attribute);
        seen.push(column.attribute);
        is_new
    });
    Some(columns.map(|column| Output::new(outer_reference(column.typed()))).collect())
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
        // The longest qualifier first, as names are read everywhere.
        let found = (0..name.len()).rev().find_map(|at| {
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
        let names: Vec<String> = fields.iter().map(|field| identifier::quote(field.name())).collect();
        let parameters = [("fieldName", identifier::quote(missing)), ("fields", names.join(", "))];
        return Err(condition::analysis("FIELD_NOT_FOUND", &parameters));
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
    let whole = col_name.strip_suffix('`');
    // `` t.`pattern` `` or `` `pattern` ``. Spark: `ParserUtils.qualifiedEscapedIdentifier`.
    let pattern = whole.and_then(|name| match name.split_once(".`") {
        Some((table, pattern)) if !table.is_empty() => Some((Some(table), pattern)),
        _ => name.strip_prefix('`').map(|pattern| (None, pattern)),
    });
    let Some((table, pattern)) = pattern else {
        let attribute = proto::UnresolvedAttribute {
            unparsed_identifier: col_name.clone(),
            plan_id: *plan_id,
            is_metadata_column: None,
        };
        let typed = super::attribute::resolve(resolver, scope, &attribute)?;
        let same_as = column_of(scope, &typed);
        return Ok(vec![Output { same_as, ..Output::new(typed) }]);
    };
    let regex = NamePattern::new(pattern, resolver.settings().case_sensitive)?;
    let mut wanted = Vec::new();
    let table = table.map(identifier::parse).transpose()?;
    let columns: Vec<&Column> = match &table {
        Some(table) => qualified(resolver, &scope.relation.columns, table),
        None => scope.relation.columns.iter().collect(),
    };
    for column in columns {
        if regex.is_match(&column.name)? {
            wanted.push(same(column));
        }
    }
    Ok(wanted)
}

/// What the names of columns have to fit.
enum NamePattern {
    Whole(Pattern),
    /// `(a)?+rest`, the way to write "all but a": where a name begins as `a` does, the rest of it has to fit the rest.
    But {
        prefix: Pattern,
        rest: Pattern,
    },
}

impl NamePattern {
    fn new(pattern: &str, case_sensitive: bool) -> Result<Self> {
        let mode = if case_sensitive { "" } else { "(?i)" };
        let compiled = |text: &str| {
            Pattern::compile(&format!("{mode}{text}")).map_err(|rejection| match rejection {
                Rejection::Invalid => Error::argument("colRegex", "colName", "the pattern cannot be read"),
                Rejection::Unsupported => Error::unsupported(format!("the pattern {pattern}")),
            })
        };
        let but = pattern.strip_prefix('(').and_then(|text| text.split_once(")?+"));
        let is_plain = |text: &str| !text.contains(['(', ')', '\\']);
        match but {
            Some((prefix, rest)) if is_plain(prefix) && is_plain(rest) => Ok(NamePattern::But {
                prefix: compiled(&format!("^(?:{prefix})"))?,
                rest: compiled(&format!("^(?:{rest})$"))?,
            }),
            _ => compiled(&format!("^(?:{pattern})$")).map(NamePattern::Whole),
        }
    }

    fn is_match(&self, name: &str) -> Result<bool> {
        match self {
            NamePattern::Whole(pattern) => pattern.is_match(name),
            NamePattern::But { prefix, rest } => {
                let found = prefix.first(name)?.and_then(|groups| groups.first().cloned().flatten());
                rest.is_match(&name[found.map_or(0, |(_, end)| end)..])
            }
        }
    }
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
