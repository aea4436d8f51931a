// `Catalog`.

import { member } from "../member.mjs";
import { object } from "../values.mjs";

/** A setting that was not given, or is null, is left out. */
function given(settings) {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value != null));
}

const listing = ["dbName", "pattern"];
const create = ["tableName", "path", "source", "schema", "description"];

export const members = {
  "SparkSession.catalog": member([], (spark) => spark.catalog),
  "Catalog.currentCatalog": member([], (catalog) => catalog.currentCatalog()),
  "Catalog.setCurrentCatalog": member(["catalogName"], (catalog, name) => catalog.setCurrentCatalog(name)),
  "Catalog.listCatalogs": member(["pattern"], (catalog, pattern) => catalog.listCatalogs(pattern ?? undefined)),
  "Catalog.currentDatabase": member([], (catalog) => catalog.currentDatabase()),
  "Catalog.setCurrentDatabase": member(["dbName"], (catalog, name) => catalog.setCurrentDatabase(name)),
  "Catalog.listDatabases": member(["pattern"], (catalog, pattern) => catalog.listDatabases(pattern ?? undefined)),
  "Catalog.getDatabase": member(["dbName"], (catalog, name) => catalog.getDatabase(name)),
  "Catalog.databaseExists": member(["dbName"], (catalog, name) => catalog.databaseExists(name)),
  "Catalog.createDatabase": member(["dbName", "ifNotExists", "properties"], (catalog, name, ifNotExists, properties) => {
    return catalog.createDatabase(name, given({ ifNotExists, properties: object(properties) }));
  }),
  "Catalog.dropDatabase": member(["dbName", "ifExists", "cascade"], (catalog, name, ifExists, cascade) => {
    return catalog.dropDatabase(name, given({ ifExists, cascade }));
  }),
  "Catalog.listTables": member(listing, (catalog, database, pattern) => catalog.listTables(given({ database, pattern }))),
  "Catalog.listViews": member(listing, (catalog, database, pattern) => catalog.listViews(given({ database, pattern }))),
  "Catalog.getTable": member(["tableName"], (catalog, name) => catalog.getTable(name)),
  "Catalog.tableExists": member(["tableName", "dbName"], (catalog, name, database) => {
    return catalog.tableExists(name, database ?? undefined);
  }),
  "Catalog.listColumns": member(["tableName", "dbName"], (catalog, name, database) => {
    return catalog.listColumns(name, database ?? undefined);
  }),
  "Catalog.listPartitions": member(["tableName"], (catalog, name) => catalog.listPartitions(name)),
  "Catalog.getTableProperties": member(["tableName"], (catalog, name) => catalog.getTableProperties(name)),
  "Catalog.getCreateTableString": member(["tableName", "asSerde"], (catalog, name, asSerde) => {
    return catalog.getCreateTableString(name, given({ asSerde }));
  }),
  "Catalog.createTable": (name, catalog, positional, named) => {
    const known = new Map(create.map((parameter, at) => [parameter, positional[at] ?? named.get(parameter)]));
    const [table, path, source, schema, description] = known.values();
    const options = Object.fromEntries([...named].filter(([key]) => !known.has(key)));
    return catalog.createTable(table, given({ path, source, schema, description, options }));
  },
  "Catalog.dropTable": member(["tableName", "ifExists", "purge"], (catalog, name, ifExists, purge) => {
    return catalog.dropTable(name, given({ ifExists, purge }));
  }),
  "Catalog.dropView": member(["viewName", "ifExists"], (catalog, name, ifExists) => {
    return catalog.dropView(name, given({ ifExists }));
  }),
  "Catalog.dropTempView": member(["viewName"], (catalog, name) => catalog.dropTempView(name)),
  "Catalog.dropGlobalTempView": member(["viewName"], (catalog, name) => catalog.dropGlobalTempView(name)),
  "Catalog.truncateTable": member(["tableName"], (catalog, name) => catalog.truncateTable(name)),
  "Catalog.analyzeTable": member(["tableName", "noScan"], (catalog, name, noScan) => {
    return catalog.analyzeTable(name, given({ noScan }));
  }),
  "Catalog.recoverPartitions": member(["tableName"], (catalog, name) => catalog.recoverPartitions(name)),
  "Catalog.listFunctions": member(listing, (catalog, database, pattern) => {
    return catalog.listFunctions(given({ database, pattern }));
  }),
  "Catalog.getFunction": member(["functionName"], (catalog, name) => catalog.getFunction(name)),
  "Catalog.functionExists": member(["functionName", "dbName"], (catalog, name, database) => {
    return catalog.functionExists(name, database ?? undefined);
  }),
  "Catalog.isCached": member(["tableName"], (catalog, name) => catalog.isCached(name)),
  "Catalog.cacheTable": member(["tableName", "storageLevel"], (catalog, name, level) => {
    return catalog.cacheTable(name, level ?? undefined);
  }),
  "Catalog.uncacheTable": member(["tableName"], (catalog, name) => catalog.uncacheTable(name)),
  "Catalog.clearCache": member([], (catalog) => catalog.clearCache()),
  "Catalog.refreshTable": member(["tableName"], (catalog, name) => catalog.refreshTable(name)),
  "Catalog.refreshByPath": member(["path"], (catalog, path) => catalog.refreshByPath(path)),
};
