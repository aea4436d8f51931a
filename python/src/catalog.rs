//! `Catalog`: each call gives the DataFrame that asks the question or carries the command out. The face runs it.

use std::collections::BTreeMap;

use firesteel::NewTable;
use pyo3::prelude::*;

use crate::analysis::{Level, level};
use crate::dataframe::DataFrame;
use crate::types;
use crate::waiting::wait;

#[pyclass(frozen, module = "firesteel._native")]
pub struct Catalog(pub firesteel::Catalog);

/// Writes methods that hand their arguments on.
macro_rules! catalog {
    ($($name:ident($($argument:ident: $kind:ty),*);)*) => {
        #[pymethods]
        impl Catalog {
            $(fn $name(&self, $($argument: $kind),*) -> DataFrame {
                DataFrame(self.0.$name($($argument),*))
            })*

            fn cache_table(&self, name: &str, storage: Option<Level>) -> DataFrame {
                DataFrame(self.0.cache_table(name, storage.map(level)))
            }

            fn list_views(
                &self,
                py: Python<'_>,
                database: Option<String>,
                pattern: Option<String>,
            ) -> PyResult<DataFrame> {
                wait(py, async { self.0.list_views(database, pattern).await }).map(DataFrame)
            }

            fn create_table(
                &self,
                name: &str,
                path: Option<String>,
                source: Option<String>,
                schema: Option<Bound<'_, PyAny>>,
                description: Option<String>,
                options: BTreeMap<String, String>,
            ) -> PyResult<DataFrame> {
                let schema = schema.as_ref().map(types::from_python).transpose()?;
                Ok(DataFrame(self.0.create_table(name, NewTable { path, source, schema, description, options })))
            }
        }
    };
}

catalog! {
    current_catalog();
    set_current_catalog(name: &str);
    list_catalogs(pattern: Option<String>);
    current_database();
    set_current_database(name: &str);
    list_databases(pattern: Option<String>);
    get_database(name: &str);
    database_exists(name: &str);
    create_database(name: &str, if_not_exists: bool, properties: BTreeMap<String, String>);
    drop_database(name: &str, if_exists: bool, cascade: bool);
    list_tables(database: Option<String>, pattern: Option<String>);
    get_table(name: &str, database: Option<String>);
    table_exists(name: &str, database: Option<String>);
    list_columns(table: &str, database: Option<String>);
    list_partitions(table: &str);
    list_functions(database: Option<String>, pattern: Option<String>);
    get_function(name: &str, database: Option<String>);
    function_exists(name: &str, database: Option<String>);
    drop_table(name: &str, if_exists: bool, purge: bool);
    drop_view(name: &str, if_exists: bool);
    drop_temp_view(name: &str);
    drop_global_temp_view(name: &str);
    get_table_properties(name: &str);
    get_create_table_string(name: &str, as_serde: bool);
    truncate_table(name: &str);
    analyze_table(name: &str, no_scan: bool);
    is_cached(name: &str);
    uncache_table(name: &str);
    clear_cache();
    refresh_table(name: &str);
    refresh_by_path(path: &str);
    recover_partitions(table: &str);
}
