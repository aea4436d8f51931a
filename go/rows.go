package firesteel

// #include "firesteel.h"
import "C"

import (
	"context"
	"iter"
)

// Take is the first rows.
func (frame *DataFrame) Take(ctx context.Context, rows int32) ([]Row, error) {
	return frame.Limit(rows).Collect(ctx)
}

// Head is the same as Take.
func (frame *DataFrame) Head(ctx context.Context, rows int32) ([]Row, error) {
	return frame.Take(ctx, rows)
}

// First is the first row; nil when there is none.
func (frame *DataFrame) First(ctx context.Context) (Row, error) {
	rows, err := frame.Take(ctx, 1)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// Tail is the last rows.
func (frame *DataFrame) Tail(ctx context.Context, rows int32) ([]Row, error) {
	last := frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_tail(native, C.int32_t(rows), out, err)
	})
	return last.Collect(ctx)
}

// ToLocalIterator is the rows one by one, never more than a batch of them in memory. Leaving the loop early gives the
// operation up.
func (frame *DataFrame) ToLocalIterator(ctx context.Context) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		for batch, err := range frame.Batches(ctx) {
			if err != nil {
				yield(nil, err)
				return
			}
			for at := range batch.NumRows() {
				row, err := batch.Row(at)
				if !yield(row, err) || err != nil {
					return
				}
			}
			batch.Release()
		}
	}
}
