package firesteel

import (
	"context"
	"errors"
	"testing"
)

func TestASessionTellsItsCatalogItsMetricsAndItsProgress(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		ctx := context.Background()
		done := 0
		id, err := spark.RegisterProgressHandler(func(report ProgressReport) {
			if report.IsDone {
				done++
			}
		})
		check(t, err)
		frame, err := spark.CreateDataFrame(ctx, [][]any{{1, "a", []any{1, 2}}, {2, nil, []any{}}}, "a INT, b STRING, c ARRAY<BIGINT>")
		check(t, err)
		check(t, frame.CreateOrReplaceTempView(ctx, "go_view"))
		tables, err := spark.Catalog().ListTables(ctx, "", "go_view")
		check(t, err)
		if len(tables) != 1 || tables[0].Name != "go_view" || !tables[0].IsTemporary {
			t.Fatalf("the catalog tells %v", tables)
		}
		observation, err := NewObservation("")
		check(t, err)
		observed, err := observation.Observe(ctx, frame, Count(Lit(1)).Alias("n"), Max(Col("a")).Alias("m"))
		check(t, err)
		_, err = observed.Collect(ctx)
		check(t, err)
		metrics, err := observation.Get()
		check(t, err)
		if metrics["n"] != int64(2) || metrics["m"] != int32(2) {
			t.Fatalf("the metrics are %v", metrics)
		}
		wasThere, err := spark.RemoveProgressHandler(id)
		check(t, err)
		if done == 0 || !wasThere {
			t.Fatalf("the handler was told %d ends, and was there: %v", done, wasThere)
		}
		clone, err := spark.CloneSession(ctx, "")
		check(t, err)
		defer clone.Close()
		exists, err := clone.Catalog().TableExists(ctx, "go_view", "")
		check(t, err)
		dropped, err := spark.Catalog().DropTempView(ctx, "go_view")
		check(t, err)
		if !exists || !dropped {
			t.Fatalf("the clone has the view: %v; it was dropped: %v", exists, dropped)
		}
		var failed *Error
		err = spark.Catalog().DropTable(ctx, "nothing", Cascade())
		if !errors.As(err, &failed) || failed.Condition != "FIRESTEEL_INVALID_ARGUMENT" {
			t.Fatalf("dropping a table takes Cascade: %v", err)
		}
		_, err = spark.CreateDataFrame(ctx, [][]any{{"x"}}, "a INT")
		if !errors.As(err, &failed) || failed.Condition != "FIRESTEEL_INVALID_ARGUMENT" {
			t.Fatalf("a text went into an INT: %v", err)
		}
	})
}

func TestTheSessionThatWasOpenedLastIsTheActiveOne(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		active, err := Active()
		check(t, err)
		defer active.Close()
		if active.SessionID() != spark.SessionID() {
			t.Fatal("another session is active")
		}
	})
}

func TestAnEntryThatWasNotSetIsNoEmptyText(t *testing.T) {
	onEachBackend(t, func(t *testing.T, spark *Session) {
		ctx, conf := context.Background(), spark.RuntimeConf()
		_, isSet, err := conf.Lookup(ctx, "spark.firesteel.test.none")
		check(t, err)
		check(t, conf.Set(ctx, "spark.firesteel.test.some", ""))
		value, isEmptySet, err := conf.Lookup(ctx, "spark.firesteel.test.some")
		check(t, err)
		if isSet || !isEmptySet || value != "" {
			t.Fatalf("not set: %v, set to nothing: %v %q", isSet, isEmptySet, value)
		}
		fallback, err := conf.GetOr(ctx, "spark.firesteel.test.none", "")
		check(t, err)
		if fallback != "" {
			t.Fatalf("the fallback is %q", fallback)
		}
	})
}

// check ends a test at an error.
func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
