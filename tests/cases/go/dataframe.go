package main

import "github.com/firesteel/firesteel/go"

func (call *call) frame() *firesteel.DataFrame { return call.receiver.(*firesteel.DataFrame) }

var _ = add("DataFrame", map[string]member{
	"select": func(call *call) (any, error) { return call.frame().Select(columns(call.rest(0))...), nil },
	"filter": func(call *call) (any, error) {
		condition, _ := call.argument(0, "condition")
		if sql, isSQL := condition.(string); isSQL {
			condition = firesteel.Expr(sql)
		}
		return call.frame().Filter(column(condition)), nil
	},
	"orderBy": func(call *call) (any, error) { return call.frame().OrderBy(columns(call.rest(0))...), nil },
	"count":   func(call *call) (any, error) { return call.frame().Count(call.ctx) },
})
