/* Runs TPC-H queries as DataFrame programs and prints their rows as one line of JSON.
 *
 * Environment: FIRESTEEL_REMOTE says where to run (local), FIRESTEEL_TPCH where the Parquet files are,
 * FIRESTEEL_PROGRAMS which programs to run (q1,q5). */

#include <chrono>
#include <cstdlib>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "../c/arrow_print.h"
#include "tpch.hpp"

namespace {

using Clock = std::chrono::steady_clock;

std::string environment(const char *name, const char *otherwise) {
    const char *value = std::getenv(name);
    if (value == nullptr && otherwise == nullptr) throw std::runtime_error(std::string(name) + " is not set");
    return value == nullptr ? otherwise : value;
}

void print(const firesteel::DataFrame &program, FILE *file, std::optional<Clock::time_point> &first_row) {
    firesteel::Stream stream = program.stream();
    firesteel::Schema schema = stream.schema();
    bool is_first = true;
    std::fputs("{\"columns\":", file);
    if (print_columns(file, schema.get()) != 0) throw std::runtime_error("a column has a type that is not printed");
    std::fputs(",\"rows\":[", file);
    for (const firesteel::Batch &batch : stream) {
        if (!first_row) first_row = Clock::now();
        print_rows(file, schema.get(), &*batch, is_first ? 1 : 0);
        if (batch->length > 0) is_first = false;
    }
    std::fputs("]}", file);
}

void run(Clock::time_point start) {
    firesteel::Session session(environment("FIRESTEEL_REMOTE", "local"));
    tpch::Tables tables(session, environment("FIRESTEEL_TPCH", nullptr));
    std::istringstream wanted(environment("FIRESTEEL_PROGRAMS", "q1,q5"));
    std::optional<Clock::time_point> first_row;
    FILE *programs = std::tmpfile();
    if (programs == nullptr) throw std::runtime_error("no temporary file can be made");
    for (std::string name; std::getline(wanted, name, ',');) {
        std::fprintf(programs, "%s\"%s\":", std::ftell(programs) == 0 ? "" : ",", name.c_str());
        print(tpch::program(name, tables), programs, first_row);
    }
    double seconds = std::chrono::duration<double>(first_row.value_or(Clock::now()) - start).count();
    std::printf("{\"language\":\"C++\",\"first_row_seconds\":%.6f,\"programs\":{", seconds);
    std::rewind(programs);
    for (int byte; (byte = std::fgetc(programs)) != EOF;) std::putchar(byte);
    std::puts("}}");
    std::fclose(programs);
}

}  // namespace

int main() {
    try {
        run(Clock::now());
        return 0;
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
}
