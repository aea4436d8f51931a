//! `listagg(value[, delimiter]) [WITHIN GROUP (ORDER BY ...)]`, also called `string_agg`. Spark: `ListAgg`.

use std::cmp::Ordering;
use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, BinaryArray, StringArray};
use arrow::datatypes::DataType;
use datafusion::scalar::ScalarValue;
use firesteel_protocol::{Error, Kind, Result};

use super::gather::{Gathered, Shape, gathered};
use super::{Call, Function, Shown, aggregate, called_with, not_constant};
use crate::expr::keys::Keys;
use crate::expr::{EvalMode, Typed, cast, failure};
use crate::function::array::as_type;
use crate::function::signature::{self, Accepts, one, optional};
use crate::types::{is_binary, is_fractional, is_timestamp, quoted};

pub(super) static LISTAGG: Function =
    aggregate(&["listagg", "string_agg"], &[one(Accepts::Any), optional(Accepts::Any)], Shown::By(name), listagg);

fn name(call: &Call<'_>) -> String {
    let argument = |index: usize| call.arguments.get(index).map_or("NULL", |argument| argument.name.as_str());
    if call.order_by.is_empty() {
        return called_with(&call.name.to_lowercase(), &[argument(0), argument(1)], call);
    }
    let keys: Vec<String> = call.order_by.iter().map(crate::function::Order::name).collect();
    let plain = Call { filter: None, ..call.without_arguments() };
    let filter = call.filter.as_ref().map(|filter| format!(" FILTER (WHERE {})", filter.name)).unwrap_or_default();
    let called = called_with("listagg", &[argument(0), argument(1)], &plain);
    format!("{called} WITHIN GROUP (ORDER BY {}){filter}", keys.join(", "))
}

fn listagg(mut call: Call<'_>) -> Result<Typed> {
    let sql = name(&call);
    let settings = call.settings;
    let delimiter = if call.arguments.len() == 2 { call.arguments.pop() } else { None };
    let value = call.arguments.remove(0);
    let is_bytes = is_binary(&value.data_type);
    let (gives, accepts) =
        if is_bytes { (DataType::Binary, Accepts::Binary) } else { (DataType::Utf8, Accepts::String) };
    let delimiter = delimiter.unwrap_or_else(|| Typed::literal(ScalarValue::Null));
    if delimiter.constant().is_none() {
        return Err(not_constant(&sql, "delimiter", &delimiter));
    }
    if !delimiter.is_null_literal() && is_binary(&delimiter.data_type) != is_bytes {
        let types = format!("({} or {})", quoted(&value.data_type), quoted(&delimiter.data_type));
        let parameters = [("functionName", "`listagg`".to_string()), ("dataType", types)];
        return Err(failure::mismatch("DATA_DIFF_TYPES", &sql, &parameters));
    }
    if call.is_distinct && !call.order_by.is_empty() {
        check_order(&call, &value, &gives)?;
    }
    let mut arguments = vec![
        signature::accept(value, accepts, 0, &sql, settings)?,
        signature::accept(delimiter, accepts, 1, &sql, settings)?,
    ];
    // A letter for each key: its direction, and where its NULLs stand.
    let mut detail = String::new();
    for order in &call.order_by {
        detail.push(match (order.ascending, order.nulls_first) {
            (true, true) => 'a',
            (true, false) => 'A',
            (false, true) => 'D',
            (false, false) => 'd',
        });
        arguments.push(order.key.clone());
    }
    let shape = Shape { name: "listagg", finish: join, gives, nullable: true, detail: &detail };
    Ok(gathered(shape, arguments, &call))
}

/// With DISTINCT the values are ordered by what they are, before or after they became text; and values that differ have
/// to differ as text too. Spark: `ListAgg.checkOrderValueDeterminism`.
fn check_order(call: &Call<'_>, value: &Typed, gives: &DataType) -> Result<()> {
    let [order] = call.order_by.as_slice() else { return Err(mismatched(call, value)) };
    let mode = if call.settings.ansi { EvalMode::Ansi } else { EvalMode::Legacy };
    if order.key.expr != value.expr
        && cast(order.key.clone(), gives, mode, call.settings).is_ok_and(|text| text.expr != value.expr)
    {
        return Err(mismatched(call, value));
    }
    let from = &order.key.data_type;
    if is_fractional(from) || is_timestamp(from) {
        let parameters =
            [("funcName", "`listagg`".to_string()), ("inputType", quoted(from)), ("castType", quoted(gives))];
        let condition = "INVALID_WITHIN_GROUP_EXPRESSION.MISMATCH_WITH_DISTINCT_INPUT_UNSAFE_CAST";
        return Err(Error::new(Kind::Analysis, condition, &parameters));
    }
    Ok(())
}

fn mismatched(call: &Call<'_>, value: &Typed) -> Error {
    let keys: Vec<String> = call.order_by.iter().map(|order| format!("\"{}\"", order.key.name)).collect();
    let parameters = [
        ("funcName", "`listagg`".to_string()),
        ("funcArg", format!("\"{}\"", value.name)),
        ("orderingExpr", keys.join(", ")),
    ];
    let condition = "INVALID_WITHIN_GROUP_EXPRESSION.MISMATCH_WITH_DISTINCT_INPUT";
    Error::new(Kind::Analysis, condition, &parameters)
}

fn join(gathered: &Gathered<'_>) -> Result<ArrayRef> {
    let values = as_type(&gathered.columns[0], gathered.gives)?;
    let mut rows: Vec<usize> = (0..values.len()).filter(|row| values.is_valid(*row)).collect();
    if rows.is_empty() {
        return Ok(gathered.null());
    }
    sort(gathered, &mut rows)?;
    let delimiters = as_type(&gathered.columns[1], gathered.gives)?;
    let first = rows[0];
    if *gathered.gives == DataType::Binary {
        let values = values.as_binary::<i32>();
        let parts: Vec<&[u8]> = rows.iter().map(|row| values.value(*row)).collect();
        let delimiter = if delimiters.is_valid(first) { delimiters.as_binary::<i32>().value(first) } else { &[] };
        return Ok(Arc::new(BinaryArray::from(vec![parts.join(delimiter).as_slice()])));
    }
    let values = values.as_string::<i32>();
    let parts: Vec<&str> = rows.iter().map(|row| values.value(*row)).collect();
    let delimiter = if delimiters.is_valid(first) { delimiters.as_string::<i32>().value(first) } else { "" };
    Ok(Arc::new(StringArray::from(vec![parts.join(delimiter)])))
}

fn sort(gathered: &Gathered<'_>, rows: &mut [usize]) -> Result<()> {
    let keys = gathered.columns[2..].iter().map(Keys::of).collect::<Result<Vec<_>>>()?;
    rows.sort_by(|left, right| {
        let parts = keys.iter().zip(&gathered.columns[2..]).zip(gathered.detail.chars());
        let orders = parts.map(|((keys, column), letter)| {
            let is_descending = letter.eq_ignore_ascii_case(&'d');
            let nulls_first = matches!(letter, 'a' | 'D');
            match (column.is_null(*left), column.is_null(*right)) {
                (true, false) if nulls_first => Ordering::Less,
                (true, false) => Ordering::Greater,
                (false, true) if nulls_first => Ordering::Greater,
                (false, true) => Ordering::Less,
                _ if is_descending => keys.key(*right).cmp(&keys.key(*left)),
                _ => keys.key(*left).cmp(&keys.key(*right)),
            }
        });
        orders.fold(Ordering::Equal, Ordering::then)
    });
    Ok(())
}
