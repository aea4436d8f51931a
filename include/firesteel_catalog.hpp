/* The catalog of a session as C++ values: databases, tables, views, functions, and what is cached. firesteel.hpp includes
 * it. */

#ifndef FIRESTEEL_CATALOG_HPP
#define FIRESTEEL_CATALOG_HPP

#include <cstring>

#include "firesteel.hpp"

namespace firesteel {

struct CatalogMetadata {
    std::string name;
    std::optional<std::string> description;
};

struct Database {
    std::string name;
    std::optional<std::string> catalog, description;
    std::string location_uri;
};

/* A table or a view. */
struct Table {
    std::string name;
    std::optional<std::string> catalog;
    std::optional<std::vector<std::string>> name_space;
    std::optional<std::string> description;
    std::string table_type;
    bool is_temporary;

    /* The namespace, when it is one name. */
    std::optional<std::string> database() const {
        if (!name_space || name_space->size() != 1) return std::nullopt;
        return name_space->front();
    }
};

/* A column of a table. */
struct TableColumn {
    std::string name;
    std::optional<std::string> description;
    std::string data_type;
    bool nullable, is_partition, is_bucket, is_cluster;
};

/* A function that a query can call. */
struct Function {
    std::string name;
    std::optional<std::string> catalog;
    std::optional<std::vector<std::string>> name_space;
    std::optional<std::string> description;
    std::string class_name;
    bool is_temporary;
};

/* What a new table is like, beside its name. */
struct NewTable {
    /* Where its files are, when they are there already. */
    std::optional<std::string> path;
    std::optional<std::string> source;
    /* DDL. */
    std::optional<std::string> schema;
    std::optional<std::string> description;
    Settings options;
};

namespace detail {

/* A cell of a result: the buffers of its column, and its row. The catalog's columns are texts, truth values and lists of
 * texts. */
class Cell {
public:
    Cell(const ArrowSchema *schema, const ArrowArray *array, int64_t row)
        : schema_(schema), array_(array), row_(row + array->offset) {}

    bool is_null() const {
        return array_->null_count != 0 && array_->buffers[0] != nullptr && !bit(array_->buffers[0]);
    }
    std::string text() const {
        expect("u");
        const auto *offsets = static_cast<const int32_t *>(array_->buffers[1]);
        const auto *bytes = static_cast<const char *>(array_->buffers[2]);
        return std::string(bytes + offsets[row_], static_cast<size_t>(offsets[row_ + 1] - offsets[row_]));
    }
    std::optional<std::string> optional_text() const { return is_null() ? std::nullopt : std::optional(text()); }
    bool flag() const {
        expect("b");
        return bit(array_->buffers[1]);
    }
    std::optional<std::vector<std::string>> texts() const {
        if (is_null()) return std::nullopt;
        expect("+l");
        const auto *offsets = static_cast<const int32_t *>(array_->buffers[1]);
        std::vector<std::string> result;
        for (int32_t at = offsets[row_]; at < offsets[row_ + 1]; at++) {
            result.push_back(Cell(schema_->children[0], array_->children[0], at).text());
        }
        return result;
    }

private:
    bool bit(const void *bits) const { return (static_cast<const uint8_t *>(bits)[row_ / 8] >> (row_ % 8) & 1) != 0; }
    void expect(const char *format) const {
        if (std::strcmp(schema_->format, format) != 0) {
            throw std::runtime_error(std::string("the catalog told a value of the Arrow type ") + schema_->format);
        }
    }

    const ArrowSchema *schema_;
    const ArrowArray *array_;
    int64_t row_;
};

/* The rows of a result, each made into a value by a function that takes its cells. */
template <typename Value, typename Make>
std::vector<Value> values(const DataFrame &frame, Make make) {
    Stream stream = frame.stream();
    Schema schema = stream.schema();
    std::vector<Value> result;
    for (const Batch &batch : stream) {
        for (int64_t row = 0; row < batch->length; row++) {
            auto cell = [&](int64_t at) { return Cell(schema->children[at], batch->children[at], row + batch->offset); };
            result.push_back(make(cell));
        }
    }
    return result;
}

template <typename Value>
Value only(std::vector<Value> values) {
    if (values.size() != 1) throw std::runtime_error("the catalog did not tell one entry");
    return std::move(values.front());
}

/* A text that may be left out, as the two arguments of a C call. */
inline const char *optional_start(const std::optional<std::string> &text) { return text ? text->data() : nullptr; }
inline int64_t optional_length(const std::optional<std::string> &text) { return text ? length(std::string_view(*text)) : 0; }

}  // namespace detail

/* The catalog of a session. Made by Session::catalog. */
class Catalog {
public:
    using Text = std::optional<std::string>;

    explicit Catalog(Session session) : session_(std::move(session)) {}

    std::string current_catalog() const { return detail::text(firesteel_catalog_current_catalog, session_.get()); }
    void set_current_catalog(std::string_view name) const { run(firesteel_catalog_set_current_catalog, name); }
    /* In a pattern `*` stands for any text, and `|` parts choices. */
    std::vector<CatalogMetadata> list_catalogs(const Text &pattern = {}) const {
        return detail::values<CatalogMetadata>(
            ask(firesteel_catalog_list_catalogs, detail::optional_start(pattern), detail::optional_length(pattern)),
            [](auto cell) { return CatalogMetadata{cell(0).text(), cell(1).optional_text()}; });
    }

    std::string current_database() const { return detail::text(firesteel_catalog_current_database, session_.get()); }
    void set_current_database(std::string_view name) const { run(firesteel_catalog_set_current_database, name); }
    std::vector<Database> list_databases(const Text &pattern = {}) const {
        return databases(ask(firesteel_catalog_list_databases, detail::optional_start(pattern), detail::optional_length(pattern)));
    }
    Database get_database(std::string_view name) const {
        return detail::only(databases(ask(firesteel_catalog_get_database, name.data(), detail::length(name))));
    }
    bool database_exists(std::string_view name) const {
        return flag(firesteel_catalog_database_exists, name.data(), detail::length(name));
    }
    void create_database(std::string_view name, bool if_not_exists = false, const Settings &properties = {}) const {
        detail::Options entries(properties);
        run(firesteel_catalog_create_database, name, int32_t{if_not_exists}, entries.get());
    }
    /* With `cascade`, and what is in it. */
    void drop_database(std::string_view name, bool if_exists = false, bool cascade = false) const {
        run(firesteel_catalog_drop_database, name, int32_t{if_exists}, int32_t{cascade});
    }

    std::vector<Table> list_tables(const Text &database = {}, const Text &pattern = {}) const {
        return tables(ask(firesteel_catalog_list_tables, detail::optional_start(database), detail::optional_length(database),
                          detail::optional_start(pattern), detail::optional_length(pattern)));
    }
    std::vector<Table> list_views(const Text &database = {}, const Text &pattern = {}) const {
        return tables(ask(firesteel_catalog_list_views, detail::optional_start(database), detail::optional_length(database),
                          detail::optional_start(pattern), detail::optional_length(pattern)));
    }
    Table get_table(std::string_view name) const {
        return detail::only(tables(ask(firesteel_catalog_get_table, name.data(), detail::length(name))));
    }
    bool table_exists(std::string_view name, const Text &database = {}) const {
        return flag(firesteel_catalog_table_exists, name.data(), detail::length(name), detail::optional_start(database),
                    detail::optional_length(database));
    }
    std::vector<TableColumn> list_columns(std::string_view table, const Text &database = {}) const {
        return detail::values<TableColumn>(
            ask(firesteel_catalog_list_columns, table.data(), detail::length(table), detail::optional_start(database),
                detail::optional_length(database)),
            [](auto cell) {
                return TableColumn{cell(0).text(), cell(1).optional_text(), cell(2).text(), cell(3).flag(),
                                   cell(4).flag(), cell(5).flag(), cell(6).flag()};
            });
    }
    /* Partitions, as `a=1/b=2`. */
    std::vector<std::string> list_partitions(std::string_view table) const {
        return detail::values<std::string>(
            ask(firesteel_catalog_list_partitions, table.data(), detail::length(table)),
            [](auto cell) { return cell(0).text(); });
    }
    std::map<std::string, std::string> get_table_properties(std::string_view table) const {
        auto entries = detail::values<std::pair<std::string, std::string>>(
            ask(firesteel_catalog_get_table_properties, table.data(), detail::length(table)),
            [](auto cell) { return std::pair(cell(0).text(), cell(1).text()); });
        return {entries.begin(), entries.end()};
    }
    /* The statement that makes a table; with `as_serde`, in Hive's words. */
    std::string get_create_table_string(std::string_view table, bool as_serde = false) const {
        return detail::text(firesteel_catalog_get_create_table_string, session_.get(), table.data(),
                            detail::length(table), int32_t{as_serde});
    }
    /* Makes a table, and gives its rows. */
    DataFrame create_table(std::string_view name, const NewTable &table = {}) const {
        detail::Options entries(table.options);
        return ask(firesteel_catalog_create_table, name.data(), detail::length(name), detail::optional_start(table.path),
                   detail::optional_length(table.path), detail::optional_start(table.source), detail::optional_length(table.source),
                   detail::optional_start(table.schema), detail::optional_length(table.schema), detail::optional_start(table.description),
                   detail::optional_length(table.description), entries.get());
    }
    /* The old name of create_table. */
    DataFrame create_external_table(std::string_view name, const NewTable &table = {}) const {
        return create_table(name, table);
    }
    void drop_table(std::string_view table, bool if_exists = false, bool purge = false) const {
        run(firesteel_catalog_drop_table, table, int32_t{if_exists}, int32_t{purge});
    }
    void drop_view(std::string_view view, bool if_exists = false) const {
        run(firesteel_catalog_drop_view, view, int32_t{if_exists});
    }
    /* Whether the view of the session was there. */
    bool drop_temp_view(std::string_view view) const {
        return flag(firesteel_catalog_drop_temp_view, view.data(), detail::length(view));
    }
    /* Whether the view of all sessions was there. */
    bool drop_global_temp_view(std::string_view view) const {
        return flag(firesteel_catalog_drop_global_temp_view, view.data(), detail::length(view));
    }
    /* Takes all rows out of a table. */
    void truncate_table(std::string_view table) const { run(firesteel_catalog_truncate_table, table); }
    /* Counts a table's bytes and, without `no_scan`, its rows. */
    void analyze_table(std::string_view table, bool no_scan = false) const {
        run(firesteel_catalog_analyze_table, table, int32_t{no_scan});
    }
    /* Finds the partitions that are in a table's folder. */
    void recover_partitions(std::string_view table) const { run(firesteel_catalog_recover_partitions, table); }

    std::vector<Function> list_functions(const Text &database = {}, const Text &pattern = {}) const {
        return functions(ask(firesteel_catalog_list_functions, detail::optional_start(database), detail::optional_length(database),
                             detail::optional_start(pattern), detail::optional_length(pattern)));
    }
    Function get_function(std::string_view name) const {
        return detail::only(functions(ask(firesteel_catalog_get_function, name.data(), detail::length(name))));
    }
    bool function_exists(std::string_view name, const Text &database = {}) const {
        return flag(firesteel_catalog_function_exists, name.data(), detail::length(name), detail::optional_start(database),
                    detail::optional_length(database));
    }

    bool is_cached(std::string_view table) const {
        return flag(firesteel_catalog_is_cached, table.data(), detail::length(table));
    }
    /* Keeps a table's rows once they are computed. */
    void cache_table(std::string_view table) const {
        run(firesteel_catalog_cache_table, table, static_cast<const firesteel_storage_level *>(nullptr));
    }
    void cache_table(std::string_view table, const StorageLevel &level) const {
        const firesteel_storage_level told = detail::storage_level(level);
        run(firesteel_catalog_cache_table, table, &told);
    }
    void uncache_table(std::string_view table) const { run(firesteel_catalog_uncache_table, table); }
    void clear_cache() const { detail::call(firesteel_catalog_clear_cache, session_.get()); }
    /* Forgets what is known of a table's files. */
    void refresh_table(std::string_view table) const { run(firesteel_catalog_refresh_table, table); }
    /* Forgets what is known of the files below a path. */
    void refresh_by_path(std::string_view path) const { run(firesteel_catalog_refresh_by_path, path); }

private:
    template <typename Do, typename... Arguments>
    void run(Do command, std::string_view name, Arguments... arguments) const {
        detail::call(command, session_.get(), name.data(), detail::length(name), arguments...);
    }
    template <typename Ask, typename... Arguments>
    DataFrame ask(Ask question, Arguments... arguments) const {
        return DataFrame::make(question, session_.get(), arguments...);
    }
    template <typename Ask, typename... Arguments>
    bool flag(Ask question, Arguments... arguments) const {
        int32_t answer = 0;
        detail::call(question, session_.get(), arguments..., &answer);
        return answer != 0;
    }
    static std::vector<Database> databases(const DataFrame &frame) {
        return detail::values<Database>(frame, [](auto cell) {
            return Database{cell(0).text(), cell(1).optional_text(), cell(2).optional_text(), cell(3).text()};
        });
    }
    static std::vector<Table> tables(const DataFrame &frame) {
        return detail::values<Table>(frame, [](auto cell) {
            return Table{cell(0).text(),          cell(1).optional_text(), cell(2).texts(),
                         cell(3).optional_text(), cell(4).text(),          cell(5).flag()};
        });
    }
    static std::vector<Function> functions(const DataFrame &frame) {
        return detail::values<Function>(frame, [](auto cell) {
            return Function{cell(0).text(),          cell(1).optional_text(), cell(2).texts(),
                            cell(3).optional_text(), cell(4).text(),          cell(5).flag()};
        });
    }

    Session session_;
};

inline Catalog Session::catalog() const { return Catalog(*this); }

}  // namespace firesteel

#endif  // FIRESTEEL_CATALOG_HPP
