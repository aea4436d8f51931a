//! Intervals written as text: `1-2` as years to months, `INTERVAL '1 02:03' DAY TO MINUTE`, and `1 day 2 hours`.
//! Spark: `IntervalUtils.castStringToYMInterval`, `castStringToDTInterval`, `stringToInterval`.

use firesteel_protocol::types::Parameter;
use firesteel_protocol::{Error, Kind};

const DAY_TIME: [&str; 4] = ["DAY", "HOUR", "MINUTE", "SECOND"];
const YEAR_MONTH: [&str; 2] = ["YEAR", "MONTH"];
const LETTERS: [&str; 4] = ["d", "h", "m", "s.n"];
const MICROS: [i64; 4] = [86_400_000_000, 3_600_000_000, 60_000_000, 1_000_000];

/// Why a text is no interval.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refused {
    /// It has another form.
    Form,
    /// A number in it is too large for its place.
    Range,
}

/// The months or microseconds of a text, for an interval of the fields of `to`.
pub fn fielded(text: &str, to: Parameter) -> Result<i64, Refused> {
    let (names, first, last) = fields(to);
    let (sign, value) = unwrapped(text.trim(), names, first, last).ok_or(Refused::Form)?;
    let (own_sign, value) = signed(value);
    let magnitude = match to {
        Parameter::YearMonth { .. } => months(value, first, last)?,
        _ => micros(value, first, last)?,
    };
    let total = i128::from(sign * own_sign) * magnitude;
    match to {
        Parameter::YearMonth { .. } => i32::try_from(total).map(i64::from).map_err(|_| Refused::Range),
        _ => i64::try_from(total).map_err(|_| Refused::Range),
    }
}

fn fields(parameter: Parameter) -> (&'static [&'static str], usize, usize) {
    let place = |field: i32| usize::try_from(field).unwrap_or_default();
    match parameter {
        Parameter::YearMonth { first, last } => (&YEAR_MONTH, place(first).min(1), place(last).min(1)),
        Parameter::DayTime { first, last } => (&DAY_TIME, place(first).min(3), place(last).min(3)),
        Parameter::Time { .. } => (&DAY_TIME, 0, 3),
    }
}

/// What stands between the quotes of `INTERVAL -'...' DAY TO SECOND`, or the text itself when it is no such literal.
fn unwrapped<'a>(text: &'a str, names: &[&str], first: usize, last: usize) -> Option<(i64, &'a str)> {
    let Some(rest) = text.get(..8).filter(|word| word.eq_ignore_ascii_case("interval")).map(|_| &text[8..]) else {
        return Some((1, text));
    };
    let (sign, rest) = signed(rest.trim_start());
    let (value, unit) = rest.strip_prefix('\'')?.split_once('\'')?;
    let words: Vec<String> = unit.split_whitespace().map(str::to_ascii_uppercase).collect();
    let expected = if first == last { vec![names[first]] } else { vec![names[first], "TO", names[last]] };
    (words == expected).then_some((sign, value))
}

fn signed(text: &str) -> (i64, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn count(digits: &str) -> Result<i128, Refused> {
    let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number {
        return Err(Refused::Form);
    }
    digits.parse::<i64>().map(i128::from).map_err(|_| Refused::Range)
}

fn months(value: &str, first: usize, last: usize) -> Result<i128, Refused> {
    if first == last {
        return Ok(count(value)? * if first == 0 { 12 } else { 1 });
    }
    let (years, months) = value.split_once('-').ok_or(Refused::Form)?;
    let (years, months) = (count(years)?, count(months)?);
    if months > 11 { Err(Refused::Range) } else { Ok(years * 12 + months) }
}

fn micros(value: &str, first: usize, last: usize) -> Result<i128, Refused> {
    let mut rest = value;
    let mut total = 0;
    for field in first..=last {
        let part = if field == last {
            std::mem::take(&mut rest)
        } else {
            let (part, after) = rest.split_once(if field == 0 { ' ' } else { ':' }).ok_or(Refused::Form)?;
            rest = if field == 0 { after.trim_start() } else { after };
            part
        };
        let (whole, fraction) = match part.split_once('.') {
            Some((whole, fraction)) if field == 3 => (whole, fraction),
            Some(_) => return Err(Refused::Form),
            None => (part, ""),
        };
        // Within a longer interval a field has at most two digits.
        if field > first && whole.len() > 2 || fraction.len() > 9 {
            return Err(Refused::Form);
        }
        let greatest = [i128::MAX, 23, 59, 59][field];
        let count_of_units = count(whole)?;
        if field > first && count_of_units > greatest {
            return Err(Refused::Range);
        }
        total += count_of_units * i128::from(MICROS[field]);
        if !fraction.is_empty() {
            total += count(&format!("{fraction:0<9}"))? / 1000;
        } else if part.ends_with('.') {
            return Err(Refused::Form);
        }
    }
    Ok(total)
}

/// The error for a text that is no interval of these fields.
pub fn error(text: &str, to: Parameter, why: Refused) -> Error {
    Error::new(Kind::IllegalArgument, condition(to, why), &parameters(text, to))
}

pub fn condition(to: Parameter, why: Refused) -> &'static str {
    match (to, why) {
        (Parameter::YearMonth { .. }, Refused::Range) => "INVALID_INTERVAL_FORMAT.INTERVAL_PARSING",
        (Parameter::YearMonth { .. }, Refused::Form) => "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING",
        (_, Refused::Range) => "INVALID_INTERVAL_FORMAT.DAY_TIME_PARSING",
        (_, Refused::Form) => "INVALID_INTERVAL_FORMAT.UNMATCHED_FORMAT_STRING_WITH_NOTICE",
    }
}

pub fn parameters(text: &str, to: Parameter) -> Vec<(&'static str, String)> {
    let (names, first, last) = fields(to);
    let is_year_month = matches!(to, Parameter::YearMonth { .. });
    let shown = if is_year_month {
        ["y", "m"][first..=last].join("-")
    } else {
        let separator = |field: usize| if field == 0 { " " } else { ":" };
        (first..=last).fold(String::new(), |shown, field| {
            let before = if field == first { "" } else { separator(field - 1) };
            format!("{shown}{before}{}", LETTERS[field])
        })
    };
    let range = if first == last { names[first].to_string() } else { format!("{} TO {}", names[first], names[last]) };
    vec![
        ("input", text.to_string()),
        ("intervalStr", if is_year_month { "year-month" } else { "day-time" }.to_string()),
        ("supportedFormat", format!("`[+|-]{shown}`, `INTERVAL [+|-]'[+|-]{shown}' {range}`")),
        ("typeName", format!("interval {}", range.to_lowercase())),
        ("interval", if is_year_month { "year-month" } else { "day-time" }.to_string()),
        ("msg", "a field is out of its range".to_string()),
    ]
}

/// Months, days and microseconds of `[interval] {[+|-]n unit}`.
pub fn calendar(text: &str) -> Option<(i32, i32, i64)> {
    let text = text.trim().to_ascii_lowercase();
    let text = match text.strip_prefix("interval") {
        Some(rest) if rest.starts_with(char::is_whitespace) => rest,
        Some(_) => return None,
        None => text.as_str(),
    };
    let (mut months, mut days, mut micros) = (0_i32, 0_i32, 0_i64);
    let mut rest = text.trim_start();
    if rest.is_empty() {
        return None;
    }
    while !rest.is_empty() {
        let (sign, after) = signed(rest);
        let number = after.trim_start();
        let end = number.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, after) = number.split_at(end);
        let (whole, fraction) = number.split_once('.').map_or((number, None), |(whole, part)| (whole, Some(part)));
        let unit = after.trim_start();
        let end = unit.find(char::is_whitespace).unwrap_or(unit.len());
        let (unit, after) = unit.split_at(end);
        let is_second = matches!(unit, "second" | "seconds");
        let digits = fraction.map_or(0, str::len);
        if digits > 9 || (fraction.is_some() && !is_second) || (whole.is_empty() && digits == 0) {
            return None;
        }
        let count = sign * if whole.is_empty() { 0 } else { whole.parse::<i64>().ok()? };
        let narrow = |count: i64, factor: i64| i32::try_from(count.checked_mul(factor)?).ok();
        let long = |factor: i64| count.checked_mul(factor);
        match unit {
            "year" | "years" => months = months.checked_add(narrow(count, 12)?)?,
            "month" | "months" => months = months.checked_add(narrow(count, 1)?)?,
            "week" | "weeks" => days = days.checked_add(narrow(count, 7)?)?,
            "day" | "days" => days = days.checked_add(narrow(count, 1)?)?,
            "hour" | "hours" => micros = micros.checked_add(long(MICROS[1])?)?,
            "minute" | "minutes" => micros = micros.checked_add(long(MICROS[2])?)?,
            "second" | "seconds" => {
                let nanos: i64 = match fraction {
                    Some(digits) if !digits.is_empty() => format!("{digits:0<9}").parse().ok()?,
                    _ => 0,
                };
                micros = micros.checked_add(long(MICROS[3])?)?.checked_add(sign * nanos / 1000)?;
            }
            "millisecond" | "milliseconds" => micros = micros.checked_add(long(1000)?)?,
            "microsecond" | "microseconds" => micros = micros.checked_add(count)?,
            _ => return None,
        }
        rest = after.trim_start();
    }
    Some((months, days, micros))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_for_the_fields_asked() {
        let days = Parameter::DayTime { first: 0, last: 0 };
        let hours = Parameter::DayTime { first: 0, last: 1 };
        let all = Parameter::DayTime { first: 0, last: 3 };
        let seconds = Parameter::DayTime { first: 1, last: 3 };
        let years = Parameter::YearMonth { first: 0, last: 0 };
        let months = Parameter::YearMonth { first: 0, last: 1 };
        let cases = [
            ("1", days, Ok(MICROS[0])),
            ("INTERVAL '1' DAY", days, Ok(MICROS[0])),
            ("interval -'-1' day", days, Ok(MICROS[0])),
            ("1 01:02", days, Err(Refused::Form)),
            ("1 day", days, Err(Refused::Form)),
            ("20 15", hours, Ok(20 * MICROS[0] + 15 * MICROS[1])),
            ("-1 02:03:04.5", all, Ok(-93_784_500_000)),
            ("15:40", seconds, Err(Refused::Form)),
            ("1 24:00:00", all, Err(Refused::Range)),
            ("x", years, Err(Refused::Form)),
            ("1-2", months, Ok(14)),
            ("178956970-8", months, Err(Refused::Range)),
        ];
        for (text, to, expected) in cases {
            assert_eq!(fielded(text, to), expected, "{text}");
        }
    }

    #[test]
    fn amounts_with_units_are_added_up() {
        assert_eq!(calendar("interval 3 month 1 hour"), Some((3, 0, 3_600_000_000)));
        assert_eq!(calendar("1 day -2.5 seconds"), Some((0, 1, -2_500_000)));
        assert_eq!(calendar("- 1 week"), Some((0, -7, 0)));
        for text in ["x", "", "1", "1.5 days", "1 nanosecond"] {
            assert_eq!(calendar(text), None, "{text}");
        }
    }
}
