package main

import (
	"fmt"
	"reflect"

	"github.com/firesteel/firesteel/go"
)

// function is a function of columns that a program writes down.
type function struct {
	machine *machine
	// do is the machine's.
	do         func(operations [][]string) error
	parameters []string
	operations [][]string
}

// bodyLength is how many operations stand before the end of a function.
func bodyLength(operations [][]string) int {
	depth := 1
	for at, words := range operations {
		switch words[0] {
		case "function":
			depth++
		case "give":
			depth--
		}
		if depth == 0 {
			return at
		}
	}
	return len(operations)
}

// of is the function's column. Where there is none the machine knows why.
func (function function) of(columns []reflect.Value) *firesteel.Column {
	machine := function.machine
	for at, parameter := range function.parameters {
		machine.variables[parameter] = columns[at].Interface()
	}
	if err := function.do(function.operations); err != nil {
		machine.failure = err
		return nil
	}
	values, err := machine.pop(1)
	if err != nil {
		machine.failure = err
		return nil
	}
	column, isColumn := values[0].(*firesteel.Column)
	if !isColumn {
		machine.failure = fmt.Errorf("a function gives %T", values[0])
	}
	return column
}

// fitted is the function as one of Go.
func (function function) fitted(wanted reflect.Type) reflect.Value {
	return reflect.MakeFunc(wanted, func(columns []reflect.Value) []reflect.Value {
		return []reflect.Value{reflect.ValueOf(function.of(columns))}
	})
}

// byParameters calls one function of the API for a function of one column, and another for one of two, or for no function
// and for one.
func byParameters(fewer, more any) member {
	return func(call *call) (any, error) {
		given, isFunction := call.arguments[len(call.arguments)-1].(function)
		if isFunction && (len(given.parameters) == 2) {
			return called(more)(call)
		}
		return called(fewer)(call)
	}
}

// folding calls a function whose last argument may be left out.
func folding(function any) member {
	return func(call *call) (any, error) {
		if len(call.arguments) == 3 {
			call.arguments = append(call.arguments, nil)
		}
		return called(function)(call)
	}
}
