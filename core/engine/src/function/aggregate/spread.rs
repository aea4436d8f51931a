//! Variance and standard deviation with Spark's order of operations, so that the last digits agree.
//! Spark: `CentralMomentAgg`.

use std::collections::HashSet;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BooleanArray, Float64Array};
use arrow::datatypes::{DataType, Field, FieldRef, Float64Type};
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{
    Accumulator, AggregateUDF, AggregateUDFImpl, EmitTo, GroupsAccumulator, Signature, Volatility,
};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::{Call, Function, ONE_DOUBLE, Shown, aggregate, double};
use crate::expr::Typed;

pub(super) static STDDEV: Function =
    aggregate(&["stddev", "std", "stddev_samp"], ONE_DOUBLE, Shown::AsCall, |call| made(call, "stddev", 1, true));
pub(super) static STDDEV_POP: Function =
    aggregate(&["stddev_pop"], ONE_DOUBLE, Shown::AsCall, |call| made(call, "stddev_pop", 0, true));
pub(super) static VARIANCE: Function =
    aggregate(&["variance", "var_samp"], ONE_DOUBLE, Shown::AsCall, |call| made(call, "var_samp", 1, false));
pub(super) static VAR_POP: Function =
    aggregate(&["var_pop"], ONE_DOUBLE, Shown::AsCall, |call| made(call, "var_pop", 0, false));

fn made(call: Call<'_>, name: &'static str, fewer: u8, is_root: bool) -> Result<Typed> {
    let signature = Signature::exact(vec![DataType::Float64], Volatility::Immutable);
    double(call, Arc::new(AggregateUDF::new_from_impl(Spread { name, fewer, is_root, signature })))
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Spread {
    name: &'static str,
    /// What the number of values is lessened by: one for a sample.
    fewer: u8,
    /// The standard deviation, not the variance.
    is_root: bool,
    signature: Signature,
}

impl Spread {
    fn answer(&self, moment: &Moment) -> Option<f64> {
        let degrees = moment.count - f64::from(self.fewer);
        let variance = (degrees > 0.0).then(|| moment.squares / degrees)?;
        Some(if self.is_root { variance.sqrt() } else { variance })
    }
}

/// How many values there are, their mean, and the squares of their distances from it.
#[derive(Debug, Default, Clone, Copy)]
struct Moment {
    count: f64,
    mean: f64,
    squares: f64,
}

impl Moment {
    fn add(&mut self, value: f64) {
        self.count += 1.0;
        let delta = value - self.mean;
        let part = delta / self.count;
        self.mean += part;
        self.squares += delta * (delta - part);
    }

    fn merge(&mut self, other: &Moment) {
        let count = self.count + other.count;
        let delta = other.mean - self.mean;
        let part = if count == 0.0 { 0.0 } else { delta / count };
        self.mean += part * other.count;
        self.squares += other.squares + delta * part * self.count * other.count;
        self.count = count;
    }

    fn columns(moments: &[Moment]) -> Vec<ArrayRef> {
        let column = |part: fn(&Moment) -> f64| {
            Arc::new(moments.iter().map(part).map(Some).collect::<Float64Array>()) as ArrayRef
        };
        vec![column(|moment| moment.count), column(|moment| moment.mean), column(|moment| moment.squares)]
    }

    /// The moments that state columns hold.
    fn of(states: &[ArrayRef]) -> impl Iterator<Item = Moment> {
        let column = |at: usize| states[at].as_primitive::<Float64Type>();
        let (counts, means, squares) = (column(0), column(1), column(2));
        (0..counts.len()).map(|row| Moment {
            count: counts.value(row),
            mean: means.value(row),
            squares: squares.value(row),
        })
    }
}

impl AggregateUDFImpl for Spread {
    fn name(&self) -> &str {
        self.name
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(DataType::Float64)
    }

    fn accumulator(&self, arguments: AccumulatorArgs<'_>) -> DataFusionResult<Box<dyn Accumulator>> {
        if arguments.is_distinct {
            return Ok(Box::new(DistinctMoment { spread: self.clone(), values: Vec::new(), seen: HashSet::new() }));
        }
        Ok(Box::new(RunningMoment { spread: self.clone(), moment: Moment::default() }))
    }

    fn state_fields(&self, arguments: StateFieldsArgs<'_>) -> DataFusionResult<Vec<FieldRef>> {
        if arguments.is_distinct {
            let values = DataType::new_list(DataType::Float64, true);
            return Ok(vec![Arc::new(Field::new("values", values, true))]);
        }
        let field = |name: &str| Arc::new(Field::new(name, DataType::Float64, true));
        Ok(vec![field("count"), field("mean"), field("squares")])
    }

    fn groups_accumulator_supported(&self, arguments: AccumulatorArgs<'_>) -> bool {
        !arguments.is_distinct
    }

    fn create_groups_accumulator(
        &self,
        _arguments: AccumulatorArgs<'_>,
    ) -> DataFusionResult<Box<dyn GroupsAccumulator>> {
        Ok(Box::new(GroupMoments { spread: self.clone(), moments: Vec::new() }))
    }
}

#[derive(Debug)]
struct RunningMoment {
    spread: Spread,
    moment: Moment,
}

impl Accumulator for RunningMoment {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        values[0].as_primitive::<Float64Type>().iter().flatten().for_each(|value| self.moment.add(value));
        Ok(())
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        Ok(ScalarValue::Float64(self.spread.answer(&self.moment)))
    }

    fn size(&self) -> usize {
        size_of_val(self)
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        let Moment { count, mean, squares } = self.moment;
        Ok([count, mean, squares].map(|part| ScalarValue::Float64(Some(part))).to_vec())
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        Moment::of(states).for_each(|other| self.moment.merge(&other));
        Ok(())
    }
}

/// DISTINCT: each value once, in the order it came.
#[derive(Debug)]
struct DistinctMoment {
    spread: Spread,
    values: Vec<f64>,
    seen: HashSet<u64>,
}

impl DistinctMoment {
    fn add(&mut self, column: &ArrayRef) {
        for value in column.as_primitive::<Float64Type>().iter().flatten() {
            let value = if value.is_nan() { f64::NAN } else { value + 0.0 };
            if self.seen.insert(value.to_bits()) {
                self.values.push(value);
            }
        }
    }
}

impl Accumulator for DistinctMoment {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        self.add(&values[0]);
        Ok(())
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        let mut moment = Moment::default();
        self.values.iter().for_each(|value| moment.add(*value));
        Ok(ScalarValue::Float64(self.spread.answer(&moment)))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.values.capacity() * size_of::<f64>() + self.seen.capacity() * size_of::<u64>() * 2
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        let values: Vec<_> = self.values.iter().map(|value| ScalarValue::Float64(Some(*value))).collect();
        Ok(vec![ScalarValue::List(ScalarValue::new_list_nullable(&values, &DataType::Float64))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        let lists = states[0].as_list::<i32>();
        (0..lists.len()).for_each(|row| self.add(&lists.value(row)));
        Ok(())
    }
}

#[derive(Debug)]
struct GroupMoments {
    spread: Spread,
    moments: Vec<Moment>,
}

impl GroupMoments {
    fn grow(&mut self, groups: usize) {
        self.moments.resize(groups.max(self.moments.len()), Moment::default());
    }
}

/// The rows with a value that pass the filter.
fn each(column: &ArrayRef, filter: Option<&BooleanArray>, mut add: impl FnMut(usize, f64)) {
    let passes = |row: usize| filter.is_none_or(|filter| filter.is_valid(row) && filter.value(row));
    let values = column.as_primitive::<Float64Type>().iter().enumerate();
    values.filter(|(row, _)| passes(*row)).for_each(|(row, value)| {
        if let Some(value) = value {
            add(row, value);
        }
    });
}

impl GroupsAccumulator for GroupMoments {
    fn update_batch(
        &mut self,
        values: &[ArrayRef],
        groups: &[usize],
        filter: Option<&BooleanArray>,
        count: usize,
    ) -> DataFusionResult<()> {
        self.grow(count);
        each(&values[0], filter, |row, value| self.moments[groups[row]].add(value));
        Ok(())
    }

    fn evaluate(&mut self, emit: EmitTo) -> DataFusionResult<ArrayRef> {
        let moments = emit.take_needed(&mut self.moments);
        Ok(Arc::new(moments.iter().map(|moment| self.spread.answer(moment)).collect::<Float64Array>()))
    }

    fn state(&mut self, emit: EmitTo) -> DataFusionResult<Vec<ArrayRef>> {
        Ok(Moment::columns(&emit.take_needed(&mut self.moments)))
    }

    fn merge_batch(&mut self, states: &[ArrayRef], groups: &[usize], count: usize) -> DataFusionResult<()> {
        self.grow(count);
        for (other, group) in Moment::of(states).zip(groups) {
            self.moments[*group].merge(&other);
        }
        Ok(())
    }

    fn convert_to_state(&self, values: &[ArrayRef], filter: Option<&BooleanArray>) -> DataFusionResult<Vec<ArrayRef>> {
        let mut moments = vec![Moment::default(); values[0].len()];
        each(&values[0], filter, |row, value| moments[row].add(value));
        Ok(Moment::columns(&moments))
    }

    fn size(&self) -> usize {
        self.moments.capacity() * size_of::<Moment>()
    }
}
