/* Window and WindowSpec, called for the cases. */

#include "runner.h"

static void free_window(void *window) { firesteel_window_spec_free(window); }

static firesteel_status give_window(Call *call, firesteel_status status, firesteel_window_spec *const *window) {
    return give_object(call, status, "WindowSpec", status == FIRESTEEL_OK ? *window : NULL, free_window);
}

static firesteel_status partition_by(Call *call) {
    firesteel_window_spec *made = NULL;
    Columns columns = columns_from(call, 0, NULL);
    firesteel_status status =
        call->receiver.kind == NOTHING
            ? firesteel_window_partition_by(columns.columns, columns.count, &made, &call->error)
            : firesteel_window_spec_partition_by(call->receiver.object, columns.columns, columns.count, &made, &call->error);
    return give_window(call, status, &made);
}

static firesteel_status order_by(Call *call) {
    firesteel_window_spec *made = NULL;
    Columns columns = columns_from(call, 0, NULL);
    firesteel_status status =
        call->receiver.kind == NOTHING
            ? firesteel_window_order_by(columns.columns, columns.count, &made, &call->error)
            : firesteel_window_spec_order_by(call->receiver.object, columns.columns, columns.count, &made, &call->error);
    return give_window(call, status, &made);
}

static firesteel_status rows_between(Call *call) {
    firesteel_window_spec *made = NULL;
    int64_t lower = integer_at(call, 0, "start", 0), upper = integer_at(call, 1, "end", 0);
    firesteel_status status =
        call->receiver.kind == NOTHING
            ? firesteel_window_rows_between(lower, upper, &made, &call->error)
            : firesteel_window_spec_rows_between(call->receiver.object, lower, upper, &made, &call->error);
    return give_window(call, status, &made);
}

static firesteel_status range_between(Call *call) {
    firesteel_window_spec *made = NULL;
    int64_t lower = integer_at(call, 0, "start", 0), upper = integer_at(call, 1, "end", 0);
    firesteel_status status =
        call->receiver.kind == NOTHING
            ? firesteel_window_range_between(lower, upper, &made, &call->error)
            : firesteel_window_spec_range_between(call->receiver.object, lower, upper, &made, &call->error);
    return give_window(call, status, &made);
}

static firesteel_status unbounded_preceding(Call *call) {
    return give(call, integer(FIRESTEEL_WINDOW_UNBOUNDED_PRECEDING));
}
static firesteel_status unbounded_following(Call *call) {
    return give(call, integer(FIRESTEEL_WINDOW_UNBOUNDED_FOLLOWING));
}
static firesteel_status current_row(Call *call) { return give(call, integer(FIRESTEEL_WINDOW_CURRENT_ROW)); }

const Entry window_members[] = {
    {"Window.currentRow", current_row},
    {"Window.unboundedFollowing", unbounded_following},
    {"Window.unboundedPreceding", unbounded_preceding},
    {"Window.orderBy", order_by},
    {"Window.partitionBy", partition_by},
    {"Window.rangeBetween", range_between},
    {"Window.rowsBetween", rows_between},
    {"WindowSpec.orderBy", order_by},
    {"WindowSpec.partitionBy", partition_by},
    {"WindowSpec.rangeBetween", range_between},
    {"WindowSpec.rowsBetween", rows_between},
    {NULL, NULL},
};
