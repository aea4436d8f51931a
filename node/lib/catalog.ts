/** `Catalog`: a session's catalogs, databases, tables, views and functions. */

import { DataFrame } from "./dataframe.js";
import type { NativeCatalog, NativeDataFrame } from "./native.js";
import type { SparkSession } from "./session.js";
import type { StorageLevel } from "./storage.js";

/** A catalog. */
export interface CatalogMetadata {
  readonly name: string;
  readonly description: string | null;
}

/** A database. */
export interface Database {
  readonly name: string;
  readonly catalog: string | null;
  readonly description: string | null;
  readonly locationUri: string;
}

/** A table or a view. */
export interface Table {
  readonly name: string;
  readonly catalog: string | null;
  readonly namespace: readonly string[] | null;
  readonly description: string | null;
  readonly tableType: string;
  readonly isTemporary: boolean;
}

/** A column of a table. */
export interface TableColumn {
  readonly name: string;
  readonly description: string | null;
  readonly dataType: string;
  readonly nullable: boolean;
  readonly isPartition: boolean;
  readonly isBucket: boolean;
  readonly isCluster: boolean;
}

/** A partition of a table. */
export interface TablePartition {
  /** As `a=1/b=2`. */
  readonly partition: string;
}

/** A function that a query can call. */
export interface SparkFunction {
  readonly name: string;
  readonly catalog: string | null;
  readonly namespace: readonly string[] | null;
  readonly description: string | null;
  readonly className: string;
  readonly isTemporary: boolean;
}

/** What a new table is like, beside its name. */
export interface NewTable {
  /** Where its files are, when they are there already. */
  readonly path?: string | undefined;
  /** Its format. */
  readonly source?: string | undefined;
  /** Its columns, in DDL. */
  readonly schema?: string | undefined;
  readonly description?: string | undefined;
  readonly options?: Readonly<Record<string, string | number | boolean>> | undefined;
}

/** In which database, and with which names: `*` stands for any text, and `|` parts choices. */
export interface Listing {
  readonly database?: string | undefined;
  readonly pattern?: string | undefined;
}

/** The catalog of a session. */
export class Catalog {
  readonly #session: SparkSession;
  readonly #native: NativeCatalog;

  /** @internal */
  constructor(session: SparkSession) {
    this.#session = session;
    this.#native = session.native.catalog();
  }

  /** The rows of an answer, as objects of the names of its columns. */
  async #entries<T>(question: NativeDataFrame): Promise<T[]> {
    return (await new DataFrame(this.#session, question).collect()) as T[];
  }

  async #only<T>(question: NativeDataFrame): Promise<T> {
    const [entry] = await this.#entries<T>(question);
    if (entry === undefined) {
      throw new Error("the catalog told nothing of the name");
    }
    return entry;
  }

  /** The catalog in which names without one are looked up. */
  currentCatalog(): Promise<string> {
    return this.#native.text(this.#native.currentCatalog());
  }

  setCurrentCatalog(name: string): Promise<void> {
    return this.#native.run(this.#native.setCurrentCatalog(name));
  }

  listCatalogs(pattern?: string): Promise<CatalogMetadata[]> {
    return this.#entries(this.#native.listCatalogs(pattern));
  }

  /** The database in which names without one are looked up. */
  currentDatabase(): Promise<string> {
    return this.#native.text(this.#native.currentDatabase());
  }

  setCurrentDatabase(name: string): Promise<void> {
    return this.#native.run(this.#native.setCurrentDatabase(name));
  }

  listDatabases(pattern?: string): Promise<Database[]> {
    return this.#entries(this.#native.listDatabases(pattern));
  }

  getDatabase(name: string): Promise<Database> {
    return this.#only(this.#native.getDatabase(name));
  }

  databaseExists(name: string): Promise<boolean> {
    return this.#native.flag(this.#native.databaseExists(name));
  }

  createDatabase(
    name: string,
    options: { ifNotExists?: boolean; properties?: Readonly<Record<string, string>> } = {},
  ): Promise<void> {
    const { ifNotExists = false, properties = {} } = options;
    return this.#native.run(this.#native.createDatabase(name, ifNotExists, properties));
  }

  /** Drops a database; with `cascade`, and what is in it. */
  dropDatabase(name: string, { ifExists = false, cascade = false } = {}): Promise<void> {
    return this.#native.run(this.#native.dropDatabase(name, ifExists, cascade));
  }

  /** Tables and views. */
  listTables({ database, pattern }: Listing = {}): Promise<Table[]> {
    return this.#entries(this.#native.listTables(database, pattern));
  }

  /** Views of a database; those that match a pattern alone are of the current one. */
  async listViews({ database, pattern }: Listing = {}): Promise<Table[]> {
    return this.#entries(await this.#native.listViews(database, pattern));
  }

  getTable(name: string): Promise<Table> {
    return this.#only(this.#native.getTable(name));
  }

  tableExists(name: string, database?: string): Promise<boolean> {
    return this.#native.flag(this.#native.tableExists(name, database));
  }

  listColumns(table: string, database?: string): Promise<TableColumn[]> {
    return this.#entries(this.#native.listColumns(table, database));
  }

  listPartitions(table: string): Promise<TablePartition[]> {
    return this.#entries(this.#native.listPartitions(table));
  }

  async getTableProperties(table: string): Promise<Record<string, string>> {
    type Property = { key: string; value: string };
    const properties = await this.#entries<Property>(this.#native.getTableProperties(table));
    return Object.fromEntries(properties.map(({ key, value }) => [key, value]));
  }

  /** The statement that makes a table; with `asSerde`, in Hive's words. */
  getCreateTableString(table: string, { asSerde = false } = {}): Promise<string> {
    return this.#native.text(this.#native.getCreateTableString(table, asSerde));
  }

  /** Makes a table, and gives its rows. */
  async createTable(name: string, { path, source, schema, description, options = {} }: NewTable = {}): Promise<DataFrame> {
    const texts = Object.fromEntries(Object.entries(options).map(([key, value]) => [key, String(value)]));
    const given = Object.entries({ path, source, schema, description }).filter(([, value]) => value !== undefined);
    const table = { ...(Object.fromEntries(given) as Record<string, string>), options: texts };
    return new DataFrame(this.#session, await this.#native.makeTable(name, table));
  }

  /** The old name of `createTable`. */
  createExternalTable(name: string, table: NewTable = {}): Promise<DataFrame> {
    return this.createTable(name, table);
  }

  dropTable(name: string, { ifExists = false, purge = false } = {}): Promise<void> {
    return this.#native.run(this.#native.dropTable(name, ifExists, purge));
  }

  dropView(name: string, { ifExists = false } = {}): Promise<void> {
    return this.#native.run(this.#native.dropView(name, ifExists));
  }

  /** Drops a view of the session; tells whether it was there. */
  dropTempView(name: string): Promise<boolean> {
    return this.#native.flag(this.#native.dropTempView(name));
  }

  /** Drops a view of all sessions; tells whether it was there. */
  dropGlobalTempView(name: string): Promise<boolean> {
    return this.#native.flag(this.#native.dropGlobalTempView(name));
  }

  /** Takes all rows out of a table. */
  truncateTable(name: string): Promise<void> {
    return this.#native.run(this.#native.truncateTable(name));
  }

  /** Counts a table's bytes and, without `noScan`, its rows. */
  analyzeTable(name: string, { noScan = false } = {}): Promise<void> {
    return this.#native.run(this.#native.analyzeTable(name, noScan));
  }

  /** Finds the partitions that are in a table's folder. */
  recoverPartitions(name: string): Promise<void> {
    return this.#native.run(this.#native.recoverPartitions(name));
  }

  listFunctions({ database, pattern }: Listing = {}): Promise<SparkFunction[]> {
    return this.#entries(this.#native.listFunctions(database, pattern));
  }

  getFunction(name: string): Promise<SparkFunction> {
    return this.#only(this.#native.getFunction(name));
  }

  functionExists(name: string, database?: string): Promise<boolean> {
    return this.#native.flag(this.#native.functionExists(name, database));
  }

  isCached(table: string): Promise<boolean> {
    return this.#native.flag(this.#native.isCached(table));
  }

  /** Keeps a table's rows once they are computed. */
  cacheTable(table: string, level?: StorageLevel): Promise<void> {
    return this.#native.run(this.#native.cacheTable(table, level));
  }

  uncacheTable(table: string): Promise<void> {
    return this.#native.run(this.#native.uncacheTable(table));
  }

  clearCache(): Promise<void> {
    return this.#native.run(this.#native.clearCache());
  }

  /** Forgets what is known of a table's files. */
  refreshTable(table: string): Promise<void> {
    return this.#native.run(this.#native.refreshTable(table));
  }

  /** Forgets what is known of the files below a path. */
  refreshByPath(path: string): Promise<void> {
    return this.#native.run(this.#native.refreshByPath(path));
  }
}
