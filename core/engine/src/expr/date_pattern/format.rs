//! Instants as text by a pattern.

use firesteel_protocol::{Error, Result};

use super::{Item, MONTHS, Pattern, WEEKDAYS, zone};
use crate::expr::calendar::{
    MICROS_PER_DAY, MICROS_PER_SECOND, civil_from_days, days_from_civil, session_zone, to_local,
};

/// A moment with all that fields are made from.
struct Moment<'a> {
    instant: i64,
    days: i64,
    year: i64,
    month: i64,
    day: i64,
    /// Nanoseconds of the day.
    nanos: i64,
    offset: i32,
    zone: &'a str,
}

impl Pattern {
    /// An instant in a zone, in nanoseconds.
    pub fn precise(&self, nanos: i128, zone: &str) -> Result<String> {
        let instant = i64::try_from(nanos.div_euclid(1_000)).map_err(Error::internal)?;
        let rest = i64::try_from(nanos.rem_euclid(1_000)).map_err(Error::internal)?;
        self.placed(instant, rest, zone)
    }

    /// An instant in a zone.
    pub fn instant(&self, instant: i64, zone: &str) -> Result<String> {
        self.placed(instant, 0, zone)
    }

    fn placed(&self, instant: i64, rest: i64, zone: &str) -> Result<String> {
        let local = to_local(instant, &session_zone(zone)?);
        let offset = i32::try_from((local - instant) / MICROS_PER_SECOND).unwrap_or_default();
        let days = local.div_euclid(MICROS_PER_DAY);
        let (year, month, day) = civil_from_days(days);
        let nanos = local.rem_euclid(MICROS_PER_DAY) * 1_000 + rest;
        self.written(&Moment { instant, days, year, month, day, nanos, offset, zone })
    }

    /// A time of the day in nanoseconds.
    pub fn time(&self, nanos: i64) -> Result<String> {
        self.written(&Moment { instant: 0, days: 0, year: 1970, month: 1, day: 1, nanos, offset: 0, zone: "UTC" })
    }

    fn written(&self, moment: &Moment<'_>) -> Result<String> {
        let mut text = String::new();
        write_all(&self.items, moment, &mut text)?;
        Ok(text)
    }
}

fn write_all(items: &[Item], moment: &Moment<'_>, text: &mut String) -> Result<()> {
    for item in items {
        match item {
            Item::Text(literal) => text.push_str(literal),
            Item::Optional(items) => write_all(items, moment, text)?,
            Item::Field(letter, count) => text.push_str(&field(*letter, *count, moment)?),
        }
    }
    Ok(())
}

fn field(letter: char, count: usize, moment: &Moment<'_>) -> Result<String> {
    let number = |value: i64| format!("{value:0count$}");
    let hour = moment.nanos / 3_600_000_000_000;
    Ok(match letter {
        'G' => match (moment.year > 0, count) {
            (true, 4) => "Anno Domini".to_string(),
            (false, 4) => "Before Christ".to_string(),
            (true, _) => "AD".to_string(),
            (false, _) => "BC".to_string(),
        },
        'y' => {
            let year = if moment.year > 0 { moment.year } else { 1 - moment.year };
            match count {
                2 => format!("{:02}", year % 100),
                4.. if year > 10_i64.pow(u32::try_from(count).unwrap_or(4)) - 1 => format!("+{year}"),
                _ => number(year),
            }
        }
        'M' | 'L' if count > 2 => named(&MONTHS, moment.month - 1, count),
        'M' | 'L' => number(moment.month),
        'Q' | 'q' => {
            let quarter = (moment.month - 1) / 3 + 1;
            match count {
                3 => format!("Q{quarter}"),
                4 => {
                    format!("{quarter}{} quarter", ["st", "nd", "rd", "th"][usize::try_from(quarter - 1).unwrap_or(0)])
                }
                _ => number(quarter),
            }
        }
        'd' => number(moment.day),
        'D' => number(moment.days - days_from_civil(moment.year, 1, 1) + 1),
        'F' => number((moment.day - 1) % 7 + 1),
        'E' => named(&WEEKDAYS, (moment.days + 3).rem_euclid(7), count.max(3)),
        'a' => if hour < 12 { "AM" } else { "PM" }.to_string(),
        'H' => number(hour),
        'k' => number(if hour == 0 { 24 } else { hour }),
        'K' => number(hour % 12),
        'h' => number(if hour % 12 == 0 { 12 } else { hour % 12 }),
        'm' => number(moment.nanos / 60_000_000_000 % 60),
        's' => number(moment.nanos / 1_000_000_000 % 60),
        'S' => format!("{:09}", moment.nanos % 1_000_000_000).chars().take(count).collect(),
        'V' => moment.zone.to_string(),
        'z' => zone::name(moment.zone, moment.instant, count == 4)?,
        'O' => zone::localized(moment.offset, count == 4),
        'Z' if count == 4 => zone::localized(moment.offset, true),
        _ => zone::offset(moment.offset, letter, count),
    })
}

/// A name, in full with four letters, else its first three.
fn named(names: &[&str], at: i64, count: usize) -> String {
    let name = usize::try_from(at).ok().and_then(|at| names.get(at)).copied().unwrap_or_default();
    if count == 4 { name.to_string() } else { name.chars().take(3).collect() }
}
