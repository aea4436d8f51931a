//! One line of CSV as fields. The rules are those of Spark's parser, uniVocity, with Spark's settings: a quote that is
//! neither escaped nor followed by a separator makes the whole field plain text.

/// The characters that mean something.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Dialect {
    pub(crate) separator: u8,
    pub(crate) quote: Option<u8>,
    pub(crate) escape: Option<u8>,
}

/// A field as it stands, without its quotes.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Value {
    pub(crate) text: String,
    pub(crate) is_quoted: bool,
}

impl Dialect {
    pub(crate) fn fields(&self, line: &str) -> Vec<Value> {
        let mut fields = Vec::new();
        let mut rest = line;
        loop {
            let (field, after) = self.field(rest);
            fields.push(field);
            match after {
                Some(after) => rest = after,
                None => return fields,
            }
        }
    }

    /// The first field of `text`, and what follows the separator after it.
    fn field<'a>(&self, text: &'a str) -> (Value, Option<&'a str>) {
        let quoted = self.quote.filter(|quote| text.as_bytes().first() == Some(quote));
        quoted.and_then(|quote| self.quoted(text, quote)).unwrap_or_else(|| self.plain(text))
    }

    fn plain<'a>(&self, text: &'a str) -> (Value, Option<&'a str>) {
        // The separator is ASCII, so it never lies within a character.
        let end = text.bytes().position(|byte| byte == self.separator);
        let value = Value { text: text[..end.unwrap_or(text.len())].to_string(), is_quoted: false };
        (value, end.map(|end| &text[end + 1..]))
    }

    /// `None` when a quote stands where none may.
    fn quoted<'a>(&self, text: &'a str, quote: u8) -> Option<(Value, Option<&'a str>)> {
        let bytes = text.as_bytes();
        let mut value = String::new();
        let mut from = 1;
        let mut at = 1;
        let finished = |value: String| Value { text: value, is_quoted: true };
        while let Some(byte) = bytes.get(at) {
            let next = bytes.get(at + 1);
            let is_escape =
                self.escape == Some(*byte) && next.is_some_and(|next| *next == quote || Some(*next) == self.escape);
            if is_escape {
                value.push_str(&text[from..at]);
                from = at + 1;
                at += 2;
            } else if *byte == quote {
                value.push_str(&text[from..at]);
                return match next {
                    None => Some((finished(value), None)),
                    Some(next) if *next == self.separator => Some((finished(value), Some(&text[at + 2..]))),
                    Some(_) => None,
                };
            } else {
                at += 1;
            }
        }
        // The line ended before the quote.
        value.push_str(&text[from.min(text.len())..]);
        Some((finished(value), None))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_those_that_spark_reads() {
        let dialect = Dialect { separator: b',', quote: Some(b'"'), escape: Some(b'\\') };
        for (line, expected) in [
            ("a,b", &["a", "b"][..]),
            (",", &["", ""]),
            ("\"x\"\"y\",z", &["\"x\"\"y\"", "z"]),
            ("\"q\\\"r\",1", &["q\"r", "1"]),
            ("\"m\\\\n\",2", &["m\\n", "2"]),
            (" ab , \"c d\"", &[" ab ", " \"c d\""]),
            ("\"abc\"d,e", &["\"abc\"d", "e"]),
            ("\"ab,c", &["ab,c"]),
            ("\"a", &["a"]),
            ("é,\"ü,\"", &["é", "ü,"]),
        ] {
            let fields = dialect.fields(line);
            let texts: Vec<&str> = fields.iter().map(|field| field.text.as_str()).collect();
            assert_eq!(texts, expected, "{line}");
        }
    }
}
