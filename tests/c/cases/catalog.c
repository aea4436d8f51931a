/* Catalog, called for the cases. */

#include <string.h>

#include "rows.h"
#include "runner.h"

/* Where a call starts: the catalog is its session's. */
static const firesteel_session *self(const Call *call) { return call->receiver.object; }

/* The rows of an answer, as a list of dicts. The handle is given by its place, since it may be read before the call that
 * writes it. */
static firesteel_status entries(Call *call, firesteel_status status, firesteel_dataframe *const *answer) {
    struct ArrowArrayStream stream;
    memset(&stream, 0, sizeof stream);
    if (status == FIRESTEEL_OK) status = firesteel_dataframe_collect_stream(*answer, &stream, &call->error);
    firesteel_dataframe_free(*answer);
    return give_rows(call, status, &stream);
}

/* The one row of an answer. */
static firesteel_status entry(Call *call, firesteel_status status, firesteel_dataframe *const *answer) {
    status = entries(call, status, answer);
    if (status != FIRESTEEL_OK) return status;
    return call->result.length == 1 ? give(call, call->result.items[0]) : lacks(call, "an answer of one entry");
}

static firesteel_status flag(Call *call, firesteel_status status, int32_t answer) {
    return status == FIRESTEEL_OK ? give(call, truth(answer)) : status;
}

static firesteel_status list_catalogs(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "pattern", NULL);
    return entries(call, firesteel_catalog_list_catalogs(self(call), t0, -1, &answer, &call->error), &answer);
}

static firesteel_status list_databases(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "pattern", NULL);
    return entries(call, firesteel_catalog_list_databases(self(call), t0, -1, &answer, &call->error), &answer);
}

static firesteel_status list_tables(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "dbName", NULL);
    const char *t1 = text_at(call, 1, "pattern", NULL);
    return entries(call, firesteel_catalog_list_tables(self(call), t0, -1, t1, -1, &answer, &call->error), &answer);
}

static firesteel_status list_views(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "dbName", NULL);
    const char *t1 = text_at(call, 1, "pattern", NULL);
    return entries(call, firesteel_catalog_list_views(self(call), t0, -1, t1, -1, &answer, &call->error), &answer);
}

static firesteel_status list_columns(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "tableName", "");
    const char *t1 = text_at(call, 1, "dbName", NULL);
    return entries(call, firesteel_catalog_list_columns(self(call), t0, -1, t1, -1, &answer, &call->error), &answer);
}

static firesteel_status list_partitions(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "tableName", "");
    return entries(call, firesteel_catalog_list_partitions(self(call), t0, -1, &answer, &call->error), &answer);
}

static firesteel_status list_functions(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "dbName", NULL);
    const char *t1 = text_at(call, 1, "pattern", NULL);
    return entries(call, firesteel_catalog_list_functions(self(call), t0, -1, t1, -1, &answer, &call->error), &answer);
}

static firesteel_status get_database(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "dbName", "");
    return entry(call, firesteel_catalog_get_database(self(call), t0, -1, &answer, &call->error), &answer);
}

static firesteel_status get_table(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "tableName", "");
    return entry(call, firesteel_catalog_get_table(self(call), t0, -1, &answer, &call->error), &answer);
}

static firesteel_status get_function(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "functionName", "");
    return entry(call, firesteel_catalog_get_function(self(call), t0, -1, &answer, &call->error), &answer);
}

static firesteel_status database_exists(Call *call) {
    int32_t answer = 0;
    const char *t0 = text_at(call, 0, "dbName", "");
    firesteel_status status = firesteel_catalog_database_exists(self(call), t0, -1, &answer, &call->error);
    return flag(call, status, answer);
}

static firesteel_status table_exists(Call *call) {
    int32_t answer = 0;
    const char *t0 = text_at(call, 0, "tableName", "");
    const char *t1 = text_at(call, 1, "dbName", NULL);
    firesteel_status status = firesteel_catalog_table_exists(self(call), t0, -1, t1, -1, &answer, &call->error);
    return flag(call, status, answer);
}

static firesteel_status function_exists(Call *call) {
    int32_t answer = 0;
    const char *t0 = text_at(call, 0, "functionName", "");
    const char *t1 = text_at(call, 1, "dbName", NULL);
    firesteel_status status = firesteel_catalog_function_exists(self(call), t0, -1, t1, -1, &answer, &call->error);
    return flag(call, status, answer);
}

static firesteel_status is_cached(Call *call) {
    int32_t answer = 0;
    const char *t0 = text_at(call, 0, "tableName", "");
    firesteel_status status = firesteel_catalog_is_cached(self(call), t0, -1, &answer, &call->error);
    return flag(call, status, answer);
}

static firesteel_status drop_temp_view(Call *call) {
    int32_t answer = 0;
    const char *t0 = text_at(call, 0, "viewName", "");
    firesteel_status status = firesteel_catalog_drop_temp_view(self(call), t0, -1, &answer, &call->error);
    return flag(call, status, answer);
}

static firesteel_status drop_global_temp_view(Call *call) {
    int32_t answer = 0;
    const char *t0 = text_at(call, 0, "viewName", "");
    firesteel_status status = firesteel_catalog_drop_global_temp_view(self(call), t0, -1, &answer, &call->error);
    return flag(call, status, answer);
}

static firesteel_status current_catalog(Call *call) {
    firesteel_buffer name = buffer_to_fill();
    return give_text(call, firesteel_catalog_current_catalog(self(call), &name, &call->error), &name);
}

static firesteel_status current_database(Call *call) {
    firesteel_buffer name = buffer_to_fill();
    return give_text(call, firesteel_catalog_current_database(self(call), &name, &call->error), &name);
}

static firesteel_status get_create_table_string(Call *call) {
    firesteel_buffer statement = buffer_to_fill();
    const char *t0 = text_at(call, 0, "tableName", "");
    int as_serde = truth_at(call, 1, "asSerde", 0);
    firesteel_status status =
        firesteel_catalog_get_create_table_string(self(call), t0, -1, as_serde, &statement, &call->error);
    return give_text(call, status, &statement);
}

static firesteel_status set_current_catalog(Call *call) {
    return firesteel_catalog_set_current_catalog(self(call), text_at(call, 0, "catalogName", ""), -1, &call->error);
}

static firesteel_status set_current_database(Call *call) {
    return firesteel_catalog_set_current_database(self(call), text_at(call, 0, "dbName", ""), -1, &call->error);
}

static firesteel_status truncate_table(Call *call) {
    return firesteel_catalog_truncate_table(self(call), text_at(call, 0, "tableName", ""), -1, &call->error);
}

static firesteel_status recover_partitions(Call *call) {
    return firesteel_catalog_recover_partitions(self(call), text_at(call, 0, "tableName", ""), -1, &call->error);
}

static firesteel_status uncache_table(Call *call) {
    return firesteel_catalog_uncache_table(self(call), text_at(call, 0, "tableName", ""), -1, &call->error);
}

static firesteel_status refresh_table(Call *call) {
    return firesteel_catalog_refresh_table(self(call), text_at(call, 0, "tableName", ""), -1, &call->error);
}

static firesteel_status refresh_by_path(Call *call) {
    return firesteel_catalog_refresh_by_path(self(call), text_at(call, 0, "path", ""), -1, &call->error);
}

static firesteel_status clear_cache(Call *call) {
    return firesteel_catalog_clear_cache(self(call), &call->error);
}

static firesteel_status drop_database(Call *call) {
    const char *t0 = text_at(call, 0, "dbName", "");
    int f0 = truth_at(call, 1, "ifExists", 0);
    int f1 = truth_at(call, 2, "cascade", 0);
    return firesteel_catalog_drop_database(self(call), t0, -1, f0, f1, &call->error);
}

static firesteel_status drop_table(Call *call) {
    const char *t0 = text_at(call, 0, "tableName", "");
    int f0 = truth_at(call, 1, "ifExists", 0);
    int f1 = truth_at(call, 2, "purge", 0);
    return firesteel_catalog_drop_table(self(call), t0, -1, f0, f1, &call->error);
}

static firesteel_status drop_view(Call *call) {
    const char *t0 = text_at(call, 0, "viewName", "");
    int f0 = truth_at(call, 1, "ifExists", 0);
    return firesteel_catalog_drop_view(self(call), t0, -1, f0, &call->error);
}

static firesteel_status analyze_table(Call *call) {
    const char *t0 = text_at(call, 0, "tableName", "");
    int f0 = truth_at(call, 1, "noScan", 0);
    return firesteel_catalog_analyze_table(self(call), t0, -1, f0, &call->error);
}

static firesteel_status create_database(Call *call) {
    const char *t0 = text_at(call, 0, "dbName", "");
    int if_not_exists = truth_at(call, 1, "ifNotExists", 0);
    const Value *given = argument(call, 2, "properties");
    firesteel_options *properties = given == NULL ? NULL : options_of(call, given);
    return firesteel_catalog_create_database(self(call), t0, -1, if_not_exists, properties, &call->error);
}

static firesteel_status get_table_properties(Call *call) {
    firesteel_dataframe *answer = NULL;
    const char *t0 = text_at(call, 0, "tableName", "");
    firesteel_status status = firesteel_catalog_get_table_properties(self(call), t0, -1, &answer, &call->error);
    Value *items;
    size_t at;
    status = entries(call, status, &answer);
    if (status != FIRESTEEL_OK) return status;
    items = kept((call->result.length * 2 + 1) * sizeof *items);
    for (at = 0; at < call->result.length; at++) {
        items[2 * at] = call->result.items[at].items[1];
        items[2 * at + 1] = call->result.items[at].items[3];
    }
    return give(call, dict(items, 2 * call->result.length));
}

static firesteel_status create_table(Call *call) {
    firesteel_dataframe *made = NULL;
    firesteel_options *options = NULL;
    const char *name = text_at(call, 0, "tableName", ""), *path = text_at(call, 1, "path", NULL);
    const char *source = text_at(call, 2, "source", NULL), *schema = text_at(call, 3, "schema", NULL);
    const char *description = text_at(call, 4, "description", NULL);
    firesteel_status status = FIRESTEEL_OK;
    size_t at;
    for (at = 0; at < call->named_count && status == FIRESTEEL_OK; at++) {
        uint64_t bit = (uint64_t)1 << (call->positional_count + at);
        if ((call->read & bit) != 0) continue;
        call->read |= bit;
        if (call->named[at].kind != TEXT) return lacks(call, "an option that is no text");
        status = firesteel_options_set(&options, call->keywords[at], -1, call->named[at].text, -1, &call->error);
    }
    if (status == FIRESTEEL_OK) {
        status = firesteel_catalog_create_table(self(call), name, -1, path, -1, source, -1, schema, -1, description, -1,
                                                options, &made, &call->error);
    }
    firesteel_options_free(options);
    return give_dataframe(call, status, &made);
}

static firesteel_status cache_table(Call *call) {
    const char *t0 = text_at(call, 0, "tableName", "");
    const Value *level = argument(call, 1, "storageLevel");
    if (level != NULL && (level->kind != OBJECT || strcmp(level->class_name, "StorageLevel") != 0)) {
        return lacks(call, "a StorageLevel");
    }
    return firesteel_catalog_cache_table(self(call), t0, -1, level == NULL ? NULL : level->object, &call->error);
}

/* A schema is its DDL in C. */
static firesteel_status from_ddl(Call *call) { return give(call, text(text_at(call, 0, "ddl", ""))); }

const Entry catalog_members[] = {
    {"Catalog.listCatalogs", list_catalogs},
    {"Catalog.listDatabases", list_databases},
    {"Catalog.listTables", list_tables},
    {"Catalog.listViews", list_views},
    {"Catalog.listColumns", list_columns},
    {"Catalog.listPartitions", list_partitions},
    {"Catalog.listFunctions", list_functions},
    {"Catalog.getDatabase", get_database},
    {"Catalog.getTable", get_table},
    {"Catalog.getFunction", get_function},
    {"Catalog.databaseExists", database_exists},
    {"Catalog.tableExists", table_exists},
    {"Catalog.functionExists", function_exists},
    {"Catalog.isCached", is_cached},
    {"Catalog.dropTempView", drop_temp_view},
    {"Catalog.dropGlobalTempView", drop_global_temp_view},
    {"Catalog.currentCatalog", current_catalog},
    {"Catalog.currentDatabase", current_database},
    {"Catalog.getCreateTableString", get_create_table_string},
    {"Catalog.setCurrentCatalog", set_current_catalog},
    {"Catalog.setCurrentDatabase", set_current_database},
    {"Catalog.truncateTable", truncate_table},
    {"Catalog.recoverPartitions", recover_partitions},
    {"Catalog.uncacheTable", uncache_table},
    {"Catalog.refreshTable", refresh_table},
    {"Catalog.refreshByPath", refresh_by_path},
    {"Catalog.clearCache", clear_cache},
    {"Catalog.dropDatabase", drop_database},
    {"Catalog.dropTable", drop_table},
    {"Catalog.dropView", drop_view},
    {"Catalog.analyzeTable", analyze_table},
    {"Catalog.createDatabase", create_database},
    {"Catalog.getTableProperties", get_table_properties},
    {"Catalog.createTable", create_table},
    {"Catalog.cacheTable", cache_table},
    {"StructType.fromDDL", from_ddl},
    {NULL, NULL},
};
