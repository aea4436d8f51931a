//! Columns of variants: taken apart, put together, made of other columns, and read as another type. Spark:
//! `VariantGet`, `VariantExpressionEvalUtils`.

use std::sync::Arc;

use arrow::array::{
    Array, ArrayRef, AsArray, BinaryArray, BinaryBuilder, BooleanArray, ListArray, MapArray, PrimitiveArray,
    StringArray, StructArray, new_null_array,
};
use arrow::buffer::{NullBuffer, OffsetBuffer};
use arrow::compute;
use arrow::datatypes::{
    DataType, Date32Type, Decimal128Type, FieldRef, Fields, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type,
    Int64Type, TimestampMicrosecondType,
};
use firesteel_protocol::{Error, Kind, Result};

use super::Value;
use crate::expr::arguments::mistyped;
use crate::expr::cast::{EvalMode, is_castable, of_array};
use crate::expr::failure::from_arrow;
use crate::types::{is_string, is_variant, sql_name, variant};

/// The variants of a column of them.
pub fn values(column: &ArrayRef) -> Result<Vec<Option<Value>>> {
    if *column.data_type() == DataType::Null {
        return Ok(vec![None; column.len()]);
    }
    let structure = column.as_struct_opt().ok_or_else(|| mistyped(column))?;
    let binary = |index: usize| -> Result<BinaryArray> {
        let part = structure.columns().get(index).ok_or_else(|| mistyped(column))?;
        Ok(compute::cast(part, &DataType::Binary).map_err(from_arrow)?.as_binary::<i32>().clone())
    };
    let (bytes, metadata) = (binary(0)?, binary(1)?);
    (0..column.len())
        .map(|row| match column.is_null(row) {
            true => Ok(None),
            false => Value::decode(bytes.value(row), metadata.value(row)).map(Some),
        })
        .collect()
}

/// A column of variants.
pub fn column(values: &[Option<Value>]) -> Result<ArrayRef> {
    let (mut bytes, mut metadata) = (BinaryBuilder::new(), BinaryBuilder::new());
    for value in values {
        let encoded = value.as_ref().unwrap_or(&Value::Null).encode();
        bytes.append_value(encoded.value);
        metadata.append_value(encoded.metadata);
    }
    let DataType::Struct(fields) = variant() else { return Err(Error::internal("a variant that is no struct")) };
    let nulls = NullBuffer::from_iter(values.iter().map(Option::is_some));
    let columns: Vec<ArrayRef> = vec![Arc::new(bytes.finish()), Arc::new(metadata.finish())];
    let made = StructArray::try_new_with_length(fields, columns, Some(nulls), values.len());
    Ok(Arc::new(made.map_err(from_arrow)?))
}

/// A value of any type as a variant; structs and maps become objects, what is NULL inside them a null.
pub fn of_row(array: &ArrayRef, row: usize) -> Result<Value> {
    if array.is_null(row) {
        return Ok(Value::Null);
    }
    Ok(match array.data_type() {
        DataType::Null => Value::Null,
        DataType::Boolean => Value::Boolean(array.as_boolean().value(row)),
        DataType::Int8 => Value::Integer(array.as_primitive::<Int8Type>().value(row).into()),
        DataType::Int16 => Value::Integer(array.as_primitive::<Int16Type>().value(row).into()),
        DataType::Int32 => Value::Integer(array.as_primitive::<Int32Type>().value(row).into()),
        DataType::Int64 => Value::Integer(array.as_primitive::<Int64Type>().value(row)),
        DataType::Float32 => Value::Float(array.as_primitive::<Float32Type>().value(row)),
        DataType::Float64 => Value::Double(array.as_primitive::<Float64Type>().value(row)),
        DataType::Decimal128(_, scale) => Value::Decimal(
            array.as_primitive::<Decimal128Type>().value(row),
            u8::try_from(*scale).map_err(Error::internal)?,
        ),
        DataType::Date32 => Value::Date(array.as_primitive::<Date32Type>().value(row)),
        DataType::Timestamp(_, Some(_)) => {
            Value::Timestamp(array.as_primitive::<TimestampMicrosecondType>().value(row))
        }
        DataType::Timestamp(_, None) => {
            Value::TimestampNtz(array.as_primitive::<TimestampMicrosecondType>().value(row))
        }
        data_type if is_string(data_type) => {
            let text = compute::cast(&array.slice(row, 1), &DataType::Utf8).map_err(from_arrow)?;
            Value::Text(text.as_string::<i32>().value(0).to_string())
        }
        DataType::Binary => Value::Binary(array.as_binary::<i32>().value(row).to_vec()),
        DataType::BinaryView => Value::Binary(array.as_binary_view().value(row).to_vec()),
        data_type if is_variant(data_type) => {
            let mut values = values(&array.slice(row, 1))?;
            values.pop().flatten().unwrap_or(Value::Null)
        }
        DataType::List(_) => {
            let items = array.as_list::<i32>().value(row);
            Value::Array((0..items.len()).map(|item| of_row(&items, item)).collect::<Result<_>>()?)
        }
        DataType::Struct(fields) => {
            let columns = array.as_struct().columns();
            let named = fields.iter().zip(columns);
            Value::Object(
                named.map(|(field, column)| Ok((field.name().clone(), of_row(column, row)?))).collect::<Result<_>>()?,
            )
        }
        DataType::Map(_, _) => {
            let entries = array.as_map().value(row);
            let keys = compute::cast(entries.column(0), &DataType::Utf8).map_err(from_arrow)?;
            let keys = keys.as_string::<i32>();
            let pairs = (0..entries.len()).map(|at| Ok((keys.value(at).to_string(), of_row(entries.column(1), at)?)));
            Value::Object(pairs.collect::<Result<_>>()?)
        }
        _ => return Err(mistyped(array)),
    })
}

/// How variants are read as another type.
#[derive(Clone, Copy)]
pub struct Reading<'a> {
    /// What does not fit is NULL; else it raises.
    pub tolerant: bool,
    pub zone: &'a str,
}

/// The fields of an object.
type Members<'a> = &'a Vec<(String, Value)>;

impl Reading<'_> {
    pub fn column(&self, values: &[Option<&Value>], to: &DataType) -> Result<ArrayRef> {
        // A null inside a variant is NULL in every other type.
        let present = |value: Option<&Value>| -> bool { value.is_some_and(|value| *value != Value::Null) };
        match to {
            data_type if is_variant(data_type) => {
                column(&values.iter().map(|value| value.cloned()).collect::<Vec<_>>())
            }
            data_type if is_string(data_type) => {
                let texts = values.iter().map(|value| match value {
                    None | Some(Value::Null) => Ok(None),
                    Some(Value::Text(text)) => Ok(Some(text.clone())),
                    Some(value @ (Value::Array(_) | Value::Object(_))) => value.to_json(self.zone).map(Some),
                    Some(value) => {
                        let text = of_array(&natural(value)?, &DataType::Utf8, EvalMode::Try, self.zone)?;
                        Ok(Some(text.as_string::<i32>().value(0).to_string()))
                    }
                });
                Ok(Arc::new(texts.collect::<Result<StringArray>>()?))
            }
            DataType::List(element) => self.list(values, element),
            DataType::Map(entries, _) => self.map(values, entries),
            DataType::Struct(fields) => self.structure(values, fields),
            _ => {
                let mut rows: Vec<ArrayRef> = Vec::with_capacity(values.len());
                for value in values {
                    let found = match value {
                        Some(value) if present(Some(value)) => self.scalar(value, to)?,
                        _ => new_null_array(to, 1),
                    };
                    rows.push(found);
                }
                if rows.is_empty() {
                    return Ok(new_null_array(to, 0));
                }
                let rows: Vec<&dyn Array> = rows.iter().map(AsRef::as_ref).collect();
                compute::concat(&rows).map_err(from_arrow)
            }
        }
    }

    fn scalar(&self, value: &Value, to: &DataType) -> Result<ArrayRef> {
        let is_plain = !matches!(value, Value::Array(_) | Value::Object(_));
        if is_plain {
            let from = natural(value)?;
            if is_castable(from.data_type(), to, EvalMode::Try) {
                let made = of_array(&from, to, EvalMode::Try, self.zone)?;
                if made.is_valid(0) {
                    return Ok(made);
                }
            }
        }
        self.unfit(value, to)?;
        Ok(new_null_array(to, 1))
    }

    fn unfit(&self, value: &Value, to: &DataType) -> Result<()> {
        if self.tolerant {
            return Ok(());
        }
        let parameters = [("value", value.to_json(self.zone)?), ("dataType", format!("\"{}\"", sql_name(to)))];
        Err(Error::new(Kind::Runtime, "INVALID_VARIANT_CAST", &parameters))
    }

    /// Refuses what is there and is not of the right form.
    fn check<T>(&self, values: &[Option<&Value>], found: &[Option<T>], to: &DataType) -> Result<()> {
        for (value, found) in values.iter().zip(found) {
            if let (Some(value), None) = (value, found)
                && **value != Value::Null
            {
                self.unfit(value, to)?;
            }
        }
        Ok(())
    }

    fn list(&self, values: &[Option<&Value>], element: &FieldRef) -> Result<ArrayRef> {
        let lists: Vec<Option<&Vec<Value>>> = values
            .iter()
            .map(|value| match value {
                Some(Value::Array(items)) => Some(items),
                _ => None,
            })
            .collect();
        self.check(values, &lists, &DataType::List(Arc::clone(element)))?;
        let flat: Vec<Option<&Value>> = lists.iter().flatten().flat_map(|items| items.iter().map(Some)).collect();
        let items = self.column(&flat, element.data_type())?;
        let offsets = OffsetBuffer::from_lengths(lists.iter().map(|items| items.map_or(0, Vec::len)));
        let nulls = NullBuffer::from_iter(lists.iter().map(Option::is_some));
        Ok(Arc::new(ListArray::try_new(Arc::clone(element), offsets, items, Some(nulls)).map_err(from_arrow)?))
    }

    fn objects<'a>(&self, values: &[Option<&'a Value>], to: &DataType) -> Result<Vec<Option<Members<'a>>>> {
        let objects: Vec<_> = values
            .iter()
            .map(|value| match value {
                Some(Value::Object(fields)) => Some(fields),
                _ => None,
            })
            .collect();
        self.check(values, &objects, to)?;
        Ok(objects)
    }

    fn map(&self, values: &[Option<&Value>], entries: &FieldRef) -> Result<ArrayRef> {
        let to = DataType::Map(Arc::clone(entries), false);
        let DataType::Struct(fields) = entries.data_type() else {
            return Err(Error::internal("a map without entries"));
        };
        if !is_string(fields[0].data_type()) {
            return Err(Error::unsupported(format!("reading {} from a variant", sql_name(&to))));
        }
        let objects = self.objects(values, &to)?;
        let pairs: Vec<&(String, Value)> = objects.iter().flatten().flat_map(|fields| fields.iter()).collect();
        let keys: ArrayRef = Arc::new(StringArray::from_iter_values(pairs.iter().map(|(key, _)| key)));
        let flat: Vec<Option<&Value>> = pairs.iter().map(|(_, value)| Some(value)).collect();
        let items = self.column(&flat, fields[1].data_type())?;
        let inner = StructArray::try_new(fields.clone(), vec![keys, items], None).map_err(from_arrow)?;
        let offsets = OffsetBuffer::from_lengths(objects.iter().map(|fields| fields.map_or(0, Vec::len)));
        let nulls = NullBuffer::from_iter(objects.iter().map(Option::is_some));
        let made = MapArray::try_new(Arc::clone(entries), offsets, inner, Some(nulls), false);
        Ok(Arc::new(made.map_err(from_arrow)?))
    }

    fn structure(&self, values: &[Option<&Value>], fields: &Fields) -> Result<ArrayRef> {
        let objects = self.objects(values, &DataType::Struct(fields.clone()))?;
        let columns = fields.iter().map(|field| {
            let inner: Vec<Option<&Value>> = objects
                .iter()
                .map(|object| object.and_then(|fields| fields.iter().find(|(name, _)| name == field.name())))
                .map(|found| found.map(|(_, value)| value))
                .collect();
            self.column(&inner, field.data_type())
        });
        let columns = columns.collect::<Result<Vec<_>>>()?;
        let nulls = NullBuffer::from_iter(objects.iter().map(Option::is_some));
        let made = StructArray::try_new_with_length(fields.clone(), columns, Some(nulls), values.len());
        Ok(Arc::new(made.map_err(from_arrow)?))
    }
}

/// A plain value as a row of the type it has of itself.
fn natural(value: &Value) -> Result<ArrayRef> {
    Ok(match value {
        Value::Null | Value::Array(_) | Value::Object(_) => new_null_array(&DataType::Null, 1),
        Value::Boolean(value) => Arc::new(BooleanArray::from(vec![*value])),
        Value::Integer(number) => Arc::new(PrimitiveArray::<Int64Type>::from_value(*number, 1)),
        Value::Double(number) => Arc::new(PrimitiveArray::<Float64Type>::from_value(*number, 1)),
        Value::Float(number) => Arc::new(PrimitiveArray::<Float32Type>::from_value(*number, 1)),
        Value::Decimal(digits, scale) => {
            let (digits, scale) = super::json::stripped(*digits, *scale);
            let column = PrimitiveArray::<Decimal128Type>::from_value(digits, 1);
            Arc::new(column.with_data_type(DataType::Decimal128(38, scale as i8)))
        }
        Value::Date(days) => Arc::new(PrimitiveArray::<Date32Type>::from_value(*days, 1)),
        Value::Timestamp(micros) => {
            Arc::new(PrimitiveArray::<TimestampMicrosecondType>::from_value(*micros, 1).with_timezone("UTC"))
        }
        Value::TimestampNtz(micros) => Arc::new(PrimitiveArray::<TimestampMicrosecondType>::from_value(*micros, 1)),
        Value::Binary(bytes) => Arc::new(BinaryArray::from_vec(vec![bytes.as_slice()])),
        Value::Text(text) => Arc::new(StringArray::from(vec![text.as_str()])),
    })
}
