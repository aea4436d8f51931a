/* The classes of PySpark and the members that C++ has of them: a class a file, a class a line. */

#ifndef CASES_CLASSES_HPP
#define CASES_CLASSES_HPP

#include "column.hpp"
#include "dataframe.hpp"
#include "functions.hpp"
#include "grouped.hpp"
#include "session.hpp"
#include "statistics.hpp"
#include "window.hpp"

namespace cases {

/* A class whose members stand in several files. */
inline Members joined(const std::vector<Members> &parts) {
    Members all;
    for (const Members &part : parts) all.insert(part.begin(), part.end());
    return all;
}

inline const std::map<std::string, Members> &classes() {
    static const std::map<std::string, Members> all = {
        {"Column", column_members()},
        {"DataFrame",
         joined({dataframe(), frame_groups(), frame_statistics(), statistics<firesteel::DataFrame>()})},
        {"DataFrameNaFunctions", na()},
        {"DataFrameStatFunctions", statistics<firesteel::StatFunctions>()},
        {"GroupedData", grouped()},
        {"SparkSession", session()},
        {"Window", window()},
        {"WindowSpec", window_spec()},
        {"functions", functions()},
    };
    return all;
}

}  // namespace cases

#endif
