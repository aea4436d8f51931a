/* DataFrame. */

#ifndef CASES_DATAFRAME_HPP
#define CASES_DATAFRAME_HPP

#include "call.hpp"
#include "rows.hpp"

namespace cases {

using firesteel::DataFrame;
using firesteel::StorageLevel;

inline const DataFrame &frame(Call &call) { return call.receiver<DataFrame>(); }

inline int32_t int_of(Call &call, size_t at, const char *name) { return static_cast<int32_t>(call.number(at, name)); }

inline DataFrame other(Call &call) { return as<DataFrame>(call.argument(0, "other"), call.of("other")); }

inline Dict entries(Call &call, const char *name) { return as<Dict>(call.argument(0, name), call.of(name)); }

inline List texts_as_list(const firesteel::Names &names) { return List(names.begin(), names.end()); }

/* The seed, which C++ chooses when there is none. */
inline std::optional<int64_t> seed(Call &call, size_t at) {
    if (!call.has(at, "seed")) return std::nullopt;
    return call.number(at, "seed");
}

/* The order that the columns and `ascending`, a truth value or one a column, say. */
inline firesteel::Columns order(Call &call) {
    firesteel::Columns by = call.columns(0);
    Value ascending = call.argument(static_cast<size_t>(-1), "ascending");
    if (is_null(ascending)) return by;
    List ways = list(ascending);
    for (size_t at = 0; at < by.size(); at++) {
        const Value &way = ways[is<List>(ascending) ? at : 0];
        bool is_up = is<bool>(way) ? as<bool>(way, call.of("ascending")) : as<int64_t>(way, call.of("ascending")) != 0;
        if (!is_up) by[at] = by[at].desc();
    }
    return by;
}

inline Value joined(Call &call) {
    DataFrame right = other(call);
    Value on = call.argument(1, "on");
    std::string type = call.text(2, "how", "inner");
    if (is_null(on)) return frame(call).join(right, firesteel::Names{}, type);
    List parts = list(on);
    if (!parts.empty() && is<firesteel::Column>(parts[0])) {
        firesteel::Columns conditions = columns(parts, call.of("on"));
        firesteel::Column all = conditions[0];
        for (size_t at = 1; at < conditions.size(); at++) all = all && conditions[at];
        return frame(call).join(right, all, type);
    }
    return frame(call).join(right, texts(parts, call.of("on")), type);
}

/* The number of partitions, when the first argument is one, and the columns. */
inline std::pair<int32_t, firesteel::Columns> partitions(Call &call) {
    Value first = call.argument(0, "numPartitions");
    if (!is<int64_t>(first)) return {0, call.columns(0)};
    return {static_cast<int32_t>(std::any_cast<int64_t>(first)), call.columns(1)};
}

/* The first argument, whether rows may come again, may be left out. */
inline Value sampled(Call &call) {
    Value first = call.argument(0, "withReplacement");
    bool is_left_out = !is_null(first) && !is<bool>(first);
    bool again = is_null(first) || is_left_out ? false : as<bool>(first, call.of("withReplacement"));
    Value fraction = is_left_out ? first : call.argument(1, "fraction");
    double part = is<int64_t>(fraction) ? static_cast<double>(std::any_cast<int64_t>(fraction))
                                        : as<double>(fraction, call.of("fraction"));
    return frame(call).sample(part, again, seed(call, is_left_out ? 1 : 2));
}

inline Value split(Call &call) {
    std::vector<double> weights;
    for (const Value &weight : list(call.argument(0, "weights"))) {
        weights.push_back(is<int64_t>(weight) ? static_cast<double>(std::any_cast<int64_t>(weight))
                                              : as<double>(weight, call.of("weights")));
    }
    std::vector<DataFrame> parts = frame(call).random_split(weights, seed(call, 1));
    return List(parts.begin(), parts.end());
}

inline Value unpivoted(Call &call) {
    firesteel::Columns ids = columns(list(call.argument(0, "ids")), call.of("ids"));
    Value values = call.argument(1, "values");
    std::optional<firesteel::Columns> chosen;
    if (!is_null(values)) chosen = columns(list(values), call.of("values"));
    std::string variable = call.text(2, "variableColumnName");
    return frame(call).unpivot(ids, chosen, variable, call.text(3, "valueColumnName"));
}

/* A dict of texts, numbers and truth values as JSON, in the spelling of Python's json.dumps. */
inline std::string metadata(const Value &value) {
    if (!is<Dict>(value)) return json(value);
    std::string result;
    for (const auto &[key, entry] : std::any_cast<Dict>(value)) {
        result += (result.empty() ? "" : ", ") + json(key) + ": " + metadata(entry);
    }
    return "{" + result + "}";
}

inline Value item(Call &call) {
    Value key = call.argument(0, "item");
    if (is<std::string>(key)) return frame(call)[std::any_cast<std::string>(key)];
    if (is<firesteel::Column>(key)) return frame(call).filter(std::any_cast<firesteel::Column>(key));
    if (is<int64_t>(key)) return firesteel::col(frame(call).columns().at(static_cast<size_t>(std::any_cast<int64_t>(key))));
    return frame(call).select(columns(list(key), call.of("item")));
}

inline std::string described(const StorageLevel &level) {
    return std::string(level.use_disk ? "Disk " : "") + (level.use_memory ? "Memory " : "") +
           (level.use_off_heap ? "OffHeap " : "") + (level.deserialized ? "Deserialized " : "Serialized ") +
           std::to_string(level.replication) + "x Replicated";
}

inline std::optional<StorageLevel> level(Call &call, size_t at) {
    if (!call.has(at, "storageLevel")) return std::nullopt;
    std::string name = call.of("storageLevel");
    return as<StorageLevel>(call.argument(at, "storageLevel"), name);
}

inline int32_t explain_mode(Call &call) {
    static const std::vector<std::string> MODES = {"simple", "extended", "codegen", "cost", "formatted"};
    Value extended = call.argument(0, "extended");
    std::string mode = call.text(1, "mode", is<bool>(extended) && std::any_cast<bool>(extended) ? "extended" : "simple");
    if (is<std::string>(extended)) mode = std::any_cast<std::string>(extended);
    auto found = std::find(MODES.begin(), MODES.end(), mode);
    if (found == MODES.end()) throw Missing(call.of("mode"));
    return static_cast<int32_t>(found - MODES.begin()) + FIRESTEEL_EXPLAIN_SIMPLE;
}

inline Members::mapped_type view(void (DataFrame::*create)(std::string_view) const) {
    return [create](Call &call) -> Value {
        (frame(call).*create)(call.text(0, "name"));
        return nullptr;
    };
}

inline Members::mapped_type combined(DataFrame (DataFrame::*combine)(const DataFrame &) const) {
    return [combine](Call &call) -> Value { return (frame(call).*combine)(other(call)); };
}

inline Members::mapped_type asked(bool (DataFrame::*question)() const) {
    return [question](Call &call) -> Value { return (frame(call).*question)(); };
}

inline Value filtered(Call &call) {
    Value condition = call.argument(0, "condition");
    bool is_sql = is<std::string>(condition);
    return frame(call).filter(is_sql ? firesteel::expr(text(condition, call.of("condition")))
                                     : column(condition, call.of("condition")));
}

/* Texts are names, and columns expressions. */
inline Value without(Call &call) {
    const List given = call.rest(0);
    if (!given.empty() && is<std::string>(given.front())) return frame(call).drop_names(texts(given, call.of("cols")));
    return frame(call).drop(columns(given, call.of("cols")));
}
inline Value without_duplicates(Call &call) { return frame(call).drop_duplicates(call.texts(0, "subset")); }

inline Value ordered(Call &call) { return frame(call).order_by(order(call)); }

/* Aggregates, or a dict of functions by the columns that they are of. */
inline Value aggregated(Call &call) {
    List given = call.rest(0);
    if (given.size() != 1 || !is<Dict>(given[0])) return frame(call).agg(columns(given, call.of("exprs")));
    firesteel::Columns aggregates;
    for (const auto &[name, function] : std::any_cast<Dict>(given[0])) {
        aggregates.push_back(firesteel::fn(text(function, call.of("exprs")), {column(name, call.of("exprs"))}));
    }
    return frame(call).agg(aggregates);
}

inline Value first_row(const DataFrame &frame) {
    List few = rows(frame.take(1));
    return few.empty() ? Value(nullptr) : few[0];
}

inline const Members &dataframe() {
    static const Members members = {
        {"__getitem__", item},
        {"agg", aggregated},
        {"alias", [](Call &call) -> Value { return frame(call).alias(call.text(0, "alias")); }},
        {"cache", [](Call &call) -> Value { return frame(call).cache(); }},
        {"checkpoint", [](Call &call) -> Value { return frame(call).checkpoint(call.flag(0, "eager", true)); }},
        {"coalesce", [](Call &call) -> Value { return frame(call).coalesce(int_of(call, 0, "numPartitions")); }},
        {"colRegex", [](Call &call) -> Value { return frame(call).col_regex(call.text(0, "colName")); }},
        {"collect", [](Call &call) -> Value { return rows(frame(call).stream()); }},
        {"columns", [](Call &call) -> Value { return texts_as_list(frame(call).columns()); }},
        {"count", [](Call &call) -> Value { return frame(call).count(); }},
        {"createGlobalTempView", view(&DataFrame::create_global_temp_view)},
        {"createOrReplaceGlobalTempView", view(&DataFrame::create_or_replace_global_temp_view)},
        {"createOrReplaceTempView", view(&DataFrame::create_or_replace_temp_view)},
        {"createTempView", view(&DataFrame::create_temp_view)},
        {"crossJoin", combined(&DataFrame::cross_join)},
        {"describe", [](Call &call) -> Value { return frame(call).describe(call.names(0)); }},
        {"distinct", [](Call &call) -> Value { return frame(call).distinct(); }},
        {"drop", without},
        {"dropDuplicates", without_duplicates},
        {"dropDuplicatesWithinWatermark",
         [](Call &call) -> Value { return frame(call).drop_duplicates_within_watermark(call.texts(0, "subset")); }},
        {"drop_duplicates", without_duplicates},
        {"dtypes",
         [](Call &call) -> Value {
             List types;
             for (const auto &[name, type] : frame(call).dtypes()) types.push_back(List{name, type});
             return types;
         }},
        {"exceptAll", combined(&DataFrame::except_all)},
        {"explain",
         [](Call &call) -> Value {
             /* What PySpark prints is made and let go of: only answers are printed. */
             frame(call).explain(explain_mode(call));
             return nullptr;
         }},
        {"filter", filtered},
        {"first", [](Call &call) -> Value { return first_row(frame(call)); }},
        {"head",
         [](Call &call) -> Value {
             return call.has(0, "n") ? Value(rows(frame(call).head(int_of(call, 0, "n")))) : first_row(frame(call));
         }},
        {"hint",
         [](Call &call) -> Value {
             firesteel::Columns parameters;
             for (const Value &value : call.rest(1)) parameters.push_back(literal(value, call.of("parameters")));
             return frame(call).hint(call.text(0, "name"), parameters);
         }},
        {"inputFiles", [](Call &call) -> Value { return texts_as_list(frame(call).input_files()); }},
        {"intersect", combined(&DataFrame::intersect)},
        {"intersectAll", combined(&DataFrame::intersect_all)},
        {"isEmpty", asked(&DataFrame::is_empty)},
        {"isLocal", asked(&DataFrame::is_local)},
        {"isStreaming", asked(&DataFrame::is_streaming)},
        {"is_cached", asked(&DataFrame::is_cached)},
        {"join", joined},
        {"lateralJoin",
         [](Call &call) -> Value {
             DataFrame right = other(call);
             if (!call.has(1, "on")) return frame(call).lateral_join(right, call.text(2, "how", "inner"));
             firesteel::Column on = call.column(1, "on");
             return frame(call).lateral_join(right, on, call.text(2, "how", "inner"));
         }},
        {"limit", [](Call &call) -> Value { return frame(call).limit(int_of(call, 0, "num")); }},
        {"localCheckpoint",
         [](Call &call) -> Value {
             bool eager = call.flag(0, "eager", true);
             return frame(call).local_checkpoint(eager, level(call, 1));
         }},
        {"melt", unpivoted},
        {"metadataColumn", [](Call &call) -> Value { return frame(call).metadata_column(call.text(0, "colName")); }},
        {"nearestByJoin",
         [](Call &call) -> Value {
             DataFrame right = other(call);
             firesteel::Column ranking = call.column(1, "rankingExpression");
             int32_t rows = int_of(call, 2, "numResults");
             std::string mode = call.text(3, "mode"), direction = call.text(4, "direction");
             return frame(call).nearest_by_join(right, ranking, rows, mode, direction, call.text(5, "joinType", "inner"));
         }},
        {"observe",
         [](Call &call) -> Value {
             const Value observation = call.argument(0, "observation");
             firesteel::Columns metrics = call.columns(1);
             if (is<firesteel::Observation>(observation)) {
                 return as<firesteel::Observation>(observation, "").observe(frame(call), metrics);
             }
             return frame(call).observe(text(observation, call.of("observation")), metrics);
         }},
        {"offset", [](Call &call) -> Value { return frame(call).offset(int_of(call, 0, "num")); }},
        {"orderBy", ordered},
        {"persist",
         [](Call &call) -> Value {
             return frame(call).persist(level(call, 0).value_or(StorageLevel::memory_and_disk_deserialized()));
         }},
        {"printSchema",
         [](Call &call) -> Value {
             frame(call).tree_string(static_cast<int32_t>(call.number(0, "level", -1)));
             return nullptr;
         }},
        {"randomSplit", split},
        {"registerTempTable", view(&DataFrame::register_temp_table)},
        {"repartition",
         [](Call &call) -> Value {
             auto [count, by] = partitions(call);
             return by.empty() ? frame(call).repartition(count) : frame(call).repartition(count, by);
         }},
        {"repartitionById",
         [](Call &call) -> Value {
             int32_t count = int_of(call, 0, "numPartitions");
             return frame(call).repartition_by_id(count, call.column(1, "partitionIdCol"));
         }},
        {"repartitionByRange",
         [](Call &call) -> Value {
             auto [count, by] = partitions(call);
             return frame(call).repartition_by_range(count, by);
         }},
        {"sameSemantics", [](Call &call) -> Value { return frame(call).same_semantics(other(call)); }},
        {"sample", sampled},
        {"select", [](Call &call) -> Value { return frame(call).select(call.columns(0)); }},
        {"selectExpr", [](Call &call) -> Value { return frame(call).select_expr(call.names(0)); }},
        {"semanticHash", [](Call &call) -> Value { return int64_t{frame(call).semantic_hash()}; }},
        {"show",
         [](Call &call) -> Value {
             auto rows = static_cast<int32_t>(call.number(0, "n", 20));
             Value width = call.argument(1, "truncate");
             int32_t truncate = is<int64_t>(width) ? static_cast<int32_t>(std::any_cast<int64_t>(width)) : 20;
             if (is<bool>(width) && !std::any_cast<bool>(width)) truncate = 0;
             frame(call).show_string(rows, truncate, call.flag(2, "vertical", false));
             return nullptr;
         }},
        {"sort", ordered},
        {"sortWithinPartitions", [](Call &call) -> Value { return frame(call).sort_within_partitions(order(call)); }},
        {"sparkSession", [](Call &call) -> Value { return frame(call).spark_session(); }},
        {"storageLevel", [](Call &call) -> Value { return described(frame(call).storage_level()); }},
        {"subtract", combined(&DataFrame::subtract)},
        {"summary", [](Call &call) -> Value { return frame(call).summary(call.names(0)); }},
        {"tail", [](Call &call) -> Value { return rows(frame(call).tail(int_of(call, 0, "num")).stream()); }},
        {"take", [](Call &call) -> Value { return rows(frame(call).take(int_of(call, 0, "num"))); }},
        {"to", [](Call &call) -> Value { return frame(call).to(call.text(0, "schema")); }},
        {"toDF", [](Call &call) -> Value { return frame(call).to_df(call.names(0)); }},
        {"toJSON", [](Call &call) -> Value { return frame(call).to_json(); }},
        {"transpose",
         [](Call &call) -> Value {
             return call.has(0, "indexColumn") ? frame(call).transpose(call.column(0, "indexColumn"))
                                               : frame(call).transpose();
         }},
        {"union", combined(&DataFrame::union_all)},
        {"unionAll", combined(&DataFrame::union_all)},
        {"unionByName",
         [](Call &call) -> Value {
             DataFrame right = other(call);
             return frame(call).union_by_name(right, call.flag(1, "allowMissingColumns", false));
         }},
        {"unpersist", [](Call &call) -> Value { return frame(call).unpersist(call.flag(0, "blocking", false)); }},
        {"unpivot", unpivoted},
        {"where", filtered},
        {"withColumn",
         [](Call &call) -> Value {
             std::string name = call.text(0, "colName");
             return frame(call).with_column(name, call.column(1, "col"));
         }},
        {"write", [](Call &call) -> Value { return frame(call).write(); }},
        {"writeStream", [](Call &call) -> Value { return frame(call).write_stream(); }},
        {"writeTo", [](Call &call) -> Value { return frame(call).write_to(call.text(0, "table")); }},
        {"mergeInto",
         [](Call &call) -> Value {
             std::string table = call.text(0, "table");
             return frame(call).merge_into(table, call.column(1, "condition"));
         }},
        {"withColumnRenamed",
         [](Call &call) -> Value {
             std::string name = call.text(0, "existing");
             return frame(call).with_column_renamed(name, call.text(1, "new"));
         }},
        {"withColumns",
         [](Call &call) -> Value {
             std::vector<std::pair<std::string, firesteel::Column>> named;
             for (const auto &[name, value] : entries(call, "colsMap")) {
                 named.emplace_back(text(name, call.of("colsMap")), column(value, call.of("colsMap")));
             }
             return frame(call).with_columns(named);
         }},
        {"withColumnsRenamed",
         [](Call &call) -> Value {
             std::vector<std::pair<std::string, std::string>> names;
             for (const auto &[name, value] : entries(call, "colsMap")) {
                 names.emplace_back(text(name, call.of("colsMap")), text(value, call.of("colsMap")));
             }
             return frame(call).with_columns_renamed(names);
         }},
        {"withMetadata",
         [](Call &call) -> Value {
             std::string name = call.text(0, "columnName");
             return frame(call).with_metadata(name, metadata(call.argument(1, "metadata")));
         }},
        {"withWatermark",
         [](Call &call) -> Value {
             std::string name = call.text(0, "eventTime");
             return frame(call).with_watermark(name, call.text(1, "delayThreshold"));
         }},
        {"zip", combined(&DataFrame::zip)},
        {"zipWithIndex", [](Call &call) -> Value { return frame(call).zip_with_index(call.text(0, "indexColName", "index")); }},
    };
    return members;
}

/* StorageLevel, whose levels are values. */
inline const Members &storage_level() {
    static const auto of = [](const StorageLevel &level) { return [level](Call &) -> Value { return level; }; };
    static const Members members = {
        {"NONE", of(StorageLevel::none())},
        {"DISK_ONLY", of(StorageLevel::disk_only())},
        {"MEMORY_ONLY", of(StorageLevel::memory_only())},
        {"MEMORY_AND_DISK", of(StorageLevel::memory_and_disk())},
        {"MEMORY_AND_DISK_DESER", of(StorageLevel::memory_and_disk_deserialized())},
    };
    return members;
}

}  // namespace cases

#endif
