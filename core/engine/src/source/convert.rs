//! Texts as values of a type: the casts that readers of text files use, where a text that is no value is NULL.

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BooleanBuilder, Float32Builder, Float64Builder, Int8Builder, Int16Builder, Int32Builder, Int64Builder,
    RecordBatch, StringBuilder,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::common::DFSchema;
use datafusion::logical_expr::execution_props::ExecutionProps;
use datafusion::logical_expr::physical_planning_context::PhysicalPlanningContext;
use datafusion::physical_expr::{PhysicalExpr, create_physical_expr};
use firesteel_protocol::Result;

use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::cast::{EvalMode, cast};
use crate::function::Settings;

const COLUMN: &str = "#0";

/// Casts texts to one type, as `try_cast` does.
#[derive(Debug)]
pub(crate) struct TextCast {
    expression: Arc<dyn PhysicalExpr>,
    schema: SchemaRef,
}

impl TextCast {
    pub(crate) fn new(to: &DataType, settings: &Settings) -> Result<Self> {
        let schema = Arc::new(Schema::new(vec![Field::new(COLUMN, DataType::Utf8, true)]));
        let column = Typed::column(COLUMN, COLUMN, DataType::Utf8, true);
        let cast = cast(column, to, EvalMode::Try, settings)?;
        let named = DFSchema::try_from(Arc::clone(&schema)).map_err(from_datafusion)?;
        let (properties, planning) = (ExecutionProps::new(), PhysicalPlanningContext::default());
        let expression = create_physical_expr(&cast.expr, &named, &properties, &planning).map_err(from_datafusion)?;
        Ok(TextCast { expression, schema })
    }

    pub(crate) fn apply(&self, texts: ArrayRef) -> Result<ArrayRef> {
        let rows = texts.len();
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), vec![texts])
            .map_err(|error| firesteel_protocol::Error::internal("reading text").with_cause(error))?;
        let values = self.expression.evaluate(&batch).map_err(from_datafusion)?;
        values.into_array(rows).map_err(from_datafusion)
    }
}

/// A column made of texts.
pub(crate) enum Cells {
    Text(StringBuilder),
    Boolean(BooleanBuilder),
    Byte(Int8Builder),
    Short(Int16Builder),
    Int(Int32Builder),
    Long(Int64Builder),
    Float(Float32Builder),
    Double(Float64Builder),
    /// Every other type: kept as text, then cast at once.
    Cast {
        texts: StringBuilder,
        cast: TextCast,
        trims: bool,
    },
}

impl Cells {
    pub(crate) fn new(data_type: &DataType, settings: &Settings) -> Result<Self> {
        Ok(match data_type {
            DataType::Utf8 => Cells::Text(StringBuilder::new()),
            DataType::Boolean => Cells::Boolean(BooleanBuilder::new()),
            DataType::Int8 => Cells::Byte(Int8Builder::new()),
            DataType::Int16 => Cells::Short(Int16Builder::new()),
            DataType::Int32 => Cells::Int(Int32Builder::new()),
            DataType::Int64 => Cells::Long(Int64Builder::new()),
            DataType::Float32 => Cells::Float(Float32Builder::new()),
            DataType::Float64 => Cells::Double(Float64Builder::new()),
            other => Cells::Cast {
                texts: StringBuilder::new(),
                cast: TextCast::new(other, settings)?,
                trims: !matches!(other, DataType::Decimal128(..)),
            },
        })
    }

    /// Adds a value; a text that is none of this type is NULL.
    pub(crate) fn push(&mut self, text: Option<&str>) {
        match self {
            Cells::Text(values) => values.append_option(text),
            Cells::Boolean(values) => values.append_option(text.and_then(boolean)),
            Cells::Byte(values) => values.append_option(text.and_then(|text| text.parse().ok())),
            Cells::Short(values) => values.append_option(text.and_then(|text| text.parse().ok())),
            Cells::Int(values) => values.append_option(text.and_then(|text| text.parse().ok())),
            Cells::Long(values) => values.append_option(text.and_then(|text| text.parse().ok())),
            Cells::Float(values) => values.append_option(text.and_then(double).map(|value| value as f32)),
            Cells::Double(values) => values.append_option(text.and_then(double)),
            Cells::Cast { texts, trims, .. } => {
                texts.append_option(text.filter(|text| *trims || text.trim().len() == text.len()));
            }
        }
    }

    pub(crate) fn finish(&mut self) -> Result<ArrayRef> {
        Ok(match self {
            Cells::Text(values) => Arc::new(values.finish()),
            Cells::Boolean(values) => Arc::new(values.finish()),
            Cells::Byte(values) => Arc::new(values.finish()),
            Cells::Short(values) => Arc::new(values.finish()),
            Cells::Int(values) => Arc::new(values.finish()),
            Cells::Long(values) => Arc::new(values.finish()),
            Cells::Float(values) => Arc::new(values.finish()),
            Cells::Double(values) => Arc::new(values.finish()),
            Cells::Cast { texts, cast, .. } => cast.apply(Arc::new(texts.finish()))?,
        })
    }
}

/// Java: `String.toBoolean` of Scala.
pub(crate) fn boolean(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else if text.eq_ignore_ascii_case("false") {
        Some(false)
    } else {
        None
    }
}

/// Java: `Double.parseDouble`, and Spark's words for what is not a number.
pub(crate) fn double(text: &str) -> Option<f64> {
    match text {
        "Inf" => return Some(f64::INFINITY),
        "-Inf" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    let text = text.trim_matches(|c: char| c <= ' ');
    match text {
        "NaN" | "+NaN" | "-NaN" => return Some(f64::NAN),
        "Infinity" | "+Infinity" => return Some(f64::INFINITY),
        "-Infinity" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    let digits = text.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    let is_number =
        digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    if is_number { digits.parse().ok() } else { None }
}
