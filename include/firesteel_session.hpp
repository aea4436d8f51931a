/* What belongs to a session besides its DataFrames: its builder, its configuration, table functions, and observations.
 * firesteel.hpp includes it. */

#ifndef FIRESTEEL_SESSION_HPP
#define FIRESTEEL_SESSION_HPP

#include <functional>

#include "firesteel.hpp"

namespace firesteel {

/* How to open a session. Made by Session::builder. Each call gives another builder. */
class SessionBuilder {
public:
    /* `sc://host:port`, `local`, `local[N]` or `local[*]`; without it SPARK_REMOTE says, or else it is `local`. */
    SessionBuilder remote(std::string url) const {
        SessionBuilder other = *this;
        other.url_ = std::move(url);
        return other;
    }
    SessionBuilder master(std::string url) const { return remote(std::move(url)); }
    SessionBuilder app_name(std::string name) const { return config("spark.app.name", std::move(name)); }
    SessionBuilder config(const std::string &key, std::string value) const {
        SessionBuilder other = *this;
        other.options_[key] = std::move(value);
        return other;
    }
    /* The active session, when it is where this one would be, or else a new one. */
    Session get_or_create() const { return open(firesteel_session_get_or_create); }
    /* A new session, which is the active one from now on. */
    Session create() const { return open(firesteel_session_open); }

private:
    template <typename Open>
    Session open(Open function) const {
        detail::Options entries(options_);
        return Session(detail::make<firesteel_session>(function, url_ ? url_->data() : nullptr,
                                                       url_ ? detail::length(*url_) : int64_t{0}, entries.get()));
    }

    std::optional<std::string> url_;
    Settings options_;
};

inline SessionBuilder Session::builder() { return SessionBuilder(); }

/* The configuration of a session. Made by Session::conf. */
class RuntimeConf {
public:
    explicit RuntimeConf(Session session) : session_(std::move(session)) {}

    /* The value of an entry, or of its default; throws SQL_CONF_NOT_FOUND when there is neither. */
    std::string get(std::string_view key) const {
        return detail::text(firesteel_session_conf_get, session_.get(), key.data(), detail::length(key));
    }
    /* The value of an entry that was set, or else `fallback`, whatever the entry's own default is. */
    std::string get(std::string_view key, std::string_view fallback) const {
        return detail::text(firesteel_session_conf_get_or, session_.get(), key.data(), detail::length(key),
                            fallback.data() == nullptr ? "" : fallback.data(), detail::length(fallback));
    }
    /* The value of an entry that was set, or else nothing, whatever the entry's own default is. */
    std::optional<std::string> get(std::string_view key, std::nullopt_t) const {
        detail::Buffer value;
        const char *none = nullptr;
        detail::call(firesteel_session_conf_get_or, session_.get(), key.data(), detail::length(key), none, int64_t{0},
                     value.place());
        return value.has_data() ? std::optional<std::string>(value.text()) : std::nullopt;
    }
    /* All entries that were set. */
    Settings get_all() const {
        Names flat = detail::texts(firesteel_session_conf_get_all, session_.get());
        Settings entries;
        for (size_t at = 0; at + 1 < flat.size(); at += 2) entries[flat[at]] = flat[at + 1];
        return entries;
    }
    void set(std::string_view key, std::string_view value) const {
        detail::call(firesteel_session_conf_set, session_.get(), key.data(), detail::length(key), value.data(),
                     detail::length(value));
    }
    void unset(std::string_view key) const {
        detail::call(firesteel_session_conf_unset, session_.get(), key.data(), detail::length(key));
    }
    /* Whether an entry can be changed in a running session. */
    bool is_modifiable(std::string_view key) const {
        int32_t answer = 0;
        detail::call(firesteel_session_conf_is_modifiable, session_.get(), key.data(), detail::length(key), &answer);
        return answer != 0;
    }

private:
    Session session_;
};

inline RuntimeConf Session::conf() const { return RuntimeConf(*this); }

/* Table functions as DataFrames. Made by Session::tvf. */
class TableValuedFunction {
public:
    explicit TableValuedFunction(Session session) : session_(std::move(session)) {}

    /* The numbers from `start` (included) to `end` (excluded), in so many partitions; 0 leaves it to the backend. */
    DataFrame range(int64_t start, int64_t end, int64_t step = 1, int32_t partitions = 0) const {
        return make(firesteel_tvf_range, start, end, step, partitions);
    }
    /* A row for each element of an array, or entry of a map. */
    DataFrame explode(const Column &collection) const { return make(firesteel_tvf_explode, collection.get()); }
    /* NULL and what is empty give a row of NULL. */
    DataFrame explode_outer(const Column &collection) const {
        return make(firesteel_tvf_explode_outer, collection.get());
    }
    /* A row for each struct of an array. */
    DataFrame inline_(const Column &input) const { return make(firesteel_tvf_inline, input.get()); }
    DataFrame inline_outer(const Column &input) const { return make(firesteel_tvf_inline_outer, input.get()); }
    /* The fields of a JSON object, as columns `c0`, `c1`, ... */
    DataFrame json_tuple(const Column &input, const Columns &fields) const {
        auto pointers = detail::pointers(fields);
        return make(firesteel_tvf_json_tuple, input.get(), pointers.data(), pointers.size());
    }
    /* `explode` with the place of each element, from 0. */
    DataFrame posexplode(const Column &collection) const { return make(firesteel_tvf_posexplode, collection.get()); }
    DataFrame posexplode_outer(const Column &collection) const {
        return make(firesteel_tvf_posexplode_outer, collection.get());
    }
    /* The values in so many rows. */
    DataFrame stack(const Column &rows, const Columns &fields) const {
        auto pointers = detail::pointers(fields);
        return make(firesteel_tvf_stack, rows.get(), pointers.data(), pointers.size());
    }
    DataFrame collations() const { return make(firesteel_tvf_collations); }
    /* The words of SQL, and whether they are reserved. */
    DataFrame sql_keywords() const { return make(firesteel_tvf_sql_keywords); }
    /* A row for each element of a variant's array or object. */
    DataFrame variant_explode(const Column &input) const { return make(firesteel_tvf_variant_explode, input.get()); }
    DataFrame variant_explode_outer(const Column &input) const {
        return make(firesteel_tvf_variant_explode_outer, input.get());
    }
    /* The logs of Python workers, where a server has them. */
    DataFrame python_worker_logs() const { return make(firesteel_tvf_python_worker_logs); }

private:
    template <typename Make, typename... Arguments>
    DataFrame make(Make function, Arguments... arguments) const {
        return DataFrame::make(function, session_.get(), arguments...);
    }

    Session session_;
};

inline TableValuedFunction Session::tvf() const { return TableValuedFunction(*this); }

/* Metrics that are computed while a DataFrame runs. An observation serves one DataFrame. */
class Observation {
public:
    Observation() : owner_(detail::make<firesteel_observation>(firesteel_observation_new, nullptr, int64_t{0})) {}
    explicit Observation(std::string_view name)
        : owner_(detail::make<firesteel_observation>(firesteel_observation_new, name.data(), detail::length(name))) {}

    /* The DataFrame with these aggregates computed along the way. */
    DataFrame observe(const DataFrame &frame, const Columns &metrics) const {
        auto pointers = detail::pointers(metrics);
        return DataFrame::make(firesteel_observation_observe, owner_.get(), frame.get(), pointers.data(),
                               pointers.size());
    }
    /* The metrics as one row; no row before an action has run. */
    Stream get() const {
        Stream stream;
        detail::call(firesteel_observation_get, owner_.get(), stream.get());
        return stream;
    }

private:
    detail::Owner<firesteel_observation, firesteel_observation_ref, firesteel_observation_free> owner_;
};

/* How far an operation has come, as a progress handler is told. */
struct ProgressReport {
    std::string operation_id;
    /* The stages, as the backend told them last. */
    std::vector<firesteel_stage> stages;
    int64_t inflight_tasks;
    /* Whether the operation has ended, well or not; told once. */
    bool is_done;
};

namespace detail {

using ProgressHandler = std::function<void(const ProgressReport &)>;

inline void tell(void *handler, const firesteel_progress_report *report) {
    ProgressReport told{report->operation_id, {report->stages, report->stages + report->stage_count},
                        report->inflight_tasks, report->is_done != 0};
    (*static_cast<ProgressHandler *>(handler))(told);
}

inline void drop(void *handler) { delete static_cast<ProgressHandler *>(handler); }

}  // namespace detail

inline uint64_t Session::register_progress_handler(std::function<void(const ProgressReport &)> handler) const {
    uint64_t id = 0;
    auto *kept = new detail::ProgressHandler(std::move(handler));
    detail::call(firesteel_session_register_progress_handler, get(), detail::tell, static_cast<void *>(kept),
                 detail::drop, &id);
    return id;
}

}  // namespace firesteel

#endif  // FIRESTEEL_SESSION_HPP
