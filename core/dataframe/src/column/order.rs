//! Columns as orders. Spark: `SortOrder`.

use super::{Column, Term};

/// Where NULLs stand in an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NullOrder {
    First,
    Last,
}

impl Column {
    /// Ascending order, NULLs first.
    pub fn asc(&self) -> Self {
        self.asc_nulls_first()
    }

    /// Ascending order, NULLs first.
    pub fn asc_nulls_first(&self) -> Self {
        self.sorted(true, NullOrder::First)
    }

    /// Ascending order, NULLs last.
    pub fn asc_nulls_last(&self) -> Self {
        self.sorted(true, NullOrder::Last)
    }

    /// Descending order, NULLs last.
    pub fn desc(&self) -> Self {
        self.desc_nulls_last()
    }

    /// Descending order, NULLs first.
    pub fn desc_nulls_first(&self) -> Self {
        self.sorted(false, NullOrder::First)
    }

    /// Descending order, NULLs last.
    pub fn desc_nulls_last(&self) -> Self {
        self.sorted(false, NullOrder::Last)
    }

    /// An order with NULLs where they are wanted.
    pub fn sorted(&self, is_ascending: bool, nulls: NullOrder) -> Self {
        Column::new(Term::Sort { column: self.clone(), is_ascending, nulls }, &[self])
    }
}
