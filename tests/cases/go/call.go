package main

import (
	"context"
	"fmt"

	"github.com/firesteel/firesteel/go"
)

// member carries out a call.
type member func(*call) (any, error)

// members are those of all classes, by `Class.member`. A class adds its own by `add`.
var members = map[string]member{}

// add makes the members of a class known.
func add(class string, table map[string]member) bool {
	for name, work := range table {
		members[class+"."+name] = work
	}
	return true
}

// call is a member with its receiver and its arguments. What a member takes of them is noted, so that an argument that
// it does not know is found.
type call struct {
	ctx       context.Context
	name      string
	receiver  any
	arguments []any
	keywords  map[string]any
	taken     int
	err       error
}

// unknown is the error of a call whose arguments were not all taken, or were of the wrong kind.
func (call *call) unknown() error {
	if call.err != nil {
		return call.err
	}
	if call.taken < len(call.arguments) {
		return missing(fmt.Sprintf("%s of %d arguments", call.name, len(call.arguments)))
	}
	for keyword := range call.keywords {
		return missing(fmt.Sprintf("%s(%s)", call.name, keyword))
	}
	return nil
}

// wrong notes that an argument is of a kind that Go's member does not take.
func (call *call) wrong(name string, value any) {
	if call.err == nil {
		call.err = missing(fmt.Sprintf("%s(%s: %T)", call.name, name, value))
	}
}

// argument is the argument at a position, or of a name; false when it was not given.
func (call *call) argument(at int, name string) (any, bool) {
	if at < len(call.arguments) {
		call.taken = max(call.taken, at+1)
		return call.arguments[at], true
	}
	value, isGiven := call.keywords[name]
	delete(call.keywords, name)
	return value, isGiven
}

// rest is the positional arguments from one on. A single list stands for what is in it, as in PySpark.
func (call *call) rest(from int) []any {
	call.taken = len(call.arguments)
	if from >= len(call.arguments) {
		return nil
	}
	values := call.arguments[from:]
	if list, isList := values[0].([]any); isList && len(values) == 1 {
		return list
	}
	return values
}

// taking is an argument of a Go type, or else a value in its place.
func taking[T any](call *call, at int, name string, otherwise T) T {
	value, isGiven := call.argument(at, name)
	if !isGiven || value == nil {
		return otherwise
	}
	wanted, fits := value.(T)
	if !fits {
		call.wrong(name, value)
		return otherwise
	}
	return wanted
}

func (call *call) text(at int, name, otherwise string) string {
	return taking(call, at, name, otherwise)
}

func (call *call) number(at int, name string, otherwise int) int {
	return taking(call, at, name, otherwise)
}

func (call *call) flag(at int, name string, otherwise bool) bool {
	return taking(call, at, name, otherwise)
}

// real is a float, for which an int may stand.
func (call *call) real(at int, name string, otherwise float64) float64 {
	value, isGiven := call.argument(at, name)
	if !isGiven || value == nil {
		return otherwise
	}
	return call.asReal(name, value)
}

func (call *call) asReal(name string, value any) float64 {
	switch value := value.(type) {
	case int:
		return float64(value)
	case float64:
		return value
	}
	call.wrong(name, value)
	return 0
}

// column is a column, or that of a name; a number is a literal.
func (call *call) column(at int, name string) *firesteel.Column {
	value, isGiven := call.argument(at, name)
	if !isGiven {
		call.wrong(name, nil)
	}
	return column(value)
}

func column(value any) *firesteel.Column {
	if name, isName := value.(string); isName {
		return firesteel.Col(name)
	}
	return firesteel.Lit(value)
}

// columns are columns, or those of names.
func columns(values []any) []*firesteel.Column {
	all := make([]*firesteel.Column, len(values))
	for at, value := range values {
		all[at] = column(value)
	}
	return all
}

// texts are the texts of a list, or the one that stands for a list.
func (call *call) texts(name string, value any) []string {
	switch value := value.(type) {
	case nil:
		return nil
	case string:
		return []string{value}
	case []any:
		texts := make([]string, len(value))
		for at, one := range value {
			text, isText := one.(string)
			if !isText {
				call.wrong(name, one)
			}
			texts[at] = text
		}
		return texts
	}
	call.wrong(name, value)
	return nil
}
