//! `approx_count_distinct(value[, relativeSD])`: registers of leading zeros of hashes, so that the estimate is Spark's own
//! to the digit. Spark: `HyperLogLogPlusPlusHelper`.

use std::sync::{Arc, LazyLock};

use arrow::array::{ArrayRef, AsArray};
use arrow::datatypes::{DataType, Field, FieldRef, Int64Type};
use datafusion::error::{DataFusionError, Result as DataFusionResult};
use datafusion::logical_expr::function::{AccumulatorArgs, StateFieldsArgs};
use datafusion::logical_expr::{Accumulator, AggregateUDF, AggregateUDFImpl, Case, Expr, Signature, Volatility};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Result};

use super::{Function, Shown, aggregate, apply, called_with, invoke, not_constant};
use crate::expr::Typed;
use crate::function::folded;
use crate::function::signature::{Accepts, one, optional};

pub(super) static APPROX_COUNT_DISTINCT: Function = aggregate(
    &["approx_count_distinct"],
    &[one(Accepts::Any), optional(Accepts::Double)],
    Shown::By(|call| {
        let value = call.arguments.first().map_or("", |argument| argument.name.as_str());
        called_with("approx_count_distinct", &[value], call)
    }),
    |mut call| {
        let deviation = match call.arguments.get(1) {
            None => 0.05,
            Some(deviation) => match folded(deviation)? {
                Some(ScalarValue::Float64(Some(value))) => value,
                _ => return Err(not_constant("approx_count_distinct", "relativeSD", deviation)),
            },
        };
        let precision = precision(deviation)?;
        let value = call.arguments.swap_remove(0);
        let fallible = value.fallible;
        let hash = apply("xxhash64", vec![value.clone()], call.settings)?;
        let present = Box::new(Expr::IsNotNull(Box::new(value.expr)));
        let hash = Expr::Case(Case::new(None, vec![(present, Box::new(hash.expr))], None));
        let sketch = Cardinality { precision, signature: Signature::any(1, Volatility::Immutable) };
        // Equal values change nothing, so DISTINCT needs no work of its own.
        call.is_distinct = false;
        call.arguments.clear();
        let expr = invoke(Arc::new(AggregateUDF::new_from_impl(sketch)), vec![hash], &call, None);
        Ok(Typed { expr, data_type: DataType::Int64, nullable: false, name: String::new(), fallible })
    },
);

/// The bits of a hash that choose a register.
fn precision(deviation: f64) -> Result<u32> {
    let bits = (2.0 * (1.106 / deviation).ln() / 2.0_f64.ln()).ceil();
    if bits < 4.0 || bits.is_nan() {
        return Err(Error::argument("approx_count_distinct", "relativeSD", "the error is at most 39%"));
    }
    if bits > 20.0 {
        return Err(Error::unsupported(format!("approx_count_distinct with an error of {deviation}")));
    }
    Ok(bits as u32)
}

/// Counts different hashes.
#[derive(Debug, PartialEq, Eq, Hash)]
struct Cardinality {
    precision: u32,
    signature: Signature,
}

impl AggregateUDFImpl for Cardinality {
    fn name(&self) -> &str {
        "approx_count_distinct"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(DataType::Int64)
    }

    fn is_nullable(&self) -> bool {
        false
    }

    fn default_value(&self, _data_type: &DataType) -> DataFusionResult<ScalarValue> {
        Ok(ScalarValue::Int64(Some(0)))
    }

    fn accumulator(&self, _arguments: AccumulatorArgs<'_>) -> DataFusionResult<Box<dyn Accumulator>> {
        Ok(Box::new(Registers { precision: self.precision, most: vec![0; 1 << self.precision] }))
    }

    fn state_fields(&self, arguments: StateFieldsArgs<'_>) -> DataFusionResult<Vec<FieldRef>> {
        Ok(vec![Arc::new(Field::new(format!("{}[registers]", arguments.name), DataType::Binary, false))])
    }
}

/// In each register, one more than the most leading zeros that a hash of it had.
#[derive(Debug)]
struct Registers {
    precision: u32,
    most: Vec<u8>,
}

impl Registers {
    fn add(&mut self, hash: i64) {
        let hash = hash as u64;
        let register = (hash >> (64 - self.precision)) as usize;
        let zeros = ((hash << self.precision) | (1 << (self.precision - 1))).leading_zeros() + 1;
        self.most[register] = self.most[register].max(zeros as u8);
    }

    fn estimate(&self) -> i64 {
        let count = self.most.len() as f64;
        // Spark shifts an `int`, whose shifts begin anew at 32.
        let inverse: f64 = self.most.iter().map(|most| 1.0 / f64::from(1_i32.wrapping_shl(u32::from(*most)))).sum();
        let empty = self.most.iter().filter(|most| **most == 0).count() as f64;
        let alpha = match self.precision {
            4 => 0.673,
            5 => 0.697,
            6 => 0.709,
            _ => 0.7213 / (1.0 + 1.079 / count),
        };
        let raw = alpha * count * count / inverse;
        let table = TABLES.get(self.precision as usize - 4);
        let corrected = match table {
            Some(table) if raw < 5.0 * count => raw - table.bias(raw),
            _ => raw,
        };
        let linear = count * (count / empty).ln();
        let is_small = table.is_some_and(|table| linear <= table.threshold) || raw <= 2.5 * count;
        let estimate = if empty > 0.0 && is_small { linear } else { corrected };
        (estimate + 0.5).floor() as i64
    }
}

impl Accumulator for Registers {
    fn update_batch(&mut self, values: &[ArrayRef]) -> DataFusionResult<()> {
        let Some(hashes) = values.first().and_then(|values| values.as_primitive_opt::<Int64Type>()) else {
            return Err(DataFusionError::Internal("hashes that are no numbers".to_string()));
        };
        hashes.iter().flatten().for_each(|hash| self.add(hash));
        Ok(())
    }

    fn evaluate(&mut self) -> DataFusionResult<ScalarValue> {
        Ok(ScalarValue::Int64(Some(self.estimate())))
    }

    fn size(&self) -> usize {
        size_of_val(self) + self.most.capacity()
    }

    fn state(&mut self) -> DataFusionResult<Vec<ScalarValue>> {
        Ok(vec![ScalarValue::Binary(Some(self.most.clone()))])
    }

    fn merge_batch(&mut self, states: &[ArrayRef]) -> DataFusionResult<()> {
        let Some(states) = states.first().and_then(|states| states.as_binary_opt::<i32>()) else {
            return Err(DataFusionError::Internal("registers that are no bytes".to_string()));
        };
        for state in states.iter().flatten() {
            self.most.iter_mut().zip(state).for_each(|(most, other)| *most = (*most).max(*other));
        }
        Ok(())
    }
}

/// What is known by experiment of one precision: raw estimates, how far they were off, and where counting the empty
/// registers is better.
struct Table {
    raw: Vec<f64>,
    biases: Vec<f64>,
    threshold: f64,
}

const THRESHOLDS: [f64; 15] = [
    10.0, 20.0, 40.0, 80.0, 220.0, 400.0, 900.0, 1800.0, 3100.0, 6500.0, 15500.0, 20000.0, 50000.0, 120000.0, 350000.0,
];

/// From precision 4 on.
static TABLES: LazyLock<Vec<Table>> = LazyLock::new(|| {
    let mut lines = include_str!("cardinality_bias.txt").lines().filter(|line| !line.starts_with('#'));
    let mut numbers = || -> Vec<f64> {
        lines.next().unwrap_or_default().split(' ').filter_map(|number| number.parse().ok()).collect()
    };
    THRESHOLDS.iter().map(|threshold| Table { raw: numbers(), biases: numbers(), threshold: *threshold }).collect()
});

impl Table {
    /// The mean bias of the six raw estimates nearest to `estimate`.
    fn bias(&self, estimate: f64) -> f64 {
        const NEAREST: usize = 6;
        let apart = |at: usize| (estimate - self.raw[at]).powi(2);
        let mut low = (self.raw.partition_point(|raw| *raw < estimate) + 1).saturating_sub(NEAREST);
        let mut high = (low + NEAREST).min(self.raw.len());
        while high < self.raw.len() && apart(high) < apart(low) {
            low += 1;
            high += 1;
        }
        self.biases[low..high].iter().sum::<f64>() / (high - low) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn estimates_are_those_of_spark() {
        let estimate = |deviation: f64, count: i64| {
            let precision = precision(deviation).unwrap();
            let mut registers = Registers { precision, most: vec![0; 1 << precision] };
            let hash = |value: i64| twox_hash::XxHash64::oneshot(42, &value.to_le_bytes()) as i64;
            (0..count).for_each(|value| registers.add(hash(value)));
            registers.estimate()
        };
        assert_eq!(estimate(0.05, 100_000), 95_546);
        assert_eq!(estimate(0.1, 100_000), 102_065);
        assert_eq!(estimate(0.05, 0), 0);
    }

    #[test]
    fn every_precision_has_its_table() {
        assert_eq!(TABLES.len(), 15);
        assert!(TABLES.iter().all(|table| table.raw.len() > 70 && table.raw.len() == table.biases.len()));
    }
}
