//! [`quantiles`]: an aggregate that gives values by their rank. Spark: `QuantileSummaries.query`, which comes within an
//! error of what is exact here.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, PrimitiveArray, UInt64Array, new_empty_array};
use arrow::compute::{concat, filter, is_not_null, sort_to_indices, take};
use arrow::datatypes::{ArrowPrimitiveType, DataType, Field, FieldRef, Float32Type, Float64Type};
use datafusion::common::utils::SingleRowListArrayBuilder;
use datafusion::error::Result;
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Expr, Signature, Volatility};
use datafusion::scalar::ScalarValue;

/// What NaN counts for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Nans {
    /// Nothing.
    PassedOver,
    /// The largest value.
    Last,
}

/// The values of `input` at `fractions` of the way up, as a list; NULL of no rows. NULL is passed over. A fraction within
/// `error` of an end gives the value at that end.
pub(crate) fn quantiles(input: Expr, element: DataType, fractions: &[f64], error: f64, nans: Nans) -> Expr {
    let fractions = fractions.iter().map(|fraction| fraction.to_bits()).collect();
    let signature = Signature::any(1, Volatility::Immutable);
    let function = Quantiles { fractions, error: error.to_bits(), element, nans, signature };
    let function = Arc::new(AggregateUDF::new_from_impl(function));
    Expr::AggregateFunction(AggregateFunction::new_udf(function, vec![input], false, None, Vec::new(), None))
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Quantiles {
    /// The bits of the fractions, which compare as they should.
    fractions: Vec<u64>,
    error: u64,
    element: DataType,
    nans: Nans,
    signature: Signature,
}

impl Quantiles {
    fn gives(&self) -> DataType {
        DataType::List(Arc::new(Field::new("element", self.element.clone(), true)))
    }

    /// Where in `count` sorted values a fraction stands.
    fn at(&self, fraction: f64, count: usize) -> u64 {
        let error = f64::from_bits(self.error);
        let last = count as u64 - 1;
        if fraction <= error {
            return 0;
        }
        if fraction >= 1.0 - error {
            return last;
        }
        let rank = (fraction * count as f64).ceil() as u64;
        rank.saturating_sub(1).min(last)
    }
}

impl AggregateUDFImpl for Quantiles {
    fn name(&self) -> &str {
        "quantiles"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(self.gives())
    }

    fn accumulator(&self, _arguments: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Values { function: self.clone(), parts: Vec::new() }))
    }

    fn state_fields(&self, _arguments: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new("values", DataType::new_list(self.element.clone(), true), true))])
    }
}

#[derive(Debug)]
struct Values {
    function: Quantiles,
    parts: Vec<ArrayRef>,
}

impl Values {
    fn whole(&self) -> Result<ArrayRef> {
        if self.parts.is_empty() {
            return Ok(new_empty_array(&self.function.element));
        }
        let parts: Vec<&dyn Array> = self.parts.iter().map(AsRef::as_ref).collect();
        Ok(concat(&parts)?)
    }

    /// NaN comes in two signs and sorts by them, so all of them become the same one, or NULL where they are passed over.
    fn numbers<T: ArrowPrimitiveType>(
        &self,
        values: &ArrayRef,
        nan: T::Native,
        is_nan: fn(T::Native) -> bool,
    ) -> ArrayRef {
        let is_kept = self.function.nans == Nans::Last;
        let numbers = values.as_primitive::<T>().iter().map(|value| match value {
            Some(value) if is_nan(value) => is_kept.then_some(nan),
            value => value,
        });
        Arc::new(numbers.collect::<PrimitiveArray<T>>())
    }
}

impl Accumulator for Values {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let [values] = values else { return Ok(()) };
        let values = arrow::compute::cast(values, &self.function.element)?;
        let values = match values.data_type() {
            DataType::Float32 => self.numbers::<Float32Type>(&values, f32::NAN, f32::is_nan),
            DataType::Float64 => self.numbers::<Float64Type>(&values, f64::NAN, f64::is_nan),
            _ => values,
        };
        let present = filter(&values, &is_not_null(&values)?)?;
        if !present.is_empty() {
            self.parts.push(present);
        }
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let Some(states) = states.first().and_then(|states| states.as_list_opt::<i32>()) else { return Ok(()) };
        self.parts.extend(states.iter().flatten().filter(|part| !part.is_empty()));
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        Ok(vec![SingleRowListArrayBuilder::new(self.whole()?).build_list_scalar()])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let values = self.whole()?;
        if values.is_empty() {
            return ScalarValue::try_from(&self.function.gives());
        }
        let order = sort_to_indices(&values, None, None)?;
        let ranks = self.function.fractions.iter().map(|bits| self.function.at(f64::from_bits(*bits), values.len()));
        let wanted = take(&order, &UInt64Array::from_iter_values(ranks), None)?;
        let found = take(&values, &wanted, None)?;
        let list = SingleRowListArrayBuilder::new(found).with_field(&Field::new(
            "element",
            self.function.element.clone(),
            true,
        ));
        Ok(list.build_list_scalar())
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.parts.iter().map(|part| part.get_array_memory_size()).sum::<usize>()
    }
}
