/* Runs the programs of tests/cases through the C++ API: `runner URL FILE`. Prints a line for each outcome. */

#include <cstdio>
#include <fstream>
#include <iostream>
#include <sstream>

#include "machine.hpp"

namespace {

using cases::Value;

struct Program {
    std::string name;
    std::vector<std::vector<std::string>> operations;
};

std::string unescaped(const std::string &text) {
    std::string result;
    for (size_t at = 0; at < text.size(); at++) {
        if (text[at] != '\\' || at + 1 == text.size()) {
            result += text[at];
            continue;
        }
        char letter = text[++at];
        result += letter == 't' ? '\t' : letter == 'n' ? '\n' : letter;
    }
    return result;
}

std::string escaped(const std::string &text) {
    std::string result;
    for (char letter : text) {
        if (letter == '\t') {
            result += "\\t";
        } else if (letter == '\n') {
            result += "\\n";
        } else {
            result += letter == '\\' ? std::string("\\\\") : std::string(1, letter);
        }
    }
    return result;
}

std::vector<std::string> fields(const std::string &line) {
    std::vector<std::string> result;
    std::istringstream parts(line + "\t");
    for (std::string part; std::getline(parts, part, '\t');) result.push_back(unescaped(part));
    return result;
}

std::vector<Program> programs(const char *path) {
    std::ifstream file(path);
    if (!file) throw std::runtime_error(std::string("cannot read ") + path);
    std::vector<Program> result;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line[0] == '#') continue;
        std::vector<std::string> words = fields(line);
        if (words[0] == "case") {
            result.push_back({words.at(1), {}});
        } else if (words[0] != "end") {
            result.back().operations.push_back(std::move(words));
        }
    }
    return result;
}

void tell(const std::string &name, const char *kind, const std::string &text) {
    std::cout << name << '\t' << kind << '\t' << escaped(text) << std::endl;
}

/* Without the line ends that the texts of the API end in. */
std::string trimmed(std::string text) {
    while (!text.empty() && text.back() == '\n') text.pop_back();
    return text;
}

void run(const firesteel::Session &spark, const Program &program) {
    try {
        cases::Machine machine(spark);
        machine.run(program.operations);
        Value answer = machine.answer();
        if (cases::is<firesteel::DataFrame>(answer)) {
            const auto frame = std::any_cast<firesteel::DataFrame>(answer);
            tell(program.name, "schema", trimmed(frame.tree_string()));
            tell(program.name, "rows", trimmed(frame.show_string(1000, 0)));
        } else {
            tell(program.name, "value", cases::json(answer));
        }
    } catch (const cases::Missing &missing) {
        tell(program.name, "missing", missing.what());
    } catch (const firesteel::Error &error) {
        std::cerr << program.name << ": " << error.what() << std::endl;
        tell(program.name, "error", error.condition());
    }
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 3) {
        std::cerr << "usage: runner URL FILE" << std::endl;
        return 2;
    }
    try {
        firesteel::Session spark(arguments[1]);
        for (const Program &program : programs(arguments[2])) {
            spark.set_conf("spark.firesteel.test.case", program.name);
            run(spark, program);
        }
        spark.stop();
    } catch (const std::exception &error) {
        std::cerr << error.what() << std::endl;
        return 1;
    }
    return 0;
}
