//! Columns made of JSON values. A value that is none of the column's type is NULL. Spark: `JacksonParser.makeConverter`.

use std::sync::Arc;

use arrow::array::builder::NullBufferBuilder;
use arrow::array::{ArrayRef, ListArray, MapArray, StructArray};
use arrow::buffer::OffsetBuffer;
use arrow::datatypes::{DataType, Field, FieldRef, Fields};
use firesteel_protocol::{Error, Result};

use super::value::{Form, Value};
use crate::function::Settings;
use crate::source::convert::{Cells, Formats, double};

/// A column under construction.
pub(super) enum Column {
    Plain { data_type: DataType, cells: Cells },
    Struct { fields: Fields, columns: Vec<Column>, valid: NullBufferBuilder },
    List { element: FieldRef, column: Box<Column>, lengths: Vec<usize>, valid: NullBufferBuilder },
    Map { entries: FieldRef, keys: Cells, values: Box<Column>, lengths: Vec<usize>, valid: NullBufferBuilder },
}

impl Column {
    pub(super) fn new(data_type: &DataType, settings: &Settings, formats: &Formats) -> Result<Self> {
        let valid = || NullBufferBuilder::new(1024);
        Ok(match data_type {
            DataType::Struct(fields) => {
                let columns = fields.iter().map(|field| Column::new(field.data_type(), settings, formats));
                Column::Struct { fields: fields.clone(), columns: columns.collect::<Result<_>>()?, valid: valid() }
            }
            DataType::List(element) => {
                let column = Box::new(Column::new(element.data_type(), settings, formats)?);
                Column::List { element: Arc::clone(element), column, lengths: Vec::new(), valid: valid() }
            }
            DataType::Map(entries, _) => {
                let (key, value) = key_and_value(entries)?;
                if key.data_type() != &DataType::Utf8 {
                    return Err(Error::unsupported("maps in JSON whose keys are not strings"));
                }
                Column::Map {
                    entries: Arc::clone(entries),
                    keys: Cells::new(key.data_type(), settings)?,
                    values: Box::new(Column::new(value.data_type(), settings, formats)?),
                    lengths: Vec::new(),
                    valid: valid(),
                }
            }
            DataType::Binary => return Err(Error::unsupported("binary columns in JSON files")),
            plain => Column::Plain { data_type: plain.clone(), cells: Cells::with_formats(plain, settings, formats)? },
        })
    }

    /// Adds a value; whether it was of this type.
    pub(super) fn push(&mut self, value: Option<&Value<'_>>) -> bool {
        let value = value.filter(|value| value.form != Form::Null);
        let fits = value.is_none_or(|value| self.accepts(value));
        let value = value.filter(|_| fits);
        match self {
            Column::Plain { data_type, cells } => {
                let text = value.and_then(|value| text(value, data_type));
                cells.push(text.as_deref());
                fits && (value.is_none() || text.is_some())
            }
            Column::Struct { fields, columns, valid } => {
                let members = match value.map(|value| &value.form) {
                    Some(Form::Object(members)) => Some(members.as_slice()),
                    _ => None,
                };
                valid.append(members.is_some());
                push_members(fields, columns, members.unwrap_or_default()) && fits
            }
            Column::List { column, lengths, valid, .. } => {
                let elements = match value.map(|value| &value.form) {
                    Some(Form::Array(elements)) => Some(elements),
                    _ => None,
                };
                valid.append(elements.is_some());
                lengths.push(elements.map_or(0, Vec::len));
                let all = elements.into_iter().flatten().map(|element| column.push(Some(element)));
                all.fold(fits, |fits, this| fits && this)
            }
            Column::Map { keys, values, lengths, valid, .. } => {
                let members = match value.map(|value| &value.form) {
                    Some(Form::Object(members)) => Some(members),
                    _ => None,
                };
                valid.append(members.is_some());
                lengths.push(members.map_or(0, Vec::len));
                members.into_iter().flatten().fold(fits, |fits, (key, value)| {
                    keys.push(Some(key));
                    values.push(Some(value)) && fits
                })
            }
        }
    }

    /// Whether a value has this type's shape. An array is taken whole or not at all.
    fn accepts(&self, value: &Value<'_>) -> bool {
        match (self, &value.form) {
            (_, Form::Null) => true,
            (Column::Plain { data_type, .. }, _) => text(value, data_type).is_some(),
            (Column::Struct { .. }, Form::Object(_)) => true,
            (Column::List { column, .. }, Form::Array(elements)) => {
                elements.iter().all(|element| column.accepts(element))
            }
            (Column::Map { values, .. }, Form::Object(members)) => {
                members.iter().all(|(_, value)| values.accepts(value))
            }
            _ => false,
        }
    }

    /// The values since the last batch, and the rows whose text was no value of the type.
    pub(super) fn finish_with_misfits(&mut self) -> Result<(ArrayRef, Vec<usize>)> {
        match self {
            Column::Plain { cells, .. } => cells.finish_with_misfits(),
            _ => Ok((self.finish()?, Vec::new())),
        }
    }

    pub(super) fn finish(&mut self) -> Result<ArrayRef> {
        let failed = |error| Error::internal("reading JSON").with_cause(error);
        Ok(match self {
            Column::Plain { cells, .. } => cells.finish()?,
            Column::Struct { fields, columns, valid } => {
                let columns = columns.iter_mut().map(Column::finish).collect::<Result<Vec<_>>>()?;
                Arc::new(StructArray::try_new(fields.clone(), columns, valid.finish()).map_err(failed)?)
            }
            Column::List { element, column, lengths, valid } => {
                let offsets = OffsetBuffer::from_lengths(std::mem::take(lengths));
                let values = column.finish()?;
                Arc::new(ListArray::try_new(Arc::clone(element), offsets, values, valid.finish()).map_err(failed)?)
            }
            Column::Map { entries, keys, values, lengths, valid } => {
                let offsets = OffsetBuffer::from_lengths(std::mem::take(lengths));
                let DataType::Struct(fields) = entries.data_type() else {
                    return Err(Error::internal("a map without entries"));
                };
                let columns = vec![keys.finish()?, values.finish()?];
                let pairs = StructArray::try_new(fields.clone(), columns, None).map_err(failed)?;
                let map = MapArray::try_new(Arc::clone(entries), offsets, pairs, valid.finish(), false);
                Arc::new(map.map_err(failed)?)
            }
        })
    }
}

/// Gives each field its member of the object; whether all fitted.
///
/// Members that no field has are left aside.
pub(super) fn push_members(fields: &Fields, columns: &mut [Column], members: &[(String, Value<'_>)]) -> bool {
    fields.iter().zip(columns).fold(true, |fits, (field, column)| {
        // Of members with one name the last counts.
        let member = members.iter().rev().find(|(name, _)| name == field.name());
        column.push(member.map(|(_, value)| value)) && fits
    })
}

fn key_and_value(entries: &Field) -> Result<(FieldRef, FieldRef)> {
    match entries.data_type() {
        DataType::Struct(fields) if fields.len() == 2 => Ok((Arc::clone(&fields[0]), Arc::clone(&fields[1]))),
        _ => Err(Error::internal("a map without entries")),
    }
}

/// The text a value of the type is made of; `None` when the value is of another type.
fn text(value: &Value<'_>, data_type: &DataType) -> Option<String> {
    let raw = || Some(value.raw.to_string());
    match (data_type, &value.form) {
        (_, Form::Null) => None,
        (DataType::Utf8, Form::Text(text)) => Some(text.clone()),
        (DataType::Utf8, _) => raw(),
        (DataType::Boolean, Form::Boolean(_)) => raw(),
        (DataType::Int8, Form::Integer) => value.raw.parse::<i8>().ok().and_then(|_| raw()),
        (DataType::Int16, Form::Integer) => value.raw.parse::<i16>().ok().and_then(|_| raw()),
        (DataType::Int32, Form::Integer) => value.raw.parse::<i32>().ok().and_then(|_| raw()),
        (DataType::Int64, Form::Integer) => value.raw.parse::<i64>().ok().and_then(|_| raw()),
        (DataType::Float32 | DataType::Float64, Form::Integer | Form::Fraction) => raw(),
        (DataType::Float32 | DataType::Float64, Form::NotANumber(number)) => Some(not_a_number(*number).to_string()),
        (DataType::Float32 | DataType::Float64, Form::Text(text)) => {
            let number = double(text).filter(|number| !number.is_finite())?;
            Some(not_a_number(number).to_string())
        }
        (DataType::Decimal128(..), Form::Integer | Form::Fraction) => raw(),
        (DataType::Decimal128(..) | DataType::Date32 | DataType::Timestamp(..), Form::Text(text)) => Some(text.clone()),
        (DataType::Timestamp(_, Some(_)), Form::Integer) => seconds(value.raw),
        _ => None,
    }
}

fn not_a_number(number: f64) -> &'static str {
    match number {
        number if number.is_nan() => "NaN",
        number if number > 0.0 => "Infinity",
        _ => "-Infinity",
    }
}

/// A whole number is an instant in seconds.
fn seconds(raw: &str) -> Option<String> {
    let instant = chrono::DateTime::from_timestamp(raw.parse().ok()?, 0)?;
    Some(instant.format("%Y-%m-%d %H:%M:%SZ").to_string())
}
