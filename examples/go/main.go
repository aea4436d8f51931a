// Runs TPC-H queries as DataFrame programs and prints their rows as one line of JSON.
//
// Environment: FIRESTEEL_REMOTE says where to run (local), FIRESTEEL_TPCH where the Parquet files are,
// FIRESTEEL_PROGRAMS which programs to run (q1,q5).
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"
	"time"

	"github.com/firesteel/firesteel/examples/go/tpch"
	fs "github.com/firesteel/firesteel/go"
)

type program struct {
	Columns [][2]string `json:"columns"`
	Rows    [][]*string `json:"rows"`
}

type answer struct {
	Language        string             `json:"language"`
	FirstRowSeconds float64            `json:"first_row_seconds"`
	Programs        map[string]program `json:"programs"`
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func setting(name, otherwise string) string {
	if value := os.Getenv(name); value != "" {
		return value
	}
	return otherwise
}

func run(ctx context.Context) error {
	start := time.Now()
	spark, err := fs.Connect(ctx, setting("FIRESTEEL_REMOTE", "local"))
	if err != nil {
		return err
	}
	defer spark.Close()
	tables := tpch.Tables{Session: spark, Folder: os.Getenv("FIRESTEEL_TPCH")}
	result := answer{Language: "Go", Programs: map[string]program{}}
	for _, name := range strings.Split(setting("FIRESTEEL_PROGRAMS", "q1,q5"), ",") {
		build, known := tpch.Programs[name]
		if !known {
			return fmt.Errorf("there is no program %s", name)
		}
		frame := build(tables)
		rows, err := frame.Collect(ctx)
		if err != nil {
			return err
		}
		if result.FirstRowSeconds == 0 {
			result.FirstRowSeconds = time.Since(start).Seconds()
		}
		schema, err := frame.Schema(ctx)
		if err != nil {
			return err
		}
		result.Programs[name] = described(schema, rows)
	}
	return json.NewEncoder(os.Stdout).Encode(result)
}

func described(schema fs.Schema, rows []fs.Row) program {
	described := program{Rows: [][]*string{}}
	for _, field := range schema {
		described.Columns = append(described.Columns, [2]string{field.Name, field.Type})
	}
	for _, row := range rows {
		cells := make([]*string, len(row))
		for at, value := range row {
			cells[at] = cell(value)
		}
		described.Rows = append(described.Rows, cells)
	}
	return described
}

func cell(value any) *string {
	var text string
	switch value := value.(type) {
	case nil:
		return nil
	case float64:
		text = strconv.FormatFloat(value, 'g', -1, 64)
	default:
		text = fmt.Sprint(value)
	}
	return &text
}
