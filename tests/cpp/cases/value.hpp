/* The values of a program: null, bool, int, float, text, lists, dicts, and objects of the API. */

#ifndef CASES_VALUE_HPP
#define CASES_VALUE_HPP

#include <any>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "firesteel.hpp"
#include "firesteel_functions.hpp"

namespace cases {

/* A member, or an argument of one, that C++ does not have. */
struct Missing : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/* A value of any kind: std::nullptr_t, bool, int64_t, double, std::string, List, Dict, Function, or a class of the API. */
using Value = std::any;
using List = std::vector<Value>;
/* Entries in the order in which they were written. */
using Dict = std::vector<std::pair<Value, Value>>;

/* A function of columns that a program writes down, and how many it takes. */
struct Function {
    size_t count;
    std::function<firesteel::Column(const firesteel::Columns &)> body;

    firesteel::Unary one() const {
        return [body = body](firesteel::Column first) { return body({first}); };
    }
    firesteel::Binary two() const {
        return [body = body](firesteel::Column first, firesteel::Column second) { return body({first, second}); };
    }
    firesteel::Ternary three() const {
        return [body = body](firesteel::Column first, firesteel::Column second, firesteel::Column third) {
            return body({first, second, third});
        };
    }
};

template <typename Kind>
bool is(const Value &value) {
    return std::any_cast<Kind>(&value) != nullptr;
}

inline bool is_null(const Value &value) { return !value.has_value() || is<std::nullptr_t>(value); }

/* The value as a kind of C++; what it is for goes into the message when it is another. */
template <typename Kind>
const Kind &as(const Value &value, const std::string &what) {
    const Kind *found = std::any_cast<Kind>(&value);
    if (found == nullptr) throw Missing(what);
    return *found;
}

/* A column or, for a name, the column of that name; other values are literals. */
inline firesteel::Column column(const Value &value, const std::string &what) {
    if (is<firesteel::Column>(value)) return as<firesteel::Column>(value, what);
    if (is<std::string>(value)) return firesteel::col(as<std::string>(value, what));
    if (is<bool>(value)) return firesteel::lit(as<bool>(value, what));
    if (is<double>(value)) return firesteel::lit(as<double>(value, what));
    if (is<int64_t>(value)) {
        int64_t number = as<int64_t>(value, what);
        bool is_int = number >= INT32_MIN && number <= INT32_MAX;
        return is_int ? firesteel::lit(static_cast<int32_t>(number)) : firesteel::lit(number);
    }
    throw Missing(what);
}

/* `column`, for members that take a text as a literal and not as a name. */
inline firesteel::Column literal(const Value &value, const std::string &what) {
    if (is_null(value)) return firesteel::Value(nullptr);
    if (is<List>(value)) {
        firesteel::Columns items;
        for (const Value &item : as<List>(value, what)) items.push_back(literal(item, what));
        return firesteel::fn("array", items);
    }
    return is<std::string>(value) ? firesteel::lit(as<std::string>(value, what)) : column(value, what);
}

inline std::string text(const Value &value, const std::string &what) { return as<std::string>(value, what); }

/* The values of a list; one that is no list stands for itself. */
inline List list(const Value &value) { return is<List>(value) ? std::any_cast<List>(value) : List{value}; }

inline firesteel::Names texts(const List &values, const std::string &what) {
    firesteel::Names result;
    for (const Value &value : values) result.push_back(text(value, what));
    return result;
}

inline firesteel::Columns columns(const List &values, const std::string &what) {
    firesteel::Columns result;
    for (const Value &value : values) result.push_back(column(value, what));
    return result;
}

/* An option as Spark writes it. */
inline std::string option(const Value &value, const std::string &what) {
    if (is<bool>(value)) return as<bool>(value, what) ? "true" : "false";
    if (is<int64_t>(value)) return std::to_string(as<int64_t>(value, what));
    return text(value, what);
}

inline firesteel::Settings settings(const Value &value, const std::string &what) {
    firesteel::Settings result;
    for (const auto &[key, entry] : as<Dict>(value, what)) {
        if (!is_null(entry)) result[text(key, what)] = option(entry, what);
    }
    return result;
}

inline std::string quoted(const std::string &text) {
    std::string result = "\"";
    for (char letter : text) {
        char escape[8];
        if (letter == '"' || letter == '\\') {
            result += {'\\', letter};
        } else if (letter == '\n') {
            result += "\\n";
        } else if (letter == '\t') {
            result += "\\t";
        } else if (static_cast<unsigned char>(letter) < 0x20) {
            std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(letter));
            result += escape;
        } else {
            result += letter;
        }
    }
    return result + "\"";
}

/* A float with as many digits as tell it from others, and Python's words for those that JSON lacks. */
inline std::string real(double value) {
    if (std::isnan(value)) return "NaN";
    if (std::isinf(value)) return value > 0 ? "Infinity" : "-Infinity";
    char digits[32];
    for (int precision = 1; precision <= 17; precision++) {
        std::snprintf(digits, sizeof digits, "%.*g", precision, value);
        if (std::strtod(digits, nullptr) == value) break;
    }
    std::string result = digits;
    return result.find_first_of(".e") == std::string::npos ? result + ".0" : result;
}

/* The value as JSON. */
inline std::string json(const Value &value) {
    if (is_null(value)) return "null";
    if (is<bool>(value)) return std::any_cast<bool>(value) ? "true" : "false";
    if (is<int64_t>(value)) return std::to_string(std::any_cast<int64_t>(value));
    if (is<double>(value)) return real(std::any_cast<double>(value));
    if (is<std::string>(value)) return quoted(std::any_cast<std::string>(value));
    if (is<firesteel::Column>(value)) return quoted(std::any_cast<firesteel::Column>(value).text());
    std::string result;
    if (is<List>(value)) {
        for (const Value &one : std::any_cast<List>(value)) result += (result.empty() ? "" : ",") + json(one);
        return "[" + result + "]";
    }
    if (is<Dict>(value)) {
        for (const auto &[key, entry] : std::any_cast<Dict>(value)) {
            std::string name = is<std::string>(key) ? std::any_cast<std::string>(key) : json(key);
            result += (result.empty() ? "" : ",") + quoted(name) + ":" + json(entry);
        }
        return "{" + result + "}";
    }
    throw Missing("a value of this kind as JSON");
}

}  // namespace cases

#endif
