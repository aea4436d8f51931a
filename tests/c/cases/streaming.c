/* DataStreamWriter, StreamingQuery and StreamingQueryManager, called for the cases. */

#include "options.h"

static void release_writer(void *writer) { firesteel_stream_writer_free(writer); }

static void release_query(void *query) { firesteel_query_free(query); }

static const firesteel_stream_writer *self(const Call *call) { return call->receiver.object; }

static firesteel_status set(const void *writer, const char *key, const char *value, firesteel_error **error) {
    return firesteel_stream_writer_option(writer, key, -1, value, -1, error);
}

static firesteel_status write_stream(Call *call) {
    firesteel_stream_writer *made = NULL;
    firesteel_status status = firesteel_dataframe_stream_writer(call->receiver.dataframe, &made, &call->error);
    return give_object(call, status, "DataStreamWriter", made, release_writer);
}

static firesteel_status format(Call *call) {
    const char *named = text_at(call, 0, "source", "");
    return give_receiver(call, firesteel_stream_writer_format(self(call), named, -1, &call->error));
}

static firesteel_status output_mode(Call *call) {
    const char *mode = text_at(call, 0, "outputMode", "");
    return give_receiver(call, firesteel_stream_writer_output_mode(self(call), mode, -1, &call->error));
}

static firesteel_status query_name(Call *call) {
    const char *named = text_at(call, 0, "queryName", "");
    return give_receiver(call, firesteel_stream_writer_query_name(self(call), named, -1, &call->error));
}

static firesteel_status option(Call *call) { return give_receiver(call, set_one(call, self(call), set)); }

static firesteel_status options(Call *call) { return give_receiver(call, set_rest(call, self(call), set)); }

static firesteel_status partition_by(Call *call) {
    Texts names = texts_from(call, 0, NULL);
    return give_receiver(call, firesteel_stream_writer_partition_by(self(call), names.texts, names.count, &call->error));
}

static firesteel_status cluster_by(Call *call) {
    Texts names = texts_from(call, 0, NULL);
    return give_receiver(call, firesteel_stream_writer_cluster_by(self(call), names.texts, names.count, &call->error));
}

static firesteel_status trigger(Call *call) {
    static const struct {
        const char *name;
        int32_t kind;
        int is_timed;
    } triggers[] = {
        {"processingTime", FIRESTEEL_TRIGGER_PROCESSING_TIME, 1}, {"availableNow", FIRESTEEL_TRIGGER_AVAILABLE_NOW, 0},
        {"once", FIRESTEEL_TRIGGER_ONCE, 0},                      {"continuous", FIRESTEEL_TRIGGER_CONTINUOUS, 1},
        {"realTime", FIRESTEEL_TRIGGER_REAL_TIME, 1},
    };
    size_t at;
    for (at = 0; at < sizeof triggers / sizeof *triggers; at++) {
        const char *time;
        if (!has(call, SIZE_MAX, triggers[at].name)) continue;
        time = triggers[at].is_timed ? text_at(call, SIZE_MAX, triggers[at].name, "") : NULL;
        return give_receiver(call, firesteel_stream_writer_trigger(self(call), triggers[at].kind, time, -1, &call->error));
    }
    return lacks(call, "no trigger");
}

/* The parameters that `start` and `toTable` share. */
static firesteel_status set_all(Call *call) {
    const char *named = text_at(call, 1, "format", NULL), *mode = text_at(call, 2, "outputMode", NULL);
    const Value *partitions = argument(call, 3, "partitionBy");
    const char *called = text_at(call, 4, "queryName", NULL);
    firesteel_status status = set_rest(call, self(call), set);
    if (status == FIRESTEEL_OK && named != NULL) {
        status = firesteel_stream_writer_format(self(call), named, -1, &call->error);
    }
    if (status == FIRESTEEL_OK && mode != NULL) {
        status = firesteel_stream_writer_output_mode(self(call), mode, -1, &call->error);
    }
    if (status == FIRESTEEL_OK && called != NULL) {
        status = firesteel_stream_writer_query_name(self(call), called, -1, &call->error);
    }
    if (status == FIRESTEEL_OK && partitions != NULL) {
        Texts names = texts_of(call, partitions);
        status = firesteel_stream_writer_partition_by(self(call), names.texts, names.count, &call->error);
    }
    return status;
}

static firesteel_status start(Call *call) {
    firesteel_query *made = NULL;
    const char *path = text_at(call, 0, "path", NULL);
    firesteel_status status = set_all(call);
    if (status == FIRESTEEL_OK) status = firesteel_stream_writer_start(self(call), path, -1, &made, &call->error);
    return give_object(call, status, "StreamingQuery", made, release_query);
}

static firesteel_status to_table(Call *call) {
    firesteel_query *made = NULL;
    const char *name = text_at(call, 0, "tableName", "");
    firesteel_status status = set_all(call);
    if (status == FIRESTEEL_OK) status = firesteel_stream_writer_to_table(self(call), name, -1, &made, &call->error);
    return give_object(call, status, "StreamingQuery", made, release_query);
}

/* Queries. */

static const firesteel_query *query_of(const Call *call) { return call->receiver.object; }

static firesteel_status id(Call *call) { return give(call, text(firesteel_query_id(query_of(call)))); }

static firesteel_status run_id(Call *call) { return give(call, text(firesteel_query_run_id(query_of(call)))); }

static firesteel_status name(Call *call) {
    const char *called = firesteel_query_name(query_of(call));
    return give(call, called == NULL ? nothing() : text(called));
}

static firesteel_status is_active(Call *call) {
    int32_t active = 0;
    firesteel_status status = firesteel_query_is_active(query_of(call), &active, &call->error);
    return status == FIRESTEEL_OK ? give(call, truth(active)) : status;
}

static firesteel_status query_status(Call *call) {
    firesteel_buffer message = buffer_to_fill();
    int32_t has_data = 0, is_busy = 0;
    Value items[6];
    firesteel_status status = firesteel_query_status(query_of(call), &message, &has_data, &is_busy, &call->error);
    if (status != FIRESTEEL_OK) return status;
    items[0] = text("message");
    items[1] = text((const char *)message.data);
    items[2] = text("isDataAvailable");
    items[3] = truth(has_data);
    items[4] = text("isTriggerActive");
    items[5] = truth(is_busy);
    message.release(&message);
    return give(call, dict(items, 6));
}

/* PySpark counts seconds, and gives nothing when there is no limit. */
static int64_t limit(Call *call) {
    return has(call, 0, "timeout") ? 1000 * integer_at(call, 0, "timeout", 0) : -1;
}

static firesteel_status ended(Call *call, firesteel_status status, int64_t milliseconds, int32_t has_ended) {
    if (status != FIRESTEEL_OK) return status;
    return give(call, milliseconds < 0 ? nothing() : truth(has_ended));
}

static firesteel_status await_termination(Call *call) {
    int64_t milliseconds = limit(call);
    int32_t has_ended = 0;
    firesteel_status status =
        firesteel_query_await_termination(query_of(call), milliseconds, &has_ended, &call->error);
    return ended(call, status, milliseconds, has_ended);
}

static firesteel_status process_all_available(Call *call) {
    return firesteel_query_process_all_available(query_of(call), &call->error);
}

static firesteel_status stop(Call *call) { return firesteel_query_stop(query_of(call), &call->error); }

static firesteel_status explain(Call *call) {
    firesteel_buffer plan = buffer_to_fill();
    int extended = truth_at(call, 0, "extended", 0);
    firesteel_status status = firesteel_query_explain(query_of(call), extended, &plan, &call->error);
    if (status == FIRESTEEL_OK) plan.release(&plan);
    return status;
}

static firesteel_status exception(Call *call) {
    firesteel_error *failure = NULL;
    const char *message = "";
    firesteel_status status = firesteel_query_exception(query_of(call), &failure, &call->error);
    if (status != FIRESTEEL_OK || failure == NULL) return status;
    firesteel_error_get(failure, FIRESTEEL_ERROR_MESSAGE, &message, NULL);
    status = give(call, text(message));
    firesteel_error_free(failure);
    return status;
}

/* The queries of a session, which C has without an object of their own. */

static firesteel_status streams(Call *call) { return give(call, call->receiver); }

enum { MOST = 64 };

static firesteel_status active(Call *call) {
    firesteel_query *handles[MOST];
    Value items[MOST];
    size_t count = 0, at;
    firesteel_status status =
        firesteel_streams_active(call->receiver.session, handles, MOST, &count, &call->error);
    if (status != FIRESTEEL_OK) return status;
    for (at = 0; at < count && at < MOST; at++) {
        items[at] = of(OBJECT);
        items[at].class_name = "StreamingQuery";
        items[at].object = handles[at];
        keep(handles[at], release_query);
    }
    return give(call, list(items, at));
}

static firesteel_status get(Call *call) {
    firesteel_query *found = NULL;
    const char *wanted = text_at(call, 0, "id", "");
    firesteel_status status = firesteel_streams_get(call->receiver.session, wanted, -1, &found, &call->error);
    if (status != FIRESTEEL_OK || found == NULL) return status;
    return give_object(call, status, "StreamingQuery", found, release_query);
}

static firesteel_status await_any_termination(Call *call) {
    int64_t milliseconds = limit(call);
    int32_t has_ended = 0;
    firesteel_status status =
        firesteel_streams_await_any_termination(call->receiver.session, milliseconds, &has_ended, &call->error);
    return ended(call, status, milliseconds, has_ended);
}

static firesteel_status reset_terminated(Call *call) {
    return firesteel_streams_reset_terminated(call->receiver.session, &call->error);
}

const Entry streaming_members[] = {
    {"DataFrame.writeStream", write_stream},
    {"DataStreamWriter.format", format},
    {"DataStreamWriter.outputMode", output_mode},
    {"DataStreamWriter.queryName", query_name},
    {"DataStreamWriter.option", option},
    {"DataStreamWriter.options", options},
    {"DataStreamWriter.partitionBy", partition_by},
    {"DataStreamWriter.clusterBy", cluster_by},
    {"DataStreamWriter.trigger", trigger},
    {"DataStreamWriter.start", start},
    {"DataStreamWriter.toTable", to_table},
    {"StreamingQuery.id", id},
    {"StreamingQuery.runId", run_id},
    {"StreamingQuery.name", name},
    {"StreamingQuery.isActive", is_active},
    {"StreamingQuery.status", query_status},
    {"StreamingQuery.awaitTermination", await_termination},
    {"StreamingQuery.processAllAvailable", process_all_available},
    {"StreamingQuery.stop", stop},
    {"StreamingQuery.explain", explain},
    {"StreamingQuery.exception", exception},
    {"SparkSession.streams", streams},
    {"StreamingQueryManager.active", active},
    {"StreamingQueryManager.get", get},
    {"StreamingQueryManager.awaitAnyTermination", await_any_termination},
    {"StreamingQueryManager.resetTerminated", reset_terminated},
    {NULL, NULL},
};
