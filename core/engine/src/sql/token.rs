//! SQL text cut into tokens, by the lexical rules of Spark's grammar: numbers with suffixes, names that begin with
//! digits, backslash escapes and raw strings, nested comments, hints. Offsets count characters, as Spark's do.

use super::position::Place;
use firesteel_protocol::Result;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A bare word: a keyword or a name.
    Word,
    /// A name in backticks; `text` is without them.
    Quoted,
    /// A string; `text` is its value.
    Text,
    /// A number with its suffix, if any.
    Number,
    /// An operator or a bracket, or a character that is neither.
    Symbol,
    /// The end of the text.
    End,
}

#[derive(Debug, Clone)]
pub(super) struct Token {
    pub kind: TokenKind,
    pub text: String,
    /// Offset of the first character.
    pub start: usize,
    /// Offset after the last character.
    pub end: usize,
}

/// Operators of more than one character, longest first.
const OPERATORS: [&str; 16] =
    ["/*+", ">>>", "<=>", "<>", "<=", ">=", "==", "!=", "||", "|>", "<<", ">>", "->", "=>", "::", "*/"];

/// What a backslash in a string does. Spark: `spark.sql.parser.escapedStringLiterals`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Backslashes {
    #[default]
    Escape,
    /// They stay as they are, and so does a quote behind one or beside another.
    Stay,
}

/// What the session's configuration says about the grammar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    pub backslashes: Backslashes,
    /// `spark.sql.parser.quotedRegexColumnNames`: names in backticks are patterns in a select list.
    pub quoted_patterns: bool,
    /// `spark.sql.parser.singleCharacterPipeOperator.enabled`: `|` is a pipe too.
    pub single_pipe: bool,
}

impl Default for Dialect {
    fn default() -> Self {
        Dialect { backslashes: Backslashes::Escape, quoted_patterns: false, single_pipe: true }
    }
}

/// The tokens of `characters`, the last one being [`TokenKind::End`].
pub(super) fn tokens(characters: &[char], backslashes: Backslashes) -> Result<Vec<Token>> {
    let mut lexer = Lexer { characters, at: 0, tokens: Vec::new(), is_in_hint: false, backslashes };
    while lexer.skip_blanks()? {
        lexer.token()?;
    }
    let end = characters.len();
    lexer.tokens.push(Token { kind: TokenKind::End, text: String::new(), start: end, end });
    Ok(lexer.tokens)
}

struct Lexer<'a> {
    characters: &'a [char],
    at: usize,
    tokens: Vec<Token>,
    is_in_hint: bool,
    backslashes: Backslashes,
}

impl Lexer<'_> {
    fn peek(&self, ahead: usize) -> Option<char> {
        self.characters.get(self.at + ahead).copied()
    }

    fn starts_with(&self, text: &str) -> bool {
        text.chars().enumerate().all(|(ahead, character)| self.peek(ahead) == Some(character))
    }

    fn place(&self, start: usize) -> Place<'_> {
        Place { characters: self.characters, start, end: self.characters.len() }
    }

    /// Moves past blanks and comments; `false` at the end of the text.
    fn skip_blanks(&mut self) -> Result<bool> {
        while let Some(character) = self.peek(0) {
            if character.is_whitespace() {
                self.at += 1;
            } else if self.starts_with("--") {
                self.skip_line();
            } else if self.starts_with("/*") && !self.starts_with("/*+") {
                self.skip_comment()?;
            } else {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A comment to the end of the line; a backslash before the line's end continues it.
    fn skip_line(&mut self) {
        while let Some(character) = self.peek(0) {
            if character == '\\' && self.peek(1) == Some('\n') {
                self.at += 1;
            } else if character == '\n' {
                return;
            }
            self.at += 1;
        }
    }

    fn skip_comment(&mut self) -> Result<()> {
        let start = self.at;
        let mut depth = 0;
        loop {
            if self.starts_with("/*") {
                depth += 1;
                self.at += 2;
            } else if self.starts_with("*/") {
                depth -= 1;
                self.at += 2;
            } else if self.peek(0).is_some() {
                self.at += 1;
            } else {
                return Err(self.place(start).unclosed_comment());
            }
            if depth == 0 {
                return Ok(());
            }
        }
    }

    fn push(&mut self, kind: TokenKind, text: String, start: usize) {
        self.tokens.push(Token { kind, text, start, end: self.at });
    }

    fn slice(&self, start: usize, end: usize) -> String {
        self.characters[start..end].iter().collect()
    }

    fn token(&mut self) -> Result<()> {
        let start = self.at;
        match (self.peek(0), self.peek(1)) {
            (Some('r' | 'R'), Some(quote @ ('\'' | '"'))) => self.raw_string(quote),
            (Some(quote @ ('\'' | '"')), _) => self.string(quote),
            (Some('`'), _) => self.quoted(),
            (Some('0'..='9'), _) => {
                self.number_or_word();
                Ok(())
            }
            (Some('.'), Some('0'..='9')) if self.number_end(start).is_some() => {
                self.number_or_word();
                Ok(())
            }
            (Some(character), _) if is_word(character) => {
                self.word();
                Ok(())
            }
            _ => {
                self.symbol();
                Ok(())
            }
        }
    }

    fn word(&mut self) {
        let start = self.at;
        while self.peek(0).is_some_and(is_word) {
            self.at += 1;
        }
        let text = self.slice(start, self.at);
        self.push(TokenKind::Word, text, start);
    }

    fn number_or_word(&mut self) {
        let start = self.at;
        if let Some(end) = self.number_end(start) {
            self.at = end;
            let text = self.slice(start, end);
            self.push(TokenKind::Number, text, start);
        } else {
            self.word();
        }
    }

    /// Where the longest number that begins at `start` ends; a number is not followed by a letter, digit or underscore.
    fn number_end(&self, start: usize) -> Option<usize> {
        let digits_from =
            |from: usize| from + self.characters[from..].iter().take_while(|c| c.is_ascii_digit()).count();
        let whole = digits_from(start);
        let mut ends = Vec::new();
        if self.characters.get(whole) == Some(&'.') {
            ends.push(digits_from(whole + 1));
        }
        if whole > start {
            ends.push(whole);
        }
        ends.into_iter().filter(|end| *end > start + 1 || whole > start).find_map(|end| self.suffixed(end))
    }

    /// The end of a number's exponent and suffix after its digits, which end at `digits`.
    fn suffixed(&self, digits: usize) -> Option<usize> {
        let mut mantissas = vec![digits];
        if matches!(self.characters.get(digits), Some('e' | 'E')) {
            let sign = usize::from(matches!(self.characters.get(digits + 1), Some('+' | '-')));
            let from = digits + 1 + sign;
            let count = self.characters.get(from..).unwrap_or(&[]).iter().take_while(|c| c.is_ascii_digit()).count();
            if count > 0 {
                mantissas.insert(0, from + count);
            }
        }
        mantissas.into_iter().find_map(|mantissa| {
            ["BD", "L", "S", "Y", "D", "F", ""].into_iter().find_map(|suffix| {
                let end = mantissa + suffix.len();
                let found = self.characters.get(mantissa..end)?;
                let is_suffix = found.iter().zip(suffix.chars()).all(|(a, b)| a.eq_ignore_ascii_case(&b));
                let is_whole = !self.characters.get(end).copied().is_some_and(is_word);
                (is_suffix && is_whole).then_some(end)
            })
        })
    }

    fn raw_string(&mut self, quote: char) -> Result<()> {
        let start = self.at;
        self.at += 2;
        while let Some(character) = self.peek(0) {
            self.at += 1;
            if character == quote {
                let text = self.slice(start + 2, self.at - 1);
                self.push(TokenKind::Text, text, start);
                return Ok(());
            }
        }
        Err(self.place(start + 1).syntax_error(&format!("'{quote}'"), ""))
    }

    fn string(&mut self, quote: char) -> Result<()> {
        let start = self.at;
        self.at += 1;
        let mut value = String::new();
        while let Some(character) = self.peek(0) {
            self.at += 1;
            if character == quote {
                if self.peek(0) != Some(quote) {
                    if self.backslashes == Backslashes::Stay {
                        value = self.slice(start + 1, self.at - 1);
                    }
                    self.push(TokenKind::Text, value, start);
                    return Ok(());
                }
                self.at += 1;
                value.push(quote);
            } else if character == '\\' {
                let Some(escaped) = self.peek(0) else { break };
                self.at += 1;
                self.escape(escaped, &mut value);
            } else {
                value.push(character);
            }
        }
        Err(self.place(start).syntax_error(&format!("'{quote}'"), ""))
    }

    /// What a backslash and `escaped` stand for. `\%` and `\_` keep their backslash, for LIKE.
    fn escape(&mut self, escaped: char, value: &mut String) {
        match escaped {
            'u' if self.code_point(4, value) => {}
            'U' if self.code_point(8, value) => {}
            '0'..='1' if self.octal(escaped, value) => {}
            '0' => value.push('\0'),
            'b' => value.push('\u{8}'),
            'n' => value.push('\n'),
            'r' => value.push('\r'),
            't' => value.push('\t'),
            'Z' => value.push('\u{1a}'),
            '%' | '_' => {
                value.push('\\');
                value.push(escaped);
            }
            other => value.push(other),
        }
    }

    fn code_point(&mut self, digits: usize, value: &mut String) -> bool {
        let Some(found) = self.characters.get(self.at..self.at + digits) else { return false };
        let text: String = found.iter().collect();
        let Some(mut code) = u32::from_str_radix(&text, 16).ok() else { return false };
        let mut length = digits;
        if (0xD800..0xDC00).contains(&code) && digits == 4 {
            let low: String = self.characters.iter().skip(self.at + 6).take(4).collect();
            let is_pair = self.characters.get(self.at + 4..self.at + 6) == Some(&['\\', 'u']);
            if let Some(low) =
                u32::from_str_radix(&low, 16).ok().filter(|low| is_pair && (0xDC00..0xE000).contains(low))
            {
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
                length = 10;
            }
        }
        self.at += length;
        value.push(char::from_u32(code).unwrap_or('?'));
        true
    }

    fn octal(&mut self, first: char, value: &mut String) -> bool {
        let digits = [Some(first), self.peek(0), self.peek(1)].map(|digit| digit.and_then(|digit| digit.to_digit(8)));
        let [Some(a), Some(b), Some(c)] = digits else { return false };
        self.at += 2;
        value.extend(char::from_u32(a * 64 + b * 8 + c));
        true
    }

    fn quoted(&mut self) -> Result<()> {
        let start = self.at;
        self.at += 1;
        let mut name = String::new();
        while let Some(character) = self.peek(0) {
            self.at += 1;
            if character != '`' {
                name.push(character);
            } else if self.peek(0) == Some('`') {
                self.at += 1;
                name.push('`');
            } else {
                self.push(TokenKind::Quoted, name, start);
                return Ok(());
            }
        }
        Err(self.place(start).syntax_error("'`'", ""))
    }

    fn symbol(&mut self) {
        let start = self.at;
        let operator = OPERATORS
            .into_iter()
            .filter(|operator| *operator != "*/" || self.is_in_hint)
            .find(|operator| self.starts_with(operator));
        let text = operator.map_or_else(|| self.slice(start, start + 1), str::to_string);
        match text.as_str() {
            "/*+" => self.is_in_hint = true,
            "*/" => self.is_in_hint = false,
            _ => {}
        }
        self.at += text.chars().count();
        self.push(TokenKind::Symbol, text, start);
    }
}

fn is_word(character: char) -> bool {
    character.is_ascii_alphanumeric() || character == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<(TokenKind, String)> {
        let characters: Vec<char> = text.chars().collect();
        tokens(&characters, Backslashes::Escape).unwrap().into_iter().map(|token| (token.kind, token.text)).collect()
    }

    fn only(kind: TokenKind, text: &str) -> Vec<(TokenKind, String)> {
        vec![(kind, text.to_string()), (TokenKind::End, String::new())]
    }

    #[test]
    fn a_number_keeps_its_suffix_and_a_name_may_begin_with_digits() {
        for number in ["1", "1L", "1s", "1Y", "1.5D", "1f", "1bd", ".5", "5.", "1e3", "1.5E-3", "1e3BD"] {
            assert_eq!(texts(number), only(TokenKind::Number, number), "{number}");
        }
        for name in ["1st", "1e", "1_000", "2x4"] {
            assert_eq!(texts(name), only(TokenKind::Word, name), "{name}");
        }
    }

    #[test]
    fn a_dot_before_a_name_is_no_number() {
        let kinds: Vec<TokenKind> = texts("a[0]._1").into_iter().map(|(kind, _)| kind).collect();
        use TokenKind::{End, Number, Symbol, Word};
        assert_eq!(kinds, [Word, Symbol, Number, Symbol, Symbol, Word, End]);
    }

    #[test]
    fn strings_are_unescaped_as_spark_does() {
        for (text, value) in [
            (r"'a\tb'", "a\tb"),
            (r"'a\'b'", "a'b"),
            ("'a''b'", "a'b"),
            (r#""say ""hi""""#, "say \"hi\""),
            (r"'\%\_\x'", r"\%\_x"),
            (r"'\u0041\101\0'", "AA\0"),
            (r"'\U0001F600\uD83D\uDE00'", "😀😀"),
            (r"r'\n\d'", r"\n\d"),
        ] {
            assert_eq!(texts(text), only(TokenKind::Text, value), "{text}");
        }
    }

    #[test]
    fn comments_are_blanks_and_hints_are_not() {
        assert_eq!(texts("/* a /* b */ */ 1 -- c\n"), only(TokenKind::Number, "1"));
        assert_eq!(texts("/*+ x */")[0], (TokenKind::Symbol, "/*+".to_string()));
        assert_eq!(texts("2*/* c */3").len(), 4);
    }
}
