/* The classes of PySpark and the members that C++ has of them: a class a file, a class a line. */

#ifndef CASES_CLASSES_HPP
#define CASES_CLASSES_HPP

#include "dataframe.hpp"
#include "functions.hpp"
#include "session.hpp"

namespace cases {

inline const std::map<std::string, Members> &classes() {
    static const std::map<std::string, Members> all = {
        {"DataFrame", dataframe()},
        {"SparkSession", session()},
        {"functions", functions()},
    };
    return all;
}

}  // namespace cases

#endif
