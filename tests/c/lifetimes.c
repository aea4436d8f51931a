/* Many objects opened and dropped: `lifetimes`. Nothing of them stays alive, and memory stays flat. On `local`, and with
 * sessions of a server that is never reached. Needs no other program, so it says nothing of rows. */

#define _POSIX_C_SOURCE 200809L

#include <limits.h>
#include <pthread.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

#define CYCLES 100000
#define THREADS 4

/* How often the memory is looked at. What is lost is lost again in each round; what the allocator only keeps for the next
 * time is not. */
#define ROUNDS 5

/* What one round may leave behind: a fraction of what one lost object per cycle would. */
#define ROOM_KIB (4 * 1024)

/* The memory the process holds, in KiB; 0 where the system does not tell. */
static long resident(void) {
    long pages = 0, ignored;
    FILE *file = fopen("/proc/self/statm", "r");
    if (file == NULL) return 0;
    if (fscanf(file, "%ld %ld", &ignored, &pages) != 2) pages = 0;
    fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* A session, a DataFrame, a column and a running operation, dropped in another order each time. */
static void cycle(int at) {
    firesteel_session *session = NULL;
    firesteel_dataframe *range = NULL, *filtered = NULL;
    firesteel_column *column = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_open("local", -1, NULL, &session, &error));
    OK(firesteel_session_range(session, 0, 1, 1, &range, &error));
    OK(firesteel_expr("id > 0", -1, &column, &error));
    OK(firesteel_dataframe_filter(range, column, &filtered, &error));
    OK(firesteel_dataframe_execute(filtered, NULL, &operation, &error));
    if (at % 3 == 0) firesteel_operation_free(operation);
    if (at % 2 == 0) firesteel_session_free(session);
    firesteel_dataframe_free(filtered);
    firesteel_column_free(column);
    firesteel_dataframe_free(range);
    if (at % 2 != 0) firesteel_session_free(session);
    if (at % 3 != 0) firesteel_operation_free(operation);
}

static void *cycles(void *count) {
    int at;
    for (at = 0; at < *(int *)count / THREADS; at++) cycle(at);
    return NULL;
}

static void on_threads(int count) {
    pthread_t threads[THREADS];
    int at;
    for (at = 0; at < THREADS; at++) CHECK(pthread_create(&threads[at], NULL, cycles, &count) == 0);
    for (at = 0; at < THREADS; at++) CHECK(pthread_join(threads[at], NULL) == 0);
}

/* Sessions, DataFrames and errors of a server that nobody asks anything. */
static void unreached(int count) {
    int at;
    for (at = 0; at < count; at++) {
        firesteel_session *session = NULL;
        firesteel_dataframe *range = NULL, *none = NULL;
        firesteel_options *options = NULL;
        firesteel_error *error = NULL;
        OK(firesteel_options_set(&options, "spark.app.name", -1, "lifetimes", -1, &error));
        firesteel_options_free(options);
        OK(firesteel_session_open("sc://127.0.0.1:9", -1, NULL, &session, &error));
        OK(firesteel_session_range(session, 0, 1, 1, &range, &error));
        CHECK(firesteel_session_from_plan(session, (const uint8_t *)"\xff", 1, &none, &error) != FIRESTEEL_OK);
        firesteel_error_free(error);
        firesteel_session_free(session);
        firesteel_dataframe_free(range);
    }
}

/* What an operation that was given up holds goes with its task, soon. */
static void wait_for_the_last(void) {
    struct timespec pause = {0, 20 * 1000 * 1000};
    int attempt;
    for (attempt = 0; attempt < 500 && firesteel_debug_live_count(FIRESTEEL_OBJECT_SESSION) > 0; attempt++) {
        nanosleep(&pause, NULL);
    }
}

static void stays_flat(const char *what, void (*work)(int)) {
    long least = LONG_MAX;
    int round;
    for (round = 0; round < ROUNDS; round++) {
        long before = resident(), grown;
        work(CYCLES / ROUNDS);
        wait_for_the_last();
        grown = resident() - before;
        if (grown < least) least = grown;
    }
    printf("%s: each of %d rounds leaves %ld KiB or more\n", what, ROUNDS, least);
    CHECK(least < ROOM_KIB);
}

int main(void) {
    stays_flat("100,000 sessions, DataFrames and operations on local", on_threads);
    stays_flat("100,000 sessions and DataFrames of a server", unreached);
    check_live_objects();
    printf("%s\n", failures == 0 ? "nothing is left in C" : "something is left in C");
    return failures == 0 ? 0 : 1;
}
