/* GroupedData, and what makes one of a DataFrame, called for the cases. */

#include "runner.h"

#include <string.h>

static const firesteel_grouped *self(const Call *call) { return call->receiver.object; }
static void free_grouped(void *grouped) { firesteel_grouped_free(grouped); }

static firesteel_status give_grouped(Call *call, firesteel_status status, firesteel_grouped *const *grouped) {
    return give_object(call, status, "GroupedData", status == FIRESTEEL_OK ? *grouped : NULL, free_grouped);
}

static firesteel_status group_by(Call *call) {
    firesteel_grouped *made = NULL;
    Columns columns = columns_from(call, 0, NULL);
    firesteel_status status = firesteel_dataframe_group_by(call->receiver.dataframe, columns.columns, columns.count, &made,
                                                   &call->error);
    return give_grouped(call, status, &made);
}

static firesteel_status rollup(Call *call) {
    firesteel_grouped *made = NULL;
    Columns columns = columns_from(call, 0, NULL);
    firesteel_status status = firesteel_dataframe_rollup(call->receiver.dataframe, columns.columns, columns.count, &made,
                                                   &call->error);
    return give_grouped(call, status, &made);
}

static firesteel_status cube(Call *call) {
    firesteel_grouped *made = NULL;
    Columns columns = columns_from(call, 0, NULL);
    firesteel_status status = firesteel_dataframe_cube(call->receiver.dataframe, columns.columns, columns.count, &made,
                                                   &call->error);
    return give_grouped(call, status, &made);
}

static firesteel_status grouping_sets(Call *call) {
    firesteel_grouped *made = NULL;
    const Value *sets = argument(call, 0, "groupingSets");
    Columns columns = columns_from(call, 1, NULL), all;
    size_t set, at, *lengths;
    firesteel_status status;
    if (sets == NULL || sets->kind != LIST) return lacks(call, "sets of this kind");
    lengths = kept(sets->length * sizeof *lengths + 1);
    all.count = 0;
    for (set = 0; set < sets->length; set++) {
        lengths[set] = sets->items[set].length;
        all.count += lengths[set];
    }
    all.columns = kept(all.count * sizeof *all.columns + 1);
    for (set = 0, at = 0; set < sets->length; set++) {
        Columns members = columns_of(call, &sets->items[set]);
        size_t member;
        for (member = 0; member < members.count; member++) all.columns[at++] = members.columns[member];
    }
    status = firesteel_dataframe_grouping_sets(call->receiver.dataframe, all.columns, lengths, sets->length,
                                               columns.columns, columns.count, &made, &call->error);
    return give_grouped(call, status, &made);
}

/* The columns of a call, or those that a dict of names and functions says. */
static Columns aggregates(Call *call) {
    const Value *only = argument(call, 0, "exprs");
    Columns made;
    size_t at;
    if (only == NULL || only->kind != DICT) return columns_from(call, 0, NULL);
    made.count = only->length / 2;
    made.columns = kept(made.count * sizeof *made.columns + 1);
    for (at = 0; at < made.count; at++) {
        Value one = integer(1);
        int counts_rows = strcmp(only->items[2 * at].text, "*") == 0;
        const firesteel_column *argument = column_of(call, counts_rows ? &one : &only->items[2 * at]);
        firesteel_column *column = NULL;
        firesteel_status status =
            firesteel_fn(only->items[2 * at + 1].text, -1, &argument, 1, 0, &column, &call->error);
        if (status != FIRESTEEL_OK || give_column(call, status, &column) != FIRESTEEL_OK) made.count = 0;
        else made.columns[at] = column;
    }
    return made;
}

static firesteel_status agg(Call *call) {
    firesteel_dataframe *made = NULL;
    Columns columns = aggregates(call);
    return give_dataframe(
        call, firesteel_grouped_agg(self(call), columns.columns, columns.count, &made, &call->error), &made);
}

static firesteel_status count(Call *call) {
    firesteel_dataframe *made = NULL;
    return give_dataframe(call, firesteel_grouped_count(self(call), &made, &call->error), &made);
}

static firesteel_status sum(Call *call) {
    firesteel_dataframe *made = NULL;
    Texts names = texts_from(call, 0, NULL);
    return give_dataframe(call, firesteel_grouped_sum(self(call), names.texts, names.count, &made, &call->error), &made);
}

static firesteel_status avg(Call *call) {
    firesteel_dataframe *made = NULL;
    Texts names = texts_from(call, 0, NULL);
    return give_dataframe(call, firesteel_grouped_avg(self(call), names.texts, names.count, &made, &call->error), &made);
}

static firesteel_status min(Call *call) {
    firesteel_dataframe *made = NULL;
    Texts names = texts_from(call, 0, NULL);
    return give_dataframe(call, firesteel_grouped_min(self(call), names.texts, names.count, &made, &call->error), &made);
}

static firesteel_status max(Call *call) {
    firesteel_dataframe *made = NULL;
    Texts names = texts_from(call, 0, NULL);
    return give_dataframe(call, firesteel_grouped_max(self(call), names.texts, names.count, &made, &call->error), &made);
}

static firesteel_status pivot(Call *call) {
    firesteel_grouped *made = NULL;
    const firesteel_column *column = column_at(call, 0, "pivot_col");
    Columns values = {NULL, 0};
    if (has(call, 1, "values")) values = literals_from(call, 1, "values");
    return give_grouped(
        call, firesteel_grouped_pivot(self(call), column, values.columns, values.count, &made, &call->error), &made);
}

const Entry grouped_members[] = {
    {"DataFrame.cube", cube},
    {"DataFrame.groupBy", group_by},
    {"DataFrame.groupby", group_by},
    {"DataFrame.groupingSets", grouping_sets},
    {"DataFrame.rollup", rollup},
    {"GroupedData.agg", agg},
    {"GroupedData.avg", avg},
    {"GroupedData.count", count},
    {"GroupedData.max", max},
    {"GroupedData.mean", avg},
    {"GroupedData.min", min},
    {"GroupedData.pivot", pivot},
    {"GroupedData.sum", sum},
    {NULL, NULL},
};
