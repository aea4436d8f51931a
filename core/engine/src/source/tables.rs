//! [`Tables`]: what a plan names, looked up before it is resolved. Resolving itself never waits.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use arrow::array::RecordBatch;
use bytes::Bytes;
use datafusion::catalog::TableProvider;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Node, Plan, Result};
use prost::Message;

use crate::catalog::{self, Variables, View};
use crate::plan::observed::Observation;
use crate::resolve::Column;
use crate::session::cached::{Checkpoint, Persisted};
use crate::session::meaning::Meaning;

/// The statements, views and files that a plan names.
#[derive(Clone, Default)]
pub struct Tables {
    pub(crate) case_sensitive: bool,
    /// By the bytes of the statement with its arguments.
    pub(crate) statements: HashMap<Vec<u8>, Arc<Node>>,
    pub(crate) views: HashMap<Vec<String>, Arc<View>>,
    /// By the bytes of the read, which are the same for equal ones.
    pub(crate) providers: HashMap<Vec<u8>, Arc<dyn TableProvider>>,
    pub(crate) files: Vec<String>,
    /// What calls of the catalog gave, by the bytes of the call.
    pub(crate) answers: HashMap<Vec<u8>, Arc<Node>>,
    /// Uploaded blocks of local relations, by their hashes.
    pub(crate) blocks: HashMap<String, Bytes>,
    /// The whole names of the tables of the catalog, by the bytes of the read.
    pub(crate) catalog_names: HashMap<Vec<u8>, Vec<String>>,
    /// The database in which names without one are looked up.
    pub(crate) database: String,
    /// The session's variables.
    pub(crate) variables: Arc<Variables>,
    /// The files of each read, by its bytes.
    pub(crate) read_files: HashMap<Vec<u8>, Vec<String>>,
    /// DataFrames that are kept, when there are any.
    pub(crate) persisted: Option<Arc<HashMap<Meaning, Persisted>>>,
    /// What the plan observes, filled while it is resolved.
    pub(crate) observations: Observations,
    /// Why the plan cannot be run, though it has a schema; found while it is resolved.
    pub(crate) refusal: Arc<OnceLock<Error>>,
    /// Checkpoints by their ids.
    pub(crate) checkpoints: HashMap<String, Arc<Checkpoint>>,
    /// Rows that relations need before they are resolved, by the bytes of the relation.
    pub(crate) gathered: HashMap<Vec<u8>, Arc<Rows>>,
}

/// Observations that are gathered from a whole plan.
pub(crate) type Observations = Arc<Mutex<Vec<Arc<Observation>>>>;

/// Rows that were made before the plan that needs them is resolved.
#[derive(Debug)]
pub struct Rows {
    pub(crate) columns: Vec<Column>,
    pub(crate) batches: Vec<RecordBatch>,
}

impl Tables {
    /// The parsed query of a SQL relation.
    pub fn statement(&self, sql: &proto::Sql) -> Option<&Arc<Node>> {
        self.statements.get(&sql.encode_to_vec())
    }

    /// What a call of the catalog gave.
    pub fn answer(&self, call: &proto::Catalog) -> Option<&Arc<Node>> {
        self.answers.get(&call.encode_to_vec())
    }

    /// The temporary view a name stands for: `["v"]`, or `["global_temp", "v"]`. Its node is to be resolved with
    /// [`View::bound`] where there is one, and with these tables otherwise.
    pub fn view(&self, parts: &[String]) -> Option<&Arc<View>> {
        self.views.get(&self.key(parts))
    }

    /// The table that a read gives: of a data source, or a `format.`path`` name.
    pub fn provider(&self, read: &proto::Read) -> Option<&Arc<dyn TableProvider>> {
        self.providers.get(&read.encode_to_vec())
    }

    /// An uploaded block of a local relation.
    pub fn block(&self, hash: &str) -> Result<&Bytes> {
        self.blocks.get(hash).ok_or_else(|| Error::internal("a block that was not looked up"))
    }

    /// The whole name of the table of the catalog that a read gives.
    pub fn catalog_name(&self, read: &proto::Read) -> Option<&Vec<String>> {
        self.catalog_names.get(&read.encode_to_vec())
    }

    /// What the resolved plan observes.
    pub(crate) fn observations(&self) -> Vec<Arc<Observation>> {
        self.observations.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The files that a read opens.
    pub(crate) fn files_of(&self, read: &proto::Read) -> &[String] {
        if self.read_files.is_empty() {
            return &[];
        }
        self.read_files.get(&read.encode_to_vec()).map_or(&[], Vec::as_slice)
    }

    /// The rows that a relation needs to be resolved: the values of a pivot, what is transposed.
    pub(crate) fn gathered(&self, node: &Arc<Node>) -> Option<&Arc<Rows>> {
        self.gathered.get(node_key(node).as_ref())
    }

    /// The names of the temporary views that are read directly.
    pub(crate) fn temporary_views(&self) -> impl Iterator<Item = &Vec<String>> {
        self.views.values().map(|view| &view.name).filter(|name| name.len() < 3)
    }

    /// Whether a view of the catalog is read, directly or by another.
    pub(crate) fn reads_view(&self, name: &[String]) -> bool {
        let inside = |view: &Arc<View>| view.bound.as_ref().is_some_and(|tables| tables.reads_view(name));
        self.views.values().any(|view| view.name == name || inside(view))
    }

    /// The files that are read, as Spark shows them.
    pub(crate) fn files(&self) -> Vec<String> {
        let bound = self.views.values().filter_map(|view| view.bound.as_ref()).flat_map(|tables| tables.files());
        let mut files: Vec<String> = self.files.iter().cloned().chain(bound).collect();
        files.sort();
        files.dedup();
        files
    }

    pub(crate) fn key(&self, parts: &[String]) -> Vec<String> {
        parts.iter().map(|part| catalog::key(part, self.case_sensitive)).collect()
    }
}

/// Equal relations have equal keys.
pub(crate) fn node_key(node: &Arc<Node>) -> Bytes {
    Plan::Root(Arc::clone(node)).encode()
}

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tables { statements, views, providers, .. } = self;
        write!(f, "Tables({} statements, {} views, {} files)", statements.len(), views.len(), providers.len())
    }
}
