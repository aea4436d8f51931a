// Prints the median time of a hot SELECT 1, from the text to the last Arrow record, as JSON.
package main

import (
	"context"
	"fmt"
	"os"
	"slices"
	"time"

	fs "github.com/firesteel/firesteel/go"
	"github.com/firesteel/firesteel/go/arrow"
)

const (
	warm = 30
	runs = 300
)

func answer(ctx context.Context, spark *fs.Session) error {
	frame, err := spark.SQL(ctx, "SELECT 1")
	if err != nil {
		return err
	}
	reader, err := arrow.Reader(ctx, frame)
	if err != nil {
		return err
	}
	defer reader.Release()
	rows := int64(0)
	for reader.Next() {
		rows += reader.Record().NumRows()
	}
	if rows != 1 {
		return fmt.Errorf("SELECT 1 gave %d rows: %w", rows, reader.Err())
	}
	return nil
}

func run(ctx context.Context) error {
	spark, err := fs.Connect(ctx, "local")
	if err != nil {
		return err
	}
	defer spark.Close()
	seconds := make([]float64, 0, runs)
	for run := -warm; run < runs; run++ {
		start := time.Now()
		if err := answer(ctx, spark); err != nil {
			return err
		}
		if run >= 0 {
			seconds = append(seconds, time.Since(start).Seconds())
		}
	}
	slices.Sort(seconds)
	fmt.Printf("{\"seconds\": %.9f}\n", seconds[runs/2])
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
