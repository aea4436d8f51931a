//! Operations whose streams end, break or lie. Every row comes once, or an error does.

use std::time::Duration;

use firesteel_protocol::event::CommandResult;
use firesteel_protocol::spark::connect::execute_plan_response::{ArrowBatch, ResponseType, SqlCommandResult};
use firesteel_protocol::spark::connect::{self as proto, plan::OpType};
use firesteel_protocol::{Backend, Event, Interrupt, Kind, runtime};
use futures::StreamExt;
use prost::Message;
use tonic::{Code, Status};
use tonic_types::{ErrorDetails, StatusExt};

use crate::fake::{Fake, OPERATION, Step, answer, batch, complete, execute, ipc, quick, range};

fn upto(end: i64) -> Vec<i64> {
    (0..end).collect()
}

#[test]
fn a_result_is_read_and_released() {
    let fake = Fake::new(vec![vec![batch("r1", 0, 3), batch("r2", 3, 5), complete("r3")]]);
    assert_eq!(fake.rows().unwrap(), upto(5));
    assert_eq!(fake.calls_until("release all"), ["execute", "release all"]);
}

#[test]
fn a_request_carries_session_user_client_tags_plan_and_options() {
    let fake = Fake::new(vec![vec![complete("r1")], vec![complete("r1")]]);
    fake.rows().unwrap();
    fake.rows().unwrap();
    let requests = fake.script.executed.lock().unwrap();
    let first = &requests[0];
    assert_eq!(first.session_id, fake.remote.session_key().session_id);
    assert_eq!(first.user_context.as_ref().unwrap().user_id, "tester");
    assert_eq!(first.operation_id.as_deref(), Some(OPERATION));
    assert_eq!(first.tags, ["tag"]);
    assert_eq!(first.client_observed_server_side_session_id, None);
    let client_type = first.client_type.as_deref().unwrap();
    assert!(client_type.starts_with("_FIRESTEEL spark/4.3.0 os/"), "{client_type}");
    let plan = proto::Plan::decode(range(10).encode()).unwrap();
    assert_eq!(first.plan.as_ref(), Some(&plan));
    let options = format!("{:?}", first.request_options);
    assert!(
        options.contains("reattachable: true") && options.contains("allow_arrow_batch_chunking: true"),
        "{options}"
    );
    assert_eq!(requests[1].client_observed_server_side_session_id.as_deref(), Some("server"));
}

#[test]
fn a_stream_that_ends_without_result_complete_is_taken_up_again() {
    let fake = Fake::new(vec![
        vec![batch("r1", 0, 3)],
        vec![],
        vec![batch("r2", 3, 4)],
        vec![batch("r3", 4, 9), complete("r4")],
    ]);
    assert_eq!(fake.rows().unwrap(), upto(9));
    assert_eq!(
        fake.calls_until("release all"),
        ["execute", "reattach after r1", "reattach after r1", "reattach after r2", "release all"]
    );
}

#[test]
fn an_operation_whose_streams_keep_ending_at_once_fails() {
    let fake = Fake::new((0..9).map(|_| vec![]).collect());
    let error = fake.error();
    assert_eq!(error.condition(), "FIRESTEEL_STREAM_TRUNCATED");
    assert_eq!(error.operation_id(), Some(OPERATION));
    assert_eq!(fake.script.streams.lock().unwrap().len(), 4);
    fake.calls_until("release all");
}

#[test]
fn a_connection_cut_inside_a_stream_is_made_anew() {
    let fake = Fake::new(vec![
        vec![batch("r1", 0, 3), Step::Cut, Step::Hang],
        vec![batch("r2", 3, 5), Step::Cut, Step::Hang],
        vec![complete("r3")],
    ]);
    assert_eq!(fake.rows().unwrap(), upto(5));
    let calls = fake.calls_until("release all");
    assert_eq!(calls, ["execute", "reattach after r1", "reattach after r2", "release all"]);
}

#[test]
fn a_request_that_never_arrived_is_sent_again() {
    for lost in ["OPERATION_NOT_FOUND", "SESSION_NOT_FOUND"] {
        let lost = Status::internal(format!("[INVALID_HANDLE.{lost}] The handle is invalid."));
        let fake = Fake::new(vec![
            vec![Step::Fail(Status::unavailable("starting"))],
            vec![Step::Fail(lost)],
            vec![batch("r1", 0, 2), complete("r2")],
        ]);
        assert_eq!(fake.rows().unwrap(), upto(2));
        let calls = fake.calls_until("release all");
        assert_eq!(calls, ["execute", "reattach after nothing", "execute", "release all"]);
    }
}

#[test]
fn an_operation_that_is_forgotten_after_an_answer_fails() {
    let lost = Status::internal("[INVALID_HANDLE.OPERATION_NOT_FOUND] The handle is invalid.");
    let fake = Fake::new(vec![vec![batch("r1", 0, 3)], vec![Step::Fail(lost)]]);
    let error = fake.error();
    assert_eq!((error.kind(), error.condition()), (Kind::Connection, "RESPONSE_ALREADY_RECEIVED"));
    assert_eq!(
        error.message(),
        "INVALID_HANDLE.OPERATION_NOT_FOUND on the server but responses were already received from it."
    );
}

#[test]
fn passing_failures_are_retried_and_each_answer_renews_the_patience() {
    let unavailable = || vec![Step::Fail(Status::unavailable("busy"))];
    let disconnected = Status::internal("[INVALID_CURSOR.DISCONNECTED] The cursor is invalid.");
    let asked = ErrorDetails::with_retry_info(Some(Duration::from_millis(2)));
    let asking = Status::with_error_details(Code::ResourceExhausted, "later", asked);
    let fake = Fake::new(vec![
        unavailable(),
        unavailable(),
        unavailable(),
        vec![batch("r1", 0, 3), Step::Fail(disconnected)],
        unavailable(),
        unavailable(),
        vec![Step::Fail(asking)],
        vec![batch("r2", 3, 5), Step::Fail(Status::deadline_exceeded("two minutes"))],
        vec![complete("r3")],
    ]);
    assert_eq!(fake.rows().unwrap(), upto(5));
}

#[test]
fn a_failure_that_does_not_pass_ends_in_its_error() {
    let fake = Fake::new((0..9).map(|_| vec![Step::Fail(Status::unavailable("busy"))]).collect());
    let error = fake.error();
    assert_eq!((error.condition(), error.grpc_code()), ("FIRESTEEL_SERVER_STATUS", Some(14)));
    assert!(error.message().ends_with("answered UNAVAILABLE: busy"), "{error}");
    assert_eq!(fake.calls_until("release all").iter().filter(|call| call.starts_with("reattach")).count(), 4);
}

#[test]
fn a_deadline_resumes_the_stream() {
    let fake = Fake::new(vec![vec![batch("r1", 0, 3), Step::Hang], vec![complete("r2")]]);
    let mut options = quick();
    options.deadlines.execute = Some(Duration::from_millis(200));
    let address = firesteel_client::ConnectionString::parse(&fake.url).unwrap();
    let remote = firesteel_client::Remote::with_options(&address, options).unwrap();
    let fake = Fake { remote, ..fake };
    assert_eq!(fake.rows().unwrap(), upto(3));
    assert_eq!(fake.calls_until("release all"), ["execute", "reattach after r1", "release all"]);
}

fn chunk(id: &str, data: &[u8], index: i64, chunks: i64, rows: i64) -> Step {
    let batch = ArrowBatch {
        row_count: rows,
        data: data.to_vec().into(),
        start_offset: Some(0),
        chunk_index: Some(index),
        num_chunks_in_batch: Some(chunks),
    };
    answer(id, ResponseType::ArrowBatch(batch))
}

#[test]
fn chunks_of_a_batch_are_joined_even_across_streams() {
    let bytes = ipc(0, 100);
    let (first, second, third) = (&bytes[..70], &bytes[70..500], &bytes[500..]);
    let fake = Fake::new(vec![
        vec![chunk("r1", first, 0, 3, 100), chunk("r2", second, 1, 3, 100)],
        vec![chunk("r3", third, 2, 3, 100), batch("r4", 100, 101), complete("r5")],
    ]);
    assert_eq!(fake.rows().unwrap(), upto(101));
}

#[test]
fn missing_doubled_and_cut_rows_are_errors() {
    let bytes = ipc(0, 100);
    let (first, second) = bytes.split_at(300);
    let unchunked = |rows: i64, data: &[u8]| {
        let batch = ArrowBatch { row_count: rows, data: data.to_vec().into(), ..Default::default() };
        answer("r1", ResponseType::ArrowBatch(batch))
    };
    for (steps, reason) in [
        (vec![batch("r1", 0, 3), batch("r2", 4, 5), complete("r3")], "row 3 was due, and a batch from row 4 came"),
        (vec![batch("r1", 0, 3), batch("r2", 0, 3), complete("r3")], "row 3 was due, and a batch from row 0 came"),
        (vec![unchunked(99, &bytes), complete("r2")], "a batch of 99 rows holds 100"),
        (vec![unchunked(100, first), complete("r2")], "breaks off"),
        (vec![chunk("r1", first, 0, 2, 100), complete("r2")], "it ended after 1 of 2 chunks"),
        (vec![chunk("r1", second, 1, 2, 100), complete("r2")], "chunk 0 of the batch at row 0 was due, and chunk 1"),
        (
            vec![chunk("r1", first, 0, 3, 100), chunk("r2", second, 2, 3, 100)],
            "chunk 1 of a batch was due, and chunk 2",
        ),
        (vec![chunk("r1", first, 0, 2, 100), chunk("r2", second, 1, 3, 100)], "the chunks of a batch disagree"),
    ] {
        let fake = Fake::new(vec![steps]);
        let error = fake.error();
        assert_eq!(error.condition(), "FIRESTEEL_STREAM_TRUNCATED", "{reason}");
        assert!(error.message().contains(reason), "{error} instead of {reason}");
        fake.calls_until("release all");
    }
}

#[test]
fn a_server_session_that_changes_ends_the_session() {
    let Step::Answer(mut moved) = batch("r2", 3, 5) else { unreachable!() };
    moved.server_side_session_id = "another server".to_string();
    let fake = Fake::new(vec![vec![batch("r1", 0, 3), Step::Answer(moved), complete("r3")]]);
    let error = fake.error();
    assert_eq!((error.kind(), error.condition()), (Kind::Connection, "INVALID_HANDLE.SESSION_CHANGED"));
    fake.calls_until("release all");
    assert_eq!(fake.error().condition(), "INVALID_HANDLE.SESSION_CHANGED");
    let executions = fake.script.calls.lock().unwrap().iter().filter(|call| *call == "execute").count();
    assert_eq!(executions, 1, "a session that has changed is not used again");
}

#[test]
fn an_interrupted_operation_ends_as_cancelled() {
    let fake = Fake::new(vec![vec![batch("r1", 0, 3), Step::Hang]]);
    runtime::block_on(async {
        let key = fake.remote.session_key();
        let mut stream = fake.remote.execute(key, execute()).await.unwrap();
        assert!(matches!(stream.next().await, Some(Ok(Event::Batch(_)))));
        let reached = fake.remote.interrupt(key, Interrupt::Operation(OPERATION.to_string())).await.unwrap();
        assert_eq!(reached, [OPERATION]);
        let error = stream.next().await.unwrap().unwrap_err();
        assert!(error.to_string().contains("OPERATION_CANCELED"), "{error}");
        assert!(stream.next().await.is_none());
    });
}

#[test]
fn a_stream_that_is_dropped_interrupts_and_releases_its_operation() {
    let fake = Fake::new(vec![vec![batch("r1", 0, 3), Step::Hang]]);
    runtime::block_on(async {
        let mut stream = fake.remote.execute(fake.remote.session_key(), execute()).await.unwrap();
        assert!(matches!(stream.next().await, Some(Ok(Event::Batch(_)))));
    });
    let calls = fake.calls_until("release all");
    assert_eq!(calls, ["execute", &format!("interrupt operation {OPERATION}"), "release all"]);
}

#[test]
fn large_results_are_released_while_they_come() {
    let rows = 200_000;
    let mut steps: Vec<Step> = (0..16).map(|at| batch(&format!("r{at}"), at * rows, (at + 1) * rows)).collect();
    steps.push(complete("end"));
    let fake = Fake::new(vec![steps]);
    assert_eq!(fake.rows().unwrap(), upto(16 * rows));
    let calls = fake.calls_until("release all");
    let released = calls.iter().filter(|call| call.starts_with("release until")).count();
    assert!((1..=4).contains(&released), "{calls:?}");
}

#[test]
fn what_a_command_gives_comes_as_its_relation() {
    let relation = proto::Plan::decode(range(7).encode()).unwrap();
    let Some(OpType::Root(relation)) = relation.op_type else { unreachable!() };
    let result = ResponseType::SqlCommandResult(SqlCommandResult { relation: Some(relation) });
    let fake = Fake::new(vec![vec![answer("r1", result), complete("r2")]]);
    let events = fake.events().unwrap();
    let Event::CommandResult(result) = &events[0] else { panic!("{events:?}") };
    let CommandResult::Relation(node) = result.as_ref() else { panic!("{result:?}") };
    assert_eq!(firesteel_protocol::Plan::Root(node.clone()).encode(), range(7).encode());
}
