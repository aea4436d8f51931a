//! Queries: common table expressions, set operations, and what orders and cuts their result. Spark: `query`, `queryTerm`
//! and `queryOrganization` of the grammar.

use super::message::{extension, project, relation, renamed, subquery_alias, with_relations};
use super::parser::{Parsed, Parser};
use super::token::TokenKind;
use firesteel_protocol::extension::{LimitBy, RecursiveTable, SortAll, Values, values};
use firesteel_protocol::spark::connect::expression::literal::LiteralType;
use firesteel_protocol::spark::connect::expression::{ExprType, Literal};
use firesteel_protocol::spark::connect::read::{NamedTable, ReadType};
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::set_operation::SetOpType;
use firesteel_protocol::spark::connect::{self as proto, Expression, Relation};
use firesteel_protocol::{Error, Kind, Result};

impl Parser {
    /// A query block with everything that belongs to it. The queries its expressions refer to stand around it.
    pub(super) fn query(&mut self) -> Result<Relation> {
        self.nested_query(|parser| {
            let outer = std::mem::take(&mut parser.subqueries);
            let parts = parser.query_parts();
            let subqueries = std::mem::replace(&mut parser.subqueries, outer);
            let (root, tables) = parts?;
            Ok(with_relations(with_relations(root, subqueries), tables))
        })
    }

    /// The query, and its common table expressions.
    fn query_parts(&mut self) -> Result<(Relation, Vec<Relation>)> {
        let tables = if self.take_word("WITH") { self.common_tables()? } else { Vec::new() };
        let root = self.with_windows(|parser| {
            let term = parser.set_operations()?;
            let term = parser.piped(term)?;
            parser.organized(term)
        })?;
        Ok((root, tables))
    }

    fn common_tables(&mut self) -> Result<Vec<Relation>> {
        let names_follow = matches!(self.token(1).kind, TokenKind::Word | TokenKind::Quoted);
        let is_recursive = names_follow && !self.is_word_at(1, "AS") && self.take_word("RECURSIVE");
        let mut names: Vec<String> = Vec::new();
        let mut tables = Vec::new();
        loop {
            let start = self.peek().start;
            let name = self.name()?;
            if names.iter().any(|other| other.eq_ignore_ascii_case(&name)) {
                let duplicates = format!("`{name}`");
                return Err(self.error(start, "DUPLICATED_CTE_NAMES", &[("duplicateNames", &duplicates)]));
            }
            let columns = if self.peek_symbol("(") && !self.begins_query_in_parenthesis() {
                self.name_list()?
            } else {
                Vec::new()
            };
            let max_level =
                if self.take_words(&["MAX", "RECURSION", "LEVEL"]) { Some(self.level_limit()?) } else { None };
            self.take_word("AS");
            self.expect_symbol("(")?;
            let query = self.query()?;
            self.expect_symbol(")")?;
            names.push(name.clone());
            tables.push(if is_recursive {
                extension(&RecursiveTable { query: Some(query), name, column_names: columns, max_level })
            } else {
                subquery_alias(renamed(query, columns), name)
            });
            if !self.take_symbol(",") {
                return Ok(tables);
            }
        }
    }

    fn level_limit(&mut self) -> Result<i32> {
        match self.peek().kind {
            TokenKind::Number => self.advance().text.parse().map_err(|_| self.unexpected()),
            _ => Err(self.unexpected()),
        }
    }

    fn begins_query_in_parenthesis(&self) -> bool {
        ["SELECT", "WITH", "VALUES", "TABLE", "FROM"].iter().any(|word| self.is_word_at(1, word))
            && !self.is_symbol_at(2, ")")
            && !self.is_symbol_at(2, ",")
    }

    /// UNION, EXCEPT and MINUS, which bind alike.
    fn set_operations(&mut self) -> Result<Relation> {
        let mut left = self.intersections()?;
        loop {
            if self.peek_word("INTERSECT") {
                return Ok(left);
            }
            let Some(operation) = self.set_operator() else { return Ok(left) };
            let is_all = self.set_quantifier();
            let right = self.intersections()?;
            left = set_operation(left, right, operation, is_all);
        }
    }

    /// INTERSECT, which binds tighter.
    fn intersections(&mut self) -> Result<Relation> {
        let mut left = self.query_primary()?;
        while self.take_word("INTERSECT") {
            let is_all = self.set_quantifier();
            let right = self.query_primary()?;
            left = set_operation(left, right, SetOpType::Intersect, is_all);
        }
        Ok(left)
    }

    /// The word of a set operation.
    pub(super) fn set_operator(&mut self) -> Option<SetOpType> {
        match () {
            () if self.take_word("UNION") => Some(SetOpType::Union),
            () if self.take_word("EXCEPT") || self.take_word("MINUS") || self.take_word("SETMINUS") => {
                Some(SetOpType::Except)
            }
            () if self.take_word("INTERSECT") => Some(SetOpType::Intersect),
            () => None,
        }
    }

    pub(super) fn set_quantifier(&mut self) -> bool {
        let is_all = self.take_word("ALL");
        let _ = !is_all && self.take_word("DISTINCT");
        is_all
    }

    pub(super) fn query_primary(&mut self) -> Result<Relation> {
        if self.take_symbol("(") {
            let query = self.query()?;
            self.expect_symbol(")")?;
            return Ok(query);
        }
        if self.peek_word("SELECT") {
            return self.select();
        }
        if self.take_word("VALUES") {
            return self.inline_table();
        }
        if self.take_word("TABLE") {
            return self.named_table();
        }
        if self.take_word("FROM") {
            return self.query_from();
        }
        if ["MAP", "REDUCE"].iter().any(|word| self.peek_word(word)) {
            return Err(Error::unsupported("MAP and REDUCE with a script"));
        }
        Err(self.unexpected())
    }

    pub(super) fn named_table(&mut self) -> Result<Relation> {
        let parts = self.name_parts()?;
        let table = NamedTable { unparsed_identifier: super::identifier::joined(&parts), options: Default::default() };
        let read = proto::Read { is_streaming: false, read_type: Some(ReadType::NamedTable(table)) };
        Ok(relation(RelType::Read(read)))
    }

    /// The rows after VALUES, and the alias of the table they make.
    pub(super) fn inline_table(&mut self) -> Result<Relation> {
        let start = self.peek().start;
        let mut rows = vec![self.inline_row()?];
        while self.take_symbol(",") {
            rows.push(self.inline_row()?);
        }
        let width = rows[0].cells.len();
        if let Some(row) = rows.iter().find(|row| row.cells.len() != width) {
            let (expected, actual) = (width.to_string(), row.cells.len().to_string());
            let at = rows.iter().position(|other| other.cells.len() == row.cells.len()).unwrap_or(0).to_string();
            let parameters = [("expectedNumCols", expected.as_str()), ("actualNumCols", &actual), ("rowIndex", &at)];
            let error = self.place(start, self.last_end());
            return Err(error.error(Kind::Analysis, "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", &parameters));
        }
        let table = extension(&Values { rows });
        let alias = self.table_alias()?;
        if let Some((_, columns)) = &alias
            && !columns.is_empty()
            && columns.len() != width
        {
            let (expected, actual) = (columns.len().to_string(), width.to_string());
            let parameters = [("expectedNumCols", expected.as_str()), ("actualNumCols", &actual), ("rowIndex", "0")];
            let place = self.place(start, self.last_end());
            return Err(place.error(Kind::Analysis, "INVALID_INLINE_TABLE.NUM_COLUMNS_MISMATCH", &parameters));
        }
        Ok(match alias {
            Some((alias, columns)) => subquery_alias(renamed(table, columns), alias),
            None => table,
        })
    }

    /// `(a, b)`, or one expression without parentheses.
    fn inline_row(&mut self) -> Result<values::Row> {
        let Parsed { expression, row, .. } = self.expression()?;
        let cells = if row.is_empty() { vec![expression] } else { row };
        Ok(values::Row { cells })
    }

    /// ORDER BY, CLUSTER BY, DISTRIBUTE BY, SORT BY, of which only two go together, then LIMIT and OFFSET.
    pub(super) fn organized(&mut self, mut input: Relation) -> Result<Relation> {
        let start = self.peek().start;
        let mut clauses = Vec::new();
        if self.take_words(&["ORDER", "BY"]) {
            input = self.sorted(input, true)?;
            clauses.push("ORDER BY");
        }
        if self.take_words(&["CLUSTER", "BY"]) {
            let keys = self.separated(Parser::plain_expression)?;
            let order = keys.iter().cloned().map(ascending).collect();
            input = sort(partitioned(input, keys), order, false);
            clauses.push("CLUSTER BY");
        }
        if self.take_words(&["DISTRIBUTE", "BY"]) {
            let keys = self.separated(Parser::plain_expression)?;
            input = partitioned(input, keys);
            clauses.push("DISTRIBUTE BY");
        }
        if self.take_words(&["SORT", "BY"]) {
            input = self.sorted(input, false)?;
            clauses.push("SORT BY");
        }
        if clauses.len() > 1 && clauses != ["DISTRIBUTE BY", "SORT BY"] {
            let place = self.place(start, self.last_end());
            return Err(place.error(Kind::Parse, "UNSUPPORTED_FEATURE.COMBINATION_QUERY_RESULT_CLAUSES", &[]));
        }
        self.window_clause()?;
        let mut limit = None;
        if self.take_word("LIMIT") {
            limit = if self.take_word("ALL") { None } else { Some(self.row_count("limit")?) };
        }
        if self.take_word("OFFSET") {
            input = match self.row_count("offset")? {
                Count::Known(offset) => {
                    relation(RelType::Offset(Box::new(proto::Offset { input: Some(Box::new(input)), offset })))
                }
                Count::Computed(offset) => {
                    extension(&LimitBy { input: Some(input), limit: None, offset: Some(*offset) })
                }
            };
        }
        Ok(match limit {
            Some(Count::Known(limit)) => {
                relation(RelType::Limit(Box::new(proto::Limit { input: Some(Box::new(input)), limit })))
            }
            Some(Count::Computed(limit)) => {
                extension(&LimitBy { input: Some(input), limit: Some(*limit), offset: None })
            }
            None => input,
        })
    }

    /// What follows ORDER BY or SORT BY.
    fn sorted(&mut self, input: Relation, is_global: bool) -> Result<Relation> {
        if self.begins_all() {
            return self.sort_all(input);
        }
        let order = self.separated(Parser::sort_order)?;
        Ok(sort(input, order, is_global))
    }

    fn begins_all(&self) -> bool {
        self.peek_word("ALL") && ![".", "(", ","].iter().any(|symbol| self.is_symbol_at(1, symbol))
    }

    /// `ALL [ASC | DESC] [NULLS FIRST | LAST]`
    fn sort_all(&mut self, input: Relation) -> Result<Relation> {
        self.expect_word("ALL")?;
        let is_descending = self.take_word("DESC");
        let _ = !is_descending && self.take_word("ASC");
        let nulls_first = match () {
            () if self.take_words(&["NULLS", "FIRST"]) => Some(true),
            () if self.take_words(&["NULLS", "LAST"]) => Some(false),
            () => None,
        };
        Ok(extension(&SortAll { input: Some(input), is_descending, nulls_first }))
    }

    /// What follows FROM at the front of a query: its tables, and a SELECT over them if there is one.
    fn query_from(&mut self) -> Result<Relation> {
        let from = self.relations()?;
        if self.peek_word("SELECT") {
            return self.select_over(Some(from));
        }
        let star = super::primary::star(None);
        Ok(project(Some(from), vec![star]))
    }

    /// The number of rows of LIMIT and OFFSET, for which the messages have integers only.
    fn row_count(&mut self, clause: &str) -> Result<Count> {
        let count = self.expression()?;
        let value = match &count.expression.expr_type {
            Some(ExprType::Literal(Literal { literal_type: Some(value), .. })) => value,
            _ => return Ok(Count::Computed(Box::new(count.expression))),
        };
        let rows = match value {
            LiteralType::Integer(rows) => *rows,
            _ => return Ok(Count::Computed(Box::new(count.expression))),
        };
        if rows >= 0 {
            return Ok(Count::Known(rows));
        }
        let place = self.place(count.start, count.end);
        let (shown, rows_shown) = (format!("\"{}\"", place.fragment()), rows.to_string());
        let parameters = [("name", clause), ("expr", shown.as_str()), ("v", rows_shown.as_str())];
        Err(place.error(Kind::Analysis, "INVALID_LIMIT_LIKE_EXPRESSION.IS_NEGATIVE", &parameters))
    }
}

/// The number of rows of LIMIT or OFFSET.
enum Count {
    Known(i32),
    Computed(Box<Expression>),
}

fn set_operation(left: Relation, right: Relation, operation: SetOpType, is_all: bool) -> Relation {
    relation(RelType::SetOp(Box::new(proto::SetOperation {
        left_input: Some(Box::new(left)),
        right_input: Some(Box::new(right)),
        set_op_type: operation.into(),
        is_all: Some(is_all),
        by_name: Some(false),
        allow_missing_columns: Some(false),
    })))
}

fn sort(input: Relation, order: Vec<proto::expression::SortOrder>, is_global: bool) -> Relation {
    let sort = proto::Sort { input: Some(Box::new(input)), order, is_global: Some(is_global) };
    relation(RelType::Sort(Box::new(sort)))
}

fn partitioned(input: Relation, partition_exprs: Vec<Expression>) -> Relation {
    relation(RelType::RepartitionByExpression(Box::new(proto::RepartitionByExpression {
        input: Some(Box::new(input)),
        partition_exprs,
        num_partitions: None,
    })))
}

fn ascending(child: Expression) -> proto::expression::SortOrder {
    use proto::expression::sort_order::{NullOrdering, SortDirection};
    proto::expression::SortOrder {
        child: Some(Box::new(child)),
        direction: SortDirection::Ascending.into(),
        null_ordering: NullOrdering::SortNullsFirst.into(),
    }
}

/// One row without columns: what a SELECT without FROM reads.
pub(super) fn one_row() -> Relation {
    project(None, Vec::new())
}
