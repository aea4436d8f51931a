//! What comes how often: `mode`, `approx_top_k`, `histogram_numeric`. Spark: `Mode`, `ApproxTopK`, `HistogramNumeric`.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, Float64Array, Int64Array, ListArray, StructArray, UInt32Array};
use arrow::buffer::OffsetBuffer;
use arrow::compute;
use arrow::datatypes::{DataType, Field, Fields};
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Gathered, Shape, gathered};
use super::percentile::{within_group_refused, wrong_orderings};
use super::table;
use super::{Call, Function, Shown, aggregate, called, called_with, not_constant, shown_filter};
use crate::expr::cast::Number;
use crate::expr::failure::from_arrow;
use crate::expr::keys::Keys;
use crate::expr::{EvalMode, Typed, cast, failure};
use crate::function::array::as_type;
use crate::function::signature::{Accepts, one, optional};
use crate::types::{list, quoted};
use datafusion::scalar::ScalarValue;

pub(super) static MODE: Function = aggregate(
    &["mode"],
    &[optional(Accepts::Any), optional(Accepts::Any)],
    Shown::By(|call| match (call.order_by.first(), call.arguments.as_slice()) {
        // Spark reverses the order it was given: the first of it is the greatest of another.
        (Some(order), []) => {
            let direction = if order.ascending { " DESC" } else { "" };
            format!("mode() WITHIN GROUP (ORDER BY {}{direction}){}", order.key.name, shown_filter(call))
        }
        (None, [value, flag]) if flag.constant() == Some(&ScalarValue::Boolean(Some(true))) => {
            format!("mode() WITHIN GROUP (ORDER BY {} DESC){}", value.name, shown_filter(call))
        }
        (_, [value, ..]) => called_with("mode", &[&value.name], call),
        (None, []) => "mode()".to_string(),
    }),
    mode,
);

fn mode(mut call: Call<'_>) -> Result<Typed> {
    if call.is_distinct {
        return Err(within_group_refused(&call, "DISTINCT_UNSUPPORTED", &[]));
    }
    if !call.order_by.is_empty() && !call.arguments.is_empty() {
        return Err(wrong_orderings(&call, 0));
    }
    let flag = if call.arguments.len() == 2 { call.arguments.pop() } else { None };
    let (value, word) = match (call.order_by.first(), call.arguments.pop(), flag) {
        (Some(order), None, None) if call.order_by.len() == 1 => {
            (order.key.clone(), if order.ascending { "least" } else { "greatest" })
        }
        (None, Some(value), None) => (value, ""),
        (None, Some(value), Some(flag)) => match flag.constant() {
            Some(ScalarValue::Boolean(Some(true))) => (value, "least"),
            Some(constant) if !constant.is_null() && flag.data_type != DataType::Boolean => {
                let parameters = [
                    ("functionName", "`mode`".to_string()),
                    ("paramIndex", failure::ordinal(1)),
                    ("requiredType", "\"BOOLEAN\"".to_string()),
                    ("inputSql", format!("\"{}\"", flag.name)),
                    ("inputType", quoted(&flag.data_type)),
                ];
                return Err(Error::new(Kind::Analysis, "UNEXPECTED_INPUT_TYPE", &parameters));
            }
            Some(ScalarValue::Boolean(Some(false))) => (value, ""),
            _ if flag.is_null_literal() => {
                let parameters = [("exprName", "`deterministic`".to_string())];
                return Err(failure::mismatch("UNEXPECTED_NULL", &flag.name, &parameters));
            }
            _ => {
                let parameters = [
                    ("funcName", "`mode`".to_string()),
                    ("paramName", "`deterministic`".to_string()),
                    ("paramType", "\"BOOLEAN\"".to_string()),
                ];
                return Err(Error::new(Kind::Analysis, "NON_FOLDABLE_ARGUMENT", &parameters));
            }
        },
        _ => return Err(wrong_orderings(&call, 1)),
    };
    let gives = value.data_type.clone();
    Ok(gathered(Shape { name: "mode", finish: most_frequent, gives, nullable: true, detail: word }, vec![value], &call))
}

/// The first row of each value that is not NULL, and how often it comes.
fn counts(column: &ArrayRef, keys: &Keys) -> Vec<(usize, i64)> {
    let nulls = column.logical_nulls();
    let mut places: HashMap<_, usize> = HashMap::new();
    let mut counts: Vec<(usize, i64)> = Vec::new();
    for row in (0..column.len()).filter(|row| nulls.as_ref().is_none_or(|nulls| nulls.is_valid(*row))) {
        let place = *places.entry(keys.key(row)).or_insert_with(|| {
            counts.push((row, 0));
            counts.len() - 1
        });
        counts[place].1 += 1;
    }
    counts
}

fn most_frequent(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let column = &gathered.columns[0];
    let keys = Keys::of(column)?;
    let mut counts = counts(column, &keys);
    if gathered.detail.is_empty() {
        let rows: Vec<usize> = counts.iter().map(|(row, _)| *row).collect();
        if let Some(order) = table::order(column, &rows) {
            let places: HashMap<usize, usize> =
                order.into_iter().enumerate().map(|(place, row)| (row, place)).collect();
            counts.sort_by_key(|(row, _)| places.get(row).copied());
        }
    }
    let best = counts.into_iter().reduce(|best, next| {
        let is_preferred = match gathered.detail {
            "least" => keys.key(next.0) < keys.key(best.0),
            "greatest" => keys.key(next.0) > keys.key(best.0),
            _ => false,
        };
        if next.1 > best.1 || (next.1 == best.1 && is_preferred) { next } else { best }
    });
    match best {
        Some((row, _)) => Ok(column.slice(row, 1)),
        None => Ok(gathered.null()),
    }
}

pub(super) static TOP: Function = aggregate(
    &["approx_top_k"],
    &[one(Accepts::Any), optional(Accepts::Int), optional(Accepts::Int)],
    Shown::By(|call| {
        let name = |index: usize, default| call.arguments.get(index).map_or(default, |argument| argument.name.as_str());
        called_with("approx_top_k", &[name(0, ""), name(1, "5"), name(2, "10000")], call)
    }),
    |mut call| {
        let sql = called("approx_top_k", &call);
        let wanted = match call.arguments.get(1) {
            Some(count) => count.constant_integer().ok_or_else(|| not_constant(&sql, "k", count))?,
            None => 5,
        };
        if wanted <= 0 {
            return Err(Error::unsupported("approx_top_k of no items"));
        }
        let value = call.arguments.swap_remove(0);
        let fields =
            vec![Field::new("item", value.data_type.clone(), true), Field::new("count", DataType::Int64, false)];
        let gives = list(DataType::Struct(Fields::from(fields)), false);
        let shape = Shape { name: "approx_top_k", finish: top, gives, nullable: false, detail: &wanted.to_string() };
        Ok(gathered(shape, vec![value], &call))
    },
);

/// The counts are exact; NULL counts as an item.
fn top(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let column = &gathered.columns[0];
    let keys = Keys::of(column)?;
    let mut found = counts(column, &keys);
    let nulls = column.logical_null_count();
    if nulls > 0 {
        let first = (0..column.len()).find(|row| column.logical_nulls().is_some_and(|nulls| nulls.is_null(*row)));
        found.push((first.unwrap_or_default(), i64::try_from(nulls).unwrap_or(i64::MAX)));
    }
    found.sort_by_key(|(_, count)| Reverse(*count));
    found.truncate(gathered.detail.parse().map_err(Error::internal)?);
    let places: UInt32Array = found.iter().map(|(row, _)| u32::try_from(*row).ok()).collect();
    let items = compute::take(column, &places, None).map_err(from_arrow)?;
    structs(gathered, vec![items, Arc::new(found.iter().map(|(_, count)| *count).collect::<Int64Array>())])
}

/// One list of structs out of their fields.
fn structs(gathered: &Gathered<'_>, columns: Vec<ArrayRef>) -> Result<ArrayRef> {
    let DataType::List(item) = gathered.gives else { return Err(Error::internal("a list that is none")) };
    let DataType::Struct(fields) = item.data_type() else { return Err(Error::internal("a struct that is none")) };
    let columns = columns
        .iter()
        .zip(fields)
        .map(|(column, field)| as_type(column, field.data_type()))
        .collect::<Result<Vec<_>>>()?;
    let structs = StructArray::try_new(fields.clone(), columns, None).map_err(from_arrow)?;
    let offsets = OffsetBuffer::from_lengths([structs.len()]);
    Ok(Arc::new(ListArray::try_new(Arc::clone(item), offsets, Arc::new(structs), None).map_err(from_arrow)?))
}

pub(super) static HISTOGRAM: Function =
    aggregate(&["histogram_numeric"], &[one(Accepts::Any), one(Accepts::Int)], Shown::AsCall, |mut call| {
        let sql = called("histogram_numeric", &call);
        let count = call.arguments.remove(1);
        let bins = count.constant_integer().ok_or_else(|| not_constant(&sql, "nb", &count))?;
        if bins < 2 {
            let parameters = [
                ("exprName", "nb".to_string()),
                ("valueRange", "[2, 2147483647]".into()),
                ("currentValue", bins.to_string()),
            ];
            return Err(failure::mismatch("VALUE_OUT_OF_RANGE", &sql, &parameters));
        }
        let value = call.arguments.remove(0);
        if !crate::types::is_numeric(&value.data_type) {
            return Err(Error::unsupported(format!("histogram_numeric of {}", quoted(&value.data_type))));
        }
        let item = value.data_type.clone();
        let name = "histogram_numeric";
        let double = list(histogram_struct(DataType::Float64), true);
        let shape = Shape { name, finish: histogram, gives: double, nullable: true, detail: &bins.to_string() };
        let typed = gathered(shape, vec![value], &call);
        cast(typed, &list(histogram_struct(item), true), EvalMode::Legacy, call.settings)
    });

fn histogram_struct(item: DataType) -> DataType {
    DataType::Struct(Fields::from(vec![Field::new("x", item, true), Field::new("y", DataType::Float64, true)]))
}

/// Java's `Random`, whose draws break ties between bins.
pub(super) struct Random(u64);

impl Random {
    pub(super) fn new(seed: u64) -> Self {
        Random((seed ^ 0x5_DEEC_E66D) & ((1 << 48) - 1))
    }

    fn bits(&mut self, count: u32) -> u64 {
        self.0 = self.0.wrapping_mul(0x5_DEEC_E66D).wrapping_add(0xB) & ((1 << 48) - 1);
        self.0 >> (48 - count)
    }

    /// `nextInt(Integer.MAX_VALUE)`: a number that is not that one itself.
    pub(super) fn below_greatest(&mut self) -> i32 {
        loop {
            let drawn = self.bits(31) as i32;
            if drawn != i32::MAX {
                return drawn;
            }
        }
    }

    fn double(&mut self) -> f64 {
        ((self.bits(26) << 27) + self.bits(27)) as f64 / (1_u64 << 53) as f64
    }
}

/// Bins that grow together: each value is one, and the nearest two merge when there are too many. Hive:
/// `NumericHistogram`.
fn histogram(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let column = &gathered.columns[0];
    let most: usize = gathered.detail.parse().map_err(Error::internal)?;
    let mut random = Random::new(31_183);
    let mut bins: Vec<(f64, f64)> = Vec::new();
    for row in gathered.whole_rows() {
        let value = Number::of(column, row)?.as_double();
        let at = bins.partition_point(|bin| bin.0 < value);
        match bins.get_mut(at).filter(|bin| bin.0 == value) {
            Some(bin) => bin.1 += 1.0,
            None => bins.insert(at, (value, 1.0)),
        }
        if bins.len() > most {
            merge_nearest(&mut bins, &mut random);
        }
    }
    if bins.is_empty() {
        return Ok(gathered.null());
    }
    let (centers, heights): (Vec<f64>, Vec<f64>) = bins.into_iter().unzip();
    structs(gathered, vec![Arc::new(Float64Array::from(centers)), Arc::new(Float64Array::from(heights))])
}

fn merge_nearest(bins: &mut Vec<(f64, f64)>, random: &mut Random) {
    let (mut at, mut least, mut ties) = (0, f64::INFINITY, 1.0);
    for index in 0..bins.len() - 1 {
        let apart = bins[index + 1].0 - bins[index].0;
        if apart < least {
            (at, least, ties) = (index, apart, 1.0);
        } else if apart == least {
            ties += 1.0;
            if random.double() <= 1.0 / ties {
                at = index;
            }
        }
    }
    let (left, right) = (bins[at], bins.remove(at + 1));
    let height = left.1 + right.1;
    // In the order Spark reckons: which bins are as near as others depends on the last digit.
    bins[at] = (left.0 * (left.1 / height) + right.0 / height * right.1, height);
}
