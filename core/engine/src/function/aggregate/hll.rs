//! `hll_sketch_agg` and `hll_union_agg`. Spark: `datasketchesAggregates`.

use arrow::array::{ArrayRef, AsArray};
use arrow::compute;
use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use datasketches::hll::{HllSketch, HllUnion};
use firesteel_protocol::{Error, Kind, Result};

use super::summary::{Summary, summary};
use super::{Function, Shown, aggregate};
use crate::expr::failure::from_arrow;
use crate::function::folded;
use crate::function::signature::{Accepts, one, optional, unexpected};
use crate::function::sketch::{DEFAULT_SIZE, Keys, hll, with_default};
use crate::types::{is_binary, is_string};

pub(super) static SKETCH: Function = aggregate(
    &["hll_sketch_agg"],
    &[one(Accepts::Any), optional(Accepts::ExactInt)],
    Shown::By(|call| with_default("hll_sketch_agg", 1, "12", call)),
    |mut call| {
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
        let size = checked_size(size)?.to_string();
        let value = call.arguments.remove(0);
        Ok(summary("hll_sketch_agg", values, vec![value], size, &call))
    },
);

pub(super) static UNION: Function = aggregate(
    &["hll_union_agg"],
    &[one(Accepts::ExactBinary), optional(Accepts::ExactBoolean)],
    Shown::By(|call| with_default("hll_union_agg", 1, "false", call)),
    |mut call| {
        let may_differ = match call.arguments.get(1) {
            None => false,
            Some(flag) => match folded(flag)? {
                Some(ScalarValue::Boolean(flag)) => flag.unwrap_or(false),
                _ => return Err(Error::unsupported("hll_union_agg with a flag of each row")),
            },
        };
        let value = call.arguments.remove(0);
        Ok(summary("hll_union_agg", sketches, vec![value], may_differ.to_string(), &call))
    },
);

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

/// A sketch of values. Spark joins the sketches of the partitions, also where there is one.
#[derive(Debug)]
struct Values {
    sketch: HllSketch,
    joined: HllUnion,
}

fn values(size: &str) -> Result<Box<dyn Summary>> {
    let size = size.parse().map_err(Error::internal)?;
    let sketch = HllSketch::new(size, hll::KIND).map_err(Error::internal)?;
    Ok(Box::new(Values { sketch, joined: hll::union_of(size)? }))
}

impl Summary for Values {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        Keys::of(&columns[0])?.iter().for_each(|key| self.sketch.update(key));
        Ok(())
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        self.joined.update(&hll::read(state, "hll_sketch_agg")?);
        Ok(())
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        self.answer().map(Some)
    }

    fn answer(&self) -> Result<Vec<u8>> {
        let mut whole = self.joined.clone();
        whole.update(&self.sketch);
        Ok(hll::written(&whole.to_sketch(hll::KIND)))
    }

    fn size(&self) -> usize {
        self.sketch.estimated_size() + self.joined.estimated_size()
    }
}

/// A sketch of all that sketches hold. The first one says how large it is.
#[derive(Debug)]
struct Sketches {
    may_differ: bool,
    union: Option<HllUnion>,
}

fn sketches(may_differ: &str) -> Result<Box<dyn Summary>> {
    Ok(Box::new(Sketches { may_differ: may_differ == "true", union: None }))
}

impl Summary for Sketches {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        let values = compute::cast(&columns[0], &DataType::Binary).map_err(from_arrow)?;
        values.as_binary::<i32>().iter().flatten().try_for_each(|bytes| self.join(bytes))
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        const NAME: &str = "hll_union_agg";
        let sketch = hll::read(state, NAME)?;
        let union = match &mut self.union {
            Some(union) => union,
            None => self.union.insert(hll::union_of(sketch.lg_config_k())?),
        };
        if !self.may_differ {
            hll::check_sizes(NAME, union.lg_config_k(), sketch.lg_config_k())?;
        }
        union.update(&sketch);
        Ok(())
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        Ok(self.union.as_ref().map(|union| hll::written(&union.to_sketch(hll::KIND))))
    }

    fn answer(&self) -> Result<Vec<u8>> {
        let empty = || Ok(hll::written(&hll::union_of(DEFAULT_SIZE as u8)?.to_sketch(hll::KIND)));
        self.state()?.map_or_else(empty, Ok)
    }

    fn size(&self) -> usize {
        self.union.as_ref().map_or(0, HllUnion::estimated_size)
    }
}
