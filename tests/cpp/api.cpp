/* A walk through the C++ API on one backend: `api-cpp URL FOLDER`. */

#include <chrono>
#include <cstdio>
#include <cstring>
#include <iostream>
#include <thread>

#include "../../examples/cpp/tpch.hpp"

using namespace firesteel;

namespace {

int failures = 0;

void check(bool holds, const char *what, int line) {
    if (holds) return;
    std::fprintf(stderr, "%d: %s does not hold\n", line, what);
    failures++;
}

#define CHECK(condition) check((condition), #condition, __LINE__)

/* The work must throw this condition, with a message that holds `part`. */
template <typename Work>
void fails(const char *condition, const char *part, int line, Work work) {
    try {
        work();
        std::fprintf(stderr, "%d: no error, instead of %s\n", line, condition);
        failures++;
    } catch (const Error &error) {
        if (error.condition() == condition && std::strstr(error.what(), part) != nullptr) return;
        std::fprintf(stderr, "%d: %s instead of %s with `%s`\n", line, error.what(), condition, part);
        failures++;
    }
}

int64_t rows(const DataFrame &dataframe) {
    int64_t rows = 0;
    for (const Batch &batch : dataframe.stream()) rows += batch->length;
    return rows;
}

int64_t first_number(const DataFrame &dataframe) {
    for (const Batch &batch : dataframe.stream()) {
        if (batch->length == 0) continue;
        const ArrowArray *column = batch->children[0];
        return static_cast<const int64_t *>(column->buffers[1])[column->offset + batch->offset];
    }
    return -1;
}

void relations(const Session &session) {
    DataFrame numbers = session.range(0, 10).with_column("doubled", col("id") * 2);
    CHECK(numbers.filter(col("id") >= 5 && col("doubled") != 12).count() == 4);
    CHECK(numbers.filter(!(col("id") < 5) || col("id") == 0).count() == 6);
    CHECK(rows(numbers.union_all(numbers).distinct()) == 10);
    CHECK(rows(numbers.drop({col("doubled")}).join(numbers, Names{"id"})) == 10);
    CHECK(rows(numbers.alias("a").join(numbers.alias("b"), col("a.id") == col("b.doubled"))) == 5);
    CHECK(rows(numbers.group_by({col("id") % 3}).count()) == 3);
    CHECK(first_number(numbers.agg({sum(col("doubled"))})) == 90);
    CHECK(first_number(numbers.order_by({col("id").desc()}).limit(1)) == 9);
    CHECK(first_number(numbers.order_by({col("id")}).offset(3)) == 3);
    Column size = when(col("id") < 3, lit("small")).when(col("id") < 6, lit("medium")).otherwise(lit("large"));
    CHECK(rows(numbers.select({size.alias("size")}).distinct()) == 3);
    Column place = fn("row_number", {}).over({col("id") % 2}, {col("id").desc()});
    CHECK(rows(numbers.select({place.alias("place")}).filter(col("place") == 1)) == 2);
    CHECK(rows(numbers.filter(col("id").is_in({1, 2, 11}))) == 2);
    CHECK(rows(numbers.filter(col("id").between(2, 4) && col("id").is_not_null())) == 3);
    CHECK(numbers.schema()->n_children == 2);
    CHECK(!numbers.explain().empty());
    CHECK(numbers.limit(1).show_string() == "+---+-------+\n| id|doubled|\n+---+-------+\n|  0|      0|\n+---+-------+\n");
    CHECK(session.from_plan(numbers.to_plan()).count() == 10);
    numbers.create_or_replace_temp_view("numbers_of_cpp");
    CHECK(session.table("numbers_of_cpp").count() == 10);
    CHECK(rows(session.sql("SELECT * FROM numbers_of_cpp WHERE id > 7")) == 2);
    CHECK((col("a") + 1).text() == "(a + 1)");
}

void errors(const Session &session) {
    fails("UNRESOLVED_COLUMN.WITH_SUGGESTION", "`id`", __LINE__, [&] { session.range(0, 3).select({col("idd")}).schema(); });
    fails("DIVIDE_BY_ZERO", "by zero", __LINE__, [&] { rows(session.range(0, 3).select({col("id") / 0})); });
    fails("PARSE_SYNTAX_ERROR", "line 1, pos", __LINE__, [&] { session.sql("SELECT (1"); });
    fails("FIRESTEEL_INVALID_ARGUMENT", "UTF-8", __LINE__, [] { col("a\xff"); });
    fails("FIRESTEEL_INVALID_URL", "spark://host", __LINE__, [] { Session other("spark://host"); });
    try {
        col("a").when(col("b"), lit(1));
        CHECK(false);
    } catch (const std::logic_error &) {
    }
    Column moved_from = col("a");
    Column moved_to = std::move(moved_from);
    fails("FIRESTEEL_INVALID_HANDLE", "column", __LINE__, [&] { moved_from.alias("b"); });
    try {
        session.sql("SELECT idd FROM range(3)").schema();
        CHECK(false);
    } catch (const Error &error) {
        CHECK(error.status() == FIRESTEEL_ANALYSIS && error.sqlstate() == "42703");
        CHECK(error.parameters().at("objectName") == "`idd`");
        CHECK(!error.contexts().empty() && error.contexts()[0].fragment == "idd");
    }
    CHECK(session.range(0, 7).count() == 7);
}

void cancellation(const Session &session) {
    Operation operation =
        session.sql("SELECT id FROM range(4398046511104) WHERE id % 7 = 8").execute();
    CHECK(!operation.wait(50));
    Stream stream = operation.stream();
    std::thread other([operation] {
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        operation.cancel();
    });
    fails("OPERATION_CANCELED", "", __LINE__, [&] { stream.next(); });
    other.join();
    CHECK(session.range(0, 7).count() == 7);
}

void run(const char *url, const char *folder) {
    Session session(url, {{"spark.sql.shuffle.partitions", "4"}});
    CHECK(session.conf("spark.sql.shuffle.partitions") == "4");
    CHECK(session.conf().get("spark.sql.shuffle.partitions", std::nullopt) == "4");
    CHECK(session.conf().get("spark.firesteel.test.none", std::nullopt) == std::nullopt);
    CHECK(session.conf().get("spark.firesteel.test.none", "") == "");
    relations(session);
    errors(session);
    cancellation(session);
    tpch::Tables tables(session, folder);
    for (auto [name, expected] : {std::pair("q1", 4), {"q3", 10}, {"q5", 5}, {"q6", 1}}) {
        CHECK(rows(tpch::program(name, tables)) == expected);
    }
    CHECK(rows(tpch::program("q18", tables)) > 0);
    session.stop();
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 3) {
        std::cerr << "usage: " << arguments[0] << " URL FOLDER\n";
        return 2;
    }
    try {
        run(arguments[1], arguments[2]);
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        failures++;
    }
    for (int32_t object = FIRESTEEL_OBJECT_SESSION; object <= FIRESTEEL_OBJECT_BUFFER; object++) {
        CHECK(firesteel_debug_live_count(object) == 0);
    }
    std::cout << arguments[1] << (failures == 0 ? ": the C++ API holds\n" : ": the C++ API fails\n");
    return failures == 0 ? 0 : 1;
}
