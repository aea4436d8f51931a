/* DataFrameWriter, DataFrameWriterV2 and MergeIntoWriter. */

#ifndef CASES_WRITER_HPP
#define CASES_WRITER_HPP

#include "call.hpp"

namespace cases {

inline const Members &writer() {
    using Writer = firesteel::DataFrameWriter;
    static const auto self = [](Call &call) { return call.receiver<Writer>(); };
    /* Parameters that are no options, and the options. */
    static const auto set = [](Call &call, size_t mode, size_t partition_by) {
        Writer writer = self(call);
        if (call.has(mode, "mode")) writer.mode(call.text(mode, "mode"));
        if (partition_by > 0 && call.has(partition_by, "partitionBy")) {
            writer.partition_by(call.texts(partition_by, "partitionBy"));
        }
        return writer;
    };
    static const auto files = [](auto write, size_t partition_by) {
        return [write, partition_by](Call &call) -> Value {
            std::string path = call.text(0, "path");
            Writer writer = set(call, 1, partition_by);
            (writer.*write)(path, call.options());
            return nullptr;
        };
    };
    static const Members members = {
        {"format", [](Call &call) -> Value { return self(call).format(call.text(0, "source")); }},
        {"mode", [](Call &call) -> Value { return self(call).mode(call.text(0, "saveMode")); }},
        {"option",
         [](Call &call) -> Value {
             std::string key = call.text(0, "key");
             return self(call).option(key, option(call.argument(1, "value"), call.of("value")));
         }},
        {"options", [](Call &call) -> Value { return self(call).options(call.options()); }},
        {"partitionBy", [](Call &call) -> Value { return self(call).partition_by(call.names(0)); }},
        {"sortBy", [](Call &call) -> Value { return self(call).sort_by(call.names(0)); }},
        {"clusterBy", [](Call &call) -> Value { return self(call).cluster_by(call.names(0)); }},
        {"bucketBy",
         [](Call &call) -> Value {
             auto buckets = static_cast<int32_t>(call.number(0, "numBuckets"));
             return self(call).bucket_by(buckets, call.names(1));
         }},
        {"save",
         [](Call &call) -> Value {
             std::optional<std::string> path;
             if (call.has(0, "path")) path = call.text(0, "path");
             Writer writer = set(call, 2, 3);
             if (call.has(1, "format")) writer.format(call.text(1, "format"));
             writer.options(call.options()).save(path);
             return nullptr;
         }},
        {"saveAsTable",
         [](Call &call) -> Value {
             std::string name = call.text(0, "name");
             Writer writer = set(call, 2, 3);
             if (call.has(1, "format")) writer.format(call.text(1, "format"));
             writer.options(call.options()).save_as_table(name);
             return nullptr;
         }},
        {"insertInto",
         [](Call &call) -> Value {
             std::string name = call.text(0, "tableName");
             Writer writer = self(call);
             if (call.has(1, "overwrite")) writer.mode(call.flag(1, "overwrite", false) ? "overwrite" : "append");
             writer.insert_into(name);
             return nullptr;
         }},
        {"csv", files(&Writer::csv, 0)},
        {"json", files(&Writer::json, 0)},
        {"orc", files(&Writer::orc, 2)},
        {"parquet", files(&Writer::parquet, 2)},
        {"text",
         [](Call &call) -> Value {
             std::string path = call.text(0, "path");
             self(call).text(path, call.options());
             return nullptr;
         }},
        {"xml",
         [](Call &call) -> Value {
             std::string path = call.text(0, "path");
             Writer writer = set(call, 2, 0);
             if (call.has(1, "rowTag")) writer.option("rowTag", call.text(1, "rowTag"));
             writer.xml(path, call.options());
             return nullptr;
         }},
        {"jdbc",
         [](Call &call) -> Value {
             std::string url = call.text(0, "url"), table = call.text(1, "table");
             Writer writer = set(call, 2, 0);
             firesteel::Settings properties;
             if (call.has(3, "properties")) {
                 properties = settings(call.argument(3, "properties"), call.of("properties"));
             }
             writer.jdbc(url, table, properties);
             return nullptr;
         }},
    };
    return members;
}

inline const Members &writer_v2() {
    using Writer = firesteel::DataFrameWriterV2;
    static const auto self = [](Call &call) { return call.receiver<Writer>(); };
    static const auto write = [](void (Writer::*mode)() const) {
        return [mode](Call &call) -> Value {
            (self(call).*mode)();
            return nullptr;
        };
    };
    static const Members members = {
        {"using", [](Call &call) -> Value { return self(call).using_(call.text(0, "provider")); }},
        {"option",
         [](Call &call) -> Value {
             std::string key = call.text(0, "key");
             return self(call).option(key, option(call.argument(1, "value"), call.of("value")));
         }},
        {"options", [](Call &call) -> Value { return self(call).options(call.options()); }},
        {"tableProperty",
         [](Call &call) -> Value {
             std::string key = call.text(0, "property");
             return self(call).table_property(key, call.text(1, "value"));
         }},
        {"partitionedBy", [](Call &call) -> Value { return self(call).partitioned_by(call.columns(0)); }},
        {"clusterBy", [](Call &call) -> Value { return self(call).cluster_by(call.names(0)); }},
        {"create", write(&Writer::create)},
        {"replace", write(&Writer::replace)},
        {"createOrReplace", write(&Writer::create_or_replace)},
        {"append", write(&Writer::append)},
        {"overwritePartitions", write(&Writer::overwrite_partitions)},
        {"overwrite",
         [](Call &call) -> Value {
             self(call).overwrite(call.column(0, "condition"));
             return nullptr;
         }},
    };
    return members;
}

/* Which rows, and their condition. */
template <typename Rows>
auto rows(Rows (firesteel::MergeIntoWriter::*when)(const std::optional<firesteel::Column> &) const) {
    return [when](Call &call) -> Value {
        std::optional<firesteel::Column> condition;
        if (call.has(0, "condition")) condition = call.column(0, "condition");
        return (call.receiver<firesteel::MergeIntoWriter>().*when)(condition);
    };
}

inline const Members &merge() {
    using Merge = firesteel::MergeIntoWriter;
    static const Members members = {
        {"whenMatched", rows(&Merge::when_matched)},
        {"whenNotMatched", rows(&Merge::when_not_matched)},
        {"whenNotMatchedBySource", rows(&Merge::when_not_matched_by_source)},
        {"withSchemaEvolution",
         [](Call &call) -> Value { return Merge(call.receiver<Merge>()).with_schema_evolution(); }},
        {"merge",
         [](Call &call) -> Value {
             call.receiver<Merge>().merge();
             return nullptr;
         }},
    };
    return members;
}

inline firesteel::Assignments assignments(Call &call) {
    firesteel::Assignments result;
    Dict given = as<Dict>(call.argument(0, "assignments"), call.of("assignments"));
    for (const auto &[name, value] : given) {
        result.emplace_back(text(name, call.of("assignments")), column(value, call.of("assignments")));
    }
    return result;
}

/* WhenMatched and WhenNotMatchedBySource. */
template <typename Rows>
const Members &merge_updates() {
    static const Members members = {
        {"updateAll", [](Call &call) -> Value { return call.receiver<Rows>().update_all(); }},
        {"update", [](Call &call) -> Value { return call.receiver<Rows>().update(assignments(call)); }},
        {"delete", [](Call &call) -> Value { return call.receiver<Rows>().delete_(); }},
    };
    return members;
}

inline const Members &merge_inserts() {
    using Rows = firesteel::MergeIntoWriter::WhenNotMatched;
    static const Members members = {
        {"insertAll", [](Call &call) -> Value { return call.receiver<Rows>().insert_all(); }},
        {"insert", [](Call &call) -> Value { return call.receiver<Rows>().insert(assignments(call)); }},
    };
    return members;
}

}  // namespace cases

#endif
