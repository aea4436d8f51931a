//! Values as `show` prints them: like a cast to text, but for NULL and bytes inside nested values. Spark: `ToPrettyString`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, StringBuilder};
use arrow::datatypes::DataType;
use firesteel_protocol::Result;

use super::text;
use super::{EvalMode, cast};
use crate::expr::Typed;
use crate::expr::arguments::Arguments;
use crate::expr::kernel::{Kernel, Nulls};
use crate::function::Settings;
use crate::types::is_nested;

pub fn shown(input: Typed, settings: &Settings) -> Result<Typed> {
    if !is_nested(&input.data_type) {
        return cast(input, &DataType::Utf8, EvalMode::Legacy, settings);
    }
    let kernel = Kernel::new("to_pretty_string", run, DataType::Utf8, Nulls::AnyMakesNull, settings.mode());
    Ok(Typed { expr: kernel.call(vec![input.expr]), data_type: DataType::Utf8, ..input })
}

fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let array = arguments.array(0)?;
    let mut builder = StringBuilder::new();
    let mut buffer = String::new();
    for row in 0..array.len() {
        if array.is_null(row) {
            builder.append_null();
            continue;
        }
        buffer.clear();
        text::write_as(array.as_ref(), row, &arguments.mode.zone, text::SHOWN_NULL, &mut buffer)?;
        builder.append_value(&buffer);
    }
    Ok(Arc::new(builder.finish()))
}
