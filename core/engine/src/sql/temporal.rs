//! The texts of dates, times and timestamps in literals, read as a cast reads them.

use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::data_type;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::types;

use super::message::{expression, literal};
use crate::expr::cast::{nanos, parse};

/// `DATE 'text'`.
pub(super) fn date(text: &str) -> Option<Expression> {
    if parse::special(text).is_some() {
        return Some(deferred(text, data_type::Kind::Date(data_type::Date { type_variation_reference: 0 })));
    }
    i32::try_from(parse::date(text)?).ok().map(|days| literal(LiteralType::Date(days)))
}

/// `TIMESTAMP_NTZ 'text'`. A zone in the text is checked and left out.
pub(super) fn local_timestamp(text: &str) -> Option<Expression> {
    if parse::special(text).is_some() {
        let kind = data_type::TimestampNtz { type_variation_reference: 0 };
        return Some(deferred(text, data_type::Kind::TimestampNtz(kind)));
    }
    parse::local_timestamp(text).map(|(micros, _)| literal(LiteralType::TimestampNtz(micros)))
}

/// `TIMESTAMP 'text'`.
pub(super) fn timestamp(text: &str) -> Option<Expression> {
    let utc = crate::expr::calendar::zone("UTC")?;
    let is_read = parse::special(text).is_some() || parse::timestamp(text, &utc).is_some();
    let kind = data_type::Timestamp { type_variation_reference: 0 };
    is_read.then(|| deferred(text, data_type::Kind::Timestamp(kind)))
}

/// `TIMESTAMP 'text'` and its kin, of so many digits of a second.
pub(super) fn precise(text: &str, name: &str, digits: usize) -> Option<Expression> {
    let precision = i32::try_from(digits).ok();
    let is_zoned = name != "TIMESTAMP_NTZ";
    let target = types::Nanos { is_zoned, precision: precision? };
    nanos::read(text, target, &crate::expr::calendar::zone("UTC")?)?;
    let type_variation_reference = 0;
    Some(deferred(
        text,
        if is_zoned {
            data_type::Kind::TimestampLtzNanos(data_type::TimestampLtzNanos { precision, type_variation_reference })
        } else {
            data_type::Kind::TimestampNtzNanos(data_type::TimestampNtzNanos { precision, type_variation_reference })
        },
    ))
}

/// What the text means depends on the session's zone and the query's instant, which the resolver knows.
fn deferred(text: &str, kind: data_type::Kind) -> Expression {
    let literal_type = Some(LiteralType::String(text.trim().to_string()));
    expression(ExprType::Literal(Literal { data_type: Some(types::of(kind)), literal_type }))
}

/// Nanoseconds since midnight.
pub(super) fn time(text: &str) -> Option<i64> {
    parse::time(text)
}

/// How many digits a fraction of seconds has.
pub(super) fn fraction_digits(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.bytes().take_while(u8::is_ascii_digit).count())
}
