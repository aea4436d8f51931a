// Package firesteel is the Spark DataFrame API for Go. A program builds Spark Connect plans, and the address of its
// session says where they run: "sc://host:port" on any Spark Connect server, "local" on the engine in this process.
//
//	spark, err := firesteel.Connect(ctx, "local")
//	people, err := spark.SQL(ctx, "SELECT * FROM VALUES ('Ada', 36), ('Grace', 45) AS people(name, age)")
//	err = people.Filter(firesteel.Col("age").Gt(40)).Show(ctx, 20)
//
// Calls that only build a plan return no error: a DataFrame or a Column that could not be built carries its error to the
// action, which returns it. Every call that waits takes a context; when it is done, the operation is cancelled on the
// server or in the engine.
//
// The package is cgo over include/firesteel.h. It is built with the flags of pkg-config or with CGO_CFLAGS and
// CGO_LDFLAGS.
package firesteel

// #cgo LDFLAGS: -lfiresteel
// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import (
	"context"
	"runtime"
	"strings"
	"unsafe"
)

// text is a Go string as the two arguments of a C call. The string must stay alive during the call.
func text(value string) (*C.char, C.int64_t) {
	if value == "" {
		return nil, 0
	}
	return (*C.char)(unsafe.Pointer(unsafe.StringData(value))), C.int64_t(len(value))
}

// noText is where an empty text begins that is not NULL.
var noText C.char

// someText is text for a call to which NULL says that there is none.
func someText(value string) (*C.char, C.int64_t) {
	if value == "" {
		return &noText, 0
	}
	return text(value)
}

// texts is strings as a C array of NUL-terminated strings, and what frees them. A NUL inside would cut a string short.
func texts(values []string) (**C.char, C.size_t, func(), error) {
	for _, value := range values {
		if strings.IndexByte(value, 0) >= 0 {
			return nil, 0, nil, invalidText(value)
		}
	}
	if len(values) == 0 {
		return nil, 0, func() {}, nil
	}
	size := C.size_t(len(values)) * C.size_t(unsafe.Sizeof((*C.char)(nil)))
	array := (**C.char)(C.malloc(size))
	slots := unsafe.Slice(array, len(values))
	for at, value := range values {
		slots[at] = C.CString(value)
	}
	return array, C.size_t(len(values)), func() {
		for _, slot := range slots {
			C.free(unsafe.Pointer(slot))
		}
		C.free(unsafe.Pointer(array))
	}, nil
}

// taken is the contents of a buffer that C filled, which is released.
func taken(buffer *C.firesteel_buffer) []byte {
	contents := C.GoBytes(unsafe.Pointer(buffer.data), C.int(buffer.length))
	releaseBuffer(buffer)
	return contents
}

// await runs a call that C cannot interrupt, and returns when it or the context is done. A call that the context leaves
// behind ends by itself.
func await[T any](ctx context.Context, call func() (T, error)) (T, error) {
	type outcome struct {
		value T
		err   error
	}
	if err := ctx.Err(); err != nil {
		var none T
		return none, context.Cause(ctx)
	}
	done := make(chan outcome, 1)
	go func() {
		value, err := call()
		done <- outcome{value, err}
	}()
	select {
	case result := <-done:
		return result.value, result.err
	case <-ctx.Done():
		var none T
		return none, context.Cause(ctx)
	}
}

// LiveObjects is how many native objects of each kind are alive in the process, after what nobody uses was collected.
// For tests.
func LiveObjects() map[string]int64 {
	for range 3 {
		runtime.GC()
	}
	return map[string]int64{
		"session":   int64(C.firesteel_debug_live_count(C.FIRESTEEL_OBJECT_SESSION)),
		"dataframe": int64(C.firesteel_debug_live_count(C.FIRESTEEL_OBJECT_DATAFRAME)),
		"column":    int64(C.firesteel_debug_live_count(C.FIRESTEEL_OBJECT_COLUMN)),
		"operation": int64(C.firesteel_debug_live_count(C.FIRESTEEL_OBJECT_OPERATION)),
	}
}
