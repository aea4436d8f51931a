//! [`NaFunctions`]: missing values. Spark: `DataFrameNaFunctions`.

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
        let values = values.into_iter().map(Literal::into_message).collect();
        self.0.derived(RelType::FillNa(Box::new(proto::NaFill { input: None, cols, values })), 0)
    }

    /// Values replaced by others.
    pub fn replace<S: Into<String>>(
        &self,
        values: impl IntoIterator<Item = (Literal, Literal)>,
        columns: impl IntoIterator<Item = S>,
    ) -> DataFrame {
        let replacements = values
            .into_iter()
            .map(|(old, new)| Replacement { old_value: Some(old.into_message()), new_value: Some(new.into_message()) })
            .collect();
        let message = proto::NaReplace { input: None, cols: names(columns), replacements };
        self.0.derived(RelType::Replace(Box::new(message)), 0)
    }
}

fn names<S: Into<String>>(columns: impl IntoIterator<Item = S>) -> Vec<String> {
    columns.into_iter().map(Into::into).collect()
}
