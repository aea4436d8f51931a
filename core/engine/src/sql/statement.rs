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
const REFUSED: [&str; 37] = [
    "ADD", "ALTER", "ANALYZE", "BEGIN", "CACHE", "CALL", "CLEAR", "COMMENT", "DECLARE", "DELETE", "DESC", "DESCRIBE",
    "DFS", "EXECUTE", "EXPORT", "GRANT", "IMPORT", "INSERT", "LIST", "LOAD", "LOCK", "MERGE", "MSCK", "OPTIMIZE",
    "REFRESH", "REPAIR", "REPLACE", "REVOKE", "ROLLBACK", "SHOW", "START", "TRUNCATE", "UNCACHE", "UNLOCK", "UPDATE",
    "USE", "VACUUM",
];

pub(super) fn statement(parser: &mut Parser) -> Result<Statement> {
    if parser.peek().kind == TokenKind::Word {
        let upper = parser.peek().text.to_ascii_uppercase();
        match upper.as_str() {
            "CREATE" => return parser.create().map(Statement::Command),
            "DROP" => return parser.drop_view().map(Statement::Command),
            "SET" => return parser.set().map(Statement::Command),
            "RESET" => return parser.reset().map(Statement::Command),
            "EXPLAIN" => return parser.explain().map(Statement::Command),
            word if REFUSED.contains(&word) && parser.token(1).kind != TokenKind::End => {
                let next = parser.token(1);
                let second =
                    if next.kind == TokenKind::Word { format!(" {}", next.text.to_uppercase()) } else { String::new() };
                return Err(Error::unsupported(format!("{upper}{second}")));
            }
            _ => {}
        }
    }
    parser.query().map(Statement::Query)
}
