/* DataFrameWriter, called for the cases. */

#include "options.h"

static void release(void *writer) { firesteel_writer_free(writer); }

static const firesteel_writer *self(const Call *call) { return call->receiver.object; }

static firesteel_status set(const void *writer, const char *key, const char *value, firesteel_error **error) {
    return firesteel_writer_option(writer, key, -1, value, -1, error);
}

static firesteel_status dataframe_write(Call *call) {
    firesteel_writer *made = NULL;
    firesteel_status status = firesteel_dataframe_writer(call->receiver.dataframe, &made, &call->error);
    return give_object(call, status, "DataFrameWriter", made, release);
}

static firesteel_status format(Call *call) {
    return give_receiver(call, firesteel_writer_format(self(call), text_at(call, 0, "source", ""), -1, &call->error));
}

static firesteel_status mode(Call *call) {
    return give_receiver(call, firesteel_writer_mode(self(call), text_at(call, 0, "saveMode", ""), -1, &call->error));
}

static firesteel_status option(Call *call) { return give_receiver(call, set_one(call, self(call), set)); }

static firesteel_status options(Call *call) { return give_receiver(call, set_rest(call, self(call), set)); }

static firesteel_status partition_by(Call *call) {
    Texts names = texts_from(call, 0, NULL);
    return give_receiver(call, firesteel_writer_partition_by(self(call), names.texts, names.count, &call->error));
}

static firesteel_status sort_by(Call *call) {
    Texts names = texts_from(call, 0, NULL);
    return give_receiver(call, firesteel_writer_sort_by(self(call), names.texts, names.count, &call->error));
}

static firesteel_status cluster_by(Call *call) {
    Texts names = texts_from(call, 0, NULL);
    return give_receiver(call, firesteel_writer_cluster_by(self(call), names.texts, names.count, &call->error));
}

static firesteel_status bucket_by(Call *call) {
    int32_t buckets = (int32_t)integer_at(call, 0, "numBuckets", 0);
    Texts names = texts_from(call, 1, NULL);
    return give_receiver(call, firesteel_writer_bucket_by(self(call), buckets, names.texts, names.count, &call->error));
}

/* Sets format, mode and names where they are not NULL, and the options that are left. */
static firesteel_status set_all(Call *call, const char *format, const char *mode, const Value *partition_by) {
    firesteel_status status = set_rest(call, self(call), set);
    if (status == FIRESTEEL_OK && format != NULL) {
        status = firesteel_writer_format(self(call), format, -1, &call->error);
    }
    if (status == FIRESTEEL_OK && mode != NULL) status = firesteel_writer_mode(self(call), mode, -1, &call->error);
    if (status == FIRESTEEL_OK && partition_by != NULL) {
        Texts names = texts_of(call, partition_by);
        status = firesteel_writer_partition_by(self(call), names.texts, names.count, &call->error);
    }
    return status;
}

static firesteel_status save(Call *call) {
    const char *path = text_at(call, 0, "path", NULL), *named = text_at(call, 1, "format", NULL);
    const char *moded = text_at(call, 2, "mode", NULL);
    firesteel_status status = set_all(call, named, moded, argument(call, 3, "partitionBy"));
    return status == FIRESTEEL_OK ? firesteel_writer_save(self(call), path, -1, NULL, &call->error) : status;
}

static firesteel_status save_as_table(Call *call) {
    const char *name = text_at(call, 0, "name", ""), *named = text_at(call, 1, "format", NULL);
    const char *moded = text_at(call, 2, "mode", NULL);
    firesteel_status status = set_all(call, named, moded, argument(call, 3, "partitionBy"));
    return status == FIRESTEEL_OK ? firesteel_writer_save_as_table(self(call), name, -1, NULL, &call->error) : status;
}

static firesteel_status insert_into(Call *call) {
    const char *name = text_at(call, 0, "tableName", "");
    firesteel_status status = FIRESTEEL_OK;
    if (has(call, 1, "overwrite")) {
        const char *moded = truth_at(call, 1, "overwrite", 0) ? "overwrite" : "append";
        status = firesteel_writer_mode(self(call), moded, -1, &call->error);
    }
    return status == FIRESTEEL_OK ? firesteel_writer_insert_into(self(call), name, -1, NULL, &call->error) : status;
}

static firesteel_status files(Call *call, const char *format, int has_mode, int has_partitions) {
    const char *path = text_at(call, 0, "path", NULL);
    const char *moded = has_mode ? text_at(call, 1, "mode", NULL) : NULL;
    const Value *names = has_partitions ? argument(call, 2, "partitionBy") : NULL;
    firesteel_status status = set_all(call, format, moded, names);
    return status == FIRESTEEL_OK ? firesteel_writer_save(self(call), path, -1, NULL, &call->error) : status;
}

static firesteel_status csv(Call *call) { return files(call, "csv", 1, 0); }
static firesteel_status json(Call *call) { return files(call, "json", 1, 0); }
static firesteel_status orc(Call *call) { return files(call, "orc", 1, 1); }
static firesteel_status parquet(Call *call) { return files(call, "parquet", 1, 1); }
static firesteel_status text_files(Call *call) { return files(call, "text", 0, 0); }

static firesteel_status jdbc(Call *call) {
    const char *url = text_at(call, 0, "url", ""), *table = text_at(call, 1, "table", "");
    const char *moded = text_at(call, 2, "mode", NULL);
    const Value *properties = argument(call, 3, "properties");
    firesteel_status status = set_all(call, NULL, moded, NULL);
    if (status == FIRESTEEL_OK) status = set_entries(call, self(call), set, properties);
    return status == FIRESTEEL_OK ? firesteel_writer_jdbc(self(call), url, -1, table, -1, NULL, &call->error) : status;
}

const Entry writer_members[] = {
    {"DataFrame.write", dataframe_write},
    {"DataFrameWriter.format", format},
    {"DataFrameWriter.mode", mode},
    {"DataFrameWriter.option", option},
    {"DataFrameWriter.options", options},
    {"DataFrameWriter.partitionBy", partition_by},
    {"DataFrameWriter.sortBy", sort_by},
    {"DataFrameWriter.clusterBy", cluster_by},
    {"DataFrameWriter.bucketBy", bucket_by},
    {"DataFrameWriter.save", save},
    {"DataFrameWriter.saveAsTable", save_as_table},
    {"DataFrameWriter.insertInto", insert_into},
    {"DataFrameWriter.csv", csv},
    {"DataFrameWriter.json", json},
    {"DataFrameWriter.orc", orc},
    {"DataFrameWriter.parquet", parquet},
    {"DataFrameWriter.text", text_files},
    {"DataFrameWriter.jdbc", jdbc},
    {NULL, NULL},
};
