//! The commands that are offered: temporary views, SET and RESET, EXPLAIN.

use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::{ExplainQuery, Extension, SetConfiguration};
use firesteel_protocol::spark::connect::Command;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::data_type::Kind as TypeKind;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::{Error, Kind, Result};

/// The key that SET TIME ZONE sets.
const TIME_ZONE: &str = "spark.sql.session.timeZone";

impl Parser {
    /// `SET`, `SET key`, `SET key = value`, `SET TIME ZONE value`. Key and value are texts, not expressions.
    pub(super) fn set(&mut self) -> Result<Command> {
        let start = self.peek().start;
        self.expect_word("SET")?;
        if self.peek_words(&["TIME", "ZONE"]) {
            return self.set_time_zone(start);
        }
        if self.peek_symbol("-") {
            return Err(Error::unsupported("SET -v"));
        }
        let next = self.token(1);
        let is_key = next.kind == TokenKind::Symbol && (next.text == "." || next.text == "=");
        if !is_key && (self.take_word("VARIABLE") || self.take_word("VAR")) {
            return self.set_variable();
        }
        for refused in ["ROLE", "CATALOG", "PATH"] {
            if self.peek_word(refused) && !is_key {
                return Err(Error::unsupported(format!("SET {refused}")));
            }
        }
        let text = self.rest_of_statement();
        let (key, value) = match text.split_once('=') {
            Some((key, value)) => (Some(key), Some(value)),
            None => (Some(text.as_str()).filter(|text| !text.is_empty()), None),
        };
        let key = key.map(configuration_key).transpose()?;
        let value = value.map(|value| unquoted(value.trim()).to_string());
        Ok(packed(&SetConfiguration { key, value, reset: false }))
    }

    fn no_displacement(&self, start: usize) -> Error {
        let end = self.last_end().max(self.peek().end);
        self.place(start, end).error(Kind::Parse, "_LEGACY_ERROR_TEMP_0045", &[])
    }

    /// `INTERVAL 10 HOURS` as an offset: at most 18 hours, and whole seconds. Spark: `SparkSqlAstBuilder.visitSetTimeZone`.
    fn zone_offset(&mut self) -> Result<String> {
        const MICROS_PER_HOUR: i64 = 3_600_000_000;
        let start = self.peek().start;
        let literal = self.interval()?.expression;
        let place = self.place(start, self.last_end());
        let outside = |value: i64| {
            let value = value.to_string();
            place.error(Kind::Parse, "INVALID_INTERVAL_FORMAT.TIMEZONE_INTERVAL_OUT_OF_RANGE", &[("input", &value)])
        };
        let Some(ExprType::Literal(Literal { literal_type: Some(value), data_type })) = literal.expr_type else {
            return Err(Error::internal("an interval that is no literal"));
        };
        let micros = match value {
            LiteralType::YearMonthInterval(months) => return Err(outside(months.into())),
            LiteralType::DayTimeInterval(micros) => micros,
            _ => return Err(Error::internal("an interval of another kind")),
        };
        let has_days = match data_type.and_then(|data_type| data_type.kind) {
            Some(TypeKind::DayTimeInterval(fields)) => fields.start_field.unwrap_or(0) == 0,
            _ => true,
        };
        match micros {
            micros if has_days && micros / (24 * MICROS_PER_HOUR) != 0 => Err(outside(micros / (24 * MICROS_PER_HOUR))),
            micros if micros.abs() > 18 * MICROS_PER_HOUR => Err(outside(micros / MICROS_PER_HOUR)),
            micros if micros % 1_000_000 != 0 => Err(outside(micros / 1_000_000)),
            0 => Ok("Z".to_string()),
            micros => {
                let (sign, seconds) = (if micros < 0 { '-' } else { '+' }, micros.abs() / 1_000_000);
                let tail = if seconds % 60 == 0 { String::new() } else { format!(":{:02}", seconds % 60) };
                Ok(format!("{sign}{:02}:{:02}{tail}", seconds / 3_600, seconds / 60 % 60))
            }
        }
    }

    fn set_time_zone(&mut self, start: usize) -> Result<Command> {
        self.at += 2;
        let value = match self.peek().kind {
            TokenKind::Text => self.expect_text()?,
            TokenKind::Word if self.peek_word("LOCAL") => return Err(Error::unsupported("SET TIME ZONE LOCAL")),
            TokenKind::Word if self.begins_interval() => self.zone_offset()?,
            _ => return Err(self.no_displacement(start)),
        };
        if self.peek().kind != TokenKind::End && !self.peek_symbol(";") {
            return Err(self.no_displacement(start));
        }
        Ok(packed(&SetConfiguration { key: Some(TIME_ZONE.to_string()), value: Some(value), reset: false }))
    }

    /// `RESET`, `RESET key`
    pub(super) fn reset(&mut self) -> Result<Command> {
        self.expect_word("RESET")?;
        let text = self.rest_of_statement();
        let key = Some(text.as_str()).filter(|text| !text.is_empty()).map(configuration_key).transpose()?;
        Ok(packed(&SetConfiguration { key, value: None, reset: true }))
    }

    /// The text up to the end or a semicolon that ends the statement, as it is written.
    fn rest_of_statement(&mut self) -> String {
        let start = self.peek().start;
        let mut end = start;
        while self.peek().kind != TokenKind::End {
            let is_last_semicolon = self.peek_symbol(";") && self.token(1).kind == TokenKind::End;
            if is_last_semicolon {
                break;
            }
            end = self.advance().end;
        }
        self.fragment(start, end).trim().to_string()
    }

    /// `EXPLAIN [EXTENDED | CODEGEN | COST | FORMATTED] query`
    pub(super) fn explain(&mut self) -> Result<Command> {
        self.expect_word("EXPLAIN")?;
        let modes = ["EXTENDED", "CODEGEN", "COST", "FORMATTED"];
        let mode = modes.into_iter().find(|mode| self.take_word(mode)).unwrap_or("SIMPLE");
        let begins_query = ["SELECT", "WITH", "VALUES", "TABLE", "FROM"].iter().any(|word| self.peek_word(word));
        if !begins_query && !self.peek_symbol("(") {
            return Err(if self.peek().kind == TokenKind::Word {
                Error::unsupported(format!("EXPLAIN {}", self.peek().text.to_uppercase()))
            } else {
                self.unexpected()
            });
        }
        let input = Some(self.query()?);
        Ok(packed(&ExplainQuery { input, mode: mode.to_ascii_lowercase() }))
    }
}

pub(super) fn packed(message: &impl Extension) -> Command {
    Command { command_type: Some(CommandType::Extension(message.pack())) }
}

/// A key, whose parts may stand in backticks. Spark refuses blanks in it.
fn configuration_key(text: &str) -> Result<String> {
    let key = text.trim();
    let key = key.strip_prefix('`').and_then(|key| key.strip_suffix('`')).unwrap_or(key);
    if key.is_empty() || key.contains(char::is_whitespace) {
        let parameters = [("key", key), ("value", "value")];
        return Err(Error::new(firesteel_protocol::Kind::Parse, "INVALID_PROPERTY_KEY", &parameters));
    }
    Ok(key.to_string())
}

/// A value without the backticks around it; other quotes belong to it, as in Spark.
fn unquoted(value: &str) -> &str {
    value.strip_prefix('`').and_then(|value| value.strip_suffix('`')).unwrap_or(value)
}
