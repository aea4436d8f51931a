//! Calls of functions: the general form, and those with words between their arguments (EXTRACT, TRIM, SUBSTRING, ...).
//! Spark: `AstBuilder.visitFunctionCall` and the rules beside `functionCall` in the grammar.

use super::message::{alias, expression, function, literal, string};
use super::parser::{Parsed, Parser};
use super::token::TokenKind;
use firesteel_protocol::extension::{Extension, FunctionCall};
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{self, ExprType, SortOrder};
use firesteel_protocol::spark::connect::{self as proto, Expression};
use firesteel_protocol::{Error, Kind, Result};

/// Units that TIMESTAMPADD and its like take as a bare word.
const DATETIME_UNITS: [&str; 11] =
    ["YEAR", "QUARTER", "MONTH", "WEEK", "DAY", "DAYOFYEAR", "HOUR", "MINUTE", "SECOND", "MILLISECOND", "MICROSECOND"];

/// The arguments of a call and how deep they nest.
#[derive(Default)]
struct Arguments {
    expressions: Vec<Expression>,
    depth: usize,
}

impl Arguments {
    fn push(&mut self, argument: Parsed) {
        self.depth = self.depth.max(argument.depth);
        self.expressions.push(argument.expression);
    }
}

impl Parser {
    /// A call whose name is a keyword with a syntax of its own; `None` when it is an ordinary call.
    pub(super) fn special_call(&mut self, upper: &str) -> Result<Option<Parsed>> {
        let call = match upper {
            "EXTRACT" => self.extract_call()?,
            "TRIM" if ["BOTH", "LEADING", "TRAILING"].iter().any(|word| self.is_word_at(2, word)) => {
                self.trim_call()?
            }
            "TRIM" => return self.attempt_call(Parser::trim_call),
            "SUBSTRING" | "SUBSTR" => return self.attempt_call(Parser::substring_call),
            "POSITION" => return self.attempt_call(Parser::position_call),
            "OVERLAY" => return self.attempt_call(Parser::overlay_call),
            "STRUCT" => return self.attempt_call(Parser::struct_call),
            "TIMESTAMPADD" | "DATEADD" | "DATE_ADD" if self.unit_follows() => self.unit_call("timestampadd")?,
            "TIMESTAMPDIFF" | "DATEDIFF" | "DATE_DIFF" | "TIMEDIFF" if self.unit_follows() => {
                self.unit_call("timestampdiff")?
            }
            "TIMESTAMPADD" | "DATEADD" | "DATE_ADD" | "TIMESTAMPDIFF" | "DATEDIFF" | "DATE_DIFF" | "TIMEDIFF"
                if self.token(2).kind == TokenKind::Text =>
            {
                self.refuse_quoted_unit()?;
                return Ok(None);
            }
            _ => return Ok(None),
        };
        Ok(Some(call))
    }

    /// A form with words between the arguments, when it is one.
    fn attempt_call(&mut self, read: fn(&mut Parser) -> Result<Parsed>) -> Result<Option<Parsed>> {
        let before = self.at;
        match self.attempt(read) {
            Ok(call) => Ok(Some(call)),
            Err(error) => {
                // The ordinary form is tried next; when that fails too its error is reported, unless depth was at fault.
                debug_assert_eq!(self.at, before);
                if error.condition() == "FAILED_TO_PARSE_TOO_COMPLEX" { Err(error) } else { Ok(None) }
            }
        }
    }

    /// `EXTRACT(field FROM source)`
    fn extract_call(&mut self) -> Result<Parsed> {
        let start = self.open_call();
        let field = match self.peek().kind {
            TokenKind::Text => self.expect_text()?,
            _ => self.name()?,
        };
        self.expect_word("FROM")?;
        let source = self.value()?;
        self.expect_symbol(")")?;
        self.parsed(function("extract", vec![string(&field), source.expression]), start, source.depth)
    }

    /// `TRIM([BOTH | LEADING | TRAILING] [characters] FROM source)`
    fn trim_call(&mut self) -> Result<Parsed> {
        let start = self.open_call();
        let name = match () {
            () if self.take_word("LEADING") => "ltrim",
            () if self.take_word("TRAILING") => "rtrim",
            () => {
                self.take_word("BOTH");
                "trim"
            }
        };
        let mut arguments = Arguments::default();
        if !self.peek_word("FROM") {
            arguments.push(self.value()?);
        }
        self.expect_word("FROM")?;
        arguments.push(self.value()?);
        self.expect_symbol(")")?;
        self.parsed(function(name, arguments.expressions), start, arguments.depth)
    }

    /// `STRUCT(value [AS name], ...)`
    fn struct_call(&mut self) -> Result<Parsed> {
        let start = self.open_call();
        let mut arguments = Arguments::default();
        loop {
            let mut value = self.value()?;
            if self.take_word("AS") {
                value.expression = alias(value.expression, vec![self.name()?]);
            }
            arguments.push(value);
            if !self.take_symbol(",") {
                break;
            }
        }
        self.expect_symbol(")")?;
        self.parsed(function("struct", arguments.expressions), start, arguments.depth)
    }

    /// `SUBSTRING(text FROM position [FOR length])`
    fn substring_call(&mut self) -> Result<Parsed> {
        let start = self.open_call();
        let mut arguments = Arguments::default();
        arguments.push(self.value()?);
        self.expect_word("FROM")?;
        arguments.push(self.value()?);
        if self.take_word("FOR") {
            arguments.push(self.value()?);
        }
        self.expect_symbol(")")?;
        self.parsed(function("substring", arguments.expressions), start, arguments.depth)
    }

    /// `POSITION(part IN text)`
    fn position_call(&mut self) -> Result<Parsed> {
        let start = self.open_call();
        let mut arguments = Arguments::default();
        arguments.push(self.value()?);
        self.expect_word("IN")?;
        arguments.push(self.value()?);
        self.expect_symbol(")")?;
        arguments.expressions.push(literal(LiteralType::Integer(1)));
        self.parsed(function("locate", arguments.expressions), start, arguments.depth)
    }

    /// `OVERLAY(text PLACING part FROM position [FOR length])`
    fn overlay_call(&mut self) -> Result<Parsed> {
        let start = self.open_call();
        let mut arguments = Arguments::default();
        arguments.push(self.value()?);
        self.expect_word("PLACING")?;
        arguments.push(self.value()?);
        self.expect_word("FROM")?;
        arguments.push(self.value()?);
        if self.take_word("FOR") {
            arguments.push(self.value()?);
        }
        self.expect_symbol(")")?;
        self.parsed(function("overlay", arguments.expressions), start, arguments.depth)
    }

    fn unit_follows(&self) -> bool {
        DATETIME_UNITS.iter().any(|unit| self.is_word_at(2, unit)) && self.is_symbol_at(3, ",")
    }

    /// `TIMESTAMPADD(unit, quantity, timestamp)`
    fn unit_call(&mut self, name: &str) -> Result<Parsed> {
        let start = self.open_call();
        let unit = self.name()?;
        let mut arguments = Arguments { expressions: vec![string(&unit.to_ascii_uppercase())], depth: 0 };
        while self.take_symbol(",") {
            arguments.push(self.value()?);
        }
        self.expect_symbol(")")?;
        self.parsed(function(name, arguments.expressions), start, arguments.depth)
    }

    /// The error for `TIMESTAMPADD('unit', quantity, timestamp)`: units are no texts. A call of two arguments is another
    /// function.
    fn refuse_quoted_unit(&mut self) -> Result<()> {
        let name = self.peek().text.clone();
        let mut unit = String::new();
        let mut end = 0;
        let read = |parser: &mut Parser| -> Result<()> {
            parser.open_call();
            unit = parser.expect_text()?;
            for _ in 0..2 {
                parser.expect_symbol(",")?;
                parser.value()?;
            }
            parser.expect_symbol(")")?;
            end = parser.last_end();
            // The call is only looked at.
            Err(Error::internal("a call that is read again"))
        };
        let start = self.peek().start;
        let _: Result<()> = self.attempt(read);
        if end == 0 {
            return Ok(());
        }
        let (function, value) = (format!("`{name}`"), format!("'{unit}'"));
        let parameters =
            [("functionName", function.as_str()), ("parameter", "`unit`"), ("invalidValue", value.as_str())];
        Err(self.place(start, end).error(Kind::Parse, "INVALID_PARAMETER_VALUE.DATETIME_UNIT", &parameters))
    }

    /// Moves past the name of a call and its parenthesis; gives where the name begins.
    fn open_call(&mut self) -> usize {
        let start = self.peek().start;
        self.at += 2;
        start
    }

    /// An ordinary call; its name is read and its parenthesis comes next.
    pub(super) fn call(&mut self, parts: &[String], start: usize) -> Result<Parsed> {
        let name = match parts {
            [name] => name,
            [catalog, schema, name]
                if catalog.eq_ignore_ascii_case("system") && schema.eq_ignore_ascii_case("builtin") =>
            {
                name
            }
            _ => return Err(Error::unsupported("the name of a function with a schema")),
        };
        self.expect_symbol("(")?;
        let is_distinct = self.take_word("DISTINCT");
        let _ = !is_distinct && self.peek_word("ALL") && !self.is_symbol_at(1, ")") && self.take_word("ALL");
        let mut arguments = Arguments::default();
        if !self.peek_symbol(")") {
            loop {
                arguments.push(self.argument()?);
                if !self.take_symbol(",") {
                    break;
                }
            }
        }
        let inner_nulls = self.null_treatment()?;
        self.expect_symbol(")")?;
        if is_star(&arguments.expressions) && name.eq_ignore_ascii_case("count") && !is_distinct {
            arguments.expressions = vec![literal(LiteralType::Integer(1))];
        }
        let function = expression::UnresolvedFunction {
            function_name: name.clone(),
            arguments: arguments.expressions,
            is_distinct,
            is_user_defined_function: false,
            is_internal: None,
        };
        let called = self.parsed(expression(ExprType::UnresolvedFunction(function)), start, arguments.depth)?;
        let called = self.modified(called, inner_nulls)?;
        if self.take_word("OVER") { self.over(called) } else { Ok(called) }
    }

    /// WITHIN GROUP, FILTER and IGNORE NULLS after a call.
    fn modified(&mut self, called: Parsed, inner_nulls: Option<bool>) -> Result<Parsed> {
        let (start, mut depth) = (called.start, called.depth);
        let mut order_by = Vec::new();
        if self.peek_words(&["WITHIN", "GROUP"]) && self.is_symbol_at(2, "(") {
            self.at += 3;
            self.expect_word("ORDER")?;
            self.expect_word("BY")?;
            order_by = self.separated(Parser::sort_order)?;
            self.expect_symbol(")")?;
        }
        let mut filter = None;
        if self.peek_word("FILTER") && self.is_symbol_at(1, "(") {
            self.at += 2;
            self.expect_word("WHERE")?;
            let condition = self.expression()?;
            depth = depth.max(condition.depth);
            filter = Some(condition.expression);
            self.expect_symbol(")")?;
        }
        let outer_nulls = self.null_treatment()?;
        if order_by.is_empty() && filter.is_none() && inner_nulls.is_none() && outer_nulls.is_none() {
            return Ok(called);
        }
        let call = FunctionCall {
            function: Some(called.expression),
            filter,
            ignore_nulls: outer_nulls.or(inner_nulls),
            order_by,
        };
        self.parsed(expression(ExprType::Extension(call.pack())), start, depth)
    }

    fn null_treatment(&mut self) -> Result<Option<bool>> {
        Ok(if self.take_words(&["IGNORE", "NULLS"]) {
            Some(true)
        } else if self.take_words(&["RESPECT", "NULLS"]) {
            Some(false)
        } else {
            None
        })
    }

    /// An argument, with a name (`name => value`) or without.
    pub(super) fn argument(&mut self) -> Result<Parsed> {
        if self.is_symbol_at(1, "=>") {
            let start = self.peek().start;
            let key = self.name()?;
            self.expect_symbol("=>")?;
            let value = self.expression()?;
            let named = proto::NamedArgumentExpression { key, value: Some(Box::new(value.expression)) };
            return self.parsed(expression(ExprType::NamedArgumentExpression(Box::new(named))), start, value.depth);
        }
        self.expression()
    }

    /// `expression [ASC | DESC] [NULLS FIRST | NULLS LAST]`
    pub(super) fn sort_order(&mut self) -> Result<SortOrder> {
        use expression::sort_order::{NullOrdering, SortDirection};
        let child = self.expression()?;
        let is_descending = self.take_word("DESC");
        let _ = !is_descending && self.take_word("ASC");
        let nulls = if self.take_words(&["NULLS", "FIRST"]) {
            NullOrdering::SortNullsFirst
        } else if self.take_words(&["NULLS", "LAST"]) || is_descending {
            NullOrdering::SortNullsLast
        } else {
            NullOrdering::SortNullsFirst
        };
        let direction = if is_descending { SortDirection::Descending } else { SortDirection::Ascending };
        Ok(SortOrder {
            child: Some(Box::new(child.expression)),
            direction: direction.into(),
            null_ordering: nulls.into(),
        })
    }
}

fn is_star(arguments: &[Expression]) -> bool {
    let [Expression { expr_type: Some(ExprType::UnresolvedStar(star)), .. }] = arguments else { return false };
    star.unparsed_target.is_none()
}
