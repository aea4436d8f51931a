/* SparkSession, RuntimeConf, TableValuedFunction and Observation, called for the cases. */

#include <stdio.h>
#include <string.h>

#include "firesteel_functions.h"
#include "rows.h"
#include "runner.h"

static const firesteel_session *self(const Call *call) { return call->receiver.session; }

/* An object of the session: its catalog, its configuration, its table functions. */
static firesteel_status part(Call *call, const char *class_name) {
    Value value = of(OBJECT);
    value.class_name = class_name;
    value.object = self(call);
    return give(call, value);
}

static firesteel_status catalog(Call *call) { return part(call, "Catalog"); }
static firesteel_status conf(Call *call) { return part(call, "RuntimeConf"); }
static firesteel_status tvf(Call *call) { return part(call, "TableValuedFunction"); }

/* The session that an object is of. */
static const firesteel_session *owner(const Call *call) { return call->receiver.object; }

static firesteel_status range_of(Call *call, const firesteel_session *session) {
    firesteel_dataframe *made = NULL;
    int64_t first = integer_at(call, 0, "start", 0), step = integer_at(call, 2, "step", 1);
    int has_end = has(call, 1, "end");
    int64_t end = integer_at(call, 1, "end", 0);
    int32_t partitions = (int32_t)integer_at(call, 3, "numPartitions", 0);
    firesteel_status status = firesteel_session_range_in(session, has_end ? first : 0, has_end ? end : first, step,
                                                         partitions, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status range(Call *call) { return range_of(call, self(call)); }

static firesteel_status sql(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *statement = text_at(call, 0, "sqlQuery", "");
    const Value *given = argument(call, 1, "args");
    firesteel_status status;
    if (given != NULL && given->kind == DICT) {
        const firesteel_column *values[32];
        const char *names[32];
        size_t at, count = given->length / 2;
        if (count > 32) return lacks(call, "so many arguments");
        for (at = 0; at < count; at++) {
            names[at] = given->items[2 * at].text;
            values[at] = literal_of(call, &given->items[2 * at + 1]);
        }
        status = firesteel_session_sql_named(self(call), statement, -1, names, values, count, &made, &call->error);
    } else {
        Columns values = {NULL, 0};
        if (given != NULL) values = literals_from(call, 1, "args");
        status = firesteel_session_sql(self(call), statement, -1, values.columns, values.count, &made, &call->error);
    }
    return give_dataframe(call, status, &made);
}

static firesteel_status table(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *name = text_at(call, 0, "tableName", "");
    firesteel_status status = firesteel_session_table(self(call), name, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status create_dataframe(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *rows = argument(call, 0, "data");
    const char *schema = text_at(call, 1, "schema", "");
    const firesteel_column **values;
    size_t row, at, width, count = 0;
    firesteel_status status;
    if (rows == NULL || rows->kind != LIST) return lacks(call, "rows that are no list");
    width = rows->length == 0 ? 0 : rows->items[0].length;
    values = kept((rows->length * width + 1) * sizeof *values);
    for (row = 0; row < rows->length; row++) {
        const Value *cells = &rows->items[row];
        if (cells->kind != LIST || cells->length != width) return lacks(call, "a row that is no list of the same length");
        for (at = 0; at < width; at++) {
            firesteel_column *null = NULL;
            if (cells->items[at].kind == NOTHING) {
                if (firesteel_lit_null(&null, &call->error) != FIRESTEEL_OK) return FIRESTEEL_ILLEGAL_ARGUMENT;
                keep(null, (void (*)(void *))firesteel_column_free);
                values[count++] = null;
            } else {
                values[count++] = literal_of(call, &cells->items[at]);
            }
        }
    }
    status = firesteel_session_create_dataframe(self(call), values, rows->length, width, schema, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status empty_dataframe(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *schema = text_at(call, 0, "schema", "");
    firesteel_status status = firesteel_session_empty_dataframe(self(call), schema, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status version(Call *call) {
    firesteel_buffer answer = buffer_to_fill();
    return give_text(call, firesteel_session_version(self(call), &answer, &call->error), &answer);
}

static firesteel_status give_session(Call *call, firesteel_status status, firesteel_session *made) {
    Value value = of(SESSION);
    if (status != FIRESTEEL_OK) return status;
    keep(made, (void (*)(void *))firesteel_session_free);
    value.session = made;
    return give(call, value);
}

static firesteel_status new_session(Call *call) {
    firesteel_session *made = NULL;
    firesteel_status status = firesteel_session_new_session(self(call), &made, &call->error);
    return give_session(call, status, made);
}

static firesteel_status clone_session(Call *call) {
    firesteel_session *made = NULL;
    firesteel_status status = firesteel_session_clone_session(self(call), NULL, 0, &made, &call->error);
    return give_session(call, status, made);
}

static firesteel_status is_stopped(Call *call) {
    return give(call, truth(firesteel_session_is_stopped(self(call))));
}

static firesteel_status stop(Call *call) { return firesteel_session_stop(self(call), &call->error); }

static firesteel_status add_tag(Call *call) {
    return firesteel_session_add_tag(self(call), text_at(call, 0, "tag", ""), -1, &call->error);
}

static firesteel_status remove_tag(Call *call) {
    return firesteel_session_remove_tag(self(call), text_at(call, 0, "tag", ""), -1, &call->error);
}

static firesteel_status clear_tags(Call *call) { return firesteel_session_clear_tags(self(call), &call->error); }

static firesteel_status get_tags(Call *call) {
    firesteel_texts tags = {sizeof tags, NULL, 0, NULL, NULL};
    firesteel_status status = firesteel_session_get_tags(self(call), &tags, &call->error);
    Value *items;
    size_t at;
    if (status != FIRESTEEL_OK) return status;
    items = kept((tags.count + 1) * sizeof *items);
    for (at = 0; at < tags.count; at++) items[at] = text(tags.texts[at]);
    give(call, list(items, tags.count));
    tags.release(&tags);
    return FIRESTEEL_OK;
}

/* The ids of no operations; C tells only how many there were. */
static firesteel_status interrupted(Call *call, firesteel_status status, int64_t count) {
    if (status != FIRESTEEL_OK) return status;
    return count == 0 ? give(call, list(NULL, 0)) : lacks(call, "the ids");
}

static firesteel_status interrupt_all(Call *call) {
    int64_t count = 0;
    firesteel_status status = firesteel_session_interrupt_all(self(call), &count, &call->error);
    return interrupted(call, status, count);
}

static firesteel_status interrupt_tag(Call *call) {
    int64_t count = 0;
    const char *tag = text_at(call, 0, "tag", "");
    firesteel_status status = firesteel_session_interrupt_tag(self(call), tag, -1, &count, &call->error);
    return interrupted(call, status, count);
}

static firesteel_status conf_get(Call *call) {
    firesteel_buffer value = buffer_to_fill();
    const char *key = text_at(call, 0, "key", ""), *fallback = text_at(call, 1, "default", NULL);
    if (call->positional_count + call->named_count == 1) {
        return give_text(call, firesteel_session_conf_get(owner(call), key, -1, &value, &call->error), &value);
    }
    return give_text(call, firesteel_session_conf_get_or(owner(call), key, -1, fallback, -1, &value, &call->error), &value);
}

static firesteel_status conf_set(Call *call) {
    char number[32];
    const char *key = text_at(call, 0, "key", ""), *written = number;
    const Value *value = argument(call, 1, "value");
    if (value == NULL) return lacks(call, "None as the value");
    if (value->kind == TEXT) {
        written = value->text;
    } else if (value->kind == TRUTH) {
        written = value->integer ? "true" : "false";
    } else if (value->kind == INTEGER) {
        snprintf(number, sizeof number, "%lld", (long long)value->integer);
    } else {
        return lacks(call, "a value of this kind");
    }
    return firesteel_session_conf_set(owner(call), key, -1, written, -1, &call->error);
}

static firesteel_status conf_unset(Call *call) {
    return firesteel_session_conf_unset(owner(call), text_at(call, 0, "key", ""), -1, &call->error);
}

static firesteel_status conf_is_modifiable(Call *call) {
    int32_t answer = 0;
    const char *key = text_at(call, 0, "key", "");
    firesteel_status status = firesteel_session_conf_is_modifiable(owner(call), key, -1, &answer, &call->error);
    return status == FIRESTEEL_OK ? give(call, truth(answer)) : status;
}

static firesteel_status conf_get_all(Call *call) {
    firesteel_texts all = {sizeof all, NULL, 0, NULL, NULL};
    firesteel_status status = firesteel_session_conf_get_all(owner(call), &all, &call->error);
    Value *items;
    size_t at;
    if (status != FIRESTEEL_OK) return status;
    items = kept((all.count + 1) * sizeof *items);
    for (at = 0; at < all.count; at++) items[at] = text(all.texts[at]);
    give(call, dict(items, all.count));
    all.release(&all);
    return FIRESTEEL_OK;
}

static firesteel_status tvf_range(Call *call) { return range_of(call, owner(call)); }

/* Table functions of one column, and of none. */
#define OF_ONE(name, argument_name)                                                                           \
    static firesteel_status tvf_##name(Call *call) {                                                          \
        firesteel_dataframe *made = NULL;                                                                     \
        const firesteel_column *input = literal_at(call, 0, argument_name);                                   \
        return give_dataframe(call, firesteel_tvf_##name(owner(call), input, &made, &call->error), &made);    \
    }
#define OF_NONE(name)                                                                                         \
    static firesteel_status tvf_##name(Call *call) {                                                          \
        firesteel_dataframe *made = NULL;                                                                     \
        return give_dataframe(call, firesteel_tvf_##name(owner(call), &made, &call->error), &made);           \
    }
#define OF_SEVERAL(name)                                                                                      \
    static firesteel_status tvf_##name(Call *call) {                                                          \
        firesteel_dataframe *made = NULL;                                                                     \
        Columns all = literals_from(call, 0, NULL);                                                           \
        if (all.count == 0) return lacks(call, "no argument");                                                \
        return give_dataframe(call,                                                                           \
                              firesteel_tvf_##name(owner(call), all.columns[0], all.columns + 1, all.count - 1, \
                                                   &made, &call->error),                                      \
                              &made);                                                                         \
    }
OF_ONE(explode, "collection")
OF_ONE(explode_outer, "collection")
OF_ONE(inline, "input")
OF_ONE(inline_outer, "input")
OF_ONE(posexplode, "collection")
OF_ONE(posexplode_outer, "collection")
OF_ONE(variant_explode, "input")
OF_ONE(variant_explode_outer, "input")
OF_NONE(collations)
OF_NONE(sql_keywords)
OF_NONE(python_worker_logs)
OF_SEVERAL(json_tuple)
OF_SEVERAL(stack)

static firesteel_status observation_new(Call *call) {
    firesteel_observation *made = NULL;
    firesteel_status status = firesteel_observation_new(text_at(call, 0, "name", NULL), -1, &made, &call->error);
    return give_object(call, status, "Observation", made, (void (*)(void *))firesteel_observation_free);
}

static firesteel_status observation_get(Call *call) {
    struct ArrowArrayStream stream;
    firesteel_status status;
    memset(&stream, 0, sizeof stream);
    status = give_rows(call, firesteel_observation_get(call->receiver.object, &stream, &call->error), &stream);
    if (status != FIRESTEEL_OK) return status;
    return give(call, call->result.length == 0 ? dict(NULL, 0) : call->result.items[0]);
}

const Entry session_members[] = {
    {"SparkSession.catalog", catalog},
    {"SparkSession.clearTags", clear_tags},
    {"SparkSession.cloneSession", clone_session},
    {"SparkSession.conf", conf},
    {"SparkSession.createDataFrame", create_dataframe},
    {"SparkSession.emptyDataFrame", empty_dataframe},
    {"SparkSession.getTags", get_tags},
    {"SparkSession.interruptAll", interrupt_all},
    {"SparkSession.interruptTag", interrupt_tag},
    {"SparkSession.is_stopped", is_stopped},
    {"SparkSession.newSession", new_session},
    {"SparkSession.range", range},
    {"SparkSession.addTag", add_tag},
    {"SparkSession.removeTag", remove_tag},
    {"SparkSession.sql", sql},
    {"SparkSession.stop", stop},
    {"SparkSession.table", table},
    {"SparkSession.tvf", tvf},
    {"SparkSession.version", version},
    {"RuntimeConf.get", conf_get},
    {"RuntimeConf.getAll", conf_get_all},
    {"RuntimeConf.isModifiable", conf_is_modifiable},
    {"RuntimeConf.set", conf_set},
    {"RuntimeConf.unset", conf_unset},
    {"TableValuedFunction.collations", tvf_collations},
    {"TableValuedFunction.explode", tvf_explode},
    {"TableValuedFunction.explode_outer", tvf_explode_outer},
    {"TableValuedFunction.inline", tvf_inline},
    {"TableValuedFunction.inline_outer", tvf_inline_outer},
    {"TableValuedFunction.json_tuple", tvf_json_tuple},
    {"TableValuedFunction.posexplode", tvf_posexplode},
    {"TableValuedFunction.posexplode_outer", tvf_posexplode_outer},
    {"TableValuedFunction.python_worker_logs", tvf_python_worker_logs},
    {"TableValuedFunction.range", tvf_range},
    {"TableValuedFunction.sql_keywords", tvf_sql_keywords},
    {"TableValuedFunction.stack", tvf_stack},
    {"TableValuedFunction.variant_explode", tvf_variant_explode},
    {"TableValuedFunction.variant_explode_outer", tvf_variant_explode_outer},
    {"Observation.__init__", observation_new},
    {"Observation.get", observation_get},
    {NULL, NULL},
};
