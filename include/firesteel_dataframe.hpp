/* DataFrames in C++. Included by firesteel.hpp, and not by itself. */

#ifndef FIRESTEEL_DATAFRAME_HPP
#define FIRESTEEL_DATAFRAME_HPP

#ifndef FIRESTEEL_HPP
#error "include firesteel.hpp"
#endif

#include "firesteel_dataframe.h"

namespace firesteel {

class DataFrame;
class DataFrameReader;
class DataFrameWriter;
class DataFrameWriterV2;
class DataStreamReader;
class DataStreamWriter;
class GroupedData;
class MergeIntoWriter;
class NaFunctions;
class Session;
class StatFunctions;
class StreamingQueryManager;

/* Where the rows of a cached DataFrame are kept. */
struct StorageLevel {
    bool use_disk = false, use_memory = false, use_off_heap = false, deserialized = false;
    /* How many copies there are. */
    int32_t replication = 1;

    static StorageLevel none() { return {}; }
    static StorageLevel disk_only() { return {true, false, false, false, 1}; }
    static StorageLevel memory_only() { return {false, true, false, false, 1}; }
    static StorageLevel memory_and_disk() { return {true, true, false, false, 1}; }
    /* That of `cache`. */
    static StorageLevel memory_and_disk_deserialized() { return {true, true, false, true, 1}; }

    bool operator==(const StorageLevel &other) const {
        return use_disk == other.use_disk && use_memory == other.use_memory && use_off_heap == other.use_off_heap &&
               deserialized == other.deserialized && replication == other.replication;
    }
    bool operator!=(const StorageLevel &other) const { return !(*this == other); }
};

namespace detail {

inline firesteel_storage_level storage_level(const StorageLevel &level) {
    firesteel_storage_level told{};
    told.struct_size = sizeof told;
    told.use_disk = level.use_disk;
    told.use_memory = level.use_memory;
    told.use_off_heap = level.use_off_heap;
    told.deserialized = level.deserialized;
    told.replication = level.replication;
    return told;
}

/* The answer to a question that is answered by 0 or 1. */
template <typename Function, typename... Arguments>
bool holds(Function function, Arguments... arguments) {
    int32_t answer = 0;
    call(function, arguments..., &answer);
    return answer != 0;
}

/* A seed by chance, unless there is one. */
inline int64_t seed(std::optional<int64_t> seed) {
    if (seed) return *seed;
    std::random_device device;
    return std::uniform_int_distribution<int64_t>(0)(device);
}

}  // namespace detail

/* A relation and the session it runs in. Immutable: each call makes a new one. */
class DataFrame {
public:
    explicit DataFrame(firesteel_dataframe *handle) : owner_(handle) {}

    /* Columns. */

    /* A column of this very DataFrame, which stays its own in a self-join. */
    Column operator[](std::string_view name) const {
        return Column::make(firesteel_dataframe_col, get(), name.data(), detail::length(name));
    }
    /* A column that the rows' source knows beside its data, such as `_metadata` of files. */
    Column metadata_column(std::string_view name) const {
        return Column::make(firesteel_dataframe_metadata_column, get(), name.data(), detail::length(name));
    }
    /* The columns whose names match a regular expression in backticks. */
    Column col_regex(std::string_view pattern) const {
        return Column::make(firesteel_dataframe_col_regex, get(), pattern.data(), detail::length(pattern));
    }

    /* What selects columns and rows. */

    DataFrame select(const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_dataframe_select, get(), pointers.data(), pointers.size());
    }
    /* `select` of expressions in SQL. */
    DataFrame select_expr(const Names &expressions) const {
        auto pointers = detail::pointers(expressions);
        return make(firesteel_dataframe_select_expr, get(), pointers.data(), pointers.size());
    }
    DataFrame filter(const Column &condition) const { return make(firesteel_dataframe_filter, get(), condition.get()); }
    DataFrame with_column(const std::string &name, const Column &column) const { return with_columns({{name, column}}); }
    DataFrame with_columns(const std::vector<std::pair<std::string, Column>> &columns) const {
        std::vector<const char *> names;
        std::vector<const firesteel_column *> values;
        for (const auto &[name, column] : columns) {
            names.push_back(detail::pointer(name));
            values.push_back(column.get());
        }
        return make(firesteel_dataframe_with_columns, get(), names.data(), values.data(), values.size());
    }
    DataFrame with_column_renamed(const std::string &name, const std::string &other) const {
        return with_columns_renamed({{name, other}});
    }
    /* Columns under other names; names that are not there are passed over, as in Spark. */
    DataFrame with_columns_renamed(const std::vector<std::pair<std::string, std::string>> &names) const {
        std::vector<const char *> old_names, new_names;
        for (const auto &[name, other] : names) {
            old_names.push_back(detail::pointer(name));
            new_names.push_back(detail::pointer(other));
        }
        return make(firesteel_dataframe_with_columns_renamed, get(), old_names.data(), new_names.data(), names.size());
    }
    /* A column with other metadata, given as JSON. */
    DataFrame with_metadata(std::string_view name, std::string_view metadata) const {
        return make(firesteel_dataframe_with_metadata, get(), name.data(), detail::length(name), metadata.data(),
                    detail::length(metadata));
    }
    /* Without the columns that these expressions stand for; what is not there is passed over, as in Spark. */
    DataFrame drop(const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_dataframe_drop, get(), pointers.data(), pointers.size());
    }
    /* Without the columns of these names; those that are not there are passed over, as in Spark. */
    DataFrame drop_names(const Names &names) const {
        auto pointers = detail::pointers(names);
        return make(firesteel_dataframe_drop_names, get(), pointers.data(), pointers.size());
    }
    DataFrame to_df(const Names &names) const {
        auto pointers = detail::pointers(names);
        return make(firesteel_dataframe_to_df, get(), pointers.data(), pointers.size());
    }
    /* The columns that a schema in DDL names, in its order and cast to its types. */
    DataFrame to(std::string_view schema) const {
        return make(firesteel_dataframe_to, get(), schema.data(), detail::length(schema));
    }
    /* A text for each row, as column `value`: its JSON object. */
    DataFrame to_json() const { return make(firesteel_dataframe_to_json, get()); }
    /* The rows numbered from 0, in the order of partitions. */
    DataFrame zip_with_index(std::string_view name = "index") const {
        return make(firesteel_dataframe_zip_with_index, get(), name.data(), detail::length(name));
    }
    DataFrame limit(int32_t rows) const { return make(firesteel_dataframe_limit, get(), rows); }
    DataFrame offset(int32_t rows) const { return make(firesteel_dataframe_offset, get(), rows); }
    DataFrame tail(int32_t rows) const { return make(firesteel_dataframe_tail, get(), rows); }
    DataFrame distinct() const { return make(firesteel_dataframe_distinct, get()); }
    /* One row for each combination of these columns' values, or of all columns'. */
    DataFrame drop_duplicates(const Names &names = {}) const {
        if (names.empty()) return distinct();
        auto pointers = detail::pointers(names);
        return make(firesteel_dataframe_drop_duplicates, get(), pointers.data(), pointers.size());
    }
    /* `drop_duplicates` among the rows of a stream that its watermark keeps. */
    DataFrame drop_duplicates_within_watermark(const Names &names = {}) const {
        auto pointers = detail::pointers(names);
        return make(firesteel_dataframe_drop_duplicates_within_watermark, get(), pointers.data(), pointers.size());
    }
    /* How late rows of a stream may come, by the time in a column: `"10 minutes"`. */
    DataFrame with_watermark(std::string_view event_time, std::string_view delay) const {
        return make(firesteel_dataframe_with_watermark, get(), event_time.data(), detail::length(event_time),
                    delay.data(), detail::length(delay));
    }
    /* About this fraction of the rows, by chance. Without a seed one is chosen. */
    DataFrame sample(double fraction, bool with_replacement = false, std::optional<int64_t> seed = std::nullopt) const {
        return make(firesteel_dataframe_sample, get(), fraction, int32_t{with_replacement}, detail::seed(seed));
    }
    /* The rows parted by chance, in about these proportions. */
    std::vector<DataFrame> random_split(const std::vector<double> &weights,
                                        std::optional<int64_t> seed = std::nullopt) const {
        std::vector<firesteel_dataframe *> handles(weights.size());
        detail::call(firesteel_dataframe_random_split, get(), weights.data(), weights.size(), detail::seed(seed),
                     handles.data());
        return std::vector<DataFrame>(handles.begin(), handles.end());
    }

    /* What orders and groups. */

    DataFrame order_by(const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_dataframe_sort, get(), pointers.data(), pointers.size(), uint32_t{0});
    }
    DataFrame sort_within_partitions(const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_dataframe_sort, get(), pointers.data(), pointers.size(),
                    uint32_t{FIRESTEEL_SORT_WITHIN_PARTITIONS});
    }
    GroupedData group_by(const Columns &columns) const;
    GroupedData rollup(const Columns &columns) const;
    GroupedData cube(const Columns &columns) const;
    /* Groups by each of these sets of columns; `columns` are those that the result shows. */
    GroupedData grouping_sets(const std::vector<Columns> &sets, const Columns &columns) const;
    /* Aggregates over all rows. */
    DataFrame agg(const Columns &aggregates) const;
    /* Count, mean, deviation, least and most of columns, as texts. */
    DataFrame describe(const Names &names = {}) const {
        auto pointers = detail::pointers(names);
        return make(firesteel_dataframe_describe, get(), pointers.data(), pointers.size());
    }
    /* Statistics of all columns, as texts: `count`, `mean`, `stddev`, `min`, `max`, `25%`, ... */
    DataFrame summary(const Names &statistics = {}) const {
        auto pointers = detail::pointers(statistics);
        return make(firesteel_dataframe_summary, get(), pointers.data(), pointers.size());
    }
    /* Aggregates that are computed along the way, and told under a name. */
    DataFrame observe(std::string_view name, const Columns &metrics) const {
        auto pointers = detail::pointers(metrics);
        return make(firesteel_dataframe_observe, get(), name.data(), detail::length(name), pointers.data(),
                    pointers.size());
    }

    /* What brings DataFrames together. */

    DataFrame join(const DataFrame &right, const Column &condition, std::string_view type = "inner") const {
        return make(firesteel_dataframe_join, get(), right.get(), condition.get(), nullptr, size_t{0}, type.data(),
                    detail::length(type));
    }
    DataFrame join(const DataFrame &right, const Names &names, std::string_view type = "inner") const {
        auto pointers = detail::pointers(names);
        return make(firesteel_dataframe_join, get(), right.get(), nullptr, pointers.data(), pointers.size(),
                    type.data(), detail::length(type));
    }
    DataFrame cross_join(const DataFrame &right) const { return join(right, Names{}, "cross"); }
    /* Each row with the rows that `right`, which may use its columns, gives for it. */
    DataFrame lateral_join(const DataFrame &right, std::string_view type = "inner") const {
        return make(firesteel_dataframe_lateral_join, get(), right.get(), nullptr, type.data(), detail::length(type));
    }
    DataFrame lateral_join(const DataFrame &right, const Column &condition, std::string_view type = "inner") const {
        return make(firesteel_dataframe_lateral_join, get(), right.get(), condition.get(), type.data(),
                    detail::length(type));
    }
    /* Each row with the `rows` rows of the other side that `ranking` puts first. `mode` is `exact` or `approx`, `direction`
     * `distance` or `similarity`. */
    DataFrame nearest_by_join(const DataFrame &right, const Column &ranking, int32_t rows, std::string_view mode,
                              std::string_view direction, std::string_view type = "inner") const {
        return make(firesteel_dataframe_nearest_by_join, get(), right.get(), ranking.get(), rows, mode.data(),
                    detail::length(mode), direction.data(), detail::length(direction), type.data(),
                    detail::length(type));
    }
    /* The columns of both side by side, row by row. Both must come of one DataFrame. */
    DataFrame zip(const DataFrame &other) const { return make(firesteel_dataframe_zip, get(), other.get()); }
    /* The rows of both, columns matched by position, repeated rows kept: `union` of other languages. */
    DataFrame union_all(const DataFrame &other) const { return make(firesteel_dataframe_union, get(), other.get()); }
    /* The rows of both, columns matched by name; with `allow_missing`, one that a side lacks is NULL there. */
    DataFrame union_by_name(const DataFrame &other, bool allow_missing = false) const {
        return set_operation(other, allow_missing ? FIRESTEEL_SET_UNION_BY_NAME_ALLOW_MISSING
                                                  : FIRESTEEL_SET_UNION_BY_NAME);
    }
    DataFrame intersect(const DataFrame &other) const { return set_operation(other, FIRESTEEL_SET_INTERSECT); }
    DataFrame intersect_all(const DataFrame &other) const { return set_operation(other, FIRESTEEL_SET_INTERSECT_ALL); }
    DataFrame subtract(const DataFrame &other) const { return set_operation(other, FIRESTEEL_SET_EXCEPT); }
    DataFrame except_all(const DataFrame &other) const { return set_operation(other, FIRESTEEL_SET_EXCEPT_ALL); }
    /* `operation` is FIRESTEEL_SET_... */
    DataFrame set_operation(const DataFrame &other, int32_t operation) const {
        return make(firesteel_dataframe_set_operation, get(), other.get(), operation);
    }

    /* What reshapes. */

    DataFrame alias(std::string_view name) const {
        return make(firesteel_dataframe_alias, get(), name.data(), detail::length(name));
    }
    /* A hint for the optimiser, such as `broadcast`. */
    DataFrame hint(std::string_view name, const Columns &parameters = {}) const {
        auto pointers = detail::pointers(parameters);
        return make(firesteel_dataframe_hint, get(), name.data(), detail::length(name), pointers.data(),
                    pointers.size());
    }
    DataFrame coalesce(int32_t partitions) const { return make(firesteel_dataframe_coalesce, get(), partitions); }
    DataFrame repartition(int32_t partitions) const { return make(firesteel_dataframe_repartition, get(), partitions); }
    /* Rows of equal values in one partition. */
    DataFrame repartition(int32_t partitions, const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_dataframe_repartition_by, get(), partitions, pointers.data(), pointers.size());
    }
    DataFrame repartition(const Columns &columns) const { return repartition(0, columns); }
    /* Partitions that are ranges of these columns' values. */
    DataFrame repartition_by_range(int32_t partitions, const Columns &columns) const {
        auto pointers = detail::pointers(columns);
        return make(firesteel_dataframe_repartition_by_range, get(), partitions, pointers.data(), pointers.size());
    }
    DataFrame repartition_by_range(const Columns &columns) const { return repartition_by_range(0, columns); }
    /* Each row in the partition whose number a column says. */
    DataFrame repartition_by_id(int32_t partitions, const Column &partition_id) const {
        return make(firesteel_dataframe_repartition_by_id, get(), partitions, partition_id.get());
    }
    /* Columns turned into rows: one a column of `values`, or of all but `ids`. */
    DataFrame unpivot(const Columns &ids, const std::optional<Columns> &values, std::string_view variable,
                      std::string_view value) const {
        auto by = detail::pointers(ids), of = detail::pointers(values.value_or(Columns{}));
        static const firesteel_column *const none[] = {nullptr};
        const firesteel_column *const *chosen = of.empty() ? none : of.data();
        return make(firesteel_dataframe_unpivot, get(), by.data(), by.size(), values ? chosen : nullptr, of.size(),
                    variable.data(), detail::length(variable), value.data(), detail::length(value));
    }
    /* Rows turned into columns, whose names are the values of `index`, or of the first column. */
    DataFrame transpose() const { return make(firesteel_dataframe_transpose, get(), nullptr); }
    DataFrame transpose(const Column &index) const { return make(firesteel_dataframe_transpose, get(), index.get()); }
    /* What `function` makes of the DataFrame, so that calls can be chained. */
    template <typename Function>
    DataFrame transform(Function &&function) const {
        return std::forward<Function>(function)(*this);
    }

    /* Missing values, and values that are replaced. */
    NaFunctions na() const;
    DataFrame dropna(const Names &columns = {}, int32_t min_non_nulls = -1) const;
    DataFrame fillna(const Value &value, const Names &columns = {}) const;
    DataFrame replace(const std::vector<std::pair<Value, Value>> &values, const Names &columns = {}) const;
    /* Statistics. */
    StatFunctions stat() const;
    double corr(std::string_view col1, std::string_view col2) const;
    double cov(std::string_view col1, std::string_view col2) const;
    std::vector<std::vector<double>> approx_quantile(const Names &columns, const std::vector<double> &probabilities,
                                                     double relative_error) const;
    DataFrame crosstab(std::string_view col1, std::string_view col2) const;
    DataFrame freq_items(const Names &columns, double support = 0.01) const;
    DataFrame sample_by(const Column &column, const std::vector<std::pair<Value, double>> &fractions,
                        int64_t seed) const;
    /* The one value of the one row, as an expression; NULL without a row. */
    Column scalar() const { return Column::make(firesteel_dataframe_scalar, get()); }
    /* Whether there is a row, as an expression. */
    Column exists() const { return Column::make(firesteel_dataframe_exists, get()); }

    /* What is known of the plan. */

    Session spark_session() const;
    std::vector<uint8_t> to_plan() const {
        detail::Buffer buffer;
        detail::call(firesteel_dataframe_to_plan, get(), buffer.place());
        return buffer.bytes();
    }
    Schema schema() const {
        Schema schema;
        detail::call(firesteel_dataframe_schema, get(), schema.get());
        return schema;
    }
    Names columns() const { return detail::texts(firesteel_dataframe_columns, get()); }
    /* The names of the columns, and their types as SQL writes them. */
    std::vector<std::pair<std::string, std::string>> dtypes() const {
        std::vector<std::pair<std::string, std::string>> types;
        Names texts = detail::texts(firesteel_dataframe_dtypes, get());
        for (size_t at = 0; at + 1 < texts.size(); at += 2) types.emplace_back(texts[at], texts[at + 1]);
        return types;
    }
    std::string tree_string(int32_t level = -1) const {
        return detail::text(firesteel_dataframe_tree_string, get(), level);
    }
    /* Prints the schema as a tree, at most `level` deep. */
    void print_schema(int32_t level = -1) const { detail::call(firesteel_dataframe_print_schema, get(), level); }
    /* The plan; `mode` is FIRESTEEL_EXPLAIN_... */
    std::string explain(int32_t mode = FIRESTEEL_EXPLAIN_SIMPLE) const {
        return detail::text(firesteel_dataframe_explain, get(), mode);
    }
    bool is_local() const { return detail::holds(firesteel_dataframe_is_local, get()); }
    bool is_streaming() const { return detail::holds(firesteel_dataframe_is_streaming, get()); }
    Names input_files() const { return detail::texts(firesteel_dataframe_input_files, get()); }
    /* Whether both plans, simplified, are one and so give the same rows. */
    bool same_semantics(const DataFrame &other) const {
        return detail::holds(firesteel_dataframe_same_semantics, get(), other.get());
    }
    int32_t semantic_hash() const {
        int32_t hash = 0;
        detail::call(firesteel_dataframe_semantic_hash, get(), &hash);
        return hash;
    }

    /* What is kept of the rows, and where they are found again. */

    /* Keeps the rows once they are computed, in memory and on disk. */
    DataFrame cache() const { return persist(StorageLevel::memory_and_disk_deserialized()); }
    DataFrame persist(const StorageLevel &level = StorageLevel::memory_and_disk_deserialized()) const {
        auto told = detail::storage_level(level);
        detail::call(firesteel_dataframe_persist, get(), &told);
        return *this;
    }
    /* Lets go of the rows that were kept; with `blocking`, before it returns. */
    DataFrame unpersist(bool blocking = false) const {
        detail::call(firesteel_dataframe_unpersist, get(), int32_t{blocking});
        return *this;
    }
    StorageLevel storage_level() const {
        firesteel_storage_level level{};
        level.struct_size = sizeof level;
        detail::call(firesteel_dataframe_storage_level, get(), &level);
        return {level.use_disk != 0, level.use_memory != 0, level.use_off_heap != 0, level.deserialized != 0,
                level.replication};
    }
    bool is_cached() const { return detail::holds(firesteel_dataframe_is_cached, get()); }
    /* The rows cut off from what they were computed of, kept in the checkpoint folder. */
    DataFrame checkpoint(bool eager = true) const {
        return make(firesteel_dataframe_checkpoint, get(), int32_t{eager});
    }
    /* The same, kept where they were computed. */
    DataFrame local_checkpoint(bool eager = true, const std::optional<StorageLevel> &level = std::nullopt) const {
        auto told = detail::storage_level(level.value_or(StorageLevel{}));
        return make(firesteel_dataframe_local_checkpoint, get(), int32_t{eager}, level ? &told : nullptr);
    }
    /* Views of the session; without `or_replace` a name that is taken raises. */
    void create_temp_view(std::string_view name) const { named(name, 0); }
    void create_or_replace_temp_view(std::string_view name) const { named(name, FIRESTEEL_VIEW_REPLACE); }
    /* Views of all sessions, under `global_temp`. */
    void create_global_temp_view(std::string_view name) const { named(name, FIRESTEEL_VIEW_GLOBAL); }
    void create_or_replace_global_temp_view(std::string_view name) const {
        named(name, FIRESTEEL_VIEW_REPLACE | FIRESTEEL_VIEW_GLOBAL);
    }
    /* The old name of `create_or_replace_temp_view`. */
    void register_temp_table(std::string_view name) const { create_or_replace_temp_view(name); }
    /* Writes to files and tables. */
    DataFrameWriter write() const;
    /* Writes to a table of a catalog. */
    DataFrameWriterV2 write_to(std::string_view table) const;
    /* Writes the rows as they come, of a DataFrame that reads a stream. */
    DataStreamWriter write_stream() const;
    /* Changes to `table`, whose rows belong to this DataFrame's where `condition` holds. */
    MergeIntoWriter merge_into(std::string_view table, const Column &condition) const;
    void write(std::string_view format, std::string_view path, std::string_view mode = "error",
               const Names &partition_by = {}, const Settings &options = {}) const {
        auto names = detail::pointers(partition_by);
        detail::Options entries(options);
        detail::call(firesteel_dataframe_write, get(), format.data(), detail::length(format), path.data(),
                     detail::length(path), mode.data(), detail::length(mode), names.data(), names.size(),
                     entries.get());
    }

    /* What runs. */

    Operation execute() const {
        return Operation(detail::make<firesteel_operation>(firesteel_dataframe_execute, get(), nullptr));
    }
    /* The rows in batches, as they come. */
    Stream stream() const {
        Stream stream;
        detail::call(firesteel_dataframe_collect_stream, get(), stream.get());
        return stream;
    }
    /* All rows. */
    std::vector<Batch> collect() const {
        std::vector<Batch> batches;
        Stream rows = stream();
        while (auto batch = rows.next()) batches.push_back(std::move(*batch));
        return batches;
    }
    /* The first rows. */
    Stream take(int32_t rows) const { return limit(rows).stream(); }
    Stream head(int32_t rows = 1) const { return take(rows); }
    /* The first row, as a batch of one; nothing when there is none. */
    std::optional<Batch> first() const {
        Stream rows = take(1);
        while (auto batch = rows.next()) {
            if ((*batch)->length > 0) return batch;
        }
        return std::nullopt;
    }
    int64_t count() const {
        int64_t rows = 0;
        detail::call(firesteel_dataframe_count, get(), &rows);
        return rows;
    }
    bool is_empty() const { return detail::holds(firesteel_dataframe_is_empty, get()); }
    std::string show_string(int32_t rows = 20, int32_t truncate = 20, bool vertical = false) const {
        return detail::text(firesteel_dataframe_show_string, get(), rows, truncate, vertical ? 1 : 0);
    }
    /* Prints the first rows as a table, each cell cut at `truncate` characters; 0 leaves them whole. */
    void show(int32_t rows = 20, int32_t truncate = 20, bool vertical = false) const {
        detail::call(firesteel_dataframe_show, get(), rows, truncate, int32_t{vertical});
    }

    const firesteel_dataframe *get() const noexcept { return owner_.get(); }

    template <typename Function, typename... Arguments>
    static DataFrame make(Function function, Arguments... arguments) {
        return DataFrame(detail::make<firesteel_dataframe>(function, arguments...));
    }

private:
    void named(std::string_view name, uint32_t flags) const {
        detail::call(firesteel_dataframe_create_view, get(), name.data(), detail::length(name), flags);
    }

    detail::Owner<firesteel_dataframe, firesteel_dataframe_ref, firesteel_dataframe_free> owner_;
};

}  // namespace firesteel

#endif
