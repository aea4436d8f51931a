/* SparkSession, called for the cases. */

#include "runner.h"

static firesteel_status range(Call *call) {
    firesteel_dataframe *made = NULL;
    int64_t first = integer_at(call, 0, "start", 0), step = integer_at(call, 2, "step", 1);
    int has_end = has(call, 1, "end");
    int64_t end = integer_at(call, 1, "end", 0);
    firesteel_status status = firesteel_session_range(call->receiver.session, has_end ? first : 0,
                                                      has_end ? end : first, step, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status sql(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *statement = text_at(call, 0, "sqlQuery", "");
    firesteel_status status = firesteel_session_sql(call->receiver.session, statement, -1, NULL, 0, &made, &call->error);
    return give_dataframe(call, status, &made);
}

static firesteel_status table(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *name = text_at(call, 0, "tableName", "");
    firesteel_status status = firesteel_session_table(call->receiver.session, name, -1, &made, &call->error);
    return give_dataframe(call, status, &made);
}

const Entry session_members[] = {
    {"SparkSession.range", range},
    {"SparkSession.sql", sql},
    {"SparkSession.table", table},
    {NULL, NULL},
};
