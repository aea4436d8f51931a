package main

import (
	"fmt"

	"github.com/firesteel/firesteel/go"
)

func (call *call) merge() *firesteel.MergeIntoWriter {
	return call.receiver.(*firesteel.MergeIntoWriter)
}

// condition is the column that a choice of rows may have.
func (call *call) condition() *firesteel.Column {
	if value, isGiven := call.argument(0, "condition"); isGiven && value != nil {
		return column(value)
	}
	return nil
}

// assignments are the columns and values of a dict.
func (call *call) assignments() []firesteel.Assignment {
	var all []firesteel.Assignment
	for _, entry := range taking(call, 0, "assignments", dict(nil)) {
		all = append(all, firesteel.Assignment{Column: fmt.Sprint(entry.key), Value: column(entry.value)})
	}
	return all
}

var _ = add("MergeIntoWriter", map[string]member{
	"whenMatched":    func(call *call) (any, error) { return call.merge().WhenMatched(call.condition()), nil },
	"whenNotMatched": func(call *call) (any, error) { return call.merge().WhenNotMatched(call.condition()), nil },
	"whenNotMatchedBySource": func(call *call) (any, error) {
		return call.merge().WhenNotMatchedBySource(call.condition()), nil
	},
	"withSchemaEvolution": func(call *call) (any, error) { return call.merge().WithSchemaEvolution(), nil },
	"merge":               func(call *call) (any, error) { return nil, call.merge().Merge(call.ctx) },
})

var _ = add("WhenMatched", map[string]member{
	"updateAll": func(call *call) (any, error) { return call.receiver.(*firesteel.WhenMatched).UpdateAll(), nil },
	"update": func(call *call) (any, error) {
		return call.receiver.(*firesteel.WhenMatched).Update(call.assignments()...), nil
	},
	"delete": func(call *call) (any, error) { return call.receiver.(*firesteel.WhenMatched).Delete(), nil },
})

var _ = add("WhenNotMatched", map[string]member{
	"insertAll": func(call *call) (any, error) { return call.receiver.(*firesteel.WhenNotMatched).InsertAll(), nil },
	"insert": func(call *call) (any, error) {
		return call.receiver.(*firesteel.WhenNotMatched).Insert(call.assignments()...), nil
	},
})

var _ = add("WhenNotMatchedBySource", map[string]member{
	"updateAll": func(call *call) (any, error) {
		return call.receiver.(*firesteel.WhenNotMatchedBySource).UpdateAll(), nil
	},
	"update": func(call *call) (any, error) {
		return call.receiver.(*firesteel.WhenNotMatchedBySource).Update(call.assignments()...), nil
	},
	"delete": func(call *call) (any, error) {
		return call.receiver.(*firesteel.WhenNotMatchedBySource).Delete(), nil
	},
})
