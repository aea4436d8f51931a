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

/// What follows a field.
enum After<'a> {
    Field(&'a str),
    Record(&'a str),
    End,
}

/// Whether a record ends with its line, or may hold several.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Extent {
    Line,
    Lines,
}

impl Dialect {
    /// The fields of a line.
    pub(crate) fn fields(&self, line: &str) -> Vec<Value> {
        self.record_of(line, Extent::Line).0
    }

    /// The fields of the first record of a text, whose quoted fields may hold ends of lines, and the text after it.
    pub(crate) fn record<'a>(&self, text: &'a str) -> (Vec<Value>, &'a str) {
        self.record_of(text, Extent::Lines)
    }

    fn record_of<'a>(&self, text: &'a str, extent: Extent) -> (Vec<Value>, &'a str) {
        let mut fields = Vec::new();
        let mut rest = text;
        loop {
            let (field, after) = self.field(rest, extent);
            fields.push(field);
            match after {
                After::Field(after) => rest = after,
                After::Record(after) => return (fields, after),
                After::End => return (fields, ""),
            }
        }
    }

    /// The first field of `text`, and what follows it.
    fn field<'a>(&self, text: &'a str, extent: Extent) -> (Value, After<'a>) {
        let quoted = self.quote.filter(|quote| text.as_bytes().first() == Some(quote));
        quoted.and_then(|quote| self.quoted(text, quote, extent)).unwrap_or_else(|| self.plain(text, extent))
    }

    fn plain<'a>(&self, text: &'a str, extent: Extent) -> (Value, After<'a>) {
        // Separators and ends of lines are ASCII, so they never lie within a character.
        let ends = |byte: u8| byte == self.separator || extent == Extent::Lines && matches!(byte, b'\n' | b'\r');
        let end = text.bytes().position(ends).unwrap_or(text.len());
        let value = Value { text: text[..end].to_string(), is_quoted: false };
        (value, self.after(&text[end..], extent).unwrap_or(After::End))
    }

    /// What the text at the end of a field says; `None` when a field cannot end there.
    fn after<'a>(&self, text: &'a str, extent: Extent) -> Option<After<'a>> {
        match text.as_bytes() {
            [] => Some(After::End),
            [byte, ..] if *byte == self.separator => Some(After::Field(&text[1..])),
            [b'\r', b'\n', ..] if extent == Extent::Lines => Some(After::Record(&text[2..])),
            [b'\n' | b'\r', ..] if extent == Extent::Lines => Some(After::Record(&text[1..])),
            _ => None,
        }
    }

    /// `None` when a quote stands where none may.
    fn quoted<'a>(&self, text: &'a str, quote: u8, extent: Extent) -> Option<(Value, After<'a>)> {
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
                return self.after(&text[at + 1..], extent).map(|after| (finished(value), after));
            } else {
                at += 1;
            }
        }
        // The text ended before the quote.
        value.push_str(&text[from.min(text.len())..]);
        Some((finished(value), After::End))
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

    #[test]
    fn records_may_hold_several_lines() {
        let dialect = Dialect { separator: b',', quote: Some(b'"'), escape: Some(b'\\') };
        let mut rest = "a,\"b\nc\"\r\nd,\"e\"\"f\"\n,g";
        let mut records = Vec::new();
        while !rest.is_empty() {
            let (fields, after) = dialect.record(rest);
            records.push(fields.into_iter().map(|field| field.text).collect::<Vec<_>>());
            rest = after;
        }
        assert_eq!(records, [["a", "b\nc"], ["d", "\"e\"\"f\""], ["", "g"]]);
    }
}
