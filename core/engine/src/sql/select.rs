//! SELECT: the list, WHERE, GROUP BY, HAVING, DISTINCT and hints. Spark: `regularQuerySpecification` of the grammar,
//! `AstBuilder.withSelectQuerySpecification`.

use super::grouping::Grouping;
use super::message::{extension, filter, project, relation};
use super::parser::Parser;
use super::query::one_row;
use firesteel_protocol::extension::{GroupedSelect, Qualify};
use firesteel_protocol::spark::connect::aggregate::GroupType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, Expression, Relation};
use firesteel_protocol::{Error, Result};

/// A hint, with its parameters.
pub(super) type Hint = (String, Vec<Expression>);

impl Parser {
    pub(super) fn select(&mut self) -> Result<Relation> {
        self.block(|parser| parser.select_over(None))
    }

    /// A query block; its tables may have stood before it.
    pub(super) fn select_over(&mut self, before: Option<Relation>) -> Result<Relation> {
        self.expect_word("SELECT")?;
        let hints = self.hints()?;
        let is_distinct = self.take_word("DISTINCT");
        let _ = !is_distinct && self.peek_word("ALL") && !self.is_symbol_at(1, ",") && self.take_word("ALL");
        if self.peek_word("TRANSFORM") && self.is_symbol_at(1, "(") && self.is_script() {
            return Err(Error::unsupported("TRANSFORM with a script"));
        }
        let output = self.separated(Parser::select_item)?;
        let from = match before {
            None if self.take_word("FROM") => Some(self.relations()?),
            Some(mut from) => {
                while self.peek_words(&["LATERAL", "VIEW"]) {
                    from = self.lateral_view(from)?;
                }
                Some(from)
            }
            None => None,
        };
        let condition = if self.take_word("WHERE") { Some(self.plain_expression()?) } else { None };
        let grouping = self.group_by(&output)?;
        let having = if self.take_word("HAVING") { Some(condition_of(self.plain_expression()?)) } else { None };
        let mut qualify = if self.take_word("QUALIFY") { Some(self.plain_expression()?) } else { None };
        self.window_clause()?;
        if qualify.is_none() && self.take_word("QUALIFY") {
            qualify = Some(self.plain_expression()?);
        }
        let input = match condition {
            Some(condition) => Some(filter(from.unwrap_or_else(one_row), condition)),
            None => from,
        };
        let mut selected = selected(input, output, grouping, having.is_some());
        if let Some(having) = having {
            selected = filter(selected, having);
        }
        if let Some(condition) = qualify {
            selected = extension(&Qualify { input: Some(selected), condition: Some(condition) });
        }
        if is_distinct {
            selected = distinct(selected);
        }
        Ok(hints.into_iter().rev().fold(selected, hinted))
    }

    pub(super) fn select_item(&mut self) -> Result<Expression> {
        let was_select_item = std::mem::replace(&mut self.is_select_item, true);
        let item = self.named_expression();
        self.is_select_item = was_select_item;
        item
    }

    fn is_script(&self) -> bool {
        let mut ahead = 1;
        let mut depth = 0;
        loop {
            if self.is_symbol_at(ahead, "(") {
                depth += 1;
            } else if self.is_symbol_at(ahead, ")") {
                depth -= 1;
            }
            if depth == 0 {
                return self.is_word_at(ahead + 1, "USING");
            }
            if self.token(ahead).kind == super::token::TokenKind::End {
                return false;
            }
            ahead += 1;
        }
    }

    /// `/*+ NAME(parameter, ..), .. */`
    pub(super) fn hints(&mut self) -> Result<Vec<Hint>> {
        let mut hints = Vec::new();
        while self.take_symbol("/*+") {
            while !self.take_symbol("*/") {
                let name = self.name()?;
                let mut parameters = Vec::new();
                if self.take_symbol("(") {
                    if !self.peek_symbol(")") {
                        parameters = self.separated(Parser::plain_expression)?;
                    }
                    self.expect_symbol(")")?;
                }
                hints.push((name, parameters));
                self.take_symbol(",");
            }
        }
        Ok(hints)
    }
}

/// What HAVING means by an expression that is no predicate: its value as a boolean. Spark: `AstBuilder.withHavingClause`.
fn condition_of(expression: Expression) -> Expression {
    use proto::expression::ExprType;
    let is_value = match &expression.expr_type {
        Some(ExprType::UnresolvedFunction(call)) => {
            ["+", "-", "*", "/", "%", "div"].contains(&call.function_name.as_str())
        }
        _ => false,
    };
    if !is_value {
        return expression;
    }
    let boolean = firesteel_protocol::types::of(proto::data_type::Kind::Boolean(Default::default()));
    super::literal::cast(expression, boolean, proto::expression::cast::EvalMode::Unspecified)
}

pub(super) fn selected(
    input: Option<Relation>,
    output: Vec<Expression>,
    grouping: Option<Grouping>,
    has_having: bool,
) -> Relation {
    // HAVING without GROUP BY makes one group of all rows.
    let whole = || Grouping { group_type: GroupType::Groupby, ..Grouping::default() };
    match grouping.or_else(|| has_having.then(whole)) {
        Some(Grouping { grouping, group_type, grouping_sets, by_all }) => extension(&GroupedSelect {
            input: Some(input.unwrap_or_else(one_row)),
            grouping,
            group_type: group_type.into(),
            grouping_sets,
            output,
            by_all,
        }),
        None => project(input, output),
    }
}

pub(super) fn distinct(input: Relation) -> Relation {
    relation(RelType::Deduplicate(Box::new(proto::Deduplicate {
        input: Some(Box::new(input)),
        column_names: Vec::new(),
        all_columns_as_keys: Some(true),
        within_watermark: None,
    })))
}

pub(super) fn hinted(input: Relation, (name, parameters): Hint) -> Relation {
    relation(RelType::Hint(Box::new(proto::Hint { input: Some(Box::new(input)), name, parameters })))
}

pub(super) fn is_star(expression: &Expression) -> bool {
    matches!(expression.expr_type, Some(proto::expression::ExprType::UnresolvedStar(_)))
}
