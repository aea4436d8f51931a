package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"runtime"
	"unsafe"
)

// DataFrame is a relation of rows and columns that is computed when an action asks for it. It is immutable and may be
// shared. One that could not be built carries its error to the action.
type DataFrame struct {
	native *C.firesteel_dataframe
	err    error
}

func builtFrame(native *C.firesteel_dataframe, status C.firesteel_status, nativeError *C.firesteel_error) *DataFrame {
	if err := failure(status, nativeError); err != nil {
		return &DataFrame{err: err}
	}
	frame := &DataFrame{native: native}
	runtime.AddCleanup(frame, func(native *C.firesteel_dataframe) { C.firesteel_dataframe_free(native) }, native)
	return frame
}

// Err is why the DataFrame could not be built; nil when it could.
func (frame *DataFrame) Err() error { return frame.err }

// derived is the DataFrame that a call on this one gives.
func (frame *DataFrame) derived(
	call func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	if frame.err != nil {
		return frame
	}
	var out *C.firesteel_dataframe
	var err *C.firesteel_error
	status := call(frame.native, &out, &err)
	runtime.KeepAlive(frame)
	return builtFrame(out, status, err)
}

// over is derived, for calls that take columns.
func (frame *DataFrame) over(
	columns []*Column,
	call func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	handles, failed := columnArray(columns)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return call(native, first(handles), C.size_t(len(handles)), out, err)
	})
	runtime.KeepAlive(columns)
	return result
}

// Col is a column of this very DataFrame, which stays its own in a self-join.
func (frame *DataFrame) Col(name string) *Column {
	if frame.err != nil {
		return &Column{err: frame.err}
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(name)
	status := C.firesteel_dataframe_col(frame.native, start, length, &out, &err)
	runtime.KeepAlive(frame)
	runtime.KeepAlive(name)
	return builtColumn(out, status, err)
}

// Select is the expressions as columns.
func (frame *DataFrame) Select(columns ...*Column) *DataFrame {
	return frame.over(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_select(native, columns, count, out, err)
	})
}

// Filter is the rows for which the condition holds.
func (frame *DataFrame) Filter(condition *Column) *DataFrame {
	return frame.over([]*Column{condition}, func(native *C.firesteel_dataframe, columns **C.firesteel_column, _ C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_filter(native, *columns, out, err)
	})
}

// WithColumn is the DataFrame with a column added, or replaced when the name is there.
func (frame *DataFrame) WithColumn(name string, column *Column) *DataFrame {
	names, _, free, failed := texts([]string{name})
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	return frame.over([]*Column{column}, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_with_columns(native, names, columns, count, out, err)
	})
}

// WithColumnRenamed is the DataFrame with a column under another name.
func (frame *DataFrame) WithColumnRenamed(old, new string) *DataFrame {
	oldNames, count, freeOld, failed := texts([]string{old})
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer freeOld()
	newNames, _, freeNew, failed := texts([]string{new})
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer freeNew()
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_with_columns_renamed(native, oldNames, newNames, count, out, err)
	})
}

// ToDF is the columns under these names, in order.
func (frame *DataFrame) ToDF(names ...string) *DataFrame {
	return frame.named(names, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_to_df(native, names, count, out, err)
	})
}

// named is derived, for calls that take names.
func (frame *DataFrame) named(
	names []string,
	call func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	array, count, free, failed := texts(names)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return call(native, array, count, out, err)
	})
}

// Drop is the DataFrame without the columns that these expressions stand for; what is not there is passed over, as in Spark.
func (frame *DataFrame) Drop(columns ...*Column) *DataFrame {
	return frame.over(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_drop(native, columns, count, out, err)
	})
}

// DropNames is the DataFrame without the columns of these names; those that are not there are passed over, as in Spark.
func (frame *DataFrame) DropNames(names ...string) *DataFrame {
	return frame.named(names, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_drop_names(native, names, count, out, err)
	})
}

// Join is the rows of both for which the condition holds. kind is Spark's word: "inner", "left", "right", "full", "semi",
// "anti", "cross".
func (frame *DataFrame) Join(other *DataFrame, condition *Column, kind string) *DataFrame {
	if condition == nil {
		return frame.join(other, nil, nil, kind)
	}
	if condition.err != nil {
		return &DataFrame{err: condition.err}
	}
	result := frame.join(other, condition.native, nil, kind)
	runtime.KeepAlive(condition)
	return result
}

// JoinOn is the rows of both that agree in these columns, each of which appears once in the result.
func (frame *DataFrame) JoinOn(other *DataFrame, names []string, kind string) *DataFrame {
	return frame.join(other, nil, names, kind)
}

// CrossJoin is every row with every other.
func (frame *DataFrame) CrossJoin(other *DataFrame) *DataFrame {
	return frame.join(other, nil, nil, "cross")
}

func (frame *DataFrame) join(other *DataFrame, condition *C.firesteel_column, names []string, kind string) *DataFrame {
	if other.err != nil {
		return other
	}
	array, count, free, failed := texts(names)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(kind)
		return C.firesteel_dataframe_join(native, other.native, condition, array, count, start, length, out, err)
	})
	runtime.KeepAlive(other)
	return result
}

// Agg aggregates over all rows.
func (frame *DataFrame) Agg(aggregates ...*Column) *DataFrame {
	return frame.GroupBy().Agg(aggregates...)
}

// OrderBy is the rows in order: NULLs first when ascending, last when descending.
func (frame *DataFrame) OrderBy(columns ...*Column) *DataFrame {
	return frame.over(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_sort(native, columns, count, 0, out, err)
	})
}

// Limit is at most so many rows.
func (frame *DataFrame) Limit(rows int32) *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_limit(native, C.int32_t(rows), out, err)
	})
}

// Offset is all rows but the first so many.
func (frame *DataFrame) Offset(rows int32) *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_offset(native, C.int32_t(rows), out, err)
	})
}

// Distinct is the distinct rows.
func (frame *DataFrame) Distinct() *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_distinct(native, out, err)
	})
}

// DropDuplicates is one row for each combination of these columns' values, or of all columns' when none is named.
func (frame *DataFrame) DropDuplicates(names ...string) *DataFrame {
	if len(names) == 0 {
		return frame.Distinct()
	}
	return frame.named(names, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_drop_duplicates(native, names, count, out, err)
	})
}

// Alias is the DataFrame under a name, by which its columns can be qualified.
func (frame *DataFrame) Alias(name string) *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_dataframe_alias(native, start, length, out, err)
	})
}

// Union is the rows of both, columns matched by position, repeated rows kept.
func (frame *DataFrame) Union(other *DataFrame) *DataFrame {
	return frame.set(other, C.FIRESTEEL_SET_UNION)
}

// UnionOption says how two DataFrames are brought together.
type UnionOption func(*unionByName)

type unionByName struct{ operation C.int32_t }

// AllowMissingColumns makes a column that one side lacks NULL there.
func AllowMissingColumns() UnionOption {
	return func(wanted *unionByName) { wanted.operation = C.FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING }
}

// UnionByName is the rows of both, columns matched by name.
func (frame *DataFrame) UnionByName(other *DataFrame, options ...UnionOption) *DataFrame {
	wanted := unionByName{C.FIRESTEEL_SET_UNION_BY_NAME}
	for _, option := range options {
		option(&wanted)
	}
	return frame.set(other, wanted.operation)
}

// Intersect is the distinct rows that are in both.
func (frame *DataFrame) Intersect(other *DataFrame) *DataFrame {
	return frame.set(other, C.FIRESTEEL_SET_INTERSECT)
}

// Subtract is the distinct rows that are in this one only.
func (frame *DataFrame) Subtract(other *DataFrame) *DataFrame {
	return frame.set(other, C.FIRESTEEL_SET_EXCEPT)
}

func (frame *DataFrame) set(other *DataFrame, operation C.int32_t) *DataFrame {
	if other.err != nil {
		return other
	}
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_set_operation(native, other.native, operation, out, err)
	})
	runtime.KeepAlive(other)
	return result
}

// ToPlan is the bytes of the spark.connect.Plan that the DataFrame is.
func (frame *DataFrame) ToPlan() ([]byte, error) {
	if frame.err != nil {
		return nil, frame.err
	}
	buffer := newBuffer()
	var err *C.firesteel_error
	status := C.firesteel_dataframe_to_plan(frame.native, &buffer, &err)
	runtime.KeepAlive(frame)
	if failed := failure(status, err); failed != nil {
		return nil, failed
	}
	return taken(&buffer), nil
}

// Schema is the columns of the DataFrame.
func (frame *DataFrame) Schema(ctx context.Context) (Schema, error) {
	if frame.err != nil {
		return nil, frame.err
	}
	return await(ctx, func() (Schema, error) {
		schema := newCSchema()
		var err *C.firesteel_error
		status := C.firesteel_dataframe_schema(frame.native, schema.c, &err)
		runtime.KeepAlive(frame)
		if failed := failure(status, err); failed != nil {
			return nil, failed
		}
		fields, failed := schema.fields()
		runtime.KeepAlive(schema)
		return fields, failed
	})
}

// described waits for a call on the DataFrame that gives a text.
func (frame *DataFrame) described(
	ctx context.Context,
	call func(native *C.firesteel_dataframe, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status,
) (string, error) {
	if frame.err != nil {
		return "", frame.err
	}
	return await(ctx, func() (string, error) {
		buffer := newBuffer()
		var err *C.firesteel_error
		status := call(frame.native, &buffer, &err)
		runtime.KeepAlive(frame)
		if failed := failure(status, err); failed != nil {
			return "", failed
		}
		return string(taken(&buffer)), nil
	})
}

// Explain is the physical plan, as the backend describes it; ExplainAs tells more.
func (frame *DataFrame) Explain(ctx context.Context) (string, error) {
	return frame.ExplainAs(ctx, ExplainSimple)
}

// ArrowStream starts the DataFrame and writes its rows, as an Arrow C stream that the caller owns, to stream: the address
// of a struct ArrowArrayStream in C memory.
func (frame *DataFrame) ArrowStream(ctx context.Context, stream unsafe.Pointer) error {
	operation, err := frame.Execute(ctx)
	if err != nil {
		return err
	}
	defer operation.Close()
	return operation.stream((*C.struct_ArrowArrayStream)(stream))
}
