package firesteel

// #include "firesteel.h"
import "C"

// Call is a call of any function by its name.
func Call(name string, arguments ...any) *Column { return call(name, 0, literals(arguments)) }

// CallQualified is a call by a name that may be qualified (catalog.schema.name). Spark: call_function.
func CallQualified(name string, arguments ...any) *Column {
	return call(name, C.FIRESTEEL_FN_QUALIFIED, literals(arguments))
}

// When is a branch of Case.
type When struct {
	Condition *Column
	Value     any
}

// Case is the value of the first branch whose condition holds, else otherwise, which is NULL when it is nil.
func Case(branches []When, otherwise any) *Column {
	var arguments []*Column
	for _, branch := range branches {
		arguments = append(arguments, branch.Condition, Lit(branch.Value))
	}
	if otherwise != nil {
		arguments = append(arguments, Lit(otherwise))
	}
	return call("when", 0, arguments)
}

func of(name string, column *Column) *Column { return call(name, 0, []*Column{column}) }

// Sum is the sum.
func Sum(column *Column) *Column { return of("sum", column) }

// Avg is the mean.
func Avg(column *Column) *Column { return of("avg", column) }

// Min is the smallest value.
func Min(column *Column) *Column { return of("min", column) }

// Max is the largest value.
func Max(column *Column) *Column { return of("max", column) }

// Count is how many rows there are in which the column is not NULL; Count(Lit(1)) counts all.
func Count(column *Column) *Column { return of("count", column) }

// CountDistinct is how many distinct combinations there are, NULLs left out.
func CountDistinct(columns ...*Column) *Column {
	return call("count", C.FIRESTEEL_FN_DISTINCT, columns)
}

// SumDistinct is the sum of the distinct values.
func SumDistinct(column *Column) *Column {
	return call("sum", C.FIRESTEEL_FN_DISTINCT, []*Column{column})
}

// First is the value of the first row.
func First(column *Column) *Column { return of("first", column) }

// Last is the value of the last row.
func Last(column *Column) *Column { return of("last", column) }

// CollectList is all values, in no certain order.
func CollectList(column *Column) *Column { return of("collect_list", column) }

// Abs is the absolute value.
func Abs(column *Column) *Column { return of("abs", column) }

// Lower is the text in lower case.
func Lower(column *Column) *Column { return of("lower", column) }

// Upper is the text in upper case.
func Upper(column *Column) *Column { return of("upper", column) }

// Length is how many characters the text has.
func Length(column *Column) *Column { return of("length", column) }

// Year is the year of a day or a time.
func Year(column *Column) *Column { return of("year", column) }

// ToDate is the day that the text says.
func ToDate(column *Column) *Column { return of("to_date", column) }

// Coalesce is the first value that is not NULL.
func Coalesce(columns ...*Column) *Column { return call("coalesce", 0, columns) }

// Concat is the texts one after another.
func Concat(columns ...*Column) *Column { return call("concat", 0, columns) }

// Substring is length characters from position, which counts from 1.
func Substring(column *Column, position, length int) *Column {
	return Call("substring", column, position, length)
}

// RowNumber is the number of the row in its window partition, from 1.
func RowNumber() *Column { return call("row_number", 0, nil) }

// Rank is the rank of the row in its window partition, with gaps.
func Rank() *Column { return call("rank", 0, nil) }

// DenseRank is the rank of the row in its window partition, without gaps.
func DenseRank() *Column { return call("dense_rank", 0, nil) }
