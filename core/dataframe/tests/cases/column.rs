//! `Column`.

use firesteel::Column;

use crate::Answer;
use crate::arguments::Arguments;

pub fn call(column: &Column, name: &str, arguments: &Arguments) -> Option<Answer> {
    let other = || arguments.any(0, "other").operand();
    let made = match name {
        "__add__" => column + other(),
        "__sub__" => column - other(),
        "__mul__" => column * other(),
        "__truediv__" => column / other(),
        "__mod__" => column % other(),
        "__radd__" => other() + column,
        "__rsub__" => other() - column,
        "__rmul__" => other() * column,
        "__rtruediv__" => other() / column,
        "__rmod__" => other() % column,
        "__eq__" => column.eq(other()),
        "__ne__" => column.not_eq(other()),
        "__lt__" => column.lt(other()),
        "__le__" => column.lt_eq(other()),
        "__gt__" => column.gt(other()),
        "__ge__" => column.gt_eq(other()),
        "__and__" => column.and(other()),
        "__or__" => column.or(other()),
        "__invert__" => column.not(),
        "__neg__" => column.negate(),
        "alias" | "name" => column.alias(arguments.text(0, "alias")),
        "cast" | "astype" => column.cast(arguments.text(0, "dataType")),
        "asc" => column.asc(),
        "desc" => column.desc(),
        "isNull" => column.is_null(),
        "isNotNull" => column.is_not_null(),
        "over" => match arguments.required(0, "window") {
            crate::value::Value::Window(window) => column.over(&window),
            other => panic!("a window was meant, not {}", other.kind()),
        },
        _ => return None,
    };
    Some(Ok(made.into()))
}
