package firesteel

// #include "firesteel_functions.h"
import "C"

import (
	"fmt"
	"math/rand/v2"
	"runtime"
	"sort"
)

const distinct = C.FIRESTEEL_FN_DISTINCT

// Call is a call of any function by its name.
func Call(name string, arguments ...any) *Column { return call(name, 0, literals(arguments)) }

// CallQualified is a call by a name that may be qualified (catalog.schema.name). Spark: call_function.
func CallQualified(name string, arguments ...any) *Column {
	return call(name, C.FIRESTEEL_FN_QUALIFIED, literals(arguments))
}

// When is a branch of Case.
type When struct {
	Condition *Column
	Value     any
}

// Case is the value of the first branch whose condition holds, else otherwise, which is NULL when it is nil.
func Case(branches []When, otherwise any) *Column {
	var arguments []*Column
	for _, branch := range branches {
		arguments = append(arguments, branch.Condition, Lit(branch.Value))
	}
	if otherwise != nil {
		arguments = append(arguments, Lit(otherwise))
	}
	return call("when", 0, arguments)
}

// Broadcast is the DataFrame with a hint that it is small enough to be sent everywhere.
func Broadcast(frame *DataFrame) *DataFrame {
	return frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		name := "broadcast"
		start, length := text(name)
		status := C.firesteel_dataframe_hint(native, start, length, nil, 0, out, err)
		runtime.KeepAlive(name)
		return status
	})
}

// Asc is ascending order, NULLs first.
func Asc(col *Column) *Column { return col.sorted(C.FIRESTEEL_SORT_NULLS_FIRST) }

// AscNullsFirst is ascending order, NULLs first.
func AscNullsFirst(col *Column) *Column { return col.sorted(C.FIRESTEEL_SORT_NULLS_FIRST) }

// AscNullsLast is ascending order, NULLs last.
func AscNullsLast(col *Column) *Column { return col.AscNullsLast() }

// Desc is descending order, NULLs last.
func Desc(col *Column) *Column { return col.Desc() }

// DescNullsFirst is descending order, NULLs first.
func DescNullsFirst(col *Column) *Column { return col.DescNullsFirst() }

// DescNullsLast is descending order, NULLs last.
func DescNullsLast(col *Column) *Column { return col.Desc() }

// Instr is where a text first stands in another, from 1; 0 when it does not.
// There may follow, nil where it is left out: start, occurrence.
func Instr(str *Column, substr any, optional ...any) *Column {
	given := given("instr", 2, optional)
	start := given.maybe(0, Lit)
	occurrence := given.maybe(1, Lit)
	if len(start) == 0 && len(occurrence) > 0 {
		start = []*Column{Lit(1)}
	}
	return callOf("instr", 0, []*Column{str, Lit(substr)}, start, occurrence)
}

// UnixTimestamp is the seconds since 1970-01-01 00:00:00 UTC: now, or at the time that a text says.
// There may follow, nil where it is left out: timestamp, format.
func UnixTimestamp(optional ...any) *Column {
	given := given("unix_timestamp", 2, optional)
	timestamp := given.maybe(0, mixed)
	if len(timestamp) == 0 {
		return callOf("unix_timestamp", 0)
	}
	return callOf("unix_timestamp", 0, timestamp, given.or(1, Lit, "yyyy-MM-dd HH:mm:ss"))
}

// TimeWindow is the window of time that a row falls into, as a struct of start and end. Spark: window.
// There may follow, nil where it is left out: slideDuration, startTime.
func TimeWindow(timeColumn *Column, windowDuration any, optional ...any) *Column {
	given := given("window", 2, optional)
	slide := given.maybe(0, Lit)
	start := given.maybe(1, Lit)
	if len(slide) == 0 && len(start) > 0 {
		slide = []*Column{Lit(windowDuration)}
	}
	return callOf("window", 0, []*Column{timeColumn, Lit(windowDuration)}, slide, start)
}

// mixed takes a text as the name of a column and a number as a literal.
func mixed(value any) *Column {
	if name, isName := value.(string); isName {
		return Col(name)
	}
	return Lit(value)
}

// zeroDecimal is the decimal 0, as DECIMAL(10,0).
func zeroDecimal() *Column {
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := C.firesteel_lit_decimal_zero(&out, &err)
	return builtColumn(out, status, err)
}

// callOf is a call whose arguments are these lists, one after another.
func callOf(name string, flags C.uint32_t, parts ...[]*Column) *Column {
	var arguments []*Column
	for _, part := range parts {
		arguments = append(arguments, part...)
	}
	return call(name, flags, arguments)
}

// optionals are the arguments of a call that may be left out.
type optionals struct {
	values []any
	err    error
}

func given(name string, most int, values []any) optionals {
	if len(values) > most {
		return optionals{err: fmt.Errorf("firesteel: %s takes at most %d more arguments, not %d", name, most, len(values))}
	}
	return optionals{values: append(values[:len(values):len(values)], make([]any, most-len(values))...)}
}

// maybe is the argument, or nothing.
func (given optionals) maybe(at int, convert func(any) *Column) []*Column {
	if given.err != nil {
		return []*Column{{err: given.err}}
	}
	if given.values[at] == nil {
		return nil
	}
	return []*Column{convert(given.values[at])}
}

// or is the argument, or a literal.
func (given optionals) or(at int, convert func(any) *Column, otherwise any) []*Column {
	if argument := given.maybe(at, convert); len(argument) > 0 {
		return argument
	}
	return []*Column{Lit(otherwise)}
}

// seed is the argument, or one by chance, chosen once, so that the DataFrame gives the same rows each time.
func (given optionals) seed(at int) []*Column { return given.or(at, Lit, rand.Int64()) }

// settings is a map[string]string as a map that goes after the other arguments; nothing when it is empty.
func (given optionals) settings(at int) []*Column {
	if given.err == nil {
		if settings, isMap := given.values[at].(map[string]string); isMap && len(settings) == 0 {
			return nil
		}
	}
	return given.maybe(at, func(value any) *Column {
		settings, isMap := value.(map[string]string)
		if !isMap {
			return &Column{err: fmt.Errorf("firesteel: options are a map[string]string, not a %T", value)}
		}
		keys := make([]string, 0, len(settings))
		for key := range settings {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		var texts []*Column
		for _, key := range keys {
			texts = append(texts, Lit(key), Lit(settings[key]))
		}
		return call("map", 0, texts)
	})
}
