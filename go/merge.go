package firesteel

// #include "firesteel.h"
import "C"

import (
	"context"
	"runtime"
)

// MergeIntoWriter is a table changed by the rows of a DataFrame. Of the actions that fit a row, the first is taken. One
// that could not be built carries its error to Merge.
type MergeIntoWriter struct {
	native *C.firesteel_merge
	err    error
}

// Assignment gives a column of a table a value.
type Assignment struct {
	Column string
	Value  *Column
}

// MergeInto changes a table, whose rows belong to this DataFrame's where the condition holds.
func (frame *DataFrame) MergeInto(table string, condition *Column) *MergeIntoWriter {
	handle, failed := optionalColumn(condition)
	if failed = firstOf(frame.err, failed); failed != nil {
		return &MergeIntoWriter{err: failed}
	}
	var native *C.firesteel_merge
	failed = set(func(err **C.firesteel_error) C.firesteel_status {
		start, length := text(table)
		return C.firesteel_dataframe_merge_into(frame.native, start, length, handle, &native, err)
	})
	runtime.KeepAlive(frame)
	runtime.KeepAlive(table)
	runtime.KeepAlive(condition)
	if failed != nil {
		return &MergeIntoWriter{err: failed}
	}
	merge := &MergeIntoWriter{native: native}
	runtime.AddCleanup(merge, func(native *C.firesteel_merge) { C.firesteel_merge_free(native) }, native)
	return merge
}

// WhenMatched is the rows of the table that a row of the DataFrame fits, and for which the condition, unless it is nil,
// holds.
func (merge *MergeIntoWriter) WhenMatched(condition *Column) *WhenMatched {
	return &WhenMatched{mergeRows{merge, C.FIRESTEEL_MERGE_MATCHED, condition}}
}

// WhenNotMatched is the rows of the DataFrame that fit no row of the table.
func (merge *MergeIntoWriter) WhenNotMatched(condition *Column) *WhenNotMatched {
	return &WhenNotMatched{mergeRows{merge, C.FIRESTEEL_MERGE_NOT_MATCHED, condition}}
}

// WhenNotMatchedBySource is the rows of the table that no row of the DataFrame fits.
func (merge *MergeIntoWriter) WhenNotMatchedBySource(condition *Column) *WhenNotMatchedBySource {
	return &WhenNotMatchedBySource{mergeRows{merge, C.FIRESTEEL_MERGE_NOT_MATCHED_BY_SOURCE, condition}}
}

// WithSchemaEvolution gives the table the columns that only the DataFrame has.
func (merge *MergeIntoWriter) WithSchemaEvolution() *MergeIntoWriter {
	if merge.err == nil {
		merge.err = set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_merge_with_schema_evolution(merge.native, err)
		})
	}
	return merge
}

// Merge carries the merge out; when the context is done it is given up.
func (merge *MergeIntoWriter) Merge(ctx context.Context) error {
	if merge.err != nil {
		return merge.err
	}
	return carriedOut(ctx, func(out **C.firesteel_operation) error {
		failed := set(func(err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_merge_run(merge.native, out, err)
		})
		runtime.KeepAlive(merge)
		return failed
	})
}

// mergeRows is rows of a merge, with which something is done.
type mergeRows struct {
	merge     *MergeIntoWriter
	when      C.int32_t
	condition *Column
}

func (rows mergeRows) act(action C.int32_t, assignments []Assignment) *MergeIntoWriter {
	merge := rows.merge
	if merge.err != nil {
		return merge
	}
	names := make([]string, len(assignments))
	values := make([]*Column, len(assignments))
	for at, assignment := range assignments {
		names[at], values[at] = assignment.Column, assignment.Value
	}
	array, count, free, failed := texts(names)
	if failed != nil {
		merge.err = failed
		return merge
	}
	defer free()
	handles, failedColumns := columnArray(values)
	condition, failed := optionalColumn(rows.condition)
	if merge.err = firstOf(failedColumns, failed); merge.err != nil {
		return merge
	}
	merge.err = set(func(err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_merge_when(merge.native, rows.when, condition, action, array, first(handles), count, err)
	})
	runtime.KeepAlive(values)
	runtime.KeepAlive(rows.condition)
	return merge
}

// WhenMatched is rows of the table that a row of the DataFrame fits.
type WhenMatched struct{ rows mergeRows }

// UpdateAll gives every column of the table the value of the DataFrame's column of that name.
func (rows *WhenMatched) UpdateAll() *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_UPDATE_ALL, nil)
}

// Update gives these columns of the table these values.
func (rows *WhenMatched) Update(assignments ...Assignment) *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_UPDATE, assignments)
}

// Delete deletes the rows.
func (rows *WhenMatched) Delete() *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_DELETE, nil)
}

// WhenNotMatched is rows of the DataFrame that fit no row of the table.
type WhenNotMatched struct{ rows mergeRows }

// InsertAll adds a row with the values of the DataFrame's columns, by name.
func (rows *WhenNotMatched) InsertAll() *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_INSERT_ALL, nil)
}

// Insert adds a row with these values in these columns of the table.
func (rows *WhenNotMatched) Insert(assignments ...Assignment) *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_INSERT, assignments)
}

// WhenNotMatchedBySource is rows of the table that no row of the DataFrame fits.
type WhenNotMatchedBySource struct{ rows mergeRows }

// UpdateAll gives every column of the table the value of the DataFrame's column of that name.
func (rows *WhenNotMatchedBySource) UpdateAll() *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_UPDATE_ALL, nil)
}

// Update gives these columns of the table these values.
func (rows *WhenNotMatchedBySource) Update(assignments ...Assignment) *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_UPDATE, assignments)
}

// Delete deletes the rows.
func (rows *WhenNotMatchedBySource) Delete() *MergeIntoWriter {
	return rows.rows.act(C.FIRESTEEL_MERGE_DELETE, nil)
}
