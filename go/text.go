package firesteel

// #include "firesteel.h"
import "C"

import (
	"context"
	"io"
	"os"
)

// ShowOption says how a table is printed.
type ShowOption func(*showSettings)

type showSettings struct {
	truncate, vertical C.int32_t
}

// Truncate cuts each cell at so many characters; 0 leaves them whole. Without it they are cut at 20.
func Truncate(characters int32) ShowOption {
	return func(settings *showSettings) { settings.truncate = C.int32_t(characters) }
}

// Vertical prints a line for each cell.
func Vertical() ShowOption { return func(settings *showSettings) { settings.vertical = 1 } }

// ShowString is the first rows as a table.
func (frame *DataFrame) ShowString(ctx context.Context, rows int32, options ...ShowOption) (string, error) {
	settings := showSettings{truncate: 20}
	for _, option := range options {
		option(&settings)
	}
	return frame.described(ctx, func(native *C.firesteel_dataframe, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_show_string(native, C.int32_t(rows), settings.truncate, settings.vertical, out, err)
	})
}

// Show prints the first rows as a table.
func (frame *DataFrame) Show(ctx context.Context, rows int32, options ...ShowOption) error {
	table, err := frame.ShowString(ctx, rows, options...)
	if err != nil {
		return err
	}
	_, err = io.WriteString(os.Stdout, table+"\n")
	return err
}

// TreeString is the schema as a tree.
func (frame *DataFrame) TreeString(ctx context.Context) (string, error) {
	return frame.described(ctx, func(native *C.firesteel_dataframe, out *C.firesteel_buffer, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_tree_string(native, -1, out, err)
	})
}

// PrintSchema prints the schema as a tree.
func (frame *DataFrame) PrintSchema(ctx context.Context) error {
	tree, err := frame.TreeString(ctx)
	if err != nil {
		return err
	}
	_, err = io.WriteString(os.Stdout, tree+"\n")
	return err
}
