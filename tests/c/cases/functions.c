/* Spark's functions, called for the cases by firesteel_fn: a text is the name of a column, all else a literal. Those whose
 * texts are texts, or that are no plain call, stand in tables of their own. */

#include "runner.h"
#include "firesteel_functions.h"

#include <string.h>

static firesteel_status column(Call *call) {
    firesteel_column *made = NULL;
    const char *name = text_at(call, 0, "col", "");
    return give_column(call, firesteel_col(name, -1, &made, &call->error), &made);
}

static firesteel_status expression(Call *call) {
    firesteel_column *made = NULL;
    const char *sql = text_at(call, 0, "str", "");
    return give_column(call, firesteel_expr(sql, -1, &made, &call->error), &made);
}

static firesteel_status literal(Call *call) {
    firesteel_column *made = NULL;
    const Value *value = argument(call, 0, "col");
    if (value == NULL) return give_column(call, firesteel_lit_null(&made, &call->error), &made);
    if (literal_of(call, value) == NULL) return FIRESTEEL_ILLEGAL_ARGUMENT;
    call->result = *value;
    call->result.kind = COLUMN;
    call->result.column = literal_of(call, value);
    return FIRESTEEL_OK;
}

static firesteel_status broadcast(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_dataframe *frame = dataframe_at(call, 0, "df");
    firesteel_status status = firesteel_dataframe_hint(frame, "broadcast", -1, NULL, 0, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status sorted(Call *call) {
    static const struct {
        const char *function;
        uint32_t flags;
    } ORDERS[] = {
        {"F.asc", 0},
        {"F.asc_nulls_first", FIRESTEEL_SORT_NULLS_FIRST},
        {"F.asc_nulls_last", FIRESTEEL_SORT_NULLS_LAST},
        {"F.desc", FIRESTEEL_SORT_DESCENDING},
        {"F.desc_nulls_first", FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_FIRST},
        {"F.desc_nulls_last", FIRESTEEL_SORT_DESCENDING | FIRESTEEL_SORT_NULLS_LAST},
    };
    firesteel_column *made = NULL;
    const firesteel_column *by = column_at(call, 0, "col");
    size_t at;
    for (at = 0; at < sizeof ORDERS / sizeof ORDERS[0]; at++) {
        if (strcmp(ORDERS[at].function, call->member) == 0) {
            return give_column(call, firesteel_column_sort(by, ORDERS[at].flags, &made, &call->error), &made);
        }
    }
    return lacks(call, "the order");
}

static firesteel_status distinct(Call *call) {
    firesteel_column *made = NULL;
    Columns of = columns_from(call, 0, "col");
    const char *function = strcmp(call->member, "F.sum_distinct") == 0 ? "sum" : "count";
    firesteel_status status =
        firesteel_fn(function, -1, of.columns, of.count, FIRESTEEL_FN_DISTINCT, &made, &call->error);
    return give_column(call, status, &made);
}

/* Functions whose texts, from the place that is told, are texts. */
static const struct {
    const char *function;
    size_t texts_from;
} TEXTS[] = {
    {"array_contains", 1}, {"array_join", 1},   {"concat_ws", 0},     {"date_format", 1},  {"date_trunc", 0},
    {"element_at", 1},     {"format_string", 0}, {"from_json", 1},    {"get_json_object", 1}, {"lpad", 2},
    {"regexp_extract", 1}, {"regexp_replace", 1}, {"rpad", 2},        {"split", 1},        {"to_date", 1},
    {"to_timestamp", 1},   {"translate", 1},    {"trunc", 1},         {"when", 1},
    {"window", 1},
};

/* Whether the argument at this place is a text where it is given as one. Of these functions only the first text of
 * `concat_ws`, `date_trunc` and `format_string` is no name. */
static int is_text(const char *function, size_t at) {
    size_t entry;
    for (entry = 0; entry < sizeof TEXTS / sizeof TEXTS[0]; entry++) {
        if (strcmp(TEXTS[entry].function, function) == 0) {
            return TEXTS[entry].texts_from == 0 ? at == 0 : at >= TEXTS[entry].texts_from;
        }
    }
    return 0;
}

static firesteel_status any(Call *call) {
    /* Spark calls this one otherwise. */
    const char *function = strcmp(call->member, "F.create_map") == 0 ? "map" : call->member + 2;
    const firesteel_column *arguments[64];
    firesteel_column *made = NULL;
    size_t count = call->positional_count, at;
    if (call->named_count > 0) return lacks(call, "an argument by its name");
    if (count == 1 && call->positional[0].kind == LIST) {
        Columns of = columns_from(call, 0, NULL);
        return give_column(call, firesteel_fn(function, -1, of.columns, of.count, 0, &made, &call->error), &made);
    }
    for (at = 0; at < count && at < 64; at++) {
        arguments[at] = is_text(function, at) ? literal_at(call, at, NULL) : column_at(call, at, NULL);
        if (arguments[at] == NULL) return lacks(call, "an argument of this kind");
    }
    return give_column(call, firesteel_fn(function, -1, arguments, count, 0, &made, &call->error), &made);
}

const Entry functions_members[] = {
    {"F.col", column},
    {"F.column", column},
    {"F.expr", expression},
    {"F.lit", literal},
    {"F.broadcast", broadcast},
    {"F.asc", sorted},
    {"F.asc_nulls_first", sorted},
    {"F.asc_nulls_last", sorted},
    {"F.desc", sorted},
    {"F.desc_nulls_first", sorted},
    {"F.desc_nulls_last", sorted},
    {"F.count_distinct", distinct},
    {"F.countDistinct", distinct},
    {"F.sum_distinct", distinct},
    /* All others. */
    {"F.*", any},
    {NULL, NULL},
};
