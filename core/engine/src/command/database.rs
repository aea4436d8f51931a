//! Databases: CREATE, DROP and USE. Spark: `CreateDatabaseCommand`, `DropDatabaseCommand`, `SetCatalogAndNamespace`.

use firesteel_protocol::extension::{CreateDatabase, DropDatabase, UseNamespace};
use firesteel_protocol::{Error, Kind, Result};

use crate::catalog::{CATALOG, DEFAULT_DATABASE, Database, quoted, schema_not_found};
use crate::session::Session;
use crate::source::{display, local};
use crate::sql;

pub(super) fn create(session: &Session, message: CreateDatabase) -> Result<()> {
    let CreateDatabase { name, if_not_exists, comment, location, properties } = message;
    let name = single(&name)?.to_lowercase();
    let store = &session.engine.store;
    if store.database(&name)?.is_some() {
        if if_not_exists {
            return Ok(());
        }
        return Err(Error::new(Kind::Analysis, "SCHEMA_ALREADY_EXISTS", &[("schemaName", quoted(&name))]));
    }
    let location = match location {
        Some(location) => display(&local(&location)?),
        None => display(&store.database_location(&name)),
    };
    store.create_database(&Database { name, comment, location, properties })
}

pub(super) fn drop(session: &Session, message: &DropDatabase) -> Result<()> {
    let DropDatabase { name, if_exists, cascade } = message;
    let name = single(name)?.to_lowercase();
    let store = &session.engine.store;
    if store.database(&name)?.is_none() {
        return if *if_exists { Ok(()) } else { Err(schema_not_found(&name)) };
    }
    if name == DEFAULT_DATABASE {
        let parameters = [("statement", "DROP SCHEMA"), ("database", "`default`")];
        return Err(Error::new(Kind::Analysis, "UNSUPPORTED_FEATURE.DROP_DATABASE", &parameters));
    }
    if !cascade && !store.tables(&name)?.is_empty() {
        return Err(Error::new(Kind::Analysis, "SCHEMA_NOT_EMPTY", &[("schemaName", quoted(&name))]));
    }
    store.drop_database(&name)
}

pub(super) fn enter(session: &Session, message: &UseNamespace) -> Result<()> {
    let UseNamespace { name, is_catalog } = message;
    let parts = sql::parse_identifier(name)?;
    match parts.as_slice() {
        [catalog] if catalog.eq_ignore_ascii_case(CATALOG) => {
            session.enter_database(DEFAULT_DATABASE);
            Ok(())
        }
        [catalog] if *is_catalog => {
            Err(Error::new(Kind::Analysis, "CATALOG_NOT_FOUND", &[("catalogName", quoted(catalog))]))
        }
        _ => {
            let database = session.engine.store.existing_database(&single(name)?)?;
            session.enter_database(&database.name);
            Ok(())
        }
    }
}

/// The name of a database, which may stand behind the catalog's.
pub(super) fn single(name: &str) -> Result<String> {
    let parts = sql::parse_identifier(name)?;
    match parts.as_slice() {
        [name] => Ok(name.clone()),
        [catalog, name] if catalog.eq_ignore_ascii_case(CATALOG) => Ok(name.clone()),
        [first, ..] => {
            let shown = parts.iter().map(|part| quoted(part)).collect::<Vec<_>>().join(".");
            let shown = if first.eq_ignore_ascii_case(CATALOG) { shown } else { format!("`{CATALOG}`.{shown}") };
            Err(Error::new(Kind::Analysis, "SCHEMA_NOT_FOUND", &[("schemaName", shown)]))
        }
        [] => Err(Error::internal("a database without a name")),
    }
}
