package main

import (
	"fmt"

	"github.com/firesteel/firesteel/go"
)

func (call *call) na() firesteel.NaFunctions {
	if frame, isFrame := call.receiver.(*firesteel.DataFrame); isFrame {
		return frame.Na()
	}
	return call.receiver.(firesteel.NaFunctions)
}

func (call *call) subset(at int) []firesteel.NaOption {
	value, _ := call.argument(at, "subset")
	if value == nil {
		return nil
	}
	return []firesteel.NaOption{firesteel.Subset(call.texts("subset", value)...)}
}

func naDrop(call *call) (any, error) {
	options := call.subset(2)
	how, least := call.text(0, "how", "any"), call.number(1, "thresh", -1)
	switch {
	case least >= 0:
		options = append(options, firesteel.MinNonNulls(int32(least)))
	case how == "all":
		options = append(options, firesteel.MinNonNulls(1))
	case how != "any":
		return nil, fmt.Errorf("there is no drop of %s", how)
	}
	return call.na().Drop(options...), nil
}

func naFill(call *call) (any, error) {
	value, _ := call.argument(0, "value")
	options := call.subset(1)
	if each, isDict := value.(dict); isDict {
		values := make([]firesteel.Filling, len(each))
		for at, entry := range each {
			values[at] = firesteel.Filling{Column: entry.key.(string), Value: entry.value}
		}
		return call.na().FillEach(values...), nil
	}
	return call.na().Fill(value, options...), nil
}

// naReplace takes what PySpark takes: a dict, two lists, a list and a value, or two values.
func naReplace(call *call) (any, error) {
	before, _ := call.argument(0, "to_replace")
	after, _ := call.argument(1, "value")
	options := call.subset(2)
	var replacements []firesteel.Replacement
	switch before := before.(type) {
	case dict:
		for _, entry := range before {
			replacements = append(replacements, firesteel.Replacement{Old: entry.key, New: entry.value})
		}
	case []any:
		for at, old := range before {
			value := after
			if list, isList := after.([]any); isList {
				value = list[at]
			}
			replacements = append(replacements, firesteel.Replacement{Old: old, New: value})
		}
	default:
		replacements = []firesteel.Replacement{{Old: before, New: after}}
	}
	return call.na().Replace(replacements, options...), nil
}

var _ = add("DataFrameNaFunctions", map[string]member{"drop": naDrop, "fill": naFill, "replace": naReplace})

var _ = add("DataFrame", map[string]member{
	"na":      func(call *call) (any, error) { return call.frame().Na(), nil },
	"dropna":  naDrop,
	"fillna":  naFill,
	"replace": naReplace,
})
