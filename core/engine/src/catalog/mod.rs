//! What names stand for: temporary views of a session, databases and tables of the warehouse.

mod routines;
mod store;
mod table;
mod variables;
mod views;

pub use routines::{Routine, routine, routines};
pub use store::{DEFAULT_DATABASE, Store, checked_name, schema_not_found};
pub use table::{Buckets, Database, Table, TableColumn, TableKind, ViewText};
pub use variables::{Variable, Variables};
pub use views::{View, Views, key, quoted};

/// The only catalog.
pub const CATALOG: &str = "spark_catalog";

/// The database and the name that the parts of a table's name mean; `None` for a name of another form.
pub fn table_name<'a>(parts: &'a [String], current: &'a str) -> Option<(&'a str, &'a str)> {
    match parts {
        [name] => Some((current, name)),
        [database, name] => Some((database, name)),
        [catalog, database, name] if catalog.eq_ignore_ascii_case(CATALOG) => Some((database, name)),
        _ => None,
    }
}
