//! Text as an instant by a pattern, as strictly as Java with `ResolverStyle.STRICT`.

use arrow::array::timezone::Tz;
use chrono::FixedOffset;

use super::{Item, MONTHS, Pattern, zone};
use crate::expr::calendar::{
    MICROS_PER_DAY, MICROS_PER_SECOND, civil_from_days, days_from_civil, days_in_month, from_local, is_leap,
};

/// The fields a text gave.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    era: Option<i64>,
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    day_of_year: Option<i64>,
    afternoon: Option<bool>,
    hour: Option<i64>,
    half_day_hour: Option<i64>,
    minute: Option<i64>,
    second: Option<i64>,
    nanos: Option<i64>,
    offset: Option<i32>,
    zone: Option<Tz>,
}

impl Pattern {
    /// The fields of a text; `None` when it does not follow the pattern to its end.
    pub fn read(&self, text: &str) -> Option<Parsed> {
        let mut parsed = Parsed::default();
        let rest = read_all(&self.items, text, &mut parsed)?;
        rest.is_empty().then_some(parsed)
    }
}

fn read_all<'t>(items: &[Item], mut text: &'t str, parsed: &mut Parsed) -> Option<&'t str> {
    for (at, item) in items.iter().enumerate() {
        text = match item {
            Item::Text(literal) => {
                let head = text.get(..literal.len())?;
                head.eq_ignore_ascii_case(literal).then(|| &text[literal.len()..])?
            }
            Item::Optional(items) => {
                let mut tried = parsed.clone();
                match read_all(items, text, &mut tried) {
                    Some(rest) => {
                        *parsed = tried;
                        rest
                    }
                    None => text,
                }
            }
            Item::Field(letter, count) => field(*letter, *count, reserved(&items[at + 1..]), text, parsed)?,
        };
    }
    Some(text)
}

/// How many digits the fields that follow at once, and have a fixed width, need.
fn reserved(items: &[Item]) -> usize {
    let widths = items.iter().map_while(|item| match item {
        Item::Field('M' | 'L' | 'd' | 'H' | 'h' | 'K' | 'k' | 'm' | 's', 2) | Item::Field('y', 2) => Some(2),
        // Java reads a fraction for itself, so it ends a run of adjacent numbers without taking part in it.
        _ => None,
    });
    widths.sum()
}

/// A number of at least and at most so many digits.
fn digits(text: &str, least: usize, most: usize) -> Option<(i64, &str)> {
    let count = text.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if count < least || count > 18 {
        return None;
    }
    Some((text[..count].parse().ok()?, &text[count..]))
}

/// Sets a field, unless the text gave another value for it before.
fn set<T: PartialEq>(field: &mut Option<T>, value: T) -> Option<()> {
    if field.as_ref().is_some_and(|before| *before != value) {
        return None;
    }
    *field = Some(value);
    Some(())
}

fn field<'t>(letter: char, count: usize, reserved: usize, text: &'t str, parsed: &mut Parsed) -> Option<&'t str> {
    let number = || {
        let run = text.bytes().take_while(u8::is_ascii_digit).count();
        if count == 1 { digits(text, 1, run.saturating_sub(reserved).max(1)) } else { digits(text, count, count) }
    };
    let within = |found: (i64, &'t str), least: i64, most: i64| (least..=most).contains(&found.0).then_some(found);
    Some(match letter {
        'y' => {
            let (year, rest) = read_year(text, count, reserved)?;
            set(&mut parsed.year, year)?;
            rest
        }
        'M' | 'L' if count > 2 => {
            let (month, rest) = read_name(text, &MONTHS, count)?;
            set(&mut parsed.month, month + 1)?;
            rest
        }
        'M' | 'L' => {
            let (month, rest) = within(number()?, 1, 12)?;
            set(&mut parsed.month, month)?;
            rest
        }
        'd' => {
            let (day, rest) = within(number()?, 1, 31)?;
            set(&mut parsed.day, day)?;
            rest
        }
        'D' => {
            let found = if count == 1 { number()? } else { digits(text, count, 3)? };
            let (day, rest) = within(found, 1, 366)?;
            set(&mut parsed.day_of_year, day)?;
            rest
        }
        'G' => {
            let names = if count == 4 { ["Before Christ", "Anno Domini"] } else { ["BC", "AD"] };
            let (era, rest) = read_name(text, &names, 4)?;
            set(&mut parsed.era, era)?;
            rest
        }
        'a' => {
            let (half, rest) = read_name(text, &["AM", "PM"], 4)?;
            set(&mut parsed.afternoon, half == 1)?;
            rest
        }
        'H' => {
            let (hour, rest) = within(number()?, 0, 23)?;
            set(&mut parsed.hour, hour)?;
            rest
        }
        'k' => {
            let (hour, rest) = within(number()?, 1, 24)?;
            set(&mut parsed.hour, hour % 24)?;
            rest
        }
        'K' => {
            let (hour, rest) = within(number()?, 0, 11)?;
            set(&mut parsed.half_day_hour, hour)?;
            rest
        }
        'h' => {
            let (hour, rest) = within(number()?, 1, 12)?;
            set(&mut parsed.half_day_hour, hour % 12)?;
            rest
        }
        'm' => {
            let (minute, rest) = within(number()?, 0, 59)?;
            set(&mut parsed.minute, minute)?;
            rest
        }
        's' => {
            let (second, rest) = within(number()?, 0, 59)?;
            set(&mut parsed.second, second)?;
            rest
        }
        'S' => {
            let (_, rest) = digits(text, 1, count)?;
            let shown = &text[..text.len() - rest.len()];
            set(&mut parsed.nanos, format!("{shown:0<9}").parse().ok()?)?;
            rest
        }
        'V' | 'z' => {
            let (zone, length) = zone::read_zone(text)?;
            parsed.zone = Some(zone);
            &text[length..]
        }
        'O' => read_localized(text, parsed)?,
        'Z' if count == 4 => read_localized(text, parsed)?,
        _ => {
            let (offset, length) = zone::read_offset(text, letter, count)?;
            set(&mut parsed.offset, offset)?;
            &text[length..]
        }
    })
}

fn read_localized<'t>(text: &'t str, parsed: &mut Parsed) -> Option<&'t str> {
    let rest = text.get(..3).filter(|head| head.eq_ignore_ascii_case("GMT")).map(|_| &text[3..])?;
    if !rest.starts_with(['+', '-']) {
        set(&mut parsed.offset, 0)?;
        return Some(rest);
    }
    let (hours, after) = digits(&rest[1..], 1, 2)?;
    let (minutes, after) = match after.strip_prefix(':') {
        Some(after) => digits(after, 2, 2)?,
        None => (0, after),
    };
    let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    set(&mut parsed.offset, if rest.starts_with('-') { -seconds } else { seconds })?;
    Some(after)
}

/// A year of the era: two digits from 2000 on; four, or more behind a sign.
fn read_year(text: &str, count: usize, reserved: usize) -> Option<(i64, &str)> {
    if count == 2 {
        let (year, rest) = digits(text, 2, 2)?;
        return Some((2_000 + year, rest));
    }
    let (sign, unsigned) = match text.as_bytes().first()? {
        b'-' => (-1, &text[1..]),
        b'+' if count >= 4 => (1, &text[1..]),
        _ => (1, text),
    };
    let run = unsigned.bytes().take_while(u8::is_ascii_digit).count();
    let most = run.saturating_sub(reserved).max(count);
    let (year, rest) = digits(unsigned, count, most)?;
    let is_long = unsigned.len() - rest.len() > count;
    let is_signed = text.starts_with('+');
    if count >= 4 && is_long != is_signed && sign > 0 {
        return None;
    }
    Some((sign * year, rest))
}

/// The name a text begins with: whole with four letters, else its first three.
fn read_name<'t>(text: &'t str, names: &[&str], count: usize) -> Option<(i64, &'t str)> {
    let at = names.iter().position(|name| {
        let length = if count == 4 { name.len() } else { 3.min(name.len()) };
        text.get(..length).is_some_and(|head| head.eq_ignore_ascii_case(&name[..length]))
    })?;
    let length = if count == 4 { names[at].len() } else { 3.min(names[at].len()) };
    Some((i64::try_from(at).ok()?, &text[length..]))
}

impl Parsed {
    /// Days since the epoch; fields that are missing are those of 1970-01-01. `None` when the fields contradict one
    /// another or the date does not exist.
    pub fn days(&self) -> Option<i64> {
        let year = match (self.year, self.era) {
            (Some(year), _) if year < 1 => return None,
            (Some(year), Some(0)) => 1 - year,
            (Some(year), _) => year,
            (None, _) => 1970,
        };
        let is_whole = self.year.is_some() && self.month.is_some() && self.day.is_some();
        let days = match self.day_of_year {
            Some(day) if !is_whole => {
                let length = if is_leap(year) { 366 } else { 365 };
                (day <= length).then(|| days_from_civil(year, 1, 1) + day - 1)?
            }
            _ => {
                let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
                (day <= days_in_month(year, month)).then(|| days_from_civil(year, month, day))?
            }
        };
        // What else the text said of the day must be true of it.
        let (_, month, day) = civil_from_days(days);
        let agrees = |said: Option<i64>, is: i64| said.is_none_or(|said| said == is);
        let is_agreed = agrees(self.month, month)
            && agrees(self.day, day)
            && agrees(self.day_of_year, days - days_from_civil(year, 1, 1) + 1);
        is_agreed.then_some(days)
    }

    /// Nanoseconds of the day; fields that are missing are zero, and a half of the day without an hour is its start.
    pub fn nanos(&self) -> Option<i64> {
        let hour = match (self.hour, self.half_day_hour, self.afternoon) {
            (Some(hour), half, afternoon) => {
                let is_agreed = afternoon.is_none_or(|afternoon| afternoon == (hour >= 12))
                    && half.is_none_or(|half| half == hour % 12);
                is_agreed.then_some(hour)?
            }
            (None, half, Some(true)) => half.unwrap_or_default() + 12,
            (None, half, _) => half.unwrap_or_default(),
        };
        let seconds = (hour * 60 + self.minute.unwrap_or_default()) * 60 + self.second.unwrap_or_default();
        Some(seconds * 1_000_000_000 + self.nanos.unwrap_or_default())
    }

    /// Local microseconds.
    pub fn local(&self) -> Option<i64> {
        self.days()?.checked_mul(MICROS_PER_DAY)?.checked_add(self.nanos()? / 1_000)
    }

    /// The instant in the zone the text names, else in the session's.
    pub fn instant(&self, session: &Tz) -> Option<i64> {
        let local = self.local()?;
        if let Some(zone) = &self.zone {
            return Some(from_local(local, zone));
        }
        match self.offset {
            Some(offset) => {
                FixedOffset::east_opt(offset)?;
                local.checked_sub(i64::from(offset) * MICROS_PER_SECOND)
            }
            None => Some(from_local(local, session)),
        }
    }

    /// Whether the text named a zone.
    pub fn has_zone(&self) -> bool {
        self.zone.is_some() || self.offset.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local(pattern: &str, text: &str) -> Option<String> {
        let parsed = Pattern::new(pattern).unwrap().read(text)?;
        Some(crate::expr::cast::text::local_timestamp(parsed.local()?))
    }

    #[test]
    fn texts_are_read_as_java_reads_them() {
        let cases = [
            ("yyyy-MM-dd", "2016-12-31", Some("2016-12-31 00:00:00")),
            ("yyyyMMddHHmmss", "20161231010203", Some("2016-12-31 01:02:03")),
            ("y-M-d", "2016-1-3", Some("2016-01-03 00:00:00")),
            ("yyyy-MM-dd", "2016-1-3", None),
            ("yyyy-MM-dd", "2016-02-30", None),
            ("dd MMM yyyy hh:mm a", "03 jan 2016 12:30 AM", Some("2016-01-03 00:30:00")),
            ("yyyy-MM-dd HH:mm:ss.SSS", "2016-12-31 01:02:03.5", Some("2016-12-31 01:02:03.5")),
            ("yyyy-MM-dd['T'HH:mm]", "2016-12-31", Some("2016-12-31 00:00:00")),
            ("yyyy-MM-dd['T'HH:mm]", "2016-12-31T10:11", Some("2016-12-31 10:11:00")),
            ("yyyy-DDD", "2020-366", Some("2020-12-31 00:00:00")),
            ("yyyy-DDD", "2019-366", None),
            ("D", "300", Some("1970-10-27 00:00:00")),
            ("D", "366", None),
            ("dd-DDD", "31-365", Some("1970-12-31 00:00:00")),
            ("dd-DDD", "30-365", None),
            ("yyyy-MM-DDD", "2020-12-350", Some("2020-12-15 00:00:00")),
            ("yyyy-MM-DDD", "2020-10-350", None),
            ("HH:mm", "10:11", Some("1970-01-01 10:11:00")),
            ("yyyy", "12016", None),
            ("yyyy-MM-dd", "2016-12-31x", None),
        ];
        for (pattern, text, wanted) in cases {
            assert_eq!(local(pattern, text).as_deref(), wanted, "{pattern} of {text}");
        }
    }
}
