/* NaFunctions and StatFunctions: missing values and statistics of a DataFrame, and subqueries. A part of firesteel.hpp. */

#ifndef FIRESTEEL_STATISTICS_HPP
#define FIRESTEEL_STATISTICS_HPP

namespace firesteel {

/* What handles missing values of a DataFrame. Without names, all columns are meant. */
class NaFunctions {
public:
    explicit NaFunctions(DataFrame frame) : frame_(std::move(frame)) {}

    /* Without the rows in which fewer than `min_non_nulls` of these columns are neither NULL nor NaN; -1 says that all of
     * them must be. */
    DataFrame drop(const Names &columns = {}, int32_t min_non_nulls = -1) const {
        return frame_.dropna(columns, min_non_nulls);
    }
    /* NULL and NaN replaced by a value in the columns of its type. Whole numbers become BIGINT. */
    DataFrame fill(const Value &value, const Names &columns = {}) const { return frame_.fillna(value, columns); }
    /* NULL and NaN replaced by a value for each column. */
    DataFrame fill_each(const std::vector<std::pair<std::string, Value>> &values) const {
        std::vector<const char *> names;
        std::vector<const firesteel_column *> columns;
        for (const auto &[name, value] : values) {
            names.push_back(detail::pointer(name));
            columns.push_back(value.get());
        }
        return DataFrame::make(firesteel_dataframe_fillna, frame_.get(), names.data(), names.size(), columns.data(),
                               columns.size());
    }
    /* Values replaced by others. Numbers become DOUBLE; nullptr takes a value away. */
    DataFrame replace(const std::vector<std::pair<Value, Value>> &values, const Names &columns = {}) const {
        return frame_.replace(values, columns);
    }

private:
    DataFrame frame_;
};

/* Statistics of a DataFrame. */
class StatFunctions {
public:
    explicit StatFunctions(DataFrame frame) : frame_(std::move(frame)) {}

    /* Pearson's correlation of two columns. */
    double corr(std::string_view col1, std::string_view col2) const { return frame_.corr(col1, col2); }
    /* The sample covariance of two columns. */
    double cov(std::string_view col1, std::string_view col2) const { return frame_.cov(col1, col2); }
    /* Values below which these parts of a column's values lie, for each column; none for a column without values. */
    std::vector<std::vector<double>> approx_quantile(const Names &columns, const std::vector<double> &probabilities,
                                                     double relative_error) const {
        return frame_.approx_quantile(columns, probabilities, relative_error);
    }
    /* How often each pair of values of two columns comes. */
    DataFrame crosstab(std::string_view col1, std::string_view col2) const { return frame_.crosstab(col1, col2); }
    /* The values that make up more than a part of the rows, with some that do not. */
    DataFrame freq_items(const Names &columns, double support = 0.01) const {
        return frame_.freq_items(columns, support);
    }
    /* About a fraction of the rows of each value of `column`, by chance; none of a value that is not named. */
    DataFrame sample_by(const Column &column, const std::vector<std::pair<Value, double>> &fractions,
                        int64_t seed) const {
        return frame_.sample_by(column, fractions, seed);
    }

private:
    DataFrame frame_;
};

inline NaFunctions DataFrame::na() const { return NaFunctions(*this); }
inline StatFunctions DataFrame::stat() const { return StatFunctions(*this); }

inline DataFrame DataFrame::dropna(const Names &columns, int32_t min_non_nulls) const {
    auto names = detail::pointers(columns);
    return make(firesteel_dataframe_dropna, get(), names.data(), names.size(), min_non_nulls);
}
inline DataFrame DataFrame::fillna(const Value &value, const Names &columns) const {
    auto names = detail::pointers(columns);
    const firesteel_column *values[] = {value.get()};
    return make(firesteel_dataframe_fillna, get(), names.data(), names.size(), values, size_t{1});
}
inline DataFrame DataFrame::replace(const std::vector<std::pair<Value, Value>> &values, const Names &columns) const {
    auto names = detail::pointers(columns);
    std::vector<const firesteel_column *> before, after;
    for (const auto &[old_value, new_value] : values) {
        before.push_back(old_value.get());
        after.push_back(new_value.get());
    }
    return make(firesteel_dataframe_replace, get(), names.data(), names.size(), before.data(), after.data(),
                before.size());
}
inline double DataFrame::corr(std::string_view col1, std::string_view col2) const {
    double result = 0;
    detail::call(firesteel_dataframe_corr, get(), col1.data(), detail::length(col1), col2.data(), detail::length(col2),
                 &result);
    return result;
}
inline double DataFrame::cov(std::string_view col1, std::string_view col2) const {
    double result = 0;
    detail::call(firesteel_dataframe_cov, get(), col1.data(), detail::length(col1), col2.data(), detail::length(col2),
                 &result);
    return result;
}
inline std::vector<std::vector<double>> DataFrame::approx_quantile(const Names &columns,
                                                                   const std::vector<double> &probabilities,
                                                                   double relative_error) const {
    auto names = detail::pointers(columns);
    const size_t width = probabilities.size();
    /* One place more, so that there is a place even for nothing. */
    std::vector<double> all(names.size() * width + 1);
    detail::call(firesteel_dataframe_approx_quantile, get(), names.data(), names.size(), probabilities.data(), width,
                 relative_error, all.data());
    std::vector<std::vector<double>> result(names.size());
    for (size_t at = 0; at < names.size() * width; at++) {
        /* NaN stands for no value: NaNs of the rows are not counted. */
        if (all[at] == all[at]) result[at / width].push_back(all[at]);
    }
    return result;
}
inline DataFrame DataFrame::crosstab(std::string_view col1, std::string_view col2) const {
    return make(firesteel_dataframe_crosstab, get(), col1.data(), detail::length(col1), col2.data(),
                detail::length(col2));
}
inline DataFrame DataFrame::freq_items(const Names &columns, double support) const {
    auto names = detail::pointers(columns);
    return make(firesteel_dataframe_freq_items, get(), names.data(), names.size(), support);
}
inline DataFrame DataFrame::sample_by(const Column &column, const std::vector<std::pair<Value, double>> &fractions,
                                      int64_t seed) const {
    std::vector<const firesteel_column *> values;
    std::vector<double> parts;
    for (const auto &[value, fraction] : fractions) {
        values.push_back(value.get());
        parts.push_back(fraction);
    }
    return make(firesteel_dataframe_sample_by, get(), column.get(), values.data(), parts.data(), values.size(), seed);
}

inline Column Column::is_in(const DataFrame &query) const {
    return make(firesteel_column_is_in_query, get(), query.get());
}

}  // namespace firesteel

#endif
