package main

import (
	"fmt"

	"github.com/firesteel/firesteel/go"
)

func (call *call) catalog() *firesteel.Catalog { return call.receiver.(*firesteel.Catalog) }

// setting is a value as the text of an option.
func setting(value any) string { return fmt.Sprint(value) }

func optional(text *string) any {
	if text == nil {
		return nil
	}
	return *text
}

func namespace(names []string) any {
	if names == nil {
		return nil
	}
	return list(names)
}

func toldDatabase(one firesteel.Database) any {
	return dict{
		{"name", one.Name}, {"catalog", optional(one.Catalog)}, {"description", optional(one.Description)},
		{"locationUri", one.LocationURI},
	}
}

func toldTable(one firesteel.Table) any {
	return dict{
		{"name", one.Name}, {"catalog", optional(one.Catalog)}, {"namespace", namespace(one.Namespace)},
		{"description", optional(one.Description)}, {"tableType", one.TableType}, {"isTemporary", one.IsTemporary},
	}
}

func toldColumn(one firesteel.TableColumn) any {
	return dict{
		{"name", one.Name}, {"description", optional(one.Description)}, {"dataType", one.DataType},
		{"nullable", one.Nullable}, {"isPartition", one.IsPartition}, {"isBucket", one.IsBucket},
		{"isCluster", one.IsCluster},
	}
}

func toldFunction(one firesteel.Function) any {
	return dict{
		{"name", one.Name}, {"catalog", optional(one.Catalog)}, {"namespace", namespace(one.Namespace)},
		{"description", optional(one.Description)}, {"className", one.ClassName}, {"isTemporary", one.IsTemporary},
	}
}

func toldCatalog(one firesteel.CatalogMetadata) any {
	return dict{{"name", one.Name}, {"description", optional(one.Description)}}
}

// all are entries of the catalog as the cases tell them.
func all[T any](tell func(T) any) func([]T, error) (any, error) {
	return func(entries []T, err error) (any, error) {
		told := make([]any, len(entries))
		for at, entry := range entries {
			told[at] = tell(entry)
		}
		return told, err
	}
}

// one is an entry of the catalog as the cases tell it.
func one[T any](tell func(T) any) func(T, error) (any, error) {
	return func(entry T, err error) (any, error) { return tell(entry), err }
}

// when is the option, if the flag is set.
func (call *call) when(at int, name string, option func() firesteel.CatalogOption) []firesteel.CatalogOption {
	if call.flag(at, name, false) {
		return []firesteel.CatalogOption{option()}
	}
	return nil
}

var _ = add("Catalog", map[string]member{
	"currentCatalog": func(call *call) (any, error) { return call.catalog().CurrentCatalog(call.ctx) },
	"setCurrentCatalog": func(call *call) (any, error) {
		return nil, call.catalog().SetCurrentCatalog(call.ctx, call.text(0, "catalogName", ""))
	},
	"listCatalogs": func(call *call) (any, error) {
		return all(toldCatalog)(call.catalog().ListCatalogs(call.ctx, call.text(0, "pattern", "")))
	},
	"currentDatabase": func(call *call) (any, error) { return call.catalog().CurrentDatabase(call.ctx) },
	"setCurrentDatabase": func(call *call) (any, error) {
		return nil, call.catalog().SetCurrentDatabase(call.ctx, call.text(0, "dbName", ""))
	},
	"listDatabases": func(call *call) (any, error) {
		return all(toldDatabase)(call.catalog().ListDatabases(call.ctx, call.text(0, "pattern", "")))
	},
	"getDatabase": func(call *call) (any, error) {
		return one(toldDatabase)(call.catalog().GetDatabase(call.ctx, call.text(0, "dbName", "")))
	},
	"databaseExists": func(call *call) (any, error) {
		return call.catalog().DatabaseExists(call.ctx, call.text(0, "dbName", ""))
	},
	"createDatabase": func(call *call) (any, error) {
		options := call.when(1, "ifNotExists", firesteel.IfNotExists)
		for _, entry := range taking(call, 2, "properties", dict{}) {
			options = append(options, firesteel.Property(setting(entry.key), setting(entry.value)))
		}
		return nil, call.catalog().CreateDatabase(call.ctx, call.text(0, "dbName", ""), options...)
	},
	"dropDatabase": func(call *call) (any, error) {
		options := append(call.when(1, "ifExists", firesteel.IfExists), call.when(2, "cascade", firesteel.Cascade)...)
		return nil, call.catalog().DropDatabase(call.ctx, call.text(0, "dbName", ""), options...)
	},
	"listTables": func(call *call) (any, error) {
		return all(toldTable)(call.catalog().ListTables(call.ctx, call.text(0, "dbName", ""), call.text(1, "pattern", "")))
	},
	"listViews": func(call *call) (any, error) {
		return all(toldTable)(call.catalog().ListViews(call.ctx, call.text(0, "dbName", ""), call.text(1, "pattern", "")))
	},
	"getTable": func(call *call) (any, error) {
		return one(toldTable)(call.catalog().GetTable(call.ctx, call.text(0, "tableName", "")))
	},
	"tableExists": func(call *call) (any, error) {
		return call.catalog().TableExists(call.ctx, call.text(0, "tableName", ""), call.text(1, "dbName", ""))
	},
	"listColumns": func(call *call) (any, error) {
		return all(toldColumn)(call.catalog().ListColumns(call.ctx, call.text(0, "tableName", ""), call.text(1, "dbName", "")))
	},
	"listPartitions": func(call *call) (any, error) {
		told := func(partition string) any { return dict{{"partition", partition}} }
		return all(told)(call.catalog().ListPartitions(call.ctx, call.text(0, "tableName", "")))
	},
	"getTableProperties": func(call *call) (any, error) {
		properties, err := call.catalog().GetTableProperties(call.ctx, call.text(0, "tableName", ""))
		entries := dict{}
		for key, value := range properties {
			entries = append(entries, pair{key, value})
		}
		return entries, err
	},
	"getCreateTableString": func(call *call) (any, error) {
		options := call.when(1, "asSerde", firesteel.AsSerde)
		return call.catalog().GetCreateTableString(call.ctx, call.text(0, "tableName", ""), options...)
	},
	"createTable": func(call *call) (any, error) {
		var options []firesteel.CatalogOption
		for at, made := range []struct {
			name string
			of   func(string) firesteel.CatalogOption
		}{
			{"path", firesteel.AtPath}, {"source", firesteel.FromSource}, {"schema", firesteel.OfSchema},
			{"description", firesteel.Described},
		} {
			if text := call.text(at+1, made.name, ""); text != "" {
				options = append(options, made.of(text))
			}
		}
		name := call.text(0, "tableName", "")
		for key, value := range call.keywords {
			options = append(options, firesteel.Property(key, setting(value)))
			delete(call.keywords, key)
		}
		return call.catalog().CreateTable(call.ctx, name, options...)
	},
	"dropTable": func(call *call) (any, error) {
		options := append(call.when(1, "ifExists", firesteel.IfExists), call.when(2, "purge", firesteel.Purge)...)
		return nil, call.catalog().DropTable(call.ctx, call.text(0, "tableName", ""), options...)
	},
	"dropView": func(call *call) (any, error) {
		options := call.when(1, "ifExists", firesteel.IfExists)
		return nil, call.catalog().DropView(call.ctx, call.text(0, "viewName", ""), options...)
	},
	"dropTempView": func(call *call) (any, error) {
		return call.catalog().DropTempView(call.ctx, call.text(0, "viewName", ""))
	},
	"dropGlobalTempView": func(call *call) (any, error) {
		return call.catalog().DropGlobalTempView(call.ctx, call.text(0, "viewName", ""))
	},
	"truncateTable": func(call *call) (any, error) {
		return nil, call.catalog().TruncateTable(call.ctx, call.text(0, "tableName", ""))
	},
	"analyzeTable": func(call *call) (any, error) {
		options := call.when(1, "noScan", firesteel.NoScan)
		return nil, call.catalog().AnalyzeTable(call.ctx, call.text(0, "tableName", ""), options...)
	},
	"recoverPartitions": func(call *call) (any, error) {
		return nil, call.catalog().RecoverPartitions(call.ctx, call.text(0, "tableName", ""))
	},
	"listFunctions": func(call *call) (any, error) {
		return all(toldFunction)(call.catalog().ListFunctions(call.ctx, call.text(0, "dbName", ""), call.text(1, "pattern", "")))
	},
	"getFunction": func(call *call) (any, error) {
		return one(toldFunction)(call.catalog().GetFunction(call.ctx, call.text(0, "functionName", "")))
	},
	"functionExists": func(call *call) (any, error) {
		return call.catalog().FunctionExists(call.ctx, call.text(0, "functionName", ""), call.text(1, "dbName", ""))
	},
	"isCached": func(call *call) (any, error) {
		return call.catalog().IsCached(call.ctx, call.text(0, "tableName", ""))
	},
	"cacheTable": func(call *call) (any, error) {
		given, _ := call.argument(1, "storageLevel")
		if level, isLevel := given.(firesteel.StorageLevel); isLevel {
			return nil, call.catalog().CacheTable(call.ctx, call.text(0, "tableName", ""), level)
		}
		return nil, call.catalog().CacheTable(call.ctx, call.text(0, "tableName", ""))
	},
	"uncacheTable": func(call *call) (any, error) {
		return nil, call.catalog().UncacheTable(call.ctx, call.text(0, "tableName", ""))
	},
	"clearCache": func(call *call) (any, error) { return nil, call.catalog().ClearCache(call.ctx) },
	"refreshTable": func(call *call) (any, error) {
		return nil, call.catalog().RefreshTable(call.ctx, call.text(0, "tableName", ""))
	},
	"refreshByPath": func(call *call) (any, error) {
		return nil, call.catalog().RefreshByPath(call.ctx, call.text(0, "path", ""))
	},
})
