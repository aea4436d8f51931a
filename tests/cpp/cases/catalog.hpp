/* Catalog. */

#ifndef CASES_CATALOG_HPP
#define CASES_CATALOG_HPP

#include "call.hpp"

namespace cases {

inline Value told(const std::optional<std::string> &text) { return text ? Value(*text) : Value(nullptr); }

inline Value told(const std::optional<std::vector<std::string>> &texts) {
    return texts ? Value(List(texts->begin(), texts->end())) : Value(nullptr);
}

inline Value told(const std::string &text) { return text; }
inline Value told(bool flag) { return flag; }
inline Value told(const firesteel::CatalogMetadata &entry) {
    return Dict{{std::string("name"), told(entry.name)}, {std::string("description"), told(entry.description)}};
}

inline Value told(const firesteel::Database &entry) {
    return Dict{{std::string("name"), told(entry.name)},
                {std::string("catalog"), told(entry.catalog)},
                {std::string("description"), told(entry.description)},
                {std::string("locationUri"), told(entry.location_uri)}};
}

inline Value told(const firesteel::Table &entry) {
    return Dict{{std::string("name"), told(entry.name)},
                {std::string("catalog"), told(entry.catalog)},
                {std::string("namespace"), told(entry.name_space)},
                {std::string("description"), told(entry.description)},
                {std::string("tableType"), told(entry.table_type)},
                {std::string("isTemporary"), told(entry.is_temporary)}};
}

inline Value told(const firesteel::TableColumn &entry) {
    return Dict{{std::string("name"), told(entry.name)},
                {std::string("description"), told(entry.description)},
                {std::string("dataType"), told(entry.data_type)},
                {std::string("nullable"), told(entry.nullable)},
                {std::string("isPartition"), told(entry.is_partition)},
                {std::string("isBucket"), told(entry.is_bucket)},
                {std::string("isCluster"), told(entry.is_cluster)}};
}

inline Value told(const firesteel::Function &entry) {
    return Dict{{std::string("name"), told(entry.name)},
                {std::string("catalog"), told(entry.catalog)},
                {std::string("namespace"), told(entry.name_space)},
                {std::string("description"), told(entry.description)},
                {std::string("className"), told(entry.class_name)},
                {std::string("isTemporary"), told(entry.is_temporary)}};
}

template <typename Entry>
Value told(const std::vector<Entry> &entries) {
    List values;
    for (const Entry &entry : entries) values.push_back(told(entry));
    return values;
}

inline Value told(const std::map<std::string, std::string> &entries) {
    Dict values;
    for (const auto &[key, value] : entries) values.emplace_back(key, value);
    return values;
}

inline const Members &catalog() {
    static const auto self = [](Call &call) -> const firesteel::Catalog & { return call.receiver<firesteel::Catalog>(); };
    static const auto optional = [](Call &call, size_t at, const std::string &name) -> std::optional<std::string> {
        if (call.has(at, name)) return call.text(at, name);
        call.argument(at, name);
        return std::nullopt;
    };
    static const Members members = {
        {"currentCatalog", [](Call &call) -> Value { return self(call).current_catalog(); }},
        {"setCurrentCatalog",
         [](Call &call) -> Value { return self(call).set_current_catalog(call.text(0, "catalogName")), nullptr; }},
        {"listCatalogs", [](Call &call) -> Value { return told(self(call).list_catalogs(optional(call, 0, "pattern"))); }},
        {"currentDatabase", [](Call &call) -> Value { return self(call).current_database(); }},
        {"setCurrentDatabase",
         [](Call &call) -> Value { return self(call).set_current_database(call.text(0, "dbName")), nullptr; }},
        {"listDatabases",
         [](Call &call) -> Value { return told(self(call).list_databases(optional(call, 0, "pattern"))); }},
        {"getDatabase", [](Call &call) -> Value { return told(self(call).get_database(call.text(0, "dbName"))); }},
        {"databaseExists", [](Call &call) -> Value { return self(call).database_exists(call.text(0, "dbName")); }},
        {"createDatabase",
         [](Call &call) -> Value {
             bool if_not_exists = call.flag(1, "ifNotExists", false);
             Value properties = call.argument(2, "properties");
             self(call).create_database(call.text(0, "dbName"), if_not_exists,
                                        is_null(properties) ? firesteel::Settings{}
                                                            : settings(properties, call.of("properties")));
             return nullptr;
         }},
        {"dropDatabase",
         [](Call &call) -> Value {
             bool if_exists = call.flag(1, "ifExists", false), cascade = call.flag(2, "cascade", false);
             return self(call).drop_database(call.text(0, "dbName"), if_exists, cascade), nullptr;
         }},
        {"listTables",
         [](Call &call) -> Value {
             auto database = optional(call, 0, "dbName");
             return told(self(call).list_tables(database, optional(call, 1, "pattern")));
         }},
        {"listViews",
         [](Call &call) -> Value {
             auto database = optional(call, 0, "dbName");
             return told(self(call).list_views(database, optional(call, 1, "pattern")));
         }},
        {"getTable", [](Call &call) -> Value { return told(self(call).get_table(call.text(0, "tableName"))); }},
        {"tableExists",
         [](Call &call) -> Value {
             auto database = optional(call, 1, "dbName");
             return self(call).table_exists(call.text(0, "tableName"), database);
         }},
        {"listColumns",
         [](Call &call) -> Value {
             auto database = optional(call, 1, "dbName");
             return told(self(call).list_columns(call.text(0, "tableName"), database));
         }},
        {"listPartitions",
         [](Call &call) -> Value {
             List entries;
             for (const std::string &partition : self(call).list_partitions(call.text(0, "tableName"))) {
                 entries.push_back(Dict{{std::string("partition"), partition}});
             }
             return entries;
         }},
        {"getTableProperties",
         [](Call &call) -> Value { return told(self(call).get_table_properties(call.text(0, "tableName"))); }},
        {"getCreateTableString",
         [](Call &call) -> Value {
             bool as_serde = call.flag(1, "asSerde", false);
             return self(call).get_create_table_string(call.text(0, "tableName"), as_serde);
         }},
        {"createTable",
         [](Call &call) -> Value {
             firesteel::NewTable table;
             std::string name = call.text(0, "tableName");
             table.path = optional(call, 1, "path");
             table.source = optional(call, 2, "source");
             table.schema = optional(call, 3, "schema");
             table.description = optional(call, 4, "description");
             table.options = call.options();
             return self(call).create_table(name, table);
         }},
        {"dropTable",
         [](Call &call) -> Value {
             bool if_exists = call.flag(1, "ifExists", false), purge = call.flag(2, "purge", false);
             return self(call).drop_table(call.text(0, "tableName"), if_exists, purge), nullptr;
         }},
        {"dropView",
         [](Call &call) -> Value {
             bool if_exists = call.flag(1, "ifExists", false);
             return self(call).drop_view(call.text(0, "viewName"), if_exists), nullptr;
         }},
        {"dropTempView", [](Call &call) -> Value { return self(call).drop_temp_view(call.text(0, "viewName")); }},
        {"dropGlobalTempView",
         [](Call &call) -> Value { return self(call).drop_global_temp_view(call.text(0, "viewName")); }},
        {"truncateTable",
         [](Call &call) -> Value { return self(call).truncate_table(call.text(0, "tableName")), nullptr; }},
        {"analyzeTable",
         [](Call &call) -> Value {
             bool no_scan = call.flag(1, "noScan", false);
             return self(call).analyze_table(call.text(0, "tableName"), no_scan), nullptr;
         }},
        {"recoverPartitions",
         [](Call &call) -> Value { return self(call).recover_partitions(call.text(0, "tableName")), nullptr; }},
        {"listFunctions",
         [](Call &call) -> Value {
             auto database = optional(call, 0, "dbName");
             return told(self(call).list_functions(database, optional(call, 1, "pattern")));
         }},
        {"getFunction", [](Call &call) -> Value { return told(self(call).get_function(call.text(0, "functionName"))); }},
        {"functionExists",
         [](Call &call) -> Value {
             auto database = optional(call, 1, "dbName");
             return self(call).function_exists(call.text(0, "functionName"), database);
         }},
        {"isCached", [](Call &call) -> Value { return self(call).is_cached(call.text(0, "tableName")); }},
        {"cacheTable",
         [](Call &call) -> Value {
             std::string name = call.text(0, "tableName");
             Value level = call.argument(1, "storageLevel");
             if (is_null(level)) return self(call).cache_table(name), nullptr;
             return self(call).cache_table(name, as<firesteel::StorageLevel>(level, call.of("storageLevel"))), nullptr;
         }},
        {"uncacheTable", [](Call &call) -> Value { return self(call).uncache_table(call.text(0, "tableName")), nullptr; }},
        {"clearCache", [](Call &call) -> Value { return self(call).clear_cache(), nullptr; }},
        {"refreshTable", [](Call &call) -> Value { return self(call).refresh_table(call.text(0, "tableName")), nullptr; }},
        {"refreshByPath", [](Call &call) -> Value { return self(call).refresh_by_path(call.text(0, "path")), nullptr; }},
    };
    return members;
}

}  // namespace cases

#endif
