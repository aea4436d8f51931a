//! In which of Spark's partitions a row lies, as a number beside it: cut in order, dealt out in turn, or by ranges of keys;
//! and the numbers of `monotonically_increasing_id`, which begin anew in each. Spark: `RangeExec`, `ShuffleExchangeExec`,
//! `RangePartitioner`, `CoalescedRDD`.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::{ArrayRef, AsArray, Int32Array, Int64Array};
use arrow::datatypes::{DataType, Field, FieldRef, Int32Type, Int64Type};
use datafusion::error::{DataFusionError, Result as DataFusionResult};
use datafusion::logical_expr::expr::{WindowFunction, WindowFunctionParams};
use datafusion::logical_expr::function::{PartitionEvaluatorArgs, WindowUDFFieldArgs};
use datafusion::logical_expr::{
    ColumnarValue, Expr, LimitEffect, PartitionEvaluator, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature,
    SortExpr, Volatility, WindowFrame, WindowFunctionDefinition, WindowUDF, WindowUDFImpl,
};
use datafusion::physical_plan::PhysicalExpr;
use firesteel_protocol::{Error, Result};

use super::random::XorShift;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls};
use crate::function::Settings;

/// The slice of the numbers `start`, `start + step` .. that a number is in, when `count` of them are cut into `parts`.
pub(crate) fn slice(number: Expr, (start, step, count): (i64, i64, i64), parts: usize, settings: &Settings) -> Expr {
    Kernel::new("partition_slice", run_slice, DataType::Int32, Nulls::Never, settings.mode())
        .with_detail(format!("{start} {step} {count} {parts}"))
        .call(vec![number])
}

fn run_slice(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let mut given = arguments.detail.split(' ').map(|number| number.parse::<i128>().map_err(Error::internal));
    let mut next = || given.next().unwrap_or_else(|| Err(Error::internal("a slice without its bounds")));
    let (start, step, count, parts) = (next()?, next()?, next()?, next()?);
    arguments.each::<Int64Type, Int32Type>(0, |number| {
        let place = (i128::from(number) - start) / step;
        i32::try_from(((place + 1) * parts - 1) / count.max(1)).map_err(Error::internal)
    })
}

/// The partition that one of `from` partitions becomes a part of, when there are only to be `to`.
pub(crate) fn merged(partition: Expr, from: usize, to: usize, settings: &Settings) -> Expr {
    Kernel::new("partition_merged", run_merged, DataType::Int32, Nulls::Never, settings.mode())
        .with_detail(format!("{from} {to}"))
        .call(vec![partition])
}

fn run_merged(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (from, to) = arguments.detail.split_once(' ').unwrap_or_default();
    let (from, to): (i64, i64) = (from.parse().map_err(Error::internal)?, to.parse().map_err(Error::internal)?);
    arguments.each::<Int32Type, Int32Type>(0, |partition| {
        i32::try_from(((i64::from(partition) + 1) * to - 1) / from.max(1)).map_err(Error::internal)
    })
}

/// What is counted in each partition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Count {
    /// `monotonically_increasing_id()`.
    Rows,
    /// The rows go to so many partitions in turn.
    Dealt(usize),
}

/// A number for each row that is told its partition: larger than those before it in the partition.
pub(crate) fn increasing_id(partition: Expr) -> Expr {
    counting(Count::Rows, partition)
}

/// The partition that a row of `partition` goes to when rows are dealt out in turn.
pub(crate) fn dealt(partition: Expr, parts: usize) -> Expr {
    counting(Count::Dealt(parts), partition)
}

fn counting(count: Count, partition: Expr) -> Expr {
    let signature = Signature::any(1, Volatility::Volatile);
    ScalarUDF::new_from_impl(Counting { count, seen: Arc::default(), signature }).call(vec![partition])
}

#[derive(Debug)]
struct Counting {
    count: Count,
    /// The rows so far, by their partition.
    seen: Arc<Mutex<HashMap<i32, i64>>>,
    signature: Signature,
}

/// Two calls are never one: each counts by itself.
impl PartialEq for Counting {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.seen, &other.seen)
    }
}

impl Eq for Counting {}

impl Hash for Counting {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.count, Arc::as_ptr(&self.seen)).hash(state);
    }
}

impl ScalarUDFImpl for Counting {
    fn name(&self) -> &str {
        "partition_counting"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(match self.count {
            Count::Rows => DataType::Int64,
            Count::Dealt(_) => DataType::Int32,
        })
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> DataFusionResult<ColumnarValue> {
        let column = arguments.args.first().map(|value| value.to_array(arguments.number_rows)).transpose()?;
        let Some(partitions) = column.as_ref().and_then(|column| column.as_primitive_opt::<Int32Type>()) else {
            return Err(DataFusionError::Internal("partitions that are no numbers".to_string()));
        };
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let mut counted = |partition: i32| {
            let count = seen.entry(partition).or_default();
            *count += 1;
            *count - 1
        };
        let partitions = partitions.values().iter().copied();
        Ok(ColumnarValue::Array(match self.count {
            Count::Rows => {
                let ids = partitions.map(|partition| (i64::from(partition) << 33) + counted(partition));
                Arc::new(Int64Array::from_iter_values(ids))
            }
            Count::Dealt(parts) => {
                let parts = i64::try_from(parts).unwrap_or(i64::MAX).max(1);
                let goes =
                    partitions.map(|partition| ((first(partition, parts) + 1 + counted(partition)) % parts) as i32);
                Arc::new(Int32Array::from_iter_values(goes))
            }
        }))
    }
}

/// Where a partition begins to deal: `new XORShiftRandom(partition).nextInt(parts)`.
fn first(partition: i32, parts: i64) -> i64 {
    let mut random = XorShift::new(partition.into());
    if parts & (parts - 1) == 0 {
        return (parts * random.bits(31)) >> 31;
    }
    loop {
        let drawn = random.bits(31);
        let rest = drawn % parts;
        // Java throws away what would favour small numbers: its sum overflows.
        if drawn - rest + (parts - 1) <= i64::from(i32::MAX) {
            return rest;
        }
    }
}

/// The partition of a row when the rows are cut by ranges of their keys into at most `parts`.
pub(crate) fn ranged(keys: Vec<SortExpr>, parts: usize) -> Expr {
    let params = WindowFunctionParams {
        args: Vec::new(),
        window_frame: WindowFrame::new(Some(true)),
        partition_by: Vec::new(),
        order_by: keys,
        filter: None,
        null_treatment: None,
        distinct: false,
    };
    let function = Ranged { parts, signature: Signature::nullary(Volatility::Immutable) };
    let fun = WindowFunctionDefinition::WindowUDF(Arc::new(WindowUDF::new_from_impl(function)));
    Expr::WindowFunction(Box::new(WindowFunction { fun, params }))
}

#[derive(Debug, PartialEq, Eq, Hash)]
struct Ranged {
    parts: usize,
    signature: Signature,
}

impl WindowUDFImpl for Ranged {
    fn name(&self) -> &str {
        "partition_ranged"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn partition_evaluator(&self, _: PartitionEvaluatorArgs) -> DataFusionResult<Box<dyn PartitionEvaluator>> {
        Ok(Box::new(Ranges { parts: self.parts }))
    }

    fn field(&self, arguments: WindowUDFFieldArgs) -> DataFusionResult<FieldRef> {
        Ok(Arc::new(Field::new(arguments.name(), DataType::Int32, false)))
    }

    fn limit_effect(&self, _: &[Arc<dyn PhysicalExpr>]) -> LimitEffect {
        LimitEffect::Unknown
    }
}

#[derive(Debug)]
struct Ranges {
    parts: usize,
}

impl PartitionEvaluator for Ranges {
    fn include_rank(&self) -> bool {
        true
    }

    fn evaluate_all_with_rank(&self, rows: usize, equal: &[Range<usize>]) -> DataFusionResult<ArrayRef> {
        let sizes: Vec<usize> = equal.iter().map(Range::len).collect();
        let mut partitions = Vec::with_capacity(rows);
        for (size, partition) in sizes.iter().zip(cut(&sizes, self.parts)) {
            partitions.extend(std::iter::repeat_n(partition, *size));
        }
        Ok(Arc::new(Int32Array::from(partitions)))
    }
}

/// The partition of each set of equal keys, of which there are `sizes`. Spark: `RangePartitioner.determineBounds`.
fn cut(sizes: &[usize], parts: usize) -> Vec<i32> {
    let rows: usize = sizes.iter().sum();
    let parts = parts.min(rows).max(1);
    let step = rows as f64 / parts as f64;
    let (mut seen, mut target, mut partition) = (0_usize, step, 0_i32);
    let mut bounds = 0;
    let mut cut = Vec::with_capacity(sizes.len());
    for size in sizes {
        cut.push(partition);
        seen += size;
        // A key ends one partition at most, however many rows have it.
        if seen as f64 >= target && bounds + 1 < parts {
            target += step;
            bounds += 1;
            partition += 1;
        }
    }
    cut
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_end_where_those_of_spark_do() {
        assert_eq!(cut(&[1, 1, 1], 2), [0, 0, 1]);
        assert_eq!(cut(&[1; 20], 4), [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3]);
        assert_eq!(cut(&[8, 1, 1], 4), [0, 1, 2]);
        assert!(cut(&[], 4).is_empty());
    }
}
