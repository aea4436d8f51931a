package firesteel

// #include "firesteel.h"
import "C"

import "math"

// Ends of a window's frame: the first and the last row of the partition, and the current row.
const (
	UnboundedPreceding int64 = math.MinInt64
	UnboundedFollowing int64 = math.MaxInt64
	CurrentRow         int64 = 0
)

// WindowSpec says over which rows a window function looks. Its methods give changed copies.
type WindowSpec struct {
	partition, order []*Column
	frame            C.int32_t
	lower, upper     int64
}

// PartitionBy begins a window: rows that share these values belong together.
func PartitionBy(columns ...*Column) WindowSpec { return WindowSpec{partition: columns} }

// OrderBy begins a window of all rows, in this order.
func OrderBy(columns ...*Column) WindowSpec { return WindowSpec{order: columns} }

// RowsBetween begins a window of all rows, with a frame in rows, both ends included.
func RowsBetween(lower, upper int64) WindowSpec { return WindowSpec{}.RowsBetween(lower, upper) }

// RangeBetween begins a window of all rows, with a frame in values of an order, both ends included.
func RangeBetween(lower, upper int64) WindowSpec { return WindowSpec{}.RangeBetween(lower, upper) }

// PartitionBy is the window with other columns whose values rows share.
func (window WindowSpec) PartitionBy(columns ...*Column) WindowSpec {
	window.partition = columns
	return window
}

// OrderBy is the window with its rows in this order.
func (window WindowSpec) OrderBy(columns ...*Column) WindowSpec {
	window.order = columns
	return window
}

// RowsBetween is the window with a frame in rows, both ends included.
func (window WindowSpec) RowsBetween(lower, upper int64) WindowSpec {
	window.frame, window.lower, window.upper = C.FIRESTEEL_FRAME_ROWS, lower, upper
	return window
}

// RangeBetween is the window with a frame in values of its order, both ends included.
func (window WindowSpec) RangeBetween(lower, upper int64) WindowSpec {
	window.frame, window.lower, window.upper = C.FIRESTEEL_FRAME_RANGE, lower, upper
	return window
}
