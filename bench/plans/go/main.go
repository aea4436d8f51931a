// Prints how long a chain of WithColumn takes to build and to encode, as JSON: the least of many runs, for each length.
// usage: plans RUNS LENGTH ...
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"time"

	fs "github.com/firesteel/firesteel/go"
)

type answer struct {
	Length  int     `json:"length"`
	Seconds float64 `json:"seconds"`
}

// chain builds and encodes one chain.
func chain(base *fs.DataFrame, length int) error {
	frame := base
	for at := range length {
		frame = frame.WithColumn("c"+strconv.Itoa(at), fs.Col("id").Add(int64(at)))
	}
	_, err := frame.ToPlan()
	return err
}

func run(ctx context.Context, runs int, lengths []string) error {
	spark, err := fs.Connect(ctx, "local")
	if err != nil {
		return err
	}
	defer spark.Close()
	base := spark.Range(0, 10, 1)
	answers := []answer{}
	for _, text := range lengths {
		length, err := strconv.Atoi(text)
		if err != nil {
			return err
		}
		best := time.Hour
		for range runs {
			start := time.Now()
			if err := chain(base, length); err != nil {
				return err
			}
			best = min(best, time.Since(start))
		}
		answers = append(answers, answer{length, best.Seconds()})
	}
	return json.NewEncoder(os.Stdout).Encode(answers)
}

func main() {
	runs, err := strconv.Atoi(os.Args[1])
	if err == nil {
		err = run(context.Background(), runs, os.Args[2:])
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
