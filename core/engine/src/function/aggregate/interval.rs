//! Sums and means of intervals. Spark: `Sum`, `Average` over `AnsiIntervalType`.

use std::sync::Arc;

use arrow::array::{Array, ArrayRef, AsArray, DurationMicrosecondArray, IntervalYearMonthArray};
use arrow::datatypes::{DataType, DurationMicrosecondType, IntervalYearMonthType};
use firesteel_protocol::{Error, Kind, Result};

use super::Call;
use super::gather::{Finish, Gathered, Shape, gathered};
use crate::expr::cast::{convert, whole};
use crate::expr::{EvalMode, Typed};

/// `word` is `try` when a total that does not fit is NULL.
pub(super) fn sum(call: &Call<'_>, value: Typed, word: &str) -> Result<Typed> {
    let fields = value.data_type.clone();
    let finish: Finish = |gathered| answered(gathered, total(gathered)?.map(|(total, _)| total));
    convert(made(call, whole(value)?, "interval_sum", word, finish), &fields, EvalMode::Ansi, call.settings)
}

pub(super) fn average(call: &Call<'_>, value: Typed, word: &str) -> Result<Typed> {
    Ok(made(call, whole(value)?, "interval_mean", word, |gathered| {
        let Some((total, count)) = total(gathered)? else { return Ok(gathered.null()) };
        // The sum on the way has to fit too.
        let sum = answered(gathered, Some(total))?;
        if sum.is_null(0) { Ok(sum) } else { answered(gathered, Some(rounded(total, count))) }
    }))
}

fn made(call: &Call<'_>, value: Typed, name: &'static str, word: &str, finish: Finish) -> Typed {
    let shape = Shape { name, finish, gives: value.data_type.clone(), nullable: true, detail: word };
    Typed { fallible: true, ..gathered(shape, vec![value], call) }
}

/// The sum and how many there are; `None` for none.
fn total(gathered: &Gathered<'_>) -> Result<Option<(i128, i128)>> {
    let column = &gathered.columns[0];
    let values: Vec<i128> = match column.data_type() {
        DataType::Duration(_) => {
            column.as_primitive::<DurationMicrosecondType>().iter().flatten().map(i128::from).collect()
        }
        _ => column.as_primitive::<IntervalYearMonthType>().iter().flatten().map(i128::from).collect(),
    };
    let count = i128::try_from(values.len()).map_err(Error::internal)?;
    Ok((count > 0).then(|| (values.iter().sum(), count)))
}

/// Half up, away from zero.
fn rounded(total: i128, count: i128) -> i128 {
    let (quotient, rest) = (total / count, total % count);
    if 2 * rest.abs() >= count { quotient + total.signum() } else { quotient }
}

fn answered(gathered: &Gathered<'_>, value: Option<i128>) -> Result<ArrayRef> {
    let Some(value) = value else { return Ok(gathered.null()) };
    let made: Option<ArrayRef> = match gathered.gives {
        DataType::Duration(_) => {
            i64::try_from(value).ok().map(|micros| Arc::new(DurationMicrosecondArray::from(vec![micros])) as ArrayRef)
        }
        _ => i32::try_from(value).ok().map(|months| Arc::new(IntervalYearMonthArray::from(vec![months])) as ArrayRef),
    };
    match made {
        Some(made) => Ok(made),
        None if gathered.detail == "try" => Ok(gathered.null()),
        None => {
            let parameters = [("functionName", "`try_add`")];
            Err(Error::new(Kind::Arithmetic, "INTERVAL_ARITHMETIC_OVERFLOW.WITH_SUGGESTION", &parameters))
        }
    }
}
