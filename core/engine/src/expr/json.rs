//! [`Json`]: JSON as Jackson reads and writes it for Spark: fields in order and repeated, numbers as they were written,
//! single quotes and `NaN` allowed.

use crate::expr::cast::text;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    Null,
    Boolean(bool),
    /// Digits with a sign.
    Integer(String),
    /// With a point, an exponent, or a name (`NaN`, `Infinity`).
    Float(String),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// What is allowed beyond the standard.
#[derive(Debug, Clone, Copy)]
pub struct Leniency {
    pub single_quotes: bool,
    pub leading_zeros: bool,
    pub unquoted_names: bool,
    pub named_numbers: bool,
    pub comments: bool,
    pub escapes_of_any: bool,
    pub control_characters: bool,
}

impl Default for Leniency {
    fn default() -> Self {
        Leniency {
            single_quotes: true,
            leading_zeros: false,
            unquoted_names: false,
            named_numbers: true,
            comments: false,
            escapes_of_any: false,
            control_characters: false,
        }
    }
}

/// Deeper nesting than any stack should be asked for.
const MOST_DEPTH: usize = 500;

/// The first value of a text; what follows it is not looked at. None for an empty text.
#[expect(clippy::result_unit_err, reason = "a text is JSON or is not; Spark tells no more")]
pub fn parse(text: &str, leniency: Leniency) -> Result<Option<Json>, ()> {
    let mut reader = Reader { text, at: 0, depth: 0, leniency };
    reader.space()?;
    if reader.peek().is_none() {
        return Ok(None);
    }
    reader.value().map(Some)
}

/// Whether nothing but space follows the first value. Call with a text that [`parse`] read.
pub fn is_alone(text: &str, leniency: Leniency) -> bool {
    let mut reader = Reader { text, at: 0, depth: 0, leniency };
    reader.space().is_ok() && reader.value().is_ok() && reader.space().is_ok() && reader.peek().is_none()
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    leniency: Leniency,
}

impl Reader<'_> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn space(&mut self) -> Result<(), ()> {
        loop {
            match self.peek() {
                Some(b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'/') if self.leniency.comments => self.comment()?,
                _ => return Ok(()),
            }
        }
    }

    fn comment(&mut self) -> Result<(), ()> {
        let rest = &self.text[self.at..];
        let (end, length) = if rest.starts_with("//") {
            ("\n", 2)
        } else if rest.starts_with("/*") {
            ("*/", 2)
        } else {
            return Err(());
        };
        match rest[length..].find(end) {
            Some(found) => self.at += length + found + end.len(),
            None if end == "\n" => self.at = self.text.len(),
            None => return Err(()),
        }
        Ok(())
    }

    fn value(&mut self) -> Result<Json, ()> {
        match self.peek().ok_or(())? {
            b'{' => self.nested(Self::object),
            b'[' => self.nested(Self::array),
            b'"' => self.quoted(b'"').map(Json::Text),
            b'\'' if self.leniency.single_quotes => self.quoted(b'\'').map(Json::Text),
            b'-' | b'0'..=b'9' => self.number(),
            _ => self.word(),
        }
    }

    fn nested(&mut self, read: fn(&mut Self) -> Result<Json, ()>) -> Result<Json, ()> {
        self.at += 1;
        self.depth += 1;
        if self.depth > MOST_DEPTH {
            return Err(());
        }
        let value = read(self)?;
        self.depth -= 1;
        Ok(value)
    }

    fn object(&mut self) -> Result<Json, ()> {
        let mut fields = Vec::new();
        self.space()?;
        if self.take(b'}') {
            return Ok(Json::Object(fields));
        }
        loop {
            self.space()?;
            let name = match self.peek().ok_or(())? {
                b'"' => self.quoted(b'"')?,
                b'\'' if self.leniency.single_quotes => self.quoted(b'\'')?,
                _ if self.leniency.unquoted_names => self.bare_name()?,
                _ => return Err(()),
            };
            self.space()?;
            if !self.take(b':') {
                return Err(());
            }
            self.space()?;
            fields.push((name, self.value()?));
            self.space()?;
            if self.take(b'}') {
                return Ok(Json::Object(fields));
            }
            if !self.take(b',') {
                return Err(());
            }
        }
    }

    fn array(&mut self) -> Result<Json, ()> {
        let mut items = Vec::new();
        self.space()?;
        if self.take(b']') {
            return Ok(Json::Array(items));
        }
        loop {
            self.space()?;
            items.push(self.value()?);
            self.space()?;
            if self.take(b']') {
                return Ok(Json::Array(items));
            }
            if !self.take(b',') {
                return Err(());
            }
        }
    }

    fn bare_name(&mut self) -> Result<String, ()> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '$'))).unwrap_or(rest.len());
        if end == 0 {
            return Err(());
        }
        self.at += end;
        Ok(rest[..end].to_string())
    }

    /// A word outside quotes, which must end where it ends.
    fn word(&mut self) -> Result<Json, ()> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '+' | '_'))).unwrap_or(rest.len());
        let value = match &rest[..end] {
            "null" => Json::Null,
            "true" => Json::Boolean(true),
            "false" => Json::Boolean(false),
            "NaN" if self.leniency.named_numbers => Json::Float("NaN".to_string()),
            "Infinity" | "INF" | "+Infinity" | "+INF" if self.leniency.named_numbers => {
                Json::Float("Infinity".to_string())
            }
            _ => return Err(()),
        };
        self.at += end;
        Ok(value)
    }

    fn number(&mut self) -> Result<Json, ()> {
        let start = self.at;
        let is_negative = self.take(b'-');
        let rest = &self.text[self.at..];
        if is_negative && self.leniency.named_numbers && (rest.starts_with("INF") || rest.starts_with("Infinity")) {
            self.at += if rest.starts_with("INF") { 3 } else { 8 };
            return Ok(Json::Float("-Infinity".to_string()));
        }
        let first = self.at;
        let whole = self.digits();
        if whole == 0 || (whole > 1 && self.text.as_bytes()[first] == b'0' && !self.leniency.leading_zeros) {
            return Err(());
        }
        let mut is_float = false;
        if self.take(b'.') {
            is_float = true;
            if self.digits() == 0 {
                return Err(());
            }
        }
        if self.take(b'e') || self.take(b'E') {
            is_float = true;
            let _ = self.take(b'+') || self.take(b'-');
            if self.digits() == 0 {
                return Err(());
            }
        }
        if self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
            return Err(());
        }
        let digits = &self.text[start..self.at];
        if is_float {
            return Ok(Json::Float(digits.to_string()));
        }
        let (sign, digits) = digits.strip_prefix('-').map_or(("", digits), |rest| ("-", rest));
        let digits = digits.trim_start_matches('0');
        Ok(Json::Integer(if digits.is_empty() { "0".to_string() } else { format!("{sign}{digits}") }))
    }

    fn digits(&mut self) -> usize {
        let count = self.text.as_bytes()[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        self.at += count;
        count
    }

    fn quoted(&mut self, quote: u8) -> Result<String, ()> {
        self.at += 1;
        let mut made = String::new();
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let plain = rest.iter().position(|byte| *byte == quote || *byte == b'\\' || *byte < 0x20).ok_or(())?;
            made.push_str(&self.text[self.at..self.at + plain]);
            self.at += plain + 1;
            match rest[plain] {
                b'\\' => made.push(self.escape()?),
                byte if byte == quote => return Ok(made),
                byte if self.leniency.control_characters => made.push(char::from(byte)),
                _ => return Err(()),
            }
        }
    }

    fn escape(&mut self) -> Result<char, ()> {
        let character = self.text[self.at..].chars().next().ok_or(())?;
        self.at += character.len_utf8();
        Ok(match character {
            '"' | '\\' | '/' => character,
            'b' => '\u{8}',
            'f' => '\u{c}',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => return self.unicode(),
            '\'' if self.leniency.single_quotes => character,
            _ if self.leniency.escapes_of_any => character,
            _ => return Err(()),
        })
    }

    fn unicode(&mut self) -> Result<char, ()> {
        let first = self.four_digits()?;
        let is_high = (0xd800..0xdc00).contains(&first);
        if is_high && self.text[self.at..].starts_with("\\u") {
            let before = self.at;
            self.at += 2;
            let second = self.four_digits()?;
            if (0xdc00..0xe000).contains(&second) {
                let code = 0x1_0000 + ((first - 0xd800) << 10) + (second - 0xdc00);
                return char::from_u32(code).ok_or(());
            }
            self.at = before;
        }
        // Half of a pair is no character.
        Ok(char::from_u32(first).unwrap_or('?'))
    }

    fn four_digits(&mut self) -> Result<u32, ()> {
        let digits = self.text.get(self.at..self.at + 4).ok_or(())?;
        self.at += 4;
        if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return Err(());
        }
        u32::from_str_radix(digits, 16).map_err(|_| ())
    }
}

impl Json {
    /// Without space; fractions as Java's doubles are written.
    pub fn write(&self, made: &mut String) {
        match self {
            Json::Null => made.push_str("null"),
            Json::Boolean(value) => made.push_str(if *value { "true" } else { "false" }),
            Json::Integer(digits) => made.push_str(digits),
            Json::Float(digits) => {
                let written = double_text(digits);
                if written.ends_with(|last: char| last.is_ascii_digit()) {
                    made.push_str(&written);
                } else {
                    write_text(&written, made);
                }
            }
            Json::Text(text) => write_text(text, made),
            Json::Array(items) => {
                made.push('[');
                for (at, item) in items.iter().enumerate() {
                    made.push_str(if at == 0 { "" } else { "," });
                    item.write(made);
                }
                made.push(']');
            }
            Json::Object(fields) => {
                made.push('{');
                for (at, (name, value)) in fields.iter().enumerate() {
                    made.push_str(if at == 0 { "" } else { "," });
                    write_text(name, made);
                    made.push(':');
                    value.write(made);
                }
                made.push('}');
            }
        }
    }

    pub fn written(&self) -> String {
        let mut made = String::new();
        self.write(&mut made);
        made
    }
}

/// The double that digits stand for, as Java writes it.
pub fn double_text(digits: &str) -> String {
    match digits {
        "NaN" | "Infinity" | "-Infinity" => digits.to_string(),
        _ => text::double(digits.parse().unwrap_or(f64::NAN)),
    }
}

/// In quotes, with Jackson's escapes.
pub fn write_text(text: &str, made: &mut String) {
    made.push('"');
    for character in text.chars() {
        match character {
            '"' => made.push_str("\\\""),
            '\\' => made.push_str("\\\\"),
            '\u{8}' => made.push_str("\\b"),
            '\u{c}' => made.push_str("\\f"),
            '\n' => made.push_str("\\n"),
            '\r' => made.push_str("\\r"),
            '\t' => made.push_str("\\t"),
            control if control < ' ' => made.push_str(&format!("\\u{:04X}", u32::from(control))),
            other => made.push(other),
        }
    }
    made.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_read_and_written_as_jackson_does() {
        for (text, written) in [
            (r#" {"a": [1, 2.50, 1e3], "b": null} x"#, r#"{"a":[1,2.5,1000.0],"b":null}"#),
            (r#"{'a':"x\u0041\/\n"}"#, r#"{"a":"xA/\n"}"#),
            ("-0", "0"),
            (r#"["\ud83d\ude00"]"#, "[\"😀\"]"),
            ("NaN", "\"NaN\""),
        ] {
            assert_eq!(parse(text, Leniency::default()).unwrap().unwrap().written(), written, "{text}");
        }
        for text in [r#"{"a":1"#, "01", "{a:1}", "[1,]", "nul", "\"a\nb\"", "1.", "tru"] {
            assert!(parse(text, Leniency::default()).is_err(), "{text}");
        }
        assert_eq!(parse("  ", Leniency::default()), Ok(None));
    }
}
