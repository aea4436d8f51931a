//! FROM: tables, subqueries, table functions, joins and samples. Spark: `fromClause`, `relation` and `relationPrimary` of
//! the grammar.

use super::message::{extension, function, relation, renamed, subquery_alias};
use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::extension::{LateralView, LimitBy, NaturalJoin};
use firesteel_protocol::spark::connect::join::JoinType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, Expression, Relation};
use firesteel_protocol::{Error, Result};

/// What Spark calls a subquery without an alias.
const UNNAMED_SUBQUERY: &str = "__auto_generated_subquery_name";

impl Parser {
    /// What follows FROM.
    pub(super) fn relations(&mut self) -> Result<Relation> {
        let mut left = self.joined_relation()?;
        while self.take_symbol(",") {
            if self.peek_word("LATERAL") && !self.is_word_at(1, "VIEW") {
                self.advance();
                let right = self.relation_primary()?;
                left = self.joins(lateral_join(left, right, None, JoinType::Inner))?;
            } else {
                let right = self.joined_relation()?;
                left = join(left, right, JoinType::Inner, None, Vec::new());
            }
        }
        while self.peek_words(&["LATERAL", "VIEW"]) {
            left = self.lateral_view(left)?;
        }
        if self.peek_word("PIVOT") {
            return self.pivot(left);
        }
        if self.peek_word("UNPIVOT") {
            return self.unpivot(left);
        }
        Ok(left)
    }

    fn joined_relation(&mut self) -> Result<Relation> {
        let is_lateral = self.peek_word("LATERAL") && self.begins_lateral();
        if is_lateral {
            self.advance();
        }
        let left = self.relation_primary()?;
        self.joins(left)
    }

    /// Whether what may be lateral follows the word.
    fn begins_lateral(&self) -> bool {
        self.is_symbol_at(1, "(") || self.is_symbol_at(2, "(")
    }

    /// The joins, pivots and unpivots behind a relation.
    fn joins(&mut self, mut left: Relation) -> Result<Relation> {
        loop {
            let (next, was_there) = self.join_step(left)?;
            left = next;
            if was_there {
                continue;
            }
            if self.peek_word("PIVOT") && self.is_symbol_at(1, "(") {
                left = self.pivot(left)?;
            } else if self.peek_word("UNPIVOT") && (self.is_symbol_at(1, "(") || self.is_word_at(2, "NULLS")) {
                left = self.unpivot(left)?;
            } else {
                return Ok(left);
            }
        }
    }

    /// One join behind a relation, and whether there was one.
    pub(super) fn join_step(&mut self, mut left: Relation) -> Result<(Relation, bool)> {
        let found = self.join_kind()?;
        let is_found = found.is_some();
        if let Some((is_natural, join_type)) = found {
            let is_lateral = self.take_word("LATERAL");
            let right = self.relation_primary()?;
            let condition = if self.take_word("ON") { Some(self.plain_expression()?) } else { None };
            let using = if condition.is_none() && self.peek_word("USING") {
                self.advance();
                self.name_list()?
            } else {
                Vec::new()
            };
            left = match (is_natural, is_lateral) {
                (true, false) if condition.is_none() && using.is_empty() => {
                    extension(&NaturalJoin { left: Some(left), right: Some(right), join_type: join_type.into() })
                }
                (true, _) => return Err(self.unexpected()),
                (false, true) if using.is_empty() => lateral_join(left, right, condition, join_type),
                (false, true) => return Err(Error::unsupported("JOIN LATERAL with USING")),
                (false, false) => join(left, right, join_type, condition, using),
            };
        }
        Ok((left, is_found))
    }

    /// The words of a join, JOIN among them: whether it is natural, and its type.
    fn join_kind(&mut self) -> Result<Option<(bool, JoinType)>> {
        let start = self.at;
        let is_natural = self.take_word("NATURAL");
        let join_type = match () {
            () if self.take_word("CROSS") => JoinType::Cross,
            () if self.take_words(&["LEFT", "SEMI"]) || self.take_word("SEMI") => JoinType::LeftSemi,
            () if self.take_words(&["LEFT", "ANTI"]) || self.take_word("ANTI") => JoinType::LeftAnti,
            () if self.take_words(&["LEFT", "OUTER"]) || self.take_word("LEFT") => JoinType::LeftOuter,
            () if self.take_words(&["RIGHT", "OUTER"]) || self.take_word("RIGHT") => JoinType::RightOuter,
            () if self.take_words(&["FULL", "OUTER"]) || self.take_word("FULL") => JoinType::FullOuter,
            () => {
                self.take_word("INNER");
                JoinType::Inner
            }
        };
        if self.take_word("JOIN") {
            return Ok(Some((is_natural, join_type)));
        }
        if self.at != start {
            return Err(self.unexpected());
        }
        Ok(None)
    }

    fn relation_primary(&mut self) -> Result<Relation> {
        let is_named = matches!(self.peek().kind, TokenKind::Word | TokenKind::Quoted);
        if self.peek_symbol("(") {
            return self.relation_in_parentheses();
        }
        if self.peek_word("VALUES") && !self.is_name_ahead(1) {
            self.advance();
            return self.inline_table();
        }
        if is_named && self.is_symbol_at(1, "(") && !self.begins_identifier_clause() {
            return self.table_function();
        }
        if !self.begins_operand() {
            return Err(self.unexpected());
        }
        let table = self.named_table()?;
        self.refuse_versions()?;
        let table = self.sampled(table)?;
        self.aliased(table)
    }

    /// Whether the word before the token `ahead` is a table: no row can follow it.
    fn is_name_ahead(&self, ahead: usize) -> bool {
        let token = self.token(ahead);
        token.kind == TokenKind::End
            || token.kind == TokenKind::Symbol && [",", ")", "."].contains(&token.text.as_str())
    }

    fn aliased(&mut self, table: Relation) -> Result<Relation> {
        Ok(match self.table_alias()? {
            Some((alias, columns)) => subquery_alias(renamed(table, columns), alias),
            None => table,
        })
    }

    fn refuse_versions(&self) -> Result<()> {
        let versions =
            [&["VERSION", "AS", "OF"][..], &["TIMESTAMP", "AS", "OF"], &["FOR", "VERSION"], &["FOR", "SYSTEM_VERSION"]];
        let times = [&["FOR", "TIMESTAMP"][..], &["FOR", "SYSTEM_TIME"]];
        if versions.iter().chain(&times).any(|words| self.peek_words(words)) {
            return Err(Error::unsupported("reading an earlier version of a table"));
        }
        if self.peek_word("WITH") && self.is_symbol_at(1, "(") {
            return Err(Error::unsupported("WITH (..) after a table"));
        }
        Ok(())
    }

    /// A subquery, or a relation in parentheses. What two parentheses hold is only known once it is read.
    fn relation_in_parentheses(&mut self) -> Result<Relation> {
        let at = self.at;
        let may_be_query = !self.not_queries.contains(&at);
        let is_query = may_be_query && (self.is_symbol_at(1, "(") || self.begins_query_after_parenthesis());
        if is_query {
            let is_sure = !self.is_symbol_at(1, "(");
            match self.attempt(Parser::subquery_relation) {
                Ok(found) => return Ok(found),
                Err(error) if is_sure || !is_syntax_error(&error) => return Err(error),
                Err(_) => self.not_queries.push(at),
            }
        }
        self.nested_query(|parser| {
            parser.expect_symbol("(")?;
            let inner = parser.relations()?;
            parser.expect_symbol(")")?;
            let inner = parser.sampled(inner)?;
            parser.aliased(inner)
        })
    }

    fn begins_query_after_parenthesis(&self) -> bool {
        ["SELECT", "WITH", "VALUES", "FROM", "TABLE"].iter().any(|word| self.is_word_at(1, word))
            && !self.is_name_ahead(2)
    }

    fn subquery_relation(&mut self) -> Result<Relation> {
        self.expect_symbol("(")?;
        let query = self.query()?;
        self.expect_symbol(")")?;
        let query = self.sampled(query)?;
        Ok(match self.table_alias()? {
            Some((alias, columns)) => subquery_alias(renamed(query, columns), alias),
            None => subquery_alias(query, UNNAMED_SUBQUERY.to_string()),
        })
    }

    fn table_function(&mut self) -> Result<Relation> {
        let name = self.name()?;
        let arguments = self.table_arguments()?;
        self.aliased(table_function(name, arguments))
    }

    fn table_arguments(&mut self) -> Result<Vec<Expression>> {
        self.expect_symbol("(")?;
        let mut arguments = Vec::new();
        if !self.peek_symbol(")") {
            if self.peek_word("TABLE") && !self.is_name_ahead(1) {
                return Err(Error::unsupported("a table as the argument of a table function"));
            }
            arguments = self.separated(|parser| Ok(parser.argument()?.expression))?;
        }
        self.expect_symbol(")")?;
        Ok(arguments)
    }

    /// `LATERAL VIEW [OUTER] generator(..) [table] [AS column, ..]`
    pub(super) fn lateral_view(&mut self, left: Relation) -> Result<Relation> {
        self.at += 2;
        let is_outer = self.take_word("OUTER");
        let parts = self.name_parts()?;
        let name = super::identifier::joined(&parts);
        let generator = Some(function(&name, self.table_arguments()?));
        let table = self.table_alias_of_view()?;
        let columns = if self.take_word("AS") || matches!(self.peek().kind, TokenKind::Quoted) {
            self.separated(Parser::name)?
        } else {
            Vec::new()
        };
        Ok(extension(&LateralView { input: Some(left), generator, is_outer, table, columns }))
    }

    fn table_alias_of_view(&mut self) -> Result<String> {
        if self.peek_word("AS") { Ok(UNNAMED_SUBQUERY.to_string()) } else { self.name() }
    }

    /// `TABLESAMPLE (..) [REPEATABLE (seed)]`
    pub(super) fn sampled(&mut self, input: Relation) -> Result<Relation> {
        if !self.take_word("TABLESAMPLE") {
            return Ok(input);
        }
        if self.take_word("SYSTEM") {
            return Err(Error::unsupported("TABLESAMPLE SYSTEM"));
        }
        self.expect_symbol("(")?;
        let start = self.peek().start;
        if self.peek_symbol(")") {
            return Err(self.error(start, "_LEGACY_ERROR_TEMP_0014", &[]));
        }
        let sample = if self.take_word("BUCKET") {
            let part = self.sample_number()?;
            self.expect_word("OUT")?;
            self.expect_word("OF")?;
            let parts = self.sample_number()?;
            if self.take_word("ON") {
                return Err(Error::unsupported("TABLESAMPLE (BUCKET .. ON ..)"));
            }
            Sampled::Share(part / parts)
        } else if let Some(percent) = self.percent()? {
            Sampled::Share(percent / 100.0)
        } else {
            let size = self.plain_expression()?;
            if !self.take_word("ROWS") {
                let text = self.fragment(start, self.last_end());
                let digits = text.trim_end_matches(|c: char| "bBkKmMgG".contains(c));
                let is_length =
                    text.len() == digits.len() + 1 && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit());
                return Err(match is_length {
                    true => self.error(start, "_LEGACY_ERROR_TEMP_0015", &[("msg", "byteLengthLiteral")]),
                    false => self.error(start, "_LEGACY_ERROR_TEMP_0016", &[("bytesStr", &text)]),
                });
            }
            Sampled::Rows(Box::new(size))
        };
        self.expect_symbol(")")?;
        let seed = if self.take_word("REPEATABLE") { Some(self.seed()?) } else { None };
        match sample {
            Sampled::Rows(limit) => Ok(extension(&LimitBy { input: Some(input), limit: Some(*limit), offset: None })),
            Sampled::Share(share) if (0.0..=1.0).contains(&share) => {
                Ok(relation(RelType::Sample(Box::new(proto::Sample {
                    input: Some(Box::new(input)),
                    lower_bound: 0.0,
                    upper_bound: share,
                    with_replacement: Some(false),
                    seed,
                    deterministic_order: false,
                }))))
            }
            Sampled::Share(share) => {
                let shown = format!("{share:?}");
                Err(self.error(start, "INVALID_TABLESAMPLE_FRACTION", &[("fraction", &shown)]))
            }
        }
    }

    fn sample_number(&mut self) -> Result<f64> {
        match self.peek().kind {
            TokenKind::Number => self.advance().text.parse().map_err(|_| self.unexpected()),
            _ => Err(self.unexpected()),
        }
    }

    /// `[-] number PERCENT`, if that is what comes next.
    fn percent(&mut self) -> Result<Option<f64>> {
        let is_negative = self.peek_symbol("-");
        let ahead = usize::from(is_negative);
        if self.token(ahead).kind != TokenKind::Number || !self.is_word_at(ahead + 1, "PERCENT") {
            return Ok(None);
        }
        self.at += ahead;
        let number = self.sample_number()?;
        self.advance();
        Ok(Some(if is_negative { -number } else { number }))
    }

    fn seed(&mut self) -> Result<i64> {
        self.expect_symbol("(")?;
        let seed = self.advance().text.parse().map_err(|_| self.unexpected())?;
        self.expect_symbol(")")?;
        Ok(seed)
    }
}

/// What TABLESAMPLE keeps.
enum Sampled {
    /// Each row with this likelihood.
    Share(f64),
    /// The first rows.
    Rows(Box<Expression>),
}

/// `left UNION right` and the like, matched by position or by name.
pub(super) fn set_operation_of(
    left: Relation,
    right: Relation,
    operation: proto::set_operation::SetOpType,
    is_all: bool,
    by_name: bool,
) -> Relation {
    relation(RelType::SetOp(Box::new(proto::SetOperation {
        left_input: Some(Box::new(left)),
        right_input: Some(Box::new(right)),
        set_op_type: operation.into(),
        is_all: Some(is_all),
        by_name: Some(by_name),
        allow_missing_columns: Some(false),
    })))
}

fn is_syntax_error(error: &Error) -> bool {
    error.condition() == "PARSE_SYNTAX_ERROR"
}

fn table_function(function_name: String, arguments: Vec<Expression>) -> Relation {
    let table = proto::UnresolvedTableValuedFunction { function_name, arguments };
    relation(RelType::UnresolvedTableValuedFunction(table))
}

fn join(
    left: Relation,
    right: Relation,
    join_type: JoinType,
    join_condition: Option<Expression>,
    using_columns: Vec<String>,
) -> Relation {
    // A cross join with a condition is an inner one.
    let has_condition = join_condition.is_some() || !using_columns.is_empty();
    let join_type = if join_type == JoinType::Cross && has_condition { JoinType::Inner } else { join_type };
    relation(RelType::Join(Box::new(proto::Join {
        left: Some(Box::new(left)),
        right: Some(Box::new(right)),
        join_condition,
        join_type: join_type.into(),
        using_columns,
        join_data_type: None,
    })))
}

fn lateral_join(left: Relation, right: Relation, join_condition: Option<Expression>, join_type: JoinType) -> Relation {
    relation(RelType::LateralJoin(Box::new(proto::LateralJoin {
        left: Some(Box::new(left)),
        right: Some(Box::new(right)),
        join_condition,
        join_type: join_type.into(),
    })))
}
