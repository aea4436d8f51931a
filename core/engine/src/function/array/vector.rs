//! Arrays of `float` as vectors. Spark: `vectorExpressions.scala`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, Float32Array};
use arrow::datatypes::{DataType, Float32Type};
use firesteel_protocol::{Error, Kind, Result};

use super::{Call, Function, Lists, Weaver, function, made};
use crate::expr::arguments::Arguments;
use crate::expr::kernel::Run;
use crate::expr::{Typed, failure};
use crate::function::description::{Shown, called, called_with};
use crate::function::signature::{Accepts, Parameter, one, optional};
use crate::types::{is_same, list, quoted};

const TWO: &[Parameter] = &[one(Accepts::Array), one(Accepts::Array)];
const VECTOR_AND_DEGREE: &[Parameter] = &[one(Accepts::Array), optional(Accepts::Any)];

pub(super) static INNER_PRODUCT: Function = function(&["vector_inner_product"], TWO, |call| {
    measured(call, "vector_inner_product", |arguments| {
        pairs(arguments, "vector_inner_product", |left, right| Some(sum(left, right, |left, right| left * right)))
    })
});
pub(super) static COSINE: Function = function(&["vector_cosine_similarity"], TWO, |call| {
    measured(call, "vector_cosine_similarity", |arguments| pairs(arguments, "vector_cosine_similarity", cosine))
});
pub(super) static DISTANCE: Function = function(&["vector_l2_distance"], TWO, |call| {
    measured(call, "vector_l2_distance", |arguments| {
        pairs(arguments, "vector_l2_distance", |left, right| {
            Some(sum(left, right, |left, right| (left - right) * (left - right)).sqrt())
        })
    })
});
pub(super) static NORM: Function = Function {
    shown: Shown::By(degree_name),
    ..function(&["vector_norm"], VECTOR_AND_DEGREE, |call| measured(call, "vector_norm", norm))
};
pub(super) static NORMALIZE: Function = Function {
    shown: Shown::By(degree_name),
    ..function(&["vector_normalize"], VECTOR_AND_DEGREE, |call| {
        check(&call)?;
        let typed =
            made("vector_normalize", normalize, list(DataType::Float32, true), true, call.arguments, call.settings);
        Ok(Typed { fallible: true, ..typed })
    })
};

fn degree_name(call: &Call<'_>) -> String {
    let name = |index: usize| call.arguments.get(index).map_or("2.0", |argument| argument.name.as_str());
    called_with(&call.name.to_lowercase(), &[name(0), name(1)], call)
}

fn check(call: &Call<'_>) -> Result<()> {
    let vector = list(DataType::Float32, true);
    for (index, argument) in call.arguments.iter().enumerate() {
        let wanted = if matches!(argument.data_type, DataType::List(_)) { &vector } else { &DataType::Float32 };
        if !is_same(&argument.data_type, wanted) {
            let parameters = [
                ("paramIndex", failure::ordinal(index)),
                ("requiredType", quoted(wanted)),
                ("inputSql", format!("\"{}\"", argument.name)),
                ("inputType", quoted(&argument.data_type)),
            ];
            let sql = called(&call.name.to_lowercase(), call);
            return Err(failure::mismatch("UNEXPECTED_INPUT_TYPE", &sql, &parameters));
        }
    }
    Ok(())
}

fn measured(call: Call<'_>, name: &'static str, run: Run) -> Result<Typed> {
    check(&call)?;
    let typed = made(name, run, DataType::Float32, true, call.arguments, call.settings);
    Ok(Typed { fallible: true, ..typed })
}

/// The numbers of each row; `None` for a row that is NULL or holds a NULL.
fn vectors(arguments: &Arguments<'_>, index: usize) -> Result<Vec<Option<Vec<f32>>>> {
    let lists = Lists::argument(arguments, index)?;
    let numbers = super::as_type(&lists.values, &DataType::Float32)?;
    let numbers = numbers.as_primitive::<Float32Type>();
    let row = |row: usize| {
        let places = lists.row(row)?;
        places.map(|place| numbers.is_valid(place).then(|| numbers.value(place))).collect::<Option<Vec<f32>>>()
    };
    Ok((0..lists.len()).map(row).collect())
}

fn pairs(
    arguments: &Arguments<'_>,
    function: &str,
    answer: impl Fn(&[f32], &[f32]) -> Option<f32>,
) -> Result<ArrayRef> {
    let (left, right) = (vectors(arguments, 0)?, vectors(arguments, 1)?);
    let answers = left.iter().zip(&right).map(|pair| {
        let (Some(left), Some(right)) = pair else { return Ok(None) };
        if left.len() != right.len() {
            let parameters = [
                ("functionName", format!("`{function}`")),
                ("leftDim", left.len().to_string()),
                ("rightDim", right.len().to_string()),
            ];
            return Err(Error::new(Kind::Runtime, "VECTOR_DIMENSION_MISMATCH", &parameters));
        }
        Ok(answer(left, right))
    });
    Ok(Arc::new(answers.collect::<Result<Float32Array>>()?))
}

fn sum(left: &[f32], right: &[f32], part: impl Fn(f32, f32) -> f32) -> f32 {
    left.iter().zip(right).map(|(left, right)| part(*left, *right)).fold(0.0, |sum, part| sum + part)
}

/// NULL beside a vector without length.
fn cosine(left: &[f32], right: &[f32]) -> Option<f32> {
    let product = |left: &[f32], right: &[f32]| sum(left, right, |left, right| left * right);
    let lengths = (f64::from(product(left, left)) * f64::from(product(right, right))).sqrt();
    (lengths != 0.0).then(|| (f64::from(product(left, right)) / lengths) as f32)
}

fn norms(arguments: &Arguments<'_>, vectors: &[Option<Vec<f32>>]) -> Result<Vec<Option<f32>>> {
    let degrees = if arguments.len() > 1 { Some(arguments.primitive::<Float32Type>(1)?) } else { None };
    let answers = vectors.iter().enumerate().map(|(row, vector)| {
        let degree = match &degrees {
            Some(degrees) => degrees.is_valid(row).then(|| degrees.value(row)),
            None => Some(2.0),
        };
        let (Some(vector), Some(degree)) = (vector, degree) else { return Ok(None) };
        Ok(Some(match degree {
            1.0 => vector.iter().fold(0.0, |sum, number| sum + number.abs()),
            2.0 => vector.iter().fold(0.0_f32, |sum, number| sum + number * number).sqrt(),
            f32::INFINITY => vector.iter().fold(0.0, |greatest, number| f32::max(greatest, number.abs())),
            other => {
                let parameters =
                    [("functionName", "`vector_norm`".to_string()), ("degree", crate::expr::cast::text::float(other))];
                return Err(Error::new(Kind::Runtime, "INVALID_VECTOR_NORM_DEGREE", &parameters));
            }
        }))
    });
    answers.collect()
}

fn norm(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let norms = norms(arguments, &vectors(arguments, 0)?)?;
    Ok(Arc::new(Float32Array::from(norms)))
}

/// NULL for a vector without length.
fn normalize(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let vectors = vectors(arguments, 0)?;
    let norms = norms(arguments, &vectors)?;
    let scaled: Vec<Option<Vec<f32>>> = vectors
        .into_iter()
        .zip(norms)
        .map(|(vector, norm)| {
            let norm = norm.filter(|norm| *norm != 0.0)?;
            vector.map(|vector| vector.into_iter().map(|number| number / norm).collect())
        })
        .collect();
    let values: ArrayRef = Arc::new(Float32Array::from_iter_values(scaled.iter().flatten().flatten().copied()));
    let mut weaver = Weaver::new(arguments.gives, &[&values])?;
    let mut next = 0;
    for vector in scaled {
        match vector {
            Some(vector) => {
                weaver.push_all(0, next..next + vector.len());
                weaver.end();
                next += vector.len();
            }
            None => weaver.end_null(),
        }
    }
    weaver.finish(arguments.gives)
}
