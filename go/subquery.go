package firesteel

// #include "firesteel.h"
import "C"

import "runtime"

// expression is the column that a call on the DataFrame gives.
func (frame *DataFrame) expression(
	call func(native *C.firesteel_dataframe, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status,
) *Column {
	if frame.err != nil {
		return &Column{err: frame.err}
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := call(frame.native, &out, &err)
	runtime.KeepAlive(frame)
	return builtColumn(out, status, err)
}

// Scalar is the one value of the one row, as an expression; NULL without a row.
func (frame *DataFrame) Scalar() *Column {
	return frame.expression(func(native *C.firesteel_dataframe, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_scalar(native, out, err)
	})
}

// Exists is whether there is a row, as an expression.
func (frame *DataFrame) Exists() *Column {
	return frame.expression(func(native *C.firesteel_dataframe, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_exists(native, out, err)
	})
}

// IsInQuery is whether the value is among the rows of a DataFrame. A Struct is looked for in its columns, one by one.
func (column *Column) IsInQuery(query *DataFrame) *Column {
	if column.err != nil {
		return column
	}
	result := query.expression(func(native *C.firesteel_dataframe, out **C.firesteel_column, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_column_is_in_query(column.native, native, out, err)
	})
	runtime.KeepAlive(column)
	return result
}

// Outer is the column, marked as one of the query around a subquery. Names say so already: it changes nothing, as in
// PySpark.
func (column *Column) Outer() *Column { return column }
