//! [`Summary`]: what grows with the rows of a group and is joined with those of other partitions as bytes, so that memory
//! does not grow with the rows: sketches.

use std::fmt::Debug;
use std::hash::{Hash, Hasher};
use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray};
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::error::{DataFusionError, Result as DataFusionResult};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Signature, Volatility};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::{Call, invoke};
use crate::expr::Typed;
use crate::expr::failure::external;

pub(super) trait Summary: Debug + Send + Sync {
    /// Adds the arguments of rows, a column each.
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()>;

    /// Adds what another partition's [`Summary::state`] holds.
    fn join(&mut self, state: &[u8]) -> Result<()>;

    /// None where nothing was added yet and that differs from an empty answer.
    fn state(&self) -> Result<Option<Vec<u8>>>;

    fn answer(&self) -> Result<Vec<u8>>;

    /// In bytes, beside the value itself.
    fn size(&self) -> usize;
}

/// Begins a summary; gets what the call was made with besides its arguments.
pub(super) type Begin = fn(detail: &str) -> Result<Box<dyn Summary>>;

/// The call of an aggregate that answers with bytes, and to which equal rows add nothing: DISTINCT needs no work of its own.
pub(super) fn summary(name: &'static str, begin: Begin, values: Vec<Typed>, detail: String, call: &Call<'_>) -> Typed {
    let summed = Summed { name, begin, detail, signature: Signature::any(values.len(), Volatility::Immutable) };
    let values = values.into_iter().map(|value| value.expr).collect();
    let plain = Call { is_distinct: false, order_by: Vec::new(), ..call.without_arguments() };
    let expr = invoke(Arc::new(AggregateUDF::new_from_impl(summed)), values, &plain, None);
    // Bytes that are no sketch raise.
    Typed { expr, data_type: DataType::Binary, nullable: false, name: String::new(), fallible: true }
}

#[derive(Debug, Clone)]
struct Summed {
    name: &'static str,
    begin: Begin,
    detail: String,
    signature: Signature,
}

/// A name stands for one function, so the function pointer itself is not compared.
impl PartialEq for Summed {
    fn eq(&self, other: &Self) -> bool {
        (self.name, &self.detail) == (other.name, &other.detail)
    }
}

impl Eq for Summed {}

impl Hash for Summed {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.name, &self.detail).hash(state);
    }
}

impl AggregateUDFImpl for Summed {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(DataType::Binary)
    }

    fn is_nullable(&self) -> bool {
        false
    }

    fn default_value(&self, _data_type: &DataType) -> DataFusionResult<ScalarValue> {
        let empty = (self.begin)(&self.detail).and_then(|summary| summary.answer()).map_err(external)?;
        Ok(ScalarValue::Binary(Some(empty)))
    }

    fn accumulator(&self, _arguments: AccumulatorArgs<'_>) -> DataFusionResult<Box<dyn Accumulator>> {
        Ok(Box::new(Growing((self.begin)(&self.detail).map_err(external)?)))
    }

    fn state_fields(&self, arguments: StateFieldsArgs<'_>) -> DataFusionResult<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new(format!("{}[summary]", arguments.name), DataType::Binary, true))])
    }
}

#[derive(Debug)]
struct Growing(Box<dyn Summary>);

impl Accumulator for Growing {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        self.0.add(values).map_err(external)
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        Ok(ScalarValue::Binary(Some(self.0.answer().map_err(external)?)))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.0.size()
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        Ok(vec![ScalarValue::Binary(self.0.state().map_err(external)?)])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        let Some(states) = states.first().and_then(|states| states.as_binary_opt::<i32>()) else {
            return Err(DataFusionError::Internal("summaries that are no bytes".to_string()));
        };
        states.iter().flatten().try_for_each(|state| self.0.join(state)).map_err(external)
    }
}
