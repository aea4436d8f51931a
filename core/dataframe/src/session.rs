//! [`Session`]: where plans run, and what belongs to it.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError, Weak};

use arrow::array::{RecordBatch, RecordBatchOptions, RecordBatchReader};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef};
use arrow::ipc::writer::StreamWriter;
use bytes::Bytes;
use firesteel_protocol::event::CommandResult;
use firesteel_protocol::plan::{CommandNode, Node};
use firesteel_protocol::spark::connect::command::CommandType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto, analyze_plan_response as answer};
use firesteel_protocol::{
    Analyze, Backend, Error, EventStream, Execute, Interrupt, Kind, Plan, Result, SessionKey, types,
};

use crate::listener::Listeners;
use crate::live::{Object, Token};
use crate::observation::Observations;
use crate::progress::Handlers;
use crate::{Catalog, Column, DataFrame, DataFrameReader, Operation, RuntimeConfig, SessionBuilder, column};

/// A session. Cheap to clone: clones are the same session.
#[derive(Clone)]
pub struct Session(Arc<Shared>);

pub(crate) struct Shared {
    backend: Arc<dyn Backend>,
    key: SessionKey,
    url: String,
    /// The process the session was opened in: after a fork nothing of it works.
    process: u32,
    /// Set by [`Session::stop`]: a server would take a released session's id for a new session.
    is_stopped: AtomicBool,
    tags: Mutex<Vec<String>>,
    /// The session time zone, as last read; forgotten when the configuration changes.
    zone: Mutex<Option<String>>,
    progress: Handlers,
    observations: Observations,
    listeners: Listeners,
    _live: Token,
}

impl Drop for Shared {
    /// After a fork the backend is left as it is: its locks may be held by threads that did not come along, and its tasks
    /// are the parent's.
    fn drop(&mut self) {
        if self.check_process().is_err() {
            std::mem::forget(Arc::clone(&self.backend));
        }
    }
}

impl Shared {
    fn check_process(&self) -> Result<()> {
        let child = std::process::id();
        if child == self.process {
            return Ok(());
        }
        let parameters = [("parent", self.process), ("child", child)];
        Err(Error::new(Kind::Connection, "FIRESTEEL_FORKED", &parameters))
    }
}

/// Plan ids are unique in the process, so that plans of several sessions never mix theirs up.
static NEXT_PLAN_ID: AtomicI64 = AtomicI64::new(0);

impl Session {
    pub fn builder() -> SessionBuilder {
        SessionBuilder::default()
    }

    /// A session over a backend of the caller's own.
    pub fn over(backend: Arc<dyn Backend>, key: SessionKey, url: impl Into<String>) -> Self {
        Session(Arc::new(Shared {
            backend,
            key,
            url: url.into(),
            process: std::process::id(),
            is_stopped: AtomicBool::new(false),
            tags: Mutex::default(),
            zone: Mutex::default(),
            progress: Handlers::default(),
            observations: Observations::default(),
            listeners: Listeners::default(),
            _live: Token::new(Object::Session),
        }))
    }

    /// The address the session was opened with.
    pub fn url(&self) -> &str {
        &self.0.url
    }

    pub fn session_id(&self) -> &str {
        &self.0.key.session_id
    }

    pub(crate) fn key(&self) -> &SessionKey {
        &self.0.key
    }

    pub(crate) fn backend(&self) -> &Arc<dyn Backend> {
        &self.0.backend
    }

    pub(crate) fn progress(&self) -> &Handlers {
        &self.0.progress
    }

    pub(crate) fn observations(&self) -> &Observations {
        &self.0.observations
    }

    pub(crate) fn downgrade(&self) -> Weak<Shared> {
        Arc::downgrade(&self.0)
    }

    pub(crate) fn upgrade(weak: &Weak<Shared>) -> Option<Session> {
        weak.upgrade().map(Session)
    }

    /// What was remembered of the configuration is to be read again.
    pub(crate) fn forget_configuration(&self) {
        *self.0.zone.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Refuses a session that was stopped, and one that came through a fork: its threads and connections stayed behind.
    pub(crate) fn check_usable(&self) -> Result<()> {
        self.check_process()?;
        if self.0.is_stopped.load(Ordering::SeqCst) {
            return Err(Error::new(Kind::Connection, "FIRESTEEL_INVALID_HANDLE", &[("object", "session")]));
        }
        Ok(())
    }

    /// Refuses a session that came through a fork.
    pub(crate) fn check_process(&self) -> Result<()> {
        self.0.check_process()
    }

    /// Runs a SQL statement. A query gives its DataFrame; a command is carried out now, and gives what it answers.
    pub async fn sql(&self, text: impl Into<String>) -> Result<DataFrame> {
        self.sql_message(proto::Sql { query: text.into(), ..Default::default() }, &[]).await
    }

    /// Runs a SQL statement with values for its `:name` markers.
    pub async fn sql_with(
        &self,
        text: impl Into<String>,
        arguments: impl IntoIterator<Item = (String, Column)>,
    ) -> Result<DataFrame> {
        let named_arguments: BTreeMap<_, _> =
            arguments.into_iter().map(|(name, column)| (name, column.to_message())).collect();
        self.sql_message(proto::Sql { query: text.into(), named_arguments, ..Default::default() }, &[]).await
    }

    /// Runs a SQL statement with values for its `?` markers.
    pub async fn sql_with_positional(
        &self,
        text: impl Into<String>,
        arguments: impl IntoIterator<Item = Column>,
    ) -> Result<DataFrame> {
        let pos_arguments = arguments.into_iter().map(|column| column.to_message()).collect();
        self.sql_message(proto::Sql { query: text.into(), pos_arguments, ..Default::default() }, &[]).await
    }

    /// Runs a SQL statement that names these DataFrames, each made by [`DataFrame::alias`], as if they were views, with
    /// values for its markers.
    pub async fn sql_over(
        &self,
        text: impl Into<String>,
        named: impl IntoIterator<Item = (String, Column)>,
        positional: impl IntoIterator<Item = Column>,
        views: &[DataFrame],
    ) -> Result<DataFrame> {
        let sql = proto::Sql {
            query: text.into(),
            named_arguments: named.into_iter().map(|(name, column)| (name, column.to_message())).collect(),
            pos_arguments: positional.into_iter().map(|column| column.to_message()).collect(),
            ..Default::default()
        };
        self.sql_message(sql, views).await
    }

    async fn sql_message(&self, sql: proto::Sql, views: &[DataFrame]) -> Result<DataFrame> {
        let mut relation = self.node(RelType::Sql(sql), vec![], 0);
        if !views.is_empty() {
            let inputs = std::iter::once(relation).chain(views.iter().map(|view| view.node().clone())).collect();
            relation = self.node(RelType::WithRelations(Box::default()), inputs, 0);
        }
        let command = CommandNode::new(CommandType::SqlCommand(proto::SqlCommand::default()), Some(relation.clone()));
        let results = self.run_command(command).await?;
        let answer = results.into_iter().find_map(|result| match result {
            CommandResult::Relation(node) => Some(node),
            CommandResult::Other(_) => None,
        });
        Ok(DataFrame::new(self.clone(), answer.unwrap_or(relation)))
    }

    pub fn read(&self) -> DataFrameReader {
        DataFrameReader::new(self.clone())
    }

    /// A table or a view.
    pub fn table(&self, name: impl Into<String>) -> DataFrame {
        self.read().table(name)
    }

    /// The numbers from `start` (included) to `end` (excluded), as column `id`.
    pub fn range(&self, start: i64, end: i64, step: i64) -> DataFrame {
        self.range_in(start, end, step, None)
    }

    /// [`Session::range`] in so many partitions.
    pub fn range_in(&self, start: i64, end: i64, step: i64, partitions: impl Into<Option<i32>>) -> DataFrame {
        let range = proto::Range { start: Some(start), end, step, num_partitions: partitions.into() };
        self.relation(RelType::Range(range), vec![], 0)
    }

    /// A DataFrame of the rows of an Arrow stream, which is read to its end now. `schema`, in DDL or Spark's JSON, renames and
    /// casts the columns.
    pub fn create_dataframe(&self, rows: impl RecordBatchReader, schema: Option<String>) -> Result<DataFrame> {
        let failed = |error: arrow::error::ArrowError| {
            Error::new(Kind::Runtime, "FIRESTEEL_STREAM_FAILED", &[("reason", error.to_string())]).with_cause(error)
        };
        let arrow_schema = wire_schema(&rows.schema())?;
        let mut writer = StreamWriter::try_new(Vec::new(), &arrow_schema).map_err(failed)?;
        for batch in rows {
            let batch = batch.map_err(failed)?;
            let columns = batch.columns().iter().zip(arrow_schema.fields());
            let columns = columns.map(|(column, field)| arrow::compute::cast(column, field.data_type()));
            let columns = columns.collect::<std::result::Result<_, _>>().map_err(failed)?;
            let options = RecordBatchOptions::new().with_row_count(Some(batch.num_rows()));
            let batch = RecordBatch::try_new_with_options(arrow_schema.clone(), columns, &options).map_err(failed)?;
            writer.write(&batch).map_err(failed)?;
        }
        let data = writer.into_inner().map_err(failed)?;
        let local = proto::LocalRelation { data: Some(Bytes::from(data)), schema };
        Ok(self.relation(RelType::LocalRelation(local), vec![], 0))
    }

    /// The DataFrame of a plan: the bytes of a `spark.connect.Plan` whose root is a relation.
    pub fn from_plan(&self, bytes: impl Into<Bytes>) -> Result<DataFrame> {
        match Plan::decode(bytes.into())? {
            Plan::Root(node) => Ok(DataFrame::new(self.clone(), node)),
            Plan::Command(_) => Err(Error::argument("from_plan", "bytes", "the plan is a command, not a relation")),
        }
    }

    /// A call of a table function, such as `explode`, as a DataFrame.
    pub fn table_function(&self, name: impl Into<String>, arguments: impl IntoIterator<Item = Column>) -> DataFrame {
        let columns: Vec<Column> = arguments.into_iter().collect();
        let arguments = columns.iter().map(Column::to_message).collect();
        let message = proto::UnresolvedTableValuedFunction { function_name: name.into(), arguments };
        self.relation_of(RelType::UnresolvedTableValuedFunction(message), vec![], &columns)
    }

    /// The session's catalogs, databases, tables, views and functions.
    pub fn catalog(&self) -> Catalog {
        Catalog::new(self.clone())
    }

    /// Another session at the same place that begins with what this one holds now: configuration and views. Its id is
    /// `id`, a UUID, or a new one.
    pub async fn clone_session(&self, id: Option<String>) -> Result<Session> {
        self.check_usable()?;
        let session_id = id.unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
        let key = SessionKey { user_id: self.key().user_id.clone(), session_id };
        self.backend().clone_session(self.key(), &key).await?;
        Ok(Session::over(self.backend().clone(), key, self.url()))
    }

    /// Another session at the same place, with configuration and views of its own.
    pub fn new_session(&self) -> Session {
        let key = SessionKey { user_id: self.key().user_id.clone(), session_id: uuid::Uuid::new_v4().to_string() };
        Session::over(self.backend().clone(), key, self.url())
    }

    /// The session's configuration.
    pub fn conf(&self) -> RuntimeConfig {
        RuntimeConfig::new(self.clone())
    }

    /// The version of Spark that the backend is, or answers like.
    pub async fn version(&self) -> Result<String> {
        match self.analyze(Analyze::SparkVersion).await? {
            answer::Result::SparkVersion(version) => Ok(version.version),
            _ => Err(unexpected_answer("the Spark version")),
        }
    }

    /// The Spark type that a DDL string means. Its texts tell their collation, as in PySpark.
    pub async fn parse_ddl(&self, ddl: impl Into<String>) -> Result<proto::DataType> {
        match self.analyze(Analyze::DdlParse(ddl.into())).await? {
            answer::Result::DdlParse(answer) => {
                let parsed = answer.parsed.ok_or_else(|| unexpected_answer("a DDL string"))?;
                Ok(types::with_collations(parsed))
            }
            _ => Err(unexpected_answer("a DDL string")),
        }
    }

    /// The DDL of a struct type, given as Spark's JSON text.
    pub async fn to_ddl(&self, json: impl Into<String>) -> Result<String> {
        match self.analyze(Analyze::JsonToDdl(json.into())).await? {
            answer::Result::JsonToDdl(answer) => Ok(answer.ddl_string),
            _ => Err(unexpected_answer("a DDL string")),
        }
    }

    /// A tag for the operations started from now on.
    pub fn add_tag(&self, tag: impl Into<String>) -> Result<()> {
        let tag = tag.into();
        if tag.is_empty() || tag.contains(',') {
            return Err(Error::argument("add_tag", "tag", "it must not be empty or hold a comma"));
        }
        let mut tags = self.0.tags.lock().unwrap_or_else(PoisonError::into_inner);
        if !tags.contains(&tag) {
            tags.push(tag);
        }
        Ok(())
    }

    pub fn remove_tag(&self, tag: &str) {
        self.0.tags.lock().unwrap_or_else(PoisonError::into_inner).retain(|known| known != tag);
    }

    /// No tag for the operations started from now on.
    pub fn clear_tags(&self) {
        self.0.tags.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The tags, in the order in which they were added.
    pub fn tags(&self) -> Vec<String> {
        self.0.tags.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Interrupts all operations of the session; gives their ids.
    pub async fn interrupt_all(&self) -> Result<Vec<String>> {
        self.interrupt(Interrupt::All).await
    }

    pub async fn interrupt_tag(&self, tag: impl Into<String>) -> Result<Vec<String>> {
        self.interrupt(Interrupt::Tag(tag.into())).await
    }

    pub async fn interrupt_operation(&self, id: impl Into<String>) -> Result<Vec<String>> {
        self.interrupt(Interrupt::Operation(id.into())).await
    }

    async fn interrupt(&self, target: Interrupt) -> Result<Vec<String>> {
        self.check_usable()?;
        self.backend().interrupt(self.key(), target).await
    }

    /// Whether [`Session::stop`] has ended the session.
    pub fn is_stopped(&self) -> bool {
        self.0.is_stopped.load(Ordering::SeqCst)
    }

    /// Ends the session on its backend. Its DataFrames can no longer be run. May be called again.
    pub async fn stop(&self) -> Result<()> {
        self.check_process()?;
        if self.0.is_stopped.load(Ordering::SeqCst) {
            return Ok(());
        }
        self.backend().release_session(self.key()).await?;
        self.0.is_stopped.store(true, Ordering::SeqCst);
        Ok(())
    }

    /// The session time zone.
    pub async fn time_zone(&self) -> Result<String> {
        if let Some(zone) = self.0.zone.lock().unwrap_or_else(PoisonError::into_inner).clone() {
            return Ok(zone);
        }
        let zone = self.conf().get("spark.sql.session.timeZone").await?;
        *self.0.zone.lock().unwrap_or_else(PoisonError::into_inner) = Some(zone.clone());
        Ok(zone)
    }

    /// A DataFrame of a relation that has no method here. `rel_type` holds no inputs: they stand in `inputs`, in the
    /// order of its fields; `depth` bounds how deep the expressions in it nest.
    pub fn relation(&self, rel_type: RelType, inputs: Vec<Arc<Node>>, depth: usize) -> DataFrame {
        DataFrame::new(self.clone(), self.node(rel_type, inputs, depth))
    }

    /// A DataFrame of a relation that holds the expressions of these columns. What their subqueries name stands beside
    /// it, as Spark's `WithRelations`.
    pub(crate) fn relation_of<'a>(
        &self,
        rel_type: RelType,
        inputs: Vec<Arc<Node>>,
        columns: impl IntoIterator<Item = &'a Column>,
    ) -> DataFrame {
        let (mut depth, mut references) = (0, Vec::new());
        for column in columns {
            depth = depth.max(column::message_depth(column));
            column.references().iter().for_each(|relation| column::add_reference(&mut references, relation));
        }
        let root = self.relation(rel_type, inputs, depth);
        if references.is_empty() {
            return root;
        }
        let inputs = std::iter::once(root.node().clone()).chain(references).collect();
        self.relation(RelType::WithRelations(Box::default()), inputs, 0)
    }

    #[expect(clippy::unused_self, reason = "plan ids belong to sessions, whatever counts them")]
    fn node(&self, rel_type: RelType, inputs: Vec<Arc<Node>>, depth: usize) -> Arc<Node> {
        Node::new(Some(NEXT_PLAN_ID.fetch_add(1, Ordering::Relaxed)), rel_type, inputs, depth)
    }

    pub(crate) async fn start(&self, plan: Plan) -> Result<Operation> {
        self.check_usable()?;
        let operation_id = uuid::Uuid::new_v4().to_string();
        let request = Execute { plan, operation_id: operation_id.clone(), tags: self.tags() };
        let mut starting = Starting { session: self, operation_id: &operation_id, is_over: false };
        let outcome = self.backend().execute(self.key(), request).await;
        starting.is_over = true;
        drop(starting);
        Ok(Operation::new(self.clone(), operation_id, outcome?))
    }

    /// The events of a plan, as they come.
    pub(crate) async fn events(&self, plan: Plan) -> Result<EventStream> {
        self.check_usable()?;
        let operation_id = uuid::Uuid::new_v4().to_string();
        self.backend().execute(self.key(), Execute { plan, operation_id, tags: self.tags() }).await
    }

    /// What hears of the session's streaming queries.
    pub(crate) fn listeners(&self) -> &Listeners {
        &self.0.listeners
    }

    pub(crate) async fn start_command(&self, command: CommandNode) -> Result<Operation> {
        self.start(Plan::Command(Arc::new(command))).await
    }

    /// Carries a command out and gives what it answered.
    pub(crate) async fn run_command(&self, command: CommandNode) -> Result<Vec<CommandResult>> {
        let operation = self.start_command(command).await?;
        operation.finish().await?;
        Ok(operation.results())
    }

    pub(crate) async fn analyze(&self, question: Analyze) -> Result<answer::Result> {
        self.check_usable()?;
        self.backend().analyze(self.key(), question).await
    }
}

/// An operation that is being started. When the caller gives up meanwhile, the backend may have begun: it is told.
struct Starting<'a> {
    session: &'a Session,
    operation_id: &'a str,
    is_over: bool,
}

impl Drop for Starting<'_> {
    fn drop(&mut self) {
        if self.is_over {
            return;
        }
        let (session, target) = (self.session.clone(), Interrupt::Operation(self.operation_id.to_string()));
        if let Ok(handle) = firesteel_protocol::runtime::handle() {
            handle.spawn(async move {
                // Nobody waits for the answer; an operation that never began needs no interrupt.
                let _ = session.interrupt(target).await;
            });
        }
    }
}

/// The schema with the types Spark has on the wire: nanoseconds, say, become microseconds, and dictionaries their values.
/// Refuses a type that Spark has no equal for.
fn wire_schema(schema: &Schema) -> Result<SchemaRef> {
    let fields = schema.fields().iter().map(|field| {
        let zone = match field.data_type() {
            DataType::Timestamp(_, Some(zone)) => zone.to_string(),
            _ => "UTC".to_string(),
        };
        let spark = types::from_arrow(field.data_type())?;
        let wire = types::to_arrow(&spark, &zone)?;
        Ok(Field::new(field.name(), wire, field.is_nullable()).with_metadata(field.metadata().clone()))
    });
    Ok(Arc::new(Schema::new(fields.collect::<Result<Vec<Field>>>()?)))
}

/// Two sessions are equal when they are the same one.
impl PartialEq for Session {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::fmt::Debug for Session {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Session({})", self.0.url)
    }
}

pub(crate) fn unexpected_answer(question: &str) -> Error {
    Error::internal(format!("the backend answered something else when asked for {question}"))
}
