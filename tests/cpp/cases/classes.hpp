/* The classes of PySpark and the members that C++ has of them: a class a file, a class a line. */

#ifndef CASES_CLASSES_HPP
#define CASES_CLASSES_HPP

#include "catalog.hpp"
#include "column.hpp"
#include "dataframe.hpp"
#include "functions.hpp"
#include "grouped.hpp"
#include "reader.hpp"
#include "session.hpp"
#include "statistics.hpp"
#include "streaming.hpp"
#include "window.hpp"
#include "writer.hpp"

namespace cases {

/* A class whose members stand in several files. */
inline Members joined(const std::vector<Members> &parts) {
    Members all;
    for (const Members &part : parts) all.insert(part.begin(), part.end());
    return all;
}

inline const std::map<std::string, Members> &classes() {
    static const std::map<std::string, Members> all = {
        {"Catalog", catalog()},
        {"Column", column_members()},
        {"DataFrame",
         joined({dataframe(), frame_groups(), frame_statistics(), statistics<firesteel::DataFrame>()})},
        {"DataFrameNaFunctions", na()},
        {"DataFrameStatFunctions", statistics<firesteel::StatFunctions>()},
        {"GroupedData", grouped()},
        {"StorageLevel", storage_level()},
        {"RuntimeConf", conf()},
        {"TableValuedFunction", table_functions()},
        {"Window", window()},
        {"WindowSpec", window_spec()},
        {"DataFrameReader", reader()},
        {"DataFrameWriter", writer()},
        {"DataFrameWriterV2", writer_v2()},
        {"DataStreamReader", stream_reader()},
        {"DataStreamWriter", stream_writer()},
        {"MergeIntoWriter", merge()},
        {"SparkSession", session()},
        {"StreamingQuery", streaming_query()},
        {"StructType", schemas()},
        {"Observation", observation()},
        {"StreamingQueryManager", streaming_query_manager()},
        {"WhenMatched", merge_updates<firesteel::MergeIntoWriter::WhenMatched>()},
        {"WhenNotMatched", merge_inserts()},
        {"WhenNotMatchedBySource", merge_updates<firesteel::MergeIntoWriter::WhenNotMatchedBySource>()},
        {"functions", functions()},
    };
    return all;
}

}  // namespace cases

#endif
