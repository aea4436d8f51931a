package firesteel

/*
#include <stdlib.h>
#include <string.h>
#include "arrow_c_abi.h"

static void firesteel_go_release_array(struct ArrowArray *array) {
	if (array->release != NULL) {
		array->release(array);
	}
}

static void firesteel_go_release_schema(struct ArrowSchema *schema) {
	if (schema->release != NULL) {
		schema->release(schema);
	}
}
*/
import "C"

import (
	"fmt"
	"runtime"
	"unsafe"
)

// Field is a column of a result: its name, its Spark type in short form ("bigint", "decimal(10,2)"), and whether it may
// hold NULL.
type Field struct {
	Name     string
	Type     string
	Nullable bool
}

// Schema is the columns of a result, in order.
type Schema []Field

// cSchema owns an ArrowSchema in C memory. Batches share it.
type cSchema struct {
	c *C.struct_ArrowSchema
}

func newCSchema() *cSchema {
	schema := &cSchema{c: (*C.struct_ArrowSchema)(C.calloc(1, C.sizeof_struct_ArrowSchema))}
	runtime.AddCleanup(schema, func(c *C.struct_ArrowSchema) {
		C.firesteel_go_release_schema(c)
		C.free(unsafe.Pointer(c))
	}, schema.c)
	return schema
}

func (schema *cSchema) fields() (Schema, error) {
	columns := children(schema.c)
	fields := make(Schema, len(columns))
	for at, column := range columns {
		name, err := typeName(column)
		if err != nil {
			return nil, err
		}
		fields[at] = Field{
			Name:     C.GoString(column.name),
			Type:     name,
			Nullable: column.flags&C.ARROW_FLAG_NULLABLE != 0,
		}
	}
	return fields, nil
}

func children(schema *C.struct_ArrowSchema) []*C.struct_ArrowSchema {
	return unsafe.Slice((**C.struct_ArrowSchema)(unsafe.Pointer(schema.children)), int(schema.n_children))
}

// Batch is some rows of a result, in Arrow's layout. Its memory is the engine's own: nothing was copied. Release frees
// it; a batch that is forgotten is freed by the garbage collector.
type Batch struct {
	array   *C.struct_ArrowArray
	schema  *cSchema
	cleanup runtime.Cleanup
}

func newBatch(array *C.struct_ArrowArray, schema *cSchema) *Batch {
	batch := &Batch{array: array, schema: schema}
	batch.cleanup = runtime.AddCleanup(batch, freeArray, array)
	return batch
}

func freeArray(array *C.struct_ArrowArray) {
	C.firesteel_go_release_array(array)
	C.free(unsafe.Pointer(array))
}

// Release frees the rows. Values taken from them before stay valid. It may be called twice.
func (batch *Batch) Release() {
	if batch.array != nil {
		batch.cleanup.Stop()
		freeArray(batch.array)
		batch.array = nil
	}
}

// NumRows is how many rows the batch holds; none after Release.
func (batch *Batch) NumRows() int {
	if batch.array == nil {
		return 0
	}
	return int(batch.array.length)
}

// NumCols is how many columns the batch has.
func (batch *Batch) NumCols() int {
	return int(batch.schema.c.n_children)
}

// Schema describes the columns.
func (batch *Batch) Schema() (Schema, error) {
	return batch.schema.fields()
}

// Value is the cell at a column and a row: nil for NULL, or bool, int8 to int64, float32, float64, string, []byte,
// Decimal, Date, time.Time (TIMESTAMP, in UTC; TIMESTAMP_NTZ as if UTC), time.Duration (day-time intervals),
// YearMonthInterval, []any for arrays, map[any]any for maps, and Struct.
func (batch *Batch) Value(column, row int) (any, error) {
	if batch.array == nil {
		return nil, closed("batch")
	}
	columns := children(batch.schema.c)
	if column < 0 || column >= len(columns) || row < 0 || row >= batch.NumRows() {
		return nil, fmt.Errorf("firesteel: no cell at column %d, row %d", column, row)
	}
	arrays := unsafe.Slice((**C.struct_ArrowArray)(unsafe.Pointer(batch.array.children)), len(columns))
	value, err := cell(columns[column], arrays[column], row+int(batch.array.offset))
	runtime.KeepAlive(batch)
	return value, err
}

// Row is the cells of a row, in the order of the columns.
func (batch *Batch) Row(row int) ([]any, error) {
	cells := make([]any, batch.NumCols())
	for column := range cells {
		value, err := batch.Value(column, row)
		if err != nil {
			return nil, err
		}
		cells[column] = value
	}
	return cells, nil
}
