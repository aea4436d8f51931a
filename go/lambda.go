package firesteel

// #include "firesteel.h"
import "C"

import (
	"fmt"
	"runtime"
	"sync/atomic"
)

var lambdas atomic.Uint64

// lambda is the lambda function of a function of so many columns. Its parameters are named as no other one's, so that one
// may stand inside another.
func lambda(count int, function func(parameters []*Column) *Column) *Column {
	names, parameters := make([]string, count), make([]*Column, count)
	for at := range count {
		names[at] = fmt.Sprintf("%c_%d", "xyz"[at], lambdas.Add(1))
		parameters[at] = lambdaVariable(names[at])
	}
	body := function(parameters)
	if body == nil {
		return &Column{err: fmt.Errorf("firesteel: a function gave no column")}
	}
	if body.err != nil {
		return body
	}
	pointers, length, release, failed := texts(names)
	if failed != nil {
		return &Column{err: failed}
	}
	defer release()
	var out *C.firesteel_column
	var err *C.firesteel_error
	status := C.firesteel_lambda(body.native, pointers, length, &out, &err)
	runtime.KeepAlive(body)
	return builtColumn(out, status, err)
}

func lambdaVariable(name string) *Column {
	var out *C.firesteel_column
	var err *C.firesteel_error
	start, length := text(name)
	status := C.firesteel_lambda_variable(start, length, &out, &err)
	runtime.KeepAlive(name)
	return builtColumn(out, status, err)
}

func lambdaOf1(function func(*Column) *Column) *Column {
	return lambda(1, func(parameters []*Column) *Column { return function(parameters[0]) })
}

func lambdaOf2(function func(left, right *Column) *Column) *Column {
	return lambda(2, func(parameters []*Column) *Column { return function(parameters[0], parameters[1]) })
}

// Transform is f of each element of an array.
func Transform(col *Column, f func(element *Column) *Column) *Column {
	return callOf("transform", 0, []*Column{col, lambdaOf1(f)})
}

// TransformWithIndex is f of each element of an array and its index, from 0.
func TransformWithIndex(col *Column, f func(element, index *Column) *Column) *Column {
	return callOf("transform", 0, []*Column{col, lambdaOf2(f)})
}

// Filter is the elements of an array for which f holds.
func Filter(col *Column, f func(element *Column) *Column) *Column {
	return callOf("filter", 0, []*Column{col, lambdaOf1(f)})
}

// FilterWithIndex is the elements of an array for which f holds of them and their index, from 0.
func FilterWithIndex(col *Column, f func(element, index *Column) *Column) *Column {
	return callOf("filter", 0, []*Column{col, lambdaOf2(f)})
}

// Exists is whether f holds for some element of an array.
func Exists(col *Column, f func(element *Column) *Column) *Column {
	return callOf("exists", 0, []*Column{col, lambdaOf1(f)})
}

// Forall is whether f holds for each element of an array.
func Forall(col *Column, f func(element *Column) *Column) *Column {
	return callOf("forall", 0, []*Column{col, lambdaOf1(f)})
}

// ZipWith is f of the elements of two arrays, one by one; the shorter one is filled with NULL.
func ZipWith(left, right *Column, f func(left, right *Column) *Column) *Column {
	return callOf("zip_with", 0, []*Column{left, right, lambdaOf2(f)})
}

// TransformKeys is a map with f of key and value as its keys.
func TransformKeys(col *Column, f func(key, value *Column) *Column) *Column {
	return callOf("transform_keys", 0, []*Column{col, lambdaOf2(f)})
}

// TransformValues is a map with f of key and value as its values.
func TransformValues(col *Column, f func(key, value *Column) *Column) *Column {
	return callOf("transform_values", 0, []*Column{col, lambdaOf2(f)})
}

// MapFilter is the entries of a map for whose key and value f holds.
func MapFilter(col *Column, f func(key, value *Column) *Column) *Column {
	return callOf("map_filter", 0, []*Column{col, lambdaOf2(f)})
}

// MapZipWith is two maps made one: f of each key and its two values.
func MapZipWith(col1, col2 *Column, f func(key, value1, value2 *Column) *Column) *Column {
	merged := lambda(3, func(all []*Column) *Column { return f(all[0], all[1], all[2]) })
	return callOf("map_zip_with", 0, []*Column{col1, col2, merged})
}

// ArraySortBy is the elements in the order of comparator, which gives a negative number, 0 or a positive one.
func ArraySortBy(col *Column, comparator func(left, right *Column) *Column) *Column {
	return callOf("array_sort", 0, []*Column{col, lambdaOf2(comparator)})
}

// Aggregate is the elements of an array folded by merge from a first value on, and given to finish, which may be nil.
func Aggregate(col *Column, initial any, merge func(sum, element *Column) *Column, finish func(sum *Column) *Column) *Column {
	return folded("aggregate", col, initial, merge, finish)
}

// Reduce is the same as Aggregate.
func Reduce(col *Column, initial any, merge func(sum, element *Column) *Column, finish func(sum *Column) *Column) *Column {
	return folded("reduce", col, initial, merge, finish)
}

func folded(name string, col *Column, initial any, merge func(sum, element *Column) *Column, finish func(sum *Column) *Column) *Column {
	arguments := []*Column{col, mixed(initial), lambdaOf2(merge)}
	if finish != nil {
		arguments = append(arguments, lambdaOf1(finish))
	}
	return callOf(name, 0, arguments)
}
