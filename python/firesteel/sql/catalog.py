"""`Catalog`: a session's catalogs, databases, tables, views and functions."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from firesteel.sql.column import not_expected
from firesteel.sql.types import StructType

if TYPE_CHECKING:
    from firesteel import _native
    from firesteel.sql.dataframe import DataFrame
    from firesteel.sql.session import SparkSession
    from firesteel.storagelevel import StorageLevel

__all__ = ["Catalog", "CatalogMetadata", "Column", "Database", "Function", "Table", "TablePartition"]

_Entry = TypeVar("_Entry", bound=tuple)  # type: ignore[type-arg]


class CatalogMetadata(NamedTuple):
    """A catalog."""

    name: str
    description: str | None


class Database(NamedTuple):
    """A database."""

    name: str
    catalog: str | None
    description: str | None
    locationUri: str


class Table(NamedTuple):
    """A table or a view."""

    name: str
    catalog: str | None
    namespace: list[str] | None
    description: str | None
    tableType: str
    isTemporary: bool

    @property
    def database(self) -> str | None:
        """The namespace, when it is one name."""
        return self.namespace[0] if self.namespace is not None and len(self.namespace) == 1 else None


class Column(NamedTuple):
    """A column of a table."""

    name: str
    description: str | None
    dataType: str
    nullable: bool
    isPartition: bool
    isBucket: bool
    isCluster: bool


class Function(NamedTuple):
    """A function that a query can call."""

    name: str
    catalog: str | None
    namespace: list[str] | None
    description: str | None
    className: str
    isTemporary: bool


class TablePartition(NamedTuple):
    """A partition of a table, as ``a=1/b=2``."""

    partition: str


class Catalog:
    """The catalog of a session, as ``SparkSession.catalog``."""

    def __init__(self, sparkSession: SparkSession) -> None:
        self._sparkSession = sparkSession
        self._native = sparkSession._native.catalog

    @staticmethod
    def _rows(question: _native.DataFrame) -> list[Any]:
        return question.execute().rows()

    def _value(self, question: _native.DataFrame) -> Any:
        return self._rows(question)[0][0]

    def _entries(self, kind: type[_Entry], question: _native.DataFrame) -> list[_Entry]:
        return [kind(*row) for row in self._rows(question)]

    # Catalogs.

    def currentCatalog(self) -> str:
        """The catalog in which names without one are looked up."""
        return self._value(self._native.current_catalog())

    def setCurrentCatalog(self, catalogName: str) -> None:
        self._rows(self._native.set_current_catalog(catalogName))

    def listCatalogs(self, pattern: str | None = None) -> list[CatalogMetadata]:
        """The catalogs that have been used, and whose names match ``pattern``."""
        return self._entries(CatalogMetadata, self._native.list_catalogs(pattern))

    # Databases.

    def currentDatabase(self) -> str:
        """The database in which names without one are looked up."""
        return self._value(self._native.current_database())

    def setCurrentDatabase(self, dbName: str) -> None:
        self._rows(self._native.set_current_database(dbName))

    def listDatabases(self, pattern: str | None = None) -> list[Database]:
        return self._entries(Database, self._native.list_databases(pattern))

    def getDatabase(self, dbName: str) -> Database:
        return self._entries(Database, self._native.get_database(dbName))[0]

    def databaseExists(self, dbName: str) -> bool:
        return self._value(self._native.database_exists(dbName))

    def createDatabase(
        self, dbName: str, ifNotExists: bool = False, properties: dict[str, str] | None = None
    ) -> None:
        self._rows(self._native.create_database(dbName, ifNotExists, properties or {}))

    def dropDatabase(self, dbName: str, ifExists: bool = False, cascade: bool = False) -> None:
        """Drops a database; with ``cascade``, and what is in it."""
        self._rows(self._native.drop_database(dbName, ifExists, cascade))

    # Tables and views.

    def listTables(self, dbName: str | None = None, pattern: str | None = None) -> list[Table]:
        """Tables and views of a database, and the temporary views."""
        return self._entries(Table, self._native.list_tables(dbName, pattern))

    def listViews(self, dbName: str | None = None, pattern: str | None = None) -> list[Table]:
        return self._entries(Table, self._native.list_views(dbName, pattern))

    def getTable(self, tableName: str) -> Table:
        return self._entries(Table, self._native.get_table(tableName, None))[0]

    def tableExists(self, tableName: str, dbName: str | None = None) -> bool:
        """Whether there is a table or a view of this name."""
        _warn_of_database(dbName, "tableExists")
        return self._value(self._native.table_exists(tableName, dbName))

    def listColumns(self, tableName: str, dbName: str | None = None) -> list[Column]:
        _warn_of_database(dbName, "listColumns")
        return self._entries(Column, self._native.list_columns(tableName, dbName))

    def listPartitions(self, tableName: str) -> list[TablePartition]:
        return self._entries(TablePartition, self._native.list_partitions(tableName))

    def createTable(
        self,
        tableName: str,
        path: str | None = None,
        source: str | None = None,
        schema: StructType | None = None,
        description: str | None = None,
        **options: str,
    ) -> DataFrame:
        """Makes a table, over the files at ``path`` when there is one."""
        if schema is not None and not isinstance(schema, StructType):
            raise not_expected("schema", "struct type", schema)
        kind = None if schema is None else schema.jsonValue()
        given = {key: value for key, value in options.items() if value is not None}
        frame = self._sparkSession._frame(
            self._native.create_table(tableName, path, source, kind, description, given)
        )
        frame.collect()
        return frame

    def createExternalTable(
        self,
        tableName: str,
        path: str | None = None,
        source: str | None = None,
        schema: StructType | None = None,
        **options: str,
    ) -> DataFrame:
        """The old name of :meth:`createTable`."""
        warnings.warn("createExternalTable is deprecated; use createTable instead.", FutureWarning, stacklevel=2)
        return self.createTable(tableName, path, source, schema, **options)

    def dropTable(self, tableName: str, ifExists: bool = False, purge: bool = False) -> None:
        self._rows(self._native.drop_table(tableName, ifExists, purge))

    def dropView(self, viewName: str, ifExists: bool = False) -> None:
        self._rows(self._native.drop_view(viewName, ifExists))

    def dropTempView(self, viewName: str) -> bool:
        """Drops a view of the session; tells whether it was there."""
        return self._value(self._native.drop_temp_view(viewName))

    def dropGlobalTempView(self, viewName: str) -> bool:
        """Drops a view of all sessions; tells whether it was there."""
        return self._value(self._native.drop_global_temp_view(viewName))

    def getTableProperties(self, tableName: str) -> dict[str, str]:
        return {row[0]: row[1] for row in self._rows(self._native.get_table_properties(tableName))}

    def getCreateTableString(self, tableName: str, asSerde: bool = False) -> str:
        """The statement that makes the table."""
        rows = self._rows(self._native.get_create_table_string(tableName, asSerde))
        return rows[0][0] if rows else ""

    def truncateTable(self, tableName: str) -> None:
        """Takes all rows out of a table."""
        self._rows(self._native.truncate_table(tableName))

    def analyzeTable(self, tableName: str, noScan: bool = False) -> None:
        """Counts a table's bytes and, without ``noScan``, its rows."""
        self._rows(self._native.analyze_table(tableName, noScan))

    def recoverPartitions(self, tableName: str) -> None:
        """Finds the partitions that are in a table's folder."""
        self._rows(self._native.recover_partitions(tableName))

    # Functions.

    def listFunctions(self, dbName: str | None = None, pattern: str | None = None) -> list[Function]:
        return self._entries(Function, self._native.list_functions(dbName, pattern))

    def functionExists(self, functionName: str, dbName: str | None = None) -> bool:
        _warn_of_database(dbName, "functionExists")
        return self._value(self._native.function_exists(functionName, dbName))

    def getFunction(self, functionName: str) -> Function:
        return self._entries(Function, self._native.get_function(functionName, None))[0]

    # What is kept.

    def isCached(self, tableName: str) -> bool:
        return self._value(self._native.is_cached(tableName))

    def cacheTable(self, tableName: str, storageLevel: StorageLevel | None = None) -> None:
        """Keeps a table's rows once they are computed."""
        level = None if storageLevel is None else storageLevel._flags()
        self._rows(self._native.cache_table(tableName, level))

    def uncacheTable(self, tableName: str) -> None:
        self._rows(self._native.uncache_table(tableName))

    def clearCache(self) -> None:
        self._rows(self._native.clear_cache())

    def refreshTable(self, tableName: str) -> None:
        """Forgets what is known of a table's files."""
        self._rows(self._native.refresh_table(tableName))

    def refreshByPath(self, path: str) -> None:
        """Forgets what is known of the files below a path."""
        self._rows(self._native.refresh_by_path(path))


def _warn_of_database(name: str | None, method: str) -> None:
    if name is not None:
        warnings.warn(
            f"`dbName` has been deprecated since Spark 3.4. Use {method}(`dbName.tableName`) instead.",
            FutureWarning,
            stacklevel=3,
        )
