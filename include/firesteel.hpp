/* Firesteel for C++17: the handles of firesteel.h as values, its errors as exceptions. Header only, and no logic of its
 * own. Every class may be copied; copies are the same object. */

#ifndef FIRESTEEL_HPP
#define FIRESTEEL_HPP

#include <cstdint>
#include <cstdio>
#include <exception>
#include <functional>
#include <initializer_list>
#include <map>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "firesteel_handle.hpp"
#include "firesteel_column.hpp"
#include "firesteel_window.hpp"
#include "firesteel_operation.hpp"
#include "firesteel_dataframe.hpp"
#include "firesteel_grouped.hpp"
#include "firesteel_statistics.hpp"

namespace firesteel {

class Catalog;
class RuntimeConf;
class SessionBuilder;
class TableValuedFunction;
struct ProgressReport;

/* A session. */
class Session {
public:
    explicit Session(firesteel_session *handle) : owner_(handle) {}
    /* `sc://host:port`, `local`, `local[N]` or `local[*]`. */
    explicit Session(std::string_view url, const Settings &options = {}) {
        detail::Options entries(options);
        owner_ = Owner(detail::make<firesteel_session>(firesteel_session_open, url.data(), detail::length(url),
                                                       entries.get()));
    }

    static SessionBuilder builder();
    /* The session that was opened last in this process; throws NO_ACTIVE_SESSION without one. */
    static Session active() { return Session(detail::make<firesteel_session>(firesteel_session_active)); }
    static std::optional<Session> get_active_session() {
        auto *handle = detail::make<firesteel_session>(firesteel_session_get_active_session);
        return handle == nullptr ? std::nullopt : std::optional(Session(handle));
    }
    /* Another session at the same place, with configuration and views of its own. */
    Session new_session() const {
        return Session(detail::make<firesteel_session>(firesteel_session_new_session, get()));
    }
    /* Another session at the same place that begins with what this one holds now. Its id is a UUID. */
    Session clone_session(const std::optional<std::string> &id = std::nullopt) const {
        return Session(detail::make<firesteel_session>(firesteel_session_clone_session, get(),
                                                       id ? id->data() : nullptr, id ? detail::length(*id) : 0));
    }

    std::string id() const { return firesteel_session_id(get()); }
    std::string session_id() const { return id(); }
    bool is_stopped() const { return firesteel_session_is_stopped(get()) == 1; }
    Catalog catalog() const;
    RuntimeConf conf() const;
    /* Table functions. */
    TableValuedFunction tvf() const;
    DataFrame sql(std::string_view text, const Columns &arguments = {}) const {
        auto pointers = detail::pointers(arguments);
        return DataFrame::make(firesteel_session_sql, get(), text.data(), detail::length(text), pointers.data(),
                               pointers.size());
    }
    /* With values for the `:name` markers. */
    DataFrame sql_with(std::string_view text, const std::map<std::string, Column> &arguments) const {
        std::vector<const char *> names;
        std::vector<const firesteel_column *> values;
        for (const auto &[name, value] : arguments) {
            names.push_back(detail::pointer(name));
            values.push_back(value.get());
        }
        return DataFrame::make(firesteel_session_sql_named, get(), text.data(), detail::length(text), names.data(),
                               values.data(), values.size());
    }
    DataFrame table(std::string_view name) const {
        return DataFrame::make(firesteel_session_table, get(), name.data(), detail::length(name));
    }
    /* In so many partitions; 0 leaves their number to the backend. */
    DataFrame range(int64_t start, int64_t end, int64_t step = 1, int32_t partitions = 0) const {
        return DataFrame::make(firesteel_session_range_in, get(), start, end, step, partitions);
    }
    /* A DataFrame of rows of literals, or calls of `array`, `map` and `struct` of such. `schema` is DDL. */
    DataFrame create_dataframe(const std::vector<Columns> &rows, std::string_view schema) const {
        std::vector<const firesteel_column *> values;
        size_t width = rows.empty() ? 0 : rows.front().size();
        for (const Columns &row : rows) {
            if (row.size() != width) throw std::invalid_argument("the rows have different numbers of values");
            for (const Column &value : row) values.push_back(value.get());
        }
        return DataFrame::make(firesteel_session_create_dataframe, get(), values.data(), rows.size(), width,
                               schema.data(), detail::length(schema));
    }
    /* A DataFrame without rows. `schema` is DDL. */
    DataFrame empty_dataframe(std::string_view schema) const {
        return DataFrame::make(firesteel_session_empty_dataframe, get(), schema.data(), detail::length(schema));
    }
    /* Reads files and tables. */
    DataFrameReader read() const;
    /* Reads what is there and what will come. */
    DataStreamReader read_stream() const;
    /* The streaming queries of the session. */
    StreamingQueryManager streams() const;
    DataFrame read(std::string_view format, const Names &paths, const Settings &options = {},
                   const std::optional<std::string> &schema = std::nullopt) const {
        auto pointers = detail::pointers(paths);
        detail::Options entries(options);
        return DataFrame::make(firesteel_session_read, get(), format.data(), detail::length(format), pointers.data(),
                               pointers.size(), schema ? schema->data() : nullptr,
                               schema ? detail::length(*schema) : int64_t{0}, entries.get());
    }
    DataFrame parquet(const Names &paths) const { return read("parquet", paths); }
    /* The stream is moved, on every path. */
    DataFrame from_arrow(ArrowArrayStream *stream) const {
        return DataFrame::make(firesteel_session_from_arrow, get(), stream, nullptr, int64_t{0});
    }
    DataFrame from_plan(const std::vector<uint8_t> &plan) const {
        return DataFrame::make(firesteel_session_from_plan, get(), plan.data(), plan.size());
    }
    std::string conf(std::string_view key) const {
        return detail::text(firesteel_session_conf_get, get(), key.data(), detail::length(key));
    }
    void set_conf(std::string_view key, std::string_view value) const {
        detail::call(firesteel_session_conf_set, get(), key.data(), detail::length(key), value.data(),
                     detail::length(value));
    }
    void unset_conf(std::string_view key) const {
        detail::call(firesteel_session_conf_unset, get(), key.data(), detail::length(key));
    }
    std::string version() const { return detail::text(firesteel_session_version, get()); }
    /* How many operations were interrupted. */
    int64_t interrupt_all() const {
        int64_t interrupted = 0;
        detail::call(firesteel_session_interrupt_all, get(), &interrupted);
        return interrupted;
    }
    int64_t interrupt_tag(std::string_view tag) const {
        int64_t interrupted = 0;
        detail::call(firesteel_session_interrupt_tag, get(), tag.data(), detail::length(tag), &interrupted);
        return interrupted;
    }
    /* 1, or 0 when the operation has ended. */
    int64_t interrupt_operation(std::string_view operation_id) const {
        int64_t interrupted = 0;
        detail::call(firesteel_session_interrupt_operation, get(), operation_id.data(), detail::length(operation_id),
                     &interrupted);
        return interrupted;
    }
    /* Tags the operations that are started from now on. */
    void add_tag(std::string_view tag) const {
        detail::call(firesteel_session_add_tag, get(), tag.data(), detail::length(tag));
    }
    void remove_tag(std::string_view tag) const {
        detail::call(firesteel_session_remove_tag, get(), tag.data(), detail::length(tag));
    }
    Names get_tags() const { return detail::texts(firesteel_session_get_tags, get()); }
    void clear_tags() const { detail::call(firesteel_session_clear_tags, get()); }
    /* Calls `handler` while operations of this session run, and once when each has ended, from whichever thread takes
     * their rows. It must not throw. Gives the number by which it is removed. */
    uint64_t register_progress_handler(std::function<void(const ProgressReport &)> handler) const;
    /* Whether there was a handler of this number. */
    bool remove_progress_handler(uint64_t id) const {
        int32_t was_there = 0;
        detail::call(firesteel_session_remove_progress_handler, get(), id, &was_there);
        return was_there != 0;
    }
    void clear_progress_handlers() const { detail::call(firesteel_session_clear_progress_handlers, get()); }
    /* Takes files of this machine to the session's server; `kind` is FIRESTEEL_ARTIFACT_... */
    void add_artifacts(const Names &paths, int32_t kind = FIRESTEEL_ARTIFACT_JAR) const {
        auto pointers = detail::pointers(paths);
        detail::call(firesteel_session_add_artifacts, get(), pointers.data(), pointers.size(), kind);
    }
    void add_artifact(const std::string &path, int32_t kind = FIRESTEEL_ARTIFACT_JAR) const {
        add_artifacts({path}, kind);
    }
    void stop() const { detail::call(firesteel_session_stop, get()); }

    const firesteel_session *get() const noexcept { return owner_.get(); }

private:
    using Owner = detail::Owner<firesteel_session, firesteel_session_ref, firesteel_session_free>;
    Owner owner_;
};

inline Session DataFrame::spark_session() const {
    return Session(detail::make<firesteel_session>(firesteel_dataframe_spark_session, get()));
}

}  // namespace firesteel

#include "firesteel_io.hpp"
#include "firesteel_streaming.hpp"
#include "firesteel_catalog.hpp"
#include "firesteel_session.hpp"

#endif  // FIRESTEEL_HPP
