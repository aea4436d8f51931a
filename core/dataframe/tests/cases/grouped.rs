//! `GroupedData`.

use firesteel::{GroupedData, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(grouped: &GroupedData, name: &str, arguments: &Arguments) -> Option<Answer> {
    if matches!(name, "sum" | "avg" | "mean" | "min" | "max") {
        return Some(of_numbers(grouped, name, &arguments.texts(0)));
    }
    Some(Ok(match name {
        "agg" => agg(grouped, arguments),
        "count" => grouped.count().into(),
        "pivot" => {
            let column = arguments.required(0, "pivot_col").column();
            let values = arguments.optional(1, "values").map(|values| values.items()).unwrap_or_default();
            match grouped.clone().pivot(column, values.iter().map(Value::literal)) {
                Ok(pivot) => Value::Grouped(pivot),
                Err(error) => return Some(Err(error.into())),
            }
        }
        _ => return None,
    }))
}

/// The aggregate of the columns named; of all that hold numbers when none is.
fn of_numbers(grouped: &GroupedData, name: &str, names: &[String]) -> Answer {
    let names = if names.is_empty() { grouped.numeric_columns().wait()? } else { names.to_vec() };
    let names = names.iter().map(String::as_str);
    Ok(match name {
        "sum" => grouped.sum(names),
        "min" => grouped.min(names),
        "max" => grouped.max(names),
        _ => grouped.avg(names),
    }
    .into())
}

/// Columns, or names of columns with names of functions.
fn agg(grouped: &GroupedData, arguments: &Arguments) -> Value {
    let given = arguments.rest(0);
    let columns: Vec<_> = match given.as_slice() {
        [Value::Dict(pairs)] => pairs
            .iter()
            .map(|(column, function)| firesteel::Column::function(function.text(), [column.column()]))
            .collect(),
        columns => columns.iter().map(Value::column).collect(),
    };
    grouped.agg(columns).into()
}
