//! What a server says of an error, from the status alone and with all its details.

use std::collections::HashMap;

use firesteel_protocol::Kind;
use firesteel_protocol::spark::connect::FetchErrorDetailsResponse;
use firesteel_protocol::spark::connect::fetch_error_details_response::{
    Error as Details, QueryContext, SparkThrowable, StackTraceElement,
};
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

use crate::fake::{Fake, Script, Step};

const ARITHMETIC: &str = r#"["org.apache.spark.SparkArithmeticException","java.lang.ArithmeticException"]"#;

fn status(metadata: &[(&str, &str)]) -> Status {
    let metadata: HashMap<String, String> =
        metadata.iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
    let details = ErrorDetails::with_error_info("org.apache.spark.SparkArithmeticException", "spark", metadata);
    Status::with_error_details(Code::Internal, "[DIVIDE_BY_ZERO] Division by z...", details)
}

fn failing(status: Status, details: Option<FetchErrorDetailsResponse>) -> Fake {
    let script = Script { details: details.into(), ..Default::default() };
    script.streams.lock().unwrap().push_back(vec![Step::Fail(status)]);
    Fake::scripted(script, "")
}

#[test]
fn the_status_alone_gives_condition_state_parameters_and_trace() {
    let fake = failing(
        status(&[
            ("classes", ARITHMETIC),
            ("errorClass", "DIVIDE_BY_ZERO"),
            ("sqlState", "22012"),
            ("messageParameters", r#"{"config":"\"spark.sql.ansi.enabled\""}"#),
            ("stackTrace", "at the server"),
            ("errorId", "e1"),
        ]),
        None,
    );
    let error = fake.error();
    assert_eq!(
        (error.kind(), error.condition(), error.sql_state()),
        (Kind::Arithmetic, "DIVIDE_BY_ZERO", Some("22012"))
    );
    assert_eq!(error.to_string(), "[DIVIDE_BY_ZERO] Division by z...");
    assert_eq!(error.parameters()["config"], "\"spark.sql.ansi.enabled\"");
    assert_eq!(error.stack_trace(), Some("at the server"));
    assert_eq!(error.grpc_code(), Some(Code::Internal as i32));
    assert_eq!(fake.calls_until("release all"), ["execute", "details of e1", "release all"]);
}

#[test]
fn fetched_details_replace_what_the_status_cuts_short() {
    let frame = StackTraceElement {
        declaring_class: "org.apache.spark.Divide".to_string(),
        method_name: "eval".to_string(),
        file_name: Some("Divide.scala".to_string()),
        line_number: 7,
    };
    let context = QueryContext { fragment: "1/0".to_string(), start_index: 7, stop_index: 9, ..Default::default() };
    let throwable = SparkThrowable {
        error_class: Some("DIVIDE_BY_ZERO".to_string()),
        sql_state: Some("22012".to_string()),
        query_contexts: vec![context],
        message_parameters: [("config".to_string(), "ansi".to_string())].into(),
        ..Default::default()
    };
    let root = Details {
        error_type_hierarchy: vec!["org.apache.spark.SparkArithmeticException".to_string()],
        message: "[DIVIDE_BY_ZERO] Division by zero, in full.".to_string(),
        stack_trace: vec![frame],
        cause_idx: Some(0),
        spark_throwable: Some(throwable),
    };
    let cause = Details {
        error_type_hierarchy: vec!["java.lang.Error".to_string()],
        message: "deep down".to_string(),
        ..Default::default()
    };
    let details =
        FetchErrorDetailsResponse { root_error_idx: Some(1), errors: vec![cause, root], ..Default::default() };
    let error = failing(status(&[("classes", ARITHMETIC), ("errorId", "e1")]), Some(details)).error();
    assert_eq!(
        (error.kind(), error.condition(), error.sql_state()),
        (Kind::Arithmetic, "DIVIDE_BY_ZERO", Some("22012"))
    );
    assert_eq!(error.message(), "[DIVIDE_BY_ZERO] Division by zero, in full.");
    assert_eq!(error.parameters()["config"], "ansi");
    let context = &error.contexts()[0];
    assert_eq!((context.is_sql, context.fragment.as_str(), context.start_index), (true, "1/0", 7));
    assert_eq!(
        error.stack_trace(),
        Some(
            "org.apache.spark.SparkArithmeticException\n\tat org.apache.spark.Divide.eval(Divide.scala:7)\n\
             Caused by: java.lang.Error: deep down"
        )
    );
    assert_eq!(error.causes(), ["java.lang.Error: deep down"]);
}

#[test]
fn a_session_that_the_server_calls_changed_is_not_used_again() {
    let fake = failing(status(&[("errorClass", "INVALID_HANDLE.SESSION_CHANGED"), ("classes", "[]")]), None);
    assert_eq!((fake.error().kind(), fake.error().condition()), (Kind::Connection, "INVALID_HANDLE.SESSION_CHANGED"));
    let executions = fake.script.calls.lock().unwrap().iter().filter(|call| *call == "execute").count();
    assert_eq!(executions, 1);
}

#[test]
fn a_status_without_details_names_server_code_and_reason() {
    let error = failing(Status::unimplemented("no such method"), None).error();
    assert_eq!((error.condition(), error.grpc_code()), ("FIRESTEEL_SERVER_STATUS", Some(12)));
    assert!(error.message().ends_with("answered UNIMPLEMENTED: no such method"), "{error}");
}
