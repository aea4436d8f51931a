//! One JSON text as a value that remembers how it was written. Spark (Jackson) gives a STRING column the very characters of
//! a number, an object or an array, which a parsed number has lost.
//!
//! As Jackson is set up in Spark: `'single quotes'` and the words `NaN`, `Infinity` are read too, and what follows the
//! value is left aside.

/// How deep values may nest. Jackson: `StreamReadConstraints.maxNestingDepth`.
const DEEPEST: usize = 1000;

#[derive(Debug, Clone, PartialEq)]
pub(super) struct Value<'a> {
    /// As it stands in the line.
    pub(super) raw: &'a str,
    pub(super) form: Form<'a>,
}

#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form<'a> {
    Null,
    Boolean(bool),
    /// A number without fraction and exponent.
    Integer,
    /// Any other number.
    Fraction,
    /// `NaN`, `Infinity`, `-Infinity`.
    NotANumber(f64),
    Text(String),
    Array(Vec<Value<'a>>),
    Object(Vec<(String, Value<'a>)>),
}

/// What is read though JSON does not have it. Jackson: `JsonReadFeature`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grammar {
    pub(super) comments: bool,
    pub(super) unquoted_names: bool,
    pub(super) single_quotes: bool,
    pub(super) leading_zeros: bool,
    pub(super) any_escape: bool,
    pub(super) control_characters: bool,
    pub(super) not_a_number: bool,
}

impl Default for Grammar {
    fn default() -> Self {
        Grammar {
            comments: false,
            unquoted_names: false,
            single_quotes: true,
            leading_zeros: false,
            any_escape: false,
            control_characters: false,
            not_a_number: true,
        }
    }
}

/// The value at the start of `text`; `None` when there is none.
pub(super) fn parse(text: &str, grammar: Grammar) -> Option<Value<'_>> {
    let mut parser = Parser { text, at: 0, depth: 0, grammar };
    firesteel_protocol::stack::with_depth(DEEPEST, || parser.value())
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
    grammar: Grammar,
}

impl<'a> Parser<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn skip_space(&mut self) {
        while self.peek().is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        if self.grammar.comments && self.skip_comment() {
            self.skip_space();
        }
    }

    /// Steps over a comment of Java's.
    fn skip_comment(&mut self) -> bool {
        let rest = &self.text[self.at..];
        let length = if rest.starts_with("//") {
            rest.find('\n').unwrap_or(rest.len())
        } else if rest.starts_with("/*") {
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            return false;
        };
        self.at += length;
        true
    }

    fn is_quote(&self, byte: u8) -> bool {
        byte == b'"' || byte == b'\'' && self.grammar.single_quotes
    }

    fn take(&mut self, byte: u8) -> bool {
        self.skip_space();
        let is_there = self.peek() == Some(byte);
        self.at += usize::from(is_there);
        is_there
    }

    fn value(&mut self) -> Option<Value<'a>> {
        self.skip_space();
        let start = self.at;
        let form = match self.peek()? {
            b'{' => self.object()?,
            b'[' => self.array()?,
            quote if self.is_quote(quote) => Form::Text(self.string(quote)?),
            _ => self.scalar()?,
        };
        Some(Value { raw: &self.text[start..self.at], form })
    }

    fn object(&mut self) -> Option<Form<'a>> {
        self.enter()?;
        let mut fields = Vec::new();
        if !self.take(b'}') {
            loop {
                self.skip_space();
                let name = match self.peek()? {
                    quote if self.is_quote(quote) => self.string(quote)?,
                    _ if self.grammar.unquoted_names => self.unquoted_name()?,
                    _ => return None,
                };
                if !self.take(b':') {
                    return None;
                }
                fields.push((name, self.value()?));
                if self.take(b'}') {
                    break;
                }
                if !self.take(b',') {
                    return None;
                }
            }
        }
        self.depth -= 1;
        Some(Form::Object(fields))
    }

    fn array(&mut self) -> Option<Form<'a>> {
        self.enter()?;
        let mut elements = Vec::new();
        if !self.take(b']') {
            loop {
                elements.push(self.value()?);
                if self.take(b']') {
                    break;
                }
                if !self.take(b',') {
                    return None;
                }
            }
        }
        self.depth -= 1;
        Some(Form::Array(elements))
    }

    /// Steps over an opening bracket.
    fn enter(&mut self) -> Option<()> {
        self.at += 1;
        self.depth += 1;
        (self.depth <= DEEPEST).then_some(())
    }

    /// A name without quotes, as JavaScript has it.
    fn unquoted_name(&mut self) -> Option<String> {
        let rest = &self.text[self.at..];
        let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '$' | '@' | '#' | '*' | '-');
        let end = rest.find(|c: char| !is_part(c)).unwrap_or(rest.len());
        self.at += end;
        (end > 0 && !rest.starts_with(|c: char| c.is_ascii_digit() || c == '-')).then(|| rest[..end].to_string())
    }

    fn string(&mut self, quote: u8) -> Option<String> {
        self.at += 1;
        let mut value = String::new();
        let mut from = self.at;
        loop {
            let byte = self.peek()?;
            if byte == quote {
                value.push_str(&self.text[from..self.at]);
                self.at += 1;
                return Some(value);
            }
            if byte == b'\\' {
                value.push_str(&self.text[from..self.at]);
                self.at += 1;
                value.push(self.escaped()?);
                from = self.at;
            } else if byte < b' ' && !self.grammar.control_characters {
                return None;
            } else {
                self.at += 1;
            }
        }
    }

    fn escaped(&mut self) -> Option<char> {
        let byte = self.peek()?;
        self.at += 1;
        Some(match byte {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'"' | b'\\' | b'/' | b'\'' => char::from(byte),
            b'u' => return self.unicode(),
            _ if self.grammar.any_escape => {
                self.at -= 1;
                let character = self.text[self.at..].chars().next()?;
                self.at += character.len_utf8();
                character
            }
            _ => return None,
        })
    }

    fn unicode(&mut self) -> Option<char> {
        let first = self.hexadecimal()?;
        if !(0xD800..0xDC00).contains(&first) {
            return Some(char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER));
        }
        if self.text.as_bytes().get(self.at..self.at + 2) != Some(b"\\u") {
            return Some(char::REPLACEMENT_CHARACTER);
        }
        self.at += 2;
        let second = self.hexadecimal()?;
        let joined = 0x10000 + ((first - 0xD800) << 10) + second.wrapping_sub(0xDC00);
        Some(char::from_u32(joined).unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn hexadecimal(&mut self) -> Option<u32> {
        let digits = self.text.get(self.at..self.at + 4)?;
        self.at += 4;
        u32::from_str_radix(digits, 16).ok()
    }

    /// A number or a word.
    fn scalar(&mut self) -> Option<Form<'a>> {
        let rest = &self.text[self.at..];
        let end = rest.find(|c: char| matches!(c, ',' | ']' | '}' | ':') || c.is_whitespace()).unwrap_or(rest.len());
        let word = &rest[..end];
        self.at += end;
        Some(match word {
            "null" => Form::Null,
            "true" => Form::Boolean(true),
            "false" => Form::Boolean(false),
            "NaN" if self.grammar.not_a_number => Form::NotANumber(f64::NAN),
            "Infinity" | "+Infinity" | "INF" | "+INF" if self.grammar.not_a_number => Form::NotANumber(f64::INFINITY),
            "-Infinity" | "-INF" if self.grammar.not_a_number => Form::NotANumber(f64::NEG_INFINITY),
            number if self.grammar.leading_zeros => numeric(without_zeros(number))?,
            number => numeric(number)?,
        })
    }
}

/// A number without the zeros before it.
fn without_zeros(number: &str) -> &str {
    let bytes = number.as_bytes();
    let zeros = bytes.iter().take_while(|byte| **byte == b'0').count();
    if bytes.get(zeros).is_some_and(u8::is_ascii_digit) { &number[zeros..] } else { &number[zeros.saturating_sub(1)..] }
}

/// JSON's grammar of numbers: no leading zeros, no bare point.
fn numeric(text: &str) -> Option<Form<'static>> {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let (mantissa, exponent) = match text.find(['e', 'E']) {
        Some(at) => (&text[..at], Some(&text[at + 1..])),
        None => (text, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let whole = whole.strip_prefix('-').unwrap_or(whole);
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let is_number = digits(whole)
        && (whole.len() == 1 || !whole.starts_with('0'))
        && fraction.is_none_or(digits)
        && exponent_digits.is_none_or(digits);
    let is_whole = fraction.is_none() && exponent.is_none();
    is_number.then_some(if is_whole { Form::Integer } else { Form::Fraction })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_remember_how_they_were_written() {
        let value =
            parse(r#" {"a": 1.50, 'b':[1, "x\u00e9"], "c":{"q": 1}} tail"#, Grammar::default()).expect("a value");
        let Form::Object(fields) = value.form else { panic!("an object") };
        assert_eq!(fields[0].1.raw, "1.50");
        assert_eq!(fields[0].1.form, Form::Fraction);
        assert_eq!(fields[1].1.raw, r#"[1, "x\u00e9"]"#);
        assert_eq!(fields[2].1.raw, r#"{"q": 1}"#);
        let Form::Array(elements) = &fields[1].1.form else { panic!("an array") };
        assert_eq!(elements[1].form, Form::Text("xé".to_string()));
    }

    #[test]
    fn what_is_no_json_is_none() {
        for text in ["{bad", "{a:1}", "01", "1.", ".5", "{\"a\":}", "[1,]", "\"x", "tru", ""] {
            assert_eq!(parse(text, Grammar::default()), None, "{text}");
        }
        let deep = "[".repeat(DEEPEST + 1) + &"]".repeat(DEEPEST + 1);
        assert_eq!(parse(&deep, Grammar::default()), None);
    }
}
