//! [`Typed`]: an expression with what Spark knows about it.

use arrow::datatypes::DataType;
use datafusion::common::Column;
use datafusion::logical_expr::Expr;
use datafusion::scalar::ScalarValue;

use super::display;

/// A DataFusion expression over columns named `#N`, its Spark type, and the name Spark gives its column.
#[derive(Debug, Clone)]
pub struct Typed {
    pub expr: Expr,
    pub data_type: DataType,
    pub nullable: bool,
    /// What Spark calls the column: `(a + 1)`, `sum(x)`, or the alias.
    pub name: String,
    /// May raise while rows are made. What guards it (`AND`, `OR`, `CASE`, `coalesce`) must really protect it.
    pub fallible: bool,
}

impl Typed {
    /// A column by its opaque id (`#7`).
    pub fn column(id: &str, name: impl Into<String>, data_type: DataType, nullable: bool) -> Self {
        Typed {
            expr: Expr::Column(Column::new_unqualified(id)),
            data_type,
            nullable,
            name: name.into(),
            fallible: false,
        }
    }

    /// A constant, named as Spark names it.
    pub fn literal(value: ScalarValue) -> Self {
        Typed {
            data_type: value.data_type(),
            nullable: value.is_null(),
            name: display::literal(&value),
            expr: Expr::Literal(value, None),
            fallible: false,
        }
    }

    /// The constant this is, when it is one.
    pub fn constant(&self) -> Option<&ScalarValue> {
        match &self.expr {
            Expr::Literal(value, _) => Some(value),
            Expr::Alias(alias) => match alias.expr.as_ref() {
                Expr::Literal(value, _) => Some(value),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether it is the constant NULL.
    pub fn is_null_literal(&self) -> bool {
        self.constant().is_some_and(ScalarValue::is_null)
    }

    /// The text of a constant string.
    pub fn constant_text(&self) -> Option<&str> {
        match self.constant()? {
            ScalarValue::Utf8(text) | ScalarValue::Utf8View(text) | ScalarValue::LargeUtf8(text) => text.as_deref(),
            _ => None,
        }
    }

    /// The value of a constant integer.
    pub fn constant_integer(&self) -> Option<i64> {
        match self.constant()? {
            ScalarValue::Int8(value) => value.map(i64::from),
            ScalarValue::Int16(value) => value.map(i64::from),
            ScalarValue::Int32(value) => value.map(i64::from),
            ScalarValue::Int64(value) => *value,
            _ => None,
        }
    }

    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }
}
