//! Functions whose answer differs from row to row: `rand`, `randn`, `randstr`, `uniform`, `uuid`,
//! `monotonically_increasing_id`. With a seed the numbers are Spark's own for its first partition. Spark:
//! `randomExpressions.scala`, `XORShiftRandom`.

use std::hash::{Hash, Hasher};
use std::sync::{Arc, Mutex, PoisonError};

use arrow::array::{ArrayRef, Float64Array, Int64Array, StringArray};
use arrow::datatypes::DataType;
use datafusion::error::Result as DataFusionResult;
use datafusion::logical_expr::{ColumnarValue, ScalarFunctionArgs, ScalarUDF, ScalarUDFImpl, Signature, Volatility};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called, not_constant};
use super::signature::{Accepts, Parameter, accept, one, optional};
use super::{apply, folded};
use crate::expr::Typed;
use crate::expr::cast::{EvalMode, convert};
use crate::expr::failure;
use crate::expr::kernel::Nulls;
use crate::plan::random::XorShift;
use crate::types::{decimal, is_decimal, is_fractional, is_integral, is_numeric, quoted};

pub(super) static FUNCTIONS: &[&Function] = &[&RAND, &RANDN, &RANDSTR, &UNIFORM, &UUID, &INCREASING_ID];

const fn random(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Never,
        ansi: Ansi::NeverRaises,
        repeats: Repeats::Never,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

static RAND: Function =
    random(&["rand", "random"], &[optional(Accepts::Any)], Shown::Called("rand"), |call| seeded(call, Draw::Uniform));
static RANDN: Function =
    random(&["randn"], &[optional(Accepts::Any)], Shown::AsCall, |call| seeded(call, Draw::Normal));
static RANDSTR: Function = random(&["randstr"], &[one(Accepts::Any), optional(Accepts::Any)], Shown::AsCall, |call| {
    let sql = called("randstr", &call);
    let settings = call.settings;
    let length = accept(call.arguments[0].clone(), Accepts::Int, 0, &sql, settings)?;
    let length = match folded(&length)? {
        Some(ScalarValue::Int32(length)) => length.unwrap_or(0),
        Some(_) => 0,
        None => return Err(not_constant(&sql, "length", &call.arguments[0])),
    };
    let length = usize::try_from(length).map_err(|_| {
        let parameters = [
            ("parameter", "`length`".to_string()),
            ("functionName", "`randstr`".to_string()),
            ("length", length.to_string()),
        ];
        Error::new(Kind::Runtime, "INVALID_PARAMETER_VALUE.LENGTH", &parameters)
    })?;
    let seed = if call.arguments.len() > 1 { constant(&call, 1, "seed", &sql)?.unwrap_or(0) } else { fresh_seed() };
    Ok(drawn(Draw::Text(length), seed))
});
static UNIFORM: Function =
    random(&["uniform"], &[one(Accepts::Any), one(Accepts::Any), optional(Accepts::Any)], Shown::AsCall, uniform);
static UUID: Function = random(&["uuid"], &[optional(Accepts::Any)], Shown::AsCall, |call| {
    if call.arguments.is_empty() { Ok(drawn(Draw::Uuid, 0)) } else { Err(Error::unsupported("uuid with a seed")) }
});
static INCREASING_ID: Function =
    random(&["monotonically_increasing_id"], &[], Shown::AsCall, |_| Ok(drawn(Draw::Counter, 0)));

/// The integer that an argument of a constant is; none for NULL.
fn constant(call: &Call<'_>, index: usize, name: &str, sql: &str) -> Result<Option<i64>> {
    let argument = &call.arguments[index];
    let Some(value) = folded(argument)? else { return Err(not_constant(sql, name, argument)) };
    if argument.data_type == DataType::Null {
        return Ok(None);
    }
    if !is_integral(&argument.data_type) {
        return Err(unexpected(index, "(\"INT\" or \"BIGINT\")", argument, sql));
    }
    let value = value.cast_to(&DataType::Int64).map_err(failure::from_datafusion)?;
    Ok(match value {
        ScalarValue::Int64(value) => value,
        _ => None,
    })
}

fn unexpected(index: usize, required: &str, argument: &Typed, sql: &str) -> Error {
    let parameters = [
        ("paramIndex", failure::ordinal(index)),
        ("requiredType", required.to_string()),
        ("inputSql", format!("\"{}\"", argument.name)),
        ("inputType", quoted(&argument.data_type)),
    ];
    failure::mismatch("UNEXPECTED_INPUT_TYPE", sql, &parameters)
}

fn fresh_seed() -> i64 {
    let (high, low) = uuid::Uuid::new_v4().as_u64_pair();
    (high ^ low.rotate_left(32)) as i64
}

fn seeded(call: Call<'_>, draw: Draw) -> Result<Typed> {
    let sql = called(&call.name.to_lowercase(), &call);
    let seed = if call.arguments.is_empty() { fresh_seed() } else { constant(&call, 0, "seed", &sql)?.unwrap_or(0) };
    Ok(drawn(draw, seed))
}

/// `min + (max - min) * rand(seed)`, in the wider type of the two bounds.
fn uniform(mut call: Call<'_>) -> Result<Typed> {
    let settings = call.settings;
    let sql = called("uniform", &call);
    let seed = if call.arguments.len() > 2 { constant(&call, 2, "seed", &sql)?.unwrap_or(0) } else { fresh_seed() };
    call.arguments.truncate(2);
    for (argument, name) in call.arguments.iter().zip(["min", "max"]) {
        if !is_numeric(&argument.data_type) && argument.data_type != DataType::Null {
            let index = usize::from(name == "max");
            return Err(unexpected(index, "\"NUMERIC\"", argument, &sql));
        }
        if folded(argument)?.is_none() {
            return Err(not_constant(&sql, name, argument));
        }
    }
    let digits: Vec<(u8, i8)> =
        call.arguments.iter().map(|argument| decimal::for_operand(argument).unwrap_or((38, 18))).collect();
    let types: Vec<&DataType> = call.arguments.iter().map(|argument| &argument.data_type).collect();
    let gives = match types.as_slice() {
        [left, right] if is_decimal(left) || is_decimal(right) => {
            let is_float = is_fractional(left) || is_fractional(right);
            if is_float { DataType::Float64 } else { decimal::wider(digits[0], digits[1]) }
        }
        [left, right] => {
            let order = [DataType::Int8, DataType::Int16, DataType::Int32, DataType::Int64, DataType::Float32];
            let wider = order.iter().rposition(|data_type| data_type == *left || data_type == *right);
            match wider {
                Some(at) if **left != DataType::Float64 && **right != DataType::Float64 => order[at].clone(),
                _ => DataType::Float64,
            }
        }
        _ => DataType::Float64,
    };
    let mut bounds = call
        .arguments
        .into_iter()
        .map(|bound| convert(bound, &DataType::Float64, EvalMode::Ansi, settings))
        .collect::<Result<Vec<_>>>()?;
    let (Some(most), Some(least)) = (bounds.pop(), bounds.pop()) else {
        return Err(Error::internal("uniform without bounds"));
    };
    let width = apply("-", vec![most, least.clone()], settings)?;
    let part = apply("*", vec![width, drawn(Draw::Uniform, seed)], settings)?;
    convert(apply("+", vec![least, part], settings)?, &gives, EvalMode::Ansi, settings)
}

/// What is drawn for a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Draw {
    Uniform,
    Normal,
    /// Letters and digits.
    Text(usize),
    Uuid,
    Counter,
}

fn drawn(draw: Draw, seed: i64) -> Typed {
    let data_type = draw.data_type();
    let source = Source {
        draw,
        seed,
        state: Arc::new(Mutex::new(State { random: XorShift::new(seed), spare: None, count: 0 })),
        signature: Signature::nullary(Volatility::Volatile),
    };
    Typed {
        expr: ScalarUDF::new_from_impl(source).call(Vec::new()),
        data_type,
        nullable: false,
        name: String::new(),
        fallible: false,
    }
}

impl Draw {
    fn data_type(self) -> DataType {
        match self {
            Draw::Uniform | Draw::Normal => DataType::Float64,
            Draw::Text(_) | Draw::Uuid => DataType::Utf8,
            Draw::Counter => DataType::Int64,
        }
    }
}

/// One call's numbers, over all batches of a query.
#[derive(Debug)]
struct Source {
    draw: Draw,
    seed: i64,
    state: Arc<Mutex<State>>,
    signature: Signature,
}

#[derive(Debug)]
struct State {
    random: XorShift,
    /// The second of a pair of normal numbers.
    spare: Option<f64>,
    count: i64,
}

/// Two calls are never one, even with the same seed: each draws from its own state.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.state, &other.state)
    }
}

impl Eq for Source {}

impl Hash for Source {
    fn hash<H: Hasher>(&self, state: &mut H) {
        (self.draw, self.seed, Arc::as_ptr(&self.state)).hash(state);
    }
}

impl ScalarUDFImpl for Source {
    fn name(&self) -> &str {
        "random"
    }

    fn signature(&self) -> &Signature {
        &self.signature
    }

    fn return_type(&self, _arguments: &[DataType]) -> DataFusionResult<DataType> {
        Ok(self.draw.data_type())
    }

    fn invoke_with_args(&self, arguments: ScalarFunctionArgs) -> DataFusionResult<ColumnarValue> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        let rows = arguments.number_rows;
        let column: ArrayRef = match self.draw {
            Draw::Uniform => Arc::new(Float64Array::from_iter_values((0..rows).map(|_| state.random.double()))),
            Draw::Normal => Arc::new(Float64Array::from_iter_values((0..rows).map(|_| state.normal()))),
            Draw::Text(length) => Arc::new(StringArray::from_iter_values((0..rows).map(|_| state.text(length)))),
            Draw::Uuid => Arc::new(StringArray::from_iter_values((0..rows).map(|_| uuid::Uuid::new_v4().to_string()))),
            Draw::Counter => Arc::new(Int64Array::from_iter_values((0..rows).map(|_| {
                state.count += 1;
                state.count - 1
            }))),
        };
        Ok(ColumnarValue::Array(column))
    }
}

impl State {
    /// Java's `Random.nextGaussian`: the polar method, two numbers at a time.
    fn normal(&mut self) -> f64 {
        if let Some(spare) = self.spare.take() {
            return spare;
        }
        loop {
            let (x, y) = (2.0 * self.random.double() - 1.0, 2.0 * self.random.double() - 1.0);
            let square = x * x + y * y;
            if square < 1.0 && square != 0.0 {
                let scale = (-2.0 * square.ln() / square).sqrt();
                self.spare = Some(y * scale);
                return x * scale;
            }
        }
    }

    fn text(&mut self, length: usize) -> String {
        const LETTERS: &[u8; 62] = b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        (0..length).map(|_| char::from(LETTERS[(self.random.bits(32) as i32 % 62).unsigned_abs() as usize])).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_give_the_numbers_of_spark() {
        assert_eq!(XorShift::new(0).double(), 0.760_495_375_828_591_5);
        let mut state = State { random: XorShift::new(0), spare: None, count: 0 };
        assert_eq!(state.normal(), 1.603_499_160_927_843_3);
        let mut state = State { random: XorShift::new(0), spare: None, count: 0 };
        assert_eq!(state.text(3), "ceV");
    }
}
