package firesteel

import (
	"bytes"
	"encoding/binary"
	"encoding/hex"
	"os"
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
