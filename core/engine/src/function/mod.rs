//! Spark's functions and operators: one [`Function`] each, found by name with [`lookup`].

mod aggregate;
mod arithmetic;
mod array;
mod cipher;
mod collection;
mod comparison;
mod conditional;
mod conversion;
mod csv;
mod datetime;
mod decimal_format;
mod description;
mod digest;
mod encoding;
mod environment;
mod format;
mod formatter;
mod framed;
mod hash;
mod json;
mod json_path;
mod json_reading;
mod json_schema;
mod known;
pub(crate) mod lambda;
mod likeness;
#[cfg(test)]
mod listed;
mod map;
mod math;
mod number_format;
mod number_text;
mod options;
mod parts;
mod radix;
mod random;
mod regex;
mod settings;
mod signature;
mod sketch;
mod strict;
mod string;
mod temporal;
#[cfg(test)]
mod tests;
mod url;
mod variant;
mod window;
mod xpath;

use std::collections::HashMap;
use std::sync::LazyLock;

use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use crate::expr::Typed;

pub use collection::extract;
pub use description::{Ansi, Call, Function, Gives, Order, Repeats, Runs, Shown};
pub(crate) use framed::{Distance, Does, FramedCall, lets_go};
pub(crate) use hash::murmur;
pub(crate) use json::tuple as json_tuple;
pub use settings::Settings;
pub(crate) use variant::parts as variant_parts;

static GROUPS: &[&[&Function]] = &[
    aggregate::FUNCTIONS,
    arithmetic::FUNCTIONS,
    array::FUNCTIONS,
    cipher::FUNCTIONS,
    collection::FUNCTIONS,
    comparison::FUNCTIONS,
    conditional::FUNCTIONS,
    conversion::FUNCTIONS,
    csv::FUNCTIONS,
    datetime::FUNCTIONS,
    lambda::FUNCTIONS,
    map::FUNCTIONS,
    digest::FUNCTIONS,
    encoding::FUNCTIONS,
    environment::FUNCTIONS,
    format::FUNCTIONS,
    hash::FUNCTIONS,
    json::FUNCTIONS,
    likeness::FUNCTIONS,
    math::FUNCTIONS,
    number_text::FUNCTIONS,
    parts::FUNCTIONS,
    radix::FUNCTIONS,
    random::FUNCTIONS,
    regex::FUNCTIONS,
    sketch::hll::FUNCTIONS,
    sketch::quantile::FUNCTIONS,
    sketch::theta::FUNCTIONS,
    sketch::tuple::FUNCTIONS,
    string::FUNCTIONS,
    temporal::FUNCTIONS,
    url::FUNCTIONS,
    variant::FUNCTIONS,
    window::FUNCTIONS,
    xpath::FUNCTIONS,
];

static BY_NAME: LazyLock<HashMap<&'static str, &'static Function>> = LazyLock::new(|| {
    GROUPS
        .iter()
        .flat_map(|group| group.iter())
        .flat_map(|function| function.names.iter().map(move |name| (*name, *function)))
        .collect()
});

/// The function or operator of a name, in any case.
pub fn lookup(name: &str) -> Option<&'static Function> {
    BY_NAME.get(name).or_else(|| BY_NAME.get(name.to_lowercase().as_str())).copied()
}

/// The error for a name that [`lookup`] does not know: a Spark function that is not offered, or no function at all.
pub fn unknown(name: &str) -> Error {
    if known::is_spark_function(&name.to_lowercase()) {
        return Error::unsupported(format!("the function {name}"));
    }
    let parameters = [
        ("routineName", format!("`{name}`")),
        ("searchPath", "[`system`.`builtin`, `system`.`session`, `spark_catalog`.`default`]".to_string()),
    ];
    Error::new(Kind::Analysis, "UNRESOLVED_ROUTINE", &parameters)
}

/// Resolves a call of a function by name.
pub fn resolve(call: Call<'_>) -> Result<Typed> {
    lookup(call.name).ok_or_else(|| unknown(call.name))?.resolve(call)
}

/// Calls a function of one's own from a rewrite.
pub(crate) fn apply(name: &str, arguments: Vec<Typed>, settings: &Settings) -> Result<Typed> {
    resolve(Call {
        name,
        arguments,
        is_distinct: false,
        filter: None,
        order_by: Vec::new(),
        ignore_nulls: None,
        settings,
    })
}

/// The value of a constant expression, folded: a literal, or a call of literals. None when it has columns.
pub(crate) fn folded(argument: &Typed) -> Result<Option<ScalarValue>> {
    if argument.expr.any_column_refs() || argument.expr.is_volatile() {
        return Ok(None);
    }
    match argument.constant() {
        Some(value) => Ok(Some(value.clone())),
        None => crate::expr::constant::evaluate(&argument.expr).map(Some),
    }
}
