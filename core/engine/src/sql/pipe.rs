//! Pipes: `query |> step |> step`. Spark: `operatorPipeRightSide` of the grammar, `AstBuilder.visitOperatorPipeStatement`.

use super::from::set_operation_of;
use super::message::{extension, subquery_alias};
use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::pipe_step::Kind as Step;
use firesteel_protocol::extension::set_columns::Assignment;
use firesteel_protocol::extension::{GroupedSelect, PipeStep, SetColumns};
use firesteel_protocol::spark::connect::aggregate::GroupType;
use firesteel_protocol::spark::connect::{Expression, Relation};
use firesteel_protocol::{Error, Kind, Result};

const WINDOWS: &str =
    "window functions; please update the query to move the window functions to a subsequent |> SELECT operator instead";

/// Words that may begin a step, beside those of set operations and joins.
const JOINING: [&str; 10] = ["JOIN", "INNER", "CROSS", "LEFT", "RIGHT", "FULL", "SEMI", "ANTI", "NATURAL", "OUTER"];
const STEPS: [&str; 14] = [
    "SELECT",
    "EXTEND",
    "SET",
    "DROP",
    "AS",
    "WHERE",
    "AGGREGATE",
    "PIVOT",
    "UNPIVOT",
    "TABLESAMPLE",
    "UNION",
    "EXCEPT",
    "MINUS",
    "INTERSECT",
];
const ORGANIZING: [&str; 7] = ["ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "LIMIT", "OFFSET", "WINDOW"];

impl Parser {
    /// The steps after a query, if there are any.
    pub(super) fn piped(&mut self, mut input: Relation) -> Result<Relation> {
        loop {
            if self.begins_bare_step() {
                self.advance();
            } else if !self.take_symbol("|>") {
                return Ok(input);
            }
            input = self.step(input)?;
        }
    }

    /// Whether a single `|` begins a step: before the word of one and what such a step takes. Spark:
    /// `spark.sql.parser.singleCharacterPipeOperator.enabled`.
    pub(super) fn begins_bare_step(&self) -> bool {
        if !self.dialect.single_pipe || !self.peek_symbol("|") || self.token(1).kind != TokenKind::Word {
            return false;
        }
        let next = self.token(2);
        let is_word = |words: &[&str], ahead: usize| words.iter().any(|word| self.is_word_at(ahead, word));
        if is_word(&JOINING, 1) {
            return is_word(&JOINING, 2) || self.is_word_at(1, "JOIN") && next.kind != TokenKind::Symbol;
        }
        let is_operand = match next.kind {
            TokenKind::Word => !is_word(&["FROM", "AS"], 2),
            TokenKind::Quoted | TokenKind::Text | TokenKind::Number => true,
            TokenKind::Symbol => ["(", "*", "-"].contains(&next.text.as_str()),
            TokenKind::End => false,
        };
        is_operand && (is_word(&STEPS, 1) || is_word(&ORGANIZING, 1))
    }

    fn step(&mut self, input: Relation) -> Result<Relation> {
        if self.take_word("SELECT") {
            let hints = self.hints()?;
            let (is_distinct, output, grouping) = self.with_windows(Parser::pipe_select)?;
            let selected = match grouping {
                Some(grouping) => super::select::selected(Some(seen(input)), output, Some(grouping), false),
                None => step(Step::Select, input, output),
            };
            let selected = if is_distinct { super::select::distinct(selected) } else { selected };
            return Ok(hints.into_iter().rev().fold(selected, super::select::hinted));
        }
        if self.take_word("EXTEND") {
            let output = self.with_windows(Parser::pipe_list)?;
            return Ok(step(Step::Extend, input, output));
        }
        if self.take_word("SET") {
            let assignments = self.with_windows(Parser::assignments)?;
            return Ok(extension(&SetColumns { input: Some(input), assignments }));
        }
        if self.take_word("DROP") {
            let names = self.separated(Parser::name_parts)?;
            if names.iter().all(|parts| parts.len() == 1) {
                let names = names.iter().map(|parts| super::message::attribute(parts)).collect();
                return Ok(step(Step::Drop, input, names));
            }
            let except = names.iter().map(|parts| super::identifier::joined(parts)).collect();
            return Ok(step(Step::Select, input, vec![super::primary::star_except(None, except)]));
        }
        if self.take_word("AS") {
            let start = self.peek().start;
            let name = self.name()?;
            if self.peek_symbol("-") {
                self.at += 2;
                let ident = self.fragment(start, self.last_end());
                return Err(self.error(start, "INVALID_IDENTIFIER", &[("ident", &ident)]));
            }
            return Ok(subquery_alias(input, name));
        }
        if self.take_word("WHERE") {
            let condition = self.with_windows(|parser| {
                let start = parser.peek().start;
                let condition = parser.plain_expression()?;
                let at = parser.at;
                parser.window_clause()?;
                if parser.at != at {
                    return Err(parser.error(start, "NOT_ALLOWED_IN_PIPE_OPERATOR_WHERE.WINDOW_CLAUSE", &[]));
                }
                Ok(condition)
            })?;
            return Ok(step(Step::Where, input, vec![condition]));
        }
        if self.take_word("AGGREGATE") {
            return self.aggregate_step(input);
        }
        let input = seen(input);
        let start = self.peek().start;
        if self.peek_word("PIVOT") || self.peek_word("UNPIVOT") {
            let is_pivot = self.peek_word("PIVOT");
            let turned = if is_pivot { self.pivot(input)? } else { self.unpivot(input)? };
            if self.peek_word(if is_pivot { "UNPIVOT" } else { "PIVOT" }) {
                return Err(self.error(start, "NOT_ALLOWED_IN_FROM.UNPIVOT_WITH_PIVOT", &[]));
            }
            return Ok(turned);
        }
        if self.peek_word("TABLESAMPLE") {
            return self.sampled(input);
        }
        if let Some(operation) = self.set_operator() {
            let is_all = self.set_quantifier();
            let by_name = self.take_words(&["BY", "NAME"]);
            let right = self.query_primary()?;
            return Ok(set_operation_of(input, right, operation, is_all, by_name));
        }
        if ORGANIZING.iter().any(|word| self.peek_word(word)) {
            return self.organizing_step(input);
        }
        match self.join_step(input)? {
            (joined, true) => Ok(joined),
            (_, false) => Err(self.unexpected()),
        }
    }

    /// A step orders its rows, or cuts them, and not both. Spark: `visitQueryOrganization` of a pipe.
    fn organizing_step(&mut self, input: Relation) -> Result<Relation> {
        let (begin, start) = (self.at, self.peek().start);
        let ordering = ["ORDER", "SORT", "CLUSTER", "DISTRIBUTE"].into_iter().find(|word| self.peek_word(word));
        let organized = self.organized(input)?;
        let mut depth = 0_i32;
        for back in (1..=self.at - begin).rev() {
            depth += i32::from(self.is_symbol_behind(back, "(")) - i32::from(self.is_symbol_behind(back, ")"));
            let cut = ["LIMIT", "OFFSET"].into_iter().find(|word| depth == 0 && self.is_word_behind(back, word));
            if let (Some(ordering), Some(cut)) = (ordering, cut) {
                let clause = format!("{ordering} BY");
                let parameters = [("clause1", clause.as_str()), ("clause2", cut)];
                return Err(self.error(start, "MULTIPLE_QUERY_RESULT_CLAUSES_WITH_PIPE_OPERATORS", &parameters));
            }
        }
        Ok(organized)
    }

    fn pipe_select(&mut self) -> Result<(bool, Vec<Expression>, Option<super::grouping::Grouping>)> {
        let is_distinct = self.take_word("DISTINCT");
        let _ = !is_distinct && self.peek_word("ALL") && !self.is_symbol_at(1, ",") && self.take_word("ALL");
        let output = self.separated(Parser::select_item)?;
        let grouping = self.group_by(&output)?;
        self.window_clause()?;
        Ok((is_distinct, output, grouping))
    }

    fn pipe_list(&mut self) -> Result<Vec<Expression>> {
        let output = self.separated(Parser::select_item)?;
        self.window_clause()?;
        Ok(output)
    }

    fn assignments(&mut self) -> Result<Vec<Assignment>> {
        let assignments = self.separated(|parser| {
            let start = parser.peek().start;
            let name = parser.name()?;
            if parser.peek_symbol(".") {
                parser.name_parts_after(name)?;
                let message =
                    "SQL pipe syntax |> SET operator with multi-part assignment key (only single-part keys are allowed)";
                return Err(parser.error(start, "_LEGACY_ERROR_TEMP_0035", &[("message", message)]));
            }
            parser.expect_symbol("=")?;
            let value = Some(parser.plain_expression()?);
            Ok(Assignment { name, value })
        })?;
        self.window_clause()?;
        Ok(assignments)
    }

    /// `AGGREGATE expression, .. [GROUP BY expression [AS name], ..]`
    fn aggregate_step(&mut self, input: Relation) -> Result<Relation> {
        let start = self.peek().start;
        let is_end =
            self.peek().kind == TokenKind::End || ["|>", ")", ";"].iter().any(|symbol| self.peek_symbol(symbol));
        if is_end {
            let message = "The AGGREGATE clause requires a list of aggregate expressions or a list of grouping \
                           expressions, or both";
            return Err(self.error(start, "_LEGACY_ERROR_TEMP_0035", &[("message", message)]));
        }
        let begins_grouping = self.peek_words(&["GROUP", "BY"]) && self.token(2).kind != TokenKind::End;
        let output = if begins_grouping { Vec::new() } else { self.separated(Parser::named_expression)? };
        let mut grouping = Vec::new();
        if self.take_words(&["GROUP", "BY"]) {
            if self.peek_word("ALL") && self.token(1).kind != TokenKind::Symbol {
                return Err(self.unsupported_case(start, "GROUP BY ALL"));
            }
            for word in ["ROLLUP", "CUBE", "GROUPING"] {
                if self.peek_word(word) && (self.is_symbol_at(1, "(") || self.is_word_at(1, "SETS")) {
                    return Err(self.no_grouping_sets(start, word));
                }
            }
            grouping = self.separated(Parser::named_expression)?;
            // The alias that a key without AS would have.
            if self.peek_word("SETS") && self.is_symbol_at(1, "(") {
                return Err(self.no_grouping_sets(start, "GROUPING"));
            }
            let sets =
                [(&["WITH", "ROLLUP"][..], "ROLLUP"), (&["WITH", "CUBE"], "CUBE"), (&["GROUPING", "SETS"], "GROUPING")];
            if let Some((_, word)) = sets.iter().find(|(words, _)| self.peek_words(words)) {
                return Err(self.no_grouping_sets(start, word));
            }
        }
        for (word, case) in [("GROUPING", "GROUPING"), ("GROUPING_ID", "GROUPING_ID"), ("OVER", WINDOWS)] {
            if self.stands_in(start, word) {
                return Err(self.unsupported_case(start, case));
            }
        }
        let grouped = GroupedSelect {
            input: None,
            grouping,
            group_type: GroupType::Groupby.into(),
            grouping_sets: Vec::new(),
            output,
            by_all: false,
        };
        let step = PipeStep {
            input: Some(input),
            kind: Step::Aggregate.into(),
            expressions: Vec::new(),
            grouped: Some(grouped),
        };
        Ok(extension(&step))
    }

    /// Whether a word stands before a parenthesis between an offset and the reader.
    fn stands_in(&self, start: usize, word: &str) -> bool {
        let is_it = |at: usize| self.is_word_behind(at, word) && self.is_symbol_behind(at - 1, "(");
        let mut back = 2;
        while back <= self.at && self.token_start(self.at - back) >= start {
            if is_it(back) {
                return true;
            }
            back += 1;
        }
        false
    }

    fn is_word_behind(&self, back: usize, word: &str) -> bool {
        let token = self.token_behind(back);
        token.kind == TokenKind::Word && token.text.eq_ignore_ascii_case(word)
    }

    fn is_symbol_behind(&self, back: usize, symbol: &str) -> bool {
        let token = self.token_behind(back);
        token.kind == TokenKind::Symbol && token.text == symbol
    }

    fn unsupported_case(&self, start: usize, case: &str) -> Error {
        let place = self.place(start, self.last_end().max(start));
        place.error(Kind::Parse, "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE", &[("case", case)])
    }

    fn no_grouping_sets(&self, start: usize, word: &str) -> Error {
        let case = match word {
            "ROLLUP" => "GROUP BY ROLLUP",
            "CUBE" => "GROUP BY CUBE",
            _ => "GROUPING SETS",
        };
        let place = self.place(start, self.peek().end);
        place.error(Kind::Parse, "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE", &[("case", case)])
    }
}

/// What follows sees the columns of the step before, and nothing below it.
fn seen(input: Relation) -> Relation {
    step(Step::Where, input, Vec::new())
}

fn step(kind: Step, input: Relation, expressions: Vec<Expression>) -> Relation {
    extension(&PipeStep { input: Some(input), kind: kind.into(), expressions, grouped: None })
}
