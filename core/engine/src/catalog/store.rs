//! [`Store`]: databases and tables on disk, found again after a restart. Spark: `InMemoryCatalog`, `HiveExternalCatalog`.
//!
//! A record is a JSON file under `_catalog/` in the warehouse folder, a folder a database. It is written beside its place
//! and moved in, so a reader sees all of it or nothing, and two programs may share a warehouse. Files of a table come
//! before its record, in one step with it where a program is killed between, and go after it: a record without files reads
//! as an empty table, files without a record as none.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use firesteel_protocol::{Error, Kind, Result};
use serde_json::Value;

use super::quoted;
use super::table::{Database, Table};
use crate::source::display;
use crate::source::journal::{self, Record};

pub const DEFAULT_DATABASE: &str = "default";
const RECORDS: &str = "_catalog";
const DATABASE_RECORD: &str = "_database.json";

/// The environment variable that names the warehouse folder.
const WAREHOUSE: &str = "FIRESTEEL_WAREHOUSE_DIR";

#[derive(Debug)]
pub struct Store {
    warehouse: PathBuf,
}

impl Store {
    /// The store in this folder, else in the one that the environment names, else in `spark-warehouse` in the working
    /// folder. Nothing is made yet.
    pub fn new(folder: Option<&Path>) -> Self {
        let named = || std::env::var_os(WAREHOUSE).map_or_else(|| PathBuf::from("spark-warehouse"), PathBuf::from);
        let folder = folder.map_or_else(named, Path::to_path_buf);
        Store { warehouse: std::path::absolute(&folder).unwrap_or(folder) }
    }

    pub fn warehouse(&self) -> &Path {
        &self.warehouse
    }

    /// The names of the databases, in order.
    pub fn databases(&self) -> Result<Vec<String>> {
        let mut names = names_in(&self.warehouse.join(RECORDS), |path| path.join(DATABASE_RECORD).is_file())?;
        if !names.iter().any(|name| name == DEFAULT_DATABASE) {
            names.push(DEFAULT_DATABASE.to_string());
        }
        names.sort();
        Ok(names)
    }

    pub fn database(&self, name: &str) -> Result<Option<Database>> {
        let name = name.to_lowercase();
        if let Some(record) = read(&self.folder(&name).join(DATABASE_RECORD))? {
            return Ok(Some(Database::from_json(&name, &record)));
        }
        Ok((name == DEFAULT_DATABASE).then(|| Database {
            name,
            comment: Some("default database".to_string()),
            location: display(&self.warehouse),
            properties: Default::default(),
        }))
    }

    /// The database, or SCHEMA_NOT_FOUND.
    pub fn existing_database(&self, name: &str) -> Result<Database> {
        self.database(name)?.ok_or_else(|| schema_not_found(name))
    }

    /// The folder of a new database's tables.
    pub fn database_location(&self, name: &str) -> PathBuf {
        self.warehouse.join(format!("{}.db", name.to_lowercase()))
    }

    pub fn create_database(&self, database: &Database) -> Result<()> {
        checked_name(&database.name)?;
        write(&self.folder(&database.name).join(DATABASE_RECORD), &database.to_json().to_string())
    }

    /// Removes a database, with all its tables and their files.
    pub fn drop_database(&self, name: &str) -> Result<()> {
        for table in self.tables(name)? {
            self.drop_table(name, &table)?;
        }
        let folder = self.folder(name);
        fs::remove_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
        remove_folder(&self.database_location(name))
    }

    /// The names of the tables and views of a database, in order.
    pub fn tables(&self, database: &str) -> Result<Vec<String>> {
        let files = names_in(&self.folder(database), Path::is_file)?;
        let mut names: Vec<String> = files
            .into_iter()
            .filter(|name| name != DATABASE_RECORD)
            .filter_map(|name| name.strip_suffix(".json").map(str::to_string))
            .collect();
        names.sort();
        Ok(names)
    }

    pub fn table(&self, database: &str, name: &str) -> Result<Option<Table>> {
        let (database, name) = (database.to_lowercase(), name.to_lowercase());
        if checked_name(&name).is_err() || checked_name(&database).is_err() {
            return Ok(None);
        }
        let table = self.recorded(&database, &name)?;
        // Without a record, files may be complete whose table was about to be written down.
        let location = match (&table, self.database(&database)?) {
            (Some(table), _) if table.location.is_empty() => return Ok(Some(table.clone())),
            (Some(table), _) => crate::source::local(&table.location)?,
            (None, Some(database)) => self.table_location(&database, &name)?,
            (None, None) => return Ok(None),
        };
        if journal::finish(&location)? { self.recorded(&database, &name) } else { Ok(table) }
    }

    fn recorded(&self, database: &str, name: &str) -> Result<Option<Table>> {
        let record = read(&self.path(database, name))?;
        record.map(|record| Table::from_json(database, name, &record)).transpose()
    }

    /// The folder of a new table's files.
    pub fn table_location(&self, database: &Database, name: &str) -> Result<PathBuf> {
        Ok(crate::source::local(&database.location)?.join(name.to_lowercase()))
    }

    /// Writes the record of a table, over one of the same name.
    pub fn save(&self, table: &Table) -> Result<()> {
        let Record { path, text } = self.record(table)?;
        write(&path, &text)
    }

    /// What [`Self::save`] would write, for a write of files that is to end with it.
    pub(crate) fn record(&self, table: &Table) -> Result<Record> {
        checked_name(&table.name)?;
        Ok(Record { path: self.path(&table.database, &table.name), text: table.to_json().to_string() })
    }

    /// Removes the record of a table or view, and the files of a managed table.
    pub fn drop_table(&self, database: &str, name: &str) -> Result<()> {
        let Some(table) = self.table(database, name)? else { return Ok(()) };
        self.forget(database, name)?;
        if table.kind == super::table::TableKind::Managed {
            remove_folder(&crate::source::local(&table.location)?)?;
        }
        Ok(())
    }

    /// Removes the record alone.
    pub fn forget(&self, database: &str, name: &str) -> Result<()> {
        let record = self.path(database, name);
        fs::remove_file(&record).map_err(|error| failed(&record, &error))
    }

    fn folder(&self, database: &str) -> PathBuf {
        self.warehouse.join(RECORDS).join(database.to_lowercase())
    }

    fn path(&self, database: &str, name: &str) -> PathBuf {
        self.folder(database).join(format!("{}.json", name.to_lowercase()))
    }
}

pub fn schema_not_found(name: &str) -> Error {
    let shown = format!("{}.{}", quoted(super::CATALOG), quoted(name));
    Error::new(Kind::Analysis, "SCHEMA_NOT_FOUND", &[("schemaName", shown)])
}

/// Names of databases and tables hold letters, digits and underscores. Spark: `SessionCatalog.validateName`.
pub fn checked_name(name: &str) -> Result<()> {
    if !name.is_empty() && name.chars().all(|character| character.is_ascii_alphanumeric() || character == '_') {
        return Ok(());
    }
    Err(Error::new(Kind::Analysis, "INVALID_SCHEMA_OR_RELATION_NAME", &[("name", quoted(name))]))
}

fn names_in(folder: &Path, is_wanted: impl Fn(&Path) -> bool) -> Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(failed(folder, &error)),
    };
    let mut names = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| failed(folder, &error))?.path();
        if is_wanted(&path) {
            names.extend(path.file_name().map(|name| name.to_string_lossy().into_owned()));
        }
    }
    Ok(names)
}

fn read(path: &Path) -> Result<Option<Value>> {
    let bytes = match fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(failed(path, &error)),
    };
    serde_json::from_slice(&bytes)
        .map(Some)
        .map_err(|error| Error::internal(format!("the catalog's record {}", path.display())).with_cause(error))
}

fn write(path: &Path, record: &str) -> Result<()> {
    journal::write(path, record).map_err(|error| failed(path, &error))
}

fn remove_folder(path: &Path) -> Result<()> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(path, &error)),
        _ => Ok(()),
    }
}

fn failed(path: &Path, error: &std::io::Error) -> Error {
    Error::internal(format!("the catalog at {}: {error}", path.display()))
}
