package main

import "github.com/firesteel/firesteel/go"

// boundary is an end of a frame. PySpark's ends of the partition are the same numbers.
func (call *call) boundary(at int, name string) int64 { return int64(call.number(at, name, 0)) }

func constant(value int64) member {
	return func(*call) (any, error) { return int(value), nil }
}

func (call *call) window() firesteel.WindowSpec { return call.receiver.(firesteel.WindowSpec) }

var _ = add("Window", map[string]member{
	"unboundedPreceding": constant(firesteel.UnboundedPreceding),
	"unboundedFollowing": constant(firesteel.UnboundedFollowing),
	"currentRow":         constant(firesteel.CurrentRow),
	"partitionBy":        func(call *call) (any, error) { return firesteel.PartitionBy(columns(call.rest(0))...), nil },
	"orderBy":            func(call *call) (any, error) { return firesteel.OrderBy(columns(call.rest(0))...), nil },
	"rowsBetween": func(call *call) (any, error) {
		return firesteel.RowsBetween(call.boundary(0, "start"), call.boundary(1, "end")), nil
	},
	"rangeBetween": func(call *call) (any, error) {
		return firesteel.RangeBetween(call.boundary(0, "start"), call.boundary(1, "end")), nil
	},
})

var _ = add("WindowSpec", map[string]member{
	"partitionBy": func(call *call) (any, error) { return call.window().PartitionBy(columns(call.rest(0))...), nil },
	"orderBy":     func(call *call) (any, error) { return call.window().OrderBy(columns(call.rest(0))...), nil },
	"rowsBetween": func(call *call) (any, error) {
		return call.window().RowsBetween(call.boundary(0, "start"), call.boundary(1, "end")), nil
	},
	"rangeBetween": func(call *call) (any, error) {
		return call.window().RangeBetween(call.boundary(0, "start"), call.boundary(1, "end")), nil
	},
})
