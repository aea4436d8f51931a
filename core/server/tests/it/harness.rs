//! A server on a free port, and clients of it.

use std::sync::Arc;

use firesteel_client::{ConnectionString, Remote};
use firesteel_engine::{Embedded, Options};
use firesteel_protocol::event::CommandResult;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::{Backend, Error, Event, EventStream, Execute, Node, Plan, Result, SessionKey, runtime};
use firesteel_server::listen::{Listen, Listener};
use firesteel_server::{Limits, Server, Service};
use futures::StreamExt;

pub struct Serving {
    pub address: String,
    pub backend: Arc<Embedded>,
}

impl Serving {
    pub fn new(limits: Limits) -> Self {
        let backend = Embedded::new(Options { parallelism: Some(2), is_shared: true, ..Options::default() }).unwrap();
        let handle = runtime::handle().unwrap();
        let _inside = handle.enter();
        let listen = Listen { address: "127.0.0.1:0".to_string(), ..Listen::default() };
        let listener = Listener::bind(&listen).unwrap();
        let address = listener.address().to_string();
        let server = Server::new(Arc::clone(&backend) as _, limits);
        handle.spawn(listener.serve(Service::new(server, None)));
        Serving { address, backend }
    }

    pub fn client(&self) -> Client {
        self.client_with("user_id=tester")
    }

    pub fn client_with(&self, parameters: &str) -> Client {
        let address = ConnectionString::parse(&format!("sc://{}/;{parameters}", self.address)).unwrap();
        let remote = Remote::connect(&address).unwrap();
        Client { key: remote.session_key().clone(), remote }
    }
}

pub struct Client {
    pub remote: Arc<Remote>,
    pub key: SessionKey,
}

impl Client {
    pub fn start(&self, plan: Plan, operation_id: &str, tags: &[&str]) -> Result<EventStream> {
        let tags = tags.iter().map(|tag| (*tag).to_string()).collect();
        let request = Execute { plan, operation_id: operation_id.to_string(), tags };
        runtime::block_on(self.remote.execute(&self.key, request))
    }

    pub fn events(&self, plan: Plan) -> Result<Vec<Event>> {
        drained(self.start(plan, &uuid::Uuid::new_v4().to_string(), &[])?)
    }

    /// How many rows a plan gives, and how many batches they come in.
    pub fn count(&self, plan: Plan) -> Result<(usize, usize)> {
        let events = self.events(plan)?;
        let batches = events.iter().filter_map(|event| match event {
            Event::Batch(batch) => Some(batch.row_count()),
            _ => None,
        });
        Ok(batches.fold((0, 0), |(rows, batches), more| (rows + more, batches + 1)))
    }

    /// Runs a statement, and the relation that it gives back.
    pub fn sql(&self, text: &str) -> Result<(usize, usize)> {
        let message = proto::SqlCommand::default();
        let sql = proto::Sql { query: text.to_string(), ..Default::default() };
        let input = Node::new(None, RelType::Sql(sql), Vec::new(), 0);
        let command = CommandNode::new(CommandType::SqlCommand(message), Some(input));
        for event in self.events(Plan::Command(Arc::new(command)))? {
            if let Event::CommandResult(result) = event
                && let CommandResult::Relation(node) = *result
            {
                return self.count(Plan::Root(node));
            }
        }
        panic!("a statement without a relation");
    }

    pub fn failure<T: std::fmt::Debug>(&self, outcome: Result<T>) -> Error {
        outcome.unwrap_err()
    }
}

pub fn drained(mut stream: EventStream) -> Result<Vec<Event>> {
    runtime::block_on(async {
        let mut events = Vec::new();
        while let Some(event) = stream.next().await {
            events.push(event?);
        }
        assert!(matches!(events.last(), Some(Event::Complete)), "a stream ended without Complete");
        Ok(events)
    })
}

pub fn range(end: i64) -> Plan {
    let range = proto::Range { start: Some(0), end, step: 1, num_partitions: None };
    Plan::Root(Node::new(Some(1), RelType::Range(range), Vec::new(), 0))
}

/// Hours of work that holds no memory.
pub fn endless() -> Plan {
    let query = "SELECT sum(a.id * b.id % 7) FROM range(10000000) a CROSS JOIN range(1000000) b".to_string();
    let sql = proto::Sql { query, ..Default::default() };
    Plan::Root(Node::new(Some(2), RelType::Sql(sql), Vec::new(), 0))
}
