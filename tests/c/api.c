/* A walk through the C API on one backend: `api URL FOLDER`. The five TPC-H programs, misuse, cancellation from another
 * thread, and nothing left alive. */

#define _POSIX_C_SOURCE 200809L

#include <errno.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include "../../examples/c/tpch.h"
#include "check.h"

static void configuration(const firesteel_session *session) {
    firesteel_error *error = NULL;
    firesteel_buffer buffer = empty_buffer();
    OK(firesteel_session_conf_set(session, "spark.sql.session.timeZone", -1, "Europe/Berlin", -1, &error));
    OK(firesteel_session_conf_get(session, "spark.sql.session.timeZone", -1, &buffer, &error));
    CHECK(buffer.length == 13 && strcmp((const char *)buffer.data, "Europe/Berlin") == 0);
    release_buffer(&buffer);
    /* An empty fallback is a value, and NULL is none. */
    OK(firesteel_session_conf_get_or(session, "spark.firesteel.test.none", -1, "", -1, &buffer, &error));
    CHECK(buffer.data != NULL && buffer.length == 0);
    release_buffer(&buffer);
    OK(firesteel_session_conf_get_or(session, "spark.firesteel.test.none", -1, NULL, 0, &buffer, &error));
    CHECK(buffer.data == NULL && buffer.length == 0);
    release_buffer(&buffer);
    OK(firesteel_session_conf_get_or(session, "spark.sql.session.timeZone", -1, NULL, 0, &buffer, &error));
    CHECK(buffer.data != NULL && strcmp((const char *)buffer.data, "Europe/Berlin") == 0);
    release_buffer(&buffer);
    OK(firesteel_session_conf_unset(session, "spark.sql.session.timeZone", -1, &error));
    CHECK(firesteel_session_conf_get(session, "spark.no.such.key", -1, &buffer, &error) != FIRESTEEL_OK);
    check_error(&error, "SQL_CONF_NOT_FOUND", "spark.no.such.key", "an unknown key", __LINE__);
    OK(firesteel_session_version(session, &buffer, &error));
    CHECK(buffer.length > 0);
    release_buffer(&buffer);
    CHECK(strlen(firesteel_session_id(session)) == 36);
}

/* select, filter, with_columns, drop, union, distinct, sort, plan bytes, schema, explain, show, views. */
static void relations(const firesteel_session *session) {
    struct tpch kept = {0};
    const char *names[] = {"doubled"};
    const firesteel_column *columns[2];
    dataframe numbers, *out;
    firesteel_dataframe *again = NULL;
    firesteel_error *error = NULL;
    firesteel_buffer buffer = empty_buffer();
    struct ArrowSchema schema;
    int64_t rows = 0;
    kept.session = session;

    out = next_dataframe(&kept);
    OK(firesteel_session_range(session, 0, 10, 1, out, &error));
    numbers = *out;
    columns[0] = call2(&kept, "*", col(&kept, "id"), integer(&kept, 2));
    out = next_dataframe(&kept);
    OK(firesteel_dataframe_with_columns(numbers, names, columns, 1, out, &error));
    numbers = filter(&kept, *out, call2(&kept, ">=", col(&kept, "id"), integer(&kept, 5)));
    out = next_dataframe(&kept);
    OK(firesteel_dataframe_union(numbers, numbers, out, &error));
    numbers = *out;
    OK(firesteel_dataframe_count(numbers, &rows, &error));
    CHECK(rows == 10);
    out = next_dataframe(&kept);
    OK(firesteel_dataframe_distinct(numbers, out, &error));
    numbers = order(&kept, *out, descending(&kept, col(&kept, "doubled")), NULL);
    OK(firesteel_dataframe_show_string(numbers, 2, 20, 0, &buffer, &error));
    CHECK(strcmp((const char *)buffer.data, "+---+-------+\n| id|doubled|\n+---+-------+\n|  9|     18|\n|  8|     16|\n"
                                            "+---+-------+\nonly showing top 2 rows") == 0);
    release_buffer(&buffer);

    OK(firesteel_dataframe_schema(numbers, &schema, &error));
    CHECK(schema.n_children == 2 && strcmp(schema.children[1]->name, "doubled") == 0);
    CHECK(strcmp(schema.children[1]->format, "l") == 0);
    schema.release(&schema);
    OK(firesteel_dataframe_tree_string(numbers, -1, &buffer, &error));
    CHECK(strstr((const char *)buffer.data, "root\n |-- id: long (nullable = false)") != NULL);
    release_buffer(&buffer);
    OK(firesteel_dataframe_explain(numbers, FIRESTEEL_EXPLAIN_EXTENDED, &buffer, &error));
    CHECK(buffer.length > 0);
    release_buffer(&buffer);

    OK(firesteel_dataframe_to_plan(numbers, &buffer, &error));
    OK(firesteel_session_from_plan(session, buffer.data, buffer.length, &again, &error));
    release_buffer(&buffer);
    CHECK(run(again, &error) == 5);
    OK(firesteel_dataframe_create_view(again, "numbers_of_c", -1, FIRESTEEL_VIEW_REPLACE, &error));
    firesteel_dataframe_free(again);
    OK(firesteel_session_table(session, "numbers_of_c", -1, &again, &error));
    CHECK(run(again, &error) == 5);
    firesteel_dataframe_free(again);
    again = NULL;
    columns[0] = integer(&kept, 7);
    OK(firesteel_session_sql(session, "SELECT * FROM numbers_of_c WHERE id > ?", -1, columns, 1, &again, &error));
    CHECK(run(again, &error) == 2);
    firesteel_dataframe_free(again);

    CHECK(kept.error == NULL);
    tpch_free(&kept);
}

/* Two INT rows, 1 and 2, and a third batch that fails when `*private_data` says so. */
struct source {
    int batches_left;
    int fails;
};

static void release_schema(struct ArrowSchema *schema) {
    int64_t at;
    for (at = 0; at < schema->n_children; at++) schema->children[at]->release(schema->children[at]);
    free(schema->children);
    schema->release = NULL;
    if (schema->private_data != NULL) free(schema);
}

static void release_array(struct ArrowArray *array) {
    int64_t at;
    for (at = 0; at < array->n_children; at++) array->children[at]->release(array->children[at]);
    free(array->children);
    free(array->buffers);
    array->release = NULL;
    if (array->private_data != NULL) free(array);
}

static void fill_schema(struct ArrowSchema *schema, const char *format, const char *name) {
    memset(schema, 0, sizeof *schema);
    schema->format = format;
    schema->name = name;
    schema->flags = ARROW_FLAG_NULLABLE;
    schema->release = release_schema;
}

static void fill_array(struct ArrowArray *array, int64_t length, int64_t buffers, const void *data) {
    memset(array, 0, sizeof *array);
    array->length = length;
    array->n_buffers = buffers;
    array->buffers = (const void **)calloc((size_t)buffers, sizeof(void *));
    if (buffers > 1) array->buffers[1] = data;
    array->release = release_array;
}

static int source_schema(struct ArrowArrayStream *stream, struct ArrowSchema *out) {
    (void)stream;
    fill_schema(out, "+s", "");
    out->n_children = 1;
    out->children = (struct ArrowSchema **)malloc(sizeof(struct ArrowSchema *));
    out->children[0] = (struct ArrowSchema *)malloc(sizeof(struct ArrowSchema));
    fill_schema(out->children[0], "i", "number");
    out->children[0]->private_data = out->children[0];
    return 0;
}

static int source_next(struct ArrowArrayStream *stream, struct ArrowArray *out) {
    static const int32_t numbers[] = {1, 2};
    struct source *source = (struct source *)stream->private_data;
    if (source->batches_left == 0 && source->fails) return EIO;
    memset(out, 0, sizeof *out);
    if (source->batches_left == 0) return 0;
    source->batches_left--;
    fill_array(out, 2, 1, NULL);
    out->n_children = 1;
    out->children = (struct ArrowArray **)malloc(sizeof(struct ArrowArray *));
    out->children[0] = (struct ArrowArray *)malloc(sizeof(struct ArrowArray));
    fill_array(out->children[0], 2, 2, numbers);
    out->children[0]->private_data = out->children[0];
    return 0;
}

static const char *source_error(struct ArrowArrayStream *stream) {
    (void)stream;
    return "the disk has gone";
}

static void source_release(struct ArrowArrayStream *stream) {
    stream->release = NULL;
}

static struct ArrowArrayStream source_stream(struct source *source) {
    struct ArrowArrayStream stream;
    stream.get_schema = source_schema;
    stream.get_next = source_next;
    stream.get_last_error = source_error;
    stream.release = source_release;
    stream.private_data = source;
    return stream;
}

static void arrow_in(const firesteel_session *session) {
    struct source whole = {2, 0}, broken = {1, 1};
    struct ArrowArrayStream stream = source_stream(&whole);
    firesteel_dataframe *dataframe = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_from_arrow(session, &stream, NULL, 0, &dataframe, &error));
    CHECK(stream.release == NULL);
    CHECK(run(dataframe, &error) == 4);
    firesteel_dataframe_free(dataframe);
    dataframe = NULL;

    stream = source_stream(&broken);
    FAILS(firesteel_session_from_arrow(session, &stream, NULL, 0, &dataframe, &error), FIRESTEEL_RUNTIME,
          "FIRESTEEL_STREAM_FAILED", "the disk has gone");
    CHECK(stream.release == NULL && dataframe == NULL);

    whole.batches_left = 1;
    stream = source_stream(&whole);
    OK(firesteel_session_register(session, "rows_of_c", -1, &stream, &error));
    OK(firesteel_session_sql(session, "SELECT sum(number) FROM rows_of_c", -1, NULL, 0, &dataframe, &error));
    CHECK(run(dataframe, &error) == 1);
    firesteel_dataframe_free(dataframe);
}

static void literal_from_arrow(void) {
    static const int32_t day[] = {10000};
    struct ArrowSchema type;
    struct ArrowArray value;
    firesteel_column *column = NULL;
    firesteel_error *error = NULL;
    fill_schema(&type, "tdD", "");
    fill_array(&value, 1, 2, day);
    OK(firesteel_lit(&type, &value, &column, &error));
    CHECK(type.release == NULL && value.release == NULL);
    firesteel_column_free(column);
    fill_schema(&type, "tdD", "");
    FAILS(firesteel_lit(&type, NULL, &column, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT", "value");
    CHECK(type.release == NULL);
}

static void windows(const firesteel_session *session) {
    struct tpch kept = {0};
    const firesteel_column *partition[1], *by[1], *selected[2];
    firesteel_dataframe *numbers = NULL, *ranked = NULL;
    firesteel_error *error = NULL;
    column *over = next_column(&kept), *number = next_column(&kept);
    OK(firesteel_session_range(session, 0, 6, 1, &numbers, &error));
    partition[0] = call2(&kept, "%", col(&kept, "id"), integer(&kept, 2));
    by[0] = descending(&kept, col(&kept, "id"));
    OK(firesteel_fn("row_number", -1, NULL, 0, 0, number, &error));
    OK(firesteel_column_over(*number, partition, 1, by, 1, FIRESTEEL_FRAME_DEFAULT, 0, 0, over, &error));
    selected[0] = col(&kept, "id");
    selected[1] = alias(&kept, *over, "place");
    OK(firesteel_dataframe_select(numbers, selected, 2, &ranked, &error));
    CHECK(run(ranked, &error) == 6);
    firesteel_error_free(error);
    firesteel_dataframe_free(ranked);
    firesteel_dataframe_free(numbers);
    tpch_free(&kept);
}

/* What C can hand in wrong is refused, not crashed on. */
static void misuse(const firesteel_session *session) {
    firesteel_error *error = NULL;
    firesteel_column *column = NULL;
    firesteel_dataframe *dataframe = NULL;
    firesteel_session *other = NULL;
    firesteel_buffer buffer = empty_buffer();
    const uint8_t garbage[] = {0xff, 0xff, 0xff};
    int64_t rows = 0;
    FAILS(firesteel_dataframe_count(NULL, &rows, &error), FIRESTEEL_INVALID_HANDLE, "FIRESTEEL_INVALID_HANDLE",
          "DataFrame");
    FAILS(firesteel_session_version(NULL, &buffer, &error), FIRESTEEL_INVALID_HANDLE, "FIRESTEEL_INVALID_HANDLE",
          "session");
    FAILS(firesteel_operation_wait(NULL, -1, &error), FIRESTEEL_INVALID_HANDLE, "FIRESTEEL_INVALID_HANDLE", "operation");
    FAILS(firesteel_col("a\xff", -1, &column, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT",
          "not valid UTF-8 from byte 1 on");
    FAILS(firesteel_col(NULL, -1, &column, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT", "NULL");
    FAILS(firesteel_col("a", -2, &column, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT", "length");
    FAILS(firesteel_col("a", -1, NULL, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT", "out");
    FAILS(firesteel_fn("sum", -1, NULL, 1, 0, &column, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT",
          "arguments");
    CHECK(column == NULL);
    /* An error that nobody wants is not made. */
    CHECK(firesteel_col(NULL, -1, &column, NULL) == FIRESTEEL_ILLEGAL_ARGUMENT);
    FAILS(firesteel_session_from_plan(session, garbage, sizeof garbage, &dataframe, &error), FIRESTEEL_ANALYSIS,
          "CONNECT_INVALID_PLAN.CANNOT_PARSE", "");
    buffer.struct_size = 4;
    FAILS(firesteel_session_version(session, &buffer, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT",
          "struct_size");
    FAILS(firesteel_session_open("spark://host", -1, NULL, &other, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_INVALID_URL",
          "spark://host");
    FAILS(firesteel_debug_panic(&error), FIRESTEEL_PANIC, "FIRESTEEL_PANIC", "a panic that a test asked for");
    CHECK(firesteel_error_from_stream(NULL) == NULL);
    firesteel_column_free(NULL);
    firesteel_error_free(NULL);
    CHECK(firesteel_dataframe_ref(NULL) == NULL);
    CHECK(firesteel_debug_live_count(99) == -1);
}

static void files(const firesteel_session *session) {
    char folder[] = "/tmp/firesteel-c-XXXXXX", path[128], name[160];
    const char *paths[1];
    struct tpch kept = {0};
    firesteel_dataframe *numbers = NULL, *read = NULL;
    firesteel_error *error = NULL;
    FILE *file;
    int64_t rows = 0;
    CHECK(mkdtemp(folder) != NULL);
    /* A server may run as another user. */
    sprintf(path, "chmod 777 %s", folder);
    CHECK(system(path) == 0);
    sprintf(path, "%s/numbers", folder);
    paths[0] = path;
    OK(firesteel_session_range(session, 0, 100, 1, &numbers, &error));
    OK(firesteel_dataframe_write(numbers, "parquet", -1, path, -1, NULL, 0, NULL, 0, NULL, &error));
    FAILS(firesteel_dataframe_write(numbers, "parquet", -1, path, -1, "error", -1, NULL, 0, NULL, &error),
          FIRESTEEL_ANALYSIS, "PATH_ALREADY_EXISTS", "numbers");
    FAILS(firesteel_dataframe_write(numbers, "parquet", -1, path, -1, "sometimes", -1, NULL, 0, NULL, &error),
          FIRESTEEL_ANALYSIS, "INVALID_SAVE_MODE", "sometimes");
    OK(firesteel_dataframe_write(numbers, "parquet", -1, path, -1, "append", -1, NULL, 0, NULL, &error));
    OK(firesteel_session_read(session, "parquet", -1, paths, 1, NULL, 0, NULL, &read, &error));
    OK(firesteel_dataframe_count(read, &rows, &error));
    CHECK(rows == 200);
    firesteel_dataframe_free(read);
    read = NULL;

    sprintf(name, "%s/corrupt.parquet", folder);
    file = fopen(name, "wb");
    CHECK(file != NULL && fputs("this is not a Parquet file", file) > 0 && fclose(file) == 0);
    paths[0] = name;
    OK(firesteel_session_read(session, "parquet", -1, paths, 1, NULL, 0, NULL, &read, &error));
    CHECK(run(read, &error) == -1);
    CHECK(error != NULL && strstr(text_of(error), "corrupt.parquet") != NULL);
    check_error(&error, "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "", "a corrupt file", __LINE__);
    firesteel_dataframe_free(read);
    read = NULL;

    paths[0] = "/no/such/file.parquet";
    OK(firesteel_session_read(session, "parquet", -1, paths, 1, NULL, 0, NULL, &read, &error));
    CHECK(run(read, &error) == -1);
    check_error(&error, "PATH_NOT_FOUND", "/no/such/file.parquet", "a missing file", __LINE__);
    firesteel_dataframe_free(read);
    firesteel_dataframe_free(numbers);
    tpch_free(&kept);
    sprintf(name, "rm -rf %s", folder);
    if (system(name) != 0) fprintf(stderr, "%s could not be removed\n", folder);
    session_still_works(session);
}

static void *cancel_soon(void *operation) {
    struct timespec pause = {0, 300 * 1000 * 1000};
    firesteel_error *error = NULL;
    nanosleep(&pause, NULL);
    OK(firesteel_operation_cancel((firesteel_operation *)operation, &error));
    OK(firesteel_operation_cancel((firesteel_operation *)operation, &error));
    return NULL;
}

static void cancel_from_another_thread(const firesteel_session *session) {
    static const char *endless = "SELECT id FROM range(4398046511104) WHERE id % 7 = 8";
    firesteel_dataframe *dataframe = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    firesteel_progress progress;
    struct ArrowArrayStream stream = {0}, second = {0};
    struct ArrowArray batch;
    pthread_t thread;
    OK(firesteel_session_sql(session, endless, -1, NULL, 0, &dataframe, &error));
    OK(firesteel_dataframe_execute(dataframe, NULL, &operation, &error));
    CHECK(strlen(firesteel_operation_id(operation)) == 36);
    CHECK(firesteel_operation_wait(operation, 50, &error) == FIRESTEEL_TIMEOUT && error == NULL);
    progress.struct_size = sizeof progress;
    OK(firesteel_operation_progress(operation, &progress, &error));
    CHECK(progress.state == FIRESTEEL_STATE_RUNNING);
    OK(firesteel_operation_stream(operation, &stream, &error));
    FAILS(firesteel_operation_stream(operation, &second, &error), FIRESTEEL_ILLEGAL_ARGUMENT,
          "FIRESTEEL_INVALID_ARGUMENT", "taken before");
    CHECK(pthread_create(&thread, NULL, cancel_soon, operation) == 0);
    CHECK(stream.get_next(&stream, &batch) == ECANCELED);
    pthread_join(thread, NULL);
    error = firesteel_error_from_stream(&stream);
    CHECK(firesteel_error_status(error) == FIRESTEEL_CANCELLED);
    check_error(&error, "OPERATION_CANCELED", "", "a cancelled stream", __LINE__);
    stream.release(&stream);
    firesteel_operation_free(operation);
    firesteel_dataframe_free(dataframe);
    session_still_works(session);
}

static void ipc(const firesteel_session *session) {
    firesteel_dataframe *dataframe = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    size_t total = 0, last = 0;
    OK(firesteel_session_range(session, 0, 1000, 1, &dataframe, &error));
    OK(firesteel_dataframe_execute(dataframe, NULL, &operation, &error));
    OK(firesteel_operation_wait(operation, -1, &error));
    do {
        firesteel_buffer buffer = empty_buffer();
        OK(firesteel_operation_next_ipc(operation, &buffer, &error));
        last = buffer.length;
        total += last;
        release_buffer(&buffer);
    } while (last > 0);
    CHECK(total > 8000);
    firesteel_operation_free(operation);
    firesteel_dataframe_free(dataframe);
}

/* An operation that nobody waits for is given up, and its session goes on. */
static void abandoned(const firesteel_session *session) {
    firesteel_dataframe *dataframe = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_range(session, 0, 1000000000, 1, &dataframe, &error));
    OK(firesteel_dataframe_execute(dataframe, NULL, &operation, &error));
    firesteel_operation_free(firesteel_operation_ref(operation));
    firesteel_operation_free(operation);
    firesteel_dataframe_free(dataframe);
    session_still_works(session);
}

static void programs(const firesteel_session *session, const char *folder) {
    static const struct {
        const char *name;
        int64_t rows;
    } expected[] = {{"q1", 4}, {"q3", 10}, {"q5", 5}, {"q6", 1}};
    size_t at;
    struct tpch tpch = {0};
    firesteel_error *error = NULL;
    tpch.session = session;
    tpch.folder = folder;
    for (at = 0; at < sizeof expected / sizeof *expected; at++) {
        dataframe program = tpch_program(&tpch, expected[at].name);
        CHECK(program != NULL);
        CHECK(run(program, &error) == expected[at].rows);
        if (error != NULL) fprintf(stderr, "%s: %s\n", expected[at].name, text_of(error));
        firesteel_error_free(error);
        error = NULL;
        tpch_free(&tpch);
    }
    CHECK(run(tpch_program(&tpch, "q18"), &error) > 0);
    if (error != NULL) fprintf(stderr, "q18: %s\n", text_of(error));
    firesteel_error_free(error);
    CHECK(tpch_program(&tpch, "q2") == NULL);
    tpch_free(&tpch);
}

int main(int count, char **arguments) {
    firesteel_session *session = NULL;
    firesteel_options *options = NULL;
    firesteel_error *error = NULL;
    if (count != 3) {
        fprintf(stderr, "usage: %s URL FOLDER\n", arguments[0]);
        return 2;
    }
    CHECK(firesteel_abi_version() == (FIRESTEEL_ABI_MAJOR << 16 | FIRESTEEL_ABI_MINOR));
    CHECK(strstr(firesteel_build_info(), "\"version\":\"" FIRESTEEL_VERSION "\"") != NULL);
    CHECK(firesteel_has_feature("tls", -1) == 1 && firesteel_has_feature("telepathy", -1) == 0);
    OK(firesteel_options_set(&options, "spark.sql.shuffle.partitions", -1, "4", -1, &error));
    OK(firesteel_session_open(arguments[1], -1, options, &session, &error));
    firesteel_options_free(options);
    if (session != NULL) {
        misuse(session);
        literal_from_arrow();
        configuration(session);
        relations(session);
        windows(session);
        arrow_in(session);
        files(session);
        ipc(session);
        abandoned(session);
        cancel_from_another_thread(session);
        programs(session, arguments[2]);
        OK(firesteel_session_stop(session, &error));
    }
    firesteel_session_free(session);
    check_live_objects();
    printf("%s: %s\n", arguments[1], failures == 0 ? "the C API holds" : "the C API fails");
    return failures == 0 ? 0 : 1;
}
