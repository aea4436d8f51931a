// Package arrow passes rows between Firesteel and arrow-go through the Arrow C stream interface, without copying them.
// It stands apart so that the base package depends on no version of arrow-go.
package arrow

// #include <stdlib.h>
// #include "arrow_c_abi.h"
import "C"

import (
	"context"
	"unsafe"

	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/cdata"
	firesteel "github.com/firesteel/firesteel/go"
)

// Reader starts the DataFrame and gives its rows as records. Release the reader when done with it; records that were
// retained stay valid.
func Reader(ctx context.Context, frame *firesteel.DataFrame) (array.RecordReader, error) {
	stream := (*C.struct_ArrowArrayStream)(C.calloc(1, C.sizeof_struct_ArrowArrayStream))
	defer C.free(unsafe.Pointer(stream))
	if err := frame.ArrowStream(ctx, unsafe.Pointer(stream)); err != nil {
		return nil, err
	}
	reader, err := cdata.ImportCRecordReader((*cdata.CArrowArrayStream)(unsafe.Pointer(stream)), nil)
	if err != nil {
		return nil, err
	}
	return reader.(array.RecordReader), nil
}

// DataFrame is a DataFrame of a reader's rows, which are read to their end now. schema, in DDL, renames and casts the
// columns; it may be empty.
func DataFrame(session *firesteel.Session, rows array.RecordReader, schema string) *firesteel.DataFrame {
	stream := (*C.struct_ArrowArrayStream)(C.calloc(1, C.sizeof_struct_ArrowArrayStream))
	defer C.free(unsafe.Pointer(stream))
	cdata.ExportRecordReader(rows, (*cdata.CArrowArrayStream)(unsafe.Pointer(stream)))
	return session.FromArrow(unsafe.Pointer(stream), schema)
}
