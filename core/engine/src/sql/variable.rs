//! Session variables: DECLARE, SET VARIABLE and DROP TEMPORARY VARIABLE. Spark: those rules of `statement`.

use super::command::packed;
use super::identifier::joined;
use super::message::attribute;
use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::{DeclareVariable, SetVariable};
use firesteel_protocol::spark::connect::Command;
use firesteel_protocol::{Error, Result, types};

impl Parser {
    /// `DECLARE [OR REPLACE] [VARIABLE] name, .. [type] [DEFAULT | = expression]`
    pub(super) fn declare(&mut self) -> Result<Command> {
        self.expect_word("DECLARE")?;
        let replace = self.take_words(&["OR", "REPLACE"]);
        let names_follow = |parser: &Parser| matches!(parser.token(1).kind, TokenKind::Word | TokenKind::Quoted);
        let _ = names_follow(self) && (self.take_word("VARIABLE") || self.take_word("VAR"));
        let names = self.separated(|parser| Ok(joined(&parser.name_parts()?)))?;
        let begins_default = self.peek_word("DEFAULT") || self.peek_symbol("=");
        let has_type = matches!(self.peek().kind, TokenKind::Word) && !begins_default;
        let type_text = if has_type { Some(types::sql_string(&self.data_type()?)) } else { None };
        let has_default = self.take_word("DEFAULT") || self.take_symbol("=");
        let default = if has_default { Some(self.plain_expression()?) } else { None };
        if type_text.is_none() && default.is_none() {
            return Err(self.unexpected());
        }
        self.refuse_subqueries("the default of a variable")?;
        Ok(packed(&DeclareVariable { names, replace, type_text, default }))
    }

    /// `SET VARIABLE a = value, ..`, `SET VARIABLE (a, b) = (query)`; SET VARIABLE is read.
    pub(super) fn set_variable(&mut self) -> Result<Command> {
        if self.take_symbol("(") {
            let names = self.separated(|parser| Ok(joined(&parser.name_parts()?)))?;
            self.expect_symbol(")")?;
            self.expect_symbol("=")?;
            self.expect_symbol("(")?;
            let query = Some(self.query()?);
            self.expect_symbol(")")?;
            return Ok(packed(&SetVariable { names, values: Vec::new(), query }));
        }
        let pairs = self.separated(|parser| {
            let name = joined(&parser.name_parts()?);
            parser.expect_symbol("=")?;
            if parser.peek_word("DEFAULT") {
                parser.advance();
                return Ok((name, attribute(&["DEFAULT".to_string()])));
            }
            Ok((name, parser.plain_expression()?))
        })?;
        let (names, values): (Vec<_>, Vec<_>) = pairs.into_iter().unzip();
        // The values are selected from one row, so that they may hold queries.
        let subqueries = std::mem::take(&mut self.subqueries);
        let query = super::message::with_relations(super::message::project(None, values.clone()), subqueries);
        Ok(packed(&SetVariable { names, values, query: Some(query) }))
    }

    fn refuse_subqueries(&self, place: &str) -> Result<()> {
        if self.subqueries.is_empty() { Ok(()) } else { Err(Error::unsupported(format!("a subquery in {place}"))) }
    }
}
