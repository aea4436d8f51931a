//! `count_min_sketch(value, eps, confidence[, seed])`: counts of values in a few rows of buckets, as bytes that Spark reads.
//! Spark: `CountMinSketchAgg`, `CountMinSketchImpl`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::{DataType, Int64Type};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};

use super::frequency::Random;
use super::gather::{Gathered, Shape, gathered};
use super::{Function, Shown, aggregate, called, not_constant};
use crate::expr::Typed;
use crate::expr::failure::{from_arrow, mismatch};
use crate::function::folded;
use crate::function::hash::murmur;
use crate::function::signature::{Accepts, one, optional, unexpected};
use crate::types::{is_binary, is_integral, is_string};

/// The version of the layout.
const VERSION: i32 = 1;

pub(super) static COUNT_MIN: Function = aggregate(
    &["count_min_sketch"],
    &[one(Accepts::Any), one(Accepts::Double), one(Accepts::Double), optional(Accepts::IntOrLong)],
    Shown::AsCall,
    |mut call| {
        let sql = called("count_min_sketch", &call);
        let seed = match call.arguments.len() {
            4 => constant(call.arguments.pop(), "seed", &sql)?,
            _ => ScalarValue::Int32(Some(uuid::Uuid::new_v4().as_u128() as i32)),
        };
        let seed = match seed {
            ScalarValue::Int32(Some(seed)) => seed,
            // Spark cuts it off.
            ScalarValue::Int64(Some(seed)) => seed as i32,
            _ => return Err(null("seed", &sql)),
        };
        let confidence = number(constant(call.arguments.pop(), "confidence", &sql)?, "confidence", &sql)?;
        let error = number(constant(call.arguments.pop(), "eps", &sql)?, "eps", &sql)?;
        if error <= 0.0 {
            return Err(out_of_range("eps", "(0.0, positive infinity)", error, &sql));
        }
        if confidence <= 0.0 || confidence >= 1.0 {
            return Err(out_of_range("confidence", "(0.0, 1.0)", confidence, &sql));
        }
        let width = (2.0 / error).ceil();
        let depth = (-(1.0 - confidence).ln() / 2.0_f64.ln()).ceil();
        if width * depth > 1e8 {
            return Err(Error::unsupported("a sketch of so many buckets"));
        }
        let value = call.arguments.remove(0);
        if !is_integral(&value.data_type) && !is_string(&value.data_type) && !is_binary(&value.data_type) {
            return Err(unexpected(&value, 0, "(\"INTEGRAL\" or \"STRING\" or \"BINARY\")".to_string(), &sql));
        }
        let detail = format!("{depth} {width} {seed}");
        let shape =
            Shape { name: "count_min_sketch", finish, gives: DataType::Binary, nullable: false, detail: &detail };
        Ok(gathered(shape, vec![value], &call))
    },
);

fn constant(argument: Option<Typed>, name: &str, sql: &str) -> Result<ScalarValue> {
    let argument = argument.ok_or_else(|| Error::internal("a sketch without its parameters"))?;
    folded(&argument)?.ok_or_else(|| not_constant(sql, name, &argument))
}

fn number(value: ScalarValue, name: &str, sql: &str) -> Result<f64> {
    match value {
        ScalarValue::Float64(Some(value)) => Ok(value),
        _ => Err(null(name, sql)),
    }
}

fn null(name: &str, sql: &str) -> Error {
    mismatch("UNEXPECTED_NULL", sql, &[("exprName", name.to_string())])
}

fn out_of_range(name: &str, range: &str, value: f64, sql: &str) -> Error {
    let parameters =
        [("exprName", name.to_string()), ("valueRange", range.to_string()), ("currentValue", format!("{value:?}"))];
    mismatch("VALUE_OUT_OF_RANGE", sql, &parameters)
}

struct CountMin {
    width: usize,
    factors: Vec<i64>,
    /// A row of buckets for each factor.
    table: Vec<i64>,
    total: i64,
}

impl CountMin {
    fn new(depth: usize, width: usize, seed: i32) -> Self {
        let mut random = Random::new(seed as i64 as u64);
        let factors: Vec<i64> = (0..depth).map(|_| i64::from(random.below_greatest())).collect();
        CountMin { width, table: vec![0; depth * width], factors, total: 0 }
    }

    fn add(&mut self, buckets: impl Iterator<Item = usize>) {
        for (row, bucket) in buckets.enumerate() {
            self.table[row * self.width + bucket] += 1;
        }
        self.total += 1;
    }

    fn add_number(&mut self, value: i64) {
        let (factors, width) = (self.factors.clone(), self.width as i64);
        self.add(factors.into_iter().map(|factor| {
            let hash = factor.wrapping_mul(value);
            // The rest of a division by 2^31 - 1, nearly.
            ((hash.wrapping_add(hash >> 32) & i64::from(i32::MAX)) % width) as usize
        }));
    }

    fn add_bytes(&mut self, value: &[u8]) {
        let first = murmur(value, 0);
        let second = murmur(value, first);
        let (depth, width) = (self.factors.len() as i32, self.width as i32);
        self.add((0..depth).map(|row| {
            let hash = first.wrapping_add(row.wrapping_mul(second));
            hash.wrapping_rem(width).unsigned_abs() as usize
        }));
    }

    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(20 + 8 * (self.factors.len() + self.table.len()));
        bytes.extend(VERSION.to_be_bytes());
        bytes.extend(self.total.to_be_bytes());
        bytes.extend((self.factors.len() as i32).to_be_bytes());
        bytes.extend((self.width as i32).to_be_bytes());
        bytes.extend(self.factors.iter().chain(&self.table).flat_map(|number| number.to_be_bytes()));
        bytes
    }
}

fn finish(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let mut parts = gathered.detail.split(' ');
    let mut part = || -> Result<i64> { parts.next().unwrap_or_default().parse().map_err(Error::internal) };
    let (depth, width, seed) = (part()?, part()?, part()?);
    let mut sketch = CountMin::new(depth as usize, width as usize, seed as i32);
    let column = &gathered.columns[0];
    if is_integral(column.data_type()) {
        let numbers = compute::cast(column, &DataType::Int64).map_err(from_arrow)?;
        numbers.as_primitive::<Int64Type>().iter().flatten().for_each(|value| sketch.add_number(value));
    } else {
        let bytes = compute::cast(column, &DataType::Binary).map_err(from_arrow)?;
        bytes.as_binary::<i32>().iter().flatten().for_each(|value| sketch.add_bytes(value));
    }
    Ok(Arc::new(BinaryArray::from_iter_values([sketch.bytes()])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_those_of_spark() {
        let hex = |sketch: &CountMin| sketch.bytes().iter().map(|byte| format!("{byte:02X}")).collect::<String>();
        let mut sketch = CountMin::new(1, 1, 1);
        (0..100).for_each(|value| sketch.add_number(value));
        assert_eq!(hex(&sketch), "0000000100000000000000640000000100000001000000005D8D6AB90000000000000064");
        let mut sketch = CountMin::new(1, 2, 2);
        (0..100).for_each(|value| sketch.add_number(value));
        assert_eq!(
            hex(&sketch),
            "0000000100000000000000640000000100000002000000005D96391C00000000000000320000000000000032"
        );
    }
}
