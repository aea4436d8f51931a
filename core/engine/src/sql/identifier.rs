//! Names: their parts, and their quoting.

use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::{Error, Kind, Result};

/// A part of a name, in backticks where it would be read as something else.
pub fn quoted(part: &str) -> String {
    let is_plain =
        part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_') && part.chars().any(|c| !c.is_ascii_digit());
    if is_plain { part.to_string() } else { format!("`{}`", part.replace('`', "``")) }
}

pub(super) fn joined(parts: &[String]) -> String {
    parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".")
}

/// Spark: `UnresolvedAttribute.parseAttributeName`.
pub(super) fn attribute_parts(text: &str) -> Result<Vec<String>> {
    let refused = || Error::new(Kind::Analysis, "INVALID_ATTRIBUTE_NAME_SYNTAX", &[("name", text)]);
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut was_quoted = false;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '`' if part.is_empty() && !was_quoted => {
                was_quoted = true;
                loop {
                    match characters.next() {
                        Some('`') if characters.peek() == Some(&'`') => {
                            characters.next();
                            part.push('`');
                        }
                        Some('`') => break,
                        Some(inner) => part.push(inner),
                        None => return Err(refused()),
                    }
                }
                if characters.peek().is_some_and(|next| *next != '.') {
                    return Err(refused());
                }
            }
            '`' => return Err(refused()),
            '.' if part.is_empty() && !was_quoted => return Err(refused()),
            '.' => {
                parts.push(std::mem::take(&mut part));
                was_quoted = false;
                if characters.peek().is_none() {
                    return Err(refused());
                }
            }
            other => part.push(other),
        }
    }
    parts.push(part);
    Ok(parts)
}

/// Words that end what stands before them, so that a bare one is no alias there. Spark's grammar tells them apart by
/// looking ahead without bound; in backticks, or after AS, they are names.
const ENDS_AN_ITEM: [&str; 17] = [
    "FROM",
    "WHERE",
    "GROUP",
    "HAVING",
    "ORDER",
    "SORT",
    "CLUSTER",
    "DISTRIBUTE",
    "LIMIT",
    "OFFSET",
    "UNION",
    "EXCEPT",
    "MINUS",
    "INTERSECT",
    "WINDOW",
    "LATERAL",
    "QUALIFY",
];
const ENDS_A_TABLE: [&str; 15] = [
    "JOIN",
    "INNER",
    "CROSS",
    "LEFT",
    "RIGHT",
    "FULL",
    "SEMI",
    "ANTI",
    "NATURAL",
    "ON",
    "USING",
    "PIVOT",
    "UNPIVOT",
    "TABLESAMPLE",
    "SELECT",
];
/// Words that cannot begin an operand: with one of them there, something is missing before it.
const NO_OPERAND: [&str; 24] = [
    "SELECT",
    "FROM",
    "WHERE",
    "GROUP",
    "HAVING",
    "ORDER",
    "LIMIT",
    "UNION",
    "EXCEPT",
    "INTERSECT",
    "JOIN",
    "ON",
    "USING",
    "THEN",
    "WHEN",
    "ELSE",
    "AND",
    "OR",
    "IN",
    "LIKE",
    "BETWEEN",
    "AS",
    "DISTINCT",
    "RLIKE",
];

fn is_one_of(words: &[&str], word: &str) -> bool {
    words.iter().any(|one| one.eq_ignore_ascii_case(word))
}

impl Parser {
    /// A name of one part.
    pub(super) fn name(&mut self) -> Result<String> {
        match self.peek().kind {
            TokenKind::Word | TokenKind::Quoted => Ok(self.advance().text),
            TokenKind::Text | TokenKind::Number | TokenKind::Symbol | TokenKind::End => Err(self.unexpected()),
        }
    }

    /// A name of one or more parts.
    pub(super) fn name_parts(&mut self) -> Result<Vec<String>> {
        let mut parts = if self.begins_identifier_clause() { self.identifier_clause()? } else { vec![self.name()?] };
        while self.take_symbol(".") {
            parts.push(self.name()?);
        }
        Ok(parts)
    }

    /// The rest of a name whose first part is read.
    pub(super) fn name_parts_after(&mut self, first: String) -> Result<Vec<String>> {
        let mut parts = vec![first];
        while self.take_symbol(".") {
            parts.push(self.name()?);
        }
        Ok(parts)
    }

    /// `(a, b)`
    pub(super) fn name_list(&mut self) -> Result<Vec<String>> {
        self.expect_symbol("(")?;
        let names = self.separated(Parser::name)?;
        self.expect_symbol(")")?;
        Ok(names)
    }

    pub(super) fn begins_operand(&self) -> bool {
        let token = self.peek();
        token.kind == TokenKind::Quoted || token.kind == TokenKind::Word && !is_one_of(&NO_OPERAND, &token.text)
    }

    /// The alias of a select item, with AS or without.
    pub(super) fn item_alias(&mut self) -> Result<Option<Vec<String>>> {
        let is_explicit = self.take_word("AS");
        if self.peek_symbol("(") && (is_explicit || self.is_name_list()) {
            return self.name_list().map(Some);
        }
        if is_explicit {
            return Ok(Some(vec![self.name()?]));
        }
        Ok(self.bare_alias(&[&ENDS_AN_ITEM]).map(|name| vec![name]))
    }

    /// The alias of a table and the names of its columns, if there are any.
    pub(super) fn table_alias(&mut self) -> Result<Option<(String, Vec<String>)>> {
        let alias =
            if self.take_word("AS") { Some(self.name()?) } else { self.bare_alias(&[&ENDS_AN_ITEM, &ENDS_A_TABLE]) };
        let Some(alias) = alias else { return Ok(None) };
        let columns = if self.peek_symbol("(") { self.name_list()? } else { Vec::new() };
        Ok(Some((alias, columns)))
    }

    fn bare_alias(&mut self, ends: &[&[&str]]) -> Option<String> {
        let token = self.peek();
        let is_alias = match token.kind {
            TokenKind::Quoted => true,
            TokenKind::Word => !ends.iter().any(|words| is_one_of(words, &token.text)) && !self.peek_word("AS"),
            TokenKind::Text | TokenKind::Number | TokenKind::Symbol | TokenKind::End => false,
        };
        is_alias.then(|| self.advance().text)
    }

    fn is_name_list(&self) -> bool {
        let mut ahead = 1;
        loop {
            if !matches!(self.token(ahead).kind, TokenKind::Word | TokenKind::Quoted) {
                return false;
            }
            match self.token(ahead + 1).text.as_str() {
                "," => ahead += 2,
                ")" => return true,
                _ => return false,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_backticks_and_dots_mean_something_in_a_columns_name() {
        for (text, parts) in [
            ("a.b", vec!["a", "b"]),
            ("a.`b.c`", vec!["a", "b.c"]),
            ("a b-c", vec!["a b-c"]),
            ("`a``b`", vec!["a`b"]),
            ("count(1)", vec!["count(1)"]),
        ] {
            assert_eq!(attribute_parts(text).unwrap(), parts, "{text}");
        }
        for text in ["a.", ".a", "a..b", "`a", "`a`b", "a`b`"] {
            assert_eq!(attribute_parts(text).unwrap_err().condition(), "INVALID_ATTRIBUTE_NAME_SYNTAX", "{text}");
        }
    }
}
