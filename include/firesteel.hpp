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

#include "firesteel.h"

namespace firesteel {

/* A failed call. */
class Error : public std::exception {
public:
    /* Takes the error over. */
    explicit Error(firesteel_error *error)
        : status_(firesteel_error_status(error)),
          text_(field(error, FIRESTEEL_ERROR_TEXT)),
          message_(field(error, FIRESTEEL_ERROR_MESSAGE)),
          condition_(field(error, FIRESTEEL_ERROR_CONDITION)),
          sqlstate_(field(error, FIRESTEEL_ERROR_SQLSTATE)),
          operation_id_(field(error, FIRESTEEL_ERROR_OPERATION_ID)) {
        const char *name = nullptr, *value = nullptr;
        for (size_t at = 0; firesteel_error_parameter(error, at, &name, &value) == 1; at++) parameters_[name] = value;
        firesteel_query_context context{};
        context.struct_size = sizeof context;
        for (size_t at = 0; firesteel_error_context(error, at, &context) == 1; at++) {
            contexts_.push_back({context.is_sql != 0, context.start_index, context.stop_index, context.object_type,
                                 context.object_name, context.fragment, context.call_site, context.summary});
        }
        firesteel_error_free(error);
    }

    struct Context {
        bool is_sql;
        /* Zero-based offsets of the first and the last character; -1 when unknown. */
        int32_t start_index, stop_index;
        std::string object_type, object_name, fragment, call_site, summary;
    };

    /* The whole text, as Spark prints it. */
    const char *what() const noexcept override { return text_.c_str(); }
    firesteel_status status() const noexcept { return status_; }
    /* The text without condition, SQLSTATE and context. */
    const std::string &message() const noexcept { return message_; }
    const std::string &condition() const noexcept { return condition_; }
    const std::string &sqlstate() const noexcept { return sqlstate_; }
    const std::string &operation_id() const noexcept { return operation_id_; }
    const std::map<std::string, std::string> &parameters() const noexcept { return parameters_; }
    const std::vector<Context> &contexts() const noexcept { return contexts_; }

private:
    static std::string field(const firesteel_error *error, int32_t field) {
        const char *text = nullptr;
        size_t length = 0;
        return firesteel_error_get(error, field, &text, &length) == 1 ? std::string(text, length) : std::string();
    }

    firesteel_status status_;
    std::string text_, message_, condition_, sqlstate_, operation_id_;
    std::map<std::string, std::string> parameters_;
    std::vector<Context> contexts_;
};

namespace detail {

inline void check(firesteel_status status, firesteel_error *error) {
    if (status != FIRESTEEL_OK) throw Error(error);
}

/* Calls `function` with the arguments and a place for the error; throws what it puts there. */
template <typename Function, typename... Arguments>
void call(Function function, Arguments... arguments) {
    firesteel_error *error = nullptr;
    firesteel_status status = function(arguments..., &error);
    check(status, error);
}

/* The same for a function whose last argument before the error is a new handle. */
template <typename Handle, typename Function, typename... Arguments>
Handle *make(Function function, Arguments... arguments) {
    Handle *handle = nullptr;
    call(function, arguments..., &handle);
    return handle;
}

inline int64_t length(std::string_view text) { return static_cast<int64_t>(text.size()); }

/* An owner of a handle. A moved-from one holds NULL, which every call refuses. */
template <typename Handle, Handle *(*share)(const Handle *), void (*release)(Handle *)>
class Owner {
public:
    explicit Owner(Handle *handle = nullptr) noexcept : handle_(handle) {}
    Owner(const Owner &other) noexcept : handle_(share(other.handle_)) {}
    Owner(Owner &&other) noexcept : handle_(std::exchange(other.handle_, nullptr)) {}
    Owner &operator=(Owner other) noexcept {
        std::swap(handle_, other.handle_);
        return *this;
    }
    ~Owner() { release(handle_); }
    Handle *get() const noexcept { return handle_; }

private:
    Handle *handle_;
};

/* A buffer that is released when it goes. */
class Buffer {
public:
    Buffer() { buffer_.struct_size = sizeof buffer_; }
    Buffer(const Buffer &) = delete;
    Buffer &operator=(const Buffer &) = delete;
    ~Buffer() {
        if (buffer_.release != nullptr) buffer_.release(&buffer_);
    }
    firesteel_buffer *place() noexcept { return &buffer_; }
    std::string text() const { return std::string(reinterpret_cast<const char *>(buffer_.data), buffer_.length); }
    std::vector<uint8_t> bytes() const { return std::vector<uint8_t>(buffer_.data, buffer_.data + buffer_.length); }

private:
    firesteel_buffer buffer_{};
};

/* Texts that are released when they go. */
class Texts {
public:
    Texts() { texts_.struct_size = sizeof texts_; }
    Texts(const Texts &) = delete;
    Texts &operator=(const Texts &) = delete;
    ~Texts() {
        if (texts_.release != nullptr) texts_.release(&texts_);
    }
    firesteel_texts *place() noexcept { return &texts_; }
    std::vector<std::string> all() const { return {texts_.texts, texts_.texts + texts_.count}; }

private:
    firesteel_texts texts_{};
};

/* The texts that a function gives. */
template <typename Function, typename... Arguments>
std::vector<std::string> texts(Function function, Arguments... arguments) {
    Texts given;
    call(function, arguments..., given.place());
    return given.all();
}

template <typename Function, typename... Arguments>
std::string text(Function function, Arguments... arguments) {
    Buffer buffer;
    call(function, arguments..., buffer.place());
    return buffer.text();
}

/* A text that ends in NUL, as C takes it in arrays; a NUL inside would cut it short. */
inline const char *pointer(const std::string &text) {
    if (text.find('\0') != std::string::npos) throw std::invalid_argument("a name or path holds a NUL");
    return text.c_str();
}

/* Texts as the array of pointers that C takes. Valid as long as the texts. */
inline std::vector<const char *> pointers(const std::vector<std::string> &texts) {
    std::vector<const char *> result;
    for (const std::string &text : texts) result.push_back(pointer(text));
    return result;
}

class Options {
public:
    explicit Options(const std::map<std::string, std::string> &entries) {
        for (const auto &[key, value] : entries) {
            firesteel_error *error = nullptr;
            firesteel_status status =
                firesteel_options_set(&options_, key.data(), length(key), value.data(), length(value), &error);
            if (status != FIRESTEEL_OK) {
                firesteel_options_free(options_);
                throw Error(error);
            }
        }
    }
    Options(const Options &) = delete;
    Options &operator=(const Options &) = delete;
    ~Options() { firesteel_options_free(options_); }
    const firesteel_options *get() const noexcept { return options_; }

private:
    firesteel_options *options_ = nullptr;
};

}  // namespace detail

}  // namespace firesteel

#include "firesteel_column.hpp"
#include "firesteel_window.hpp"

namespace firesteel {

/* Rows of an Arrow stream, released when they go. */
class Batch {
public:
    Batch() = default;
    Batch(Batch &&other) noexcept : array_(std::exchange(other.array_, ArrowArray{})) {}
    Batch &operator=(Batch &&other) noexcept {
        std::swap(array_, other.array_);
        return *this;
    }
    ~Batch() {
        if (array_.release != nullptr) array_.release(&array_);
    }
    /* A struct array: a child for each column. */
    const ArrowArray &operator*() const noexcept { return array_; }
    const ArrowArray *operator->() const noexcept { return &array_; }
    ArrowArray *get() noexcept { return &array_; }

private:
    ArrowArray array_{};
};

/* A schema, released when it goes. */
class Schema {
public:
    Schema() = default;
    Schema(Schema &&other) noexcept : schema_(std::exchange(other.schema_, ArrowSchema{})) {}
    Schema &operator=(Schema &&other) noexcept {
        std::swap(schema_, other.schema_);
        return *this;
    }
    ~Schema() {
        if (schema_.release != nullptr) schema_.release(&schema_);
    }
    const ArrowSchema &operator*() const noexcept { return schema_; }
    const ArrowSchema *operator->() const noexcept { return &schema_; }
    ArrowSchema *get() noexcept { return &schema_; }

private:
    ArrowSchema schema_{};
};

/* The rows of an operation, in batches: `for (const Batch &batch : df.stream())`. */
class Stream {
public:
    Stream() = default;
    Stream(Stream &&other) noexcept : stream_(std::exchange(other.stream_, ArrowArrayStream{})) {}
    Stream &operator=(Stream &&other) noexcept {
        std::swap(stream_, other.stream_);
        return *this;
    }
    ~Stream() {
        if (stream_.release != nullptr) stream_.release(&stream_);
    }

    Schema schema() {
        Schema schema;
        check(stream_.get_schema(&stream_, schema.get()));
        return schema;
    }

    /* The next rows; nothing at the end. */
    std::optional<Batch> next() {
        Batch batch;
        check(stream_.get_next(&stream_, batch.get()));
        if (batch->release == nullptr) return std::nullopt;
        return batch;
    }

    ArrowArrayStream *get() noexcept { return &stream_; }

    class Iterator {
    public:
        explicit Iterator(Stream *stream = nullptr) : stream_(stream) {
            if (stream_ != nullptr) ++*this;
        }
        const Batch &operator*() const { return *batch_; }
        const Batch *operator->() const { return &*batch_; }
        Iterator &operator++() {
            batch_ = stream_->next();
            return *this;
        }
        bool operator!=(const Iterator &) const { return batch_.has_value(); }

    private:
        Stream *stream_;
        std::optional<Batch> batch_;
    };

    Iterator begin() { return Iterator(this); }
    Iterator end() { return Iterator(); }

private:
    void check(int code) {
        if (code != 0) throw Error(firesteel_error_from_stream(&stream_));
    }

    ArrowArrayStream stream_{};
};

/* A running plan. The last owner that goes gives it up. */
class Operation {
public:
    explicit Operation(firesteel_operation *handle) : owner_(handle) {}

    std::string id() const { return firesteel_operation_id(get()); }
    /* Waits for rows, the end or an error; false after the time, -1 for no limit. */
    bool wait(int64_t milliseconds = -1) const {
        firesteel_error *error = nullptr;
        firesteel_status status = firesteel_operation_wait(get(), milliseconds, &error);
        if (status == FIRESTEEL_TIMEOUT) return false;
        detail::check(status, error);
        return true;
    }
    /* Once. */
    Stream stream() const {
        Stream stream;
        detail::call(firesteel_operation_stream, get(), stream.get());
        return stream;
    }
    /* The next batch as an Arrow IPC stream; empty at the end. */
    std::vector<uint8_t> next_ipc() const {
        detail::Buffer buffer;
        detail::call(firesteel_operation_next_ipc, get(), buffer.place());
        return buffer.bytes();
    }
    void cancel() const { detail::call(firesteel_operation_cancel, get()); }
    firesteel_progress progress() const {
        firesteel_progress progress{};
        progress.struct_size = sizeof progress;
        detail::call(firesteel_operation_progress, get(), &progress);
        return progress;
    }
    const firesteel_operation *get() const noexcept { return owner_.get(); }

private:
    detail::Owner<firesteel_operation, firesteel_operation_ref, firesteel_operation_free> owner_;
};

}  // namespace firesteel

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
