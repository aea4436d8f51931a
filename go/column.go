package firesteel

/*
#include <stdlib.h>
#include <string.h>

#include "firesteel_functions.h"

// The literal of a number in an Arrow type of 64 or 128 bits, whose format stays where it is.
static firesteel_status firesteel_go_lit_numbers(const char *format, uint64_t low, uint64_t high, firesteel_column **out, firesteel_error **error) {
	uint64_t number[2] = {low, high};
	struct ArrowSchema type;
	struct ArrowArray value;
	const void *buffers[2];
	memset(&type, 0, sizeof type);
	memset(&value, 0, sizeof value);
	buffers[0] = NULL;
	buffers[1] = number;
	type.format = format;
	type.release = firesteel_functions_release_schema;
	value.length = 1;
	value.n_buffers = 2;
	value.buffers = buffers;
	value.release = firesteel_functions_release_array;
	return firesteel_lit(&type, &value, out, error);
}

static firesteel_status firesteel_go_lit_number(const char *format, int64_t number, firesteel_column **out, firesteel_error **error) {
	return firesteel_go_lit_numbers(format, (uint64_t)number, 0, out, error);
}
*/
import "C"

import (
	"fmt"
	"math"
	"math/big"
	"runtime"
	"time"
	"unsafe"
)

// Arrow's names of types in which a literal is a number.
var (
	durationFormat = C.CString("tDu")
	timeFormat     = C.CString("ttu")
)

// Column is an expression over the columns of a DataFrame. It is immutable and may be shared.
type Column struct {
	native *C.firesteel_column
	err    error
}

// builtColumn wraps what a C call gave.
func builtColumn(native *C.firesteel_column, status C.firesteel_status, nativeError *C.firesteel_error) *Column {
	if err := failure(status, nativeError); err != nil {
		return &Column{err: err}
	}
	column := &Column{native: native}
	runtime.AddCleanup(column, func(native *C.firesteel_column) { C.firesteel_column_free(native) }, native)
	return column
}

// columnArray is the handles of some columns, or the first error among them.
func columnArray(columns []*Column) ([]*C.firesteel_column, error) {
	handles := make([]*C.firesteel_column, len(columns))
	for at, column := range columns {
		if column == nil {
			return nil, fmt.Errorf("firesteel: column %d is nil", at)
		}
		if column.err != nil {
			return nil, column.err
		}
		handles[at] = column.native
	}
	return handles, nil
}

func first(handles []*C.firesteel_column) **C.firesteel_column { return unsafe.SliceData(handles) }

// Err is why the column could not be built; nil when it could.
func (column *Column) Err() error { return column.err }

// Col is the column of this name; "*" and "t.*" stand for all columns.
func Col(name string) *Column {
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(name)
	status := C.firesteel_col(start, length, &out, &err)
	runtime.KeepAlive(name)
	return builtColumn(out, status, err)
}

// Expr is an expression in SQL.
func Expr(sql string) *Column {
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(sql)
	status := C.firesteel_expr(start, length, &out, &err)
	runtime.KeepAlive(sql)
	return builtColumn(out, status, err)
}

// Lit is a value: nil (as NULL of type VOID), a bool, an integer (int as BIGINT unless it fits INT, as in PySpark), a
// float, a string, []byte, Decimal, Date, time.Time (as TIMESTAMP), time.Duration (as a day-time interval), TimeOfDay (as
// TIME) or []any (as an array of literals). A *Column is given back as it is.
func Lit(value any) *Column {
	var out *C.firesteel_column
	var err *C.firesteel_error
	var status C.firesteel_status
	switch value := value.(type) {
	case *Column:
		return value
	case nil:
		status = C.firesteel_lit_null(&out, &err)
	case bool:
		flag := C.int32_t(0)
		if value {
			flag = 1
		}
		status = C.firesteel_lit_bool(flag, &out, &err)
	case int:
		if int64(value) == int64(int32(value)) {
			return Lit(int32(value))
		}
		return Lit(int64(value))
	case int8:
		return Lit(int32(value)).Cast("tinyint")
	case int16:
		return Lit(int32(value)).Cast("smallint")
	case int32:
		status = C.firesteel_lit_i32(C.int32_t(value), &out, &err)
	case int64:
		status = C.firesteel_lit_i64(C.int64_t(value), &out, &err)
	case float32:
		return Lit(float64(value)).Cast("float")
	case float64:
		status = C.firesteel_lit_f64(C.double(value), &out, &err)
	case string:
		start, length := text(value)
		status = C.firesteel_lit_str(start, length, &out, &err)
		runtime.KeepAlive(value)
	case []byte:
		start := (*C.uint8_t)(unsafe.Pointer(unsafe.SliceData(value)))
		status = C.firesteel_lit_binary(start, C.size_t(len(value)), &out, &err)
	case Decimal:
		if value.Precision > 0 {
			return decimalLiteral(value)
		}
		digits := value.String()
		start, length := text(digits)
		status = C.firesteel_lit_decimal(start, length, &out, &err)
		runtime.KeepAlive(digits)
	case Date:
		status = C.firesteel_lit_date(C.int32_t(value), &out, &err)
	case time.Time:
		status = C.firesteel_lit_timestamp(C.int64_t(value.UnixMicro()), &out, &err)
	case time.Duration:
		status = C.firesteel_go_lit_number(durationFormat, C.int64_t(value.Microseconds()), &out, &err)
	case TimeOfDay:
		status = C.firesteel_go_lit_number(timeFormat, C.int64_t(time.Duration(value).Microseconds()), &out, &err)
	case []any:
		return call("array", 0, literals(value))
	default:
		return &Column{err: fmt.Errorf("firesteel: a value of type %T is no literal", value)}
	}
	return builtColumn(out, status, err)
}

// decimalLiteral is a decimal with the precision that it says.
func decimalLiteral(value Decimal) *Column {
	if digits := len(new(big.Int).Abs(value.Unscaled).String()); value.Precision > 38 || digits > value.Precision {
		return &Column{err: fmt.Errorf("firesteel: %s does not fit %d digits", value, value.Precision)}
	}
	// Two's complement in 128 bits.
	bits := new(big.Int).And(value.Unscaled, new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 128), big.NewInt(1)))
	low := new(big.Int).And(bits, new(big.Int).SetUint64(math.MaxUint64)).Uint64()
	high := new(big.Int).Rsh(bits, 64).Uint64()
	format := C.CString(fmt.Sprintf("d:%d,%d", value.Precision, value.Scale))
	defer C.free(unsafe.Pointer(format))
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := C.firesteel_go_lit_numbers(format, C.uint64_t(low), C.uint64_t(high), &out, &err)
	return builtColumn(out, status, err)
}

// call is a call of a function by its name.
func call(name string, flags C.uint32_t, arguments []*Column) *Column {
	handles, failed := columnArray(arguments)
	if failed != nil {
		return &Column{err: failed}
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(name)
	status := C.firesteel_fn(start, length, first(handles), C.size_t(len(handles)), flags, &out, &err)
	runtime.KeepAlive(name)
	runtime.KeepAlive(arguments)
	return builtColumn(out, status, err)
}

// literals takes columns as they are and makes literals of all else.
func literals(values []any) []*Column {
	columns := make([]*Column, len(values))
	for at, value := range values {
		columns[at] = Lit(value)
	}
	return columns
}

func (column *Column) with(name string, others ...any) *Column {
	return call(name, 0, append([]*Column{column}, literals(others)...))
}

// Add is the sum. Like all operators it takes a *Column or a value that Lit takes.
func (column *Column) Add(other any) *Column { return column.with("+", other) }

// Sub is the difference.
func (column *Column) Sub(other any) *Column { return column.with("-", other) }

// Mul is the product.
func (column *Column) Mul(other any) *Column { return column.with("*", other) }

// Div is the quotient, a DOUBLE or a DECIMAL.
func (column *Column) Div(other any) *Column { return column.with("/", other) }

// Mod is the remainder.
func (column *Column) Mod(other any) *Column { return column.with("%", other) }

// Negate is the number with the other sign.
func (column *Column) Negate() *Column { return column.with("negative") }

// Pow is the power.
func (column *Column) Pow(other any) *Column { return column.with("power", other) }

// Eq is equality; NULL when a side is NULL.
func (column *Column) Eq(other any) *Column { return column.with("==", other) }

// NotEq is inequality; NULL when a side is NULL.
func (column *Column) NotEq(other any) *Column { return column.Eq(other).Not() }

// EqNullSafe is equality that holds for two NULLs and never is NULL.
func (column *Column) EqNullSafe(other any) *Column { return column.with("<=>", other) }

// Lt is less than.
func (column *Column) Lt(other any) *Column { return column.with("<", other) }

// LtEq is less than or equal.
func (column *Column) LtEq(other any) *Column { return column.with("<=", other) }

// Gt is greater than.
func (column *Column) Gt(other any) *Column { return column.with(">", other) }

// GtEq is greater than or equal.
func (column *Column) GtEq(other any) *Column { return column.with(">=", other) }

// And holds when both sides hold.
func (column *Column) And(other any) *Column { return column.with("and", other) }

// Or holds when one side holds.
func (column *Column) Or(other any) *Column { return column.with("or", other) }

// Not holds when the column does not.
func (column *Column) Not() *Column { return column.with("not") }

// BitwiseAnd, BitwiseOr and BitwiseXor work bit by bit.
func (column *Column) BitwiseAnd(other any) *Column { return column.with("&", other) }

// BitwiseOr is the bits that are set in one of the sides.
func (column *Column) BitwiseOr(other any) *Column { return column.with("|", other) }

// BitwiseXor is the bits that are set in just one of the sides.
func (column *Column) BitwiseXor(other any) *Column { return column.with("^", other) }

// IsNull holds for NULL.
func (column *Column) IsNull() *Column { return column.with("isNull") }

// IsNotNull holds for all but NULL.
func (column *Column) IsNotNull() *Column { return column.with("isNotNull") }

// IsNaN holds for NaN.
func (column *Column) IsNaN() *Column { return column.with("isNaN") }

// Between holds for lower <= column <= upper.
func (column *Column) Between(lower, upper any) *Column {
	return column.GtEq(lower).And(column.LtEq(upper))
}

// IsIn holds when the value is one of these.
func (column *Column) IsIn(values ...any) *Column { return column.with("in", values...) }

// Like matches a SQL pattern with % and _.
func (column *Column) Like(pattern string) *Column { return column.with("like", pattern) }

// ILike is Like without regard to case.
func (column *Column) ILike(pattern string) *Column { return column.with("ilike", pattern) }

// RLike holds when a Java regular expression matches anywhere.
func (column *Column) RLike(pattern string) *Column { return column.with("rlike", pattern) }

// Contains holds when the other text is part of this one.
func (column *Column) Contains(other any) *Column { return column.with("contains", other) }

// StartsWith holds when the text begins with the other.
func (column *Column) StartsWith(other any) *Column { return column.with("startsWith", other) }

// EndsWith holds when the text ends with the other.
func (column *Column) EndsWith(other any) *Column { return column.with("endsWith", other) }

// Substr is length characters from start, which counts from 1.
func (column *Column) Substr(start, length any) *Column { return column.with("substr", start, length) }

// Alias is the column under another name.
func (column *Column) Alias(name string) *Column {
	if column.err != nil {
		return column
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(name)
	status := C.firesteel_column_alias(column.native, start, length, nil, 0, &out, &err)
	runtime.KeepAlive(name)
	runtime.KeepAlive(column)
	return builtColumn(out, status, err)
}

// Cast is the column as another type, given in SQL ("decimal(10,2)"). What does not fit raises.
func (column *Column) Cast(dataType string) *Column { return column.cast(dataType, 0) }

// TryCast is Cast, with NULL for what does not fit.
func (column *Column) TryCast(dataType string) *Column {
	return column.cast(dataType, C.FIRESTEEL_CAST_TRY)
}

func (column *Column) cast(dataType string, flags C.uint32_t) *Column {
	if column.err != nil {
		return column
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(dataType)
	status := C.firesteel_column_cast(column.native, start, length, flags, &out, &err)
	runtime.KeepAlive(dataType)
	runtime.KeepAlive(column)
	return builtColumn(out, status, err)
}

// Over is the function over a window.
func (column *Column) Over(window WindowSpec) *Column {
	if column.err != nil {
		return column
	}
	partition, failed := columnArray(window.partition)
	if failed != nil {
		return &Column{err: failed}
	}
	order, failed := columnArray(window.order)
	if failed != nil {
		return &Column{err: failed}
	}
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := C.firesteel_column_over(column.native, first(partition), C.size_t(len(partition)), first(order),
		C.size_t(len(order)), window.frame, C.int64_t(window.lower), C.int64_t(window.upper), &out, &err)
	runtime.KeepAlive(column)
	runtime.KeepAlive(window)
	return builtColumn(out, status, err)
}

// String is the expression as a reader would write it.
func (column *Column) String() string {
	if column.err != nil {
		return column.err.Error()
	}
	buffer := newBuffer()
	var err *C.firesteel_error
	status := C.firesteel_column_text(column.native, &buffer, &err)
	runtime.KeepAlive(column)
	if failed := failure(status, err); failed != nil {
		return failed.Error()
	}
	return string(taken(&buffer))
}
