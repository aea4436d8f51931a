//! `theta_sketch_agg`, `theta_union_agg` and `theta_intersection_agg`. Spark: `thetasketchesAggregates`.

use arrow::array::{ArrayRef, AsArray};
use arrow::compute;
use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use datasketches::theta::{ThetaIntersection, ThetaSketch, ThetaSketchBuilder, ThetaUnion};
use firesteel_protocol::{Error, Kind, Result};

use super::summary::{Summary, summary};
use super::{Call, Function, Shown, aggregate};
use crate::expr::failure::from_arrow;
use crate::function::folded;
use crate::function::signature::{Accepts, Parameter, one, optional, unexpected};
use crate::function::sketch::{DEFAULT_SIZE, Keys, checked_size, kept, theta, with_default};
use crate::types::{is_binary, is_string};

const SKETCH_AND_SIZE: &[Parameter] = &[one(Accepts::ExactBinary), optional(Accepts::ExactInt)];

pub(super) static THETA_SKETCH: Function = aggregate(
    &["theta_sketch_agg"],
    &[one(Accepts::Any), optional(Accepts::ExactInt)],
    Shown::By(|call| with_default("theta_sketch_agg", 1, "12", call)),
    |mut call| {
        let sql = with_default("theta_sketch_agg", 1, "12", &call);
        let size = size(&mut call, "theta_sketch_agg")?;
        let value = call.arguments.remove(0);
        if !is_hashed(&value.data_type) {
            let types = ["ARRAY<INT>", "ARRAY<BIGINT>", "BINARY", "DOUBLE", "FLOAT", "INT", "BIGINT", "STRING"];
            let required = format!("({})", types.map(|name| format!("\"{name}\"")).join(" or "));
            return Err(unexpected(&value, 0, required, &sql));
        }
        Ok(summary("theta_sketch_agg", values, vec![value], size, &call))
    },
);

pub(super) static THETA_UNION: Function = aggregate(
    &["theta_union_agg"],
    SKETCH_AND_SIZE,
    Shown::By(|call| with_default("theta_union_agg", 1, "12", call)),
    |mut call| {
        let size = size(&mut call, "theta_union_agg")?;
        let value = call.arguments.remove(0);
        Ok(summary("theta_union_agg", united, vec![value], size, &call))
    },
);

pub(super) static THETA_INTERSECTION: Function =
    aggregate(&["theta_intersection_agg"], &[one(Accepts::ExactBinary)], Shown::AsCall, |mut call| {
        let value = call.arguments.remove(0);
        Ok(summary("theta_intersection_agg", common, vec![value], String::new(), &call))
    });

/// The logarithm of the number of hashes, which is the last argument where it is given.
fn size(call: &mut Call<'_>, function: &str) -> Result<String> {
    let size = match call.arguments.get(1) {
        None => DEFAULT_SIZE,
        Some(size) => match folded(size)? {
            Some(ScalarValue::Int32(size)) => size.unwrap_or(0),
            _ => {
                let parameters = [("function", format!("`{function}`"))];
                return Err(Error::new(Kind::Analysis, "THETA_LG_NOM_ENTRIES_MUST_BE_CONSTANT", &parameters));
            }
        },
    };
    call.arguments.truncate(1);
    Ok(checked_size(size, function)?.to_string())
}

fn is_hashed(data_type: &DataType) -> bool {
    match data_type {
        DataType::Null | DataType::Int32 | DataType::Int64 | DataType::Float32 | DataType::Float64 => true,
        DataType::List(element) => matches!(element.data_type(), DataType::Int32 | DataType::Int64),
        other => is_string(other) || is_binary(other),
    }
}

/// A sketch of values.
#[derive(Debug)]
struct Values {
    size: u8,
    sketch: ThetaSketch,
    joined: ThetaUnion,
}

fn values(size: &str) -> Result<Box<dyn Summary>> {
    let size = size.parse().map_err(Error::internal)?;
    let sketch = ThetaSketchBuilder::default().lg_k(kept(size)).build().map_err(Error::internal)?;
    Ok(Box::new(Values { size, sketch, joined: theta::union_of(size)? }))
}

impl Summary for Values {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        Keys::of(&columns[0])?.iter().for_each(|key| self.sketch.update(key));
        Ok(())
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        self.joined.update(&theta::read(state, "theta_sketch_agg")?).map_err(Error::internal)
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        self.answer().map(Some)
    }

    fn answer(&self) -> Result<Vec<u8>> {
        let mut whole = theta::union_of(self.size)?;
        for part in [self.sketch.compact(true), self.joined.to_sketch(true)] {
            whole.update(&part).map_err(Error::internal)?;
        }
        Ok(theta::written(&theta::trimmed(whole.to_sketch(true), self.size)?))
    }

    fn size(&self) -> usize {
        self.sketch.estimated_size() + self.joined.estimated_size()
    }
}

/// A sketch of all that sketches hold.
#[derive(Debug)]
struct United {
    size: u8,
    union: ThetaUnion,
}

fn united(size: &str) -> Result<Box<dyn Summary>> {
    let size = size.parse().map_err(Error::internal)?;
    Ok(Box::new(United { size, union: theta::union_of(size)? }))
}

impl Summary for United {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        each_sketch(&columns[0], |bytes| self.join(bytes))
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        self.union.update(&theta::read(state, "theta_union_agg")?).map_err(Error::internal)
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        self.answer().map(Some)
    }

    fn answer(&self) -> Result<Vec<u8>> {
        Ok(theta::written(&theta::trimmed(self.union.to_sketch(true), self.size)?))
    }

    fn size(&self) -> usize {
        self.union.estimated_size()
    }
}

/// A sketch of what all sketches hold.
#[derive(Debug, Default)]
struct Common(ThetaIntersection);

fn common(_detail: &str) -> Result<Box<dyn Summary>> {
    Ok(Box::new(Common::default()))
}

impl Summary for Common {
    fn add(&mut self, columns: &[ArrayRef]) -> Result<()> {
        each_sketch(&columns[0], |bytes| self.join(bytes))
    }

    fn join(&mut self, state: &[u8]) -> Result<()> {
        self.0.update(&theta::read(state, "theta_intersection_agg")?).map_err(Error::internal)
    }

    fn state(&self) -> Result<Option<Vec<u8>>> {
        Ok(self.0.to_sketch(true).map(|sketch| theta::written(&sketch)))
    }

    fn answer(&self) -> Result<Vec<u8>> {
        let empty = || Ok(theta::written(&theta::union_of(DEFAULT_SIZE as u8)?.to_sketch(true)));
        self.state()?.map_or_else(empty, Ok)
    }

    fn size(&self) -> usize {
        self.0.estimated_size()
    }
}

fn each_sketch(values: &ArrayRef, take: impl FnMut(&[u8]) -> Result<()>) -> Result<()> {
    let values = compute::cast(values, &DataType::Binary).map_err(from_arrow)?;
    values.as_binary::<i32>().iter().flatten().try_for_each(take)
}
