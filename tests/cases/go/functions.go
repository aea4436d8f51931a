package main

import "github.com/firesteel/firesteel/go"

// ofColumns is a function of columns, or of their names, alone.
func ofColumns(function func(...*firesteel.Column) *firesteel.Column) member {
	return func(call *call) (any, error) { return function(columns(call.rest(0))...), nil }
}

// ofOne is a function of one column, or of its name.
func ofOne(function func(*firesteel.Column) *firesteel.Column) member {
	return func(call *call) (any, error) { return function(call.column(0, "col")), nil }
}

// functions are those of pyspark.sql.functions that the cases call.
var functions = map[string]member{
	"col":    func(call *call) (any, error) { return firesteel.Col(call.text(0, "col", "")), nil },
	"column": func(call *call) (any, error) { return firesteel.Col(call.text(0, "col", "")), nil },
	"expr":   func(call *call) (any, error) { return firesteel.Expr(call.text(0, "str", "")), nil },
	"lit": func(call *call) (any, error) {
		value, _ := call.argument(0, "col")
		return firesteel.Lit(value), nil
	},
	"sum":   ofOne(firesteel.Sum),
	"avg":   ofOne(firesteel.Avg),
	"min":   ofOne(firesteel.Min),
	"max":   ofOne(firesteel.Max),
	"count": ofOne(firesteel.Count),
	"asc":   ofOne(firesteel.Asc),
	"desc":  ofOne(firesteel.Desc),
}
