//! Temporary views: a name for a relation. Spark: `TempViewManager` (`SessionCatalog.createTempView`).

use std::collections::BTreeMap;
use std::sync::Arc;

use firesteel_protocol::{Error, Kind, Node, Result};

use crate::source::Tables;

/// A relation with a name.
#[derive(Debug, Clone)]
pub struct View {
    /// `["v"]`, `["global_temp", "v"]`, or the whole name of a view of the catalog.
    pub name: Vec<String>,
    pub node: Arc<Node>,
    /// The names of the columns, where the statement that made the view gives them.
    pub column_names: Vec<String>,
    /// The names of the query's columns when a view of the catalog was made, which are selected from what it gives now;
    /// empty to take them as they come.
    pub query_columns: Vec<String>,
    /// What the names in `node` meant when the view was made. A view made of a DataFrame keeps its meaning, so it may
    /// replace a view it reads. `None` for a view made of SQL text: its names are looked up when it is read.
    pub bound: Option<Arc<Tables>>,
}

/// Views by name. Names are kept in the case they are looked up with: see [`key`].
#[derive(Debug, Clone, Default)]
pub struct Views(BTreeMap<String, Arc<View>>);

impl Views {
    /// Adds a view. Without `replace`, a name that is taken is `TEMP_TABLE_OR_VIEW_ALREADY_EXISTS`.
    pub fn create(&mut self, key: String, view: View, replace: bool) -> Result<()> {
        if !replace && self.0.contains_key(&key) {
            let name = view.name.last().map(|name| quoted(name)).unwrap_or_default();
            let parameters = [("relationName", name)];
            return Err(Error::new(Kind::Analysis, "TEMP_TABLE_OR_VIEW_ALREADY_EXISTS", &parameters));
        }
        self.0.insert(key, Arc::new(view));
        Ok(())
    }

    pub fn get(&self, key: &str) -> Option<&Arc<View>> {
        self.0.get(key)
    }

    /// Whether there was such a view.
    pub fn remove(&mut self, key: &str) -> bool {
        self.0.remove(key).is_some()
    }

    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

/// The key of a name: lower case unless the session tells cases apart.
pub fn key(name: &str, case_sensitive: bool) -> String {
    if case_sensitive { name.to_string() } else { name.to_lowercase() }
}

/// A name in backticks. Spark: `QuotingUtils.quoteIdentifier`.
pub fn quoted(name: &str) -> String {
    format!("`{}`", name.replace('`', "``"))
}
