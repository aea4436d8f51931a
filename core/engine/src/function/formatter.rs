//! `java.util.Formatter`'s format strings over a row of columns.

use arrow::array::{Array, ArrayRef, AsArray};
use arrow::datatypes::{
    DataType, Date32Type, Float32Type, Float64Type, Int8Type, Int16Type, Int32Type, Int64Type, TimestampMicrosecondType,
};
use firesteel_protocol::{Error, Kind, Result};

use crate::expr::cast::text;

/// What `format` gives for a row of `values`.
pub fn write(format: &str, values: &[ArrayRef], row: usize, zone: &str) -> Result<String> {
    let mut made = String::with_capacity(format.len());
    let mut rest = format;
    // The next ordinary argument, and the one used last.
    let (mut next, mut last) = (0, None);
    while let Some(at) = rest.find('%') {
        made.push_str(&rest[..at]);
        let (specifier, behind) = Specifier::read(&rest[at..])?;
        rest = behind;
        match specifier.conversion {
            '%' => made.push_str(&specifier.padded("%".to_string())),
            'n' => made.push('\n'),
            _ => {
                let place = match specifier.place {
                    Place::Next => {
                        next += 1;
                        next - 1
                    }
                    Place::Last => last.ok_or_else(|| illegal(format!("Format specifier '{}'", specifier.text)))?,
                    Place::Number(number) => number - 1,
                };
                last = Some(place);
                let value =
                    values.get(place).ok_or_else(|| illegal(format!("Format specifier '{}'", specifier.text)))?;
                made.push_str(&specifier.value(value, row, zone)?);
            }
        }
    }
    made.push_str(rest);
    Ok(made)
}

/// Java raises its own exceptions here, which have no condition.
fn illegal(message: impl Into<String>) -> Error {
    Error::foreign(Kind::IllegalArgument, None, message)
}

enum Place {
    Next,
    Last,
    /// From one.
    Number(usize),
}

/// `%[argument$][flags][width][.precision]conversion`
struct Specifier<'a> {
    text: &'a str,
    place: Place,
    flags: &'a str,
    width: usize,
    precision: Option<usize>,
    conversion: char,
}

impl<'a> Specifier<'a> {
    fn read(text: &'a str) -> Result<(Self, &'a str)> {
        let digits = |from: usize| from + text[from..].bytes().take_while(u8::is_ascii_digit).count();
        let mut at = 1;
        let end = digits(at);
        let mut place = Place::Next;
        if end > at && text[end..].starts_with('$') {
            place = Place::Number(text[at..end].parse().ok().filter(|n| *n > 0).ok_or_else(|| unknown(text))?);
            at = end + 1;
        } else if text[at..].starts_with('<') {
            place = Place::Last;
            at += 1;
        }
        let from = at;
        at += text[at..].bytes().take_while(|byte| b"-#+ 0,(".contains(byte)).count();
        let flags = &text[from..at];
        let end = digits(at);
        let width = text[at..end].parse().unwrap_or(0);
        at = end;
        let mut precision = None;
        if text[at..].starts_with('.') {
            let end = digits(at + 1);
            precision = Some(text[at + 1..end].parse().map_err(|_| unknown(text))?);
            at = end;
        }
        let conversion = text[at..].chars().next().ok_or_else(|| unknown(text))?;
        at += conversion.len_utf8();
        let specifier = Specifier { text: &text[..at], place, flags, width, precision, conversion };
        if specifier.has('-') && width == 0 {
            return Err(illegal(specifier.text));
        }
        Ok((specifier, &text[at..]))
    }

    fn has(&self, flag: char) -> bool {
        self.flags.contains(flag)
    }

    fn padded(&self, body: String) -> String {
        let body = if self.conversion.is_uppercase() { body.to_uppercase() } else { body };
        let missing = " ".repeat(self.width.saturating_sub(body.chars().count()));
        if self.has('-') { body + &missing } else { missing + &body }
    }

    fn value(&self, value: &ArrayRef, row: usize, zone: &str) -> Result<String> {
        let is_null = value.is_null(row) || *value.data_type() == DataType::Null;
        let wrong = || illegal(format!("{} != {}", self.conversion, class_of(value.data_type())));
        match self.conversion.to_ascii_lowercase() {
            'b' => {
                let truth = match value.data_type() {
                    _ if is_null => false,
                    DataType::Boolean => value.as_boolean().value(row),
                    _ => true,
                };
                Ok(self.padded(self.cut(truth.to_string())))
            }
            's' => Ok(self.padded(self.cut(if is_null { "null".to_string() } else { shown(value, row, zone)? }))),
            'd' | 'x' | 'o' | 'c' | 'f' | 'e' | 'g' if is_null => Ok(self.padded(self.cut("null".to_string()))),
            'd' => {
                let (number, _) = integer(value, row).ok_or_else(wrong)?;
                Ok(self.signed(number < 0, number.unsigned_abs().to_string()))
            }
            'x' | 'o' => {
                let (number, bits) = integer(value, row).ok_or_else(wrong)?;
                let unsigned = if bits == 64 { number as u64 } else { number as u64 & ((1 << bits) - 1) };
                let (prefix, digits) = match self.conversion.to_ascii_lowercase() {
                    'x' => ("0x", format!("{unsigned:x}")),
                    _ => ("0", format!("{unsigned:o}")),
                };
                let prefix = if self.has('#') { prefix } else { "" };
                let zeros = if self.has('0') { self.width.saturating_sub(prefix.len() + digits.len()) } else { 0 };
                Ok(self.padded(format!("{prefix}{}{digits}", "0".repeat(zeros))))
            }
            'c' => {
                let (number, bits) = integer(value, row).filter(|(_, bits)| *bits < 64).ok_or_else(wrong)?;
                let character = u32::try_from(number).ok().and_then(char::from_u32);
                let character =
                    character.ok_or_else(|| illegal(format!("Code point = 0x{:01$x}", number, bits as usize / 4)))?;
                Ok(self.padded(character.to_string()))
            }
            'f' | 'e' | 'g' => {
                let (number, digits) = floating(value, row).ok_or_else(wrong)?;
                self.float(number, &digits)
            }
            _ => Err(unknown(self.text)),
        }
    }

    fn cut(&self, body: String) -> String {
        match self.precision {
            Some(precision) => body.chars().take(precision).collect(),
            None => body,
        }
    }

    /// Grouped, with its sign, filled up with zeros where asked.
    fn signed(&self, is_negative: bool, digits: String) -> String {
        let digits = if self.has(',') { grouped(&digits) } else { digits };
        let (before, after) = match is_negative {
            true if self.has('(') => ("(", ")"),
            true => ("-", ""),
            false if self.has('+') => ("+", ""),
            false if self.has(' ') => (" ", ""),
            false => ("", ""),
        };
        let taken = before.len() + after.len() + digits.chars().count();
        let zeros = if self.has('0') { self.width.saturating_sub(taken) } else { 0 };
        self.padded(format!("{before}{}{digits}{after}", "0".repeat(zeros)))
    }

    /// `written` is the number as Java's `toString` gives it, whose digits are what is rounded.
    fn float(&self, number: f64, written: &str) -> Result<String> {
        if !number.is_finite() {
            let word = if number.is_nan() { "NaN" } else { "Infinity" };
            let plain = Specifier { flags: "", text: self.text, place: Place::Next, ..*self };
            let sign = if number < 0.0 {
                "-"
            } else if self.has('+') && !number.is_nan() {
                "+"
            } else {
                ""
            };
            return Ok(plain.padded(format!("{sign}{word}")));
        }
        let is_negative = number.is_sign_negative();
        let (digits, exponent) = significant(written);
        let precision = self.precision.unwrap_or(6);
        let body = match self.conversion.to_ascii_lowercase() {
            'f' => fixed(&digits, exponent, precision),
            'e' => scientific(&digits, exponent, precision),
            _ => {
                let precision = precision.max(1);
                let (rounded, exponent) = rounded(&digits, exponent, precision);
                if number == 0.0 || (-4..precision as i32).contains(&exponent) {
                    fixed(&rounded, exponent, usize::try_from(precision as i32 - 1 - exponent).unwrap_or(0))
                } else {
                    scientific(&rounded, exponent, precision - 1)
                }
            }
        };
        Ok(self.signed(is_negative, body))
    }
}

fn unknown(text: &str) -> Error {
    let conversion = text.trim_start_matches('%').chars().next().map_or("%".to_string(), String::from);
    illegal(format!("Conversion = '{conversion}'"))
}

/// The class that Java names when a value does not fit its conversion.
fn class_of(data_type: &DataType) -> &'static str {
    match data_type {
        DataType::Boolean => "java.lang.Boolean",
        DataType::Int8 => "java.lang.Byte",
        DataType::Int16 => "java.lang.Short",
        DataType::Int32 | DataType::Date32 => "java.lang.Integer",
        DataType::Int64 | DataType::Timestamp(_, _) => "java.lang.Long",
        DataType::Float32 => "java.lang.Float",
        DataType::Float64 => "java.lang.Double",
        DataType::Decimal128(_, _) => "org.apache.spark.sql.types.Decimal",
        _ => "org.apache.spark.unsafe.types.UTF8String",
    }
}

/// Dates and timestamps are to Java the integers that stand for them.
fn integer(value: &ArrayRef, row: usize) -> Option<(i64, u32)> {
    Some(match value.data_type() {
        DataType::Int8 => (value.as_primitive::<Int8Type>().value(row).into(), 8),
        DataType::Int16 => (value.as_primitive::<Int16Type>().value(row).into(), 16),
        DataType::Int32 => (value.as_primitive::<Int32Type>().value(row).into(), 32),
        DataType::Int64 => (value.as_primitive::<Int64Type>().value(row), 64),
        DataType::Date32 => (value.as_primitive::<Date32Type>().value(row).into(), 32),
        DataType::Timestamp(_, _) => (value.as_primitive::<TimestampMicrosecondType>().value(row), 64),
        _ => return None,
    })
}

fn floating(value: &ArrayRef, row: usize) -> Option<(f64, String)> {
    Some(match value.data_type() {
        DataType::Float32 => {
            let number = value.as_primitive::<Float32Type>().value(row);
            (f64::from(number), text::float(number))
        }
        DataType::Float64 => {
            let number = value.as_primitive::<Float64Type>().value(row);
            (number, text::double(number))
        }
        _ => return None,
    })
}

fn shown(value: &ArrayRef, row: usize, zone: &str) -> Result<String> {
    if let Some((number, _)) = integer(value, row) {
        return Ok(number.to_string());
    }
    if matches!(value.data_type(), DataType::List(_) | DataType::Struct(_) | DataType::Map(_, _)) {
        return Err(Error::unsupported("format_string of arrays, maps and structs"));
    }
    let mut written = String::new();
    text::write(value, row, zone, &mut written)?;
    Ok(written)
}

/// The digits of a number and the power of ten of the first.
fn significant(written: &str) -> (Vec<u8>, i32) {
    let (mantissa, exponent) =
        written.trim_start_matches('-').split_once('E').unwrap_or((written.trim_start_matches('-'), "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let all: Vec<u8> = whole.bytes().chain(fraction.bytes()).map(|digit| digit.wrapping_sub(b'0')).collect();
    let zeros = all.iter().take_while(|digit| **digit == 0).count();
    let exponent = exponent.parse::<i32>().unwrap_or(0) + whole.len() as i32 - 1 - zeros as i32;
    if zeros == all.len() { (vec![0], 0) } else { (all[zeros..].to_vec(), exponent) }
}

/// The first `count` digits, rounded half up.
fn rounded(digits: &[u8], exponent: i32, count: usize) -> (Vec<u8>, i32) {
    if digits.len() <= count {
        return (digits.to_vec(), exponent);
    }
    let mut kept = digits[..count].to_vec();
    if digits[count] < 5 {
        return if kept.is_empty() { (vec![0], 0) } else { (kept, exponent) };
    }
    for digit in kept.iter_mut().rev() {
        if *digit < 9 {
            *digit += 1;
            return (kept, exponent);
        }
        *digit = 0;
    }
    kept.insert(0, 1);
    (kept, exponent + 1)
}

fn fixed(digits: &[u8], exponent: i32, precision: usize) -> String {
    let count = exponent + 1 + precision as i32;
    let (digits, exponent) = match usize::try_from(count) {
        Ok(count) => rounded(digits, exponent, count),
        Err(_) => (vec![0], 0),
    };
    let digit = |power: i32| {
        let at = usize::try_from(exponent - power).ok();
        char::from(b'0' + at.and_then(|at| digits.get(at)).copied().unwrap_or(0))
    };
    let whole: String = (0..=exponent.max(0)).rev().map(digit).collect();
    let fraction: String = (1..=precision as i32).map(|power| digit(-power)).collect();
    if fraction.is_empty() { whole } else { format!("{whole}.{fraction}") }
}

fn scientific(digits: &[u8], exponent: i32, precision: usize) -> String {
    let (digits, exponent) = rounded(digits, exponent, precision + 1);
    let first = char::from(b'0' + digits.first().copied().unwrap_or(0));
    let rest: String = (1..=precision).map(|at| char::from(b'0' + digits.get(at).copied().unwrap_or(0))).collect();
    let sign = if exponent < 0 { '-' } else { '+' };
    let point = if rest.is_empty() { "" } else { "." };
    format!("{first}{point}{rest}e{sign}{:02}", exponent.abs())
}

fn grouped(digits: &str) -> String {
    let (whole, fraction) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut made = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            made.push(',');
        }
        made.push(digit);
    }
    made + fraction
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_are_rounded_from_their_shortest_digits() {
        let fixed_of = |number: f64, precision| {
            let (digits, exponent) = significant(&text::double(number));
            fixed(&digits, exponent, precision)
        };
        assert_eq!(fixed_of(1.5, 2), "1.50");
        assert_eq!(fixed_of(0.125, 2), "0.13");
        assert_eq!(fixed_of(999.999, 2), "1000.00");
        assert_eq!(fixed_of(0.0, 1), "0.0");
        assert_eq!(fixed_of(0.04, 1), "0.0");
        assert_eq!(fixed_of(0.06, 1), "0.1");
        assert_eq!(fixed_of(1e10, 0), "10000000000");
        let (digits, exponent) = significant(&text::double(12345.678));
        assert_eq!(scientific(&digits, exponent, 6), "1.234568e+04");
    }
}
