package firesteel

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"testing"
	"time"
)

// TestMain proves at the end that no native object is left.
func TestMain(m *testing.M) {
	code := m.Run()
	deadline := time.Now().Add(20 * time.Second)
	for {
		live := LiveObjects()
		if live["session"]+live["dataframe"]+live["column"]+live["operation"] == 0 {
			break
		}
		if time.Now().After(deadline) {
			fmt.Fprintln(os.Stderr, "native objects are still alive:", live)
			os.Exit(1)
		}
		time.Sleep(50 * time.Millisecond)
	}
	os.Exit(code)
}

// backends are local, and the server that FIRESTEEL_TEST_REMOTE names.
func backends(t *testing.T) []string {
	t.Helper()
	if remote := os.Getenv("FIRESTEEL_TEST_REMOTE"); remote != "" {
		return []string{"local", remote}
	}
	t.Log("on local only: FIRESTEEL_TEST_REMOTE names no server")
	return []string{"local"}
}

// onEachBackend runs a test on each of them.
func onEachBackend(t *testing.T, test func(t *testing.T, spark *Session)) {
	for _, address := range backends(t) {
		t.Run(address[:2], func(t *testing.T) {
			spark, err := Connect(t.Context(), address, With("spark.sql.session.timeZone", "UTC"))
			if err != nil {
				t.Fatal(err)
			}
			defer spark.Close()
			test(t, spark)
		})
	}
}

func rows(t *testing.T, frame *DataFrame) []Row {
	t.Helper()
	collected, err := frame.Collect(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return collected
}

func same(t *testing.T, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Fatalf("got %v, want %v", got, want)
	}
}

func statement(t *testing.T, spark *Session, sql string) *DataFrame {
	t.Helper()
	frame, err := spark.SQL(t.Context(), sql)
	if err != nil {
		t.Fatal(err)
	}
	return frame
}

func TestValuesOfManyTypesArriveAsGoValues(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		frame := statement(t, spark, `SELECT true, CAST(1 AS TINYINT), CAST(2 AS SMALLINT), 3, 4L, CAST(1.5 AS FLOAT), 2.5D,
			-12.34BD, 'text', X'0102', DATE'2024-02-29', TIMESTAMP'2024-02-29 12:00:00', CAST(NULL AS INT),
			array(1, NULL), named_struct('a', 1, 'b', 'x'), map('k', 1)`)
		row := rows(t, frame)[0]
		want := Row{true, int8(1), int16(2), int32(3), int64(4), float32(1.5), 2.5, "-12.34", "text", []byte{1, 2},
			"2024-02-29", time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC), nil, []any{int32(1), nil},
			Struct{Names: []string{"a", "b"}, Values: []any{int32(1), "x"}}, map[any]any{"k": int32(1)}}
		row[7], row[10] = row[7].(Decimal).String(), row[10].(Date).String()
		same(t, row, want)
	})
}

func TestColumnsAreNamedAndTypedAsSparkDoes(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		frame := spark.Range(0, 1, 1).Select(Col("id").Add(1), Col("id").Div(2), Col("id").Eq(0).Alias("zero"))
		schema, err := frame.Schema(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, schema, Schema{{"(id + 1)", "bigint", false}, {"(id / 2)", "double", true}, {"zero", "boolean", false}})
	})
}

func TestGroupsJoinsAndWindows(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		sales := statement(t, spark, "SELECT * FROM VALUES ('a', 1), ('b', 2), ('a', 3) AS sales(shop, day)")
		totals := sales.GroupBy(Col("shop")).Agg(Sum(Col("day")).Alias("days"), CountDistinct(Col("day")).Alias("n"))
		same(t, rows(t, totals.OrderBy(Col("shop"))), []Row{{"a", int64(4), int64(2)}, {"b", int64(2), int64(1)}})
		joined := sales.JoinOn(totals, []string{"shop"}, "inner").Filter(Col("days").Gt(2)).Select(Col("day"))
		same(t, rows(t, joined.OrderBy(Col("day").Desc())), []Row{{int32(3)}, {int32(1)}})
		numbered := sales.Select(Col("day"), RowNumber().Over(PartitionBy(Col("shop")).OrderBy(Col("day"))).Alias("n"))
		same(t, rows(t, numbered.OrderBy(Col("day"))), []Row{{int32(1), int32(1)}, {int32(2), int32(1)}, {int32(3), int32(2)}})
	})
}

func TestPlansGoOutAndComeBackIn(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		plan, err := spark.Range(0, 3, 1).Filter(Col("id").Gt(1)).ToPlan()
		if err != nil {
			t.Fatal(err)
		}
		same(t, rows(t, spark.FromPlan(plan)), []Row{{int64(2)}})
		_, err = spark.FromPlan([]byte{0xff, 0xff}).Collect(t.Context())
		failed(t, err, "CONNECT_INVALID_PLAN.CANNOT_PARSE", "The Spark Connect plan is invalid.")
	})
}

func TestAContextCancelsTheOperation(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		// Without a shuffle: Spark starts the stages of one from a thread of its own, and an interrupt that comes just
		// before is lost.
		long := spark.Range(0, 1<<42, 1).Filter(Col("id").Mod(7).Eq(8))
		ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
		defer cancel()
		start := time.Now()
		_, err := long.Collect(ctx)
		if !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("not the context's error: %v", err)
		}
		if time.Since(start) > 10*time.Second {
			t.Fatal("the cancel took too long")
		}
		same(t, rows(t, spark.Range(0, 1, 1)), []Row{{int64(0)}})
	})
}

func TestWhatIsWrittenIsReadAgain(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		path := filepath.Join(t.TempDir(), "numbers")
		numbers := spark.Range(0, 2, 1)
		if err := numbers.Write(t.Context(), "parquet", path); err != nil {
			t.Fatal(err)
		}
		failed(t, numbers.Write(t.Context(), "parquet", path), "PATH_ALREADY_EXISTS", "already exists")
		if err := numbers.Write(t.Context(), "parquet", path, Mode("append")); err != nil {
			t.Fatal(err)
		}
		count, err := spark.ReadParquet(path).Count(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, count, int64(4))
	})
}

func TestALoopThatIsLeftGivesTheOperationUp(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		for batch, err := range spark.Range(0, 10_000_000, 1).Batches(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if batch.NumRows() == 0 {
				t.Fatal("an empty batch")
			}
			batch.Release()
			break
		}
		same(t, rows(t, spark.Range(0, 1, 1)), []Row{{int64(0)}})
	})
}
