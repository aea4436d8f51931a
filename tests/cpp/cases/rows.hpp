/* Rows of Arrow batches as values: a dict a row. */

#ifndef CASES_ROWS_HPP
#define CASES_ROWS_HPP

#include <cstring>

#include "value.hpp"

namespace cases {

inline bool bit(const void *bits, int64_t at) { return static_cast<const uint8_t *>(bits)[at / 8] >> (at % 8) & 1; }

template <typename Number>
Number number_at(const void *data, int64_t row) {
    return static_cast<const Number *>(data)[row];
}

/* The days since 1970-01-01 as YYYY-MM-DD, by the proleptic Gregorian calendar. */
inline std::string date(int32_t days) {
    int64_t shifted = int64_t{days} + 719468, era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
    int64_t of_era = shifted - era * 146097;
    int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int64_t month = (5 * of_year + 2) / 153, day = of_year - (153 * month + 2) / 5 + 1;
    int64_t calendar_month = month < 10 ? month + 3 : month - 9;
    int64_t year = year_of_era + era * 400 + (calendar_month <= 2 ? 1 : 0);
    char text[64];
    std::snprintf(text, sizeof text, "%04lld-%02lld-%02lld", static_cast<long long>(year),
                  static_cast<long long>(calendar_month), static_cast<long long>(day));
    return text;
}

/* The value of a row, which counts from the start of the buffers. */
inline Value cell(const ArrowSchema &type, const ArrowArray &array, int64_t row) {
    const std::string format = type.format;
    const void *data = array.n_buffers > 1 ? array.buffers[1] : nullptr;
    row += array.offset;
    if (format == "n") return nullptr;
    if (array.null_count != 0 && array.buffers[0] != nullptr && !bit(array.buffers[0], row)) return nullptr;
    if (format == "b") return bit(data, row);
    if (format == "c") return int64_t{number_at<int8_t>(data, row)};
    if (format == "s") return int64_t{number_at<int16_t>(data, row)};
    if (format == "i") return int64_t{number_at<int32_t>(data, row)};
    if (format == "l") return number_at<int64_t>(data, row);
    if (format == "f") return double{number_at<float>(data, row)};
    if (format == "g") return number_at<double>(data, row);
    if (format == "tdD") return date(number_at<int32_t>(data, row));
    if (format == "u") {
        int32_t start = number_at<int32_t>(data, row), end = number_at<int32_t>(data, row + 1);
        return std::string(static_cast<const char *>(array.buffers[2]) + start, static_cast<size_t>(end - start));
    }
    if (format == "+l") {
        int32_t start = number_at<int32_t>(data, row), end = number_at<int32_t>(data, row + 1);
        List elements;
        for (int64_t at = start; at < end; at++) elements.push_back(cell(*type.children[0], *array.children[0], at));
        return elements;
    }
    if (format == "+s") {
        Dict fields;
        for (int64_t at = 0; at < type.n_children; at++) {
            Value name = std::string(type.children[at]->name);
            fields.emplace_back(name, cell(*type.children[at], *array.children[at], row));
        }
        return fields;
    }
    throw Missing("a value of the Arrow type " + format);
}

/* All rows of a stream, which is read to its end. */
inline List rows(firesteel::Stream stream) {
    List result;
    firesteel::Schema schema = stream.schema();
    for (const firesteel::Batch &batch : stream) {
        for (int64_t at = 0; at < batch->length; at++) result.push_back(cell(*schema, *batch, at));
    }
    return result;
}

}  // namespace cases

#endif
