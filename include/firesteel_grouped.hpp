/* GroupedData: a DataFrame's rows in groups, to be aggregated. A part of firesteel.hpp. */

#ifndef FIRESTEEL_GROUPED_HPP
#define FIRESTEEL_GROUPED_HPP

namespace firesteel {

/* A DataFrame's rows in groups. Immutable. */
class GroupedData {
public:
    explicit GroupedData(firesteel_grouped *handle) : owner_(handle) {}

    /* A row a group: the grouping columns, then these aggregates. */
    DataFrame agg(const Columns &aggregates) const {
        auto pointers = detail::pointers(aggregates);
        return DataFrame::make(firesteel_grouped_agg, get(), pointers.data(), pointers.size());
    }
    /* How many rows each group has, as `count`. */
    DataFrame count() const { return DataFrame::make(firesteel_grouped_count, get()); }
    /* These columns in each group; without names, all that hold numbers, for which it waits for the schema. */
    DataFrame sum(const Names &names = {}) const { return each(firesteel_grouped_sum, names); }
    DataFrame avg(const Names &names = {}) const { return each(firesteel_grouped_avg, names); }
    DataFrame mean(const Names &names = {}) const { return avg(names); }
    DataFrame min(const Names &names = {}) const { return each(firesteel_grouped_min, names); }
    DataFrame max(const Names &names = {}) const { return each(firesteel_grouped_max, names); }
    /* A column for each of the values, which are literals; without values Spark looks them up. It follows only
     * `group_by`, and once. */
    GroupedData pivot(const Column &column, const Columns &values = {}) const {
        auto pointers = detail::pointers(values);
        return make(firesteel_grouped_pivot, get(), column.get(), pointers.data(), pointers.size());
    }

    const firesteel_grouped *get() const noexcept { return owner_.get(); }

    template <typename Function, typename... Arguments>
    static GroupedData make(Function function, Arguments... arguments) {
        return GroupedData(detail::make<firesteel_grouped>(function, arguments...));
    }

private:
    template <typename Function>
    DataFrame each(Function function, const Names &names) const {
        auto pointers = detail::pointers(names);
        return DataFrame::make(function, get(), pointers.data(), pointers.size());
    }

    detail::Owner<firesteel_grouped, firesteel_grouped_ref, firesteel_grouped_free> owner_;
};

inline GroupedData DataFrame::group_by(const Columns &columns) const {
    auto pointers = detail::pointers(columns);
    return GroupedData::make(firesteel_dataframe_group_by, get(), pointers.data(), pointers.size());
}
inline GroupedData DataFrame::rollup(const Columns &columns) const {
    auto pointers = detail::pointers(columns);
    return GroupedData::make(firesteel_dataframe_rollup, get(), pointers.data(), pointers.size());
}
inline GroupedData DataFrame::cube(const Columns &columns) const {
    auto pointers = detail::pointers(columns);
    return GroupedData::make(firesteel_dataframe_cube, get(), pointers.data(), pointers.size());
}
inline GroupedData DataFrame::grouping_sets(const std::vector<Columns> &sets, const Columns &columns) const {
    std::vector<const firesteel_column *> members;
    std::vector<size_t> lengths;
    for (const Columns &set : sets) {
        for (const Column &column : set) members.push_back(column.get());
        lengths.push_back(set.size());
    }
    auto pointers = detail::pointers(columns);
    return GroupedData::make(firesteel_dataframe_grouping_sets, get(), members.data(), lengths.data(), lengths.size(),
                             pointers.data(), pointers.size());
}
inline DataFrame DataFrame::agg(const Columns &aggregates) const { return group_by({}).agg(aggregates); }

}  // namespace firesteel

#endif
