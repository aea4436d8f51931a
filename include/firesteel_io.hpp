/* Firesteel for C++: readers and writers of files and tables. Part of firesteel.hpp, which includes it.
 *
 * Setters change the object and return it, so that calls can be chained; copies are the same object. */

#ifndef FIRESTEEL_IO_HPP
#define FIRESTEEL_IO_HPP

#include "firesteel.hpp"

namespace firesteel {

namespace detail {

/* A text that may be missing, as C takes it. */
inline const char *data(const std::optional<std::string> &text) { return text ? text->data() : nullptr; }
inline int64_t length_of(const std::optional<std::string> &text) { return text ? length(*text) : 0; }

/* Numbers and booleans as Spark writes them in options. */
inline std::string option_text(bool value) { return value ? "true" : "false"; }
inline std::string option_text(int32_t value) { return std::to_string(value); }
inline std::string option_text(int64_t value) { return std::to_string(value); }
inline std::string option_text(std::string_view value) { return std::string(value); }
inline std::string option_text(const char *value) { return value; }
inline std::string option_text(const std::string &value) { return value; }

inline firesteel_operation **nowhere() { return nullptr; }

/* An owner of a handle whose settings are changed in place: what readers and writers share. `Self` is the class that is
 * made of it, and `set_option` the function that sets an option. */
template <typename Self, typename Handle, Handle *(*share)(const Handle *), void (*release)(Handle *), auto set_option>
class Builder {
public:
    explicit Builder(Handle *handle) : owner_(handle) {}

    /* An option of the format: a text, a number or a boolean. */
    template <typename Value>
    Self &option(std::string_view key, const Value &value) {
        std::string text = option_text(value);
        return set(set_option, key.data(), length(key), text.data(), length(text));
    }
    Self &options(const Settings &entries) {
        for (const auto &[key, value] : entries) option(key, value);
        return self();
    }

    const Handle *get() const noexcept { return owner_.get(); }

protected:
    template <typename Function, typename... Arguments>
    Self &set(Function function, Arguments... arguments) {
        call(function, get(), arguments...);
        return self();
    }
    template <typename Function>
    Self &set_text(Function function, std::string_view text) {
        return set(function, text.data(), length(text));
    }
    template <typename Function>
    Self &set_names(Function function, const Names &names) {
        auto pointers = detail::pointers(names);
        return set(function, pointers.data(), pointers.size());
    }
    Self &self() noexcept { return static_cast<Self &>(*this); }

private:
    Owner<Handle, share, release> owner_;
};

/* What readers of files and of streams share. `Paths` is what `Self::load` takes. */
template <typename Self, typename Paths>
class Reader : public Builder<Self, firesteel_reader, firesteel_reader_ref, firesteel_reader_free,
                              firesteel_reader_option> {
public:
    explicit Reader(firesteel_reader *handle) : Reader::Builder(handle) {}

    /* `parquet`, `csv`, `json`, ...; streams have `rate` and `kafka` too. Without one it is the session's default. */
    Self &format(std::string_view name) { return this->set_text(firesteel_reader_format, name); }
    /* The schema in DDL (`id INT, name STRING`) instead of one found in the files. Streams of files need one. */
    Self &schema(std::string_view ddl) { return this->set_text(firesteel_reader_schema, ddl); }

    DataFrame csv(const Paths &paths, const Settings &entries = {}) { return of("csv", paths, entries); }
    /* Files with a JSON object a line. */
    DataFrame json(const Paths &paths, const Settings &entries = {}) { return of("json", paths, entries); }
    DataFrame orc(const Paths &paths, const Settings &entries = {}) { return of("orc", paths, entries); }
    DataFrame parquet(const Paths &paths, const Settings &entries = {}) { return of("parquet", paths, entries); }
    /* Files as rows of one text a line. */
    DataFrame text(const Paths &paths, const Settings &entries = {}) { return of("text", paths, entries); }
    /* XML files; the option `rowTag` names the elements that are rows. */
    DataFrame xml(const Paths &paths, const Settings &entries = {}) { return of("xml", paths, entries); }
    /* A table or a view, or the rows that come into it. A schema that was set is refused. */
    DataFrame table(std::string_view name) const {
        return DataFrame::make(firesteel_reader_table, this->get(), name.data(), length(name));
    }
    /* What was or is changed in a table, a row a change. A schema that was set is refused. */
    DataFrame changes(std::string_view table) const {
        return DataFrame::make(firesteel_reader_changes, this->get(), table.data(), length(table));
    }

private:
    DataFrame of(std::string_view name, const Paths &paths, const Settings &entries) {
        return format(name).options(entries).load(paths);
    }
};

}  // namespace detail

/* Reads files and tables. Nothing is opened before an action. Made by `Session::read()`. */
class DataFrameReader : public detail::Reader<DataFrameReader, Names> {
public:
    using Reader::Reader;

    /* Files or folders in the format that was set. */
    DataFrame load(const Names &paths = {}) const {
        auto pointers = detail::pointers(paths);
        return DataFrame::make(firesteel_reader_load, get(), pointers.data(), pointers.size());
    }
    /* A table of a database; `predicates`, conditions in SQL, part it. The options `partitionColumn`, `lowerBound`,
     * `upperBound` and `numPartitions` part it by a column's values. */
    DataFrame jdbc(std::string_view url, std::string_view table, const Names &predicates = {},
                   const Settings &properties = {}) {
        options(properties);
        auto pointers = detail::pointers(predicates);
        return DataFrame::make(firesteel_reader_jdbc, get(), url.data(), detail::length(url), table.data(),
                               detail::length(table), pointers.data(), pointers.size());
    }
};

/* Writes a DataFrame to files and tables. Made by `DataFrame::write()`. What is called `start_...` gives the operation
 * without waiting for its end. */
class DataFrameWriter : public detail::Builder<DataFrameWriter, firesteel_writer, firesteel_writer_ref,
                                               firesteel_writer_free, firesteel_writer_option> {
public:
    using Builder::Builder;

    /* `parquet`, `csv`, `json`, ... Without one it is the session's default. */
    DataFrameWriter &format(std::string_view name) { return set_text(firesteel_writer_format, name); }
    /* What is done when there is data: `append`, `overwrite`, `error` (the default), `ignore`. */
    DataFrameWriter &mode(std::string_view mode) { return set_text(firesteel_writer_mode, mode); }
    /* A folder for each combination of these columns' values. */
    DataFrameWriter &partition_by(const Names &names) { return set_names(firesteel_writer_partition_by, names); }
    /* A table's rows in so many buckets by these columns' values. */
    DataFrameWriter &bucket_by(int32_t buckets, const Names &names) {
        auto pointers = detail::pointers(names);
        return set(firesteel_writer_bucket_by, buckets, pointers.data(), pointers.size());
    }
    /* The order of the rows in each bucket. */
    DataFrameWriter &sort_by(const Names &names) { return set_names(firesteel_writer_sort_by, names); }
    /* The columns by whose values a table's rows are kept together. */
    DataFrameWriter &cluster_by(const Names &names) { return set_names(firesteel_writer_cluster_by, names); }

    /* Writes a folder of files. Without a path the options say what is written to. */
    void save(const std::optional<std::string> &path = std::nullopt) const {
        detail::call(firesteel_writer_save, get(), detail::data(path), detail::length_of(path), detail::nowhere());
    }
    Operation start_save(const std::optional<std::string> &path = std::nullopt) const {
        return Operation(detail::make<firesteel_operation>(firesteel_writer_save, get(), detail::data(path),
                                                           detail::length_of(path)));
    }
    void csv(const std::string &path, const Settings &entries = {}) { format("csv").options(entries).save(path); }
    /* Writes a JSON object a line. */
    void json(const std::string &path, const Settings &entries = {}) { format("json").options(entries).save(path); }
    void orc(const std::string &path, const Settings &entries = {}) { format("orc").options(entries).save(path); }
    void parquet(const std::string &path, const Settings &entries = {}) {
        format("parquet").options(entries).save(path);
    }
    /* Writes the one column, of texts, a line a row. */
    void text(const std::string &path, const Settings &entries = {}) { format("text").options(entries).save(path); }
    /* Writes XML files; the option `rowTag` names the elements that are rows. */
    void xml(const std::string &path, const Settings &entries = {}) { format("xml").options(entries).save(path); }
    /* Writes a table of a database. User and password are properties. */
    void jdbc(std::string_view url, std::string_view table, const Settings &properties = {}) {
        options(properties);
        detail::call(firesteel_writer_jdbc, get(), url.data(), detail::length(url), table.data(), detail::length(table),
                     detail::nowhere());
    }
    /* Writes a table of the session's catalog. */
    void save_as_table(std::string_view name) const {
        detail::call(firesteel_writer_save_as_table, get(), name.data(), detail::length(name), detail::nowhere());
    }
    Operation start_save_as_table(std::string_view name) const {
        return Operation(detail::make<firesteel_operation>(firesteel_writer_save_as_table, get(), name.data(),
                                                           detail::length(name)));
    }
    /* Adds rows to a table, or replaces them in mode `overwrite`, columns matched by position. */
    void insert_into(std::string_view name) const {
        detail::call(firesteel_writer_insert_into, get(), name.data(), detail::length(name), detail::nowhere());
    }
    Operation start_insert_into(std::string_view name) const {
        return Operation(detail::make<firesteel_operation>(firesteel_writer_insert_into, get(), name.data(),
                                                           detail::length(name)));
    }

};

/* Writes a DataFrame to a table of a catalog. Made by `DataFrame::write_to(table)`. */
class DataFrameWriterV2 : public detail::Builder<DataFrameWriterV2, firesteel_writer_v2, firesteel_writer_v2_ref,
                                                 firesteel_writer_v2_free, firesteel_writer_v2_option> {
public:
    using Builder::Builder;

    /* The format of a new table. */
    DataFrameWriterV2 &using_(std::string_view provider) { return set_text(firesteel_writer_v2_using, provider); }
    /* A property that a new table keeps. */
    DataFrameWriterV2 &table_property(std::string_view key, std::string_view value) {
        return set(firesteel_writer_v2_table_property, key.data(), detail::length(key), value.data(),
                     detail::length(value));
    }
    /* How a new table is parted: by columns, or by `years(c)`, `bucket(n, c)` and their like. */
    DataFrameWriterV2 &partitioned_by(const Columns &columns) {
        auto pointers = detail::pointers(columns);
        return set(firesteel_writer_v2_partitioned_by, pointers.data(), pointers.size());
    }
    /* The columns by whose values a new table's rows are kept together. */
    DataFrameWriterV2 &cluster_by(const Names &names) { return set_names(firesteel_writer_v2_cluster_by, names); }

    /* Makes the table, which must not be there. */
    void create() const { write(FIRESTEEL_WRITE_CREATE); }
    /* Replaces the table, schema and all; it must be there. */
    void replace() const { write(FIRESTEEL_WRITE_REPLACE); }
    void create_or_replace() const { write(FIRESTEEL_WRITE_CREATE_OR_REPLACE); }
    /* Adds rows, columns matched by name. */
    void append() const { write(FIRESTEEL_WRITE_APPEND); }
    /* Replaces the rows for which the condition holds. */
    void overwrite(const Column &condition) const { write(FIRESTEEL_WRITE_OVERWRITE, condition.get()); }
    /* Replaces the partitions that the DataFrame has rows for. */
    void overwrite_partitions() const { write(FIRESTEEL_WRITE_OVERWRITE_PARTITIONS); }
    /* Starts to write and gives the operation; `mode` is FIRESTEEL_WRITE_..., with a condition for OVERWRITE alone. */
    Operation start(int32_t mode, const std::optional<Column> &condition = std::nullopt) const {
        return Operation(detail::make<firesteel_operation>(firesteel_writer_v2_write, get(), mode,
                                                           condition ? condition->get() : nullptr));
    }

private:
    void write(int32_t mode, const firesteel_column *condition = nullptr) const {
        detail::call(firesteel_writer_v2_write, get(), mode, condition, detail::nowhere());
    }

};

/* Columns of a table and the values they get. */
using Assignments = std::vector<std::pair<std::string, Column>>;

/* A table changed by the rows of a DataFrame: `df.merge_into("t", condition).when_matched().update_all().merge()`. Made by
 * `DataFrame::merge_into(table, condition)`. */
class MergeIntoWriter {
public:
    explicit MergeIntoWriter(firesteel_merge *handle) : owner_(handle) {}

    class WhenMatched;
    class WhenNotMatched;
    class WhenNotMatchedBySource;

    /* Rows of the table that a row of the DataFrame fits. */
    WhenMatched when_matched(const std::optional<Column> &condition = std::nullopt) const;
    /* Rows of the DataFrame that fit no row of the table. */
    WhenNotMatched when_not_matched(const std::optional<Column> &condition = std::nullopt) const;
    /* Rows of the table that no row of the DataFrame fits. */
    WhenNotMatchedBySource when_not_matched_by_source(const std::optional<Column> &condition = std::nullopt) const;
    /* The table gets columns that only the DataFrame has. */
    MergeIntoWriter &with_schema_evolution() {
        detail::call(firesteel_merge_with_schema_evolution, get());
        return *this;
    }
    /* Carries the merge out. */
    void merge() const { detail::call(firesteel_merge_run, get(), detail::nowhere()); }
    Operation start() const { return Operation(detail::make<firesteel_operation>(firesteel_merge_run, get())); }

    const firesteel_merge *get() const noexcept { return owner_.get(); }

private:
    detail::Owner<firesteel_merge, firesteel_merge_ref, firesteel_merge_free> owner_;
};

namespace detail {

/* Rows of a merge, and what is done with them. */
class MergeRows {
public:
    MergeRows(MergeIntoWriter merge, int32_t when, std::optional<Column> condition)
        : merge_(std::move(merge)), when_(when), condition_(std::move(condition)) {}

protected:
    MergeIntoWriter act(int32_t action, const Assignments &assignments = {}) const {
        std::vector<const char *> names;
        std::vector<const firesteel_column *> values;
        for (const auto &[name, value] : assignments) {
            names.push_back(pointer(name));
            values.push_back(value.get());
        }
        call(firesteel_merge_when, merge_.get(), when_, condition_ ? condition_->get() : nullptr, action, names.data(),
             values.data(), values.size());
        return merge_;
    }

private:
    MergeIntoWriter merge_;
    int32_t when_;
    std::optional<Column> condition_;
};

}  // namespace detail

class MergeIntoWriter::WhenMatched : public detail::MergeRows {
public:
    using MergeRows::MergeRows;
    /* Every column of the table gets the value of the DataFrame's column of that name. */
    MergeIntoWriter update_all() const { return act(FIRESTEEL_MERGE_UPDATE_ALL); }
    MergeIntoWriter update(const Assignments &assignments) const { return act(FIRESTEEL_MERGE_UPDATE, assignments); }
    MergeIntoWriter delete_() const { return act(FIRESTEEL_MERGE_DELETE); }
};

class MergeIntoWriter::WhenNotMatched : public detail::MergeRows {
public:
    using MergeRows::MergeRows;
    /* A row is added, with the values of the DataFrame's columns by name. */
    MergeIntoWriter insert_all() const { return act(FIRESTEEL_MERGE_INSERT_ALL); }
    MergeIntoWriter insert(const Assignments &assignments) const { return act(FIRESTEEL_MERGE_INSERT, assignments); }
};

class MergeIntoWriter::WhenNotMatchedBySource : public detail::MergeRows {
public:
    using MergeRows::MergeRows;
    MergeIntoWriter update_all() const { return act(FIRESTEEL_MERGE_UPDATE_ALL); }
    MergeIntoWriter update(const Assignments &assignments) const { return act(FIRESTEEL_MERGE_UPDATE, assignments); }
    MergeIntoWriter delete_() const { return act(FIRESTEEL_MERGE_DELETE); }
};

inline MergeIntoWriter::WhenMatched MergeIntoWriter::when_matched(const std::optional<Column> &condition) const {
    return {*this, FIRESTEEL_MERGE_MATCHED, condition};
}
inline MergeIntoWriter::WhenNotMatched MergeIntoWriter::when_not_matched(const std::optional<Column> &condition) const {
    return {*this, FIRESTEEL_MERGE_NOT_MATCHED, condition};
}
inline MergeIntoWriter::WhenNotMatchedBySource MergeIntoWriter::when_not_matched_by_source(
    const std::optional<Column> &condition) const {
    return {*this, FIRESTEEL_MERGE_NOT_MATCHED_BY_SOURCE, condition};
}

inline DataFrameReader Session::read() const {
    return DataFrameReader(detail::make<firesteel_reader>(firesteel_session_reader, get()));
}
inline DataFrameWriter DataFrame::write() const {
    return DataFrameWriter(detail::make<firesteel_writer>(firesteel_dataframe_writer, get()));
}
inline DataFrameWriterV2 DataFrame::write_to(std::string_view table) const {
    return DataFrameWriterV2(detail::make<firesteel_writer_v2>(firesteel_dataframe_writer_v2, get(), table.data(),
                                                               detail::length(table)));
}
inline MergeIntoWriter DataFrame::merge_into(std::string_view table, const Column &condition) const {
    return MergeIntoWriter(detail::make<firesteel_merge>(firesteel_dataframe_merge_into, get(), table.data(),
                                                         detail::length(table), condition.get()));
}

}  // namespace firesteel

#endif  // FIRESTEEL_IO_HPP
