//! Pipes: `query |> step |> step`. Spark: `operatorPipeRightSide` of the grammar, `AstBuilder.visitOperatorPipeStatement`.

use super::from::set_operation_of;
use super::message::{extension, subquery_alias};
use super::parser::Parser;
use firesteel_protocol::extension::pipe_step::Kind as Step;
use firesteel_protocol::extension::set_columns::Assignment;
use firesteel_protocol::extension::{GroupedSelect, PipeStep, SetColumns};
use firesteel_protocol::spark::connect::aggregate::GroupType;
use firesteel_protocol::spark::connect::{Expression, Relation};
use firesteel_protocol::{Error, Kind, Result};

/// Words that may begin a step, beside those of set operations and joins.
const ORGANIZING: [&str; 7] = ["ORDER", "SORT", "CLUSTER", "DISTRIBUTE", "LIMIT", "OFFSET", "WINDOW"];

impl Parser {
    /// The steps after a query, if there are any.
    pub(super) fn piped(&mut self, mut input: Relation) -> Result<Relation> {
        while self.take_symbol("|>") {
            input = self.step(input)?;
        }
        Ok(input)
    }

    fn step(&mut self, input: Relation) -> Result<Relation> {
        if self.take_word("SELECT") {
            let hints = self.hints()?;
            let (is_distinct, output) = self.with_windows(Parser::pipe_select)?;
            let selected = step(Step::Select, input, output);
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
            let names = self.separated(|parser| {
                let name = parser.name()?;
                Ok(super::message::attribute(&[name]))
            })?;
            return Ok(step(Step::Drop, input, names));
        }
        if self.take_word("AS") {
            let name = self.name()?;
            return Ok(subquery_alias(input, name));
        }
        if self.take_word("WHERE") {
            let condition = self.plain_expression()?;
            return Ok(step(Step::Where, input, vec![condition]));
        }
        if self.take_word("AGGREGATE") {
            return self.aggregate_step(input);
        }
        // What follows sees the columns of the step before, and nothing below it.
        let input = step(Step::Where, input, Vec::new());
        if self.peek_word("PIVOT") {
            return self.pivot(input);
        }
        if self.peek_word("UNPIVOT") {
            return self.unpivot(input);
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
            return self.organized(input);
        }
        match self.join_step(input)? {
            (joined, true) => Ok(joined),
            (_, false) => Err(self.unexpected()),
        }
    }

    fn pipe_select(&mut self) -> Result<(bool, Vec<Expression>)> {
        let is_distinct = self.take_word("DISTINCT");
        let _ = !is_distinct && self.peek_word("ALL") && !self.is_symbol_at(1, ",") && self.take_word("ALL");
        let output = self.separated(Parser::select_item)?;
        self.window_clause()?;
        Ok((is_distinct, output))
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
                let parameters = [("case", "SET operator with multi-part assignment key")];
                let place = parser.place(start, parser.last_end());
                return Err(place.error(
                    Kind::Parse,
                    "UNSUPPORTED_FEATURE.PIPE_OPERATOR_AGGREGATE_UNSUPPORTED_CASE",
                    &parameters,
                ));
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
        let output =
            if self.peek_words(&["GROUP", "BY"]) { Vec::new() } else { self.separated(Parser::named_expression)? };
        let mut grouping = Vec::new();
        if self.take_words(&["GROUP", "BY"]) {
            for word in ["ROLLUP", "CUBE", "GROUPING"] {
                if self.peek_word(word) && (self.is_symbol_at(1, "(") || self.is_word_at(1, "SETS")) {
                    return Err(self.no_grouping_sets(start, word));
                }
            }
            grouping = self.separated(Parser::named_expression)?;
            let sets =
                [(&["WITH", "ROLLUP"][..], "ROLLUP"), (&["WITH", "CUBE"], "CUBE"), (&["GROUPING", "SETS"], "GROUPING")];
            if let Some((_, word)) = sets.iter().find(|(words, _)| self.peek_words(words)) {
                return Err(self.no_grouping_sets(start, word));
            }
        }
        if output.is_empty() && grouping.is_empty() {
            return Err(self.unexpected());
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

fn step(kind: Step, input: Relation, expressions: Vec<Expression>) -> Relation {
    extension(&PipeStep { input: Some(input), kind: kind.into(), expressions, grouped: None })
}
