/* Values of the cases: how they are made, kept, read as arguments and printed. */

#include "runner.h"

#include "firesteel_functions.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct Keeping {
    void *object;
    void (*release)(void *object);
    struct Keeping *next;
} Keeping;

static Keeping *keepings = NULL;

static void *allocated(size_t size) {
    void *memory = calloc(1, size == 0 ? 1 : size);
    if (memory == NULL) {
        fputs("out of memory\n", stderr);
        exit(2);
    }
    return memory;
}

void keep(void *object, void (*release)(void *object)) {
    Keeping *keeping = allocated(sizeof *keeping);
    keeping->object = object;
    keeping->release = release;
    keeping->next = keepings;
    keepings = keeping;
}

void *kept(size_t size) {
    void *memory = allocated(size);
    keep(memory, free);
    return memory;
}

/* Lets go of what the case has made; the runner calls it at the end of a case. */
void let_go(void);
void let_go(void) {
    while (keepings != NULL) {
        Keeping *next = keepings->next;
        keepings->release(keepings->object);
        free(keepings);
        keepings = next;
    }
}

Value nothing(void) {
    Value value;
    memset(&value, 0, sizeof value);
    value.kind = NOTHING;
    return value;
}

/* A value of this kind with nothing in it. */
Value of(Kind kind) {
    Value value = nothing();
    value.kind = kind;
    return value;
}

Value integer(int64_t number) {
    Value value = of(INTEGER);
    value.integer = number;
    return value;
}

Value real(double number) {
    Value value = of(REAL);
    value.real = number;
    return value;
}

Value truth(int is_true) {
    Value value = of(TRUTH);
    value.integer = is_true != 0;
    return value;
}

Value text(const char *characters) {
    Value value = of(TEXT);
    size_t size = strlen(characters) + 1;
    value.text = memcpy(kept(size), characters, size);
    return value;
}

static Value several(Kind kind, const Value *items, size_t length) {
    Value value = of(kind);
    Value *copy = kept(length * sizeof *copy);
    if (length > 0) memcpy(copy, items, length * sizeof *copy);
    value.items = copy;
    value.length = length;
    return value;
}

Value list(const Value *items, size_t length) { return several(LIST, items, length); }
Value dict(const Value *items, size_t length) { return several(DICT, items, length); }

/* Arguments. */

firesteel_status lacks(Call *call, const char *what) {
    if (call->lacking == NULL) call->lacking = text(what).text;
    return FIRESTEEL_ILLEGAL_ARGUMENT;
}

static void read_bit(Call *call, size_t bit) {
    if (bit < 64) call->read |= (uint64_t)1 << bit;
}

const Value *argument(Call *call, size_t at, const char *name) {
    const Value *found = NULL;
    size_t other;
    if (at < call->positional_count) {
        found = &call->positional[at];
        read_bit(call, at);
    }
    for (other = 0; name != NULL && other < call->named_count; other++) {
        if (strcmp(call->keywords[other], name) == 0) {
            found = &call->named[other];
            read_bit(call, call->positional_count + other);
        }
    }
    return found == NULL || found->kind == NOTHING ? NULL : found;
}

int has(Call *call, size_t at, const char *name) { return argument(call, at, name) != NULL; }

static const Value *in_kind(Call *call, size_t at, const char *name, Kind kind, const char *problem) {
    const Value *value = argument(call, at, name);
    if (value != NULL && value->kind != kind) {
        lacks(call, problem);
        return NULL;
    }
    return value;
}

int64_t integer_at(Call *call, size_t at, const char *name, int64_t otherwise) {
    const Value *value = in_kind(call, at, name, INTEGER, "a number that is whole");
    return value == NULL ? otherwise : value->integer;
}

double real_at(Call *call, size_t at, const char *name, double otherwise) {
    const Value *value = argument(call, at, name);
    if (value != NULL && value->kind == INTEGER) return (double)value->integer;
    value = in_kind(call, at, name, REAL, "a number");
    return value == NULL ? otherwise : value->real;
}

int truth_at(Call *call, size_t at, const char *name, int otherwise) {
    const Value *value = in_kind(call, at, name, TRUTH, "a truth value");
    return value == NULL ? otherwise : (int)value->integer;
}

const char *text_at(Call *call, size_t at, const char *name, const char *otherwise) {
    const Value *value = in_kind(call, at, name, TEXT, "a text");
    return value == NULL ? otherwise : value->text;
}

const firesteel_dataframe *dataframe_at(Call *call, size_t at, const char *name) {
    const Value *value = in_kind(call, at, name, DATAFRAME, "a DataFrame");
    return value == NULL ? NULL : value->dataframe;
}

static void free_column(void *column) { firesteel_column_free(column); }
static void free_dataframe(void *dataframe) { firesteel_dataframe_free(dataframe); }

static const firesteel_column *kept_column(firesteel_status status, firesteel_column *const *column) {
    if (status != FIRESTEEL_OK) return NULL;
    keep(*column, free_column);
    return *column;
}

static void forget_schema(struct ArrowSchema *schema) { schema->release = NULL; }
static void forget_array(struct ArrowArray *array) { array->release = NULL; }

/* A literal of one value, in the Arrow type that the format names. */
static firesteel_status value_of_type(const char *format, const void *value, firesteel_column **out,
                                      firesteel_error **error) {
    struct ArrowSchema type;
    struct ArrowArray array;
    const void *buffers[2];
    memset(&type, 0, sizeof type);
    memset(&array, 0, sizeof array);
    type.format = format;
    type.release = forget_schema;
    buffers[0] = NULL;
    buffers[1] = value;
    array.length = 1;
    array.n_buffers = 2;
    array.buffers = buffers;
    array.release = forget_array;
    return firesteel_lit(&type, &array, out, error);
}

static firesteel_status number_of_type(const char *format, int64_t number, firesteel_column **out,
                                       firesteel_error **error) {
    return value_of_type(format, &number, out, error);
}

const firesteel_column *literal_of(Call *call, const Value *value) {
    firesteel_column *made = NULL;
    switch (value->kind) {
    case COLUMN:
        return value->column;
    case NOTHING:
        return kept_column(firesteel_lit_null(&made, &call->error), &made);
    case INTEGER:
        if (value->integer >= INT32_MIN && value->integer <= INT32_MAX) {
            return kept_column(firesteel_lit_i32((int32_t)value->integer, &made, &call->error), &made);
        }
        return kept_column(firesteel_lit_i64(value->integer, &made, &call->error), &made);
    case REAL:
        return kept_column(firesteel_lit_f64(value->real, &made, &call->error), &made);
    case TRUTH:
        return kept_column(firesteel_lit_bool((int32_t)value->integer, &made, &call->error), &made);
    case TEXT:
        return kept_column(firesteel_lit_str(value->text, -1, &made, &call->error), &made);
    case DECIMAL:
        return kept_column(firesteel_lit_decimal(value->text, -1, &made, &call->error), &made);
    case LIST: {
        Columns elements = {NULL, 0};
        size_t at;
        elements.columns = kept(value->length * sizeof *elements.columns);
        for (at = 0; at < value->length; at++) elements.columns[at] = literal_of(call, &value->items[at]);
        return kept_column(firesteel_fn("array", -1, elements.columns, value->length, 0, &made, &call->error), &made);
    }
    case DATE:
        return kept_column(firesteel_lit_date((int32_t)value->integer, &made, &call->error), &made);
    case TIMESTAMP:
        return kept_column(firesteel_lit_timestamp(value->integer, &made, &call->error), &made);
    case TIME:
        return kept_column(number_of_type("ttn", value->integer, &made, &call->error), &made);
    case DURATION:
        return kept_column(number_of_type("tDu", value->integer, &made, &call->error), &made);
    case BINARY:
        return kept_column(firesteel_lit_binary((const uint8_t *)value->text, value->length, &made, &call->error), &made);
    default:
        lacks(call, "a literal of this kind");
        return NULL;
    }
}

const firesteel_column *column_of(Call *call, const Value *value) {
    firesteel_column *made = NULL;
    if (value->kind != TEXT) return literal_of(call, value);
    return kept_column(firesteel_col(value->text, -1, &made, &call->error), &made);
}

const firesteel_column *column_at(Call *call, size_t at, const char *name) {
    const Value *value = argument(call, at, name);
    return value == NULL ? NULL : column_of(call, value);
}

const firesteel_column *literal_at(Call *call, size_t at, const char *name) {
    const Value *value = argument(call, at, name);
    return value == NULL ? NULL : literal_of(call, value);
}

/* The arguments from a place on; those of the list or tuple that stands there alone. */
static Value rest(Call *call, size_t at, const char *name) {
    const Value *only = argument(call, at, name);
    size_t other;
    if (only == NULL && at >= call->positional_count) return list(NULL, 0);
    if (only != NULL && only->kind == LIST && call->positional_count <= at + 1) return *only;
    if (at >= call->positional_count) return list(only, 1);
    for (other = at; other < call->positional_count; other++) read_bit(call, other);
    return list(call->positional + at, call->positional_count - at);
}

typedef const firesteel_column *(*Conversion)(Call *call, const Value *value);

static Columns converted(Call *call, const Value *value, Conversion conversion) {
    Columns result = {NULL, 0};
    size_t count = value->kind == LIST ? value->length : 1, at;
    const Value *items = value->kind == LIST ? value->items : value;
    result.columns = kept(count * sizeof *result.columns);
    result.count = count;
    for (at = 0; at < count; at++) {
        /* A NULL is refused by the API, with the error that is told then. */
        result.columns[at] = conversion(call, &items[at]);
    }
    return result;
}

Columns columns_of(Call *call, const Value *value) { return converted(call, value, column_of); }

Columns columns_from(Call *call, size_t at, const char *name) {
    Value values = rest(call, at, name);
    return converted(call, &values, column_of);
}

Columns literals_from(Call *call, size_t at, const char *name) {
    Value values = rest(call, at, name);
    return converted(call, &values, literal_of);
}

Texts texts_of(Call *call, const Value *value) {
    Texts result = {NULL, 0};
    size_t count = value->kind == LIST ? value->length : 1, at;
    const Value *items = value->kind == LIST ? value->items : value;
    result.texts = kept(count * sizeof *result.texts);
    result.count = count;
    for (at = 0; at < count; at++) {
        result.texts[at] = items[at].text;
        if (items[at].kind != TEXT) lacks(call, "a text");
    }
    return result;
}

Texts texts_from(Call *call, size_t at, const char *name) {
    Value values = rest(call, at, name);
    return texts_of(call, &values);
}

static void free_options(void *options) { firesteel_options_free(options); }

firesteel_options *options_of(Call *call, const Value *value) {
    firesteel_options *options = NULL;
    size_t at;
    if (value == NULL) return NULL;
    if (value->kind != DICT) {
        lacks(call, "options that are no dict");
        return NULL;
    }
    for (at = 0; at + 1 < value->length; at += 2) {
        const Value *key = &value->items[at], *entry = &value->items[at + 1];
        char number[64];
        const char *written = entry->text;
        if (entry->kind == INTEGER) {
            snprintf(number, sizeof number, "%lld", (long long)entry->integer);
            written = number;
        } else if (entry->kind == TRUTH) {
            written = entry->integer ? "true" : "false";
        } else if (entry->kind != TEXT) {
            lacks(call, "an option that is no text, number or truth value");
            break;
        }
        if (firesteel_options_set(&options, key->text, -1, written, -1, &call->error) != FIRESTEEL_OK) break;
    }
    if (options != NULL) keep(options, free_options);
    return options;
}

/* Results. */

firesteel_status give(Call *call, Value value) {
    call->result = value;
    return FIRESTEEL_OK;
}

firesteel_status give_dataframe(Call *call, firesteel_status status, firesteel_dataframe *const *dataframe) {
    if (status != FIRESTEEL_OK) return status;
    call->result = of(DATAFRAME);
    call->result.dataframe = *dataframe;
    keep(*dataframe, free_dataframe);
    return FIRESTEEL_OK;
}

firesteel_status give_column(Call *call, firesteel_status status, firesteel_column *const *column) {
    if (status != FIRESTEEL_OK) return status;
    call->result = of(COLUMN);
    call->result.column = *column;
    keep(*column, free_column);
    return FIRESTEEL_OK;
}

firesteel_status give_object(Call *call, firesteel_status status, const char *class_name, void *object,
                             void (*release)(void *object)) {
    if (status != FIRESTEEL_OK) return status;
    call->result = of(OBJECT);
    call->result.class_name = class_name;
    call->result.object = object;
    keep(object, release);
    return FIRESTEEL_OK;
}

firesteel_buffer buffer_to_fill(void) {
    firesteel_buffer buffer;
    memset(&buffer, 0, sizeof buffer);
    buffer.struct_size = sizeof buffer;
    return buffer;
}

firesteel_status give_text(Call *call, firesteel_status status, firesteel_buffer *buffer) {
    if (status != FIRESTEEL_OK) return status;
    call->result = buffer->data == NULL ? nothing() : text((const char *)buffer->data);
    buffer->release(buffer);
    return FIRESTEEL_OK;
}

/* Printing. */

static void print_quoted(const char *characters) {
    putchar('"');
    for (; *characters != '\0'; characters++) {
        unsigned char letter = (unsigned char)*characters;
        if (letter == '"' || letter == '\\') {
            printf("\\%c", letter);
        } else if (letter < 0x20) {
            printf("\\u%04x", letter);
        } else {
            putchar(letter);
        }
    }
    putchar('"');
}

/* The shortest digits that read back as the same number. */
static void print_real(double number) {
    char digits[40];
    int precision;
    if (isnan(number)) {
        fputs("NaN", stdout);
        return;
    }
    if (isinf(number)) {
        fputs(number < 0 ? "-Infinity" : "Infinity", stdout);
        return;
    }
    for (precision = 1; precision <= 17; precision++) {
        snprintf(digits, sizeof digits, "%.*g", precision, number);
        if (strtod(digits, NULL) == number) break;
    }
    fputs(digits, stdout);
    if (strpbrk(digits, ".eE") == NULL) fputs(".0", stdout);
}

void print_json(Value value) {
    size_t at;
    switch (value.kind) {
    case NOTHING:
        fputs("null", stdout);
        break;
    case INTEGER:
        printf("%lld", (long long)value.integer);
        break;
    case REAL:
        print_real(value.real);
        break;
    case TRUTH:
        fputs(value.integer ? "true" : "false", stdout);
        break;
    case TEXT:
        print_quoted(value.text);
        break;
    case LIST:
        putchar('[');
        for (at = 0; at < value.length; at++) {
            if (at > 0) fputs(", ", stdout);
            print_json(value.items[at]);
        }
        putchar(']');
        break;
    case DICT:
        putchar('{');
        for (at = 0; at + 1 < value.length; at += 2) {
            if (at > 0) fputs(", ", stdout);
            print_json(value.items[at]);
            fputs(": ", stdout);
            print_json(value.items[at + 1]);
        }
        putchar('}');
        break;
    case DECIMAL:
        print_quoted(value.text);
        break;
    case DATE:
    case TIMESTAMP:
    case TIME:
    case DURATION:
    case BINARY:
    case SESSION:
    case DATAFRAME:
    case COLUMN:
    case OBJECT:
        print_quoted(value.text != NULL ? value.text : value.class_name != NULL ? value.class_name : "object");
        break;
    }
}
