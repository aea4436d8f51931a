//! `Column`.

use firesteel::{Column, Literal};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::{Failure, Value};

pub fn call(column: &Column, name: &str, arguments: &Arguments) -> Option<Answer> {
    let made = operator(column, name, arguments)
        .or_else(|| test(column, name, arguments))
        .or_else(|| part(column, name, arguments))
        .or_else(|| order(column, name))?;
    Some(made.map(Value::Column))
}

type Made = Option<Result<Column, Failure>>;

fn operator(column: &Column, name: &str, arguments: &Arguments) -> Made {
    let other = || arguments.any(0, "other").operand();
    Some(Ok(match name {
        "__add__" => column + other(),
        "__sub__" => column - other(),
        "__mul__" => column * other(),
        "__truediv__" => column / other(),
        "__mod__" => column % other(),
        "__pow__" => column.pow(other()),
        "__radd__" => other() + column,
        "__rsub__" => other() - column,
        "__rmul__" => other() * column,
        "__rtruediv__" => other() / column,
        "__rmod__" => other() % column,
        "__rpow__" => other().pow(column),
        "__eq__" => column.eq(other()),
        "__ne__" => column.not_eq(other()),
        "__lt__" => column.lt(other()),
        "__le__" => column.lt_eq(other()),
        "__gt__" => column.gt(other()),
        "__ge__" => column.gt_eq(other()),
        "__and__" => column.and(other()),
        "__or__" => column.or(other()),
        // PySpark leaves the column on the left side.
        "__rand__" => column.and(other()),
        "__ror__" => column.or(other()),
        "__invert__" => column.not(),
        "__neg__" => column.negate(),
        "eqNullSafe" => column.eq_null_safe(other()),
        "bitwiseAND" => column.bitwise_and(other()),
        "bitwiseOR" => column.bitwise_or(other()),
        "bitwiseXOR" => column.bitwise_xor(other()),
        _ => return None,
    }))
}

fn test(column: &Column, name: &str, arguments: &Arguments) -> Made {
    let other = || arguments.any(0, "other");
    Some(Ok(match name {
        "isNull" => column.is_null(),
        "isNotNull" => column.is_not_null(),
        "isNaN" => column.is_nan(),
        "isin" => match arguments.rest(0).as_slice() {
            [Value::Frame(query)] => column.is_in_query(query),
            values => column.is_in(values.iter().map(Value::operand)),
        },
        "between" => {
            column.between(arguments.required(0, "lowerBound").operand(), arguments.required(1, "upperBound").operand())
        }
        "like" => column.like(Literal::from(other().text())),
        "ilike" => column.ilike(Literal::from(other().text())),
        "rlike" => column.rlike(Literal::from(other().text())),
        "contains" => column.contains(other().operand()),
        "startswith" => column.starts_with(other().operand()),
        "endswith" => column.ends_with(other().operand()),
        "when" => {
            let (condition, value) = (arguments.required(0, "condition").column(), arguments.any(1, "value").operand());
            return Some(column.when(condition, value).map_err(Failure::Raised));
        }
        "otherwise" => return Some(column.otherwise(arguments.any(0, "value").operand()).map_err(Failure::Raised)),
        _ => return None,
    }))
}

fn part(column: &Column, name: &str, arguments: &Arguments) -> Made {
    Some(Ok(match name {
        "alias" | "name" => match arguments.texts(0).as_slice() {
            [one] => column.alias(one),
            several => column.aliases(several.to_vec()),
        },
        "cast" | "astype" => column.cast(arguments.text(0, "dataType")),
        "try_cast" => column.try_cast(arguments.text(0, "dataType")),
        "__getitem__" | "getItem" => match arguments.required(0, "key") {
            Value::Column(key) => column.extract(key),
            key => column.get_item(key.literal()),
        },
        "getField" => column.get_field(arguments.text(0, "name")),
        "withField" => column.with_field(arguments.text(0, "fieldName"), arguments.required(1, "col").column()),
        "dropFields" => column.drop_fields(arguments.texts(0)),
        "substr" => {
            column.substr(arguments.required(0, "startPos").operand(), arguments.required(1, "length").operand())
        }
        "over" => match arguments.required(0, "window") {
            Value::Window(window) => column.over(&window),
            other => panic!("a window was meant, not {}", other.kind()),
        },
        "outer" => column.outer(),
        _ => return None,
    }))
}

fn order(column: &Column, name: &str) -> Made {
    Some(Ok(match name {
        "asc" => column.asc(),
        "asc_nulls_first" => column.asc_nulls_first(),
        "asc_nulls_last" => column.asc_nulls_last(),
        "desc" => column.desc(),
        "desc_nulls_first" => column.desc_nulls_first(),
        "desc_nulls_last" => column.desc_nulls_last(),
        _ => return None,
    }))
}
