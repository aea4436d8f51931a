//! The texts of dates, times and timestamps, by Spark's rules (`SparkDateTimeUtils.stringToDate`,
//! `stringToTimestampWithoutTimeZone`): parts may be missing from the right, and numbers need no leading zeros.

use chrono::{Datelike, NaiveDate};

use crate::expr::cast::parse;

const MICROS_PER_DAY: i64 = 86_400_000_000;
const DAYS_PER_400_YEARS: i32 = 146_097;
/// Days from 1970-01-01 to 2000-01-01.
const DAYS_TO_2000: i32 = 10_957;

/// Days since 1970-01-01.
pub(super) fn date(text: &str) -> Option<i32> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("epoch") {
        return Some(0);
    }
    let (date, _) = text.split_once([' ', 'T']).unwrap_or((text, ""));
    days(date)
}

/// Microseconds since 1970-01-01 00:00:00 on a clock without a zone. A zone in the text is checked and left out.
pub(super) fn timestamp(text: &str) -> Option<i64> {
    let text = text.trim();
    if text.eq_ignore_ascii_case("epoch") {
        return Some(0);
    }
    let Some((date, clock)) = text.split_once([' ', 'T']) else { return Some(i64::from(days(text)?) * MICROS_PER_DAY) };
    let days = i64::from(days(date)?);
    let clock_end = clock.find(|c: char| !c.is_ascii_digit() && c != ':' && c != '.').unwrap_or(clock.len());
    let (clock, zone) = clock.split_at(clock_end);
    if !is_zone(zone.trim()) {
        return None;
    }
    days.checked_mul(MICROS_PER_DAY)?.checked_add(nanos(clock)? / 1000)
}

/// Nanoseconds since midnight.
pub(super) fn time(text: &str) -> Option<i64> {
    parse::time(text)
}

/// How many digits a fraction of seconds has.
pub(super) fn fraction_digits(text: &str) -> usize {
    text.split_once('.').map_or(0, |(_, fraction)| fraction.bytes().take_while(u8::is_ascii_digit).count())
}

fn days(text: &str) -> Option<i32> {
    let (sign, rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    };
    let mut parts = rest.split('-');
    let year = number(parts.next()?, 4, 7)?;
    let month = parts.next().map_or(Some(1), |part| number(part, 1, 2))?;
    let day = parts.next().map_or(Some(1), |part| number(part, 1, 2))?;
    if parts.next().is_some() {
        return None;
    }
    let year = sign * i32::try_from(year).ok()?;
    // A year of the same place in the 400 years after which the calendar repeats: the crate's years end too early.
    let date = NaiveDate::from_ymd_opt(year.rem_euclid(400) + 2000, month, day)?;
    let since_2000 = date.num_days_from_ce() - NaiveDate::from_ymd_opt(2000, 1, 1)?.num_days_from_ce();
    year.div_euclid(400).checked_sub(5)?.checked_mul(DAYS_PER_400_YEARS)?.checked_add(since_2000 + DAYS_TO_2000)
}

fn nanos(text: &str) -> Option<i64> {
    let mut parts = text.split(':');
    let hour = number(parts.next()?, 1, 2)?;
    let minute = number(parts.next()?, 1, 2)?;
    let (second, fraction) = match parts.next() {
        Some(part) => part.split_once('.').unwrap_or((part, "")),
        None => ("0", ""),
    };
    let second = number(second, 1, 2)?;
    if parts.next().is_some() || hour > 23 || minute > 59 || second > 59 || fraction.len() > 9 {
        return None;
    }
    let nanos = if fraction.is_empty() { 0 } else { number(&format!("{fraction:0<9}"), 9, 9)? };
    let seconds = i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    Some(seconds * 1_000_000_000 + i64::from(nanos))
}

/// Nothing, `Z`, an offset, or something that may be the name of a zone.
fn is_zone(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_alphanumeric() || "+-:/_".contains(c))
        && text.chars().next().is_none_or(|c| c.is_ascii_alphabetic() || c == '+' || c == '-')
}

fn number(text: &str, least: usize, most: usize) -> Option<u32> {
    let is_number = (least..=most).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_may_lack_parts() {
        for (text, days) in [
            ("1970-01-01", Some(0)),
            ("2020-1-31", Some(18292)),
            ("2020", Some(18262)),
            ("2020-02-30", None),
            ("20", None),
            (" 1970-01-02 12:00", Some(1)),
            ("-0001-01-01", Some(-719893)),
            ("5874897-01-01", Some(2145042541)),
        ] {
            assert_eq!(date(text), days, "{text}");
        }
    }

    #[test]
    fn timestamps_may_lack_parts_and_have_a_zone() {
        for (text, micros) in [
            ("1970-01-01 00:00:01.5", Some(1_500_000)),
            ("1970-01-02", Some(MICROS_PER_DAY)),
            ("1970-01-01T1:2", Some(3_720_000_000)),
            ("1970-01-01 00:00:00+01:00", Some(0)),
            ("1970-01-01 00:00:00 Europe/Berlin", Some(0)),
            ("1970-01-01 24:00:00", None),
            ("x", None),
        ] {
            assert_eq!(timestamp(text), micros, "{text}");
        }
    }
}
