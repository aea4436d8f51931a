//! `DataFrameNaFunctions`.

use firesteel::NaFunctions;

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(na: &NaFunctions, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(Ok(match name {
        "drop" => {
            let how = arguments.optional_text(0, "how");
            let at_least =
                arguments.optional(1, "thresh").map(|rows| i32::try_from(rows.int()).expect("a small number"));
            let all = (how.as_deref() == Some("all")).then_some(1);
            na.drop(subset(arguments, 2), at_least.or(all)).into()
        }
        "fill" => match arguments.required(0, "value") {
            Value::Dict(values) => {
                na.fill_each(values.iter().map(|(column, value)| (column.text(), value.literal()))).into()
            }
            value => na.fill(value.literal(), subset(arguments, 1)).into(),
        },
        _ => return None,
    }))
}

pub fn subset(arguments: &Arguments, place: usize) -> Vec<String> {
    arguments.optional(place, "subset").map(|names| names.texts()).unwrap_or_default()
}
