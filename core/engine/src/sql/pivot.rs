//! PIVOT and UNPIVOT behind a relation. Spark: `pivotClause` and `unpivotClause` of the grammar.

use super::message::{alias, attribute, extension, renamed, subquery_alias};
use super::parser::Parser;
use firesteel_protocol::Result;
use firesteel_protocol::extension::{Pivot, UnpivotColumns, pivot, unpivot_columns};
use firesteel_protocol::spark::connect::{Expression, Relation};

impl Parser {
    /// `PIVOT (aggregate, .. FOR column IN (value [AS name], ..)) [alias]`
    pub(super) fn pivot(&mut self, input: Relation) -> Result<Relation> {
        self.expect_word("PIVOT")?;
        self.expect_symbol("(")?;
        let aggregates = self.separated(Parser::pivoted)?;
        self.expect_word("FOR")?;
        let columns = if self.peek_symbol("(") { self.name_list()? } else { vec![self.name()?] };
        self.expect_word("IN")?;
        self.expect_symbol("(")?;
        let values = self.separated(|parser| {
            let value = Some(parser.plain_expression()?);
            let is_named = parser.take_word("AS") || parser.begins_name();
            let alias = if is_named { Some(parser.name()?) } else { None };
            Ok(pivot::Value { value, alias })
        })?;
        self.expect_symbol(")")?;
        self.expect_symbol(")")?;
        let columns = columns.into_iter().map(|name| attribute(&[name])).collect();
        self.named_relation(extension(&Pivot { input: Some(input), aggregates, columns, values }))
    }

    /// An aggregate with a name or without; FOR is none.
    fn pivoted(&mut self) -> Result<Expression> {
        let aggregate = self.plain_expression()?;
        let is_named = self.take_word("AS") || self.begins_name() && !self.peek_word("FOR");
        if is_named {
            let name = self.name()?;
            return Ok(alias(aggregate, vec![name]));
        }
        Ok(aggregate)
    }

    /// `UNPIVOT [INCLUDE | EXCLUDE NULLS] (value FOR name IN (column [AS alias], ..)) [alias]`, or several values at once.
    pub(super) fn unpivot(&mut self, input: Relation) -> Result<Relation> {
        self.expect_word("UNPIVOT")?;
        let includes_nulls = self.take_words(&["INCLUDE", "NULLS"]);
        let _ = !includes_nulls && self.take_words(&["EXCLUDE", "NULLS"]);
        self.expect_symbol("(")?;
        let is_multiple = self.peek_symbol("(");
        let value_names = if is_multiple { self.name_list()? } else { vec![self.name()?] };
        self.expect_word("FOR")?;
        let variable_name = self.name()?;
        self.expect_word("IN")?;
        self.expect_symbol("(")?;
        let groups = if is_multiple {
            self.separated(|parser| {
                parser.expect_symbol("(")?;
                let columns = parser.separated(Parser::unpivoted)?;
                parser.expect_symbol(")")?;
                parser.unpivot_alias(columns)
            })?
        } else {
            self.separated(|parser| {
                let columns = vec![parser.unpivoted()?];
                parser.unpivot_alias(columns)
            })?
        };
        self.expect_symbol(")")?;
        self.expect_symbol(")")?;
        let message = UnpivotColumns { input: Some(input), groups, variable_name, value_names, includes_nulls };
        self.named_relation(extension(&message))
    }

    fn unpivoted(&mut self) -> Result<Expression> {
        Ok(attribute(&self.name_parts()?))
    }

    fn unpivot_alias(&mut self, columns: Vec<Expression>) -> Result<unpivot_columns::Group> {
        let is_named = self.take_word("AS") || self.begins_name();
        let alias = if is_named { Some(self.name()?) } else { None };
        Ok(unpivot_columns::Group { columns, alias })
    }

    fn begins_name(&self) -> bool {
        use super::token::TokenKind;
        matches!(self.peek().kind, TokenKind::Word | TokenKind::Quoted)
    }

    /// The relation under the alias that may follow it.
    fn named_relation(&mut self, relation: Relation) -> Result<Relation> {
        Ok(match self.table_alias()? {
            Some((alias, columns)) => subquery_alias(renamed(relation, columns), alias),
            None => relation,
        })
    }
}
