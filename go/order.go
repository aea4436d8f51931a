package firesteel

// #include "firesteel.h"
import "C"

import "runtime"

// Asc is ascending order, NULLs first.
func (column *Column) Asc() *Column { return column.sorted(0) }

// Desc is descending order, NULLs last.
func (column *Column) Desc() *Column { return column.sorted(C.FIRESTEEL_SORT_DESCENDING) }

// AscNullsFirst is ascending order, NULLs first.
func (column *Column) AscNullsFirst() *Column { return column.sorted(C.FIRESTEEL_SORT_NULLS_FIRST) }

// AscNullsLast is ascending order, NULLs last.
func (column *Column) AscNullsLast() *Column { return column.sorted(C.FIRESTEEL_SORT_NULLS_LAST) }

// DescNullsFirst is descending order, NULLs first.
func (column *Column) DescNullsFirst() *Column {
	return column.sorted(C.FIRESTEEL_SORT_DESCENDING | C.FIRESTEEL_SORT_NULLS_FIRST)
}

// DescNullsLast is descending order, NULLs last.
func (column *Column) DescNullsLast() *Column {
	return column.sorted(C.FIRESTEEL_SORT_DESCENDING | C.FIRESTEEL_SORT_NULLS_LAST)
}

func (column *Column) sorted(flags C.uint32_t) *Column {
	if column.err != nil {
		return column
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := C.firesteel_column_sort(column.native, flags, &out, &err)
	runtime.KeepAlive(column)
	return builtColumn(out, status, err)
}
