//! [`Parser`]: the tokens of one text, where the reader stands in them, and what it has gathered.

use super::parameter::Parameters;
use super::position::Place;
use super::token::{Backslashes, Dialect, Token, TokenKind, tokens};
use super::window::NamedWindows;
use firesteel_protocol::spark::connect::expression::ExprType;
use firesteel_protocol::spark::connect::{self as proto, Expression, Relation};
use firesteel_protocol::{Error, Kind, Result, stack};

/// How deep expressions and queries may nest, each. The readers of the messages recurse that deep.
const DEEPEST: usize = 200;

/// A text longer than this is not repeated in the origin of every expression: the messages would grow with its square.
const LONGEST_ORIGIN: usize = 8 * 1024;

pub(super) struct Parser {
    text: String,
    characters: Vec<char>,
    /// Where each line begins.
    lines: Vec<usize>,
    pub(super) tokens: Vec<Token>,
    /// The next token.
    pub at: usize,
    /// The queries that the expressions of the query block being read refer to.
    pub subqueries: Vec<Relation>,
    /// The parameters of the lambdas around the expression being read, innermost last.
    pub lambdas: Vec<Vec<String>>,
    pub windows: NamedWindows,
    /// What the markers in the text stand for.
    pub parameters: Parameters,
    pub dialect: Dialect,
    /// An item of a select list is being read, where names in backticks may be patterns.
    pub is_select_item: bool,
    /// Places where a parenthesis turned out to hold no query, so that nested ones are not tried again and again.
    pub not_queries: Vec<usize>,
    last_id: i64,
    expression_depth: usize,
    query_depth: usize,
}

/// An expression and where it stands.
#[derive(Clone)]
pub(super) struct Parsed {
    pub expression: Expression,
    pub start: usize,
    pub end: usize,
    /// How deep the expression nests.
    pub depth: usize,
    /// The cells of a row of several values; empty for anything else, a call of struct() too.
    pub row: Vec<Expression>,
}

impl Parser {
    pub(super) fn new(text: &str) -> Result<Self> {
        Parser::reading(text, Backslashes::Escape)
    }

    pub(super) fn reading(text: &str, backslashes: Backslashes) -> Result<Self> {
        Parser::in_dialect(text, Dialect { backslashes, ..Dialect::default() })
    }

    pub(super) fn in_dialect(text: &str, dialect: Dialect) -> Result<Self> {
        let characters: Vec<char> = text.chars().collect();
        let tokens = tokens(&characters, dialect.backslashes)?;
        let after_breaks = characters.iter().enumerate().filter(|(_, c)| **c == '\n').map(|(at, _)| at + 1);
        Ok(Parser {
            text: text.to_string(),
            lines: std::iter::once(0).chain(after_breaks).collect(),
            characters,
            tokens,
            at: 0,
            subqueries: Vec::new(),
            lambdas: Vec::new(),
            windows: NamedWindows::default(),
            parameters: Parameters::default(),
            dialect,
            is_select_item: false,
            not_queries: Vec::new(),
            last_id: 0,
            expression_depth: 0,
            query_depth: 0,
        })
    }

    /// Reads with `read`, which must use the whole text up to closing semicolons.
    pub(super) fn whole<T>(&mut self, read: fn(&mut Parser) -> Result<T>) -> Result<T> {
        if self.peek().kind == TokenKind::End {
            return Err(self.place(0, 0).empty_statement());
        }
        let value = read(self)?;
        while self.take_symbol(";") {}
        if self.peek().kind == TokenKind::End { Ok(value) } else { Err(self.extra()) }
    }

    pub(super) fn token(&self, ahead: usize) -> &Token {
        &self.tokens[(self.at + ahead).min(self.tokens.len() - 1)]
    }

    /// A token that was read, 1 being the last.
    pub(super) fn token_behind(&self, back: usize) -> &Token {
        &self.tokens[self.at.saturating_sub(back)]
    }

    pub(super) fn peek(&self) -> &Token {
        self.token(0)
    }

    pub(super) fn advance(&mut self) -> Token {
        let token = self.peek().clone();
        self.at = (self.at + 1).min(self.tokens.len() - 1);
        token
    }

    /// Moves past the first character of a symbol, of which the rest stays: `>` of `>>`.
    pub(super) fn advance_one_character(&mut self) {
        let rest: String = self.peek().text.chars().skip(1).collect();
        if rest.is_empty() {
            self.advance();
            return;
        }
        let at = self.at;
        let token = &mut self.tokens[at];
        let second = Token { text: rest, start: token.start + 1, ..token.clone() };
        token.text.truncate(1);
        token.end = token.start + 1;
        self.tokens.insert(at + 1, second);
        self.at += 1;
    }

    /// Where the token with this number begins.
    pub(super) fn token_start(&self, at: usize) -> usize {
        self.tokens[at.min(self.tokens.len() - 1)].start
    }

    /// How many symbols `symbol` stand before the token with this number.
    pub(super) fn count_before(&self, symbol: &str, at: usize) -> usize {
        self.tokens[..at].iter().filter(|token| token.kind == TokenKind::Symbol && token.text == symbol).count()
    }

    /// Where the last token that was read ends.
    pub(super) fn last_end(&self) -> usize {
        self.at.checked_sub(1).map_or(0, |last| self.tokens[last].end)
    }

    pub(super) fn is_word_at(&self, ahead: usize, word: &str) -> bool {
        let token = self.token(ahead);
        token.kind == TokenKind::Word && token.text.eq_ignore_ascii_case(word)
    }

    pub(super) fn is_symbol_at(&self, ahead: usize, symbol: &str) -> bool {
        let token = self.token(ahead);
        token.kind == TokenKind::Symbol && token.text == symbol
    }

    pub(super) fn peek_word(&self, word: &str) -> bool {
        self.is_word_at(0, word)
    }

    pub(super) fn peek_symbol(&self, symbol: &str) -> bool {
        self.is_symbol_at(0, symbol)
    }

    /// Whether `words` come next.
    pub(super) fn peek_words(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(ahead, word)| self.is_word_at(ahead, word))
    }

    pub(super) fn take_word(&mut self, word: &str) -> bool {
        self.take_words(&[word])
    }

    pub(super) fn take_words(&mut self, words: &[&str]) -> bool {
        let is_next = self.peek_words(words);
        if is_next {
            self.at += words.len();
        }
        is_next
    }

    pub(super) fn take_symbol(&mut self, symbol: &str) -> bool {
        let is_next = self.peek_symbol(symbol);
        if is_next {
            self.at += 1;
        }
        is_next
    }

    pub(super) fn expect_word(&mut self, word: &str) -> Result<()> {
        if self.take_word(word) { Ok(()) } else { Err(self.unexpected()) }
    }

    pub(super) fn expect_symbol(&mut self, symbol: &str) -> Result<()> {
        if self.take_symbol(symbol) { Ok(()) } else { Err(self.unexpected()) }
    }

    pub(super) fn expect_text(&mut self) -> Result<String> {
        if self.peek().kind != TokenKind::Text {
            return Err(self.unexpected());
        }
        let mut text = self.advance().text;
        while self.peek().kind == TokenKind::Text {
            text.push_str(&self.advance().text);
        }
        Ok(text)
    }

    /// One or more of what `read` reads, between commas.
    pub(super) fn separated<T>(&mut self, read: fn(&mut Parser) -> Result<T>) -> Result<Vec<T>> {
        let mut values = vec![read(self)?];
        while self.take_symbol(",") {
            values.push(read(self)?);
        }
        Ok(values)
    }

    pub(super) fn place(&self, start: usize, end: usize) -> Place<'_> {
        Place { characters: &self.characters, start, end }
    }

    /// The text between two offsets.
    pub(super) fn fragment(&self, start: usize, end: usize) -> String {
        self.place(start, end).fragment()
    }

    /// `PARSE_SYNTAX_ERROR` at the next token.
    pub(super) fn unexpected(&self) -> Error {
        self.syntax_error("")
    }

    /// `PARSE_SYNTAX_ERROR` at a token after a complete statement. Where nothing follows it, Spark's message adds that it
    /// is one too many.
    fn extra(&self) -> Error {
        let token = self.peek();
        let is_last = self.token(1).kind == TokenKind::End;
        let extra = format!(": extra input '{}'", self.fragment(token.start, token.end));
        let hint = if is_last { extra } else { String::new() };
        self.syntax_error(&hint)
    }

    fn syntax_error(&self, hint: &str) -> Error {
        let token = self.peek();
        let place = self.place(token.start, token.end);
        if token.kind == TokenKind::End {
            place.syntax_error("end of input", "")
        } else {
            place.syntax_error(&format!("'{}'", place.fragment()), hint)
        }
    }

    /// An error about the text from `start` to where the reader stands.
    pub(super) fn error(&self, start: usize, condition: &str, parameters: &[(&str, &str)]) -> Error {
        self.place(start, self.last_end()).error(Kind::Parse, condition, parameters)
    }

    /// An id for a query that an expression refers to. Clients count upwards, so these are negative.
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id -= 1;
        self.last_id
    }

    /// One level of nested expressions.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Parser) -> Result<T>) -> Result<T> {
        self.expression_depth += 1;
        if self.expression_depth > DEEPEST {
            return Err(too_complex());
        }
        let value = stack::level(|| read(self));
        self.expression_depth -= 1;
        value
    }

    /// One level of nested queries. What it gathers belongs to it alone.
    pub(super) fn nested_query<T>(&mut self, read: impl FnOnce(&mut Parser) -> Result<T>) -> Result<T> {
        self.query_depth += 1;
        if self.query_depth > DEEPEST {
            return Err(too_complex());
        }
        let outer = self.expression_depth;
        let value = stack::level(|| read(self));
        self.expression_depth = outer;
        self.query_depth -= 1;
        value
    }

    /// Tries `read`; where it fails the reader stands as before.
    pub(super) fn attempt<T>(&mut self, read: impl FnOnce(&mut Parser) -> Result<T>) -> Result<T> {
        let before = (self.at, self.subqueries.len(), self.lambdas.len(), self.expression_depth, self.query_depth);
        let windows = self.windows.clone();
        read(self).inspect_err(|_| {
            let (at, subqueries, lambdas, expression_depth, query_depth) = before;
            self.at = at;
            self.subqueries.truncate(subqueries);
            self.lambdas.truncate(lambdas);
            self.expression_depth = expression_depth;
            self.query_depth = query_depth;
            self.windows = windows;
        })
    }

    /// An expression over others, from `start` to where the reader stands.
    pub(super) fn parsed(&self, expression: Expression, start: usize, inner_depth: usize) -> Result<Parsed> {
        self.spanned(expression, start, self.last_end(), inner_depth)
    }

    pub(super) fn spanned(&self, mut expression: Expression, start: usize, end: usize, inner: usize) -> Result<Parsed> {
        if inner >= DEEPEST {
            return Err(too_complex());
        }
        if !matches!(expression.expr_type, Some(ExprType::Literal(_))) && expression.common.is_none() {
            expression.common = Some(proto::ExpressionCommon { origin: Some(self.origin(start, end)) });
        }
        Ok(Parsed { expression, start, end, depth: inner + 1, row: Vec::new() })
    }

    fn origin(&self, start: usize, end: usize) -> proto::Origin {
        let line = self.lines.partition_point(|from| *from <= start);
        let position = start - self.lines.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let number = |value: usize| i32::try_from(value).ok();
        proto::Origin {
            function: Some(proto::origin::Function::JvmOrigin(proto::JvmOrigin {
                line: number(line),
                start_position: number(position),
                start_index: number(start),
                stop_index: number(end.saturating_sub(1)),
                sql_text: (self.text.len() <= LONGEST_ORIGIN).then(|| self.text.clone()),
                object_type: None,
                object_name: None,
                stack_trace: Vec::new(),
            })),
        }
    }
}

fn too_complex() -> Error {
    Error::new(Kind::Parse, "FAILED_TO_PARSE_TOO_COMPLEX", &[] as &[(&str, &str)])
}
