package tpch

import (
	"fmt"
	"os"
	"testing"

	fs "github.com/firesteel/firesteel/go"
)

func answer(t *testing.T, address, folder, name string) string {
	t.Helper()
	spark, err := fs.Connect(t.Context(), address)
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	frame := Programs[name](Tables{Session: spark, Folder: folder})
	rows, err := frame.Collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	schema, err := frame.Schema(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) == 0 {
		t.Fatalf("%s gave no rows", name)
	}
	return fmt.Sprint(schema, rows)
}

func TestTheProgramsAnswerAlikeOnLocalAndOnSpark(t *testing.T) {
	folder, remote := os.Getenv("FIRESTEEL_TPCH"), os.Getenv("FIRESTEEL_TEST_REMOTE")
	if folder == "" || remote == "" {
		t.Skip("FIRESTEEL_TPCH and FIRESTEEL_TEST_REMOTE name no data and no server")
	}
	for name := range Programs {
		t.Run(name, func(t *testing.T) {
			ours, spark := answer(t, "local", folder, name), answer(t, remote, folder, name)
			if ours != spark {
				t.Fatalf("local:\n%s\nSpark:\n%s", ours, spark)
			}
		})
	}
}
