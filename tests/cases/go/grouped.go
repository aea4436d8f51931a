package main

import (
	"errors"

	"github.com/firesteel/firesteel/go"
)

func (call *call) grouped() *firesteel.Grouped { return call.receiver.(*firesteel.Grouped) }

// each is an aggregate of columns by their names; without names, of all that hold numbers, as in PySpark.
func each(method func(*firesteel.Grouped, ...string) *firesteel.DataFrame) member {
	return func(call *call) (any, error) {
		names := call.texts("cols", call.rest(0))
		if len(names) == 0 {
			var err error
			if names, err = call.grouped().NumericColumns(call.ctx); err != nil {
				return nil, err
			}
		}
		return method(call.grouped(), names...), nil
	}
}

// aggregates are the columns of a call, or those that a dict of names and functions says.
func (call *call) aggregates() []*firesteel.Column {
	values := call.rest(0)
	if len(values) == 1 {
		if functions, isDict := values[0].(dict); isDict {
			var all []*firesteel.Column
			for _, entry := range functions {
				argument := firesteel.Col(entry.key.(string))
				if entry.key == "*" && entry.value == "count" {
					argument = firesteel.Lit(1)
				}
				all = append(all, firesteel.Call(entry.value.(string), argument))
			}
			return all
		}
	}
	return columns(values)
}

var errNotColumns = errors.New("groupingSets takes lists of columns")

func groupingSets(call *call) (any, error) {
	value, _ := call.argument(0, "groupingSets")
	lists, isList := value.([]any)
	if !isList {
		return nil, errNotColumns
	}
	sets := make([][]*firesteel.Column, len(lists))
	for at, one := range lists {
		members, isList := one.([]any)
		if !isList {
			return nil, errNotColumns
		}
		sets[at] = columns(members)
	}
	return call.frame().GroupingSets(sets, columns(call.rest(1))...), nil
}

func groupBy(call *call) (any, error) { return call.frame().GroupBy(columns(call.rest(0))...), nil }

var _ = add("DataFrame", map[string]member{
	"groupBy":      groupBy,
	"groupby":      groupBy,
	"rollup":       func(call *call) (any, error) { return call.frame().Rollup(columns(call.rest(0))...), nil },
	"cube":         func(call *call) (any, error) { return call.frame().Cube(columns(call.rest(0))...), nil },
	"groupingSets": groupingSets,
})

var _ = add("GroupedData", map[string]member{
	"agg":   func(call *call) (any, error) { return call.grouped().Agg(call.aggregates()...), nil },
	"count": func(call *call) (any, error) { return call.grouped().Count(), nil },
	"sum":   each((*firesteel.Grouped).Sum),
	"avg":   each((*firesteel.Grouped).Avg),
	"mean":  each((*firesteel.Grouped).Mean),
	"min":   each((*firesteel.Grouped).Min),
	"max":   each((*firesteel.Grouped).Max),
	"pivot": func(call *call) (any, error) {
		column := call.column(0, "pivot_col")
		values := taking(call, 1, "values", []any(nil))
		pivoted := call.grouped().Pivot(column, values...)
		return pivoted, pivoted.Err()
	},
})
