package firesteel

// #include "firesteel.h"
import "C"

import "runtime"

// derived is the column that a call on this one gives; others are columns that the call reads as well.
func (column *Column) derived(
	call func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status,
	others ...*Column,
) *Column {
	if _, failed := columnArray(append([]*Column{column}, others...)); failed != nil {
		return &Column{err: failed}
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := call(column.native, &out, &err)
	runtime.KeepAlive(column)
	runtime.KeepAlive(others)
	return builtColumn(out, status, err)
}

// GetItem is an element of an array (from 0), a value of a map, or a field of a struct.
func (column *Column) GetItem(key any) *Column {
	by := Lit(key)
	if column.err != nil {
		return column
	}
	if by.err != nil {
		return by
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := C.firesteel_column_extract(column.native, by.native, &out, &err)
	runtime.KeepAlive(column)
	runtime.KeepAlive(by)
	return builtColumn(out, status, err)
}

// GetField is a field of a struct.
func (column *Column) GetField(name string) *Column { return column.GetItem(name) }

// WithField is the struct with a field added or replaced.
func (column *Column) WithField(name string, value any) *Column {
	field := Lit(value)
	return column.derived(func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		return C.firesteel_column_with_field(native, start, length, field.native, out, err)
	}, field)
}

// DropFields is the struct without these fields.
func (column *Column) DropFields(names ...string) *Column {
	for _, name := range names {
		column = column.derived(func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
			start, length := text(name)
			return C.firesteel_column_with_field(native, start, length, nil, out, err)
		})
	}
	return column
}

// When is one more branch after Case: the value where the condition holds.
func (column *Column) When(condition *Column, value any) *Column {
	given := Lit(value)
	return column.derived(func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_column_when(native, condition.native, given.native, out, err)
	}, condition, given)
}

// Otherwise is the value of all other rows, after Case.
func (column *Column) Otherwise(value any) *Column {
	given := Lit(value)
	return column.derived(func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_column_otherwise(native, given.native, out, err)
	}, given)
}

// AliasWithMetadata is the column under another name, with metadata as JSON.
func (column *Column) AliasWithMetadata(name, metadata string) *Column {
	return column.derived(func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		start, length := text(name)
		metadataStart, metadataLength := text(metadata)
		return C.firesteel_column_alias(native, start, length, metadataStart, metadataLength, out, err)
	})
}

// Aliases is the columns of an expression that gives several, such as Explode of a map, under other names.
func (column *Column) Aliases(names ...string) *Column {
	array, count, free, failed := texts(names)
	if failed != nil {
		return &Column{err: failed}
	}
	defer free()
	return column.derived(func(native *C.firesteel_column, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_column_aliases(native, array, count, out, err)
	})
}

// Transform is f of this column, so that calls can be chained.
func (column *Column) Transform(f func(*Column) *Column) *Column { return f(column) }
