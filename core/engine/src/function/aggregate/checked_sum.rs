//! Sums that can overflow: of `bigint`, and of decimals that already fill their digits. The running total has 128 bits;
//! a total that does not fit raises, or is NULL (decimals) or wraps (`bigint`) with ANSI off. Spark: `Sum`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, PrimitiveArray};
use arrow::datatypes::{ArrowPrimitiveType, DataType, Decimal128Type, Field, FieldRef, Int64Type};
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDFImpl, EmitTo, GroupsAccumulator, Signature, Volatility};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use crate::expr::arguments::mistyped;
use crate::expr::cast::{fits, text};
use crate::expr::failure::{self, external};

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct CheckedSum {
    gives: DataType,
    ansi: bool,
    signature: Signature,
}

impl CheckedSum {
    pub(super) fn new(gives: DataType, ansi: bool) -> Self {
        CheckedSum { gives, ansi, signature: Signature::any(1, Volatility::Immutable) }
    }

    fn state_type(&self) -> DataType {
        match self.gives {
            DataType::Decimal128(_, scale) => DataType::Decimal128(38, scale),
            _ => DataType::Decimal128(38, 0),
        }
    }

    /// The total as a result; `None` is NULL.
    fn checked(&self, total: i128) -> Result<Option<i128>> {
        match self.gives {
            DataType::Decimal128(precision, scale) if !fits(total, precision) => {
                if self.ansi {
                    return Err(failure::decimal_out_of_range(&text::decimal(total, scale), precision, scale));
                }
                Ok(None)
            }
            DataType::Decimal128(_, _) => Ok(Some(total)),
            _ => match i64::try_from(total) {
                Err(_) if self.ansi => Err(failure::overflow(Some("try_add"))),
                Err(_) => Ok(Some(i128::from(total as i64))),
                Ok(total) => Ok(Some(i128::from(total))),
            },
        }
    }

    fn scalar(&self, total: Option<i128>) -> ScalarValue {
        match self.gives {
            DataType::Decimal128(precision, scale) => ScalarValue::Decimal128(total, precision, scale),
            _ => ScalarValue::Int64(total.map(|total| total as i64)),
        }
    }
}

/// Adds what a column holds to totals by group.
fn each(array: &ArrayRef, add: impl FnMut(usize, i128)) -> Result<()> {
    match array.data_type() {
        DataType::Int64 => each_present(array.as_primitive::<Int64Type>(), add),
        DataType::Decimal128(_, _) => each_present(array.as_primitive::<Decimal128Type>(), add),
        _ => return Err(mistyped(array)),
    }
    Ok(())
}

fn each_present<T>(column: &PrimitiveArray<T>, mut add: impl FnMut(usize, i128))
where
    T: ArrowPrimitiveType,
    T::Native: Into<i128>,
{
    let values = column.values();
    match column.nulls().filter(|nulls| nulls.null_count() > 0) {
        None => values.iter().enumerate().for_each(|(row, value)| add(row, (*value).into())),
        Some(nulls) => nulls.valid_indices().for_each(|row| add(row, values[row].into())),
    }
}

impl AggregateUDFImpl for CheckedSum {
    fn name(&self) -> &str {
        "checked_sum"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(self.gives.clone())
    }

    fn accumulator(&self, arguments: AccumulatorArgs<'_>) -> DataFusionResult<Box<dyn Accumulator>> {
        if arguments.is_distinct {
            return Ok(Box::new(DistinctTotal { sum: self.clone(), values: Default::default() }));
        }
        Ok(Box::new(Total { sum: self.clone(), total: 0, rows: 0 }))
    }

    fn state_fields(&self, arguments: StateFieldsArgs<'_>) -> DataFusionResult<Vec<FieldRef>> {
        if arguments.is_distinct {
            let values = DataType::new_list(self.state_type(), true);
            return Ok(vec![Arc::new(Field::new("values", values, true))]);
        }
        Ok(vec![
            Arc::new(Field::new("total", self.state_type(), true)),
            Arc::new(Field::new("rows", DataType::Int64, false)),
        ])
    }

    fn groups_accumulator_supported(&self, arguments: AccumulatorArgs<'_>) -> bool {
        !arguments.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        _arguments: AccumulatorArgs<'_>,
    ) -> DataFusionResult<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(GroupTotals { sum: self.clone(), totals: Vec::new(), rows: Vec::new() }))
    }
}

#[derive(Debug)]
struct Total {
    sum: CheckedSum,
    total: i128,
    /// How many values are in it: none makes NULL.
    rows: i64,
}

impl Accumulator for Total {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        each(&values[0], |_, value| {
            self.total = self.total.saturating_add(value);
            self.rows += 1;
        })
        .map_err(external)
    }

    fn retract_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        each(&values[0], |_, value| {
            self.total = self.total.saturating_sub(value);
            self.rows -= 1;
        })
        .map_err(external)
    }

    fn supports_retract_batch(&self) -> bool {
        true
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        if self.rows == 0 {
            return Ok(self.sum.scalar(None));
        }
        Ok(self.sum.scalar(self.sum.checked(self.total).map_err(external)?))
    }

    fn size(&self) -> usize {
        size_of_val(self)
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        let DataType::Decimal128(precision, scale) = self.sum.state_type() else { return Ok(Vec::new()) };
        let total = (self.rows > 0).then_some(self.total);
        Ok(vec![ScalarValue::Decimal128(total, precision, scale), ScalarValue::Int64(Some(self.rows))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        each(&states[0], |_, value| self.total = self.total.saturating_add(value)).map_err(external)?;
        self.rows += states[1].as_primitive::<Int64Type>().iter().flatten().sum::<i64>();
        Ok(())
    }
}

#[derive(Debug)]
struct DistinctTotal {
    sum: CheckedSum,
    values: std::collections::HashSet<i128>,
}

impl Accumulator for DistinctTotal {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        each(&values[0], |_, value| {
            self.values.insert(value);
        })
        .map_err(external)
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        if self.values.is_empty() {
            return Ok(self.sum.scalar(None));
        }
        let total = self.values.iter().fold(0_i128, |total, value| total.saturating_add(*value));
        Ok(self.sum.scalar(self.sum.checked(total).map_err(external)?))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.values.capacity() * size_of::<i128>()
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        let state_type = self.sum.state_type();
        let DataType::Decimal128(precision, scale) = state_type else { return Ok(Vec::new()) };
        let values: Vec<ScalarValue> =
            self.values.iter().map(|value| ScalarValue::Decimal128(Some(*value), precision, scale)).collect();
        Ok(vec![ScalarValue::List(ScalarValue::new_list_nullable(&values, &state_type))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        let lists = states[0].as_list::<i32>();
        for list in lists.iter().flatten() {
            each(&list, |_, value| {
                self.values.insert(value);
            })
            .map_err(external)?;
        }
        Ok(())
    }
}

#[derive(Debug)]
struct GroupTotals {
    sum: CheckedSum,
    totals: Vec<i128>,
    rows: Vec<i64>,
}

impl GroupTotals {
    fn grow(&mut self, groups: usize) {
        self.totals.resize(groups.max(self.totals.len()), 0);
        self.rows.resize(groups.max(self.rows.len()), 0);
    }
}

impl GroupsAccumulator for GroupTotals {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        groups: &[usize],
        filter: Option<&BooleanArray>,
        count: usize,
    ) -> DataFusionResult<()> {
        self.grow(count);
        each(&values[0], |row, value| {
            if filter.is_none_or(|filter| filter.is_valid(row) && filter.value(row)) {
                let group = groups[row];
                self.totals[group] = self.totals[group].saturating_add(value);
                self.rows[group] += 1;
            }
        })
        .map_err(external)
    }

    fn evaluate(&mut self, emit: EmitTo) -> DataFusionResult<ArrayRef> {
        let totals = emit.take_needed(&mut self.totals);
        let rows = emit.take_needed(&mut self.rows);
        let checked = totals
            .into_iter()
            .zip(rows)
            .map(|(total, rows)| if rows == 0 { Ok(None) } else { self.sum.checked(total) })
            .collect::<Result<Vec<_>>>()
            .map_err(external)?;
        Ok(match self.sum.gives {
            DataType::Decimal128(_, _) => {
                Arc::new(PrimitiveArray::<Decimal128Type>::from_iter(checked).with_data_type(self.sum.gives.clone()))
            }
            _ => Arc::new(PrimitiveArray::<Int64Type>::from_iter(
                checked.into_iter().map(|total| total.map(|total| total as i64)),
            )),
        })
    }

    fn state(&mut self, emit: EmitTo) -> DataFusionResult<Vec<ArrayRef>> {
        let totals = emit.take_needed(&mut self.totals);
        let rows = emit.take_needed(&mut self.rows);
        let totals = PrimitiveArray::<Decimal128Type>::from_iter_values(totals).with_data_type(self.sum.state_type());
        Ok(vec![Arc::new(totals), Arc::new(PrimitiveArray::<Int64Type>::from_iter_values(rows))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef], groups: &[usize], count: usize) -> DataFusionResult<()> {
        self.grow(count);
        each(&states[0], |row, value| {
            let group = groups[row];
            self.totals[group] = self.totals[group].saturating_add(value);
        })
        .map_err(external)?;
        for (row, rows) in states[1].as_primitive::<Int64Type>().iter().enumerate() {
            self.rows[groups[row]] += rows.unwrap_or(0);
        }
        Ok(())
    }

    /// A state of one row for each input row, for when grouping does not pay.
    fn convert_to_state(&self, values: &[ArrayRef], filter: Option<&BooleanArray>) -> DataFusionResult<Vec<ArrayRef>> {
        let mut totals = vec![0_i128; values[0].len()];
        let mut rows = vec![0_i64; values[0].len()];
        each(&values[0], |row, value| {
            if filter.is_none_or(|filter| filter.is_valid(row) && filter.value(row)) {
                totals[row] = value;
                rows[row] = 1;
            }
        })
        .map_err(external)?;
        let totals = PrimitiveArray::<Decimal128Type>::from_iter_values(totals).with_data_type(self.sum.state_type());
        Ok(vec![Arc::new(totals), Arc::new(PrimitiveArray::<Int64Type>::from_iter_values(rows))])
    }

    fn size(&self) -> usize {
        self.totals.capacity() * size_of::<i128>() + self.rows.capacity() * size_of::<i64>()
    }
}
