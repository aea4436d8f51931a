/* Bad input on one backend: `errors URL`. Each case gets its condition and message, the session goes on, and nothing is
 * left alive. Run at the root of the checkout. */

#define _POSIX_C_SOURCE 200809L

#include <dirent.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

/* Statements that fail, one a line: statement, condition, SQLSTATE and a part of the text, with tabs between. */
#define CASES "tests/cases/errors.tsv"

/* The DataFrame, or the error of making it. */
static firesteel_dataframe *statement(const firesteel_session *session, const char *sql, firesteel_error **error) {
    firesteel_dataframe *dataframe = NULL;
    firesteel_session_sql(session, sql, -1, NULL, 0, &dataframe, error);
    return dataframe;
}

static void statement_fails(const firesteel_session *session, char *line) {
    const char *sql = strtok(line, "\t"), *condition = strtok(NULL, "\t"), *state = strtok(NULL, "\t"),
               *part = strtok(NULL, "\n");
    firesteel_error *error = NULL;
    firesteel_dataframe *dataframe = statement(session, sql, &error);
    CHECK(part != NULL);
    if (dataframe != NULL) CHECK(run(dataframe, &error) == -1);
    if (strcmp(field_of(error, FIRESTEEL_ERROR_SQLSTATE), state) != 0) {
        fprintf(stderr, "%s: SQLSTATE %s\n", sql, field_of(error, FIRESTEEL_ERROR_SQLSTATE));
        failures++;
    }
    check_error(&error, condition, part, sql, __LINE__);
    firesteel_dataframe_free(dataframe);
}

static void statements(const firesteel_session *session) {
    char line[2048];
    int count = 0;
    FILE *cases = fopen(CASES, "r");
    CHECK(cases != NULL);
    while (cases != NULL && fgets(line, sizeof line, cases) != NULL) {
        if (line[0] == '#') continue;
        statement_fails(session, line);
        session_still_works(session);
        count++;
    }
    if (cases != NULL) fclose(cases);
    CHECK(count >= 30);
}

/* An error has a status, a place and parameters besides its text. */
static void parts_of_an_error(const firesteel_session *session) {
    firesteel_error *error = NULL;
    const char *name, *value;
    size_t at;
    int found = 0;
    CHECK(statement(session, "SELECT (1", &error) == NULL);
    CHECK(firesteel_error_status(error) == FIRESTEEL_PARSE);
    for (at = 0; firesteel_error_parameter(error, at, &name, &value) == 1; at++) {
        if (strcmp(name, "error") == 0) found = 1;
    }
    CHECK(at == firesteel_error_parameter_count(error) && found);
    check_error(&error, "PARSE_SYNTAX_ERROR", "(line 1, pos 9)", "a syntax error", __LINE__);
}

static void unknown_names(const firesteel_session *session) {
    firesteel_dataframe *numbers = NULL, *selected = NULL;
    firesteel_column *column = NULL;
    const firesteel_column *columns[1];
    firesteel_error *error = NULL;
    int64_t rows = 0;
    OK(firesteel_session_range(session, 0, 3, 1, &numbers, &error));
    OK(firesteel_col("idd", -1, &column, &error));
    columns[0] = column;
    OK(firesteel_dataframe_select(numbers, columns, 1, &selected, &error));
    FAILS(firesteel_dataframe_count(selected, &rows, &error), FIRESTEEL_ANALYSIS, "UNRESOLVED_COLUMN.WITH_SUGGESTION",
          "`idd` cannot be resolved. Did you mean one of the following? [`id`]");
    firesteel_dataframe_free(selected);
    firesteel_column_free(column);
    selected = NULL;
    OK(firesteel_fn("no_such_function", -1, NULL, 0, FIRESTEEL_FN_QUALIFIED, &column, &error));
    columns[0] = column;
    OK(firesteel_dataframe_select(numbers, columns, 1, &selected, &error));
    FAILS(firesteel_dataframe_count(selected, &rows, &error), FIRESTEEL_ANALYSIS, "UNRESOLVED_ROUTINE",
          "Cannot resolve routine `no_such_function`");
    firesteel_dataframe_free(selected);
    firesteel_column_free(column);
    firesteel_dataframe_free(numbers);
    session_still_works(session);
}

/* The session, or the error, that the first use of an address gives. */
static void address_fails(const char *url, const char *condition, const char *part) {
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    firesteel_buffer buffer = empty_buffer();
    if (firesteel_session_open(url, -1, NULL, &session, &error) == FIRESTEEL_OK) {
        CHECK(firesteel_session_version(session, &buffer, &error) == FIRESTEEL_CONNECTION);
    }
    CHECK(firesteel_error_status(error) == FIRESTEEL_CONNECTION);
    check_error(&error, condition, part, url, __LINE__);
    firesteel_session_free(session);
}

static void addresses(const char *url) {
    const char *tokens = getenv("FIRESTEEL_TEST_TOKEN_SERVER");
    char address[256];
    address_fails("spark://host", "FIRESTEEL_INVALID_URL", "The address spark://host cannot be used: ");
    address_fails("local[0]", "FIRESTEEL_INVALID_URL", "The address local[0] cannot be used: ");
    address_fails("sc://127.0.0.1:9", "FIRESTEEL_CONNECTION", "Cannot reach the Spark Connect server at 127.0.0.1:9: ");
    if (strncmp(url, "sc://", 5) == 0) {
        sprintf(address, "%.200s/;use_ssl=true", url);
        address_fails(address, "FIRESTEEL_CONNECTION", "TLS");
    }
    if (tokens != NULL) {
        address_fails(tokens, "FIRESTEEL_AUTHENTICATION", "refused the credentials: No authentication token provided");
        sprintf(address, "%.200s/;token=wrong", tokens);
        address_fails(address, "FIRESTEEL_AUTHENTICATION", "refused the credentials: Invalid authentication token");
    }
}

static void right_token(void) {
    const char *tokens = getenv("FIRESTEEL_TEST_TOKEN_SERVER");
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    char address[256];
    if (tokens == NULL) {
        printf("no token is tried: FIRESTEEL_TEST_TOKEN_SERVER names no server\n");
        return;
    }
    sprintf(address, "%.200s/;token=right", tokens);
    OK(firesteel_session_open(address, -1, NULL, &session, &error));
    session_still_works(session);
    firesteel_session_free(session);
}

static void bytes_that_are_no_plan(const firesteel_session *session) {
    static const uint8_t garbage[] = {0xff, 0xff, 0xff};
    firesteel_dataframe *dataframe = NULL;
    firesteel_error *error = NULL;
    FAILS(firesteel_session_from_plan(session, garbage, sizeof garbage, &dataframe, &error), FIRESTEEL_ANALYSIS,
          "CONNECT_INVALID_PLAN.CANNOT_PARSE", "The Spark Connect plan is invalid.");
    FAILS(firesteel_session_from_plan(session, NULL, 3, &dataframe, &error), FIRESTEEL_ILLEGAL_ARGUMENT,
          "FIRESTEEL_INVALID_ARGUMENT", "plan");
    CHECK(dataframe == NULL);
    session_still_works(session);
}

/* A stream that is released already, or that is none. */
static void streams_that_are_gone(const firesteel_session *session) {
    struct ArrowArrayStream stream = {0};
    firesteel_dataframe *dataframe = NULL;
    firesteel_error *error = NULL;
    FAILS(firesteel_session_from_arrow(session, &stream, NULL, 0, &dataframe, &error), FIRESTEEL_RUNTIME,
          "FIRESTEEL_STREAM_FAILED", "already released");
    FAILS(firesteel_session_from_arrow(session, NULL, NULL, 0, &dataframe, &error), FIRESTEEL_ILLEGAL_ARGUMENT,
          "FIRESTEEL_INVALID_ARGUMENT", "stream");
    CHECK(firesteel_error_from_stream(&stream) == NULL);
    session_still_works(session);
}

static void stopped_session(const char *url) {
    firesteel_session *session = NULL;
    firesteel_dataframe *dataframe = NULL;
    firesteel_error *error = NULL;
    int64_t rows = 0;
    OK(firesteel_session_open(url, -1, NULL, &session, &error));
    OK(firesteel_session_range(session, 0, 7, 1, &dataframe, &error));
    OK(firesteel_session_stop(session, &error));
    FAILS(firesteel_dataframe_count(dataframe, &rows, &error), FIRESTEEL_INVALID_HANDLE, "FIRESTEEL_INVALID_HANDLE",
          "The session is closed.");
    firesteel_dataframe_free(dataframe);
    firesteel_session_free(session);
}

static int64_t rows_at(const firesteel_session *session, const char *path) {
    const char *paths[1];
    firesteel_dataframe *read = NULL;
    firesteel_error *error = NULL;
    int64_t rows = -1;
    paths[0] = path;
    OK(firesteel_session_read(session, "parquet", -1, paths, 1, NULL, 0, NULL, &read, &error));
    OK(firesteel_dataframe_count(read, &rows, &error));
    firesteel_dataframe_free(read);
    return rows;
}

static int entries_in(const char *folder) {
    DIR *open = opendir(folder);
    int count = 0;
    while (open != NULL && readdir(open) != NULL) count++;
    if (open != NULL) closedir(open);
    return count - 2;
}

/* A cancelled call is free at once; what wrote removes its files when it notices. */
static int becomes_alone(const char *folder) {
    struct timespec pause = {0, 20 * 1000 * 1000};
    int tries;
    for (tries = 0; tries < 1500 && entries_in(folder) != 1; tries++) nanosleep(&pause, NULL);
    return entries_in(folder) == 1;
}

static void existing_data_stays(const firesteel_session *session, const char *path) {
    firesteel_dataframe *numbers = NULL;
    firesteel_error *error = NULL;
    char expected[256];
    int entries;
    OK(firesteel_session_range(session, 0, 100, 1, &numbers, &error));
    OK(firesteel_dataframe_write(numbers, "parquet", -1, path, -1, "error", -1, NULL, 0, NULL, &error));
    entries = entries_in(path);
    sprintf(expected, "Path file:%.200s already exists.", path);
    FAILS(firesteel_dataframe_write(numbers, "parquet", -1, path, -1, "error", -1, NULL, 0, NULL, &error),
          FIRESTEEL_ANALYSIS, "PATH_ALREADY_EXISTS", expected);
    CHECK(rows_at(session, path) == 100 && entries_in(path) == entries);
    firesteel_dataframe_free(numbers);
    session_still_works(session);
}

static void interrupted_overwrite(const firesteel_session *session, const char *path) {
    static const char *endless = "SELECT id % 7 AS id FROM range(4398046511104)";
    struct timespec pause = {0, 500 * 1000 * 1000};
    firesteel_dataframe *dataframe = NULL;
    firesteel_operation *operation = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_sql(session, endless, -1, NULL, 0, &dataframe, &error));
    OK(firesteel_dataframe_write_start(dataframe, "parquet", -1, path, -1, "overwrite", -1, NULL, 0, NULL, &operation,
                                       &error));
    nanosleep(&pause, NULL);
    OK(firesteel_operation_cancel(operation, &error));
    FAILS(firesteel_operation_wait(operation, -1, &error), FIRESTEEL_CANCELLED, "OPERATION_CANCELED",
          "Operation has been canceled.");
    firesteel_operation_free(operation);
    firesteel_dataframe_free(dataframe);
    CHECK(rows_at(session, path) == 100);
    session_still_works(session);
}

static void writes(const firesteel_session *session, int is_local) {
    char folder[] = "/tmp/firesteel-c-XXXXXX", path[128], command[160];
    CHECK(mkdtemp(folder) != NULL);
    /* A server may run as another user. */
    sprintf(command, "chmod 777 %s", folder);
    CHECK(system(command) == 0);
    sprintf(path, "%s/numbers", folder);
    existing_data_stays(session, path);
    /* Spark removes the old data before it writes. */
    if (is_local) interrupted_overwrite(session, path);
    CHECK(!is_local || becomes_alone(folder));
    sprintf(command, "rm -rf %s", folder);
    if (system(command) != 0) fprintf(stderr, "%s could not be removed\n", folder);
}

static void panic_in_the_engine(const firesteel_session *session) {
    firesteel_dataframe *dataframe = NULL;
    firesteel_error *error = NULL;
    OK(firesteel_session_conf_set(session, "spark.firesteel.test.panic", -1, "true", -1, &error));
    OK(firesteel_session_range(session, 0, 1, 1, &dataframe, &error));
    CHECK(run(dataframe, &error) == -1);
    CHECK(firesteel_error_status(error) == FIRESTEEL_PANIC);
    check_error(&error, "FIRESTEEL_PANIC", "The library met a defect of its own: ", "a panic in the engine", __LINE__);
    firesteel_dataframe_free(dataframe);
    session_still_works(session);
}

int main(int count, char **arguments) {
    firesteel_session *session = NULL;
    firesteel_error *error = NULL;
    int is_local;
    if (count != 2) {
        fprintf(stderr, "usage: %s URL\n", arguments[0]);
        return 2;
    }
    is_local = strncmp(arguments[1], "local", 5) == 0;
    OK(firesteel_session_open(arguments[1], -1, NULL, &session, &error));
    if (session != NULL) {
        statements(session);
        parts_of_an_error(session);
        unknown_names(session);
        addresses(arguments[1]);
        right_token();
        bytes_that_are_no_plan(session);
        streams_that_are_gone(session);
        stopped_session(arguments[1]);
        writes(session, is_local);
        if (is_local) panic_in_the_engine(session);
        OK(firesteel_session_stop(session, &error));
    }
    firesteel_session_free(session);
    check_live_objects();
    printf("%s: %s\n", arguments[1], failures == 0 ? "bad input gets its errors in C" : "bad input in C fails");
    return failures == 0 ? 0 : 1;
}
