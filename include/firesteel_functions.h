/* Written by `cargo xtask gen` from api/functions.toml; edit that. */

/* Spark's functions over firesteel.h, one each. They are static: the library exports nothing for them.
 *
 * All arguments are columns, which stay the caller's; values are made by firesteel_lit_... An argument that may be left out
 * may be NULL. Functions of any number of columns take them as an array. */

#ifndef FIRESTEEL_FUNCTIONS_H
#define FIRESTEEL_FUNCTIONS_H

#include <string.h>

#include "firesteel.h"

#ifdef __cplusplus
extern "C" {
#endif

static inline void firesteel_functions_release_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static inline void firesteel_functions_release_array(struct ArrowArray *array) { array->release = NULL; }

/* NULL, without a type of its own. */
static inline firesteel_status firesteel_lit_null(firesteel_column **out, firesteel_error **error) {
    struct ArrowSchema type;
    struct ArrowArray value;
    memset(&type, 0, sizeof type);
    memset(&value, 0, sizeof value);
    type.format = "n";
    type.flags = 2;
    type.release = firesteel_functions_release_schema;
    value.length = 1;
    value.null_count = 1;
    value.release = firesteel_functions_release_array;
    return firesteel_lit(&type, &value, out, error);
}

/* The decimal 0, as DECIMAL(10,0). */
static inline firesteel_status firesteel_lit_decimal_zero(firesteel_column **out, firesteel_error **error) {
    static const unsigned char zero[16] = {0};
    struct ArrowSchema type;
    struct ArrowArray value;
    const void *buffers[2];
    memset(&type, 0, sizeof type);
    memset(&value, 0, sizeof value);
    buffers[0] = NULL;
    buffers[1] = zero;
    type.format = "d:10,0";
    type.release = firesteel_functions_release_schema;
    value.length = 1;
    value.n_buffers = 2;
    value.buffers = buffers;
    value.release = firesteel_functions_release_array;
    return firesteel_lit(&type, &value, out, error);
}

/* A call by a name of SQL, which may be qualified. */
static inline firesteel_status firesteel_fn_call_function(const char *name, const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn(name, -1, arguments, length, FIRESTEEL_FN_QUALIFIED, out, error);
}

/* A call of a registered function by its name. */
static inline firesteel_status firesteel_fn_call_udf(const char *name, const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn(name, -1, arguments, length, 0, out, error);
}

/* Conditions and values in turn, and last the value for all else, if there is one. */
static inline firesteel_status firesteel_fn_when(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("when", 4, arguments, length, 0, out, error);
}

/* Ascending order, NULLs first. */
static inline firesteel_status firesteel_fn_asc(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(col, FIRESTEEL_SORT_NULLS_FIRST, out, error);
}

/* Ascending order, NULLs first. */
static inline firesteel_status firesteel_fn_asc_nulls_first(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(col, FIRESTEEL_SORT_NULLS_FIRST, out, error);
}

/* Ascending order, NULLs last. */
static inline firesteel_status firesteel_fn_asc_nulls_last(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(col, FIRESTEEL_SORT_NULLS_LAST, out, error);
}

/* Descending order, NULLs last. */
static inline firesteel_status firesteel_fn_desc(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(col, FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST, out, error);
}

/* Descending order, NULLs first. */
static inline firesteel_status firesteel_fn_desc_nulls_first(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(col, FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_FIRST, out, error);
}

/* Descending order, NULLs last. */
static inline firesteel_status firesteel_fn_desc_nulls_last(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    return firesteel_column_sort(col, FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST, out, error);
}

/* Where a text first stands in another, from 1; 0 when it does not. May be NULL: start, occurrence. */
static inline firesteel_status firesteel_fn_instr(const firesteel_column *str, const firesteel_column *substr, const firesteel_column *start, const firesteel_column *occurrence, firesteel_column **out, firesteel_error **error) {
    firesteel_column *one = NULL;
    firesteel_status status = FIRESTEEL_OK;
    if (start == NULL && occurrence != NULL) status = firesteel_lit_i32(1, &one, error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {str, substr, start != NULL ? start : one, occurrence};
        size_t length = occurrence != NULL ? 4 : start != NULL ? 3 : 2;
        status = firesteel_fn("instr", 5, arguments, length, 0, out, error);
    }
    firesteel_column_free(one);
    return status;
}

/* Seconds since 1970-01-01 00:00:00 UTC: now, or at the time that a text says. May be NULL: timestamp, format. */
static inline firesteel_status firesteel_fn_unix_timestamp(const firesteel_column *timestamp, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    firesteel_column *usual = NULL;
    firesteel_status status = FIRESTEEL_OK;
    if (timestamp != NULL && format == NULL) status = firesteel_lit_str("yyyy-MM-dd HH:mm:ss", 19, &usual, error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {timestamp, format != NULL ? format : usual};
        status = firesteel_fn("unix_timestamp", 14, arguments, timestamp != NULL ? 2 : 0, 0, out, error);
    }
    firesteel_column_free(usual);
    return status;
}

/* The window of time that a row falls into, as a struct of `start` and `end`. May be NULL: slide_duration, start_time. */
static inline firesteel_status firesteel_fn_window(const firesteel_column *time_column, const firesteel_column *window_duration, const firesteel_column *slide_duration, const firesteel_column *start_time, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {time_column, window_duration, slide_duration != NULL ? slide_duration : window_duration, start_time};
    size_t length = start_time != NULL ? 4 : slide_duration != NULL ? 3 : 2;
    return firesteel_fn("window", 6, arguments, length, 0, out, error);
}

/* The functions of functions take what firesteel_lambda makes. */

/* `f` of each element of an array, and of its index where it has two parameters. */
static inline firesteel_status firesteel_fn_transform(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("transform", 9, arguments, 2, 0, out, error);
}

/* Whether `f` holds for some element of an array. */
static inline firesteel_status firesteel_fn_exists(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("exists", 6, arguments, 2, 0, out, error);
}

/* Whether `f` holds for each element of an array. */
static inline firesteel_status firesteel_fn_forall(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("forall", 6, arguments, 2, 0, out, error);
}

/* The elements of an array for which `f` holds. */
static inline firesteel_status firesteel_fn_filter(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("filter", 6, arguments, 2, 0, out, error);
}

/* A map with `f` of key and value as its keys. */
static inline firesteel_status firesteel_fn_transform_keys(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("transform_keys", 14, arguments, 2, 0, out, error);
}

/* A map with `f` of key and value as its values. */
static inline firesteel_status firesteel_fn_transform_values(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("transform_values", 16, arguments, 2, 0, out, error);
}

/* The entries of a map for whose key and value `f` holds. */
static inline firesteel_status firesteel_fn_map_filter(const firesteel_column *col, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, f};
    return firesteel_fn("map_filter", 10, arguments, 2, 0, out, error);
}

/* `f` of the elements of two arrays, one by one; the shorter one is filled with NULL. */
static inline firesteel_status firesteel_fn_zip_with(const firesteel_column *left, const firesteel_column *right, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right, f};
    return firesteel_fn("zip_with", 8, arguments, 3, 0, out, error);
}

/* Two maps made one: `f` of each key and its two values. */
static inline firesteel_status firesteel_fn_map_zip_with(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *f, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, f};
    return firesteel_fn("map_zip_with", 12, arguments, 3, 0, out, error);
}

/* The elements of an array folded by `merge` from a first value on, and given to `finish`, which may be NULL. */
static inline firesteel_status firesteel_fn_aggregate(const firesteel_column *col, const firesteel_column *initial_value, const firesteel_column *merge, const firesteel_column *finish, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, initial_value, merge, finish};
    return firesteel_fn("aggregate", 9, arguments, finish != NULL ? 4 : 3, 0, out, error);
}

/* The same as firesteel_fn_aggregate. */
static inline firesteel_status firesteel_fn_reduce(const firesteel_column *col, const firesteel_column *initial_value, const firesteel_column *merge, const firesteel_column *finish, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, initial_value, merge, finish};
    return firesteel_fn("reduce", 6, arguments, finish != NULL ? 4 : 3, 0, out, error);
}

/* The absolute value. */
static inline firesteel_status firesteel_fn_abs(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("abs", 3, arguments, 1, 0, out, error);
}

/* The arc cosine, in radians. */
static inline firesteel_status firesteel_fn_acos(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("acos", 4, arguments, 1, 0, out, error);
}

/* The inverse hyperbolic cosine. */
static inline firesteel_status firesteel_fn_acosh(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("acosh", 5, arguments, 1, 0, out, error);
}

/* The day so many months later; the last day of a month where there is no such day. */
static inline firesteel_status firesteel_fn_add_months(const firesteel_column *start, const firesteel_column *months, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {start, months};
    return firesteel_fn("add_months", 10, arguments, 2, 0, out, error);
}

/* The bytes that AES encrypted, in clear. May be NULL: mode, padding, aad. */
static inline firesteel_status firesteel_fn_aes_decrypt(const firesteel_column *input, const firesteel_column *key, const firesteel_column *mode, const firesteel_column *padding, const firesteel_column *aad, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[3] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("GCM", 3, &made[0], error);
    if (status == FIRESTEEL_OK && padding == NULL) status = firesteel_lit_str("DEFAULT", 7, &made[1], error);
    if (status == FIRESTEEL_OK && aad == NULL) status = firesteel_lit_str("", 0, &made[2], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {input, key, mode != NULL ? mode : made[0], padding != NULL ? padding : made[1], aad != NULL ? aad : made[2]};
        status = firesteel_fn("aes_decrypt", 11, arguments, 5, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    return status;
}

/* The bytes encrypted by AES. May be NULL: mode, padding, iv, aad. */
static inline firesteel_status firesteel_fn_aes_encrypt(const firesteel_column *input, const firesteel_column *key, const firesteel_column *mode, const firesteel_column *padding, const firesteel_column *iv, const firesteel_column *aad, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[4] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("GCM", 3, &made[0], error);
    if (status == FIRESTEEL_OK && padding == NULL) status = firesteel_lit_str("DEFAULT", 7, &made[1], error);
    if (status == FIRESTEEL_OK && iv == NULL) status = firesteel_lit_str("", 0, &made[2], error);
    if (status == FIRESTEEL_OK && aad == NULL) status = firesteel_lit_str("", 0, &made[3], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {input, key, mode != NULL ? mode : made[0], padding != NULL ? padding : made[1], iv != NULL ? iv : made[2], aad != NULL ? aad : made[3]};
        status = firesteel_fn("aes_encrypt", 11, arguments, 6, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    firesteel_column_free(made[3]);
    return status;
}

/* Some value of the group. May be NULL: ignore_nulls. */
static inline firesteel_status firesteel_fn_any_value(const firesteel_column *col, const firesteel_column *ignore_nulls, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, ignore_nulls};
    return firesteel_fn("any_value", 9, arguments, 1 + (ignore_nulls != NULL), 0, out, error);
}

/* How many distinct values there are, nearly; `rsd` is the relative deviation that is allowed. May be NULL: rsd. */
static inline firesteel_status firesteel_fn_approx_count_distinct(const firesteel_column *col, const firesteel_column *rsd, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, rsd};
    return firesteel_fn("approx_count_distinct", 21, arguments, 1 + (rsd != NULL), 0, out, error);
}

/* The value at a percentage of the group, nearly; a larger `accuracy` is more exact. May be NULL: accuracy. */
static inline firesteel_status firesteel_fn_approx_percentile(const firesteel_column *col, const firesteel_column *percentage, const firesteel_column *accuracy, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && accuracy == NULL) status = firesteel_lit_i32(10000, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, percentage, accuracy != NULL ? accuracy : made[0]};
        status = firesteel_fn("approx_percentile", 17, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* An array of the values. */
static inline firesteel_status firesteel_fn_array(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("array", 5, arguments, length, 0, out, error);
}

/* All values of the group as an array, repeats kept. */
static inline firesteel_status firesteel_fn_array_agg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_agg", 9, arguments, 1, 0, out, error);
}

/* The array with a value added at its end. */
static inline firesteel_status firesteel_fn_array_append(const firesteel_column *col, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, value};
    return firesteel_fn("array_append", 12, arguments, 2, 0, out, error);
}

/* The array without its NULLs. */
static inline firesteel_status firesteel_fn_array_compact(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_compact", 13, arguments, 1, 0, out, error);
}

/* Whether the array holds the value. */
static inline firesteel_status firesteel_fn_array_contains(const firesteel_column *col, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, value};
    return firesteel_fn("array_contains", 14, arguments, 2, 0, out, error);
}

/* The array without repeats. */
static inline firesteel_status firesteel_fn_array_distinct(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_distinct", 14, arguments, 1, 0, out, error);
}

/* The elements of the first array that the second does not hold, without repeats. */
static inline firesteel_status firesteel_fn_array_except(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("array_except", 12, arguments, 2, 0, out, error);
}

/* The array with a value put in at a place, which counts from 1, or from the end when negative. */
static inline firesteel_status firesteel_fn_array_insert(const firesteel_column *arr, const firesteel_column *pos, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {arr, pos, value};
    return firesteel_fn("array_insert", 12, arguments, 3, 0, out, error);
}

/* The elements that both arrays hold, without repeats. */
static inline firesteel_status firesteel_fn_array_intersect(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("array_intersect", 15, arguments, 2, 0, out, error);
}

/* The elements as one text with a delimiter between them. May be NULL: null_replacement. */
static inline firesteel_status firesteel_fn_array_join(const firesteel_column *col, const firesteel_column *delimiter, const firesteel_column *null_replacement, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, delimiter, null_replacement};
    return firesteel_fn("array_join", 10, arguments, 2 + (null_replacement != NULL), 0, out, error);
}

/* The largest element. */
static inline firesteel_status firesteel_fn_array_max(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_max", 9, arguments, 1, 0, out, error);
}

/* The smallest element. */
static inline firesteel_status firesteel_fn_array_min(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_min", 9, arguments, 1, 0, out, error);
}

/* Where the value first stands in the array, from 1; 0 when it does not. */
static inline firesteel_status firesteel_fn_array_position(const firesteel_column *col, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, value};
    return firesteel_fn("array_position", 14, arguments, 2, 0, out, error);
}

/* The array with a value added at its beginning. */
static inline firesteel_status firesteel_fn_array_prepend(const firesteel_column *col, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, value};
    return firesteel_fn("array_prepend", 13, arguments, 2, 0, out, error);
}

/* The array without the elements that equal the value. */
static inline firesteel_status firesteel_fn_array_remove(const firesteel_column *col, const firesteel_column *element, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, element};
    return firesteel_fn("array_remove", 12, arguments, 2, 0, out, error);
}

/* An array that holds the value so many times. */
static inline firesteel_status firesteel_fn_array_repeat(const firesteel_column *col, const firesteel_column *count, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, count};
    return firesteel_fn("array_repeat", 12, arguments, 2, 0, out, error);
}

/* How many elements the array has. */
static inline firesteel_status firesteel_fn_array_size(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_size", 10, arguments, 1, 0, out, error);
}

/* The elements in order, NULLs last; a comparator gives a negative number, 0 or a positive one. */
static inline firesteel_status firesteel_fn_array_sort(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("array_sort", 10, arguments, 1, 0, out, error);
}

/* The elements of both arrays, without repeats. */
static inline firesteel_status firesteel_fn_array_union(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("array_union", 11, arguments, 2, 0, out, error);
}

/* Whether the arrays have an element in common. */
static inline firesteel_status firesteel_fn_arrays_overlap(const firesteel_column *a1, const firesteel_column *a2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {a1, a2};
    return firesteel_fn("arrays_overlap", 14, arguments, 2, 0, out, error);
}

/* An array of structs whose n-th holds the n-th element of each array. */
static inline firesteel_status firesteel_fn_arrays_zip(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("arrays_zip", 10, arguments, length, 0, out, error);
}

/* The number of the text's first character. */
static inline firesteel_status firesteel_fn_ascii(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("ascii", 5, arguments, 1, 0, out, error);
}

/* The arc sine, in radians. */
static inline firesteel_status firesteel_fn_asin(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("asin", 4, arguments, 1, 0, out, error);
}

/* The inverse hyperbolic sine. */
static inline firesteel_status firesteel_fn_asinh(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("asinh", 5, arguments, 1, 0, out, error);
}

/* NULL where the condition holds; else an error is raised. May be NULL: err_msg. */
static inline firesteel_status firesteel_fn_assert_true(const firesteel_column *col, const firesteel_column *err_msg, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, err_msg};
    return firesteel_fn("assert_true", 11, arguments, 1 + (err_msg != NULL), 0, out, error);
}

/* The arc tangent, in radians. */
static inline firesteel_status firesteel_fn_atan(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("atan", 4, arguments, 1, 0, out, error);
}

/* The angle between the x axis and a point, given by y and x. */
static inline firesteel_status firesteel_fn_atan2(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("atan2", 5, arguments, 2, 0, out, error);
}

/* The inverse hyperbolic tangent. */
static inline firesteel_status firesteel_fn_atanh(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("atanh", 5, arguments, 1, 0, out, error);
}

/* The mean of the values. */
static inline firesteel_status firesteel_fn_avg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("avg", 3, arguments, 1, 0, out, error);
}

/* The bytes in base 64. */
static inline firesteel_status firesteel_fn_base64(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("base64", 6, arguments, 1, 0, out, error);
}

/* The whole number in base 2. */
static inline firesteel_status firesteel_fn_bin(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bin", 3, arguments, 1, 0, out, error);
}

/* The bits that are set in all values of the group. */
static inline firesteel_status firesteel_fn_bit_and(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bit_and", 7, arguments, 1, 0, out, error);
}

/* How many bits are set. */
static inline firesteel_status firesteel_fn_bit_count(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bit_count", 9, arguments, 1, 0, out, error);
}

/* The bit at a place, from 0 at the right. */
static inline firesteel_status firesteel_fn_bit_get(const firesteel_column *col, const firesteel_column *pos, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, pos};
    return firesteel_fn("bit_get", 7, arguments, 2, 0, out, error);
}

/* How many bits the text or the bytes have. */
static inline firesteel_status firesteel_fn_bit_length(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bit_length", 10, arguments, 1, 0, out, error);
}

/* The bits that are set in some value of the group. */
static inline firesteel_status firesteel_fn_bit_or(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bit_or", 6, arguments, 1, 0, out, error);
}

/* The exclusive or of all values of the group. */
static inline firesteel_status firesteel_fn_bit_xor(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bit_xor", 7, arguments, 1, 0, out, error);
}

/* The bits that are set in all bitmaps of the group. */
static inline firesteel_status firesteel_fn_bitmap_and_agg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bitmap_and_agg", 14, arguments, 1, 0, out, error);
}

/* The bit that stands for a number in its bitmap. */
static inline firesteel_status firesteel_fn_bitmap_bit_position(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bitmap_bit_position", 19, arguments, 1, 0, out, error);
}

/* Which bitmap a number belongs to. */
static inline firesteel_status firesteel_fn_bitmap_bucket_number(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bitmap_bucket_number", 20, arguments, 1, 0, out, error);
}

/* A bitmap with the bits at these positions. */
static inline firesteel_status firesteel_fn_bitmap_construct_agg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bitmap_construct_agg", 20, arguments, 1, 0, out, error);
}

/* How many bits of the bitmap are set. */
static inline firesteel_status firesteel_fn_bitmap_count(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bitmap_count", 12, arguments, 1, 0, out, error);
}

/* The bits that are set in some bitmap of the group. */
static inline firesteel_status firesteel_fn_bitmap_or_agg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bitmap_or_agg", 13, arguments, 1, 0, out, error);
}

/* The number with each bit turned round. */
static inline firesteel_status firesteel_fn_bitwise_not(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("~", 1, arguments, 1, 0, out, error);
}

/* Whether all values of the group are true. */
static inline firesteel_status firesteel_fn_bool_and(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bool_and", 8, arguments, 1, 0, out, error);
}

/* Whether some value of the group is true. */
static inline firesteel_status firesteel_fn_bool_or(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("bool_or", 7, arguments, 1, 0, out, error);
}

/* The number rounded to `scale` places, halves to the even neighbour. May be NULL: scale. */
static inline firesteel_status firesteel_fn_bround(const firesteel_column *col, const firesteel_column *scale, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, scale};
    return firesteel_fn("bround", 6, arguments, 1 + (scale != NULL), 0, out, error);
}

/* The text without spaces, or without the characters of `trim`, at both ends. May be NULL: trim. */
static inline firesteel_status firesteel_fn_btrim(const firesteel_column *str, const firesteel_column *trim, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, trim};
    return firesteel_fn("btrim", 5, arguments, 1 + (trim != NULL), 0, out, error);
}

/* For a partitioned table: the value hashed into so many buckets. */
static inline firesteel_status firesteel_fn_bucket(const firesteel_column *num_buckets, const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {num_buckets, col};
    return firesteel_fn("bucket", 6, arguments, 2, 0, out, error);
}

/* How many elements an array or a map has. */
static inline firesteel_status firesteel_fn_cardinality(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("cardinality", 11, arguments, 1, 0, out, error);
}

/* The cube root. */
static inline firesteel_status firesteel_fn_cbrt(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("cbrt", 4, arguments, 1, 0, out, error);
}

/* The smallest whole number, or number of `scale` places, that is not below. May be NULL: scale. */
static inline firesteel_status firesteel_fn_ceil(const firesteel_column *col, const firesteel_column *scale, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, scale};
    return firesteel_fn("ceil", 4, arguments, 1 + (scale != NULL), 0, out, error);
}

/* The same as `ceil`. May be NULL: scale. */
static inline firesteel_status firesteel_fn_ceiling(const firesteel_column *col, const firesteel_column *scale, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, scale};
    return firesteel_fn("ceiling", 7, arguments, 1 + (scale != NULL), 0, out, error);
}

/* The character of a number, modulo 256. */
static inline firesteel_status firesteel_fn_char(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("char", 4, arguments, 1, 0, out, error);
}

/* How many characters the text has, or how many bytes. */
static inline firesteel_status firesteel_fn_char_length(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("char_length", 11, arguments, 1, 0, out, error);
}

/* The same as `char_length`. */
static inline firesteel_status firesteel_fn_character_length(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("character_length", 16, arguments, 1, 0, out, error);
}

/* The same as `char`. */
static inline firesteel_status firesteel_fn_chr(const firesteel_column *n, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {n};
    return firesteel_fn("chr", 3, arguments, 1, 0, out, error);
}

/* The first value that is not NULL. */
static inline firesteel_status firesteel_fn_coalesce(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("coalesce", 8, arguments, length, 0, out, error);
}

/* The text under another collation. */
static inline firesteel_status firesteel_fn_collate(const firesteel_column *col, const firesteel_column *collation, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, collation};
    return firesteel_fn("collate", 7, arguments, 2, 0, out, error);
}

/* The name of the text's collation. */
static inline firesteel_status firesteel_fn_collation(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("collation", 9, arguments, 1, 0, out, error);
}

/* All values of the group as an array, repeats kept. */
static inline firesteel_status firesteel_fn_collect_list(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("collect_list", 12, arguments, 1, 0, out, error);
}

/* All distinct values of the group as an array. */
static inline firesteel_status firesteel_fn_collect_set(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("collect_set", 11, arguments, 1, 0, out, error);
}

/* The distinct elements of all arrays of the group as one array. */
static inline firesteel_status firesteel_fn_collect_union(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("collect_union", 13, arguments, 1, 0, out, error);
}

/* The texts, bytes or arrays one after another. */
static inline firesteel_status firesteel_fn_concat(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("concat", 6, arguments, length, 0, out, error);
}

/* The texts one after another with a separator between them, NULLs left out. All arguments in turn: sep, cols. */
static inline firesteel_status firesteel_fn_concat_ws(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("concat_ws", 9, arguments, length, 0, out, error);
}

/* Whether the left text or bytes hold the right. */
static inline firesteel_status firesteel_fn_contains(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("contains", 8, arguments, 2, 0, out, error);
}

/* The number in a text moved from one base to another. */
static inline firesteel_status firesteel_fn_conv(const firesteel_column *col, const firesteel_column *from_base, const firesteel_column *to_base, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, from_base, to_base};
    return firesteel_fn("conv", 4, arguments, 3, 0, out, error);
}

/* The local time in one zone as local time in another. */
static inline firesteel_status firesteel_fn_convert_timezone(const firesteel_column *source_tz, const firesteel_column *target_tz, const firesteel_column *source_ts, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {source_tz, target_tz, source_ts};
    return firesteel_fn("convert_timezone", 16, arguments, 3, 0, out, error);
}

/* Pearson's correlation of two columns. */
static inline firesteel_status firesteel_fn_corr(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("corr", 4, arguments, 2, 0, out, error);
}

/* The cosine of an angle in radians. */
static inline firesteel_status firesteel_fn_cos(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("cos", 3, arguments, 1, 0, out, error);
}

/* The hyperbolic cosine. */
static inline firesteel_status firesteel_fn_cosh(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("cosh", 4, arguments, 1, 0, out, error);
}

/* The cotangent of an angle in radians. */
static inline firesteel_status firesteel_fn_cot(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("cot", 3, arguments, 1, 0, out, error);
}

/* How many rows there are, or how many in which the column is not NULL. */
static inline firesteel_status firesteel_fn_count(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("count", 5, arguments, 1, 0, out, error);
}

/* How many distinct combinations of the columns there are, NULLs left out. */
static inline firesteel_status firesteel_fn_count_distinct(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("count", 5, arguments, length, FIRESTEEL_FN_DISTINCT, out, error);
}

/* In how many rows the condition holds. */
static inline firesteel_status firesteel_fn_count_if(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("count_if", 8, arguments, 1, 0, out, error);
}

/* A sketch of how often values occur. */
static inline firesteel_status firesteel_fn_count_min_sketch(const firesteel_column *col, const firesteel_column *eps, const firesteel_column *confidence, const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, eps, confidence, seed};
    return firesteel_fn("count_min_sketch", 16, arguments, 4, 0, out, error);
}

/* What a counter grew by since the row before; a counter that fell began anew. May be NULL: start_time. */
static inline firesteel_status firesteel_fn_counter_diff(const firesteel_column *value, const firesteel_column *start_time, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {value, start_time};
    return firesteel_fn("counter_diff", 12, arguments, 1 + (start_time != NULL), 0, out, error);
}

/* The population covariance of two columns. */
static inline firesteel_status firesteel_fn_covar_pop(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("covar_pop", 9, arguments, 2, 0, out, error);
}

/* The sample covariance of two columns. */
static inline firesteel_status firesteel_fn_covar_samp(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("covar_samp", 10, arguments, 2, 0, out, error);
}

/* The cyclic redundancy check of the bytes. */
static inline firesteel_status firesteel_fn_crc32(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("crc32", 5, arguments, 1, 0, out, error);
}

/* A map of keys and values, given in turn. */
static inline firesteel_status firesteel_fn_create_map(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("map", 3, arguments, length, 0, out, error);
}

/* The cosecant of an angle in radians. */
static inline firesteel_status firesteel_fn_csc(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("csc", 3, arguments, 1, 0, out, error);
}

/* The share of the window partition's rows up to this one and its peers. */
static inline firesteel_status firesteel_fn_cume_dist(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("cume_dist", 9, NULL, 0, 0, out, error);
}

/* The day on which the query started. */
static inline firesteel_status firesteel_fn_curdate(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("curdate", 7, NULL, 0, 0, out, error);
}

/* The name of the current catalog. */
static inline firesteel_status firesteel_fn_current_catalog(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_catalog", 15, NULL, 0, 0, out, error);
}

/* The name of the current database. */
static inline firesteel_status firesteel_fn_current_database(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_database", 16, NULL, 0, 0, out, error);
}

/* The day on which the query started. */
static inline firesteel_status firesteel_fn_current_date(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_date", 12, NULL, 0, 0, out, error);
}

/* The path on which the session looks for names. */
static inline firesteel_status firesteel_fn_current_path(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_path", 12, NULL, 0, 0, out, error);
}

/* The same as `current_database`. */
static inline firesteel_status firesteel_fn_current_schema(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_schema", 14, NULL, 0, 0, out, error);
}

/* The time of day at which the query started. May be NULL: precision. */
static inline firesteel_status firesteel_fn_current_time(const firesteel_column *precision, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {precision};
    return firesteel_fn("current_time", 12, arguments + (precision == NULL), 0 + (precision != NULL), 0, out, error);
}

/* The time at which the query started. */
static inline firesteel_status firesteel_fn_current_timestamp(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_timestamp", 17, NULL, 0, 0, out, error);
}

/* The name of the session's time zone. */
static inline firesteel_status firesteel_fn_current_timezone(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_timezone", 16, NULL, 0, 0, out, error);
}

/* The name of the user who runs the query. */
static inline firesteel_status firesteel_fn_current_user(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("current_user", 12, NULL, 0, 0, out, error);
}

/* The day so many days later. */
static inline firesteel_status firesteel_fn_date_add(const firesteel_column *start, const firesteel_column *days, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {start, days};
    return firesteel_fn("date_add", 8, arguments, 2, 0, out, error);
}

/* How many days lie from `start` to `end`. */
static inline firesteel_status firesteel_fn_date_diff(const firesteel_column *end, const firesteel_column *start, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {end, start};
    return firesteel_fn("date_diff", 9, arguments, 2, 0, out, error);
}

/* The day or time as text, in a pattern. */
static inline firesteel_status firesteel_fn_date_format(const firesteel_column *date, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {date, format};
    return firesteel_fn("date_format", 11, arguments, 2, 0, out, error);
}

/* The day so many days after 1970-01-01. */
static inline firesteel_status firesteel_fn_date_from_unix_date(const firesteel_column *days, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {days};
    return firesteel_fn("date_from_unix_date", 19, arguments, 1, 0, out, error);
}

/* A part of a day, a time or an interval. */
static inline firesteel_status firesteel_fn_date_part(const firesteel_column *field, const firesteel_column *source, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {field, source};
    return firesteel_fn("date_part", 9, arguments, 2, 0, out, error);
}

/* The day so many days earlier. */
static inline firesteel_status firesteel_fn_date_sub(const firesteel_column *start, const firesteel_column *days, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {start, days};
    return firesteel_fn("date_sub", 8, arguments, 2, 0, out, error);
}

/* The time cut off below a unit. */
static inline firesteel_status firesteel_fn_date_trunc(const firesteel_column *format, const firesteel_column *timestamp, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {format, timestamp};
    return firesteel_fn("date_trunc", 10, arguments, 2, 0, out, error);
}

/* The same as `date_add`. */
static inline firesteel_status firesteel_fn_dateadd(const firesteel_column *start, const firesteel_column *days, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {start, days};
    return firesteel_fn("dateadd", 7, arguments, 2, 0, out, error);
}

/* How many days lie from `start` to `end`. */
static inline firesteel_status firesteel_fn_datediff(const firesteel_column *end, const firesteel_column *start, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {end, start};
    return firesteel_fn("datediff", 8, arguments, 2, 0, out, error);
}

/* The same as `date_part`. */
static inline firesteel_status firesteel_fn_datepart(const firesteel_column *field, const firesteel_column *source, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {field, source};
    return firesteel_fn("datepart", 8, arguments, 2, 0, out, error);
}

/* The day of the month, from 1. */
static inline firesteel_status firesteel_fn_day(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("day", 3, arguments, 1, 0, out, error);
}

/* The short name of the day of the week. */
static inline firesteel_status firesteel_fn_dayname(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("dayname", 7, arguments, 1, 0, out, error);
}

/* The day of the month, from 1. */
static inline firesteel_status firesteel_fn_dayofmonth(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("dayofmonth", 10, arguments, 1, 0, out, error);
}

/* The day of the week, from 1 for Sunday. */
static inline firesteel_status firesteel_fn_dayofweek(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("dayofweek", 9, arguments, 1, 0, out, error);
}

/* The day of the year, from 1. */
static inline firesteel_status firesteel_fn_dayofyear(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("dayofyear", 9, arguments, 1, 0, out, error);
}

/* For a partitioned table: the day of the value. */
static inline firesteel_status firesteel_fn_days(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("days", 4, arguments, 1, 0, out, error);
}

/* The bytes as text, in a character set. */
static inline firesteel_status firesteel_fn_decode(const firesteel_column *col, const firesteel_column *charset, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, charset};
    return firesteel_fn("decode", 6, arguments, 2, 0, out, error);
}

/* An angle in radians as one in degrees. */
static inline firesteel_status firesteel_fn_degrees(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("degrees", 7, arguments, 1, 0, out, error);
}

/* The rank of the row in its window partition, without gaps. */
static inline firesteel_status firesteel_fn_dense_rank(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("dense_rank", 10, NULL, 0, 0, out, error);
}

/* Euler's number. */
static inline firesteel_status firesteel_fn_e(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("e", 1, NULL, 0, 0, out, error);
}

/* The element of an array at a place from 1, or the value of a key of a map. */
static inline firesteel_status firesteel_fn_element_at(const firesteel_column *col, const firesteel_column *extraction, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, extraction};
    return firesteel_fn("element_at", 10, arguments, 2, 0, out, error);
}

/* The n-th of the inputs, n being the first. */
static inline firesteel_status firesteel_fn_elt(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("elt", 3, arguments, length, 0, out, error);
}

/* The text as bytes, in a character set. */
static inline firesteel_status firesteel_fn_encode(const firesteel_column *col, const firesteel_column *charset, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, charset};
    return firesteel_fn("encode", 6, arguments, 2, 0, out, error);
}

/* Whether the text or the bytes end with the suffix. */
static inline firesteel_status firesteel_fn_endswith(const firesteel_column *str, const firesteel_column *suffix, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, suffix};
    return firesteel_fn("endswith", 8, arguments, 2, 0, out, error);
}

/* Whether the values are equal; two NULLs are. */
static inline firesteel_status firesteel_fn_equal_null(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("equal_null", 10, arguments, 2, 0, out, error);
}

/* Whether all values of the group are true. */
static inline firesteel_status firesteel_fn_every(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("every", 5, arguments, 1, 0, out, error);
}

/* Euler's number to the power of the value. */
static inline firesteel_status firesteel_fn_exp(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("exp", 3, arguments, 1, 0, out, error);
}

/* A row for each element of an array or entry of a map. */
static inline firesteel_status firesteel_fn_explode(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("explode", 7, arguments, 1, 0, out, error);
}

/* As `explode`, with a row of NULL for what is empty or NULL. */
static inline firesteel_status firesteel_fn_explode_outer(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("explode_outer", 13, arguments, 1, 0, out, error);
}

/* Euler's number to the power of the value, less one. */
static inline firesteel_status firesteel_fn_expm1(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("expm1", 5, arguments, 1, 0, out, error);
}

/* A part of a day, a time or an interval. */
static inline firesteel_status firesteel_fn_extract(const firesteel_column *field, const firesteel_column *source, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {field, source};
    return firesteel_fn("extract", 7, arguments, 2, 0, out, error);
}

/* The factorial of a whole number up to 20. */
static inline firesteel_status firesteel_fn_factorial(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("factorial", 9, arguments, 1, 0, out, error);
}

/* Where a text stands in a comma-separated list, from 1; 0 when it does not. */
static inline firesteel_status firesteel_fn_find_in_set(const firesteel_column *str, const firesteel_column *str_array, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, str_array};
    return firesteel_fn("find_in_set", 11, arguments, 2, 0, out, error);
}

/* The value of the group's first row. May be NULL: ignorenulls. */
static inline firesteel_status firesteel_fn_first(const firesteel_column *col, const firesteel_column *ignorenulls, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && ignorenulls == NULL) status = firesteel_lit_bool(0, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, ignorenulls != NULL ? ignorenulls : made[0]};
        status = firesteel_fn("first", 5, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The value of the group's first row. May be NULL: ignore_nulls. */
static inline firesteel_status firesteel_fn_first_value(const firesteel_column *col, const firesteel_column *ignore_nulls, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, ignore_nulls};
    return firesteel_fn("first_value", 11, arguments, 1 + (ignore_nulls != NULL), 0, out, error);
}

/* An array of arrays as one array. */
static inline firesteel_status firesteel_fn_flatten(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("flatten", 7, arguments, 1, 0, out, error);
}

/* The largest whole number, or number of `scale` places, that is not above. May be NULL: scale. */
static inline firesteel_status firesteel_fn_floor(const firesteel_column *col, const firesteel_column *scale, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, scale};
    return firesteel_fn("floor", 5, arguments, 1 + (scale != NULL), 0, out, error);
}

/* The number with thousands separators and `d` places. */
static inline firesteel_status firesteel_fn_format_number(const firesteel_column *col, const firesteel_column *d, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, d};
    return firesteel_fn("format_number", 13, arguments, 2, 0, out, error);
}

/* The arguments set into a format as `printf` has it. All arguments in turn: format, cols. */
static inline firesteel_status firesteel_fn_format_string(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("format_string", 13, arguments, length, 0, out, error);
}

/* The bytes that a text in base 32 says. */
static inline firesteel_status firesteel_fn_from_base32(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("from_base32", 11, arguments, 1, 0, out, error);
}

/* The row that a CSV line says, of the given type. May be NULL: options. */
static inline firesteel_status firesteel_fn_from_csv(const firesteel_column *col, const firesteel_column *schema, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, schema, options};
    return firesteel_fn("from_csv", 8, arguments, 2 + (options != NULL), 0, out, error);
}

/* The value that a JSON text says, of the given type. May be NULL: options. */
static inline firesteel_status firesteel_fn_from_json(const firesteel_column *col, const firesteel_column *schema, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, schema, options};
    return firesteel_fn("from_json", 9, arguments, 2 + (options != NULL), 0, out, error);
}

/* The seconds since 1970-01-01 00:00:00 UTC as text, in the session's zone. May be NULL: format. */
static inline firesteel_status firesteel_fn_from_unixtime(const firesteel_column *timestamp, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && format == NULL) status = firesteel_lit_str("yyyy-MM-dd HH:mm:ss", 19, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {timestamp, format != NULL ? format : made[0]};
        status = firesteel_fn("from_unixtime", 13, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* A time in UTC as local time of a zone. */
static inline firesteel_status firesteel_fn_from_utc_timestamp(const firesteel_column *timestamp, const firesteel_column *tz, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {timestamp, tz};
    return firesteel_fn("from_utc_timestamp", 18, arguments, 2, 0, out, error);
}

/* The row that an XML text says, of the given type. May be NULL: options. */
static inline firesteel_status firesteel_fn_from_xml(const firesteel_column *col, const firesteel_column *schema, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, schema, options};
    return firesteel_fn("from_xml", 8, arguments, 2 + (options != NULL), 0, out, error);
}

/* The element of an array at an index from 0; NULL when there is none. */
static inline firesteel_status firesteel_fn_get(const firesteel_column *col, const firesteel_column *index, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, index};
    return firesteel_fn("get", 3, arguments, 2, 0, out, error);
}

/* What a path finds in a JSON text. */
static inline firesteel_status firesteel_fn_get_json_object(const firesteel_column *col, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, path};
    return firesteel_fn("get_json_object", 15, arguments, 2, 0, out, error);
}

/* The same as `bit_get`. */
static inline firesteel_status firesteel_fn_getbit(const firesteel_column *col, const firesteel_column *pos, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, pos};
    return firesteel_fn("getbit", 6, arguments, 2, 0, out, error);
}

/* The largest of the values in a row, NULLs left out. */
static inline firesteel_status firesteel_fn_greatest(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("greatest", 8, arguments, length, 0, out, error);
}

/* 1 where the column is rolled up in this row of a grouping, else 0. */
static inline firesteel_status firesteel_fn_grouping(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("grouping", 8, arguments, 1, 0, out, error);
}

/* The bits of `grouping` for these columns as one number. */
static inline firesteel_status firesteel_fn_grouping_id(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("grouping_id", 11, arguments, length, 0, out, error);
}

/* A hash of the values: Murmur 3 of 32 bits. */
static inline firesteel_status firesteel_fn_hash(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("hash", 4, arguments, length, 0, out, error);
}

/* The number, the text or the bytes in base 16. */
static inline firesteel_status firesteel_fn_hex(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("hex", 3, arguments, 1, 0, out, error);
}

/* A histogram of the values with so many bins. */
static inline firesteel_status firesteel_fn_histogram_numeric(const firesteel_column *col, const firesteel_column *n_bins, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, n_bins};
    return firesteel_fn("histogram_numeric", 17, arguments, 2, 0, out, error);
}

/* A HyperLogLog sketch of the values. May be NULL: lg_config_k. */
static inline firesteel_status firesteel_fn_hll_sketch_agg(const firesteel_column *col, const firesteel_column *lg_config_k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, lg_config_k};
    return firesteel_fn("hll_sketch_agg", 14, arguments, 1 + (lg_config_k != NULL), 0, out, error);
}

/* How many distinct values a HyperLogLog sketch has seen, nearly. */
static inline firesteel_status firesteel_fn_hll_sketch_estimate(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("hll_sketch_estimate", 19, arguments, 1, 0, out, error);
}

/* Two HyperLogLog sketches made one. May be NULL: allow_different_lg_config_k. */
static inline firesteel_status firesteel_fn_hll_union(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *allow_different_lg_config_k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, allow_different_lg_config_k};
    return firesteel_fn("hll_union", 9, arguments, 2 + (allow_different_lg_config_k != NULL), 0, out, error);
}

/* All HyperLogLog sketches of the group made one. May be NULL: allow_different_lg_config_k. */
static inline firesteel_status firesteel_fn_hll_union_agg(const firesteel_column *col, const firesteel_column *allow_different_lg_config_k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, allow_different_lg_config_k};
    return firesteel_fn("hll_union_agg", 13, arguments, 1 + (allow_different_lg_config_k != NULL), 0, out, error);
}

/* The keyed hash of a message. May be NULL: algorithm. */
static inline firesteel_status firesteel_fn_hmac(const firesteel_column *key, const firesteel_column *message, const firesteel_column *algorithm, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {key, message, algorithm};
    return firesteel_fn("hmac", 4, arguments, 2 + (algorithm != NULL), 0, out, error);
}

/* The hour of a time. */
static inline firesteel_status firesteel_fn_hour(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("hour", 4, arguments, 1, 0, out, error);
}

/* For a partitioned table: the hour of the value. */
static inline firesteel_status firesteel_fn_hours(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("hours", 5, arguments, 1, 0, out, error);
}

/* The square root of the sum of two squares. */
static inline firesteel_status firesteel_fn_hypot(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("hypot", 5, arguments, 2, 0, out, error);
}

/* The second value where the first is NULL. */
static inline firesteel_status firesteel_fn_ifnull(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("ifnull", 6, arguments, 2, 0, out, error);
}

/* Whether the text matches a pattern of SQL, whatever its case. May be NULL: escape_char. */
static inline firesteel_status firesteel_fn_ilike(const firesteel_column *str, const firesteel_column *pattern, const firesteel_column *escape_char, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, pattern, escape_char};
    return firesteel_fn("ilike", 5, arguments, 2 + (escape_char != NULL), 0, out, error);
}

/* The text with the first letter of each word in upper case. */
static inline firesteel_status firesteel_fn_initcap(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("initcap", 7, arguments, 1, 0, out, error);
}

/* A row for each struct of an array. */
static inline firesteel_status firesteel_fn_inline(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("inline", 6, arguments, 1, 0, out, error);
}

/* As `inline`, with a row of NULL for an array that is empty or NULL. */
static inline firesteel_status firesteel_fn_inline_outer(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("inline_outer", 12, arguments, 1, 0, out, error);
}

/* The length of the block of the file that is read. */
static inline firesteel_status firesteel_fn_input_file_block_length(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("input_file_block_length", 23, NULL, 0, 0, out, error);
}

/* Where the block of the file that is read starts. */
static inline firesteel_status firesteel_fn_input_file_block_start(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("input_file_block_start", 22, NULL, 0, 0, out, error);
}

/* The name of the file that the row came from. */
static inline firesteel_status firesteel_fn_input_file_name(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("input_file_name", 15, NULL, 0, 0, out, error);
}

/* Whether the bytes of the text are valid UTF-8. */
static inline firesteel_status firesteel_fn_is_valid_utf8(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("is_valid_utf8", 13, arguments, 1, 0, out, error);
}

/* Whether the variant is well formed. */
static inline firesteel_status firesteel_fn_is_valid_variant(const firesteel_column *v, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v};
    return firesteel_fn("is_valid_variant", 16, arguments, 1, 0, out, error);
}

/* Whether the variant is its own null, which is not NULL. */
static inline firesteel_status firesteel_fn_is_variant_null(const firesteel_column *v, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v};
    return firesteel_fn("is_variant_null", 15, arguments, 1, 0, out, error);
}

/* Whether the value is NaN. */
static inline firesteel_status firesteel_fn_isnan(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("isnan", 5, arguments, 1, 0, out, error);
}

/* Whether the value is not NULL. */
static inline firesteel_status firesteel_fn_isnotnull(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("isnotnull", 9, arguments, 1, 0, out, error);
}

/* Whether the value is NULL. */
static inline firesteel_status firesteel_fn_isnull(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("isnull", 6, arguments, 1, 0, out, error);
}

/* How alike two texts are, from 0 to 1, after Jaro and Winkler. */
static inline firesteel_status firesteel_fn_jaro_winkler_similarity(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("jaro_winkler_similarity", 23, arguments, 2, 0, out, error);
}

/* What a static method of a Java class gives; it needs a JVM. */
static inline firesteel_status firesteel_fn_java_method(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("java_method", 11, arguments, length, 0, out, error);
}

/* How many elements the JSON array has. */
static inline firesteel_status firesteel_fn_json_array_length(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("json_array_length", 17, arguments, 1, 0, out, error);
}

/* The keys of the JSON object. */
static inline firesteel_status firesteel_fn_json_object_keys(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("json_object_keys", 16, arguments, 1, 0, out, error);
}

/* Fields of a JSON text as columns `c0`, `c1` and so on. All arguments in turn: col, fields. */
static inline firesteel_status firesteel_fn_json_tuple(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("json_tuple", 10, arguments, length, 0, out, error);
}

/* All KLL sketches of the group, of type bigint, made one. May be NULL: k. */
static inline firesteel_status firesteel_fn_kll_merge_agg_bigint(const firesteel_column *col, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, k};
    return firesteel_fn("kll_merge_agg_bigint", 20, arguments, 1 + (k != NULL), 0, out, error);
}

/* All KLL sketches of the group, of type double, made one. May be NULL: k. */
static inline firesteel_status firesteel_fn_kll_merge_agg_double(const firesteel_column *col, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, k};
    return firesteel_fn("kll_merge_agg_double", 20, arguments, 1 + (k != NULL), 0, out, error);
}

/* All KLL sketches of the group, of type float, made one. May be NULL: k. */
static inline firesteel_status firesteel_fn_kll_merge_agg_float(const firesteel_column *col, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, k};
    return firesteel_fn("kll_merge_agg_float", 19, arguments, 1 + (k != NULL), 0, out, error);
}

/* A KLL sketch of the values, of type bigint. May be NULL: k. */
static inline firesteel_status firesteel_fn_kll_sketch_agg_bigint(const firesteel_column *col, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, k};
    return firesteel_fn("kll_sketch_agg_bigint", 21, arguments, 1 + (k != NULL), 0, out, error);
}

/* A KLL sketch of the values, of type double. May be NULL: k. */
static inline firesteel_status firesteel_fn_kll_sketch_agg_double(const firesteel_column *col, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, k};
    return firesteel_fn("kll_sketch_agg_double", 21, arguments, 1 + (k != NULL), 0, out, error);
}

/* A KLL sketch of the values, of type float. May be NULL: k. */
static inline firesteel_status firesteel_fn_kll_sketch_agg_float(const firesteel_column *col, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, k};
    return firesteel_fn("kll_sketch_agg_float", 20, arguments, 1 + (k != NULL), 0, out, error);
}

/* How many values a KLL sketch of type bigint has seen. */
static inline firesteel_status firesteel_fn_kll_sketch_get_n_bigint(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kll_sketch_get_n_bigint", 23, arguments, 1, 0, out, error);
}

/* How many values a KLL sketch of type double has seen. */
static inline firesteel_status firesteel_fn_kll_sketch_get_n_double(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kll_sketch_get_n_double", 23, arguments, 1, 0, out, error);
}

/* How many values a KLL sketch of type float has seen. */
static inline firesteel_status firesteel_fn_kll_sketch_get_n_float(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kll_sketch_get_n_float", 22, arguments, 1, 0, out, error);
}

/* The value at a rank from 0 to 1 of a KLL sketch of type bigint, nearly. */
static inline firesteel_status firesteel_fn_kll_sketch_get_quantile_bigint(const firesteel_column *sketch, const firesteel_column *rank, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {sketch, rank};
    return firesteel_fn("kll_sketch_get_quantile_bigint", 30, arguments, 2, 0, out, error);
}

/* The value at a rank from 0 to 1 of a KLL sketch of type double, nearly. */
static inline firesteel_status firesteel_fn_kll_sketch_get_quantile_double(const firesteel_column *sketch, const firesteel_column *rank, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {sketch, rank};
    return firesteel_fn("kll_sketch_get_quantile_double", 30, arguments, 2, 0, out, error);
}

/* The value at a rank from 0 to 1 of a KLL sketch of type float, nearly. */
static inline firesteel_status firesteel_fn_kll_sketch_get_quantile_float(const firesteel_column *sketch, const firesteel_column *rank, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {sketch, rank};
    return firesteel_fn("kll_sketch_get_quantile_float", 29, arguments, 2, 0, out, error);
}

/* The rank from 0 to 1 of a value in a KLL sketch of type bigint, nearly. */
static inline firesteel_status firesteel_fn_kll_sketch_get_rank_bigint(const firesteel_column *sketch, const firesteel_column *quantile, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {sketch, quantile};
    return firesteel_fn("kll_sketch_get_rank_bigint", 26, arguments, 2, 0, out, error);
}

/* The rank from 0 to 1 of a value in a KLL sketch of type double, nearly. */
static inline firesteel_status firesteel_fn_kll_sketch_get_rank_double(const firesteel_column *sketch, const firesteel_column *quantile, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {sketch, quantile};
    return firesteel_fn("kll_sketch_get_rank_double", 26, arguments, 2, 0, out, error);
}

/* The rank from 0 to 1 of a value in a KLL sketch of type float, nearly. */
static inline firesteel_status firesteel_fn_kll_sketch_get_rank_float(const firesteel_column *sketch, const firesteel_column *quantile, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {sketch, quantile};
    return firesteel_fn("kll_sketch_get_rank_float", 25, arguments, 2, 0, out, error);
}

/* Two KLL sketches of type bigint made one. */
static inline firesteel_status firesteel_fn_kll_sketch_merge_bigint(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("kll_sketch_merge_bigint", 23, arguments, 2, 0, out, error);
}

/* Two KLL sketches of type double made one. */
static inline firesteel_status firesteel_fn_kll_sketch_merge_double(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("kll_sketch_merge_double", 23, arguments, 2, 0, out, error);
}

/* Two KLL sketches of type float made one. */
static inline firesteel_status firesteel_fn_kll_sketch_merge_float(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("kll_sketch_merge_float", 22, arguments, 2, 0, out, error);
}

/* A KLL sketch of type bigint as a text for people. */
static inline firesteel_status firesteel_fn_kll_sketch_to_string_bigint(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kll_sketch_to_string_bigint", 27, arguments, 1, 0, out, error);
}

/* A KLL sketch of type double as a text for people. */
static inline firesteel_status firesteel_fn_kll_sketch_to_string_double(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kll_sketch_to_string_double", 27, arguments, 1, 0, out, error);
}

/* A KLL sketch of type float as a text for people. */
static inline firesteel_status firesteel_fn_kll_sketch_to_string_float(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kll_sketch_to_string_float", 26, arguments, 1, 0, out, error);
}

/* The excess kurtosis of the values. */
static inline firesteel_status firesteel_fn_kurtosis(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("kurtosis", 8, arguments, 1, 0, out, error);
}

/* The value so many rows before this one in the window partition. May be NULL: offset, default_. */
static inline firesteel_status firesteel_fn_lag(const firesteel_column *col, const firesteel_column *offset, const firesteel_column *default_, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && offset == NULL) status = firesteel_lit_i32(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, offset != NULL ? offset : made[0], default_};
        status = firesteel_fn("lag", 3, arguments, 2 + (default_ != NULL), 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The value of the group's last row. May be NULL: ignorenulls. */
static inline firesteel_status firesteel_fn_last(const firesteel_column *col, const firesteel_column *ignorenulls, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && ignorenulls == NULL) status = firesteel_lit_bool(0, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, ignorenulls != NULL ? ignorenulls : made[0]};
        status = firesteel_fn("last", 4, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The last day of the month. */
static inline firesteel_status firesteel_fn_last_day(const firesteel_column *date, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {date};
    return firesteel_fn("last_day", 8, arguments, 1, 0, out, error);
}

/* The value of the group's last row. May be NULL: ignore_nulls. */
static inline firesteel_status firesteel_fn_last_value(const firesteel_column *col, const firesteel_column *ignore_nulls, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, ignore_nulls};
    return firesteel_fn("last_value", 10, arguments, 1 + (ignore_nulls != NULL), 0, out, error);
}

/* The text in lower case. */
static inline firesteel_status firesteel_fn_lcase(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("lcase", 5, arguments, 1, 0, out, error);
}

/* The value so many rows after this one in the window partition. May be NULL: offset, default_. */
static inline firesteel_status firesteel_fn_lead(const firesteel_column *col, const firesteel_column *offset, const firesteel_column *default_, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && offset == NULL) status = firesteel_lit_i32(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, offset != NULL ? offset : made[0], default_};
        status = firesteel_fn("lead", 4, arguments, 2 + (default_ != NULL), 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The smallest of the values in a row, NULLs left out. */
static inline firesteel_status firesteel_fn_least(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("least", 5, arguments, length, 0, out, error);
}

/* The first characters of the text. */
static inline firesteel_status firesteel_fn_left(const firesteel_column *str, const firesteel_column *len, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, len};
    return firesteel_fn("left", 4, arguments, 2, 0, out, error);
}

/* How many characters the text has, or how many bytes. */
static inline firesteel_status firesteel_fn_length(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("length", 6, arguments, 1, 0, out, error);
}

/* How many edits turn one text into the other; -1 above the threshold. May be NULL: threshold. */
static inline firesteel_status firesteel_fn_levenshtein(const firesteel_column *left, const firesteel_column *right, const firesteel_column *threshold, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right, threshold};
    return firesteel_fn("levenshtein", 11, arguments, 2 + (threshold != NULL), 0, out, error);
}

/* Whether the text matches a pattern of SQL. May be NULL: escape_char. */
static inline firesteel_status firesteel_fn_like(const firesteel_column *str, const firesteel_column *pattern, const firesteel_column *escape_char, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, pattern, escape_char};
    return firesteel_fn("like", 4, arguments, 2 + (escape_char != NULL), 0, out, error);
}

/* The texts of the group one after another. May be NULL: delimiter. */
static inline firesteel_status firesteel_fn_listagg(const firesteel_column *col, const firesteel_column *delimiter, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, delimiter};
    return firesteel_fn("listagg", 7, arguments, 1 + (delimiter != NULL), 0, out, error);
}

/* The distinct texts of the group one after another. May be NULL: delimiter. */
static inline firesteel_status firesteel_fn_listagg_distinct(const firesteel_column *col, const firesteel_column *delimiter, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, delimiter};
    return firesteel_fn("listagg", 7, arguments, 1 + (delimiter != NULL), FIRESTEEL_FN_DISTINCT, out, error);
}

/* The natural logarithm. */
static inline firesteel_status firesteel_fn_ln(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("ln", 2, arguments, 1, 0, out, error);
}

/* The local time at which the query started, without a zone. */
static inline firesteel_status firesteel_fn_localtimestamp(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("localtimestamp", 14, NULL, 0, 0, out, error);
}

/* Where a text first stands in another, from a position on; 0 when it does not. May be NULL: pos. */
static inline firesteel_status firesteel_fn_locate(const firesteel_column *substr, const firesteel_column *str, const firesteel_column *pos, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && pos == NULL) status = firesteel_lit_i32(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {substr, str, pos != NULL ? pos : made[0]};
        status = firesteel_fn("locate", 6, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The natural logarithm, or the logarithm to a base. */
static inline firesteel_status firesteel_fn_log(const firesteel_column *base, const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {base, col};
    return firesteel_fn("log", 3, arguments, 2, 0, out, error);
}

/* The logarithm to base 10. */
static inline firesteel_status firesteel_fn_log10(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("log10", 5, arguments, 1, 0, out, error);
}

/* The natural logarithm of the value plus one. */
static inline firesteel_status firesteel_fn_log1p(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("log1p", 5, arguments, 1, 0, out, error);
}

/* The logarithm to base 2. */
static inline firesteel_status firesteel_fn_log2(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("log2", 4, arguments, 1, 0, out, error);
}

/* The text in lower case. */
static inline firesteel_status firesteel_fn_lower(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("lower", 5, arguments, 1, 0, out, error);
}

/* The text filled up at the left to a length, or cut to it. */
static inline firesteel_status firesteel_fn_lpad(const firesteel_column *col, const firesteel_column *len, const firesteel_column *pad, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, len, pad};
    return firesteel_fn("lpad", 4, arguments, 3, 0, out, error);
}

/* The text without spaces, or without the characters of `trim`, at its beginning. May be NULL: trim. */
static inline firesteel_status firesteel_fn_ltrim(const firesteel_column *col, const firesteel_column *trim, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {trim, col};
    return firesteel_fn("ltrim", 5, arguments + (trim == NULL), 1 + (trim != NULL), 0, out, error);
}

/* The day of a year, a month and a day. */
static inline firesteel_status firesteel_fn_make_date(const firesteel_column *year, const firesteel_column *month, const firesteel_column *day, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {year, month, day};
    return firesteel_fn("make_date", 9, arguments, 3, 0, out, error);
}

/* An interval of days, hours, minutes and seconds. May be NULL: days, hours, mins, secs. */
static inline firesteel_status firesteel_fn_make_dt_interval(const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[4] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && days == NULL) status = firesteel_lit_i32(0, &made[0], error);
    if (status == FIRESTEEL_OK && hours == NULL) status = firesteel_lit_i32(0, &made[1], error);
    if (status == FIRESTEEL_OK && mins == NULL) status = firesteel_lit_i32(0, &made[2], error);
    if (status == FIRESTEEL_OK && secs == NULL) status = firesteel_lit_decimal_zero(&made[3], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {days != NULL ? days : made[0], hours != NULL ? hours : made[1], mins != NULL ? mins : made[2], secs != NULL ? secs : made[3]};
        status = firesteel_fn("make_dt_interval", 16, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    firesteel_column_free(made[3]);
    return status;
}

/* An interval of years, months, weeks, days, hours, minutes and seconds. May be NULL: years, months, weeks, days, hours, mins, secs. */
static inline firesteel_status firesteel_fn_make_interval(const firesteel_column *years, const firesteel_column *months, const firesteel_column *weeks, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[7] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && years == NULL) status = firesteel_lit_i32(0, &made[0], error);
    if (status == FIRESTEEL_OK && months == NULL) status = firesteel_lit_i32(0, &made[1], error);
    if (status == FIRESTEEL_OK && weeks == NULL) status = firesteel_lit_i32(0, &made[2], error);
    if (status == FIRESTEEL_OK && days == NULL) status = firesteel_lit_i32(0, &made[3], error);
    if (status == FIRESTEEL_OK && hours == NULL) status = firesteel_lit_i32(0, &made[4], error);
    if (status == FIRESTEEL_OK && mins == NULL) status = firesteel_lit_i32(0, &made[5], error);
    if (status == FIRESTEEL_OK && secs == NULL) status = firesteel_lit_decimal_zero(&made[6], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {years != NULL ? years : made[0], months != NULL ? months : made[1], weeks != NULL ? weeks : made[2], days != NULL ? days : made[3], hours != NULL ? hours : made[4], mins != NULL ? mins : made[5], secs != NULL ? secs : made[6]};
        status = firesteel_fn("make_interval", 13, arguments, 7, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    firesteel_column_free(made[3]);
    firesteel_column_free(made[4]);
    firesteel_column_free(made[5]);
    firesteel_column_free(made[6]);
    return status;
}

/* The time of day of an hour, a minute and seconds. */
static inline firesteel_status firesteel_fn_make_time(const firesteel_column *hour, const firesteel_column *minute, const firesteel_column *second, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {hour, minute, second};
    return firesteel_fn("make_time", 9, arguments, 3, 0, out, error);
}

/* The time of a year, a month, a day, an hour, a minute and seconds, in a zone. May be NULL: timezone. */
static inline firesteel_status firesteel_fn_make_timestamp(const firesteel_column *years, const firesteel_column *months, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, const firesteel_column *timezone, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {years, months, days, hours, mins, secs, timezone};
    return firesteel_fn("make_timestamp", 14, arguments, 6 + (timezone != NULL), 0, out, error);
}

/* The time of these parts, with a local time zone. May be NULL: timezone. */
static inline firesteel_status firesteel_fn_make_timestamp_ltz(const firesteel_column *years, const firesteel_column *months, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, const firesteel_column *timezone, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {years, months, days, hours, mins, secs, timezone};
    return firesteel_fn("make_timestamp_ltz", 18, arguments, 6 + (timezone != NULL), 0, out, error);
}

/* The local time of these parts, without a zone. */
static inline firesteel_status firesteel_fn_make_timestamp_ntz(const firesteel_column *years, const firesteel_column *months, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {years, months, days, hours, mins, secs};
    return firesteel_fn("make_timestamp_ntz", 18, arguments, 6, 0, out, error);
}

/* The text with what is not valid UTF-8 replaced. */
static inline firesteel_status firesteel_fn_make_valid_utf8(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("make_valid_utf8", 15, arguments, 1, 0, out, error);
}

/* An interval of years and months. May be NULL: years, months. */
static inline firesteel_status firesteel_fn_make_ym_interval(const firesteel_column *years, const firesteel_column *months, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && years == NULL) status = firesteel_lit_i32(0, &made[0], error);
    if (status == FIRESTEEL_OK && months == NULL) status = firesteel_lit_i32(0, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {years != NULL ? years : made[0], months != NULL ? months : made[1]};
        status = firesteel_fn("make_ym_interval", 16, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* The entries of all maps in one. */
static inline firesteel_status firesteel_fn_map_concat(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("map_concat", 10, arguments, length, 0, out, error);
}

/* Whether the map has the key. */
static inline firesteel_status firesteel_fn_map_contains_key(const firesteel_column *col, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, value};
    return firesteel_fn("map_contains_key", 16, arguments, 2, 0, out, error);
}

/* The entries of the map as an array of structs. */
static inline firesteel_status firesteel_fn_map_entries(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("map_entries", 11, arguments, 1, 0, out, error);
}

/* A map of an array of keys and an array of values. */
static inline firesteel_status firesteel_fn_map_from_arrays(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("map_from_arrays", 15, arguments, 2, 0, out, error);
}

/* A map of an array of structs of a key and a value. */
static inline firesteel_status firesteel_fn_map_from_entries(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("map_from_entries", 16, arguments, 1, 0, out, error);
}

/* The keys of the map as an array. */
static inline firesteel_status firesteel_fn_map_keys(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("map_keys", 8, arguments, 1, 0, out, error);
}

/* The values of the map as an array. */
static inline firesteel_status firesteel_fn_map_values(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("map_values", 10, arguments, 1, 0, out, error);
}

/* The text with its letters and digits replaced. May be NULL: upper_char, lower_char, digit_char, other_char. */
static inline firesteel_status firesteel_fn_mask(const firesteel_column *col, const firesteel_column *upper_char, const firesteel_column *lower_char, const firesteel_column *digit_char, const firesteel_column *other_char, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[4] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && upper_char == NULL) status = firesteel_lit_str("X", 1, &made[0], error);
    if (status == FIRESTEEL_OK && lower_char == NULL) status = firesteel_lit_str("x", 1, &made[1], error);
    if (status == FIRESTEEL_OK && digit_char == NULL) status = firesteel_lit_str("n", 1, &made[2], error);
    if (status == FIRESTEEL_OK && other_char == NULL) status = firesteel_lit_null(&made[3], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, upper_char != NULL ? upper_char : made[0], lower_char != NULL ? lower_char : made[1], digit_char != NULL ? digit_char : made[2], other_char != NULL ? other_char : made[3]};
        status = firesteel_fn("mask", 4, arguments, 5, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    firesteel_column_free(made[3]);
    return status;
}

/* The largest value of the group. */
static inline firesteel_status firesteel_fn_max(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("max", 3, arguments, 1, 0, out, error);
}

/* The value in the row in which `ord` is the largest; with `k` those of the `k` largest. May be NULL: k. */
static inline firesteel_status firesteel_fn_max_by(const firesteel_column *col, const firesteel_column *ord, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, ord, k};
    return firesteel_fn("max_by", 6, arguments, 2 + (k != NULL), 0, out, error);
}

/* The MD5 digest in hexadecimal digits. */
static inline firesteel_status firesteel_fn_md5(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("md5", 3, arguments, 1, 0, out, error);
}

/* The same as `avg`. */
static inline firesteel_status firesteel_fn_mean(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("avg", 3, arguments, 1, 0, out, error);
}

/* The median of the values. */
static inline firesteel_status firesteel_fn_median(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("median", 6, arguments, 1, 0, out, error);
}

/* The smallest value of the group. */
static inline firesteel_status firesteel_fn_min(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("min", 3, arguments, 1, 0, out, error);
}

/* The value in the row in which `ord` is the smallest; with `k` those of the `k` smallest. May be NULL: k. */
static inline firesteel_status firesteel_fn_min_by(const firesteel_column *col, const firesteel_column *ord, const firesteel_column *k, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, ord, k};
    return firesteel_fn("min_by", 6, arguments, 2 + (k != NULL), 0, out, error);
}

/* The minute of a time. */
static inline firesteel_status firesteel_fn_minute(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("minute", 6, arguments, 1, 0, out, error);
}

/* The value that occurs most often. May be NULL: deterministic. */
static inline firesteel_status firesteel_fn_mode(const firesteel_column *col, const firesteel_column *deterministic, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && deterministic == NULL) status = firesteel_lit_bool(0, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, deterministic != NULL ? deterministic : made[0]};
        status = firesteel_fn("mode", 4, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* A number for each row that grows, with gaps. */
static inline firesteel_status firesteel_fn_monotonically_increasing_id(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("monotonically_increasing_id", 27, NULL, 0, 0, out, error);
}

/* The month, from 1. */
static inline firesteel_status firesteel_fn_month(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("month", 5, arguments, 1, 0, out, error);
}

/* The short name of the month. */
static inline firesteel_status firesteel_fn_monthname(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("monthname", 9, arguments, 1, 0, out, error);
}

/* For a partitioned table: the month of the value. */
static inline firesteel_status firesteel_fn_months(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("months", 6, arguments, 1, 0, out, error);
}

/* How many months lie between two times, with a fraction. May be NULL: round_off. */
static inline firesteel_status firesteel_fn_months_between(const firesteel_column *date1, const firesteel_column *date2, const firesteel_column *round_off, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && round_off == NULL) status = firesteel_lit_bool(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {date1, date2, round_off != NULL ? round_off : made[0]};
        status = firesteel_fn("months_between", 14, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* A struct of names and values, given in turn. */
static inline firesteel_status firesteel_fn_named_struct(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("named_struct", 12, arguments, length, 0, out, error);
}

/* The first number, or the second where the first is NaN. */
static inline firesteel_status firesteel_fn_nanvl(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("nanvl", 5, arguments, 2, 0, out, error);
}

/* The same as `negative`. */
static inline firesteel_status firesteel_fn_negate(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("negative", 8, arguments, 1, 0, out, error);
}

/* The number with the other sign. */
static inline firesteel_status firesteel_fn_negative(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("negative", 8, arguments, 1, 0, out, error);
}

/* The first day after this one that is the given day of the week. */
static inline firesteel_status firesteel_fn_next_day(const firesteel_column *date, const firesteel_column *day_of_week, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {date, day_of_week};
    return firesteel_fn("next_day", 8, arguments, 2, 0, out, error);
}

/* The time at which the query started. */
static inline firesteel_status firesteel_fn_now(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("now", 3, NULL, 0, 0, out, error);
}

/* The value in the n-th row of the window frame, from 1. May be NULL: ignore_nulls. */
static inline firesteel_status firesteel_fn_nth_value(const firesteel_column *col, const firesteel_column *offset, const firesteel_column *ignore_nulls, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && ignore_nulls == NULL) status = firesteel_lit_bool(0, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, offset, ignore_nulls != NULL ? ignore_nulls : made[0]};
        status = firesteel_fn("nth_value", 9, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* Which of `n` even parts of the window partition the row falls into, from 1. */
static inline firesteel_status firesteel_fn_ntile(const firesteel_column *n, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {n};
    return firesteel_fn("ntile", 5, arguments, 1, 0, out, error);
}

/* NULL where both values are equal, else the first. */
static inline firesteel_status firesteel_fn_nullif(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("nullif", 6, arguments, 2, 0, out, error);
}

/* NULL where the number is 0, else the number. */
static inline firesteel_status firesteel_fn_nullifzero(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("nullifzero", 10, arguments, 1, 0, out, error);
}

/* The second value where the first is NULL. */
static inline firesteel_status firesteel_fn_nvl(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("nvl", 3, arguments, 2, 0, out, error);
}

/* The second value where the first is not NULL, else the third. */
static inline firesteel_status firesteel_fn_nvl2(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *col3, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, col3};
    return firesteel_fn("nvl2", 4, arguments, 3, 0, out, error);
}

/* How many bytes the text has. */
static inline firesteel_status firesteel_fn_octet_length(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("octet_length", 12, arguments, 1, 0, out, error);
}

/* The text with a part replaced, from a position on and of a length. May be NULL: len. */
static inline firesteel_status firesteel_fn_overlay(const firesteel_column *src, const firesteel_column *replace, const firesteel_column *pos, const firesteel_column *len, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && len == NULL) status = firesteel_lit_i32(-1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {src, replace, pos, len != NULL ? len : made[0]};
        status = firesteel_fn("overlay", 7, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The JSON text as a variant. */
static inline firesteel_status firesteel_fn_parse_json(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("parse_json", 10, arguments, 1, 0, out, error);
}

/* A part of a URL. May be NULL: key. */
static inline firesteel_status firesteel_fn_parse_url(const firesteel_column *url, const firesteel_column *part_to_extract, const firesteel_column *key, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {url, part_to_extract, key};
    return firesteel_fn("parse_url", 9, arguments, 2 + (key != NULL), 0, out, error);
}

/* The rank of the row in its window partition, from 0 to 1. */
static inline firesteel_status firesteel_fn_percent_rank(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("percent_rank", 12, NULL, 0, 0, out, error);
}

/* The exact value at a percentage of the group, between neighbours where needed. May be NULL: frequency. */
static inline firesteel_status firesteel_fn_percentile(const firesteel_column *col, const firesteel_column *percentage, const firesteel_column *frequency, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && frequency == NULL) status = firesteel_lit_i32(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, percentage, frequency != NULL ? frequency : made[0]};
        status = firesteel_fn("percentile", 10, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The value at a percentage of the group, nearly; a larger `accuracy` is more exact. May be NULL: accuracy. */
static inline firesteel_status firesteel_fn_percentile_approx(const firesteel_column *col, const firesteel_column *percentage, const firesteel_column *accuracy, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && accuracy == NULL) status = firesteel_lit_i32(10000, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, percentage, accuracy != NULL ? accuracy : made[0]};
        status = firesteel_fn("percentile_approx", 17, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The number pi. */
static inline firesteel_status firesteel_fn_pi(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("pi", 2, NULL, 0, 0, out, error);
}

/* The remainder of a division, never negative for a positive divisor. */
static inline firesteel_status firesteel_fn_pmod(const firesteel_column *dividend, const firesteel_column *divisor, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {dividend, divisor};
    return firesteel_fn("pmod", 4, arguments, 2, 0, out, error);
}

/* A row with position and value for each element of an array or entry of a map. */
static inline firesteel_status firesteel_fn_posexplode(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("posexplode", 10, arguments, 1, 0, out, error);
}

/* As `posexplode`, with a row of NULLs for what is empty or NULL. */
static inline firesteel_status firesteel_fn_posexplode_outer(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("posexplode_outer", 16, arguments, 1, 0, out, error);
}

/* Where a text first stands in another, from 1; 0 when it does not. May be NULL: start. */
static inline firesteel_status firesteel_fn_position(const firesteel_column *substr, const firesteel_column *str, const firesteel_column *start, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {substr, str, start};
    return firesteel_fn("position", 8, arguments, 2 + (start != NULL), 0, out, error);
}

/* The number as it is. */
static inline firesteel_status firesteel_fn_positive(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("positive", 8, arguments, 1, 0, out, error);
}

/* One number to the power of another. */
static inline firesteel_status firesteel_fn_pow(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("power", 5, arguments, 2, 0, out, error);
}

/* The same as `pow`. */
static inline firesteel_status firesteel_fn_power(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("power", 5, arguments, 2, 0, out, error);
}

/* The arguments set into a format. All arguments in turn: format, cols. */
static inline firesteel_status firesteel_fn_printf(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("printf", 6, arguments, length, 0, out, error);
}

/* The product of the values of the group. */
static inline firesteel_status firesteel_fn_product(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("product", 7, arguments, 1, 0, out, error);
}

/* The quarter of the year, from 1. */
static inline firesteel_status firesteel_fn_quarter(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("quarter", 7, arguments, 1, 0, out, error);
}

/* The text in single quotes, with what needs it escaped. */
static inline firesteel_status firesteel_fn_quote(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("quote", 5, arguments, 1, 0, out, error);
}

/* An angle in degrees as one in radians. */
static inline firesteel_status firesteel_fn_radians(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("radians", 7, arguments, 1, 0, out, error);
}

/* Raises an error with this text. */
static inline firesteel_status firesteel_fn_raise_error(const firesteel_column *err_msg, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {err_msg};
    return firesteel_fn("raise_error", 11, arguments, 1, 0, out, error);
}

/* Numbers by chance, from 0 up to but without 1. */
static inline firesteel_status firesteel_fn_rand(const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {seed};
    return firesteel_fn("rand", 4, arguments, 1, 0, out, error);
}

/* Numbers by chance, normally distributed. */
static inline firesteel_status firesteel_fn_randn(const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {seed};
    return firesteel_fn("randn", 5, arguments, 1, 0, out, error);
}

/* A text of letters and digits by chance. */
static inline firesteel_status firesteel_fn_randstr(const firesteel_column *length, const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {length, seed};
    return firesteel_fn("randstr", 7, arguments, 2, 0, out, error);
}

/* The rank of the row in its window partition, with gaps. */
static inline firesteel_status firesteel_fn_rank(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("rank", 4, NULL, 0, 0, out, error);
}

/* What a static method of a Java class gives; it needs a JVM. */
static inline firesteel_status firesteel_fn_reflect(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("reflect", 7, arguments, length, 0, out, error);
}

/* Whether a Java regular expression matches anywhere in the text. */
static inline firesteel_status firesteel_fn_regexp(const firesteel_column *str, const firesteel_column *regexp, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp};
    return firesteel_fn("regexp", 6, arguments, 2, 0, out, error);
}

/* How often a Java regular expression matches in the text. */
static inline firesteel_status firesteel_fn_regexp_count(const firesteel_column *str, const firesteel_column *regexp, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp};
    return firesteel_fn("regexp_count", 12, arguments, 2, 0, out, error);
}

/* A group of the first match of a Java regular expression; an empty text without a match. */
static inline firesteel_status firesteel_fn_regexp_extract(const firesteel_column *str, const firesteel_column *pattern, const firesteel_column *idx, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, pattern, idx};
    return firesteel_fn("regexp_extract", 14, arguments, 3, 0, out, error);
}

/* A group of each match of a Java regular expression, as an array. May be NULL: idx. */
static inline firesteel_status firesteel_fn_regexp_extract_all(const firesteel_column *str, const firesteel_column *regexp, const firesteel_column *idx, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp, idx};
    return firesteel_fn("regexp_extract_all", 18, arguments, 2 + (idx != NULL), 0, out, error);
}

/* Where a Java regular expression first matches, from 1; 0 without a match. May be NULL: idx. */
static inline firesteel_status firesteel_fn_regexp_instr(const firesteel_column *str, const firesteel_column *regexp, const firesteel_column *idx, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp, idx};
    return firesteel_fn("regexp_instr", 12, arguments, 2 + (idx != NULL), 0, out, error);
}

/* Whether a Java regular expression matches anywhere in the text. */
static inline firesteel_status firesteel_fn_regexp_like(const firesteel_column *str, const firesteel_column *regexp, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp};
    return firesteel_fn("regexp_like", 11, arguments, 2, 0, out, error);
}

/* The text with each match of a Java regular expression replaced. May be NULL: position. */
static inline firesteel_status firesteel_fn_regexp_replace(const firesteel_column *string, const firesteel_column *pattern, const firesteel_column *replacement, const firesteel_column *position, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {string, pattern, replacement, position};
    return firesteel_fn("regexp_replace", 14, arguments, 3 + (position != NULL), 0, out, error);
}

/* The first match of a Java regular expression; NULL without one. */
static inline firesteel_status firesteel_fn_regexp_substr(const firesteel_column *str, const firesteel_column *regexp, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp};
    return firesteel_fn("regexp_substr", 13, arguments, 2, 0, out, error);
}

/* The mean of `x` in the rows in which neither is NULL. */
static inline firesteel_status firesteel_fn_regr_avgx(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_avgx", 9, arguments, 2, 0, out, error);
}

/* The mean of `y` in the rows in which neither is NULL. */
static inline firesteel_status firesteel_fn_regr_avgy(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_avgy", 9, arguments, 2, 0, out, error);
}

/* In how many rows neither is NULL. */
static inline firesteel_status firesteel_fn_regr_count(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_count", 10, arguments, 2, 0, out, error);
}

/* Where the regression line of `y` over `x` meets the axis. */
static inline firesteel_status firesteel_fn_regr_intercept(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_intercept", 14, arguments, 2, 0, out, error);
}

/* The coefficient of determination of `y` and `x`. */
static inline firesteel_status firesteel_fn_regr_r2(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_r2", 7, arguments, 2, 0, out, error);
}

/* The slope of the regression line of `y` over `x`. */
static inline firesteel_status firesteel_fn_regr_slope(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_slope", 10, arguments, 2, 0, out, error);
}

/* The sum of squares of `x` about its mean, where neither is NULL. */
static inline firesteel_status firesteel_fn_regr_sxx(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_sxx", 8, arguments, 2, 0, out, error);
}

/* The sum of products of `x` and `y` about their means, where neither is NULL. */
static inline firesteel_status firesteel_fn_regr_sxy(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_sxy", 8, arguments, 2, 0, out, error);
}

/* The sum of squares of `y` about its mean, where neither is NULL. */
static inline firesteel_status firesteel_fn_regr_syy(const firesteel_column *y, const firesteel_column *x, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {y, x};
    return firesteel_fn("regr_syy", 8, arguments, 2, 0, out, error);
}

/* The text so many times. */
static inline firesteel_status firesteel_fn_repeat(const firesteel_column *col, const firesteel_column *n, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, n};
    return firesteel_fn("repeat", 6, arguments, 2, 0, out, error);
}

/* The text with each place of a text replaced by another, or taken out. May be NULL: replace. */
static inline firesteel_status firesteel_fn_replace(const firesteel_column *src, const firesteel_column *search, const firesteel_column *replace, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {src, search, replace};
    return firesteel_fn("replace", 7, arguments, 2 + (replace != NULL), 0, out, error);
}

/* The text or the array turned round. */
static inline firesteel_status firesteel_fn_reverse(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("reverse", 7, arguments, 1, 0, out, error);
}

/* The last characters of the text. */
static inline firesteel_status firesteel_fn_right(const firesteel_column *str, const firesteel_column *len, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, len};
    return firesteel_fn("right", 5, arguments, 2, 0, out, error);
}

/* The nearest whole number as a double, halves to the even neighbour. */
static inline firesteel_status firesteel_fn_rint(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("rint", 4, arguments, 1, 0, out, error);
}

/* Whether a Java regular expression matches anywhere in the text. */
static inline firesteel_status firesteel_fn_rlike(const firesteel_column *str, const firesteel_column *regexp, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, regexp};
    return firesteel_fn("rlike", 5, arguments, 2, 0, out, error);
}

/* The number rounded to `scale` places, halves away from zero. May be NULL: scale. */
static inline firesteel_status firesteel_fn_round(const firesteel_column *col, const firesteel_column *scale, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, scale};
    return firesteel_fn("round", 5, arguments, 1 + (scale != NULL), 0, out, error);
}

/* The number of the row in its window partition, from 1. */
static inline firesteel_status firesteel_fn_row_number(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("row_number", 10, NULL, 0, 0, out, error);
}

/* The text filled up at the right to a length, or cut to it. */
static inline firesteel_status firesteel_fn_rpad(const firesteel_column *col, const firesteel_column *len, const firesteel_column *pad, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, len, pad};
    return firesteel_fn("rpad", 4, arguments, 3, 0, out, error);
}

/* The text without spaces, or without the characters of `trim`, at its end. May be NULL: trim. */
static inline firesteel_status firesteel_fn_rtrim(const firesteel_column *col, const firesteel_column *trim, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {trim, col};
    return firesteel_fn("rtrim", 5, arguments + (trim == NULL), 1 + (trim != NULL), 0, out, error);
}

/* The type of a CSV line, in DDL. May be NULL: options. */
static inline firesteel_status firesteel_fn_schema_of_csv(const firesteel_column *csv, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {csv, options};
    return firesteel_fn("schema_of_csv", 13, arguments, 1 + (options != NULL), 0, out, error);
}

/* The type of a JSON text, in DDL. May be NULL: options. */
static inline firesteel_status firesteel_fn_schema_of_json(const firesteel_column *json, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {json, options};
    return firesteel_fn("schema_of_json", 14, arguments, 1 + (options != NULL), 0, out, error);
}

/* The type of a variant, in DDL. */
static inline firesteel_status firesteel_fn_schema_of_variant(const firesteel_column *v, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v};
    return firesteel_fn("schema_of_variant", 17, arguments, 1, 0, out, error);
}

/* The type that all variants of the group fit, in DDL. */
static inline firesteel_status firesteel_fn_schema_of_variant_agg(const firesteel_column *v, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v};
    return firesteel_fn("schema_of_variant_agg", 21, arguments, 1, 0, out, error);
}

/* The type of an XML text, in DDL. May be NULL: options. */
static inline firesteel_status firesteel_fn_schema_of_xml(const firesteel_column *xml, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, options};
    return firesteel_fn("schema_of_xml", 13, arguments, 1 + (options != NULL), 0, out, error);
}

/* The secant of an angle in radians. */
static inline firesteel_status firesteel_fn_sec(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sec", 3, arguments, 1, 0, out, error);
}

/* The second of a time. */
static inline firesteel_status firesteel_fn_second(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("second", 6, arguments, 1, 0, out, error);
}

/* The text as an array of sentences, each an array of words. May be NULL: language, country. */
static inline firesteel_status firesteel_fn_sentences(const firesteel_column *string, const firesteel_column *language, const firesteel_column *country, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && language == NULL) status = firesteel_lit_str("", 0, &made[0], error);
    if (status == FIRESTEEL_OK && country == NULL) status = firesteel_lit_str("", 0, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {string, language != NULL ? language : made[0], country != NULL ? country : made[1]};
        status = firesteel_fn("sentences", 9, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* An array of the values from `start` to `stop`, both included. May be NULL: step. */
static inline firesteel_status firesteel_fn_sequence(const firesteel_column *start, const firesteel_column *stop, const firesteel_column *step, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {start, stop, step};
    return firesteel_fn("sequence", 8, arguments, 2 + (step != NULL), 0, out, error);
}

/* The name of the user who runs the query. */
static inline firesteel_status firesteel_fn_session_user(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("session_user", 12, NULL, 0, 0, out, error);
}

/* The session that a row falls into: it ends when nothing came for a while. */
static inline firesteel_status firesteel_fn_session_window(const firesteel_column *time_column, const firesteel_column *gap_duration, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {time_column, gap_duration};
    return firesteel_fn("session_window", 14, arguments, 2, 0, out, error);
}

/* The SHA-1 digest in hexadecimal digits. */
static inline firesteel_status firesteel_fn_sha(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sha", 3, arguments, 1, 0, out, error);
}

/* The SHA-1 digest in hexadecimal digits. */
static inline firesteel_status firesteel_fn_sha1(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sha1", 4, arguments, 1, 0, out, error);
}

/* The SHA-2 digest of so many bits in hexadecimal digits. */
static inline firesteel_status firesteel_fn_sha2(const firesteel_column *col, const firesteel_column *num_bits, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, num_bits};
    return firesteel_fn("sha2", 4, arguments, 2, 0, out, error);
}

/* The number with its bits shifted to the left. */
static inline firesteel_status firesteel_fn_shiftleft(const firesteel_column *col, const firesteel_column *num_bits, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, num_bits};
    return firesteel_fn("shiftleft", 9, arguments, 2, 0, out, error);
}

/* The number with its bits shifted to the right, its sign kept. */
static inline firesteel_status firesteel_fn_shiftright(const firesteel_column *col, const firesteel_column *num_bits, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, num_bits};
    return firesteel_fn("shiftright", 10, arguments, 2, 0, out, error);
}

/* The number with its bits shifted to the right, filled with zeros. */
static inline firesteel_status firesteel_fn_shiftrightunsigned(const firesteel_column *col, const firesteel_column *num_bits, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, num_bits};
    return firesteel_fn("shiftrightunsigned", 18, arguments, 2, 0, out, error);
}

/* The elements of an array in an order by chance. */
static inline firesteel_status firesteel_fn_shuffle(const firesteel_column *col, const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, seed};
    return firesteel_fn("shuffle", 7, arguments, 2, 0, out, error);
}

/* -1, 0 or 1, as the number is negative, zero or positive. */
static inline firesteel_status firesteel_fn_sign(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sign", 4, arguments, 1, 0, out, error);
}

/* The same as `sign`. */
static inline firesteel_status firesteel_fn_signum(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("signum", 6, arguments, 1, 0, out, error);
}

/* The sine of an angle in radians. */
static inline firesteel_status firesteel_fn_sin(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sin", 3, arguments, 1, 0, out, error);
}

/* The hyperbolic sine. */
static inline firesteel_status firesteel_fn_sinh(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sinh", 4, arguments, 1, 0, out, error);
}

/* How many elements an array or a map has. */
static inline firesteel_status firesteel_fn_size(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("size", 4, arguments, 1, 0, out, error);
}

/* The skewness of the values. */
static inline firesteel_status firesteel_fn_skewness(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("skewness", 8, arguments, 1, 0, out, error);
}

/* So many elements of the array from a place on, which counts from 1, or from the end when negative. */
static inline firesteel_status firesteel_fn_slice(const firesteel_column *x, const firesteel_column *start, const firesteel_column *length, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {x, start, length};
    return firesteel_fn("slice", 5, arguments, 3, 0, out, error);
}

/* Whether some value of the group is true. */
static inline firesteel_status firesteel_fn_some(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("some", 4, arguments, 1, 0, out, error);
}

/* The elements in their natural order, NULLs first, or last when descending. May be NULL: asc. */
static inline firesteel_status firesteel_fn_sort_array(const firesteel_column *col, const firesteel_column *asc, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && asc == NULL) status = firesteel_lit_bool(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, asc != NULL ? asc : made[0]};
        status = firesteel_fn("sort_array", 10, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The Soundex code of the text. */
static inline firesteel_status firesteel_fn_soundex(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("soundex", 7, arguments, 1, 0, out, error);
}

/* The number of the partition that the row is in. */
static inline firesteel_status firesteel_fn_spark_partition_id(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("spark_partition_id", 18, NULL, 0, 0, out, error);
}

/* The text split around matches of a Java regular expression. May be NULL: limit. */
static inline firesteel_status firesteel_fn_split(const firesteel_column *str, const firesteel_column *pattern, const firesteel_column *limit, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && limit == NULL) status = firesteel_lit_i32(-1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {str, pattern, limit != NULL ? limit : made[0]};
        status = firesteel_fn("split", 5, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The n-th part of a text between delimiters, from 1, or from the end when negative. */
static inline firesteel_status firesteel_fn_split_part(const firesteel_column *src, const firesteel_column *delimiter, const firesteel_column *part_num, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {src, delimiter, part_num};
    return firesteel_fn("split_part", 10, arguments, 3, 0, out, error);
}

/* The square root. */
static inline firesteel_status firesteel_fn_sqrt(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sqrt", 4, arguments, 1, 0, out, error);
}

/* The geometry or geography as well-known bytes. May be NULL: endianness. */
static inline firesteel_status firesteel_fn_st_asbinary(const firesteel_column *geo, const firesteel_column *endianness, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {geo, endianness};
    return firesteel_fn("st_asbinary", 11, arguments, 1 + (endianness != NULL), 0, out, error);
}

/* The geography that well-known bytes say. */
static inline firesteel_status firesteel_fn_st_geogfromwkb(const firesteel_column *wkb, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {wkb};
    return firesteel_fn("st_geogfromwkb", 14, arguments, 1, 0, out, error);
}

/* The geometry that well-known bytes say. May be NULL: srid. */
static inline firesteel_status firesteel_fn_st_geomfromwkb(const firesteel_column *wkb, const firesteel_column *srid, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {wkb, srid};
    return firesteel_fn("st_geomfromwkb", 14, arguments, 1 + (srid != NULL), 0, out, error);
}

/* The geometry or geography in another reference system. */
static inline firesteel_status firesteel_fn_st_setsrid(const firesteel_column *geo, const firesteel_column *srid, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {geo, srid};
    return firesteel_fn("st_setsrid", 10, arguments, 2, 0, out, error);
}

/* The number of the reference system of a geometry or geography. */
static inline firesteel_status firesteel_fn_st_srid(const firesteel_column *geo, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {geo};
    return firesteel_fn("st_srid", 7, arguments, 1, 0, out, error);
}

/* The values as `n` rows. */
static inline firesteel_status firesteel_fn_stack(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("stack", 5, arguments, length, 0, out, error);
}

/* Whether the text or the bytes begin with the prefix. */
static inline firesteel_status firesteel_fn_startswith(const firesteel_column *str, const firesteel_column *prefix, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, prefix};
    return firesteel_fn("startswith", 10, arguments, 2, 0, out, error);
}

/* The sample standard deviation of the values. */
static inline firesteel_status firesteel_fn_std(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("std", 3, arguments, 1, 0, out, error);
}

/* The sample standard deviation of the values. */
static inline firesteel_status firesteel_fn_stddev(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("stddev", 6, arguments, 1, 0, out, error);
}

/* The population standard deviation of the values. */
static inline firesteel_status firesteel_fn_stddev_pop(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("stddev_pop", 10, arguments, 1, 0, out, error);
}

/* The sample standard deviation of the values. */
static inline firesteel_status firesteel_fn_stddev_samp(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("stddev_samp", 11, arguments, 1, 0, out, error);
}

/* A map of a text of pairs. May be NULL: pair_delim, key_value_delim. */
static inline firesteel_status firesteel_fn_str_to_map(const firesteel_column *text, const firesteel_column *pair_delim, const firesteel_column *key_value_delim, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && pair_delim == NULL) status = firesteel_lit_str(",", 1, &made[0], error);
    if (status == FIRESTEEL_OK && key_value_delim == NULL) status = firesteel_lit_str(":", 1, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {text, pair_delim != NULL ? pair_delim : made[0], key_value_delim != NULL ? key_value_delim : made[1]};
        status = firesteel_fn("str_to_map", 10, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* The texts of the group one after another. May be NULL: delimiter. */
static inline firesteel_status firesteel_fn_string_agg(const firesteel_column *col, const firesteel_column *delimiter, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, delimiter};
    return firesteel_fn("string_agg", 10, arguments, 1 + (delimiter != NULL), 0, out, error);
}

/* The distinct texts of the group one after another. May be NULL: delimiter. */
static inline firesteel_status firesteel_fn_string_agg_distinct(const firesteel_column *col, const firesteel_column *delimiter, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, delimiter};
    return firesteel_fn("string_agg", 10, arguments, 1 + (delimiter != NULL), FIRESTEEL_FN_DISTINCT, out, error);
}

/* A struct of the columns, its fields named as they are. */
static inline firesteel_status firesteel_fn_struct(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("struct", 6, arguments, length, 0, out, error);
}

/* The part of a text or bytes from a position, which counts from 1, of a length. May be NULL: len. */
static inline firesteel_status firesteel_fn_substr(const firesteel_column *str, const firesteel_column *pos, const firesteel_column *len, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, pos, len};
    return firesteel_fn("substr", 6, arguments, 2 + (len != NULL), 0, out, error);
}

/* The part of a text or bytes from a position, which counts from 1, of a length. */
static inline firesteel_status firesteel_fn_substring(const firesteel_column *str, const firesteel_column *pos, const firesteel_column *len, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, pos, len};
    return firesteel_fn("substring", 9, arguments, 3, 0, out, error);
}

/* The text before the n-th delimiter, or after it when counted from the end. */
static inline firesteel_status firesteel_fn_substring_index(const firesteel_column *str, const firesteel_column *delim, const firesteel_column *count, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, delim, count};
    return firesteel_fn("substring_index", 15, arguments, 3, 0, out, error);
}

/* The sum of the values. */
static inline firesteel_status firesteel_fn_sum(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sum", 3, arguments, 1, 0, out, error);
}

/* The sum of the distinct values. */
static inline firesteel_status firesteel_fn_sum_distinct(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("sum", 3, arguments, 1, FIRESTEEL_FN_DISTINCT, out, error);
}

/* The tangent of an angle in radians. */
static inline firesteel_status firesteel_fn_tan(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("tan", 3, arguments, 1, 0, out, error);
}

/* The hyperbolic tangent. */
static inline firesteel_status firesteel_fn_tanh(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("tanh", 4, arguments, 1, 0, out, error);
}

/* What the first Theta sketch has seen and the second has not. */
static inline firesteel_status firesteel_fn_theta_difference(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("theta_difference", 16, arguments, 2, 0, out, error);
}

/* What both Theta sketches have seen. */
static inline firesteel_status firesteel_fn_theta_intersection(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("theta_intersection", 18, arguments, 2, 0, out, error);
}

/* What all Theta sketches of the group have seen. */
static inline firesteel_status firesteel_fn_theta_intersection_agg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("theta_intersection_agg", 22, arguments, 1, 0, out, error);
}

/* A Theta sketch of the values. May be NULL: lg_nom_entries. */
static inline firesteel_status firesteel_fn_theta_sketch_agg(const firesteel_column *col, const firesteel_column *lg_nom_entries, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, lg_nom_entries};
    return firesteel_fn("theta_sketch_agg", 16, arguments, 1 + (lg_nom_entries != NULL), 0, out, error);
}

/* How many distinct values a Theta sketch has seen, nearly. */
static inline firesteel_status firesteel_fn_theta_sketch_estimate(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("theta_sketch_estimate", 21, arguments, 1, 0, out, error);
}

/* Two Theta sketches made one. May be NULL: lg_nom_entries. */
static inline firesteel_status firesteel_fn_theta_union(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *lg_nom_entries, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, lg_nom_entries};
    return firesteel_fn("theta_union", 11, arguments, 2 + (lg_nom_entries != NULL), 0, out, error);
}

/* All Theta sketches of the group made one. May be NULL: lg_nom_entries. */
static inline firesteel_status firesteel_fn_theta_union_agg(const firesteel_column *col, const firesteel_column *lg_nom_entries, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, lg_nom_entries};
    return firesteel_fn("theta_union_agg", 15, arguments, 1 + (lg_nom_entries != NULL), 0, out, error);
}

/* The start of the bucket of time that the value falls into. May be NULL: origin. */
static inline firesteel_status firesteel_fn_time_bucket(const firesteel_column *bucket_size, const firesteel_column *ts, const firesteel_column *origin, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {bucket_size, ts, origin};
    return firesteel_fn("time_bucket", 11, arguments, 2 + (origin != NULL), 0, out, error);
}

/* How many units lie between two times of day. */
static inline firesteel_status firesteel_fn_time_diff(const firesteel_column *unit, const firesteel_column *start, const firesteel_column *end, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {unit, start, end};
    return firesteel_fn("time_diff", 9, arguments, 3, 0, out, error);
}

/* The time of day so many microseconds after midnight. */
static inline firesteel_status firesteel_fn_time_from_micros(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("time_from_micros", 16, arguments, 1, 0, out, error);
}

/* The time of day so many milliseconds after midnight. */
static inline firesteel_status firesteel_fn_time_from_millis(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("time_from_millis", 16, arguments, 1, 0, out, error);
}

/* The time of day so many seconds after midnight. */
static inline firesteel_status firesteel_fn_time_from_seconds(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("time_from_seconds", 17, arguments, 1, 0, out, error);
}

/* Microseconds since midnight. */
static inline firesteel_status firesteel_fn_time_to_micros(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("time_to_micros", 14, arguments, 1, 0, out, error);
}

/* Milliseconds since midnight. */
static inline firesteel_status firesteel_fn_time_to_millis(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("time_to_millis", 14, arguments, 1, 0, out, error);
}

/* Seconds since midnight. */
static inline firesteel_status firesteel_fn_time_to_seconds(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("time_to_seconds", 15, arguments, 1, 0, out, error);
}

/* The time of day cut off below a unit. */
static inline firesteel_status firesteel_fn_time_trunc(const firesteel_column *unit, const firesteel_column *time, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {unit, time};
    return firesteel_fn("time_trunc", 10, arguments, 2, 0, out, error);
}

/* The time so many units later. */
static inline firesteel_status firesteel_fn_timestamp_add(const firesteel_column *unit, const firesteel_column *quantity, const firesteel_column *ts, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {unit, quantity, ts};
    return firesteel_fn("timestampadd", 12, arguments, 3, 0, out, error);
}

/* How many whole units lie between two times. */
static inline firesteel_status firesteel_fn_timestamp_diff(const firesteel_column *unit, const firesteel_column *start, const firesteel_column *end, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {unit, start, end};
    return firesteel_fn("timestampdiff", 13, arguments, 3, 0, out, error);
}

/* The time so many microseconds after 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_timestamp_micros(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("timestamp_micros", 16, arguments, 1, 0, out, error);
}

/* The time so many milliseconds after 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_timestamp_millis(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("timestamp_millis", 16, arguments, 1, 0, out, error);
}

/* The time so many nanoseconds after 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_timestamp_nanos(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("timestamp_nanos", 15, arguments, 1, 0, out, error);
}

/* The time so many seconds after 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_timestamp_seconds(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("timestamp_seconds", 17, arguments, 1, 0, out, error);
}

/* The bytes in base 32. */
static inline firesteel_status firesteel_fn_to_base32(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("to_base32", 9, arguments, 1, 0, out, error);
}

/* The bytes that a text says, in a format. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_binary(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("to_binary", 9, arguments, 1 + (format != NULL), 0, out, error);
}

/* The number, day, time or bytes as text, in a format. */
static inline firesteel_status firesteel_fn_to_char(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("to_char", 7, arguments, 2, 0, out, error);
}

/* The row as a CSV line. May be NULL: options. */
static inline firesteel_status firesteel_fn_to_csv(const firesteel_column *col, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, options};
    return firesteel_fn("to_csv", 6, arguments, 1 + (options != NULL), 0, out, error);
}

/* The day that a text says, or the day of a time. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_date(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("to_date", 7, arguments, 1 + (format != NULL), 0, out, error);
}

/* The value as a JSON text. May be NULL: options. */
static inline firesteel_status firesteel_fn_to_json(const firesteel_column *col, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, options};
    return firesteel_fn("to_json", 7, arguments, 1 + (options != NULL), 0, out, error);
}

/* The number that a text says, in a format. */
static inline firesteel_status firesteel_fn_to_number(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("to_number", 9, arguments, 2, 0, out, error);
}

/* The time of day that a text says. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_time(const firesteel_column *str, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, format};
    return firesteel_fn("to_time", 7, arguments, 1 + (format != NULL), 0, out, error);
}

/* The time that a text says. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_timestamp(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("to_timestamp", 12, arguments, 1 + (format != NULL), 0, out, error);
}

/* The time that a text says, with a local time zone. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_timestamp_ltz(const firesteel_column *timestamp, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {timestamp, format};
    return firesteel_fn("to_timestamp_ltz", 16, arguments, 1 + (format != NULL), 0, out, error);
}

/* The local time that a text says, without a zone. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_timestamp_ntz(const firesteel_column *timestamp, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {timestamp, format};
    return firesteel_fn("to_timestamp_ntz", 16, arguments, 1 + (format != NULL), 0, out, error);
}

/* The seconds since 1970-01-01 00:00:00 UTC of a time or a text. May be NULL: format. */
static inline firesteel_status firesteel_fn_to_unix_timestamp(const firesteel_column *timestamp, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {timestamp, format};
    return firesteel_fn("to_unix_timestamp", 17, arguments, 1 + (format != NULL), 0, out, error);
}

/* A local time of a zone as time in UTC. */
static inline firesteel_status firesteel_fn_to_utc_timestamp(const firesteel_column *timestamp, const firesteel_column *tz, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {timestamp, tz};
    return firesteel_fn("to_utc_timestamp", 16, arguments, 2, 0, out, error);
}

/* The same as `to_char`. */
static inline firesteel_status firesteel_fn_to_varchar(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("to_varchar", 10, arguments, 2, 0, out, error);
}

/* The struct, map or array as a variant. */
static inline firesteel_status firesteel_fn_to_variant_object(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("to_variant_object", 17, arguments, 1, 0, out, error);
}

/* The row as an XML text. May be NULL: options. */
static inline firesteel_status firesteel_fn_to_xml(const firesteel_column *col, const firesteel_column *options, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, options};
    return firesteel_fn("to_xml", 6, arguments, 1 + (options != NULL), 0, out, error);
}

/* The text with some characters replaced by others, one by one. */
static inline firesteel_status firesteel_fn_translate(const firesteel_column *src_col, const firesteel_column *matching, const firesteel_column *replace, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {src_col, matching, replace};
    return firesteel_fn("translate", 9, arguments, 3, 0, out, error);
}

/* The text without spaces, or without the characters of `trim`, at its ends. May be NULL: trim. */
static inline firesteel_status firesteel_fn_trim(const firesteel_column *col, const firesteel_column *trim, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {trim, col};
    return firesteel_fn("trim", 4, arguments + (trim == NULL), 1 + (trim != NULL), 0, out, error);
}

/* The day cut off below a unit. */
static inline firesteel_status firesteel_fn_trunc(const firesteel_column *date, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {date, format};
    return firesteel_fn("trunc", 5, arguments, 2, 0, out, error);
}

/* The sum; NULL where it overflows. */
static inline firesteel_status firesteel_fn_try_add(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("try_add", 7, arguments, 2, 0, out, error);
}

/* As `aes_decrypt`, with NULL where that raises. May be NULL: mode, padding, aad. */
static inline firesteel_status firesteel_fn_try_aes_decrypt(const firesteel_column *input, const firesteel_column *key, const firesteel_column *mode, const firesteel_column *padding, const firesteel_column *aad, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[3] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("GCM", 3, &made[0], error);
    if (status == FIRESTEEL_OK && padding == NULL) status = firesteel_lit_str("DEFAULT", 7, &made[1], error);
    if (status == FIRESTEEL_OK && aad == NULL) status = firesteel_lit_str("", 0, &made[2], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {input, key, mode != NULL ? mode : made[0], padding != NULL ? padding : made[1], aad != NULL ? aad : made[2]};
        status = firesteel_fn("try_aes_decrypt", 15, arguments, 5, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    return status;
}

/* As `avg`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_avg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("try_avg", 7, arguments, 1, 0, out, error);
}

/* The quotient; NULL for a divisor of 0. */
static inline firesteel_status firesteel_fn_try_divide(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("try_divide", 10, arguments, 2, 0, out, error);
}

/* As `element_at`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_element_at(const firesteel_column *col, const firesteel_column *extraction, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, extraction};
    return firesteel_fn("try_element_at", 14, arguments, 2, 0, out, error);
}

/* As `make_interval`, with NULL where that raises. May be NULL: years, months, weeks, days, hours, mins, secs. */
static inline firesteel_status firesteel_fn_try_make_interval(const firesteel_column *years, const firesteel_column *months, const firesteel_column *weeks, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[7] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && years == NULL) status = firesteel_lit_i32(0, &made[0], error);
    if (status == FIRESTEEL_OK && months == NULL) status = firesteel_lit_i32(0, &made[1], error);
    if (status == FIRESTEEL_OK && weeks == NULL) status = firesteel_lit_i32(0, &made[2], error);
    if (status == FIRESTEEL_OK && days == NULL) status = firesteel_lit_i32(0, &made[3], error);
    if (status == FIRESTEEL_OK && hours == NULL) status = firesteel_lit_i32(0, &made[4], error);
    if (status == FIRESTEEL_OK && mins == NULL) status = firesteel_lit_i32(0, &made[5], error);
    if (status == FIRESTEEL_OK && secs == NULL) status = firesteel_lit_decimal_zero(&made[6], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {years != NULL ? years : made[0], months != NULL ? months : made[1], weeks != NULL ? weeks : made[2], days != NULL ? days : made[3], hours != NULL ? hours : made[4], mins != NULL ? mins : made[5], secs != NULL ? secs : made[6]};
        status = firesteel_fn("try_make_interval", 17, arguments, 7, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    firesteel_column_free(made[2]);
    firesteel_column_free(made[3]);
    firesteel_column_free(made[4]);
    firesteel_column_free(made[5]);
    firesteel_column_free(made[6]);
    return status;
}

/* As `make_timestamp`, with NULL where that raises. May be NULL: timezone. */
static inline firesteel_status firesteel_fn_try_make_timestamp(const firesteel_column *years, const firesteel_column *months, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, const firesteel_column *timezone, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {years, months, days, hours, mins, secs, timezone};
    return firesteel_fn("try_make_timestamp", 18, arguments, 6 + (timezone != NULL), 0, out, error);
}

/* As `make_timestamp_ltz`, with NULL where that raises. May be NULL: timezone. */
static inline firesteel_status firesteel_fn_try_make_timestamp_ltz(const firesteel_column *years, const firesteel_column *months, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, const firesteel_column *timezone, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {years, months, days, hours, mins, secs, timezone};
    return firesteel_fn("try_make_timestamp_ltz", 22, arguments, 6 + (timezone != NULL), 0, out, error);
}

/* As `make_timestamp_ntz`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_make_timestamp_ntz(const firesteel_column *years, const firesteel_column *months, const firesteel_column *days, const firesteel_column *hours, const firesteel_column *mins, const firesteel_column *secs, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {years, months, days, hours, mins, secs};
    return firesteel_fn("try_make_timestamp_ntz", 22, arguments, 6, 0, out, error);
}

/* The remainder; NULL for a divisor of 0. */
static inline firesteel_status firesteel_fn_try_mod(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("try_mod", 7, arguments, 2, 0, out, error);
}

/* The product; NULL where it overflows. */
static inline firesteel_status firesteel_fn_try_multiply(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("try_multiply", 12, arguments, 2, 0, out, error);
}

/* As `parse_json`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_parse_json(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("try_parse_json", 14, arguments, 1, 0, out, error);
}

/* As `parse_url`, with NULL where that raises. May be NULL: key. */
static inline firesteel_status firesteel_fn_try_parse_url(const firesteel_column *url, const firesteel_column *part_to_extract, const firesteel_column *key, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {url, part_to_extract, key};
    return firesteel_fn("try_parse_url", 13, arguments, 2 + (key != NULL), 0, out, error);
}

/* As `reflect`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_reflect(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("try_reflect", 11, arguments, length, 0, out, error);
}

/* The difference; NULL where it overflows. */
static inline firesteel_status firesteel_fn_try_subtract(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("try_subtract", 12, arguments, 2, 0, out, error);
}

/* As `sum`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_sum(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("try_sum", 7, arguments, 1, 0, out, error);
}

/* As `to_binary`, with NULL where that raises. May be NULL: format. */
static inline firesteel_status firesteel_fn_try_to_binary(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("try_to_binary", 13, arguments, 1 + (format != NULL), 0, out, error);
}

/* As `to_date`, with NULL where that raises. May be NULL: format. */
static inline firesteel_status firesteel_fn_try_to_date(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("try_to_date", 11, arguments, 1 + (format != NULL), 0, out, error);
}

/* As `to_number`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_to_number(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("try_to_number", 13, arguments, 2, 0, out, error);
}

/* As `to_time`, with NULL where that raises. May be NULL: format. */
static inline firesteel_status firesteel_fn_try_to_time(const firesteel_column *str, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str, format};
    return firesteel_fn("try_to_time", 11, arguments, 1 + (format != NULL), 0, out, error);
}

/* As `to_timestamp`, with NULL where that raises. May be NULL: format. */
static inline firesteel_status firesteel_fn_try_to_timestamp(const firesteel_column *col, const firesteel_column *format, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, format};
    return firesteel_fn("try_to_timestamp", 16, arguments, 1 + (format != NULL), 0, out, error);
}

/* As `url_decode`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_url_decode(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("try_url_decode", 14, arguments, 1, 0, out, error);
}

/* As `validate_utf8`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_validate_utf8(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("try_validate_utf8", 17, arguments, 1, 0, out, error);
}

/* As `variant_array_append`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_variant_array_append(const firesteel_column *v, const firesteel_column *path, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, path, value};
    return firesteel_fn("try_variant_array_append", 24, arguments, 3, 0, out, error);
}

/* As `variant_get`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_variant_get(const firesteel_column *v, const firesteel_column *path, const firesteel_column *target_type, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, path, target_type};
    return firesteel_fn("try_variant_get", 15, arguments, 3, 0, out, error);
}

/* As `variant_insert`, with NULL where that raises. */
static inline firesteel_status firesteel_fn_try_variant_insert(const firesteel_column *v, const firesteel_column *path, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, path, value};
    return firesteel_fn("try_variant_insert", 18, arguments, 3, 0, out, error);
}

/* As `variant_set`, with NULL where that raises. May be NULL: create_if_missing. */
static inline firesteel_status firesteel_fn_try_variant_set(const firesteel_column *v, const firesteel_column *path, const firesteel_column *value, const firesteel_column *create_if_missing, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && create_if_missing == NULL) status = firesteel_lit_bool(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {v, path, value, create_if_missing != NULL ? create_if_missing : made[0]};
        status = firesteel_fn("try_variant_set", 15, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* What the first Tuple sketch has seen and the second has not, with summaries of type double. */
static inline firesteel_status firesteel_fn_tuple_difference_double(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("tuple_difference_double", 23, arguments, 2, 0, out, error);
}

/* What the first Tuple sketch has seen and the second has not, with summaries of type integer. */
static inline firesteel_status firesteel_fn_tuple_difference_integer(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("tuple_difference_integer", 24, arguments, 2, 0, out, error);
}

/* What a Tuple sketch has seen and a Theta sketch has not, with summaries of type double. */
static inline firesteel_status firesteel_fn_tuple_difference_theta_double(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("tuple_difference_theta_double", 29, arguments, 2, 0, out, error);
}

/* What a Tuple sketch has seen and a Theta sketch has not, with summaries of type integer. */
static inline firesteel_status firesteel_fn_tuple_difference_theta_integer(const firesteel_column *col1, const firesteel_column *col2, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2};
    return firesteel_fn("tuple_difference_theta_integer", 30, arguments, 2, 0, out, error);
}

/* What all Tuple sketches of the group have seen, with summaries of type double. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_intersection_agg_double(const firesteel_column *col, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, mode};
    return firesteel_fn("tuple_intersection_agg_double", 29, arguments, 1 + (mode != NULL), 0, out, error);
}

/* What all Tuple sketches of the group have seen, with summaries of type integer. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_intersection_agg_integer(const firesteel_column *col, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, mode};
    return firesteel_fn("tuple_intersection_agg_integer", 30, arguments, 1 + (mode != NULL), 0, out, error);
}

/* What both Tuple sketches have seen, with summaries of type double. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_intersection_double(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, mode};
    return firesteel_fn("tuple_intersection_double", 25, arguments, 2 + (mode != NULL), 0, out, error);
}

/* What both Tuple sketches have seen, with summaries of type integer. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_intersection_integer(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, mode};
    return firesteel_fn("tuple_intersection_integer", 26, arguments, 2 + (mode != NULL), 0, out, error);
}

/* What a Tuple sketch and a Theta sketch have seen, with summaries of type double. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_intersection_theta_double(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, mode};
    return firesteel_fn("tuple_intersection_theta_double", 31, arguments, 2 + (mode != NULL), 0, out, error);
}

/* What a Tuple sketch and a Theta sketch have seen, with summaries of type integer. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_intersection_theta_integer(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col1, col2, mode};
    return firesteel_fn("tuple_intersection_theta_integer", 32, arguments, 2 + (mode != NULL), 0, out, error);
}

/* A Tuple sketch of keys, with summaries of type double. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_sketch_agg_double(const firesteel_column *key, const firesteel_column *summary, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {key, summary, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_sketch_agg_double", 23, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* A Tuple sketch of keys, with summaries of type integer. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_sketch_agg_integer(const firesteel_column *key, const firesteel_column *summary, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {key, summary, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_sketch_agg_integer", 24, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* How many distinct keys a Tuple sketch has seen, nearly, with summaries of type double. */
static inline firesteel_status firesteel_fn_tuple_sketch_estimate_double(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("tuple_sketch_estimate_double", 28, arguments, 1, 0, out, error);
}

/* How many distinct keys a Tuple sketch has seen, nearly, with summaries of type integer. */
static inline firesteel_status firesteel_fn_tuple_sketch_estimate_integer(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("tuple_sketch_estimate_integer", 29, arguments, 1, 0, out, error);
}

/* All summaries of a Tuple sketch made one, with summaries of type double. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_sketch_summary_double(const firesteel_column *col, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, mode};
    return firesteel_fn("tuple_sketch_summary_double", 27, arguments, 1 + (mode != NULL), 0, out, error);
}

/* All summaries of a Tuple sketch made one, with summaries of type integer. May be NULL: mode. */
static inline firesteel_status firesteel_fn_tuple_sketch_summary_integer(const firesteel_column *col, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col, mode};
    return firesteel_fn("tuple_sketch_summary_integer", 28, arguments, 1 + (mode != NULL), 0, out, error);
}

/* How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type double. */
static inline firesteel_status firesteel_fn_tuple_sketch_theta_double(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("tuple_sketch_theta_double", 25, arguments, 1, 0, out, error);
}

/* How many distinct keys a Tuple sketch keeps of all, as a share, with summaries of type integer. */
static inline firesteel_status firesteel_fn_tuple_sketch_theta_integer(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("tuple_sketch_theta_integer", 26, arguments, 1, 0, out, error);
}

/* All Tuple sketches of the group made one, with summaries of type double. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_union_agg_double(const firesteel_column *col, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_union_agg_double", 22, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* All Tuple sketches of the group made one, with summaries of type integer. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_union_agg_integer(const firesteel_column *col, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_union_agg_integer", 23, arguments, 3, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* Two Tuple sketches made one, with summaries of type double. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_union_double(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col1, col2, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_union_double", 18, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* Two Tuple sketches made one, with summaries of type integer. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_union_integer(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col1, col2, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_union_integer", 19, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* A Tuple sketch and a Theta sketch made one, with summaries of type double. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_union_theta_double(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col1, col2, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_union_theta_double", 24, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* A Tuple sketch and a Theta sketch made one, with summaries of type integer. May be NULL: lg_nom_entries, mode. */
static inline firesteel_status firesteel_fn_tuple_union_theta_integer(const firesteel_column *col1, const firesteel_column *col2, const firesteel_column *lg_nom_entries, const firesteel_column *mode, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[2] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && lg_nom_entries == NULL) status = firesteel_lit_i32(12, &made[0], error);
    if (status == FIRESTEEL_OK && mode == NULL) status = firesteel_lit_str("sum", 3, &made[1], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {col1, col2, lg_nom_entries != NULL ? lg_nom_entries : made[0], mode != NULL ? mode : made[1]};
        status = firesteel_fn("tuple_union_theta_integer", 25, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    firesteel_column_free(made[1]);
    return status;
}

/* The name of the value's type. */
static inline firesteel_status firesteel_fn_typeof(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("typeof", 6, arguments, 1, 0, out, error);
}

/* The text in upper case. */
static inline firesteel_status firesteel_fn_ucase(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("ucase", 5, arguments, 1, 0, out, error);
}

/* The bytes that a text in base 64 says. */
static inline firesteel_status firesteel_fn_unbase64(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unbase64", 8, arguments, 1, 0, out, error);
}

/* The bytes that a text in base 16 says. */
static inline firesteel_status firesteel_fn_unhex(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unhex", 5, arguments, 1, 0, out, error);
}

/* Numbers by chance between two numbers. */
static inline firesteel_status firesteel_fn_uniform(const firesteel_column *min, const firesteel_column *max, const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {min, max, seed};
    return firesteel_fn("uniform", 7, arguments, 3, 0, out, error);
}

/* Days since 1970-01-01. */
static inline firesteel_status firesteel_fn_unix_date(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unix_date", 9, arguments, 1, 0, out, error);
}

/* Microseconds since 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_unix_micros(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unix_micros", 11, arguments, 1, 0, out, error);
}

/* Milliseconds since 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_unix_millis(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unix_millis", 11, arguments, 1, 0, out, error);
}

/* Nanoseconds since 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_unix_nanos(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unix_nanos", 10, arguments, 1, 0, out, error);
}

/* Seconds since 1970-01-01 00:00:00 UTC. */
static inline firesteel_status firesteel_fn_unix_seconds(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unix_seconds", 12, arguments, 1, 0, out, error);
}

/* The value of a user-defined type as the SQL type below it. */
static inline firesteel_status firesteel_fn_unwrap_udt(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("unwrap_udt", 10, arguments, 1, 0, out, error);
}

/* The text in upper case. */
static inline firesteel_status firesteel_fn_upper(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("upper", 5, arguments, 1, 0, out, error);
}

/* The text with the escapes of a URL taken back. */
static inline firesteel_status firesteel_fn_url_decode(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("url_decode", 10, arguments, 1, 0, out, error);
}

/* The text escaped for a URL. */
static inline firesteel_status firesteel_fn_url_encode(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("url_encode", 10, arguments, 1, 0, out, error);
}

/* The name of the user who runs the query. */
static inline firesteel_status firesteel_fn_user(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("user", 4, NULL, 0, 0, out, error);
}

/* A UUID by chance. */
static inline firesteel_status firesteel_fn_uuid(const firesteel_column *seed, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {seed};
    return firesteel_fn("uuid", 4, arguments, 1, 0, out, error);
}

/* The text, or an error where it is not valid UTF-8. */
static inline firesteel_status firesteel_fn_validate_utf8(const firesteel_column *str, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {str};
    return firesteel_fn("validate_utf8", 13, arguments, 1, 0, out, error);
}

/* The population variance of the values. */
static inline firesteel_status firesteel_fn_var_pop(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("var_pop", 7, arguments, 1, 0, out, error);
}

/* The sample variance of the values. */
static inline firesteel_status firesteel_fn_var_samp(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("var_samp", 8, arguments, 1, 0, out, error);
}

/* The sample variance of the values. */
static inline firesteel_status firesteel_fn_variance(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("variance", 8, arguments, 1, 0, out, error);
}

/* The variant with a value added to the array at a path. */
static inline firesteel_status firesteel_fn_variant_array_append(const firesteel_column *v, const firesteel_column *path, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, path, value};
    return firesteel_fn("variant_array_append", 20, arguments, 3, 0, out, error);
}

/* The variant without what stands at these paths. All arguments in turn: v, paths. */
static inline firesteel_status firesteel_fn_variant_delete(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("variant_delete", 14, arguments, length, 0, out, error);
}

/* What stands at a path of the variant, as a type. */
static inline firesteel_status firesteel_fn_variant_get(const firesteel_column *v, const firesteel_column *path, const firesteel_column *target_type, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, path, target_type};
    return firesteel_fn("variant_get", 11, arguments, 3, 0, out, error);
}

/* The variant with a value put in at a path where there is none. */
static inline firesteel_status firesteel_fn_variant_insert(const firesteel_column *v, const firesteel_column *path, const firesteel_column *value, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, path, value};
    return firesteel_fn("variant_insert", 14, arguments, 3, 0, out, error);
}

/* The variant with a value set at a path. May be NULL: create_if_missing. */
static inline firesteel_status firesteel_fn_variant_set(const firesteel_column *v, const firesteel_column *path, const firesteel_column *value, const firesteel_column *create_if_missing, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && create_if_missing == NULL) status = firesteel_lit_bool(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {v, path, value, create_if_missing != NULL ? create_if_missing : made[0]};
        status = firesteel_fn("variant_set", 11, arguments, 4, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The variant without its nulls. May be NULL: include_arrays. */
static inline firesteel_status firesteel_fn_variant_strip_nulls(const firesteel_column *v, const firesteel_column *include_arrays, firesteel_column **out, firesteel_error **error) {
    firesteel_column *made[1] = {NULL};
    firesteel_status status = FIRESTEEL_OK;
    if (status == FIRESTEEL_OK && include_arrays == NULL) status = firesteel_lit_bool(1, &made[0], error);
    if (status == FIRESTEEL_OK) {
        const firesteel_column *const arguments[] = {v, include_arrays != NULL ? include_arrays : made[0]};
        status = firesteel_fn("variant_strip_nulls", 19, arguments, 2, 0, out, error);
    }
    firesteel_column_free(made[0]);
    return status;
}

/* The mean of the vectors of the group. */
static inline firesteel_status firesteel_fn_vector_avg(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("vector_avg", 10, arguments, 1, 0, out, error);
}

/* The cosine of the angle between two vectors. */
static inline firesteel_status firesteel_fn_vector_cosine_similarity(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("vector_cosine_similarity", 24, arguments, 2, 0, out, error);
}

/* The inner product of two vectors. */
static inline firesteel_status firesteel_fn_vector_inner_product(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("vector_inner_product", 20, arguments, 2, 0, out, error);
}

/* The Euclidean distance of two vectors. */
static inline firesteel_status firesteel_fn_vector_l2_distance(const firesteel_column *left, const firesteel_column *right, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {left, right};
    return firesteel_fn("vector_l2_distance", 18, arguments, 2, 0, out, error);
}

/* The length of the vector, in a norm. May be NULL: degree. */
static inline firesteel_status firesteel_fn_vector_norm(const firesteel_column *vector, const firesteel_column *degree, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {vector, degree};
    return firesteel_fn("vector_norm", 11, arguments, 1 + (degree != NULL), 0, out, error);
}

/* The vector divided by its length, in a norm. May be NULL: degree. */
static inline firesteel_status firesteel_fn_vector_normalize(const firesteel_column *vector, const firesteel_column *degree, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {vector, degree};
    return firesteel_fn("vector_normalize", 16, arguments, 1 + (degree != NULL), 0, out, error);
}

/* The sum of the vectors of the group. */
static inline firesteel_status firesteel_fn_vector_sum(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("vector_sum", 10, arguments, 1, 0, out, error);
}

/* The version of the Spark that answers. */
static inline firesteel_status firesteel_fn_version(firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("version", 7, NULL, 0, 0, out, error);
}

/* The day of the week, from 0 for Monday. */
static inline firesteel_status firesteel_fn_weekday(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("weekday", 7, arguments, 1, 0, out, error);
}

/* The ISO week of the year. */
static inline firesteel_status firesteel_fn_weekofyear(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("weekofyear", 10, arguments, 1, 0, out, error);
}

/* Which of so many even buckets between two bounds the value falls into. */
static inline firesteel_status firesteel_fn_width_bucket(const firesteel_column *v, const firesteel_column *min, const firesteel_column *max, const firesteel_column *num_bucket, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {v, min, max, num_bucket};
    return firesteel_fn("width_bucket", 12, arguments, 4, 0, out, error);
}

/* The last moment of a window of time, which stands for it in a window over windows. */
static inline firesteel_status firesteel_fn_window_time(const firesteel_column *window_column, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {window_column};
    return firesteel_fn("window_time", 11, arguments, 1, 0, out, error);
}

/* The texts that an XPath expression finds in an XML text, as an array. */
static inline firesteel_status firesteel_fn_xpath(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath", 5, arguments, 2, 0, out, error);
}

/* Whether an XPath expression holds for an XML text. */
static inline firesteel_status firesteel_fn_xpath_boolean(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_boolean", 13, arguments, 2, 0, out, error);
}

/* The number that an XPath expression finds in an XML text, as a double. */
static inline firesteel_status firesteel_fn_xpath_double(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_double", 12, arguments, 2, 0, out, error);
}

/* The number that an XPath expression finds in an XML text, as a float. */
static inline firesteel_status firesteel_fn_xpath_float(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_float", 11, arguments, 2, 0, out, error);
}

/* The number that an XPath expression finds in an XML text, as an int. */
static inline firesteel_status firesteel_fn_xpath_int(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_int", 9, arguments, 2, 0, out, error);
}

/* The number that an XPath expression finds in an XML text, as a bigint. */
static inline firesteel_status firesteel_fn_xpath_long(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_long", 10, arguments, 2, 0, out, error);
}

/* The number that an XPath expression finds in an XML text, as a double. */
static inline firesteel_status firesteel_fn_xpath_number(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_number", 12, arguments, 2, 0, out, error);
}

/* The number that an XPath expression finds in an XML text, as a smallint. */
static inline firesteel_status firesteel_fn_xpath_short(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_short", 11, arguments, 2, 0, out, error);
}

/* The text that an XPath expression finds in an XML text. */
static inline firesteel_status firesteel_fn_xpath_string(const firesteel_column *xml, const firesteel_column *path, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {xml, path};
    return firesteel_fn("xpath_string", 12, arguments, 2, 0, out, error);
}

/* A hash of the values: xxHash of 64 bits. */
static inline firesteel_status firesteel_fn_xxhash64(const firesteel_column *const *arguments, size_t length, firesteel_column **out, firesteel_error **error) {
    return firesteel_fn("xxhash64", 8, arguments, length, 0, out, error);
}

/* The year. */
static inline firesteel_status firesteel_fn_year(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("year", 4, arguments, 1, 0, out, error);
}

/* For a partitioned table: the year of the value. */
static inline firesteel_status firesteel_fn_years(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("years", 5, arguments, 1, 0, out, error);
}

/* 0 where the number is NULL, else the number. */
static inline firesteel_status firesteel_fn_zeroifnull(const firesteel_column *col, firesteel_column **out, firesteel_error **error) {
    const firesteel_column *const arguments[] = {col};
    return firesteel_fn("zeroifnull", 10, arguments, 1, 0, out, error);
}

#ifdef __cplusplus
}
#endif

#endif
