//! What a kernel gets: its evaluated arguments, and the settings it runs under.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, ArrowPrimitiveType, AsArray, BinaryArray, BooleanArray, PrimitiveArray, StringArray,
};
use arrow::compute::{self, kernels};
use arrow::datatypes::{DataType, Int32Type};
use datafusion::logical_expr::ColumnarValue;
use firesteel_protocol::{Error, Result};

use super::failure::{carried, from_arrow, from_datafusion};

/// The settings that a kernel's answer depends on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Mode {
    pub ansi: bool,
    pub zone: Arc<str>,
    /// Of equal keys of a map the last counts, instead of an error.
    pub last_key_wins: bool,
}

/// The arguments of one call for one batch.
pub struct Arguments<'a> {
    pub(super) values: &'a [ColumnarValue],
    /// Rows to answer. One when every argument is a constant.
    pub rows: usize,
    /// The type to answer.
    pub gives: &'a DataType,
    pub mode: &'a Mode,
    /// What the call was made with besides its arguments: a unit, an operator.
    pub detail: &'a str,
}

impl Arguments<'_> {
    pub fn len(&self) -> usize {
        self.values.len()
    }

    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// An argument with a value for each row.
    pub fn array(&self, index: usize) -> Result<ArrayRef> {
        let value = self.values.get(index).ok_or_else(|| Error::internal("a kernel lacks an argument"))?;
        value.to_array(self.rows).map_err(from_datafusion)
    }

    /// The arguments of one row.
    pub(super) fn row(&self, row: usize) -> Vec<ColumnarValue> {
        let values = self.values.iter().map(|value| match value {
            ColumnarValue::Scalar(_) => value.clone(),
            ColumnarValue::Array(array) => ColumnarValue::Array(array.slice(row, 1)),
        });
        values.collect()
    }

    pub fn arrays(&self) -> Result<Vec<ArrayRef>> {
        (0..self.len()).map(|index| self.array(index)).collect()
    }

    /// The one value of a constant argument, as an array of one row.
    pub fn constant(&self, index: usize) -> Result<Option<ArrayRef>> {
        match self.values.get(index) {
            Some(ColumnarValue::Scalar(value)) => value.to_array().map(Some).map_err(from_datafusion),
            _ => Ok(None),
        }
    }

    pub fn strings(&self, index: usize) -> Result<StringArray> {
        let array = self.array(index)?;
        let array = match array.data_type() {
            DataType::Utf8 => array,
            _ => compute::cast(&array, &DataType::Utf8).map_err(from_arrow)?,
        };
        Ok(array.as_string::<i32>().clone())
    }

    /// A binary argument; of a text its bytes.
    pub fn bytes(&self, index: usize) -> Result<BinaryArray> {
        let array = self.array(index)?;
        let array = match array.data_type() {
            DataType::Binary => array,
            _ => compute::cast(&array, &DataType::Binary).map_err(from_arrow)?,
        };
        Ok(array.as_binary::<i32>().clone())
    }

    /// An argument of exactly the type `T`, whatever its zone.
    pub fn primitive<T: ArrowPrimitiveType>(&self, index: usize) -> Result<PrimitiveArray<T>> {
        let array = self.array(index)?;
        array.as_primitive_opt::<T>().cloned().ok_or_else(|| mistyped(&array))
    }

    pub fn ints(&self, index: usize) -> Result<PrimitiveArray<Int32Type>> {
        self.primitive::<Int32Type>(index)
    }

    pub fn booleans(&self, index: usize) -> Result<BooleanArray> {
        let array = self.array(index)?;
        array.as_boolean_opt().cloned().ok_or_else(|| mistyped(&array))
    }

    /// Answers each row of one column of `T`.
    pub fn each<T, O>(&self, index: usize, answer: impl Fn(T::Native) -> Result<O::Native>) -> Result<ArrayRef>
    where
        T: ArrowPrimitiveType,
        O: ArrowPrimitiveType,
    {
        let column = self.primitive::<T>(index)?;
        let made: PrimitiveArray<O> = column.try_unary(|value| answer(value).map_err(carried)).map_err(from_arrow)?;
        Ok(Arc::new(made.with_data_type(self.gives.clone())))
    }

    /// Answers each pair of rows of the first two columns; NULL beside NULL is NULL and is not asked.
    pub fn pairs<L, R, O>(&self, answer: impl Fn(L::Native, R::Native) -> Result<O::Native>) -> Result<ArrayRef>
    where
        L: ArrowPrimitiveType,
        R: ArrowPrimitiveType,
        O: ArrowPrimitiveType,
    {
        let made: PrimitiveArray<O> = match (&self.constant(0)?, &self.constant(1)?) {
            (None, Some(right)) if right.is_valid(0) => {
                let right = right.as_primitive_opt::<R>().ok_or_else(|| mistyped(right))?.value(0);
                let left = self.primitive::<L>(0)?;
                left.try_unary(|left| answer(left, right).map_err(carried)).map_err(from_arrow)?
            }
            (Some(left), None) if left.is_valid(0) => {
                let left = left.as_primitive_opt::<L>().ok_or_else(|| mistyped(left))?.value(0);
                let right = self.primitive::<R>(1)?;
                right.try_unary(|right| answer(left, right).map_err(carried)).map_err(from_arrow)?
            }
            _ => kernels::arity::try_binary(&self.primitive::<L>(0)?, &self.primitive::<R>(1)?, |left, right| {
                answer(left, right).map_err(carried)
            })
            .map_err(from_arrow)?,
        };
        Ok(Arc::new(made.with_data_type(self.gives.clone())))
    }

    /// Like [`pairs`](Self::pairs), where every pair has an answer: also those beside NULL are asked, in a loop that the
    /// compiler can vectorise.
    pub fn certain_pairs<L, R, O>(&self, answer: impl Fn(L::Native, R::Native) -> O::Native) -> Result<ArrayRef>
    where
        L: ArrowPrimitiveType,
        R: ArrowPrimitiveType,
        O: ArrowPrimitiveType,
    {
        let made: PrimitiveArray<O> = match (&self.constant(0)?, &self.constant(1)?) {
            (None, Some(right)) if right.is_valid(0) => {
                let right = right.as_primitive_opt::<R>().ok_or_else(|| mistyped(right))?.value(0);
                self.primitive::<L>(0)?.unary(|left| answer(left, right))
            }
            (Some(left), None) if left.is_valid(0) => {
                let left = left.as_primitive_opt::<L>().ok_or_else(|| mistyped(left))?.value(0);
                self.primitive::<R>(1)?.unary(|right| answer(left, right))
            }
            _ => kernels::arity::binary(&self.primitive::<L>(0)?, &self.primitive::<R>(1)?, answer)
                .map_err(from_arrow)?,
        };
        Ok(Arc::new(made.with_data_type(self.gives.clone())))
    }

    /// Like [`pairs`](Self::pairs), where an answer may be NULL.
    pub fn optional_pairs<L, R, O>(
        &self,
        answer: impl Fn(L::Native, R::Native) -> Result<Option<O::Native>>,
    ) -> Result<ArrayRef>
    where
        L: ArrowPrimitiveType,
        R: ArrowPrimitiveType,
        O: ArrowPrimitiveType,
    {
        let (left, right) = (self.primitive::<L>(0)?, self.primitive::<R>(1)?);
        let made = left
            .iter()
            .zip(right.iter())
            .map(|pair| match pair {
                (Some(left), Some(right)) => answer(left, right),
                _ => Ok(None),
            })
            .collect::<Result<PrimitiveArray<O>>>()?;
        Ok(Arc::new(made.with_data_type(self.gives.clone())))
    }

    /// Answers each row of one text column.
    pub fn each_text<A: Array + FromIterator<Option<B>> + 'static, B>(
        &self,
        index: usize,
        answer: impl Fn(&str) -> B,
    ) -> Result<ArrayRef> {
        Ok(Arc::new(self.strings(index)?.iter().map(|text| text.map(&answer)).collect::<A>()))
    }
}

/// A kernel met a type that its description rules out.
pub fn mistyped(array: &dyn Array) -> Error {
    Error::internal(format!("a kernel met a column of type {}", array.data_type()))
}
