//! Temporary views.

use crate::harness::{Session, condition, sql, table};

#[test]
fn a_view_may_replace_the_view_it_reads() {
    let session = Session::new();
    session.create_view(sql("SELECT 1 AS a"), "v", false).unwrap();
    assert_eq!(condition(session.create_view(sql("SELECT 1 AS a"), "V", false)), "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS");
    session.create_view(sql("SELECT a + 1 AS a FROM v"), "v", true).unwrap();
    session.create_view(table("v"), "v", true).unwrap();
    assert_eq!(session.relation(&table("V")).unwrap().rows(), ["2"]);
}

#[test]
fn a_view_made_of_text_looks_its_names_up_when_it_is_read() {
    let session = Session::new();
    session.command("CREATE TEMP VIEW a AS SELECT 1 AS x").unwrap();
    session.command("CREATE TEMP VIEW b (y) AS SELECT x FROM a").unwrap();
    session.command("CREATE OR REPLACE TEMP VIEW a AS SELECT 7 AS x").unwrap();
    let answer = session.relation(&table("b")).unwrap();
    assert_eq!((answer.schema.as_str(), answer.rows()), ("struct<y:int>", vec!["7".to_string()]));
    assert_eq!(condition(session.command("CREATE OR REPLACE TEMP VIEW a AS SELECT * FROM b")), "RECURSIVE_VIEW");
    let arity = condition(session.command("CREATE TEMP VIEW c (x, y) AS SELECT 1"));
    assert_eq!(arity, "CREATE_VIEW_COLUMN_ARITY_MISMATCH.NOT_ENOUGH_DATA_COLUMNS");
}

#[test]
fn a_view_that_is_dropped_is_gone() {
    let session = Session::new();
    session.command("CREATE TEMP VIEW v AS SELECT 1 AS a").unwrap();
    session.command("DROP VIEW v").unwrap();
    assert_eq!(condition(session.command("DROP VIEW v")), "TABLE_OR_VIEW_NOT_FOUND");
    session.command("DROP VIEW IF EXISTS v").unwrap();
    assert_eq!(condition(session.relation(&table("v"))), "TABLE_OR_VIEW_NOT_FOUND");
}

#[test]
fn errors_of_a_statement_come_when_it_is_made() {
    let session = Session::new();
    assert_eq!(condition(session.command("SELECT nope FROM VALUES (1) AS t(a)")), "UNRESOLVED_COLUMN.WITH_SUGGESTION");
    assert_eq!(condition(session.command("SELEC 1")), "PARSE_SYNTAX_ERROR");
    let answer = session.command("SELECT 1 AS a").unwrap();
    assert_eq!(session.relation(&answer.relation.unwrap()).unwrap().rows(), ["1"]);
}
