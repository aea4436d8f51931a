package firesteel

// #include "firesteel.h"
import "C"

import (
	"context"
	"errors"
	"runtime"
	"strings"
)

// Grouped is a DataFrame's rows in groups, to be aggregated. It is immutable; one that could not be built carries its
// error to the DataFrame that is made of it.
type Grouped struct {
	frame  *DataFrame
	native *C.firesteel_grouped
	err    error
}

func builtGrouped(frame *DataFrame, native *C.firesteel_grouped, status C.firesteel_status, nativeError *C.firesteel_error) *Grouped {
	if err := failure(status, nativeError); err != nil {
		return &Grouped{err: err}
	}
	grouped := &Grouped{frame: frame, native: native}
	runtime.AddCleanup(grouped, func(native *C.firesteel_grouped) { C.firesteel_grouped_free(native) }, native)
	return grouped
}

// grouped is the groups that a call with columns gives.
func (frame *DataFrame) grouped(
	columns []*Column,
	call func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_grouped, err **C.firesteel_error) C.firesteel_status,
) *Grouped {
	handles, failed := columnArray(columns)
	if failed == nil {
		failed = frame.err
	}
	if failed != nil {
		return &Grouped{err: failed}
	}
	var out *C.firesteel_grouped
	var err *C.firesteel_error
	status := call(frame.native, first(handles), C.size_t(len(handles)), &out, &err)
	runtime.KeepAlive(frame)
	runtime.KeepAlive(columns)
	return builtGrouped(frame, out, status, err)
}

// GroupBy groups the rows by these columns.
func (frame *DataFrame) GroupBy(columns ...*Column) *Grouped {
	return frame.grouped(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_grouped, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_group_by(native, columns, count, out, err)
	})
}

// Rollup groups by the columns, by all but the last of them, and so on to none.
func (frame *DataFrame) Rollup(columns ...*Column) *Grouped {
	return frame.grouped(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_grouped, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_rollup(native, columns, count, out, err)
	})
}

// Cube groups by each subset of the columns.
func (frame *DataFrame) Cube(columns ...*Column) *Grouped {
	return frame.grouped(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_grouped, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_cube(native, columns, count, out, err)
	})
}

// GroupingSets groups by each of these sets of columns; columns are those that the result shows.
func (frame *DataFrame) GroupingSets(sets [][]*Column, columns ...*Column) *Grouped {
	var members []*Column
	lengths := make([]C.size_t, len(sets), len(sets)+1)
	for at, set := range sets {
		members = append(members, set...)
		lengths[at] = C.size_t(len(set))
	}
	handles, failed := columnArray(members)
	if failed != nil {
		return &Grouped{err: failed}
	}
	grouped := frame.grouped(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_grouped, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_grouping_sets(native, first(handles), &lengths[:1][0], C.size_t(len(lengths)), columns, count, out, err)
	})
	runtime.KeepAlive(members)
	return grouped
}

// Err is why the groups could not be built; nil when they could.
func (grouped *Grouped) Err() error { return grouped.err }

// derived is the DataFrame that a call on the groups gives.
func (grouped *Grouped) derived(
	call func(native *C.firesteel_grouped, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	if grouped.err != nil {
		return &DataFrame{err: grouped.err}
	}
	var out *C.firesteel_dataframe
	var err *C.firesteel_error
	status := call(grouped.native, &out, &err)
	runtime.KeepAlive(grouped)
	return builtFrame(out, status, err)
}

// Agg is a row a group: the grouping columns, then these aggregates.
func (grouped *Grouped) Agg(aggregates ...*Column) *DataFrame {
	handles, failed := columnArray(aggregates)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	result := grouped.derived(func(native *C.firesteel_grouped, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_grouped_agg(native, first(handles), C.size_t(len(handles)), out, err)
	})
	runtime.KeepAlive(aggregates)
	return result
}

// Count is how many rows each group has, as count.
func (grouped *Grouped) Count() *DataFrame {
	return grouped.derived(func(native *C.firesteel_grouped, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_grouped_count(native, out, err)
	})
}

// NumericColumns is the columns that hold numbers: those that PySpark takes where Sum and its kin are given no names.
func (grouped *Grouped) NumericColumns(ctx context.Context) ([]string, error) {
	if grouped.err != nil {
		return nil, grouped.err
	}
	schema, err := grouped.frame.Schema(ctx)
	if err != nil {
		return nil, err
	}
	var names []string
	for _, field := range schema {
		if isNumber(field.Type) {
			names = append(names, field.Name)
		}
	}
	return names, nil
}

func isNumber(dataType string) bool {
	switch dataType {
	case "tinyint", "smallint", "int", "bigint", "float", "double":
		return true
	}
	return strings.HasPrefix(dataType, "decimal(")
}

// Sum is the sum of these columns in each group. At least one has to be named; NumericColumns says which PySpark would
// take.
func (grouped *Grouped) Sum(names ...string) *DataFrame {
	return grouped.each(names, func(native *C.firesteel_grouped, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_grouped_sum(native, names, count, out, err)
	})
}

// Avg is the mean of these columns in each group; see Sum.
func (grouped *Grouped) Avg(names ...string) *DataFrame {
	return grouped.each(names, func(native *C.firesteel_grouped, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_grouped_avg(native, names, count, out, err)
	})
}

// Mean is the same as Avg.
func (grouped *Grouped) Mean(names ...string) *DataFrame { return grouped.Avg(names...) }

// Min is the smallest value of these columns in each group; see Sum.
func (grouped *Grouped) Min(names ...string) *DataFrame {
	return grouped.each(names, func(native *C.firesteel_grouped, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_grouped_min(native, names, count, out, err)
	})
}

// Max is the largest value of these columns in each group; see Sum.
func (grouped *Grouped) Max(names ...string) *DataFrame {
	return grouped.each(names, func(native *C.firesteel_grouped, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_grouped_max(native, names, count, out, err)
	})
}

func (grouped *Grouped) each(
	names []string,
	call func(native *C.firesteel_grouped, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	// The native call would wait for the schema, and there is no context here to end that.
	if len(names) == 0 {
		return &DataFrame{err: errors.New("firesteel: an aggregate of groups names no columns; see NumericColumns")}
	}
	array, count, free, failed := texts(names)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	return grouped.derived(func(native *C.firesteel_grouped, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return call(native, array, count, out, err)
	})
}

// Pivot makes a column for each of the values of a column; without values Spark looks them up. It follows only GroupBy,
// and once.
func (grouped *Grouped) Pivot(column *Column, values ...any) *Grouped {
	all := append([]*Column{column}, literals(values)...)
	handles, failed := columnArray(all)
	if failed == nil {
		failed = grouped.err
	}
	if failed != nil {
		return &Grouped{err: failed}
	}
	var out *C.firesteel_grouped
	var err *C.firesteel_error
	status := C.firesteel_grouped_pivot(grouped.native, handles[0], first(handles[1:]), C.size_t(len(handles)-1), &out, &err)
	runtime.KeepAlive(grouped)
	runtime.KeepAlive(all)
	return builtGrouped(grouped.frame, out, status, err)
}
