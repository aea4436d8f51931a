/* SparkSession, RuntimeConf, TableValuedFunction and Observation. */

#ifndef CASES_SESSION_HPP
#define CASES_SESSION_HPP

#include "call.hpp"

namespace cases {

/* How many operations were interrupted, as the list of them where it is empty: their ids are not told in C++. */
inline Value interrupted(Call &call, int64_t count) {
    if (count != 0) throw Missing(call.of("the ids"));
    return List{};
}

inline const Members &session() {
    static const auto self = [](Call &call) -> const firesteel::Session & { return call.receiver<firesteel::Session>(); };
    static const Members members = {
        {"sql",
         [](Call &call) -> Value {
             Value arguments = call.has(1, "args") ? call.argument(1, "args") : Value(List{});
             std::string statement = call.text(0, "sqlQuery");
             call.finish();
             if (is<Dict>(arguments)) {
                 std::map<std::string, firesteel::Column> named;
                 for (const auto &[name, value] : std::any_cast<Dict>(arguments)) {
                     named.emplace(text(name, call.of("args")), literal(value, call.of("args")));
                 }
                 return self(call).sql_with(statement, named);
             }
             firesteel::Columns values;
             for (const Value &value : list(arguments)) values.push_back(literal(value, call.of("args")));
             return self(call).sql(statement, values);
         }},
        {"read", [](Call &call) -> Value { return self(call).read(); }},
        {"readStream", [](Call &call) -> Value { return self(call).read_stream(); }},
        {"streams", [](Call &call) -> Value { return self(call).streams(); }},
        {"table", [](Call &call) -> Value { return self(call).table(call.text(0, "tableName")); }},
        {"range",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start"), step = call.number(2, "step", 1);
             auto partitions = static_cast<int32_t>(call.number(3, "numPartitions", 0));
             if (!call.has(1, "end")) return call.argument(1, "end"), self(call).range(0, start, step, partitions);
             return self(call).range(start, call.number(1, "end"), step, partitions);
         }},
        {"createDataFrame",
         [](Call &call) -> Value {
             std::vector<firesteel::Columns> rows;
             const Value data = call.argument(0, "data");
             for (const Value &row : as<List>(data, call.of("data"))) {
                 firesteel::Columns values;
                 for (const Value &value : as<List>(row, call.of("data"))) {
                     values.push_back(literal(value, call.of("data")));
                 }
                 rows.push_back(std::move(values));
             }
             return self(call).create_dataframe(rows, call.text(1, "schema"));
         }},
        {"emptyDataFrame", [](Call &call) -> Value { return self(call).empty_dataframe(call.text(0, "schema")); }},
        {"catalog", [](Call &call) -> Value { return self(call).catalog(); }},
        {"conf", [](Call &call) -> Value { return self(call).conf(); }},
        {"tvf", [](Call &call) -> Value { return self(call).tvf(); }},
        {"version", [](Call &call) -> Value { return self(call).version(); }},
        {"newSession", [](Call &call) -> Value { return self(call).new_session(); }},
        {"cloneSession", [](Call &call) -> Value { return self(call).clone_session(); }},
        {"is_stopped", [](Call &call) -> Value { return self(call).is_stopped(); }},
        {"stop", [](Call &call) -> Value { return self(call).stop(), nullptr; }},
        {"addTag", [](Call &call) -> Value { return self(call).add_tag(call.text(0, "tag")), nullptr; }},
        {"removeTag", [](Call &call) -> Value { return self(call).remove_tag(call.text(0, "tag")), nullptr; }},
        {"clearTags", [](Call &call) -> Value { return self(call).clear_tags(), nullptr; }},
        {"getTags",
         [](Call &call) -> Value {
             firesteel::Names tags = self(call).get_tags();
             return List(tags.begin(), tags.end());
         }},
        {"interruptAll", [](Call &call) -> Value { return interrupted(call, self(call).interrupt_all()); }},
        {"interruptTag",
         [](Call &call) -> Value { return interrupted(call, self(call).interrupt_tag(call.text(0, "tag"))); }},
        {"interruptOperation",
         [](Call &call) -> Value { return interrupted(call, self(call).interrupt_operation(call.text(0, "op_id"))); }},
    };
    return members;
}

inline const Members &conf() {
    static const auto self = [](Call &call) -> const firesteel::RuntimeConf & {
        return call.receiver<firesteel::RuntimeConf>();
    };
    static const Members members = {
        {"get",
         [](Call &call) -> Value {
             std::string key = call.text(0, "key");
             if (call.has(1, "default")) return self(call).get(key, call.text(1, "default"));
             if (!call.is_given(1, "default")) return self(call).get(key);
             call.argument(1, "default");
             std::optional<std::string> value = self(call).get(key, std::nullopt);
             return value ? Value(*value) : Value(nullptr);
         }},
        {"getAll",
         [](Call &call) -> Value {
             Dict entries;
             for (const auto &[key, value] : self(call).get_all()) entries.emplace_back(key, value);
             return entries;
         }},
        {"set",
         [](Call &call) -> Value {
             std::string key = call.text(0, "key");
             return self(call).set(key, option(call.argument(1, "value"), call.of("value"))), nullptr;
         }},
        {"unset", [](Call &call) -> Value { return self(call).unset(call.text(0, "key")), nullptr; }},
        {"isModifiable", [](Call &call) -> Value { return self(call).is_modifiable(call.text(0, "key")); }},
    };
    return members;
}

/* A schema is its DDL in C++. */
inline const Members &schemas() {
    static const Members members = {{"fromDDL", [](Call &call) -> Value { return call.text(0, "ddl"); }}};
    return members;
}

/* The metrics of one row, as far as they are whole numbers. */
inline const Members &observation() {
    static const Members members = {
        {"__init__",
         [](Call &call) -> Value {
             return call.has(0, "name") ? firesteel::Observation(call.text(0, "name"))
                                        : (call.argument(0, "name"), firesteel::Observation());
         }},
        {"get",
         [](Call &call) -> Value {
             firesteel::Stream stream = call.receiver<firesteel::Observation>().get();
             firesteel::Schema schema = stream.schema();
             Dict metrics;
             for (const firesteel::Batch &batch : stream) {
                 for (int64_t at = 0; at < schema->n_children; at++) {
                     const std::string format = schema->children[at]->format;
                     const void *values = batch->children[at]->buffers[1];
                     if (format != "l" && format != "i") throw Missing(call.of(schema->children[at]->name));
                     int64_t value = format == "l" ? *static_cast<const int64_t *>(values)
                                                   : *static_cast<const int32_t *>(values);
                     metrics.emplace_back(std::string(schema->children[at]->name), value);
                 }
             }
             return metrics;
         }},
    };
    return members;
}

inline const Members &table_functions() {
    static const auto self = [](Call &call) -> const firesteel::TableValuedFunction & {
        return call.receiver<firesteel::TableValuedFunction>();
    };
    static const auto one = [](Call &call, const std::string &name) { return literal(call.argument(0, name), call.of(name)); };
    static const auto rest = [](Call &call) {
        firesteel::Columns fields;
        for (const Value &value : call.rest(1)) fields.push_back(literal(value, call.of("fields")));
        return fields;
    };
    static const Members members = {
        {"range",
         [](Call &call) -> Value {
             int64_t start = call.number(0, "start"), step = call.number(2, "step", 1);
             auto partitions = static_cast<int32_t>(call.number(3, "numPartitions", 0));
             if (!call.has(1, "end")) return call.argument(1, "end"), self(call).range(0, start, step, partitions);
             return self(call).range(start, call.number(1, "end"), step, partitions);
         }},
        {"explode", [](Call &call) -> Value { return self(call).explode(one(call, "collection")); }},
        {"explode_outer", [](Call &call) -> Value { return self(call).explode_outer(one(call, "collection")); }},
        {"inline", [](Call &call) -> Value { return self(call).inline_(one(call, "input")); }},
        {"inline_outer", [](Call &call) -> Value { return self(call).inline_outer(one(call, "input")); }},
        {"json_tuple",
         [](Call &call) -> Value {
             firesteel::Columns fields = rest(call);
             return self(call).json_tuple(one(call, "input"), fields);
         }},
        {"posexplode", [](Call &call) -> Value { return self(call).posexplode(one(call, "collection")); }},
        {"posexplode_outer", [](Call &call) -> Value { return self(call).posexplode_outer(one(call, "collection")); }},
        {"stack",
         [](Call &call) -> Value {
             firesteel::Columns fields = rest(call);
             return self(call).stack(one(call, "n"), fields);
         }},
        {"collations", [](Call &call) -> Value { return self(call).collations(); }},
        {"sql_keywords", [](Call &call) -> Value { return self(call).sql_keywords(); }},
        {"variant_explode", [](Call &call) -> Value { return self(call).variant_explode(one(call, "input")); }},
        {"variant_explode_outer",
         [](Call &call) -> Value { return self(call).variant_explode_outer(one(call, "input")); }},
        {"python_worker_logs", [](Call &call) -> Value { return self(call).python_worker_logs(); }},
    };
    return members;
}

}  // namespace cases

#endif
