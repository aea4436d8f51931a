//! `fn NAME`: functions. Those that are no plain call by their name are named here; tests/plans/functions.tsv compares all.

use firesteel::Column;
use firesteel::functions as f;

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(name: &str, arguments: &Arguments) -> Answer {
    Ok(match name {
        "col" | "column" => f::col(arguments.text(0, "col")).into(),
        "lit" => arguments.any(0, "col").operand().into(),
        "expr" => f::expr(arguments.text(0, "str")).into(),
        "when" => f::when(arguments.required(0, "condition").column(), arguments.any(1, "value").operand()).into(),
        "broadcast" => f::broadcast(&arguments.required(0, "df").frame()).into(),
        "count" => f::count(arguments.required(0, "col").column()).into(),
        "count_distinct" => Column::distinct_function("count", arguments.columns(0)).into(),
        "sum_distinct" => Column::distinct_function("sum", arguments.columns(0)).into(),
        "asc" => f::asc(arguments.required(0, "col").column()).into(),
        "desc" => f::desc(arguments.required(0, "col").column()).into(),
        "create_map" => Column::function("map", arguments.columns(0)).into(),
        "asc_nulls_first" => f::asc_nulls_first(arguments.required(0, "col").column()).into(),
        "desc_nulls_last" => f::desc_nulls_last(arguments.required(0, "col").column()).into(),
        "asc_nulls_last" => f::asc_nulls_last(arguments.required(0, "col").column()).into(),
        "desc_nulls_first" => f::desc_nulls_first(arguments.required(0, "col").column()).into(),
        _ => Value::Column(Column::function(name, arguments.columns(0))),
    })
}
