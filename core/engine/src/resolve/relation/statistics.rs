//! `cov`, `corr`, `approxQuantile` and `freqItems`: one row about all rows. Spark: `StatFunctions`, `FrequentItems`.

use arrow::datatypes::DataType;
use datafusion::common::ScalarValue;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Node, Result};

use super::project;
use crate::expr::{EvalMode, Typed, cast};
use crate::function;
use crate::plan::frequent::frequent;
use crate::plan::quantiles::{Nans, quantiles as quantiles_of};
use crate::resolve::expression::{self, Output};
use crate::resolve::resolver::{Relation, Resolver};
use crate::resolve::scope::Scope;
use crate::types::{is_numeric, list, simple_name};

pub(super) fn covariance(resolver: &mut Resolver<'_>, node: &Node, message: &proto::StatCov) -> Result<Relation> {
    let proto::StatCov { input: _, col1, col2 } = message;
    pair(resolver, node, [col1, col2], &Pair { call: "cov", what: "covariance", function: "covar_samp", of_none: 0.0 })
}

pub(super) fn correlation(resolver: &mut Resolver<'_>, node: &Node, message: &proto::StatCorr) -> Result<Relation> {
    let proto::StatCorr { input: _, col1, col2, method } = message;
    if let Some(method) = method
        && method != "pearson"
    {
        let reason = "Currently only the calculation of the Pearson Correlation coefficient is supported.";
        return Err(Error::argument("corr", "method", reason));
    }
    let what = "correlation";
    pair(resolver, node, [col1, col2], &Pair { call: "corr", what, function: "corr", of_none: f64::NAN })
}

/// A figure of two columns.
struct Pair {
    call: &'static str,
    what: &'static str,
    function: &'static str,
    /// Of fewer rows than it needs.
    of_none: f64,
}

fn pair(resolver: &mut Resolver<'_>, node: &Node, names: [&String; 2], pair: &Pair) -> Result<Relation> {
    let mut scope = Scope::of(super::input(resolver, node)?);
    let settings = resolver.settings();
    let mut arguments = Vec::new();
    for (name, argument) in names.into_iter().zip(["col1", "col2"]) {
        let column = expression::resolve(resolver, &mut scope, &super::attribute(name))?;
        if !is_numeric(&column.data_type) {
            let (what, found) = (pair.what, simple_name(&column.data_type));
            let reason = format!("Currently {what} calculation for columns with dataType {found} not supported.");
            return Err(Error::argument(pair.call, argument, reason));
        }
        // Spark reads NULL as 0 here.
        let number = cast(column, &DataType::Float64, EvalMode::Legacy, settings)?;
        let zero = Typed::literal(ScalarValue::Float64(Some(0.0)));
        arguments.push(function::apply("coalesce", vec![number, zero], settings)?);
    }
    let figure = function::apply(pair.function, arguments, settings)?;
    let of_none = Typed::literal(ScalarValue::Float64(Some(pair.of_none)));
    let figure = function::apply("coalesce", vec![figure, of_none], settings)?.named(pair.call);
    project::select(resolver, scope.relation, vec![Output::new(figure)])
}

/// An array for each column, of its values at the probabilities. They are exact, whatever error is allowed.
pub(super) fn quantiles(
    resolver: &mut Resolver<'_>,
    node: &Node,
    message: &proto::StatApproxQuantile,
) -> Result<Relation> {
    let proto::StatApproxQuantile { input: _, cols, probabilities, relative_error } = message;
    if relative_error.is_nan() || *relative_error < 0.0 {
        let reason = format!("Relative Error must be non-negative but got {relative_error}");
        return Err(Error::argument("approxQuantile", "relativeError", reason));
    }
    if let Some(wrong) = probabilities.iter().find(|probability| !(0.0..=1.0).contains(*probability)) {
        let reason = format!("percentile should be in the range [0.0, 1.0], but got {wrong}");
        return Err(Error::argument("approxQuantile", "probabilities", reason));
    }
    let mut scope = Scope::of(super::input(resolver, node)?);
    let settings = resolver.settings();
    let gives = list(DataType::Float64, true);
    let empty = Typed::literal(ScalarValue::List(ScalarValue::new_list(&[], &DataType::Float64, true)));
    let empty = Typed { data_type: gives.clone(), ..empty };
    let mut arrays = Vec::new();
    for name in cols {
        let column = expression::resolve(resolver, &mut scope, &super::attribute(name))?;
        if !is_numeric(&column.data_type) {
            let found = simple_name(&column.data_type);
            let reason = format!("Quantile calculation for column {name} with data type {found} is not supported.");
            return Err(Error::argument("approxQuantile", "cols", reason));
        }
        let number = cast(column, &DataType::Float64, EvalMode::Legacy, settings)?;
        let expr = quantiles_of(number.expr, DataType::Float64, probabilities, *relative_error, Nans::PassedOver);
        let found = Typed { expr, data_type: gives.clone(), nullable: true, name: String::new(), fallible: false };
        arrays.push(function::apply("coalesce", vec![found, empty.clone()], settings)?);
    }
    let all = function::apply("array", arrays, settings)?.named("approx_quantile");
    project::select(resolver, scope.relation, vec![Output::new(all)])
}

pub(super) fn frequent_items(
    resolver: &mut Resolver<'_>,
    node: &Node,
    message: &proto::StatFreqItems,
) -> Result<Relation> {
    let proto::StatFreqItems { input: _, cols, support } = message;
    let support = support.unwrap_or(0.01);
    if !(1e-4..=1.0).contains(&support) {
        let reason = format!("Support must be in [1e-4, 1], but got {support}.");
        return Err(Error::argument("freqItems", "support", reason));
    }
    let most = (1.0 / support) as usize;
    let mut scope = Scope::of(super::input(resolver, node)?);
    let mut outputs = Vec::new();
    for name in cols {
        let column = expression::resolve(resolver, &mut scope, &super::attribute(name))?;
        let element = super::local::spark_type(&column.data_type, &resolver.settings().zone)?;
        let data_type = list(element.clone(), column.nullable);
        let expr = frequent(column.expr, element, column.nullable, most);
        let name = format!("{}_freqItems", column.name);
        outputs.push(Output::new(Typed { expr, data_type, nullable: false, name, fallible: false }));
    }
    project::select(resolver, scope.relation, outputs)
}
