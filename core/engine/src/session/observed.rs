//! What a plan that has ended observed, as its caller is told.

use std::sync::Arc;

use arrow::array::Array;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::spark::connect::execute_plan_response::ObservedMetrics;
use firesteel_protocol::spark::connect::expression::Literal;
use firesteel_protocol::spark::connect::expression::literal::{self, LiteralType};
use firesteel_protocol::{Error, Event, Result, types};

use super::operation::{Sink, emit};
use crate::error::from_datafusion;
use crate::expr::cast::text;
use crate::plan::observed::Observation;

/// Tells the figures of all observations. The plan must have been dropped.
pub(crate) async fn tell(observations: &[Arc<Observation>], sink: &Sink) -> Result<()> {
    for observation in observations {
        let Some(figures) = observation.figures().await? else { continue };
        let values = figures.iter().map(literal).collect::<Result<_>>()?;
        let Observation { name, plan_id, keys, .. } = observation.as_ref();
        let (name, keys) = (name.clone(), keys.clone());
        let metrics =
            ObservedMetrics { name, values, keys, plan_id: *plan_id, root_error_idx: None, errors: Vec::new() };
        emit(sink, Event::Observed(metrics)).await?;
    }
    Ok(())
}

/// A value as a literal.
fn literal(value: &ScalarValue) -> Result<Literal> {
    let data_type = types::from_arrow(&value.data_type())?;
    if value.is_null() {
        return Ok(Literal { data_type: None, literal_type: Some(LiteralType::Null(data_type)) });
    }
    let nested = |literal_type| Literal { data_type: Some(data_type.clone()), literal_type: Some(literal_type) };
    let literal_type = match value {
        ScalarValue::Boolean(Some(value)) => LiteralType::Boolean(*value),
        ScalarValue::Int8(Some(value)) => LiteralType::Byte(i32::from(*value)),
        ScalarValue::Int16(Some(value)) => LiteralType::Short(i32::from(*value)),
        ScalarValue::Int32(Some(value)) => LiteralType::Integer(*value),
        ScalarValue::Int64(Some(value)) => LiteralType::Long(*value),
        ScalarValue::Float32(Some(value)) => LiteralType::Float(*value),
        ScalarValue::Float64(Some(value)) => LiteralType::Double(*value),
        ScalarValue::Decimal128(Some(digits), precision, scale) => LiteralType::Decimal(literal::Decimal {
            value: text::decimal(*digits, *scale),
            precision: Some(i32::from(*precision)),
            scale: Some(i32::from(*scale)),
        }),
        ScalarValue::Utf8(Some(text)) | ScalarValue::Utf8View(Some(text)) | ScalarValue::LargeUtf8(Some(text)) => {
            LiteralType::String(text.clone())
        }
        ScalarValue::Binary(Some(bytes)) | ScalarValue::BinaryView(Some(bytes)) => {
            LiteralType::Binary(bytes.clone().into())
        }
        ScalarValue::Date32(Some(days)) => LiteralType::Date(*days),
        ScalarValue::TimestampMicrosecond(Some(micros), Some(_)) => LiteralType::Timestamp(*micros),
        ScalarValue::TimestampMicrosecond(Some(micros), None) => LiteralType::TimestampNtz(*micros),
        ScalarValue::IntervalYearMonth(Some(months)) => LiteralType::YearMonthInterval(*months),
        ScalarValue::DurationMicrosecond(Some(micros)) => LiteralType::DayTimeInterval(*micros),
        ScalarValue::List(list) => return Ok(nested(LiteralType::Array(array(list.value(0).as_ref())?))),
        other => return Err(Error::unsupported(format!("an observed value of type {}", other.data_type()))),
    };
    Ok(Literal { data_type: None, literal_type: Some(literal_type) })
}

#[allow(deprecated, reason = "older clients read the deprecated type")]
fn array(values: &dyn Array) -> Result<literal::Array> {
    let element_type = Some(types::from_arrow(values.data_type())?);
    let elements = (0..values.len())
        .map(|at| literal(&ScalarValue::try_from_array(values, at).map_err(from_datafusion)?))
        .collect::<Result<_>>()?;
    Ok(literal::Array { element_type, elements })
}
