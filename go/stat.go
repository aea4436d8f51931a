package firesteel

// #include "firesteel.h"
import "C"

import (
	"context"
	"math"
	"runtime"
	"unsafe"
)

// StatFunctions is the statistics of a DataFrame.
type StatFunctions struct {
	frame *DataFrame
}

// Stat is the statistics of the DataFrame.
func (frame *DataFrame) Stat() StatFunctions { return StatFunctions{frame} }

// measured waits for a number of two columns.
func (stat StatFunctions) measured(
	ctx context.Context, col1, col2 string,
	call func(native *C.firesteel_dataframe, col1 *C.char, length1 C.int64_t, col2 *C.char, length2 C.int64_t, out *C.double, err **C.firesteel_error) C.firesteel_status,
) (float64, error) {
	if stat.frame.err != nil {
		return 0, stat.frame.err
	}
	return await(ctx, func() (float64, error) {
		var out C.double
		var err *C.firesteel_error
		start1, length1 := text(col1)
		start2, length2 := text(col2)
		status := call(stat.frame.native, start1, length1, start2, length2, &out, &err)
		runtime.KeepAlive(stat)
		runtime.KeepAlive(col1)
		runtime.KeepAlive(col2)
		return float64(out), failure(status, err)
	})
}

// Corr is Pearson's correlation of two columns.
func (stat StatFunctions) Corr(ctx context.Context, col1, col2 string) (float64, error) {
	return stat.measured(ctx, col1, col2, func(native *C.firesteel_dataframe, col1 *C.char, length1 C.int64_t, col2 *C.char, length2 C.int64_t, out *C.double, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_corr(native, col1, length1, col2, length2, out, err)
	})
}

// Cov is the sample covariance of two columns.
func (stat StatFunctions) Cov(ctx context.Context, col1, col2 string) (float64, error) {
	return stat.measured(ctx, col1, col2, func(native *C.firesteel_dataframe, col1 *C.char, length1 C.int64_t, col2 *C.char, length2 C.int64_t, out *C.double, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_cov(native, col1, length1, col2, length2, out, err)
	})
}

// ApproxQuantile is the values below which these parts of a column's values lie, for each column; none for a column
// without values. A relative error of 0 is exact.
func (stat StatFunctions) ApproxQuantile(
	ctx context.Context, columns []string, probabilities []float64, relativeError float64,
) ([][]float64, error) {
	if stat.frame.err != nil {
		return nil, stat.frame.err
	}
	return await(ctx, func() ([][]float64, error) {
		names, count, free, failed := texts(columns)
		if failed != nil {
			return nil, failed
		}
		defer free()
		width := len(probabilities)
		wanted := make([]C.double, width+1)
		for at, probability := range probabilities {
			wanted[at] = C.double(probability)
		}
		// One place more, so that there is a place even for nothing.
		all := make([]C.double, len(columns)*width+1)
		var err *C.firesteel_error
		status := C.firesteel_dataframe_approx_quantile(stat.frame.native, names, count, &wanted[0], C.size_t(width),
			C.double(relativeError), &all[0], &err)
		runtime.KeepAlive(stat)
		if failed := failure(status, err); failed != nil {
			return nil, failed
		}
		result := make([][]float64, len(columns))
		for at, value := range all[:len(columns)*width] {
			// NaN stands for no value: NaNs of the rows are not counted.
			if !math.IsNaN(float64(value)) {
				result[at/width] = append(result[at/width], float64(value))
			}
		}
		return result, nil
	})
}

// Crosstab is how often each pair of values of two columns comes.
func (stat StatFunctions) Crosstab(col1, col2 string) *DataFrame {
	result := stat.frame.derived(func(native *C.firesteel_dataframe, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		start1, length1 := text(col1)
		start2, length2 := text(col2)
		return C.firesteel_dataframe_crosstab(native, start1, length1, start2, length2, out, err)
	})
	runtime.KeepAlive(col1)
	runtime.KeepAlive(col2)
	return result
}

// FreqItems is the values that make up more than a part of the rows, support (PySpark's is 0.01), with some that do not.
func (stat StatFunctions) FreqItems(columns []string, support float64) *DataFrame {
	return stat.frame.named(columns, func(native *C.firesteel_dataframe, names **C.char, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		return C.firesteel_dataframe_freq_items(native, names, count, C.double(support), out, err)
	})
}

// Fraction is which part of the rows of a value is taken.
type Fraction struct {
	Value    any
	Fraction float64
}

// SampleBy is about a fraction of the rows of each value of a column, by chance; none of a value that is not named.
func (stat StatFunctions) SampleBy(column *Column, fractions []Fraction, seed int64) *DataFrame {
	all, parts := []*Column{column}, make([]C.double, len(fractions)+1)
	for at, fraction := range fractions {
		all = append(all, Lit(fraction.Value))
		parts[at] = C.double(fraction.Fraction)
	}
	return stat.frame.over(all, func(native *C.firesteel_dataframe, columns **C.firesteel_column, count C.size_t, out **C.firesteel_dataframe, err **C.firesteel_error) C.firesteel_status {
		handles := unsafe.Slice(columns, count)
		return C.firesteel_dataframe_sample_by(native, handles[0], first(handles[1:]), &parts[0], count-1, C.int64_t(seed), out, err)
	})
}

// Corr is the same as Stat().Corr.
func (frame *DataFrame) Corr(ctx context.Context, col1, col2 string) (float64, error) {
	return frame.Stat().Corr(ctx, col1, col2)
}

// Cov is the same as Stat().Cov.
func (frame *DataFrame) Cov(ctx context.Context, col1, col2 string) (float64, error) {
	return frame.Stat().Cov(ctx, col1, col2)
}

// ApproxQuantile is the same as Stat().ApproxQuantile.
func (frame *DataFrame) ApproxQuantile(
	ctx context.Context, columns []string, probabilities []float64, relativeError float64,
) ([][]float64, error) {
	return frame.Stat().ApproxQuantile(ctx, columns, probabilities, relativeError)
}

// Crosstab is the same as Stat().Crosstab.
func (frame *DataFrame) Crosstab(col1, col2 string) *DataFrame {
	return frame.Stat().Crosstab(col1, col2)
}

// FreqItems is the same as Stat().FreqItems.
func (frame *DataFrame) FreqItems(columns []string, support float64) *DataFrame {
	return frame.Stat().FreqItems(columns, support)
}

// SampleBy is the same as Stat().SampleBy.
func (frame *DataFrame) SampleBy(column *Column, fractions []Fraction, seed int64) *DataFrame {
	return frame.Stat().SampleBy(column, fractions, seed)
}
