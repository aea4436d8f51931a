//! Functions that tell about the session, a value's type, or raise an error. Spark: `misc.scala`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, new_null_array};
use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::description::{Ansi, Call, Function, Gives, Repeats, Runs, Shown, called_with};
use super::signature::{Accepts, Parameter, one, optional, rest};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls};

pub(super) static FUNCTIONS: &[&Function] = &[
    &TYPEOF,
    &VERSION,
    &CURRENT_USER,
    &CURRENT_CATALOG,
    &CURRENT_SCHEMA,
    &PARTITION_ID,
    &RAISE_ERROR,
    &ASSERT_TRUE,
    &REFLECT,
    &TRY_REFLECT,
];

const fn told(
    names: &'static [&'static str],
    takes: &'static [Parameter],
    shown: Shown,
    repeats: Repeats,
    rewrite: fn(Call<'_>) -> Result<Typed>,
) -> Function {
    Function {
        names,
        takes,
        gives: Gives::AsRewritten,
        nulls: Nulls::Never,
        ansi: Ansi::NeverRaises,
        repeats,
        shown,
        runs: Runs::Rewrite(rewrite),
    }
}

fn text(value: impl Into<String>) -> Typed {
    Typed::literal(ScalarValue::Utf8(Some(value.into())))
}

static TYPEOF: Function = told(&["typeof"], &[one(Accepts::Any)], Shown::AsCall, Repeats::Always, |call| {
    let argument = call.arguments.first().ok_or_else(|| Error::internal("typeof of nothing"))?;
    Ok(text(crate::types::simple_name(&argument.data_type)))
});

/// The version of Spark whose answers these are, and ours.
static VERSION: Function = told(&["version"], &[], Shown::AsCall, Repeats::Always, |_| {
    Ok(text(concat!("4.3.0 firesteel-", env!("CARGO_PKG_VERSION"))))
});

/// The user of the process, as Spark tells the user of its server.
static CURRENT_USER: Function =
    told(&["current_user", "user", "session_user"], &[], Shown::AsCall, Repeats::InQuery, |_| {
        let user = ["USER", "LOGNAME", "USERNAME"].iter().find_map(|name| std::env::var(name).ok());
        Ok(text(user.unwrap_or_else(|| "root".to_string())))
    });
static CURRENT_CATALOG: Function =
    told(&["current_catalog"], &[], Shown::AsCall, Repeats::InQuery, |_| Ok(text("spark_catalog")));
static CURRENT_SCHEMA: Function =
    told(&["current_schema", "current_database"], &[], Shown::Called("current_schema"), Repeats::InQuery, |call| {
        Ok(text(call.settings.database.as_ref()))
    });

/// All rows of a query are in one partition, as far as a client can tell.
static PARTITION_ID: Function =
    told(&["spark_partition_id"], &[], Shown::Called("SPARK_PARTITION_ID"), Repeats::InQuery, |_| {
        Ok(Typed::literal(ScalarValue::Int32(Some(0))))
    });

static RAISE_ERROR: Function = Function {
    names: &["raise_error"],
    takes: &[one(Accepts::String)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::Raises,
    repeats: Repeats::Never,
    shown: Shown::By(|call| {
        let message = call.arguments.first().map_or("", |argument| argument.name.as_str());
        called_with("raise_error", &["USER_RAISED_EXCEPTION", &format!("map(errorMessage, {message})")], call)
    }),
    runs: Runs::Rewrite(|call| {
        let kernel = Kernel::new("raise_error", raise, DataType::Null, Nulls::Possible, call.settings.mode());
        let expr = kernel.for_each_row().call(call.arguments.into_iter().map(|argument| argument.expr).collect());
        Ok(Typed { expr, data_type: DataType::Null, nullable: true, name: String::new(), fallible: true })
    }),
};

fn raise(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let messages = arguments.strings(0)?;
    if messages.is_empty() {
        return Ok(new_null_array(&DataType::Null, 0));
    }
    let message = if messages.is_null(0) { "null" } else { messages.value(0) };
    Err(Error::new(Kind::Runtime, "USER_RAISED_EXCEPTION", &[("errorMessage", message)]))
}

static ASSERT_TRUE: Function = Function {
    names: &["assert_true"],
    takes: &[one(Accepts::Boolean), optional(Accepts::String)],
    gives: Gives::AsRewritten,
    nulls: Nulls::Possible,
    ansi: Ansi::Raises,
    repeats: Repeats::Never,
    shown: Shown::By(|call| {
        let names: Vec<&str> = call.arguments.iter().map(|argument| argument.name.as_str()).collect();
        match names.as_slice() {
            [condition] => called_with("assert_true", &[condition, &untrue(condition)], call),
            _ => called_with("assert_true", &names, call),
        }
    }),
    runs: Runs::Rewrite(|mut call| {
        let message = if call.arguments.len() > 1 {
            call.arguments.remove(1)
        } else {
            text(untrue(call.arguments.first().map_or("", |argument| argument.name.as_str())))
        };
        let condition = call.arguments.remove(0);
        let kernel = Kernel::new("assert_true", assert, DataType::Null, Nulls::Possible, call.settings.mode());
        let expr = kernel.for_each_row().call(vec![condition.expr, message.expr]);
        Ok(Typed { expr, data_type: DataType::Null, nullable: true, name: String::new(), fallible: true })
    }),
};

fn untrue(condition: &str) -> String {
    format!("'{condition}' is not true!")
}

fn assert(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (conditions, messages) = (arguments.booleans(0)?, arguments.strings(1)?);
    let failed = conditions.iter().position(|condition| condition != Some(true));
    match failed {
        Some(row) => {
            let message = if messages.is_null(row) { "null" } else { messages.value(row) };
            Err(Error::new(Kind::Runtime, "USER_RAISED_EXCEPTION", &[("errorMessage", message)]))
        }
        None => Ok(Arc::new(arrow::array::NullArray::new(arguments.rows))),
    }
}

const ANYTHING: &[Parameter] = &[rest(Accepts::Any)];

const fn refused(names: &'static [&'static str], why: &'static str) -> Function {
    Function {
        names,
        takes: ANYTHING,
        gives: Gives::String,
        nulls: Nulls::Possible,
        ansi: Ansi::Raises,
        repeats: Repeats::Never,
        shown: Shown::AsCall,
        runs: Runs::Refused(why),
    }
}

static REFLECT: Function = refused(&["reflect", "java_method"], "calling Java methods");
static TRY_REFLECT: Function = refused(&["try_reflect"], "calling Java methods");
