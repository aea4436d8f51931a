/* What stands for the arguments of Spark's functions in C++, and those functions that are written by hand;
 * firesteel_functions.hpp has them all. */

#ifndef FIRESTEEL_ARGUMENTS_HPP
#define FIRESTEEL_ARGUMENTS_HPP

#include <atomic>
#include <functional>
#include <optional>
#include <random>

#include "firesteel.hpp"
#include "firesteel_functions.h"

namespace firesteel {

namespace detail {

/* NULL, without a type of its own. */
inline Column null() { return Column::make(firesteel_lit_null); }

/* The decimal 0, as DECIMAL(10,0). */
inline Column decimal_zero() { return Column::make(firesteel_lit_decimal_zero); }

/* A seed by chance, chosen once, so that the DataFrame gives the same rows each time. */
inline Column fresh_seed() {
    std::random_device device;
    return Column(std::uniform_int_distribution<int64_t>(0)(device));
}

/* Settings as the map that goes after the other arguments; nothing when there are none. */
inline void append_settings(Columns &arguments, const Settings &settings) {
    if (settings.empty()) return;
    Columns texts;
    for (const auto &[key, value] : settings) {
        texts.push_back(lit(std::string_view(key)));
        texts.push_back(lit(std::string_view(value)));
    }
    arguments.push_back(fn("map", texts));
}

/* A name for a parameter that no other lambda function of this process has, so that one may stand inside another. */
inline std::atomic<uint64_t> fresh_names{0};
inline std::string fresh(const char *letter) { return std::string(letter) + "_" + std::to_string(fresh_names++); }

inline Column lambda_variable(const std::string &name) {
    return Column::make(firesteel_lambda_variable, name.data(), length(name));
}

inline Column lambda(const Column &body, const Names &parameters) {
    auto names = pointers(parameters);
    return Column::make(firesteel_lambda, body.get(), names.data(), names.size());
}

}  // namespace detail

/* Functions of columns that become lambda functions in the plan. */
using Unary = std::function<Column(Column)>;
using Binary = std::function<Column(Column, Column)>;
using Ternary = std::function<Column(Column, Column, Column)>;

namespace detail {

inline Column lambda(const Unary &function) {
    Names names{fresh("x")};
    return lambda(function(lambda_variable(names[0])), names);
}

inline Column lambda(const Binary &function) {
    Names names{fresh("x"), fresh("y")};
    return lambda(function(lambda_variable(names[0]), lambda_variable(names[1])), names);
}

inline Column lambda(const Ternary &function) {
    Names names{fresh("x"), fresh("y"), fresh("z")};
    return lambda(function(lambda_variable(names[0]), lambda_variable(names[1]), lambda_variable(names[2])), names);
}

}  // namespace detail

namespace functions {

using firesteel::call_function;
using firesteel::col;
using firesteel::decimal;
using firesteel::expr;
using firesteel::lit;
using firesteel::when;

/* The same as `col`. */
inline Column column(std::string_view name) { return col(name); }

/* A call of a registered function by its name. */
inline Column call_udf(std::string_view name, const std::vector<ColumnOrName> &arguments) {
    return fn(name, Columns(arguments.begin(), arguments.end()));
}

/* The DataFrame with a hint that it is small enough to be sent everywhere. */
inline DataFrame broadcast(const DataFrame &frame) {
    const int64_t length = 9;
    return DataFrame(detail::make<firesteel_dataframe>(firesteel_dataframe_hint, frame.get(), "broadcast", length,
                                                       nullptr, size_t{0}));
}

/* Ascending order, NULLs first. */
inline Column asc(const ColumnOrName &col) { return col.sorted(FIRESTEEL_SORT_NULLS_FIRST); }
/* Ascending order, NULLs first. */
inline Column asc_nulls_first(const ColumnOrName &col) { return col.sorted(FIRESTEEL_SORT_NULLS_FIRST); }
/* Ascending order, NULLs last. */
inline Column asc_nulls_last(const ColumnOrName &col) { return col.sorted(FIRESTEEL_SORT_NULLS_LAST); }
/* Descending order, NULLs last. */
inline Column desc(const ColumnOrName &col) { return col.sorted(FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST); }
/* Descending order, NULLs first. */
inline Column desc_nulls_first(const ColumnOrName &col) {
    return col.sorted(FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_FIRST);
}
/* Descending order, NULLs last. */
inline Column desc_nulls_last(const ColumnOrName &col) {
    return col.sorted(FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST);
}

/* Where a text first stands in another, from 1; 0 when it does not. */
inline Column instr(const ColumnOrName &str, const Value &substr, const std::optional<Value> &start = std::nullopt,
                    const std::optional<Value> &occurrence = std::nullopt) {
    Columns arguments{str, substr};
    if (start || occurrence) arguments.push_back(start ? Column(*start) : lit(1));
    if (occurrence) arguments.push_back(*occurrence);
    return fn("instr", arguments);
}

/* Seconds since 1970-01-01 00:00:00 UTC: now, or at the time that a text says. */
inline Column unix_timestamp(const std::optional<ColumnOrName> &timestamp = std::nullopt,
                             const Value &format = "yyyy-MM-dd HH:mm:ss") {
    return timestamp ? fn("unix_timestamp", {*timestamp, format}) : fn("unix_timestamp", {});
}

/* The window of time that a row falls into, as a struct of `start` and `end`. */
inline Column window(const ColumnOrName &time_column, const Value &window_duration,
                     const std::optional<Value> &slide_duration = std::nullopt,
                     const std::optional<Value> &start_time = std::nullopt) {
    Columns arguments{time_column, window_duration};
    if (slide_duration || start_time) arguments.push_back(slide_duration ? *slide_duration : window_duration);
    if (start_time) arguments.push_back(*start_time);
    return fn("window", arguments);
}

/* `f` of each element of an array, and of its index where it takes two columns. */
inline Column transform(const ColumnOrName &col, const Unary &f) { return fn("transform", {col, detail::lambda(f)}); }
inline Column transform(const ColumnOrName &col, const Binary &f) { return fn("transform", {col, detail::lambda(f)}); }

/* The elements of an array for which `f` holds, of its index too where it takes two columns. */
inline Column filter(const ColumnOrName &col, const Unary &f) { return fn("filter", {col, detail::lambda(f)}); }
inline Column filter(const ColumnOrName &col, const Binary &f) { return fn("filter", {col, detail::lambda(f)}); }

/* Whether `f` holds for some element of an array. */
inline Column exists(const ColumnOrName &col, const Unary &f) { return fn("exists", {col, detail::lambda(f)}); }

/* Whether `f` holds for each element of an array. */
inline Column forall(const ColumnOrName &col, const Unary &f) { return fn("forall", {col, detail::lambda(f)}); }

/* A map with `f` of key and value as its keys. */
inline Column transform_keys(const ColumnOrName &col, const Binary &f) { return fn("transform_keys", {col, detail::lambda(f)}); }

/* A map with `f` of key and value as its values. */
inline Column transform_values(const ColumnOrName &col, const Binary &f) { return fn("transform_values", {col, detail::lambda(f)}); }

/* The entries of a map for whose key and value `f` holds. */
inline Column map_filter(const ColumnOrName &col, const Binary &f) { return fn("map_filter", {col, detail::lambda(f)}); }

/* The elements in the order of `f`, which gives a negative number, 0 or a positive one. */
inline Column array_sort_by(const ColumnOrName &col, const Binary &f) { return fn("array_sort", {col, detail::lambda(f)}); }

/* `f` of the elements of two arrays, one by one; the shorter one is filled with NULL. */
inline Column zip_with(const ColumnOrName &left, const ColumnOrName &right, const Binary &f) {
    return fn("zip_with", {left, right, detail::lambda(f)});
}

/* Two maps made one: `f` of each key and its two values. */
inline Column map_zip_with(const ColumnOrName &col1, const ColumnOrName &col2, const Ternary &f) {
    return fn("map_zip_with", {col1, col2, detail::lambda(f)});
}

/* The elements of an array folded by `merge` from a first value on, and given to `finish`. */
inline Column aggregate(const ColumnOrName &col, const ColumnOrName &initial_value, const Binary &merge,
                  const Unary &finish = nullptr) {
    Columns arguments{col, initial_value, detail::lambda(merge)};
    if (finish) arguments.push_back(detail::lambda(finish));
    return fn("aggregate", arguments);
}

/* The same as `aggregate`. */
inline Column reduce(const ColumnOrName &col, const ColumnOrName &initial_value, const Binary &merge,
                  const Unary &finish = nullptr) {
    Columns arguments{col, initial_value, detail::lambda(merge)};
    if (finish) arguments.push_back(detail::lambda(finish));
    return fn("reduce", arguments);
}

}  // namespace functions
}  // namespace firesteel

#endif
