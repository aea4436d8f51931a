package firesteel

/*
#include <stdlib.h>
#include "firesteel.h"

static int firesteel_go_stream_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
	return stream->get_schema(stream, out);
}

static int firesteel_go_stream_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
	return stream->get_next(stream, out);
}

static void firesteel_go_stream_release(struct ArrowArrayStream *stream) {
	if (stream->release != NULL) {
		stream->release(stream);
	}
}
*/
import "C"

import (
	"context"
	"fmt"
	"iter"
	"runtime"
	"sync"
	"unsafe"
)

// Operation is a running plan. Its rows are pulled from it; it can be cancelled from any goroutine. Closing it before its
// end gives it up.
type Operation struct {
	lock    sync.Mutex
	native  *C.firesteel_operation
	cleanup runtime.Cleanup
}

func newOperation(native *C.firesteel_operation) *Operation {
	operation := &Operation{native: native}
	operation.cleanup = runtime.AddCleanup(operation, freeOperation, native)
	return operation
}

func freeOperation(native *C.firesteel_operation) { C.firesteel_operation_free(native) }

// Close lets go of the operation, and gives it up if it has not ended. It may be called twice.
func (operation *Operation) Close() error {
	operation.lock.Lock()
	defer operation.lock.Unlock()
	if operation.native != nil {
		operation.cleanup.Stop()
		freeOperation(operation.native)
		operation.native = nil
	}
	return nil
}

// ptr adds an owner to the native operation; the caller frees it.
func (operation *Operation) ptr() (*C.firesteel_operation, error) {
	operation.lock.Lock()
	defer operation.lock.Unlock()
	if operation.native == nil {
		return nil, closed("operation")
	}
	return C.firesteel_operation_ref(operation.native), nil
}

// ID is the UUID that names the operation on its backend.
func (operation *Operation) ID() string {
	native, err := operation.ptr()
	if err != nil {
		return ""
	}
	defer freeOperation(native)
	return C.GoString(C.firesteel_operation_id(native))
}

// Cancel asks the backend to stop. It may be called at any time, and again.
func (operation *Operation) Cancel() error {
	native, failed := operation.ptr()
	if failed != nil {
		return failed
	}
	defer freeOperation(native)
	var err *C.firesteel_error
	return failure(C.firesteel_operation_cancel(native, &err), err)
}

// Execute starts the DataFrame and returns without waiting for rows.
func (frame *DataFrame) Execute(ctx context.Context) (*Operation, error) {
	if frame.err != nil {
		return nil, frame.err
	}
	return await(ctx, func() (*Operation, error) {
		var out *C.firesteel_operation
		var err *C.firesteel_error
		status := C.firesteel_dataframe_execute(frame.native, nil, &out, &err)
		runtime.KeepAlive(frame)
		if failed := failure(status, err); failed != nil {
			return nil, failed
		}
		return newOperation(out), nil
	})
}

// cancelling runs a call that waits for the operation, and cancels the operation when the context is done. This is the
// one place that ties a context to an operation.
func (operation *Operation) cancelling(ctx context.Context, call func() error) error {
	if err := context.Cause(ctx); err != nil {
		return err
	}
	stop := context.AfterFunc(ctx, func() {
		// Whoever waits gets the context's error; an operation that has ended needs no cancel.
		_ = operation.Cancel()
	})
	defer stop()
	err := call()
	if err != nil && ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// wait runs the operation to its end.
func (operation *Operation) wait(ctx context.Context) error {
	for _, err := range operation.Batches(ctx) {
		if err != nil {
			return err
		}
	}
	return nil
}

func (operation *Operation) stream(out *C.struct_ArrowArrayStream) error {
	native, failed := operation.ptr()
	if failed != nil {
		return failed
	}
	defer freeOperation(native)
	var err *C.firesteel_error
	return failure(C.firesteel_operation_stream(native, out, &err), err)
}

// Batches is the rows of the operation, batch by batch. A batch stays valid until it is released or forgotten. When the
// context is done, the operation is cancelled and the context's error ends the loop.
func (operation *Operation) Batches(ctx context.Context) iter.Seq2[*Batch, error] {
	return func(yield func(*Batch, error) bool) {
		stream := (*C.struct_ArrowArrayStream)(C.calloc(1, C.sizeof_struct_ArrowArrayStream))
		defer C.free(unsafe.Pointer(stream))
		if err := operation.stream(stream); err != nil {
			yield(nil, err)
			return
		}
		defer C.firesteel_go_stream_release(stream)
		schema := newCSchema()
		err := operation.cancelling(ctx, func() error {
			return streamed(stream, C.firesteel_go_stream_schema(stream, schema.c))
		})
		for err == nil {
			array := (*C.struct_ArrowArray)(C.calloc(1, C.sizeof_struct_ArrowArray))
			err = operation.cancelling(ctx, func() error {
				return streamed(stream, C.firesteel_go_stream_next(stream, array))
			})
			if err != nil || array.release == nil {
				C.free(unsafe.Pointer(array))
				break
			}
			if !yield(newBatch(array, schema), nil) {
				return
			}
		}
		if err != nil {
			yield(nil, err)
		}
	}
}

// streamed is the error of a call on a stream that gave this code.
func streamed(stream *C.struct_ArrowArrayStream, code C.int) error {
	if code == 0 {
		return nil
	}
	native := C.firesteel_error_from_stream(stream)
	if native == nil {
		return fmt.Errorf("firesteel: the stream failed with code %d", int(code))
	}
	defer C.firesteel_error_free(native)
	return describe(native)
}

// Batches starts the DataFrame and gives its rows, batch by batch.
func (frame *DataFrame) Batches(ctx context.Context) iter.Seq2[*Batch, error] {
	return func(yield func(*Batch, error) bool) {
		operation, err := frame.Execute(ctx)
		if err != nil {
			yield(nil, err)
			return
		}
		defer operation.Close()
		for batch, err := range operation.Batches(ctx) {
			if !yield(batch, err) {
				return
			}
		}
	}
}

// Row is a row of a result: its cells in the order of the columns.
type Row []any

// Collect is all rows.
func (frame *DataFrame) Collect(ctx context.Context) ([]Row, error) {
	var rows []Row
	for batch, err := range frame.Batches(ctx) {
		if err != nil {
			return nil, err
		}
		for at := range batch.NumRows() {
			row, err := batch.Row(at)
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
		batch.Release()
	}
	return rows, nil
}

// Count is how many rows there are.
func (frame *DataFrame) Count(ctx context.Context) (int64, error) {
	rows, err := frame.Agg(Count(Lit(1))).Collect(ctx)
	if err != nil {
		return 0, err
	}
	if len(rows) == 1 && len(rows[0]) == 1 {
		if count, isNumber := rows[0][0].(int64); isNumber {
			return count, nil
		}
	}
	return 0, fmt.Errorf("firesteel: a count without a number")
}
