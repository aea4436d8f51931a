//! The types that the values of a CSV file tell. Spark: `CSVInferSchema`.

use std::sync::Arc;

use arrow::array::{Array, StringArray};
use arrow::datatypes::{DataType, TimeUnit};
use firesteel_protocol::{Error, Result};

use super::Rules;
use crate::function::Settings;
use crate::source::convert::{Formats, TextCast, boolean, double};
use crate::source::file::File;
use crate::source::text::{Next, Part};

/// What the values of a column have in common so far.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Common {
    Nothing,
    Int,
    Long,
    /// Whole numbers of so many digits.
    Decimal(u8),
    Double,
    Date,
    Timestamp,
    Boolean,
    Text,
}

/// The type of each of the first `count` columns.
pub(super) fn types(rules: &Rules, files: &[File], count: usize, settings: &Arc<Settings>) -> Result<Vec<DataType>> {
    let timestamp = DataType::Timestamp(TimeUnit::Microsecond, Some(Arc::clone(&settings.zone)));
    let date = match rules.formats.date {
        Some(_) => Some(rules.formats.cast(&DataType::Date32, settings)?),
        None => None,
    };
    let judge = Judge { timestamp: rules.formats.cast(&timestamp, settings)?, date, formats: Some(&rules.formats) };
    let mut columns = vec![Common::Nothing; count];
    for file in files {
        let mut is_before_header = rules.has_header;
        Part::whole(file).lines(&rules.splitting, |text| {
            rules.records(text, |fields, _| {
                if std::mem::take(&mut is_before_header) {
                    return Ok(Next::More);
                }
                for (column, field) in columns.iter_mut().zip(fields) {
                    if let Some(text) = rules.value(field) {
                        *column = judge.joined(*column, text)?;
                    }
                }
                Ok(Next::More)
            })
        })?;
    }
    Ok(columns.into_iter().map(|column| column.data_type(&timestamp)).collect())
}

/// The type of each of the values of one line.
pub(crate) fn of_values<'a>(
    values: impl Iterator<Item = Option<&'a str>>,
    settings: &Settings,
) -> Result<Vec<DataType>> {
    let timestamp = crate::types::timestamp(&settings.zone);
    let judge = Judge { timestamp: TextCast::new(&timestamp, settings)?, date: None, formats: None };
    let found = values.map(|text| text.map_or(Ok(Common::Nothing), |text| judge.found(0, text)));
    found.map(|found| Ok(found?.data_type(&timestamp))).collect()
}

impl Common {
    fn data_type(self, timestamp: &DataType) -> DataType {
        match self {
            Common::Int => DataType::Int32,
            Common::Long => DataType::Int64,
            Common::Decimal(precision) => DataType::Decimal128(precision, 0),
            Common::Double => DataType::Float64,
            Common::Date => DataType::Date32,
            Common::Timestamp => timestamp.clone(),
            Common::Boolean => DataType::Boolean,
            Common::Nothing | Common::Text => DataType::Utf8,
        }
    }

    /// Where in Spark's order of attempts a column of this type goes on.
    fn rank(self) -> u8 {
        match self {
            Common::Nothing | Common::Int => 0,
            Common::Long => 1,
            Common::Decimal(_) => 2,
            Common::Double => 3,
            Common::Date => 4,
            Common::Timestamp => 5,
            Common::Boolean => 6,
            Common::Text => 7,
        }
    }
}

struct Judge<'a> {
    timestamp: TextCast,
    /// Where dates are written by a pattern.
    date: Option<TextCast>,
    formats: Option<&'a Formats>,
}

impl Judge<'_> {
    fn joined(&self, column: Common, text: &str) -> Result<Common> {
        let found = self.found(column.rank(), text)?;
        // A date is read as a timestamp only when that is not written by a pattern.
        let is_by_pattern = self.formats.is_some_and(|formats| formats.timestamp.is_some());
        if is_by_pattern
            && matches!((column, found), (Common::Date, Common::Timestamp) | (Common::Timestamp, Common::Date))
        {
            return Ok(Common::Text);
        }
        Ok(compatible(column, found))
    }

    /// What `text` is, of the types from `rank` on.
    fn found(&self, rank: u8, text: &str) -> Result<Common> {
        if rank == 0 && text.parse::<i32>().is_ok() {
            return Ok(Common::Int);
        }
        if rank <= 1 && text.parse::<i64>().is_ok() {
            return Ok(Common::Long);
        }
        if rank <= 2
            && let Some(precision) = whole_number(text)
        {
            return Ok(Common::Decimal(precision));
        }
        if rank <= 3 && self.formats.map_or_else(|| double(text), |formats| formats.double(text)).is_some() {
            return Ok(Common::Double);
        }
        if rank <= 4 && self.is_date(text)? {
            return Ok(Common::Date);
        }
        if rank <= 5 && self.is_timestamp(text)? {
            return Ok(Common::Timestamp);
        }
        if rank <= 5 && is_time(text) {
            return Err(Error::unsupported("TIME columns; give the reader a schema"));
        }
        if rank <= 6 && boolean(text).is_some() {
            return Ok(Common::Boolean);
        }
        Ok(Common::Text)
    }

    fn is_date(&self, text: &str) -> Result<bool> {
        match &self.date {
            Some(date) => Ok(date.apply(Arc::new(StringArray::from(vec![text])))?.is_valid(0)),
            None => Ok(is_date(text)),
        }
    }

    fn is_timestamp(&self, text: &str) -> Result<bool> {
        if self.formats.is_some_and(|formats| formats.timestamp.is_some()) {
            return Ok(self.timestamp.apply(Arc::new(StringArray::from(vec![text])))?.is_valid(0));
        }
        if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ')) || is_time(text) {
            return Ok(false);
        }
        let values = self.timestamp.apply(Arc::new(StringArray::from(vec![text])))?;
        Ok(values.is_valid(0))
    }
}

fn compatible(column: Common, found: Common) -> Common {
    use Common::{Date, Decimal, Double, Int, Long, Nothing, Text, Timestamp};
    match (column, found) {
        (Nothing, found) => found,
        (column, found) if column == found => column,
        (Int, Long) | (Long, Int) => Long,
        (Decimal(one), Decimal(other)) => Decimal(one.max(other)),
        (Int, Decimal(digits)) | (Decimal(digits), Int) => Decimal(digits.max(10)),
        (Long, Decimal(digits)) | (Decimal(digits), Long) => Decimal(digits.max(20)),
        (Int | Long | Decimal(_), Double) | (Double, Int | Long | Decimal(_)) => Double,
        (Date, Timestamp) | (Timestamp, Date) => Timestamp,
        _ => Text,
    }
}

/// The digits of a whole number that a decimal holds. Spark: `tryParseDecimal`, for which a scale above 0 is a double.
fn whole_number(text: &str) -> Option<u8> {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let precision = digits.trim_start_matches('0').len().max(1);
    u8::try_from(precision).ok().filter(|precision| *precision <= 38)
}

/// `yyyy-MM-dd` and nothing else; other spellings of a date are timestamps.
fn is_date(text: &str) -> bool {
    let shape = text.len() == 10
        && text.bytes().enumerate().all(|(at, byte)| match at {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    shape && chrono::NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

fn is_time(text: &str) -> bool {
    chrono::NaiveTime::parse_from_str(text, "%H:%M:%S%.f").is_ok()
}
