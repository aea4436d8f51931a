package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"encoding/json"
	"errors"
	"math/rand/v2"
	"runtime"
	"unsafe"
)

// SelectExpr is Select of expressions in SQL.
func (frame *DataFrame) SelectExpr(expressions ...string) *DataFrame {
	return frame.named(expressions, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_select_expr(native, names, count, out, err)
	})
}

// column is the column that a call on the DataFrame gives for a text.
func (frame *DataFrame) column(
	value string,
	call func(native *C.firesteel_dataframe, start *C.char, length C.int64_t, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status,
) *Column {
	if frame.err != nil {
		return &Column{err: frame.err}
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(value)
	status := call(frame.native, start, length, &out, &err)
	runtime.KeepAlive(frame)
	runtime.KeepAlive(value)
	return builtColumn(out, status, err)
}

// MetadataColumn is a column that the rows' source knows beside its data, such as "_metadata" of files.
func (frame *DataFrame) MetadataColumn(name string) *Column {
	return frame.column(name, func(native *C.firesteel_dataframe, start *C.char, length C.int64_t, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_metadata_column(native, start, length, out, err)
	})
}

// ColRegex is the columns whose names match a regular expression in backticks; any other text is the name of one column.
func (frame *DataFrame) ColRegex(pattern string) *Column {
	return frame.column(pattern, func(native *C.firesteel_dataframe, start *C.char, length C.int64_t, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_col_regex(native, start, length, out, err)
	})
}

// NamedColumn is a column with the name that it gets.
type NamedColumn struct {
	Name   string
	Column *Column
}

// WithColumns is the DataFrame with columns added, or replaced where the names are there.
func (frame *DataFrame) WithColumns(columns ...NamedColumn) *DataFrame {
	names, values := make([]string, len(columns)), make([]*Column, len(columns))
	for at, column := range columns {
		names[at], values[at] = column.Name, column.Column
	}
	array, _, free, failed := texts(names)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer free()
	return frame.over(values, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_with_columns(native, array, columns, count, out, err)
	})
}

// Renamed is a column's name and the one that it gets.
type Renamed struct {
	Old, New string
}

// WithColumnsRenamed is the DataFrame with columns under other names; names that are not there are passed over, as in
// Spark.
func (frame *DataFrame) WithColumnsRenamed(names ...Renamed) *DataFrame {
	old, other := make([]string, len(names)), make([]string, len(names))
	for at, name := range names {
		old[at], other[at] = name.Old, name.New
	}
	oldNames, count, freeOld, failed := texts(old)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer freeOld()
	newNames, _, freeNew, failed := texts(other)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	defer freeNew()
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_with_columns_renamed(native, oldNames, newNames, count, out, err)
	})
}

// WithMetadata is the DataFrame with other metadata on a column, which are written as JSON.
func (frame *DataFrame) WithMetadata(name string, metadata map[string]any) *DataFrame {
	written, failed := json.Marshal(metadata)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	contents := string(written)
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		nameStart, nameLength := text(name)
		start, length := text(contents)
		return C.firesteel_dataframe_with_metadata(native, nameStart, nameLength, start, length, out, err)
	})
	runtime.KeepAlive(name)
	runtime.KeepAlive(contents)
	return result
}

// ToJSON is a text for each row, as column "value": its JSON object.
func (frame *DataFrame) ToJSON() *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_to_json(native, out, err)
	})
}

// ZipWithIndex is the rows numbered from 0, in the order of partitions, by a column of this name after the others.
func (frame *DataFrame) ZipWithIndex(name string) *DataFrame {
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_dataframe_zip_with_index(native, start, length, out, err)
	})
	runtime.KeepAlive(name)
	return result
}

// DropDuplicatesWithinWatermark is DropDuplicates among the rows of a stream that its watermark keeps.
func (frame *DataFrame) DropDuplicatesWithinWatermark(names ...string) *DataFrame {
	return frame.named(names, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_drop_duplicates_within_watermark(native, names, count, out, err)
	})
}

// WithWatermark says how late rows of a stream may come ("10 minutes"), by the time in a column.
func (frame *DataFrame) WithWatermark(eventTime, delay string) *DataFrame {
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		timeStart, timeLength := text(eventTime)
		delayStart, delayLength := text(delay)
		return C.firesteel_dataframe_with_watermark(native, timeStart, timeLength, delayStart, delayLength, out, err)
	})
	runtime.KeepAlive(eventTime)
	runtime.KeepAlive(delay)
	return result
}

// SortWithinPartitions is the rows of each partition in order.
func (frame *DataFrame) SortWithinPartitions(columns ...*Column) *DataFrame {
	return frame.over(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_sort(native, columns, count, C.FIRESTEEL_SORT_WITHIN_PARTITIONS, out, err)
	})
}

// Describe is count, mean, deviation, least and most of columns, as texts; of all columns when none is named.
func (frame *DataFrame) Describe(names ...string) *DataFrame {
	return frame.named(names, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_describe(native, names, count, out, err)
	})
}

// Summary is statistics of all columns, as texts: "count", "mean", "stddev", "min", "max", "25%". Without one it is Spark's
// own choice.
func (frame *DataFrame) Summary(statistics ...string) *DataFrame {
	return frame.named(statistics, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_summary(native, names, count, out, err)
	})
}

// Observe is the DataFrame with aggregates that are computed along the way, and told under a name.
func (frame *DataFrame) Observe(name string, metrics ...*Column) *DataFrame {
	return frame.over(metrics, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_dataframe_observe(native, start, length, columns, count, out, err)
	})
}

// IntersectAll is the rows that are in both, as often as in both.
func (frame *DataFrame) IntersectAll(other *DataFrame) *DataFrame {
	return frame.set(other, C.FIRESTEEL_SET_INTERSECT_ALL)
}

// ExceptAll is the rows of this one, each taken away as often as it is in the other.
func (frame *DataFrame) ExceptAll(other *DataFrame) *DataFrame {
	return frame.set(other, C.FIRESTEEL_SET_EXCEPT_ALL)
}

// with is derived, for calls that take another DataFrame.
func (frame *DataFrame) with(
	other *DataFrame,
	call func(native, other *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	if other.err != nil {
		return other
	}
	result := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return call(native, other.native, out, err)
	})
	runtime.KeepAlive(other)
	return result
}

// Zip is the columns of both side by side, row by row. Both must come of one DataFrame.
func (frame *DataFrame) Zip(other *DataFrame) *DataFrame {
	return frame.with(other, func(native, other *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_zip(native, other, out, err)
	})
}

// LateralJoin is each row with the rows that other, which may use its columns, gives for it. The condition may be nil;
// kind is "inner", "left" or "cross".
func (frame *DataFrame) LateralJoin(other *DataFrame, condition *Column, kind string) *DataFrame {
	var on *C.firesteel_column
	if condition != nil {
		if condition.err != nil {
			return &DataFrame{err: condition.err}
		}
		on = condition.native
	}
	result := frame.with(other, func(native, other *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(kind)
		return C.firesteel_dataframe_lateral_join(native, other, on, start, length, out, err)
	})
	runtime.KeepAlive(condition)
	runtime.KeepAlive(kind)
	return result
}

// NearestBy is how NearestByJoin finds the rows of the other side.
type NearestBy struct {
	// Ranking is what the rows are ordered by.
	Ranking *Column
	// Rows is how many rows of the other side each row gets.
	Rows int32
	// Mode is "exact" or "approx".
	Mode string
	// Direction is "distance" (the smallest first) or "similarity".
	Direction string
	// Kind is "inner", which is meant when it is empty, or "leftouter".
	Kind string
}

// NearestByJoin is each row with the rows of the other side that a ranking puts first.
func (frame *DataFrame) NearestByJoin(other *DataFrame, by NearestBy) *DataFrame {
	ranking, failed := columnArray([]*Column{by.Ranking})
	if failed != nil {
		return &DataFrame{err: failed}
	}
	if by.Kind == "" {
		by.Kind = "inner"
	}
	result := frame.with(other, func(native, other *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		mode, modeLength := text(by.Mode)
		direction, directionLength := text(by.Direction)
		kind, kindLength := text(by.Kind)
		return C.firesteel_dataframe_nearest_by_join(native, other, ranking[0], C.int32_t(by.Rows), mode, modeLength, direction, directionLength, kind, kindLength, out, err)
	})
	runtime.KeepAlive(&by)
	runtime.KeepAlive(by.Ranking)
	return result
}

// Hint is a hint for the optimiser, such as "broadcast". Parameters are columns, or values that Lit takes.
func (frame *DataFrame) Hint(name string, parameters ...any) *DataFrame {
	return frame.over(literals(parameters), func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_dataframe_hint(native, start, length, columns, count, out, err)
	})
}

// Coalesce is the rows in at most so many partitions, brought together without a shuffle.
func (frame *DataFrame) Coalesce(partitions int32) *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_coalesce(native, C.int32_t(partitions), out, err)
	})
}

// Repartition is the rows in so many partitions, rows of equal values of the columns in one. With columns, 0 partitions are
// as many as the backend likes.
func (frame *DataFrame) Repartition(partitions int32, columns ...*Column) *DataFrame {
	if len(columns) == 0 {
		return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_dataframe_repartition(native, C.int32_t(partitions), out, err)
		})
	}
	return frame.over(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_repartition_by(native, C.int32_t(partitions), columns, count, out, err)
	})
}

// RepartitionByRange is the rows in so many partitions, 0 for as many as the backend likes, which are ranges of the columns'
// values.
func (frame *DataFrame) RepartitionByRange(partitions int32, columns ...*Column) *DataFrame {
	return frame.over(columns, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_repartition_by_range(native, C.int32_t(partitions), columns, count, out, err)
	})
}

// RepartitionByID is each row in the partition whose number a column says.
func (frame *DataFrame) RepartitionByID(partitions int32, partitionID *Column) *DataFrame {
	return frame.over([]*Column{partitionID}, func(native *C.firesteel_dataframe, columns **C.firesteel_column, _ C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_repartition_by_id(native, C.int32_t(partitions), *columns, out, err)
	})
}

// Unpivot is columns turned into rows: one a column of values, or of all but ids when values is nil. variable is the name of
// the column that says which it was, value of the one that holds what stood there.
func (frame *DataFrame) Unpivot(ids, values []*Column, variable, value string) *DataFrame {
	chosen, failed := columnArray(values)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	// A pointer, with no column behind it, says that none is chosen; NULL, that all are.
	var start **C.firesteel_column
	if values != nil {
		start = first(append(chosen, nil))
	}
	result := frame.over(ids, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		variableStart, variableLength := text(variable)
		valueStart, valueLength := text(value)
		return C.firesteel_dataframe_unpivot(native, columns, count, start, C.size_t(len(chosen)), variableStart, variableLength, valueStart, valueLength, out, err)
	})
	runtime.KeepAlive(values)
	return result
}

// Transpose is rows turned into columns, whose names are the values of index, or of the first column when it is nil.
func (frame *DataFrame) Transpose(index *Column) *DataFrame {
	if index == nil {
		return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_dataframe_transpose(native, nil, out, err)
		})
	}
	return frame.over([]*Column{index}, func(native *C.firesteel_dataframe, columns **C.firesteel_column, _ C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_transpose(native, *columns, out, err)
	})
}

// Transform is what function makes of the DataFrame, so that calls can be chained.
func (frame *DataFrame) Transform(function func(*DataFrame) *DataFrame) *DataFrame {
	return function(frame)
}

// SampleOption says how rows are drawn.
type SampleOption func(*sampling)

type sampling struct {
	withReplacement bool
	seed            int64
}

// WithReplacement lets a row be drawn more than once.
func WithReplacement() SampleOption {
	return func(sampling *sampling) { sampling.withReplacement = true }
}

// Seed makes the same rows be drawn each time. Without it a seed is chosen by chance.
func Seed(seed int64) SampleOption { return func(sampling *sampling) { sampling.seed = seed } }

func drawn(options []SampleOption) sampling {
	sampling := sampling{seed: rand.Int64()}
	for _, option := range options {
		option(&sampling)
	}
	return sampling
}

// Sample is about this fraction of the rows, by chance.
func (frame *DataFrame) Sample(fraction float64, options ...SampleOption) *DataFrame {
	sampling := drawn(options)
	var again C.int32_t
	if sampling.withReplacement {
		again = 1
	}
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_sample(native, C.double(fraction), again, C.int64_t(sampling.seed), out, err)
	})
}

// RandomSplit is the rows parted by chance, in about these proportions. WithReplacement is not for it.
func (frame *DataFrame) RandomSplit(weights []float64, options ...SampleOption) ([]*DataFrame, error) {
	if frame.err != nil {
		return nil, frame.err
	}
	sampling := drawn(options)
	if sampling.withReplacement {
		return nil, errors.New("firesteel: a split gives each row once")
	}
	parts := make([]*C.firesteel_dataframe, max(len(weights), 1))
	var err *C.firesteel_error
	status := C.firesteel_dataframe_random_split(frame.native, (*C.double)(unsafe.SliceData(weights)), C.size_t(len(weights)), C.int64_t(sampling.seed), unsafe.SliceData(parts), &err)
	runtime.KeepAlive(frame)
	runtime.KeepAlive(weights)
	if failed := failure(status, err); failed != nil {
		return nil, failed
	}
	frames := make([]*DataFrame, len(weights))
	for at := range frames {
		frames[at] = builtFrame(parts[at], C.FIRESTEEL_OK, nil)
	}
	return frames, nil
}
