/* Functions by their PySpark names: those that the cases call. */

#ifndef CASES_FUNCTIONS_HPP
#define CASES_FUNCTIONS_HPP

#include "call.hpp"
#include "firesteel_functions.hpp"

namespace cases {

inline std::vector<firesteel::ColumnOrName> several(Call &call) {
    firesteel::Columns columns = call.columns(0);
    return std::vector<firesteel::ColumnOrName>(columns.begin(), columns.end());
}

inline const Members &functions() {
    namespace F = firesteel::functions;
    static const auto named = [](Call &call) -> Value { return firesteel::col(call.text(0, "col")); };
    static const auto when = [](Call &call) -> Value {
        firesteel::Column condition = call.column(0, "condition");
        return F::when(condition, literal(call.argument(1, "value"), call.of("value")));
    };
    static const auto function = [](Call &call, size_t at) { return as<Function>(call.argument(at, "f"), call.of("f")); };
    static const auto transform = [](Call &call) -> Value {
        const Function given = function(call, 1);
        const firesteel::Column of = call.column(0, "col");
        return given.count == 1 ? F::transform(of, given.one()) : F::transform(of, given.two());
    };
    static const auto filter = [](Call &call) -> Value {
        const Function given = function(call, 1);
        const firesteel::Column of = call.column(0, "col");
        return given.count == 1 ? F::filter(of, given.one()) : F::filter(of, given.two());
    };
    static const auto array_sort = [](Call &call) -> Value {
        const firesteel::Column of = call.column(0, "col");
        return call.has(1, "comparator") ? F::array_sort_by(of, function(call, 1).two()) : F::array_sort(of);
    };
    static const auto finish = [](Call &call) -> firesteel::Unary {
        return call.has(3, "finish") ? function(call, 3).one() : firesteel::Unary();
    };
    static const auto option = [](Call &call, size_t at, const char *name) -> std::optional<firesteel::Value> {
        if (!call.has(at, name)) return std::nullopt;
        return literal(call.argument(at, name), call.of(name));
    };
    static const Members members = {
        {"aggregate", [](Call &call) -> Value {
             return F::aggregate(call.column(0, "col"), call.column(1, "initial"), function(call, 2).two(), finish(call));
         }},
        {"reduce", [](Call &call) -> Value {
             return F::reduce(call.column(0, "col"), call.column(1, "initial"), function(call, 2).two(), finish(call));
         }},
        {"array_sort", array_sort},
        {"exists", [](Call &call) -> Value { return F::exists(call.column(0, "col"), function(call, 1).one()); }},
        {"filter", filter},
        {"forall", [](Call &call) -> Value { return F::forall(call.column(0, "col"), function(call, 1).one()); }},
        {"map_filter", [](Call &call) -> Value { return F::map_filter(call.column(0, "col"), function(call, 1).two()); }},
        {"map_zip_with", [](Call &call) -> Value {
             return F::map_zip_with(call.column(0, "col1"), call.column(1, "col2"), function(call, 2).three());
         }},
        {"transform", transform},
        {"transform_keys", [](Call &call) -> Value { return F::transform_keys(call.column(0, "col"), function(call, 1).two()); }},
        {"transform_values", [](Call &call) -> Value { return F::transform_values(call.column(0, "col"), function(call, 1).two()); }},
        {"zip_with", [](Call &call) -> Value {
             return F::zip_with(call.column(0, "left"), call.column(1, "right"), function(call, 2).two());
         }},
        {"col", named},
        {"column", named},
        {"when", when},
        {"abs", [](Call &call) -> Value { return F::abs(call.column(0, "col")); }},
        {"array", [](Call &call) -> Value { return F::array(several(call)); }},
        {"array_distinct", [](Call &call) -> Value { return F::array_distinct(call.column(0, "col")); }},
        {"array_max", [](Call &call) -> Value { return F::array_max(call.column(0, "col")); }},
        {"array_min", [](Call &call) -> Value { return F::array_min(call.column(0, "col")); }},
        {"asc", [](Call &call) -> Value { return F::asc(call.column(0, "col")); }},
        {"asc_nulls_first", [](Call &call) -> Value { return F::asc_nulls_first(call.column(0, "col")); }},
        {"asc_nulls_last", [](Call &call) -> Value { return F::asc_nulls_last(call.column(0, "col")); }},
        {"avg", [](Call &call) -> Value { return F::avg(call.column(0, "col")); }},
        {"bin", [](Call &call) -> Value { return F::bin(call.column(0, "col")); }},
        {"bit_count", [](Call &call) -> Value { return F::bit_count(call.column(0, "col")); }},
        {"broadcast", [](Call &call) -> Value { return F::broadcast(as<firesteel::DataFrame>(call.argument(0, "df"), call.of("df"))); }},
        {"coalesce", [](Call &call) -> Value { return F::coalesce(several(call)); }},
        {"collect_list", [](Call &call) -> Value { return F::collect_list(call.column(0, "col")); }},
        {"concat", [](Call &call) -> Value { return F::concat(several(call)); }},
        {"count", [](Call &call) -> Value { return F::count(call.column(0, "col")); }},
        {"count_distinct", [](Call &call) -> Value { return F::count_distinct(several(call)); }},
        {"crc32", [](Call &call) -> Value { return F::crc32(call.column(0, "col")); }},
        {"create_map", [](Call &call) -> Value { return F::create_map(several(call)); }},
        {"cume_dist", [](Call &) -> Value { return F::cume_dist(); }},
        {"datediff", [](Call &call) -> Value { return F::datediff(call.column(0, "col1"), call.column(1, "col2")); }},
        {"dayofmonth", [](Call &call) -> Value { return F::dayofmonth(call.column(0, "col")); }},
        {"dayofweek", [](Call &call) -> Value { return F::dayofweek(call.column(0, "col")); }},
        {"dense_rank", [](Call &) -> Value { return F::dense_rank(); }},
        {"desc", [](Call &call) -> Value { return F::desc(call.column(0, "col")); }},
        {"desc_nulls_first", [](Call &call) -> Value { return F::desc_nulls_first(call.column(0, "col")); }},
        {"desc_nulls_last", [](Call &call) -> Value { return F::desc_nulls_last(call.column(0, "col")); }},
        {"every", [](Call &call) -> Value { return F::every(call.column(0, "col")); }},
        {"explode", [](Call &call) -> Value { return F::explode(call.column(0, "col")); }},
        {"explode_outer", [](Call &call) -> Value { return F::explode_outer(call.column(0, "col")); }},
        {"expr", [](Call &call) -> Value { return F::expr(call.text(0, "str")); }},
        {"factorial", [](Call &call) -> Value { return F::factorial(call.column(0, "col")); }},
        {"greatest", [](Call &call) -> Value { return F::greatest(several(call)); }},
        {"grouping", [](Call &call) -> Value { return F::grouping(call.column(0, "col")); }},
        {"grouping_id", [](Call &call) -> Value { return F::grouping_id(several(call)); }},
        {"hash", [](Call &call) -> Value { return F::hash(several(call)); }},
        {"hex", [](Call &call) -> Value { return F::hex(call.column(0, "col")); }},
        {"hll_sketch_agg", [](Call &call) -> Value { return F::hll_sketch_agg(call.column(0, "col"), option(call, 1, "lgConfigK")); }},
        {"hll_sketch_estimate", [](Call &call) -> Value { return F::hll_sketch_estimate(call.column(0, "col")); }},
        {"hll_union", [](Call &call) -> Value {
             return F::hll_union(call.column(0, "col1"), call.column(1, "col2"), option(call, 2, "allowDifferentLgConfigK"));
         }},
        {"hll_union_agg", [](Call &call) -> Value { return F::hll_union_agg(call.column(0, "col"), option(call, 1, "allowDifferentLgConfigK")); }},
        {"hour", [](Call &call) -> Value { return F::hour(call.column(0, "col")); }},
        {"inline", [](Call &call) -> Value { return F::inline_(call.column(0, "col")); }},
        {"input_file_name", [](Call &) -> Value { return F::input_file_name(); }},
        {"isnotnull", [](Call &call) -> Value { return F::isnotnull(call.column(0, "col")); }},
        {"isnull", [](Call &call) -> Value { return F::isnull(call.column(0, "col")); }},
        {"kll_sketch_agg_bigint", [](Call &call) -> Value { return F::kll_sketch_agg_bigint(call.column(0, "col"), option(call, 1, "k")); }},
        {"kll_sketch_get_n_bigint", [](Call &call) -> Value { return F::kll_sketch_get_n_bigint(call.column(0, "col")); }},
        {"kll_sketch_get_quantile_bigint", [](Call &call) -> Value { return F::kll_sketch_get_quantile_bigint(call.column(0, "sketch"), call.column(1, "rank")); }},
        {"kll_sketch_to_string_bigint", [](Call &call) -> Value { return F::kll_sketch_to_string_bigint(call.column(0, "col")); }},
        {"last_day", [](Call &call) -> Value { return F::last_day(call.column(0, "col")); }},
        {"least", [](Call &call) -> Value { return F::least(several(call)); }},
        {"length", [](Call &call) -> Value { return F::length(call.column(0, "col")); }},
        {"lit", [](Call &call) -> Value { return literal(call.argument(0, "col"), call.of("col")); }},
        {"lower", [](Call &call) -> Value { return F::lower(call.column(0, "col")); }},
        {"map_keys", [](Call &call) -> Value { return F::map_keys(call.column(0, "col")); }},
        {"map_values", [](Call &call) -> Value { return F::map_values(call.column(0, "col")); }},
        {"max", [](Call &call) -> Value { return F::max(call.column(0, "col")); }},
        {"max_by", [](Call &call) -> Value { return F::max_by(call.column(0, "col1"), call.column(1, "col2")); }},
        {"md5", [](Call &call) -> Value { return F::md5(call.column(0, "col")); }},
        {"median", [](Call &call) -> Value { return F::median(call.column(0, "col")); }},
        {"min", [](Call &call) -> Value { return F::min(call.column(0, "col")); }},
        {"min_by", [](Call &call) -> Value { return F::min_by(call.column(0, "col1"), call.column(1, "col2")); }},
        {"minute", [](Call &call) -> Value { return F::minute(call.column(0, "col")); }},
        {"month", [](Call &call) -> Value { return F::month(call.column(0, "col")); }},
        {"nullif", [](Call &call) -> Value { return F::nullif(call.column(0, "col1"), call.column(1, "col2")); }},
        {"nvl", [](Call &call) -> Value { return F::nvl(call.column(0, "col1"), call.column(1, "col2")); }},
        {"parse_json", [](Call &call) -> Value { return F::parse_json(call.column(0, "col")); }},
        {"percent_rank", [](Call &) -> Value { return F::percent_rank(); }},
        {"posexplode", [](Call &call) -> Value { return F::posexplode(call.column(0, "col")); }},
        {"raise_error", [](Call &call) -> Value { return F::raise_error(literal(call.argument(0, "errMsg"), call.of("errMsg"))); }},
        {"rank", [](Call &) -> Value { return F::rank(); }},
        {"regexp_like", [](Call &call) -> Value { return F::regexp_like(call.column(0, "col1"), call.column(1, "col2")); }},
        {"reverse", [](Call &call) -> Value { return F::reverse(call.column(0, "col")); }},
        {"row_number", [](Call &) -> Value { return F::row_number(); }},
        {"second", [](Call &call) -> Value { return F::second(call.column(0, "col")); }},
        {"signum", [](Call &call) -> Value { return F::signum(call.column(0, "col")); }},
        {"size", [](Call &call) -> Value { return F::size(call.column(0, "col")); }},
        {"some", [](Call &call) -> Value { return F::some(call.column(0, "col")); }},
        {"sqrt", [](Call &call) -> Value { return F::sqrt(call.column(0, "col")); }},
        {"stddev_samp", [](Call &call) -> Value { return F::stddev_samp(call.column(0, "col")); }},
        {"struct", [](Call &call) -> Value { return F::struct_(several(call)); }},
        {"sum", [](Call &call) -> Value { return F::sum(call.column(0, "col")); }},
        {"theta_difference", [](Call &call) -> Value { return F::theta_difference(call.column(0, "col1"), call.column(1, "col2")); }},
        {"theta_intersection", [](Call &call) -> Value { return F::theta_intersection(call.column(0, "col1"), call.column(1, "col2")); }},
        {"theta_sketch_agg", [](Call &call) -> Value { return F::theta_sketch_agg(call.column(0, "col"), option(call, 1, "lgNomEntries")); }},
        {"theta_sketch_estimate", [](Call &call) -> Value { return F::theta_sketch_estimate(call.column(0, "col")); }},
        {"theta_union", [](Call &call) -> Value {
             return F::theta_union(call.column(0, "col1"), call.column(1, "col2"), option(call, 2, "lgNomEntries"));
         }},
        {"tuple_intersection_theta_double", [](Call &call) -> Value {
             return F::tuple_intersection_theta_double(call.column(0, "col1"), call.column(1, "col2"), option(call, 2, "mode"));
         }},
        {"tuple_sketch_agg_double", [](Call &call) -> Value {
             return F::tuple_sketch_agg_double(call.column(0, "key"), call.column(1, "summary"), option(call, 2, "lgNomEntries"),
                           option(call, 3, "mode"));
         }},
        {"tuple_sketch_agg_integer", [](Call &call) -> Value {
             return F::tuple_sketch_agg_integer(call.column(0, "key"), call.column(1, "summary"), option(call, 2, "lgNomEntries"),
                           option(call, 3, "mode"));
         }},
        {"tuple_sketch_estimate_double", [](Call &call) -> Value { return F::tuple_sketch_estimate_double(call.column(0, "col")); }},
        {"tuple_sketch_summary_double", [](Call &call) -> Value { return F::tuple_sketch_summary_double(call.column(0, "col"), option(call, 1, "mode")); }},
        {"tuple_sketch_summary_integer", [](Call &call) -> Value { return F::tuple_sketch_summary_integer(call.column(0, "col"), option(call, 1, "mode")); }},
        {"upper", [](Call &call) -> Value { return F::upper(call.column(0, "col")); }},
        {"var_pop", [](Call &call) -> Value { return F::var_pop(call.column(0, "col")); }},
        {"xxhash64", [](Call &call) -> Value { return F::xxhash64(several(call)); }},
        {"year", [](Call &call) -> Value { return F::year(call.column(0, "col")); }},
    };
    return members;
}

}  // namespace cases

#endif
