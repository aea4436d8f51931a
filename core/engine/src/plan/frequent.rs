//! [`frequent`]: an aggregate that gives the values which may make up more than a share of the rows, and perhaps some
//! that do not. Spark: `CollectFrequentItems`, after Karp, Schenker and Papadimitriou.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{DataType, Field, FieldRef, Int64Type};
use datafusion::error::Result;
use datafusion::logical_expr::expr::AggregateFunction;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Expr, Signature, Volatility};
use datafusion::scalar::ScalarValue;
use indexmap::IndexMap;

/// The values of `input` that may be frequent, as a list. At most `most` are kept at a time.
pub(crate) fn frequent(input: Expr, element: DataType, nullable: bool, most: usize) -> Expr {
    let function = Frequent { most, element, nullable, signature: Signature::any(1, Volatility::Immutable) };
    let function = Arc::new(AggregateUDF::new_from_impl(function));
    Expr::AggregateFunction(AggregateFunction::new_udf(function, vec![input], false, None, Vec::new(), None))
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Frequent {
    most: usize,
    element: DataType,
    /// Whether NULL may be among the values.
    nullable: bool,
    signature: Signature,
}

impl Frequent {
    fn list(&self) -> DataType {
        DataType::List(Arc::new(Field::new("element", self.element.clone(), self.nullable)))
    }
}

impl AggregateUDFImpl for Frequent {
    fn name(&self) -> &str {
        "frequent_items"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> Result<DataType> {
        Ok(self.list())
    }

    fn is_nullable(&self) -> bool {
        false
    }

    fn accumulator(&self, _arguments: AccumulatorArgs<'_>) -> Result<Box<dyn Accumulator>> {
        Ok(Box::new(Counts { function: self.clone(), counts: IndexMap::new() }))
    }

    fn state_fields(&self, _arguments: StateFieldsArgs<'_>) -> Result<Vec<FieldRef>> {
        Ok(vec![
            Arc::new(Field::new("items", DataType::new_list(self.element.clone(), true), true)),
            Arc::new(Field::new("counts", DataType::new_list(DataType::Int64, true), true)),
        ])
    }
}

#[derive(Debug)]
struct Counts {
    function: Frequent,
    counts: IndexMap<ScalarValue, i64>,
}

impl Counts {
    fn add(&mut self, value: ScalarValue, count: i64) {
        if let Some(known) = self.counts.get_mut(&value) {
            *known += count;
        } else if self.counts.len() < self.function.most {
            self.counts.insert(value, count);
        } else {
            let least = self.counts.values().copied().min().unwrap_or(0);
            if count >= least {
                self.counts.insert(value, count);
                self.lower(least);
            } else {
                self.lower(count);
            }
        }
    }

    fn lower(&mut self, by: i64) {
        self.counts.retain(|_, count| {
            *count -= by;
            *count > 0
        });
    }

    fn items(&self) -> Vec<ScalarValue> {
        self.counts.keys().cloned().collect()
    }
}

impl Accumulator for Counts {
    fn update_batch(&mut self, values: &[ArrayRef]) -> Result<()> {
        let [values] = values else { return Ok(()) };
        let values = arrow::compute::cast(values, &self.function.element)?;
        for row in 0..values.len() {
            self.add(ScalarValue::try_from_array(&values, row)?, 1);
        }
        Ok(())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> Result<()> {
        let [items, counts] = states else { return Ok(()) };
        let (Some(items), Some(counts)) = (items.as_list_opt::<i32>(), counts.as_list_opt::<i32>()) else {
            return Ok(());
        };
        for (items, counts) in items.iter().zip(counts.iter()) {
            let (Some(items), Some(counts)) = (items, counts) else { continue };
            let counts = counts.as_primitive::<Int64Type>();
            for row in 0..items.len() {
                self.add(ScalarValue::try_from_array(&items, row)?, counts.value(row));
            }
        }
        Ok(())
    }

    fn state(&mut self) -> Result<Vec<ScalarValue>> {
        let counts: Vec<ScalarValue> = self.counts.values().map(|count| ScalarValue::Int64(Some(*count))).collect();
        Ok(vec![
            ScalarValue::List(ScalarValue::new_list(&self.items(), &self.function.element, true)),
            ScalarValue::List(ScalarValue::new_list(&counts, &DataType::Int64, true)),
        ])
    }

    fn evaluate(&mut self) -> Result<ScalarValue> {
        let items = ScalarValue::List(ScalarValue::new_list(&self.items(), &self.function.element, true));
        items.cast_to(&self.function.list())
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.counts.keys().map(|value| value.size() + size_of::<i64>()).sum::<usize>()
    }
}
