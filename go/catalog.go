package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"fmt"
	"runtime"
)

// Catalog is a session's catalogs, databases, tables, views and functions. Session.Catalog makes it.
type Catalog struct {
	session *Session
}

// Catalog is the catalog of the session.
func (session *Session) Catalog() *Catalog { return &Catalog{session} }

// CatalogMetadata is a catalog.
type CatalogMetadata struct {
	Name        string
	Description *string
}

// Database is a database. What is nil is not known.
type Database struct {
	Name        string
	Catalog     *string
	Description *string
	LocationURI string
}

// Table is a table or a view. What is nil is not known.
type Table struct {
	Name        string
	Catalog     *string
	Namespace   []string
	Description *string
	TableType   string
	IsTemporary bool
}

// TableColumn is a column of a table.
type TableColumn struct {
	Name        string
	Description *string
	DataType    string
	Nullable    bool
	IsPartition bool
	IsBucket    bool
	IsCluster   bool
}

// Function is a function that a query can call. What is nil is not known.
type Function struct {
	Name        string
	Catalog     *string
	Namespace   []string
	Description *string
	ClassName   string
	IsTemporary bool
}

// asked is the rows of the DataFrame that a call on the session gives.
func (catalog *Catalog) asked(
	ctx context.Context,
	call func(*C.firesteel_session, **C.firesteel_dataframe, **C.firesteel_error) C.firesteel_status,
) ([]Row, error) {
	// Some questions wait for the answer of another one first.
	frame, failed := await(ctx, func() (*DataFrame, error) {
		frame := catalog.session.frame(call)
		return frame, frame.err
	})
	if failed != nil {
		return nil, failed
	}
	return frame.Collect(ctx)
}

// asking is asked, for questions about two texts.
func (catalog *Catalog) asking(
	ctx context.Context,
	one, other string,
	call func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, other *C.char, otherLength C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) ([]Row, error) {
	rows, err := catalog.asked(ctx, func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		oneStart, oneLength := text(one)
		otherStart, otherLength := text(other)
		return call(native, oneStart, oneLength, otherStart, otherLength, out, err)
	})
	runtime.KeepAlive(one)
	runtime.KeepAlive(other)
	return rows, err
}

// flag waits for a call on the session that is answered by yes or no.
func (session *Session) flag(
	ctx context.Context,
	call func(*C.firesteel_session, *C.int32_t, **C.firesteel_error) C.firesteel_status,
) (bool, error) {
	return await(ctx, func() (bool, error) {
		native, failed := session.ptr()
		if failed != nil {
			return false, failed
		}
		defer C.firesteel_session_free(native)
		var answer C.int32_t
		var err *C.firesteel_error
		status := call(native, &answer, &err)
		return answer != 0, failure(status, err)
	})
}

// cells reads a row of the catalog, and notes the first cell that is of another type.
type cells struct {
	row Row
	err error
}

func cellAt[T any](cells *cells, at int) T {
	var none T
	if at >= len(cells.row) {
		cells.err = fmt.Errorf("firesteel: the catalog told %d columns", len(cells.row))
		return none
	}
	value, fits := cells.row[at].(T)
	if !fits && cells.err == nil {
		cells.err = fmt.Errorf("firesteel: the catalog told a %T in column %d", cells.row[at], at)
	}
	return value
}

func (cells *cells) optional(at int) *string {
	if at < len(cells.row) && cells.row[at] == nil {
		return nil
	}
	value := cellAt[string](cells, at)
	return &value
}

func (cells *cells) names(at int) []string {
	if at < len(cells.row) && cells.row[at] == nil {
		return nil
	}
	values := cellAt[[]any](cells, at)
	names := make([]string, len(values))
	for at, value := range values {
		name, isText := value.(string)
		if !isText {
			cells.err = fmt.Errorf("firesteel: the catalog told a %T as a name", value)
		}
		names[at] = name
	}
	return names
}

// entries are the rows, each made into a value.
func entries[T any](rows []Row, err error, entry func(*cells) T) ([]T, error) {
	if err != nil {
		return nil, err
	}
	values := make([]T, len(rows))
	for at, row := range rows {
		cells := &cells{row: row}
		values[at] = entry(cells)
		if cells.err != nil {
			return nil, cells.err
		}
	}
	return values, nil
}

// only is the one entry of an answer.
func only[T any](values []T, err error) (T, error) {
	var none T
	if err != nil {
		return none, err
	}
	if len(values) != 1 {
		return none, fmt.Errorf("firesteel: the catalog told %d entries instead of one", len(values))
	}
	return values[0], nil
}

func database(cells *cells) Database {
	return Database{cellAt[string](cells, 0), cells.optional(1), cells.optional(2), cellAt[string](cells, 3)}
}

func table(cells *cells) Table {
	return Table{
		cellAt[string](cells, 0), cells.optional(1), cells.names(2), cells.optional(3), cellAt[string](cells, 4),
		cellAt[bool](cells, 5),
	}
}

func function(cells *cells) Function {
	return Function{
		cellAt[string](cells, 0), cells.optional(1), cells.names(2), cells.optional(3), cellAt[string](cells, 4),
		cellAt[bool](cells, 5),
	}
}

// CurrentCatalog is the catalog in which names without one are looked up.
func (catalog *Catalog) CurrentCatalog(ctx context.Context) (string, error) {
	return catalog.session.answer(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_current_catalog(native, out, err)
	})
}

// SetCurrentCatalog looks names without a catalog up in this one.
func (catalog *Catalog) SetCurrentCatalog(ctx context.Context, name string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_set_current_catalog(native, nameStart, nameLength, err)
	})
}

// ListCatalogs is the catalogs whose names match a pattern, in which * stands for any text and | parts choices; all for "".
func (catalog *Catalog) ListCatalogs(ctx context.Context, pattern string) ([]CatalogMetadata, error) {
	rows, err := catalog.asking(ctx, pattern, "", func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, _ *C.char, _ C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_catalogs(native, one, oneLength, out, err)
	})
	return entries(rows, err, func(cells *cells) CatalogMetadata {
		return CatalogMetadata{cellAt[string](cells, 0), cells.optional(1)}
	})
}

// CurrentDatabase is the database in which names without one are looked up.
func (catalog *Catalog) CurrentDatabase(ctx context.Context) (string, error) {
	return catalog.session.answer(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_current_database(native, out, err)
	})
}

// SetCurrentDatabase looks names without a database up in this one.
func (catalog *Catalog) SetCurrentDatabase(ctx context.Context, name string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_set_current_database(native, nameStart, nameLength, err)
	})
}

// ListDatabases is the databases whose names match a pattern; all for "".
func (catalog *Catalog) ListDatabases(ctx context.Context, pattern string) ([]Database, error) {
	rows, err := catalog.asking(ctx, pattern, "", func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, _ *C.char, _ C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_databases(native, one, oneLength, out, err)
	})
	return entries(rows, err, database)
}

// GetDatabase is a database.
func (catalog *Catalog) GetDatabase(ctx context.Context, name string) (Database, error) {
	rows, err := catalog.asking(ctx, name, "", func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, _ *C.char, _ C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_get_database(native, one, oneLength, out, err)
	})
	return only(entries(rows, err, database))
}

// DatabaseExists says whether there is a database.
func (catalog *Catalog) DatabaseExists(ctx context.Context, name string) (bool, error) {
	return catalog.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_database_exists(native, nameStart, nameLength, out, err)
	})
}

// ListTables is the tables and views of a database, the current one for "", whose names match a pattern; all for "".
func (catalog *Catalog) ListTables(ctx context.Context, database, pattern string) ([]Table, error) {
	rows, err := catalog.asking(ctx, database, pattern, func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, other *C.char, otherLength C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_tables(native, one, oneLength, other, otherLength, out, err)
	})
	return entries(rows, err, table)
}

// ListViews is the views of a database, the current one for "", whose names match a pattern; all for "".
func (catalog *Catalog) ListViews(ctx context.Context, database, pattern string) ([]Table, error) {
	rows, err := catalog.asking(ctx, database, pattern, func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, other *C.char, otherLength C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_views(native, one, oneLength, other, otherLength, out, err)
	})
	return entries(rows, err, table)
}

// GetTable is a table or view.
func (catalog *Catalog) GetTable(ctx context.Context, name string) (Table, error) {
	rows, err := catalog.asking(ctx, name, "", func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, _ *C.char, _ C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_get_table(native, one, oneLength, out, err)
	})
	return only(entries(rows, err, table))
}

// TableExists says whether there is a table or view. The database may be "".
func (catalog *Catalog) TableExists(ctx context.Context, name, database string) (bool, error) {
	return catalog.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		databaseStart, databaseLength := text(database)
		return C.firesteel_catalog_table_exists(native, nameStart, nameLength, databaseStart, databaseLength, out, err)
	})
}

// ListColumns is the columns of a table. The database may be "".
func (catalog *Catalog) ListColumns(ctx context.Context, name, database string) ([]TableColumn, error) {
	rows, err := catalog.asking(ctx, name, database, func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, other *C.char, otherLength C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_columns(native, one, oneLength, other, otherLength, out, err)
	})
	return entries(rows, err, func(cells *cells) TableColumn {
		return TableColumn{
			cellAt[string](cells, 0), cells.optional(1), cellAt[string](cells, 2), cellAt[bool](cells, 3),
			cellAt[bool](cells, 4), cellAt[bool](cells, 5), cellAt[bool](cells, 6),
		}
	})
}

// ListPartitions is the partitions of a table, as "a=1/b=2".
func (catalog *Catalog) ListPartitions(ctx context.Context, name string) ([]string, error) {
	rows, err := catalog.asking(ctx, name, "", func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, _ *C.char, _ C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_partitions(native, one, oneLength, out, err)
	})
	return entries(rows, err, func(cells *cells) string { return cellAt[string](cells, 0) })
}

// DropTempView drops a view of the session, and says whether it was there.
func (catalog *Catalog) DropTempView(ctx context.Context, name string) (bool, error) {
	return catalog.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_drop_temp_view(native, nameStart, nameLength, out, err)
	})
}

// DropGlobalTempView drops a view of all sessions, and says whether it was there.
func (catalog *Catalog) DropGlobalTempView(ctx context.Context, name string) (bool, error) {
	return catalog.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_drop_global_temp_view(native, nameStart, nameLength, out, err)
	})
}

// TruncateTable takes all rows out of a table.
func (catalog *Catalog) TruncateTable(ctx context.Context, name string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_truncate_table(native, nameStart, nameLength, err)
	})
}

// RecoverPartitions finds the partitions that are in a table's folder.
func (catalog *Catalog) RecoverPartitions(ctx context.Context, name string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_recover_partitions(native, nameStart, nameLength, err)
	})
}

// ListFunctions is the functions of a database, the current one for "", whose names match a pattern; all for "".
func (catalog *Catalog) ListFunctions(ctx context.Context, database, pattern string) ([]Function, error) {
	rows, err := catalog.asking(ctx, database, pattern, func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, other *C.char, otherLength C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_list_functions(native, one, oneLength, other, otherLength, out, err)
	})
	return entries(rows, err, function)
}

// GetFunction is a function.
func (catalog *Catalog) GetFunction(ctx context.Context, name string) (Function, error) {
	rows, err := catalog.asking(ctx, name, "", func(native *C.firesteel_session, one *C.char, oneLength C.int64_t, _ *C.char, _ C.int64_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_get_function(native, one, oneLength, out, err)
	})
	return only(entries(rows, err, function))
}

// FunctionExists says whether there is a function. The database may be "".
func (catalog *Catalog) FunctionExists(ctx context.Context, name, database string) (bool, error) {
	return catalog.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		databaseStart, databaseLength := text(database)
		return C.firesteel_catalog_function_exists(native, nameStart, nameLength, databaseStart, databaseLength, out, err)
	})
}

// IsCached says whether a table's rows are kept.
func (catalog *Catalog) IsCached(ctx context.Context, name string) (bool, error) {
	return catalog.session.flag(ctx, func(native *C.firesteel_session, out *C.int32_t, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_is_cached(native, nameStart, nameLength, out, err)
	})
}

// CacheTable keeps a table's rows once they are computed: in memory and on disk, or at one other level.
func (catalog *Catalog) CacheTable(ctx context.Context, name string, level ...StorageLevel) error {
	if len(level) > 1 {
		return invalidOption("CacheTable", "level")
	}
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		if len(level) == 0 {
			return C.firesteel_catalog_cache_table(native, start, length, nil, err)
		}
		wanted := level[0].native()
		return C.firesteel_catalog_cache_table(native, start, length, &wanted, err)
	})
}

// UncacheTable lets go of a table's rows.
func (catalog *Catalog) UncacheTable(ctx context.Context, name string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_uncache_table(native, nameStart, nameLength, err)
	})
}

// ClearCache lets go of the rows of all tables.
func (catalog *Catalog) ClearCache(ctx context.Context) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_catalog_clear_cache(native, err)
	})
}

// RefreshTable forgets what is known of a table's files.
func (catalog *Catalog) RefreshTable(ctx context.Context, name string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		return C.firesteel_catalog_refresh_table(native, nameStart, nameLength, err)
	})
}

// RefreshByPath forgets what is known of the files below a path.
func (catalog *Catalog) RefreshByPath(ctx context.Context, path string) error {
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		pathStart, pathLength := text(path)
		return C.firesteel_catalog_refresh_by_path(native, pathStart, pathLength, err)
	})
}
