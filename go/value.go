package firesteel

// #include "arrow_c_abi.h"
import "C"

import (
	"encoding/binary"
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unsafe"
)

// Decimal is an exact decimal number: Unscaled divided by ten to the power of Scale. As a literal it has the Precision that is
// said, which must hold its digits, or else one of at least 10.
type Decimal struct {
	Unscaled  *big.Int
	Scale     int
	Precision int
}

// String is the number with all its decimal places.
func (decimal Decimal) String() string {
	digits := new(big.Int).Abs(decimal.Unscaled).String()
	if len(digits) <= decimal.Scale {
		digits = strings.Repeat("0", decimal.Scale-len(digits)+1) + digits
	}
	text := digits
	if decimal.Scale > 0 {
		point := len(digits) - decimal.Scale
		text = digits[:point] + "." + digits[point:]
	}
	if decimal.Unscaled.Sign() < 0 {
		return "-" + text
	}
	return text
}

// Date is a day, as days since 1970-01-01.
type Date int32

// Time is the start of the day, in UTC.
func (date Date) Time() time.Time { return time.Unix(int64(date)*86400, 0).UTC() }

// String is the day as YYYY-MM-DD.
func (date Date) String() string { return date.Time().Format(time.DateOnly) }

// TimeOfDay is a TIME, for Lit: what has passed since midnight, to the microsecond.
type TimeOfDay time.Duration

// YearMonthInterval is a span of months.
type YearMonthInterval int32

// CalendarInterval is a span of months, days and nanoseconds.
type CalendarInterval struct {
	Months      int32
	Days        int32
	Nanoseconds int64
}

// Struct is the value of a struct column: its fields in order.
type Struct struct {
	Names  []string
	Values []any
}

// Get is the value of a field; nil when there is none of this name.
func (value Struct) Get(name string) any {
	for at, known := range value.Names {
		if known == name {
			return value.Values[at]
		}
	}
	return nil
}

// typeName is Spark's short name of an Arrow type, which the C data interface writes as a format string.
func typeName(schema *C.struct_ArrowSchema) (string, error) {
	format := C.GoString(schema.format)
	if name, known := plainTypes[format]; known {
		return name, nil
	}
	parts := children(schema)
	switch {
	case strings.HasPrefix(format, "d:"):
		precision, scale, err := decimalOf(format)
		return fmt.Sprintf("decimal(%d,%d)", precision, scale), err
	case strings.HasPrefix(format, "tsu:"):
		if format == "tsu:" {
			return "timestamp_ntz", nil
		}
		return "timestamp", nil
	case (format == "+l" || format == "+L") && len(parts) == 1:
		element, err := typeName(parts[0])
		return "array<" + element + ">", err
	case format == "+s":
		names := make([]string, len(parts))
		for at, part := range parts {
			name, err := typeName(part)
			if err != nil {
				return "", err
			}
			names[at] = C.GoString(part.name) + ":" + name
		}
		return "struct<" + strings.Join(names, ",") + ">", nil
	case format == "+m" && len(parts) == 1:
		entries := children(parts[0])
		if len(entries) != 2 {
			break
		}
		key, err := typeName(entries[0])
		if err != nil {
			return "", err
		}
		value, err := typeName(entries[1])
		return "map<" + key + "," + value + ">", err
	}
	return "", fmt.Errorf("firesteel: the Arrow type %q has no Spark equal", format)
}

var plainTypes = map[string]string{
	"n": "void", "b": "boolean", "c": "tinyint", "s": "smallint", "i": "int", "l": "bigint", "f": "float", "g": "double",
	"u": "string", "U": "string", "z": "binary", "Z": "binary", "tdD": "date", "tDu": "interval day to second",
	"tiM": "interval year to month", "tin": "interval", "ttn": "time(6)", "ttu": "time(6)",
}

func decimalOf(format string) (precision, scale int, err error) {
	parts := strings.Split(strings.TrimPrefix(format, "d:"), ",")
	if len(parts) < 2 || (len(parts) == 3 && parts[2] != "128") {
		return 0, 0, fmt.Errorf("firesteel: the decimal format %q is not one of 128 bits", format)
	}
	if precision, err = strconv.Atoi(parts[0]); err != nil {
		return 0, 0, err
	}
	scale, err = strconv.Atoi(parts[1])
	return precision, scale, err
}

// column reads the buffers of one Arrow array.
type column struct {
	array *C.struct_ArrowArray
}

func (c column) buffer(at int) unsafe.Pointer {
	buffers := unsafe.Slice((*unsafe.Pointer)(unsafe.Pointer(c.array.buffers)), int(c.array.n_buffers))
	if at >= len(buffers) {
		return nil
	}
	return buffers[at]
}

func (c column) bit(buffer, row int) bool {
	start := c.buffer(buffer)
	return *(*byte)(unsafe.Add(start, row/8))>>(row%8)&1 == 1
}

func (c column) isNull(row int) bool {
	return c.array.null_count != 0 && c.buffer(0) != nil && !c.bit(0, row)
}

func at[T any](c column, row int) T {
	var zero T
	return *(*T)(unsafe.Add(c.buffer(1), uintptr(row)*unsafe.Sizeof(zero)))
}

// bytes is the value of a row with 32-bit or 64-bit offsets, copied.
func (c column) bytes(row int, large bool) []byte {
	var start, end int64
	if large {
		start, end = at[int64](c, row), at[int64](c, row+1)
	} else {
		start, end = int64(at[int32](c, row)), int64(at[int32](c, row+1))
	}
	if start == end {
		return []byte{}
	}
	source := unsafe.Slice((*byte)(unsafe.Add(c.buffer(2), start)), int(end-start))
	return append([]byte(nil), source...)
}

// cell is the value of a row, which counts from the start of the buffers before the array's own offset is added.
func cell(schema *C.struct_ArrowSchema, array *C.struct_ArrowArray, row int) (any, error) {
	c := column{array}
	row += int(array.offset)
	format := C.GoString(schema.format)
	if format == "n" || c.isNull(row) {
		return nil, nil
	}
	switch format {
	case "b":
		return c.bit(1, row), nil
	case "c":
		return at[int8](c, row), nil
	case "s":
		return at[int16](c, row), nil
	case "i":
		return at[int32](c, row), nil
	case "l":
		return at[int64](c, row), nil
	case "f":
		return at[float32](c, row), nil
	case "g":
		return at[float64](c, row), nil
	case "u", "U":
		return string(c.bytes(row, format == "U")), nil
	case "z", "Z":
		return c.bytes(row, format == "Z"), nil
	case "tdD":
		return Date(at[int32](c, row)), nil
	case "tDu":
		return time.Duration(at[int64](c, row)) * time.Microsecond, nil
	case "ttn":
		return time.Duration(at[int64](c, row)), nil
	case "ttu":
		return time.Duration(at[int64](c, row)) * time.Microsecond, nil
	case "tiM":
		return YearMonthInterval(at[int32](c, row)), nil
	case "tin":
		return at[CalendarInterval](c, row), nil
	}
	return nested(c, schema, format, row)
}

func nested(c column, schema *C.struct_ArrowSchema, format string, row int) (any, error) {
	parts := children(schema)
	arrays := unsafe.Slice((**C.struct_ArrowArray)(unsafe.Pointer(c.array.children)), int(c.array.n_children))
	switch {
	case strings.HasPrefix(format, "d:"):
		_, scale, err := decimalOf(format)
		return Decimal{Unscaled: signed(at[[16]byte](c, row)), Scale: scale}, err
	case strings.HasPrefix(format, "tsu:"):
		return time.UnixMicro(at[int64](c, row)).UTC(), nil
	case format == "+l" || format == "+L":
		start, end := span(c, row, format == "+L")
		elements := make([]any, 0, end-start)
		for element := start; element < end; element++ {
			value, err := cell(parts[0], arrays[0], element)
			if err != nil {
				return nil, err
			}
			elements = append(elements, value)
		}
		return elements, nil
	case format == "+s":
		value := Struct{Names: make([]string, len(parts)), Values: make([]any, len(parts))}
		for field, part := range parts {
			inner, err := cell(part, arrays[field], row)
			if err != nil {
				return nil, err
			}
			value.Names[field], value.Values[field] = C.GoString(part.name), inner
		}
		return value, nil
	case format == "+m":
		return mapValue(c, parts[0], arrays[0], row)
	}
	return nil, fmt.Errorf("firesteel: a value of the Arrow type %q cannot be read", format)
}

func mapValue(c column, entries *C.struct_ArrowSchema, pairs *C.struct_ArrowArray, row int) (any, error) {
	start, end := span(c, row, false)
	result := make(map[any]any, end-start)
	for entry := start; entry < end; entry++ {
		pair, err := cell(entries, pairs, entry)
		if err != nil {
			return nil, err
		}
		values := pair.(Struct).Values
		switch values[0].(type) {
		case []any, []byte, map[any]any, Struct, Decimal:
			return nil, fmt.Errorf("firesteel: a map with keys of type %T has no Go equal; cast the keys to strings", values[0])
		}
		result[values[0]] = values[1]
	}
	return result, nil
}

func span(c column, row int, large bool) (start, end int) {
	if large {
		return int(at[int64](c, row)), int(at[int64](c, row+1))
	}
	return int(at[int32](c, row)), int(at[int32](c, row+1))
}

// signed reads 16 bytes of a little-endian two's complement number.
func signed(bytes [16]byte) *big.Int {
	high, low := int64(binary.LittleEndian.Uint64(bytes[8:])), binary.LittleEndian.Uint64(bytes[:8])
	number := new(big.Int).Lsh(big.NewInt(high), 64)
	return number.Add(number, new(big.Int).SetUint64(low))
}
