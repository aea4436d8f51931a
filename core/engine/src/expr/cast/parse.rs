//! Texts as values: what a cast from string reads. Spark: `UTF8String.to…Exact`, `Decimal.fromString`,
//! `SparkDateTimeUtils.stringToDate` and `stringToTimestamp`, `StringUtils.isTrueString`.

use arrow::array::timezone::Tz;

use crate::expr::calendar::{MICROS_PER_DAY, days_from_civil, days_in_month, from_local, to_local, zone as zone_named};

/// What Spark trims around values: white space and control characters.
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c <= ' ' || c == '\u{7f}')
}

pub fn boolean(text: &str) -> Option<bool> {
    match trimmed(text).to_ascii_lowercase().as_str() {
        "t" | "true" | "y" | "yes" | "1" => Some(true),
        "f" | "false" | "n" | "no" | "0" => Some(false),
        _ => None,
    }
}

/// How a text with a fraction is read as an integer.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Fraction {
    /// `1.5` is no integer.
    Refused,
    /// `1.5` is 1: ANSI off.
    Dropped,
}

pub fn integer(text: &str, fraction: Fraction) -> Option<i64> {
    let text = trimmed(text);
    let whole = match text.split_once('.') {
        Some((whole, rest)) if fraction == Fraction::Dropped && rest.chars().all(|c| c.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text,
    };
    let digits = whole.strip_prefix(['+', '-']).unwrap_or(whole);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    whole.parse().ok()
}

/// Java's `Double.valueOf`, and Spark's words for the special values.
pub fn double(text: &str) -> Option<f64> {
    let text = trimmed(text);
    match text.to_ascii_lowercase().as_str() {
        "nan" => return Some(f64::NAN),
        "inf" | "+inf" | "infinity" | "+infinity" => return Some(f64::INFINITY),
        "-inf" | "-infinity" => return Some(f64::NEG_INFINITY),
        _ => {}
    }
    plain_number(text)?.parse().ok()
}

pub fn float(text: &str) -> Option<f32> {
    match double(text)? {
        special if !special.is_finite() && !text.bytes().any(|byte| byte.is_ascii_digit()) => Some(special as f32),
        _ => plain_number(trimmed(text))?.parse().ok(),
    }
}

/// The number without Java's type suffix; `None` when it does not start as one.
fn plain_number(text: &str) -> Option<&str> {
    let text = text.strip_suffix(['d', 'D', 'f', 'F']).unwrap_or(text);
    let first = text.trim_start_matches(['+', '-']).bytes().next()?;
    (first.is_ascii_digit() || first == b'.').then_some(text)
}

/// Digits and scale of a decimal text with an optional exponent; the scale may be negative.
pub fn decimal(text: &str) -> Option<(i128, i32)> {
    let text = trimmed(text);
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], text[at + 1..].parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, mantissa.strip_prefix('+').unwrap_or(mantissa)),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if (whole.is_empty() && fraction.is_empty())
        || !whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let all = format!("{whole}{fraction}");
    let significant = all.trim_start_matches('0');
    // More digits than any decimal has: those after the thirty-eighth cannot change a rounded value that fits, except
    // through the first dropped digit, which is kept.
    let kept = &significant[..significant.len().min(38)];
    let dropped = i32::try_from(significant.len() - kept.len()).ok()?;
    let value: i128 = if kept.is_empty() { 0 } else { kept.parse().ok()? };
    let scale = i32::try_from(fraction.len()).ok()? - exponent - dropped;
    Some((sign * value, scale))
}

/// Days since the epoch. `[+-]y{4,7}[-m[m][-d[d][( |T)…]]]`.
pub fn date(text: &str) -> Option<i64> {
    let text = trimmed(text);
    let (days, rest) = date_prefix(text)?;
    match rest.bytes().next() {
        None => Some(days),
        // What follows a full date and a separator is not looked at.
        Some(b' ' | b'T') if text.len() > rest.len() && is_full(text, rest) => Some(days),
        Some(_) => None,
    }
}

fn is_full(text: &str, rest: &str) -> bool {
    text[..text.len() - rest.len()].trim_start_matches(['+', '-']).matches('-').count() == 2
}

/// The date a text begins with, and what follows it.
fn date_prefix(text: &str) -> Option<(i64, &str)> {
    let (sign, unsigned) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' => (1, &text[1..]),
        _ => (1, text),
    };
    let (year, rest) = digits(unsigned, 4, 7)?;
    let (month, rest) = match rest.strip_prefix('-') {
        Some(rest) => digits(rest, 1, 2)?,
        None => return civil(sign * year, 1, 1).map(|days| (days, rest)),
    };
    let (day, rest) = match rest.strip_prefix('-') {
        Some(rest) => digits(rest, 1, 2)?,
        None => return civil(sign * year, month, 1).map(|days| (days, rest)),
    };
    civil(sign * year, month, day).map(|days| (days, rest))
}

fn civil(year: i64, month: i64, day: i64) -> Option<i64> {
    let is_valid = (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
    let days = days_from_civil(year, month, day);
    (is_valid && i32::try_from(days).is_ok()).then_some(days)
}

fn digits(text: &str, least: usize, most: usize) -> Option<(i64, &str)> {
    let count = text.bytes().take_while(u8::is_ascii_digit).count();
    if count < least || count > most {
        return None;
    }
    Some((text[..count].parse().ok()?, &text[count..]))
}

/// A timestamp text: local microseconds, and the zone when the text names one.
pub fn local_timestamp(text: &str) -> Option<(i64, Option<Tz>)> {
    let (days, nanos, zone) = moment(text)?;
    Some((days?.checked_mul(MICROS_PER_DAY)?.checked_add(nanos / 1_000)?, zone))
}

/// The day, the nanoseconds of the day and the zone of a timestamp text. A text of a time alone, `10:11` or `T10`, has no
/// day. Spark: `SparkDateTimeUtils.parseTimestampString`.
pub fn moment(text: &str) -> Option<(Option<i64>, i64, Option<Tz>)> {
    let text = trimmed(text);
    let (days, time) = match text.strip_prefix('T') {
        Some(time) => (None, time),
        None if text.find(':').is_some_and(|at| at <= 2) => (None, text),
        None => {
            let (days, rest) = date_prefix(text)?;
            if rest.is_empty() {
                return Some((Some(days), 0, None));
            }
            if !is_full(text, rest) {
                return None;
            }
            (Some(days), rest.strip_prefix([' ', 'T'])?)
        }
    };
    let (hour, rest) = digits(time, 1, 2)?;
    let (minute, rest) = optional(rest, ':')?;
    let (second, rest) = optional(rest, ':')?;
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let (fraction, rest) = match rest.strip_prefix('.') {
        Some(rest) => {
            let count = rest.bytes().take_while(u8::is_ascii_digit).count();
            let nanos: String = rest[..count].chars().chain("000000000".chars()).take(9).collect();
            (nanos.parse::<i64>().ok()?, &rest[count..])
        }
        None => (0, rest),
    };
    let zone = match rest.trim() {
        "" => None,
        name => Some(zone_named(name)?),
    };
    let seconds = (hour * 60 + minute) * 60 + second;
    Some((days, seconds * 1_000_000_000 + fraction, zone))
}

/// What a word such as `today` stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Special {
    Epoch,
    Now,
    /// Midnight so many days from today.
    Day(i64),
}

/// A word that stands for a moment, with a zone behind it or without. Spark: `SparkDateTimeUtils.extractSpecialValue`.
pub fn special(text: &str) -> Option<Special> {
    let text = trimmed(text);
    let end = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(text.len());
    let (word, zone) = text.split_at(end);
    let zone = zone.trim();
    if !zone.is_empty() {
        zone_named(zone)?;
    }
    match word.to_ascii_lowercase().as_str() {
        "epoch" => Some(Special::Epoch),
        "now" => Some(Special::Now),
        "today" => Some(Special::Day(0)),
        "yesterday" => Some(Special::Day(-1)),
        "tomorrow" => Some(Special::Day(1)),
        _ => None,
    }
}

impl Special {
    /// The instant, for a query of an instant in a zone.
    pub fn instant(self, now: i64, zone: &Tz) -> i64 {
        match self {
            Special::Epoch => 0,
            Special::Now => now,
            Special::Day(_) => from_local(self.local(now, zone), zone),
        }
    }

    /// The local microseconds.
    pub fn local(self, now: i64, zone: &Tz) -> i64 {
        match self {
            Special::Epoch => 0,
            Special::Now => to_local(now, zone),
            Special::Day(_) => self.day(now, zone) * MICROS_PER_DAY,
        }
    }

    /// The day.
    pub fn day(self, now: i64, zone: &Tz) -> i64 {
        let today = to_local(now, zone).div_euclid(MICROS_PER_DAY);
        match self {
            Special::Epoch => 0,
            Special::Now => today,
            Special::Day(later) => today + later,
        }
    }
}

/// Nanoseconds since midnight. `[T]h:m[:s[.fraction]][ AM|PM]`.
pub fn time(text: &str) -> Option<i64> {
    let text = trimmed(text);
    let half = text.len().checked_sub(2).and_then(|at| text.get(at..)).map(str::to_ascii_uppercase);
    let (text, half) = match half.as_deref() {
        Some(half @ ("AM" | "PM")) => (text[..text.len() - 2].trim_end(), Some(half == "PM")),
        _ => (text, None),
    };
    let (hour, rest) = digits(text.strip_prefix('T').unwrap_or(text), 1, 2)?;
    let (minute, rest) = digits(rest.strip_prefix(':')?, 1, 2)?;
    let (second, rest) = optional(rest, ':')?;
    let nanos = match rest.strip_prefix('.') {
        Some(fraction) if fraction.bytes().all(|byte| byte.is_ascii_digit()) => {
            fraction.chars().chain("000000000".chars()).take(9).collect::<String>().parse::<i64>().ok()?
        }
        None if rest.is_empty() => 0,
        _ => return None,
    };
    let hour = match half {
        Some(_) if !(1..=12).contains(&hour) => return None,
        Some(is_afternoon) => hour % 12 + if is_afternoon { 12 } else { 0 },
        None => hour,
    };
    let is_valid = hour <= 23 && minute <= 59 && second <= 59;
    is_valid.then_some(((hour * 60 + minute) * 60 + second) * 1_000_000_000 + nanos)
}

fn optional(text: &str, separator: char) -> Option<(i64, &str)> {
    match text.strip_prefix(separator) {
        Some(rest) => digits(rest, 1, 2),
        None => Some((0, text)),
    }
}

/// The instant a text means in the session zone. A time alone is one of today.
pub fn timestamp(text: &str, session: &Tz) -> Option<i64> {
    let (days, nanos, zone) = moment(text)?;
    let zone = zone.as_ref().unwrap_or(session);
    let today = || to_local(chrono::Utc::now().timestamp_micros(), zone).div_euclid(MICROS_PER_DAY);
    let local = days.unwrap_or_else(today).checked_mul(MICROS_PER_DAY)?.checked_add(nanos / 1_000)?;
    Some(from_local(local, zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expr::calendar::MICROS_PER_SECOND;

    #[test]
    fn dates_are_read_as_spark_reads_them() {
        for text in ["2020-01-03", "2020-1-3", "2020-01-03T10:00", " 2020-01-03 ", "+2020-01-03", "2020-01-03 x"] {
            assert_eq!(date(text), Some(18_264), "{text}");
        }
        assert_eq!(date("2020"), Some(18_262));
        for text in ["x", "2020-13-01", "2020-02-30", "20-01-01", "2020-01-01x", "2020T", ""] {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn timestamps_are_read_as_spark_reads_them() {
        let day = 18_262 * MICROS_PER_DAY;
        let hour = 3_600 * MICROS_PER_SECOND;
        for (text, micros) in [
            ("2020-01-01", Some(day)),
            ("2020-01-01 10", Some(day + 10 * hour)),
            ("2020-01-01 10:00:00.", Some(day + 10 * hour)),
            ("2020-01-01T10:00:00Z", Some(day + 10 * hour)),
            ("2020-01-01 10:", None),
            ("2020-01 10:00", None),
            ("10:00", None),
            ("999999-01-01", None),
        ] {
            assert_eq!(local_timestamp(text).map(|(local, _)| local), micros, "{text}");
        }
        let utc = zone_named("UTC").unwrap();
        assert!(timestamp("10:00", &utc).unwrap() % MICROS_PER_DAY == 10 * hour);
        assert_eq!(timestamp("T10", &utc), timestamp("10:00", &utc));
        assert_eq!(timestamp("2020-01-01 11:00:00UTC+010000", &utc), Some(day + 10 * hour));
    }

    #[test]
    fn words_stand_for_moments() {
        assert_eq!(special(" Tomorrow EST "), Some(Special::Day(1)));
        assert_eq!(special("epoch Z"), Some(Special::Epoch));
        assert_eq!(special("epoch 1"), None);
        let utc = zone_named("UTC").unwrap();
        assert_eq!(Special::Day(-1).instant(5 * MICROS_PER_DAY + 7, &utc), 4 * MICROS_PER_DAY);
        assert_eq!(Special::Now.day(5 * MICROS_PER_DAY + 7, &utc), 5);
    }

    #[test]
    fn times_are_read_as_spark_reads_them() {
        assert_eq!(time("10:11:12.5"), Some(36_672_500_000_000));
        assert_eq!(time(" 10:00 "), Some(36_000_000_000_000));
        assert_eq!(time("10:00:00 PM"), Some(79_200_000_000_000));
        assert_eq!(time("12:00 AM"), Some(0));
        for text in ["x", "25:00:00", "01", "13:00 PM", ""] {
            assert_eq!(time(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_read_as_spark_reads_them() {
        assert_eq!(integer(" 12 ", Fraction::Refused), Some(12));
        assert_eq!(integer("1.5", Fraction::Refused), None);
        assert_eq!(integer("1.5", Fraction::Dropped), Some(1));
        assert_eq!(decimal("1.50"), Some((150, 2)));
        assert_eq!(decimal("1e3"), Some((1, -3)));
        assert_eq!(decimal("x"), None);
        assert_eq!(double("1.5D"), Some(1.5));
        assert_eq!(double("infx"), None);
    }
}
