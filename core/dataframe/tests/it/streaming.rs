//! Listeners of streaming queries, which servers alone have. Every wait ends.

use std::future::Future;
use std::time::Duration;

use firesteel::functions::expr;
use firesteel::{
    DataFrame, Session, StreamingEvent, StreamingEventKind, StreamingListener, StreamingQuery, Trigger, Wait, runtime,
};

use crate::backends::on_a_server;

const LIMIT: Duration = Duration::from_secs(120);

/// What the work gives, which must not take for ever.
fn in_time<F: Future>(work: F) -> F::Output {
    let handle = runtime::handle().expect("the runtime");
    let timeout = {
        // A timer belongs to the runtime it is made in.
        let _inside = handle.enter();
        tokio::time::timeout(LIMIT, work)
    };
    timeout.wait().expect("an end in time")
}

/// A query that is stopped when its test ends, well or not.
struct Running(StreamingQuery);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.stop().wait();
    }
}

fn started(rows: &DataFrame) -> Running {
    let writer = rows.write_stream().format("noop").trigger(Trigger::ProcessingTime("300 milliseconds".to_string()));
    Running(in_time(writer.start(None)).expect("a query"))
}

fn rate(session: &Session) -> DataFrame {
    session.read_stream().format("rate").option("rowsPerSecond", 10).load(None)
}

fn listener(session: &Session) -> StreamingListener {
    in_time(session.streams().add_listener()).expect("a listener")
}

/// The events up to the first of this kind, which comes last.
fn heard_until(listener: &StreamingListener, kind: StreamingEventKind) -> Vec<StreamingEvent> {
    let mut events = Vec::new();
    while events.last().is_none_or(|event: &StreamingEvent| event.kind != kind) {
        events.push(in_time(listener.next()).expect("an event").expect("events that go on"));
    }
    events
}

#[test]
fn a_listener_hears_of_a_query_from_its_start_to_its_end() {
    on_a_server(|session| {
        let listener = listener(session);
        let query = started(&rate(session));
        let mut events = heard_until(&listener, StreamingEventKind::Progress);
        assert_eq!(events[0].kind, StreamingEventKind::Started);
        in_time(query.0.stop()).expect("a stop");
        events.extend(heard_until(&listener, StreamingEventKind::Terminated));
        for event in &events {
            assert!(event.json.contains(query.0.id()) && event.json.contains(query.0.run_id()), "{}", event.json);
        }
        assert_eq!(events.iter().filter(|event| event.kind == StreamingEventKind::Started).count(), 1);
        assert!(!in_time(query.0.is_active()).expect("whether it runs"));
    });
}

#[test]
fn each_listener_hears_every_event_until_it_is_removed() {
    on_a_server(|session| {
        let (first, second) = (listener(session), listener(session));
        let query = started(&rate(session));
        heard_until(&first, StreamingEventKind::Progress);
        in_time(session.streams().remove_listener(&first)).expect("a removal");
        while in_time(first.next()).expect("an event that came before").is_some() {}
        in_time(query.0.stop()).expect("a stop");
        let events = heard_until(&second, StreamingEventKind::Terminated);
        assert_eq!(events[0].kind, StreamingEventKind::Started);
        assert!(events.iter().any(|event| event.kind == StreamingEventKind::Progress));
        assert_eq!(in_time(first.next()).expect("the end"), None);
    });
}

#[test]
fn a_listener_hears_why_a_query_failed() {
    on_a_server(|session| {
        let listener = listener(session);
        let query = started(&rate(session).select([expr("raise_error('the rows broke')")]));
        let events = heard_until(&listener, StreamingEventKind::Terminated);
        let last = events.last().expect("an event");
        assert!(last.json.contains("the rows broke"), "{}", last.json);
        let failure = in_time(query.0.exception()).expect("an answer").expect("a failure");
        assert!(failure.to_string().contains("the rows broke"), "{failure}");
    });
}

#[test]
fn events_end_for_all_listeners_when_they_are_closed() {
    on_a_server(|session| {
        let (first, second) = (listener(session), listener(session));
        in_time(session.streams().close()).expect("a close");
        assert_eq!(in_time(first.next()).expect("the end"), None);
        assert_eq!(in_time(second.next()).expect("the end"), None);
        let third = listener(session);
        let query = started(&rate(session));
        assert_eq!(heard_until(&third, StreamingEventKind::Started).len(), 1);
        in_time(query.0.stop()).expect("a stop");
    });
}
