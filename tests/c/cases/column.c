/* Column, called for the cases. */

#include "runner.h"

#include <string.h>

/* A function of the receiver and one argument, which is a literal where it is no column. */
static firesteel_status binary(Call *call, const char *function, int is_reversed) {
    firesteel_column *made = NULL;
    const firesteel_column *other = literal_at(call, 0, "other"), *arguments[2];
    if (other == NULL) return lacks(call, "NULL as an operand");
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
    {"__ge__", ">=", 0},      {"__and__", "and", 0},    {"__rand__", "and", 1}, {"__or__", "or", 0},
    {"__ror__", "or", 1},     {"eqNullSafe", "<=>", 0},
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
    const char *name = text_at(call, 0, NULL, "");
    firesteel_status status =
        firesteel_column_alias(call->receiver.column, name, -1, NULL, 0, &made, &call->error);
    return give_column(call, status, &made);
}

static firesteel_status cast(Call *call) {
    firesteel_column *made = NULL;
    const char *type = text_at(call, 0, "dataType", "");
    return give_column(call, firesteel_column_cast(call->receiver.column, type, -1, 0, &made, &call->error), &made);
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
    {NULL, NULL},
};
