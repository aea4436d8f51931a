//! Texts and the messages they give.

use super::*;
use prost::Message;

/// Writes the messages of the statements in the file `FIRESTEEL_SQL_TEXTS` (one a line, JSON strings) to
/// `FIRESTEEL_SQL_MESSAGES`, one a line: `R` and the bytes of a relation, `C` and those of a command, or `E` and the error.
#[test]
#[ignore = "writes files for a comparison with a server"]
fn messages_of_a_corpus() {
    let texts = std::fs::read_to_string(std::env::var("FIRESTEEL_SQL_TEXTS").unwrap()).unwrap();
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let lines: Vec<String> = texts
        .lines()
        .map(|line| match parse_statement(&serde_json::from_str::<String>(line).unwrap()) {
            Ok(Statement::Query(relation)) => format!("R{}", hex(relation.encode_to_vec())),
            Ok(Statement::Command(command)) => format!("C{}", hex(command.encode_to_vec())),
            Err(error) => format!("E{}", serde_json::json!([error.condition(), error.to_string()])),
        })
        .collect();
    std::fs::write(std::env::var("FIRESTEEL_SQL_MESSAGES").unwrap(), lines.join("\n")).unwrap();
}
