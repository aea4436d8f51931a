//! Tables: what is known of them, and commands on them.

use std::ffi::c_char;

use firesteel::{NewTable, Wait};

use crate::buffer::firesteel_buffer;
use crate::call::boundary;
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::options::firesteel_options;
use crate::session::firesteel_session;

/// Tables and views: name, catalog, namespace, description, tableType, isTemporary. `database` and `pattern` may be
/// NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_tables(
    session: *const firesteel_session,
    database: *const c_char,
    database_length: i64,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_tables, error, |call| {
        let database = call.optional_string("database", database, database_length)?;
        let pattern = call.optional_string("pattern", pattern, pattern_length)?;
        call.give_rows(session, out, |catalog| catalog.list_tables(database, pattern))
    })
}

/// A table or view, with the columns of `firesteel_catalog_list_tables`. One that is not there raises when the
/// DataFrame runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_table(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_table, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give_rows(session, out, |catalog| catalog.get_table(name, None))
    })
}

/// Whether there is a table or view: 1 or 0. `database` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_table_exists(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    database: *const c_char,
    database_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_table_exists, error, |call| {
        let name = call.text("name", name, name_length)?;
        let database = call.optional_string("database", database, database_length)?;
        call.give_flag(session, out, |catalog| catalog.table_exists(name, database))
    })
}

/// Columns of a table: name, description, dataType, nullable, isPartition, isBucket, isCluster. `database` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_columns(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    database: *const c_char,
    database_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_columns, error, |call| {
        let table = call.text("table", table, table_length)?;
        let database = call.optional_string("database", database, database_length)?;
        call.give_rows(session, out, |catalog| catalog.list_columns(table, database))
    })
}

/// Partitions of a table, as `a=1/b=2`.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_partitions(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_partitions, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.give_rows(session, out, |catalog| catalog.list_partitions(table))
    })
}

/// Properties of a table: key, value.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_table_properties(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_table_properties, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.give_rows(session, out, |catalog| catalog.get_table_properties(table))
    })
}

/// The statement that makes a table; with `as_serde` not 0, in Hive's words.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_create_table_string(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    as_serde: i32,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_create_table_string, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.give_answer(session, out, |catalog| catalog.get_create_table_string(table, as_serde != 0))
    })
}

/// Drops a table; with `purge` not 0, its files are not kept in a bin. One that is not there is an error, unless
/// `if_exists` is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    if_exists: i32,
    purge: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.carried_out(session, |catalog| catalog.drop_table(table, if_exists != 0, purge != 0))
    })
}

/// Takes all rows out of a table.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_truncate_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_truncate_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.carried_out(session, |catalog| catalog.truncate_table(table))
    })
}

/// Counts a table's bytes and, unless `no_scan` is not 0, its rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_analyze_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    no_scan: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_analyze_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.carried_out(session, |catalog| catalog.analyze_table(table, no_scan != 0))
    })
}

/// Finds the partitions that are in a table's folder.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_recover_partitions(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_recover_partitions, error, |call| {
        let table = call.text("table", table, table_length)?;
        call.carried_out(session, |catalog| catalog.recover_partitions(table))
    })
}

/// Makes a table, over the files at `path` when it is not NULL, and gives its rows. `source` is its format, `schema` DDL;
/// these, `description` and `options` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_create_table(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    path: *const c_char,
    path_length: i64,
    source: *const c_char,
    source_length: i64,
    schema: *const c_char,
    schema_length: i64,
    description: *const c_char,
    description_length: i64,
    options: *const firesteel_options,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_create_table, error, |call| {
        call.place(out)?;
        let session = call.session(session)?;
        let name = call.text("name", name, name_length)?;
        let table = NewTable {
            path: call.optional_string("path", path, path_length)?,
            source: call.optional_string("source", source, source_length)?,
            schema: call
                .optional_text("schema", schema, schema_length)?
                .map(|ddl| session.parse_ddl(ddl).wait())
                .transpose()?,
            description: call.optional_string("description", description, description_length)?,
            options: call.options(options)?,
        };
        call.give(out, session.catalog().make_table(name, table).wait()?.into())
    })
}
