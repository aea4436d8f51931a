/* DataFrame, called for the cases. */

#include "runner.h"

static const firesteel_dataframe *self(const Call *call) { return call->receiver.dataframe; }

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

static firesteel_status limit(Call *call) {
    firesteel_dataframe *made = NULL;
    int32_t rows = (int32_t)integer_at(call, 0, "num", 0);
    return give_dataframe(call, firesteel_dataframe_limit(self(call), rows, &made, &call->error), &made);
}

static firesteel_status select_(Call *call) {
    firesteel_dataframe *made = NULL;
    Columns columns = columns_from(call, 0, NULL);
    firesteel_status status =
        firesteel_dataframe_select(self(call), columns.columns, columns.count, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status count(Call *call) {
    int64_t rows = 0;
    firesteel_status status = firesteel_dataframe_count(self(call), &rows, &call->error);
    return status != FIRESTEEL_OK ? status : give(call, integer(rows));
}

const Entry dataframe_members[] = {
    {"DataFrame.count", count},
    {"DataFrame.filter", filter},
    {"DataFrame.where", filter},
    {"DataFrame.limit", limit},
    {"DataFrame.select", select_},
    {NULL, NULL},
};
