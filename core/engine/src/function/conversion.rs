//! Casts written as calls: `int('1')`, `date('2020-01-01')`. The column is called as what is cast. Spark:
//! `FunctionRegistry.castAlias`.

use arrow::datatypes::{DataType, TimeUnit};
use firesteel_protocol::Result;

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown};
use super::signature::{Accepts, Parameter, one};
use crate::expr::kernel::Nulls;
use crate::expr::{EvalMode, Typed, cast};
use crate::types::timestamp;

pub(super) static FUNCTIONS: &[&Function] = &[
    &BOOLEAN, &TINYINT, &SMALLINT, &INT, &BIGINT, &FLOAT, &DOUBLE, &DECIMAL, &DATE, &TIMESTAMP, &TIME, &BINARY, &STRING,
];

const ONE: &[Parameter] = &[one(Accepts::Any)];

const fn conversion(names: &'static [&'static str], rewrite: fn(Call<'_>) -> Result<Typed>) -> Function {
    Function {
        names,
        takes: ONE,
        gives: Gives::AsRewritten,
        nulls: Nulls::Possible,
        ansi: Ansi::RaisesInAnsi,
        repeats: Repeats::Always,
        shown: Shown::AsRewritten,
        runs: Runs::Rewrite(rewrite),
    }
}

fn to(mut call: Call<'_>, data_type: &DataType) -> Result<Typed> {
    let value = call.arguments.remove(0);
    let name = value.name.clone();
    let mode = if call.settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    Ok(cast(value, data_type, mode, call.settings)?.named(name))
}

static BOOLEAN: Function = conversion(&["boolean"], |call| to(call, &DataType::Boolean));
static TINYINT: Function = conversion(&["tinyint"], |call| to(call, &DataType::Int8));
static SMALLINT: Function = conversion(&["smallint"], |call| to(call, &DataType::Int16));
static INT: Function = conversion(&["int"], |call| to(call, &DataType::Int32));
static BIGINT: Function = conversion(&["bigint"], |call| to(call, &DataType::Int64));
static FLOAT: Function = conversion(&["float"], |call| to(call, &DataType::Float32));
static DOUBLE: Function = conversion(&["double"], |call| to(call, &DataType::Float64));
static DECIMAL: Function = conversion(&["decimal"], |call| to(call, &DataType::Decimal128(10, 0)));
static DATE: Function = conversion(&["date"], |call| to(call, &DataType::Date32));
static TIMESTAMP: Function = conversion(&["timestamp"], |call| {
    let zoned = timestamp(&call.settings.zone);
    to(call, &zoned)
});
static TIME: Function = conversion(&["time"], |call| to(call, &DataType::Time64(TimeUnit::Nanosecond)));
static BINARY: Function = conversion(&["binary"], |call| to(call, &DataType::Binary));
static STRING: Function = conversion(&["string"], |call| to(call, &DataType::Utf8));
