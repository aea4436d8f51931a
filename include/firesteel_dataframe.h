/* Calls of DataFrames that are others in a few words: the names that PySpark has for them. They are static: the library
 * exports nothing for them. The rules of firesteel.h hold. */

#ifndef FIRESTEEL_DATAFRAME_H
#define FIRESTEEL_DATAFRAME_H

#include <stdio.h>

#include "firesteel.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Aggregates over all rows. */
static inline firesteel_status firesteel_dataframe_agg(const firesteel_dataframe *dataframe, const firesteel_column *const *aggregates, size_t aggregate_count, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_group_by_agg(dataframe, FIRESTEEL_GROUP_BY, NULL, 0, aggregates, aggregate_count, out, error);
}

/* A column added, or replaced when the name, which ends in NUL, is there. */
static inline firesteel_status firesteel_dataframe_with_column(const firesteel_dataframe *dataframe, const char *name, const firesteel_column *column, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_with_columns(dataframe, &name, &column, 1, out, error);
}

/* A column under another name; one that is not there is passed over, as in Spark. The names end in NUL. */
static inline firesteel_status firesteel_dataframe_with_column_renamed(const firesteel_dataframe *dataframe, const char *old_name, const char *new_name, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_with_columns_renamed(dataframe, &old_name, &new_name, 1, out, error);
}

/* The rows in order: NULLs first when ascending, last when descending. */
static inline firesteel_status firesteel_dataframe_order_by(const firesteel_dataframe *dataframe, const firesteel_column *const *columns, size_t column_count, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_sort(dataframe, columns, column_count, 0, out, error);
}

/* The rows of each partition in order. */
static inline firesteel_status firesteel_dataframe_sort_within_partitions(const firesteel_dataframe *dataframe, const firesteel_column *const *columns, size_t column_count, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_sort(dataframe, columns, column_count, FIRESTEEL_SORT_WITHIN_PARTITIONS, out, error);
}

/* Every row with every other. */
static inline firesteel_status firesteel_dataframe_cross_join(const firesteel_dataframe *left, const firesteel_dataframe *right, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_join(left, right, NULL, NULL, 0, "cross", -1, out, error);
}

/* The rows of both, columns matched by name; unless `allow_missing` is 0, one that a side lacks is NULL there. */
static inline firesteel_status firesteel_dataframe_union_by_name(const firesteel_dataframe *left, const firesteel_dataframe *right, int32_t allow_missing, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_set_operation(left, right, allow_missing ? FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING : FIRESTEEL_SET_UNION_BY_NAME, out, error);
}

/* The distinct rows that are in both. */
static inline firesteel_status firesteel_dataframe_intersect(const firesteel_dataframe *left, const firesteel_dataframe *right, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_set_operation(left, right, FIRESTEEL_SET_INTERSECT, out, error);
}

/* The rows that are in both, as often as in both. */
static inline firesteel_status firesteel_dataframe_intersect_all(const firesteel_dataframe *left, const firesteel_dataframe *right, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_set_operation(left, right, FIRESTEEL_SET_INTERSECT_ALL, out, error);
}

/* The distinct rows that are in the left only. */
static inline firesteel_status firesteel_dataframe_subtract(const firesteel_dataframe *left, const firesteel_dataframe *right, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_set_operation(left, right, FIRESTEEL_SET_EXCEPT, out, error);
}

/* The rows of the left, each taken away as often as it is in the right. */
static inline firesteel_status firesteel_dataframe_except_all(const firesteel_dataframe *left, const firesteel_dataframe *right, firesteel_dataframe **out, firesteel_error **error) {
    return firesteel_dataframe_set_operation(left, right, FIRESTEEL_SET_EXCEPT_ALL, out, error);
}

/* Keeps the rows once they are computed, in memory and on disk. */
static inline firesteel_status firesteel_dataframe_cache(const firesteel_dataframe *dataframe, firesteel_error **error) {
    return firesteel_dataframe_persist(dataframe, NULL, error);
}

/* A view of the session; a name that is taken is an error. */
static inline firesteel_status firesteel_dataframe_create_temp_view(const firesteel_dataframe *dataframe, const char *name, int64_t name_length, firesteel_error **error) {
    return firesteel_dataframe_create_view(dataframe, name, name_length, 0, error);
}

/* A view of the session; one of that name is replaced. */
static inline firesteel_status firesteel_dataframe_create_or_replace_temp_view(const firesteel_dataframe *dataframe, const char *name, int64_t name_length, firesteel_error **error) {
    return firesteel_dataframe_create_view(dataframe, name, name_length, FIRESTEEL_VIEW_REPLACE, error);
}

/* The old name of firesteel_dataframe_create_or_replace_temp_view. */
static inline firesteel_status firesteel_dataframe_register_temp_table(const firesteel_dataframe *dataframe, const char *name, int64_t name_length, firesteel_error **error) {
    return firesteel_dataframe_create_or_replace_temp_view(dataframe, name, name_length, error);
}

/* A view of all sessions, under `global_temp`; a name that is taken is an error. */
static inline firesteel_status firesteel_dataframe_create_global_temp_view(const firesteel_dataframe *dataframe, const char *name, int64_t name_length, firesteel_error **error) {
    return firesteel_dataframe_create_view(dataframe, name, name_length, FIRESTEEL_VIEW_GLOBAL, error);
}

/* A view of all sessions, under `global_temp`; one of that name is replaced. */
static inline firesteel_status firesteel_dataframe_create_or_replace_global_temp_view(const firesteel_dataframe *dataframe, const char *name, int64_t name_length, firesteel_error **error) {
    return firesteel_dataframe_create_view(dataframe, name, name_length, FIRESTEEL_VIEW_REPLACE | FIRESTEEL_VIEW_GLOBAL, error);
}

/* The first rows, as an Arrow stream. */
static inline firesteel_status firesteel_dataframe_take(const firesteel_dataframe *dataframe, int32_t rows, struct ArrowArrayStream *out, firesteel_error **error) {
    firesteel_dataframe *few = NULL;
    firesteel_status status = firesteel_dataframe_limit(dataframe, rows, &few, error);
    if (status == FIRESTEEL_OK) status = firesteel_dataframe_collect_stream(few, out, error);
    firesteel_dataframe_free(few);
    return status;
}

/* The same as firesteel_dataframe_take. */
static inline firesteel_status firesteel_dataframe_head(const firesteel_dataframe *dataframe, int32_t rows, struct ArrowArrayStream *out, firesteel_error **error) {
    return firesteel_dataframe_take(dataframe, rows, out, error);
}

/* The first row, as an Arrow stream of one row; of none when there is none. */
static inline firesteel_status firesteel_dataframe_first(const firesteel_dataframe *dataframe, struct ArrowArrayStream *out, firesteel_error **error) {
    return firesteel_dataframe_take(dataframe, 1, out, error);
}

static inline void firesteel_dataframe_print_buffer(firesteel_buffer *buffer) {
    fwrite(buffer->data, 1, buffer->length, stdout);
    putchar('\n');
    buffer->release(buffer);
}

/* Prints the first rows as a table; the arguments are those of firesteel_dataframe_show_string. */
static inline firesteel_status firesteel_dataframe_show(const firesteel_dataframe *dataframe, int32_t rows, int32_t truncate, int32_t vertical, firesteel_error **error) {
    firesteel_buffer table = {sizeof(firesteel_buffer), NULL, 0, NULL, NULL};
    firesteel_status status = firesteel_dataframe_show_string(dataframe, rows, truncate, vertical, &table, error);
    if (status == FIRESTEEL_OK) firesteel_dataframe_print_buffer(&table);
    return status;
}

/* Prints the schema as a tree, at most `level` deep; -1 is all of it. */
static inline firesteel_status firesteel_dataframe_print_schema(const firesteel_dataframe *dataframe, int32_t level, firesteel_error **error) {
    firesteel_buffer tree = {sizeof(firesteel_buffer), NULL, 0, NULL, NULL};
    firesteel_status status = firesteel_dataframe_tree_string(dataframe, level, &tree, error);
    if (status == FIRESTEEL_OK) firesteel_dataframe_print_buffer(&tree);
    return status;
}

/* Makes a DataFrame of another; `user_data` is the caller's. */
typedef firesteel_status (*firesteel_transformation)(const firesteel_dataframe *dataframe, void *user_data, firesteel_dataframe **out, firesteel_error **error);

/* What `transformation` makes of the DataFrame. */
static inline firesteel_status firesteel_dataframe_transform(const firesteel_dataframe *dataframe, firesteel_transformation transformation, void *user_data, firesteel_dataframe **out, firesteel_error **error) {
    return transformation(dataframe, user_data, out, error);
}

#ifdef __cplusplus
}
#endif

#endif
