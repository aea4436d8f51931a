//! The catalog of a session: databases, tables, views, functions and what is cached. Spark: `Catalog`.
//!
//! Questions with several answers give DataFrames, whose columns are the fields of Spark's `Catalog` classes; commands
//! are carried out before the call returns.

use std::ffi::c_char;

use firesteel::{DataFrame, NewTable, Result, Wait};

use crate::analysis::firesteel_storage_level;
use crate::buffer::firesteel_buffer;
use crate::call::{Call, boundary};
use crate::dataframe::firesteel_dataframe;
use crate::error::{firesteel_error, firesteel_status};
use crate::options::firesteel_options;
use crate::session::firesteel_session;

impl Call {
    /// Carries a command of the catalog out.
    fn carried_out(&self, session: *const firesteel_session, command: &DataFrame) -> Result<()> {
        self.session(session)?.catalog().run(command).wait()
    }

    /// Asks the catalog a question that is answered by yes or no.
    fn give_flag(&self, session: *const firesteel_session, question: &DataFrame, out: *mut i32) -> Result<()> {
        self.place(out)?;
        let answer = self.session(session)?.catalog().flag(question).wait()?;
        self.put(out, i32::from(answer))
    }
}

/// The name of the catalog in which names without one are looked up.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_current_catalog(
    session: *const firesteel_session,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_current_catalog, error, |call| {
        call.sized(out)?;
        let catalog = call.session(session)?.catalog();
        call.give_text(out, catalog.text(&catalog.current_catalog()).wait()?)
    })
}

/// Looks names without a catalog up in this one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_set_current_catalog(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_set_current_catalog, error, |call| {
        let name = call.text("name", name, name_length)?;
        let command = call.session(session)?.catalog().set_current_catalog(name);
        call.carried_out(session, &command)
    })
}

/// Catalogs: name, description. `pattern` may be NULL; `*` stands for any text, `|` parts choices.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_catalogs(
    session: *const firesteel_session,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_catalogs, error, |call| {
        let pattern = call.optional_text("pattern", pattern, pattern_length)?.map(str::to_string);
        call.give(out, call.session(session)?.catalog().list_catalogs(pattern).into())
    })
}

/// The name of the database in which names without one are looked up.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_current_database(
    session: *const firesteel_session,
    out: *mut firesteel_buffer,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_current_database, error, |call| {
        call.sized(out)?;
        let catalog = call.session(session)?.catalog();
        call.give_text(out, catalog.text(&catalog.current_database()).wait()?)
    })
}

/// Looks names without a database up in this one.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_set_current_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_set_current_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        let command = call.session(session)?.catalog().set_current_database(name);
        call.carried_out(session, &command)
    })
}

/// Databases: name, catalog, description, locationUri. `pattern` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_databases(
    session: *const firesteel_session,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_databases, error, |call| {
        let pattern = call.optional_text("pattern", pattern, pattern_length)?.map(str::to_string);
        call.give(out, call.session(session)?.catalog().list_databases(pattern).into())
    })
}

/// A database, with the columns of `firesteel_catalog_list_databases`. One that is not there raises when the DataFrame
/// runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.session(session)?.catalog().get_database(name).into())
    })
}

/// Whether there is a database: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_database_exists(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_database_exists, error, |call| {
        let name = call.text("name", name, name_length)?;
        let question = call.session(session)?.catalog().database_exists(name);
        call.give_flag(session, &question, out)
    })
}

/// Makes a database. `properties` may be NULL. One that is there is an error, unless `if_not_exists` is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_create_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    if_not_exists: i32,
    properties: *const firesteel_options,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_create_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        let properties = call.options(properties)?;
        let command = call.session(session)?.catalog().create_database(name, if_not_exists != 0, properties);
        call.carried_out(session, &command)
    })
}

/// Drops a database; with `cascade` not 0, and what is in it. One that is not there is an error, unless `if_exists` is
/// not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_database(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    if_exists: i32,
    cascade: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_database, error, |call| {
        let name = call.text("name", name, name_length)?;
        let command = call.session(session)?.catalog().drop_database(name, if_exists != 0, cascade != 0);
        call.carried_out(session, &command)
    })
}

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
        let database = call.optional_text("database", database, database_length)?.map(str::to_string);
        let pattern = call.optional_text("pattern", pattern, pattern_length)?.map(str::to_string);
        call.give(out, call.session(session)?.catalog().list_tables(database, pattern).into())
    })
}

/// Views, with the columns of `firesteel_catalog_list_tables`. `database` and `pattern` may be NULL. With a pattern alone it
/// waits for the name of the current database.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_views(
    session: *const firesteel_session,
    database: *const c_char,
    database_length: i64,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_views, error, |call| {
        call.place(out)?;
        let database = call.optional_text("database", database, database_length)?.map(str::to_string);
        let pattern = call.optional_text("pattern", pattern, pattern_length)?.map(str::to_string);
        call.give(out, call.session(session)?.catalog().list_views(database, pattern).wait()?.into())
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
        call.give(out, call.session(session)?.catalog().get_table(name, None).into())
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
        let database = call.optional_text("database", database, database_length)?.map(str::to_string);
        let question = call.session(session)?.catalog().table_exists(name, database);
        call.give_flag(session, &question, out)
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
        let database = call.optional_text("database", database, database_length)?.map(str::to_string);
        call.give(out, call.session(session)?.catalog().list_columns(table, database).into())
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
        call.give(out, call.session(session)?.catalog().list_partitions(table).into())
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
        call.give(out, call.session(session)?.catalog().get_table_properties(table).into())
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
        call.sized(out)?;
        let catalog = call.session(session)?.catalog();
        call.give_text(out, catalog.text(&catalog.get_create_table_string(table, as_serde != 0)).wait()?)
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
        let command = call.session(session)?.catalog().drop_table(table, if_exists != 0, purge != 0);
        call.carried_out(session, &command)
    })
}

/// Drops a view of a database. One that is not there is an error, unless `if_exists` is not 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_view(
    session: *const firesteel_session,
    view: *const c_char,
    view_length: i64,
    if_exists: i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_view, error, |call| {
        let view = call.text("view", view, view_length)?;
        let command = call.session(session)?.catalog().drop_view(view, if_exists != 0);
        call.carried_out(session, &command)
    })
}

/// Drops a view of the session; `out` gets 1, or 0 when it was not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_temp_view(
    session: *const firesteel_session,
    view: *const c_char,
    view_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_temp_view, error, |call| {
        let view = call.text("view", view, view_length)?;
        let question = call.session(session)?.catalog().drop_temp_view(view);
        call.give_flag(session, &question, out)
    })
}

/// Drops a view of all sessions; `out` gets 1, or 0 when it was not there.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_drop_global_temp_view(
    session: *const firesteel_session,
    view: *const c_char,
    view_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_drop_global_temp_view, error, |call| {
        let view = call.text("view", view, view_length)?;
        let question = call.session(session)?.catalog().drop_global_temp_view(view);
        call.give_flag(session, &question, out)
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
        let command = call.session(session)?.catalog().truncate_table(table);
        call.carried_out(session, &command)
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
        let command = call.session(session)?.catalog().analyze_table(table, no_scan != 0);
        call.carried_out(session, &command)
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
        let command = call.session(session)?.catalog().recover_partitions(table);
        call.carried_out(session, &command)
    })
}

/// Functions: name, catalog, namespace, description, className, isTemporary. `database` and `pattern` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_list_functions(
    session: *const firesteel_session,
    database: *const c_char,
    database_length: i64,
    pattern: *const c_char,
    pattern_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_list_functions, error, |call| {
        let database = call.optional_text("database", database, database_length)?.map(str::to_string);
        let pattern = call.optional_text("pattern", pattern, pattern_length)?.map(str::to_string);
        call.give(out, call.session(session)?.catalog().list_functions(database, pattern).into())
    })
}

/// A function, with the columns of `firesteel_catalog_list_functions`. One that is not there raises when the DataFrame
/// runs.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_get_function(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    out: *mut *mut firesteel_dataframe,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_get_function, error, |call| {
        let name = call.text("name", name, name_length)?;
        call.give(out, call.session(session)?.catalog().get_function(name, None).into())
    })
}

/// Whether there is a function: 1 or 0. `database` may be NULL.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_function_exists(
    session: *const firesteel_session,
    name: *const c_char,
    name_length: i64,
    database: *const c_char,
    database_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_function_exists, error, |call| {
        let name = call.text("name", name, name_length)?;
        let database = call.optional_text("database", database, database_length)?.map(str::to_string);
        let question = call.session(session)?.catalog().function_exists(name, database);
        call.give_flag(session, &question, out)
    })
}

/// Whether a table's rows are kept: 1 or 0.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_is_cached(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    out: *mut i32,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_is_cached, error, |call| {
        let table = call.text("table", table, table_length)?;
        let question = call.session(session)?.catalog().is_cached(table);
        call.give_flag(session, &question, out)
    })
}

/// Lets go of a table's rows.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_uncache_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_uncache_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        let command = call.session(session)?.catalog().uncache_table(table);
        call.carried_out(session, &command)
    })
}

/// Lets go of the rows of all tables.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_clear_cache(
    session: *const firesteel_session,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_clear_cache, error, |call| {
        let command = call.session(session)?.catalog().clear_cache();
        call.carried_out(session, &command)
    })
}

/// Forgets what is known of a table's files.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_refresh_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_refresh_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        let command = call.session(session)?.catalog().refresh_table(table);
        call.carried_out(session, &command)
    })
}

/// Forgets what is known of the files below a path.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_refresh_by_path(
    session: *const firesteel_session,
    path: *const c_char,
    path_length: i64,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_refresh_by_path, error, |call| {
        let path = call.text("path", path, path_length)?;
        let command = call.session(session)?.catalog().refresh_by_path(path);
        call.carried_out(session, &command)
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
        let owned = |text: Option<&str>| text.map(str::to_string);
        let table = NewTable {
            path: owned(call.optional_text("path", path, path_length)?),
            source: owned(call.optional_text("source", source, source_length)?),
            schema: call
                .optional_text("schema", schema, schema_length)?
                .map(|ddl| session.parse_ddl(ddl).wait())
                .transpose()?,
            description: owned(call.optional_text("description", description, description_length)?),
            options: call.options(options)?,
        };
        call.give(out, session.catalog().make_table(name, table).wait()?.into())
    })
}

/// Keeps a table's rows once they are computed; `level` says where, or is NULL for memory and disk.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn firesteel_catalog_cache_table(
    session: *const firesteel_session,
    table: *const c_char,
    table_length: i64,
    level: *const firesteel_storage_level,
    error: *mut *mut firesteel_error,
) -> firesteel_status {
    boundary!(firesteel_catalog_cache_table, error, |call| {
        let table = call.text("table", table, table_length)?;
        let level = call.storage_level(level)?;
        let command = call.session(session)?.catalog().cache_table(table, level);
        call.carried_out(session, &command)
    })
}
