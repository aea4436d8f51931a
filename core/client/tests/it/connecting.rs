//! Servers that are not there, are something else, or want to know who is asking.

use std::sync::Arc;
use std::time::{Duration, Instant};

use firesteel_client::{ConnectionString, Remote};
use firesteel_protocol::spark::connect::config_request;
use firesteel_protocol::spark::connect::config_request::operation::OpType;
use firesteel_protocol::{Analyze, Backend, Error, Execute, Kind, Plan, Result, runtime};
use futures::StreamExt;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tonic::Status;

use crate::fake::{Fake, Script, execute, listen, range};

fn connect(url: &str) -> Result<Arc<Remote>> {
    Remote::connect(&ConnectionString::parse(url).unwrap())
}

/// The error of the first use, by way of both kinds of call, and that it comes soon.
fn first_error(url: &str) -> Error {
    let began = Instant::now();
    let remote = connect(url).unwrap();
    let analyzed = runtime::block_on(remote.analyze(remote.session_key(), Analyze::SparkVersion)).unwrap_err();
    let executed = runtime::block_on(async {
        let mut stream = remote.execute(remote.session_key(), execute()).await.unwrap();
        stream.next().await.unwrap().unwrap_err()
    });
    // Which layer notices first, and so the reason, may differ between two tries.
    assert_eq!(analyzed.condition(), executed.condition());
    assert!(analyzed.message().starts_with("Cannot reach the Spark Connect server at "), "{analyzed}");
    assert!(began.elapsed() < Duration::from_secs(8), "{:?}", began.elapsed());
    executed
}

/// A listener that answers each connection's first bytes with `reply` and closes.
fn replying(reply: &'static [u8]) -> String {
    let listener = listen();
    let address = listener.local_addr().unwrap();
    runtime::handle().unwrap().spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(reply).await;
        }
    });
    address.to_string()
}

#[test]
fn a_refused_port_is_named_with_the_reason() {
    let error = first_error("sc://127.0.0.1:1");
    assert_eq!((error.kind(), error.condition()), (Kind::Connection, "FIRESTEEL_CONNECTION"));
    assert!(error.message().starts_with("Cannot reach the Spark Connect server at 127.0.0.1:1: "), "{error}");
    assert!(error.message().contains("Connection refused"), "{error}");
}

#[test]
fn an_unknown_host_is_named_with_the_reason() {
    let error = first_error("sc://no-such-host.invalid");
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION");
    assert!(error.message().contains("no-such-host.invalid:15002: failed to lookup address"), "{error}");
}

#[test]
fn tls_to_a_plain_port_says_so() {
    let fake = Fake::new(vec![]);
    let error = first_error(&format!("{};use_ssl=true", fake.url));
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION");
    assert!(error.message().contains("TLS"), "{error}");
}

#[test]
fn a_plain_connection_to_a_tls_port_says_so() {
    // The alert that TLS servers send to what is not TLS: fatal, protocol version.
    let error = first_error(&format!("sc://{}", replying(&[0x15, 3, 1, 0, 2, 2, 70])));
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION");
    assert!(error.message().contains("If the server expects TLS, add `use_ssl=true`"), "{error}");
}

#[test]
fn a_server_of_another_kind_is_an_error() {
    let error = first_error(&format!("sc://{}", replying(b"HTTP/1.1 400 Bad Request\r\n\r\n")));
    assert_eq!(error.condition(), "FIRESTEEL_CONNECTION");
}

#[test]
fn a_wrong_token_is_an_authentication_error_and_the_right_one_is_let_in() {
    let script = || Script { token: Some("right"), ..Default::default() };
    let ask = |fake: &Fake| runtime::block_on(fake.remote.analyze(fake.remote.session_key(), Analyze::SparkVersion));
    for parameters in ["", ";token=wrong"] {
        let fake = Fake::scripted(script(), parameters);
        let error = ask(&fake).unwrap_err();
        assert_eq!((error.condition(), error.grpc_code()), ("FIRESTEEL_AUTHENTICATION", Some(16)));
        assert!(error.message().ends_with("refused the credentials: Invalid authentication token"), "{error}");
        assert_eq!(fake.error().condition(), "FIRESTEEL_AUTHENTICATION");
    }
    assert!(ask(&Fake::scripted(script(), ";token=right")).is_ok());
}

#[test]
fn a_token_never_leaves_the_machine_unencrypted() {
    let error = connect("sc://spark.example/;token=secret;use_ssl=false").err().unwrap();
    assert_eq!(error.condition(), "FIRESTEEL_INVALID_URL");
    assert!(error.message().contains("would travel unencrypted") && !error.message().contains("secret"), "{error}");
    assert!(connect("sc://spark.example/;token=secret").is_ok(), "without a word about TLS it is used");
}

#[test]
fn a_plan_larger_than_a_message_is_refused_before_it_is_sent() {
    let fake = Fake::scripted(Script::default(), ";grpc_max_message_size=64");
    let error = fake.error();
    assert_eq!(error.condition(), "CONNECT_INVALID_PLAN.PLAN_SIZE_LARGER_THAN_MAX");
    assert!(error.message().contains("vs. 64"), "{error}");
    assert!(fake.script.calls.lock().unwrap().is_empty());
}

#[test]
fn configuration_and_release_reach_the_server() {
    let fake = Fake::new(vec![]);
    let key = fake.remote.session_key();
    fake.script.failures.lock().unwrap().extend([Status::unavailable("busy"), Status::unavailable("busy")]);
    let operation = OpType::GetAll(config_request::GetAll { prefix: None });
    let reply = runtime::block_on(fake.remote.config(key, operation)).unwrap();
    assert_eq!(reply.pairs, [("key".to_string(), Some("value".to_string()))]);
    assert_eq!(reply.warnings, ["careful"]);
    runtime::block_on(fake.remote.release_session(key)).unwrap();
    assert_eq!(*fake.script.calls.lock().unwrap(), ["config", "config", "config", "release session"]);
}

#[test]
fn a_question_carries_the_bytes_of_its_plan() {
    let fake = Fake::new(vec![]);
    let Plan::Root(relation) = range(10) else { unreachable!() };
    let questions = [
        Analyze::Schema(range(10)),
        Analyze::TreeString { plan: range(10), level: Some(3) },
        Analyze::SameSemantics { target: range(10), other: range(11) },
        Analyze::Unpersist { relation, blocking: Some(true) },
        Analyze::DdlParse("a INT".to_string()),
    ];
    for question in questions {
        runtime::block_on(fake.remote.analyze(fake.remote.session_key(), question)).unwrap();
    }
    let asked: Vec<String> =
        fake.script.analyzed.lock().unwrap().iter().map(|request| format!("{:?}", request.analyze)).collect();
    for (asked, parts) in asked.iter().zip([
        vec!["Schema(", "end: 10"],
        vec!["TreeString(", "end: 10", "level: Some(3)"],
        vec!["SameSemantics(", "end: 10", "end: 11"],
        vec!["Unpersist(", "end: 10", "blocking: Some(true)"],
        vec!["DdlParse(", "a INT"],
    ]) {
        parts.iter().for_each(|part| assert!(asked.contains(part), "{part} in {asked}"));
    }
}

#[test]
fn several_sessions_share_a_connection_and_nothing_else() {
    let fake = Fake::new(vec![]);
    let other = firesteel_protocol::SessionKey {
        user_id: "other".to_string(),
        session_id: "00000000-0000-4000-8000-000000000000".to_string(),
    };
    *fake.script.server_session.lock().unwrap() = Some("first".to_string());
    runtime::block_on(fake.remote.analyze(fake.remote.session_key(), Analyze::SparkVersion)).unwrap();
    *fake.script.server_session.lock().unwrap() = Some("second".to_string());
    runtime::block_on(fake.remote.analyze(&other, Analyze::SparkVersion)).unwrap();
    let error = runtime::block_on(fake.remote.analyze(fake.remote.session_key(), Analyze::SparkVersion)).unwrap_err();
    assert_eq!(error.condition(), "INVALID_HANDLE.SESSION_CHANGED");
    let execute = Execute { ..execute() };
    let started = runtime::block_on(fake.remote.execute(&other, execute));
    assert!(started.is_ok(), "the other session is not touched");
}
