/* Column and what makes one. A part of firesteel.hpp, which includes it where its errors and handles are known. */

#ifndef FIRESTEEL_COLUMN_HPP
#define FIRESTEEL_COLUMN_HPP

#include "firesteel_column.h"
#include "firesteel_functions.h"

namespace firesteel {

class Column;
class DataFrame;
class Value;
class WindowSpec;
using Columns = std::vector<Column>;
using Names = std::vector<std::string>;
using Settings = std::map<std::string, std::string>;

/* An expression. Numbers and booleans become literals; for a text, say `lit("text")` or `col("name")`. */
class Column {
public:
    explicit Column(firesteel_column *handle) : owner_(handle) {}
    Column(bool value) : Column(detail::make<firesteel_column>(firesteel_lit_bool, value ? 1 : 0)) {}
    Column(int32_t value) : Column(detail::make<firesteel_column>(firesteel_lit_i32, value)) {}
    Column(int64_t value) : Column(detail::make<firesteel_column>(firesteel_lit_i64, value)) {}
    Column(double value) : Column(detail::make<firesteel_column>(firesteel_lit_f64, value)) {}
    Column(const char *) = delete;

    Column alias(std::string_view name) const {
        return make(firesteel_column_alias, get(), name.data(), detail::length(name), nullptr, int64_t{0});
    }
    /* The column under another name, with metadata as JSON. */
    Column alias(std::string_view name, std::string_view metadata) const {
        return make(firesteel_column_alias, get(), name.data(), detail::length(name), metadata.data(),
                    detail::length(metadata));
    }
    /* The columns of an expression that gives several, such as `explode` of a map, under other names. */
    Column aliases(const Names &names) const {
        auto pointers = detail::pointers(names);
        return make(firesteel_column_aliases, get(), pointers.data(), pointers.size());
    }
    Column cast(std::string_view type) const {
        return make(firesteel_column_cast, get(), type.data(), detail::length(type), uint32_t{0});
    }
    Column try_cast(std::string_view type) const {
        return make(firesteel_column_cast, get(), type.data(), detail::length(type), uint32_t{FIRESTEEL_CAST_TRY});
    }
    /* Ascending order, NULLs first. */
    Column asc() const { return asc_nulls_first(); }
    Column asc_nulls_first() const { return sorted(FIRESTEEL_SORT_NULLS_FIRST); }
    Column asc_nulls_last() const { return sorted(FIRESTEEL_SORT_NULLS_LAST); }
    /* Descending order, NULLs last. */
    Column desc() const { return desc_nulls_last(); }
    Column desc_nulls_first() const { return sorted(FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_FIRST); }
    Column desc_nulls_last() const { return sorted(FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST); }
    /* `flags` are FIRESTEEL_SORT_... */
    Column sorted(uint32_t flags) const { return make(firesteel_column_sort, get(), flags); }
    /* The function over a window. */
    Column over(const WindowSpec &window) const;
    /* Over a window; `frame` is FIRESTEEL_FRAME_... */
    Column over(const Columns &partition, const Columns &order, int32_t frame = FIRESTEEL_FRAME_DEFAULT,
                int64_t lower = FIRESTEEL_WINDOW_UNBOUNDED_PRECEDING, int64_t upper = 0) const;
    Column operator[](const Column &key) const { return make(firesteel_column_extract, get(), key.get()); }
    /* An element of an array (from 0), a value of a map, or a field of a struct. */
    Column get_item(const Value &key) const;
    /* A field of a struct. */
    Column get_field(std::string_view name) const;
    /* The struct with a field added or replaced. */
    Column with_field(std::string_view name, const Column &value) const {
        return make(firesteel_column_with_field, get(), name.data(), detail::length(name), value.get());
    }
    /* The struct without these fields. */
    Column drop_fields(const Names &names) const {
        auto pointers = detail::pointers(names);
        return make(firesteel_column_drop_fields, get(), pointers.data(), pointers.size());
    }
    Column is_null() const { return make(firesteel_column_is_null, get()); }
    Column is_not_null() const { return make(firesteel_column_is_not_null, get()); }
    Column is_nan() const { return make(firesteel_column_is_nan, get()); }
    /* Whether the value is one of these. */
    Column is_in(const Columns &values) const;
    /* Whether the value is among the rows of `query`. A `struct(a, b)` is looked for in its columns, one by one. */
    Column is_in(const DataFrame &query) const;
    Column between(const Column &lower, const Column &upper) const;
    /* Equality that holds for two NULLs and never is NULL. */
    Column eq_null_safe(const Value &other) const;
    Column bitwise_and(const Value &other) const;
    Column bitwise_or(const Value &other) const;
    Column bitwise_xor(const Value &other) const;
    /* SQL's LIKE, with % and _. */
    Column like(std::string_view pattern) const;
    /* LIKE without regard to case. */
    Column ilike(std::string_view pattern) const;
    /* Whether a Java regular expression matches anywhere. */
    Column rlike(std::string_view pattern) const;
    Column contains(const Value &other) const;
    Column starts_with(const Value &other) const;
    Column ends_with(const Value &other) const;
    /* `length` characters from `start`, which counts from 1. */
    Column substr(const Column &start, const Column &length) const {
        return make(firesteel_column_substr, get(), start.get(), length.get());
    }
    /* The column, marked as one of the query around a subquery. Names say so already: it changes nothing. */
    Column outer() const { return *this; }
    /* `function` of this column, so that calls can be chained. */
    template <typename Function>
    Column transform(Function &&function) const {
        return std::forward<Function>(function)(*this);
    }
    /* After `when`; anything else throws std::logic_error. */
    Column when(const Column &condition, const Column &value) const;
    Column otherwise(const Column &value) const;
    std::string text() const { return detail::text(firesteel_column_text, get()); }

    const firesteel_column *get() const noexcept { return owner_.get(); }

    template <typename Function, typename... Arguments>
    static Column make(Function function, Arguments... arguments) {
        return Column(detail::make<firesteel_column>(function, arguments...));
    }

private:
    friend Column when(const Column &condition, const Column &value);

    detail::Owner<firesteel_column, firesteel_column_ref, firesteel_column_free> owner_;
    const std::vector<Column> &branches_so_far() const {
        if (branches_.empty()) throw std::logic_error("it follows only when(condition, value)");
        return branches_;
    }

    /* The branches so far, when the column is a `when` that can go on. */
    std::vector<Column> branches_;
};

namespace detail {

inline std::vector<const firesteel_column *> pointers(const Columns &columns) {
    std::vector<const firesteel_column *> result;
    for (const Column &column : columns) result.push_back(column.get());
    return result;
}

}  // namespace detail

/* A call of a function or operator by its Spark name; `flags` are FIRESTEEL_FN_... */
inline Column fn(std::string_view name, const Columns &arguments, uint32_t flags = 0) {
    auto pointers = detail::pointers(arguments);
    return Column::make(firesteel_fn, name.data(), detail::length(name), pointers.data(), pointers.size(), flags);
}

/* A call of any function by its SQL name, which may be qualified. */
inline Column call_function(std::string_view name, const Columns &arguments) {
    return fn(name, arguments, FIRESTEEL_FN_QUALIFIED);
}

inline Column col(std::string_view name) { return Column::make(firesteel_col, name.data(), detail::length(name)); }
inline Column expr(std::string_view sql) { return Column::make(firesteel_expr, sql.data(), detail::length(sql)); }
inline Column lit(std::string_view text) { return Column::make(firesteel_lit_str, text.data(), detail::length(text)); }
inline Column lit(const char *text) { return lit(std::string_view(text)); }
inline Column lit(bool value) { return Column(value); }
inline Column lit(int32_t value) { return Column(value); }
inline Column lit(int64_t value) { return Column(value); }
inline Column lit(double value) { return Column(value); }
/* A DECIMAL from its digits, with a precision of at least 10: `1.50` is DECIMAL(10,2). */
inline Column decimal(std::string_view digits) {
    return Column::make(firesteel_lit_decimal, digits.data(), detail::length(digits));
}
/* The one value of an Arrow array; both are moved. */
inline Column lit(ArrowSchema *type, ArrowArray *value) { return Column::make(firesteel_lit, type, value); }

inline Column operator+(const Column &left, const Column &right) { return fn("+", {left, right}); }
inline Column operator-(const Column &left, const Column &right) { return fn("-", {left, right}); }
inline Column operator*(const Column &left, const Column &right) { return fn("*", {left, right}); }
inline Column operator/(const Column &left, const Column &right) { return fn("/", {left, right}); }
inline Column operator%(const Column &left, const Column &right) { return fn("%", {left, right}); }
inline Column operator==(const Column &left, const Column &right) { return fn("==", {left, right}); }
inline Column operator!=(const Column &left, const Column &right) { return fn("not", {fn("==", {left, right})}); }
inline Column operator<(const Column &left, const Column &right) { return fn("<", {left, right}); }
inline Column operator<=(const Column &left, const Column &right) { return fn("<=", {left, right}); }
inline Column operator>(const Column &left, const Column &right) { return fn(">", {left, right}); }
inline Column operator>=(const Column &left, const Column &right) { return fn(">=", {left, right}); }
/* Both operands are always made: there is nothing to leave out. */
inline Column operator&&(const Column &left, const Column &right) { return fn("and", {left, right}); }
inline Column operator||(const Column &left, const Column &right) { return fn("or", {left, right}); }
inline Column operator!(const Column &column) { return fn("not", {column}); }
inline Column operator-(const Column &column) { return fn("negative", {column}); }

inline Column sum(const Column &column) { return fn("sum", {column}); }
inline Column avg(const Column &column) { return fn("avg", {column}); }
inline Column min(const Column &column) { return fn("min", {column}); }
inline Column max(const Column &column) { return fn("max", {column}); }
inline Column count(const Column &column) { return fn("count", {column}); }
inline Column count_distinct(const Columns &columns) { return fn("count", columns, FIRESTEEL_FN_DISTINCT); }

inline Column when(const Column &condition, const Column &value) {
    Column result = fn("when", {condition, value});
    result.branches_ = {condition, value};
    return result;
}

inline Column Column::when(const Column &condition, const Column &value) const {
    Columns branches = branches_so_far();
    branches.insert(branches.end(), {condition, value});
    Column result = fn("when", branches);
    result.branches_ = branches;
    return result;
}

inline Column Column::otherwise(const Column &value) const {
    Columns branches = branches_so_far();
    branches.push_back(value);
    return fn("when", branches);
}

inline Column Column::is_in(const Columns &values) const {
    Columns arguments{*this};
    arguments.insert(arguments.end(), values.begin(), values.end());
    return fn("in", arguments);
}
inline Column Column::between(const Column &lower, const Column &upper) const {
    return *this >= lower && *this <= upper;
}
inline Column Column::like(std::string_view pattern) const { return fn("like", {*this, lit(pattern)}); }
inline Column Column::ilike(std::string_view pattern) const { return fn("ilike", {*this, lit(pattern)}); }
inline Column Column::rlike(std::string_view pattern) const { return fn("rlike", {*this, lit(pattern)}); }
inline Column Column::get_field(std::string_view name) const { return (*this)[lit(name)]; }
inline Column Column::over(const Columns &partition, const Columns &order, int32_t frame, int64_t lower,
                           int64_t upper) const {
    auto by = detail::pointers(partition), in = detail::pointers(order);
    return make(firesteel_column_over, get(), by.data(), by.size(), in.data(), in.size(), frame, lower, upper);
}

/* A column, or the name of one; a number is a literal. */
class ColumnOrName : public Column {
public:
    ColumnOrName(const Column &column) : Column(column) {}
    ColumnOrName(const char *name) : Column(col(name)) {}
    ColumnOrName(std::string_view name) : Column(col(name)) {}
    ColumnOrName(const std::string &name) : Column(col(name)) {}
    ColumnOrName(int32_t value) : Column(value) {}
    ColumnOrName(int64_t value) : Column(value) {}
    ColumnOrName(double value) : Column(value) {}
};

/* A column, or a value, which becomes a literal; a text is a text, and nullptr NULL. */
class Value : public Column {
public:
    Value(const Column &column) : Column(column) {}
    Value(const char *text) : Column(lit(text)) {}
    Value(std::string_view text) : Column(lit(text)) {}
    Value(const std::string &text) : Column(lit(std::string_view(text))) {}
    Value(std::nullptr_t) : Column(Column::make(firesteel_lit_null)) {}
    Value(bool value) : Column(value) {}
    Value(int32_t value) : Column(value) {}
    Value(int64_t value) : Column(value) {}
    Value(double value) : Column(value) {}
};

inline Column Column::get_item(const Value &key) const { return (*this)[key]; }
inline Column Column::eq_null_safe(const Value &other) const { return fn("<=>", {*this, other}); }
inline Column Column::bitwise_and(const Value &other) const { return fn("&", {*this, other}); }
inline Column Column::bitwise_or(const Value &other) const { return fn("|", {*this, other}); }
inline Column Column::bitwise_xor(const Value &other) const { return fn("^", {*this, other}); }
inline Column Column::contains(const Value &other) const { return fn("contains", {*this, other}); }
inline Column Column::starts_with(const Value &other) const { return fn("startsWith", {*this, other}); }
inline Column Column::ends_with(const Value &other) const { return fn("endsWith", {*this, other}); }

}  // namespace firesteel

#endif
