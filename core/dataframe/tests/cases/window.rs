//! `Window` and `WindowSpec`.

use firesteel::{Boundary, Window, WindowSpec};

use crate::Answer;
use crate::arguments::Arguments;
use crate::value::{Failure, Value};

/// A member of `Window` itself.
pub fn class_member(member: &str, arguments: &Arguments) -> Answer {
    Ok(match member {
        "Window.partitionBy" => Value::Window(Window::partition_by(arguments.columns(0))),
        "Window.orderBy" => Value::Window(Window::order_by(arguments.columns(0))),
        "Window.unboundedPreceding" | "Window.unboundedFollowing" => Value::Boundary(Boundary::Unbounded),
        "Window.currentRow" => Value::Boundary(Boundary::CurrentRow),
        "Window.rowsBetween" => {
            let (start, end) = frame(arguments);
            Value::Window(WindowSpec::default().rows_between(start, end))
        }
        "Window.rangeBetween" => {
            let (start, end) = frame(arguments);
            Value::Window(WindowSpec::default().range_between(start, end))
        }
        _ if member.starts_with("StorageLevel.") => return crate::dataframe::storage_level(member),
        _ => return Err(Failure::Missing(member.to_string())),
    })
}

pub fn call(window: &WindowSpec, name: &str, arguments: &Arguments) -> Option<Answer> {
    let window = window.clone();
    Some(Ok(Value::Window(match name {
        "partitionBy" => window.partition_by(arguments.columns(0)),
        "orderBy" => window.order_by(arguments.columns(0)),
        "rowsBetween" => {
            let (start, end) = frame(arguments);
            window.rows_between(start, end)
        }
        "rangeBetween" => {
            let (start, end) = frame(arguments);
            window.range_between(start, end)
        }
        _ => return None,
    })))
}

fn frame(arguments: &Arguments) -> (Boundary, Boundary) {
    (boundary(arguments.required(0, "start")), boundary(arguments.required(1, "end")))
}

/// A number of rows; 0 is the current one.
fn boundary(value: Value) -> Boundary {
    match value {
        Value::Boundary(boundary) => boundary,
        Value::Int(0) => Boundary::CurrentRow,
        other => Boundary::Offset(other.int()),
    }
}
