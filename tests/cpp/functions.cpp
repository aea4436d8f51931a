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

/* The plan with the parameters of its lambda functions called x_0, x_1, ..., as the table has them. They were named y_0,
 * z_1 and so on, which is as long. */
static std::string with_names_of_the_table(std::string plan) {
    for (size_t at = 0; at + 8 <= plan.size(); at += 2) {
        /* A field of three bytes: a letter, `_` and a digit. */
        bool is_name = plan.compare(at, 4, "0a03") == 0 && plan[at + 4] == '7' && plan.compare(at + 6, 3, "5f3") == 0;
        if (is_name && plan[at + 5] >= '8' && plan[at + 5] <= 'a') plan[at + 5] = '8';
    }
    return plan;
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
    using firesteel::Column;
    auto compare_lambda = [&](const char *name, const std::function<Column()> &call) {
        firesteel::detail::fresh_names = 0;
        auto plan = with_names_of_the_table(digits(numbers.select({call()}).to_plan()));
        compared++;
        if (table.count(name) == 0 || plan.find(selected(table[name])) == std::string::npos) {
            std::cerr << name << ": the plan does not select PySpark's expression\n";
            failures++;
        }
    };
    auto sum = [](const Column &x, const Column &y) { return x + y; };
    auto above_one = [](const Column &x) { return x > 1; };
    compare_lambda("aggregate", [&] { return F::aggregate("a", "b", sum, [](const Column &x) { return x * 2; }); });
    compare_lambda("aggregate least", [&] { return F::aggregate("a", 0, sum); });
    compare_lambda("array_sort by",
                   [] { return F::array_sort_by("a", [](const Column &x, const Column &y) { return x - y; }); });
    compare_lambda("exists", [&] { return F::exists("a", above_one); });
    compare_lambda("filter", [&] { return F::filter("a", firesteel::Unary(above_one)); });
    compare_lambda("filter index", [] {
        return F::filter("a", firesteel::Binary([](const Column &x, const Column &index) { return x > index; }));
    });
    compare_lambda("forall", [&] { return F::forall("a", above_one); });
    compare_lambda("map_filter",
                   [] { return F::map_filter("a", [](const Column &x, const Column &y) { return x > y; }); });
    compare_lambda("map_zip_with", [] {
        return F::map_zip_with("a", "b", [](const Column &x, const Column &y, const Column &z) {
            return firesteel::fn("concat", {x, y, z});
        });
    });
    compare_lambda("reduce", [&] { return F::reduce("a", "b", sum, [](const Column &x) { return x * 2; }); });
    compare_lambda("reduce least", [&] { return F::reduce("a", 0, sum); });
    compare_lambda("transform",
                   [] { return F::transform("a", firesteel::Unary([](const Column &x) { return x + 1; })); });
    compare_lambda("transform index", [&] { return F::transform("a", firesteel::Binary(sum)); });
    compare_lambda("transform nested", [] {
        return F::transform("a", firesteel::Unary([](const Column &x) {
                                return F::transform(x, firesteel::Unary([](const Column &y) { return y + 1; }));
                            }));
    });
    compare_lambda("transform_keys", [&] { return F::transform_keys("a", sum); });
    compare_lambda("transform_values", [&] { return F::transform_values("a", sum); });
    compare_lambda("zip_with", [&] { return F::zip_with("a", "b", sum); });
    std::cout << compared << " calls were compared\n";
    return failures == 0 && compared > 600 ? 0 : 1;
}
