package main

import (
	"reflect"

	"github.com/firesteel/firesteel/go"
)

// called is a function of the API by its parameters: a column takes a name too, and what the API takes as `any` stays a
// value.
func called(function any) member {
	return func(call *call) (any, error) {
		kind := reflect.TypeOf(function)
		fixed := kind.NumIn()
		if kind.IsVariadic() {
			fixed--
		}
		values := call.rest(0)
		if len(values) < fixed || (len(values) > fixed && !kind.IsVariadic()) {
			call.wrong("arguments", values)
			return nil, nil
		}
		arguments := make([]reflect.Value, len(values))
		for at, value := range values {
			wanted := kind.In(min(at, kind.NumIn()-1))
			if at >= fixed {
				wanted = wanted.Elem()
			}
			arguments[at] = call.fitted(value, wanted)
			if call.err != nil {
				return nil, nil
			}
		}
		return reflect.ValueOf(function).Call(arguments)[0].Interface(), nil
	}
}

// fitted is a value as an argument of a Go type.
func (call *call) fitted(value any, wanted reflect.Type) reflect.Value {
	if wanted == reflect.TypeFor[*firesteel.Column]() {
		return reflect.ValueOf(column(value))
	}
	if value == nil {
		return reflect.Zero(wanted)
	}
	if given, isFunction := value.(function); isFunction && wanted.Kind() == reflect.Func && wanted.NumIn() == len(given.parameters) {
		return given.fitted(wanted)
	}
	given := reflect.ValueOf(value)
	if !given.Type().ConvertibleTo(wanted) {
		call.wrong("argument", value)
	}
	return given
}

// caseWhen is functions.when, whose value may be a value.
func caseWhen(call *call) (any, error) {
	value, _ := call.argument(1, "value")
	return firesteel.Case([]firesteel.When{{Condition: call.column(0, "condition"), Value: value}}, nil), nil
}

// functions are those of pyspark.sql.functions that the cases call.
var functions = map[string]member{
	"col":    func(call *call) (any, error) { return firesteel.Col(call.text(0, "col", "")), nil },
	"column": func(call *call) (any, error) { return firesteel.Col(call.text(0, "col", "")), nil },
	"expr":   func(call *call) (any, error) { return firesteel.Expr(call.text(0, "str", "")), nil },
	"lit": func(call *call) (any, error) {
		value, _ := call.argument(0, "col")
		return firesteel.Lit(value), nil
	},
	"when":      caseWhen,
	"broadcast": called(firesteel.Broadcast),

	"aggregate":        folding(firesteel.Aggregate),
	"reduce":           folding(firesteel.Reduce),
	"array_sort":       byParameters(firesteel.ArraySort, firesteel.ArraySortBy),
	"exists":           called(firesteel.Exists),
	"filter":           byParameters(firesteel.Filter, firesteel.FilterWithIndex),
	"forall":           called(firesteel.Forall),
	"map_filter":       called(firesteel.MapFilter),
	"map_zip_with":     called(firesteel.MapZipWith),
	"transform":        byParameters(firesteel.Transform, firesteel.TransformWithIndex),
	"transform_keys":   called(firesteel.TransformKeys),
	"transform_values": called(firesteel.TransformValues),
	"zip_with":         called(firesteel.ZipWith),

	"abs":                             called(firesteel.Abs),
	"array":                           called(firesteel.Array),
	"array_distinct":                  called(firesteel.ArrayDistinct),
	"array_max":                       called(firesteel.ArrayMax),
	"array_min":                       called(firesteel.ArrayMin),
	"asc":                             called(firesteel.Asc),
	"asc_nulls_first":                 called(firesteel.AscNullsFirst),
	"asc_nulls_last":                  called(firesteel.AscNullsLast),
	"avg":                             called(firesteel.Avg),
	"bin":                             called(firesteel.Bin),
	"bit_count":                       called(firesteel.BitCount),
	"ceil":                            called(firesteel.Ceil),
	"coalesce":                        called(firesteel.Coalesce),
	"collect_list":                    called(firesteel.CollectList),
	"concat":                          called(firesteel.Concat),
	"count":                           called(firesteel.Count),
	"count_distinct":                  called(firesteel.CountDistinct),
	"crc32":                           called(firesteel.Crc32),
	"create_map":                      called(firesteel.CreateMap),
	"cume_dist":                       called(firesteel.CumeDist),
	"current_date":                    called(firesteel.CurrentDate),
	"date_add":                        called(firesteel.DateAdd),
	"datediff":                        called(firesteel.Datediff),
	"dayofmonth":                      called(firesteel.Dayofmonth),
	"dayofweek":                       called(firesteel.Dayofweek),
	"dense_rank":                      called(firesteel.DenseRank),
	"desc":                            called(firesteel.Desc),
	"desc_nulls_first":                called(firesteel.DescNullsFirst),
	"desc_nulls_last":                 called(firesteel.DescNullsLast),
	"every":                           called(firesteel.Every),
	"explode":                         called(firesteel.Explode),
	"input_file_name":                 called(firesteel.InputFileName),
	"parse_json":                      called(firesteel.ParseJson),
	"explode_outer":                   called(firesteel.ExplodeOuter),
	"factorial":                       called(firesteel.Factorial),
	"first":                           called(firesteel.First),
	"floor":                           called(firesteel.Floor),
	"greatest":                        called(firesteel.Greatest),
	"grouping":                        called(firesteel.Grouping),
	"grouping_id":                     called(firesteel.GroupingId),
	"hash":                            called(firesteel.Hash),
	"hex":                             called(firesteel.Hex),
	"hll_sketch_agg":                  called(firesteel.HllSketchAgg),
	"hll_sketch_estimate":             called(firesteel.HllSketchEstimate),
	"hll_union":                       called(firesteel.HllUnion),
	"hll_union_agg":                   called(firesteel.HllUnionAgg),
	"hour":                            called(firesteel.Hour),
	"inline":                          called(firesteel.Inline),
	"isnotnull":                       called(firesteel.Isnotnull),
	"isnull":                          called(firesteel.Isnull),
	"kll_sketch_agg_bigint":           called(firesteel.KllSketchAggBigint),
	"kll_sketch_get_n_bigint":         called(firesteel.KllSketchGetNBigint),
	"kll_sketch_get_quantile_bigint":  called(firesteel.KllSketchGetQuantileBigint),
	"kll_sketch_to_string_bigint":     called(firesteel.KllSketchToStringBigint),
	"lag":                             called(firesteel.Lag),
	"last":                            called(firesteel.Last),
	"last_day":                        called(firesteel.LastDay),
	"lead":                            called(firesteel.Lead),
	"least":                           called(firesteel.Least),
	"length":                          called(firesteel.Length),
	"lower":                           called(firesteel.Lower),
	"map_keys":                        called(firesteel.MapKeys),
	"map_values":                      called(firesteel.MapValues),
	"max":                             called(firesteel.Max),
	"max_by":                          called(firesteel.MaxBy),
	"md5":                             called(firesteel.Md5),
	"median":                          called(firesteel.Median),
	"min":                             called(firesteel.Min),
	"min_by":                          called(firesteel.MinBy),
	"minute":                          called(firesteel.Minute),
	"monotonically_increasing_id":     called(firesteel.MonotonicallyIncreasingId),
	"month":                           called(firesteel.Month),
	"ntile":                           called(firesteel.Ntile),
	"nullif":                          called(firesteel.Nullif),
	"nvl":                             called(firesteel.Nvl),
	"percent_rank":                    called(firesteel.PercentRank),
	"posexplode":                      called(firesteel.Posexplode),
	"raise_error":                     called(firesteel.RaiseError),
	"rank":                            called(firesteel.Rank),
	"regexp_like":                     called(firesteel.RegexpLike),
	"reverse":                         called(firesteel.Reverse),
	"round":                           called(firesteel.Round),
	"row_number":                      called(firesteel.RowNumber),
	"second":                          called(firesteel.Second),
	"signum":                          called(firesteel.Signum),
	"size":                            called(firesteel.Size),
	"some":                            called(firesteel.Some),
	"spark_partition_id":              called(firesteel.SparkPartitionId),
	"split":                           called(firesteel.Split),
	"sqrt":                            called(firesteel.Sqrt),
	"stddev_samp":                     called(firesteel.StddevSamp),
	"struct":                          called(firesteel.StructOf),
	"substring":                       called(firesteel.Substring),
	"sum":                             called(firesteel.Sum),
	"theta_difference":                called(firesteel.ThetaDifference),
	"theta_intersection":              called(firesteel.ThetaIntersection),
	"theta_sketch_agg":                called(firesteel.ThetaSketchAgg),
	"theta_sketch_estimate":           called(firesteel.ThetaSketchEstimate),
	"theta_union":                     called(firesteel.ThetaUnion),
	"tuple_intersection_theta_double": called(firesteel.TupleIntersectionThetaDouble),
	"tuple_sketch_agg_double":         called(firesteel.TupleSketchAggDouble),
	"tuple_sketch_agg_integer":        called(firesteel.TupleSketchAggInteger),
	"tuple_sketch_estimate_double":    called(firesteel.TupleSketchEstimateDouble),
	"tuple_sketch_summary_double":     called(firesteel.TupleSketchSummaryDouble),
	"tuple_sketch_summary_integer":    called(firesteel.TupleSketchSummaryInteger),
	"to_date":                         called(firesteel.ToDate),
	"trim":                            called(firesteel.Trim),
	"upper":                           called(firesteel.Upper),
	"var_pop":                         called(firesteel.VarPop),
	"xxhash64":                        called(firesteel.Xxhash64),
	"year":                            called(firesteel.Year),
}
