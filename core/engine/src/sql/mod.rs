//! SQL text to `spark.connect` messages: Spark's grammar for queries, expressions, types and names, read by descent
//! straight into the messages, each expression with its place in the text. What the messages cannot say goes into a
//! private one ([`firesteel_protocol::extension`]); what is not offered is refused by name.
//!
//! Spark: `SqlBaseParser.g4` for the grammar, `AstBuilder` for what a construct means.
//!
//! Conventions beside those of the messages themselves:
//! - a `SELECT` without `FROM` is a `Project` without input, one row without columns, as Spark's server reads it;
//! - subqueries of expressions are `SubqueryExpression`s with negative plan ids; the queries they name stand in a
//!   `WithRelations` around the query block, and ids are unique within one text only;
//! - common table expressions are a `WithRelations` whose references are `SubqueryAlias`es, later ones seeing earlier ones;
//! - `Filter` directly above `GroupedSelect` is `HAVING`; a subquery in `FROM` always has a `SubqueryAlias` above it;
//! - positions in `ORDER BY` stay integer literals, those in `GROUP BY` are replaced.

mod call;
mod command;
mod data_type;
mod definition;
mod describe;
mod expression;
mod from;
mod grouping;
mod identifier;
mod insert;
mod interval;
mod literal;
mod message;
mod parameter;
mod parser;
mod pipe;
mod pivot;
mod position;
mod primary;
mod query;
mod select;
mod statement;
mod temporal;
mod token;
mod variable;
mod window;

pub use identifier::quoted;
pub use parameter::Parameters;
pub use statement::Statement;
pub use token::{Backslashes, Dialect};

use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Result};
use parser::Parser;

/// One statement: a query, or a command.
pub fn parse_statement(text: &str, backslashes: Backslashes) -> Result<Statement> {
    let mut parser = Parser::reading(text, backslashes)?;
    parser.whole(statement::statement)
}

/// One statement whose markers stand for `parameters`.
pub fn parse_statement_with(text: &str, parameters: Parameters, dialect: Dialect) -> Result<Statement> {
    let mut parser = Parser::in_dialect(text, dialect)?;
    parser.parameters = parameters;
    parser.whole(statement::statement)
}

/// One expression, with an alias or without: the text of `expr(..)` and `filter(..)`.
pub fn parse_expression(text: &str, backslashes: Backslashes) -> Result<proto::Expression> {
    let mut parser = Parser::reading(text, backslashes)?;
    let expression = parser.whole(Parser::named_expression)?;
    if !parser.subqueries.is_empty() {
        return Err(Error::unsupported("a subquery in the text of an expression"));
    }
    Ok(expression)
}

/// A type (`decimal(10,2)`), or a list of columns (`a int, b string`), which gives a struct.
pub fn parse_data_type(text: &str) -> Result<proto::DataType> {
    let mut parser = Parser::new(text)?;
    let is_list = parser.begins_column();
    let as_type = parser.whole(Parser::data_type);
    let Err(error) = as_type else { return as_type };
    Parser::new(text)?.whole(Parser::table_schema).map_err(|other| if is_list { other } else { error })
}

/// The parts of the name of a table: ``a.`b.c` `` has two.
pub fn parse_identifier(text: &str) -> Result<Vec<String>> {
    Parser::new(text)?.whole(Parser::name_parts)
}

/// The parts of the name of a column as an API gives it: only backticks and dots mean something in it. Spark:
/// `UnresolvedAttribute.parseAttributeName`.
pub fn parse_attribute(text: &str) -> Result<Vec<String>> {
    identifier::attribute_parts(text)
}

#[cfg(test)]
mod tests;
