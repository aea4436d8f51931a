package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import "runtime"

// Read is files or folders in a format ("parquet", "csv", "json", "orc", "text", "xml"), or what else the format reads. An
// empty format is the session's default. Nothing is opened before an action. It takes With and WithSchema.
func (session *Session) Read(format string, paths []string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("Read", "WithSchema"); failed != nil {
		return &DataFrame{err: failed}
	}
	return session.loading(false, format, paths, wanted)
}

// ReadTable is a table or a view, read with options.
func (session *Session) ReadTable(name string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("ReadTable"); failed != nil {
		return &DataFrame{err: failed}
	}
	return session.reading(false, "", wanted, tableOf(name))
}

// ReadChanges is what was changed in a table, a row a change.
func (session *Session) ReadChanges(table string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("ReadChanges"); failed != nil {
		return &DataFrame{err: failed}
	}
	return session.reading(false, "", wanted, changesOf(table))
}

// ReadJDBC is a table of a database. User and password are options, and so are "partitionColumn", "lowerBound",
// "upperBound" and "numPartitions", which part it. It takes With, WithSchema and Predicates.
func (session *Session) ReadJDBC(url, table string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("ReadJDBC", "WithSchema", "Predicates"); failed != nil {
		return &DataFrame{err: failed}
	}
	predicates, count, free, failed := texts(wanted.predicates)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	return session.reading(false, "", wanted, func(reader *C.firesteel_reader, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		urlStart, urlLength := text(url)
		tableStart, tableLength := text(table)
		status := C.firesteel_reader_jdbc(reader, urlStart, urlLength, tableStart, tableLength, predicates, count, out, err)
		runtime.KeepAlive(url)
		runtime.KeepAlive(table)
		return status
	})
}

// ReadStream is what is there and what will come, in a format ("rate", "kafka", "parquet"). Files need a path and a
// schema; the path is empty where the format takes none. It takes With, WithSchema and SourceName.
func (session *Session) ReadStream(format, path string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("ReadStream", "WithSchema", "SourceName"); failed != nil {
		return &DataFrame{err: failed}
	}
	var paths []string
	if path != "" {
		paths = []string{path}
	}
	return session.loading(true, format, paths, wanted)
}

// ReadStreamTable is the rows that come into a table. It takes With.
func (session *Session) ReadStreamTable(name string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("ReadStreamTable"); failed != nil {
		return &DataFrame{err: failed}
	}
	return session.reading(true, "", wanted, tableOf(name))
}

// ReadStreamChanges is what is changed in a table, a row a change.
func (session *Session) ReadStreamChanges(table string, options ...Option) *DataFrame {
	wanted := gathered(options)
	if failed := wanted.only("ReadStreamChanges"); failed != nil {
		return &DataFrame{err: failed}
	}
	return session.reading(true, "", wanted, changesOf(table))
}

// taking makes a DataFrame of a reader.
type taking func(*C.firesteel_reader, **C.firesteel_dataframe, **C.firesteel_error) C.firesteel_status

// loading is the DataFrame of paths, read with these settings.
func (session *Session) loading(isStreaming bool, format string, paths []string, wanted settings) *DataFrame {
	array, count, free, failed := texts(paths)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	return session.reading(isStreaming, format, wanted, func(reader *C.firesteel_reader, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_reader_load(reader, array, count, out, err)
	})
}

func tableOf(name string) taking {
	return func(reader *C.firesteel_reader, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		status := C.firesteel_reader_table(reader, start, length, out, err)
		runtime.KeepAlive(name)
		return status
	}
}

func changesOf(table string) taking {
	return func(reader *C.firesteel_reader, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(table)
		status := C.firesteel_reader_changes(reader, start, length, out, err)
		runtime.KeepAlive(table)
		return status
	}
}

// reading is the DataFrame of a reader with these settings.
func (session *Session) reading(isStreaming bool, format string, wanted settings, take taking) *DataFrame {
	native, failed := session.ptr()
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer C.firesteel_session_free(native)
	var reader *C.firesteel_reader
	failed = set(func(err **C.firesteel_error) C.firesteel_status {
		if isStreaming {
			return C.firesteel_session_stream_reader(native, &reader, err)
		}
		return C.firesteel_session_reader(native, &reader, err)
	})
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer C.firesteel_reader_free(reader)
	failed = firstOf(
		setText(format, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_reader_format(reader, start, length, err)
		}),
		setText(wanted.schema, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_reader_schema(reader, start, length, err)
		}),
		setText(wanted.sourceName, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_reader_name(reader, start, length, err)
		}),
		setEntries(wanted.entries, func(key *C.char, keyLength C.int64_t, value *C.char, valueLength C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_reader_option(reader, key, keyLength, value, valueLength, err)
		}),
	)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	var out *C.firesteel_dataframe
	var err *C.firesteel_error
	status := take(reader, &out, &err)
	return builtFrame(out, status, err)
}
