//! Intervals of some fields and TIME of a precision inside the engine: see [`Parameter`] for how they are carried.

use std::sync::Arc;

use arrow::array::{Array, ArrayData, ArrayRef, make_array};
use arrow::datatypes::{DataType, Field, FieldRef};
use datafusion::scalar::ScalarValue;
use firesteel_protocol::Result;
use firesteel_protocol::types::Parameter;

use crate::expr::failure::{from_arrow, from_datafusion};

/// The type with every [`Parameter`] in it left out, as it is on the wire.
pub fn plain(data_type: &DataType) -> DataType {
    let inner = |field: &FieldRef| -> FieldRef {
        let made: Field = field.as_ref().clone().with_data_type(plain(field.data_type()));
        Arc::new(made)
    };
    match data_type {
        DataType::List(field) => DataType::List(inner(field)),
        DataType::Map(field, ordered) => DataType::Map(inner(field), *ordered),
        DataType::Struct(fields) => DataType::Struct(fields.iter().map(inner).collect()),
        other => Parameter::carried(other).map_or_else(|| other.clone(), Parameter::plain),
    }
}

/// Whether the type, or one inside it, carries a [`Parameter`].
pub fn is_parametrised(data_type: &DataType) -> bool {
    match data_type {
        DataType::List(field) | DataType::Map(field, _) => is_parametrised(field.data_type()),
        DataType::Struct(fields) => fields.iter().any(|field| is_parametrised(field.data_type())),
        other => Parameter::carried(other).is_some(),
    }
}

/// The same values under a type of the same storage.
pub fn relabelled(array: &ArrayRef, to: &DataType) -> Result<ArrayRef> {
    if array.data_type() == to {
        return Ok(Arc::clone(array));
    }
    Ok(make_array(data(array.to_data(), to)?))
}

fn data(values: ArrayData, to: &DataType) -> Result<ArrayData> {
    let types: Vec<&DataType> = match to {
        DataType::List(field) | DataType::Map(field, _) => vec![field.data_type()],
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        _ => Vec::new(),
    };
    let children = values.child_data().iter().cloned().zip(types);
    let children = children.map(|(child, to)| data(child, to)).collect::<Result<Vec<_>>>()?;
    values.into_builder().data_type(to.clone()).child_data(children).build().map_err(from_arrow)
}

/// A constant under a type of the same storage.
pub fn relabelled_constant(value: &ScalarValue, to: &DataType) -> Result<ScalarValue> {
    let array = relabelled(&value.to_array().map_err(from_datafusion)?, to)?;
    ScalarValue::try_from_array(&array, 0).map_err(from_datafusion)
}

/// The type both of which hold, when they are intervals of one kind or both TIME.
pub fn wider(left: &DataType, right: &DataType) -> Option<DataType> {
    let parameter = match (Parameter::of(left)?, Parameter::of(right)?) {
        (Parameter::DayTime { first, last }, Parameter::DayTime { first: other_first, last: other_last }) => {
            Parameter::DayTime { first: first.min(other_first), last: last.max(other_last) }
        }
        (Parameter::YearMonth { first, last }, Parameter::YearMonth { first: other_first, last: other_last }) => {
            Parameter::YearMonth { first: first.min(other_first), last: last.max(other_last) }
        }
        (Parameter::Time { precision }, Parameter::Time { precision: other }) => {
            Parameter::Time { precision: precision.max(other) }
        }
        _ => return None,
    };
    Some(parameter.data_type())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::{list, map};
    use arrow::array::{Decimal64Array, ListArray};
    use arrow::buffer::OffsetBuffer;

    #[test]
    fn fields_are_left_out_at_any_depth() -> Result<()> {
        let days = Parameter::DayTime { first: 0, last: 0 }.data_type();
        let nested = map(DataType::Int32, list(days.clone(), true), true);
        assert!(is_parametrised(&nested));
        assert_eq!(plain(&nested), map(DataType::Int32, list(crate::types::DAY_TIME, true), true));

        let values = Decimal64Array::from(vec![1, i64::MAX]).with_data_type(days.clone());
        let DataType::List(field) = list(days, true) else { return Ok(()) };
        let lists: ArrayRef = Arc::new(ListArray::new(field, OffsetBuffer::from_lengths([2]), Arc::new(values), None));
        let plain_lists = relabelled(&lists, &plain(lists.data_type()))?;
        assert_eq!(plain_lists.data_type(), &list(crate::types::DAY_TIME, true));
        Ok(())
    }
}
