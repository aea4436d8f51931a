//! `withField` and `dropFields`: a struct with a field more, another, or without it. Spark: `UpdateFields`.

use arrow::array::{Array, ArrayRef, AsArray, StructArray};
use arrow::datatypes::{DataType, Field, Fields};
use datafusion::logical_expr::Expr;
use firesteel_protocol::spark::connect::expression::{ExprType, UpdateFields};
use firesteel_protocol::{Error, Result};

use super::super::identifier;
use super::super::resolver::Resolver;
use super::super::scope::Scope;
use super::extract;
use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::kernel::{Kernel, Nulls};
use crate::expr::{Typed, failure};
use crate::types::quoted;

pub(super) fn resolve(resolver: &mut Resolver<'_>, scope: &mut Scope, message: &UpdateFields) -> Result<Typed> {
    let UpdateFields { struct_expression, field_name, value_expression } = message;
    let base = super::child(resolver, scope, struct_expression.as_deref())?;
    let value = value_expression.as_deref().map(|value| super::resolve(resolver, scope, value)).transpose()?;
    let parts = identifier::parse(field_name)?;
    let inner = struct_expression.as_deref().and_then(|inner| inner.expr_type.as_ref());
    let is_chain = matches!(inner, Some(ExprType::UpdateFields(_)));
    updated(resolver, base, &parts, value, is_chain)
}

/// `base` with the field that `parts` lead to set to `value`, or dropped. Spark shows a chain of updates as one.
fn updated(
    resolver: &Resolver<'_>,
    base: Typed,
    parts: &[String],
    value: Option<Typed>,
    is_chain: bool,
) -> Result<Typed> {
    let Some((name, rest)) = parts.split_first() else { return Err(Error::internal("a field without a name")) };
    let value = if rest.is_empty() {
        value
    } else {
        let inner = extract::field(resolver, base.clone(), name)?;
        Some(updated(resolver, inner, rest, value, false)?)
    };
    let operation = match &value {
        Some(value) => format!("WithField({})", value.name),
        None => "dropfield()".to_string(),
    };
    let shown = match base.name.strip_suffix(')') {
        Some(before) if is_chain => format!("{before}, {operation})"),
        _ => format!("update_fields({}, {operation})", base.name),
    };
    let DataType::Struct(fields) = base.data_type.clone() else {
        let parameters = [
            ("paramIndex", failure::ordinal(0)),
            ("requiredType", "\"STRUCT\"".to_string()),
            ("inputSql", format!("\"{}\"", base.name)),
            ("inputType", quoted(&base.data_type)),
        ];
        return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &shown, &parameters));
    };
    let is_meant = |field: &Field| resolver.same_name(field.name(), name);
    let mut layout: Vec<(Option<usize>, Field)> = Vec::new();
    let mut is_placed = false;
    for (at, field) in fields.iter().enumerate() {
        match &value {
            Some(value) if is_meant(field) => {
                layout.push((None, Field::new(name, value.data_type.clone(), value.nullable)));
                is_placed = true;
            }
            None if is_meant(field) => {}
            _ => layout.push((Some(at), field.as_ref().clone())),
        }
    }
    if let Some(value) = value.as_ref().filter(|_| !is_placed) {
        layout.push((None, Field::new(name, value.data_type.clone(), value.nullable)));
    }
    if layout.is_empty() {
        return Err(failure::mismatch("CANNOT_DROP_ALL_FIELDS", &shown, &[]));
    }
    Ok(made(resolver, base, value, layout).named(shown))
}

/// The struct of old fields and the new value.
fn made(resolver: &Resolver<'_>, base: Typed, value: Option<Typed>, layout: Vec<(Option<usize>, Field)>) -> Typed {
    let places: Vec<String> =
        layout.iter().map(|(at, _)| at.map_or_else(|| "new".to_string(), |at| at.to_string())).collect();
    let data_type = DataType::Struct(layout.into_iter().map(|(_, field)| field).collect::<Fields>());
    let nulls = if base.nullable { Nulls::Possible } else { Nulls::Never };
    let kernel = Kernel::new("update_fields", run, data_type.clone(), nulls, resolver.settings().mode());
    let fallible = base.fallible || value.as_ref().is_some_and(|value| value.fallible);
    let arguments: Vec<Expr> = [base.expr].into_iter().chain(value.map(|value| value.expr)).collect();
    let expr = kernel.with_detail(places.join(",")).call(arguments);
    Typed { expr, data_type, nullable: base.nullable, name: String::new(), fallible }
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let base = arguments.array(0)?;
    let base = base.as_struct_opt().ok_or_else(|| mistyped(&base))?;
    let DataType::Struct(fields) = arguments.gives else {
        return Err(Error::internal("an update that gives no struct"));
    };
    let mut columns: Vec<ArrayRef> = Vec::with_capacity(fields.len());
    for (place, field) in arguments.detail.split(',').zip(fields) {
        let column = match place.parse::<usize>() {
            Ok(at) => base.columns().get(at).cloned().ok_or_else(|| Error::internal("a struct lacks a field"))?,
            Err(_) => arguments.array(1)?,
        };
        columns.push(match column.data_type() == field.data_type() {
            true => column,
            false => arrow::compute::cast(&column, field.data_type()).map_err(failure::from_arrow)?,
        });
    }
    // Fields of a struct that is NULL count for nothing, so they may lack what their type demands.
    let fields: Fields = fields.iter().map(|field| field.as_ref().clone()).collect();
    let made = StructArray::try_new(fields, columns, base.nulls().cloned()).map_err(failure::from_arrow)?;
    Ok(std::sync::Arc::new(made))
}
