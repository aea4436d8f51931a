/* What the runner of the cases shares with the classes that it calls: values, the arguments of a call, and its result.
 *
 * A class is a file: a table of members, each a function that reads its arguments with `..._at`, calls the public C API
 * and puts the result with `give_...`. Its name stands in classes.h. All that a case makes is let go of at its end. */

#ifndef CASES_RUNNER_H
#define CASES_RUNNER_H

#include <stddef.h>
#include <stdint.h>

#include "firesteel.h"

typedef enum Kind {
    NOTHING,
    INTEGER,
    REAL,
    TEXT,
    TRUTH,
    /* Its digits are `text`. */
    DECIMAL,
    /* Days since 1970-01-01: `integer`. */
    DATE,
    /* Microseconds since 1970-01-01 00:00:00 UTC: `integer`. */
    TIMESTAMP,
    /* Nanoseconds since midnight: `integer`. */
    TIME,
    /* Microseconds: `integer`. */
    DURATION,
    /* `length` bytes: `text`. */
    BINARY,
    LIST,
    /* Keys and values in turn. */
    DICT,
    SESSION,
    DATAFRAME,
    COLUMN,
    /* Anything else, of the class `class_name`. */
    OBJECT
} Kind;

typedef struct Value {
    Kind kind;
    int64_t integer;
    double real;
    const char *text;
    const struct Value *items;
    size_t length;
    const firesteel_session *session;
    const firesteel_dataframe *dataframe;
    const firesteel_column *column;
    const char *class_name;
    const void *object;
} Value;

Value nothing(void);
/* A value of this kind with nothing in it yet. */
Value of(Kind kind);
Value integer(int64_t value);
Value real(double value);
Value truth(int value);
/* The text is copied. */
Value text(const char *value);
/* The items are copied. */
Value list(const Value *items, size_t length);
/* `length` counts keys and values. */
Value dict(const Value *items, size_t length);

/* Memory, and what else is let go of at the end of the case. */
void *kept(size_t size);
void keep(void *object, void (*release)(void *object));

/* A call under way. */
typedef struct Call {
    /* `DataFrame.limit`. */
    const char *member;
    /* NOTHING for a call without a receiver. */
    Value receiver;
    const Value *positional;
    size_t positional_count;
    const char *const *keywords;
    const Value *named;
    size_t named_count;
    /* What was read, a bit each: positional ones, then named ones. What was not is an argument that C has no place for. */
    uint64_t read;
    Value result;
    /* Set where a call fails. */
    firesteel_error *error;
    /* Set to what the API lacks for this call. */
    const char *lacking;
} Call;

typedef firesteel_status (*Member)(Call *call);

typedef struct Entry {
    const char *member;
    Member run;
} Entry;

/* Arguments, by their place from 0 or by their name. One that is not there, or is None, is NULL. */
const Value *argument(Call *call, size_t at, const char *name);
int has(Call *call, size_t at, const char *name);
/* The same in a kind; what is not there is the value that is given last, and one of another kind is told as lacking. */
int64_t integer_at(Call *call, size_t at, const char *name, int64_t otherwise);
double real_at(Call *call, size_t at, const char *name, double otherwise);
int truth_at(Call *call, size_t at, const char *name, int otherwise);
const char *text_at(Call *call, size_t at, const char *name, const char *otherwise);
const firesteel_dataframe *dataframe_at(Call *call, size_t at, const char *name);
/* A text is the name of a column. */
const firesteel_column *column_at(Call *call, size_t at, const char *name);
/* A text is a text, as are numbers and truth values: they become literals. */
const firesteel_column *literal_at(Call *call, size_t at, const char *name);

/* Several arguments from a place on, or the list that stands there. */
typedef struct Columns {
    const firesteel_column **columns;
    size_t count;
} Columns;
typedef struct Texts {
    const char **texts;
    size_t count;
} Texts;
Columns columns_from(Call *call, size_t at, const char *name);
Columns literals_from(Call *call, size_t at, const char *name);
Texts texts_from(Call *call, size_t at, const char *name);
/* The same of a value. */
Columns columns_of(Call *call, const Value *value);
Texts texts_of(Call *call, const Value *value);
const firesteel_column *column_of(Call *call, const Value *value);
const firesteel_column *literal_of(Call *call, const Value *value);
/* Options: a dict whose values are written as texts. */
firesteel_options *options_of(Call *call, const Value *value);

/* The call is one that the API cannot make; `what` says why it is not. */
firesteel_status lacks(Call *call, const char *what);

/* Results. What comes from the API is freed at the end of the case. The handle is given by its place, since it may be read
 * before the call that writes it. */
firesteel_status give(Call *call, Value value);
firesteel_status give_dataframe(Call *call, firesteel_status status, firesteel_dataframe *const *dataframe);
firesteel_status give_column(Call *call, firesteel_status status, firesteel_column *const *column);
/* A buffer of text; releases it. */
firesteel_status give_text(Call *call, firesteel_status status, firesteel_buffer *buffer);
firesteel_status give_object(Call *call, firesteel_status status, const char *class_name, void *object,
                             void (*release)(void *object));

/* An empty buffer, to be filled. */
firesteel_buffer buffer_to_fill(void);

/* Prints a value as JSON. */
void print_json(Value value);

#endif
