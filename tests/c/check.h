/* What the C tests share: checks that say where they failed, and expectations of errors. */

#ifndef CHECK_H
#define CHECK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "firesteel.h"

static int failures = 0;

#define CHECK(condition)                                                             \
    do {                                                                             \
        if (!(condition)) {                                                          \
            fprintf(stderr, "%s:%d: %s does not hold\n", __FILE__, __LINE__, #condition); \
            failures++;                                                              \
        }                                                                            \
    } while (0)

/* The call must succeed; its error is told and freed otherwise. `error` must be in scope. */
#define OK(call)                                                                     \
    do {                                                                             \
        if ((call) != FIRESTEEL_OK) {                                                \
            fprintf(stderr, "%s:%d: %s: %s\n", __FILE__, __LINE__, #call, text_of(error)); \
            firesteel_error_free(error);                                             \
            error = NULL;                                                            \
            failures++;                                                              \
        }                                                                            \
    } while (0)

/* The call must fail with this status and condition, and a message that holds `part`. */
#define FAILS(call, expected_status, condition, part) \
    check_failure((call), &error, (expected_status), (condition), (part), #call, __LINE__)

static inline const char *field_of(const firesteel_error *error, int32_t field) {
    const char *text = "";
    firesteel_error_get(error, field, &text, NULL);
    return text;
}

static inline const char *text_of(const firesteel_error *error) {
    return field_of(error, FIRESTEEL_ERROR_TEXT);
}

static inline void check_error(firesteel_error **error, const char *condition, const char *part, const char *call, int line) {
    if (strcmp(field_of(*error, FIRESTEEL_ERROR_CONDITION), condition) != 0 || strstr(text_of(*error), part) == NULL) {
        fprintf(stderr, "%d: %s\n  expected %s with `%s`\n  got      %s\n", line, call, condition, part, text_of(*error));
        failures++;
    }
    firesteel_error_free(*error);
    *error = NULL;
}

static inline void check_failure(firesteel_status status, firesteel_error **error, firesteel_status expected,
                          const char *condition, const char *part, const char *call, int line) {
    if (status != expected) {
        fprintf(stderr, "%d: %s: status %d instead of %d\n", line, call, (int)status, (int)expected);
        failures++;
    }
    if (*error != NULL && firesteel_error_status(*error) != status) {
        fprintf(stderr, "%d: %s: the error has another status\n", line, call);
        failures++;
    }
    check_error(error, condition, part, call, line);
}

static inline firesteel_buffer empty_buffer(void) {
    firesteel_buffer buffer;
    memset(&buffer, 0, sizeof buffer);
    buffer.struct_size = sizeof buffer;
    return buffer;
}

static inline void release_buffer(firesteel_buffer *buffer) {
    if (buffer->release != NULL) buffer->release(buffer);
}

/* Runs to the end; gives the rows, or -1. The error is left to the caller. */
static inline int64_t run(const firesteel_dataframe *dataframe, firesteel_error **error) {
    firesteel_operation *operation = NULL;
    struct ArrowArrayStream stream = {0};
    struct ArrowArray batch;
    int64_t rows = -1;
    if (firesteel_dataframe_execute(dataframe, NULL, &operation, error) == FIRESTEEL_OK &&
        firesteel_operation_stream(operation, &stream, error) == FIRESTEEL_OK) {
        int code;
        rows = 0;
        while ((code = stream.get_next(&stream, &batch)) == 0 && batch.release != NULL) {
            rows += batch.length;
            batch.release(&batch);
        }
        if (code != 0) {
            CHECK(stream.get_last_error(&stream) != NULL);
            *error = firesteel_error_from_stream(&stream);
            rows = -1;
        }
        stream.release(&stream);
    }
    firesteel_operation_free(operation);
    return rows;
}

static inline void session_still_works(const firesteel_session *session) {
    firesteel_dataframe *dataframe = NULL;
    firesteel_error *error = NULL;
    int64_t rows = 0;
    OK(firesteel_session_range(session, 0, 7, 1, &dataframe, &error));
    OK(firesteel_dataframe_count(dataframe, &rows, &error));
    CHECK(rows == 7);
    firesteel_dataframe_free(dataframe);
}

/* Nothing the tests made is left. */
static inline void check_live_objects(void) {
    int32_t object;
    for (object = FIRESTEEL_OBJECT_SESSION; object <= FIRESTEEL_OBJECT_BUFFER; object++) {
        int64_t alive = firesteel_debug_live_count(object);
        if (alive != 0) {
            fprintf(stderr, "%ld objects of kind %d are alive at the end\n", (long)alive, (int)object);
            failures++;
        }
    }
}

#endif
