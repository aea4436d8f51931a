/* Firesteel for C++: DataFrames whose rows go on coming. Part of firesteel.hpp, which includes it. Servers have streams;
 * `local` refuses them. */

#ifndef FIRESTEEL_STREAMING_HPP
#define FIRESTEEL_STREAMING_HPP

#include <chrono>

#include "firesteel_io.hpp"

namespace firesteel {

/* Reads what is there and what will come. Nothing is opened before a query is started. Made by
 * `Session::read_stream()`. */
class DataStreamReader : public detail::Reader<DataStreamReader, std::string> {
public:
    using Reader::Reader;

    /* A name for the source, by which it is known when the query is started again. */
    DataStreamReader &name(std::string_view source) { return set_text(firesteel_reader_name, source); }

    /* The source in the format that was set; files need a path. */
    DataFrame load(const std::optional<std::string> &path = std::nullopt) const {
        Names paths;
        if (path) paths.push_back(*path);
        auto pointers = detail::pointers(paths);
        return DataFrame::make(firesteel_reader_load, get(), pointers.data(), pointers.size());
    }
};

/* A streaming query. It goes on when this object is gone. */
class StreamingQuery {
public:
    explicit StreamingQuery(firesteel_query *handle) : owner_(handle) {}

    /* What a query does now. */
    struct Status {
        std::string message;
        bool is_data_available, is_trigger_active;
    };

    /* The id that stays when the query is started again from its checkpoint. */
    std::string id() const { return firesteel_query_id(get()); }
    /* The id of this very run. */
    std::string run_id() const { return firesteel_query_run_id(get()); }
    std::optional<std::string> name() const {
        const char *name = firesteel_query_name(get());
        return name == nullptr ? std::nullopt : std::optional<std::string>(name);
    }
    bool is_active() const {
        int32_t is_active = 0;
        detail::call(firesteel_query_is_active, get(), &is_active);
        return is_active != 0;
    }
    Status status() const {
        detail::Buffer message;
        int32_t is_data_available = 0, is_trigger_active = 0;
        detail::call(firesteel_query_status, get(), message.place(), &is_data_available, &is_trigger_active);
        return {message.text(), is_data_available != 0, is_trigger_active != 0};
    }
    /* What the last batches did: a JSON array of Spark's progress objects. */
    std::string recent_progress() const { return detail::text(firesteel_query_recent_progress, get()); }
    /* What the last batch did, as JSON; nothing when there was none yet. */
    std::optional<std::string> last_progress() const {
        std::string progress = detail::text(firesteel_query_last_progress, get());
        return progress.empty() ? std::nullopt : std::optional<std::string>(std::move(progress));
    }
    /* Waits until the query has ended, or for so long; tells whether it has. Throws why a query failed. */
    bool await_termination(std::optional<std::chrono::milliseconds> timeout = std::nullopt) const {
        int32_t has_ended = 0;
        detail::call(firesteel_query_await_termination, get(), timeout ? timeout->count() : int64_t{-1}, &has_ended);
        return has_ended != 0;
    }
    /* Waits until all that the sources have now is written. */
    void process_all_available() const { detail::call(firesteel_query_process_all_available, get()); }
    void stop() const { detail::call(firesteel_query_stop, get()); }
    /* The plan of the last batch. */
    std::string explain(bool extended = false) const {
        return detail::text(firesteel_query_explain, get(), extended ? 1 : 0);
    }
    /* Why the query failed, if it did. */
    std::optional<Error> exception() const {
        auto *failure = detail::make<firesteel_error>(firesteel_query_exception, get());
        return failure == nullptr ? std::nullopt : std::optional<Error>(Error(failure));
    }

    const firesteel_query *get() const noexcept { return owner_.get(); }

private:
    detail::Owner<firesteel_query, firesteel_query_ref, firesteel_query_free> owner_;
};

/* When a query looks for rows. Times are texts: `10 seconds`. */
class Trigger {
public:
    static Trigger processing_time(std::string interval) {
        return {FIRESTEEL_TRIGGER_PROCESSING_TIME, std::move(interval)};
    }
    /* Once, for all that is there, in as many batches as it takes. */
    static Trigger available_now() { return {FIRESTEEL_TRIGGER_AVAILABLE_NOW, std::nullopt}; }
    /* Once, in one batch. */
    static Trigger once() { return {FIRESTEEL_TRIGGER_ONCE, std::nullopt}; }
    static Trigger continuous(std::string interval) { return {FIRESTEEL_TRIGGER_CONTINUOUS, std::move(interval)}; }
    static Trigger real_time(std::string duration) { return {FIRESTEEL_TRIGGER_REAL_TIME, std::move(duration)}; }

private:
    friend class DataStreamWriter;
    Trigger(int32_t kind, std::optional<std::string> interval) : kind_(kind), interval_(std::move(interval)) {}

    int32_t kind_;
    std::optional<std::string> interval_;
};

/* Writes rows as they come. Made by `DataFrame::write_stream()`. Setters change the object and return it. */
class DataStreamWriter : public detail::Builder<DataStreamWriter, firesteel_stream_writer, firesteel_stream_writer_ref,
                                                firesteel_stream_writer_free, firesteel_stream_writer_option> {
public:
    using Builder::Builder;

    /* `parquet`, `memory`, `console`, `kafka`, ... */
    DataStreamWriter &format(std::string_view name) { return set_text(firesteel_stream_writer_format, name); }
    /* `append`, `complete` or `update`. */
    DataStreamWriter &output_mode(std::string_view mode) { return set_text(firesteel_stream_writer_output_mode, mode); }
    /* A folder for each combination of these columns' values. */
    DataStreamWriter &partition_by(const Names &names) { return set_names(firesteel_stream_writer_partition_by, names); }
    /* The columns by whose values a table's rows are kept together. */
    DataStreamWriter &cluster_by(const Names &names) { return set_names(firesteel_stream_writer_cluster_by, names); }
    /* A name for the query, by which the format `memory` names its table as well. */
    DataStreamWriter &query_name(std::string_view name) { return set_text(firesteel_stream_writer_query_name, name); }
    DataStreamWriter &trigger(const Trigger &when) {
        return set(firesteel_stream_writer_trigger, when.kind_, detail::data(when.interval_),
                     detail::length_of(when.interval_));
    }

    /* Starts the query, which goes on until it is stopped or its session ends. */
    StreamingQuery start(const std::optional<std::string> &path = std::nullopt) const {
        return StreamingQuery(detail::make<firesteel_query>(firesteel_stream_writer_start, get(), detail::data(path),
                                                            detail::length_of(path)));
    }
    /* Starts the query, which writes to a table. */
    StreamingQuery to_table(std::string_view name) const {
        return StreamingQuery(detail::make<firesteel_query>(firesteel_stream_writer_to_table, get(), name.data(),
                                                            detail::length(name)));
    }

};

/* Something that happened to a query. */
struct StreamingEvent {
    /* FIRESTEEL_EVENT_...; new ones may come. */
    int32_t kind;
    /* What Spark tells about it. */
    std::string json;
};

/* What happens to the queries of a session. The last owner that goes removes it. */
class StreamingListener {
public:
    explicit StreamingListener(firesteel_listener *handle) : owner_(handle) {}

    /* Waits for the next event; nothing when the listener was removed and all before was taken. */
    std::optional<StreamingEvent> next() const { return next(-1, nullptr); }
    /* The same for so long; `is_over` tells that the time was over first. */
    std::optional<StreamingEvent> next(std::chrono::milliseconds timeout, bool &is_over) const {
        return next(timeout.count(), &is_over);
    }

    const firesteel_listener *get() const noexcept { return owner_.get(); }

private:
    std::optional<StreamingEvent> next(int64_t milliseconds, bool *is_over) const {
        int32_t kind = FIRESTEEL_EVENT_END;
        detail::Buffer json;
        firesteel_error *error = nullptr;
        firesteel_status status = firesteel_listener_next(get(), milliseconds, &kind, json.place(), &error);
        if (is_over != nullptr) *is_over = status == FIRESTEEL_TIMEOUT;
        if (status == FIRESTEEL_TIMEOUT) return std::nullopt;
        detail::check(status, error);
        if (kind == FIRESTEEL_EVENT_END) return std::nullopt;
        return StreamingEvent{kind, json.text()};
    }

    detail::Owner<firesteel_listener, firesteel_listener_ref, firesteel_listener_free> owner_;
};

/* The streaming queries of a session. Made by `Session::streams()`. */
class StreamingQueryManager {
public:
    explicit StreamingQueryManager(Session session) : session_(std::move(session)) {}

    /* The queries that run. */
    std::vector<StreamingQuery> active() const {
        std::vector<firesteel_query *> handles;
        size_t count = 0;
        detail::call(firesteel_streams_active, session_.get(), handles.data(), size_t{0}, &count);
        /* More may have been started meanwhile, or some have ended. */
        while (count > handles.size()) {
            release(handles);
            handles.assign(count, nullptr);
            detail::call(firesteel_streams_active, session_.get(), handles.data(), handles.size(), &count);
        }
        std::vector<StreamingQuery> queries;
        for (firesteel_query *handle : handles) {
            if (handle != nullptr) queries.emplace_back(handle);
        }
        return queries;
    }
    /* The query that runs under an id, if there is one. */
    std::optional<StreamingQuery> get(std::string_view id) const {
        auto *query = detail::make<firesteel_query>(firesteel_streams_get, session_.get(), id.data(), detail::length(id));
        return query == nullptr ? std::nullopt : std::optional<StreamingQuery>(StreamingQuery(query));
    }
    /* Waits until one of the queries has ended, or for so long; tells whether one has. Throws why a query failed. */
    bool await_any_termination(std::optional<std::chrono::milliseconds> timeout = std::nullopt) const {
        int32_t has_ended = 0;
        detail::call(firesteel_streams_await_any_termination, session_.get(), timeout ? timeout->count() : int64_t{-1},
                     &has_ended);
        return has_ended != 0;
    }
    /* Forgets the queries that have ended. */
    void reset_terminated() const { detail::call(firesteel_streams_reset_terminated, session_.get()); }
    /* What happens to the queries from now on. */
    StreamingListener add_listener() const {
        return StreamingListener(detail::make<firesteel_listener>(firesteel_streams_add_listener, session_.get()));
    }
    /* Ends a listener. What had happened before can still be taken from it. */
    void remove_listener(const StreamingListener &listener) const {
        detail::call(firesteel_streams_remove_listener, session_.get(), listener.get());
    }
    /* Ends all listeners. */
    void close() const { detail::call(firesteel_streams_close, session_.get()); }

private:
    static void release(const std::vector<firesteel_query *> &handles) {
        for (firesteel_query *handle : handles) firesteel_query_free(handle);
    }

    Session session_;
};

inline DataStreamReader Session::read_stream() const {
    return DataStreamReader(detail::make<firesteel_reader>(firesteel_session_stream_reader, get()));
}
inline StreamingQueryManager Session::streams() const { return StreamingQueryManager(*this); }
inline DataStreamWriter DataFrame::write_stream() const {
    return DataStreamWriter(detail::make<firesteel_stream_writer>(firesteel_dataframe_stream_writer, get()));
}

}  // namespace firesteel

#endif  // FIRESTEEL_STREAMING_HPP
