//! Spark's types as Arrow's and back.

use std::collections::HashMap;
use std::sync::Arc;

use arrow::datatypes::{DataType, Field, Fields, IntervalUnit, Schema, SchemaRef, TimeUnit};

use super::nanos::Nanos;
use super::of;
use super::parameter::Parameter;
use crate::spark::connect as proto;
use crate::spark::connect::data_type::{self, Kind};
use crate::{Error, Result};

/// Field metadata that Arrow has no type for: Spark's own type, in its SQL form.
const SPARK_TYPE: &str = "SPARK::type";

/// Marks the second field of a variant, as Spark's own Arrow does.
const VARIANT: &str = "variant";

/// The Arrow type that carries VARIANT.
pub fn variant() -> DataType {
    let marked = HashMap::from([(VARIANT.to_string(), "true".to_string())]);
    DataType::Struct(Fields::from(vec![
        Field::new("value", DataType::Binary, false),
        Field::new("metadata", DataType::Binary, false).with_metadata(marked),
    ]))
}

/// Whether a struct of these fields carries VARIANT.
pub fn is_variant(fields: &Fields) -> bool {
    matches!(fields.as_ref(), [value, metadata]
        if value.name() == "value" && metadata.name() == "metadata" && metadata.metadata().contains_key(VARIANT))
}

/// The Arrow schema of a Spark struct type. `zone` is the session time zone, which `TIMESTAMP` columns carry.
pub fn schema_to_arrow(data_type: &proto::DataType, zone: &str) -> Result<SchemaRef> {
    match &data_type.kind {
        Some(Kind::Struct(fields)) => Ok(Arc::new(Schema::new(fields_to_arrow(&fields.fields, zone, Layout::Wire)?))),
        _ => Err(Error::internal("a result's schema is not a struct")),
    }
}

/// The Spark struct type of an Arrow schema.
pub fn schema_from_arrow(schema: &Schema) -> Result<proto::DataType> {
    Ok(of(Kind::Struct(struct_from_arrow(schema.fields())?)))
}

/// Whom an Arrow type is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Layout {
    /// Clients, who know the plain types.
    Wire,
    /// An engine, whose types carry every [`Parameter`].
    Engine,
}

impl Layout {
    fn of(self, parameter: Parameter) -> DataType {
        match self {
            Layout::Wire => parameter.plain(),
            Layout::Engine => parameter.data_type(),
        }
    }
}

fn fields_to_arrow(fields: &[data_type::StructField], zone: &str, layout: Layout) -> Result<Fields> {
    fields.iter().map(|field| field_to_arrow(field, zone, layout)).collect()
}

fn field_to_arrow(field: &data_type::StructField, zone: &str, layout: Layout) -> Result<Field> {
    let data_type = field.data_type.as_ref().ok_or_else(|| Error::internal("a field without a type"))?;
    let arrow = Field::new(&field.name, laid_out(data_type, zone, layout)?, field.nullable);
    Ok(if matches!(data_type.kind, Some(Kind::Variant(_))) {
        arrow.with_metadata(HashMap::from([(SPARK_TYPE.to_string(), "variant".to_string())]))
    } else {
        arrow
    })
}

/// The Arrow type that carries a Spark type on the wire.
pub fn to_arrow(data_type: &proto::DataType, zone: &str) -> Result<DataType> {
    laid_out(data_type, zone, Layout::Wire)
}

/// The Arrow type that carries a Spark type inside an engine, with every [`Parameter`].
pub fn to_engine(data_type: &proto::DataType, zone: &str) -> Result<DataType> {
    laid_out(data_type, zone, Layout::Engine)
}

fn laid_out(data_type: &proto::DataType, zone: &str, layout: Layout) -> Result<DataType> {
    let kind = data_type.kind.as_ref().ok_or_else(|| Error::internal("a type without a kind"))?;
    Ok(match kind {
        Kind::Null(_) => DataType::Null,
        Kind::Binary(_) => DataType::Binary,
        Kind::Boolean(_) => DataType::Boolean,
        Kind::Byte(_) => DataType::Int8,
        Kind::Short(_) => DataType::Int16,
        Kind::Integer(_) => DataType::Int32,
        Kind::Long(_) => DataType::Int64,
        Kind::Float(_) => DataType::Float32,
        Kind::Double(_) => DataType::Float64,
        Kind::Decimal(decimal) => decimal_to_arrow(decimal)?,
        Kind::String(_) | Kind::Char(_) | Kind::VarChar(_) => DataType::Utf8,
        Kind::Date(_) => DataType::Date32,
        Kind::Timestamp(_) => DataType::Timestamp(TimeUnit::Microsecond, Some(zone.into())),
        Kind::TimestampNtz(_) => DataType::Timestamp(TimeUnit::Microsecond, None),
        Kind::CalendarInterval(_) => DataType::Interval(IntervalUnit::MonthDayNano),
        Kind::YearMonthInterval(interval) => layout.of(Parameter::YearMonth {
            first: interval.start_field.unwrap_or(0),
            last: interval.end_field.or(interval.start_field).unwrap_or(1),
        }),
        Kind::DayTimeInterval(interval) => layout.of(Parameter::DayTime {
            first: interval.start_field.unwrap_or(0),
            last: interval.end_field.or(interval.start_field).unwrap_or(3),
        }),
        Kind::Time(time) => layout.of(Parameter::Time { precision: time.precision.unwrap_or(6) }),
        Kind::TimestampNtzNanos(nanos) if layout == Layout::Engine => precise(data_type, false, nanos.precision)?,
        Kind::TimestampLtzNanos(nanos) if layout == Layout::Engine => precise(data_type, true, nanos.precision)?,
        Kind::Array(array) => {
            let element = element(array.element_type.as_deref(), zone, layout)?;
            DataType::List(Arc::new(Field::new("element", element, array.contains_null)))
        }
        Kind::Struct(fields) => DataType::Struct(fields_to_arrow(&fields.fields, zone, layout)?),
        Kind::Map(map) => {
            let key = Field::new("key", element(map.key_type.as_deref(), zone, layout)?, false);
            let value = Field::new("value", element(map.value_type.as_deref(), zone, layout)?, map.value_contains_null);
            let entries = DataType::Struct(Fields::from(vec![key, value]));
            DataType::Map(Arc::new(Field::new("entries", entries, false)), false)
        }
        Kind::Variant(_) => variant(),
        Kind::Udt(udt) => {
            return laid_out(udt.sql_type.as_deref().ok_or_else(|| unsupported(data_type))?, zone, layout);
        }
        Kind::Geometry(_)
        | Kind::Geography(_)
        | Kind::Unparsed(_)
        | Kind::TimestampNtzNanos(_)
        | Kind::TimestampLtzNanos(_) => return Err(unsupported(data_type)),
    })
}

fn precise(data_type: &proto::DataType, is_zoned: bool, precision: Option<i32>) -> Result<DataType> {
    match precision.unwrap_or(9) {
        precision @ 7..=9 => Ok(Nanos { is_zoned, precision }.data_type()),
        _ => Err(unsupported(data_type)),
    }
}

fn unsupported(data_type: &proto::DataType) -> Error {
    Error::new(
        crate::Kind::Unsupported,
        "UNSUPPORTED_DATATYPE",
        &[("typeName", format!("\"{}\"", super::sql_string(data_type)))],
    )
}

fn element(data_type: Option<&proto::DataType>, zone: &str, layout: Layout) -> Result<DataType> {
    laid_out(data_type.ok_or_else(|| Error::internal("a collection without an element type"))?, zone, layout)
}

fn decimal_to_arrow(decimal: &data_type::Decimal) -> Result<DataType> {
    let precision = decimal.precision.unwrap_or(10);
    let scale = decimal.scale.unwrap_or(0);
    match (u8::try_from(precision), i8::try_from(scale)) {
        (Ok(precision @ 1..=38), Ok(scale)) if scale >= 0 => Ok(DataType::Decimal128(precision, scale)),
        _ => Err(Error::new(
            crate::Kind::Analysis,
            "DECIMAL_PRECISION_EXCEEDS_MAX_PRECISION",
            &[("precision", precision.to_string()), ("maxPrecision", "38".to_string())],
        )),
    }
}

/// The Spark type of an Arrow type. Types that Spark has under one name only (large and view layouts, dictionaries,
/// other time units) map to it; unsigned integers and other types without a Spark equal are refused.
pub fn from_arrow(data_type: &DataType) -> Result<proto::DataType> {
    if let Some(parameter) = Parameter::of(data_type) {
        return Ok(of(parametrised(parameter)));
    }
    if let Some(Nanos { is_zoned, precision }) = Nanos::of(data_type) {
        let (precision, type_variation_reference) = (Some(precision), 0);
        return Ok(of(if is_zoned {
            Kind::TimestampLtzNanos(data_type::TimestampLtzNanos { precision, type_variation_reference })
        } else {
            Kind::TimestampNtzNanos(data_type::TimestampNtzNanos { precision, type_variation_reference })
        }));
    }
    Ok(of(match data_type {
        DataType::Null => Kind::Null(data_type::Null::default()),
        DataType::Boolean => Kind::Boolean(data_type::Boolean::default()),
        DataType::Int8 => Kind::Byte(data_type::Byte::default()),
        DataType::Int16 => Kind::Short(data_type::Short::default()),
        DataType::Int32 => Kind::Integer(data_type::Integer::default()),
        DataType::Int64 => Kind::Long(data_type::Long::default()),
        DataType::Float32 => Kind::Float(data_type::Float::default()),
        DataType::Float64 => Kind::Double(data_type::Double::default()),
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View => {
            Kind::String(data_type::String { collation: "UTF8_BINARY".to_string(), ..Default::default() })
        }
        DataType::Binary | DataType::LargeBinary | DataType::BinaryView | DataType::FixedSizeBinary(_) => {
            Kind::Binary(data_type::Binary::default())
        }
        DataType::Decimal32(precision, scale)
        | DataType::Decimal64(precision, scale)
        | DataType::Decimal128(precision, scale)
            if *scale >= 0 =>
        {
            let (precision, scale) = (Some(i32::from(*precision)), Some(i32::from(*scale)));
            Kind::Decimal(data_type::Decimal { scale, precision, ..Default::default() })
        }
        DataType::Date32 | DataType::Date64 => Kind::Date(data_type::Date::default()),
        DataType::Timestamp(_, Some(_)) => Kind::Timestamp(data_type::Timestamp::default()),
        DataType::Timestamp(_, None) => Kind::TimestampNtz(data_type::TimestampNtz::default()),
        DataType::Time32(_) | DataType::Time64(_) => {
            Kind::Time(data_type::Time { precision: Some(6), ..Default::default() })
        }
        DataType::Duration(_) => {
            let (start_field, end_field) = (Some(0), Some(3));
            Kind::DayTimeInterval(data_type::DayTimeInterval { start_field, end_field, ..Default::default() })
        }
        DataType::Interval(_) => Kind::CalendarInterval(data_type::CalendarInterval::default()),
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::ListView(field)
        | DataType::LargeListView(field)
        | DataType::FixedSizeList(field, _) => Kind::Array(Box::new(data_type::Array {
            element_type: Some(Box::new(from_arrow(field.data_type())?)),
            contains_null: field.is_nullable(),
            ..Default::default()
        })),
        DataType::Struct(fields) if is_variant(fields) => Kind::Variant(data_type::Variant::default()),
        DataType::Struct(fields) => Kind::Struct(struct_from_arrow(fields)?),
        DataType::Map(entries, _) => map_from_arrow(entries.data_type())?,
        DataType::Dictionary(_, value) => return from_arrow(value),
        DataType::RunEndEncoded(_, values) => return from_arrow(values.data_type()),
        other => {
            return Err(Error::new(
                crate::Kind::Unsupported,
                "UNSUPPORTED_ARROWTYPE",
                &[("typeName", other.to_string())],
            ));
        }
    }))
}

fn parametrised(parameter: Parameter) -> Kind {
    match parameter {
        Parameter::DayTime { first, last } => Kind::DayTimeInterval(data_type::DayTimeInterval {
            start_field: Some(first),
            end_field: Some(last),
            ..Default::default()
        }),
        Parameter::YearMonth { first, last } => Kind::YearMonthInterval(data_type::YearMonthInterval {
            start_field: Some(first),
            end_field: Some(last),
            ..Default::default()
        }),
        Parameter::Time { precision } => {
            Kind::Time(data_type::Time { precision: Some(precision), ..Default::default() })
        }
    }
}

fn map_from_arrow(entries: &DataType) -> Result<Kind> {
    let DataType::Struct(fields) = entries else {
        return Err(Error::internal("a map whose entries are not a struct"));
    };
    let (Some(key), Some(value)) = (fields.first(), fields.get(1)) else {
        return Err(Error::internal("a map whose entries are not pairs"));
    };
    Ok(Kind::Map(Box::new(data_type::Map {
        key_type: Some(Box::new(from_arrow(key.data_type())?)),
        value_type: Some(Box::new(from_arrow(value.data_type())?)),
        value_contains_null: value.is_nullable(),
        ..Default::default()
    })))
}

fn struct_from_arrow(fields: &Fields) -> Result<data_type::Struct> {
    let fields = fields
        .iter()
        .map(|field| {
            let is_variant = field.metadata().get(SPARK_TYPE).is_some_and(|name| name == "variant");
            let data_type = if is_variant {
                of(Kind::Variant(data_type::Variant::default()))
            } else {
                from_arrow(field.data_type())?
            };
            Ok(data_type::StructField {
                name: field.name().clone(),
                data_type: Some(data_type),
                nullable: field.is_nullable(),
                metadata: None,
            })
        })
        .collect::<Result<_>>()?;
    Ok(data_type::Struct { fields, ..Default::default() })
}
