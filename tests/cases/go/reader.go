package main

import (
	"fmt"

	"github.com/firesteel/firesteel/go"
)

// reader is what PySpark's reader gathers; in Go these are options of one call.
type reader struct {
	spark       *firesteel.Session
	isStreaming bool
	format      string
	options     []firesteel.Option
}

func (reader reader) with(options ...firesteel.Option) reader {
	reader.options = append(append([]firesteel.Option(nil), reader.options...), options...)
	return reader
}

// given is the keywords of a call that are left, as options.
func (call *call) given() []firesteel.Option {
	var options []firesteel.Option
	for name, value := range call.keywords {
		if value != nil {
			options = append(options, firesteel.With(name, value))
		}
		delete(call.keywords, name)
	}
	return options
}

// entries is a dict as options.
func (call *call) entries(at int, name string) []firesteel.Option {
	var options []firesteel.Option
	for _, entry := range taking(call, at, name, dict(nil)) {
		options = append(options, firesteel.With(fmt.Sprint(entry.key), entry.value))
	}
	return options
}

func (call *call) reader() reader { return call.receiver.(reader) }

// schema is the option of a schema, if one was given.
func (call *call) schema(at int) []firesteel.Option {
	if ddl := call.text(at, "schema", ""); ddl != "" {
		return []firesteel.Option{firesteel.WithSchema(ddl)}
	}
	return nil
}

// load reads paths in the format of the reader.
func (reader reader) load(paths []string) *firesteel.DataFrame {
	if !reader.isStreaming {
		return reader.spark.Read(reader.format, paths, reader.options...)
	}
	path := ""
	if len(paths) > 0 {
		path = paths[0]
	}
	return reader.spark.ReadStream(reader.format, path, reader.options...)
}

// files is a member that reads files of a format; the paths are called so.
func files(format, name string) member {
	return func(call *call) (any, error) {
		paths, _ := call.argument(0, name)
		reader := call.reader().with(call.schema(1)...)
		reader.format = format
		if format == "text" {
			// PySpark always says whether a file is one row.
			reader = reader.with(firesteel.With("wholetext", false))
		}
		return reader.with(call.given()...).load(call.texts(name, paths)), nil
	}
}

var readerMembers = map[string]member{
	"format": func(call *call) (any, error) {
		reader := call.reader()
		reader.format = call.text(0, "source", "")
		return reader, nil
	},
	"schema": func(call *call) (any, error) {
		return call.reader().with(firesteel.WithSchema(call.text(0, "schema", ""))), nil
	},
	"option": func(call *call) (any, error) {
		key := call.text(0, "key", "")
		value, _ := call.argument(1, "value")
		return call.reader().with(firesteel.With(key, value)), nil
	},
	"options": func(call *call) (any, error) { return call.reader().with(call.given()...), nil },
	"load": func(call *call) (any, error) {
		paths, _ := call.argument(0, "path")
		reader := call.reader().with(call.schema(2)...)
		reader.format = call.text(1, "format", reader.format)
		return reader.with(call.given()...).load(call.texts("path", paths)), nil
	},
	"table": func(call *call) (any, error) {
		reader, name := call.reader(), call.text(0, "tableName", "")
		if reader.isStreaming {
			return reader.spark.ReadStreamTable(name, reader.options...), nil
		}
		return reader.spark.ReadTable(name, reader.options...), nil
	},
	"changes": func(call *call) (any, error) {
		reader, name := call.reader(), call.text(0, "tableName", "")
		if reader.isStreaming {
			return reader.spark.ReadStreamChanges(name, reader.options...), nil
		}
		return reader.spark.ReadChanges(name, reader.options...), nil
	},
	"csv":  files("csv", "path"),
	"json": files("json", "path"),
	"orc":  files("orc", "path"),
	"xml":  files("xml", "path"),
}

var _ = add("DataFrameReader", readerMembers)

var _ = add("DataFrameReader", map[string]member{
	"text": files("text", "paths"),
	"parquet": func(call *call) (any, error) {
		paths := call.rest(0)
		reader := call.reader().with(call.given()...)
		reader.format = "parquet"
		return reader.load(call.texts("paths", paths)), nil
	},
	"jdbc": func(call *call) (any, error) {
		url, table := call.text(0, "url", ""), call.text(1, "table", "")
		predicates, _ := call.argument(6, "predicates")
		reader := call.reader().with(call.entries(7, "properties")...)
		if predicates != nil {
			reader = reader.with(firesteel.Predicates(call.texts("predicates", predicates)...))
		}
		return reader.spark.ReadJDBC(url, table, reader.options...), nil
	},
})

var _ = add("DataStreamReader", readerMembers)

var _ = add("DataStreamReader", map[string]member{
	"text":    files("text", "path"),
	"parquet": files("parquet", "path"),
	"name": func(call *call) (any, error) {
		return call.reader().with(firesteel.SourceName(call.text(0, "source_name", ""))), nil
	},
})

var _ = add("SparkSession", map[string]member{
	"read":       func(call *call) (any, error) { return reader{spark: call.session()}, nil },
	"readStream": func(call *call) (any, error) { return reader{spark: call.session(), isStreaming: true}, nil },
})
