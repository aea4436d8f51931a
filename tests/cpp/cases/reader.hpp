/* DataFrameReader and DataStreamReader. */

#ifndef CASES_READER_HPP
#define CASES_READER_HPP

#include "call.hpp"

namespace cases {

/* A reader: each call is made on a copy of the handle, which is the same reader. */
template <typename Reader>
Reader reader_of(Call &call) {
    return call.receiver<Reader>();
}

template <typename Reader>
Members setters_of_reader() {
    return {
        {"format", [](Call &call) -> Value { return reader_of<Reader>(call).format(call.text(0, "source")); }},
        {"schema", [](Call &call) -> Value { return reader_of<Reader>(call).schema(call.text(0, "schema")); }},
        {"option",
         [](Call &call) -> Value {
             std::string key = call.text(0, "key");
             return reader_of<Reader>(call).option(key, option(call.argument(1, "value"), call.of("value")));
         }},
        {"options", [](Call &call) -> Value { return reader_of<Reader>(call).options(call.options()); }},
        {"table", [](Call &call) -> Value { return reader_of<Reader>(call).table(call.text(0, "tableName")); }},
        {"changes", [](Call &call) -> Value { return reader_of<Reader>(call).changes(call.text(0, "tableName")); }},
    };
}

/* A schema among the arguments, which C++ sets by itself. */
template <typename Reader>
Reader with_schema(Call &call, Reader reader, size_t at) {
    if (call.has(at, "schema")) reader.schema(call.text(at, "schema"));
    return reader;
}

inline const Members &reader() {
    using Reader = firesteel::DataFrameReader;
    static const auto files = [](auto read, const char *name) {
        return [read, name](Call &call) -> Value {
            firesteel::Names paths = call.texts(0, name);
            Reader reader = with_schema(call, reader_of<Reader>(call), 1);
            firesteel::Settings options = call.options();
            /* PySpark always says whether a file is one row. */
            if (std::string(name) == "paths") options.emplace("wholetext", "false");
            return (reader.*read)(paths, options);
        };
    };
    static const Members members = [] {
        Members all = setters_of_reader<Reader>();
        all["load"] = [](Call &call) -> Value {
            firesteel::Names paths = call.texts(0, "path");
            Reader reader = with_schema(call, reader_of<Reader>(call), 2);
            if (call.has(1, "format")) reader.format(call.text(1, "format"));
            return reader.options(call.options()).load(paths);
        };
        all["csv"] = files(&Reader::csv, "path");
        all["json"] = files(&Reader::json, "path");
        all["orc"] = files(&Reader::orc, "path");
        all["text"] = files(&Reader::text, "paths");
        all["xml"] = files(&Reader::xml, "path");
        all["parquet"] = [](Call &call) -> Value {
            firesteel::Names paths = call.names(0);
            return reader_of<Reader>(call).parquet(paths, call.options());
        };
        all["jdbc"] = [](Call &call) -> Value {
            std::string url = call.text(0, "url"), table = call.text(1, "table");
            firesteel::Settings properties;
            if (call.has(7, "properties")) properties = settings(call.argument(7, "properties"), call.of("properties"));
            firesteel::Names predicates = call.texts(6, "predicates");
            return reader_of<Reader>(call).jdbc(url, table, predicates, properties);
        };
        return all;
    }();
    return members;
}

inline const Members &stream_reader() {
    using Reader = firesteel::DataStreamReader;
    static const auto files = [](auto read) {
        return [read](Call &call) -> Value {
            std::string path = call.text(0, "path");
            Reader reader = with_schema(call, reader_of<Reader>(call), 1);
            return (reader.*read)(path, call.options());
        };
    };
    static const auto text = [](Call &call) -> Value {
        std::string path = call.text(0, "path");
        firesteel::Settings options = call.options();
        options.emplace("wholetext", "false");
        return reader_of<Reader>(call).text(path, options);
    };
    static const Members members = [] {
        Members all = setters_of_reader<Reader>();
        all["name"] = [](Call &call) -> Value { return reader_of<Reader>(call).name(call.text(0, "source_name")); };
        all["load"] = [](Call &call) -> Value {
            std::optional<std::string> path;
            if (call.has(0, "path")) path = call.text(0, "path");
            Reader reader = with_schema(call, reader_of<Reader>(call), 2);
            if (call.has(1, "format")) reader.format(call.text(1, "format"));
            return reader.options(call.options()).load(path);
        };
        all["csv"] = files(&Reader::csv);
        all["json"] = files(&Reader::json);
        all["orc"] = files(&Reader::orc);
        all["parquet"] = files(&Reader::parquet);
        all["text"] = text;
        all["xml"] = files(&Reader::xml);
        return all;
    }();
    return members;
}

}  // namespace cases

#endif
