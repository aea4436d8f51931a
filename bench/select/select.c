/* The median time of a hot `SELECT 1`, from the text to the last Arrow batch, as JSON. */

#define _POSIX_C_SOURCE 200809L

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "firesteel.h"

enum { WARM = 30, RUNS = 300 };

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static int ascending(const void *left, const void *right) {
    double a = *(const double *)left, b = *(const double *)right;
    return (a > b) - (a < b);
}

/* Runs the query and takes its rows; 0 when there was exactly one. */
static int answer(const firesteel_session *session) {
    static const char SQL[] = "SELECT 1";
    firesteel_dataframe *dataframe = NULL;
    firesteel_operation *operation = NULL;
    struct ArrowArrayStream stream = {0};
    struct ArrowArray batch = {0};
    firesteel_error *error = NULL;
    int64_t rows = 0;
    int code = firesteel_session_sql(session, SQL, (int64_t)strlen(SQL), NULL, 0, &dataframe, &error);
    if (code == FIRESTEEL_OK) code = firesteel_dataframe_execute(dataframe, NULL, &operation, &error);
    if (code == FIRESTEEL_OK) code = firesteel_operation_stream(operation, &stream, &error);
    while (code == FIRESTEEL_OK && (code = stream.get_next(&stream, &batch)) == 0 && batch.release != NULL) {
        rows += batch.length;
        batch.release(&batch);
    }
    if (stream.release != NULL) stream.release(&stream);
    firesteel_error_free(error);
    firesteel_operation_free(operation);
    firesteel_dataframe_free(dataframe);
    return code != 0 ? code : rows != 1;
}

int main(void) {
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    double seconds[RUNS];
    int run, code = firesteel_session_open("local", -1, NULL, &session, &error);
    for (run = -WARM; run < RUNS && code == 0; run++) {
        double start = now();
        code = answer(session);
        if (run >= 0) seconds[run] = now() - start;
    }
    firesteel_error_free(error);
    firesteel_session_free(session);
    if (code != 0) {
        fputs("SELECT 1 did not give one row\n", stderr);
        return 1;
    }
    qsort(seconds, RUNS, sizeof seconds[0], ascending);
    printf("{\"seconds\": %.9f}\n", seconds[RUNS / 2]);
    return 0;
}
