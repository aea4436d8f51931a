//! Texts as values of a type: the casts that readers of text files use, where a text that is no value is NULL.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BooleanBuilder, Float32Builder, Float64Builder, Int8Builder, Int16Builder, Int32Builder,
    Int64Builder, RecordBatch, StringBuilder,
};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use datafusion::common::DFSchema;
use datafusion::logical_expr::execution_props::ExecutionProps;
use datafusion::logical_expr::physical_planning_context::PhysicalPlanningContext;
use datafusion::physical_expr::{PhysicalExpr, create_physical_expr};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;

use super::Options;
use crate::error::from_datafusion;
use crate::expr::Typed;
use crate::expr::cast::{EvalMode, cast};
use crate::function::{self, Settings};

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
        TextCast::of(&cast(column, to, EvalMode::Try, settings)?, schema)
    }

    /// Casts values to text, as Spark shows them.
    pub(crate) fn to_text(from: &DataType, settings: &Settings) -> Result<Self> {
        let schema = Arc::new(Schema::new(vec![Field::new(COLUMN, from.clone(), true)]));
        let column = Typed::column(COLUMN, COLUMN, from.clone(), true);
        let call = cast(column, &DataType::Utf8, EvalMode::Legacy, settings)?;
        TextCast::of(&call, schema)
    }

    /// Reads dates or timestamps by a pattern of Java's; what does not follow it is NULL.
    pub(crate) fn by_pattern(to: &DataType, pattern: &str, settings: &Settings) -> Result<Self> {
        let schema = Arc::new(Schema::new(vec![Field::new(COLUMN, DataType::Utf8, true)]));
        let column = Typed::column(COLUMN, COLUMN, DataType::Utf8, true);
        let pattern = Typed::literal(ScalarValue::Utf8(Some(pattern.to_string())));
        let name = match to {
            DataType::Date32 => "to_date",
            DataType::Timestamp(_, None) => "to_timestamp_ntz",
            _ => "to_timestamp",
        };
        // Outside of ANSI mode these functions answer NULL where they would raise.
        let tolerant = Settings { ansi: false, ..settings.clone() };
        TextCast::of(&function::apply(name, vec![column, pattern], &tolerant)?, schema)
    }

    /// Evaluates a call over the columns of a schema, which are called by their places.
    pub(crate) fn of(call: &Typed, schema: SchemaRef) -> Result<Self> {
        let named = DFSchema::try_from(Arc::clone(&schema)).map_err(from_datafusion)?;
        let (properties, planning) = (ExecutionProps::new(), PhysicalPlanningContext::default());
        let expression = create_physical_expr(&call.expr, &named, &properties, &planning).map_err(from_datafusion)?;
        Ok(TextCast { expression, schema })
    }

    pub(crate) fn apply(&self, texts: ArrayRef) -> Result<ArrayRef> {
        let rows = texts.len();
        self.apply_to(vec![texts], rows)
    }

    /// The same for several columns of so many rows.
    pub(crate) fn apply_to(&self, columns: Vec<ArrayRef>, rows: usize) -> Result<ArrayRef> {
        let batch = RecordBatch::try_new(Arc::clone(&self.schema), columns)
            .map_err(|error| firesteel_protocol::Error::internal("reading text").with_cause(error))?;
        let values = self.expression.evaluate(&batch).map_err(from_datafusion)?;
        values.into_array(rows).map_err(from_datafusion)
    }
}

/// How texts are written, where that is not the usual way.
#[derive(Debug, Clone, Default)]
pub(crate) struct Formats {
    /// Patterns of Java's.
    pub(crate) date: Option<String>,
    pub(crate) timestamp: Option<String>,
    pub(crate) timestamp_without_zone: Option<String>,
    /// The words for what is no number.
    pub(crate) not_a_number: Option<String>,
    pub(crate) positive_infinity: Option<String>,
    pub(crate) negative_infinity: Option<String>,
}

impl Formats {
    /// The options that CSV and JSON share.
    pub(crate) fn take(options: &mut Options) -> Self {
        Formats {
            date: options.take("dateFormat"),
            timestamp: options.take("timestampFormat"),
            timestamp_without_zone: options.take("timestampNTZFormat"),
            ..Formats::default()
        }
    }

    /// The cast to a type, by its pattern where there is one.
    pub(crate) fn cast(&self, to: &DataType, settings: &Settings) -> Result<TextCast> {
        let pattern = match to {
            DataType::Date32 => &self.date,
            DataType::Timestamp(_, Some(_)) => &self.timestamp,
            DataType::Timestamp(_, None) => &self.timestamp_without_zone,
            _ => &None,
        };
        match pattern {
            Some(pattern) => TextCast::by_pattern(to, pattern, settings),
            None => TextCast::new(to, settings),
        }
    }

    pub(crate) fn double(&self, text: &str) -> Option<f64> {
        let is = |word: &Option<String>| word.as_deref() == Some(text);
        if is(&self.not_a_number) {
            Some(f64::NAN)
        } else if is(&self.positive_infinity) {
            Some(f64::INFINITY)
        } else if is(&self.negative_infinity) {
            Some(f64::NEG_INFINITY)
        } else {
            double(text)
        }
    }
}

/// A column made of texts, and the rows since the last batch whose text was no value of its type.
pub(crate) struct Cells {
    values: Values,
    formats: Formats,
    rows: usize,
    misfits: Vec<usize>,
}

enum Values {
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
        Cells::with_formats(data_type, settings, &Formats::default())
    }

    pub(crate) fn with_formats(data_type: &DataType, settings: &Settings, formats: &Formats) -> Result<Self> {
        let values = match data_type {
            DataType::Utf8 => Values::Text(StringBuilder::new()),
            DataType::Boolean => Values::Boolean(BooleanBuilder::new()),
            DataType::Int8 => Values::Byte(Int8Builder::new()),
            DataType::Int16 => Values::Short(Int16Builder::new()),
            DataType::Int32 => Values::Int(Int32Builder::new()),
            DataType::Int64 => Values::Long(Int64Builder::new()),
            DataType::Float32 => Values::Float(Float32Builder::new()),
            DataType::Float64 => Values::Double(Float64Builder::new()),
            other => Values::Cast {
                texts: StringBuilder::new(),
                cast: formats.cast(other, settings)?,
                trims: !matches!(other, DataType::Decimal128(..)),
            },
        };
        Ok(Cells { values, formats: formats.clone(), rows: 0, misfits: Vec::new() })
    }

    /// Adds a value; a text that is none of this type is NULL.
    pub(crate) fn push(&mut self, text: Option<&str>) {
        let fits = self.values.push(text, &self.formats);
        if !fits {
            self.misfits.push(self.rows);
        }
        self.rows += 1;
    }

    /// The values since the last batch, and the rows whose text was none.
    pub(crate) fn finish_with_misfits(&mut self) -> Result<(ArrayRef, Vec<usize>)> {
        self.rows = 0;
        let mut misfits = std::mem::take(&mut self.misfits);
        if let Values::Cast { texts, cast, .. } = &mut self.values {
            let texts = texts.finish();
            let values = cast.apply(Arc::new(texts.clone()))?;
            misfits.extend((0..texts.len()).filter(|row| texts.is_valid(*row) && values.is_null(*row)));
            return Ok((values, misfits));
        }
        Ok((self.values.finish(), misfits))
    }

    pub(crate) fn finish(&mut self) -> Result<ArrayRef> {
        Ok(self.finish_with_misfits()?.0)
    }
}

impl Values {
    /// Whether the text was a value, or there was none.
    fn push(&mut self, text: Option<&str>, formats: &Formats) -> bool {
        /// Adds what the text means.
        macro_rules! append {
            ($values:expr, $parsed:expr) => {{
                let value = $parsed;
                $values.append_option(value);
                value.is_some() || text.is_none()
            }};
        }
        match self {
            Values::Text(values) => {
                values.append_option(text);
                true
            }
            Values::Boolean(values) => append!(values, text.and_then(boolean)),
            Values::Byte(values) => append!(values, text.and_then(|text| text.parse().ok())),
            Values::Short(values) => append!(values, text.and_then(|text| text.parse().ok())),
            Values::Int(values) => append!(values, text.and_then(|text| text.parse().ok())),
            Values::Long(values) => append!(values, text.and_then(|text| text.parse().ok())),
            Values::Float(values) => {
                append!(values, text.and_then(|text| formats.double(text)).map(|value| value as f32))
            }
            Values::Double(values) => append!(values, text.and_then(|text| formats.double(text))),
            Values::Cast { texts, trims, .. } => {
                let kept = text.filter(|text| *trims || text.trim().len() == text.len());
                texts.append_option(kept);
                kept.is_some() || text.is_none()
            }
        }
    }

    fn finish(&mut self) -> ArrayRef {
        match self {
            Values::Text(values) => Arc::new(values.finish()),
            Values::Boolean(values) => Arc::new(values.finish()),
            Values::Byte(values) => Arc::new(values.finish()),
            Values::Short(values) => Arc::new(values.finish()),
            Values::Int(values) => Arc::new(values.finish()),
            Values::Long(values) => Arc::new(values.finish()),
            Values::Float(values) => Arc::new(values.finish()),
            Values::Double(values) => Arc::new(values.finish()),
            Values::Cast { texts, .. } => Arc::new(texts.finish()),
        }
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
