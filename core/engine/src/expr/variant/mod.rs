//! [`Value`]: Spark's VARIANT, and its binary form, the variant encoding of Parquet. Spark: `VariantUtil`,
//! `VariantBuilder`.

pub mod convert;
mod json;
pub mod path;
pub mod schema;

use firesteel_protocol::{Error, Kind, Result};

/// A variant, taken apart.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Null,
    Boolean(bool),
    Integer(i64),
    Double(f64),
    Float(f32),
    /// Digits and scale.
    Decimal(i128, u8),
    /// Days since the epoch.
    Date(i32),
    /// Microseconds since the epoch.
    Timestamp(i64),
    TimestampNtz(i64),
    Binary(Vec<u8>),
    Text(String),
    Array(Vec<Value>),
    /// Keys are distinct; in the order they were added.
    Object(Vec<(String, Value)>),
}

/// The two binaries a variant is kept in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    pub value: Vec<u8>,
    pub metadata: Vec<u8>,
}

const BASIC_PRIMITIVE: u8 = 0;
const BASIC_SHORT_TEXT: u8 = 1;
const BASIC_OBJECT: u8 = 2;
const BASIC_ARRAY: u8 = 3;
const LONGEST_SHORT_TEXT: usize = 63;

pub fn malformed() -> Error {
    Error::new(Kind::Runtime, "MALFORMED_VARIANT", &[] as &[(&str, &str)])
}

impl Value {
    pub fn encode(&self) -> Encoded {
        let mut keys = Keys::default();
        let mut value = Vec::new();
        keys.write(self, &mut value);
        Encoded { value, metadata: keys.metadata() }
    }

    pub fn decode(value: &[u8], metadata: &[u8]) -> Result<Value> {
        let keys = dictionary(metadata).ok_or_else(malformed)?;
        read(value, &keys, 0).ok_or_else(malformed)
    }
}

/// The keys of all objects, numbered as they are met.
#[derive(Default)]
struct Keys {
    names: Vec<String>,
    numbers: std::collections::HashMap<String, usize>,
}

impl Keys {
    fn number(&mut self, name: &str) -> usize {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let number = self.names.len();
        self.names.push(name.to_string());
        self.numbers.insert(name.to_string(), number);
        number
    }

    fn metadata(&self) -> Vec<u8> {
        let size: usize = self.names.iter().map(String::len).sum();
        let width = width_of(size.max(self.names.len()));
        let mut made = vec![1 | ((width - 1) as u8) << 6];
        push(self.names.len(), width, &mut made);
        let mut offset = 0;
        push(offset, width, &mut made);
        for name in &self.names {
            offset += name.len();
            push(offset, width, &mut made);
        }
        self.names.iter().for_each(|name| made.extend_from_slice(name.as_bytes()));
        made
    }

    fn write(&mut self, value: &Value, made: &mut Vec<u8>) {
        match value {
            Value::Null => made.push(primitive(0)),
            Value::Boolean(true) => made.push(primitive(1)),
            Value::Boolean(false) => made.push(primitive(2)),
            Value::Integer(number) => integer(*number, made),
            Value::Double(number) => {
                made.push(primitive(7));
                made.extend_from_slice(&number.to_le_bytes());
            }
            Value::Float(number) => {
                made.push(primitive(14));
                made.extend_from_slice(&number.to_le_bytes());
            }
            Value::Decimal(digits, scale) => decimal(*digits, *scale, made),
            Value::Date(days) => {
                made.push(primitive(11));
                made.extend_from_slice(&days.to_le_bytes());
            }
            Value::Timestamp(micros) => {
                made.push(primitive(12));
                made.extend_from_slice(&micros.to_le_bytes());
            }
            Value::TimestampNtz(micros) => {
                made.push(primitive(13));
                made.extend_from_slice(&micros.to_le_bytes());
            }
            Value::Binary(bytes) => {
                made.push(primitive(15));
                push(bytes.len(), 4, made);
                made.extend_from_slice(bytes);
            }
            Value::Text(text) if text.len() <= LONGEST_SHORT_TEXT => {
                made.push((text.len() as u8) << 2 | BASIC_SHORT_TEXT);
                made.extend_from_slice(text.as_bytes());
            }
            Value::Text(text) => {
                made.push(primitive(16));
                push(text.len(), 4, made);
                made.extend_from_slice(text.as_bytes());
            }
            Value::Array(items) => self.array(items, made),
            Value::Object(fields) => self.object(fields, made),
        }
    }

    fn array(&mut self, items: &[Value], made: &mut Vec<u8>) {
        let (mut data, mut offsets) = (Vec::new(), Vec::with_capacity(items.len()));
        for item in items {
            offsets.push(data.len());
            self.write(item, &mut data);
        }
        let is_large = items.len() > 0xff;
        let width = width_of(data.len());
        made.push(u8::from(is_large) << 4 | ((width - 1) as u8) << 2 | BASIC_ARRAY);
        push(items.len(), if is_large { 4 } else { 1 }, made);
        offsets.push(data.len());
        offsets.iter().for_each(|offset| push(*offset, width, made));
        made.append(&mut data);
    }

    /// Fields stand sorted by key, their data as it was added.
    fn object(&mut self, fields: &[(String, Value)], made: &mut Vec<u8>) {
        let mut data = Vec::new();
        let mut entries = Vec::with_capacity(fields.len());
        for (name, value) in fields {
            let number = self.number(name);
            entries.push((name.as_str(), number, data.len()));
            self.write(value, &mut data);
        }
        entries.sort_by(|left, right| left.0.as_bytes().cmp(right.0.as_bytes()));
        let is_large = fields.len() > 0xff;
        let number_width = width_of(entries.iter().map(|(_, number, _)| *number).max().unwrap_or(0));
        let width = width_of(data.len());
        made.push(u8::from(is_large) << 6 | ((number_width - 1) as u8) << 4 | ((width - 1) as u8) << 2 | BASIC_OBJECT);
        push(fields.len(), if is_large { 4 } else { 1 }, made);
        entries.iter().for_each(|(_, number, _)| push(*number, number_width, made));
        entries.iter().for_each(|(_, _, offset)| push(*offset, width, made));
        push(data.len(), width, made);
        made.append(&mut data);
    }
}

fn primitive(kind: u8) -> u8 {
    kind << 2 | BASIC_PRIMITIVE
}

fn width_of(value: usize) -> usize {
    match value {
        0..=0xff => 1,
        0x100..=0xffff => 2,
        0x1_0000..=0xff_ffff => 3,
        _ => 4,
    }
}

fn push(value: usize, width: usize, made: &mut Vec<u8>) {
    made.extend_from_slice(&value.to_le_bytes()[..width]);
}

fn integer(number: i64, made: &mut Vec<u8>) {
    let (kind, width) = match number {
        -0x80..=0x7f => (3, 1),
        -0x8000..=0x7fff => (4, 2),
        -0x8000_0000..=0x7fff_ffff => (5, 4),
        _ => (6, 8),
    };
    made.push(primitive(kind));
    made.extend_from_slice(&number.to_le_bytes()[..width]);
}

fn decimal(digits: i128, scale: u8, made: &mut Vec<u8>) {
    let precision = digits.unsigned_abs().checked_ilog10().map_or(1, |digits| digits + 1);
    let (kind, width) = match (scale, precision) {
        (0..=9, 0..=9) => (8, 4),
        (0..=18, 0..=18) => (9, 8),
        _ => (10, 16),
    };
    made.push(primitive(kind));
    made.push(scale);
    made.extend_from_slice(&digits.to_le_bytes()[..width]);
}

fn unsigned(bytes: &[u8], at: usize, width: usize) -> Option<usize> {
    let part = bytes.get(at..at.checked_add(width)?)?;
    Some(part.iter().rev().fold(0, |value, byte| value << 8 | usize::from(*byte)))
}

fn dictionary(metadata: &[u8]) -> Option<Vec<String>> {
    let header = *metadata.first()?;
    let width = usize::from(header >> 6 & 3) + 1;
    if header & 15 != 1 {
        return None;
    }
    let count = unsigned(metadata, 1, width)?;
    let start = 1 + width * (count + 2);
    (0..count)
        .map(|at| {
            let from = unsigned(metadata, 1 + width * (at + 1), width)?;
            let to = unsigned(metadata, 1 + width * (at + 2), width)?;
            String::from_utf8(metadata.get(start + from..start + to)?.to_vec()).ok()
        })
        .collect()
}

/// Deeper nesting than Spark builds.
const MOST_DEPTH: usize = 500;

fn read(bytes: &[u8], keys: &[String], depth: usize) -> Option<Value> {
    let header = *bytes.first()?;
    if depth > MOST_DEPTH {
        return None;
    }
    match header & 3 {
        BASIC_PRIMITIVE => read_primitive(header >> 2, bytes),
        BASIC_SHORT_TEXT => {
            let end = 1 + usize::from(header >> 2);
            Some(Value::Text(String::from_utf8(bytes.get(1..end)?.to_vec()).ok()?))
        }
        BASIC_ARRAY => {
            let width = usize::from(header >> 2 & 3) + 1;
            let size_width = if header >> 4 & 1 == 1 { 4 } else { 1 };
            let count = unsigned(bytes, 1, size_width)?;
            let offsets = 1 + size_width;
            let data = offsets + width * (count + 1);
            let items = (0..count).map(|at| {
                let offset = unsigned(bytes, offsets + width * at, width)?;
                read(bytes.get(data + offset..)?, keys, depth + 1)
            });
            Some(Value::Array(items.collect::<Option<_>>()?))
        }
        _ => {
            let width = usize::from(header >> 2 & 3) + 1;
            let number_width = usize::from(header >> 4 & 3) + 1;
            let size_width = if header >> 6 & 1 == 1 { 4 } else { 1 };
            let count = unsigned(bytes, 1, size_width)?;
            let numbers = 1 + size_width;
            let offsets = numbers + number_width * count;
            let data = offsets + width * (count + 1);
            let fields = (0..count).map(|at| {
                let name = keys.get(unsigned(bytes, numbers + number_width * at, number_width)?)?;
                let offset = unsigned(bytes, offsets + width * at, width)?;
                Some((name.clone(), read(bytes.get(data + offset..)?, keys, depth + 1)?))
            });
            Some(Value::Object(fields.collect::<Option<_>>()?))
        }
    }
}

fn read_primitive(kind: u8, bytes: &[u8]) -> Option<Value> {
    let number = |at: usize, width: usize| {
        let part = bytes.get(at..at + width)?;
        let filler = if part.last()? & 0x80 == 0 { 0 } else { 0xff };
        let mut whole = [filler; 16];
        whole[..width].copy_from_slice(part);
        Some(i128::from_le_bytes(whole))
    };
    let sized = || {
        let length = unsigned(bytes, 1, 4)?;
        bytes.get(5..5 + length).map(<[u8]>::to_vec)
    };
    Some(match kind {
        0 => Value::Null,
        1 => Value::Boolean(true),
        2 => Value::Boolean(false),
        3 => Value::Integer(number(1, 1)? as i64),
        4 => Value::Integer(number(1, 2)? as i64),
        5 => Value::Integer(number(1, 4)? as i64),
        6 => Value::Integer(number(1, 8)? as i64),
        7 => Value::Double(f64::from_bits(number(1, 8)? as u64)),
        8 => Value::Decimal(number(2, 4)?, *bytes.get(1)?),
        9 => Value::Decimal(number(2, 8)?, *bytes.get(1)?),
        10 => Value::Decimal(number(2, 16)?, *bytes.get(1)?),
        11 => Value::Date(number(1, 4)? as i32),
        12 => Value::Timestamp(number(1, 8)? as i64),
        13 => Value::TimestampNtz(number(1, 8)? as i64),
        14 => Value::Float(f32::from_bits(number(1, 4)? as u32)),
        15 => Value::Binary(sized()?),
        16 => Value::Text(String::from_utf8(sized()?).ok()?),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_encoded_as_spark_encodes_them() {
        let object = Value::Object(vec![
            ("b".to_string(), Value::Integer(1)),
            ("a".to_string(), Value::Array(vec![Value::Text("x".to_string()), Value::Null])),
        ]);
        let encoded = object.encode();
        assert_eq!(encoded.value, b"\x02\x02\x01\x00\x02\x00\n\x0c\x01\x03\x02\x00\x02\x03\x05x\x00");
        assert_eq!(encoded.metadata, b"\x01\x02\x00\x01\x02ba");
        assert_eq!(Value::Decimal(150, 2).encode().value, b" \x02\x96\x00\x00\x00");
    }

    #[test]
    fn what_was_encoded_is_read_again() {
        for value in [
            Value::Integer(-300),
            Value::Double(1.5),
            Value::Decimal(-12_345_678_901_234_567_890, 3),
            Value::Text("x".repeat(100)),
            Value::Timestamp(-1),
            Value::Array(vec![Value::Boolean(true), Value::Date(1)]),
            Value::Object(vec![("a".to_string(), Value::Float(0.5)), ("b".to_string(), Value::Binary(vec![1]))]),
        ] {
            let encoded = value.encode();
            assert_eq!(Value::decode(&encoded.value, &encoded.metadata).unwrap(), value);
        }
        assert!(Value::decode(b"\x02\x01", b"\x01\x00\x00").is_err());
    }
}
