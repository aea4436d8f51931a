//! `DataFrameStatFunctions`.

use firesteel::{StatFunctions, Wait};

use crate::Answer;
use crate::arguments::Arguments;

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
        _ => return None,
    })
}
