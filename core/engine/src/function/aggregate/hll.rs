//! `hll_sketch_agg` and `hll_union_agg`. Spark: `datasketchesAggregates`.

use std::sync::Arc;

use arrow::array::{ArrayRef, AsArray, BinaryArray};
use arrow::compute;
use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use datasketches::hll::{HllSketch, HllUnion};
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Finish, Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate};
use crate::expr::Typed;
use crate::expr::failure::from_arrow;
use crate::function::folded;
use crate::function::signature::{Accepts, one, optional, unexpected};
use crate::function::sketch::{DEFAULT_SIZE, Keys, hll, with_default};
use crate::types::{is_binary, is_string};

pub(super) static SKETCH: Function = aggregate(
    &["hll_sketch_agg"],
    &[one(Accepts::Any), optional(Accepts::ExactInt)],
    Shown::By(|call| with_default("hll_sketch_agg", 1, "12", call)),
    |call| {
        let value = call.arguments.first().ok_or_else(|| Error::internal("a sketch of nothing"))?;
        let is_counted = match &value.data_type {
            DataType::Int32 | DataType::Int64 | DataType::Null => true,
            other => is_string(other) || is_binary(other),
        };
        if !is_counted {
            let required = "(\"INT\" or \"BIGINT\" or \"STRING\" or \"BINARY\")".to_string();
            let sql = with_default("hll_sketch_agg", 1, "12", &call);
            return Err(unexpected(value, 0, required, &sql));
        }
        let size = match call.arguments.get(1) {
            None => DEFAULT_SIZE,
            Some(size) => match folded(size)? {
                // Spark's NULL is 0 here.
                Some(ScalarValue::Int32(size)) => size.unwrap_or(0),
                _ => {
                    let parameters = [("function", "`hll_sketch_agg`")];
                    return Err(Error::new(Kind::Runtime, "HLL_K_MUST_BE_CONSTANT", &parameters));
                }
            },
        };
        made("hll_sketch_agg", sketched, &checked_size(size)?.to_string(), call)
    },
);

pub(super) static UNION: Function = aggregate(
    &["hll_union_agg"],
    &[one(Accepts::ExactBinary), optional(Accepts::ExactBoolean)],
    Shown::By(|call| with_default("hll_union_agg", 1, "false", call)),
    |call| {
        let may_differ = match call.arguments.get(1) {
            None => false,
            Some(flag) => match folded(flag)? {
                Some(ScalarValue::Boolean(flag)) => flag.unwrap_or(false),
                _ => return Err(Error::unsupported("hll_union_agg with a flag of each row")),
            },
        };
        made("hll_union_agg", united, &may_differ.to_string(), call)
    },
);

fn made(name: &'static str, finish: Finish, detail: &str, mut call: Call<'_>) -> Result<Typed> {
    call.arguments.truncate(1);
    let value = call.arguments.remove(0);
    let shape = Shape { name, finish, gives: DataType::Binary, nullable: false, detail };
    // Bytes that are no sketch raise.
    Ok(Typed { fallible: true, ..gathered(shape, vec![value], &call) })
}

/// The logarithm of the number of registers. Spark: `HllSketchAgg.checkLgK`.
fn checked_size(size: i32) -> Result<u8> {
    const LEAST: u8 = 4;
    const GREATEST: u8 = 21;
    u8::try_from(size).ok().filter(|size| (LEAST..=GREATEST).contains(size)).ok_or_else(|| {
        let parameters = [
            ("function", "`hll_sketch_agg`".to_string()),
            ("min", LEAST.to_string()),
            ("max", GREATEST.to_string()),
            ("value", size.to_string()),
        ];
        Error::new(Kind::Runtime, "HLL_INVALID_LG_K", &parameters)
    })
}

fn bytes_of(sketch: &HllSketch) -> ArrayRef {
    Arc::new(BinaryArray::from_iter_values([hll::written(sketch)]))
}

fn sketched(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let size = gathered.detail.parse().map_err(Error::internal)?;
    let mut sketch = HllSketch::new(size, hll::KIND).map_err(Error::internal)?;
    Keys::of(&gathered.columns[0])?.iter().for_each(|key| sketch.update(key));
    // Spark joins the sketches of the partitions, also where there is one.
    let mut whole = hll::union_of(size)?;
    whole.update(&sketch);
    Ok(bytes_of(&whole.to_sketch(hll::KIND)))
}

fn united(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    const NAME: &str = "hll_union_agg";
    let may_differ = gathered.detail == "true";
    let column = compute::cast(&gathered.columns[0], &DataType::Binary).map_err(from_arrow)?;
    let mut union: Option<HllUnion> = None;
    for bytes in column.as_binary::<i32>().iter().flatten() {
        let sketch = hll::read(bytes, NAME)?;
        let union = match &mut union {
            Some(union) => union,
            None => union.insert(hll::union_of(sketch.lg_config_k())?),
        };
        if !may_differ {
            hll::check_sizes(NAME, union.lg_config_k(), sketch.lg_config_k())?;
        }
        union.update(&sketch);
    }
    let union = match union {
        Some(union) => union,
        None => hll::union_of(DEFAULT_SIZE as u8)?,
    };
    Ok(bytes_of(&union.to_sketch(hll::KIND)))
}
