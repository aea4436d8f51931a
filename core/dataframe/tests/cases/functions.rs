//! `fn NAME`: functions. Those that are no plain call by their name are named here; tests/plans/functions.tsv compares all.

use firesteel::Column;
use firesteel::functions as f;

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::Value;

pub fn call(name: &str, arguments: &Arguments) -> Answer {
    let column = |place| arguments.required(place, "col").column();
    let function = |place| arguments.required(place, "f").function();
    let finish = |place| arguments.optional(place, "finish").map(|finish| finish.function());
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
        "transform" | "filter" => {
            let (of, given) = (column(0), function(1));
            let made = match (name, given.count) {
                ("transform", 1) => f::transform(of, given.one()),
                ("transform", _) => f::transform_with_index(of, given.two()),
                (_, 1) => f::filter(of, given.one()),
                _ => f::filter_with_index(of, given.two()),
            };
            made.into()
        }
        "exists" => f::exists(column(0), function(1).one()).into(),
        "forall" => f::forall(column(0), function(1).one()).into(),
        "zip_with" => f::zip_with(column(0), column(1), function(2).two()).into(),
        "transform_keys" => f::transform_keys(column(0), function(1).two()).into(),
        "transform_values" => f::transform_values(column(0), function(1).two()).into(),
        "map_filter" => f::map_filter(column(0), function(1).two()).into(),
        "map_zip_with" => f::map_zip_with(column(0), column(1), function(2).three()).into(),
        "array_sort" => match arguments.optional(1, "comparator") {
            Some(comparator) => f::array_sort_by(column(0), comparator.function().two()).into(),
            None => f::array_sort(column(0)).into(),
        },
        "aggregate" => match finish(3) {
            Some(last) => f::aggregate_with(column(0), column(1), function(2).two(), last.one()).into(),
            None => f::aggregate(column(0), column(1), function(2).two()).into(),
        },
        "reduce" => match finish(3) {
            Some(last) => f::reduce_with(column(0), column(1), function(2).two(), last.one()).into(),
            None => f::reduce(column(0), column(1), function(2).two()).into(),
        },
        _ => Value::Column(Column::function(name, arguments.columns(0))),
    })
}
