package firesteel

// #include <stdlib.h>
// #include "firesteel.h"
import "C"

import "runtime"

// TableValuedFunction is Spark's table functions as DataFrames. Session.Tvf makes it. Arguments are columns, or values that
// Lit takes.
type TableValuedFunction struct {
	session *Session
}

// Tvf is table functions as DataFrames.
func (session *Session) Tvf() *TableValuedFunction { return &TableValuedFunction{session} }

// call is the DataFrame of a table function of these arguments.
func (tvf *TableValuedFunction) call(
	arguments []any,
	call func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status,
) *DataFrame {
	columns := literals(arguments)
	handles, failed := columnArray(columns)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	frame := tvf.session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return call(native, handles, out, err)
	})
	runtime.KeepAlive(columns)
	return frame
}

// Range is the numbers from start (included) to end (excluded), as column "id", in so many partitions; 0 leaves their
// number to the backend.
func (tvf *TableValuedFunction) Range(start, end, step int64, partitions int32) *DataFrame {
	return tvf.session.RangeIn(start, end, step, partitions)
}

// Explode is a row for each element of an array, or entry of a map.
func (tvf *TableValuedFunction) Explode(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_explode(native, arguments[0], out, err)
	})
}

// ExplodeOuter is Explode; NULL and what is empty give a row of NULL.
func (tvf *TableValuedFunction) ExplodeOuter(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_explode_outer(native, arguments[0], out, err)
	})
}

// Inline is a row for each struct of an array.
func (tvf *TableValuedFunction) Inline(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_inline(native, arguments[0], out, err)
	})
}

// InlineOuter is Inline; NULL and what is empty give a row of NULL.
func (tvf *TableValuedFunction) InlineOuter(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_inline_outer(native, arguments[0], out, err)
	})
}

// Posexplode is Explode with the place of each element, from 0.
func (tvf *TableValuedFunction) Posexplode(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_posexplode(native, arguments[0], out, err)
	})
}

// PosexplodeOuter is Posexplode; NULL and what is empty give a row of NULL.
func (tvf *TableValuedFunction) PosexplodeOuter(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_posexplode_outer(native, arguments[0], out, err)
	})
}

// VariantExplode is a row for each element of a variant's array or object.
func (tvf *TableValuedFunction) VariantExplode(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_variant_explode(native, arguments[0], out, err)
	})
}

// VariantExplodeOuter is VariantExplode; what has no elements gives a row of NULL.
func (tvf *TableValuedFunction) VariantExplodeOuter(input any) *DataFrame {
	return tvf.call([]any{input}, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_variant_explode_outer(native, arguments[0], out, err)
	})
}

// Collations is all collations.
func (tvf *TableValuedFunction) Collations() *DataFrame {
	return tvf.session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_collations(native, out, err)
	})
}

// SQLKeywords is the words of SQL, and whether they are reserved.
func (tvf *TableValuedFunction) SQLKeywords() *DataFrame {
	return tvf.session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_sql_keywords(native, out, err)
	})
}

// PythonWorkerLogs is the logs of Python workers, where a server has them.
func (tvf *TableValuedFunction) PythonWorkerLogs() *DataFrame {
	return tvf.session.frame(func(native *C.firesteel_session, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_python_worker_logs(native, out, err)
	})
}

// JSONTuple is the fields, at least one, of a JSON object, as columns c0, c1, ...
func (tvf *TableValuedFunction) JSONTuple(input any, fields ...any) *DataFrame {
	arguments := append([]any{input}, fields...)
	return tvf.call(arguments, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_json_tuple(native, arguments[0], first(arguments[1:]), C.size_t(len(arguments)-1), out, err)
	})
}

// Stack is the values in so many rows.
func (tvf *TableValuedFunction) Stack(rows any, fields ...any) *DataFrame {
	arguments := append([]any{rows}, fields...)
	return tvf.call(arguments, func(native *C.firesteel_session, arguments []*C.firesteel_column, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_tvf_stack(native, arguments[0], first(arguments[1:]), C.size_t(len(arguments)-1), out, err)
	})
}
