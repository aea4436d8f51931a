//! A session of an engine, and how tests talk to it.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use arrow::array::RecordBatch;
use arrow::util::display::{ArrayFormatter, FormatOptions};
use firesteel_engine::{Embedded, Options};
use firesteel_protocol::event::CommandResult;
use firesteel_protocol::plan::CommandNode;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::config_request::operation::OpType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::write_operation::{SaveMode, SaveType};
use firesteel_protocol::{
    Analyze, Backend, Error, Event, EventStream, Execute, Node, Plan, Result, SessionKey, runtime, types,
};
use futures::StreamExt;

pub struct Session {
    pub backend: Arc<Embedded>,
    pub key: SessionKey,
}

/// What an operation gave.
#[derive(Debug, Default)]
pub struct Answer {
    pub schema: String,
    pub batches: Vec<RecordBatch>,
    pub relation: Option<Arc<Node>>,
}

impl Answer {
    /// The rows as text, `NULL` for NULL, in no order but their own.
    pub fn rows(&self) -> Vec<String> {
        let options = FormatOptions::new().with_null("NULL");
        let mut rows = Vec::new();
        for batch in &self.batches {
            let columns: Vec<_> =
                batch.columns().iter().map(|column| ArrayFormatter::try_new(column, &options).unwrap()).collect();
            for row in 0..batch.num_rows() {
                let cells: Vec<String> = columns.iter().map(|column| column.value(row).to_string()).collect();
                rows.push(cells.join("|"));
            }
        }
        rows
    }

    pub fn sorted(&self) -> Vec<String> {
        let mut rows = self.rows();
        rows.sort();
        rows
    }
}

impl Session {
    pub fn new() -> Self {
        Session::with(Options { parallelism: Some(2), ..Options::default() })
    }

    pub fn with(options: Options) -> Self {
        let session = Session::of(Embedded::new(options).unwrap(), "7f7f7f7f-0000-4000-8000-000000000001");
        session.set("spark.sql.session.timeZone", "UTC").unwrap();
        session
    }

    pub fn of(backend: Arc<Embedded>, id: &str) -> Self {
        let key = SessionKey { user_id: "tester".to_string(), session_id: id.to_string() };
        Session { backend, key }
    }

    pub fn start(&self, plan: Plan, id: &str, tags: &[&str]) -> Result<EventStream> {
        let tags = tags.iter().map(|tag| (*tag).to_string()).collect();
        let request = Execute { plan, operation_id: id.to_string(), tags };
        runtime::block_on(self.backend.execute(&self.key, request))
    }

    pub fn run(&self, plan: Plan) -> Result<Answer> {
        let events = self.start(plan, &uuid::Uuid::new_v4().to_string(), &[])?;
        drain(events)
    }

    pub fn relation(&self, node: &Arc<Node>) -> Result<Answer> {
        self.run(Plan::Root(Arc::clone(node)))
    }

    pub fn sql(&self, text: &str) -> Result<Answer> {
        self.relation(&sql(text))
    }

    /// What `spark.sql(text)` does: runs commands, hands queries back.
    pub fn command(&self, text: &str) -> Result<Answer> {
        self.run(Plan::Command(Arc::new(CommandNode::new(
            CommandType::SqlCommand(proto::SqlCommand::default()),
            Some(sql(text)),
        ))))
    }

    pub fn create_view(&self, node: Arc<Node>, name: &str, replace: bool) -> Result<Answer> {
        let message =
            proto::CreateDataFrameViewCommand { input: None, name: name.to_string(), is_global: false, replace };
        self.run(Plan::Command(Arc::new(CommandNode::new(CommandType::CreateDataframeView(message), Some(node)))))
    }

    pub fn write(
        &self,
        text: &str,
        format: &str,
        path: &Path,
        mode: SaveMode,
        options: &[(&str, &str)],
    ) -> Result<Answer> {
        let message = proto::WriteOperation {
            source: Some(format.to_string()),
            mode: mode as i32,
            options: pairs(options),
            save_type: Some(SaveType::Path(path.display().to_string())),
            ..Default::default()
        };
        self.run(Plan::Command(Arc::new(CommandNode::new(CommandType::WriteOperation(message), Some(sql(text))))))
    }

    pub fn config(&self, operation: OpType) -> Result<firesteel_protocol::ConfigReply> {
        runtime::block_on(self.backend.config(&self.key, operation))
    }

    pub fn set(&self, key: &str, value: &str) -> Result<firesteel_protocol::ConfigReply> {
        let pair = proto::KeyValue { key: key.to_string(), value: Some(value.to_string()) };
        self.config(OpType::Set(proto::config_request::Set { pairs: vec![pair], silent: None }))
    }

    pub fn analyze(&self, question: Analyze) -> Result<proto::analyze_plan_response::Result> {
        runtime::block_on(self.backend.analyze(&self.key, question))
    }
}

pub fn drain(mut events: EventStream) -> Result<Answer> {
    let mut answer = Answer::default();
    let mut is_complete = false;
    while let Some(event) = runtime::block_on(events.next()) {
        match event? {
            Event::Schema(schema) => answer.schema = types::simple_string(&schema),
            Event::Batch(batch) => answer.batches.push(batch.into_record_batch()?),
            Event::CommandResult(result) => match *result {
                CommandResult::Relation(node) => answer.relation = Some(node),
                CommandResult::Other(_) => {}
            },
            Event::Complete => is_complete = true,
            Event::Progress(_) | Event::Metrics(_) | Event::Observed(_) => {}
        }
    }
    assert!(is_complete, "a stream that gives no error ends with its completion");
    Ok(answer)
}

pub fn sql(text: &str) -> Arc<Node> {
    let message = proto::Sql { query: text.to_string(), ..Default::default() };
    Node::new(None, RelType::Sql(message), Vec::new(), 0)
}

pub fn table(name: &str) -> Arc<Node> {
    let table = proto::read::NamedTable { unparsed_identifier: name.to_string(), ..Default::default() };
    let read_type = Some(proto::read::ReadType::NamedTable(table));
    Node::new(None, RelType::Read(proto::Read { is_streaming: false, read_type }), Vec::new(), 0)
}

pub fn read(format: &str, path: &Path, schema: Option<&str>, options: &[(&str, &str)]) -> Arc<Node> {
    let source = proto::read::DataSource {
        format: Some(format.to_string()),
        schema: schema.map(str::to_string),
        options: pairs(options),
        paths: vec![path.display().to_string()],
        ..Default::default()
    };
    let read_type = Some(proto::read::ReadType::DataSource(source));
    Node::new(None, RelType::Read(proto::Read { is_streaming: false, read_type }), Vec::new(), 0)
}

fn pairs(options: &[(&str, &str)]) -> BTreeMap<String, String> {
    options.iter().map(|(name, value)| ((*name).to_string(), (*value).to_string())).collect()
}

/// The condition of an outcome that should be an error.
pub fn condition<T>(outcome: Result<T>) -> String {
    match outcome {
        Ok(_) => "no error".to_string(),
        Err(error) => error.condition().to_string(),
    }
}

pub fn failure<T>(outcome: Result<T>) -> Error {
    match outcome {
        Ok(_) => panic!("an error was expected"),
        Err(error) => error,
    }
}
