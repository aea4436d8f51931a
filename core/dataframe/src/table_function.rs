//! [`TableValuedFunction`]: table functions as DataFrames. Spark: `TableValuedFunction`.

use firesteel_protocol::{Error, Kind, Result};

use crate::{Column, DataFrame, Session};

/// Spark's table functions. Made by [`Session::tvf`].
#[derive(Clone, Debug)]
pub struct TableValuedFunction(Session);

impl Session {
    /// Table functions as DataFrames.
    pub fn tvf(&self) -> TableValuedFunction {
        TableValuedFunction(self.clone())
    }
}

impl TableValuedFunction {
    fn call<C: Into<Column>>(&self, name: &str, arguments: impl IntoIterator<Item = C>) -> DataFrame {
        self.0.table_function(name, arguments.into_iter().map(Into::into))
    }

    /// The numbers from `start` (included) to `end` (excluded), as column `id`.
    pub fn range(&self, start: i64, end: i64, step: i64, partitions: impl Into<Option<i32>>) -> DataFrame {
        self.0.range_in(start, end, step, partitions)
    }

    /// A row for each element of an array, or entry of a map.
    pub fn explode(&self, collection: impl Into<Column>) -> DataFrame {
        self.call("explode", [collection])
    }

    /// [`TableValuedFunction::explode`]; NULL and what is empty give a row of NULL.
    pub fn explode_outer(&self, collection: impl Into<Column>) -> DataFrame {
        self.call("explode_outer", [collection])
    }

    /// A row for each struct of an array.
    pub fn inline(&self, input: impl Into<Column>) -> DataFrame {
        self.call("inline", [input])
    }

    /// [`TableValuedFunction::inline`]; NULL and what is empty give a row of NULL.
    pub fn inline_outer(&self, input: impl Into<Column>) -> DataFrame {
        self.call("inline_outer", [input])
    }

    /// The fields of a JSON object, as columns `c0`, `c1`, ... Raises `CANNOT_BE_EMPTY` without a field.
    pub fn json_tuple(&self, input: impl Into<Column>, fields: impl IntoIterator<Item = Column>) -> Result<DataFrame> {
        let arguments: Vec<Column> = std::iter::once(input.into()).chain(fields).collect();
        match arguments.len() {
            1 => Err(Error::new(Kind::IllegalArgument, "CANNOT_BE_EMPTY", &[("item", "field")])),
            _ => Ok(self.call("json_tuple", arguments)),
        }
    }

    /// [`TableValuedFunction::explode`] with the place of each element, from 0.
    pub fn posexplode(&self, collection: impl Into<Column>) -> DataFrame {
        self.call("posexplode", [collection])
    }

    /// [`TableValuedFunction::posexplode`]; NULL and what is empty give a row of NULL.
    pub fn posexplode_outer(&self, collection: impl Into<Column>) -> DataFrame {
        self.call("posexplode_outer", [collection])
    }

    /// The values in `rows` rows.
    pub fn stack(&self, rows: impl Into<Column>, fields: impl IntoIterator<Item = Column>) -> DataFrame {
        self.call("stack", std::iter::once(rows.into()).chain(fields))
    }

    /// All collations.
    pub fn collations(&self) -> DataFrame {
        self.call("collations", [] as [Column; 0])
    }

    /// The words of SQL, and whether they are reserved.
    pub fn sql_keywords(&self) -> DataFrame {
        self.call("sql_keywords", [] as [Column; 0])
    }

    /// A row for each element of a variant's array or object.
    pub fn variant_explode(&self, input: impl Into<Column>) -> DataFrame {
        self.call("variant_explode", [input])
    }

    /// [`TableValuedFunction::variant_explode`]; what has no elements gives a row of NULL.
    pub fn variant_explode_outer(&self, input: impl Into<Column>) -> DataFrame {
        self.call("variant_explode_outer", [input])
    }

    /// The logs of Python workers, where a server has them.
    pub fn python_worker_logs(&self) -> DataFrame {
        self.call("python_worker_logs", [] as [Column; 0])
    }
}
