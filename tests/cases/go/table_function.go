package main

import "github.com/firesteel/firesteel/go"

func (call *call) tvf() *firesteel.TableValuedFunction {
	return call.receiver.(*firesteel.TableValuedFunction)
}

// ofInput is a table function of one column.
func ofInput(name string, function func(*firesteel.TableValuedFunction, any) *firesteel.DataFrame) member {
	return func(call *call) (any, error) {
		input, _ := call.argument(0, name)
		return function(call.tvf(), input), nil
	}
}

var _ = add("TableValuedFunction", map[string]member{
	"range":                 func(call *call) (any, error) { return call.tvf().Range(call.bounds()), nil },
	"explode":               ofInput("collection", (*firesteel.TableValuedFunction).Explode),
	"explode_outer":         ofInput("collection", (*firesteel.TableValuedFunction).ExplodeOuter),
	"inline":                ofInput("input", (*firesteel.TableValuedFunction).Inline),
	"inline_outer":          ofInput("input", (*firesteel.TableValuedFunction).InlineOuter),
	"posexplode":            ofInput("collection", (*firesteel.TableValuedFunction).Posexplode),
	"posexplode_outer":      ofInput("collection", (*firesteel.TableValuedFunction).PosexplodeOuter),
	"variant_explode":       ofInput("input", (*firesteel.TableValuedFunction).VariantExplode),
	"variant_explode_outer": ofInput("input", (*firesteel.TableValuedFunction).VariantExplodeOuter),
	"json_tuple": func(call *call) (any, error) {
		all := call.rest(0)
		return call.tvf().JSONTuple(all[0], all[1:]...), nil
	},
	"stack": func(call *call) (any, error) {
		all := call.rest(0)
		return call.tvf().Stack(all[0], all[1:]...), nil
	},
	"collations":         func(call *call) (any, error) { return call.tvf().Collations(), nil },
	"sql_keywords":       func(call *call) (any, error) { return call.tvf().SQLKeywords(), nil },
	"python_worker_logs": func(call *call) (any, error) { return call.tvf().PythonWorkerLogs(), nil },
})

var _ = add("Observation", map[string]member{
	"__init__": func(call *call) (any, error) { return firesteel.NewObservation(call.text(0, "name", "")) },
	"get": func(call *call) (any, error) {
		metrics, err := call.receiver.(*firesteel.Observation).Get()
		entries := dict{}
		for name, value := range metrics {
			entries = append(entries, pair{name, value})
		}
		return entries, err
	},
})

// A schema is its DDL in Go.
var _ = add("StructType", map[string]member{
	"fromDDL": func(call *call) (any, error) { return call.text(0, "ddl", ""), nil },
})
