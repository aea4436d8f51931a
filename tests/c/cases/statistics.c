/* DataFrameNaFunctions, DataFrameStatFunctions, the same members of DataFrame, and DataFrames as expressions. */

#include "runner.h"

#include <string.h>

/* `na` and `stat` are the DataFrame itself: C has their members there. */
static firesteel_status same(Call *call) { return give(call, call->receiver); }

static const firesteel_dataframe *self(const Call *call) { return call->receiver.dataframe; }

static Texts subset(Call *call, size_t at) {
    Texts none = {NULL, 0};
    const Value *names = argument(call, at, "subset");
    return names == NULL ? none : texts_of(call, names);
}

static firesteel_status drop(Call *call) {
    firesteel_dataframe *made = NULL;
    int is_all = strcmp(text_at(call, 0, "how", "any"), "all") == 0;
    int32_t least = (int32_t)integer_at(call, 1, "thresh", is_all ? 1 : -1);
    Texts names = subset(call, 2);
    return give_dataframe(
        call, firesteel_dataframe_dropna(self(call), names.texts, names.count, least, &made, &call->error), &made);
}

static firesteel_status fill(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *value = argument(call, 0, "value");
    Texts names = subset(call, 1);
    Columns values;
    size_t at;
    if (value == NULL) return lacks(call, "no value");
    if (value->kind == DICT) {
        names.count = values.count = value->length / 2;
        names.texts = kept(names.count * sizeof *names.texts + 1);
        values.columns = kept(values.count * sizeof *values.columns + 1);
        for (at = 0; at < names.count; at++) {
            names.texts[at] = value->items[2 * at].text;
            values.columns[at] = literal_of(call, &value->items[2 * at + 1]);
        }
    } else {
        values.count = 1;
        values.columns = kept(sizeof *values.columns);
        values.columns[0] = literal_of(call, value);
    }
    return give_dataframe(call,
                          firesteel_dataframe_fillna(self(call), names.texts, names.count, values.columns, values.count,
                                                     &made, &call->error),
                          &made);
}

/* What PySpark takes: a dict, two lists, a list and a value, or two values. */
static firesteel_status replace(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *before = argument(call, 0, "to_replace"), *after = argument(call, 1, "value"), none = nothing();
    Texts names = subset(call, 2);
    Columns old, new_;
    size_t at;
    if (before == NULL) return lacks(call, "nothing to replace");
    old.count = before->kind == DICT ? before->length / 2 : before->kind == LIST ? before->length : 1;
    old.columns = kept(old.count * sizeof *old.columns + 1);
    new_.columns = kept(old.count * sizeof *new_.columns + 1);
    for (at = 0; at < old.count; at++) {
        const Value *one = before, *other = after == NULL ? &none : after;
        if (before->kind == DICT) {
            one = &before->items[2 * at];
            other = &before->items[2 * at + 1];
        } else if (before->kind == LIST) {
            one = &before->items[at];
        }
        if (other->kind == LIST) other = &other->items[at];
        old.columns[at] = literal_of(call, one);
        new_.columns[at] = literal_of(call, other);
    }
    return give_dataframe(call,
                          firesteel_dataframe_replace(self(call), names.texts, names.count, old.columns, new_.columns,
                                                      old.count, &made, &call->error),
                          &made);
}

static firesteel_status corr(Call *call) {
    double result = 0;
    const char *one = text_at(call, 0, "col1", ""), *other = text_at(call, 1, "col2", "");
    firesteel_status status;
    if (strcmp(text_at(call, 2, "method", "pearson"), "pearson") != 0) return lacks(call, "a method");
    status = firesteel_dataframe_corr(self(call), one, -1, other, -1, &result, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, real(result));
}

static firesteel_status cov(Call *call) {
    double result = 0;
    const char *one = text_at(call, 0, "col1", ""), *other = text_at(call, 1, "col2", "");
    firesteel_status status = firesteel_dataframe_cov(self(call), one, -1, other, -1, &result, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, real(result));
}

static firesteel_status crosstab(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *one = text_at(call, 0, "col1", ""), *other = text_at(call, 1, "col2", "");
    return give_dataframe(
        call, firesteel_dataframe_crosstab(self(call), one, -1, other, -1, &made, &call->error), &made);
}

static double number(const Value *value) { return value->kind == INTEGER ? (double)value->integer : value->real; }

static firesteel_status approx_quantile(Call *call) {
    const Value *wanted = argument(call, 0, "col"), *parts = argument(call, 1, "probabilities");
    double error = real_at(call, 2, "relativeError", 0), *probabilities, *out;
    Texts names;
    Value *lists;
    size_t row, at;
    firesteel_status status;
    if (wanted == NULL || parts == NULL || parts->kind != LIST) return lacks(call, "arguments of this kind");
    names = texts_of(call, wanted);
    probabilities = kept(parts->length * sizeof *probabilities + 1);
    for (at = 0; at < parts->length; at++) probabilities[at] = number(&parts->items[at]);
    out = kept(names.count * parts->length * sizeof *out + 1);
    status = firesteel_dataframe_approx_quantile(self(call), names.texts, names.count, probabilities, parts->length, error,
                                                 out, &call->error);
    if (status != FIRESTEEL_OK) return status;
    lists = kept(names.count * sizeof *lists + 1);
    for (row = 0; row < names.count; row++) {
        Value *values = kept(parts->length * sizeof *values + 1);
        size_t count = 0;
        for (at = 0; at < parts->length; at++) {
            double value = out[row * parts->length + at];
            if (value == value) values[count++] = real(value);
        }
        lists[row] = list(values, count);
    }
    return give(call, wanted->kind == LIST ? list(lists, names.count) : lists[0]);
}

static firesteel_status freq_items(Call *call) {
    firesteel_dataframe *made = NULL;
    const Value *wanted = argument(call, 0, "cols");
    double support = real_at(call, 1, "support", 0.01);
    Texts names;
    if (wanted == NULL) return lacks(call, "no columns");
    names = texts_of(call, wanted);
    return give_dataframe(
        call, firesteel_dataframe_freq_items(self(call), names.texts, names.count, support, &made, &call->error), &made);
}

static firesteel_status sample_by(Call *call) {
    firesteel_dataframe *made = NULL;
    const firesteel_column *column = column_at(call, 0, "col");
    const Value *fractions = argument(call, 1, "fractions");
    int64_t seed = integer_at(call, 2, "seed", 0);
    Columns values;
    double *parts;
    size_t at;
    if (fractions == NULL || fractions->kind != DICT) return lacks(call, "fractions of this kind");
    values.count = fractions->length / 2;
    values.columns = kept(values.count * sizeof *values.columns + 1);
    parts = kept(values.count * sizeof *parts + 1);
    for (at = 0; at < values.count; at++) {
        values.columns[at] = literal_of(call, &fractions->items[2 * at]);
        parts[at] = number(&fractions->items[2 * at + 1]);
    }
    return give_dataframe(call,
                          firesteel_dataframe_sample_by(self(call), column, values.columns, parts, values.count, seed,
                                                        &made, &call->error),
                          &made);
}

static firesteel_status scalar(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_dataframe_scalar(self(call), &made, &call->error), &made);
}

static firesteel_status exists(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_dataframe_exists(self(call), &made, &call->error), &made);
}

const Entry statistics_members[] = {
    {"DataFrame.na", same},
    {"DataFrame.dropna", drop},
    {"DataFrame.fillna", fill},
    {"DataFrame.replace", replace},
    {"DataFrame.stat", same},
    {"DataFrame.scalar", scalar},
    {"DataFrame.exists", exists},
    {"DataFrameNaFunctions.drop", drop},
    {"DataFrameNaFunctions.fill", fill},
    {"DataFrameNaFunctions.replace", replace},
    {"DataFrame.approxQuantile", approx_quantile},
    {"DataFrame.corr", corr},
    {"DataFrame.cov", cov},
    {"DataFrame.crosstab", crosstab},
    {"DataFrame.freqItems", freq_items},
    {"DataFrame.sampleBy", sample_by},
    {"DataFrameStatFunctions.approxQuantile", approx_quantile},
    {"DataFrameStatFunctions.corr", corr},
    {"DataFrameStatFunctions.cov", cov},
    {"DataFrameStatFunctions.crosstab", crosstab},
    {"DataFrameStatFunctions.freqItems", freq_items},
    {"DataFrameStatFunctions.sampleBy", sample_by},
    {NULL, NULL},
};
