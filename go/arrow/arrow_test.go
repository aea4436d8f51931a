package arrow

import (
	"errors"
	"strings"
	"testing"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
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

// brokenReader gives one record and then fails.
type brokenReader struct {
	array.RecordReader
	given bool
}

func (reader *brokenReader) Next() bool {
	given := reader.given
	reader.given = true
	return !given && reader.RecordReader.Next()
}

func (reader *brokenReader) Err() error {
	if reader.given {
		return errors.New("the disk has gone")
	}
	return nil
}

func TestAReaderThatFailsHalfWayMakesNoDataFrame(t *testing.T) {
	spark, err := firesteel.Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	schema := arrow.NewSchema([]arrow.Field{{Name: "n", Type: arrow.PrimitiveTypes.Int64}}, nil)
	builder := array.NewRecordBuilder(memory.DefaultAllocator, schema)
	defer builder.Release()
	builder.Field(0).(*array.Int64Builder).AppendValues([]int64{1, 2}, nil)
	record := builder.NewRecord()
	defer record.Release()
	whole, err := array.NewRecordReader(schema, []arrow.Record{record, record})
	if err != nil {
		t.Fatal(err)
	}
	defer whole.Release()
	_, err = DataFrame(spark, &brokenReader{RecordReader: whole}, "").Collect(t.Context())
	var known *firesteel.Error
	if !errors.As(err, &known) || known.Condition != "FIRESTEEL_STREAM_FAILED" || !strings.Contains(known.Error(), "the disk has gone") {
		t.Fatal(err)
	}
	rows, err := spark.Range(0, 1, 1).Collect(t.Context())
	if err != nil || len(rows) != 1 {
		t.Fatal("the session does not go on", rows, err)
	}
}
