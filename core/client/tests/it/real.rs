//! A real server, where `FIRESTEEL_TEST_REMOTE` names one.

use std::sync::Arc;

use firesteel_client::{ConnectionString, Remote};
use firesteel_protocol::spark::connect::{self as proto, config_request, config_request::operation::OpType};
use firesteel_protocol::{Analyze, Backend, Event, Execute, Interrupt, Kind, Node, Plan, Result, runtime};
use futures::StreamExt;

use crate::fake::{range, values};

fn remote() -> Option<Arc<Remote>> {
    let Ok(url) = std::env::var("FIRESTEEL_TEST_REMOTE") else {
        println!("skipped: FIRESTEEL_TEST_REMOTE names no server");
        return None;
    };
    Some(Remote::connect(&ConnectionString::parse(&url).unwrap()).unwrap())
}

fn run(remote: &Remote, plan: Plan, operation_id: &str) -> Result<Vec<Event>> {
    runtime::block_on(async {
        let execute = Execute { plan, operation_id: operation_id.to_string(), tags: vec![] };
        let mut stream = remote.execute(remote.session_key(), execute).await?;
        let mut events = Vec::new();
        while let Some(event) = stream.next().await {
            events.push(event?);
        }
        Ok(events)
    })
}

fn rows(remote: &Remote, plan: Plan) -> Result<Vec<i64>> {
    let events = run(remote, plan, &uuid::Uuid::new_v4().to_string())?;
    let batches = events.into_iter().filter_map(|event| match event {
        Event::Batch(batch) => Some(batch.into_record_batch()),
        _ => None,
    });
    Ok(batches.collect::<Result<Vec<_>>>()?.iter().flat_map(values).collect())
}

fn sql(query: &str) -> Plan {
    let sql = proto::Sql { query: query.to_string(), ..Default::default() };
    Plan::Root(Node::new(Some(1), proto::relation::RelType::Sql(sql), vec![], 0))
}

#[test]
fn rows_of_a_large_range_all_come() {
    let Some(remote) = remote() else { return };
    assert_eq!(rows(&remote, range(3_000_000)).unwrap(), (0..3_000_000).collect::<Vec<i64>>());
    runtime::block_on(remote.release_session(remote.session_key())).unwrap();
}

#[test]
fn configuration_is_set_and_read_in_the_session_that_runs_the_queries() {
    let Some(remote) = remote() else { return };
    let pair = proto::KeyValue { key: "firesteel.test".to_string(), value: Some("42".to_string()) };
    let set = OpType::Set(config_request::Set { pairs: vec![pair], silent: None });
    runtime::block_on(remote.config(remote.session_key(), set)).unwrap();
    let get = OpType::Get(config_request::Get { keys: vec!["firesteel.test".to_string()] });
    let reply = runtime::block_on(remote.config(remote.session_key(), get)).unwrap();
    assert_eq!(reply.pairs, [("firesteel.test".to_string(), Some("42".to_string()))]);
    assert_eq!(rows(&remote, sql("SELECT CAST('${firesteel.test}' AS BIGINT)")).unwrap(), [42]);
}

#[test]
fn questions_are_answered() {
    let Some(remote) = remote() else { return };
    let ask = |question| runtime::block_on(remote.analyze(remote.session_key(), question));
    let version = ask(Analyze::SparkVersion).unwrap();
    assert!(matches!(version, proto::analyze_plan_response::Result::SparkVersion(v) if v.version.starts_with('4')));
    let schema = ask(Analyze::Schema(range(3))).unwrap();
    assert!(format!("{schema:?}").contains("\"id\""), "{schema:?}");
    let mode = proto::analyze_plan_request::explain::ExplainMode::Simple;
    let explained = ask(Analyze::Explain { plan: range(3), mode }).unwrap();
    assert!(format!("{explained:?}").contains("Range"), "{explained:?}");
    let same = ask(Analyze::SameSemantics { target: range(3), other: range(3) }).unwrap();
    assert!(format!("{same:?}").contains("true"), "{same:?}");
    let Plan::Root(relation) = range(3) else { unreachable!() };
    ask(Analyze::Persist { relation: relation.clone(), storage_level: None }).unwrap();
    let level = ask(Analyze::GetStorageLevel(relation.clone())).unwrap();
    assert!(format!("{level:?}").contains("use_memory: true"), "{level:?}");
    ask(Analyze::Unpersist { relation, blocking: Some(true) }).unwrap();
}

#[test]
fn errors_have_family_condition_state_parameters_and_place() {
    let Some(remote) = remote() else { return };
    let error = rows(&remote, sql("SELECT nosuch FROM range(3)")).unwrap_err();
    assert_eq!((error.kind(), error.condition()), (Kind::Analysis, "UNRESOLVED_COLUMN.WITH_SUGGESTION"));
    assert_eq!(error.sql_state(), Some("42703"));
    assert_eq!(error.parameters()["objectName"], "`nosuch`");
    assert_eq!(error.contexts()[0].fragment, "nosuch");
    assert!(error.to_string().starts_with("[UNRESOLVED_COLUMN.WITH_SUGGESTION] "), "{error}");
    assert!(error.stack_trace().unwrap().contains("\tat org.apache.spark."), "{:?}", error.stack_trace());
    let error = rows(&remote, sql("SELECT 1 / (id - 1) FROM range(3)")).unwrap_err();
    assert_eq!((error.kind(), error.condition()), (Kind::Arithmetic, "DIVIDE_BY_ZERO"));
    let error = rows(&remote, sql("SELEC 1")).unwrap_err();
    assert_eq!((error.kind(), error.condition()), (Kind::Parse, "PARSE_SYNTAX_ERROR"));
    assert_eq!(rows(&remote, range(3)).unwrap(), [0, 1, 2], "the session goes on");
}

#[test]
fn a_running_operation_can_be_interrupted() {
    let Some(remote) = remote() else { return };
    let id = uuid::Uuid::new_v4().to_string();
    let slow = sql("SELECT count(*) FROM range(100000000) a JOIN range(100000) b ON a.id % 7 > b.id % 7");
    let error = std::thread::scope(|scope| {
        let running = scope.spawn(|| run(&remote, slow, &id).unwrap_err());
        // Until the server has it, there is nothing to interrupt.
        for _ in 0..100 {
            let target = Interrupt::Operation(id.clone());
            if !runtime::block_on(remote.interrupt(remote.session_key(), target)).unwrap().is_empty() {
                break;
            }
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
        running.join().unwrap()
    });
    assert_eq!((error.kind(), error.condition()), (Kind::Cancelled, "OPERATION_CANCELED"));
    assert_eq!(error.operation_id(), Some(id.as_str()));
}

#[test]
fn a_plan_deeper_than_a_stack_is_sent_whole() {
    let Some(remote) = remote() else { return };
    let Plan::Root(mut node) = range(5) else { unreachable!() };
    for id in 2..300 {
        let limit = proto::Limit { limit: 4, input: None };
        node = Node::new(Some(id), proto::relation::RelType::Limit(Box::new(limit)), vec![node], 0);
    }
    assert_eq!(rows(&remote, Plan::Root(node)).unwrap(), [0, 1, 2, 3]);
}

#[test]
fn a_released_session_is_closed() {
    let Some(remote) = remote() else { return };
    assert_eq!(rows(&remote, range(1)).unwrap(), [0]);
    runtime::block_on(remote.release_session(remote.session_key())).unwrap();
    let error = rows(&remote, range(1)).unwrap_err();
    assert_eq!((error.kind(), error.condition()), (Kind::Connection, "INVALID_HANDLE.SESSION_CLOSED"));
}
