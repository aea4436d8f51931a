/* Calls of functions make the expressions that PySpark makes for the same calls: `functions PATH/functions.tsv`. */

#include "check.h"
#include "firesteel_functions.h"

/* The columns that a call was made of, freed after it. */
static firesteel_column *kept[32];
static size_t kept_count = 0;
static firesteel_error *error = NULL;

static const firesteel_column *keep(firesteel_column *column) {
    CHECK(kept_count < sizeof kept / sizeof kept[0]);
    kept[kept_count++] = column;
    return column;
}

static const firesteel_column *column(const char *name) {
    firesteel_column *made = NULL;
    OK(firesteel_col(name, -1, &made, &error));
    return keep(made);
}

static const firesteel_column *text(const char *value) {
    firesteel_column *made = NULL;
    OK(firesteel_lit_str(value, -1, &made, &error));
    return keep(made);
}

static const firesteel_column *integer(int32_t value) {
    firesteel_column *made = NULL;
    OK(firesteel_lit_i32(value, &made, &error));
    return keep(made);
}

static const firesteel_column *real(double value) {
    firesteel_column *made = NULL;
    OK(firesteel_lit_f64(value, &made, &error));
    return keep(made);
}

static const firesteel_column *boolean(int32_t value) {
    firesteel_column *made = NULL;
    OK(firesteel_lit_bool(value, &made, &error));
    return keep(made);
}

static const firesteel_column *setting(const char *key, const char *value) {
    const firesteel_column *texts[2];
    firesteel_column *made = NULL;
    texts[0] = text(key);
    texts[1] = text(value);
    OK(firesteel_fn_create_map((const firesteel_column *const *)texts, 2, &made, &error));
    return keep(made);
}

/* The bytes that the table gives for a case, as digits; NULL when it gives none. */
static const char *expected_of(const char *table, const char *name, size_t *length) {
    const char *line = table;
    size_t name_length = strlen(name);
    while (line != NULL && *line != '\0') {
        const char *end = strchr(line, '\n');
        if (strncmp(line, name, name_length) == 0 && line[name_length] == '\t') {
            const char *digits = line + name_length + 1;
            *length = (size_t)((end != NULL ? end : digits + strlen(digits)) - digits);
            return digits;
        }
        line = end != NULL ? end + 1 : NULL;
    }
    return NULL;
}

static unsigned char byte_of(const char *digits) {
    char pair[3] = {0};
    pair[0] = digits[0];
    pair[1] = digits[1];
    return (unsigned char)strtoul(pair, NULL, 16);
}

/* Whether the plan selects the expression: a tag, a length, and the bytes. */
static int selects(const firesteel_buffer *plan, const char *digits, size_t length) {
    size_t start, at, head = length < 128 ? 2 : 3;
    for (start = 0; start + head + length <= plan->length; start++) {
        const unsigned char *bytes = (const unsigned char *)plan->data + start;
        int is_equal = bytes[0] == 0x1a && bytes[1] == (length < 128 ? length : (length & 127) | 128) &&
                       (length < 128 || bytes[2] == length >> 7);
        for (at = 0; is_equal && at < length; at++) is_equal = bytes[head + at] == byte_of(digits + 2 * at);
        if (is_equal) return 1;
    }
    return 0;
}

static void compare(const firesteel_dataframe *numbers, const char *table, const char *name, firesteel_column *column) {
    firesteel_dataframe *frame = NULL;
    const firesteel_column *columns[1];
    firesteel_buffer plan = empty_buffer();
    size_t length = 0;
    const char *digits = expected_of(table, name, &length);
    columns[0] = column;
    OK(firesteel_dataframe_select(numbers, (const firesteel_column *const *)columns, 1, &frame, &error));
    OK(firesteel_dataframe_to_plan(frame, &plan, &error));
    if (digits == NULL || !selects(&plan, digits, length / 2)) {
        fprintf(stderr, "%s: the plan does not select PySpark's expression\n", name);
        failures++;
    }
    release_buffer(&plan);
    firesteel_dataframe_free(frame);
}

static const firesteel_column *variable(const char *name) {
    firesteel_column *made = NULL;
    OK(firesteel_lambda_variable(name, -1, &made, &error));
    return keep(made);
}

static const firesteel_column *sum(const firesteel_column *left, const firesteel_column *right) {
    const firesteel_column *arguments[2];
    firesteel_column *made = NULL;
    arguments[0] = left;
    arguments[1] = right;
    OK(firesteel_fn("+", 1, (const firesteel_column *const *)arguments, 2, 0, &made, &error));
    return keep(made);
}

static const firesteel_column *lambda(const firesteel_column *body, size_t count) {
    static const char *const names[] = {"x_0", "x_1", "x_2", "x_3"};
    firesteel_column *made = NULL;
    OK(firesteel_lambda(body, names, count, &made, &error));
    return keep(made);
}

/* Lambda functions have one to three parameters. */
static void refuse_lambdas(void) {
    static const char *const names[] = {"x_0", "x_1", "x_2", "x_3"};
    const firesteel_column *body = variable("x_0");
    firesteel_column *made = NULL;
    FAILS(firesteel_lambda(body, names, 4, &made, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT",
          "one to three");
    FAILS(firesteel_lambda(body, names, 0, &made, &error), FIRESTEEL_ILLEGAL_ARGUMENT, "FIRESTEEL_INVALID_ARGUMENT",
          "one to three");
    while (kept_count > 0) firesteel_column_free(kept[--kept_count]);
}

static void compare_all(const firesteel_dataframe *numbers, const char *table) {
    int compared = 0;
#define CALL(name, call)                       \
    {                                          \
        firesteel_column *out = NULL;          \
        OK(call);                              \
        compare(numbers, table, name, out);    \
        firesteel_column_free(out);            \
        while (kept_count > 0) firesteel_column_free(kept[--kept_count]); \
        compared++;                            \
    }
#define LIST(name, function, ...)                                       \
    {                                                                   \
        const firesteel_column *const list[] = {__VA_ARGS__};           \
        CALL(name, function(list, sizeof list / sizeof list[0], &out, &error)) \
    }
#include "function_calls.h"
#define ADDED sum(variable("x_0"), variable("x_1"))
    CALL("transform", firesteel_fn_transform(column("a"), lambda(sum(variable("x_0"), integer(1)), 1), &out, &error))
    CALL("transform index", firesteel_fn_transform(column("a"), lambda(ADDED, 2), &out, &error))
    CALL("transform_keys", firesteel_fn_transform_keys(column("a"), lambda(ADDED, 2), &out, &error))
    CALL("zip_with", firesteel_fn_zip_with(column("a"), column("b"), lambda(ADDED, 2), &out, &error))
    CALL("reduce least", firesteel_fn_reduce(column("a"), integer(0), lambda(ADDED, 2), NULL, &out, &error))
    refuse_lambdas();
    CHECK(compared > 600);
    printf("%d calls were compared\n", compared);
}

int main(int count, char **arguments) {
    firesteel_session *session = NULL;
    firesteel_dataframe *numbers = NULL;
    char *table = NULL;
    long size;
    FILE *file = fopen(count > 1 ? arguments[1] : "tests/plans/functions.tsv", "rb");
    CHECK(file != NULL);
    if (file == NULL) return 1;
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    rewind(file);
    table = calloc((size_t)size + 1, 1);
    CHECK(table != NULL && fread(table, 1, (size_t)size, file) == (size_t)size);
    fclose(file);
    OK(firesteel_session_open(count > 2 ? arguments[2] : "local", -1, NULL, &session, &error));
    OK(firesteel_session_range(session, 0, 10, 1, &numbers, &error));
    compare_all(numbers, table);
    firesteel_dataframe_free(numbers);
    firesteel_session_free(session);
    free(table);
    check_live_objects();
    return failures == 0 ? 0 : 1;
}
