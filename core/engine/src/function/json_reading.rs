//! JSON values as columns of a type. What does not fit its type is NULL, and its record is called corrupt. Spark:
//! `JacksonParser`, `FailureSafeParser`.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, BinaryArray, BooleanArray, ListArray, MapArray, PrimitiveArray, StringArray, StructArray,
    new_null_array,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::datatypes::{
    ArrowPrimitiveType, DataType, Date32Type, Decimal128Type, FieldRef, Fields, Float32Type, Float64Type, Int8Type,
    Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use firesteel_protocol::{Error, Kind, Result};

use super::options::{Formats, Options};
use crate::expr::arguments::Arguments;
use crate::expr::calendar::{MICROS_PER_SECOND, session_zone};
use crate::expr::cast::{parse, rescaled};
use crate::expr::failure::from_arrow;
use crate::expr::json::{self, Json, Leniency};

/// How records are read.
pub struct Reading {
    fails_fast: bool,
    corrupt: String,
    formats: String,
}

impl Reading {
    pub fn new(options: &mut Options, gives: &DataType, function: &str) -> Result<Self> {
        let mode = options.text("mode").unwrap_or_else(|| "PERMISSIVE".to_string());
        let fails_fast = match mode.to_uppercase().as_str() {
            "FAILFAST" => true,
            "DROPMALFORMED" => {
                let parameters = [("funcName", format!("`{function}`")), ("mode", "DROPMALFORMED".to_string())];
                return Err(Error::new(Kind::Analysis, "PARSE_MODE_UNSUPPORTED", &parameters));
            }
            _ => false,
        };
        let corrupt = options.text("columnNameOfCorruptRecord").unwrap_or_else(|| "_corrupt_record".to_string());
        if let DataType::Struct(fields) = gives {
            let column = fields.iter().find(|field| *field.name() == corrupt);
            if column.is_some_and(|field| *field.data_type() != DataType::Utf8) {
                return Err(Error::new(
                    Kind::Analysis,
                    "INVALID_CORRUPT_RECORD_TYPE",
                    &[("columnName", format!("`{corrupt}`")), ("actualType", "\"STRING\"".to_string())],
                ));
            }
        }
        Ok(Reading { fails_fast, corrupt, formats: Formats::detail(options)? })
    }

    /// The detail of [`Formats`].
    pub fn formats(&self) -> &str {
        &self.formats
    }

    pub fn corrupt(&self) -> &str {
        &self.corrupt
    }

    pub fn fails_fast(&self) -> bool {
        self.fails_fast
    }

    pub fn detail(&self, leniency: Leniency) -> String {
        let flags = [
            self.fails_fast,
            leniency.single_quotes,
            leniency.leading_zeros,
            leniency.unquoted_names,
            leniency.named_numbers,
            leniency.comments,
            leniency.escapes_of_any,
            leniency.control_characters,
        ];
        let flags: String = flags.iter().map(|flag| if *flag { '1' } else { '0' }).collect();
        format!("{flags} {}\u{1}{}", self.corrupt, self.formats)
    }

    fn of(detail: &str) -> (Self, Leniency) {
        let (detail, formats) = detail.split_once('\u{1}').unwrap_or((detail, ""));
        let (flags, corrupt) = detail.split_once(' ').unwrap_or((detail, ""));
        let flag = |index: usize| flags.as_bytes().get(index) == Some(&b'1');
        let leniency = Leniency {
            single_quotes: flag(1),
            leading_zeros: flag(2),
            unquoted_names: flag(3),
            named_numbers: flag(4),
            comments: flag(5),
            escapes_of_any: flag(6),
            control_characters: flag(7),
        };
        (Reading { fails_fast: flag(0), corrupt: corrupt.to_string(), formats: formats.to_string() }, leniency)
    }
}

/// What became of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum State {
    Good,
    /// Something inside did not fit and is NULL.
    Partial,
    /// It did not fit and is NULL.
    Bad,
}

/// What is broken about a record in FAILFAST mode.
pub fn malformed() -> Error {
    let parameters = [("badRecord", "[null]"), ("failFastMode", "FAILFAST")];
    Error::new(Kind::Runtime, "MALFORMED_RECORD_IN_PARSING.WITHOUT_SUGGESTION", &parameters)
}

pub fn run(arguments: &Arguments<'_>) -> Result<ArrayRef> {
    let (reading, leniency) = Reading::of(arguments.detail);
    let texts = arguments.strings(0)?;
    let is_structure = matches!(arguments.gives, DataType::Struct(_));
    // A text of space alone is as good as none.
    let is_given = |text: &&str| !text.trim().is_empty();
    let parsed: Vec<Option<std::result::Result<Json, ()>>> = texts
        .iter()
        .map(|text| {
            text.filter(is_given).map(|text| json::parse(text, leniency).map(|json| json.unwrap_or(Json::Null)))
        })
        .collect();
    let empty = Json::Object(Vec::new());
    let roots: Vec<Option<&Json>> = parsed
        .iter()
        .map(|json| match json {
            None => None,
            Some(Ok(Json::Object(fields))) if is_structure || matches!(arguments.gives, DataType::Map(_, _)) => {
                let _ = fields;
                json.as_ref().and_then(|json| json.as_ref().ok())
            }
            Some(Ok(json)) if !is_structure => Some(json),
            // A struct whose record is corrupt is there, with NULL in all fields.
            Some(_) if is_structure => Some(&empty),
            Some(_) => None,
        })
        .collect();
    let zone = session_zone(&arguments.mode.zone)?;
    let formats = Formats::of(&reading.formats)?;
    let columns = Columns { zone: &zone, named_numbers: leniency.named_numbers, formats: &formats };
    let (column, mut states) = columns.root(&roots, arguments.gives)?;
    for (state, json) in states.iter_mut().zip(&parsed) {
        let is_wrong = match json {
            None => false,
            Some(Err(())) => true,
            Some(Ok(json)) => is_structure && !matches!(json, Json::Object(_) | Json::Null),
        };
        if is_wrong {
            *state = State::Bad;
        }
    }
    if reading.fails_fast && states.iter().any(|state| *state != State::Good) {
        return Err(malformed());
    }
    Ok(with_corrupt(column, &texts, &states, &reading.corrupt))
}

/// Fills the column that keeps the texts of corrupt records, where the type has one.
pub fn with_corrupt(column: ArrayRef, texts: &StringArray, states: &[State], name: &str) -> ArrayRef {
    let DataType::Struct(fields) = column.data_type().clone() else { return column };
    let Some(at) = fields.iter().position(|field| field.name() == name) else { return column };
    let kept = texts.iter().zip(states).map(|(text, state)| text.filter(|_| *state != State::Good));
    let kept: ArrayRef = Arc::new(kept.collect::<StringArray>());
    let structure = arrow::array::AsArray::as_struct(&column);
    let mut columns = structure.columns().to_vec();
    columns[at] = kept;
    match StructArray::try_new_with_length(fields, columns, structure.nulls().cloned(), structure.len()) {
        Ok(made) => Arc::new(made),
        Err(_) => column,
    }
}

struct Columns<'a> {
    zone: &'a arrow::array::timezone::Tz,
    named_numbers: bool,
    formats: &'a Formats,
}

type Read = (ArrayRef, Vec<State>);

impl Columns<'_> {
    /// At the root an object stands for an array of itself.
    fn root(&self, values: &[Option<&Json>], data_type: &DataType) -> Result<Read> {
        let DataType::List(element) = data_type else { return self.column(values, data_type) };
        if !matches!(element.data_type(), DataType::Struct(_)) {
            return self.column(values, data_type);
        }
        let wrapped: Vec<Option<Json>> = values
            .iter()
            .map(|value| match value {
                Some(object @ Json::Object(_)) => Some(Json::Array(vec![(*object).clone()])),
                _ => None,
            })
            .collect();
        let values: Vec<Option<&Json>> =
            values.iter().zip(&wrapped).map(|(value, wrapped)| wrapped.as_ref().or(*value)).collect();
        self.column(&values, data_type)
    }

    fn column(&self, values: &[Option<&Json>], data_type: &DataType) -> Result<Read> {
        match data_type {
            DataType::Struct(fields) => self.structure(values, fields),
            DataType::List(element) => self.list(values, element),
            DataType::Map(entries, _) => self.map(values, entries),
            DataType::Boolean => {
                let (made, states) = each(values, |json| match json {
                    Json::Boolean(value) => Some(*value),
                    _ => None,
                });
                Ok((Arc::new(made.into_iter().collect::<BooleanArray>()), states))
            }
            DataType::Utf8 => {
                let (made, states) = each(values, |json| match json {
                    Json::Text(text) => Some(text.clone()),
                    other => Some(other.written()),
                });
                Ok((Arc::new(made.into_iter().collect::<StringArray>()), states))
            }
            DataType::Binary => {
                let (made, states) = each(values, |json| match json {
                    Json::Text(text) => STANDARD.decode(text).ok(),
                    _ => None,
                });
                Ok((Arc::new(made.into_iter().collect::<BinaryArray>()), states))
            }
            DataType::Int8 => primitive::<Int8Type>(values, data_type, |json| integer(json)?.try_into().ok()),
            DataType::Int16 => primitive::<Int16Type>(values, data_type, |json| integer(json)?.try_into().ok()),
            DataType::Int32 => primitive::<Int32Type>(values, data_type, |json| integer(json)?.try_into().ok()),
            DataType::Int64 => primitive::<Int64Type>(values, data_type, integer),
            DataType::Float32 => primitive::<Float32Type>(values, data_type, |json| Some(self.double(json)? as f32)),
            DataType::Float64 => primitive::<Float64Type>(values, data_type, |json| self.double(json)),
            DataType::Decimal128(precision, scale) => primitive::<Decimal128Type>(values, data_type, |json| {
                let digits = match json {
                    Json::Integer(digits) | Json::Float(digits) | Json::Text(digits) => digits,
                    _ => return None,
                };
                let (value, from) = parse::decimal(digits)?;
                rescaled(value, from, i32::from(*scale), *precision)
            }),
            DataType::Date32 => primitive::<Date32Type>(values, data_type, |json| match json {
                Json::Text(text) => self.formats.read_date(text),
                _ => None,
            }),
            DataType::Timestamp(_, zoned) => {
                primitive::<TimestampMicrosecondType>(values, data_type, |json| match json {
                    Json::Text(text) if zoned.is_some() => self.formats.read_timestamp(text, self.zone),
                    Json::Text(text) => self.formats.read_timestamp_ntz(text),
                    Json::Integer(seconds) if zoned.is_some() => {
                        seconds.parse::<i64>().ok()?.checked_mul(MICROS_PER_SECOND)
                    }
                    _ => None,
                })
            }
            DataType::Null => Ok((new_null_array(data_type, values.len()), vec![State::Good; values.len()])),
            other => Err(Error::unsupported(format!("reading {} from JSON", crate::types::sql_name(other)))),
        }
    }

    fn double(&self, json: &Json) -> Option<f64> {
        match json {
            Json::Integer(digits) | Json::Float(digits) => parse::double(digits),
            Json::Text(name) if self.named_numbers => match name.as_str() {
                "NaN" => Some(f64::NAN),
                "INF" | "+INF" | "Infinity" | "+Infinity" => Some(f64::INFINITY),
                "-INF" | "-Infinity" => Some(f64::NEG_INFINITY),
                _ => None,
            },
            _ => None,
        }
    }

    fn structure(&self, values: &[Option<&Json>], fields: &Fields) -> Result<Read> {
        let objects: Vec<Option<&Vec<(String, Json)>>> = values
            .iter()
            .map(|value| match value {
                Some(Json::Object(fields)) => Some(fields),
                _ => None,
            })
            .collect();
        let mut states: Vec<State> = values
            .iter()
            .zip(&objects)
            .map(|(value, object)| match value {
                Some(Json::Null) | None => State::Good,
                Some(_) if object.is_some() => State::Good,
                Some(_) => State::Bad,
            })
            .collect();
        let mut columns = Vec::with_capacity(fields.len());
        for field in fields {
            // Of repeated names the last counts.
            let inner: Vec<Option<&Json>> = objects
                .iter()
                .map(|object| object.and_then(|fields| fields.iter().rev().find(|(name, _)| name == field.name())))
                .map(|found| found.map(|(_, value)| value))
                .collect();
            let (column, inner) = self.column(&inner, field.data_type())?;
            columns.push(column);
            for (state, inner) in states.iter_mut().zip(inner) {
                if inner != State::Good && *state == State::Good {
                    *state = State::Partial;
                }
            }
        }
        let nulls = NullBuffer::from_iter(objects.iter().map(Option::is_some));
        let made = StructArray::try_new_with_length(fields.clone(), columns, Some(nulls), values.len());
        Ok((Arc::new(made.map_err(from_arrow)?), states))
    }

    fn list(&self, values: &[Option<&Json>], element: &FieldRef) -> Result<Read> {
        let lists: Vec<Option<&Vec<Json>>> = values
            .iter()
            .map(|value| match value {
                Some(Json::Array(items)) => Some(items),
                _ => None,
            })
            .collect();
        let flat: Vec<Option<&Json>> = lists.iter().flatten().flat_map(|items| items.iter().map(Some)).collect();
        let (items, inner) = self.column(&flat, element.data_type())?;
        let lengths: Vec<usize> = lists.iter().map(|items| items.map_or(0, Vec::len)).collect();
        let (states, nulls) = outcomes(values, &lengths, lists.iter().map(Option::is_some), &inner);
        let offsets = OffsetBuffer::from_lengths(lengths);
        let made = ListArray::try_new(Arc::clone(element), offsets, items, Some(nulls)).map_err(from_arrow)?;
        Ok((Arc::new(made), states))
    }

    fn map(&self, values: &[Option<&Json>], entries: &FieldRef) -> Result<Read> {
        let DataType::Struct(fields) = entries.data_type() else {
            return Err(Error::internal("a map without entries"));
        };
        let objects: Vec<Option<&Vec<(String, Json)>>> = values
            .iter()
            .map(|value| match value {
                Some(Json::Object(fields)) => Some(fields),
                _ => None,
            })
            .collect();
        let pairs: Vec<&(String, Json)> = objects.iter().flatten().flat_map(|fields| fields.iter()).collect();
        let keys: ArrayRef = Arc::new(StringArray::from_iter_values(pairs.iter().map(|(key, _)| key)));
        let flat: Vec<Option<&Json>> = pairs.iter().map(|(_, value)| Some(value)).collect();
        let (items, inner) = self.column(&flat, fields[1].data_type())?;
        let lengths: Vec<usize> = objects.iter().map(|fields| fields.map_or(0, Vec::len)).collect();
        let (states, nulls) = outcomes(values, &lengths, objects.iter().map(Option::is_some), &inner);
        let inner = StructArray::try_new(fields.clone(), vec![keys, items], None).map_err(from_arrow)?;
        let offsets = OffsetBuffer::from_lengths(lengths);
        let made = MapArray::try_new(Arc::clone(entries), offsets, inner, Some(nulls), false).map_err(from_arrow)?;
        Ok((Arc::new(made), states))
    }
}

/// A collection is NULL when it is none or when an item of it does not fit.
fn outcomes(
    values: &[Option<&Json>],
    lengths: &[usize],
    is_there: impl Iterator<Item = bool>,
    inner: &[State],
) -> (Vec<State>, NullBuffer) {
    let mut at = 0;
    let states: Vec<State> = values
        .iter()
        .zip(lengths)
        .zip(is_there)
        .map(|((value, length), is_there)| {
            let items = &inner[at..at + length];
            at += length;
            match value {
                None | Some(Json::Null) => State::Good,
                Some(_) if !is_there || items.contains(&State::Bad) => State::Bad,
                Some(_) if items.contains(&State::Partial) => State::Partial,
                Some(_) => State::Good,
            }
        })
        .collect();
    let valid = values.iter().zip(&states);
    let nulls = valid.map(|(value, state)| *state != State::Bad && !matches!(value, None | Some(Json::Null)));
    let nulls = NullBuffer::from_iter(nulls);
    (states, nulls)
}

fn each<T>(values: &[Option<&Json>], read: impl Fn(&Json) -> Option<T>) -> (Vec<Option<T>>, Vec<State>) {
    values
        .iter()
        .map(|value| match value {
            None | Some(Json::Null) => (None, State::Good),
            Some(json) => match read(json) {
                Some(value) => (Some(value), State::Good),
                None => (None, State::Bad),
            },
        })
        .unzip()
}

fn primitive<T: ArrowPrimitiveType>(
    values: &[Option<&Json>],
    data_type: &DataType,
    read: impl Fn(&Json) -> Option<T::Native>,
) -> Result<Read> {
    let (made, states) = each(values, read);
    let made = PrimitiveArray::<T>::from_iter(made).with_data_type(data_type.clone());
    Ok((Arc::new(made), states))
}

fn integer(json: &Json) -> Option<i64> {
    match json {
        Json::Integer(digits) => digits.parse().ok(),
        _ => None,
    }
}
