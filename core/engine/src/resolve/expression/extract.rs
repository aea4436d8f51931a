//! Values out of nested ones: `s.field`, `a[0]`, `m['key']`. Spark: `ExtractValue`.

use datafusion::common::ScalarValue;
use datafusion::logical_expr::Expr;
use firesteel_protocol::Result;
use firesteel_protocol::spark::connect::expression::UnresolvedExtractValue;

use super::super::resolver::Resolver;
use super::super::scope::Scope;
use crate::expr::Typed;

pub(super) fn resolve(
    resolver: &mut Resolver<'_>,
    scope: &mut Scope,
    message: &UnresolvedExtractValue,
) -> Result<Typed> {
    let UnresolvedExtractValue { child, extraction } = message;
    let base = super::child(resolver, scope, child.as_deref())?;
    let key = super::child(resolver, scope, extraction.as_deref())?;
    crate::function::extract(base, key, resolver.settings())
}

/// The field `name` of `base`, as a dot reads it.
pub(super) fn field(resolver: &Resolver<'_>, base: Typed, name: &str) -> Result<Typed> {
    let value = ScalarValue::Utf8(Some(name.to_string()));
    let key = Typed {
        data_type: value.data_type(),
        expr: Expr::Literal(value, None),
        nullable: false,
        name: name.to_string(),
        fallible: false,
    };
    crate::function::extract(base, key, resolver.settings())
}
