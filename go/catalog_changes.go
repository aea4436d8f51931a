package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"fmt"
)

// CatalogOption is a setting of a command of the catalog. A command refuses one that is not for it.
type CatalogOption func(*catalogSettings)

type catalogSettings struct {
	given      []string
	properties map[string]string
	table      map[string]string
}

func (settings *catalogSettings) has(option string) C.int32_t {
	for _, given := range settings.given {
		if given == option {
			return 1
		}
	}
	return 0
}

func catalogOption(name string) CatalogOption {
	return func(settings *catalogSettings) { settings.given = append(settings.given, name) }
}

// IfExists drops nothing, without an error, when there is nothing of the name.
func IfExists() CatalogOption { return catalogOption("IfExists") }

// IfNotExists makes nothing, without an error, when there is something of the name.
func IfNotExists() CatalogOption { return catalogOption("IfNotExists") }

// Cascade drops a database with what is in it.
func Cascade() CatalogOption { return catalogOption("Cascade") }

// Purge drops a table without keeping its files in a bin.
func Purge() CatalogOption { return catalogOption("Purge") }

// NoScan counts the bytes of a table, and not its rows.
func NoScan() CatalogOption { return catalogOption("NoScan") }

// AsSerde gives the statement in Hive's words.
func AsSerde() CatalogOption { return catalogOption("AsSerde") }

// Property gives a new database a property, or a new table an option of its format.
func Property(key, value string) CatalogOption {
	return func(settings *catalogSettings) {
		settings.given = append(settings.given, "Property")
		settings.properties[key] = value
	}
}

func tableOption(name, value string) CatalogOption {
	return func(settings *catalogSettings) {
		settings.given = append(settings.given, name)
		settings.table[name] = value
	}
}

// AtPath makes a table over the files at a path.
func AtPath(path string) CatalogOption { return tableOption("AtPath", path) }

// FromSource says the format of a new table.
func FromSource(source string) CatalogOption { return tableOption("FromSource", source) }

// OfSchema says the columns of a new table, in DDL.
func OfSchema(ddl string) CatalogOption { return tableOption("OfSchema", ddl) }

// Described describes a new table.
func Described(description string) CatalogOption { return tableOption("Described", description) }

// catalogued gathers options, and refuses those that are not among the known.
func catalogued(call string, options []CatalogOption, known ...string) (*catalogSettings, error) {
	settings := &catalogSettings{properties: map[string]string{}, table: map[string]string{}}
	for _, option := range options {
		option(settings)
	}
	for _, given := range settings.given {
		isKnown := false
		for _, name := range known {
			isKnown = isKnown || name == given
		}
		if !isKnown {
			return nil, invalidOption(call, given)
		}
	}
	return settings, nil
}

// invalidOption is the error of an option that a call does not take.
func invalidOption(call, option string) error {
	reason := fmt.Sprintf("%s does not take it.", call)
	return &Error{
		Condition:  "FIRESTEEL_INVALID_ARGUMENT",
		SQLState:   "22023",
		Message:    fmt.Sprintf("The argument %s of %s cannot be used: %s", option, call, reason),
		Parameters: map[string]string{"function": call, "argument": option, "reason": reason},
		text:       fmt.Sprintf("[FIRESTEEL_INVALID_ARGUMENT] The argument %s of %s cannot be used: %s SQLSTATE: 22023", option, call, reason),
	}
}

// CreateDatabase makes a database. It takes IfNotExists and Property.
func (catalog *Catalog) CreateDatabase(ctx context.Context, name string, options ...CatalogOption) error {
	settings, failed := catalogued("CreateDatabase", options, "IfNotExists", "Property")
	if failed != nil {
		return failed
	}
	_, failed = await(ctx, func() (struct{}, error) {
		properties, failed := newOptions(settings.properties)
		if failed != nil {
			return struct{}{}, failed
		}
		defer C.firesteel_options_free(properties)
		native, failed := catalog.session.ptr()
		if failed != nil {
			return struct{}{}, failed
		}
		defer C.firesteel_session_free(native)
		var err *C.firesteel_error
		start, length := text(name)
		status := C.firesteel_catalog_create_database(native, start, length, settings.has("IfNotExists"), properties, &err)
		return struct{}{}, failure(status, err)
	})
	return failed
}

// DropDatabase drops a database. It takes IfExists and Cascade.
func (catalog *Catalog) DropDatabase(ctx context.Context, name string, options ...CatalogOption) error {
	settings, failed := catalogued("DropDatabase", options, "IfExists", "Cascade")
	if failed != nil {
		return failed
	}
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_catalog_drop_database(native, start, length, settings.has("IfExists"), settings.has("Cascade"), err)
	})
}

// DropTable drops a table. It takes IfExists and Purge.
func (catalog *Catalog) DropTable(ctx context.Context, name string, options ...CatalogOption) error {
	settings, failed := catalogued("DropTable", options, "IfExists", "Purge")
	if failed != nil {
		return failed
	}
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_catalog_drop_table(native, start, length, settings.has("IfExists"), settings.has("Purge"), err)
	})
}

// DropView drops a view of a database. It takes IfExists.
func (catalog *Catalog) DropView(ctx context.Context, name string, options ...CatalogOption) error {
	settings, failed := catalogued("DropView", options, "IfExists")
	if failed != nil {
		return failed
	}
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_catalog_drop_view(native, start, length, settings.has("IfExists"), err)
	})
}

// AnalyzeTable counts a table's bytes and its rows. It takes NoScan.
func (catalog *Catalog) AnalyzeTable(ctx context.Context, name string, options ...CatalogOption) error {
	settings, failed := catalogued("AnalyzeTable", options, "NoScan")
	if failed != nil {
		return failed
	}
	return catalog.session.run(ctx, func(native *C.firesteel_session, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_catalog_analyze_table(native, start, length, settings.has("NoScan"), err)
	})
}

// GetCreateTableString is the statement that makes a table. It takes AsSerde.
func (catalog *Catalog) GetCreateTableString(ctx context.Context, name string, options ...CatalogOption) (string, error) {
	settings, failed := catalogued("GetCreateTableString", options, "AsSerde")
	if failed != nil {
		return "", failed
	}
	return catalog.session.answer(ctx, func(native *C.firesteel_session, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_catalog_get_create_table_string(native, start, length, settings.has("AsSerde"), out, err)
	})
}

// GetTableProperties is the properties of a table.
func (catalog *Catalog) GetTableProperties(ctx context.Context, name string) (map[string]string, error) {
	rows, failed := catalog.asked(ctx, func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_catalog_get_table_properties(native, start, length, out, err)
	})
	pairs, failed := entries(rows, failed, func(cells *cells) [2]string {
		return [2]string{cellAt[string](cells, 0), cellAt[string](cells, 1)}
	})
	properties := make(map[string]string, len(pairs))
	for _, pair := range pairs {
		properties[pair[0]] = pair[1]
	}
	return properties, failed
}

// CreateTable makes a table, and gives its rows. It takes AtPath, FromSource, OfSchema, Described and Property.
func (catalog *Catalog) CreateTable(ctx context.Context, name string, options ...CatalogOption) (*DataFrame, error) {
	settings, failed := catalogued("CreateTable", options, "AtPath", "FromSource", "OfSchema", "Described", "Property")
	if failed != nil {
		return nil, failed
	}
	return await(ctx, func() (*DataFrame, error) {
		properties, failed := newOptions(settings.properties)
		if failed != nil {
			return nil, failed
		}
		defer C.firesteel_options_free(properties)
		frame := catalog.session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			nameStart, nameLength := text(name)
			path, pathLength := text(settings.table["AtPath"])
			source, sourceLength := text(settings.table["FromSource"])
			schema, schemaLength := text(settings.table["OfSchema"])
			description, descriptionLength := text(settings.table["Described"])
			return C.firesteel_catalog_create_table(native, nameStart, nameLength, path, pathLength, source, sourceLength, schema, schemaLength, description, descriptionLength, properties, out, err)
		})
		return frame, frame.err
	})
}

// CreateExternalTable is the old name of CreateTable.
func (catalog *Catalog) CreateExternalTable(ctx context.Context, name string, options ...CatalogOption) (*DataFrame, error) {
	return catalog.CreateTable(ctx, name, options...)
}
