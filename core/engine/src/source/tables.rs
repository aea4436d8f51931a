//! [`Tables`]: what a plan names, looked up before it is resolved. Resolving itself never waits.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use datafusion::catalog::TableProvider;
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::{Error, Node, Result};
use prost::Message;

use crate::catalog::{self, View};

/// The statements, views and files that a plan names.
#[derive(Clone, Default)]
pub struct Tables {
    pub(crate) case_sensitive: bool,
    pub(crate) statements: HashMap<String, Arc<Node>>,
    pub(crate) views: HashMap<Vec<String>, Arc<View>>,
    /// By the bytes of the read, which are the same for equal ones.
    pub(crate) providers: HashMap<Vec<u8>, Arc<dyn TableProvider>>,
    pub(crate) files: Vec<String>,
    /// Uploaded blocks of local relations, by their hashes.
    pub(crate) blocks: HashMap<String, Bytes>,
}

impl Tables {
    /// The parsed query of a SQL relation. Its parameters are still markers.
    pub fn statement(&self, sql: &proto::Sql) -> Option<&Arc<Node>> {
        self.statements.get(&sql.query)
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

impl fmt::Debug for Tables {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Tables { case_sensitive: _, statements, views, providers, files: _, blocks: _ } = self;
        write!(f, "Tables({} statements, {} views, {} files)", statements.len(), views.len(), providers.len())
    }
}
