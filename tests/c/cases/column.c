/* Column, called for the cases. */

#include "runner.h"

#include "firesteel_column.h"

#include <string.h>

/* The argument as a literal where it is no column; None is NULL. */
static const firesteel_column *operand(Call *call, size_t at, const char *name) {
    const Value none = nothing();
    return has(call, at, name) ? literal_at(call, at, name) : literal_of(call, (argument(call, at, name), &none));
}

/* A function of the receiver and one argument, which is a literal where it is no column. */
static firesteel_status binary(Call *call, const char *function, int is_reversed) {
    firesteel_column *made = NULL;
    const firesteel_column *other = operand(call, 0, "other"), *arguments[2];
    if (other == NULL) return lacks(call, "an operand of this kind");
    arguments[is_reversed ? 1 : 0] = call->receiver.column;
    arguments[is_reversed ? 0 : 1] = other;
    return give_column(call, firesteel_fn(function, -1, arguments, 2, 0, &made, &call->error), &made);
}

static firesteel_status unary(Call *call, const char *function) {
    firesteel_column *made = NULL;
    const firesteel_column *arguments[1];
    arguments[0] = call->receiver.column;
    return give_column(call, firesteel_fn(function, -1, arguments, 1, 0, &made, &call->error), &made);
}

/* Operators: the name of the method after `Column.`, and Spark's function. */
static const struct {
    const char *method, *function;
    int is_reversed;
} OPERATORS[] = {
    {"__add__", "+", 0},      {"__radd__", "+", 1},     {"__sub__", "-", 0},  {"__rsub__", "-", 1},
    {"__mul__", "*", 0},      {"__rmul__", "*", 1},     {"__truediv__", "/", 0}, {"__rtruediv__", "/", 1},
    {"__mod__", "%", 0},      {"__rmod__", "%", 1},     {"__pow__", "power", 0}, {"__rpow__", "power", 1},
    {"__eq__", "==", 0},      {"__lt__", "<", 0},       {"__le__", "<=", 0},  {"__gt__", ">", 0},
    {"__ge__", ">=", 0},      {"__and__", "and", 0},    {"__rand__", "and", 0}, {"__or__", "or", 0},
    /* PySpark does not turn the operands of `__rand__` and `__ror__` round. */
    {"__ror__", "or", 0},     {"eqNullSafe", "<=>", 0},   {"bitwiseAND", "&", 0}, {"bitwiseOR", "|", 0},
    {"bitwiseXOR", "^", 0},   {"contains", "contains", 0}, {"startswith", "startsWith", 0},
    {"endswith", "endsWith", 0},
};

static firesteel_status operator_(Call *call) {
    const char *method = strchr(call->member, '.') + 1;
    size_t at;
    for (at = 0; at < sizeof OPERATORS / sizeof OPERATORS[0]; at++) {
        if (strcmp(OPERATORS[at].method, method) == 0) {
            return binary(call, OPERATORS[at].function, OPERATORS[at].is_reversed);
        }
    }
    return lacks(call, "the operator");
}

static firesteel_status invert(Call *call) { return unary(call, "not"); }
static firesteel_status negate(Call *call) { return unary(call, "negative"); }

static firesteel_status not_equal(Call *call) {
    firesteel_status status = binary(call, "==", 0);
    if (status != FIRESTEEL_OK) return status;
    call->receiver = call->result;
    return unary(call, "not");
}

static firesteel_status alias(Call *call) {
    firesteel_column *made = NULL;
    Texts names = texts_from(call, 0, NULL);
    firesteel_status status =
        names.count == 1
            ? firesteel_column_alias(call->receiver.column, names.texts[0], -1, NULL, 0, &made, &call->error)
            : firesteel_column_aliases(call->receiver.column, names.texts, names.count, &made, &call->error);
    return give_column(call, status, &made);
}

static firesteel_status cast(Call *call) {
    firesteel_column *made = NULL;
    const char *type = text_at(call, 0, "dataType", "");
    return give_column(call, firesteel_column_cast(call->receiver.column, type, -1, 0, &made, &call->error), &made);
}

static firesteel_status is_null(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_is_null(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status is_not_null(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_is_not_null(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status is_nan(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_is_nan(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status asc(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_asc(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status asc_nulls_first(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_asc_nulls_first(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status asc_nulls_last(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_asc_nulls_last(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status desc(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_desc(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status desc_nulls_first(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_desc_nulls_first(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status desc_nulls_last(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_desc_nulls_last(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status outer(Call *call) {
    firesteel_column *made = NULL;
    return give_column(call, firesteel_column_outer(call->receiver.column, &made, &call->error), &made);
}

static firesteel_status like(Call *call) {
    firesteel_column *made = NULL;
    const char *text = text_at(call, 0, "other", "");
    return give_column(call, firesteel_column_like(call->receiver.column, text, &made, &call->error), &made);
}

static firesteel_status ilike(Call *call) {
    firesteel_column *made = NULL;
    const char *text = text_at(call, 0, "other", "");
    return give_column(call, firesteel_column_ilike(call->receiver.column, text, &made, &call->error), &made);
}

static firesteel_status rlike(Call *call) {
    firesteel_column *made = NULL;
    const char *text = text_at(call, 0, "other", "");
    return give_column(call, firesteel_column_rlike(call->receiver.column, text, &made, &call->error), &made);
}

static firesteel_status try_cast(Call *call) {
    firesteel_column *made = NULL;
    const char *text = text_at(call, 0, "dataType", "");
    return give_column(call, firesteel_column_try_cast(call->receiver.column, text, &made, &call->error), &made);
}

static firesteel_status get_field(Call *call) {
    firesteel_column *made = NULL;
    const char *text = text_at(call, 0, "name", "");
    return give_column(call, firesteel_column_get_field(call->receiver.column, text, &made, &call->error), &made);
}

static firesteel_status get_item(Call *call) {
    firesteel_column *made = NULL;
    const firesteel_column *key = operand(call, 0, "key");
    return give_column(call, firesteel_column_get_item(call->receiver.column, key, &made, &call->error), &made);
}

static firesteel_status is_in(Call *call) {
    firesteel_column *made = NULL;
    const Value *only = argument(call, 0, "cols");
    firesteel_status status;
    if (only != NULL && only->kind == DATAFRAME) {
        status = firesteel_column_is_in_query(call->receiver.column, only->dataframe, &made, &call->error);
    } else {
        Columns values = literals_from(call, 0, "cols");
        status = firesteel_column_is_in(call->receiver.column, values.columns, values.count, &made, &call->error);
    }
    return give_column(call, status, &made);
}

static firesteel_status between(Call *call) {
    firesteel_column *made = NULL;
    const firesteel_column *lower = operand(call, 0, "lowerBound"), *upper = operand(call, 1, "upperBound");
    return give_column(call, firesteel_column_between(call->receiver.column, lower, upper, &made, &call->error), &made);
}

static firesteel_status substr(Call *call) {
    firesteel_column *made = NULL;
    const firesteel_column *start = operand(call, 0, "startPos"), *length = operand(call, 1, "length");
    return give_column(call, firesteel_column_substr(call->receiver.column, start, length, &made, &call->error), &made);
}

static firesteel_status when(Call *call) {
    firesteel_column *made = NULL;
    const firesteel_column *condition = column_at(call, 0, "condition"), *value = operand(call, 1, "value");
    return give_column(call, firesteel_column_when(call->receiver.column, condition, value, &made, &call->error), &made);
}

static firesteel_status otherwise(Call *call) {
    firesteel_column *made = NULL;
    const firesteel_column *value = operand(call, 0, "value");
    return give_column(call, firesteel_column_otherwise(call->receiver.column, value, &made, &call->error), &made);
}

static firesteel_status over(Call *call) {
    firesteel_column *made = NULL;
    const Value *window = argument(call, 0, "window");
    if (window == NULL || window->kind != OBJECT) return lacks(call, "a window");
    return give_column(
        call, firesteel_column_over_window(call->receiver.column, window->object, &made, &call->error), &made);
}

static firesteel_status with_field(Call *call) {
    firesteel_column *made = NULL;
    const char *name = text_at(call, 0, "fieldName", "");
    const firesteel_column *value = column_at(call, 1, "col");
    if (value == NULL) return lacks(call, "no field");
    return give_column(
        call, firesteel_column_with_field(call->receiver.column, name, -1, value, &made, &call->error), &made);
}

static firesteel_status drop_fields(Call *call) {
    firesteel_column *made = NULL;
    Texts names = texts_from(call, 0, "fieldNames");
    return give_column(
        call, firesteel_column_drop_fields(call->receiver.column, names.texts, names.count, &made, &call->error), &made);
}

const Entry column_members[] = {
    {"Column.__add__", operator_},
    {"Column.__radd__", operator_},
    {"Column.__sub__", operator_},
    {"Column.__rsub__", operator_},
    {"Column.__mul__", operator_},
    {"Column.__rmul__", operator_},
    {"Column.__truediv__", operator_},
    {"Column.__rtruediv__", operator_},
    {"Column.__mod__", operator_},
    {"Column.__rmod__", operator_},
    {"Column.__pow__", operator_},
    {"Column.__rpow__", operator_},
    {"Column.__eq__", operator_},
    {"Column.__ne__", not_equal},
    {"Column.__lt__", operator_},
    {"Column.__le__", operator_},
    {"Column.__gt__", operator_},
    {"Column.__ge__", operator_},
    {"Column.__and__", operator_},
    {"Column.__rand__", operator_},
    {"Column.__or__", operator_},
    {"Column.__ror__", operator_},
    {"Column.__invert__", invert},
    {"Column.__neg__", negate},
    {"Column.alias", alias},
    {"Column.name", alias},
    {"Column.cast", cast},
    {"Column.astype", cast},
    {"Column.isNull", is_null},
    {"Column.isNotNull", is_not_null},
    {"Column.isNaN", is_nan},
    {"Column.asc", asc},
    {"Column.asc_nulls_first", asc_nulls_first},
    {"Column.asc_nulls_last", asc_nulls_last},
    {"Column.desc", desc},
    {"Column.desc_nulls_first", desc_nulls_first},
    {"Column.desc_nulls_last", desc_nulls_last},
    {"Column.outer", outer},
    {"Column.like", like},
    {"Column.ilike", ilike},
    {"Column.rlike", rlike},
    {"Column.try_cast", try_cast},
    {"Column.getField", get_field},
    {"Column.eqNullSafe", operator_},
    {"Column.bitwiseAND", operator_},
    {"Column.bitwiseOR", operator_},
    {"Column.bitwiseXOR", operator_},
    {"Column.contains", operator_},
    {"Column.startswith", operator_},
    {"Column.endswith", operator_},
    {"Column.getItem", get_item},
    {"Column.__getitem__", get_item},
    {"Column.isin", is_in},
    {"Column.between", between},
    {"Column.substr", substr},
    {"Column.when", when},
    {"Column.otherwise", otherwise},
    {"Column.over", over},
    {"Column.withField", with_field},
    {"Column.dropFields", drop_fields},
    {NULL, NULL},
};
