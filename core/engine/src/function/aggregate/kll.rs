//! `kll_sketch_agg_..` and `kll_merge_agg_..`, for numbers of each of three types. Spark: `kllAggregates`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::{ArrowPrimitiveType, DataType};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Finish, Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate, called};
use crate::expr::Typed;
use crate::expr::arguments::mistyped;
use crate::expr::failure::{from_arrow, mismatch};
use crate::function::folded;
use crate::function::signature::{Accepts, Parameter, one, optional, unexpected};
use crate::function::sketch::{Item, Kll, read_numbers};

/// Spark: `KllSketch.DEFAULT_K`.
const DEFAULT_K: u16 = 200;

const NUMBER_AND_K: &[Parameter] = &[one(Accepts::Any), optional(Accepts::Int)];
const SKETCH_AND_K: &[Parameter] = &[one(Accepts::Binary), optional(Accepts::Int)];

pub(super) static SKETCH_OF_BIGINT: Function =
    aggregate(&["kll_sketch_agg_bigint"], NUMBER_AND_K, Shown::AsCall, |call| {
        const TAKES: &[(DataType, &str)] = &[
            (DataType::Int8, "TINYINT"),
            (DataType::Int32, "INT"),
            (DataType::Int64, "BIGINT"),
            (DataType::Int16, "SMALLINT"),
        ];
        sketch("kll_sketch_agg_bigint", call, TAKES, sketched::<i64>)
    });
pub(super) static SKETCH_OF_FLOAT: Function =
    aggregate(&["kll_sketch_agg_float"], NUMBER_AND_K, Shown::AsCall, |call| {
        sketch("kll_sketch_agg_float", call, &[(DataType::Float32, "FLOAT")], sketched::<f32>)
    });
pub(super) static SKETCH_OF_DOUBLE: Function =
    aggregate(&["kll_sketch_agg_double"], NUMBER_AND_K, Shown::AsCall, |call| {
        const TAKES: &[(DataType, &str)] = &[(DataType::Float32, "FLOAT"), (DataType::Float64, "DOUBLE")];
        sketch("kll_sketch_agg_double", call, TAKES, sketched::<f64>)
    });
pub(super) static MERGE_OF_BIGINT: Function =
    aggregate(&["kll_merge_agg_bigint"], SKETCH_AND_K, Shown::AsCall, |call| {
        made("kll_merge_agg_bigint", call, merged::<i64>)
    });
pub(super) static MERGE_OF_FLOAT: Function = aggregate(&["kll_merge_agg_float"], SKETCH_AND_K, Shown::AsCall, |call| {
    made("kll_merge_agg_float", call, merged::<f32>)
});
pub(super) static MERGE_OF_DOUBLE: Function =
    aggregate(&["kll_merge_agg_double"], SKETCH_AND_K, Shown::AsCall, |call| {
        made("kll_merge_agg_double", call, merged::<f64>)
    });

fn sketch(name: &'static str, call: Call<'_>, takes: &[(DataType, &str)], finish: Finish) -> Result<Typed> {
    let value = call.arguments.first().ok_or_else(|| Error::internal("a sketch of nothing"))?;
    if !takes.iter().any(|(data_type, _)| *data_type == value.data_type) {
        let names: Vec<String> = takes.iter().map(|(_, name)| format!("\"{name}\"")).collect();
        let required = if let [name] = names.as_slice() { name.clone() } else { format!("({})", names.join(" or ")) };
        return Err(unexpected(value, 0, required, &called(name, &call)));
    }
    made(name, call, finish)
}

fn made(name: &'static str, mut call: Call<'_>, finish: Finish) -> Result<Typed> {
    let sql = called(name, &call);
    let detail = match call.arguments.get(1) {
        None => String::new(),
        Some(k) => checked(k, name, &sql)?.to_string(),
    };
    call.arguments.truncate(1);
    let value = call.arguments.remove(0);
    let shape = Shape { name, finish, gives: DataType::Binary, nullable: false, detail: &detail };
    // Bytes that are no sketch raise.
    Ok(Typed { fallible: true, ..gathered(shape, vec![value], &call) })
}

/// The number of items that a sketch keeps at first.
fn checked(k: &Typed, function: &str, sql: &str) -> Result<u16> {
    let Some(ScalarValue::Int32(found)) = folded(k)? else {
        let input = format!("\"{}\"", k.name);
        let parameters = [("inputName", "k".to_string()), ("inputType", "int".to_string()), ("inputExpr", input)];
        return Err(mismatch("NON_FOLDABLE_INPUT", sql, &parameters));
    };
    found.and_then(|k| u16::try_from(k).ok()).filter(|k| *k >= 8).ok_or_else(|| {
        let parameters = [("functionName", format!("`{function}`")), ("k", k.name.clone())];
        let reason = Error::new(Kind::Analysis, "KLL_SKETCH_K_OUT_OF_RANGE", &parameters).to_string();
        mismatch("TYPE_CHECK_FAILURE_WITH_HINT", sql, &[("msg", reason), ("hint", String::new())])
    })
}

fn k_of(gathered: &Gathered<'_>) -> Option<u16> {
    gathered.detail.parse().ok()
}

fn bytes_of<T: Item>(sketch: &Kll<T>) -> ArrayRef {
    Arc::new(BinaryArray::from_iter_values([sketch.bytes()]))
}

fn sketched<T: Item>(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let column = compute::cast(&gathered.columns[0], &T::Arrow::DATA_TYPE).map_err(from_arrow)?;
    let numbers = column.as_primitive_opt::<T::Arrow>().ok_or_else(|| mistyped(&column))?;
    let mut sketch = Kll::new(k_of(gathered).unwrap_or(DEFAULT_K));
    // The sketch of a partition is merged into an empty one, which turns the items around.
    numbers.iter().flatten().for_each(|number| sketch.add(number));
    let mut whole = Kll::new(sketch.k());
    whole.merge(&sketch);
    Ok(bytes_of(&whole))
}

fn merged<T: Item>(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let function = format!("kll_merge_agg_{}", T::NAME);
    let column = compute::cast(&gathered.columns[0], &DataType::Binary).map_err(from_arrow)?;
    let mut whole: Option<Kll<T>> = k_of(gathered).map(Kll::new);
    for bytes in column.as_binary::<i32>().iter().flatten() {
        let sketch = read_numbers::<T>(bytes, &function)?;
        whole.get_or_insert_with(|| Kll::new(sketch.k())).merge(&sketch);
    }
    Ok(bytes_of(&whole.unwrap_or_else(|| Kll::new(DEFAULT_K))))
}
