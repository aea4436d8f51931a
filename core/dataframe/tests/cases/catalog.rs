//! `Catalog`.

use std::collections::BTreeMap;

use firesteel::{Catalog, DataFrame, NewTable, Session, Wait};
use serde_json::Value as Json;

use crate::Answer;
use crate::arguments::Arguments;
use crate::rows::rows;
use crate::value::{Failure, Value};

pub fn call(session: &Session, catalog: &Catalog, name: &str, arguments: &Arguments) -> Option<Answer> {
    let run = |command: DataFrame| Some(catalog.run(&command).wait().map(Into::into).map_err(Failure::Raised));
    let text = |question: DataFrame| Some(catalog.text(&question).wait().map(Into::into).map_err(Failure::Raised));
    let flag = |question: DataFrame| Some(catalog.flag(&question).wait().map(Into::into).map_err(Failure::Raised));
    let named = |place: usize, name: &str| arguments.optional_text(place, name);
    let table = || arguments.text(0, "tableName");
    let database = || arguments.text(0, "dbName");
    match name {
        "currentCatalog" => text(catalog.current_catalog()),
        "setCurrentCatalog" => run(catalog.set_current_catalog(&arguments.text(0, "catalogName"))),
        "listCatalogs" => listed(&catalog.list_catalogs(named(0, "pattern"))),
        "currentDatabase" => text(catalog.current_database()),
        "setCurrentDatabase" => run(catalog.set_current_database(&database())),
        "listDatabases" => listed(&catalog.list_databases(named(0, "pattern"))),
        "getDatabase" => first(&catalog.get_database(&database())),
        "databaseExists" => flag(catalog.database_exists(&database())),
        "createDatabase" => {
            let properties = arguments.optional(2, "properties").map(|value| value.settings()).unwrap_or_default();
            run(catalog.create_database(&database(), arguments.flag(1, "ifNotExists"), properties))
        }
        "dropDatabase" => {
            run(catalog.drop_database(&database(), arguments.flag(1, "ifExists"), arguments.flag(2, "cascade")))
        }
        "listTables" => listed(&catalog.list_tables(named(0, "dbName"), named(1, "pattern"))),
        "listViews" => match catalog.list_views(named(0, "dbName"), named(1, "pattern")).wait() {
            Ok(views) => listed(&views),
            Err(error) => Some(Err(error.into())),
        },
        "getTable" => first(&catalog.get_table(&table(), None)),
        "tableExists" => flag(catalog.table_exists(&table(), named(1, "dbName"))),
        "listColumns" => listed(&catalog.list_columns(&table(), named(1, "dbName"))),
        "listPartitions" => listed(&catalog.list_partitions(&table())),
        "listFunctions" => listed(&catalog.list_functions(named(0, "dbName"), named(1, "pattern"))),
        "getFunction" => first(&catalog.get_function(&arguments.text(0, "functionName"), None)),
        "functionExists" => flag(catalog.function_exists(&arguments.text(0, "functionName"), named(1, "dbName"))),
        "dropTable" => run(catalog.drop_table(&table(), arguments.flag(1, "ifExists"), arguments.flag(2, "purge"))),
        "dropView" => run(catalog.drop_view(&arguments.text(0, "viewName"), arguments.flag(1, "ifExists"))),
        "dropTempView" => flag(catalog.drop_temp_view(&arguments.text(0, "viewName"))),
        "dropGlobalTempView" => flag(catalog.drop_global_temp_view(&arguments.text(0, "viewName"))),
        "getTableProperties" => Some(properties(&catalog.get_table_properties(&table()))),
        "getCreateTableString" => text(catalog.get_create_table_string(&table(), arguments.flag(1, "asSerde"))),
        "truncateTable" => run(catalog.truncate_table(&table())),
        "analyzeTable" => run(catalog.analyze_table(&table(), arguments.flag(1, "noScan"))),
        "isCached" => flag(catalog.is_cached(&table())),
        "cacheTable" => {
            let level = arguments.optional(1, "storageLevel").map(|level| level.level());
            run(catalog.cache_table(&table(), level))
        }
        "uncacheTable" => run(catalog.uncache_table(&table())),
        "clearCache" => run(catalog.clear_cache()),
        "refreshTable" => run(catalog.refresh_table(&table())),
        "refreshByPath" => run(catalog.refresh_by_path(&arguments.text(0, "path"))),
        "recoverPartitions" => run(catalog.recover_partitions(&table())),
        "createTable" | "createExternalTable" => Some(create(session, catalog, arguments)),
        _ => None,
    }
}

fn listed(question: &DataFrame) -> Option<Answer> {
    Some(question.collect().wait().map(|batches| rows(&batches)).map_err(Into::into))
}

fn first(question: &DataFrame) -> Option<Answer> {
    let row = question.collect().wait().map(|batches| match rows(&batches) {
        Value::Json(Json::Array(mut rows)) if !rows.is_empty() => Value::Json(rows.remove(0)),
        _ => Value::Null,
    });
    Some(row.map_err(Into::into))
}

fn properties(question: &DataFrame) -> Answer {
    let Value::Json(Json::Array(rows)) = rows(&question.collect().wait()?) else { return Ok(Value::Null) };
    let pairs = rows.iter().map(|row| {
        let text = |name: &str| row[name].as_str().unwrap_or_default().to_string();
        (Value::Text(text("key")), Value::Text(text("value")))
    });
    Ok(Value::Dict(pairs.collect()))
}

fn create(session: &Session, catalog: &Catalog, arguments: &Arguments) -> Answer {
    let schema = match arguments.optional_text(3, "schema") {
        Some(ddl) => Some(session.parse_ddl(ddl).wait()?),
        None => None,
    };
    let name = arguments.text(0, "tableName");
    let table = NewTable {
        path: arguments.optional_text(1, "path"),
        source: arguments.optional_text(2, "source"),
        schema,
        description: arguments.optional_text(4, "description"),
        options: arguments.keywords().into_iter().map(|(key, value)| (key, value.text())).collect::<BTreeMap<_, _>>(),
    };
    Ok(catalog.make_table(&name, table).wait()?.into())
}
