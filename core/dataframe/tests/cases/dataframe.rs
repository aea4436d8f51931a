//! `DataFrame`.

use std::str::FromStr;

use firesteel::{DataFrame, JoinType, On, Wait};

use crate::Answer;
use crate::arguments::Arguments;
use crate::rows::rows;
use crate::value::Value;

pub fn call(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<Answer> {
    if let Some(made) = made(frame, name, arguments) {
        return Some(Ok(made.into()));
    }
    Some(match name {
        "__getitem__" => Ok(item(frame, arguments)),
        "groupBy" | "groupby" => Ok(Value::Grouped(frame.group_by(arguments.columns(0)))),
        "rollup" => Ok(Value::Grouped(frame.rollup(arguments.columns(0)))),
        "cube" => Ok(Value::Grouped(frame.cube(arguments.columns(0)))),
        "na" => Ok(Value::Na(frame.na())),
        "stat" => Ok(Value::Stat(frame.stat())),
        "write" => Ok(Value::Writer(frame.write())),
        "join" => join(frame, arguments),
        "count" => frame.count().wait().map(Into::into).map_err(Into::into),
        "collect" => frame.collect().wait().map(|batches| rows(&batches)).map_err(Into::into),
        "columns" => frame.columns().wait().map(Into::into).map_err(Into::into),
        "createOrReplaceTempView" => {
            let name = arguments.text(0, "name");
            frame.create_or_replace_temp_view(name).wait().map(Into::into).map_err(Into::into)
        }
        "createTempView" => {
            let name = arguments.text(0, "name");
            frame.create_temp_view(name).wait().map(Into::into).map_err(Into::into)
        }
        _ => return None,
    })
}

/// Members that only make another DataFrame.
fn made(frame: &DataFrame, name: &str, arguments: &Arguments) -> Option<DataFrame> {
    let other = || arguments.required(0, "other").frame();
    Some(match name {
        "select" => frame.select(arguments.columns(0)),
        "selectExpr" => frame.select_expr(arguments.texts(0)),
        "filter" | "where" => match arguments.required(0, "condition") {
            Value::Text(condition) => frame.filter_expr(condition),
            condition => frame.filter(condition.column()),
        },
        "withColumn" => frame.with_column(&arguments.text(0, "colName"), arguments.required(1, "col").column()),
        "withColumns" => {
            let columns = arguments.required(0, "colsMap").entries();
            let columns: Vec<_> = columns.iter().map(|(name, column)| (name.text(), column.column())).collect();
            frame.with_columns(columns.iter().map(|(name, column)| (name.as_str(), column.clone())))
        }
        "orderBy" | "sort" => frame.order_by(arguments.columns(0)),
        "limit" => frame.limit(arguments.small(0, "num")),
        "offset" => frame.offset(arguments.small(0, "num")),
        "distinct" => frame.distinct(),
        "union" | "unionAll" => frame.union(&other()),
        "unionByName" => frame.union_by_name(&other(), arguments.flag(1, "allowMissingColumns")),
        "coalesce" => frame.coalesce(arguments.small(0, "numPartitions")),
        "alias" => frame.alias(arguments.text(0, "alias")),
        _ => return None,
    })
}

/// `df["name"]`, `df[condition]` and `df[["a", "b"]]`.
fn item(frame: &DataFrame, arguments: &Arguments) -> Value {
    match arguments.required(0, "item") {
        Value::Text(name) => frame.col(name).into(),
        Value::List(columns) => frame.select(columns.iter().map(Value::column)).into(),
        condition => frame.filter(condition.column()).into(),
    }
}

fn join(frame: &DataFrame, arguments: &Arguments) -> Answer {
    let other = arguments.required(0, "other").frame();
    let on = match arguments.optional(1, "on") {
        None => On::Nothing,
        Some(Value::Column(condition)) => On::Condition(condition),
        Some(names) => match names.items().as_slice() {
            [Value::Column(first), rest @ ..] => {
                On::Condition(rest.iter().fold(first.clone(), |all, one| all.and(one.column())))
            }
            _ => On::Columns(names.texts()),
        },
    };
    let how = arguments.optional_text(2, "how").unwrap_or_else(|| "inner".to_string());
    Ok(frame.join(&other, on, JoinType::from_str(&how)?).into())
}
