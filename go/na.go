package firesteel

// #include "firesteel.h"
import "C"

import "runtime"

// NaFunctions is what handles missing values of a DataFrame.
type NaFunctions struct {
	frame *DataFrame
}

// Na is what handles missing values.
func (frame *DataFrame) Na() NaFunctions { return NaFunctions{frame} }

// NaOption says what is taken for missing, and where.
type NaOption func(*naSettings)

type naSettings struct {
	columns     []string
	minNonNulls C.int32_t
}

// Subset looks at these columns alone, and not at all.
func Subset(columns ...string) NaOption {
	return func(settings *naSettings) { settings.columns = columns }
}

// MinNonNulls keeps the rows in which so many values are neither NULL nor NaN; without it, all must be. For Drop.
func MinNonNulls(count int32) NaOption {
	return func(settings *naSettings) { settings.minNonNulls = C.int32_t(max(count, 0)) }
}

func naGathered(options []NaOption) naSettings {
	settings := naSettings{minNonNulls: -1}
	for _, option := range options {
		option(&settings)
	}
	return settings
}

// Drop is the DataFrame without the rows in which a value is NULL or NaN.
func (na NaFunctions) Drop(options ...NaOption) *DataFrame {
	settings := naGathered(options)
	return na.frame.named(settings.columns, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_dropna(native, names, count, settings.minNonNulls, out, err)
	})
}

// Fill is the DataFrame with NULL and NaN replaced by a value, in the columns of the value's type. Whole numbers become
// BIGINT.
func (na NaFunctions) Fill(value any, options ...NaOption) *DataFrame {
	return na.filled(naGathered(options).columns, []*Column{Lit(value)})
}

// FillEach is the DataFrame with NULL and NaN replaced by a value for each of these columns.
func (na NaFunctions) FillEach(values ...Filling) *DataFrame {
	names, columns := make([]string, len(values)), make([]*Column, len(values))
	for at, value := range values {
		names[at], columns[at] = value.Column, Lit(value.Value)
	}
	return na.filled(names, columns)
}

// Filling is the value that stands for what is missing in a column.
type Filling struct {
	Column string
	Value  any
}

func (na NaFunctions) filled(names []string, values []*Column) *DataFrame {
	handles, failed := columnArray(values)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	result := na.frame.named(names, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_fillna(native, names, count, first(handles), C.size_t(len(handles)), out, err)
	})
	runtime.KeepAlive(values)
	return result
}

// Replacement is a value and what stands in its place.
type Replacement struct {
	Old, New any
}

// Replace is the DataFrame with values replaced by others. Numbers become DOUBLE; nil takes a value away.
func (na NaFunctions) Replace(values []Replacement, options ...NaOption) *DataFrame {
	settings := naGathered(options)
	before, after := make([]*Column, len(values)), make([]*Column, len(values))
	for at, value := range values {
		before[at], after[at] = Lit(value.Old), Lit(value.New)
	}
	oldValues, failed := columnArray(before)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	newValues, failed := columnArray(after)
	if failed != nil {
		return &DataFrame{err: failed}
	}
	result := na.frame.named(settings.columns, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_replace(native, names, count, first(oldValues), first(newValues), C.size_t(len(values)), out, err)
	})
	runtime.KeepAlive(before)
	runtime.KeepAlive(after)
	return result
}

// DropNa is the same as Na().Drop.
func (frame *DataFrame) DropNa(options ...NaOption) *DataFrame { return frame.Na().Drop(options...) }

// FillNa is the same as Na().Fill.
func (frame *DataFrame) FillNa(value any, options ...NaOption) *DataFrame {
	return frame.Na().Fill(value, options...)
}

// Replace is the same as Na().Replace.
func (frame *DataFrame) Replace(values []Replacement, options ...NaOption) *DataFrame {
	return frame.Na().Replace(values, options...)
}
