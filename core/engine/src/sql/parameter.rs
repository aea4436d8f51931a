//! Parameter markers (`:name`, `?`) and IDENTIFIER(..), which become what they stand for while the text is read.
//! Spark: `BindParameters`, `ParameterHandler`, `ResolveIdentifierClause`.

use std::collections::BTreeMap;

use super::parser::{Parsed, Parser};
use super::token::TokenKind;
use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Kind, Result};

/// What a text's markers stand for.
#[derive(Debug, Clone, Default)]
pub struct Parameters {
    named: BTreeMap<String, Expression>,
    positional: Vec<Expression>,
}

impl Parameters {
    /// The arguments that come with a text; older clients send literals.
    #[allow(deprecated, reason = "older clients fill the deprecated arguments")]
    pub fn of(sql: &proto::Sql) -> Self {
        let proto::Sql { query: _, args, pos_args, named_arguments, pos_arguments } = sql;
        let literal = |literal: &Literal| super::message::expression(ExprType::Literal(literal.clone()));
        let mut named: BTreeMap<String, Expression> =
            args.iter().map(|(name, value)| (name.clone(), literal(value))).collect();
        named.extend(named_arguments.iter().map(|(name, value)| (name.clone(), value.clone())));
        let positional = pos_args.iter().map(literal).chain(pos_arguments.iter().cloned()).collect();
        Parameters { named, positional }
    }

    pub fn is_empty(&self) -> bool {
        self.named.is_empty() && self.positional.is_empty()
    }
}

impl Parser {
    /// `:name` or `?`
    pub(super) fn parameter(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        let at = self.at;
        if self.take_symbol("?") {
            // A block may be read again, so a marker is known by its place and not by how many were read.
            let number = self.count_before("?", at);
            let found = self.parameters.positional.get(number).cloned();
            let value = found.ok_or_else(|| self.unbound(start, &format!("_{start}")))?;
            return self.parsed(value, start, 0);
        }
        self.expect_symbol(":")?;
        let name = self.name()?;
        let found = self.parameters.named.get(&name).cloned();
        let value = found.ok_or_else(|| self.unbound(start, &name))?;
        self.parsed(value, start, 0)
    }

    /// Whether a parameter marker comes next.
    pub(super) fn begins_parameter(&self) -> bool {
        self.peek_symbol("?")
            || self.peek_symbol(":") && matches!(self.token(1).kind, TokenKind::Word | TokenKind::Quoted)
    }

    fn unbound(&self, start: usize, name: &str) -> Error {
        let place = self.place(start, self.last_end());
        place.error(Kind::Analysis, "UNBOUND_SQL_PARAMETER", &[("name", name)])
    }

    /// Whether IDENTIFIER(..) comes next.
    pub(super) fn begins_identifier_clause(&self) -> bool {
        self.peek_word("IDENTIFIER") && self.is_symbol_at(1, "(")
    }

    /// The parts of the name that the text in IDENTIFIER(..) spells.
    pub(super) fn identifier_clause(&mut self) -> Result<Vec<String>> {
        let start = self.peek().start;
        self.expect_word("IDENTIFIER")?;
        self.expect_symbol("(")?;
        let value = self.plain_expression()?;
        self.expect_symbol(")")?;
        let Some(text) = constant_text(&value) else {
            return Err(match value.expr_type {
                Some(ExprType::Literal(_)) => {
                    let shown = self.fragment(start, self.last_end());
                    let parameters = [("expr", shown.as_str()), ("name", "IDENTIFIER")];
                    let place = self.place(start, self.last_end());
                    place.error(Kind::Analysis, "NOT_A_CONSTANT_STRING.WRONG_TYPE", &parameters)
                }
                _ => Error::unsupported("IDENTIFIER(..) of other than strings joined together"),
            });
        };
        super::parse_identifier(&text)
    }
}

/// The text that a literal, or several joined together, come to.
fn constant_text(expression: &Expression) -> Option<String> {
    match expression.expr_type.as_ref()? {
        ExprType::Literal(Literal { literal_type: Some(LiteralType::String(text)), .. }) => Some(text.clone()),
        ExprType::UnresolvedFunction(call) if call.function_name.eq_ignore_ascii_case("concat") => {
            call.arguments.iter().map(constant_text).collect()
        }
        ExprType::UnresolvedFunction(call) if call.function_name == "||" => {
            call.arguments.iter().map(constant_text).collect()
        }
        ExprType::UnresolvedFunction(call) if call.arguments.len() == 1 => {
            let text = constant_text(&call.arguments[0])?;
            match call.function_name.to_ascii_lowercase().as_str() {
                "lower" | "lcase" => Some(text.to_lowercase()),
                "upper" | "ucase" => Some(text.to_uppercase()),
                _ => None,
            }
        }
        _ => None,
    }
}
