//! `GroupedData`.

use firesteel::GroupedData;

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(grouped: &GroupedData, name: &str, arguments: &Arguments) -> Option<Answer> {
    let names = || arguments.texts(0);
    Some(Ok(match name {
        "agg" => agg(grouped, arguments),
        "count" => grouped.count().into(),
        "sum" => grouped.sum(names().iter().map(String::as_str)).into(),
        "avg" | "mean" => grouped.avg(names().iter().map(String::as_str)).into(),
        "min" => grouped.min(names().iter().map(String::as_str)).into(),
        "max" => grouped.max(names().iter().map(String::as_str)).into(),
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
