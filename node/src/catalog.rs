//! The native side of `Catalog`: each call gives the DataFrame that asks the question or carries the command out, and
//! `run`, `flag` and `text` run it.

use std::collections::HashMap;

use firesteel::{NewTable, StorageLevel};
use napi::Env;
use napi::bindgen_prelude::{ClassInstance, Object};
use napi_derive::napi;

use crate::border::promise_of;
use crate::dataframe::DataFrame;
use crate::session::Session;

#[napi]
pub struct Catalog(firesteel::Catalog, firesteel::Session);

#[napi]
impl Session {
    #[napi]
    pub fn catalog(&self) -> Catalog {
        Catalog(self.0.catalog(), self.0.clone())
    }
}

/// What a new table is like; the schema is DDL.
#[napi(object)]
pub struct Table {
    pub path: Option<String>,
    pub source: Option<String>,
    pub schema: Option<String>,
    pub description: Option<String>,
    pub options: HashMap<String, String>,
}

/// Where rows are kept.
#[napi(object)]
pub struct Level {
    pub use_disk: bool,
    pub use_memory: bool,
    pub use_off_heap: bool,
    pub deserialized: bool,
    pub replication: i32,
}

#[napi]
impl Catalog {
    #[napi]
    pub fn current_catalog(&self) -> DataFrame {
        DataFrame(self.0.current_catalog())
    }

    #[napi]
    pub fn set_current_catalog(&self, name: String) -> DataFrame {
        DataFrame(self.0.set_current_catalog(&name))
    }

    #[napi]
    pub fn list_catalogs(&self, pattern: Option<String>) -> DataFrame {
        DataFrame(self.0.list_catalogs(pattern))
    }

    #[napi]
    pub fn current_database(&self) -> DataFrame {
        DataFrame(self.0.current_database())
    }

    #[napi]
    pub fn set_current_database(&self, name: String) -> DataFrame {
        DataFrame(self.0.set_current_database(&name))
    }

    #[napi]
    pub fn list_databases(&self, pattern: Option<String>) -> DataFrame {
        DataFrame(self.0.list_databases(pattern))
    }

    #[napi]
    pub fn get_database(&self, name: String) -> DataFrame {
        DataFrame(self.0.get_database(&name))
    }

    #[napi]
    pub fn database_exists(&self, name: String) -> DataFrame {
        DataFrame(self.0.database_exists(&name))
    }

    #[napi]
    pub fn list_tables(&self, database: Option<String>, pattern: Option<String>) -> DataFrame {
        DataFrame(self.0.list_tables(database, pattern))
    }

    #[napi]
    pub fn list_views<'env>(
        &self,
        env: &'env Env,
        database: Option<String>,
        pattern: Option<String>,
    ) -> napi::Result<Object<'env>> {
        let catalog = self.0.clone();
        promise_of(env, async move { catalog.list_views(database, pattern).await.map(DataFrame) })
    }

    #[napi]
    pub fn table_exists(&self, name: String, database: Option<String>) -> DataFrame {
        DataFrame(self.0.table_exists(&name, database))
    }

    #[napi]
    pub fn list_columns(&self, table: String, database: Option<String>) -> DataFrame {
        DataFrame(self.0.list_columns(&table, database))
    }

    #[napi]
    pub fn list_partitions(&self, table: String) -> DataFrame {
        DataFrame(self.0.list_partitions(&table))
    }

    #[napi]
    pub fn list_functions(&self, database: Option<String>, pattern: Option<String>) -> DataFrame {
        DataFrame(self.0.list_functions(database, pattern))
    }

    #[napi]
    pub fn function_exists(&self, name: String, database: Option<String>) -> DataFrame {
        DataFrame(self.0.function_exists(&name, database))
    }

    #[napi]
    pub fn drop_table(&self, table: String, if_exists: bool, purge: bool) -> DataFrame {
        DataFrame(self.0.drop_table(&table, if_exists, purge))
    }

    #[napi]
    pub fn drop_view(&self, view: String, if_exists: bool) -> DataFrame {
        DataFrame(self.0.drop_view(&view, if_exists))
    }

    #[napi]
    pub fn drop_temp_view(&self, view: String) -> DataFrame {
        DataFrame(self.0.drop_temp_view(&view))
    }

    #[napi]
    pub fn drop_global_temp_view(&self, view: String) -> DataFrame {
        DataFrame(self.0.drop_global_temp_view(&view))
    }

    #[napi]
    pub fn get_table_properties(&self, table: String) -> DataFrame {
        DataFrame(self.0.get_table_properties(&table))
    }

    #[napi]
    pub fn get_create_table_string(&self, table: String, as_serde: bool) -> DataFrame {
        DataFrame(self.0.get_create_table_string(&table, as_serde))
    }

    #[napi]
    pub fn truncate_table(&self, table: String) -> DataFrame {
        DataFrame(self.0.truncate_table(&table))
    }

    #[napi]
    pub fn analyze_table(&self, table: String, no_scan: bool) -> DataFrame {
        DataFrame(self.0.analyze_table(&table, no_scan))
    }

    #[napi]
    pub fn is_cached(&self, table: String) -> DataFrame {
        DataFrame(self.0.is_cached(&table))
    }

    #[napi]
    pub fn uncache_table(&self, table: String) -> DataFrame {
        DataFrame(self.0.uncache_table(&table))
    }

    #[napi]
    pub fn clear_cache(&self) -> DataFrame {
        DataFrame(self.0.clear_cache())
    }

    #[napi]
    pub fn refresh_table(&self, table: String) -> DataFrame {
        DataFrame(self.0.refresh_table(&table))
    }

    #[napi]
    pub fn refresh_by_path(&self, path: String) -> DataFrame {
        DataFrame(self.0.refresh_by_path(&path))
    }

    #[napi]
    pub fn recover_partitions(&self, table: String) -> DataFrame {
        DataFrame(self.0.recover_partitions(&table))
    }

    #[napi]
    pub fn drop_database(&self, name: String, if_exists: bool, cascade: bool) -> DataFrame {
        DataFrame(self.0.drop_database(&name, if_exists, cascade))
    }

    #[napi]
    pub fn get_table(&self, name: String) -> DataFrame {
        DataFrame(self.0.get_table(&name, None))
    }

    #[napi]
    pub fn get_function(&self, name: String) -> DataFrame {
        DataFrame(self.0.get_function(&name, None))
    }

    #[napi]
    pub fn create_database(&self, name: String, if_not_exists: bool, properties: HashMap<String, String>) -> DataFrame {
        DataFrame(self.0.create_database(&name, if_not_exists, properties.into_iter().collect()))
    }

    #[napi]
    pub fn cache_table(&self, table: String, level: Option<Level>) -> DataFrame {
        let level = level.map(|level| StorageLevel {
            use_disk: level.use_disk,
            use_memory: level.use_memory,
            use_off_heap: level.use_off_heap,
            deserialized: level.deserialized,
            replication: level.replication,
        });
        DataFrame(self.0.cache_table(&table, level))
    }

    /// Makes a table now, and gives its rows.
    #[napi]
    pub fn make_table<'env>(&self, env: &'env Env, name: String, table: Table) -> napi::Result<Object<'env>> {
        let (catalog, session) = (self.0.clone(), self.1.clone());
        promise_of(env, async move {
            let schema = match table.schema {
                Some(ddl) => Some(session.parse_ddl(ddl).await?),
                None => None,
            };
            let table = NewTable {
                path: table.path,
                source: table.source,
                schema,
                description: table.description,
                options: table.options.into_iter().collect(),
            };
            catalog.make_table(&name, table).await.map(DataFrame)
        })
    }

    /// Carries a command out.
    #[napi]
    pub fn run<'env>(&self, env: &'env Env, command: ClassInstance<'_, DataFrame>) -> napi::Result<Object<'env>> {
        let (catalog, command) = (self.0.clone(), command.0.clone());
        promise_of(env, async move { catalog.run(&command).await })
    }

    /// Asks a question that is answered by yes or no.
    #[napi]
    pub fn flag<'env>(&self, env: &'env Env, question: ClassInstance<'_, DataFrame>) -> napi::Result<Object<'env>> {
        let (catalog, question) = (self.0.clone(), question.0.clone());
        promise_of(env, async move { catalog.flag(&question).await })
    }

    /// Asks a question that is answered by a text.
    #[napi]
    pub fn text<'env>(&self, env: &'env Env, question: ClassInstance<'_, DataFrame>) -> napi::Result<Object<'env>> {
        let (catalog, question) = (self.0.clone(), question.0.clone());
        promise_of(env, async move { catalog.text(&question).await })
    }
}
