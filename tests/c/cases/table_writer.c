/* DataFrameWriterV2 and MergeIntoWriter, called for the cases. */

#include "options.h"

static void release(void *writer) { firesteel_writer_v2_free(writer); }

static const firesteel_writer_v2 *self(const Call *call) { return call->receiver.object; }

static firesteel_status set(const void *writer, const char *key, const char *value, firesteel_error **error) {
    return firesteel_writer_v2_option(writer, key, -1, value, -1, error);
}

static firesteel_status write_to(Call *call) {
    firesteel_writer_v2 *made = NULL;
    const char *table = text_at(call, 0, "table", "");
    firesteel_status status = firesteel_dataframe_writer_v2(call->receiver.dataframe, table, -1, &made, &call->error);
    return give_object(call, status, "DataFrameWriterV2", made, release);
}

static firesteel_status using(Call *call) {
    return give_receiver(call, firesteel_writer_v2_using(self(call), text_at(call, 0, "provider", ""), -1, &call->error));
}

static firesteel_status option(Call *call) { return give_receiver(call, set_one(call, self(call), set)); }

static firesteel_status options(Call *call) { return give_receiver(call, set_rest(call, self(call), set)); }

static firesteel_status table_property(Call *call) {
    const char *key = text_at(call, 0, "property", ""), *value = text_at(call, 1, "value", "");
    return give_receiver(call, firesteel_writer_v2_table_property(self(call), key, -1, value, -1, &call->error));
}

static firesteel_status partitioned_by(Call *call) {
    Columns by = columns_from(call, 0, NULL);
    return give_receiver(call, firesteel_writer_v2_partitioned_by(self(call), by.columns, by.count, &call->error));
}

static firesteel_status cluster_by(Call *call) {
    Texts names = texts_from(call, 0, NULL);
    return give_receiver(call, firesteel_writer_v2_cluster_by(self(call), names.texts, names.count, &call->error));
}

static firesteel_status write(Call *call, int32_t mode, const firesteel_column *condition) {
    return firesteel_writer_v2_write(self(call), mode, condition, NULL, &call->error);
}

static firesteel_status create(Call *call) { return write(call, FIRESTEEL_WRITE_CREATE, NULL); }
static firesteel_status replace(Call *call) { return write(call, FIRESTEEL_WRITE_REPLACE, NULL); }
static firesteel_status create_or_replace(Call *call) { return write(call, FIRESTEEL_WRITE_CREATE_OR_REPLACE, NULL); }
static firesteel_status append(Call *call) { return write(call, FIRESTEEL_WRITE_APPEND, NULL); }
static firesteel_status overwrite_partitions(Call *call) {
    return write(call, FIRESTEEL_WRITE_OVERWRITE_PARTITIONS, NULL);
}
static firesteel_status overwrite(Call *call) {
    return write(call, FIRESTEEL_WRITE_OVERWRITE, column_at(call, 0, "condition"));
}

/* A merge, or the rows of one that were chosen. */
typedef struct Rows {
    const Value *merge;
    int32_t when;
    const firesteel_column *condition;
} Rows;

static void release_merge(void *merge) { firesteel_merge_free(merge); }

static void release_nothing(void *rows) { (void)rows; }

static const firesteel_merge *merge_of(const Call *call) { return call->receiver.object; }

static firesteel_status merge_into(Call *call) {
    firesteel_merge *made = NULL;
    const char *table = text_at(call, 0, "table", "");
    const firesteel_column *condition = column_at(call, 1, "condition");
    firesteel_status status =
        firesteel_dataframe_merge_into(call->receiver.dataframe, table, -1, condition, &made, &call->error);
    return give_object(call, status, "MergeIntoWriter", made, release_merge);
}

static firesteel_status chosen(Call *call, int32_t when, const char *class_name) {
    Rows *rows = kept(sizeof *rows);
    Value *merge = kept(sizeof *merge);
    *merge = call->receiver;
    rows->merge = merge;
    rows->when = when;
    rows->condition = has(call, 0, "condition") ? column_at(call, 0, "condition") : NULL;
    return give_object(call, FIRESTEEL_OK, class_name, rows, release_nothing);
}

static firesteel_status when_matched(Call *call) { return chosen(call, FIRESTEEL_MERGE_MATCHED, "WhenMatched"); }
static firesteel_status when_not_matched(Call *call) {
    return chosen(call, FIRESTEEL_MERGE_NOT_MATCHED, "WhenNotMatched");
}
static firesteel_status when_not_matched_by_source(Call *call) {
    return chosen(call, FIRESTEEL_MERGE_NOT_MATCHED_BY_SOURCE, "WhenNotMatchedBySource");
}

/* One more action of the merge, which is given. */
static firesteel_status act(Call *call, int32_t action) {
    const Rows *rows = call->receiver.object;
    const Value *entries = argument(call, 0, "assignments");
    size_t count = entries == NULL ? 0 : entries->length / 2, at;
    const char **names = kept((count + 1) * sizeof *names);
    const firesteel_column **values = kept((count + 1) * sizeof *values);
    firesteel_status status;
    for (at = 0; at < count; at++) {
        names[at] = entries->items[2 * at].text;
        values[at] = column_of(call, &entries->items[2 * at + 1]);
    }
    status = firesteel_merge_when(rows->merge->object, rows->when, rows->condition, action, names, values, count,
                                  &call->error);
    return status == FIRESTEEL_OK ? give(call, *rows->merge) : status;
}

static firesteel_status update_all(Call *call) { return act(call, FIRESTEEL_MERGE_UPDATE_ALL); }
static firesteel_status update(Call *call) { return act(call, FIRESTEEL_MERGE_UPDATE); }
static firesteel_status delete_row(Call *call) { return act(call, FIRESTEEL_MERGE_DELETE); }
static firesteel_status insert_all(Call *call) { return act(call, FIRESTEEL_MERGE_INSERT_ALL); }
static firesteel_status insert(Call *call) { return act(call, FIRESTEEL_MERGE_INSERT); }

static firesteel_status with_schema_evolution(Call *call) {
    return give_receiver(call, firesteel_merge_with_schema_evolution(merge_of(call), &call->error));
}

static firesteel_status merge(Call *call) { return firesteel_merge_run(merge_of(call), NULL, &call->error); }

const Entry table_writer_members[] = {
    {"DataFrame.writeTo", write_to},
    {"DataFrame.mergeInto", merge_into},
    {"DataFrameWriterV2.using", using},
    {"DataFrameWriterV2.option", option},
    {"DataFrameWriterV2.options", options},
    {"DataFrameWriterV2.tableProperty", table_property},
    {"DataFrameWriterV2.partitionedBy", partitioned_by},
    {"DataFrameWriterV2.clusterBy", cluster_by},
    {"DataFrameWriterV2.create", create},
    {"DataFrameWriterV2.replace", replace},
    {"DataFrameWriterV2.createOrReplace", create_or_replace},
    {"DataFrameWriterV2.append", append},
    {"DataFrameWriterV2.overwrite", overwrite},
    {"DataFrameWriterV2.overwritePartitions", overwrite_partitions},
    {"MergeIntoWriter.whenMatched", when_matched},
    {"MergeIntoWriter.whenNotMatched", when_not_matched},
    {"MergeIntoWriter.whenNotMatchedBySource", when_not_matched_by_source},
    {"MergeIntoWriter.withSchemaEvolution", with_schema_evolution},
    {"MergeIntoWriter.merge", merge},
    {"WhenMatched.updateAll", update_all},
    {"WhenMatched.update", update},
    {"WhenMatched.delete", delete_row},
    {"WhenNotMatched.insertAll", insert_all},
    {"WhenNotMatched.insert", insert},
    {"WhenNotMatchedBySource.updateAll", update_all},
    {"WhenNotMatchedBySource.update", update},
    {"WhenNotMatchedBySource.delete", delete_row},
    {NULL, NULL},
};
