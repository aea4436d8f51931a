//! `DataFrameStatFunctions`, and the members of `DataFrame` that do the same.

use firesteel::{StatFunctions, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(stat: &StatFunctions, name: &str, arguments: &Arguments) -> Option<Answer> {
    let pair = || (arguments.text(0, "col1"), arguments.text(1, "col2"));
    Some(match name {
        "crosstab" => {
            let (first, second) = pair();
            Ok(stat.crosstab(first, second).into())
        }
        "freqItems" => {
            let columns = arguments.required(0, "cols").texts();
            let support = arguments.optional(1, "support").map_or(0.01, |support| support.float());
            Ok(stat.freq_items(columns, support).into())
        }
        "cov" => {
            let (first, second) = pair();
            stat.cov(first, second).wait().map(Into::into).map_err(Into::into)
        }
        "corr" => {
            let (first, second) = pair();
            // There is no other method.
            arguments.optional(2, "method");
            stat.corr(first, second).wait().map(Into::into).map_err(Into::into)
        }
        "approxQuantile" => quantiles(stat, arguments),
        "sampleBy" => {
            let column = arguments.required(0, "col").column();
            let fractions = arguments.required(1, "fractions").entries();
            let fractions = fractions.iter().map(|(stratum, fraction)| (stratum.literal(), fraction.float()));
            Ok(stat.sample_by(column, fractions, arguments.int(2, "seed")).into())
        }
        _ => return None,
    })
}

/// A list for each column; one column alone gives its list.
fn quantiles(stat: &StatFunctions, arguments: &Arguments) -> Answer {
    let columns = arguments.required(0, "col");
    let probabilities: Vec<f64> = arguments.required(1, "probabilities").items().iter().map(Value::float).collect();
    let error = arguments.required(2, "relativeError").float();
    let mut found = stat.approx_quantile(columns.texts(), probabilities, error).wait()?;
    Ok(match columns {
        Value::Text(_) => found.remove(0).into(),
        _ => found.into(),
    })
}
