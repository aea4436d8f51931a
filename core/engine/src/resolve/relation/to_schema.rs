//! `to(schema)`: columns matched by name, in the schema's order and types. Spark: `Project.matchSchema`.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result, types};

use crate::command::is_assignable;
use crate::error::from_datafusion;
use crate::expr::{EvalMode, Typed, cast};
use crate::resolve::column::Column;
use crate::resolve::condition;
use crate::resolve::resolver::{Relation, Resolver};
use crate::types::is_same;

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
            [] if field.is_nullable() => {
                let null = ScalarValue::try_from(field.data_type()).map_err(from_datafusion)?;
                let typed = Typed::literal(null).named(field.name());
                let output = resolver.column(&Typed { data_type: field.data_type().clone(), ..typed.clone() });
                outputs.push((typed.expr, output));
                continue;
            }
            [] => return Err(condition::unresolved_column(&[field.name().clone()], &input.columns)),
            several => return Err(condition::ambiguous_reference(&[field.name().clone()], several)),
        };
        if column.nullable && !field.is_nullable() {
            let parameters = [("columnPath", crate::resolve::identifier::quote(&column.name))];
            return Err(condition::analysis("NULLABLE_COLUMN_OR_FIELD", &parameters));
        }
        if !is_assignable(&column.data_type, field.data_type()) {
            let parameters = [
                ("name", crate::resolve::identifier::quote(&column.name)),
                ("type", condition::shown_type(&column.data_type)),
                ("expectedType", condition::shown_type(field.data_type())),
            ];
            return Err(condition::analysis("INVALID_COLUMN_OR_FIELD_DATA_TYPE", &parameters));
        }
        if !is_in_order(&column.data_type, field.data_type()) {
            return Err(Error::unsupported("to(schema) with the fields of a struct in another order"));
        }
        // Spark checks these casts whatever the session says of others.
        let typed = cast(column.typed(), field.data_type(), EvalMode::Ansi, resolver.settings())?.named(field.name());
        let same = is_same(&column.data_type, field.data_type()).then(|| column.metadata.clone()).flatten();
        let output = Column { metadata: same, ..resolver.column(&typed) };
        outputs.push((typed.expr, output));
    }
    input.project(outputs)
}

/// Whether the fields of structs have the same names in the same places, as casts go by place and Spark by name.
fn is_in_order(from: &DataType, to: &DataType) -> bool {
    match (from, to) {
        (DataType::Struct(from), DataType::Struct(to)) => from.iter().zip(to).all(|(from, to)| {
            from.name().eq_ignore_ascii_case(to.name()) && is_in_order(from.data_type(), to.data_type())
        }),
        (DataType::List(from), DataType::List(to)) | (DataType::Map(from, _), DataType::Map(to, _)) => {
            is_in_order(from.data_type(), to.data_type())
        }
        _ => true,
    }
}
