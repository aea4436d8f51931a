package firesteel

import (
	"context"
	"errors"
	"os"
	"slices"
	"testing"
	"time"
)

func TestLocalRefusesStreams(t *testing.T) {
	spark, err := Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	_, err = spark.Range(0, 1, 1).StartStream(t.Context(), "noop", "")
	var failure *Error
	if !errors.As(err, &failure) || failure.Condition != "UNSUPPORTED_OPERATION" {
		t.Fatal(err)
	}
}

func TestAListenerHearsOfAQueryFromItsStartToItsEnd(t *testing.T) {
	remote := os.Getenv("FIRESTEEL_TEST_REMOTE")
	if remote == "" {
		t.Skip("FIRESTEEL_TEST_REMOTE names no server")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 5*time.Minute)
	defer cancel()
	spark, err := Connect(ctx, remote)
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	listener, err := spark.Streams().AddListener(ctx)
	if err != nil {
		t.Fatal(err)
	}
	rows := spark.ReadStream("rate", "", With("rowsPerSecond", 5))
	query, err := rows.StartStream(ctx, "noop", "", ProcessingTime("500 milliseconds"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		// The context is over when the test has failed by its limit.
		if err := query.Stop(context.WithoutCancel(ctx)); err != nil {
			t.Error(err)
		}
	}()
	var heard []StreamingEventKind
	for event, err := range listener.Events(ctx) {
		if err != nil {
			t.Fatal(err)
		}
		heard = append(heard, event.Kind)
		if event.Kind == QueryProgress {
			if err := query.Stop(ctx); err != nil {
				t.Fatal(err)
			}
		}
		if event.Kind == QueryTerminated {
			break
		}
	}
	if heard[0] != QueryStarted || !slices.Contains(heard, QueryProgress) {
		t.Fatal(heard)
	}
	if active, err := query.IsActive(ctx); err != nil || active {
		t.Fatal(active, err)
	}
	if ended, err := query.AwaitTermination(ctx, time.Second); err != nil || !ended {
		t.Fatal(ended, err)
	}
	if err := spark.Streams().RemoveListener(ctx, listener); err != nil {
		t.Fatal(err)
	}
	for event, err := range listener.Events(ctx) {
		t.Fatal("a removed listener hears nothing", event, err)
	}
}

func TestACallRefusesAnOptionThatItDoesNotTake(t *testing.T) {
	spark, err := Connect(t.Context(), "local")
	if err != nil {
		t.Fatal(err)
	}
	defer spark.Close()
	for name, err := range map[string]error{
		"Read takes no option Mode":        spark.Read("csv", nil, Mode("append")).Err(),
		"ReadTable takes no option Format": spark.ReadTable("t", Format("csv")).Err(),
		"Write takes no option WithSchema": spark.Range(0, 1, 1).Write(t.Context(), "csv", "/nowhere", WithSchema("a INT")),
	} {
		if err == nil || err.Error() != "firesteel: "+name {
			t.Error(name, err)
		}
	}
}
