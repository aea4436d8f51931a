/* DataStreamWriter, StreamingQuery and StreamingQueryManager. */

#ifndef CASES_STREAMING_HPP
#define CASES_STREAMING_HPP

#include "call.hpp"

namespace cases {

inline const Members &stream_writer() {
    using Writer = firesteel::DataStreamWriter;
    using firesteel::Trigger;
    static const auto self = [](Call &call) { return call.receiver<Writer>(); };
    /* The parameters that `start` and `toTable` share. */
    static const auto set = [](Call &call) {
        Writer writer = self(call);
        if (call.has(1, "format")) writer.format(call.text(1, "format"));
        if (call.has(2, "outputMode")) writer.output_mode(call.text(2, "outputMode"));
        if (call.has(3, "partitionBy")) writer.partition_by(call.texts(3, "partitionBy"));
        if (call.has(4, "queryName")) writer.query_name(call.text(4, "queryName"));
        return writer;
    };
    static const size_t named = SIZE_MAX;
    static const Members members = {
        {"format", [](Call &call) -> Value { return self(call).format(call.text(0, "source")); }},
        {"outputMode", [](Call &call) -> Value { return self(call).output_mode(call.text(0, "outputMode")); }},
        {"queryName", [](Call &call) -> Value { return self(call).query_name(call.text(0, "queryName")); }},
        {"option",
         [](Call &call) -> Value {
             std::string key = call.text(0, "key");
             return self(call).option(key, option(call.argument(1, "value"), call.of("value")));
         }},
        {"options", [](Call &call) -> Value { return self(call).options(call.options()); }},
        {"partitionBy", [](Call &call) -> Value { return self(call).partition_by(call.names(0)); }},
        {"clusterBy", [](Call &call) -> Value { return self(call).cluster_by(call.names(0)); }},
        {"trigger",
         [](Call &call) -> Value {
             if (call.has(named, "processingTime")) {
                 return self(call).trigger(Trigger::processing_time(call.text(named, "processingTime")));
             }
             if (call.has(named, "continuous")) {
                 return self(call).trigger(Trigger::continuous(call.text(named, "continuous")));
             }
             if (call.has(named, "realTime")) {
                 return self(call).trigger(Trigger::real_time(call.text(named, "realTime")));
             }
             if (call.flag(named, "availableNow", false)) return self(call).trigger(Trigger::available_now());
             if (call.flag(named, "once", false)) return self(call).trigger(Trigger::once());
             throw Missing(call.of("no trigger"));
         }},
        {"start",
         [](Call &call) -> Value {
             std::optional<std::string> path;
             if (call.has(0, "path")) path = call.text(0, "path");
             return set(call).options(call.options()).start(path);
         }},
        {"toTable",
         [](Call &call) -> Value {
             std::string name = call.text(0, "tableName");
             return set(call).options(call.options()).to_table(name);
         }},
    };
    return members;
}

/* A time in seconds; nothing when there is none. */
inline std::optional<std::chrono::milliseconds> timeout(Call &call) {
    if (!call.has(0, "timeout")) return std::nullopt;
    return std::chrono::milliseconds(1000 * call.number(0, "timeout"));
}

inline const Members &streaming_query() {
    using Query = firesteel::StreamingQuery;
    static const auto self = [](Call &call) { return call.receiver<Query>(); };
    static const Members members = {
        {"id", [](Call &call) -> Value { return self(call).id(); }},
        {"runId", [](Call &call) -> Value { return self(call).run_id(); }},
        {"name",
         [](Call &call) -> Value {
             auto name = self(call).name();
             return name ? Value(*name) : Value(nullptr);
         }},
        {"isActive", [](Call &call) -> Value { return self(call).is_active(); }},
        {"status",
         [](Call &call) -> Value {
             auto status = self(call).status();
             return Dict{{std::string("message"), status.message},
                         {std::string("isDataAvailable"), status.is_data_available},
                         {std::string("isTriggerActive"), status.is_trigger_active}};
         }},
        {"awaitTermination",
         [](Call &call) -> Value {
             auto limit = timeout(call);
             bool has_ended = self(call).await_termination(limit);
             return limit ? Value(has_ended) : Value(nullptr);
         }},
        {"processAllAvailable",
         [](Call &call) -> Value {
             self(call).process_all_available();
             return nullptr;
         }},
        {"stop",
         [](Call &call) -> Value {
             self(call).stop();
             return nullptr;
         }},
        {"exception",
         [](Call &call) -> Value {
             auto failure = self(call).exception();
             return failure ? Value(failure->message()) : Value(nullptr);
         }},
        {"explain",
         [](Call &call) -> Value {
             self(call).explain(call.flag(0, "extended", false));
             return nullptr;
         }},
    };
    return members;
}

inline const Members &streaming_query_manager() {
    using Manager = firesteel::StreamingQueryManager;
    static const auto self = [](Call &call) { return call.receiver<Manager>(); };
    static const Members members = {
        {"active",
         [](Call &call) -> Value {
             List queries;
             for (const auto &query : self(call).active()) queries.push_back(query);
             return queries;
         }},
        {"get",
         [](Call &call) -> Value {
             auto query = self(call).get(call.text(0, "id"));
             return query ? Value(*query) : Value(nullptr);
         }},
        {"awaitAnyTermination",
         [](Call &call) -> Value {
             auto limit = timeout(call);
             bool has_ended = self(call).await_any_termination(limit);
             return limit ? Value(has_ended) : Value(nullptr);
         }},
        {"resetTerminated",
         [](Call &call) -> Value {
             self(call).reset_terminated();
             return nullptr;
         }},
    };
    return members;
}

}  // namespace cases

#endif
