/* Runs TPC-H queries as DataFrame programs and prints their rows as one line of JSON.
 *
 * Environment: FIRESTEEL_REMOTE says where to run (local), FIRESTEEL_TPCH where the Parquet files are,
 * FIRESTEEL_PROGRAMS which programs to run (q1,q5). */

#define _POSIX_C_SOURCE 200809L

#include <time.h>

#include "arrow_print.h"
#include "tpch.h"

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int failed(const char *what, const firesteel_error *error) {
    const char *text = "no error was told";
    firesteel_error_get(error, FIRESTEEL_ERROR_TEXT, &text, NULL);
    fprintf(stderr, "%s: %s\n", what, text);
    return 1;
}

/* Prints the rows of a stream as JSON. `first_row` gets the time of the first batch, unless it has one. */
static int print_stream(struct ArrowArrayStream *stream, FILE *file, double *first_row) {
    struct ArrowSchema schema;
    struct ArrowArray batch;
    int is_first = 1, code = stream->get_schema(stream, &schema);
    if (code != 0) return code;
    fputs("{\"columns\":", file);
    code = print_columns(file, &schema);
    fputs(",\"rows\":[", file);
    while (code == 0 && (code = stream->get_next(stream, &batch)) == 0 && batch.release != NULL) {
        if (*first_row < 0) *first_row = now();
        print_rows(file, &schema, &batch, is_first);
        if (batch.length > 0) is_first = 0;
        batch.release(&batch);
    }
    fputs("]}", file);
    schema.release(&schema);
    return code;
}

static int run(const firesteel_session *session, const char *folder, const char *name, FILE *file, double *first_row) {
    struct tpch tpch = {0};
    firesteel_operation *operation = NULL;
    struct ArrowArrayStream stream = {0};
    const firesteel_dataframe *program;
    firesteel_error *error = NULL;
    int code = 0;
    tpch.session = session;
    tpch.folder = folder;
    program = tpch_program(&tpch, name);
    if (program == NULL) {
        code = failed(name, tpch.error);
    } else if (firesteel_dataframe_execute(program, NULL, &operation, &error) != FIRESTEEL_OK ||
               firesteel_operation_stream(operation, &stream, &error) != FIRESTEEL_OK) {
        code = failed(name, error);
    } else if (print_stream(&stream, file, first_row) != 0) {
        error = firesteel_error_from_stream(&stream);
        code = failed(name, error);
    }
    if (stream.release != NULL) stream.release(&stream);
    firesteel_error_free(error);
    firesteel_operation_free(operation);
    tpch_free(&tpch);
    return code;
}

int main(void) {
    double start = now(), first_row = -1;
    const char *remote = getenv("FIRESTEEL_REMOTE"), *folder = getenv("FIRESTEEL_TPCH");
    const char *wanted = getenv("FIRESTEEL_PROGRAMS");
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    FILE *programs = tmpfile();
    char names[256];
    char *name;
    int code = 0, byte;
    if (folder == NULL || programs == NULL) {
        fputs("set FIRESTEEL_TPCH to the folder of the Parquet files\n", stderr);
        return 1;
    }
    if (firesteel_session_open(remote == NULL ? "local" : remote, -1, NULL, &session, &error) != FIRESTEEL_OK) {
        return failed("opening the session", error);
    }
    snprintf(names, sizeof names, "%s", wanted == NULL ? "q1,q5" : wanted);
    for (name = strtok(names, ","); name != NULL && code == 0; name = strtok(NULL, ",")) {
        fprintf(programs, "%s\"%s\":", ftell(programs) == 0 ? "" : ",", name);
        code = run(session, folder, name, programs, &first_row);
    }
    firesteel_session_free(session);
    if (code == 0) {
        printf("{\"language\":\"C\",\"first_row_seconds\":%.6f,\"programs\":{", first_row - start);
        rewind(programs);
        while ((byte = fgetc(programs)) != EOF) putchar(byte);
        puts("}}");
    }
    fclose(programs);
    return code;
}
