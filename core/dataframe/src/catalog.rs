//! [`Catalog`]: a session's catalogs, databases, tables, views and functions. Spark: `Catalog`.
//!
//! Questions give DataFrames, whose columns are those of Spark's `Catalog` classes; commands give DataFrames that carry
//! the command out when they run. [`Catalog::run`], [`Catalog::flag`] and [`Catalog::text`] run them and take the answer.

use std::collections::BTreeMap;

use arrow::array::{ArrayRef, AsArray};
use firesteel_protocol::spark::connect::catalog::CatType;
use firesteel_protocol::spark::connect::relation::RelType;
use firesteel_protocol::spark::connect::{self as proto};
use firesteel_protocol::{Error, Result};

use crate::{DataFrame, Session, StorageLevel};

/// The catalog of a session. Made by [`Session::catalog`].
#[derive(Clone, Debug)]
pub struct Catalog(Session);

/// What a new table is like, beside its name.
#[derive(Debug, Clone, Default)]
pub struct NewTable {
    /// Where its files are, when they are there already.
    pub path: Option<String>,
    /// Its format.
    pub source: Option<String>,
    pub schema: Option<proto::DataType>,
    pub description: Option<String>,
    pub options: BTreeMap<String, String>,
}

/// Writes methods that only fill a message: `name(fields) => Variant`.
macro_rules! relations {
    ($($(#[$doc:meta])* $name:ident($($field:ident: $kind:ty),*) => $variant:ident;)*) => {
        $($(#[$doc])*
        pub fn $name(&self, $($field: $kind),*) -> DataFrame {
            self.relation(CatType::$variant(proto::$variant { $($field: $field.into()),* }))
        })*
    };
}

impl Catalog {
    pub(crate) fn new(session: Session) -> Self {
        Catalog(session)
    }

    fn relation(&self, cat_type: CatType) -> DataFrame {
        let catalog = proto::Catalog { cat_type: Some(cat_type) };
        self.0.relation(RelType::Catalog(catalog), vec![], 0)
    }

    relations! {
        /// The name of the catalog that names without one are looked up in.
        current_catalog() => CurrentCatalog;
        set_current_catalog(catalog_name: &str) => SetCurrentCatalog;
        /// Catalogs: name, description.
        list_catalogs(pattern: Option<String>) => ListCatalogs;
        /// The name of the database that names without one are looked up in.
        current_database() => CurrentDatabase;
        set_current_database(db_name: &str) => SetCurrentDatabase;
        /// Databases: name, catalog, description, location.
        list_databases(pattern: Option<String>) => ListDatabases;
        get_database(db_name: &str) => GetDatabase;
        database_exists(db_name: &str) => DatabaseExists;
        create_database(db_name: &str, if_not_exists: bool, properties: BTreeMap<String, String>) => CreateDatabase;
        /// Drops a database; with `cascade`, and what is in it.
        drop_database(db_name: &str, if_exists: bool, cascade: bool) => DropDatabase;
        /// Tables and views: name, catalog, namespace, description, type, whether temporary.
        list_tables(db_name: Option<String>, pattern: Option<String>) => ListTables;
        get_table(table_name: &str, db_name: Option<String>) => GetTable;
        table_exists(table_name: &str, db_name: Option<String>) => TableExists;
        /// Columns: name, description, type, whether nullable, a partition, a bucket, a cluster.
        list_columns(table_name: &str, db_name: Option<String>) => ListColumns;
        /// Partitions, as `a=1/b=2`.
        list_partitions(table_name: &str) => ListPartitions;
        /// Functions: name, catalog, namespace, description, class, whether temporary.
        list_functions(db_name: Option<String>, pattern: Option<String>) => ListFunctions;
        get_function(function_name: &str, db_name: Option<String>) => GetFunction;
        function_exists(function_name: &str, db_name: Option<String>) => FunctionExists;
        drop_table(table_name: &str, if_exists: bool, purge: bool) => DropTable;
        drop_view(view_name: &str, if_exists: bool) => DropView;
        /// Drops a view of the session; tells whether it was there.
        drop_temp_view(view_name: &str) => DropTempView;
        /// Drops a view of all sessions; tells whether it was there.
        drop_global_temp_view(view_name: &str) => DropGlobalTempView;
        /// Properties: key, value.
        get_table_properties(table_name: &str) => GetTableProperties;
        /// The statement that makes a table; with `as_serde`, in Hive's words.
        get_create_table_string(table_name: &str, as_serde: bool) => GetCreateTableString;
        /// Takes all rows out of a table.
        truncate_table(table_name: &str) => TruncateTable;
        /// Counts a table's bytes and, without `no_scan`, its rows.
        analyze_table(table_name: &str, no_scan: bool) => AnalyzeTable;
        is_cached(table_name: &str) => IsCached;
        uncache_table(table_name: &str) => UncacheTable;
        clear_cache() => ClearCache;
        /// Forgets what is known of a table's files.
        refresh_table(table_name: &str) => RefreshTable;
        /// Forgets what is known of the files below a path.
        refresh_by_path(path: &str) => RefreshByPath;
        /// Finds the partitions that are in a table's folder.
        recover_partitions(table_name: &str) => RecoverPartitions;
    }

    /// Views, with the columns of [`Catalog::list_tables`]. A pattern alone is one of the current database, whose name is asked
    /// for first, as in PySpark.
    pub async fn list_views(&self, db_name: Option<String>, pattern: Option<String>) -> Result<DataFrame> {
        let db_name = match (db_name, &pattern) {
            (None, Some(_)) => Some(self.text(&self.current_database()).await?),
            (named, _) => named,
        };
        Ok(self.relation(CatType::ListViews(proto::ListViews { db_name, pattern })))
    }

    /// Keeps a table's rows once they are computed.
    pub fn cache_table(&self, table_name: &str, level: Option<StorageLevel>) -> DataFrame {
        let storage_level = level.map(StorageLevel::to_message);
        self.relation(CatType::CacheTable(proto::CacheTable { table_name: table_name.into(), storage_level }))
    }

    /// Makes a table. The DataFrame makes it when it runs, and holds its rows.
    pub fn create_table(&self, name: &str, table: NewTable) -> DataFrame {
        self.relation(CatType::CreateTable(proto::CreateTable {
            table_name: name.into(),
            path: table.path,
            source: table.source,
            description: table.description,
            schema: table.schema,
            options: table.options,
        }))
    }

    /// Makes a table now, and gives [`Catalog::create_table`]'s DataFrame, as PySpark does: the backend knows that it made
    /// the table, and gives its rows from then on.
    pub async fn make_table(&self, name: &str, table: NewTable) -> Result<DataFrame> {
        let made = self.create_table(name, table);
        self.run(&made).await?;
        Ok(made)
    }

    /// The old name of [`Catalog::make_table`].
    #[deprecated = "it is `make_table` now"]
    pub async fn create_external_table(&self, name: &str, table: NewTable) -> Result<DataFrame> {
        self.make_table(name, table).await
    }

    /// Carries a command out.
    pub async fn run(&self, command: &DataFrame) -> Result<()> {
        command.execute().await?.finish().await
    }

    /// Runs a question that is answered by yes or no.
    pub async fn flag(&self, question: &DataFrame) -> Result<bool> {
        let answer = first_column(question).await?;
        let flags = answer.as_ref().and_then(|column| column.as_boolean_opt());
        flags.map(|flags| flags.value(0)).ok_or_else(|| Error::internal("a yes or no of the catalog is missing"))
    }

    /// Runs a question that is answered by a text.
    pub async fn text(&self, question: &DataFrame) -> Result<String> {
        let answer = first_column(question).await?;
        let texts = answer.as_ref().and_then(|column| column.as_string_opt::<i32>());
        texts.map(|texts| texts.value(0).to_string()).ok_or_else(|| Error::internal("a text of the catalog is missing"))
    }
}

/// The first column of the first batch that has rows.
async fn first_column(frame: &DataFrame) -> Result<Option<ArrayRef>> {
    let batches = frame.collect().await?;
    Ok(batches
        .iter()
        .find(|batch| batch.num_rows() > 0 && batch.num_columns() > 0)
        .map(|batch| batch.column(0).clone()))
}
