/* DataFrame, called for the cases. */

#include "runner.h"
#include "firesteel_dataframe.h"
#include "rows.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const firesteel_dataframe *self(const Call *call) { return call->receiver.dataframe; }

/* Columns. */

static firesteel_status item(Call *call) {
    firesteel_column *column = NULL;
    firesteel_dataframe *made = NULL;
    const Value *key = argument(call, 0, "item");
    Columns columns;
    firesteel_texts names = {sizeof names, NULL, 0, NULL, NULL};
    firesteel_status status;
    if (key == NULL) return lacks(call, "no item");
    switch (key->kind) {
    case TEXT:
        return give_column(call, firesteel_dataframe_col(self(call), key->text, -1, &column, &call->error), &column);
    case COLUMN:
        return give_dataframe(call, firesteel_dataframe_filter(self(call), key->column, &made, &call->error), &made);
    case LIST:
        columns = columns_of(call, key);
        status = firesteel_dataframe_select(self(call), columns.columns, columns.count, &made, &call->error);
        return give_dataframe(call, status, &made);
    case INTEGER:
        status = firesteel_dataframe_columns(self(call), &names, &call->error);
        if (status != FIRESTEEL_OK) return status;
        if (key->integer < 0 || (size_t)key->integer >= names.count) return lacks(call, "a column of this number");
        status = firesteel_col(names.texts[key->integer], -1, &column, &call->error);
        names.release(&names);
        return give_column(call, status, &column);
    default:
        return lacks(call, "an item of this kind");
    }
}

static firesteel_status metadata_column(Call *call) {
    firesteel_column *made = NULL;
    const char *name = text_at(call, 0, "colName", "");
    return give_column(call, firesteel_dataframe_metadata_column(self(call), name, -1, &made, &call->error), &made);
}

static firesteel_status col_regex(Call *call) {
    firesteel_column *made = NULL;
    const char *pattern = text_at(call, 0, "colName", "");
    return give_column(call, firesteel_dataframe_col_regex(self(call), pattern, -1, &made, &call->error), &made);
}

/* What selects columns and rows. */

/* Calls that take no arguments. */
#define PLAIN(name, function)                                                                 \
    static firesteel_status name(Call *call) {                                                \
        firesteel_dataframe *made = NULL;                                                     \
        return give_dataframe(call, function(self(call), &made, &call->error), &made);        \
    }
PLAIN(distinct, firesteel_dataframe_distinct)
PLAIN(to_json, firesteel_dataframe_to_json)

/* Calls that take one number. */
#define NUMBER(name, function, argument_name)                                                 \
    static firesteel_status name(Call *call) {                                                \
        firesteel_dataframe *made = NULL;                                                     \
        int32_t number = (int32_t)integer_at(call, 0, argument_name, 0);                      \
        return give_dataframe(call, function(self(call), number, &made, &call->error), &made); \
    }
NUMBER(limit, firesteel_dataframe_limit, "num")
NUMBER(offset, firesteel_dataframe_offset, "num")
NUMBER(coalesce, firesteel_dataframe_coalesce, "numPartitions")

/* Calls that take columns. */
#define COLUMNS(name, function)                                                               \
    static firesteel_status name(Call *call) {                                                \
        firesteel_dataframe *made = NULL;                                                     \
        Columns of = columns_from(call, 0, NULL);                                             \
        firesteel_status status = function(self(call), of.columns, of.count, &made, &call->error); \
        return give_dataframe(call, status, &made);                                           \
    }
COLUMNS(select_, firesteel_dataframe_select)
COLUMNS(drop_columns, firesteel_dataframe_drop)

/* Calls that take texts. */
#define TEXTS(name, function, argument_name)                                                  \
    static firesteel_status name(Call *call) {                                                \
        firesteel_dataframe *made = NULL;                                                     \
        Texts of = texts_from(call, 0, argument_name);                                        \
        firesteel_status status = function(self(call), of.texts, of.count, &made, &call->error); \
        return give_dataframe(call, status, &made);                                           \
    }
TEXTS(select_expr, firesteel_dataframe_select_expr, NULL)
TEXTS(to_df, firesteel_dataframe_to_df, NULL)
TEXTS(describe, firesteel_dataframe_describe, NULL)
TEXTS(summary, firesteel_dataframe_summary, NULL)
TEXTS(drop_names, firesteel_dataframe_drop_names, NULL)
TEXTS(drop_duplicates_within_watermark, firesteel_dataframe_drop_duplicates_within_watermark, "subset")

/* Texts are names, and columns expressions. */
static firesteel_status drop(Call *call) {
    const Value *first = argument(call, 0, NULL);
    return first != NULL && first->kind == TEXT ? drop_names(call) : drop_columns(call);
}

/* Calls that take one text. */
#define TEXT_OF(name, function, argument_name, otherwise)                                     \
    static firesteel_status name(Call *call) {                                                \
        firesteel_dataframe *made = NULL;                                                     \
        const char *value = text_at(call, 0, argument_name, otherwise);                       \
        return give_dataframe(call, function(self(call), value, -1, &made, &call->error), &made); \
    }
TEXT_OF(alias, firesteel_dataframe_alias, "alias", "")
TEXT_OF(to, firesteel_dataframe_to, "schema", "")
TEXT_OF(zip_with_index, firesteel_dataframe_zip_with_index, "indexColName", "index")

/* Calls that take another DataFrame. */
#define OTHER(name, function)                                                                 \
    static firesteel_status name(Call *call) {                                                \
        firesteel_dataframe *made = NULL;                                                     \
        const firesteel_dataframe *other = dataframe_at(call, 0, "other");                    \
        return give_dataframe(call, function(self(call), other, &made, &call->error), &made); \
    }
OTHER(union_, firesteel_dataframe_union)
OTHER(intersect, firesteel_dataframe_intersect)
OTHER(intersect_all, firesteel_dataframe_intersect_all)
OTHER(subtract, firesteel_dataframe_subtract)
OTHER(except_all, firesteel_dataframe_except_all)
OTHER(cross_join, firesteel_dataframe_cross_join)
OTHER(zip, firesteel_dataframe_zip)

static firesteel_status union_by_name(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_dataframe *other = dataframe_at(call, 0, "other");
    int allow_missing = truth_at(call, 1, "allowMissingColumns", 0);
    firesteel_status status =
        firesteel_dataframe_union_by_name(self(call), other, allow_missing, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status filter(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *condition = argument(call, 0, "condition");
    firesteel_column *expression = NULL;
    firesteel_status status = FIRESTEEL_OK;
    if (condition == NULL) return lacks(call, "no condition");
    if (condition->kind == TEXT) {
        status = firesteel_expr(condition->text, -1, &expression, &call->error);
        if (status == FIRESTEEL_OK) status = firesteel_dataframe_filter(self(call), expression, &made, &call->error);
        firesteel_column_free(expression);
    } else {
        status = firesteel_dataframe_filter(self(call), column_of(call, condition), &made, &call->error);
    }
    return give_dataframe(call, status, &made);
}

/* The functions that a dict names by columns. */
static Columns functions_of(Call *call, const Value *named) {
    Columns of = {NULL, 0};
    size_t at;
    of.count = named->length / 2;
    of.columns = kept(of.count * sizeof *of.columns);
    for (at = 0; at < of.count; at++) {
        Call inner = *call;
        firesteel_column *made = NULL;
        const firesteel_column *column = column_of(call, &named->items[2 * at]);
        const char *function = named->items[2 * at + 1].text;
        give_column(&inner, firesteel_fn(function, -1, &column, 1, 0, &made, &call->error), &made);
        of.columns[at] = made;
    }
    return of;
}

static firesteel_status agg(Call *call) {
    firesteel_dataframe *made = NULL;
    Columns of;
    const Value *first = argument(call, 0, NULL);
    of = first != NULL && first->kind == DICT ? functions_of(call, first) : columns_from(call, 0, NULL);
    return give_dataframe(call, firesteel_dataframe_agg(self(call), of.columns, of.count, &made, &call->error), &made);
}

static firesteel_status with_column(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *name = text_at(call, 0, "colName", "");
    const firesteel_column *column = column_at(call, 1, "col");
    return give_dataframe(call, firesteel_dataframe_with_column(self(call), name, column, &made, &call->error), &made);
}

/* The keys and values of a dict that is the one argument. */
static const Value *pairs(Call *call, const char *name) {
    const Value *value = argument(call, 0, name);
    if (value == NULL || value->kind != DICT) {
        lacks(call, "a dict");
        return NULL;
    }
    return value;
}

static firesteel_status with_columns(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *value = pairs(call, "colsMap");
    const char **names;
    const firesteel_column **columns;
    size_t at, count;
    firesteel_status status;
    if (value == NULL) return FIRESTEEL_ILLEGAL_ARGUMENT;
    count = value->length / 2;
    names = kept(count * sizeof *names);
    columns = kept(count * sizeof *columns);
    for (at = 0; at < count; at++) {
        names[at] = value->items[2 * at].text;
        columns[at] = column_of(call, &value->items[2 * at + 1]);
    }
    status = firesteel_dataframe_with_columns(self(call), names, columns, count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status with_columns_renamed(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *value = pairs(call, "colsMap");
    const char **names, **others;
    size_t at, count;
    firesteel_status status;
    if (value == NULL) return FIRESTEEL_ILLEGAL_ARGUMENT;
    count = value->length / 2;
    names = kept(count * sizeof *names);
    others = kept(count * sizeof *others);
    for (at = 0; at < count; at++) {
        names[at] = value->items[2 * at].text;
        others[at] = value->items[2 * at + 1].text;
    }
    status = firesteel_dataframe_with_columns_renamed(self(call), names, others, count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status with_column_renamed(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *name = text_at(call, 0, "existing", ""), *other = text_at(call, 1, "new", "");
    firesteel_status status =
        firesteel_dataframe_with_column_renamed(self(call), name, other, &made, &call->error);
    return give_dataframe(call, status, &made);
}

/* A dict of texts, numbers and truth values as JSON, in the spelling of Python's json.dumps. */
static void append_json(Call *call, char *json, size_t size, const Value *value) {
    size_t at, length = strlen(json);
    switch (value->kind) {
    case DICT:
        snprintf(json + length, size - length, "{");
        for (at = 0; at + 1 < value->length; at += 2) {
            if (at > 0) snprintf(json + strlen(json), size - strlen(json), ", ");
            append_json(call, json, size, &value->items[at]);
            snprintf(json + strlen(json), size - strlen(json), ": ");
            append_json(call, json, size, &value->items[at + 1]);
        }
        snprintf(json + strlen(json), size - strlen(json), "}");
        break;
    case TEXT:
        snprintf(json + length, size - length, "\"%s\"", value->text);
        break;
    case INTEGER:
        snprintf(json + length, size - length, "%lld", (long long)value->integer);
        break;
    case TRUTH:
        snprintf(json + length, size - length, "%s", value->integer ? "true" : "false");
        break;
    default:
        lacks(call, "metadata of this kind");
    }
}

static firesteel_status with_metadata(Call *call) {
    firesteel_dataframe *made = NULL;
    char json[1024] = "";
    const char *name = text_at(call, 0, "columnName", "");
    const Value *metadata = argument(call, 1, "metadata");
    firesteel_status status;
    if (metadata == NULL) return lacks(call, "no metadata");
    append_json(call, json, sizeof json, metadata);
    status = firesteel_dataframe_with_metadata(self(call), name, -1, json, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status drop_duplicates(Call *call) {
    firesteel_dataframe *made = NULL;
    Texts names;
    firesteel_status status;
    if (!has(call, 0, "subset")) return distinct(call);
    names = texts_from(call, 0, "subset");
    status = firesteel_dataframe_drop_duplicates(self(call), names.texts, names.count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status with_watermark(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *event_time = text_at(call, 0, "eventTime", ""), *delay = text_at(call, 1, "delayThreshold", "");
    firesteel_status status =
        firesteel_dataframe_with_watermark(self(call), event_time, -1, delay, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

/* The first argument, whether rows may come again, may be left out. */
static firesteel_status sample(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *first = argument(call, 0, "withReplacement");
    int is_left_out = first != NULL && first->kind != TRUTH;
    int with_replacement = is_left_out ? 0 : truth_at(call, 0, "withReplacement", 0);
    double fraction = real_at(call, is_left_out ? 0 : 1, is_left_out ? NULL : "fraction", 0);
    size_t place = is_left_out ? 1 : 2;
    int64_t seed = integer_at(call, place, "seed", 0);
    firesteel_status status;
    if (!has(call, place, "seed")) return lacks(call, "a seed by chance");
    status = firesteel_dataframe_sample(self(call), fraction, with_replacement, seed, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status random_split(Call *call) {
    const Value *weights = argument(call, 0, "weights");
    int64_t seed = integer_at(call, 1, "seed", 0);
    firesteel_dataframe **made;
    double *numbers;
    Value *parts;
    size_t at;
    firesteel_status status;
    if (weights == NULL || weights->kind != LIST) return lacks(call, "no weights");
    if (!has(call, 1, "seed")) return lacks(call, "a seed by chance");
    made = kept(weights->length * sizeof(firesteel_dataframe *));
    numbers = kept(weights->length * sizeof *numbers);
    parts = kept(weights->length * sizeof *parts);
    for (at = 0; at < weights->length; at++) {
        const Value *weight = &weights->items[at];
        numbers[at] = weight->kind == INTEGER ? (double)weight->integer : weight->real;
    }
    status = firesteel_dataframe_random_split(self(call), numbers, weights->length, seed, made, &call->error);
    for (at = 0; status == FIRESTEEL_OK && at < weights->length; at++) {
        give_dataframe(call, FIRESTEEL_OK, &made[at]);
        parts[at] = call->result;
    }
    return status != FIRESTEEL_OK ? status : give(call, list(parts, weights->length));
}

/* What orders. */

static Columns ordered(Call *call) {
    Columns by = columns_from(call, 0, NULL);
    const Value *ascending = argument(call, (size_t)-1, "ascending");
    size_t at;
    for (at = 0; ascending != NULL && at < by.count; at++) {
        const Value *is_up = ascending->kind == LIST ? &ascending->items[at < ascending->length ? at : 0] : ascending;
        if (is_up->integer == 0) {
            Value column = of(COLUMN);
            firesteel_column *down = NULL;
            Call inner = *call;
            firesteel_status status =
                firesteel_column_sort(by.columns[at], FIRESTEEL_SORT_DESCENDING, &down, &call->error);
            give_column(&inner, status, &down);
            column = inner.result;
            by.columns[at] = column.column;
        }
    }
    return by;
}

static firesteel_status order_by(Call *call) {
    firesteel_dataframe *made = NULL;
    Columns by = ordered(call);
    firesteel_status status = firesteel_dataframe_order_by(self(call), by.columns, by.count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status sort_within_partitions(Call *call) {
    firesteel_dataframe *made = NULL;
    Columns by = ordered(call);
    firesteel_status status =
        firesteel_dataframe_sort_within_partitions(self(call), by.columns, by.count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

/* What brings DataFrames together. */

/* The condition that all these columns hold. */
static const firesteel_column *all_of(Call *call, Columns conditions) {
    const firesteel_column *all = conditions.columns[0];
    size_t at;
    for (at = 1; at < conditions.count; at++) {
        const firesteel_column *both[2];
        firesteel_column *made = NULL;
        Call inner = *call;
        firesteel_status status;
        both[0] = all;
        both[1] = conditions.columns[at];
        status = firesteel_fn("and", -1, both, 2, 0, &made, &call->error);
        give_column(&inner, status, &made);
        all = made;
    }
    return all;
}

static firesteel_status join(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_dataframe *other = dataframe_at(call, 0, "other");
    const Value *on = argument(call, 1, "on");
    const char *type = text_at(call, 2, "how", "inner");
    const firesteel_column *condition = NULL;
    Texts names = {NULL, 0};
    firesteel_status status;
    if (on != NULL) {
        const Value *first = on->kind == LIST && on->length > 0 ? &on->items[0] : on;
        if (first->kind == COLUMN) {
            condition = all_of(call, columns_of(call, on));
        } else {
            names = texts_of(call, on);
        }
    }
    status = firesteel_dataframe_join(self(call), other, condition, names.texts, names.count, type, -1, &made,
                                      &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status lateral_join(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_dataframe *other = dataframe_at(call, 0, "other");
    const firesteel_column *condition = column_at(call, 1, "on");
    const char *type = text_at(call, 2, "how", "inner");
    firesteel_status status =
        firesteel_dataframe_lateral_join(self(call), other, condition, type, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status nearest_by_join(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_dataframe *other = dataframe_at(call, 0, "other");
    const firesteel_column *ranking = column_at(call, 1, "rankingExpression");
    int32_t rows = (int32_t)integer_at(call, 2, "numResults", 0);
    const char *mode = text_at(call, 3, "mode", ""), *direction = text_at(call, 4, "direction", "");
    const char *type = text_at(call, 5, "joinType", "inner");
    firesteel_status status = firesteel_dataframe_nearest_by_join(self(call), other, ranking, rows, mode, -1, direction,
                                                                  -1, type, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

/* What reshapes. */

static firesteel_status hint(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *name = text_at(call, 0, "name", "");
    Columns parameters = literals_from(call, 1, NULL);
    firesteel_status status =
        firesteel_dataframe_hint(self(call), name, -1, parameters.columns, parameters.count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status repartition(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *first = argument(call, 0, "numPartitions");
    int has_number = first != NULL && first->kind == INTEGER;
    int32_t partitions = has_number ? (int32_t)first->integer : 0;
    Columns by = columns_from(call, has_number ? 1 : 0, NULL);
    firesteel_status status;
    if (by.count == 0) {
        status = firesteel_dataframe_repartition(self(call), partitions, &made, &call->error);
    } else {
        status = firesteel_dataframe_repartition_by(self(call), partitions, by.columns, by.count, &made, &call->error);
    }
    return give_dataframe(call, status, &made);
}

static firesteel_status repartition_by_range(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *first = argument(call, 0, "numPartitions");
    int has_number = first != NULL && first->kind == INTEGER;
    int32_t partitions = has_number ? (int32_t)first->integer : 0;
    Columns by = columns_from(call, has_number ? 1 : 0, NULL);
    firesteel_status status = firesteel_dataframe_repartition_by_range(self(call), partitions, by.columns, by.count,
                                                                       &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status repartition_by_id(Call *call) {
    firesteel_dataframe *made = NULL;
    int32_t partitions = (int32_t)integer_at(call, 0, "numPartitions", 0);
    const firesteel_column *id = column_at(call, 1, "partitionIdCol");
    firesteel_status status =
        firesteel_dataframe_repartition_by_id(self(call), partitions, id, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status unpivot(Call *call) {
    static const firesteel_column *const nothing_chosen[] = {NULL};
    firesteel_dataframe *made = NULL;
    const Value *ids = argument(call, 0, "ids"), *values = argument(call, 1, "values");
    const char *variable = text_at(call, 2, "variableColumnName", ""), *value = text_at(call, 3, "valueColumnName", "");
    Columns by, chosen = {NULL, 0};
    const firesteel_column *const *columns = NULL;
    firesteel_status status;
    if (ids == NULL) return lacks(call, "no ids");
    by = columns_of(call, ids);
    if (values != NULL) {
        chosen = columns_of(call, values);
        columns = chosen.count > 0 ? chosen.columns : nothing_chosen;
    }
    status = firesteel_dataframe_unpivot(self(call), by.columns, by.count, columns, chosen.count, variable, -1, value,
                                         -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status transpose(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_column *index = column_at(call, 0, "indexColumn");
    return give_dataframe(call, firesteel_dataframe_transpose(self(call), index, &made, &call->error), &made);
}

static firesteel_status observe(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *name = argument(call, 0, "observation");
    Columns metrics = columns_from(call, 1, NULL);
    firesteel_status status;
    if (name != NULL && name->kind == OBJECT && strcmp(name->class_name, "Observation") == 0) {
        status = firesteel_observation_observe(name->object, self(call), metrics.columns, metrics.count, &made, &call->error);
        return give_dataframe(call, status, &made);
    }
    if (name == NULL || name->kind != TEXT) return lacks(call, "an observation of another kind");
    status = firesteel_dataframe_observe(self(call), name->text, -1, metrics.columns, metrics.count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

/* What is known of the plan. */

static firesteel_status give_texts(Call *call, firesteel_status status, firesteel_texts *texts, size_t in_a_row) {
    Value *items;
    size_t at;
    if (status != FIRESTEEL_OK) return status;
    items = kept(texts->count * sizeof *items);
    for (at = 0; at < texts->count; at++) items[at] = text(texts->texts[at]);
    if (in_a_row > 1) {
        for (at = 0; at < texts->count / in_a_row; at++) items[at] = list(items + at * in_a_row, in_a_row);
    }
    give(call, list(items, texts->count / in_a_row));
    texts->release(texts);
    return FIRESTEEL_OK;
}

static firesteel_status columns(Call *call) {
    firesteel_texts names = {sizeof names, NULL, 0, NULL, NULL};
    return give_texts(call, firesteel_dataframe_columns(self(call), &names, &call->error), &names, 1);
}

static firesteel_status dtypes(Call *call) {
    firesteel_texts types = {sizeof types, NULL, 0, NULL, NULL};
    return give_texts(call, firesteel_dataframe_dtypes(self(call), &types, &call->error), &types, 2);
}

static firesteel_status input_files(Call *call) {
    firesteel_texts files = {sizeof files, NULL, 0, NULL, NULL};
    return give_texts(call, firesteel_dataframe_input_files(self(call), &files, &call->error), &files, 1);
}

#define QUESTION(name, function)                                                              \
    static firesteel_status name(Call *call) {                                                \
        int32_t answer = 0;                                                                   \
        firesteel_status status = function(self(call), &answer, &call->error);                \
        return status != FIRESTEEL_OK ? status : give(call, truth(answer));                   \
    }
QUESTION(is_local, firesteel_dataframe_is_local)
QUESTION(is_streaming, firesteel_dataframe_is_streaming)
QUESTION(is_empty, firesteel_dataframe_is_empty)
QUESTION(is_cached, firesteel_dataframe_is_cached)

static firesteel_status same_semantics(Call *call) {
    int32_t answer = 0;
    const firesteel_dataframe *other = dataframe_at(call, 0, "other");
    firesteel_status status = firesteel_dataframe_same_semantics(self(call), other, &answer, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, truth(answer));
}

static firesteel_status semantic_hash(Call *call) {
    int32_t hash = 0;
    firesteel_status status = firesteel_dataframe_semantic_hash(self(call), &hash, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, integer(hash));
}

static void free_session(void *session) { firesteel_session_free(session); }

static firesteel_status spark_session(Call *call) {
    firesteel_session *made = NULL;
    firesteel_status status = firesteel_dataframe_spark_session(self(call), &made, &call->error);
    if (status != FIRESTEEL_OK) return status;
    keep(made, free_session);
    call->result = of(SESSION);
    call->result.session = made;
    return FIRESTEEL_OK;
}

/* What PySpark prints is made and let go of: only the answers of cases are printed. */

static firesteel_status unprinted(Call *call, firesteel_status status, firesteel_buffer *buffer) {
    if (status != FIRESTEEL_OK) return status;
    buffer->release(buffer);
    return give(call, nothing());
}

static firesteel_status explain(Call *call) {
    static const char *const MODES[] = {"simple", "extended", "codegen", "cost", "formatted"};
    firesteel_buffer plan = buffer_to_fill();
    const Value *extended = argument(call, 0, "extended");
    const char *mode = text_at(call, 1, "mode", "simple");
    int32_t at, chosen = 0;
    if (extended != NULL && extended->kind == TEXT) mode = extended->text;
    if (extended != NULL && extended->kind == TRUTH) mode = extended->integer ? "extended" : "simple";
    for (at = 0; at < 5; at++) {
        if (strcmp(mode, MODES[at]) == 0) chosen = at + 1;
    }
    return unprinted(call, firesteel_dataframe_explain(self(call), chosen, &plan, &call->error), &plan);
}

static firesteel_status print_schema(Call *call) {
    firesteel_buffer tree = buffer_to_fill();
    int32_t level = (int32_t)integer_at(call, 0, "level", -1);
    return unprinted(call, firesteel_dataframe_tree_string(self(call), level, &tree, &call->error), &tree);
}

static firesteel_status show(Call *call) {
    firesteel_buffer table = buffer_to_fill();
    int32_t rows = (int32_t)integer_at(call, 0, "n", 20), truncate = 20;
    const Value *width = argument(call, 1, "truncate");
    int vertical = truth_at(call, 2, "vertical", 0);
    if (width != NULL && !(width->kind == TRUTH && width->integer)) truncate = (int32_t)width->integer;
    return unprinted(call, firesteel_dataframe_show_string(self(call), rows, truncate, vertical, &table, &call->error),
                     &table);
}

/* What is kept of the rows. */

static firesteel_status give_self(Call *call, firesteel_status status) {
    return status != FIRESTEEL_OK ? status : give(call, call->receiver);
}

static firesteel_status cache(Call *call) { return give_self(call, firesteel_dataframe_cache(self(call), &call->error)); }

static const firesteel_storage_level *level_at(Call *call, size_t at) {
    const Value *value = argument(call, at, "storageLevel");
    if (value != NULL && (value->kind != OBJECT || strcmp(value->class_name, "StorageLevel") != 0)) {
        lacks(call, "a StorageLevel");
    }
    return value == NULL ? NULL : value->object;
}

static firesteel_status persist(Call *call) {
    return give_self(call, firesteel_dataframe_persist(self(call), level_at(call, 0), &call->error));
}

static firesteel_status unpersist(Call *call) {
    int blocking = truth_at(call, 0, "blocking", 0);
    return give_self(call, firesteel_dataframe_unpersist(self(call), blocking, &call->error));
}

static Value storage_level_value(const firesteel_storage_level *level) {
    char described[80];
    firesteel_storage_level *copy = kept(sizeof *copy);
    Value value;
    snprintf(described, sizeof described, "%s%s%s%s %dx Replicated", level->use_disk ? "Disk " : "",
             level->use_memory ? "Memory " : "", level->use_off_heap ? "OffHeap " : "",
             level->deserialized ? "Deserialized" : "Serialized", (int)level->replication);
    value = text(described);
    value.kind = OBJECT;
    value.class_name = "StorageLevel";
    *copy = *level;
    value.object = copy;
    return value;
}

static firesteel_status storage_level(Call *call) {
    firesteel_storage_level level = {sizeof level, 0, 0, 0, 0, 0};
    firesteel_status status = firesteel_dataframe_storage_level(self(call), &level, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, storage_level_value(&level));
}

static firesteel_status known_level(Call *call) {
    static const struct {
        const char *name;
        int32_t disk, memory, off_heap, deserialized, replication;
    } LEVELS[] = {
        {"NONE", 0, 0, 0, 0, 1},
        {"DISK_ONLY", 1, 0, 0, 0, 1},
        {"DISK_ONLY_2", 1, 0, 0, 0, 2},
        {"MEMORY_ONLY", 0, 1, 0, 0, 1},
        {"MEMORY_ONLY_2", 0, 1, 0, 0, 2},
        {"MEMORY_AND_DISK", 1, 1, 0, 0, 1},
        {"MEMORY_AND_DISK_2", 1, 1, 0, 0, 2},
        {"MEMORY_AND_DISK_DESER", 1, 1, 0, 1, 1},
    };
    const char *name = strchr(call->member, '.') + 1;
    size_t at;
    for (at = 0; at < sizeof LEVELS / sizeof LEVELS[0]; at++) {
        if (strcmp(LEVELS[at].name, name) == 0) {
            firesteel_storage_level level = {sizeof level, LEVELS[at].disk, LEVELS[at].memory, LEVELS[at].off_heap,
                                             LEVELS[at].deserialized, LEVELS[at].replication};
            return give(call, storage_level_value(&level));
        }
    }
    return lacks(call, "the level");
}

static firesteel_status checkpoint(Call *call) {
    firesteel_dataframe *made = NULL;
    int eager = truth_at(call, 0, "eager", 1);
    return give_dataframe(call, firesteel_dataframe_checkpoint(self(call), eager, &made, &call->error), &made);
}

static firesteel_status local_checkpoint(Call *call) {
    firesteel_dataframe *made = NULL;
    int eager = truth_at(call, 0, "eager", 1);
    const firesteel_storage_level *level = level_at(call, 1);
    firesteel_status status =
        firesteel_dataframe_local_checkpoint(self(call), eager, level, &made, &call->error);
    return give_dataframe(call, status, &made);
}

#define VIEW(name, function)                                                                  \
    static firesteel_status name(Call *call) {                                                \
        const char *view = text_at(call, 0, "name", "");                                      \
        firesteel_status status = function(self(call), view, -1, &call->error);               \
        return status != FIRESTEEL_OK ? status : give(call, nothing());                       \
    }
VIEW(create_temp_view, firesteel_dataframe_create_temp_view)
VIEW(create_or_replace_temp_view, firesteel_dataframe_create_or_replace_temp_view)
VIEW(create_global_temp_view, firesteel_dataframe_create_global_temp_view)
VIEW(create_or_replace_global_temp_view, firesteel_dataframe_create_or_replace_global_temp_view)
VIEW(register_temp_table, firesteel_dataframe_register_temp_table)

/* What runs. */

static firesteel_status collect(Call *call) {
    struct ArrowArrayStream stream;
    return give_rows(call, firesteel_dataframe_collect_stream(self(call), &stream, &call->error), &stream);
}

static firesteel_status take(Call *call) {
    struct ArrowArrayStream stream;
    int32_t rows = (int32_t)integer_at(call, 0, "num", 0);
    return give_rows(call, firesteel_dataframe_take(self(call), rows, &stream, &call->error), &stream);
}

static firesteel_status tail(Call *call) {
    struct ArrowArrayStream stream;
    firesteel_dataframe *last = NULL;
    int32_t rows = (int32_t)integer_at(call, 0, "num", 0);
    firesteel_status status = firesteel_dataframe_tail(self(call), rows, &last, &call->error);
    if (status == FIRESTEEL_OK) status = firesteel_dataframe_collect_stream(last, &stream, &call->error);
    firesteel_dataframe_free(last);
    return give_rows(call, status, &stream);
}

static firesteel_status first(Call *call) {
    struct ArrowArrayStream stream;
    firesteel_status status =
        give_rows(call, firesteel_dataframe_first(self(call), &stream, &call->error), &stream);
    if (status != FIRESTEEL_OK) return status;
    return give(call, call->result.length > 0 ? call->result.items[0] : nothing());
}

static firesteel_status head(Call *call) {
    struct ArrowArrayStream stream;
    int32_t rows = (int32_t)integer_at(call, 0, "n", 1);
    if (!has(call, 0, "n")) return first(call);
    return give_rows(call, firesteel_dataframe_head(self(call), rows, &stream, &call->error), &stream);
}

static firesteel_status count(Call *call) {
    int64_t rows = 0;
    firesteel_status status = firesteel_dataframe_count(self(call), &rows, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, integer(rows));
}

const Entry dataframe_members[] = {
    {"DataFrame.__getitem__", item},
    {"DataFrame.agg", agg},
    {"DataFrame.alias", alias},
    {"DataFrame.cache", cache},
    {"DataFrame.checkpoint", checkpoint},
    {"DataFrame.coalesce", coalesce},
    {"DataFrame.colRegex", col_regex},
    {"DataFrame.collect", collect},
    {"DataFrame.columns", columns},
    {"DataFrame.count", count},
    {"DataFrame.createGlobalTempView", create_global_temp_view},
    {"DataFrame.createOrReplaceGlobalTempView", create_or_replace_global_temp_view},
    {"DataFrame.createOrReplaceTempView", create_or_replace_temp_view},
    {"DataFrame.createTempView", create_temp_view},
    {"DataFrame.crossJoin", cross_join},
    {"DataFrame.describe", describe},
    {"DataFrame.distinct", distinct},
    {"DataFrame.drop", drop},
    {"DataFrame.dropDuplicates", drop_duplicates},
    {"DataFrame.dropDuplicatesWithinWatermark", drop_duplicates_within_watermark},
    {"DataFrame.drop_duplicates", drop_duplicates},
    {"DataFrame.dtypes", dtypes},
    {"DataFrame.exceptAll", except_all},
    {"DataFrame.explain", explain},
    {"DataFrame.filter", filter},
    {"DataFrame.first", first},
    {"DataFrame.head", head},
    {"DataFrame.hint", hint},
    {"DataFrame.inputFiles", input_files},
    {"DataFrame.intersect", intersect},
    {"DataFrame.intersectAll", intersect_all},
    {"DataFrame.isEmpty", is_empty},
    {"DataFrame.isLocal", is_local},
    {"DataFrame.isStreaming", is_streaming},
    {"DataFrame.is_cached", is_cached},
    {"DataFrame.join", join},
    {"DataFrame.lateralJoin", lateral_join},
    {"DataFrame.limit", limit},
    {"DataFrame.localCheckpoint", local_checkpoint},
    {"DataFrame.melt", unpivot},
    {"DataFrame.metadataColumn", metadata_column},
    {"DataFrame.nearestByJoin", nearest_by_join},
    {"DataFrame.observe", observe},
    {"DataFrame.offset", offset},
    {"DataFrame.orderBy", order_by},
    {"DataFrame.persist", persist},
    {"DataFrame.printSchema", print_schema},
    {"DataFrame.randomSplit", random_split},
    {"DataFrame.registerTempTable", register_temp_table},
    {"DataFrame.repartition", repartition},
    {"DataFrame.repartitionById", repartition_by_id},
    {"DataFrame.repartitionByRange", repartition_by_range},
    {"DataFrame.sameSemantics", same_semantics},
    {"DataFrame.sample", sample},
    {"DataFrame.select", select_},
    {"DataFrame.selectExpr", select_expr},
    {"DataFrame.semanticHash", semantic_hash},
    {"DataFrame.show", show},
    {"DataFrame.sort", order_by},
    {"DataFrame.sortWithinPartitions", sort_within_partitions},
    {"DataFrame.sparkSession", spark_session},
    {"DataFrame.storageLevel", storage_level},
    {"DataFrame.subtract", subtract},
    {"DataFrame.summary", summary},
    {"DataFrame.tail", tail},
    {"DataFrame.take", take},
    {"DataFrame.to", to},
    {"DataFrame.toDF", to_df},
    {"DataFrame.toJSON", to_json},
    {"DataFrame.transpose", transpose},
    {"DataFrame.union", union_},
    {"DataFrame.unionAll", union_},
    {"DataFrame.unionByName", union_by_name},
    {"DataFrame.unpersist", unpersist},
    {"DataFrame.unpivot", unpivot},
    {"DataFrame.where", filter},
    {"DataFrame.withColumn", with_column},
    {"DataFrame.withColumnRenamed", with_column_renamed},
    {"DataFrame.withColumns", with_columns},
    {"DataFrame.withColumnsRenamed", with_columns_renamed},
    {"DataFrame.withMetadata", with_metadata},
    {"DataFrame.withWatermark", with_watermark},
    {"DataFrame.zip", zip},
    {"DataFrame.zipWithIndex", zip_with_index},
    {"StorageLevel.NONE", known_level},
    {"StorageLevel.DISK_ONLY", known_level},
    {"StorageLevel.DISK_ONLY_2", known_level},
    {"StorageLevel.MEMORY_ONLY", known_level},
    {"StorageLevel.MEMORY_ONLY_2", known_level},
    {"StorageLevel.MEMORY_AND_DISK", known_level},
    {"StorageLevel.MEMORY_AND_DISK_2", known_level},
    {"StorageLevel.MEMORY_AND_DISK_DESER", known_level},
    {NULL, NULL},
};
