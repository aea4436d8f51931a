package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"runtime"
)

// Write writes a folder of files in a format ("parquet", "csv", "json", "orc", "text", "xml"); an empty format is the
// session's default, and with an empty path the options say what is written to. The write is whole or it is not there;
// when the context is done it is given up. It takes With, Mode, PartitionedBy, BucketedBy, SortedBy and ClusteredBy.
func (frame *DataFrame) Write(ctx context.Context, format, path string, options ...Option) error {
	wanted := gathered(options)
	if failed := wanted.only("Write", "Mode", "PartitionedBy", "BucketedBy", "SortedBy", "ClusteredBy"); failed != nil {
		return failed
	}
	wanted.format = format
	return frame.writing(ctx, wanted, func(writer *C.firesteel_writer, out **C.firesteel_operation, err **C.firesteel_error) C.firesteel_status {
		start, length := text(path)
		status := C.firesteel_writer_save(writer, start, length, out, err)
		runtime.KeepAlive(path)
		return status
	})
}

// SaveAsTable writes a table of the session's catalog. It takes what Write takes, and Format.
func (frame *DataFrame) SaveAsTable(ctx context.Context, name string, options ...Option) error {
	wanted := gathered(options)
	failed := wanted.only("SaveAsTable", "Format", "Mode", "PartitionedBy", "BucketedBy", "SortedBy", "ClusteredBy")
	if failed != nil {
		return failed
	}
	return frame.writing(ctx, wanted, func(writer *C.firesteel_writer, out **C.firesteel_operation, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		status := C.firesteel_writer_save_as_table(writer, start, length, out, err)
		runtime.KeepAlive(name)
		return status
	})
}

// InsertInto adds rows to a table, or replaces them with Mode("overwrite"), columns matched by position. It takes what
// SaveAsTable takes; the backend refuses what does not fit the table.
func (frame *DataFrame) InsertInto(ctx context.Context, name string, options ...Option) error {
	wanted := gathered(options)
	failed := wanted.only("InsertInto", "Format", "Mode", "PartitionedBy", "BucketedBy", "SortedBy", "ClusteredBy")
	if failed != nil {
		return failed
	}
	return frame.writing(ctx, wanted, func(writer *C.firesteel_writer, out **C.firesteel_operation, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		status := C.firesteel_writer_insert_into(writer, start, length, out, err)
		runtime.KeepAlive(name)
		return status
	})
}

// WriteJDBC writes a table of a database. User and password are options. It takes With and Mode.
func (frame *DataFrame) WriteJDBC(ctx context.Context, url, table string, options ...Option) error {
	wanted := gathered(options)
	if failed := wanted.only("WriteJDBC", "Mode"); failed != nil {
		return failed
	}
	return frame.writing(ctx, wanted, func(writer *C.firesteel_writer, out **C.firesteel_operation, err **C.firesteel_error) C.firesteel_status {
		urlStart, urlLength := text(url)
		tableStart, tableLength := text(table)
		status := C.firesteel_writer_jdbc(writer, urlStart, urlLength, tableStart, tableLength, out, err)
		runtime.KeepAlive(url)
		runtime.KeepAlive(table)
		return status
	})
}

// writing carries out a write with these settings.
func (frame *DataFrame) writing(
	ctx context.Context,
	wanted settings,
	start func(*C.firesteel_writer, **C.firesteel_operation, **C.firesteel_error) C.firesteel_status,
) error {
	if frame.err != nil {
		return frame.err
	}
	return carriedOut(ctx, func(out **C.firesteel_operation) error {
		var writer *C.firesteel_writer
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_dataframe_writer(frame.native, &writer, err)
		})
		runtime.KeepAlive(frame)
		if failed != nil {
			return failed
		}
		defer C.firesteel_writer_free(writer)
		if failed := wanted.setWriter(writer); failed != nil {
			return failed
		}
		return set(func(err **C.firesteel_error) C.firesteel_status { return start(writer, out, err) })
	})
}

func (settings *settings) setWriter(writer *C.firesteel_writer) error {
	return firstOf(
		setText(settings.format, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_format(writer, start, length, err)
		}),
		setText(settings.mode, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_mode(writer, start, length, err)
		}),
		setEntries(settings.entries, func(key *C.char, keyLength C.int64_t, value *C.char, valueLength C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_option(writer, key, keyLength, value, valueLength, err)
		}),
		setNames(settings.partitionBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_partition_by(writer, names, count, err)
		}),
		setNames(settings.bucketBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_bucket_by(writer, C.int32_t(settings.buckets), names, count, err)
		}),
		setNames(settings.sortBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_sort_by(writer, names, count, err)
		}),
		setNames(settings.clusterBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_cluster_by(writer, names, count, err)
		}),
	)
}

// carriedOut starts a command and waits for its end; when the context is done it is cancelled.
func carriedOut(ctx context.Context, start func(out **C.firesteel_operation) error) error {
	operation, err := await(ctx, func() (*Operation, error) {
		var out *C.firesteel_operation
		if failed := start(&out); failed != nil {
			return nil, failed
		}
		return newOperation(out), nil
	})
	if err != nil {
		return err
	}
	defer operation.Close()
	return operation.wait(ctx)
}

// DataFrameWriterV2 writes a DataFrame to a table of a catalog. One that could not be built carries its error to the
// action.
type DataFrameWriterV2 struct {
	frame  *DataFrame
	native *C.firesteel_writer_v2
	err    error
}

// WriteTo writes to a table of a catalog. It takes With, Using, TableProperty, PartitionedByColumns and ClusteredBy.
func (frame *DataFrame) WriteTo(table string, options ...Option) *DataFrameWriterV2 {
	if frame.err != nil {
		return &DataFrameWriterV2{err: frame.err}
	}
	wanted := gathered(options)
	if failed := wanted.only("WriteTo", "Using", "TableProperty", "PartitionedByColumns", "ClusteredBy"); failed != nil {
		return &DataFrameWriterV2{err: failed}
	}
	var native *C.firesteel_writer_v2
	failed := set(func(err **C.firesteel_error) C.firesteel_status {
		start, length := text(table)
		return C.firesteel_dataframe_writer_v2(frame.native, start, length, &native, err)
	})
	runtime.KeepAlive(frame)
	runtime.KeepAlive(table)
	if failed != nil {
		return &DataFrameWriterV2{err: failed}
	}
	writer := &DataFrameWriterV2{frame: frame, native: native}
	runtime.AddCleanup(writer, func(native *C.firesteel_writer_v2) { C.firesteel_writer_v2_free(native) }, native)
	writer.err = wanted.setWriterV2(native)
	return writer
}

func (settings *settings) setWriterV2(writer *C.firesteel_writer_v2) error {
	return firstOf(
		setText(settings.provider, func(start *C.char, length C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_v2_using(writer, start, length, err)
		}),
		setEntries(settings.entries, func(key *C.char, keyLength C.int64_t, value *C.char, valueLength C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_v2_option(writer, key, keyLength, value, valueLength, err)
		}),
		setEntries(settings.properties, func(key *C.char, keyLength C.int64_t, value *C.char, valueLength C.int64_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_v2_table_property(writer, key, keyLength, value, valueLength, err)
		}),
		settings.setPartitions(writer),
		setNames(settings.clusterBy, func(names **C.char, count C.size_t, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_v2_cluster_by(writer, names, count, err)
		}),
	)
}

func (settings *settings) setPartitions(writer *C.firesteel_writer_v2) error {
	if len(settings.partitions) == 0 {
		return nil
	}
	handles, failed := columnArray(settings.partitions)
	if failed != nil {
		return failed
	}
	failed = set(func(err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_writer_v2_partitioned_by(writer, first(handles), C.size_t(len(handles)), err)
	})
	runtime.KeepAlive(settings.partitions)
	return failed
}

// Create makes the table, which must not be there.
func (writer *DataFrameWriterV2) Create(ctx context.Context) error {
	return writer.write(ctx, C.FIRESTEEL_WRITE_CREATE, nil)
}

// Replace replaces the table, schema and all; it must be there.
func (writer *DataFrameWriterV2) Replace(ctx context.Context) error {
	return writer.write(ctx, C.FIRESTEEL_WRITE_REPLACE, nil)
}

// CreateOrReplace makes the table, or replaces it.
func (writer *DataFrameWriterV2) CreateOrReplace(ctx context.Context) error {
	return writer.write(ctx, C.FIRESTEEL_WRITE_CREATE_OR_REPLACE, nil)
}

// Append adds rows, columns matched by name.
func (writer *DataFrameWriterV2) Append(ctx context.Context) error {
	return writer.write(ctx, C.FIRESTEEL_WRITE_APPEND, nil)
}

// Overwrite replaces the rows for which the condition holds.
func (writer *DataFrameWriterV2) Overwrite(ctx context.Context, condition *Column) error {
	return writer.write(ctx, C.FIRESTEEL_WRITE_OVERWRITE, condition)
}

// OverwritePartitions replaces the partitions that the DataFrame has rows for.
func (writer *DataFrameWriterV2) OverwritePartitions(ctx context.Context) error {
	return writer.write(ctx, C.FIRESTEEL_WRITE_OVERWRITE_PARTITIONS, nil)
}

func (writer *DataFrameWriterV2) write(ctx context.Context, mode C.int32_t, condition *Column) error {
	if writer.err != nil {
		return writer.err
	}
	return carriedOut(ctx, func(out **C.firesteel_operation) error {
		native, failed := optionalColumn(condition)
		if failed != nil {
			return failed
		}
		failed = set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_writer_v2_write(writer.native, mode, native, out, err)
		})
		runtime.KeepAlive(writer)
		runtime.KeepAlive(condition)
		return failed
	})
}

// optionalColumn is the native column, nil for nil.
func optionalColumn(column *Column) (*C.firesteel_column, error) {
	if column == nil {
		return nil, nil
	}
	return column.native, column.err
}
