//! [`Weaver`]: lists put together, element by element, from other columns.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, ListArray, NullBufferBuilder, new_null_array};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute;
use arrow::datatypes::DataType;
use firesteel_protocol::{Error, Result};

use crate::expr::arguments::{Arguments, mistyped};
use crate::expr::failure::from_arrow;

/// The greatest length of an array. Spark: `ByteArrayMethods.MAX_ROUNDED_ARRAY_LENGTH`.
pub const GREATEST_LENGTH: i64 = 2_147_483_632;

/// Collects where the elements of each row come from.
pub struct Weaver {
    /// Columns of the element type; the last holds one NULL.
    sources: Vec<ArrayRef>,
    places: Vec<(usize, usize)>,
    lengths: Vec<usize>,
    row: usize,
    nulls: NullBufferBuilder,
}

impl Weaver {
    /// For lists of the type `gives` out of `sources`.
    pub fn new(gives: &DataType, sources: &[&ArrayRef]) -> Result<Weaver> {
        let DataType::List(field) = gives else { return Err(Error::internal("a list that is none")) };
        let element = field.data_type();
        let mut sources = sources.iter().map(|source| as_type(source, element)).collect::<Result<Vec<_>>>()?;
        sources.push(new_null_array(element, 1));
        let nulls = NullBufferBuilder::new(0);
        Ok(Weaver { sources, places: Vec::new(), lengths: Vec::new(), row: 0, nulls })
    }

    pub fn push(&mut self, source: usize, place: usize) {
        self.places.push((source, place));
        self.row += 1;
    }

    pub fn push_all(&mut self, source: usize, places: impl IntoIterator<Item = usize>) {
        for place in places {
            self.push(source, place);
        }
    }

    pub fn push_null(&mut self) {
        self.push(self.sources.len() - 1, 0);
    }

    /// The elements pushed since the last end are a row.
    pub fn end(&mut self) {
        self.lengths.push(self.row);
        self.row = 0;
        self.nulls.append_non_null();
    }

    pub fn end_null(&mut self) {
        self.lengths.push(0);
        self.nulls.append_null();
    }

    pub fn finish(mut self, gives: &DataType) -> Result<ArrayRef> {
        let DataType::List(field) = gives else { return Err(Error::internal("a list that is none")) };
        if i32::try_from(self.places.len()).is_err() {
            return Err(Error::unsupported("a batch of arrays with more than 2147483647 elements"));
        }
        let sources: Vec<&dyn Array> = self.sources.iter().map(AsRef::as_ref).collect();
        let values = compute::interleave(&sources, &self.places).map_err(from_arrow)?;
        let offsets = OffsetBuffer::from_lengths(self.lengths);
        let made = ListArray::try_new(Arc::clone(field), offsets, values, self.nulls.finish());
        Ok(Arc::new(made.map_err(from_arrow)?))
    }
}

/// The column in the layout of `data_type`, which is its Spark type.
pub fn as_type(array: &ArrayRef, data_type: &DataType) -> Result<ArrayRef> {
    if array.data_type() == data_type {
        return Ok(Arc::clone(array));
    }
    compute::cast(array, data_type).map_err(from_arrow)
}

/// A column of lists, taken apart.
pub struct Lists {
    pub values: ArrayRef,
    offsets: OffsetBuffer<i32>,
    nulls: Option<NullBuffer>,
}

impl Lists {
    pub fn of(array: &ArrayRef) -> Result<Lists> {
        let lists = array.as_list_opt::<i32>().ok_or_else(|| mistyped(array))?;
        Ok(Lists {
            values: Arc::clone(lists.values()),
            offsets: lists.offsets().clone(),
            nulls: lists.nulls().cloned(),
        })
    }

    pub fn argument(arguments: &Arguments<'_>, index: usize) -> Result<Lists> {
        Lists::of(&arguments.array(index)?)
    }

    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Where the elements of a row stand in the values; `None` for a row that is NULL.
    pub fn row(&self, row: usize) -> Option<std::ops::Range<usize>> {
        if self.nulls.as_ref().is_some_and(|nulls| nulls.is_null(row)) {
            return None;
        }
        let place = |at: usize| usize::try_from(self.offsets[at]).unwrap_or_default();
        Some(place(row)..place(row + 1))
    }
}
