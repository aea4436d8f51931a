//! Values as Arrow: the rows of [`Session::create_dataframe_from_rows`] and the metrics of an [`crate::Observation`].

use std::sync::Arc;

use arrow::array::{
    ArrayRef, BinaryArray, BooleanArray, Date32Array, Decimal128Array, DurationMicrosecondArray, Float32Array,
    Float64Array, Int8Array, Int16Array, Int32Array, Int64Array, IntervalMonthDayNanoArray, IntervalYearMonthArray,
    ListArray, MapArray, NullArray, RecordBatch, RecordBatchIterator, RecordBatchOptions, StringArray, StructArray,
    Time64NanosecondArray, TimestampMicrosecondArray,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::{DataType, Field, FieldRef, Fields, IntervalMonthDayNano, IntervalUnit, SchemaRef, TimeUnit};
use arrow::error::ArrowError;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, literal};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{DataType as SparkType, Expression, LocalRelation, data_type, expression};
use firesteel_protocol::{Error, Result, types};

use crate::literal::digits_of;
use crate::{Column, DataFrame, Session};

impl Session {
    /// A DataFrame of rows of values, which are literals (`lit(1)`) or calls of `array`, `map` and `struct` of such.
    /// `schema` is DDL (`"id BIGINT, name STRING"`). A value that its column cannot hold without loss is refused.
    pub async fn create_dataframe_from_rows<R>(
        &self,
        rows: impl IntoIterator<Item = R>,
        schema: impl Into<String>,
    ) -> Result<DataFrame>
    where
        R: IntoIterator<Item = Column>,
    {
        let rows: Vec<Vec<Column>> = rows.into_iter().map(|row| row.into_iter().collect()).collect();
        let schema = self.parse_ddl(schema).await?;
        let batch = batch(&types::schema_to_arrow(&schema, "UTC")?, &rows)?;
        self.create_dataframe_of(batch, types::json(&schema))
    }

    /// A DataFrame of a batch in the types of a schema that goes with it, as PySpark sends rows of values. `schema` is
    /// Spark's JSON of a struct type. Of a batch without rows the schema alone is sent.
    pub fn create_dataframe_of(&self, batch: RecordBatch, schema: String) -> Result<DataFrame> {
        if batch.num_rows() == 0 {
            let local = LocalRelation { data: None, schema: Some(schema) };
            return Ok(self.relation(RelType::LocalRelation(local), vec![], 0));
        }
        let fields = batch.schema();
        self.create_dataframe(RecordBatchIterator::new([Ok::<_, ArrowError>(batch)], fields), Some(schema))
    }

    /// A DataFrame without rows. `schema` is DDL.
    pub async fn empty_dataframe(&self, schema: impl Into<String>) -> Result<DataFrame> {
        self.create_dataframe_from_rows(std::iter::empty::<Vec<Column>>(), schema).await
    }
}

fn refused(reason: impl Into<String>) -> Error {
    Error::argument("create_dataframe", "rows", reason.into())
}

fn batch(schema: &SchemaRef, rows: &[Vec<Column>]) -> Result<RecordBatch> {
    let width = schema.fields().len();
    let mut cells: Vec<Vec<expression::Literal>> = vec![Vec::with_capacity(rows.len()); width];
    for (at, row) in rows.iter().enumerate() {
        if row.len() != width {
            return Err(refused(format!("row {at} has {} values and the schema {width} columns", row.len())));
        }
        for (cells, value) in cells.iter_mut().zip(row) {
            let known = literal_of(value.to_message());
            cells.push(known.ok_or_else(|| refused(format!("row {at} holds a column that is not a literal")))?);
        }
    }
    let columns = schema.fields().iter().zip(&cells).map(|(field, cells)| column(field, cells.iter().map(present)));
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    RecordBatch::try_new_with_options(schema.clone(), columns.collect::<Result<_>>()?, &options).map_err(unbuilt)
}

fn unbuilt(error: ArrowError) -> Error {
    refused(error.to_string()).with_cause(error)
}

/// The literal that an expression is, when it is one.
fn literal_of(expression: Expression) -> Option<expression::Literal> {
    let literal_type = match expression.expr_type? {
        ExprType::Literal(literal) => return Some(literal),
        ExprType::UnresolvedFunction(call) if !call.is_distinct => {
            let elements = call.arguments.into_iter().map(literal_of).collect::<Option<Vec<_>>>()?;
            match call.function_name.as_str() {
                "array" => LiteralType::Array(literal::Array { elements, ..Default::default() }),
                "struct" => LiteralType::Struct(literal::Struct { elements, ..Default::default() }),
                "map" if elements.len() % 2 == 0 => {
                    let (mut keys, mut values) = (Vec::new(), Vec::new());
                    for (at, element) in elements.into_iter().enumerate() {
                        if at % 2 == 0 { keys.push(element) } else { values.push(element) }
                    }
                    LiteralType::Map(literal::Map { keys, values, ..Default::default() })
                }
                _ => return None,
            }
        }
        _ => return None,
    };
    Some(expression::Literal { literal_type: Some(literal_type), data_type: None })
}

type Value<'a> = Option<&'a LiteralType>;

/// The value of a literal; none for NULL.
fn present(literal: &expression::Literal) -> Value<'_> {
    literal.literal_type.as_ref().filter(|value| !matches!(value, LiteralType::Null(_)))
}

/// The values as a column of a field.
fn column<'a>(field: &Field, values: impl Iterator<Item = Value<'a>>) -> Result<ArrayRef> {
    let values: Vec<Value<'a>> = values.collect();
    if !field.is_nullable() && values.iter().any(Option::is_none) {
        return Err(refused(format!("column `{}` takes no NULL", field.name())));
    }
    array(field, &values)
}

/// The values as an array of a field's type.
fn array(field: &Field, values: &[Value<'_>]) -> Result<ArrayRef> {
    let wrong = |value: &LiteralType| {
        let taken = types::from_arrow(field.data_type()).map(|taken| types::sql_string(&taken)).unwrap_or_default();
        refused(format!("column `{}` of type {taken} cannot hold the {}", field.name(), described(value)))
    };
    macro_rules! each {
        ($array:ty, $value:ident => $convert:expr) => {{
            let converted = values.iter().map(|value| {
                let Some($value) = *value else { return Ok(None) };
                let converted: Option<_> = $convert;
                converted.map(Some).ok_or_else(|| wrong($value))
            });
            converted.collect::<Result<$array>>()?
        }};
    }
    macro_rules! whole {
        ($array:ty) => {
            Arc::new(each!($array, value => whole(value).and_then(|value| value.try_into().ok())))
        };
    }
    macro_rules! exact {
        ($array:ty, $variant:ident) => {
            each!($array, value => match value {
                LiteralType::$variant(value) => Some(*value),
                _ => None,
            })
        };
    }
    Ok(match field.data_type() {
        DataType::Null => match values.iter().flatten().next() {
            Some(value) => return Err(wrong(value)),
            None => Arc::new(NullArray::new(values.len())),
        },
        DataType::Boolean => Arc::new(exact!(BooleanArray, Boolean)),
        DataType::Int8 => whole!(Int8Array),
        DataType::Int16 => whole!(Int16Array),
        DataType::Int32 => whole!(Int32Array),
        DataType::Int64 => whole!(Int64Array),
        DataType::Float32 => Arc::new(each!(Float32Array, value => single(value))),
        DataType::Float64 => Arc::new(each!(Float64Array, value => double(value))),
        DataType::Utf8 => Arc::new(each!(StringArray, value => match value {
            LiteralType::String(text) => Some(text.as_str()),
            _ => None,
        })),
        DataType::Binary => Arc::new(each!(BinaryArray, value => match value {
            LiteralType::Binary(bytes) => Some(bytes.as_ref()),
            _ => None,
        })),
        DataType::Decimal128(precision, scale) => {
            let numbers = each!(Decimal128Array, value => decimal(value, *precision, *scale));
            Arc::new(numbers.with_precision_and_scale(*precision, *scale).map_err(unbuilt)?)
        }
        DataType::Date32 => Arc::new(exact!(Date32Array, Date)),
        DataType::Timestamp(TimeUnit::Microsecond, Some(zone)) => {
            Arc::new(exact!(TimestampMicrosecondArray, Timestamp).with_timezone(zone.clone()))
        }
        DataType::Timestamp(TimeUnit::Microsecond, None) => Arc::new(exact!(TimestampMicrosecondArray, TimestampNtz)),
        DataType::Duration(TimeUnit::Microsecond) => Arc::new(exact!(DurationMicrosecondArray, DayTimeInterval)),
        DataType::Interval(IntervalUnit::YearMonth) => Arc::new(exact!(IntervalYearMonthArray, YearMonthInterval)),
        DataType::Interval(IntervalUnit::MonthDayNano) => {
            Arc::new(each!(IntervalMonthDayNanoArray, value => calendar(value)))
        }
        DataType::Time64(TimeUnit::Nanosecond) => Arc::new(each!(Time64NanosecondArray, value => match value {
            LiteralType::Time(time) => Some(time.nano),
            _ => None,
        })),
        DataType::List(element) => list(element, values, wrong)?,
        DataType::Map(entries, _) => map(entries, values, wrong)?,
        DataType::Struct(fields) if !types::is_variant(fields) => structure(fields, values, wrong)?,
        other => {
            let name = types::from_arrow(other).map(|name| types::sql_string(&name)).unwrap_or_default();
            return Err(Error::unsupported(format!("values of type {name} in rows")));
        }
    })
}

fn whole(value: &LiteralType) -> Option<i64> {
    match value {
        LiteralType::Byte(value) | LiteralType::Short(value) | LiteralType::Integer(value) => Some(i64::from(*value)),
        LiteralType::Long(value) => Some(*value),
        _ => None,
    }
}

/// A number as a DOUBLE; none when digits would be lost.
fn double(value: &LiteralType) -> Option<f64> {
    match value {
        LiteralType::Double(value) => Some(*value),
        LiteralType::Float(value) => Some(f64::from(*value)),
        other => whole(other).filter(|value| value.unsigned_abs() <= 1 << 53).map(|value| value as f64),
    }
}

/// A number as a FLOAT. A DOUBLE is rounded, since many languages have no other literal.
fn single(value: &LiteralType) -> Option<f32> {
    match value {
        LiteralType::Float(value) => Some(*value),
        LiteralType::Double(value) => Some(*value as f32),
        other => whole(other).filter(|value| value.unsigned_abs() <= 1 << 24).map(|value| value as f32),
    }
}

/// A number times ten to the power of the scale; none when digits would be lost.
fn decimal(value: &LiteralType, precision: u8, scale: i8) -> Option<i128> {
    let scale = usize::try_from(scale).ok()?;
    let text = match value {
        LiteralType::Decimal(decimal) => decimal.value.clone(),
        other => whole(other)?.to_string(),
    };
    let (is_negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text.strip_prefix('+').unwrap_or(&text)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > scale || !whole.chars().chain(fraction.chars()).all(|digit| digit.is_ascii_digit()) {
        return None;
    }
    let number: i128 = format!("{whole}{fraction:0<scale$}").parse().ok()?;
    let fits = number < 10_i128.checked_pow(u32::from(precision))?;
    fits.then_some(if is_negative { -number } else { number })
}

fn calendar(value: &LiteralType) -> Option<IntervalMonthDayNano> {
    match value {
        LiteralType::CalendarInterval(value) => {
            let nanoseconds = value.microseconds.checked_mul(1_000)?;
            Some(IntervalMonthDayNano { months: value.months, days: value.days, nanoseconds })
        }
        _ => None,
    }
}

/// Which of the values are there.
fn validity(values: &[Value<'_>]) -> NullBuffer {
    values.iter().map(Option::is_some).collect()
}

fn list(element: &FieldRef, values: &[Value<'_>], wrong: impl Fn(&LiteralType) -> Error) -> Result<ArrayRef> {
    let elements = values.iter().map(|value| match value {
        None => Ok(&[][..]),
        Some(LiteralType::Array(array)) => Ok(array.elements.as_slice()),
        Some(other) => Err(wrong(other)),
    });
    let elements = elements.collect::<Result<Vec<_>>>()?;
    let offsets = OffsetBuffer::from_lengths(elements.iter().map(|elements| elements.len()));
    let inner = column(element, elements.iter().flat_map(|elements| elements.iter()).map(present))?;
    Ok(Arc::new(ListArray::try_new(element.clone(), offsets, inner, Some(validity(values))).map_err(unbuilt)?))
}

fn map(entries: &FieldRef, values: &[Value<'_>], wrong: impl Fn(&LiteralType) -> Error) -> Result<ArrayRef> {
    let DataType::Struct(fields) = entries.data_type() else {
        return Err(Error::internal("the entries of a map are not structs"));
    };
    let [key, value] = fields.as_ref() else { return Err(Error::internal("a map is not of keys and values")) };
    let pairs = values.iter().map(|value| match value {
        None => Ok((&[][..], &[][..])),
        Some(LiteralType::Map(map)) if map.keys.len() == map.values.len() => {
            Ok((map.keys.as_slice(), map.values.as_slice()))
        }
        Some(other) => Err(wrong(other)),
    });
    let pairs = pairs.collect::<Result<Vec<_>>>()?;
    let offsets = OffsetBuffer::from_lengths(pairs.iter().map(|(keys, _)| keys.len()));
    let keys = column(key, pairs.iter().flat_map(|(keys, _)| keys.iter()).map(present))?;
    let inner = column(value, pairs.iter().flat_map(|(_, values)| values.iter()).map(present))?;
    let inner = StructArray::try_new(fields.clone(), vec![keys, inner], None).map_err(unbuilt)?;
    let array = MapArray::try_new(entries.clone(), offsets, inner, Some(validity(values)), false);
    Ok(Arc::new(array.map_err(unbuilt)?))
}

fn structure(fields: &Fields, values: &[Value<'_>], wrong: impl Fn(&LiteralType) -> Error) -> Result<ArrayRef> {
    let members = values.iter().map(|value| match value {
        None => Ok(None),
        Some(LiteralType::Struct(value)) if value.elements.len() == fields.len() => Ok(Some(value.elements.as_slice())),
        Some(other) => Err(wrong(other)),
    });
    let members = members.collect::<Result<Vec<_>>>()?;
    let columns = fields.iter().enumerate().map(|(at, field)| {
        // A field of a struct that is NULL is NULL as well, whatever the field allows.
        if !field.is_nullable() && members.iter().flatten().any(|members| present(&members[at]).is_none()) {
            return Err(refused(format!("field `{}` takes no NULL", field.name())));
        }
        let cells: Vec<Value<'_>> = members.iter().map(|members| present(&(*members)?[at])).collect();
        array(field, &cells)
    });
    let columns = columns.collect::<Result<Vec<_>>>()?;
    let array = StructArray::try_new_with_length(fields.clone(), columns, Some(validity(values)), values.len());
    Ok(Arc::new(array.map_err(unbuilt)?))
}

/// What a message calls a value.
fn described(value: &LiteralType) -> String {
    let type_of = type_of(&expression::Literal { literal_type: Some(value.clone()), data_type: None });
    let name = type_of.map(|name| types::sql_string(&name)).unwrap_or_else(|_| "value".to_string());
    match value {
        LiteralType::Boolean(value) => format!("{name} {value}"),
        LiteralType::Double(value) => format!("{name} {value}"),
        LiteralType::Decimal(value) => format!("{name} {}", value.value),
        other => whole(other).map_or(name.clone(), |value| format!("{name} {value}")),
    }
}

/// The type of a literal: what it says, or what its value has.
fn type_of(literal: &expression::Literal) -> Result<SparkType> {
    use data_type::Kind;
    if let Some(data_type) = &literal.data_type {
        return Ok(data_type.clone());
    }
    let first = |elements: &[expression::Literal]| -> Result<SparkType> {
        let known = elements.iter().find(|element| present(element).is_some()).or_else(|| elements.first());
        known.map_or_else(|| types::from_arrow(&DataType::Null), type_of)
    };
    let plain = |data_type: DataType| types::from_arrow(&data_type);
    match literal.literal_type.as_ref() {
        None => plain(DataType::Null),
        Some(LiteralType::Null(data_type)) => Ok(data_type.clone()),
        Some(LiteralType::Boolean(_)) => plain(DataType::Boolean),
        Some(LiteralType::Byte(_)) => plain(DataType::Int8),
        Some(LiteralType::Short(_)) => plain(DataType::Int16),
        Some(LiteralType::Integer(_)) => plain(DataType::Int32),
        Some(LiteralType::Long(_)) => plain(DataType::Int64),
        Some(LiteralType::Float(_)) => plain(DataType::Float32),
        Some(LiteralType::Double(_)) => plain(DataType::Float64),
        Some(LiteralType::String(_)) => plain(DataType::Utf8),
        Some(LiteralType::Binary(_)) => plain(DataType::Binary),
        Some(LiteralType::Date(_)) => plain(DataType::Date32),
        Some(LiteralType::Timestamp(_)) => plain(DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()))),
        Some(LiteralType::TimestampNtz(_)) => plain(DataType::Timestamp(TimeUnit::Microsecond, None)),
        Some(LiteralType::Time(_)) => plain(DataType::Time64(TimeUnit::Nanosecond)),
        Some(LiteralType::DayTimeInterval(_)) => plain(DataType::Duration(TimeUnit::Microsecond)),
        Some(LiteralType::YearMonthInterval(_)) => plain(DataType::Interval(IntervalUnit::YearMonth)),
        Some(LiteralType::CalendarInterval(_)) => plain(DataType::Interval(IntervalUnit::MonthDayNano)),
        Some(LiteralType::Decimal(value)) => {
            // What is told is widened to what the digits need, as in Spark. A server's text may have an exponent.
            let (digits, places) = digits_of(&value.value).unwrap_or((1, 0));
            let scale = places.max(value.scale.unwrap_or(places));
            let precision = digits.max(value.precision.unwrap_or(digits)).max(scale);
            let decimal = data_type::Decimal { precision: Some(precision), scale: Some(scale), ..Default::default() };
            Ok(types::of(Kind::Decimal(decimal)))
        }
        #[expect(deprecated, reason = "servers tell the element type only here")]
        Some(LiteralType::Array(array)) => {
            let element = array.element_type.clone().map_or_else(|| first(&array.elements), Ok)?;
            let array =
                data_type::Array { element_type: Some(Box::new(element)), contains_null: true, ..Default::default() };
            Ok(types::of(Kind::Array(Box::new(array))))
        }
        #[expect(deprecated, reason = "servers tell the types only here")]
        Some(LiteralType::Map(map)) => {
            let key = map.key_type.clone().map_or_else(|| first(&map.keys), Ok)?;
            let value = map.value_type.clone().map_or_else(|| first(&map.values), Ok)?;
            Ok(types::of(Kind::Map(Box::new(data_type::Map {
                key_type: Some(Box::new(key)),
                value_type: Some(Box::new(value)),
                value_contains_null: true,
                ..Default::default()
            }))))
        }
        #[expect(deprecated, reason = "servers tell the type only here")]
        Some(LiteralType::Struct(value)) => match &value.struct_type {
            Some(struct_type) => Ok(struct_type.clone()),
            None => {
                let fields = value.elements.iter().enumerate().map(|(at, element)| {
                    let data_type = Some(type_of(element)?);
                    Ok(data_type::StructField {
                        name: format!("col{}", at + 1),
                        data_type,
                        nullable: true,
                        metadata: None,
                    })
                });
                let fields = fields.collect::<Result<_>>()?;
                Ok(types::of(Kind::Struct(data_type::Struct { fields, ..Default::default() })))
            }
        },
        Some(
            LiteralType::SpecializedArray(_) | LiteralType::TimestampNtzNanos(_) | LiteralType::TimestampLtzNanos(_),
        ) => Err(Error::unsupported("a value of this type")),
    }
}

/// One row of named values.
pub(crate) fn row<'a>(
    values: impl IntoIterator<Item = (&'a str, &'a expression::Literal)>,
    zone: &str,
) -> Result<RecordBatch> {
    let (mut fields, mut columns) = (Vec::new(), Vec::new());
    for (name, literal) in values {
        let field = Field::new(name, types::to_arrow(&type_of(literal)?, zone)?, true);
        columns.push(array(&field, &[present(literal)])?);
        fields.push(field);
    }
    let schema = Arc::new(arrow::datatypes::Schema::new(fields));
    let options = RecordBatchOptions::new().with_row_count(Some(1));
    RecordBatch::try_new_with_options(schema, columns, &options).map_err(unbuilt)
}
