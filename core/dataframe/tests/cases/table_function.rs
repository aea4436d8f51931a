//! `TableValuedFunction`.

use firesteel::TableValuedFunction;

use crate::Answer;
use crate::arguments::Arguments;

pub fn call(tables: &TableValuedFunction, name: &str, arguments: &Arguments) -> Option<Answer> {
    let first = |parameter: &str| arguments.required(0, parameter).column();
    Some(Ok(match name {
        "range" => {
            let (first, end) = (arguments.int(0, "start"), arguments.optional(1, "end"));
            let step = arguments.optional(2, "step").map_or(1, |step| step.int());
            let partitions = arguments.optional_small(3, "numPartitions");
            match end {
                Some(end) => tables.range(first, end.int(), step, partitions),
                None => tables.range(0, first, step, partitions),
            }
        }
        "explode" => tables.explode(first("collection")),
        "explode_outer" => tables.explode_outer(first("collection")),
        "inline" => tables.inline(first("input")),
        "inline_outer" => tables.inline_outer(first("input")),
        "posexplode" => tables.posexplode(first("collection")),
        "posexplode_outer" => tables.posexplode_outer(first("collection")),
        "json_tuple" => match tables.json_tuple(first("input"), arguments.columns(1)) {
            Ok(frame) => frame,
            Err(error) => return Some(Err(error.into())),
        },
        "stack" => tables.stack(first("n"), arguments.columns(1)),
        "collations" => tables.collations(),
        "sql_keywords" => tables.sql_keywords(),
        "variant_explode" => tables.variant_explode(first("input")),
        "variant_explode_outer" => tables.variant_explode_outer(first("input")),
        _ => return None,
    }
    .into()))
}
