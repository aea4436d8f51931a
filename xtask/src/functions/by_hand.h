
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
