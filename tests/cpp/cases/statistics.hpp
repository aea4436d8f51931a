/* DataFrameNaFunctions, DataFrameStatFunctions, the same members of DataFrame, and DataFrames as expressions. */

#ifndef CASES_STATISTICS_HPP
#define CASES_STATISTICS_HPP

#include "call.hpp"

namespace cases {

inline firesteel::Value value_of(const Value &value, const std::string &what) {
    return firesteel::Value(literal(value, what));
}

/* The members of `na`, which a DataFrame has under other names. */
template <typename Self>
Value na_drop(Call &call, Self self) {
    std::string how = call.text(0, "how", "any");
    int64_t least = call.number(1, "thresh", how == "all" ? 1 : -1);
    if (how != "any" && how != "all") throw Missing(call.of("how"));
    return self(call).drop(call.texts(2, "subset"), static_cast<int32_t>(least));
}

template <typename Self>
Value na_fill(Call &call, Self self) {
    Value value = call.argument(0, "value");
    firesteel::Names subset = call.texts(1, "subset");
    if (!is<Dict>(value)) return self(call).fill(value_of(value, call.of("value")), subset);
    std::vector<std::pair<std::string, firesteel::Value>> values;
    for (const auto &[name, one] : as<Dict>(value, call.of("value"))) {
        values.emplace_back(text(name, call.of("value")), value_of(one, call.of("value")));
    }
    return self(call).fill_each(values);
}

template <typename Self>
Value na_replace(Call &call, Self self) {
    Value before = call.argument(0, "to_replace"), after = call.argument(1, "value");
    firesteel::Names subset = call.texts(2, "subset");
    std::vector<std::pair<firesteel::Value, firesteel::Value>> values;
    const std::string what = call.of("to_replace");
    if (is<Dict>(before)) {
        for (const auto &[old, other] : as<Dict>(before, what)) {
            values.emplace_back(value_of(old, what), value_of(other, what));
        }
    } else {
        size_t at = 0;
        for (const Value &old : list(before)) {
            const Value other = is<List>(after) ? list(after).at(at++) : after;
            values.emplace_back(value_of(old, what), value_of(other, what));
        }
    }
    return self(call).replace(values, subset);
}

inline const Members &na() {
    static const auto self = [](Call &call) { return call.receiver<firesteel::NaFunctions>(); };
    static const Members members = {
        {"drop", [](Call &call) -> Value { return na_drop(call, self); }},
        {"fill", [](Call &call) -> Value { return na_fill(call, self); }},
        {"replace", [](Call &call) -> Value { return na_replace(call, self); }},
    };
    return members;
}

/* The statistics, of `stat` or of a DataFrame. */
template <typename Self>
const Members &statistics() {
    static const auto self = [](Call &call) -> const Self & { return call.receiver<Self>(); };
    static const Members members = {
        {"corr",
         [](Call &call) -> Value {
             if (call.text(2, "method", "pearson") != "pearson") throw Missing(call.of("method"));
             std::string one = call.text(0, "col1");
             return self(call).corr(one, call.text(1, "col2"));
         }},
        {"cov",
         [](Call &call) -> Value {
             std::string one = call.text(0, "col1");
             return self(call).cov(one, call.text(1, "col2"));
         }},
        {"crosstab",
         [](Call &call) -> Value {
             std::string one = call.text(0, "col1");
             return self(call).crosstab(one, call.text(1, "col2"));
         }},
        {"approxQuantile",
         [](Call &call) -> Value {
             Value wanted = call.argument(0, "col");
             std::vector<double> probabilities;
             for (const Value &one : list(call.argument(1, "probabilities"))) {
                 probabilities.push_back(as<double>(one, call.of("probabilities")));
             }
             double error = as<double>(call.argument(2, "relativeError"), call.of("relativeError"));
             List lists;
             for (const auto &values : self(call).approx_quantile(texts(list(wanted), call.of("col")), probabilities, error)) {
                 lists.push_back(List(values.begin(), values.end()));
             }
             return is<List>(wanted) ? Value(lists) : lists.at(0);
         }},
        {"freqItems",
         [](Call &call) -> Value {
             firesteel::Names names = call.texts(0, "cols");
             bool has_support = call.has(1, "support");
             return self(call).freq_items(
                 names, has_support ? as<double>(call.argument(1, "support"), call.of("support")) : 0.01);
         }},
        {"sampleBy",
         [](Call &call) -> Value {
             firesteel::Column by = call.column(0, "col");
             std::vector<std::pair<firesteel::Value, double>> fractions;
             const Value wanted = call.argument(1, "fractions");
             for (const auto &[value, part] : as<Dict>(wanted, call.of("fractions"))) {
                 fractions.emplace_back(value_of(value, call.of("fractions")), as<double>(part, call.of("fractions")));
             }
             return self(call).sample_by(by, fractions, call.number(2, "seed", 0));
         }},
    };
    return members;
}

inline const Members &frame_statistics() {
    static const auto self = [](Call &call) -> const firesteel::DataFrame & {
        return call.receiver<firesteel::DataFrame>();
    };
    static const auto missing = [](Call &call) { return call.receiver<firesteel::DataFrame>().na(); };
    static const Members members = {
        {"na", [](Call &call) -> Value { return self(call).na(); }},
        {"dropna", [](Call &call) -> Value { return na_drop(call, missing); }},
        {"fillna", [](Call &call) -> Value { return na_fill(call, missing); }},
        {"replace", [](Call &call) -> Value { return na_replace(call, missing); }},
        {"stat", [](Call &call) -> Value { return self(call).stat(); }},
        {"scalar", [](Call &call) -> Value { return self(call).scalar(); }},
        {"exists", [](Call &call) -> Value { return self(call).exists(); }},
    };
    return members;
}

}  // namespace cases

#endif
