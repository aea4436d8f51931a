//! [`NaFunctions`]: missing values. Spark: `DataFrameNaFunctions`.

use firesteel_protocol::spark::connect::expression::{self, literal::LiteralType};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, na_replace::Replacement};

use crate::{DataFrame, Literal};

/// What handles missing values of a DataFrame. Made by [`DataFrame::na`]. Without names, all columns are meant.
#[derive(Clone, Debug)]
pub struct NaFunctions(DataFrame);

impl DataFrame {
    pub fn na(&self) -> NaFunctions {
        NaFunctions(self.clone())
    }

    /// The same as [`NaFunctions::drop`].
    pub fn dropna<S: Into<String>>(
        &self,
        columns: impl IntoIterator<Item = S>,
        min_non_nulls: Option<i32>,
    ) -> DataFrame {
        self.na().drop(columns, min_non_nulls)
    }

    /// The same as [`NaFunctions::fill`].
    pub fn fillna<S: Into<String>>(
        &self,
        value: impl Into<Literal>,
        columns: impl IntoIterator<Item = S>,
    ) -> DataFrame {
        self.na().fill(value, columns)
    }

    /// The same as [`NaFunctions::replace`].
    pub fn replace<S: Into<String>>(
        &self,
        values: impl IntoIterator<Item = (Literal, Literal)>,
        columns: impl IntoIterator<Item = S>,
    ) -> DataFrame {
        self.na().replace(values, columns)
    }
}

impl NaFunctions {
    /// Without the rows in which fewer than `min_non_nulls` of these columns are neither NULL nor NaN. Without a number,
    /// all of them must be.
    pub fn drop<S: Into<String>>(&self, columns: impl IntoIterator<Item = S>, min_non_nulls: Option<i32>) -> DataFrame {
        let message = proto::NaDrop { input: None, cols: names(columns), min_non_nulls };
        self.0.derived(RelType::DropNa(Box::new(message)), 0)
    }

    /// NULL and NaN replaced by a value in the columns of its type.
    pub fn fill<S: Into<String>>(&self, value: impl Into<Literal>, columns: impl IntoIterator<Item = S>) -> DataFrame {
        self.filled(names(columns), vec![value.into()])
    }

    /// NULL and NaN replaced by a value for each column.
    pub fn fill_each<S: Into<String>>(&self, values: impl IntoIterator<Item = (S, Literal)>) -> DataFrame {
        let (columns, values) = values.into_iter().map(|(name, value)| (name.into(), value)).unzip();
        self.filled(columns, values)
    }

    fn filled(&self, cols: Vec<String>, values: Vec<Literal>) -> DataFrame {
        let values = values.into_iter().map(wide).collect();
        self.0.derived(RelType::FillNa(Box::new(proto::NaFill { input: None, cols, values })), 0)
    }

    /// Values replaced by others. Numbers are compared and written as DOUBLE, as in PySpark; a NULL as the new value takes
    /// the old one away.
    pub fn replace<S: Into<String>>(
        &self,
        values: impl IntoIterator<Item = (Literal, Literal)>,
        columns: impl IntoIterator<Item = S>,
    ) -> DataFrame {
        let replacements = values
            .into_iter()
            .map(|(old, new)| Replacement { old_value: Some(real(old)), new_value: Some(real(new)) })
            .collect();
        let message = proto::NaReplace { input: None, cols: names(columns), replacements };
        self.0.derived(RelType::Replace(Box::new(message)), 0)
    }
}

fn names<S: Into<String>>(columns: impl IntoIterator<Item = S>) -> Vec<String> {
    columns.into_iter().map(Into::into).collect()
}

/// Whole numbers as BIGINT, which is how PySpark fills.
fn wide(value: Literal) -> expression::Literal {
    let mut message = value.into_message();
    if let Some(LiteralType::Byte(number) | LiteralType::Short(number) | LiteralType::Integer(number)) =
        message.literal_type
    {
        message.literal_type = Some(LiteralType::Long(i64::from(number)));
    }
    message
}

/// Numbers as DOUBLE, which is how PySpark replaces.
fn real(value: Literal) -> expression::Literal {
    let mut message = value.into_message();
    message.literal_type = match message.literal_type {
        Some(LiteralType::Byte(number) | LiteralType::Short(number) | LiteralType::Integer(number)) => {
            Some(LiteralType::Double(f64::from(number)))
        }
        Some(LiteralType::Long(number)) => Some(LiteralType::Double(number as f64)),
        other => other,
    };
    message
}
