/* Column's methods over firesteel.h. They are static: the library exports nothing for them.
 *
 * Operands are columns, which stay the caller's; values are made by firesteel_lit_... Texts end in NUL. The operators are
 * firesteel_fn with their sign: "+", "==", "and", "not", "negative". */

#ifndef FIRESTEEL_COLUMN_H
#define FIRESTEEL_COLUMN_H

#include <stdlib.h>

#include "firesteel.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline firesteel_status firesteel_column_unary(const firesteel_column *column, const char *function, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn(function, -1, &column, 1, 0, out, error);
}

static inline firesteel_status firesteel_column_binary(const firesteel_column *column, const char *function, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *arguments[2];
    arguments[0] = column;
    arguments[1] = other;
    return firesteel_fn(function, -1, arguments, 2, 0, out, error);
}

static inline firesteel_status firesteel_column_with_text(const firesteel_column *column, const char *function, const char *text, firesteel_column **out, firesteel_error **error) {
    firesteel_column *other = NULL;
    firesteel_status status = firesteel_lit_str(text, -1, &other, error);
    if (status == FIRESTEEL_OK) status = firesteel_column_binary(column, function, other, out, error);
    firesteel_column_free(other);
    return status;
}

/* Ascending order, NULLs first. */
static inline firesteel_status firesteel_column_asc(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(column, FIRESTEEL_SORT_NULLS_FIRST, out, error);
}

/* Ascending order, NULLs first. */
static inline firesteel_status firesteel_column_asc_nulls_first(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(column, FIRESTEEL_SORT_NULLS_FIRST, out, error);
}

/* Ascending order, NULLs last. */
static inline firesteel_status firesteel_column_asc_nulls_last(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(column, FIRESTEEL_SORT_NULLS_LAST, out, error);
}

/* Descending order, NULLs last. */
static inline firesteel_status firesteel_column_desc(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(column, FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST, out, error);
}

/* Descending order, NULLs first. */
static inline firesteel_status firesteel_column_desc_nulls_first(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(column, FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_FIRST, out, error);
}

/* Descending order, NULLs last. */
static inline firesteel_status firesteel_column_desc_nulls_last(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(column, FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST, out, error);
}

/* The column as another type, given in SQL; what does not fit becomes NULL. */
static inline firesteel_status firesteel_column_try_cast(const firesteel_column *column, const char *data_type, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_cast(column, data_type, -1, FIRESTEEL_CAST_TRY, out, error);
}

/* Whether the value is NULL. */
static inline firesteel_status firesteel_column_is_null(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_unary(column, "isNull", out, error);
}

/* Whether the value is not NULL. */
static inline firesteel_status firesteel_column_is_not_null(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_unary(column, "isNotNull", out, error);
}

/* Whether the value is NaN. */
static inline firesteel_status firesteel_column_is_nan(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_unary(column, "isNaN", out, error);
}

/* Equality that holds for two NULLs and never is NULL. */
static inline firesteel_status firesteel_column_eq_null_safe(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "<=>", other, out, error);
}

/* The bits that are set in both. */
static inline firesteel_status firesteel_column_bitwise_and(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "&", other, out, error);
}

/* The bits that are set in one of the two. */
static inline firesteel_status firesteel_column_bitwise_or(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "|", other, out, error);
}

/* The bits that are set in just one of the two. */
static inline firesteel_status firesteel_column_bitwise_xor(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "^", other, out, error);
}

/* Whether the other text is part of this one. */
static inline firesteel_status firesteel_column_contains(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "contains", other, out, error);
}

/* Whether the text begins with the other. */
static inline firesteel_status firesteel_column_starts_with(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "startsWith", other, out, error);
}

/* Whether the text ends with the other. */
static inline firesteel_status firesteel_column_ends_with(const firesteel_column *column, const firesteel_column *other, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_binary(column, "endsWith", other, out, error);
}

/* Whether the text is like a pattern of SQL, with % and _. */
static inline firesteel_status firesteel_column_like(const firesteel_column *column, const char *pattern, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_with_text(column, "like", pattern, out, error);
}

/* The same without regard to case. */
static inline firesteel_status firesteel_column_ilike(const firesteel_column *column, const char *pattern, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_with_text(column, "ilike", pattern, out, error);
}

/* Whether a Java regular expression matches anywhere. */
static inline firesteel_status firesteel_column_rlike(const firesteel_column *column, const char *pattern, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_with_text(column, "rlike", pattern, out, error);
}

/* Whether lower <= column and column <= upper. */
static inline firesteel_status firesteel_column_between(const firesteel_column *column, const firesteel_column *lower, const firesteel_column *upper, firesteel_column **out, firesteel_error **error) {
    firesteel_column *above = NULL, *below = NULL;
    firesteel_status status = firesteel_column_binary(column, ">=", lower, &above, error);
    if (status == FIRESTEEL_OK) status = firesteel_column_binary(column, "<=", upper, &below, error);
    if (status == FIRESTEEL_OK) status = firesteel_column_binary(above, "and", below, out, error);
    firesteel_column_free(above);
    firesteel_column_free(below);
    return status;
}

/* So many characters from a start, which counts from 1. */
static inline firesteel_status firesteel_column_substr(const firesteel_column *column, const firesteel_column *start, const firesteel_column *length, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *arguments[3];
    arguments[0] = column;
    arguments[1] = start;
    arguments[2] = length;
    return firesteel_fn("substr", -1, arguments, 3, 0, out, error);
}

/* Whether the value is one of these; firesteel_column_is_in_query looks into the rows of a DataFrame. */
static inline firesteel_status firesteel_column_is_in(const firesteel_column *column, const firesteel_column *const *values, size_t value_count, firesteel_column **out, firesteel_error **error) {
    firesteel_status status;
    size_t at;
    const firesteel_column **arguments = (const firesteel_column **)malloc((value_count + 1) * sizeof *arguments);
    if (arguments == NULL) return firesteel_fn("in", -1, NULL, value_count + 1, 0, out, error);
    arguments[0] = column;
    for (at = 0; at < value_count; at++) arguments[at + 1] = values[at];
    status = firesteel_fn("in", -1, arguments, value_count + 1, 0, out, error);
    free((void *)arguments);
    return status;
}

/* An element of an array (from 0), a value of a map, or a field of a struct. */
static inline firesteel_status firesteel_column_get_item(const firesteel_column *column, const firesteel_column *key, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_extract(column, key, out, error);
}

/* A field of a struct. */
static inline firesteel_status firesteel_column_get_field(const firesteel_column *column, const char *name, firesteel_column **out, firesteel_error **error) {
    firesteel_column *key = NULL;
    firesteel_status status = firesteel_lit_str(name, -1, &key, error);
    if (status == FIRESTEEL_OK) status = firesteel_column_extract(column, key, out, error);
    firesteel_column_free(key);
    return status;
}

/* The struct without these fields. */
static inline firesteel_status firesteel_column_drop_fields(const firesteel_column *column, const char *const *names, size_t name_count, firesteel_column **out, firesteel_error **error) {
    firesteel_status status = FIRESTEEL_OK;
    firesteel_column *rest = firesteel_column_ref(column);
    size_t at;
    for (at = 0; status == FIRESTEEL_OK && at < name_count; at++) {
        firesteel_column *less = NULL;
        status = firesteel_column_with_field(rest, names[at], -1, NULL, &less, error);
        if (status == FIRESTEEL_OK) {
            firesteel_column_free(rest);
            rest = less;
        }
    }
    if (status == FIRESTEEL_OK) *out = rest;
    else firesteel_column_free(rest);
    return status;
}

/* The column, marked as one of the query around a subquery. Names say so already: it changes nothing, as in PySpark. */
static inline firesteel_status firesteel_column_outer(const firesteel_column *column, firesteel_column **out, firesteel_error **error) {
    (void)error;
    *out = firesteel_column_ref(column);
    return FIRESTEEL_OK;
}

/* What makes a column of another, for firesteel_column_transform. It follows the rules of all fallible functions. */
typedef firesteel_status (*firesteel_column_function)(const firesteel_column *column, void *data, firesteel_column **out, firesteel_error **error);

/* `function` of this column, so that calls can be chained. */
static inline firesteel_status firesteel_column_transform(const firesteel_column *column, firesteel_column_function function, void *data, firesteel_column **out, firesteel_error **error) {
    return function(column, data, out, error);
}

#ifdef __cplusplus
}
#endif

#endif /* FIRESTEEL_COLUMN_H */
