//! `firesteel sql` as a program runs it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use arrow::array::AsArray;
use arrow::datatypes::Int64Type;
use firesteel_server::Limits;

use crate::harness::Serving;

fn firesteel(arguments: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_firesteel"))
        .args(arguments)
        .env_remove("SPARK_REMOTE")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    child.wait_with_output().unwrap()
}

fn printed(arguments: &[&str], input: &str) -> String {
    let output = firesteel(arguments, input);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn rows_are_printed_in_the_format_asked_for() {
    let query = "SELECT 1 AS a, 'x,\"y\"' AS b, CAST(NULL AS STRING) AS c, '' AS d";
    assert_eq!(printed(&["sql", "-c", query, "local"], ""), "a,b,c,d\n1,\"x,\"\"y\"\"\",,\"\"\n");
    assert_eq!(
        printed(&["sql", "--format", "json", "-c", "SELECT 1 AS a, CAST(NULL AS STRING) AS c"], ""),
        "{\"a\":1,\"c\":null}\n"
    );
    assert_eq!(
        printed(&["sql", "--format", "table", "-c", "SELECT 1 AS a"], ""),
        "+---+\n|a  |\n+---+\n|1  |\n+---+\n"
    );
}

#[test]
fn parquet_goes_to_a_pipe() {
    let output = firesteel(&["sql", "--format", "parquet", "-c", "SELECT id FROM range(10)"], "");
    let reader =
        parquet::arrow::arrow_reader::ParquetRecordBatchReader::try_new(bytes::Bytes::from(output.stdout), 100);
    let batches: Vec<_> = reader.unwrap().map(Result::unwrap).collect();
    assert_eq!(batches[0].column(0).as_primitive::<Int64Type>().values().iter().sum::<i64>(), 45);
}

#[test]
fn statements_share_a_session_here_and_on_a_server() {
    let script = "CREATE TEMPORARY VIEW v AS SELECT id FROM range(3); -- a view\nSELECT count(*) AS n FROM v;";
    assert_eq!(printed(&["sql"], script), "n\n3\n");
    let serving = Serving::new(Limits::default());
    assert_eq!(printed(&["sql", &format!("sc://{}", serving.address)], script), "n\n3\n");
}

#[test]
fn a_failure_is_told_and_shows_in_the_exit_status() {
    let output = firesteel(&["sql", "-c", "SELECT 1/0"], "");
    assert_eq!(output.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("[DIVIDE_BY_ZERO]"));
    let output = firesteel(&["serve", "--tls-cert", "x"], "");
    assert!(String::from_utf8_lossy(&output.stderr).contains("--tls-key"));
    let output = firesteel(&["nonsense"], "");
    assert_eq!(output.status.code(), Some(1));
}
