//! Statements: a query, or one of the commands that are offered. Spark: `statement` of the grammar.

use super::parser::Parser;
use super::token::TokenKind;
use firesteel_protocol::spark::connect::{Command, Relation};
use firesteel_protocol::{Error, Result};

/// What a text says.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "one to a statement, and soon taken apart")]
pub enum Statement {
    /// A query, whose rows are the answer.
    Query(Relation),
    /// A command: one of the private messages in an `extension`.
    Command(Command),
}

/// Words that begin statements of Spark which are not offered.
const REFUSED: [&str; 24] = [
    "ADD", "ANALYZE", "BEGIN", "CALL", "COMMENT", "DELETE", "DFS", "EXECUTE", "EXPORT", "GRANT", "IMPORT", "LIST",
    "LOAD", "LOCK", "MERGE", "MSCK", "OPTIMIZE", "REPAIR", "REVOKE", "ROLLBACK", "START", "UNLOCK", "UPDATE", "VACUUM",
];

pub(super) fn statement(parser: &mut Parser) -> Result<Statement> {
    let has_more = parser.token(1).kind != TokenKind::End;
    if parser.peek().kind == TokenKind::Word {
        let upper = parser.peek().text.to_ascii_uppercase();
        let command = match upper.as_str() {
            "SET" => parser.set(),
            "RESET" => parser.reset(),
            "CREATE" if has_more => parser.create(),
            "REPLACE" if has_more => parser.replace(),
            "DROP" if has_more => parser.drop(),
            "ALTER" if has_more => parser.alter(),
            "TRUNCATE" if has_more => parser.truncate(),
            "INSERT" if has_more => parser.insert(),
            "SHOW" if has_more => parser.show(),
            "DESCRIBE" | "DESC" if has_more => parser.describe(),
            "USE" if has_more => parser.use_namespace(),
            "CACHE" if has_more => parser.cache(),
            "UNCACHE" if has_more => parser.uncache(),
            "CLEAR" if has_more => parser.clear_cache(),
            "REFRESH" if has_more => parser.refresh(),
            "DECLARE" if has_more => parser.declare(),
            "EXPLAIN" if has_more => parser.explain(),
            word if REFUSED.contains(&word) && has_more => {
                let next = parser.token(1);
                let second =
                    if next.kind == TokenKind::Word { format!(" {}", next.text.to_uppercase()) } else { String::new() };
                return Err(Error::unsupported(format!("{upper}{second}")));
            }
            _ => return parser.query().map(Statement::Query),
        };
        return command.map(Statement::Command);
    }
    parser.query().map(Statement::Query)
}
