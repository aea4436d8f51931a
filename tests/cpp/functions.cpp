/* Calls of functions make the expressions that PySpark makes for the same calls: `functions PATH/functions.tsv`. */

#include <fstream>
#include <iostream>
#include <map>
#include <sstream>

#include "firesteel_functions.hpp"

namespace F = firesteel::functions;

static std::map<std::string, std::string> read(const char *path) {
    std::ifstream file(path);
    std::map<std::string, std::string> table;
    for (std::string line; std::getline(file, line);) {
        auto tab = line.find('\t');
        if (line[0] != '#' && tab != std::string::npos) table[line.substr(0, tab)] = line.substr(tab + 1);
    }
    return table;
}

static std::string digits(const std::vector<uint8_t> &bytes) {
    static const char *hex = "0123456789abcdef";
    std::string text;
    for (uint8_t byte : bytes) {
        text += hex[byte >> 4];
        text += hex[byte & 15];
    }
    return text;
}

/* A field of a project with an expression in it, as digits. */
static std::string selected(const std::string &expression) {
    std::vector<uint8_t> head{0x1a};
    for (size_t length = expression.size() / 2;; length >>= 7) {
        head.push_back(static_cast<uint8_t>((length & 127) | (length > 127 ? 128 : 0)));
        if (length < 128) return digits(head) + expression;
    }
}

int main(int count, char **arguments) {
    auto table = read(count > 1 ? arguments[1] : "tests/plans/functions.tsv");
    firesteel::Session spark(count > 2 ? arguments[2] : "local");
    auto numbers = spark.range(0, 10);
    int compared = 0, failures = 0;
    auto compare = [&](const char *name, const firesteel::Column &column) {
        auto plan = digits(numbers.select({column}).to_plan());
        compared++;
        if (table.count(name) == 0 || plan.find(selected(table[name])) == std::string::npos) {
            std::cerr << name << ": the plan does not select PySpark's expression\n";
            failures++;
        }
    };
#define CALL(name, call) compare(name, call);
#include "function_calls.hpp"
    std::cout << compared << " calls were compared\n";
    return failures == 0 && compared > 600 ? 0 : 1;
}
