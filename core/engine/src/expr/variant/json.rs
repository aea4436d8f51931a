//! Variants of JSON and as JSON. Spark: `VariantBuilder.parseJson`, `Variant.toJson`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use firesteel_protocol::Result;

use super::Value;
use crate::expr::calendar::{MICROS_PER_SECOND, session_zone, to_local};
use crate::expr::cast::{parse, text};
use crate::expr::json::{Json, Leniency, parse as parse_json, write_text};

impl Value {
    /// None for what is no JSON, or has a key twice.
    pub fn from_json(text: &str) -> Option<Value> {
        let strict = Leniency { single_quotes: false, named_numbers: false, ..Leniency::default() };
        Value::of_json(&parse_json(text, strict).ok()??)
    }

    fn of_json(json: &Json) -> Option<Value> {
        Some(match json {
            Json::Null => Value::Null,
            Json::Boolean(value) => Value::Boolean(*value),
            Json::Integer(digits) => match digits.parse() {
                Ok(number) => Value::Integer(number),
                Err(_) => fraction(digits)?,
            },
            Json::Float(digits) => fraction(digits)?,
            Json::Text(text) => Value::Text(text.clone()),
            Json::Array(items) => Value::Array(items.iter().map(Value::of_json).collect::<Option<_>>()?),
            Json::Object(fields) => {
                let mut made: Vec<(String, Value)> = Vec::with_capacity(fields.len());
                for (name, value) in fields {
                    if made.iter().any(|(known, _)| known == name) {
                        return None;
                    }
                    made.push((name.clone(), Value::of_json(value)?));
                }
                Value::Object(made)
            }
        })
    }

    /// As JSON; objects by key, as their binary form has them.
    pub fn to_json(&self, zone: &str) -> Result<String> {
        let mut made = String::new();
        self.write_json(zone, &mut made)?;
        Ok(made)
    }

    fn write_json(&self, zone: &str, made: &mut String) -> Result<()> {
        match self {
            Value::Null => made.push_str("null"),
            Value::Boolean(value) => made.push_str(if *value { "true" } else { "false" }),
            Value::Integer(number) => made.push_str(&number.to_string()),
            Value::Double(number) => made.push_str(&text::double(*number)),
            Value::Float(number) => made.push_str(&text::float(*number)),
            Value::Decimal(digits, scale) => {
                let (digits, scale) = stripped(*digits, *scale);
                made.push_str(&text::decimal(digits, scale as i8));
            }
            Value::Date(days) => write_text(&text::date((*days).into()), made),
            Value::Timestamp(micros) => {
                let local = to_local(*micros, &session_zone(zone)?);
                let offset = (local - micros) / MICROS_PER_SECOND / 60;
                let sign = if offset < 0 { '-' } else { '+' };
                let offset = offset.abs();
                let shown = format!("{}{sign}{:02}:{:02}", text::local_timestamp(local), offset / 60, offset % 60);
                write_text(&shown, made);
            }
            Value::TimestampNtz(micros) => write_text(&text::local_timestamp(*micros), made),
            Value::Binary(bytes) => write_text(&STANDARD.encode(bytes), made),
            Value::Text(text) => write_text(text, made),
            Value::Array(items) => {
                made.push('[');
                for (at, item) in items.iter().enumerate() {
                    made.push_str(if at == 0 { "" } else { "," });
                    item.write_json(zone, made)?;
                }
                made.push(']');
            }
            Value::Object(fields) => {
                let mut fields: Vec<_> = fields.iter().collect();
                fields.sort_by(|left, right| left.0.as_bytes().cmp(right.0.as_bytes()));
                made.push('{');
                for (at, (name, value)) in fields.into_iter().enumerate() {
                    made.push_str(if at == 0 { "" } else { "," });
                    write_text(name, made);
                    made.push(':');
                    value.write_json(zone, made)?;
                }
                made.push('}');
            }
        }
        Ok(())
    }
}

/// A decimal when the digits have no exponent and fit one, else a double.
fn fraction(digits: &str) -> Option<Value> {
    if !digits.contains(['e', 'E']) {
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let count = whole.trim_start_matches(['-', '0']).len() + fraction.len();
        if count <= 38
            && let Some((value, scale)) = parse::decimal(digits)
        {
            return Some(Value::Decimal(value, u8::try_from(scale).ok()?));
        }
    }
    digits.parse().ok().map(Value::Double)
}

/// Without zeros at the end of the fraction.
pub(super) fn stripped(mut digits: i128, mut scale: u8) -> (i128, u8) {
    while scale > 0 && digits % 10 == 0 {
        digits /= 10;
        scale -= 1;
    }
    (digits, scale)
}
