package firesteel

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"os"
	"regexp"
	"strings"
	"testing"
)

// functionTable is tests/plans/functions.tsv: what PySpark makes of the calls.
func functionTable(t *testing.T) map[string]string {
	text, err := os.ReadFile("../tests/plans/functions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	table := map[string]string{}
	for _, line := range strings.Split(string(text), "\n") {
		if name, digits, isCase := strings.Cut(line, "\t"); isCase {
			table[name] = digits
		}
	}
	return table
}

// selected is a field of a project with an expression in it.
func selected(expression []byte) []byte {
	return append(binary.AppendUvarint([]byte{0x1a}, uint64(len(expression))), expression...)
}

func TestACallHasPySparksExpression(t *testing.T) {
	spark, err := Connect(t.Context(), planRemote())
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	table, numbers := functionTable(t), spark.Range(0, 10, 1)
	for name, call := range functionCalls {
		plan, err := numbers.Select(call()).ToPlan()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		expected, err := hex.DecodeString(table[name])
		if field := selected(expected); err != nil || len(expected) == 0 || !bytes.Contains(plan, field) {
			t.Errorf("%s: %x does not select %x", name, plan, expected)
		}
	}
	if len(functionCalls) < 600 {
		t.Errorf("only %d calls were compared", len(functionCalls))
	}
}

// lambdaCalls are calls with functions, which become lambda functions.
var lambdaCalls = map[string]func() *Column{
	"aggregate": func() *Column {
		return Aggregate(Col("a"), Col("b"), sumOf, func(sum *Column) *Column { return sum.Mul(2) })
	},
	"aggregate least": func() *Column { return Aggregate(Col("a"), 0, sumOf, nil) },
	"array_sort by": func() *Column {
		return ArraySortBy(Col("a"), func(left, right *Column) *Column { return left.Sub(right) })
	},
	"exists":       func() *Column { return Exists(Col("a"), aboveOne) },
	"filter":       func() *Column { return Filter(Col("a"), aboveOne) },
	"filter index": func() *Column { return FilterWithIndex(Col("a"), isAbove) },
	"forall":       func() *Column { return Forall(Col("a"), aboveOne) },
	"map_filter":   func() *Column { return MapFilter(Col("a"), isAbove) },
	"map_zip_with": func() *Column {
		return MapZipWith(Col("a"), Col("b"), func(key, value1, value2 *Column) *Column { return Concat(key, value1, value2) })
	},
	"reduce": func() *Column {
		return Reduce(Col("a"), Col("b"), sumOf, func(sum *Column) *Column { return sum.Mul(2) })
	},
	"reduce least":    func() *Column { return Reduce(Col("a"), 0, sumOf, nil) },
	"transform":       func() *Column { return Transform(Col("a"), func(x *Column) *Column { return x.Add(1) }) },
	"transform index": func() *Column { return TransformWithIndex(Col("a"), sumOf) },
	"transform nested": func() *Column {
		return Transform(Col("a"), func(x *Column) *Column {
			return Transform(x, func(y *Column) *Column { return y.Add(1) })
		})
	},
	"transform_keys":   func() *Column { return TransformKeys(Col("a"), sumOf) },
	"transform_values": func() *Column { return TransformValues(Col("a"), sumOf) },
	"zip_with":         func() *Column { return ZipWith(Col("a"), Col("b"), sumOf) },
}

func sumOf(left, right *Column) *Column   { return left.Add(right) }
func isAbove(left, right *Column) *Column { return left.Gt(right) }
func aboveOne(element *Column) *Column    { return element.Gt(1) }

var parameter = regexp.MustCompile(`[xyz]_[1-9]`)

func TestAFunctionOfColumnsHasPySparksLambdaFunction(t *testing.T) {
	spark, err := Connect(t.Context(), planRemote())
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	table, numbers := functionTable(t), spark.Range(0, 10, 1)
	for name, call := range lambdaCalls {
		// The table calls parameters x_0, x_1, ..., which is as long as what they are called here: x_1, y_2, ...
		lambdas.Store(0)
		plan, err := numbers.Select(call()).ToPlan()
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		plan = parameter.ReplaceAllFunc(plan, func(name []byte) []byte { return []byte{'x', '_', name[2] - 1} })
		expected, err := hex.DecodeString(table[name])
		if field := selected(expected); err != nil || len(expected) == 0 || !bytes.Contains(plan, field) {
			t.Errorf("%s: %x does not select %x", name, plan, expected)
		}
	}
}

func TestTooManyArgumentsAreAnErrorOfTheColumn(t *testing.T) {
	if Round(Col("a"), 1, 2).Err() == nil {
		t.Error("round took three arguments")
	}
	if ToJson(Col("a"), "mode").Err() == nil {
		t.Error("to_json took a text for its options")
	}
	if Round(Col("a"), nil).Err() != nil || Lit(nil).Err() != nil {
		t.Error("nil was refused")
	}
}

// planRemote is where plans are made; nothing is run there.
func planRemote() string {
	if remote := os.Getenv("FIRESTEEL_PLAN_REMOTE"); remote != "" {
		return remote
	}
	return "local"
}
