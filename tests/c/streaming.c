/* Listeners of streaming queries in C, on a server, since `local` has no streams: `streaming URL`. Every wait ends. */

#include "check.h"

#define LIMIT_MILLISECONDS 120000

/* A query of ten rows a second, which go nowhere; NULL when it could not be started. */
static firesteel_query *start(const firesteel_session *session) {
    firesteel_reader *reader = NULL;
    firesteel_dataframe *rows = NULL;
    firesteel_stream_writer *writer = NULL;
    firesteel_query *query = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_stream_reader(session, &reader, &error));
    OK(firesteel_reader_format(reader, "rate", -1, &error));
    OK(firesteel_reader_option(reader, "rowsPerSecond", -1, "10", -1, &error));
    OK(firesteel_reader_load(reader, NULL, 0, &rows, &error));
    OK(firesteel_dataframe_stream_writer(rows, &writer, &error));
    OK(firesteel_stream_writer_format(writer, "noop", -1, &error));
    OK(firesteel_stream_writer_trigger(writer, FIRESTEEL_TRIGGER_PROCESSING_TIME, "300 milliseconds", -1, &error));
    OK(firesteel_stream_writer_start(writer, NULL, 0, &query, &error));
    firesteel_stream_writer_free(writer);
    firesteel_dataframe_free(rows);
    firesteel_reader_free(reader);
    return query;
}

/* The kind of the next event, which must be one of this query's; FIRESTEEL_EVENT_END for whatever else comes. */
static int32_t next(const firesteel_listener *listener, const firesteel_query *query) {
    firesteel_buffer json = empty_buffer();
    firesteel_error *error = NULL;
    int32_t kind = FIRESTEEL_EVENT_END;
    OK(firesteel_listener_next(listener, LIMIT_MILLISECONDS, &kind, &json, &error));
    if (kind != FIRESTEEL_EVENT_END) {
        CHECK(strstr((const char *)json.data, firesteel_query_id(query)) != NULL);
        CHECK(strstr((const char *)json.data, firesteel_query_run_id(query)) != NULL);
    }
    release_buffer(&json);
    return kind;
}

/* Takes events up to the first of this kind; whether it came. */
static int comes(const firesteel_listener *listener, const firesteel_query *query, int32_t wanted) {
    int32_t kind;
    do kind = next(listener, query);
    while (kind != wanted && kind != FIRESTEEL_EVENT_END);
    return kind == wanted;
}

static void from_start_to_end(const firesteel_session *session, const firesteel_listener *listener) {
    firesteel_buffer json = empty_buffer();
    firesteel_error *error = NULL;
    int32_t answer = 0, kind = -1;
    firesteel_query *query = start(session);
    if (query == NULL) return;
    CHECK(next(listener, query) == FIRESTEEL_EVENT_STARTED);
    CHECK(comes(listener, query, FIRESTEEL_EVENT_PROGRESS));
    OK(firesteel_query_is_active(query, &answer, &error));
    CHECK(answer == 1);
    OK(firesteel_query_stop(query, &error));
    CHECK(comes(listener, query, FIRESTEEL_EVENT_TERMINATED));
    OK(firesteel_query_await_termination(query, LIMIT_MILLISECONDS, &answer, &error));
    CHECK(answer == 1);
    OK(firesteel_query_is_active(query, &answer, &error));
    CHECK(answer == 0);
    /* Nothing more comes, and a time that is over is no error. */
    CHECK(firesteel_listener_next(listener, 200, &kind, &json, &error) == FIRESTEEL_TIMEOUT);
    CHECK(error == NULL && kind == -1 && json.release == NULL);
    firesteel_query_free(query);
}

/* What was removed hears nothing more; the other one goes on. */
static void removed(const firesteel_session *session, const firesteel_listener *gone, const firesteel_listener *other) {
    firesteel_buffer json = empty_buffer();
    firesteel_error *error = NULL;
    int32_t kind = -1;
    firesteel_query *query;
    OK(firesteel_streams_remove_listener(session, gone, &error));
    query = start(session);
    if (query == NULL) return;
    CHECK(comes(other, query, FIRESTEEL_EVENT_STARTED));
    OK(firesteel_query_stop(query, &error));
    CHECK(comes(other, query, FIRESTEEL_EVENT_TERMINATED));
    OK(firesteel_listener_next(gone, LIMIT_MILLISECONDS, &kind, &json, &error));
    CHECK(kind == FIRESTEEL_EVENT_END && json.length == 0);
    release_buffer(&json);
    firesteel_query_free(query);
}

int main(int count, char **arguments) {
    firesteel_session *session = NULL;
    firesteel_listener *first = NULL, *second = NULL;
    firesteel_error *error = NULL;
    if (count != 2) {
        fprintf(stderr, "usage: %s URL\n", arguments[0]);
        return 2;
    }
    OK(firesteel_session_open(arguments[1], -1, NULL, &session, &error));
    if (session != NULL) {
        OK(firesteel_streams_add_listener(session, &first, &error));
        from_start_to_end(session, first);
        OK(firesteel_streams_add_listener(session, &second, &error));
        removed(session, first, second);
        OK(firesteel_streams_close(session, &error));
        OK(firesteel_session_stop(session, &error));
    }
    firesteel_listener_free(first);
    firesteel_listener_free(second);
    firesteel_session_free(session);
    check_live_objects();
    printf("%s: %s\n", arguments[1], failures == 0 ? "listeners hear of streams in C" : "listeners in C fail");
    return failures == 0 ? 0 : 1;
}
