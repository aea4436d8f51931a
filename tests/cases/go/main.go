// The runner of the shared cases for Go: `runner URL FILE` makes the calls of tests/cases/programs.tsv through the public
// API and prints what each case gives.
//
// A file holds the members of one class of PySpark, in a table by their names. A member that is not there makes its case
// `missing`, and so does an argument that a member does not know.
package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/firesteel/firesteel/go"
)

// caseKey is the conf entry by which a proxy on the way to the server knows which case runs.
const caseKey = "spark.firesteel.test.case"

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: runner URL FILE")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, address, path string) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	programs, err := parse(string(text))
	if err != nil {
		return err
	}
	spark, err := firesteel.Connect(ctx, address)
	if err != nil {
		return err
	}
	defer spark.Close()
	folder, err := os.MkdirTemp("", "firesteel-cases-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for _, program := range programs {
		if err := spark.SetConf(ctx, caseKey, program.name); err != nil {
			return err
		}
		machine := machine{ctx: ctx, spark: spark, variables: map[string]any{"folder": folder}}
		answer, err := machine.run(program)
		if err == nil {
			err = report(ctx, out, program.name, answer)
		}
		if err != nil {
			fmt.Fprintf(out, "%s\t%s\n", program.name, failed(err))
		}
		if err := out.Flush(); err != nil {
			return err
		}
	}
	return nil
}

// report prints the lines of an answer; an error of the backend is for the caller to print.
func report(ctx context.Context, out *bufio.Writer, name string, answer any) error {
	frame, isFrame := answer.(*firesteel.DataFrame)
	if !isFrame {
		value, err := written(answer)
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s\tvalue\t%s\n", name, escape(value))
		return nil
	}
	tree, err := frame.TreeString(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s\tschema\t%s\n", name, escape(strings.TrimSuffix(tree, "\n")))
	table, err := frame.ShowString(ctx, 1000, firesteel.Truncate(0))
	if err != nil {
		return err
	}
	fmt.Fprintf(out, "%s\trows\t%s\n", name, escape(strings.TrimSuffix(table, "\n")))
	return nil
}

// failed is the end of the line of a case that gave no answer.
func failed(err error) string {
	var raised *firesteel.Error
	var absent missing
	switch {
	case errors.As(err, &absent):
		return "missing\t" + string(absent)
	case errors.As(err, &raised):
		return "error\t" + raised.Condition
	default:
		return "error\t" + escape(err.Error())
	}
}

var escapes = strings.NewReplacer("\\", "\\\\", "\t", "\\t", "\n", "\\n")

func escape(text string) string { return escapes.Replace(text) }
