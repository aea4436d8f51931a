//! [`Gather`]: aggregates that have to see all values of a group before they can say anything: percentiles, modes,
//! concatenations. It keeps the arguments of the rows, and hands them to a function at the end.

use std::collections::HashSet;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, UInt32Array, new_empty_array};
use arrow::compute;
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Expr, Signature, Volatility};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::{Call, invoke};
use crate::expr::Typed;
use crate::expr::failure::{external, from_arrow};
use crate::expr::keys::Keys;
use crate::function::array::as_type;

/// Answers one row of the result type.
pub(super) type Finish = fn(&Gathered<'_>) -> Result<ArrayRef>;

/// What a group gathered.
pub(super) struct Gathered<'a> {
    /// The arguments, a column each, in the order rows came in.
    pub(super) columns: Vec<ArrayRef>,
    pub(super) gives: &'a DataType,
    /// What the call was made with besides its arguments.
    pub(super) detail: &'a str,
}

impl Gathered<'_> {
    pub(super) fn rows(&self) -> usize {
        self.columns.first().map_or(0, |column| column.len())
    }

    /// The answer that is NULL.
    pub(super) fn null(&self) -> ArrayRef {
        arrow::array::new_null_array(self.gives, 1)
    }

    /// Rows in which no argument is NULL.
    pub(super) fn whole_rows(&self) -> Vec<usize> {
        let nulls: Vec<_> = self.columns.iter().map(|column| column.logical_nulls()).collect();
        let is_whole = |row: &usize| nulls.iter().all(|nulls| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row)));
        (0..self.rows()).filter(is_whole).collect()
    }
}

/// How a call that gathers is made.
pub(super) struct Shape<'a> {
    pub(super) name: &'static str,
    pub(super) finish: Finish,
    pub(super) gives: DataType,
    pub(super) nullable: bool,
    pub(super) detail: &'a str,
}

/// The call of an aggregate over `arguments`, with the DISTINCT and FILTER of `call`.
pub(super) fn gathered(shape: Shape<'_>, arguments: Vec<Typed>, call: &Call<'_>) -> Typed {
    let Shape { name, finish, gives, nullable, detail } = shape;
    let fallible = arguments.iter().any(|argument| argument.fallible);
    let expressions: Vec<Expr> = arguments.into_iter().map(|argument| argument.expr).collect();
    let gather = Gather {
        name,
        finish,
        gives: gives.clone(),
        detail: detail.to_string(),
        is_distinct: call.is_distinct,
        signature: Signature::variadic_any(Volatility::Immutable),
    };
    // DISTINCT is done here: DataFusion's own rewrite of it would lose the arguments beside the value.
    let plain = Call { is_distinct: false, order_by: Vec::new(), ..call.without_arguments() };
    let expr = invoke(Arc::new(AggregateUDF::new_from_impl(gather)), expressions, &plain, None);
    Typed { expr, data_type: gives, nullable, name: String::new(), fallible }
}

#[derive(Debug, Clone)]
struct Gather {
    name: &'static str,
    finish: Finish,
    gives: DataType,
    detail: String,
    is_distinct: bool,
    signature: Signature,
}

/// A name stands for one function, so the function pointer itself is not compared.
impl PartialEq for Gather {
    fn eq(&self, other: &Self) -> bool {
        (self.name, &self.gives, &self.detail, self.is_distinct)
            == (other.name, &other.gives, &other.detail, other.is_distinct)
    }
}

impl Eq for Gather {}

impl Hash for Gather {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, &self.gives, &self.detail, self.is_distinct).hash(state);
    }
}

impl AggregateUDFImpl for Gather {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(self.gives.clone())
    }

    fn accumulator(&self, arguments: AccumulatorArgs<'_>) -> DataFusionResult<Box<dyn Accumulator>> {
        let types = arguments.expr_fields.iter().map(|field| field.data_type().clone()).collect();
        Ok(Box::new(Rows { gather: self.clone(), types, batches: Vec::new() }))
    }

    fn state_fields(&self, arguments: StateFieldsArgs<'_>) -> DataFusionResult<Vec<FieldRef>> {
        let fields = arguments.input_fields.iter().enumerate();
        let column = |(index, field): (usize, &FieldRef)| {
            let list = DataType::List(Arc::new(Field::new_list_field(field.data_type().clone(), true)));
            Arc::new(Field::new(format!("{}[{index}]", arguments.name), list, true))
        };
        Ok(fields.map(column).collect())
    }
}

#[derive(Debug)]
struct Rows {
    gather: Gather,
    types: Vec<DataType>,
    /// The arguments of the batches that came in.
    batches: Vec<Vec<ArrayRef>>,
}

impl Rows {
    fn columns(&self) -> Result<Vec<ArrayRef>> {
        let column = |(index, data_type): (usize, &DataType)| {
            let parts: Vec<&dyn Array> = self.batches.iter().map(|batch| batch[index].as_ref()).collect();
            if parts.is_empty() {
                return Ok(new_empty_array(data_type));
            }
            compute::concat(&parts).map_err(from_arrow)
        };
        self.types.iter().enumerate().map(column).collect()
    }

    fn finished(&self) -> Result<ScalarValue> {
        let mut columns = self.columns()?;
        if self.gather.is_distinct {
            columns = distinct(columns)?;
        }
        let gather = &self.gather;
        let gathered = Gathered { columns, gives: &gather.gives, detail: &gather.detail };
        let answer = (gather.finish)(&gathered)?;
        ScalarValue::try_from_array(&answer, 0).map_err(crate::error::from_datafusion)
    }
}

/// The first of each set of equal rows.
fn distinct(columns: Vec<ArrayRef>) -> Result<Vec<ArrayRef>> {
    let keys = columns.iter().map(Keys::of).collect::<Result<Vec<_>>>()?;
    let rows = columns.first().map_or(0, |column| column.len());
    let mut seen = HashSet::new();
    let is_new = |row: &usize| seen.insert(keys.iter().map(|keys| keys.key(*row)).collect::<Vec<_>>());
    let kept: UInt32Array = (0..rows).filter(is_new).map(|row| u32::try_from(row).ok()).collect();
    columns.iter().map(|column| compute::take(column, &kept, None).map_err(from_arrow)).collect()
}

impl Accumulator for Rows {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        if values.first().is_some_and(|column| !column.is_empty()) {
            // Batches may differ in what Spark's types do not tell apart.
            let cast = values.iter().zip(&self.types).map(|(column, data_type)| as_type(column, data_type));
            self.batches.push(cast.collect::<Result<_>>().map_err(external)?);
        }
        Ok(())
    }

    /// Rows leave a window in the order they came.
    fn retract_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        let mut leaving = values.first().map_or(0, |column| column.len());
        while leaving > 0 && !self.batches.is_empty() {
            let length = self.batches[0].first().map_or(0, |column| column.len());
            if length > leaving {
                self.batches[0] =
                    self.batches[0].iter().map(|column| column.slice(leaving, length - leaving)).collect();
                return Ok(());
            }
            leaving -= length;
            self.batches.remove(0);
        }
        Ok(())
    }

    fn supports_retract_batch(&self) -> bool {
        true
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        self.finished().map_err(external)
    }

    fn size(&self) -> usize {
        let bytes = |batch: &Vec<ArrayRef>| batch.iter().map(|column| column.get_array_memory_size()).sum::<usize>();
        size_of_val(self) + self.batches.iter().map(bytes).sum::<usize>()
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        let columns = self.columns().map_err(external)?;
        let list = |column: ArrayRef| {
            let offsets = arrow::buffer::OffsetBuffer::from_lengths([column.len()]);
            let field = Arc::new(Field::new_list_field(column.data_type().clone(), true));
            let list = arrow::array::ListArray::try_new(field, offsets, column, None)?;
            Ok(ScalarValue::List(Arc::new(list)))
        };
        columns.into_iter().map(list).collect()
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        let rows = states.first().map_or(0, |state| state.len());
        for row in 0..rows {
            let batch: Vec<ArrayRef> = states.iter().map(|state| state.as_list::<i32>().value(row)).collect();
            self.update_batch(&batch)?;
        }
        Ok(())
    }
}
