//! `DataFrameNaFunctions`, and the members of `DataFrame` that do the same.

use firesteel::{Literal, NaFunctions};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(na: &NaFunctions, name: &str, arguments: &Arguments) -> Option<Answer> {
    Some(Ok(match name {
        "drop" => {
            let how = arguments.optional_text(0, "how");
            let at_least = arguments.optional_small(1, "thresh");
            let all = (how.as_deref() == Some("all")).then_some(1);
            na.drop(subset(arguments, 2), at_least.or(all)).into()
        }
        "fill" => match arguments.required(0, "value") {
            Value::Dict(values) => na.fill_each(values.iter().map(|(column, value)| (column.text(), filling(value)))),
            value => na.fill(filling(&value), subset(arguments, 1)),
        }
        .into(),
        "replace" => {
            let old = arguments.required(0, "to_replace");
            let new = arguments.any(1, "value");
            let subset = subset(arguments, 2);
            na.replace(pairs(&old, &new), subset).into()
        }
        _ => return None,
    }))
}

/// PySpark fills whole numbers as BIGINT.
fn filling(value: &Value) -> Literal {
    match value {
        Value::Int(number) => Literal::from(*number),
        other => other.literal(),
    }
}

/// PySpark replaces numbers as DOUBLE.
fn replaced(value: &Value) -> Literal {
    match value {
        Value::Int(number) => Literal::from(*number as f64),
        other => other.literal(),
    }
}

/// A dictionary of old and new values, or a list or one of the old with a list or one of the new.
fn pairs(old: &Value, new: &Value) -> Vec<(Literal, Literal)> {
    if let Value::Dict(entries) = old {
        return entries.iter().map(|(old, new)| (replaced(old), replaced(new))).collect();
    }
    let old = old.items();
    let new = if let Value::List(values) = new { values.clone() } else { vec![new.clone(); old.len()] };
    old.iter().zip(&new).map(|(old, new)| (replaced(old), replaced(new))).collect()
}

fn subset(arguments: &Arguments, place: usize) -> Vec<String> {
    arguments.optional(place, "subset").map(|names| names.texts()).unwrap_or_default()
}
