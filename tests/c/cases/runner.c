/* The runner of the cases in C: `runner URL FILE` runs each case of FILE on the session at URL, by the public C API, and
 * prints a line an outcome. tests/cases/runner.py is the same in Python. */

#include "runner.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define CLASS(name) extern const Entry name##_members[];
#include "classes.h"
#undef CLASS

#define CLASS(name) name##_members,
static const Entry *const CLASSES[] = {
#include "classes.h"
};
#undef CLASS

void let_go(void);

enum { DEPTH = 256, WORDS = 64, VARIABLES = 64, FUNCTIONS = 8, PARAMETERS = 3 };

/* What a case has come to. */
typedef struct Case {
    const char *name;
    Value stack[DEPTH];
    size_t depth;
    struct {
        const char *name;
        Value value;
    } variables[VARIABLES];
    size_t variable_count;
    /* The functions that are open: the names of their parameters in the plan. */
    struct {
        const char *names[PARAMETERS];
        size_t count;
    } functions[FUNCTIONS];
    size_t function_count;
    /* Nothing more is run: the outcome is printed. */
    int is_over;
} Case;

static firesteel_session *session = NULL;

static void broken(const Case *running, const char *what) {
    fprintf(stderr, "%s: the case is broken: %s\n", running->name, what);
    exit(2);
}

/* Outcomes. */

/* Text in one line of a table. */
static void print_escaped(const char *characters, size_t length) {
    /* Tables end in a line of their own. */
    while (length > 0 && characters[length - 1] == '\n') length--;
    for (; length > 0; characters++, length--) {
        switch (*characters) {
        case '\t':
            fputs("\\t", stdout);
            break;
        case '\n':
            fputs("\\n", stdout);
            break;
        case '\\':
            fputs("\\\\", stdout);
            break;
        default:
            putchar(*characters);
        }
    }
}

static void outcome(Case *running, const char *kind, const char *contents) {
    printf("%s\t%s\t", running->name, kind);
    print_escaped(contents, strlen(contents));
    putchar('\n');
    running->is_over = 1;
}

static void failed(Case *running, firesteel_error *error) {
    const char *condition = "";
    firesteel_error_get(error, FIRESTEEL_ERROR_CONDITION, &condition, NULL);
    outcome(running, "error", condition);
    if (getenv("FIRESTEEL_CASES_VERBOSE") != NULL) {
        const char *whole = "";
        firesteel_error_get(error, FIRESTEEL_ERROR_TEXT, &whole, NULL);
        fprintf(stderr, "%s: %s\n", running->name, whole);
    }
    firesteel_error_free(error);
}

static void print_dataframe(Case *running, const firesteel_dataframe *dataframe) {
    firesteel_error *error = NULL;
    firesteel_buffer tree = buffer_to_fill(), rows = buffer_to_fill();
    if (firesteel_dataframe_tree_string(dataframe, -1, &tree, &error) != FIRESTEEL_OK) {
        failed(running, error);
        return;
    }
    outcome(running, "schema", (const char *)tree.data);
    tree.release(&tree);
    if (firesteel_dataframe_show_string(dataframe, 1000, 0, 0, &rows, &error) != FIRESTEEL_OK) {
        failed(running, error);
        return;
    }
    outcome(running, "rows", (const char *)rows.data);
    rows.release(&rows);
}

static void print_answer(Case *running) {
    Value answer;
    if (running->depth != 1) broken(running, "the stack does not hold one value at the end");
    answer = running->stack[0];
    if (answer.kind == DATAFRAME) {
        print_dataframe(running, answer.dataframe);
        return;
    }
    printf("%s\tvalue\t", running->name);
    print_json(answer);
    putchar('\n');
}

/* Operations. */

static void push(Case *running, Value value) {
    if (running->depth == DEPTH) broken(running, "the stack is full");
    running->stack[running->depth++] = value;
}

static Value *popped(Case *running, size_t count) {
    if (running->depth < count) broken(running, "the stack is empty");
    running->depth -= count;
    return running->stack + running->depth;
}

static Member member_of(const char *name) {
    size_t at;
    for (at = 0; at < sizeof CLASSES / sizeof CLASSES[0]; at++) {
        const Entry *entry = CLASSES[at];
        for (; entry->member != NULL; entry++) {
            if (strcmp(entry->member, name) == 0) return entry->run;
        }
    }
    return NULL;
}

static void missing(Case *running, const char *member, const char *what) {
    char described[512];
    snprintf(described, sizeof described, what == NULL ? "%s" : "%s: %s", member, what == NULL ? "" : what);
    outcome(running, "missing", described);
}

/* What was given and not read: an argument that would be swallowed. */
static int was_all_read(const Call *call) {
    size_t at, count = call->positional_count + call->named_count;
    for (at = 0; at < count && at < 64; at++) {
        const Value *value = at < call->positional_count ? &call->positional[at] : &call->named[at - call->positional_count];
        if ((call->read & ((uint64_t)1 << at)) == 0 && value->kind != NOTHING) return 0;
    }
    return 1;
}

static void call_member(Case *running, const char *prefix, const char *name, size_t positional,
                        const char *const *keywords, size_t named, int has_receiver) {
    Call call;
    char member[256];
    Member run;
    firesteel_status status;
    memset(&call, 0, sizeof call);
    snprintf(member, sizeof member, "%s%s", prefix, name);
    call.member = member;
    call.keywords = keywords;
    call.named_count = named;
    call.named = popped(running, named);
    call.positional_count = positional;
    call.positional = popped(running, positional);
    call.receiver = has_receiver ? *popped(running, 1) : nothing();
    call.result = nothing();
    run = member_of(member);
    if (run == NULL && prefix[0] == 'F') run = member_of("F.*");
    if (run == NULL) {
        missing(running, member, NULL);
        return;
    }
    status = run(&call);
    if (call.lacking == NULL && !was_all_read(&call)) call.lacking = "an argument";
    if (call.lacking != NULL) {
        firesteel_error_free(call.error);
        missing(running, member, call.lacking);
        return;
    }
    if (status != FIRESTEEL_OK) {
        if (call.error == NULL) broken(running, "a call failed without an error");
        failed(running, call.error);
        return;
    }
    push(running, call.result);
}

static void use(Case *running, const char *name) {
    size_t at;
    for (at = running->variable_count; at > 0; at--) {
        if (strcmp(running->variables[at - 1].name, name) == 0) {
            push(running, running->variables[at - 1].value);
            return;
        }
    }
    broken(running, name);
}

static void keep_variable(Case *running, const char *name) {
    if (running->variable_count == VARIABLES) broken(running, "too many variables");
    running->variables[running->variable_count].name = name;
    running->variables[running->variable_count].value = *popped(running, 1);
    running->variable_count++;
}

static void free_column(void *column) { firesteel_column_free(column); }

/* A column is freed at the end of the case. */
static Value column_value(Case *running, firesteel_status status, firesteel_column *column, firesteel_error *error) {
    Value value = of(COLUMN);
    if (status != FIRESTEEL_OK) {
        failed(running, error);
        return nothing();
    }
    keep(column, free_column);
    value.column = column;
    return value;
}

/* A function begins: its parameters are columns, and what is done with them up to its end is its body. */
static void begin_function(Case *running, char *const *parameters, size_t count) {
    static unsigned long fresh = 0;
    size_t at;
    if (running->function_count == FUNCTIONS || count > PARAMETERS) broken(running, "a function is too much");
    for (at = 0; at < count; at++) {
        firesteel_column *variable = NULL;
        firesteel_error *error = NULL;
        firesteel_status status;
        char name[32];
        snprintf(name, sizeof name, "%c_%lu", "xyz"[at], fresh++);
        status = firesteel_lambda_variable(name, -1, &variable, &error);
        push(running, column_value(running, status, variable, error));
        keep_variable(running, parameters[at]);
        running->functions[running->function_count].names[at] = text(name).text;
    }
    running->functions[running->function_count++].count = count;
}

static void end_function(Case *running) {
    firesteel_column *made = NULL;
    firesteel_error *error = NULL;
    firesteel_status status;
    const Value *body = popped(running, 1);
    if (running->function_count == 0 || body->kind != COLUMN) broken(running, "a function gives no column");
    running->function_count--;
    status = firesteel_lambda(body->column, (const char *const *)running->functions[running->function_count].names,
                              running->functions[running->function_count].count, &made, &error);
    push(running, column_value(running, status, made, error));
}

static size_t number(const char *word) { return (size_t)strtoul(word, NULL, 10); }

static Value bytes_of(const char *digits) {
    Value value = of(BINARY);
    char *bytes = kept(strlen(digits) / 2 + 1);
    for (; digits[0] != '\0' && digits[1] != '\0'; digits += 2) {
        char pair[3] = {0};
        memcpy(pair, digits, 2);
        bytes[value.length++] = (char)strtoul(pair, NULL, 16);
    }
    value.text = bytes;
    return value;
}

static const struct {
    const char *operation;
    Kind kind;
} NUMBERS[] = {{"date", DATE}, {"timestamp", TIMESTAMP}, {"time", TIME}, {"duration", DURATION}};

static void operate(Case *running, char **words, size_t count) {
    const char *operation = words[0], *first = count > 1 ? words[1] : "";
    Value spark;
    size_t at;
    for (at = 0; at < sizeof NUMBERS / sizeof NUMBERS[0]; at++) {
        if (strcmp(operation, NUMBERS[at].operation) == 0) {
            Value value = of(NUMBERS[at].kind);
            value.integer = strtoll(first, NULL, 10);
            push(running, value);
            return;
        }
    }
    if (strcmp(operation, "int") == 0) {
        push(running, integer(strtoll(first, NULL, 10)));
    } else if (strcmp(operation, "float") == 0) {
        push(running, real(strtod(first, NULL)));
    } else if (strcmp(operation, "text") == 0) {
        push(running, text(first));
    } else if (strcmp(operation, "bool") == 0) {
        push(running, truth(strcmp(first, "true") == 0));
    } else if (strcmp(operation, "null") == 0) {
        push(running, nothing());
    } else if (strcmp(operation, "decimal") == 0) {
        Value value = text(first);
        value.kind = DECIMAL;
        push(running, value);
    } else if (strcmp(operation, "binary") == 0) {
        push(running, bytes_of(first));
    } else if (strcmp(operation, "item") == 0) {
        Value *several = popped(running, 1);
        size_t place = number(first);
        if (several->kind != LIST || place >= several->length) broken(running, "there is no such item");
        push(running, several->items[place]);
    } else if (strcmp(operation, "list") == 0) {
        size_t length = number(first);
        push(running, list(popped(running, length), length));
    } else if (strcmp(operation, "dict") == 0) {
        size_t length = 2 * number(first);
        push(running, dict(popped(running, length), length));
    } else if (strcmp(operation, "spark") == 0) {
        spark = nothing();
        spark.kind = SESSION;
        spark.session = session;
        push(running, spark);
    } else if (strcmp(operation, "keep") == 0) {
        keep_variable(running, first);
    } else if (strcmp(operation, "use") == 0) {
        use(running, first);
    } else if (strcmp(operation, "function") == 0) {
        begin_function(running, words + 1, count - 1);
    } else if (strcmp(operation, "give") == 0) {
        end_function(running);
    } else if (strcmp(operation, "get") == 0) {
        call_member(running, "", first, 0, NULL, 0, 1);
    } else if (strcmp(operation, "call") == 0 && count > 2) {
        call_member(running, "", first, number(words[2]), (const char *const *)words + 3, count - 3, 1);
    } else if (strcmp(operation, "static") == 0 && count > 2) {
        call_member(running, "", first, number(words[2]), (const char *const *)words + 3, count - 3, 0);
    } else if (strcmp(operation, "fn") == 0 && count > 2) {
        call_member(running, "F.", first, number(words[2]), (const char *const *)words + 3, count - 3, 0);
    } else {
        broken(running, operation);
    }
}

/* Reading. */

static void unescape(char *word) {
    char *to = word;
    for (; *word != '\0'; word++) {
        if (*word == '\\' && word[1] != '\0') {
            word++;
            *to++ = *word == 't' ? '\t' : *word == 'n' ? '\n' : *word;
        } else {
            *to++ = *word;
        }
    }
    *to = '\0';
}

static size_t split(char *line, char **words) {
    size_t count = 0, at;
    char *next = line;
    while (next != NULL && count < WORDS) {
        words[count++] = next;
        next = strchr(next, '\t');
        if (next != NULL) *next++ = '\0';
    }
    for (at = 0; at < count; at++) unescape(words[at]);
    return count;
}

static char *contents_of(const char *path) {
    FILE *file = fopen(path, "rb");
    char *contents = NULL;
    size_t length = 0, read = 1;
    if (file == NULL) {
        perror(path);
        exit(2);
    }
    while (read > 0) {
        char *larger = realloc(contents, length + 65537);
        if (larger == NULL) {
            fputs("out of memory\n", stderr);
            exit(2);
        }
        contents = larger;
        read = fread(contents + length, 1, 65536, file);
        length += read;
    }
    contents[length] = '\0';
    fclose(file);
    return contents;
}

static void begin(Case *running, const char *name) {
    firesteel_error *error = NULL;
    memset(running, 0, sizeof *running);
    running->name = name;
    if (firesteel_session_conf_set(session, "spark.firesteel.test.case", -1, name, -1, &error) != FIRESTEEL_OK) {
        failed(running, error);
    }
}

int main(int count, char **arguments) {
    static Case running;
    firesteel_error *error = NULL;
    char *contents, *line, *next;
    if (count != 3) {
        fputs("usage: runner URL FILE\n", stderr);
        return 2;
    }
    if (firesteel_session_open(arguments[1], -1, NULL, &session, &error) != FIRESTEEL_OK) {
        const char *whole = "";
        firesteel_error_get(error, FIRESTEEL_ERROR_TEXT, &whole, NULL);
        fprintf(stderr, "%s\n", whole);
        firesteel_error_free(error);
        return 2;
    }
    contents = contents_of(arguments[2]);
    for (line = contents; line != NULL && *line != '\0'; line = next) {
        char *words[WORDS];
        size_t length;
        next = strchr(line, '\n');
        if (next != NULL) *next++ = '\0';
        if (*line == '\0' || *line == '#') continue;
        length = split(line, words);
        if (strcmp(words[0], "case") == 0 && length == 2) {
            begin(&running, words[1]);
        } else if (strcmp(words[0], "end") == 0) {
            if (!running.is_over) print_answer(&running);
            fflush(stdout);
            let_go();
        } else if (!running.is_over) {
            operate(&running, words, length);
        }
    }
    free(contents);
    firesteel_session_free(session);
    return 0;
}
