//! The parts of arrays, maps and structs. Spark: `UnresolvedExtractValue` and `UpdateFields`.

use super::{Column, Term};
use crate::Literal;
use crate::functions::lit;

impl Column {
    /// An element of an array (from 0), a value of a map, or a field of a struct.
    pub fn get_item(&self, key: impl Into<Literal>) -> Self {
        self.extract(lit(key))
    }

    /// A field of a struct.
    pub fn get_field(&self, name: impl Into<String>) -> Self {
        self.extract(lit(name.into()))
    }

    /// What `key` selects of an array, a map or a struct.
    pub fn extract(&self, key: Column) -> Self {
        Column::new(Term::Extract { column: self.clone(), key: key.clone() }, &[self, &key])
    }

    /// The struct with a field added or replaced.
    pub fn with_field(&self, name: impl Into<String>, value: impl Into<Column>) -> Self {
        let value = value.into();
        let term = Term::UpdateField { column: self.clone(), name: name.into(), value: Some(value.clone()) };
        Column::new(term, &[self, &value])
    }

    /// The struct without a field.
    pub fn drop_field(&self, name: impl Into<String>) -> Self {
        Column::new(Term::UpdateField { column: self.clone(), name: name.into(), value: None }, &[self])
    }

    /// The struct without these fields.
    pub fn drop_fields<S: Into<String>>(&self, names: impl IntoIterator<Item = S>) -> Self {
        names.into_iter().fold(self.clone(), |rest, name| rest.drop_field(name))
    }
}
