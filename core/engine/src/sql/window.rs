//! Windows: what follows OVER, and the WINDOW clause. Spark: `AstBuilder.visitWindowDef`, `withWindowClause`.

use super::message::{expression, function};
use super::parser::{Parsed, Parser};
use super::token::TokenKind;
use firesteel_protocol::spark::connect::Expression;
use firesteel_protocol::spark::connect::expression::window::WindowFrame;
use firesteel_protocol::spark::connect::expression::window::window_frame::{FrameBoundary, FrameType, frame_boundary};
use firesteel_protocol::spark::connect::expression::{self, ExprType, SortOrder};
use firesteel_protocol::{Error, Kind, Result};

/// Where Spark's text about a missing window sends the reader.
const DOCUMENTATION: &str = "https://spark.apache.org/docs/latest";

/// The windows of the WINDOW clause of the query block being read. The clause comes after the expressions that use it, so
/// a block that names a window not yet known is read again once the clause is.
#[derive(Clone, Default)]
pub(super) struct NamedWindows {
    known: Vec<(String, Specification)>,
    /// A name that was used and not known.
    missing: Option<String>,
}

#[derive(Clone, Default)]
struct Specification {
    partition_spec: Vec<Expression>,
    order_spec: Vec<SortOrder>,
    frame_spec: Option<Box<WindowFrame>>,
    depth: usize,
}

/// One definition of a WINDOW clause.
enum Defined {
    Here(Specification),
    /// Where it stands, and the name of the window it is the same as.
    As(usize, String),
}

impl Parser {
    /// Reads a query with `read`, a second time when it uses windows that its WINDOW clause defines.
    pub(super) fn with_windows<T>(&mut self, read: fn(&mut Parser) -> Result<T>) -> Result<T> {
        let outer = std::mem::take(&mut self.windows);
        let query = self.block(read);
        self.windows = outer;
        query
    }

    /// A query block with windows of its own, which the ORDER BY behind it may use too.
    pub(super) fn block<T>(&mut self, read: fn(&mut Parser) -> Result<T>) -> Result<T> {
        self.windows = NamedWindows::default();
        let (start, subqueries) = (self.at, self.subqueries.len());
        let mut block = read(self);
        if block.is_ok() && self.windows.missing.take().is_some() {
            self.at = start;
            self.subqueries.truncate(subqueries);
            block = read(self);
        }
        match self.windows.missing.take() {
            Some(name) if block.is_ok() => Err(Error::new(
                Kind::Analysis,
                "MISSING_WINDOW_SPECIFICATION",
                &[("windowName", name.as_str()), ("docroot", DOCUMENTATION)],
            )),
            _ => block,
        }
    }

    /// `WINDOW name AS (..), ..`
    pub(super) fn window_clause(&mut self) -> Result<()> {
        if !self.take_word("WINDOW") {
            return Ok(());
        }
        let mut defined: Vec<(String, Defined)> = Vec::new();
        loop {
            let start = self.peek().start;
            let name = self.name()?;
            self.expect_word("AS")?;
            if defined.iter().any(|(other, _)| other.eq_ignore_ascii_case(&name)) {
                let condition = "INVALID_SQL_SYNTAX.REPETITIVE_WINDOW_DEFINITION";
                return Err(self.error(start, condition, &[("windowName", &format!("`{name}`"))]));
            }
            let window = if self.peek_symbol("(") {
                Defined::Here(self.specification()?)
            } else {
                Defined::As(start, self.name()?)
            };
            defined.push((name, window));
            if !self.take_symbol(",") {
                break;
            }
        }
        let known = defined.iter().map(|(name, window)| Ok((name.clone(), self.meant(window, &defined)?)));
        self.windows.known = known.collect::<Result<_>>()?;
        Ok(())
    }

    /// A name stands for a window that is written out, wherever in the clause.
    fn meant(&self, window: &Defined, defined: &[(String, Defined)]) -> Result<Specification> {
        let (start, name) = match window {
            Defined::Here(window) => return Ok(window.clone()),
            Defined::As(start, name) => (*start, name),
        };
        let found = defined.iter().find(|(other, _)| other.eq_ignore_ascii_case(name));
        let condition = match found {
            Some((_, Defined::Here(window))) => return Ok(window.clone()),
            Some((_, Defined::As(_, _))) => "INVALID_SQL_SYNTAX.INVALID_WINDOW_REFERENCE",
            None => "INVALID_SQL_SYNTAX.UNRESOLVED_WINDOW_REFERENCE",
        };
        Err(self.error(start, condition, &[("windowName", &format!("`{name}`"))]))
    }

    /// What follows OVER, around the call before it.
    pub(super) fn over(&mut self, called: Parsed) -> Result<Parsed> {
        let window = if self.peek_symbol("(") { self.specification()? } else { self.named_window()? };
        let depth = called.depth.max(window.depth);
        let message = expression::Window {
            window_function: Some(Box::new(called.expression)),
            partition_spec: window.partition_spec,
            order_spec: window.order_spec,
            frame_spec: window.frame_spec,
        };
        self.parsed(expression(ExprType::Window(Box::new(message))), called.start, depth + 1)
    }

    fn named_window(&mut self) -> Result<Specification> {
        let name = self.name()?;
        let known = self.windows.known.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
        let window = known.map(|(_, window)| window.clone());
        if window.is_none() {
            self.windows.missing = Some(name);
        }
        Ok(window.unwrap_or_default())
    }

    fn specification(&mut self) -> Result<Specification> {
        self.expect_symbol("(")?;
        if self.token(1).text == ")" && matches!(self.peek().kind, TokenKind::Word | TokenKind::Quoted) {
            let window = self.named_window()?;
            self.expect_symbol(")")?;
            return Ok(window);
        }
        let mut window = Specification::default();
        let is_partitioned = ["PARTITION", "DISTRIBUTE", "CLUSTER"].iter().any(|word| self.peek_words(&[word, "BY"]));
        if is_partitioned {
            if self.peek_word("CLUSTER") {
                return Err(Error::unsupported("CLUSTER BY in a window"));
            }
            self.at += 2;
            for expression in self.separated(Parser::expression)? {
                window.depth = window.depth.max(expression.depth);
                window.partition_spec.push(expression.expression);
            }
        }
        if self.take_words(&["ORDER", "BY"]) || self.take_words(&["SORT", "BY"]) {
            window.order_spec = self.separated(Parser::sort_order)?;
        }
        window.frame_spec = self.frame()?.map(Box::new);
        self.expect_symbol(")")?;
        Ok(window)
    }

    fn frame(&mut self) -> Result<Option<WindowFrame>> {
        let frame_type = if self.take_word("ROWS") {
            FrameType::Row
        } else if self.take_word("RANGE") {
            FrameType::Range
        } else {
            return Ok(None);
        };
        let (lower, upper) = if self.take_word("BETWEEN") {
            let start = self.at;
            let lower = self.boundary()?;
            self.expect_word("AND")?;
            let middle = self.at;
            let upper = self.boundary()?;
            let [lower_text, upper_text] = [start..middle - 1, middle..self.at].map(|tokens| self.words(tokens));
            if lower_text == "UNBOUNDED FOLLOWING" || upper_text == "UNBOUNDED PRECEDING" {
                let units = if frame_type == FrameType::Row { "ROWS" } else { "RANGE" };
                return Err(Error::new(
                    Kind::Analysis,
                    "DATATYPE_MISMATCH.SPECIFIED_WINDOW_FRAME_INVALID_BOUND",
                    &[
                        ("sqlExpr", format!("\"{units} BETWEEN {lower_text} AND {upper_text}\"")),
                        ("lower", format!("\"{lower_text}\"")),
                        ("upper", format!("\"{upper_text}\"")),
                    ],
                ));
            }
            (lower, upper)
        } else {
            (self.boundary()?, frame_boundary::Boundary::CurrentRow(true))
        };
        let boxed = |boundary| Some(Box::new(FrameBoundary { boundary: Some(boundary) }));
        Ok(Some(WindowFrame { frame_type: frame_type.into(), lower: boxed(lower), upper: boxed(upper) }))
    }

    fn words(&self, tokens: std::ops::Range<usize>) -> String {
        let words: Vec<String> =
            tokens.filter_map(|at| self.tokens.get(at)).map(|token| token.text.to_uppercase()).collect();
        words.join(" ")
    }

    fn boundary(&mut self) -> Result<frame_boundary::Boundary> {
        use frame_boundary::Boundary;
        if self.take_words(&["CURRENT", "ROW"]) {
            return Ok(Boundary::CurrentRow(true));
        }
        if self.peek_word("UNBOUNDED") {
            self.advance();
            return if self.take_word("PRECEDING") || self.take_word("FOLLOWING") {
                Ok(Boundary::Unbounded(true))
            } else {
                Err(self.unexpected())
            };
        }
        let value = self.expression()?;
        if looks_up(&value.expression) {
            let place = self.place(value.start, value.end);
            return Err(place.error(Kind::Parse, "INVALID_SQL_SYNTAX.INVALID_WINDOW_FRAME_BOUND", &[]));
        }
        if self.take_word("FOLLOWING") {
            return Ok(Boundary::Value(Box::new(value.expression)));
        }
        self.expect_word("PRECEDING")?;
        // The sign, whose name tells that the bound precedes.
        Ok(Boundary::Value(Box::new(function("-", vec![value.expression]))))
    }
}

/// Whether a bound has a name in it, of a column or a function: it has to be a literal, or operators over some.
fn looks_up(bound: &Expression) -> bool {
    match &bound.expr_type {
        Some(ExprType::UnresolvedAttribute(_)) => true,
        Some(ExprType::UnresolvedFunction(call)) => {
            call.function_name.starts_with(char::is_alphabetic) || call.arguments.iter().any(looks_up)
        }
        _ => false,
    }
}
