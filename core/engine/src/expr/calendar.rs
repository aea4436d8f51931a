//! Days, months and zones: the proleptic Gregorian calendar, and local time in a zone. Spark: `DateTimeUtils`.

use arrow::array::timezone::Tz;
use chrono::{LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use firesteel_protocol::{Error, Kind, Result};

pub const MICROS_PER_SECOND: i64 = 1_000_000;
pub const MICROS_PER_DAY: i64 = 86_400 * MICROS_PER_SECOND;

/// Days since the epoch of a date; the date need not exist, days run over into the next month.
pub fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// Year, month and day of a number of days since the epoch.
pub fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

pub fn is_leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if is_leap(year) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The same day `months` later, or the last of that month when it is shorter.
pub fn add_months(days: i64, months: i64) -> i64 {
    let (year, month, day) = civil_from_days(days);
    let total = year * 12 + month - 1 + months;
    let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
    days_from_civil(year, month, day.min(days_in_month(year, month)))
}

/// A time zone by the names Spark takes: regions, offsets, `Z`, `UTC+1`.
pub fn zone(name: &str) -> Option<Tz> {
    let name = name.trim();
    if matches!(name, "Z" | "z" | "UTC" | "GMT" | "UT") {
        return "+00:00".parse().ok();
    }
    let offset = ["UTC", "GMT", "UT"]
        .iter()
        .find_map(|prefix| name.strip_prefix(prefix).filter(|rest| rest.starts_with(['+', '-'])));
    let name = offset.unwrap_or(name);
    if let Some(sign) = name.chars().next().filter(|sign| matches!(sign, '+' | '-')) {
        return fixed(sign, &name[1..]);
    }
    let short = SHORT_NAMES.iter().find(|(short, _)| *short == name);
    short.map_or(name, |(_, region)| region).parse().ok()
}

/// Java's `ZoneId.SHORT_IDS`.
#[rustfmt::skip]
const SHORT_NAMES: [(&str, &str); 28] = [
    ("ACT", "Australia/Darwin"), ("AET", "Australia/Sydney"), ("AGT", "America/Argentina/Buenos_Aires"),
    ("ART", "Africa/Cairo"), ("AST", "America/Anchorage"), ("BET", "America/Sao_Paulo"), ("BST", "Asia/Dhaka"),
    ("CAT", "Africa/Harare"), ("CNT", "America/St_Johns"), ("CST", "America/Chicago"), ("CTT", "Asia/Shanghai"),
    ("EAT", "Africa/Addis_Ababa"), ("ECT", "Europe/Paris"), ("IET", "America/Indiana/Indianapolis"),
    ("IST", "Asia/Kolkata"), ("JST", "Asia/Tokyo"), ("MIT", "Pacific/Apia"), ("NET", "Asia/Yerevan"),
    ("NST", "Pacific/Auckland"), ("PLT", "Asia/Karachi"), ("PNT", "America/Phoenix"), ("PRT", "America/Puerto_Rico"),
    ("PST", "America/Los_Angeles"), ("SST", "Pacific/Guadalcanal"), ("VST", "Asia/Ho_Chi_Minh"), ("EST", "-05:00"),
    ("MST", "-07:00"), ("HST", "-10:00"),
];

fn fixed(sign: char, digits: &str) -> Option<Tz> {
    let parts: Vec<&str> = digits.split(':').collect();
    let whole = parts.concat();
    if whole.is_empty() || whole.len() > 6 || !whole.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes) = match parts.as_slice() {
        [hours] if hours.len() <= 2 => (*hours, "0"),
        [both] if both.len() == 4 => both.split_at(2),
        [all] if all.len() == 6 && all.ends_with("00") => all[..4].split_at(2),
        [hours, minutes] => (*hours, *minutes),
        [hours, minutes, "00"] => (*hours, *minutes),
        _ => return None,
    };
    let (hours, minutes): (u32, u32) = (hours.parse().ok()?, minutes.parse().ok()?);
    if hours > 18 || minutes > 59 || (hours == 18 && minutes > 0) {
        return None;
    }
    format!("{sign}{hours:02}:{minutes:02}").parse().ok()
}

/// The zone of a session, or Spark's error for a name that is none.
pub fn session_zone(name: &str) -> Result<Tz> {
    zone(name).ok_or_else(|| Error::new(Kind::DateTime, "INVALID_TIMEZONE", &[("timeZone", name)]))
}

/// The microseconds of a stretch of time as words say it: `5 minutes`, `1 day 2 hours`. No months: their length varies.
pub fn interval_micros(text: &str) -> Option<i64> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let words = match words.split_first() {
        Some((first, rest)) if first.eq_ignore_ascii_case("interval") => rest,
        _ => &words[..],
    };
    let (pairs, []) = words.as_chunks::<2>() else { return None };
    let parts = pairs.iter().map(|[count, unit]| {
        let lower = unit.to_ascii_lowercase();
        let micros = match lower.strip_suffix('s').unwrap_or(&lower) {
            "week" => 7 * MICROS_PER_DAY,
            "day" => MICROS_PER_DAY,
            "hour" => 3_600 * MICROS_PER_SECOND,
            "minute" => 60 * MICROS_PER_SECOND,
            "second" => MICROS_PER_SECOND,
            "millisecond" => 1_000,
            "microsecond" => 1,
            _ => return None,
        };
        count.parse::<i64>().ok()?.checked_mul(micros)
    });
    let parts: Option<Vec<i64>> = parts.collect();
    parts.filter(|parts| !parts.is_empty())?.into_iter().try_fold(0_i64, i64::checked_add)
}

fn naive(micros: i64) -> NaiveDateTime {
    let epoch = NaiveDate::from_ymd_opt(1970, 1, 1).and_then(|date| date.and_hms_opt(0, 0, 0)).unwrap_or_default();
    epoch.checked_add_signed(TimeDelta::microseconds(micros)).unwrap_or(epoch)
}

/// Local microseconds of an instant.
pub fn to_local(micros: i64, zone: &Tz) -> i64 {
    let offset = zone.offset_from_utc_datetime(&naive(micros)).fix().local_minus_utc();
    micros + i64::from(offset) * MICROS_PER_SECOND
}

/// The instant of local microseconds. A local time that does not exist moves on by the gap, one that exists twice is the
/// earlier. Spark and Java: `ZonedDateTime.ofLocal`.
pub fn from_local(local: i64, zone: &Tz) -> i64 {
    let offset = match zone.offset_from_local_datetime(&naive(local)) {
        LocalResult::Single(offset) => offset.fix().local_minus_utc(),
        LocalResult::Ambiguous(first, second) => first.fix().local_minus_utc().max(second.fix().local_minus_utc()),
        LocalResult::None => zone.offset_from_utc_datetime(&naive(local - MICROS_PER_DAY)).fix().local_minus_utc(),
    };
    local - i64::from(offset) * MICROS_PER_SECOND
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_dates_are_inverse() {
        for days in (-800_000..800_000).step_by(37) {
            let (year, month, day) = civil_from_days(days);
            assert_eq!(days_from_civil(year, month, day), days);
        }
        assert_eq!(civil_from_days(0), (1970, 1, 1));
        assert_eq!(civil_from_days(18_321), (2020, 2, 29));
    }

    #[test]
    fn a_local_time_in_the_gap_moves_on() {
        let zone = zone("America/Los_Angeles").unwrap();
        let gap = days_from_civil(2020, 3, 8) * MICROS_PER_DAY + 2 * 3_600 * MICROS_PER_SECOND;
        assert_eq!(to_local(from_local(gap, &zone), &zone), gap + 3_600 * MICROS_PER_SECOND);
    }
}
