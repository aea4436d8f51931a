/* DataFrameReader and DataStreamReader, called for the cases. */

#include "options.h"

static void release(void *reader) { firesteel_reader_free(reader); }

static const firesteel_reader *self(const Call *call) { return call->receiver.object; }

static firesteel_status set(const void *reader, const char *key, const char *value, firesteel_error **error) {
    return firesteel_reader_option(reader, key, -1, value, -1, error);
}

static firesteel_status session_read(Call *call) {
    firesteel_reader *made = NULL;
    firesteel_status status = firesteel_session_reader(call->receiver.session, &made, &call->error);
    return give_object(call, status, "DataFrameReader", made, release);
}

static firesteel_status session_read_stream(Call *call) {
    firesteel_reader *made = NULL;
    firesteel_status status = firesteel_session_stream_reader(call->receiver.session, &made, &call->error);
    return give_object(call, status, "DataStreamReader", made, release);
}

static firesteel_status format(Call *call) {
    return give_receiver(call, firesteel_reader_format(self(call), text_at(call, 0, "source", ""), -1, &call->error));
}

static firesteel_status schema(Call *call) {
    return give_receiver(call, firesteel_reader_schema(self(call), text_at(call, 0, "schema", ""), -1, &call->error));
}

static firesteel_status name(Call *call) {
    return give_receiver(call, firesteel_reader_name(self(call), text_at(call, 0, "source_name", ""), -1, &call->error));
}

static firesteel_status option(Call *call) { return give_receiver(call, set_one(call, self(call), set)); }

static firesteel_status options(Call *call) { return give_receiver(call, set_rest(call, self(call), set)); }

/* Reads paths in a format, unless it is NULL, with a schema, unless it is NULL, and the options that are left. */
static firesteel_status read_files(Call *call, Texts paths, const char *format, const char *schema) {
    firesteel_dataframe *made = NULL;
    firesteel_status status = set_rest(call, self(call), set);
    if (status == FIRESTEEL_OK && format != NULL) {
        status = firesteel_reader_format(self(call), format, -1, &call->error);
    }
    if (status == FIRESTEEL_OK && schema != NULL) {
        status = firesteel_reader_schema(self(call), schema, -1, &call->error);
    }
    if (status == FIRESTEEL_OK) {
        status = firesteel_reader_load(self(call), paths.texts, paths.count, &made, &call->error);
    }
    return give_dataframe(call, status, &made);
}

static Texts paths_at(Call *call, const char *called) {
    Texts none = {NULL, 0};
    const Value *paths = argument(call, 0, called);
    return paths == NULL ? none : texts_of(call, paths);
}

static firesteel_status load(Call *call) {
    Texts paths = paths_at(call, "path");
    const char *named = text_at(call, 1, "format", NULL);
    return read_files(call, paths, named, text_at(call, 2, "schema", NULL));
}

static firesteel_status files(Call *call, const char *format, const char *called) {
    Texts paths = paths_at(call, called);
    return read_files(call, paths, format, text_at(call, 1, "schema", NULL));
}

static firesteel_status csv(Call *call) { return files(call, "csv", "path"); }
static firesteel_status json(Call *call) { return files(call, "json", "path"); }
static firesteel_status orc(Call *call) { return files(call, "orc", "path"); }
static firesteel_status xml(Call *call) { return files(call, "xml", "path"); }

/* PySpark always says whether a file is one row. */
static firesteel_status text_of(Call *call, const char *called) {
    const char *whole = truth_at(call, SIZE_MAX, "wholetext", 0) ? "true" : "false";
    firesteel_status status = set(self(call), "wholetext", whole, &call->error);
    return status == FIRESTEEL_OK ? files(call, "text", called) : status;
}

static firesteel_status text_files(Call *call) { return text_of(call, "paths"); }
static firesteel_status text_stream(Call *call) { return text_of(call, "path"); }
static firesteel_status parquet_stream(Call *call) { return files(call, "parquet", "path"); }

static firesteel_status parquet(Call *call) { return read_files(call, texts_from(call, 0, "paths"), "parquet", NULL); }

static firesteel_status table(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *called = text_at(call, 0, "tableName", "");
    return give_dataframe(call, firesteel_reader_table(self(call), called, -1, &made, &call->error), &made);
}

static firesteel_status changes(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *called = text_at(call, 0, "tableName", "");
    return give_dataframe(call, firesteel_reader_changes(self(call), called, -1, &made, &call->error), &made);
}

static firesteel_status jdbc(Call *call) {
    firesteel_dataframe *made = NULL;
    const char *url = text_at(call, 0, "url", ""), *of = text_at(call, 1, "table", "");
    const Value *predicates = argument(call, 6, "predicates");
    Texts parts = {NULL, 0};
    firesteel_status status = set_entries(call, self(call), set, argument(call, 7, "properties"));
    if (predicates != NULL) parts = texts_of(call, predicates);
    if (status == FIRESTEEL_OK) {
        status = firesteel_reader_jdbc(self(call), url, -1, of, -1, parts.texts, parts.count, &made, &call->error);
    }
    return give_dataframe(call, status, &made);
}

const Entry reader_members[] = {
    {"SparkSession.read", session_read},
    {"SparkSession.readStream", session_read_stream},
    {"DataFrameReader.format", format},
    {"DataFrameReader.schema", schema},
    {"DataFrameReader.option", option},
    {"DataFrameReader.options", options},
    {"DataFrameReader.load", load},
    {"DataFrameReader.csv", csv},
    {"DataFrameReader.json", json},
    {"DataFrameReader.orc", orc},
    {"DataFrameReader.xml", xml},
    {"DataFrameReader.text", text_files},
    {"DataFrameReader.parquet", parquet},
    {"DataFrameReader.table", table},
    {"DataFrameReader.changes", changes},
    {"DataFrameReader.jdbc", jdbc},
    {"DataStreamReader.format", format},
    {"DataStreamReader.schema", schema},
    {"DataStreamReader.option", option},
    {"DataStreamReader.options", options},
    {"DataStreamReader.name", name},
    {"DataStreamReader.load", load},
    {"DataStreamReader.csv", csv},
    {"DataStreamReader.json", json},
    {"DataStreamReader.orc", orc},
    {"DataStreamReader.xml", xml},
    {"DataStreamReader.text", text_stream},
    {"DataStreamReader.parquet", parquet_stream},
    {"DataStreamReader.table", table},
    {"DataStreamReader.changes", changes},
    {NULL, NULL},
};
