package main

import (
	"context"
	"encoding/hex"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"

	"github.com/firesteel/firesteel/go"
)

// missing is the error of a member, or of an argument of one, that Go does not have.
type missing string

func (name missing) Error() string { return string(name) + " is missing" }

// pair is an entry of a dict; pairs keep the order in which they were written.
type pair struct{ key, value any }

// dict is a dict of Python, or a structure with named fields.
type dict []pair

// machine runs one case. Values are nil, bool, int, float64, string, []any, dict, function, or objects of the API.
type machine struct {
	ctx       context.Context
	spark     *firesteel.Session
	stack     []any
	variables map[string]any
	// failure is why a function gave no column.
	failure error
}

func (machine *machine) push(value any) { machine.stack = append(machine.stack, value) }

// pop takes so many values from the stack, the first pushed first.
func (machine *machine) pop(count int) ([]any, error) {
	start := len(machine.stack) - count
	if count < 0 || start < 0 {
		return nil, fmt.Errorf("the stack holds less than %d values", count)
	}
	values := append([]any(nil), machine.stack[start:]...)
	machine.stack = machine.stack[:start]
	return values, nil
}

// run gives the value that the case leaves on the stack.
func (machine *machine) run(program program) (any, error) {
	if err := machine.do(program.operations); err != nil || len(machine.stack) == 0 {
		return nil, err
	}
	return machine.stack[len(machine.stack)-1], nil
}

func (machine *machine) do(operations [][]string) error {
	for at := 0; at < len(operations); at++ {
		words := operations[at]
		if words[0] == "function" {
			length := bodyLength(operations[at+1:])
			machine.push(function{machine, machine.do, words[1:], operations[at+1 : at+1+length]})
			at += length + 1
			continue
		}
		if err := machine.step(words[0], words[1:]); err != nil {
			return err
		}
	}
	return nil
}

func (machine *machine) step(operation string, words []string) error {
	word := ""
	if len(words) > 0 {
		word = words[0]
	}
	switch operation {
	case "int":
		number, err := strconv.Atoi(word)
		machine.push(number)
		return err
	case "float":
		number, err := strconv.ParseFloat(word, 64)
		machine.push(number)
		return err
	case "text":
		machine.push(word)
	case "bool":
		machine.push(word == "true")
	case "decimal":
		return machine.decimal(word)
	case "date":
		days, err := strconv.ParseInt(word, 10, 32)
		machine.push(firesteel.Date(days))
		return err
	case "timestamp":
		micros, err := strconv.ParseInt(word, 10, 64)
		machine.push(time.UnixMicro(micros).UTC())
		return err
	case "time":
		nanos, err := strconv.ParseInt(word, 10, 64)
		machine.push(firesteel.TimeOfDay(nanos))
		return err
	case "duration":
		micros, err := strconv.ParseInt(word, 10, 64)
		machine.push(time.Duration(micros) * time.Microsecond)
		return err
	case "binary":
		bytes, err := hex.DecodeString(word)
		machine.push(bytes)
		return err
	case "item":
		return machine.item(word)
	case "null":
		machine.push(nil)
	case "list":
		return machine.list(word)
	case "dict":
		return machine.dict(word)
	case "spark":
		machine.push(machine.spark)
	case "keep":
		values, err := machine.pop(1)
		if err != nil {
			return err
		}
		machine.variables[word] = values[0]
	case "use":
		value, isKnown := machine.variables[word]
		if !isKnown {
			return fmt.Errorf("there is no variable %s", word)
		}
		machine.push(value)
	case "get", "call", "static", "fn":
		return machine.call(operation, words)
	default:
		return fmt.Errorf("there is no operation %s", operation)
	}
	return nil
}

func (machine *machine) decimal(digits string) error {
	whole, fraction, _ := strings.Cut(digits, ".")
	unscaled, isNumber := new(big.Int).SetString(whole+fraction, 10)
	if !isNumber {
		return fmt.Errorf("%s is no decimal", digits)
	}
	machine.push(firesteel.Decimal{Unscaled: unscaled, Scale: len(fraction)})
	return nil
}

func (machine *machine) item(place string) error {
	at, err := strconv.Atoi(place)
	if err != nil {
		return err
	}
	values, err := machine.pop(1)
	if err != nil {
		return err
	}
	items, isList := values[0].([]any)
	if !isList || at >= len(items) {
		return fmt.Errorf("there is no item %d", at)
	}
	machine.push(items[at])
	return nil
}

func (machine *machine) list(count string) error {
	number, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	values, err := machine.pop(number)
	machine.push(values)
	return err
}

func (machine *machine) dict(count string) error {
	number, err := strconv.Atoi(count)
	if err != nil {
		return err
	}
	values, err := machine.pop(2 * number)
	if err != nil {
		return err
	}
	entries := make(dict, number)
	for at := range entries {
		entries[at] = pair{values[2*at], values[2*at+1]}
	}
	machine.push(entries)
	return nil
}

// call runs a member or a function: `get NAME`, or `call|static|fn NAME COUNT [keyword...]`.
func (machine *machine) call(operation string, words []string) error {
	call := &call{ctx: machine.ctx, name: words[0], keywords: map[string]any{}}
	if len(words) > 1 {
		count, err := strconv.Atoi(words[1])
		if err != nil {
			return err
		}
		named, err := machine.pop(len(words) - 2)
		if err != nil {
			return err
		}
		for at, keyword := range words[2:] {
			call.keywords[keyword] = named[at]
		}
		if call.arguments, err = machine.pop(count); err != nil {
			return err
		}
	}
	if operation == "get" || operation == "call" {
		receivers, err := machine.pop(1)
		if err != nil {
			return err
		}
		call.receiver = receivers[0]
	}
	table := members
	if operation == "fn" {
		table = functions
	}
	work, isKnown := table[call.name]
	if !isKnown {
		return missing(call.name)
	}
	result, err := work(call)
	if err == nil {
		err = machine.failure
	}
	if err == nil {
		err = call.unknown()
	}
	machine.push(result)
	return err
}
