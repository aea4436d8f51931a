//! [`StreamingListener`]: what happens to the streaming queries of a session, as it happens. Spark:
//! `StreamingQueryListener`, `StreamingQueryListenerBus`.
//!
//! A server sends a session's events to one operation alone. So the session has one, the pump, which is started for the
//! first listener, hands every event to all of them, and ends with the last.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use firesteel_protocol::event::CommandResult;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::execute_plan_response::ResponseType;
use firesteel_protocol::spark::connect::streaming_query_listener_bus_command::Command as Wire;
use firesteel_protocol::spark::connect::{
    StreamingQueryEventType as EventType, StreamingQueryListenerBusCommand, StreamingQueryListenerEventsResult,
};
use firesteel_protocol::{Error, Event, EventStream, Plan, Result, runtime};
use futures::StreamExt;
use futures::channel::mpsc::{UnboundedReceiver, UnboundedSender, unbounded};
use tokio::task::JoinHandle;

use crate::Session;
use crate::session::unexpected_answer;

/// What has happened to a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StreamingEventKind {
    /// It was started, by this session.
    Started,
    /// A batch was written.
    Progress,
    /// It waits for rows.
    Idle,
    /// It has ended, well or not.
    Terminated,
}

/// Something that happened to a query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StreamingEvent {
    pub kind: StreamingEventKind,
    /// What Spark tells about it.
    pub json: String,
}

type Told = Result<StreamingEvent>;

/// The listeners of a session.
#[derive(Default)]
pub(crate) struct Listeners {
    open: Mutex<Open>,
    /// Held while it is started or ended, so that it is never both.
    pump: tokio::sync::Mutex<Option<Pump>>,
}

struct Pump {
    task: JoinHandle<()>,
    /// Whether the server was told to end the events. Listeners that come meanwhile wait for the next pump.
    is_ending: Arc<AtomicBool>,
}

#[derive(Default)]
struct Open {
    last: u64,
    senders: Vec<(u64, UnboundedSender<Told>)>,
}

impl Listeners {
    /// Hands an event to all listeners. One that is gone hears nothing.
    pub(crate) fn tell(&self, kind: StreamingEventKind, json: &str) {
        for (_, sender) in &self.lock().senders {
            let _ = sender.unbounded_send(Ok(StreamingEvent { kind, json: json.to_string() }));
        }
    }

    /// Ends all listeners.
    pub(crate) async fn close(&self, session: &Session) -> Result<()> {
        self.lock().senders.clear();
        self.settle(session).await
    }

    /// Ends all listeners because the events have ended.
    fn fail(&self, error: &Error) {
        for (_, sender) in std::mem::take(&mut self.lock().senders) {
            let _ = sender.unbounded_send(Err(error.clone()));
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Open> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn add(&self) -> (u64, UnboundedReceiver<Told>) {
        let (sender, receiver) = unbounded();
        let mut open = self.lock();
        open.last += 1;
        let id = open.last;
        open.senders.push((id, sender));
        (id, receiver)
    }

    /// Starts the pump when there are listeners and none runs; ends it when there are none.
    async fn settle(&self, session: &Session) -> Result<()> {
        let mut pump = self.pump.lock().await;
        let running = pump.as_ref().filter(|pump| !pump.task.is_finished());
        let is_wanted = !self.lock().senders.is_empty();
        match running {
            None if is_wanted => {
                let events = opened(session).await?;
                let is_ending = Arc::new(AtomicBool::new(false));
                let task = runtime::handle()?.spawn(hand_out(session.clone(), events, Arc::clone(&is_ending)));
                *pump = Some(Pump { task, is_ending });
            }
            Some(running) if !is_wanted => {
                running.is_ending.store(true, Ordering::Release);
                if let Err(error) = session.run_command(command(Wire::RemoveListenerBusListener(true))).await {
                    running.is_ending.store(false, Ordering::Release);
                    return Err(error);
                }
                if let Some(pump) = pump.take() {
                    // It ends with the events, and tells its listeners of a failure itself.
                    let _ = pump.task.await;
                }
            }
            _ => {}
        }
        Ok(())
    }
}

fn command(command: Wire) -> CommandNode {
    let message = StreamingQueryListenerBusCommand { command: Some(command) };
    CommandNode::new(CommandType::StreamingQueryListenerBusCommand(message), None)
}

/// The events of a session, after the server has said that it sends them.
async fn opened(session: &Session) -> Result<EventStream> {
    let plan = Plan::Command(Arc::new(command(Wire::AddListenerBusListener(true))));
    let mut events = session.events(plan).await?;
    while let Some(event) = events.next().await {
        if let Some(told) = told(event?)
            && told.listener_bus_listener_added.is_some()
        {
            return Ok(events);
        }
    }
    Err(unexpected_answer("the events of streaming queries"))
}

fn told(event: Event) -> Option<StreamingQueryListenerEventsResult> {
    let Event::CommandResult(result) = event else { return None };
    let CommandResult::Other(answer) = *result else { return None };
    let ResponseType::StreamingQueryListenerEventsResult(told) = *answer else { return None };
    Some(told)
}

/// The pump.
async fn hand_out(session: Session, mut events: EventStream, is_ending: Arc<AtomicBool>) {
    while let Some(event) = events.next().await {
        let event = match event {
            Ok(event) => event,
            // What ends with its session has not failed.
            Err(_) if session.check_usable().is_err() => return session.listeners().lock().senders.clear(),
            Err(error) => return session.listeners().fail(&error),
        };
        for event in told(event).into_iter().flat_map(|told| told.events) {
            match event.event_type() {
                EventType::QueryProgressEvent => {
                    session.listeners().tell(StreamingEventKind::Progress, &event.event_json);
                }
                EventType::QueryTerminatedEvent => {
                    session.listeners().tell(StreamingEventKind::Terminated, &event.event_json);
                }
                EventType::QueryIdleEvent => session.listeners().tell(StreamingEventKind::Idle, &event.event_json),
                EventType::QueryProgressUnspecified => {
                    session.listeners().fail(&unexpected_answer("an event of a streaming query"));
                }
            }
        }
    }
    if is_ending.load(Ordering::Acquire) {
        return;
    }
    // Listeners that are left were not removed: the server has ended the events.
    session.listeners().fail(&unexpected_answer("more events of streaming queries"));
}

/// The events of a session's streaming queries from its making on. Made by [`crate::Streams::add_listener`]; dropping it
/// removes it. Events that nobody takes are kept.
pub struct StreamingListener {
    session: Session,
    id: u64,
    events: tokio::sync::Mutex<UnboundedReceiver<Told>>,
}

impl StreamingListener {
    pub(crate) async fn open(session: &Session) -> Result<Self> {
        let (id, events) = session.listeners().add();
        // From here on its drop takes it out again.
        let listener = StreamingListener { session: session.clone(), id, events: tokio::sync::Mutex::new(events) };
        session.listeners().settle(session).await?;
        Ok(listener)
    }

    /// Waits for the next event; nothing when the listener was removed and all events before were taken. One caller at a
    /// time is served. A call that is dropped before its end takes no event.
    pub async fn next(&self) -> Result<Option<StreamingEvent>> {
        self.events.lock().await.next().await.transpose()
    }

    pub(crate) async fn remove(&self) -> Result<()> {
        self.take_out();
        self.session.listeners().settle(&self.session).await
    }

    /// Whether it was still there.
    fn take_out(&self) -> bool {
        let mut open = self.session.listeners().lock();
        let count = open.senders.len();
        open.senders.retain(|(id, _)| *id != self.id);
        open.senders.len() < count
    }
}

impl Drop for StreamingListener {
    fn drop(&mut self) {
        if !self.take_out() {
            return;
        }
        if let Ok(handle) = runtime::handle() {
            let session = self.session.clone();
            // Nobody is left to hear why the server could not be told.
            handle.spawn(async move { session.listeners().settle(&session).await.ok() });
        }
    }
}
