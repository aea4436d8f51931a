package firesteel

/*
#include <stdlib.h>
#include "firesteel.h"

static int firesteel_go_observed_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
	return stream->get_schema(stream, out);
}

static int firesteel_go_observed_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
	return stream->get_next(stream, out);
}

static void firesteel_go_observed_release(struct ArrowArrayStream *stream) {
	if (stream->release != NULL) {
		stream->release(stream);
	}
}
*/
import "C"

import (
	"context"
	"runtime"
	"unsafe"
)

// Observation is metrics that are computed while a DataFrame runs. It serves one DataFrame.
type Observation struct {
	native *C.firesteel_observation
}

// NewObservation is an observation with a name; "" gives it one of its own.
func NewObservation(name string) (*Observation, error) {
	var out *C.firesteel_observation
	var err *C.firesteel_error
	start, length := text(name)
	status := C.firesteel_observation_new(start, length, &out, &err)
	runtime.KeepAlive(name)
	if failed := failure(status, err); failed != nil {
		return nil, failed
	}
	observation := &Observation{native: out}
	runtime.AddCleanup(observation, func(native *C.firesteel_observation) { C.firesteel_observation_free(native) }, out)
	return observation, nil
}

// Observe is the DataFrame with the aggregates metrics computed along the way. A stream is refused.
func (observation *Observation) Observe(ctx context.Context, frame *DataFrame, metrics ...*Column) (*DataFrame, error) {
	observed, err := await(ctx, func() (*DataFrame, error) {
		observed := frame.over(metrics, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
			return C.firesteel_observation_observe(observation.native, native, columns, count, out, err)
		})
		return observed, observed.err
	})
	runtime.KeepAlive(observation)
	return observed, err
}

// Get is the metrics by name; empty before an action has run.
func (observation *Observation) Get() (map[string]any, error) {
	stream := (*C.struct_ArrowArrayStream)(C.calloc(1, C.sizeof_struct_ArrowArrayStream))
	defer C.free(unsafe.Pointer(stream))
	var err *C.firesteel_error
	status := C.firesteel_observation_get(observation.native, stream, &err)
	runtime.KeepAlive(observation)
	if failed := failure(status, err); failed != nil {
		return nil, failed
	}
	defer C.firesteel_go_observed_release(stream)
	schema := newCSchema()
	if failed := streamed(stream, C.firesteel_go_observed_schema(stream, schema.c)); failed != nil {
		return nil, failed
	}
	metrics := map[string]any{}
	array := (*C.struct_ArrowArray)(C.calloc(1, C.sizeof_struct_ArrowArray))
	if failed := streamed(stream, C.firesteel_go_observed_next(stream, array)); failed != nil || array.release == nil {
		C.free(unsafe.Pointer(array))
		return metrics, failed
	}
	batch := newBatch(array, schema)
	defer batch.Release()
	row, failed := batch.Row(0)
	if failed != nil {
		return nil, failed
	}
	for at, column := range children(schema.c) {
		metrics[C.GoString(column.name)] = row[at]
	}
	return metrics, nil
}
