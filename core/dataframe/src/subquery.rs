//! DataFrames as expressions: `scalar`, `exists` and `IN`. Spark: `SubqueryExpression`, whose relation travels beside the
//! one that uses it.

use firesteel_protocol::spark::connect::subquery_expression::SubqueryType;

use crate::{Column, DataFrame};

impl DataFrame {
    /// The one value of the one row, as an expression; NULL without a row.
    pub fn scalar(&self) -> Column {
        Column::subquery(self.node(), SubqueryType::Scalar, Vec::new())
    }

    /// Whether there is a row, as an expression.
    pub fn exists(&self) -> Column {
        Column::subquery(self.node(), SubqueryType::Exists, Vec::new())
    }
}

impl Column {
    /// The column, marked as one of the query around a subquery. Names say so already: it changes nothing, as in PySpark.
    pub fn outer(&self) -> Column {
        self.clone()
    }

    /// Whether the value is among the rows of `query`. A `struct(a, b)` is looked for in the columns, one by one.
    pub fn is_in_query(&self, query: &DataFrame) -> Column {
        let values = self.struct_arguments().map_or_else(|| vec![self.clone()], <[Column]>::to_vec);
        Column::subquery(query.node(), SubqueryType::In, values)
    }
}
