/*
 * Firesteel: the Spark DataFrame API for C.
 *
 * The rules of this header:
 *
 * 1. A call that can fail returns a firesteel_status (0 is success) and takes `firesteel_error **error` last, which may
 *    be NULL. An error is set only on failure, and freed with firesteel_error_free. Out parameters are written only on
 *    success.
 * 2. Handles are opaque, counted, and safe to use from any thread. `_ref` adds an owner, `_free` takes one away, and NULL
 *    is fine for both. Children keep their parents alive. No call consumes a handle.
 * 3. `const char *text, int64_t text_length` is UTF-8; a length of -1 says that it ends in NUL. A `const char *` that is
 *    returned belongs to its handle.
 * 4. Arrow structures passed in are moved on every path, also on error: their `release` is NULL afterwards. Those passed
 *    out belong to the caller.
 * 5. Structures of this header start with `uint32_t struct_size`, which the caller sets. None is passed by value.
 * 6. Enumerations are int32_t and macros. Numbers are never used again; a receiver accepts unknown ones.
 * 7. The library calls nothing of the caller's except the functions inside Arrow structures, from any of its threads.
 * 8. No panic leaves the library: FIRESTEEL_PANIC is returned, that operation is lost, the session goes on.
 *
 * Written by cbindgen from ffi/src; `FIRESTEEL_BLESS=1 cargo test -p firesteel-ffi` writes it anew.
 */
#ifndef FIRESTEEL_H
#define FIRESTEEL_H
#include <stddef.h>
#include <stdint.h>
#include "arrow_c_abi.h"

/* The version this header belongs to; compare with firesteel_abi_version(). */
#define FIRESTEEL_VERSION "0.1.0"
#define FIRESTEEL_ABI_MAJOR 0
#define FIRESTEEL_ABI_MINOR 1
#define FIRESTEEL_API_AT_LEAST(major, minor) \
    (FIRESTEEL_ABI_MAJOR > (major) || (FIRESTEEL_ABI_MAJOR == (major) && FIRESTEEL_ABI_MINOR >= (minor)))

#if defined(__GNUC__)
#define FIRESTEEL_MUST_USE __attribute__((warn_unused_result))
#else
#define FIRESTEEL_MUST_USE
#endif

/* For firesteel_column_over: the first and the last row of the partition. */
#define FIRESTEEL_UNBOUNDED_PRECEDING INT64_MIN
#define FIRESTEEL_UNBOUNDED_FOLLOWING INT64_MAX
typedef int32_t firesteel_status;
#define FIRESTEEL_OK 0
#define FIRESTEEL_ANALYSIS 1
#define FIRESTEEL_PARSE 2
#define FIRESTEEL_ARITHMETIC 3
#define FIRESTEEL_NUMBER_FORMAT 4
#define FIRESTEEL_DATE_TIME 5
#define FIRESTEEL_ARRAY_INDEX 6
#define FIRESTEEL_ILLEGAL_ARGUMENT 7
#define FIRESTEEL_UNSUPPORTED 8
#define FIRESTEEL_STREAMING_QUERY 9
#define FIRESTEEL_QUERY_EXECUTION 10
#define FIRESTEEL_PYTHON 11
#define FIRESTEEL_UPGRADE 12
#define FIRESTEEL_RUNTIME 13
#define FIRESTEEL_CANCELLED 14
#define FIRESTEEL_CONNECTION 15
#define FIRESTEEL_INTERNAL 16
#define FIRESTEEL_PANIC 17
#define FIRESTEEL_TIMEOUT 18
#define FIRESTEEL_INVALID_HANDLE 19
#define FIRESTEEL_ERROR_MESSAGE 1
#define FIRESTEEL_ERROR_CONDITION 2
#define FIRESTEEL_ERROR_SQLSTATE 3
#define FIRESTEEL_ERROR_OPERATION_ID 4
#define FIRESTEEL_ERROR_STACK_TRACE 5
#define FIRESTEEL_ERROR_CAUSE 6
#define FIRESTEEL_ERROR_TEXT 7
typedef struct firesteel_error firesteel_error;
typedef struct firesteel_options firesteel_options;
typedef struct firesteel_session firesteel_session;
#define FIRESTEEL_FN_DISTINCT 1
#define FIRESTEEL_FN_QUALIFIED 2
#define FIRESTEEL_CAST_TRY 1
#define FIRESTEEL_SORT_DESCENDING 1
#define FIRESTEEL_SORT_NULLS_FIRST 2
#define FIRESTEEL_SORT_NULLS_LAST 4
#define FIRESTEEL_FRAME_DEFAULT 0
#define FIRESTEEL_FRAME_ROWS 1
#define FIRESTEEL_FRAME_RANGE 2
typedef struct firesteel_column firesteel_column;
#define FIRESTEEL_EXPLAIN_SIMPLE 1
#define FIRESTEEL_EXPLAIN_EXTENDED 2
#define FIRESTEEL_EXPLAIN_CODEGEN 3
#define FIRESTEEL_EXPLAIN_COST 4
#define FIRESTEEL_EXPLAIN_FORMATTED 5
#define FIRESTEEL_VIEW_REPLACE 1
#define FIRESTEEL_VIEW_GLOBAL 2
#define FIRESTEEL_GROUP_BY 0
#define FIRESTEEL_GROUP_ROLLUP 1
#define FIRESTEEL_GROUP_CUBE 2
#define FIRESTEEL_SET_UNION 0
#define FIRESTEEL_SET_UNION_BY_NAME 1
#define FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING 2
#define FIRESTEEL_SET_INTERSECT 3
#define FIRESTEEL_SET_INTERSECT_ALL 4
#define FIRESTEEL_SET_EXCEPT 5
#define FIRESTEEL_SET_EXCEPT_ALL 6
#define FIRESTEEL_SORT_WITHIN_PARTITIONS 1
typedef struct firesteel_dataframe firesteel_dataframe;
#define FIRESTEEL_STATE_RUNNING 0
#define FIRESTEEL_STATE_DONE 1
typedef struct firesteel_operation firesteel_operation;
#define FIRESTEEL_OBJECT_SESSION 0
#define FIRESTEEL_OBJECT_DATAFRAME 1
#define FIRESTEEL_OBJECT_COLUMN 2
#define FIRESTEEL_OBJECT_OPERATION 3
#define FIRESTEEL_OBJECT_ERROR 4
#define FIRESTEEL_OBJECT_OPTIONS 5
#define FIRESTEEL_OBJECT_BUFFER 6
typedef struct firesteel_query_context {
    uint32_t struct_size;
    int32_t is_sql;
    int32_t start_index;
    int32_t stop_index;
    const char *object_type;
    const char *object_name;
    const char *fragment;
    const char *call_site;
    const char *summary;
} firesteel_query_context;
typedef struct firesteel_buffer {
    uint32_t struct_size;
    const uint8_t *data;
    size_t length;
    void (*release)(struct firesteel_buffer*);
    void *private_data;
} firesteel_buffer;
typedef struct firesteel_progress {
    uint32_t struct_size;
    int32_t state;
    int64_t tasks_total;
    int64_t tasks_done;
    int64_t bytes_read;
    int64_t rows;
} firesteel_progress;
#ifdef __cplusplus
extern "C" {
#endif
uint32_t firesteel_abi_version(void);
const char *firesteel_build_info(void);
int32_t firesteel_has_feature(const char *name, int64_t name_length);
struct firesteel_error *firesteel_error_ref(const struct firesteel_error *handle);
void firesteel_error_free(struct firesteel_error *handle);
firesteel_status firesteel_error_status(const struct firesteel_error *error);
int32_t firesteel_error_grpc_code(const struct firesteel_error *error);
int32_t firesteel_error_get(const struct firesteel_error *error, int32_t field, const char **out, size_t *length);
size_t firesteel_error_parameter_count(const struct firesteel_error *error);
int32_t firesteel_error_parameter(const struct firesteel_error *error, size_t index, const char **name, const char **value);
size_t firesteel_error_context_count(const struct firesteel_error *error);
int32_t firesteel_error_context(const struct firesteel_error *error, size_t index, struct firesteel_query_context *out);
struct firesteel_error *firesteel_error_from_stream(const struct ArrowArrayStream *stream);
firesteel_status firesteel_options_set(struct firesteel_options **options, const char *key, int64_t key_length, const char *value, int64_t value_length, struct firesteel_error **error);
struct firesteel_options *firesteel_options_ref(const struct firesteel_options *handle);
void firesteel_options_free(struct firesteel_options *handle);
firesteel_status firesteel_session_open(const char *url, int64_t url_length, const struct firesteel_options *options, struct firesteel_session **out, struct firesteel_error **error);
struct firesteel_session *firesteel_session_ref(const struct firesteel_session *handle);
void firesteel_session_free(struct firesteel_session *handle);
const char *firesteel_session_id(const struct firesteel_session *session);
firesteel_status firesteel_session_sql(const struct firesteel_session *session, const char *sql, int64_t sql_length, const struct firesteel_column *const *arguments, size_t argument_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_sql_named(const struct firesteel_session *session, const char *sql, int64_t sql_length, const char *const *names, const struct firesteel_column *const *arguments, size_t argument_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_table(const struct firesteel_session *session, const char *name, int64_t name_length, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_range(const struct firesteel_session *session, int64_t start, int64_t end, int64_t step, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_read(const struct firesteel_session *session, const char *format, int64_t format_length, const char *const *paths, size_t path_count, const char *schema, int64_t schema_length, const struct firesteel_options *options, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_from_arrow(const struct firesteel_session *session, struct ArrowArrayStream *stream, const char *schema, int64_t schema_length, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_register(const struct firesteel_session *session, const char *name, int64_t name_length, struct ArrowArrayStream *stream, struct firesteel_error **error);
firesteel_status firesteel_session_from_plan(const struct firesteel_session *session, const uint8_t *plan, size_t plan_length, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_session_conf_get(const struct firesteel_session *session, const char *key, int64_t key_length, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_session_conf_set(const struct firesteel_session *session, const char *key, int64_t key_length, const char *value, int64_t value_length, struct firesteel_error **error);
firesteel_status firesteel_session_conf_unset(const struct firesteel_session *session, const char *key, int64_t key_length, struct firesteel_error **error);
firesteel_status firesteel_session_version(const struct firesteel_session *session, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_session_add_tag(const struct firesteel_session *session, const char *tag, int64_t tag_length, struct firesteel_error **error);
firesteel_status firesteel_session_remove_tag(const struct firesteel_session *session, const char *tag, int64_t tag_length, struct firesteel_error **error);
firesteel_status firesteel_session_interrupt_all(const struct firesteel_session *session, int64_t *count, struct firesteel_error **error);
firesteel_status firesteel_session_interrupt_tag(const struct firesteel_session *session, const char *tag, int64_t tag_length, int64_t *count, struct firesteel_error **error);
firesteel_status firesteel_session_interrupt_operation(const struct firesteel_session *session, const char *id, int64_t id_length, int64_t *count, struct firesteel_error **error);
firesteel_status firesteel_session_stop(const struct firesteel_session *session, struct firesteel_error **error);
firesteel_status firesteel_col(const char *name, int64_t name_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_expr(const char *sql, int64_t sql_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_fn(const char *name, int64_t name_length, const struct firesteel_column *const *arguments, size_t argument_count, uint32_t flags, struct firesteel_column **out, struct firesteel_error **error);
struct firesteel_column *firesteel_column_ref(const struct firesteel_column *handle);
void firesteel_column_free(struct firesteel_column *handle);
firesteel_status firesteel_column_alias(const struct firesteel_column *column, const char *name, int64_t name_length, const char *metadata, int64_t metadata_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_aliases(const struct firesteel_column *column, const char *const *names, size_t name_count, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_cast(const struct firesteel_column *column, const char *data_type, int64_t data_type_length, uint32_t flags, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_sort(const struct firesteel_column *column, uint32_t flags, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_over(const struct firesteel_column *column, const struct firesteel_column *const *partition, size_t partition_count, const struct firesteel_column *const *order, size_t order_count, int32_t frame, int64_t lower, int64_t upper, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_extract(const struct firesteel_column *column, const struct firesteel_column *key, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_with_field(const struct firesteel_column *column, const char *name, int64_t name_length, const struct firesteel_column *value, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_column_text(const struct firesteel_column *column, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_lit(struct ArrowSchema *data_type, struct ArrowArray *value, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_bool(int32_t value, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_i32(int32_t value, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_i64(int64_t value, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_f64(double value, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_str(const char *value, int64_t value_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_binary(const uint8_t *value, size_t value_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_decimal(const char *value, int64_t value_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_date(int32_t days, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_lit_timestamp(int64_t microseconds, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_schema(const struct firesteel_dataframe *dataframe, struct ArrowSchema *out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_tree_string(const struct firesteel_dataframe *dataframe, int32_t level, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_explain(const struct firesteel_dataframe *dataframe, int32_t mode, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_show_string(const struct firesteel_dataframe *dataframe, int32_t rows, int32_t truncate, int32_t vertical, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_count(const struct firesteel_dataframe *dataframe, int64_t *out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_create_view(const struct firesteel_dataframe *dataframe, const char *name, int64_t name_length, uint32_t flags, struct firesteel_error **error);
firesteel_status firesteel_dataframe_execute(const struct firesteel_dataframe *dataframe, const struct firesteel_options *options, struct firesteel_operation **out, struct firesteel_error **error);
struct firesteel_dataframe *firesteel_dataframe_ref(const struct firesteel_dataframe *handle);
void firesteel_dataframe_free(struct firesteel_dataframe *handle);
firesteel_status firesteel_dataframe_col(const struct firesteel_dataframe *dataframe, const char *name, int64_t name_length, struct firesteel_column **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_select(const struct firesteel_dataframe *dataframe, const struct firesteel_column *const *columns, size_t column_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_filter(const struct firesteel_dataframe *dataframe, const struct firesteel_column *condition, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_with_columns(const struct firesteel_dataframe *dataframe, const char *const *names, const struct firesteel_column *const *columns, size_t column_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_with_columns_renamed(const struct firesteel_dataframe *dataframe, const char *const *old_names, const char *const *new_names, size_t name_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_to_df(const struct firesteel_dataframe *dataframe, const char *const *names, size_t name_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_drop(const struct firesteel_dataframe *dataframe, const struct firesteel_column *const *columns, size_t column_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_join(const struct firesteel_dataframe *left, const struct firesteel_dataframe *right, const struct firesteel_column *condition, const char *const *using_names, size_t using_count, const char *join_type, int64_t join_type_length, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_group_by_agg(const struct firesteel_dataframe *dataframe, int32_t kind, const struct firesteel_column *const *grouping, size_t grouping_count, const struct firesteel_column *const *aggregates, size_t aggregate_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_sort(const struct firesteel_dataframe *dataframe, const struct firesteel_column *const *columns, size_t column_count, uint32_t flags, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_limit(const struct firesteel_dataframe *dataframe, int32_t rows, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_offset(const struct firesteel_dataframe *dataframe, int32_t rows, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_tail(const struct firesteel_dataframe *dataframe, int32_t rows, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_set_operation(const struct firesteel_dataframe *left, const struct firesteel_dataframe *right, int32_t operation, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_union(const struct firesteel_dataframe *left, const struct firesteel_dataframe *right, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_distinct(const struct firesteel_dataframe *dataframe, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_drop_duplicates(const struct firesteel_dataframe *dataframe, const char *const *names, size_t name_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_alias(const struct firesteel_dataframe *dataframe, const char *name, int64_t name_length, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_repartition(const struct firesteel_dataframe *dataframe, int32_t partitions, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_hint(const struct firesteel_dataframe *dataframe, const char *name, int64_t name_length, const struct firesteel_column *const *parameters, size_t parameter_count, struct firesteel_dataframe **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_to_plan(const struct firesteel_dataframe *dataframe, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_write_start(const struct firesteel_dataframe *dataframe, const char *format, int64_t format_length, const char *path, int64_t path_length, const char *mode, int64_t mode_length, const char *const *partition_names, size_t partition_count, const struct firesteel_options *options, struct firesteel_operation **out, struct firesteel_error **error);
firesteel_status firesteel_dataframe_write(const struct firesteel_dataframe *dataframe, const char *format, int64_t format_length, const char *path, int64_t path_length, const char *mode, int64_t mode_length, const char *const *partition_names, size_t partition_count, const struct firesteel_options *options, struct firesteel_error **error);
firesteel_status firesteel_dataframe_save_as_table(const struct firesteel_dataframe *dataframe, const char *format, int64_t format_length, const char *name, int64_t name_length, const char *mode, int64_t mode_length, const char *const *partition_names, size_t partition_count, const struct firesteel_options *options, struct firesteel_error **error);
struct firesteel_operation *firesteel_operation_ref(const struct firesteel_operation *handle);
void firesteel_operation_free(struct firesteel_operation *handle);
const char *firesteel_operation_id(const struct firesteel_operation *operation);
firesteel_status firesteel_operation_wait(const struct firesteel_operation *operation, int64_t timeout_milliseconds, struct firesteel_error **error);
firesteel_status firesteel_operation_stream(const struct firesteel_operation *operation, struct ArrowArrayStream *out, struct firesteel_error **error);
firesteel_status firesteel_operation_next_ipc(const struct firesteel_operation *operation, struct firesteel_buffer *out, struct firesteel_error **error);
firesteel_status firesteel_operation_cancel(const struct firesteel_operation *operation, struct firesteel_error **error);
firesteel_status firesteel_operation_progress(const struct firesteel_operation *operation, struct firesteel_progress *out, struct firesteel_error **error);
int64_t firesteel_debug_live_count(int32_t object);
firesteel_status firesteel_debug_panic(struct firesteel_error **error);
#ifdef __cplusplus
}
#endif
#endif
