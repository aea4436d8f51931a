package main

import "github.com/firesteel/firesteel/go"

func (call *call) session() *firesteel.Session { return call.receiver.(*firesteel.Session) }

var _ = add("SparkSession", map[string]member{
	"range": func(call *call) (any, error) {
		start, end := 0, call.number(0, "start", 0)
		if second, isGiven := call.argument(1, "end"); isGiven && second != nil {
			start = end
			end = call.number(1, "end", 0)
		}
		return call.session().Range(int64(start), int64(end), int64(call.number(2, "step", 1))), nil
	},
	"sql": func(call *call) (any, error) {
		return call.session().SQL(call.ctx, call.text(0, "sqlQuery", ""))
	},
	"table": func(call *call) (any, error) { return call.session().Table(call.text(0, "tableName", "")), nil },
})
