//! [`Dropped`]: what [`crate::DataFrame::drop`] leaves out.

use crate::Column;

/// A column to leave out. Texts are names, and columns expressions, which are resolved as in any query.
#[derive(Debug, Clone)]
pub enum Dropped {
    /// Every column of this name.
    Name(String),
    /// The column that the expression stands for.
    Column(Column),
}

impl From<&str> for Dropped {
    fn from(name: &str) -> Self {
        Dropped::Name(name.to_string())
    }
}

impl From<String> for Dropped {
    fn from(name: String) -> Self {
        Dropped::Name(name)
    }
}

impl From<Column> for Dropped {
    fn from(column: Column) -> Self {
        Dropped::Column(column)
    }
}

impl From<&Column> for Dropped {
    fn from(column: &Column) -> Self {
        Dropped::Column(column.clone())
    }
}
