/* Threads, forks, and programs that end while a query runs: `processes URL`. Nothing hangs, nothing crashes. */

#define _POSIX_C_SOURCE 200809L

#include <pthread.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

#define THREADS 8
#define FORKS 10

/* After so many seconds a process that hangs is ended by a signal, which fails the test. */
#define PATIENCE 120

static void wait_a_moment(void) {
    struct timespec pause = {0, 300 * 1000 * 1000};
    nanosleep(&pause, NULL);
}

/* An operation over so many rows. Without a shuffle, which Spark does not always cancel. */
static firesteel_operation *operation_over(const firesteel_session *session, int64_t rows) {
    firesteel_dataframe *range = NULL, *filtered = NULL;
    firesteel_column *column = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_range(session, 0, rows, 1, &range, &error));
    OK(firesteel_expr("id % 7 = 8", -1, &column, &error));
    OK(firesteel_dataframe_filter(range, column, &filtered, &error));
    OK(firesteel_dataframe_execute(filtered, NULL, &operation, &error));
    firesteel_dataframe_free(filtered);
    firesteel_column_free(column);
    firesteel_dataframe_free(range);
    return operation;
}

static int is_local;

/* Never ends on `local`. A server has few cores for all that wait, and goes on when its client leaves without a word, so
 * there it takes a second or so. */
static firesteel_operation *unfinished(const firesteel_session *session) {
    return operation_over(session, (int64_t)1 << (is_local ? 42 : 28));
}

/* Pulls until it is cancelled. */
static void *pull(void *operation) {
    firesteel_buffer buffer = empty_buffer();
    firesteel_error *error = NULL;
    firesteel_status status = firesteel_operation_next_ipc(operation, &buffer, &error);
    CHECK(status == FIRESTEEL_CANCELLED || (!is_local && status == FIRESTEEL_OK));
    release_buffer(&buffer);
    firesteel_error_free(error);
    return NULL;
}

static firesteel_session *opened(const char *url) {
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_open(url, -1, NULL, &session, &error));
    return session;
}

/* The program that ends: it lets go of nothing, and other threads run queries in its session. */
static int end(const char *url, const char *way) {
    firesteel_session *session = opened(url);
    pthread_t threads[3];
    int at;
    alarm(PATIENCE);
    for (at = 0; at < 3; at++) pthread_create(&threads[at], NULL, pull, unfinished(session));
    wait_a_moment();
    if (strcmp(way, "_exit") == 0) _exit(7);
    if (strcmp(way, "exit") == 0) exit(7);
    return 7;
}

static void programs_end_while_queries_run(const char *program, const char *url) {
    static const char *const ways[] = {"return", "exit", "_exit"};
    size_t at;
    for (at = 0; at < 3; at++) {
        int status = 0;
        pid_t child = fork();
        if (child == 0) {
            execl(program, program, url, ways[at], (char *)NULL);
            _exit(126);
        }
        CHECK(waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 7);
    }
}

/* What a child may do with what it got: each use says that it is its parent's, and letting go is fine. */
static void use_what_was_forked(firesteel_session *session, firesteel_operation *operation) {
    firesteel_error *error = NULL;
    firesteel_dataframe *range = NULL;
    firesteel_buffer buffer = empty_buffer();
    int64_t rows = 0;
    OK(firesteel_session_range(session, 0, 3, 1, &range, &error));
    FAILS(firesteel_dataframe_count(range, &rows, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_FORKED", "after a fork");
    FAILS(firesteel_operation_next_ipc(operation, &buffer, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_FORKED", "after a fork");
    FAILS(firesteel_operation_wait(operation, 10, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_FORKED", "after a fork");
    FAILS(firesteel_operation_cancel(operation, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_FORKED", "after a fork");
    FAILS(firesteel_session_interrupt_all(session, &rows, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_FORKED", "after a fork");
    FAILS(firesteel_session_stop(session, &error), FIRESTEEL_CONNECTION, "FIRESTEEL_FORKED", "after a fork");
    firesteel_dataframe_free(range);
    firesteel_operation_free(operation);
    firesteel_session_free(session);
}

static int child(const char *url, firesteel_session *session, firesteel_operation *operation) {
    firesteel_session *fresh;
    alarm(PATIENCE);
    failures = 0;
    use_what_was_forked(session, operation);
    fresh = opened(url);
    session_still_works(fresh);
    firesteel_session_free(fresh);
    return failures == 0 ? 0 : 1;
}

static void *keep_busy(void *session) {
    int at;
    for (at = 0; at < 20; at++) session_still_works(session);
    return NULL;
}

static void children_open_sessions_of_their_own(const char *url) {
    firesteel_session *session = opened(url);
    firesteel_operation *operation = unfinished(session);
    firesteel_error *error = NULL;
    pthread_t puller, busy;
    int at;
    CHECK(pthread_create(&puller, NULL, pull, operation) == 0);
    CHECK(pthread_create(&busy, NULL, keep_busy, session) == 0);
    wait_a_moment();
    for (at = 0; at < FORKS; at++) {
        int status = 0;
        pid_t forked;
        fflush(NULL);
        forked = fork();
        if (forked == 0) exit(child(url, session, operation));
        CHECK(waitpid(forked, &status, 0) == forked && WIFEXITED(status) && WEXITSTATUS(status) == 0);
    }
    CHECK(pthread_join(busy, NULL) == 0);
    /* The parent's operation did not notice. */
    if (is_local) CHECK(firesteel_operation_wait(operation, 10, &error) == FIRESTEEL_TIMEOUT);
    OK(firesteel_operation_cancel(operation, &error));
    CHECK(pthread_join(puller, NULL) == 0);
    session_still_works(session);
    firesteel_operation_free(operation);
    firesteel_session_free(session);
}

static void *use_shared(void *session) {
    firesteel_operation *operation = unfinished(session);
    firesteel_error *error = NULL;
    session_still_works(session);
    OK(firesteel_operation_cancel(operation, &error));
    firesteel_operation_free(operation);
    firesteel_session_free(session);
    return NULL;
}

static void threads_share_a_session(const char *url) {
    firesteel_session *session = opened(url);
    pthread_t threads[THREADS];
    int at;
    for (at = 0; at < THREADS; at++) {
        CHECK(pthread_create(&threads[at], NULL, use_shared, firesteel_session_ref(session)) == 0);
    }
    firesteel_session_free(session);
    for (at = 0; at < THREADS; at++) CHECK(pthread_join(threads[at], NULL) == 0);
}

int main(int count, char **arguments) {
    is_local = count > 1 && strncmp(arguments[1], "local", 5) == 0;
    if (count == 3) return end(arguments[1], arguments[2]);
    if (count != 2) {
        fprintf(stderr, "usage: %s URL\n", arguments[0]);
        return 2;
    }
    programs_end_while_queries_run(arguments[0], arguments[1]);
    children_open_sessions_of_their_own(arguments[1]);
    threads_share_a_session(arguments[1]);
    check_live_objects();
    printf("%s: %s\n", arguments[1], failures == 0 ? "processes and threads in C" : "processes and threads in C fail");
    return failures == 0 ? 0 : 1;
}
