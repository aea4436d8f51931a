//! What expressions are made of: literals, columns, CASE, CAST, parentheses, subqueries, lambdas, and what may follow
//! them (`.field`, `[index]`, `::type`). Spark: `primaryExpression` of the grammar.

use super::identifier;
use super::literal::{self, cast};
use super::message::{alias, attribute, expression, extract_value, function, literal as literal_of, string};
use super::parser::{Parsed, Parser};
use super::token::TokenKind;
use firesteel_protocol::extension::{Extension, StarExcept};
use firesteel_protocol::spark::connect::expression::cast::EvalMode;
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{self, ExprType, UnresolvedNamedLambdaVariable, UnresolvedStar};
use firesteel_protocol::spark::connect::subquery_expression::SubqueryType;
use firesteel_protocol::spark::connect::{self as proto, Expression, data_type};
use firesteel_protocol::{Error, Result, types};

impl Parser {
    pub(super) fn primary(&mut self) -> Result<Parsed> {
        let base = self.base()?;
        self.suffixed(base)
    }

    fn base(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        match self.peek().kind {
            TokenKind::Number => self.number(),
            TokenKind::Text => {
                let text = self.expect_text()?;
                self.parsed(string(&text), start, 0)
            }
            TokenKind::Symbol => self.symbol(),
            TokenKind::Word => match self.keyword()? {
                Some(expression) => Ok(expression),
                None => self.reference(),
            },
            TokenKind::Quoted => self.reference(),
            TokenKind::End => Err(self.unexpected()),
        }
    }

    fn symbol(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        match self.peek().text.as_str() {
            "-" => self.number(),
            "*" => {
                self.advance();
                self.starred(None, start)
            }
            "(" if self.begins_lambda() => self.lambda(),
            "(" => self.parenthesis(),
            "?" | ":" if self.begins_parameter() => self.parameter(),
            _ => Err(self.unexpected()),
        }
    }

    /// An expression that begins with a keyword; `None` when the word is a name here.
    fn keyword(&mut self) -> Result<Option<Parsed>> {
        let start = self.peek().start;
        let next_is_parenthesis = self.is_symbol_at(1, "(");
        let upper = self.peek().text.to_ascii_uppercase();
        let next = self.token(1);
        let is_name = next.kind == TokenKind::Symbol && next.text == ".";
        let found = match upper.as_str() {
            _ if is_name => return Ok(None),
            "TRUE" | "FALSE" if !next_is_parenthesis => {
                self.advance();
                self.parsed(literal_of(LiteralType::Boolean(upper == "TRUE")), start, 0)?
            }
            "NULL" if !next_is_parenthesis => {
                self.advance();
                let void = types::of(data_type::Kind::Null(data_type::Null { type_variation_reference: 0 }));
                self.parsed(literal_of(LiteralType::Null(void)), start, 0)?
            }
            "LIKE" | "ILIKE" | "RLIKE" if next_is_parenthesis => {
                self.advance();
                self.call(&[upper.to_lowercase()], start)?
            }
            "CASE" if !next_is_parenthesis || self.is_case() => self.case()?,
            "CAST" | "TRY_CAST" if next_is_parenthesis => self.cast_call(&upper)?,
            "EXISTS" if next_is_parenthesis && self.begins_query_at(2) => {
                self.at += 2;
                let id = self.subquery()?;
                self.expect_symbol(")")?;
                self.subquery_expression(start, SubqueryType::Exists, id, Vec::new(), 0)?
            }
            "INTERVAL" if self.begins_interval() => self.interval()?,
            _ if next_is_parenthesis => return self.special_call(&upper),
            _ if next.kind == TokenKind::Text => self.typed_literal()?,
            _ => return Ok(None),
        };
        Ok(Some(found))
    }

    fn typed_literal(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        if !self.begins_operand() {
            return Err(self.unexpected());
        }
        let name = self.advance().text;
        let value = self.expect_text()?;
        let expression = literal::typed(&name, &value, &self.place(start, self.last_end()))?;
        self.parsed(expression, start, 0)
    }

    /// A column, a call, a lambda of one parameter, or the columns of a table (`t.*`).
    fn reference(&mut self) -> Result<Parsed> {
        if !self.begins_operand() {
            return Err(self.unexpected());
        }
        if self.is_symbol_at(1, "->") {
            return self.lambda();
        }
        let start = self.peek().start;
        if let Some(pattern) = self.pattern() {
            return self.parsed(pattern, start, 0);
        }
        let mut parts = if self.begins_identifier_clause() { self.identifier_clause()? } else { vec![self.name()?] };
        while self.peek_symbol(".") {
            if self.is_symbol_at(1, "*") {
                self.at += 2;
                let target = format!("{}.*", identifier::joined(&parts));
                return self.starred(Some(target), start);
            }
            self.advance();
            parts.push(self.name()?);
        }
        if self.peek_symbol("(") {
            return self.call(&parts, start);
        }
        if self.is_lambda_variable(&parts[0]) {
            return self.parsed(variable(parts), start, 0);
        }
        self.parsed(attribute(&parts), start, 0)
    }

    /// `` `pattern` `` or `` t.`pattern` `` in a select list, where the session takes such names for patterns.
    fn pattern(&mut self) -> Option<Expression> {
        if !self.dialect.quoted_patterns || !self.is_select_item {
            return None;
        }
        let is_table = self.peek().kind != TokenKind::Symbol && self.is_symbol_at(1, ".");
        let ahead = if is_table { 2 } else { 0 };
        let ends = !self.is_symbol_at(ahead + 1, ".") && !self.is_symbol_at(ahead + 1, "(");
        if self.token(ahead).kind != TokenKind::Quoted || !ends {
            return None;
        }
        let table = is_table.then(|| self.token(0).text.clone());
        let pattern = self.token(ahead).text.clone();
        self.at += ahead + 1;
        let table = table.map_or(String::new(), |table| format!("{}.", identifier::quoted(&table)));
        let col_name = format!("{table}`{pattern}`");
        Some(expression(ExprType::UnresolvedRegex(expression::UnresolvedRegex { col_name, plan_id: None })))
    }

    /// A star, without the columns that EXCEPT names.
    fn starred(&mut self, target: Option<String>, start: usize) -> Result<Parsed> {
        if !(self.peek_word("EXCEPT") && self.is_symbol_at(1, "(") && self.is_name_in_parenthesis()) {
            return self.parsed(star(target), start, 0);
        }
        self.at += 2;
        let except = self.separated(|parser| Ok(identifier::joined(&parser.name_parts()?)))?;
        self.expect_symbol(")")?;
        self.parsed(star_except(target, except), start, 0)
    }

    /// Whether the parenthesis after the next word begins with a name and no query.
    fn is_name_in_parenthesis(&self) -> bool {
        matches!(self.token(2).kind, TokenKind::Word | TokenKind::Quoted)
            && !["SELECT", "FROM", "TABLE", "VALUES", "WITH"].iter().any(|word| self.is_word_at(2, word))
            || self.is_symbol_at(2, ")")
    }

    fn is_lambda_variable(&self, name: &str) -> bool {
        self.lambdas.iter().flatten().any(|parameter| parameter.eq_ignore_ascii_case(name))
    }

    fn begins_lambda(&self) -> bool {
        let mut ahead = 1;
        while matches!(self.token(ahead).kind, TokenKind::Word | TokenKind::Quoted) {
            if self.is_symbol_at(ahead + 1, ",") {
                ahead += 2;
            } else {
                return self.is_symbol_at(ahead + 1, ")") && self.is_symbol_at(ahead + 2, "->");
            }
        }
        false
    }

    fn lambda(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        let parameters = if self.peek_symbol("(") { self.name_list()? } else { vec![self.name()?] };
        self.expect_symbol("->")?;
        self.lambdas.push(parameters.clone());
        let body = self.expression();
        self.lambdas.pop();
        let body = body?;
        let arguments =
            parameters.into_iter().map(|name| UnresolvedNamedLambdaVariable { name_parts: vec![name] }).collect();
        let lambda = expression::LambdaFunction { function: Some(Box::new(body.expression)), arguments };
        self.parsed(expression(ExprType::LambdaFunction(Box::new(lambda))), start, body.depth + 1)
    }

    /// A scalar subquery, a row of several values, or an expression in parentheses, which stands for itself.
    fn parenthesis(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        self.expect_symbol("(")?;
        if self.begins_query() {
            let id = self.subquery()?;
            self.expect_symbol(")")?;
            return self.subquery_expression(start, SubqueryType::Scalar, id, Vec::new(), 0);
        }
        let first = self.expression()?;
        if !self.peek_symbol(",") && !self.peek_word("AS") {
            self.expect_symbol(")")?;
            // What it is part of reaches from parenthesis to parenthesis; its own place lies between them.
            return Ok(Parsed { start, end: self.last_end(), ..first });
        }
        self.row(start, first)
    }

    /// `(a, b)`, which is a struct with the fields col1, col2, ...; a column keeps its name.
    fn row(&mut self, start: usize, first: Parsed) -> Result<Parsed> {
        let (mut depth, mut cells, mut names) = (first.depth, vec![first.expression], Vec::new());
        names.push(self.cell_name()?);
        while self.take_symbol(",") {
            let cell = self.expression()?;
            depth = depth.max(cell.depth);
            cells.push(cell.expression);
            names.push(self.cell_name()?);
        }
        self.expect_symbol(")")?;
        let fields = cells.iter().zip(names).enumerate().flat_map(|(at, (cell, name))| {
            let cell_name = name.clone().unwrap_or_else(|| field_name(cell, at));
            let cell = name.map_or_else(|| cell.clone(), |name| alias(cell.clone(), vec![name]));
            [string(&cell_name), cell]
        });
        let row = self.parsed(function("named_struct", fields.collect()), start, depth)?;
        Ok(Parsed { row: cells, ..row })
    }

    /// The name that a cell of a row may have.
    fn cell_name(&mut self) -> Result<Option<String>> {
        if self.take_word("AS") { self.name().map(Some) } else { Ok(None) }
    }

    fn suffixed(&mut self, mut base: Parsed) -> Result<Parsed> {
        loop {
            let start = base.start;
            if self.take_symbol("[") {
                let index = self.value()?;
                self.expect_symbol("]")?;
                let depth = base.depth.max(index.depth);
                base = self.parsed(extract_value(base.expression, index.expression), start, depth)?;
            } else if self.peek_symbol(".") && self.token(1).kind != TokenKind::Number {
                self.advance();
                if self.peek_symbol("*") {
                    return Err(Error::unsupported("the fields of an expression as columns (`.*`)"));
                }
                let field = self.name()?;
                base = self.parsed(extract_value(base.expression, string(&field)), start, base.depth)?;
            } else if self.take_symbol("::") {
                let data_type = self.data_type()?;
                base = self.parsed(cast(base.expression, data_type, EvalMode::Unspecified), start, base.depth)?;
            } else if self.peek_symbol(":") {
                return Err(Error::unsupported("the path operator `:`"));
            } else if self.peek_word("COLLATE") {
                return Err(Error::unsupported("COLLATE"));
            } else {
                return Ok(base);
            }
        }
    }

    fn cast_call(&mut self, name: &str) -> Result<Parsed> {
        let start = self.peek().start;
        self.at += 2;
        let operand = self.expression()?;
        self.expect_word("AS")?;
        let data_type = self.data_type()?;
        self.expect_symbol(")")?;
        let mode = if name == "TRY_CAST" { EvalMode::Try } else { EvalMode::Unspecified };
        self.parsed(cast(operand.expression, data_type, mode), start, operand.depth)
    }

    /// Whether `CASE (` begins a CASE expression and not a call.
    fn is_case(&self) -> bool {
        let mut depth = 0;
        let mut ahead = 1;
        loop {
            let token = self.token(ahead);
            match (token.kind, token.text.as_str()) {
                (TokenKind::End, _) => return false,
                (TokenKind::Symbol, "(") => depth += 1,
                (TokenKind::Symbol, ")") if depth == 0 => return false,
                (TokenKind::Symbol, ")") => depth -= 1,
                (TokenKind::Word, word) if depth == 0 && word.eq_ignore_ascii_case("WHEN") => return true,
                _ => {}
            }
            ahead += 1;
        }
    }

    fn case(&mut self) -> Result<Parsed> {
        let start = self.peek().start;
        self.expect_word("CASE")?;
        let subject = if self.peek_word("WHEN") { None } else { Some(self.expression()?) };
        let mut depth = subject.as_ref().map_or(0, |subject| subject.depth);
        let mut arguments = Vec::new();
        while self.take_word("WHEN") {
            let condition = self.expression()?;
            self.expect_word("THEN")?;
            let value = self.expression()?;
            depth = depth.max(condition.depth).max(value.depth);
            arguments.push(match &subject {
                // The comparison has no place of its own but that of the whole.
                Some(subject) => function("==", vec![subject.expression.clone(), condition.expression]),
                None => condition.expression,
            });
            arguments.push(value.expression);
        }
        if arguments.is_empty() {
            return Err(self.unexpected());
        }
        if self.take_word("ELSE") {
            let value = self.expression()?;
            depth = depth.max(value.depth);
            arguments.push(value.expression);
        }
        self.expect_word("END")?;
        self.parsed(function("when", arguments), start, depth + 1)
    }

    pub(super) fn begins_query(&self) -> bool {
        self.begins_query_at(0)
    }

    fn begins_query_at(&self, ahead: usize) -> bool {
        let next = self.token(ahead + 1);
        let value_follows = next.kind != TokenKind::End
            && !(next.kind == TokenKind::Symbol && [")", ",", "=", "."].contains(&next.text.as_str()));
        ["SELECT", "WITH", "VALUES", "FROM", "TABLE"].iter().any(|word| self.is_word_at(ahead, word)) && value_follows
    }

    /// The query of a subquery expression, kept for the `WithRelations` around the query block; gives its id.
    pub(super) fn subquery(&mut self) -> Result<i64> {
        let id = self.next_id();
        let lambdas = std::mem::take(&mut self.lambdas);
        let query = self.query();
        self.lambdas = lambdas;
        let mut query = query?;
        query.common = Some(proto::RelationCommon { plan_id: Some(id), ..Default::default() });
        self.subqueries.push(query);
        Ok(id)
    }

    pub(super) fn subquery_expression(
        &self,
        start: usize,
        subquery_type: SubqueryType,
        plan_id: i64,
        in_subquery_values: Vec<Expression>,
        depth: usize,
    ) -> Result<Parsed> {
        let subquery = proto::SubqueryExpression {
            plan_id,
            subquery_type: subquery_type.into(),
            table_arg_options: None,
            in_subquery_values,
        };
        self.parsed(expression(ExprType::SubqueryExpression(subquery)), start, depth)
    }

    /// `value IN (query)`, the parenthesis of which is read.
    pub(super) fn in_subquery(&mut self, value: Parsed) -> Result<Parsed> {
        let (start, depth) = (value.start, value.depth);
        let id = self.subquery()?;
        self.expect_symbol(")")?;
        // A row of values is compared with the columns one by one.
        let values = if value.row.is_empty() { vec![value.expression] } else { value.row };
        self.subquery_expression(start, SubqueryType::In, id, values, depth)
    }
}

pub(super) fn star_except(target: Option<String>, except: Vec<String>) -> Expression {
    let message = StarExcept { target, except };
    expression(ExprType::Extension(message.pack()))
}

pub(super) fn star(unparsed_target: Option<String>) -> Expression {
    expression(ExprType::UnresolvedStar(UnresolvedStar { unparsed_target, plan_id: None }))
}

/// The name of a cell of a row: that of a column, or `col1`, `col2`, .... Spark: `CreateStruct.create`.
fn field_name(cell: &Expression, at: usize) -> String {
    let column = match &cell.expr_type {
        Some(ExprType::UnresolvedAttribute(attribute)) => {
            identifier::attribute_parts(&attribute.unparsed_identifier).ok()
        }
        Some(ExprType::UnresolvedNamedLambdaVariable(variable)) => Some(variable.name_parts.clone()),
        _ => None,
    };
    column.and_then(|mut parts| parts.pop()).unwrap_or_else(|| format!("col{}", at + 1))
}

fn variable(name_parts: Vec<String>) -> Expression {
    expression(ExprType::UnresolvedNamedLambdaVariable(UnresolvedNamedLambdaVariable { name_parts }))
}
