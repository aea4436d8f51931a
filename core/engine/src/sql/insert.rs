//! INSERT. Spark: `insertInto` of the grammar.

use std::collections::BTreeMap;

use super::command::packed;
use super::identifier::joined;
use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::InsertInto;
use firesteel_protocol::spark::connect::Command;
use firesteel_protocol::{Error, Result};

impl Parser {
    /// `INSERT INTO | OVERWRITE [TABLE] name [PARTITION (key = value, ..)] [(column, ..) | BY NAME] query`
    pub(super) fn insert(&mut self) -> Result<Command> {
        self.expect_word("INSERT")?;
        let overwrite = self.take_word("OVERWRITE");
        if !overwrite {
            self.expect_word("INTO")?;
        }
        if self.peek_word("DIRECTORY") || self.peek_words(&["LOCAL", "DIRECTORY"]) {
            return Err(Error::unsupported("INSERT OVERWRITE DIRECTORY"));
        }
        self.take_word("TABLE");
        let name = joined(&self.name_parts()?);
        if self.peek_word("REPLACE") {
            return Err(Error::unsupported("INSERT .. REPLACE"));
        }
        let partition = if self.take_word("PARTITION") { self.partition()? } else { BTreeMap::new() };
        if self.peek_words(&["IF", "NOT", "EXISTS"]) {
            return Err(Error::unsupported("INSERT .. IF NOT EXISTS"));
        }
        let by_name = self.take_words(&["BY", "NAME"]);
        let columns =
            if !by_name && self.peek_symbol("(") && self.is_list_of_names() { self.name_list()? } else { Vec::new() };
        let query = Some(self.query()?);
        Ok(packed(&InsertInto { name, columns, by_name, overwrite, partition, query }))
    }

    /// Whether the parenthesis holds names and no query.
    fn is_list_of_names(&self) -> bool {
        matches!(self.token(1).kind, TokenKind::Word | TokenKind::Quoted)
            && (self.is_symbol_at(2, ",") || self.is_symbol_at(2, ")"))
    }

    fn partition(&mut self) -> Result<BTreeMap<String, String>> {
        self.expect_symbol("(")?;
        let pairs = self.separated(|parser| {
            let name = parser.name()?;
            if !parser.take_symbol("=") {
                return Err(Error::unsupported("a partition without a value"));
            }
            let value = match parser.peek().kind {
                TokenKind::Text => parser.expect_text()?,
                TokenKind::Number => parser.advance().text,
                _ => return Err(Error::unsupported("a partition whose value is no string and no number")),
            };
            Ok((name, value))
        })?;
        self.expect_symbol(")")?;
        Ok(pairs.into_iter().collect())
    }
}
