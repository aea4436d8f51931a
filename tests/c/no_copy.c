/* Collects 10 million rows through the C stream and holds them all: the peak of memory must grow by the data and not by
 * twice the data. Prints both. */

#define _POSIX_C_SOURCE 200809L

#include <sys/resource.h>

#include "check.h"

static int64_t peak_bytes(void) {
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return (int64_t)usage.ru_maxrss * 1024;
}

/* The bytes of the rows of `SELECT id, id * 2 AS twice`: two BIGINT columns. */
#define ROW_BYTES 16

static int64_t collect(const firesteel_session *session, const char *sql, struct ArrowArray *batches, size_t limit) {
    firesteel_dataframe *dataframe = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    struct ArrowArrayStream stream = {0};
    size_t count = 0;
    int64_t rows = 0;
    OK(firesteel_session_sql(session, sql, -1, NULL, 0, &dataframe, &error));
    OK(firesteel_dataframe_execute(dataframe, NULL, &operation, &error));
    OK(firesteel_operation_stream(operation, &stream, &error));
    while (stream.release != NULL && count < limit && stream.get_next(&stream, &batches[count]) == 0 &&
           batches[count].release != NULL) {
        rows += batches[count++].length;
    }
    if (stream.release != NULL) stream.release(&stream);
    while (count > 0) {
        count--;
        batches[count].release(&batches[count]);
    }
    firesteel_operation_free(operation);
    firesteel_dataframe_free(dataframe);
    return rows;
}

int main(void) {
    static struct ArrowArray batches[100000];
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    int64_t before, grown, data, rows;
    OK(firesteel_session_open("local", -1, NULL, &session, &error));
    /* What the engine needs for itself is there before. */
    collect(session, "SELECT id, id * 2 AS twice FROM range(100000)", batches, 100000);
    before = peak_bytes();
    rows = collect(session, "SELECT id, id * 2 AS twice FROM range(10000000)", batches, 100000);
    grown = peak_bytes() - before;
    data = rows * ROW_BYTES;
    printf("%ld rows: %ld MB of data, peak memory grew by %ld MB\n", (long)rows, (long)(data >> 20),
           (long)(grown >> 20));
    CHECK(rows == 10000000);
    CHECK(grown < data + data / 2);
    firesteel_session_free(session);
    check_live_objects();
    return failures == 0 ? 0 : 1;
}
