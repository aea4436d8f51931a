//! What stands for the arguments of functions.

use firesteel_protocol::spark::connect::data_type::{Kind, Null};
use firesteel_protocol::spark::connect::expression;
use firesteel_protocol::spark::connect::expression::literal::{Decimal, LiteralType};
use firesteel_protocol::types;

use super::{create_map, lit};
use crate::{Column, Literal};

/// A column, or what becomes a literal: unlike `Into<Column>`, a text stands for itself.
pub trait IntoValue {
    /// The column, or the literal.
    fn into_value(self) -> Column;
}

impl IntoValue for Column {
    fn into_value(self) -> Column {
        self
    }
}

impl IntoValue for &Column {
    fn into_value(self) -> Column {
        self.clone()
    }
}

impl<T: Into<Literal>> IntoValue for T {
    fn into_value(self) -> Column {
        lit(self)
    }
}

/// An argument that may be left out.
pub(super) fn given(argument: impl Into<Option<Column>>) -> Option<Column> {
    argument.into()
}

/// Settings as the map that goes after the other arguments; nothing when there are none.
pub(super) fn settings(settings: impl IntoIterator<Item = (impl Into<String>, impl Into<String>)>) -> Option<Column> {
    let texts: Vec<Column> =
        settings.into_iter().flat_map(|(key, value)| [lit(key.into()), lit(value.into())]).collect();
    (!texts.is_empty()).then(|| create_map(texts))
}

/// A seed by chance, chosen once, so that the DataFrame gives the same rows each time.
pub(super) fn fresh_seed() -> Column {
    let (half, _) = uuid::Uuid::new_v4().as_u64_pair();
    lit((half >> 1).cast_signed())
}

/// NULL, without a type of its own.
pub(super) fn null() -> Column {
    lit(Literal::null(types::of(Kind::Null(Null::default()))))
}

/// The decimal 0, with the precision that PySpark gives it.
pub(super) fn decimal_zero() -> Column {
    let zero = Decimal { value: "0".to_string(), precision: Some(10), scale: Some(0) };
    let literal_type = Some(LiteralType::Decimal(zero));
    lit(Literal::from_message(expression::Literal { literal_type, data_type: None }))
}
