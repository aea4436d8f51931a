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
 * 7. The library calls nothing of the caller's except the functions inside Arrow structures and progress handlers, from any
 *    of its threads.
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

/* Ends of a window's frame: the first and the last row of the partition, and the current row. */
#define FIRESTEEL_WINDOW_UNBOUNDED_PRECEDING INT64_MIN
#define FIRESTEEL_WINDOW_UNBOUNDED_FOLLOWING INT64_MAX
#define FIRESTEEL_WINDOW_CURRENT_ROW INT64_C(0)

/**
 * Success.
 */
#define FIRESTEEL_OK 0

/**
 * The plan cannot be resolved.
 */
#define FIRESTEEL_ANALYSIS 1

/**
 * The SQL text cannot be parsed.
 */
#define FIRESTEEL_PARSE 2

/**
 * Overflow or division by zero.
 */
#define FIRESTEEL_ARITHMETIC 3

/**
 * A text that is not a number.
 */
#define FIRESTEEL_NUMBER_FORMAT 4

/**
 * A text that is not a date or a time.
 */
#define FIRESTEEL_DATE_TIME 5

/**
 * An index outside an array.
 */
#define FIRESTEEL_ARRAY_INDEX 6

/**
 * An argument that cannot be used.
 */
#define FIRESTEEL_ILLEGAL_ARGUMENT 7

/**
 * Something that is known and not offered.
 */
#define FIRESTEEL_UNSUPPORTED 8

/**
 * A streaming query failed.
 */
#define FIRESTEEL_STREAMING_QUERY 9

/**
 * A query failed while it ran.
 */
#define FIRESTEEL_QUERY_EXECUTION 10

/**
 * Python code inside the query failed.
 */
#define FIRESTEEL_PYTHON 11

/**
 * Something that behaves otherwise since an upgrade of Spark.
 */
#define FIRESTEEL_UPGRADE 12

/**
 * Any other failure while rows were made.
 */
#define FIRESTEEL_RUNTIME 13

/**
 * The operation was cancelled.
 */
#define FIRESTEEL_CANCELLED 14

/**
 * The server cannot be reached, refuses, or has forgotten the session.
 */
#define FIRESTEEL_CONNECTION 15

/**
 * A defect, the library's or the server's.
 */
#define FIRESTEEL_INTERNAL 16

/**
 * A panic was caught at the border. The operation is lost, the session goes on.
 */
#define FIRESTEEL_PANIC 17

/**
 * The time was over. No error is set, and nothing has ended.
 */
#define FIRESTEEL_TIMEOUT 18

/**
 * A handle is NULL.
 */
#define FIRESTEEL_INVALID_HANDLE 19

/**
 * The message without condition, SQLSTATE and context.
 */
#define FIRESTEEL_ERROR_MESSAGE 1

/**
 * Spark's error class, such as `DIVIDE_BY_ZERO`, or one of Firesteel's own, which start with `FIRESTEEL_`.
 */
#define FIRESTEEL_ERROR_CONDITION 2

/**
 * The five characters of the SQLSTATE.
 */
#define FIRESTEEL_ERROR_SQLSTATE 3

/**
 * The UUID of the operation that failed.
 */
#define FIRESTEEL_ERROR_OPERATION_ID 4

/**
 * The server's stack trace.
 */
#define FIRESTEEL_ERROR_STACK_TRACE 5

/**
 * What caused the error, nearest first, a line each.
 */
#define FIRESTEEL_ERROR_CAUSE 6

/**
 * The whole text, as Spark prints it: `[CONDITION] message SQLSTATE: 00000`, and the places it points to.
 */
#define FIRESTEEL_ERROR_TEXT 7

/**
 * For `firesteel_session_add_artifacts`: classes for the JVM, a `.jar`.
 */
#define FIRESTEEL_ARTIFACT_JAR 0

/**
 * For `firesteel_session_add_artifacts`: code for Python, `.py`, `.zip`, `.egg` or `.jar`.
 */
#define FIRESTEEL_ARTIFACT_PYFILE 1

/**
 * For `firesteel_session_add_artifacts`: an archive to unpack, `.zip`, `.jar`, `.tar.gz`, `.tgz` or `.tar`.
 */
#define FIRESTEEL_ARTIFACT_ARCHIVE 2

/**
 * For `firesteel_session_add_artifacts`: any file.
 */
#define FIRESTEEL_ARTIFACT_FILE 3

/**
 * For `firesteel_fn`: over distinct arguments, as `count(DISTINCT x)`.
 */
#define FIRESTEEL_FN_DISTINCT 1

/**
 * For `firesteel_fn`: the name is SQL's, may be qualified (`catalog.schema.name`), and may be a user's function.
 */
#define FIRESTEEL_FN_QUALIFIED 2

/**
 * For `firesteel_column_cast`: what does not fit becomes NULL instead of raising.
 */
#define FIRESTEEL_CAST_TRY 1

/**
 * For `firesteel_column_sort`: from the largest down.
 */
#define FIRESTEEL_SORT_DESCENDING 1

/**
 * For `firesteel_column_sort`: NULLs first, whatever the direction.
 */
#define FIRESTEEL_SORT_NULLS_FIRST 2

/**
 * For `firesteel_column_sort`: NULLs last, whatever the direction.
 */
#define FIRESTEEL_SORT_NULLS_LAST 4

/**
 * For `firesteel_column_over`: Spark's default frame.
 */
#define FIRESTEEL_FRAME_DEFAULT 0

/**
 * For `firesteel_column_over`: bounds count rows.
 */
#define FIRESTEEL_FRAME_ROWS 1

/**
 * For `firesteel_column_over`: bounds are distances in the order's value.
 */
#define FIRESTEEL_FRAME_RANGE 2

/**
 * For `firesteel_dataframe_explain`: the physical plan.
 */
#define FIRESTEEL_EXPLAIN_SIMPLE 1

/**
 * For `firesteel_dataframe_explain`: all plans.
 */
#define FIRESTEEL_EXPLAIN_EXTENDED 2

/**
 * For `firesteel_dataframe_explain`: the generated code, where there is some.
 */
#define FIRESTEEL_EXPLAIN_CODEGEN 3

/**
 * For `firesteel_dataframe_explain`: the plan with its statistics.
 */
#define FIRESTEEL_EXPLAIN_COST 4

/**
 * For `firesteel_dataframe_explain`: an outline, then the details of each node.
 */
#define FIRESTEEL_EXPLAIN_FORMATTED 5

/**
 * For `firesteel_dataframe_create_view`: a view of that name is replaced.
 */
#define FIRESTEEL_VIEW_REPLACE 1

/**
 * For `firesteel_dataframe_create_view`: a view of all sessions, under `global_temp`.
 */
#define FIRESTEEL_VIEW_GLOBAL 2

/**
 * For `firesteel_dataframe_group_by_agg`: groups by the columns.
 */
#define FIRESTEEL_GROUP_BY 0

/**
 * For `firesteel_dataframe_group_by_agg`: by the columns, by all but the last of them, and so on to none.
 */
#define FIRESTEEL_GROUP_ROLLUP 1

/**
 * For `firesteel_dataframe_group_by_agg`: by each subset of the columns.
 */
#define FIRESTEEL_GROUP_CUBE 2

/**
 * For `firesteel_dataframe_set_operation`: the rows of both, repeated rows kept.
 */
#define FIRESTEEL_SET_UNION 0

/**
 * For `firesteel_dataframe_set_operation`: columns matched by name.
 */
#define FIRESTEEL_SET_UNION_BY_NAME 1

/**
 * For `firesteel_dataframe_set_operation`: columns matched by name, one that a side lacks is NULL there.
 */
#define FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING 2

/**
 * For `firesteel_dataframe_set_operation`: the distinct rows that are in both.
 */
#define FIRESTEEL_SET_INTERSECT 3

/**
 * For `firesteel_dataframe_set_operation`: the rows that are in both, as often as in both.
 */
#define FIRESTEEL_SET_INTERSECT_ALL 4

/**
 * For `firesteel_dataframe_set_operation`: the distinct rows that are in the left only.
 */
#define FIRESTEEL_SET_EXCEPT 5

/**
 * For `firesteel_dataframe_set_operation`: the rows of the left, each taken away as often as it is in the right.
 */
#define FIRESTEEL_SET_EXCEPT_ALL 6

/**
 * For `firesteel_dataframe_sort`: each partition by itself.
 */
#define FIRESTEEL_SORT_WITHIN_PARTITIONS 1

/**
 * For `firesteel_merge_when`: rows of the table that a row of the DataFrame fits.
 */
#define FIRESTEEL_MERGE_MATCHED 1

/**
 * For `firesteel_merge_when`: rows of the DataFrame that fit no row of the table.
 */
#define FIRESTEEL_MERGE_NOT_MATCHED 2

/**
 * For `firesteel_merge_when`: rows of the table that no row of the DataFrame fits.
 */
#define FIRESTEEL_MERGE_NOT_MATCHED_BY_SOURCE 3

/**
 * For `firesteel_merge_when`: the row of the table is deleted.
 */
#define FIRESTEEL_MERGE_DELETE 1

/**
 * For `firesteel_merge_when`: a row is added with the values that are assigned.
 */
#define FIRESTEEL_MERGE_INSERT 2

/**
 * For `firesteel_merge_when`: a row is added with the values of the DataFrame, by name.
 */
#define FIRESTEEL_MERGE_INSERT_ALL 3

/**
 * For `firesteel_merge_when`: columns of the table get the values that are assigned.
 */
#define FIRESTEEL_MERGE_UPDATE 4

/**
 * For `firesteel_merge_when`: all columns of the table get the values of the DataFrame, by name.
 */
#define FIRESTEEL_MERGE_UPDATE_ALL 5

/**
 * For `firesteel_writer_v2_write`: makes the table, which must not be there.
 */
#define FIRESTEEL_WRITE_CREATE 1

/**
 * For `firesteel_writer_v2_write`: replaces the table, schema and all; it must be there.
 */
#define FIRESTEEL_WRITE_REPLACE 2

/**
 * For `firesteel_writer_v2_write`: makes the table, or replaces it.
 */
#define FIRESTEEL_WRITE_CREATE_OR_REPLACE 3

/**
 * For `firesteel_writer_v2_write`: adds rows, columns matched by name.
 */
#define FIRESTEEL_WRITE_APPEND 4

/**
 * For `firesteel_writer_v2_write`: replaces the rows for which the condition holds.
 */
#define FIRESTEEL_WRITE_OVERWRITE 5

/**
 * For `firesteel_writer_v2_write`: replaces the partitions that the DataFrame has rows for.
 */
#define FIRESTEEL_WRITE_OVERWRITE_PARTITIONS 6

/**
 * For `firesteel_stream_writer_trigger`: looks for rows every so often (`10 seconds`).
 */
#define FIRESTEEL_TRIGGER_PROCESSING_TIME 1

/**
 * For `firesteel_stream_writer_trigger`: once, for all that is there, in as many batches as it takes.
 */
#define FIRESTEEL_TRIGGER_AVAILABLE_NOW 2

/**
 * For `firesteel_stream_writer_trigger`: once, in one batch.
 */
#define FIRESTEEL_TRIGGER_ONCE 3

/**
 * For `firesteel_stream_writer_trigger`: a row at a time, with a checkpoint every so often.
 */
#define FIRESTEEL_TRIGGER_CONTINUOUS 4

/**
 * For `firesteel_stream_writer_trigger`: as soon as rows come, in batches of so long.
 */
#define FIRESTEEL_TRIGGER_REAL_TIME 5

/**
 * For `firesteel_listener_next`: the listener has ended.
 */
#define FIRESTEEL_EVENT_END 0

/**
 * For `firesteel_listener_next`: a query was started by this session.
 */
#define FIRESTEEL_EVENT_STARTED 1

/**
 * For `firesteel_listener_next`: a batch was written.
 */
#define FIRESTEEL_EVENT_PROGRESS 2

/**
 * For `firesteel_listener_next`: a query waits for rows.
 */
#define FIRESTEEL_EVENT_IDLE 3

/**
 * For `firesteel_listener_next`: a query has ended, well or not.
 */
#define FIRESTEEL_EVENT_TERMINATED 4

/**
 * The operation runs.
 */
#define FIRESTEEL_STATE_RUNNING 0

/**
 * The operation has ended, well or not.
 */
#define FIRESTEEL_STATE_DONE 1

#define FIRESTEEL_OBJECT_SESSION 0

#define FIRESTEEL_OBJECT_DATAFRAME 1

#define FIRESTEEL_OBJECT_COLUMN 2

#define FIRESTEEL_OBJECT_OPERATION 3

#define FIRESTEEL_OBJECT_ERROR 4

#define FIRESTEEL_OBJECT_OPTIONS 5

#define FIRESTEEL_OBJECT_BUFFER 6

/**
 * An expression. Immutable.
 */
typedef struct firesteel_column firesteel_column;

/**
 * A relation and the session it runs in. Immutable.
 */
typedef struct firesteel_dataframe firesteel_dataframe;

/**
 * What went wrong. Immutable.
 */
typedef struct firesteel_error firesteel_error;

/**
 * A DataFrame's rows in groups. Immutable.
 */
typedef struct firesteel_grouped firesteel_grouped;

/**
 * What happens to the streaming queries of a session. Any thread may use it; one at a time takes events.
 */
typedef struct firesteel_listener firesteel_listener;

/**
 * A merge in the making.
 */
typedef struct firesteel_merge firesteel_merge;

/**
 * The metrics of one DataFrame.
 */
typedef struct firesteel_observation firesteel_observation;

/**
 * A running plan. Any thread may use it; one at a time takes rows.
 */
typedef struct firesteel_operation firesteel_operation;

/**
 * Keys and values.
 */
typedef struct firesteel_options firesteel_options;

/**
 * A streaming query. It goes on when its handles are gone.
 */
typedef struct firesteel_query firesteel_query;

/**
 * How to read. Setters change it; what was read with it before stays as it was.
 */
typedef struct firesteel_reader firesteel_reader;

/**
 * A session. Any thread may use it.
 */
typedef struct firesteel_session firesteel_session;

/**
 * How to write a streaming DataFrame. Setters change it.
 */
typedef struct firesteel_stream_writer firesteel_stream_writer;

/**
 * Partition, order and frame of a window. Immutable.
 */
typedef struct firesteel_window_spec firesteel_window_spec;

/**
 * How to write a DataFrame. Setters change it.
 */
typedef struct firesteel_writer firesteel_writer;

/**
 * How to write a DataFrame to a table of a catalog. Setters change it.
 */
typedef struct firesteel_writer_v2 firesteel_writer_v2;

/**
 * 0 is success; every other number is a `FIRESTEEL_…` status. New ones may come.
 */
typedef int32_t firesteel_status;

/**
 * A place in SQL text or in a program that an error points to. Its texts end in NUL and belong to the error.
 */
typedef struct firesteel_query_context {
    /**
     * Set by the caller to `sizeof(firesteel_query_context)`.
     */
    uint32_t struct_size;
    /**
     * 1 for a place in SQL text, 0 for a DataFrame call.
     */
    int32_t is_sql;
    /**
     * Zero-based offset of the first character; -1 when unknown.
     */
    int32_t start_index;
    /**
     * Zero-based offset of the last character; -1 when unknown.
     */
    int32_t stop_index;
    const char *object_type;
    const char *object_name;
    /**
     * The text pointed to.
     */
    const char *fragment;
    const char *call_site;
    const char *summary;
} firesteel_query_context;

/**
 * Bytes that belong to the caller until it calls `release`, which may be called once. Text is UTF-8, and a NUL that
 * `length` does not count follows it.
 */
typedef struct firesteel_buffer {
    /**
     * Set by the caller to `sizeof(firesteel_buffer)`.
     */
    uint32_t struct_size;
    const uint8_t *data;
    size_t length;
    void (*release)(struct firesteel_buffer*);
    void *private_data;
} firesteel_buffer;

/**
 * Where rows are kept. Spark's `StorageLevel`; what is no number is 0 or 1.
 */
typedef struct firesteel_storage_level {
    /**
     * Set by the caller to `sizeof(firesteel_storage_level)`.
     */
    uint32_t struct_size;
    int32_t use_disk;
    int32_t use_memory;
    int32_t use_off_heap;
    int32_t deserialized;
    /**
     * How many copies there are.
     */
    int32_t replication;
} firesteel_storage_level;

/**
 * Texts that belong to the caller until it calls `release`, which may be called once. Each is UTF-8 and ends in NUL.
 */
typedef struct firesteel_texts {
    /**
     * Set by the caller to `sizeof(firesteel_texts)`.
     */
    uint32_t struct_size;
    const char *const *texts;
    size_t count;
    void (*release)(struct firesteel_texts*);
    void *private_data;
} firesteel_texts;

/**
 * How far one stage of an operation has come.
 */
typedef struct firesteel_stage {
    int64_t id;
    int64_t tasks_total;
    int64_t tasks_done;
    int64_t bytes_read;
    /**
     * 1 when the stage has ended, else 0.
     */
    int32_t is_done;
} firesteel_stage;

/**
 * How far an operation has come, as a handler is told. It is valid during the call of the handler.
 */
typedef struct firesteel_progress_report {
    /**
     * The size of the structure, as the library knows it; later versions may have more fields.
     */
    uint32_t struct_size;
    /**
     * 1 when the operation has ended, well or not, which is told once; else 0.
     */
    int32_t is_done;
    /**
     * The UUID of the operation, NUL-terminated.
     */
    const char *operation_id;
    /**
     * The stages, as the backend told them last.
     */
    const struct firesteel_stage *stages;
    size_t stage_count;
    /**
     * How many tasks ran then.
     */
    int64_t inflight_tasks;
} firesteel_progress_report;

/**
 * How far an operation has come. Numbers the backend does not tell are 0.
 */
typedef struct firesteel_progress {
    /**
     * Set by the caller to `sizeof(firesteel_progress)`.
     */
    uint32_t struct_size;
    /**
     * `FIRESTEEL_STATE_…`; new ones may come.
     */
    int32_t state;
    int64_t tasks_total;
    int64_t tasks_done;
    int64_t bytes_read;
    /**
     * Rows handed over so far.
     */
    int64_t rows;
} firesteel_progress;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The ABI version of the loaded library: `major << 16 | minor`. The major must be the one a program was compiled for,
 * the minor at least that. Until 1.0 the minor must be equal.
 */
uint32_t firesteel_abi_version(void);

/**
 * Versions and features as JSON, NUL-terminated and static.
 */
const char *firesteel_build_info(void);

/**
 * 1 when the library has a feature (`embedded`, `tls`), 0 when not or when the name is not valid.
 */
int32_t firesteel_has_feature(const char *name,
                              int64_t name_length);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_error *firesteel_error_ref(const struct firesteel_error *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_error_free(struct firesteel_error *handle);

/**
 * The status that the failed call returned; `FIRESTEEL_OK` for NULL.
 */
firesteel_status firesteel_error_status(const struct firesteel_error *error);

/**
 * The gRPC status code, or -1 when the error did not come over gRPC.
 */
int32_t firesteel_error_grpc_code(const struct firesteel_error *error);

/**
 * A text of the error (`FIRESTEEL_ERROR_…`), NUL-terminated and owned by the error; `length` may be NULL. Returns 1, or
 * 0 when the error has none, and then writes nothing.
 */
int32_t firesteel_error_get(const struct firesteel_error *error,
                            int32_t field,
                            const char **out,
                            size_t *length);

/**
 * How many parameters the error's message has.
 */
size_t firesteel_error_parameter_count(const struct firesteel_error *error);

/**
 * Name and value of a message parameter, NUL-terminated and owned by the error. Returns 1, or 0 when there are not so
 * many.
 */
int32_t firesteel_error_parameter(const struct firesteel_error *error,
                                  size_t index,
                                  const char **name,
                                  const char **value);

/**
 * How many places the error points to.
 */
size_t firesteel_error_context_count(const struct firesteel_error *error);

/**
 * A place the error points to. Returns 1, or 0 when there are not so many or `struct_size` is too small.
 */
int32_t firesteel_error_context(const struct firesteel_error *error,
                                size_t index,
                                struct firesteel_query_context *out);

/**
 * The error of the last call on a stream of this library that failed, with all that `get_last_error` leaves out; NULL
 * when none failed or the stream is not this library's. The caller owns it.
 */
struct firesteel_error *firesteel_error_from_stream(const struct ArrowArrayStream *stream);

/**
 * Sets an entry. When `*options` is NULL, options are made and written there; free them with
 * `firesteel_options_free`.
 */
firesteel_status firesteel_options_set(struct firesteel_options **options,
                                       const char *key,
                                       int64_t key_length,
                                       const char *value,
                                       int64_t value_length,
                                       struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_options *firesteel_options_ref(const struct firesteel_options *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_options_free(struct firesteel_options *handle);

/**
 * Opens a session: `sc://host:port/;key=value` on a server, `local`, `local[N]` or `local[*]` in this process. NULL takes
 * the environment variable `SPARK_REMOTE`, or else `local`. `options` are configuration entries; NULL for none.
 */
firesteel_status firesteel_session_open(const char *url,
                                        int64_t url_length,
                                        const struct firesteel_options *options,
                                        struct firesteel_session **out,
                                        struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_session *firesteel_session_ref(const struct firesteel_session *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_session_free(struct firesteel_session *handle);

/**
 * The UUID of the session, NUL-terminated and owned by the session; NULL for NULL.
 */
const char *firesteel_session_id(const struct firesteel_session *session);

/**
 * Runs a SQL statement with values for its `?` markers. A query gives its DataFrame; a command is carried out now, and
 * gives what it answers.
 */
firesteel_status firesteel_session_sql(const struct firesteel_session *session,
                                       const char *sql,
                                       int64_t sql_length,
                                       const struct firesteel_column *const *arguments,
                                       size_t argument_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * Runs a SQL statement with values for its `:name` markers. The names end in NUL.
 */
firesteel_status firesteel_session_sql_named(const struct firesteel_session *session,
                                             const char *sql,
                                             int64_t sql_length,
                                             const char *const *names,
                                             const struct firesteel_column *const *arguments,
                                             size_t argument_count,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * A table or a view.
 */
firesteel_status firesteel_session_table(const struct firesteel_session *session,
                                         const char *name,
                                         int64_t name_length,
                                         struct firesteel_dataframe **out,
                                         struct firesteel_error **error);

/**
 * The numbers from `start` (included) to `end` (excluded), as column `id`.
 */
firesteel_status firesteel_session_range(const struct firesteel_session *session,
                                         int64_t start,
                                         int64_t end,
                                         int64_t step,
                                         struct firesteel_dataframe **out,
                                         struct firesteel_error **error);

/**
 * Files or folders in a format: `parquet`, `csv`, `json`, ... Nothing is opened before an action. The paths end in NUL.
 * `schema` is DDL (`"id INT, name STRING"`), or NULL for the one found in the files. `options` are Spark's for the
 * format; NULL for none.
 */
firesteel_status firesteel_session_read(const struct firesteel_session *session,
                                        const char *format,
                                        int64_t format_length,
                                        const char *const *paths,
                                        size_t path_count,
                                        const char *schema,
                                        int64_t schema_length,
                                        const struct firesteel_options *options,
                                        struct firesteel_dataframe **out,
                                        struct firesteel_error **error);

/**
 * A DataFrame of the rows of an Arrow stream, which is moved, read to its end now and released. `schema` is DDL that
 * renames and casts the columns, or NULL.
 */
firesteel_status firesteel_session_from_arrow(const struct firesteel_session *session,
                                              struct ArrowArrayStream *stream,
                                              const char *schema,
                                              int64_t schema_length,
                                              struct firesteel_dataframe **out,
                                              struct firesteel_error **error);

/**
 * Names the rows of an Arrow stream, which is moved, read to its end now and released, as a view of the session. A view
 * of that name is replaced.
 */
firesteel_status firesteel_session_register(const struct firesteel_session *session,
                                            const char *name,
                                            int64_t name_length,
                                            struct ArrowArrayStream *stream,
                                            struct firesteel_error **error);

/**
 * The DataFrame of a plan: the bytes of a `spark.connect.Plan` whose root is a relation.
 */
firesteel_status firesteel_session_from_plan(const struct firesteel_session *session,
                                             const uint8_t *plan,
                                             size_t plan_length,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * The value of a configuration entry, or of its default.
 */
firesteel_status firesteel_session_conf_get(const struct firesteel_session *session,
                                            const char *key,
                                            int64_t key_length,
                                            struct firesteel_buffer *out,
                                            struct firesteel_error **error);

/**
 * Sets a configuration entry.
 */
firesteel_status firesteel_session_conf_set(const struct firesteel_session *session,
                                            const char *key,
                                            int64_t key_length,
                                            const char *value,
                                            int64_t value_length,
                                            struct firesteel_error **error);

/**
 * Gives a configuration entry its default back.
 */
firesteel_status firesteel_session_conf_unset(const struct firesteel_session *session,
                                              const char *key,
                                              int64_t key_length,
                                              struct firesteel_error **error);

/**
 * The version of Spark that the backend is, or answers like.
 */
firesteel_status firesteel_session_version(const struct firesteel_session *session,
                                           struct firesteel_buffer *out,
                                           struct firesteel_error **error);

/**
 * Tags the operations that are started from now on.
 */
firesteel_status firesteel_session_add_tag(const struct firesteel_session *session,
                                           const char *tag,
                                           int64_t tag_length,
                                           struct firesteel_error **error);

/**
 * Tags no more operations with this.
 */
firesteel_status firesteel_session_remove_tag(const struct firesteel_session *session,
                                              const char *tag,
                                              int64_t tag_length,
                                              struct firesteel_error **error);

/**
 * Interrupts all operations of the session. `count`, which may be NULL, gets how many they were.
 */
firesteel_status firesteel_session_interrupt_all(const struct firesteel_session *session,
                                                 int64_t *count,
                                                 struct firesteel_error **error);

/**
 * Interrupts the operations with a tag. `count`, which may be NULL, gets how many they were.
 */
firesteel_status firesteel_session_interrupt_tag(const struct firesteel_session *session,
                                                 const char *tag,
                                                 int64_t tag_length,
                                                 int64_t *count,
                                                 struct firesteel_error **error);

/**
 * Interrupts the operation with an id. `count`, which may be NULL, gets 1, or 0 when it has ended.
 */
firesteel_status firesteel_session_interrupt_operation(const struct firesteel_session *session,
                                                       const char *id,
                                                       int64_t id_length,
                                                       int64_t *count,
                                                       struct firesteel_error **error);

/**
 * Ends the session on its backend. Its DataFrames can no longer be run; the handles stay valid until they are freed.
 */
firesteel_status firesteel_session_stop(const struct firesteel_session *session,
                                        struct firesteel_error **error);

/**
 * Whether a table's rows are kept: 1 or 0.
 */
firesteel_status firesteel_catalog_is_cached(const struct firesteel_session *session,
                                             const char *table,
                                             int64_t table_length,
                                             int32_t *out,
                                             struct firesteel_error **error);

/**
 * Lets go of a table's rows.
 */
firesteel_status firesteel_catalog_uncache_table(const struct firesteel_session *session,
                                                 const char *table,
                                                 int64_t table_length,
                                                 struct firesteel_error **error);

/**
 * Lets go of the rows of all tables.
 */
firesteel_status firesteel_catalog_clear_cache(const struct firesteel_session *session,
                                               struct firesteel_error **error);

/**
 * Forgets what is known of a table's files.
 */
firesteel_status firesteel_catalog_refresh_table(const struct firesteel_session *session,
                                                 const char *table,
                                                 int64_t table_length,
                                                 struct firesteel_error **error);

/**
 * Forgets what is known of the files below a path.
 */
firesteel_status firesteel_catalog_refresh_by_path(const struct firesteel_session *session,
                                                   const char *path,
                                                   int64_t path_length,
                                                   struct firesteel_error **error);

/**
 * Keeps a table's rows once they are computed; `level` says where, or is NULL for memory and disk.
 */
firesteel_status firesteel_catalog_cache_table(const struct firesteel_session *session,
                                               const char *table,
                                               int64_t table_length,
                                               const struct firesteel_storage_level *level,
                                               struct firesteel_error **error);

/**
 * The name of the catalog in which names without one are looked up.
 */
firesteel_status firesteel_catalog_current_catalog(const struct firesteel_session *session,
                                                   struct firesteel_buffer *out,
                                                   struct firesteel_error **error);

/**
 * Looks names without a catalog up in this one.
 */
firesteel_status firesteel_catalog_set_current_catalog(const struct firesteel_session *session,
                                                       const char *name,
                                                       int64_t name_length,
                                                       struct firesteel_error **error);

/**
 * Catalogs: name, description. `pattern` may be NULL; `*` stands for any text, `|` parts choices.
 */
firesteel_status firesteel_catalog_list_catalogs(const struct firesteel_session *session,
                                                 const char *pattern,
                                                 int64_t pattern_length,
                                                 struct firesteel_dataframe **out,
                                                 struct firesteel_error **error);

/**
 * The name of the database in which names without one are looked up.
 */
firesteel_status firesteel_catalog_current_database(const struct firesteel_session *session,
                                                    struct firesteel_buffer *out,
                                                    struct firesteel_error **error);

/**
 * Looks names without a database up in this one.
 */
firesteel_status firesteel_catalog_set_current_database(const struct firesteel_session *session,
                                                        const char *name,
                                                        int64_t name_length,
                                                        struct firesteel_error **error);

/**
 * Databases: name, catalog, description, locationUri. `pattern` may be NULL.
 */
firesteel_status firesteel_catalog_list_databases(const struct firesteel_session *session,
                                                  const char *pattern,
                                                  int64_t pattern_length,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * A database, with the columns of `firesteel_catalog_list_databases`. One that is not there raises when the DataFrame
 * runs.
 */
firesteel_status firesteel_catalog_get_database(const struct firesteel_session *session,
                                                const char *name,
                                                int64_t name_length,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * Whether there is a database: 1 or 0.
 */
firesteel_status firesteel_catalog_database_exists(const struct firesteel_session *session,
                                                   const char *name,
                                                   int64_t name_length,
                                                   int32_t *out,
                                                   struct firesteel_error **error);

/**
 * Makes a database. `properties` may be NULL. One that is there is an error, unless `if_not_exists` is not 0.
 */
firesteel_status firesteel_catalog_create_database(const struct firesteel_session *session,
                                                   const char *name,
                                                   int64_t name_length,
                                                   int32_t if_not_exists,
                                                   const struct firesteel_options *properties,
                                                   struct firesteel_error **error);

/**
 * Drops a database; with `cascade` not 0, and what is in it. One that is not there is an error, unless `if_exists` is
 * not 0.
 */
firesteel_status firesteel_catalog_drop_database(const struct firesteel_session *session,
                                                 const char *name,
                                                 int64_t name_length,
                                                 int32_t if_exists,
                                                 int32_t cascade,
                                                 struct firesteel_error **error);

/**
 * Functions: name, catalog, namespace, description, className, isTemporary. `database` and `pattern` may be NULL.
 */
firesteel_status firesteel_catalog_list_functions(const struct firesteel_session *session,
                                                  const char *database,
                                                  int64_t database_length,
                                                  const char *pattern,
                                                  int64_t pattern_length,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * A function, with the columns of `firesteel_catalog_list_functions`. One that is not there raises when the DataFrame
 * runs.
 */
firesteel_status firesteel_catalog_get_function(const struct firesteel_session *session,
                                                const char *name,
                                                int64_t name_length,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * Whether there is a function: 1 or 0. `database` may be NULL.
 */
firesteel_status firesteel_catalog_function_exists(const struct firesteel_session *session,
                                                   const char *name,
                                                   int64_t name_length,
                                                   const char *database,
                                                   int64_t database_length,
                                                   int32_t *out,
                                                   struct firesteel_error **error);

/**
 * Tables and views: name, catalog, namespace, description, tableType, isTemporary. `database` and `pattern` may be
 * NULL.
 */
firesteel_status firesteel_catalog_list_tables(const struct firesteel_session *session,
                                               const char *database,
                                               int64_t database_length,
                                               const char *pattern,
                                               int64_t pattern_length,
                                               struct firesteel_dataframe **out,
                                               struct firesteel_error **error);

/**
 * A table or view, with the columns of `firesteel_catalog_list_tables`. One that is not there raises when the
 * DataFrame runs.
 */
firesteel_status firesteel_catalog_get_table(const struct firesteel_session *session,
                                             const char *name,
                                             int64_t name_length,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * Whether there is a table or view: 1 or 0. `database` may be NULL.
 */
firesteel_status firesteel_catalog_table_exists(const struct firesteel_session *session,
                                                const char *name,
                                                int64_t name_length,
                                                const char *database,
                                                int64_t database_length,
                                                int32_t *out,
                                                struct firesteel_error **error);

/**
 * Columns of a table: name, description, dataType, nullable, isPartition, isBucket, isCluster. `database` may be NULL.
 */
firesteel_status firesteel_catalog_list_columns(const struct firesteel_session *session,
                                                const char *table,
                                                int64_t table_length,
                                                const char *database,
                                                int64_t database_length,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * Partitions of a table, as `a=1/b=2`.
 */
firesteel_status firesteel_catalog_list_partitions(const struct firesteel_session *session,
                                                   const char *table,
                                                   int64_t table_length,
                                                   struct firesteel_dataframe **out,
                                                   struct firesteel_error **error);

/**
 * Properties of a table: key, value.
 */
firesteel_status firesteel_catalog_get_table_properties(const struct firesteel_session *session,
                                                        const char *table,
                                                        int64_t table_length,
                                                        struct firesteel_dataframe **out,
                                                        struct firesteel_error **error);

/**
 * The statement that makes a table; with `as_serde` not 0, in Hive's words.
 */
firesteel_status firesteel_catalog_get_create_table_string(const struct firesteel_session *session,
                                                           const char *table,
                                                           int64_t table_length,
                                                           int32_t as_serde,
                                                           struct firesteel_buffer *out,
                                                           struct firesteel_error **error);

/**
 * Drops a table; with `purge` not 0, its files are not kept in a bin. One that is not there is an error, unless
 * `if_exists` is not 0.
 */
firesteel_status firesteel_catalog_drop_table(const struct firesteel_session *session,
                                              const char *table,
                                              int64_t table_length,
                                              int32_t if_exists,
                                              int32_t purge,
                                              struct firesteel_error **error);

/**
 * Takes all rows out of a table.
 */
firesteel_status firesteel_catalog_truncate_table(const struct firesteel_session *session,
                                                  const char *table,
                                                  int64_t table_length,
                                                  struct firesteel_error **error);

/**
 * Counts a table's bytes and, unless `no_scan` is not 0, its rows.
 */
firesteel_status firesteel_catalog_analyze_table(const struct firesteel_session *session,
                                                 const char *table,
                                                 int64_t table_length,
                                                 int32_t no_scan,
                                                 struct firesteel_error **error);

/**
 * Finds the partitions that are in a table's folder.
 */
firesteel_status firesteel_catalog_recover_partitions(const struct firesteel_session *session,
                                                      const char *table,
                                                      int64_t table_length,
                                                      struct firesteel_error **error);

/**
 * Makes a table, over the files at `path` when it is not NULL, and gives its rows. `source` is its format, `schema` DDL;
 * these, `description` and `options` may be NULL.
 */
firesteel_status firesteel_catalog_create_table(const struct firesteel_session *session,
                                                const char *name,
                                                int64_t name_length,
                                                const char *path,
                                                int64_t path_length,
                                                const char *source,
                                                int64_t source_length,
                                                const char *schema,
                                                int64_t schema_length,
                                                const char *description,
                                                int64_t description_length,
                                                const struct firesteel_options *options,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * Views, with the columns of `firesteel_catalog_list_tables`. `database` and `pattern` may be NULL. With a pattern alone it
 * waits for the name of the current database.
 */
firesteel_status firesteel_catalog_list_views(const struct firesteel_session *session,
                                              const char *database,
                                              int64_t database_length,
                                              const char *pattern,
                                              int64_t pattern_length,
                                              struct firesteel_dataframe **out,
                                              struct firesteel_error **error);

/**
 * Drops a view of a database. One that is not there is an error, unless `if_exists` is not 0.
 */
firesteel_status firesteel_catalog_drop_view(const struct firesteel_session *session,
                                             const char *view,
                                             int64_t view_length,
                                             int32_t if_exists,
                                             struct firesteel_error **error);

/**
 * Drops a view of the session; `out` gets 1, or 0 when it was not there.
 */
firesteel_status firesteel_catalog_drop_temp_view(const struct firesteel_session *session,
                                                  const char *view,
                                                  int64_t view_length,
                                                  int32_t *out,
                                                  struct firesteel_error **error);

/**
 * Drops a view of all sessions; `out` gets 1, or 0 when it was not there.
 */
firesteel_status firesteel_catalog_drop_global_temp_view(const struct firesteel_session *session,
                                                         const char *view,
                                                         int64_t view_length,
                                                         int32_t *out,
                                                         struct firesteel_error **error);

/**
 * `firesteel_session_open`, but the active session where it is at this URL, or where URL is NULL, with the options set as
 * far as a running session lets them be.
 */
firesteel_status firesteel_session_get_or_create(const char *url,
                                                 int64_t url_length,
                                                 const struct firesteel_options *options,
                                                 struct firesteel_session **out,
                                                 struct firesteel_error **error);

/**
 * The session that was opened last in this process, while somebody holds it and it is not stopped. Without one it fails
 * with `NO_ACTIVE_SESSION`.
 */
firesteel_status firesteel_session_active(struct firesteel_session **out,
                                          struct firesteel_error **error);

/**
 * `firesteel_session_active`, but NULL is written to `out` where there is none.
 */
firesteel_status firesteel_session_get_active_session(struct firesteel_session **out,
                                                      struct firesteel_error **error);

/**
 * Another session at the same place, with configuration and views of its own.
 */
firesteel_status firesteel_session_new_session(const struct firesteel_session *session,
                                               struct firesteel_session **out,
                                               struct firesteel_error **error);

/**
 * Another session at the same place that begins with what this one holds now: configuration and views. Its id is `id`, a
 * UUID, or a new one for NULL.
 */
firesteel_status firesteel_session_clone_session(const struct firesteel_session *session,
                                                 const char *id,
                                                 int64_t id_length,
                                                 struct firesteel_session **out,
                                                 struct firesteel_error **error);

/**
 * 1 when the session was stopped, else 0; -1 for NULL.
 */
int32_t firesteel_session_is_stopped(const struct firesteel_session *session);

/**
 * The numbers from `start` (included) to `end` (excluded), as column `id`, in so many partitions; 0 leaves their number to
 * the backend.
 */
firesteel_status firesteel_session_range_in(const struct firesteel_session *session,
                                            int64_t start,
                                            int64_t end,
                                            int64_t step,
                                            int32_t partitions,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * A DataFrame of values, row by row: `row_count` times `column_count` literals, or calls of `array`, `map` and `struct` of
 * such. `schema` is DDL (`"id BIGINT, name STRING"`). A value that its column cannot hold without loss is refused.
 */
firesteel_status firesteel_session_create_dataframe(const struct firesteel_session *session,
                                                    const struct firesteel_column *const *values,
                                                    size_t row_count,
                                                    size_t column_count,
                                                    const char *schema,
                                                    int64_t schema_length,
                                                    struct firesteel_dataframe **out,
                                                    struct firesteel_error **error);

/**
 * A DataFrame without rows. `schema` is DDL.
 */
firesteel_status firesteel_session_empty_dataframe(const struct firesteel_session *session,
                                                   const char *schema,
                                                   int64_t schema_length,
                                                   struct firesteel_dataframe **out,
                                                   struct firesteel_error **error);

/**
 * Takes files of this machine, whose paths end in NUL, to the session's server, where queries of the session find them;
 * `kind` is `FIRESTEEL_ARTIFACT_…`. `local` has no use for them and refuses.
 */
firesteel_status firesteel_session_add_artifacts(const struct firesteel_session *session,
                                                 const char *const *paths,
                                                 size_t path_count,
                                                 int32_t kind,
                                                 struct firesteel_error **error);

/**
 * The tags, in the order in which they were added.
 */
firesteel_status firesteel_session_get_tags(const struct firesteel_session *session,
                                            struct firesteel_texts *out,
                                            struct firesteel_error **error);

/**
 * Tags no more operations.
 */
firesteel_status firesteel_session_clear_tags(const struct firesteel_session *session,
                                              struct firesteel_error **error);

/**
 * The value of a configuration entry that was set, or else `fallback`, whatever the entry's own default is. `fallback` may
 * be NULL: `data` is NULL then for an entry that was not set. Release the buffer also then.
 */
firesteel_status firesteel_session_conf_get_or(const struct firesteel_session *session,
                                               const char *key,
                                               int64_t key_length,
                                               const char *fallback,
                                               int64_t fallback_length,
                                               struct firesteel_buffer *out,
                                               struct firesteel_error **error);

/**
 * All configuration entries that were set: a key, its value, the next key, ...
 */
firesteel_status firesteel_session_conf_get_all(const struct firesteel_session *session,
                                                struct firesteel_texts *out,
                                                struct firesteel_error **error);

/**
 * Whether a configuration entry can be changed in a running session: 1 or 0.
 */
firesteel_status firesteel_session_conf_is_modifiable(const struct firesteel_session *session,
                                                      const char *key,
                                                      int64_t key_length,
                                                      int32_t *out,
                                                      struct firesteel_error **error);

/**
 * Makes an observation. NULL gives it a name of its own.
 */
firesteel_status firesteel_observation_new(const char *name,
                                           int64_t name_length,
                                           struct firesteel_observation **out,
                                           struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_observation *firesteel_observation_ref(const struct firesteel_observation *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_observation_free(struct firesteel_observation *handle);

/**
 * The DataFrame with the aggregates `metrics` computed along the way. An observation serves one DataFrame; a stream is
 * refused.
 */
firesteel_status firesteel_observation_observe(const struct firesteel_observation *observation,
                                               const struct firesteel_dataframe *dataframe,
                                               const struct firesteel_column *const *metrics,
                                               size_t metric_count,
                                               struct firesteel_dataframe **out,
                                               struct firesteel_error **error);

/**
 * The metrics as a stream of one row, in the order in which they were given; no row and no column before an action has
 * run.
 */
firesteel_status firesteel_observation_get(const struct firesteel_observation *observation,
                                           struct ArrowArrayStream *out,
                                           struct firesteel_error **error);

/**
 * Calls `handler` with `user_data` while operations of this session run, and once when each has ended. Whichever thread
 * takes an operation's rows calls it; it must not wait, throw, or call back into the operation. `drop`, which may be
 * NULL, is called once with `user_data` when the handler is called no more, also when this call fails. `id` gets the
 * number by which the handler is removed.
 */
firesteel_status firesteel_session_register_progress_handler(const struct firesteel_session *session,
                                                             void (*handler)(void *user_data,
                                                                             const struct firesteel_progress_report *report),
                                                             void *user_data,
                                                             void (*drop)(void *user_data),
                                                             uint64_t *id,
                                                             struct firesteel_error **error);

/**
 * Calls a handler no more. `was_there`, which may be NULL, gets 1, or 0 when there was none of this number.
 */
firesteel_status firesteel_session_remove_progress_handler(const struct firesteel_session *session,
                                                           uint64_t id,
                                                           int32_t *was_there,
                                                           struct firesteel_error **error);

/**
 * Calls no handler of the session any more.
 */
firesteel_status firesteel_session_clear_progress_handlers(const struct firesteel_session *session,
                                                           struct firesteel_error **error);

/**
 * A call of any table function by its name.
 */
firesteel_status firesteel_session_table_function(const struct firesteel_session *session,
                                                  const char *name,
                                                  int64_t name_length,
                                                  const struct firesteel_column *const *arguments,
                                                  size_t argument_count,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * A row for each element of an array, or entry of a map.
 */
firesteel_status firesteel_tvf_explode(const struct firesteel_session *session,
                                       const struct firesteel_column *collection,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * `firesteel_tvf_explode`; NULL and what is empty give a row of NULL.
 */
firesteel_status firesteel_tvf_explode_outer(const struct firesteel_session *session,
                                             const struct firesteel_column *collection,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * A row for each struct of an array.
 */
firesteel_status firesteel_tvf_inline(const struct firesteel_session *session,
                                      const struct firesteel_column *input,
                                      struct firesteel_dataframe **out,
                                      struct firesteel_error **error);

/**
 * `firesteel_tvf_inline`; NULL and what is empty give a row of NULL.
 */
firesteel_status firesteel_tvf_inline_outer(const struct firesteel_session *session,
                                            const struct firesteel_column *input,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * `firesteel_tvf_explode` with the place of each element, from 0.
 */
firesteel_status firesteel_tvf_posexplode(const struct firesteel_session *session,
                                          const struct firesteel_column *collection,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * `firesteel_tvf_posexplode`; NULL and what is empty give a row of NULL.
 */
firesteel_status firesteel_tvf_posexplode_outer(const struct firesteel_session *session,
                                                const struct firesteel_column *collection,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * A row for each element of a variant's array or object.
 */
firesteel_status firesteel_tvf_variant_explode(const struct firesteel_session *session,
                                               const struct firesteel_column *input,
                                               struct firesteel_dataframe **out,
                                               struct firesteel_error **error);

/**
 * `firesteel_tvf_variant_explode`; what has no elements gives a row of NULL.
 */
firesteel_status firesteel_tvf_variant_explode_outer(const struct firesteel_session *session,
                                                     const struct firesteel_column *input,
                                                     struct firesteel_dataframe **out,
                                                     struct firesteel_error **error);

/**
 * All collations.
 */
firesteel_status firesteel_tvf_collations(const struct firesteel_session *session,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * The words of SQL, and whether they are reserved.
 */
firesteel_status firesteel_tvf_sql_keywords(const struct firesteel_session *session,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * The logs of Python workers, where a server has them.
 */
firesteel_status firesteel_tvf_python_worker_logs(const struct firesteel_session *session,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * The `fields`, at least one, of a JSON object, as columns `c0`, `c1`, ...
 */
firesteel_status firesteel_tvf_json_tuple(const struct firesteel_session *session,
                                          const struct firesteel_column *input,
                                          const struct firesteel_column *const *fields,
                                          size_t field_count,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * The values in `rows` rows, which is a column.
 */
firesteel_status firesteel_tvf_stack(const struct firesteel_session *session,
                                     const struct firesteel_column *rows,
                                     const struct firesteel_column *const *fields,
                                     size_t field_count,
                                     struct firesteel_dataframe **out,
                                     struct firesteel_error **error);

/**
 * The numbers from `start` (included) to `end` (excluded), as column `id`, in so many partitions; 0 leaves their
 * number to the backend.
 */
firesteel_status firesteel_tvf_range(const struct firesteel_session *session,
                                     int64_t start,
                                     int64_t end,
                                     int64_t step,
                                     int32_t partitions,
                                     struct firesteel_dataframe **out,
                                     struct firesteel_error **error);

/**
 * `WHEN condition THEN value` after a call of `when`; anything else is refused.
 */
firesteel_status firesteel_column_when(const struct firesteel_column *column,
                                       const struct firesteel_column *condition,
                                       const struct firesteel_column *value,
                                       struct firesteel_column **out,
                                       struct firesteel_error **error);

/**
 * `ELSE value` after a call of `when`; anything else is refused.
 */
firesteel_status firesteel_column_otherwise(const struct firesteel_column *column,
                                            const struct firesteel_column *value,
                                            struct firesteel_column **out,
                                            struct firesteel_error **error);

/**
 * The column of a name; `*` and `t.*` stand for all columns.
 */
firesteel_status firesteel_col(const char *name,
                               int64_t name_length,
                               struct firesteel_column **out,
                               struct firesteel_error **error);

/**
 * A parameter of a lambda function, for the body given to `firesteel_lambda`.
 */
firesteel_status firesteel_lambda_variable(const char *name,
                                           int64_t name_length,
                                           struct firesteel_column **out,
                                           struct firesteel_error **error);

/**
 * A lambda function of one to three parameters, whose names end in NUL; an argument of `transform`, `filter` and others.
 */
firesteel_status firesteel_lambda(const struct firesteel_column *body,
                                  const char *const *parameters,
                                  size_t parameter_count,
                                  struct firesteel_column **out,
                                  struct firesteel_error **error);

/**
 * An expression in SQL.
 */
firesteel_status firesteel_expr(const char *sql,
                                int64_t sql_length,
                                struct firesteel_column **out,
                                struct firesteel_error **error);

/**
 * A call of a function or operator by its Spark name: `sum`, `+`, `==`, `and`, `not`, `when`, ... `flags` are
 * `FIRESTEEL_FN_…`. `when` takes conditions and values in turn, and last the value for all else.
 */
firesteel_status firesteel_fn(const char *name,
                              int64_t name_length,
                              const struct firesteel_column *const *arguments,
                              size_t argument_count,
                              uint32_t flags,
                              struct firesteel_column **out,
                              struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_column *firesteel_column_ref(const struct firesteel_column *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_column_free(struct firesteel_column *handle);

/**
 * The column under another name. `metadata` is JSON, or NULL.
 */
firesteel_status firesteel_column_alias(const struct firesteel_column *column,
                                        const char *name,
                                        int64_t name_length,
                                        const char *metadata,
                                        int64_t metadata_length,
                                        struct firesteel_column **out,
                                        struct firesteel_error **error);

/**
 * The columns of an expression that gives several, such as `explode` of a map, under other names, which end in NUL.
 */
firesteel_status firesteel_column_aliases(const struct firesteel_column *column,
                                          const char *const *names,
                                          size_t name_count,
                                          struct firesteel_column **out,
                                          struct firesteel_error **error);

/**
 * The column as another type, given in SQL (`decimal(10,2)`). `flags` are `FIRESTEEL_CAST_…`.
 */
firesteel_status firesteel_column_cast(const struct firesteel_column *column,
                                       const char *data_type,
                                       int64_t data_type_length,
                                       uint32_t flags,
                                       struct firesteel_column **out,
                                       struct firesteel_error **error);

/**
 * An order by the column: ascending with NULLs first, or as `flags` (`FIRESTEEL_SORT_…`) say. Descending puts NULLs last.
 */
firesteel_status firesteel_column_sort(const struct firesteel_column *column,
                                       uint32_t flags,
                                       struct firesteel_column **out,
                                       struct firesteel_error **error);

/**
 * The function over a window: the rows that share the values of `partition`, in `order`, in a frame
 * (`FIRESTEEL_FRAME_…`) with both bounds included. 0 is the current row, `FIRESTEEL_WINDOW_UNBOUNDED_PRECEDING` and
 * `FIRESTEEL_WINDOW_UNBOUNDED_FOLLOWING` are the ends. `firesteel_column_over_window` takes a window that was made before.
 */
firesteel_status firesteel_column_over(const struct firesteel_column *column,
                                       const struct firesteel_column *const *partition,
                                       size_t partition_count,
                                       const struct firesteel_column *const *order,
                                       size_t order_count,
                                       int32_t frame,
                                       int64_t lower,
                                       int64_t upper,
                                       struct firesteel_column **out,
                                       struct firesteel_error **error);

/**
 * What `key` selects: an element of an array, a value of a map, a field of a struct.
 */
firesteel_status firesteel_column_extract(const struct firesteel_column *column,
                                          const struct firesteel_column *key,
                                          struct firesteel_column **out,
                                          struct firesteel_error **error);

/**
 * The struct with a field added or replaced; without the field when `value` is NULL.
 */
firesteel_status firesteel_column_with_field(const struct firesteel_column *column,
                                             const char *name,
                                             int64_t name_length,
                                             const struct firesteel_column *value,
                                             struct firesteel_column **out,
                                             struct firesteel_error **error);

/**
 * The expression as a reader would write it.
 */
firesteel_status firesteel_column_text(const struct firesteel_column *column,
                                       struct firesteel_buffer *out,
                                       struct firesteel_error **error);

/**
 * The one value of an Arrow array, with the Spark type that equals its type. Both structures are moved.
 */
firesteel_status firesteel_lit(struct ArrowSchema *data_type,
                               struct ArrowArray *value,
                               struct firesteel_column **out,
                               struct firesteel_error **error);

/**
 * A BOOLEAN: 0 is false.
 */
firesteel_status firesteel_lit_bool(int32_t value,
                                    struct firesteel_column **out,
                                    struct firesteel_error **error);

/**
 * An INT.
 */
firesteel_status firesteel_lit_i32(int32_t value,
                                   struct firesteel_column **out,
                                   struct firesteel_error **error);

/**
 * A BIGINT.
 */
firesteel_status firesteel_lit_i64(int64_t value,
                                   struct firesteel_column **out,
                                   struct firesteel_error **error);

/**
 * A DOUBLE.
 */
firesteel_status firesteel_lit_f64(double value,
                                   struct firesteel_column **out,
                                   struct firesteel_error **error);

/**
 * A STRING.
 */
firesteel_status firesteel_lit_str(const char *value,
                                   int64_t value_length,
                                   struct firesteel_column **out,
                                   struct firesteel_error **error);

/**
 * A BINARY.
 */
firesteel_status firesteel_lit_binary(const uint8_t *value,
                                      size_t value_length,
                                      struct firesteel_column **out,
                                      struct firesteel_error **error);

/**
 * A DECIMAL with the scale of its digits and a precision of at least 10: `1.50` is DECIMAL(10,2). `firesteel_lit` makes those
 * of another precision.
 */
firesteel_status firesteel_lit_decimal(const char *value,
                                       int64_t value_length,
                                       struct firesteel_column **out,
                                       struct firesteel_error **error);

/**
 * A DATE, as days since 1970-01-01.
 */
firesteel_status firesteel_lit_date(int32_t days,
                                    struct firesteel_column **out,
                                    struct firesteel_error **error);

/**
 * A TIMESTAMP, as microseconds since 1970-01-01 00:00:00 UTC.
 */
firesteel_status firesteel_lit_timestamp(int64_t microseconds,
                                         struct firesteel_column **out,
                                         struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_window_spec *firesteel_window_spec_ref(const struct firesteel_window_spec *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_window_spec_free(struct firesteel_window_spec *handle);

/**
 * Rows that share these values belong together.
 */
firesteel_status firesteel_window_partition_by(const struct firesteel_column *const *columns,
                                               size_t column_count,
                                               struct firesteel_window_spec **out,
                                               struct firesteel_error **error);

/**
 * All rows, in this order; a column that is not an order is ascending.
 */
firesteel_status firesteel_window_order_by(const struct firesteel_column *const *columns,
                                           size_t column_count,
                                           struct firesteel_window_spec **out,
                                           struct firesteel_error **error);

/**
 * All rows, with a frame in rows, both ends included: `FIRESTEEL_WINDOW_…`, or how far from the current row.
 */
firesteel_status firesteel_window_rows_between(int64_t lower,
                                               int64_t upper,
                                               struct firesteel_window_spec **out,
                                               struct firesteel_error **error);

/**
 * All rows, with a frame in distances of the order's value, both ends included:
 * `FIRESTEEL_WINDOW_…`, or how far from the current row.
 */
firesteel_status firesteel_window_range_between(int64_t lower,
                                                int64_t upper,
                                                struct firesteel_window_spec **out,
                                                struct firesteel_error **error);

/**
 * The window with other columns whose values rows share.
 */
firesteel_status firesteel_window_spec_partition_by(const struct firesteel_window_spec *window,
                                                    const struct firesteel_column *const *columns,
                                                    size_t column_count,
                                                    struct firesteel_window_spec **out,
                                                    struct firesteel_error **error);

/**
 * The window with its rows in another order.
 */
firesteel_status firesteel_window_spec_order_by(const struct firesteel_window_spec *window,
                                                const struct firesteel_column *const *columns,
                                                size_t column_count,
                                                struct firesteel_window_spec **out,
                                                struct firesteel_error **error);

/**
 * The window with a frame in rows, both ends included: `FIRESTEEL_WINDOW_…`, or how far from the current row.
 */
firesteel_status firesteel_window_spec_rows_between(const struct firesteel_window_spec *window,
                                                    int64_t lower,
                                                    int64_t upper,
                                                    struct firesteel_window_spec **out,
                                                    struct firesteel_error **error);

/**
 * The window with a frame in distances of the order's value, both ends included:
 * `FIRESTEEL_WINDOW_…`, or how far from the current row.
 */
firesteel_status firesteel_window_spec_range_between(const struct firesteel_window_spec *window,
                                                     int64_t lower,
                                                     int64_t upper,
                                                     struct firesteel_window_spec **out,
                                                     struct firesteel_error **error);

/**
 * The function over a window.
 */
firesteel_status firesteel_column_over_window(const struct firesteel_column *column,
                                              const struct firesteel_window_spec *window,
                                              struct firesteel_column **out,
                                              struct firesteel_error **error);

/**
 * The schema as a struct in Arrow's types, with the session time zone on TIMESTAMP columns.
 */
firesteel_status firesteel_dataframe_schema(const struct firesteel_dataframe *dataframe,
                                            struct ArrowSchema *out,
                                            struct firesteel_error **error);

/**
 * The schema as a tree, as Spark's `printSchema` prints it; `level` is how deep, or -1 for all.
 */
firesteel_status firesteel_dataframe_tree_string(const struct firesteel_dataframe *dataframe,
                                                 int32_t level,
                                                 struct firesteel_buffer *out,
                                                 struct firesteel_error **error);

/**
 * The plan, as the backend describes it; `mode` is `FIRESTEEL_EXPLAIN_…`.
 */
firesteel_status firesteel_dataframe_explain(const struct firesteel_dataframe *dataframe,
                                             int32_t mode,
                                             struct firesteel_buffer *out,
                                             struct firesteel_error **error);

/**
 * The first rows as a table. `truncate` is the width at which cells are cut, 0 leaves them whole; `vertical`, when not 0,
 * gives a line for each cell.
 */
firesteel_status firesteel_dataframe_show_string(const struct firesteel_dataframe *dataframe,
                                                 int32_t rows,
                                                 int32_t truncate,
                                                 int32_t vertical,
                                                 struct firesteel_buffer *out,
                                                 struct firesteel_error **error);

/**
 * How many rows there are.
 */
firesteel_status firesteel_dataframe_count(const struct firesteel_dataframe *dataframe,
                                           int64_t *out,
                                           struct firesteel_error **error);

/**
 * Names the DataFrame as a view; `flags` are `FIRESTEEL_VIEW_…`. Without `FIRESTEEL_VIEW_REPLACE` a name that is taken is
 * an error.
 */
firesteel_status firesteel_dataframe_create_view(const struct firesteel_dataframe *dataframe,
                                                 const char *name,
                                                 int64_t name_length,
                                                 uint32_t flags,
                                                 struct firesteel_error **error);

/**
 * Starts the DataFrame and returns without waiting for rows. No option is known yet; a key is refused by its name.
 */
firesteel_status firesteel_dataframe_execute(const struct firesteel_dataframe *dataframe,
                                             const struct firesteel_options *options,
                                             struct firesteel_operation **out,
                                             struct firesteel_error **error);

/**
 * The names of the columns.
 */
firesteel_status firesteel_dataframe_columns(const struct firesteel_dataframe *dataframe,
                                             struct firesteel_texts *out,
                                             struct firesteel_error **error);

/**
 * The names of the columns and their types as SQL writes them, in turn.
 */
firesteel_status firesteel_dataframe_dtypes(const struct firesteel_dataframe *dataframe,
                                            struct firesteel_texts *out,
                                            struct firesteel_error **error);

/**
 * The files that the rows come from, as far as they are known.
 */
firesteel_status firesteel_dataframe_input_files(const struct firesteel_dataframe *dataframe,
                                                 struct firesteel_texts *out,
                                                 struct firesteel_error **error);

/**
 * Whether the rows can be had without running anything elsewhere: 0 or 1.
 */
firesteel_status firesteel_dataframe_is_local(const struct firesteel_dataframe *dataframe,
                                              int32_t *out,
                                              struct firesteel_error **error);

/**
 * Whether the rows come from a stream: 0 or 1.
 */
firesteel_status firesteel_dataframe_is_streaming(const struct firesteel_dataframe *dataframe,
                                                  int32_t *out,
                                                  struct firesteel_error **error);

/**
 * Whether there is no row: 0 or 1.
 */
firesteel_status firesteel_dataframe_is_empty(const struct firesteel_dataframe *dataframe,
                                              int32_t *out,
                                              struct firesteel_error **error);

/**
 * Whether the rows are kept once they are computed: 0 or 1.
 */
firesteel_status firesteel_dataframe_is_cached(const struct firesteel_dataframe *dataframe,
                                               int32_t *out,
                                               struct firesteel_error **error);

/**
 * Whether both plans, simplified, are one and so give the same rows: 0 or 1.
 */
firesteel_status firesteel_dataframe_same_semantics(const struct firesteel_dataframe *dataframe,
                                                    const struct firesteel_dataframe *other,
                                                    int32_t *out,
                                                    struct firesteel_error **error);

/**
 * A hash that plans of the same semantics share.
 */
firesteel_status firesteel_dataframe_semantic_hash(const struct firesteel_dataframe *dataframe,
                                                   int32_t *out,
                                                   struct firesteel_error **error);

/**
 * The session that the DataFrame runs in.
 */
firesteel_status firesteel_dataframe_spark_session(const struct firesteel_dataframe *dataframe,
                                                   struct firesteel_session **out,
                                                   struct firesteel_error **error);

/**
 * Keeps the rows once they are computed, in memory and on disk when `level` is NULL.
 */
firesteel_status firesteel_dataframe_persist(const struct firesteel_dataframe *dataframe,
                                             const struct firesteel_storage_level *level,
                                             struct firesteel_error **error);

/**
 * Lets go of the rows that were kept; before it returns when `blocking` is not 0.
 */
firesteel_status firesteel_dataframe_unpersist(const struct firesteel_dataframe *dataframe,
                                               int32_t blocking,
                                               struct firesteel_error **error);

/**
 * Where the rows are kept; nowhere when they are not.
 */
firesteel_status firesteel_dataframe_storage_level(const struct firesteel_dataframe *dataframe,
                                                   struct firesteel_storage_level *out,
                                                   struct firesteel_error **error);

/**
 * The DataFrame cut off from what it was computed of, its rows kept in the checkpoint folder until the session ends. They are
 * computed now when `eager` is not 0, or else at the first use.
 */
firesteel_status firesteel_dataframe_checkpoint(const struct firesteel_dataframe *dataframe,
                                                int32_t eager,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * `firesteel_dataframe_checkpoint` with the rows kept where they were computed, as `level` says, or as the backend likes when
 * it is NULL.
 */
firesteel_status firesteel_dataframe_local_checkpoint(const struct firesteel_dataframe *dataframe,
                                                      int32_t eager,
                                                      const struct firesteel_storage_level *level,
                                                      struct firesteel_dataframe **out,
                                                      struct firesteel_error **error);

/**
 * Starts the DataFrame and gives its rows as an Arrow stream. Releasing the stream before its end gives the operation up.
 */
firesteel_status firesteel_dataframe_collect_stream(const struct firesteel_dataframe *dataframe,
                                                    struct ArrowArrayStream *out,
                                                    struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_dataframe *firesteel_dataframe_ref(const struct firesteel_dataframe *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_dataframe_free(struct firesteel_dataframe *handle);

/**
 * A column of this very DataFrame, which stays its own in a self-join.
 */
firesteel_status firesteel_dataframe_col(const struct firesteel_dataframe *dataframe,
                                         const char *name,
                                         int64_t name_length,
                                         struct firesteel_column **out,
                                         struct firesteel_error **error);

/**
 * The expressions as columns.
 */
firesteel_status firesteel_dataframe_select(const struct firesteel_dataframe *dataframe,
                                            const struct firesteel_column *const *columns,
                                            size_t column_count,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * The rows for which the condition holds.
 */
firesteel_status firesteel_dataframe_filter(const struct firesteel_dataframe *dataframe,
                                            const struct firesteel_column *condition,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * Columns added, or replaced where the name is there. The names end in NUL.
 */
firesteel_status firesteel_dataframe_with_columns(const struct firesteel_dataframe *dataframe,
                                                  const char *const *names,
                                                  const struct firesteel_column *const *columns,
                                                  size_t column_count,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * Columns under other names; names that are not there are passed over, as in Spark. The names end in NUL.
 */
firesteel_status firesteel_dataframe_with_columns_renamed(const struct firesteel_dataframe *dataframe,
                                                          const char *const *old_names,
                                                          const char *const *new_names,
                                                          size_t name_count,
                                                          struct firesteel_dataframe **out,
                                                          struct firesteel_error **error);

/**
 * The columns under these names, in order. The names end in NUL.
 */
firesteel_status firesteel_dataframe_to_df(const struct firesteel_dataframe *dataframe,
                                           const char *const *names,
                                           size_t name_count,
                                           struct firesteel_dataframe **out,
                                           struct firesteel_error **error);

/**
 * The DataFrame without the columns that these expressions stand for; what is not there is passed over, as in Spark.
 */
firesteel_status firesteel_dataframe_drop(const struct firesteel_dataframe *dataframe,
                                          const struct firesteel_column *const *columns,
                                          size_t column_count,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * The DataFrame without the columns of these names, which end in NUL; names that are not there are passed over, as in Spark.
 */
firesteel_status firesteel_dataframe_drop_names(const struct firesteel_dataframe *dataframe,
                                                const char *const *names,
                                                size_t name_count,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * The rows of both that belong together: by `condition`, or by the columns `using_names` (which end in NUL and appear once
 * in the result), or all with all when there is neither. `join_type` is Spark's word: `inner`, `left`, `right`, `full`,
 * `semi`, `anti`, `cross`, ...
 */
firesteel_status firesteel_dataframe_join(const struct firesteel_dataframe *left,
                                          const struct firesteel_dataframe *right,
                                          const struct firesteel_column *condition,
                                          const char *const *using_names,
                                          size_t using_count,
                                          const char *join_type,
                                          int64_t join_type_length,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * A row a group: the grouping columns, then the aggregates. `kind` is `FIRESTEEL_GROUP_…`. Without grouping columns all
 * rows are one group.
 */
firesteel_status firesteel_dataframe_group_by_agg(const struct firesteel_dataframe *dataframe,
                                                  int32_t kind,
                                                  const struct firesteel_column *const *grouping,
                                                  size_t grouping_count,
                                                  const struct firesteel_column *const *aggregates,
                                                  size_t aggregate_count,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * The rows in order. A column that is not an order (`firesteel_column_sort`) is ascending. `flags` are 0 or
 * `FIRESTEEL_SORT_WITHIN_PARTITIONS`.
 */
firesteel_status firesteel_dataframe_sort(const struct firesteel_dataframe *dataframe,
                                          const struct firesteel_column *const *columns,
                                          size_t column_count,
                                          uint32_t flags,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * At most `rows` rows.
 */
firesteel_status firesteel_dataframe_limit(const struct firesteel_dataframe *dataframe,
                                           int32_t rows,
                                           struct firesteel_dataframe **out,
                                           struct firesteel_error **error);

/**
 * All rows but the first `rows`.
 */
firesteel_status firesteel_dataframe_offset(const struct firesteel_dataframe *dataframe,
                                            int32_t rows,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * The last `rows` rows.
 */
firesteel_status firesteel_dataframe_tail(const struct firesteel_dataframe *dataframe,
                                          int32_t rows,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * Two DataFrames as sets or bags of rows: `operation` is `FIRESTEEL_SET_…`.
 */
firesteel_status firesteel_dataframe_set_operation(const struct firesteel_dataframe *left,
                                                   const struct firesteel_dataframe *right,
                                                   int32_t operation,
                                                   struct firesteel_dataframe **out,
                                                   struct firesteel_error **error);

/**
 * The rows of both, columns matched by position, repeated rows kept.
 */
firesteel_status firesteel_dataframe_union(const struct firesteel_dataframe *left,
                                           const struct firesteel_dataframe *right,
                                           struct firesteel_dataframe **out,
                                           struct firesteel_error **error);

/**
 * The distinct rows.
 */
firesteel_status firesteel_dataframe_distinct(const struct firesteel_dataframe *dataframe,
                                              struct firesteel_dataframe **out,
                                              struct firesteel_error **error);

/**
 * One row for each combination of these columns' values. The names end in NUL.
 */
firesteel_status firesteel_dataframe_drop_duplicates(const struct firesteel_dataframe *dataframe,
                                                     const char *const *names,
                                                     size_t name_count,
                                                     struct firesteel_dataframe **out,
                                                     struct firesteel_error **error);

/**
 * The DataFrame under a name, by which its columns can be qualified.
 */
firesteel_status firesteel_dataframe_alias(const struct firesteel_dataframe *dataframe,
                                           const char *name,
                                           int64_t name_length,
                                           struct firesteel_dataframe **out,
                                           struct firesteel_error **error);

/**
 * The rows in `partitions` partitions.
 */
firesteel_status firesteel_dataframe_repartition(const struct firesteel_dataframe *dataframe,
                                                 int32_t partitions,
                                                 struct firesteel_dataframe **out,
                                                 struct firesteel_error **error);

/**
 * A hint for the optimiser, such as `broadcast`.
 */
firesteel_status firesteel_dataframe_hint(const struct firesteel_dataframe *dataframe,
                                          const char *name,
                                          int64_t name_length,
                                          const struct firesteel_column *const *parameters,
                                          size_t parameter_count,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * The bytes of the `spark.connect.Plan` that the DataFrame is.
 */
firesteel_status firesteel_dataframe_to_plan(const struct firesteel_dataframe *dataframe,
                                             struct firesteel_buffer *out,
                                             struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_grouped *firesteel_grouped_ref(const struct firesteel_grouped *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_grouped_free(struct firesteel_grouped *handle);

/**
 * Groups by the columns; without one, all rows are one group.
 */
firesteel_status firesteel_dataframe_group_by(const struct firesteel_dataframe *dataframe,
                                              const struct firesteel_column *const *columns,
                                              size_t column_count,
                                              struct firesteel_grouped **out,
                                              struct firesteel_error **error);

/**
 * Groups by the columns, by all but the last of them, and so on to none.
 */
firesteel_status firesteel_dataframe_rollup(const struct firesteel_dataframe *dataframe,
                                            const struct firesteel_column *const *columns,
                                            size_t column_count,
                                            struct firesteel_grouped **out,
                                            struct firesteel_error **error);

/**
 * Groups by each subset of the columns.
 */
firesteel_status firesteel_dataframe_cube(const struct firesteel_dataframe *dataframe,
                                          const struct firesteel_column *const *columns,
                                          size_t column_count,
                                          struct firesteel_grouped **out,
                                          struct firesteel_error **error);

/**
 * Groups by each of some sets of columns. `sets` are the columns of all sets, one set after another, `set_lengths` how many
 * each has. `columns` are those that the result shows.
 */
firesteel_status firesteel_dataframe_grouping_sets(const struct firesteel_dataframe *dataframe,
                                                   const struct firesteel_column *const *sets,
                                                   const size_t *set_lengths,
                                                   size_t set_count,
                                                   const struct firesteel_column *const *columns,
                                                   size_t column_count,
                                                   struct firesteel_grouped **out,
                                                   struct firesteel_error **error);

/**
 * A column for each of the values of `column`, which are literals; without values Spark looks them up. It follows only
 * `firesteel_dataframe_group_by`, and once.
 */
firesteel_status firesteel_grouped_pivot(const struct firesteel_grouped *grouped,
                                         const struct firesteel_column *column,
                                         const struct firesteel_column *const *values,
                                         size_t value_count,
                                         struct firesteel_grouped **out,
                                         struct firesteel_error **error);

/**
 * A row a group: the grouping columns, then the aggregates.
 */
firesteel_status firesteel_grouped_agg(const struct firesteel_grouped *grouped,
                                       const struct firesteel_column *const *aggregates,
                                       size_t aggregate_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * How many rows each group has, as `count`.
 */
firesteel_status firesteel_grouped_count(const struct firesteel_grouped *grouped,
                                         struct firesteel_dataframe **out,
                                         struct firesteel_error **error);

/**
 * The sum of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
 * columns that hold numbers.
 */
firesteel_status firesteel_grouped_sum(const struct firesteel_grouped *grouped,
                                       const char *const *names,
                                       size_t name_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * The mean of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
 * columns that hold numbers.
 */
firesteel_status firesteel_grouped_avg(const struct firesteel_grouped *grouped,
                                       const char *const *names,
                                       size_t name_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * The smallest value of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
 * columns that hold numbers.
 */
firesteel_status firesteel_grouped_min(const struct firesteel_grouped *grouped,
                                       const char *const *names,
                                       size_t name_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * The largest value of these columns in each group. The names end in NUL. Without names it waits for the schema, and takes all
 * columns that hold numbers.
 */
firesteel_status firesteel_grouped_max(const struct firesteel_grouped *grouped,
                                       const char *const *names,
                                       size_t name_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * Changes to `table`, whose rows belong to the DataFrame's where `condition` holds.
 */
firesteel_status firesteel_dataframe_merge_into(const struct firesteel_dataframe *dataframe,
                                                const char *table,
                                                int64_t table_length,
                                                const struct firesteel_column *condition,
                                                struct firesteel_merge **out,
                                                struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_merge *firesteel_merge_ref(const struct firesteel_merge *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_merge_free(struct firesteel_merge *handle);

/**
 * One more action: `when` says for which rows, and `action` what is done with them (`FIRESTEEL_MERGE_…`). Where `condition`
 * is not NULL, it must hold too; of several actions that fit a row, the first is taken. `names` and `values`, so many each,
 * are the assignments of `FIRESTEEL_MERGE_INSERT` and `FIRESTEEL_MERGE_UPDATE`; the names end in NUL.
 */
firesteel_status firesteel_merge_when(const struct firesteel_merge *merge,
                                      int32_t when,
                                      const struct firesteel_column *condition,
                                      int32_t action,
                                      const char *const *names,
                                      const struct firesteel_column *const *values,
                                      size_t assignment_count,
                                      struct firesteel_error **error);

/**
 * The table gets columns that only the DataFrame has.
 */
firesteel_status firesteel_merge_with_schema_evolution(const struct firesteel_merge *merge,
                                                       struct firesteel_error **error);

/**
 * Carries the merge out. `out` gets the operation without a wait; where it is NULL, the end is waited for.
 */
firesteel_status firesteel_merge_run(const struct firesteel_merge *merge,
                                     struct firesteel_operation **out,
                                     struct firesteel_error **error);

/**
 * Without the rows in which fewer than `min_non_nulls` of these columns are neither NULL nor NaN; -1 says that all of them
 * must be. The names end in NUL; without names, all columns are meant.
 */
firesteel_status firesteel_dataframe_dropna(const struct firesteel_dataframe *dataframe,
                                            const char *const *names,
                                            size_t name_count,
                                            int32_t min_non_nulls,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * NULL and NaN replaced in the columns of the value's type: by one value in these columns (in all columns without names), or
 * by a value for each name. The values are literals, and whole numbers become BIGINT. The names end in NUL.
 */
firesteel_status firesteel_dataframe_fillna(const struct firesteel_dataframe *dataframe,
                                            const char *const *names,
                                            size_t name_count,
                                            const struct firesteel_column *const *values,
                                            size_t value_count,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * Values replaced by others in these columns; without names, in all. The values are literals, and numbers become DOUBLE; a
 * NULL among the new ones takes the old one away. The names end in NUL.
 */
firesteel_status firesteel_dataframe_replace(const struct firesteel_dataframe *dataframe,
                                             const char *const *names,
                                             size_t name_count,
                                             const struct firesteel_column *const *old_values,
                                             const struct firesteel_column *const *new_values,
                                             size_t value_count,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * A reader of files and tables. Nothing is opened before an action.
 */
firesteel_status firesteel_session_reader(const struct firesteel_session *session,
                                          struct firesteel_reader **out,
                                          struct firesteel_error **error);

/**
 * A reader of what is there and of what will come, for `firesteel_dataframe_stream_writer`.
 */
firesteel_status firesteel_session_stream_reader(const struct firesteel_session *session,
                                                 struct firesteel_reader **out,
                                                 struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_reader *firesteel_reader_ref(const struct firesteel_reader *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_reader_free(struct firesteel_reader *handle);

/**
 * The format: `parquet`, `csv`, `json`, `orc`, `text`, `xml`, `rate`, ... Without one it is the session's default.
 */
firesteel_status firesteel_reader_format(const struct firesteel_reader *reader,
                                         const char *format,
                                         int64_t format_length,
                                         struct firesteel_error **error);

/**
 * The schema in DDL (`"id INT, name STRING"`) instead of one found in the files. Streams of files need one.
 */
firesteel_status firesteel_reader_schema(const struct firesteel_reader *reader,
                                         const char *schema,
                                         int64_t schema_length,
                                         struct firesteel_error **error);

/**
 * Sets an option of the format, under Spark's name.
 */
firesteel_status firesteel_reader_option(const struct firesteel_reader *reader,
                                         const char *key,
                                         int64_t key_length,
                                         const char *value,
                                         int64_t value_length,
                                         struct firesteel_error **error);

/**
 * A name for the source of a stream, by which it is known when the query is started again.
 */
firesteel_status firesteel_reader_name(const struct firesteel_reader *reader,
                                       const char *name,
                                       int64_t name_length,
                                       struct firesteel_error **error);

/**
 * Files or folders, or whatever the format reads, in the format that was set. The paths end in NUL; there may be none.
 * A stream takes one at most.
 */
firesteel_status firesteel_reader_load(const struct firesteel_reader *reader,
                                       const char *const *paths,
                                       size_t path_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * A table or a view. A schema that was set is refused.
 */
firesteel_status firesteel_reader_table(const struct firesteel_reader *reader,
                                        const char *name,
                                        int64_t name_length,
                                        struct firesteel_dataframe **out,
                                        struct firesteel_error **error);

/**
 * What was changed in a table, a row a change. A schema that was set is refused.
 */
firesteel_status firesteel_reader_changes(const struct firesteel_reader *reader,
                                          const char *name,
                                          int64_t name_length,
                                          struct firesteel_dataframe **out,
                                          struct firesteel_error **error);

/**
 * A table of a database. User and password are options; the options `partitionColumn`, `lowerBound`, `upperBound` and
 * `numPartitions` part it. Or it is parted by `predicates`: conditions in SQL that end in NUL.
 */
firesteel_status firesteel_reader_jdbc(const struct firesteel_reader *reader,
                                       const char *url,
                                       int64_t url_length,
                                       const char *table,
                                       int64_t table_length,
                                       const char *const *predicates,
                                       size_t predicate_count,
                                       struct firesteel_dataframe **out,
                                       struct firesteel_error **error);

/**
 * Expressions in SQL as columns. They end in NUL.
 */
firesteel_status firesteel_dataframe_select_expr(const struct firesteel_dataframe *dataframe,
                                                 const char *const *expressions,
                                                 size_t expression_count,
                                                 struct firesteel_dataframe **out,
                                                 struct firesteel_error **error);

/**
 * A column that the rows' source knows beside its data, such as `_metadata` of files.
 */
firesteel_status firesteel_dataframe_metadata_column(const struct firesteel_dataframe *dataframe,
                                                     const char *name,
                                                     int64_t name_length,
                                                     struct firesteel_column **out,
                                                     struct firesteel_error **error);

/**
 * The columns whose names match a regular expression in backticks, such as `` `a.*` ``; any other text is the name of
 * one column.
 */
firesteel_status firesteel_dataframe_col_regex(const struct firesteel_dataframe *dataframe,
                                               const char *pattern,
                                               int64_t pattern_length,
                                               struct firesteel_column **out,
                                               struct firesteel_error **error);

/**
 * The rows in at most `partitions` partitions, brought together without a shuffle.
 */
firesteel_status firesteel_dataframe_coalesce(const struct firesteel_dataframe *dataframe,
                                              int32_t partitions,
                                              struct firesteel_dataframe **out,
                                              struct firesteel_error **error);

/**
 * Rows of equal values in one partition of `partitions`, or of as many as the backend likes when that is 0.
 */
firesteel_status firesteel_dataframe_repartition_by(const struct firesteel_dataframe *dataframe,
                                                    int32_t partitions,
                                                    const struct firesteel_column *const *columns,
                                                    size_t column_count,
                                                    struct firesteel_dataframe **out,
                                                    struct firesteel_error **error);

/**
 * The rows in `partitions` partitions, or as many as the backend likes when that is 0, which are ranges of these columns'
 * values. A column that is not an order (`firesteel_column_sort`) is ascending.
 */
firesteel_status firesteel_dataframe_repartition_by_range(const struct firesteel_dataframe *dataframe,
                                                          int32_t partitions,
                                                          const struct firesteel_column *const *columns,
                                                          size_t column_count,
                                                          struct firesteel_dataframe **out,
                                                          struct firesteel_error **error);

/**
 * Each row in the partition whose number, below `partitions`, a column says.
 */
firesteel_status firesteel_dataframe_repartition_by_id(const struct firesteel_dataframe *dataframe,
                                                       int32_t partitions,
                                                       const struct firesteel_column *partition_id,
                                                       struct firesteel_dataframe **out,
                                                       struct firesteel_error **error);

/**
 * Count, mean, deviation, least and most of columns, as texts; of all columns when no name is given. The names end in NUL.
 */
firesteel_status firesteel_dataframe_describe(const struct firesteel_dataframe *dataframe,
                                              const char *const *names,
                                              size_t name_count,
                                              struct firesteel_dataframe **out,
                                              struct firesteel_error **error);

/**
 * Statistics of all columns, as texts: `count`, `mean`, `stddev`, `min`, `max`, `25%`, ... Without one, Spark's own choice.
 * The statistics end in NUL.
 */
firesteel_status firesteel_dataframe_summary(const struct firesteel_dataframe *dataframe,
                                             const char *const *statistics,
                                             size_t statistic_count,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * `firesteel_dataframe_drop_duplicates` among the rows of a stream that its watermark keeps; by all columns when no name is
 * given. The names end in NUL.
 */
firesteel_status firesteel_dataframe_drop_duplicates_within_watermark(const struct firesteel_dataframe *dataframe,
                                                                      const char *const *names,
                                                                      size_t name_count,
                                                                      struct firesteel_dataframe **out,
                                                                      struct firesteel_error **error);

/**
 * About `fraction` of the rows, by chance; `with_replacement`, when not 0, may give a row more than once. The same seed gives
 * the same rows.
 */
firesteel_status firesteel_dataframe_sample(const struct firesteel_dataframe *dataframe,
                                            double fraction,
                                            int32_t with_replacement,
                                            int64_t seed,
                                            struct firesteel_dataframe **out,
                                            struct firesteel_error **error);

/**
 * The rows parted by chance, in about these proportions: `weight_count` DataFrames are written to `out`, which has room for
 * them. Weights must not be negative (`VALUE_NOT_POSITIVE`).
 */
firesteel_status firesteel_dataframe_random_split(const struct firesteel_dataframe *dataframe,
                                                  const double *weights,
                                                  size_t weight_count,
                                                  int64_t seed,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * Columns turned into rows: the columns `ids`, then the name of a column of `values` under `variable`, and its value under
 * `value`. `values` of NULL are all columns but `ids`.
 */
firesteel_status firesteel_dataframe_unpivot(const struct firesteel_dataframe *dataframe,
                                             const struct firesteel_column *const *ids,
                                             size_t id_count,
                                             const struct firesteel_column *const *values,
                                             size_t value_count,
                                             const char *variable,
                                             int64_t variable_length,
                                             const char *value,
                                             int64_t value_length,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * Rows turned into columns, whose names are the values of `index`, or of the first column when it is NULL.
 */
firesteel_status firesteel_dataframe_transpose(const struct firesteel_dataframe *dataframe,
                                               const struct firesteel_column *index,
                                               struct firesteel_dataframe **out,
                                               struct firesteel_error **error);

/**
 * The columns that a schema in DDL names (`"id INT, name STRING"`), in its order and cast to its types. Asks the backend what
 * the DDL means.
 */
firesteel_status firesteel_dataframe_to(const struct firesteel_dataframe *dataframe,
                                        const char *schema,
                                        int64_t schema_length,
                                        struct firesteel_dataframe **out,
                                        struct firesteel_error **error);

/**
 * A text for each row, as column `value`: its JSON object.
 */
firesteel_status firesteel_dataframe_to_json(const struct firesteel_dataframe *dataframe,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * A column with other metadata, given as JSON.
 */
firesteel_status firesteel_dataframe_with_metadata(const struct firesteel_dataframe *dataframe,
                                                   const char *name,
                                                   int64_t name_length,
                                                   const char *metadata,
                                                   int64_t metadata_length,
                                                   struct firesteel_dataframe **out,
                                                   struct firesteel_error **error);

/**
 * How late rows of a stream may come (`"10 minutes"`), by the time in the column `event_time`.
 */
firesteel_status firesteel_dataframe_with_watermark(const struct firesteel_dataframe *dataframe,
                                                    const char *event_time,
                                                    int64_t event_time_length,
                                                    const char *delay,
                                                    int64_t delay_length,
                                                    struct firesteel_dataframe **out,
                                                    struct firesteel_error **error);

/**
 * The aggregates `metrics` are computed along the way, and told under `name`.
 */
firesteel_status firesteel_dataframe_observe(const struct firesteel_dataframe *dataframe,
                                             const char *name,
                                             int64_t name_length,
                                             const struct firesteel_column *const *metrics,
                                             size_t metric_count,
                                             struct firesteel_dataframe **out,
                                             struct firesteel_error **error);

/**
 * The columns of both side by side, row by row. Both must come of one DataFrame.
 */
firesteel_status firesteel_dataframe_zip(const struct firesteel_dataframe *dataframe,
                                         const struct firesteel_dataframe *other,
                                         struct firesteel_dataframe **out,
                                         struct firesteel_error **error);

/**
 * The rows numbered from 0, in the order of partitions, by a column `name` after the others.
 */
firesteel_status firesteel_dataframe_zip_with_index(const struct firesteel_dataframe *dataframe,
                                                    const char *name,
                                                    int64_t name_length,
                                                    struct firesteel_dataframe **out,
                                                    struct firesteel_error **error);

/**
 * Each row with the rows that `other`, which may use its columns, gives for it. `condition` may be NULL; `join_type` is `inner`,
 * `left` or `cross`.
 */
firesteel_status firesteel_dataframe_lateral_join(const struct firesteel_dataframe *dataframe,
                                                  const struct firesteel_dataframe *other,
                                                  const struct firesteel_column *condition,
                                                  const char *join_type,
                                                  int64_t join_type_length,
                                                  struct firesteel_dataframe **out,
                                                  struct firesteel_error **error);

/**
 * Each row with the `rows` rows of the other side that `ranking` puts first. `mode` is `exact` or `approx`, `direction`
 * `distance` or `similarity`, `join_type` `inner` or `leftouter`.
 */
firesteel_status firesteel_dataframe_nearest_by_join(const struct firesteel_dataframe *dataframe,
                                                     const struct firesteel_dataframe *other,
                                                     const struct firesteel_column *ranking,
                                                     int32_t rows,
                                                     const char *mode,
                                                     int64_t mode_length,
                                                     const char *direction,
                                                     int64_t direction_length,
                                                     const char *join_type,
                                                     int64_t join_type_length,
                                                     struct firesteel_dataframe **out,
                                                     struct firesteel_error **error);

/**
 * Pearson's correlation of two columns.
 */
firesteel_status firesteel_dataframe_corr(const struct firesteel_dataframe *dataframe,
                                          const char *col1,
                                          int64_t col1_length,
                                          const char *col2,
                                          int64_t col2_length,
                                          double *out,
                                          struct firesteel_error **error);

/**
 * The sample covariance of two columns.
 */
firesteel_status firesteel_dataframe_cov(const struct firesteel_dataframe *dataframe,
                                         const char *col1,
                                         int64_t col1_length,
                                         const char *col2,
                                         int64_t col2_length,
                                         double *out,
                                         struct firesteel_error **error);

/**
 * Values below which these parts of a column's values lie, for each column: `out` has a place for `name_count` times
 * `probability_count` numbers, those of the first column first, and NaN where a column has no values. `relative_error` 0 is
 * exact. The names end in NUL.
 */
firesteel_status firesteel_dataframe_approx_quantile(const struct firesteel_dataframe *dataframe,
                                                     const char *const *names,
                                                     size_t name_count,
                                                     const double *probabilities,
                                                     size_t probability_count,
                                                     double relative_error,
                                                     double *out,
                                                     struct firesteel_error **error);

/**
 * How often each pair of values of two columns comes.
 */
firesteel_status firesteel_dataframe_crosstab(const struct firesteel_dataframe *dataframe,
                                              const char *col1,
                                              int64_t col1_length,
                                              const char *col2,
                                              int64_t col2_length,
                                              struct firesteel_dataframe **out,
                                              struct firesteel_error **error);

/**
 * The values that make up more than a part of the rows, `support` (PySpark's is 0.01), with some that do not. The names end
 * in NUL.
 */
firesteel_status firesteel_dataframe_freq_items(const struct firesteel_dataframe *dataframe,
                                                const char *const *names,
                                                size_t name_count,
                                                double support,
                                                struct firesteel_dataframe **out,
                                                struct firesteel_error **error);

/**
 * About a fraction of the rows of each value of `column`, by chance; none of a value that is not named. The values are
 * literals.
 */
firesteel_status firesteel_dataframe_sample_by(const struct firesteel_dataframe *dataframe,
                                               const struct firesteel_column *column,
                                               const struct firesteel_column *const *values,
                                               const double *fractions,
                                               size_t value_count,
                                               int64_t seed,
                                               struct firesteel_dataframe **out,
                                               struct firesteel_error **error);

/**
 * The one value of the one row, as an expression; NULL without a row.
 */
firesteel_status firesteel_dataframe_scalar(const struct firesteel_dataframe *dataframe,
                                            struct firesteel_column **out,
                                            struct firesteel_error **error);

/**
 * Whether there is a row, as an expression.
 */
firesteel_status firesteel_dataframe_exists(const struct firesteel_dataframe *dataframe,
                                            struct firesteel_column **out,
                                            struct firesteel_error **error);

/**
 * Whether the value is among the rows of a DataFrame. A `struct(a, b)` is looked for in its columns, one by one.
 */
firesteel_status firesteel_column_is_in_query(const struct firesteel_column *column,
                                              const struct firesteel_dataframe *dataframe,
                                              struct firesteel_column **out,
                                              struct firesteel_error **error);

/**
 * Starts to write a folder of files and returns without waiting: `firesteel_operation_wait` does. The write is whole or
 * it is not there. `format` is `parquet`, `csv`, `json`, ..., or NULL for the session's default; `mode` is `append`,
 * `overwrite`, `error` or `ignore`, NULL for `error`; `partition_names`, which end in NUL, make a folder for each
 * combination of these columns' values; `options` are Spark's for the format, NULL for none.
 */
firesteel_status firesteel_dataframe_write_start(const struct firesteel_dataframe *dataframe,
                                                 const char *format,
                                                 int64_t format_length,
                                                 const char *path,
                                                 int64_t path_length,
                                                 const char *mode,
                                                 int64_t mode_length,
                                                 const char *const *partition_names,
                                                 size_t partition_count,
                                                 const struct firesteel_options *options,
                                                 struct firesteel_operation **out,
                                                 struct firesteel_error **error);

/**
 * `firesteel_dataframe_write_start`, and waits for the end.
 */
firesteel_status firesteel_dataframe_write(const struct firesteel_dataframe *dataframe,
                                           const char *format,
                                           int64_t format_length,
                                           const char *path,
                                           int64_t path_length,
                                           const char *mode,
                                           int64_t mode_length,
                                           const char *const *partition_names,
                                           size_t partition_count,
                                           const struct firesteel_options *options,
                                           struct firesteel_error **error);

/**
 * Writes a table of the session's catalog. The arguments are those of `firesteel_dataframe_write_start`.
 */
firesteel_status firesteel_dataframe_save_as_table(const struct firesteel_dataframe *dataframe,
                                                   const char *format,
                                                   int64_t format_length,
                                                   const char *name,
                                                   int64_t name_length,
                                                   const char *mode,
                                                   int64_t mode_length,
                                                   const char *const *partition_names,
                                                   size_t partition_count,
                                                   const struct firesteel_options *options,
                                                   struct firesteel_error **error);

/**
 * A writer of the DataFrame to files and tables.
 */
firesteel_status firesteel_dataframe_writer(const struct firesteel_dataframe *dataframe,
                                            struct firesteel_writer **out,
                                            struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_writer *firesteel_writer_ref(const struct firesteel_writer *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_writer_free(struct firesteel_writer *handle);

/**
 * The format: `parquet`, `csv`, `json`, `orc`, `text`, `xml`, ... Without one it is the session's default.
 */
firesteel_status firesteel_writer_format(const struct firesteel_writer *writer,
                                         const char *format,
                                         int64_t format_length,
                                         struct firesteel_error **error);

/**
 * What is done when there is data: `append`, `overwrite`, `error` (the default), `ignore`.
 */
firesteel_status firesteel_writer_mode(const struct firesteel_writer *writer,
                                       const char *mode,
                                       int64_t mode_length,
                                       struct firesteel_error **error);

/**
 * Sets an option of the format, under Spark's name.
 */
firesteel_status firesteel_writer_option(const struct firesteel_writer *writer,
                                         const char *key,
                                         int64_t key_length,
                                         const char *value,
                                         int64_t value_length,
                                         struct firesteel_error **error);

/**
 * A folder for each combination of these columns' values. The names end in NUL.
 */
firesteel_status firesteel_writer_partition_by(const struct firesteel_writer *writer,
                                               const char *const *names,
                                               size_t name_count,
                                               struct firesteel_error **error);

/**
 * A table's rows in so many buckets by these columns' values.
 */
firesteel_status firesteel_writer_bucket_by(const struct firesteel_writer *writer,
                                            int32_t buckets,
                                            const char *const *names,
                                            size_t name_count,
                                            struct firesteel_error **error);

/**
 * The order of the rows in each bucket.
 */
firesteel_status firesteel_writer_sort_by(const struct firesteel_writer *writer,
                                          const char *const *names,
                                          size_t name_count,
                                          struct firesteel_error **error);

/**
 * The columns by whose values a table's rows are kept together.
 */
firesteel_status firesteel_writer_cluster_by(const struct firesteel_writer *writer,
                                             const char *const *names,
                                             size_t name_count,
                                             struct firesteel_error **error);

/**
 * Writes a folder of files. Without a path (NULL) the options say what is written to.
 * `out` gets the operation without a wait; where it is NULL, the end is waited for.
 */
firesteel_status firesteel_writer_save(const struct firesteel_writer *writer,
                                       const char *path,
                                       int64_t path_length,
                                       struct firesteel_operation **out,
                                       struct firesteel_error **error);

/**
 * Writes a table of the session's catalog. `out` gets the operation without a wait; where it is NULL, the end is waited for.
 */
firesteel_status firesteel_writer_save_as_table(const struct firesteel_writer *writer,
                                                const char *name,
                                                int64_t name_length,
                                                struct firesteel_operation **out,
                                                struct firesteel_error **error);

/**
 * Adds rows to a table, or replaces them in mode `overwrite`, columns matched by position.
 * `out` gets the operation without a wait; where it is NULL, the end is waited for.
 */
firesteel_status firesteel_writer_insert_into(const struct firesteel_writer *writer,
                                              const char *name,
                                              int64_t name_length,
                                              struct firesteel_operation **out,
                                              struct firesteel_error **error);

/**
 * Writes a table of a database. User and password are options.
 * `out` gets the operation without a wait; where it is NULL, the end is waited for.
 */
firesteel_status firesteel_writer_jdbc(const struct firesteel_writer *writer,
                                       const char *url,
                                       int64_t url_length,
                                       const char *table,
                                       int64_t table_length,
                                       struct firesteel_operation **out,
                                       struct firesteel_error **error);

/**
 * A writer of the DataFrame to a table of a catalog.
 */
firesteel_status firesteel_dataframe_writer_v2(const struct firesteel_dataframe *dataframe,
                                               const char *table,
                                               int64_t table_length,
                                               struct firesteel_writer_v2 **out,
                                               struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_writer_v2 *firesteel_writer_v2_ref(const struct firesteel_writer_v2 *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_writer_v2_free(struct firesteel_writer_v2 *handle);

/**
 * The format of a new table.
 */
firesteel_status firesteel_writer_v2_using(const struct firesteel_writer_v2 *writer,
                                           const char *provider,
                                           int64_t provider_length,
                                           struct firesteel_error **error);

/**
 * Sets an option of the format, under Spark's name.
 */
firesteel_status firesteel_writer_v2_option(const struct firesteel_writer_v2 *writer,
                                            const char *key,
                                            int64_t key_length,
                                            const char *value,
                                            int64_t value_length,
                                            struct firesteel_error **error);

/**
 * A property that a new table keeps.
 */
firesteel_status firesteel_writer_v2_table_property(const struct firesteel_writer_v2 *writer,
                                                    const char *key,
                                                    int64_t key_length,
                                                    const char *value,
                                                    int64_t value_length,
                                                    struct firesteel_error **error);

/**
 * How a new table is parted: by columns, or by `years(c)`, `bucket(n, c)` and their like.
 */
firesteel_status firesteel_writer_v2_partitioned_by(const struct firesteel_writer_v2 *writer,
                                                    const struct firesteel_column *const *columns,
                                                    size_t column_count,
                                                    struct firesteel_error **error);

/**
 * The columns by whose values a new table's rows are kept together. The names end in NUL.
 */
firesteel_status firesteel_writer_v2_cluster_by(const struct firesteel_writer_v2 *writer,
                                                const char *const *names,
                                                size_t name_count,
                                                struct firesteel_error **error);

/**
 * Writes; `mode` is `FIRESTEEL_WRITE_…`, and `condition` is for `FIRESTEEL_WRITE_OVERWRITE` alone, else NULL.
 * `out` gets the operation without a wait; where it is NULL, the end is waited for.
 */
firesteel_status firesteel_writer_v2_write(const struct firesteel_writer_v2 *writer,
                                           int32_t mode,
                                           const struct firesteel_column *condition,
                                           struct firesteel_operation **out,
                                           struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_query *firesteel_query_ref(const struct firesteel_query *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_query_free(struct firesteel_query *handle);

/**
 * The UUID that stays when the query is started again from its checkpoint, NUL-terminated and owned by the query; NULL for
 * NULL.
 */
const char *firesteel_query_id(const struct firesteel_query *query);

/**
 * The UUID of this very run, NUL-terminated and owned by the query; NULL for NULL.
 */
const char *firesteel_query_run_id(const struct firesteel_query *query);

/**
 * The name of the query, NUL-terminated and owned by it; NULL when it has none.
 */
const char *firesteel_query_name(const struct firesteel_query *query);

/**
 * Whether the query runs: 1 or 0.
 */
firesteel_status firesteel_query_is_active(const struct firesteel_query *query,
                                           int32_t *out,
                                           struct firesteel_error **error);

/**
 * What the query does now: a text, whether its sources have rows, and whether a batch is under way (1 or 0).
 */
firesteel_status firesteel_query_status(const struct firesteel_query *query,
                                        struct firesteel_buffer *message,
                                        int32_t *is_data_available,
                                        int32_t *is_trigger_active,
                                        struct firesteel_error **error);

/**
 * What the last batches did: a JSON array of Spark's progress objects.
 */
firesteel_status firesteel_query_recent_progress(const struct firesteel_query *query,
                                                 struct firesteel_buffer *out,
                                                 struct firesteel_error **error);

/**
 * What the last batch did: Spark's progress object as JSON; a length of 0 when there was none yet. Release the buffer also
 * then.
 */
firesteel_status firesteel_query_last_progress(const struct firesteel_query *query,
                                               struct firesteel_buffer *out,
                                               struct firesteel_error **error);

/**
 * Waits until the query has ended, or for so long (-1: no limit). `out`, which may be NULL, gets 1 when it has ended and
 * 0 when the time was over. A query that failed gives its error.
 */
firesteel_status firesteel_query_await_termination(const struct firesteel_query *query,
                                                   int64_t timeout_milliseconds,
                                                   int32_t *out,
                                                   struct firesteel_error **error);

/**
 * Waits until all that the sources have now is written.
 */
firesteel_status firesteel_query_process_all_available(const struct firesteel_query *query,
                                                       struct firesteel_error **error);

/**
 * Stops the query.
 */
firesteel_status firesteel_query_stop(const struct firesteel_query *query,
                                      struct firesteel_error **error);

/**
 * The plan of the last batch; `extended`, when not 0, gives all plans.
 */
firesteel_status firesteel_query_explain(const struct firesteel_query *query,
                                         int32_t extended,
                                         struct firesteel_buffer *out,
                                         struct firesteel_error **error);

/**
 * Why the query failed: an error that the caller owns, or NULL when it did not fail.
 */
firesteel_status firesteel_query_exception(const struct firesteel_query *query,
                                           struct firesteel_error **out,
                                           struct firesteel_error **error);

/**
 * A writer of the rows as they come.
 */
firesteel_status firesteel_dataframe_stream_writer(const struct firesteel_dataframe *dataframe,
                                                   struct firesteel_stream_writer **out,
                                                   struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_stream_writer *firesteel_stream_writer_ref(const struct firesteel_stream_writer *handle);

/**
 * One owner of the handle less; the last takes the object away. NULL is fine.
 */
void firesteel_stream_writer_free(struct firesteel_stream_writer *handle);

/**
 * The format: `parquet`, `memory`, `console`, `kafka`, ...
 */
firesteel_status firesteel_stream_writer_format(const struct firesteel_stream_writer *writer,
                                                const char *format,
                                                int64_t format_length,
                                                struct firesteel_error **error);

/**
 * `append`, `complete` or `update`.
 */
firesteel_status firesteel_stream_writer_output_mode(const struct firesteel_stream_writer *writer,
                                                     const char *mode,
                                                     int64_t mode_length,
                                                     struct firesteel_error **error);

/**
 * Sets an option of the format, under Spark's name.
 */
firesteel_status firesteel_stream_writer_option(const struct firesteel_stream_writer *writer,
                                                const char *key,
                                                int64_t key_length,
                                                const char *value,
                                                int64_t value_length,
                                                struct firesteel_error **error);

/**
 * A folder for each combination of these columns' values. The names end in NUL.
 */
firesteel_status firesteel_stream_writer_partition_by(const struct firesteel_stream_writer *writer,
                                                      const char *const *names,
                                                      size_t name_count,
                                                      struct firesteel_error **error);

/**
 * The columns by whose values a table's rows are kept together.
 */
firesteel_status firesteel_stream_writer_cluster_by(const struct firesteel_stream_writer *writer,
                                                    const char *const *names,
                                                    size_t name_count,
                                                    struct firesteel_error **error);

/**
 * A name for the query, by which the format `memory` names its table as well.
 */
firesteel_status firesteel_stream_writer_query_name(const struct firesteel_stream_writer *writer,
                                                    const char *name,
                                                    int64_t name_length,
                                                    struct firesteel_error **error);

/**
 * When the query looks for rows; `trigger` is `FIRESTEEL_TRIGGER_…`. `interval` (`10 seconds`) is for those that take a time,
 * else NULL.
 */
firesteel_status firesteel_stream_writer_trigger(const struct firesteel_stream_writer *writer,
                                                 int32_t trigger,
                                                 const char *interval,
                                                 int64_t interval_length,
                                                 struct firesteel_error **error);

/**
 * Starts the query, which goes on until it is stopped or its session ends. `path`, which may be NULL, is where files are
 * written to.
 */
firesteel_status firesteel_stream_writer_start(const struct firesteel_stream_writer *writer,
                                               const char *path,
                                               int64_t path_length,
                                               struct firesteel_query **out,
                                               struct firesteel_error **error);

/**
 * Starts the query, which writes to a table.
 */
firesteel_status firesteel_stream_writer_to_table(const struct firesteel_stream_writer *writer,
                                                  const char *name,
                                                  int64_t name_length,
                                                  struct firesteel_query **out,
                                                  struct firesteel_error **error);

/**
 * The queries that run. Up to `capacity` handles, each of which the caller frees, are written to `out`, which may be NULL
 * when the capacity is 0; `count` gets how many queries there are.
 */
firesteel_status firesteel_streams_active(const struct firesteel_session *session,
                                          struct firesteel_query **out,
                                          size_t capacity,
                                          size_t *count,
                                          struct firesteel_error **error);

/**
 * The query that runs under an id; NULL when there is none.
 */
firesteel_status firesteel_streams_get(const struct firesteel_session *session,
                                       const char *id,
                                       int64_t id_length,
                                       struct firesteel_query **out,
                                       struct firesteel_error **error);

/**
 * Waits until one of the queries has ended, or for so long (-1: no limit). `out`, which may be NULL, gets 1 when one has
 * ended and 0 when the time was over. A query that failed gives its error.
 */
firesteel_status firesteel_streams_await_any_termination(const struct firesteel_session *session,
                                                         int64_t timeout_milliseconds,
                                                         int32_t *out,
                                                         struct firesteel_error **error);

/**
 * Forgets the queries that have ended, so that `firesteel_streams_await_any_termination` waits for others.
 */
firesteel_status firesteel_streams_reset_terminated(const struct firesteel_session *session,
                                                    struct firesteel_error **error);

/**
 * Ends all listeners of the session.
 */
firesteel_status firesteel_streams_close(const struct firesteel_session *session,
                                         struct firesteel_error **error);

/**
 * A listener of what happens to the queries of the session from now on. Events that nobody takes are kept.
 */
firesteel_status firesteel_streams_add_listener(const struct firesteel_session *session,
                                                struct firesteel_listener **out,
                                                struct firesteel_error **error);

/**
 * Ends a listener. What had happened before can still be taken from it.
 */
firesteel_status firesteel_streams_remove_listener(const struct firesteel_session *session,
                                                   const struct firesteel_listener *listener,
                                                   struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_listener *firesteel_listener_ref(const struct firesteel_listener *handle);

/**
 * One owner of the handle less; the last takes the object away, and removes the listener. NULL is fine.
 */
void firesteel_listener_free(struct firesteel_listener *handle);

/**
 * Waits for the next event, and returns `FIRESTEEL_TIMEOUT` without an error after so long (-1: never). `kind` gets
 * `FIRESTEEL_EVENT_…`, and `json` what Spark tells about it; at the end the length is 0. Release the buffer also then.
 */
firesteel_status firesteel_listener_next(const struct firesteel_listener *listener,
                                         int64_t timeout_milliseconds,
                                         int32_t *kind,
                                         struct firesteel_buffer *json,
                                         struct firesteel_error **error);

/**
 * One more owner of the handle, which is returned. NULL stays NULL.
 */
struct firesteel_operation *firesteel_operation_ref(const struct firesteel_operation *handle);

/**
 * One owner of the handle less. The last, when no stream is left either, gives an unfinished operation up. NULL is fine.
 */
void firesteel_operation_free(struct firesteel_operation *handle);

/**
 * The UUID of the operation, NUL-terminated and owned by it; NULL for NULL.
 */
const char *firesteel_operation_id(const struct firesteel_operation *operation);

/**
 * Waits until there are rows, the end or an error; the rows stay to be taken. After `timeout_milliseconds` (-1: never) it
 * returns `FIRESTEEL_TIMEOUT`, without an error, and the operation goes on.
 */
firesteel_status firesteel_operation_wait(const struct firesteel_operation *operation,
                                          int64_t timeout_milliseconds,
                                          struct firesteel_error **error);

/**
 * The rows as an Arrow stream, once. The stream keeps the operation alive; releasing both before the end gives the
 * operation up. A failed call of the stream returns an `errno` (`ECANCELED` after a cancel), and
 * `firesteel_error_from_stream` the error itself.
 */
firesteel_status firesteel_operation_stream(const struct firesteel_operation *operation,
                                            struct ArrowArrayStream *out,
                                            struct firesteel_error **error);

/**
 * The next batch as a complete Arrow IPC stream, the server's own bytes where there is a server; a length of 0 is the end.
 * Release the buffer also then. Not to be mixed with `firesteel_operation_stream`.
 */
firesteel_status firesteel_operation_next_ipc(const struct firesteel_operation *operation,
                                              struct firesteel_buffer *out,
                                              struct firesteel_error **error);

/**
 * Asks the backend to stop. Any thread, any time, again and again: whoever takes rows gets `FIRESTEEL_CANCELLED`.
 */
firesteel_status firesteel_operation_cancel(const struct firesteel_operation *operation,
                                            struct firesteel_error **error);

/**
 * How far the operation has come.
 */
firesteel_status firesteel_operation_progress(const struct firesteel_operation *operation,
                                              struct firesteel_progress *out,
                                              struct firesteel_error **error);

/**
 * How many objects of a kind (`FIRESTEEL_OBJECT_…`) are alive in the process; -1 for a kind that does not exist.
 */
int64_t firesteel_debug_live_count(int32_t object);

/**
 * Panics inside the boundary, when the environment variable `FIRESTEEL_TEST_HOOKS` is 1; otherwise it is refused.
 */
firesteel_status firesteel_debug_panic(struct firesteel_error **error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* FIRESTEEL_H */
