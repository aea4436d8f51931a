//! Calls over the wire: results, errors, sessions, interrupts, limits.

use std::sync::Arc;
use std::time::{Duration, Instant};

use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Backend, Batch, Event, Interrupt, Kind, Node, Plan, runtime};
use firesteel_server::Limits;
use futures::StreamExt;

use crate::harness::{Serving, drained, endless, range};

#[test]
fn results_arrive_whole_whatever_their_size() {
    let serving = Serving::new(Limits::default());
    let client = serving.client();
    for rows in [0, 1, 8192, 1_000_000] {
        assert_eq!(client.count(range(rows)).unwrap().0, rows as usize);
    }
    let events = client.events(range(0)).unwrap();
    assert!(matches!(events[0], Event::Schema(_)));
    let Some(Event::Batch(batch)) = events.iter().find(|event| matches!(event, Event::Batch(_))) else {
        panic!("an empty result has a batch for its types")
    };
    let Batch::Ipc { .. } = batch else { panic!("a batch from a server is IPC") };
    assert_eq!(batch.clone().into_record_batch().unwrap().schema().field(0).name(), "id");
}

#[test]
fn small_buffers_change_when_answers_come_and_not_which() {
    let limits = Limits {
        unsent_bytes: 1,
        retry_bytes: 1 << 20,
        stream_bytes: 200_000,
        chunk_bytes: 4_096,
        ..Limits::default()
    };
    let client = Serving::new(limits).client();
    assert_eq!(client.count(range(300_000)).unwrap().0, 300_000);
}

#[test]
fn streams_that_end_early_are_taken_up_again() {
    let limits = Limits { stream_duration: Duration::from_millis(50), ..Limits::default() };
    let client = Serving::new(limits).client();
    let id = uuid::Uuid::new_v4().to_string();
    let mut stream = client.start(range(2_000_000), &id, &[]).unwrap();
    let mut rows = 0;
    runtime::block_on(async {
        while let Some(event) = stream.next().await {
            if let Event::Batch(batch) = event.unwrap() {
                rows += batch.row_count();
                if rows % 500_000 < 8192 {
                    std::thread::sleep(Duration::from_millis(60));
                }
            }
        }
    });
    assert_eq!(rows, 2_000_000);
}

#[test]
fn errors_come_whole() {
    let client = Serving::new(Limits::default()).client();
    let error = client.failure(client.sql("SELECT xx FROM range(3)"));
    assert_eq!((error.condition(), error.kind()), ("UNRESOLVED_COLUMN.WITH_SUGGESTION", Kind::Analysis));
    assert_eq!(error.sql_state(), Some("42703"));
    assert_eq!(error.parameters()["objectName"], "`xx`");
    assert_eq!(error.contexts()[0].fragment, "xx");
    let error = client.failure(client.sql("SELECT 1/0"));
    assert_eq!((error.condition(), error.kind()), ("DIVIDE_BY_ZERO", Kind::Arithmetic));
    let error = client.failure(client.sql("SELEC 1"));
    assert_eq!((error.condition(), error.kind()), ("PARSE_SYNTAX_ERROR", Kind::Parse));
    assert_eq!(client.sql("SELECT 1").unwrap().0, 1);
}

#[test]
fn interrupts_reach_operations_by_id_tag_and_session() {
    let client = Serving::new(Limits::default()).client();
    let ids = [1, 2, 3].map(|at| format!("00112233-4455-6677-8899-aabbccddee0{at}"));
    let streams = [
        client.start(endless(), &ids[0], &[]).unwrap(),
        client.start(endless(), &ids[1], &["mine"]).unwrap(),
        client.start(endless(), &ids[2], &[]).unwrap(),
    ];
    let interrupt = |target| runtime::block_on(client.remote.interrupt(&client.key, target)).unwrap();
    // The calls that start them may still be under way.
    let until = |target: Interrupt| {
        let end = Instant::now() + Duration::from_secs(20);
        loop {
            let reached = interrupt(target.clone());
            if !reached.is_empty() || Instant::now() > end {
                return reached;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    };
    assert_eq!(until(Interrupt::Tag("mine".to_string())), ids[1..2]);
    assert_eq!(until(Interrupt::Operation(ids[0].clone())), ids[..1]);
    assert_eq!(until(Interrupt::All), ids[2..]);
    for (stream, id) in streams.into_iter().zip(&ids) {
        let error = drained(stream).unwrap_err();
        assert_eq!((error.condition(), error.kind()), ("OPERATION_CANCELED", Kind::Cancelled));
        assert_eq!(error.operation_id(), Some(id.as_str()));
    }
}

#[test]
fn a_session_that_was_released_is_closed() {
    let serving = Serving::new(Limits::default());
    let client = serving.client();
    assert_eq!(client.sql("CREATE TEMPORARY VIEW v AS SELECT 1 AS a").unwrap().0, 0);
    assert_eq!(client.sql("SELECT * FROM v").unwrap().0, 1);
    let same = serving.client_with(&format!("user_id=tester;session_id={}", client.key.session_id));
    assert_eq!(same.sql("SELECT * FROM v").unwrap().0, 1);
    let strange = serving.client_with(&format!("user_id=another;session_id={}", client.key.session_id));
    assert_eq!(strange.failure(strange.sql("SELECT * FROM v")).condition(), "TABLE_OR_VIEW_NOT_FOUND");
    runtime::block_on(client.remote.release_session(&client.key)).unwrap();
    let error = same.failure(same.sql("SELECT 1"));
    assert_eq!((error.condition(), error.kind()), ("INVALID_HANDLE.SESSION_CLOSED", Kind::Connection));
    assert_eq!(error.sql_state(), Some("08003"));
}

#[test]
fn an_unused_session_closes_and_one_in_use_does_not() {
    let serving = Serving::new(Limits { idle: Duration::from_secs(1), ..Limits::default() });
    let (idle, busy) = (serving.client(), serving.client());
    assert_eq!(idle.count(range(1)).unwrap().0, 1);
    let running = busy.start(endless(), "00112233-4455-6677-8899-aabbccddee0f", &[]).unwrap();
    let end = Instant::now() + Duration::from_secs(30);
    let closed = loop {
        std::thread::sleep(Duration::from_secs(6));
        match idle.count(range(1)) {
            Err(error) => break error,
            Ok(_) => assert!(Instant::now() < end, "the session stays open"),
        }
    };
    assert_eq!(closed.condition(), "INVALID_HANDLE.SESSION_CLOSED");
    assert_eq!(busy.count(range(2)).unwrap().0, 2);
    drop(running);
}

#[test]
fn a_plan_as_deep_as_programs_build_them_is_answered() {
    let client = Serving::new(Limits::default()).client();
    let Plan::Root(mut node) = range(3) else { panic!("a range is a relation") };
    for id in 0..1_900 {
        let limit = proto::Limit { input: None, limit: 2 };
        node = Node::new(Some(id + 10), RelType::Limit(Box::new(limit)), vec![Arc::clone(&node)], 0);
    }
    assert_eq!(client.count(Plan::Root(node)).unwrap().0, 2);
}

#[test]
fn a_client_that_goes_away_frees_what_it_ran() {
    let serving = Serving::new(Limits::default());
    let client = serving.client();
    let stream = client.start(endless(), "00112233-4455-6677-8899-aabbccddee0e", &[]).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    drop(stream);
    let end = Instant::now() + Duration::from_secs(20);
    loop {
        // What the backend still runs in this session.
        let left = runtime::block_on(serving.backend.interrupt(&client.key, Interrupt::Tag("none".to_string())));
        assert!(left.unwrap().is_empty());
        let key = client.key.clone();
        let running = runtime::block_on(client.remote.interrupt(&key, Interrupt::All)).unwrap();
        if running.is_empty() {
            return;
        }
        assert!(Instant::now() < end, "the operation runs on");
        std::thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn what_concerns_all_sessions_is_not_for_one_to_set() {
    let client = Serving::new(Limits::default()).client();
    let error = client.failure(client.sql("SET spark.firesteel.memory.limit = 1g"));
    assert_eq!(error.condition(), "CANNOT_MODIFY_CONFIG");
}

#[test]
fn more_operations_than_may_run_at_a_time_all_end() {
    let limits = Limits { running: 1, ..Limits::default() };
    let serving = Serving::new(limits);
    let counts: Vec<_> = (0..8)
        .map(|_| {
            let client = serving.client();
            std::thread::spawn(move || client.count(range(200_000)).unwrap().0)
        })
        .collect();
    assert!(counts.into_iter().all(|count| count.join().unwrap() == 200_000));
}

#[test]
fn a_plan_that_nests_without_end_is_refused_before_it_is_read() {
    let serving = Serving::new(Limits::default());
    let client = serving.client();
    let Plan::Root(mut node) = range(3) else { panic!("a range is a relation") };
    for id in 0..50_000 {
        let limit = proto::Limit { input: None, limit: 2 };
        node = Node::new(Some(id), RelType::Limit(Box::new(limit)), vec![Arc::clone(&node)], 0);
    }
    let error = client.failure(client.count(Plan::Root(node)));
    assert!(error.message().contains("too deep"), "{error}");
    assert_eq!(client.count(range(1)).unwrap().0, 1);
}
