//! Expressions by precedence: OR, AND, NOT, predicates (BETWEEN, IN, LIKE, IS, ...), comparisons and arithmetic.
//! Spark: `booleanExpression`, `predicate` and `valueExpression` of the grammar.

use super::literal;
use super::message::{alias, function, string};
use super::parser::{Parsed, Parser};
use super::token::TokenKind;
use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::{Error, Result};

/// Operators of arithmetic and comparison with the functions they call, by level, loosest first.
const LEVELS: [&[(&str, &str)]; 7] = [
    &[
        ("=", "=="),
        ("==", "=="),
        ("<=>", "<=>"),
        ("<>", "!="),
        ("!=", "!="),
        ("<", "<"),
        ("<=", "<="),
        (">", ">"),
        (">=", ">="),
    ],
    &[("|", "|")],
    &[("^", "^")],
    &[("&", "&")],
    &[("<<", "<<"), (">>>", ">>>"), (">>", ">>")],
    &[("+", "+"), ("-", "-"), ("||", "concat")],
    &[("*", "*"), ("/", "/"), ("%", "%"), ("DIV", "div")],
];

impl Parser {
    /// An expression with an alias or without, as in a select list.
    pub(super) fn named_expression(&mut self) -> Result<Expression> {
        let expression = self.expression()?;
        Ok(match self.item_alias()? {
            Some(names) => {
                let origin = expression.expression.common.clone();
                Expression { common: origin, ..alias(expression.expression, names) }
            }
            None => expression.expression,
        })
    }

    pub(super) fn plain_expression(&mut self) -> Result<Expression> {
        Ok(self.expression()?.expression)
    }

    pub(super) fn expression(&mut self) -> Result<Parsed> {
        self.nested(|parser| parser.logical("OR", "or", |parser| parser.logical("AND", "and", Parser::negation)))
    }

    /// A chain of AND or OR as a balanced tree, as Spark builds it: long chains stay shallow, and names are the same.
    fn logical(&mut self, word: &str, name: &str, operand: fn(&mut Parser) -> Result<Parsed>) -> Result<Parsed> {
        let mut operands = vec![operand(self)?];
        while self.take_word(word) {
            operands.push(operand(self)?);
        }
        self.balanced(name, operands)
    }

    fn balanced(&self, name: &str, mut operands: Vec<Parsed>) -> Result<Parsed> {
        if operands.len() > 1 {
            let right = operands.split_off(operands.len().div_ceil(2));
            let (left, right) = (self.balanced(name, operands)?, self.balanced(name, right)?);
            return self.binary(name, left, right);
        }
        operands.pop().ok_or_else(|| Error::internal("a logical operator has no operands"))
    }

    fn binary(&self, name: &str, left: Parsed, right: Parsed) -> Result<Parsed> {
        let (start, end, depth) = (left.start, right.end, left.depth.max(right.depth));
        if name == "!=" {
            let equal = self.binary("==", left, right)?;
            return self.spanned(function("not", vec![equal.expression]), start, end, equal.depth);
        }
        self.spanned(function(name, vec![left.expression, right.expression]), start, end, depth)
    }

    fn negation(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        let is_negated =
            self.take_symbol("!") || self.peek_word("NOT") && !self.is_column_at(1) && self.take_word("NOT");
        if !is_negated {
            return self.predicated();
        }
        let operand = self.nested(Parser::negation)?;
        self.parsed(function("not", vec![operand.expression]), start, operand.depth)
    }

    /// Whether a name could end before the token `ahead`, so that the word before it is a column.
    fn is_column_at(&self, ahead: usize) -> bool {
        let token = self.token(ahead);
        token.kind == TokenKind::End
            || token.kind == TokenKind::Symbol && [",", ")", ".", "=", "<", ">"].contains(&token.text.as_str())
    }

    fn predicated(&mut self) -> Result<Parsed> {
        let value = self.value()?;
        let (start, place) = (value.start, self.peek().start);
        // The place of a predicate begins behind the value that is tested. Spark: `AstBuilder.withPredicate`.
        let found = self.predicate(Parsed { start: place, ..value })?;
        Ok(Parsed { start, ..found })
    }

    fn predicate(&mut self, value: Parsed) -> Result<Parsed> {
        if self.take_word("IS") {
            return self.is_predicate(value);
        }
        let is_negated = self.take_not();
        let start = value.start;
        let word =
            if self.peek().kind == TokenKind::Word { self.peek().text.to_ascii_uppercase() } else { String::new() };
        let found = match word.as_str() {
            "BETWEEN" => self.between(value)?,
            "IN" => self.membership(value)?,
            "LIKE" | "ILIKE" if self.is_quantified() => return self.like_each(&word.to_lowercase(), value, is_negated),
            "LIKE" | "ILIKE" => self.like(&word.to_lowercase(), value)?,
            "RLIKE" | "REGEXP" => {
                self.advance();
                let pattern = self.value()?;
                self.binary("rlike", value, pattern)?
            }
            _ if is_negated => return Err(self.unexpected()),
            _ => return Ok(value),
        };
        if is_negated {
            return self.parsed(function("not", vec![found.expression]), start, found.depth);
        }
        Ok(found)
    }

    /// NOT, or `!`, inside a predicate.
    fn take_not(&mut self) -> bool {
        self.take_word("NOT") || self.take_symbol("!")
    }

    fn is_predicate(&mut self, value: Parsed) -> Result<Parsed> {
        let is_negated = self.take_not();
        let (start, depth) = (value.start, value.depth);
        let (found, name) = if self.take_words(&["DISTINCT", "FROM"]) {
            let right = self.value()?;
            let equal = self.binary("<=>", value, right)?;
            let distinct = function("not", vec![equal.expression.clone()]);
            let expression = if is_negated { equal.expression } else { distinct };
            return self.parsed(expression, start, equal.depth);
        } else if self.take_word("NULL") || self.take_word("UNKNOWN") {
            (vec![value.expression], if is_negated { "isnotnull" } else { "isnull" })
        } else if self.take_word("TRUE") {
            (vec![value.expression, super::message::literal(LiteralType::Boolean(true))], "<=>")
        } else if self.take_word("FALSE") {
            (vec![value.expression, super::message::literal(LiteralType::Boolean(false))], "<=>")
        } else {
            return Err(self.unexpected());
        };
        let test = self.parsed(function(name, found), start, depth)?;
        if is_negated && name == "<=>" {
            return self.parsed(function("not", vec![test.expression]), start, test.depth);
        }
        Ok(test)
    }

    fn between(&mut self, value: Parsed) -> Result<Parsed> {
        self.expect_word("BETWEEN")?;
        let lower = self.value()?;
        self.expect_word("AND")?;
        let upper = self.value()?;
        let depth = value.depth.max(lower.depth).max(upper.depth);
        let arguments = vec![value.expression, lower.expression, upper.expression];
        self.parsed(function("between", arguments), value.start, depth)
    }

    fn membership(&mut self, value: Parsed) -> Result<Parsed> {
        self.expect_word("IN")?;
        self.expect_symbol("(")?;
        if self.take_symbol(")") {
            return Err(self.error(value.start, "INVALID_SQL_SYNTAX.EMPTY_IN_PREDICATE", &[]));
        }
        if self.begins_query() {
            let found = self.in_subquery(value)?;
            return Ok(found);
        }
        let (start, mut depth) = (value.start, value.depth);
        let mut arguments = vec![value.expression];
        loop {
            let item = self.expression()?;
            depth = depth.max(item.depth);
            arguments.push(item.expression);
            if !self.take_symbol(",") {
                break;
            }
        }
        self.expect_symbol(")")?;
        self.parsed(function("in", arguments), start, depth)
    }

    /// Whether LIKE is followed by ANY, SOME or ALL and a list.
    fn is_quantified(&self) -> bool {
        ["ANY", "SOME", "ALL"].iter().any(|word| self.is_word_at(1, word)) && self.is_symbol_at(2, "(")
    }

    fn like(&mut self, name: &str, value: Parsed) -> Result<Parsed> {
        self.advance();
        let pattern = self.value()?;
        let escape = if self.take_word("ESCAPE") { Some(self.escape_character()?) } else { None };
        let (start, depth) = (value.start, value.depth.max(pattern.depth));
        let arguments = [value.expression, pattern.expression].into_iter().chain(escape).collect();
        self.parsed(function(name, arguments), start, depth)
    }

    /// `LIKE ANY (..)`, `NOT LIKE ALL (..)`: NOT belongs to each test.
    fn like_each(&mut self, name: &str, value: Parsed, is_negated: bool) -> Result<Parsed> {
        self.advance();
        let is_all = self.advance().text.eq_ignore_ascii_case("ALL");
        self.expect_symbol("(")?;
        let patterns = self.separated(Parser::expression)?;
        self.expect_symbol(")")?;
        let test = |pattern| {
            let test = self.binary(name, value.clone(), pattern)?;
            if !is_negated {
                return Ok(test);
            }
            self.spanned(function("not", vec![test.expression]), test.start, test.end, test.depth)
        };
        let tests: Result<Vec<Parsed>> = patterns.into_iter().map(test).collect();
        self.balanced(if is_all { "and" } else { "or" }, tests?)
    }

    fn escape_character(&mut self) -> Result<Expression> {
        let start = self.peek().start;
        let text = self.expect_text()?;
        if text.chars().count() != 1 {
            return Err(self.error(start, "INVALID_ESC", &[("invalidEscape", &format!("'{text}'"))]));
        }
        Ok(string(&text))
    }

    /// Comparisons and arithmetic.
    pub(super) fn value(&mut self) -> Result<Parsed> {
        self.level(0)
    }

    fn level(&mut self, level: usize) -> Result<Parsed> {
        let Some(operators) = LEVELS.get(level) else { return self.unary() };
        let mut left = self.level(level + 1)?;
        while let Some(name) = self.operator(operators) {
            self.advance();
            let right = self.level(level + 1)?;
            left = self.binary(name, left, right)?;
        }
        Ok(left)
    }

    fn operator(&self, operators: &[(&str, &'static str)]) -> Option<&'static str> {
        if self.begins_bare_step() {
            return None;
        }
        let token = self.peek();
        let is_operator = match token.kind {
            TokenKind::Symbol => true,
            TokenKind::Word => token.text.eq_ignore_ascii_case("DIV"),
            TokenKind::Quoted | TokenKind::Text | TokenKind::Number | TokenKind::End => false,
        };
        let found = operators.iter().find(|(symbol, _)| is_operator && symbol.eq_ignore_ascii_case(&token.text));
        found.map(|(_, name)| *name)
    }

    fn unary(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        let name = match self.peek().text.as_str() {
            _ if self.peek().kind != TokenKind::Symbol => None,
            "-" if self.token(1).kind == TokenKind::Number => None,
            "-" => Some("-"),
            "+" => Some("+"),
            "~" => Some("~"),
            _ => None,
        };
        let Some(name) = name else { return self.primary() };
        // `-` and `+` with one argument are the signs, which Spark shows as `(- a)`; negative(a) has another name.
        self.advance();
        let operand = self.nested(Parser::unary)?;
        self.parsed(function(name, vec![operand.expression]), start, operand.depth)
    }

    /// A number, with its sign if it has one.
    pub(super) fn number(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        let is_negative = self.take_symbol("-");
        let token = self.advance();
        let expression = literal::number(&token.text, is_negative, &self.place(start, token.end))?;
        self.parsed(expression, start, 0)
    }
}
