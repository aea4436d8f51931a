//! Zones and offsets as patterns write and read them.

use arrow::array::timezone::Tz;
use chrono::{DateTime, TimeZone};
use chrono_tz::OffsetName;
use firesteel_protocol::{Error, Result};

/// `+01:30` in the forms of `X`, `x` and `Z`: with colons or without, minutes only when there are some.
pub(super) fn offset(seconds: i32, letter: char, count: usize) -> String {
    let (total, sign) = (seconds.unsigned_abs(), if seconds < 0 { '-' } else { '+' });
    let (hours, minutes, rest) = (total / 3_600, total / 60 % 60, total % 60);
    if seconds == 0 && (letter == 'X' || (letter == 'Z' && count == 5)) {
        return "Z".to_string();
    }
    let (colon, has_seconds) = match (letter, count) {
        ('X' | 'x', 1) if minutes == 0 => return format!("{sign}{hours:02}"),
        ('X' | 'x', 1 | 2) | ('Z', 1..=3) => ("", false),
        ('X' | 'x', 4) => ("", true),
        ('X' | 'x', 3) => (":", false),
        _ => (":", true),
    };
    let tail = if has_seconds && rest != 0 { format!("{colon}{rest:02}") } else { String::new() };
    format!("{sign}{hours:02}{colon}{minutes:02}{tail}")
}

/// `GMT+8` or, in full, `GMT+08:00`.
pub(super) fn localized(seconds: i32, is_full: bool) -> String {
    if seconds == 0 {
        return "GMT".to_string();
    }
    let (total, sign) = (seconds.unsigned_abs(), if seconds < 0 { '-' } else { '+' });
    let (hours, minutes, rest) = (total / 3_600, total / 60 % 60, total % 60);
    let tail = if rest != 0 { format!(":{rest:02}") } else { String::new() };
    match (is_full, minutes, rest) {
        (true, _, _) => format!("GMT{sign}{hours:02}:{minutes:02}{tail}"),
        (false, 0, 0) => format!("GMT{sign}{hours}"),
        (false, _, _) => format!("GMT{sign}{hours}:{minutes:02}{tail}"),
    }
}

/// `PST`. Names that the tz database does not have are refused, as are long ones, which it has none of.
pub(super) fn name(zone: &str, micros: i64, is_full: bool) -> Result<String> {
    if matches!(zone, "UTC" | "Etc/UTC" | "GMT" | "Z") {
        let long = if zone == "GMT" { "Greenwich Mean Time" } else { "Coordinated Universal Time" };
        let short = if zone == "GMT" { "GMT" } else { "UTC" };
        return Ok(if is_full { long } else { short }.to_string());
    }
    let unsupported = || Error::unsupported(format!("the name of the time zone {zone}"));
    if is_full {
        return Err(unsupported());
    }
    let named: chrono_tz::Tz = zone.parse().map_err(|_| unsupported())?;
    let instant = DateTime::from_timestamp_micros(micros).ok_or_else(unsupported)?;
    let offset = named.offset_from_utc_datetime(&instant.naive_utc());
    let short = offset.abbreviation().filter(|name| !name.starts_with(['+', '-']));
    short.map(str::to_string).ok_or_else(unsupported)
}

/// The offset a text begins with, in seconds, and how long it is.
pub(super) fn read_offset(text: &str, letter: char, count: usize) -> Option<(i32, usize)> {
    if (letter == 'X' || (letter == 'Z' && count == 5)) && text.starts_with(['Z', 'z']) {
        return Some((0, 1));
    }
    let bytes = text.as_bytes();
    let sign = match bytes.first()? {
        b'+' => 1,
        b'-' => -1,
        _ => return None,
    };
    let two = |at: usize| -> Option<i32> {
        let digits = text.get(at..at + 2)?;
        digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
    };
    let hours = two(1)?;
    let (colon, needs_minutes) = match (letter, count) {
        ('X' | 'x', 1) => (false, false),
        ('X' | 'x', 2 | 4) | ('Z', 1..=3) => (false, true),
        _ => (true, true),
    };
    let at = if colon { 4 } else { 3 };
    let has_colon = !colon || bytes.get(3) == Some(&b':');
    match two(at).filter(|minutes| has_colon && *minutes < 60) {
        Some(minutes) => Some((sign * (hours * 3_600 + minutes * 60), at + 2)),
        None if needs_minutes => None,
        None => Some((sign * hours * 3_600, 3)),
    }
}

/// The zone a text begins with, by the longest name it knows, and how long that is.
pub(super) fn read_zone(text: &str) -> Option<(Tz, usize)> {
    let is_part = |character: char| character.is_ascii_alphanumeric() || "/_+-:".contains(character);
    let longest = text.find(|character| !is_part(character)).unwrap_or(text.len());
    (1..=longest).rev().find_map(|length| Some((crate::expr::calendar::zone(text.get(..length)?)?, length)))
}
