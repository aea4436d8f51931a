//! `to(schema)`: columns matched by name, in the schema's order and types. Spark: `Project.matchSchema`.

use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result, types};

use crate::expr::{EvalMode, cast};
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver};

pub(super) fn resolve(resolver: &mut Resolver<'_>, node: &Node, message: &proto::ToSchema) -> Result<Relation> {
    let proto::ToSchema { input: _, schema } = message;
    let schema = schema.as_ref().ok_or_else(|| Error::internal("a relation without its schema"))?;
    let input = super::input(resolver, node)?;
    let mut outputs = Vec::new();
    for field in types::schema_to_arrow(schema, &resolver.settings().zone)?.fields() {
        let found: Vec<&Column> =
            input.columns.iter().filter(|column| resolver.same_name(&column.name, field.name())).collect();
        let column = match found.as_slice() {
            [column] => *column,
            [] => return Err(condition::unresolved_column(&[field.name().clone()], &input.columns)),
            several => return Err(condition::ambiguous_reference(&[field.name().clone()], several)),
        };
        if column.nullable && !field.is_nullable() {
            let parameters = [("columnPath", crate::resolve::identifier::quote(&column.name))];
            return Err(condition::analysis("NULLABLE_COLUMN_OR_FIELD", &parameters));
        }
        let mode = if resolver.settings().ansi { EvalMode::Ansi } else { EvalMode::Legacy };
        let typed = cast(column.typed(), field.data_type(), mode, resolver.settings())?.named(field.name());
        let output = resolver.column(&typed);
        outputs.push((typed.expr, output));
    }
    input.project(outputs)
}
