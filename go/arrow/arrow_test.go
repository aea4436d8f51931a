package arrow

import (
	"testing"

	"github.com/apache/arrow-go/v18/arrow/array"
	firesteel "github.com/firesteel/firesteel/go"
)

func TestRecordsGoOutAndComeBackIn(t *testing.T) {
	spark, err := firesteel.Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	frame, err := spark.SQL(t.Context(), "SELECT id, CAST(id AS STRING) AS text FROM range(3)")
	if err != nil {
		t.Fatal(err)
	}
	reader, err := Reader(t.Context(), frame)
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Release()
	again := DataFrame(spark, reader, "")
	rows, err := again.OrderBy(firesteel.Col("id")).Collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 3 || rows[2][0] != int64(2) || rows[2][1] != "2" {
		t.Fatalf("got %v", rows)
	}
}

func TestAReaderGivesRecords(t *testing.T) {
	spark, err := firesteel.Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	reader, err := Reader(t.Context(), spark.Range(0, 100_000, 1))
	if err != nil {
		t.Fatal(err)
	}
	defer reader.Release()
	var count, sum int64
	for reader.Next() {
		ids := reader.Record().Column(0).(*array.Int64)
		count += int64(ids.Len())
		for _, id := range ids.Int64Values() {
			sum += id
		}
	}
	if reader.Err() != nil || count != 100_000 || sum != 4_999_950_000 {
		t.Fatal(count, sum, reader.Err())
	}
}
