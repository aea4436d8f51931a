// Bad input in C++ on one backend: `errors-cpp URL`. Each case throws its condition and message, the session goes on, and
// nothing is left alive. Run at the root of the checkout.

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <thread>

#include "firesteel.hpp"

using namespace firesteel;
namespace files = std::filesystem;

namespace {

int failures = 0;

void check(bool holds, const char *what, int line) {
    if (holds) return;
    std::fprintf(stderr, "%d: %s does not hold\n", line, what);
    failures++;
}

#define CHECK(condition) check((condition), #condition, __LINE__)

int64_t rows(const DataFrame &dataframe) {
    int64_t rows = 0;
    for (const Batch &batch : dataframe.stream()) rows += batch->length;
    return rows;
}

/* The work must throw this condition, with a text that holds `part`. */
template <typename Work>
void fails(const std::string &condition, const std::string &part, const std::string &what, Work work) {
    try {
        work();
        std::cerr << what << ": no error, instead of " << condition << '\n';
    } catch (const Error &error) {
        if (error.condition() == condition && std::strstr(error.what(), part.c_str()) != nullptr) return;
        std::cerr << what << ": " << error.what() << "\n  instead of " << condition << " with `" << part << "`\n";
    }
    failures++;
}

/* The same in a session, which must go on. */
template <typename Work>
void fails_in(const Session &session, const std::string &condition, const std::string &part, const std::string &what,
              Work work) {
    fails(condition, part, what, work);
    CHECK(session.range(0, 7).count() == 7);
}

void statements(const Session &session) {
    std::ifstream cases("tests/cases/errors.tsv");
    std::string line;
    int count = 0;
    while (std::getline(cases, line)) {
        if (line[0] == '#') continue;
        std::istringstream cells(line);
        std::string sql, condition, state, part;
        std::getline(cells, sql, '\t');
        std::getline(cells, condition, '\t');
        std::getline(cells, state, '\t');
        std::getline(cells, part);
        fails_in(session, condition, part, sql, [&] {
            try {
                rows(session.sql(sql));
            } catch (const Error &error) {
                CHECK(error.sqlstate() == state);
                throw;
            }
        });
        count++;
    }
    CHECK(count >= 30);
}

void unknown_names(const Session &session) {
    fails_in(session, "UNRESOLVED_COLUMN.WITH_SUGGESTION",
             "`idd` cannot be resolved. Did you mean one of the following? [`id`]", "an unknown column",
             [&] { session.range(0, 3).select({col("idd")}).count(); });
    fails_in(session, "UNRESOLVED_ROUTINE", "Cannot resolve routine `no_such_function`", "an unknown function",
             [&] { session.range(0, 3).select({call_function("no_such_function", {col("id")})}).count(); });
}

void addresses(const std::string &url) {
    auto use = [](const std::string &address) { return [address] { Session(address).version(); }; };
    fails("FIRESTEEL_INVALID_URL", "The address spark://host cannot be used: ", "a wrong address", use("spark://host"));
    fails("FIRESTEEL_CONNECTION", "Cannot reach the Spark Connect server at 127.0.0.1:9: ", "a closed port",
          use("sc://127.0.0.1:9"));
    if (url.rfind("sc://", 0) == 0) {
        fails("FIRESTEEL_CONNECTION", "TLS", "TLS to a plain port", use(url + "/;use_ssl=true"));
    }
    const char *tokens = std::getenv("FIRESTEEL_TEST_TOKEN_SERVER");
    if (tokens == nullptr) {
        std::cout << "no token is tried: FIRESTEEL_TEST_TOKEN_SERVER names no server\n";
        return;
    }
    std::string door(tokens);
    fails("FIRESTEEL_AUTHENTICATION", "refused the credentials: No authentication token provided", "no token", use(door));
    fails("FIRESTEEL_AUTHENTICATION", "refused the credentials: Invalid authentication token", "a wrong token",
          use(door + "/;token=wrong"));
    CHECK(Session(door + "/;token=right").range(0, 7).count() == 7);
}

void bytes_and_texts(const Session &session) {
    fails_in(session, "CONNECT_INVALID_PLAN.CANNOT_PARSE", "The Spark Connect plan is invalid.", "bytes of no plan",
             [&] { session.from_plan({0xff, 0xff, 0xff}); });
    fails_in(session, "FIRESTEEL_INVALID_ARGUMENT", "not valid UTF-8 from byte 1 on", "a text that is not UTF-8",
             [&] { session.table("a\xff").count(); });
    try {
        session.parquet({std::string("/tmp\0/x", 7)});
        CHECK(false);
    } catch (const std::invalid_argument &error) {
        CHECK(std::string(error.what()) == "a name or path holds a NUL");
    }
}

/* A stream of rows that fails instead of giving any; it has one INT column. */
struct Broken {
    static int get_schema(ArrowArrayStream *, ArrowSchema *out) {
        static ArrowSchema child{};
        static ArrowSchema *children[] = {&child};
        auto release = [](ArrowSchema *schema) { schema->release = nullptr; };
        child = ArrowSchema{};
        child.format = "i";
        child.name = "number";
        child.flags = ARROW_FLAG_NULLABLE;
        child.release = release;
        *out = ArrowSchema{};
        out->format = "+s";
        out->name = "";
        out->n_children = 1;
        out->children = children;
        out->release = release;
        return 0;
    }
    static int get_next(ArrowArrayStream *, ArrowArray *) { return EIO; }
    static const char *get_last_error(ArrowArrayStream *) { return "the disk has gone"; }
    static void release(ArrowArrayStream *stream) { stream->release = nullptr; }
};

void arrow_stream(const Session &session) {
    ArrowArrayStream stream{};
    stream.get_schema = Broken::get_schema;
    stream.get_next = Broken::get_next;
    stream.get_last_error = Broken::get_last_error;
    stream.release = Broken::release;
    fails_in(session, "FIRESTEEL_STREAM_FAILED", "the disk has gone", "a stream that fails",
             [&] { session.from_arrow(&stream); });
    CHECK(stream.release == nullptr);
}

void handles(const Session &session, const std::string &url) {
    DataFrame moved_from = session.range(0, 1);
    DataFrame moved_to = std::move(moved_from);
    fails_in(session, "FIRESTEEL_INVALID_HANDLE", "DataFrame", "a moved-from handle", [&] { moved_from.count(); });
    Session other(url);
    DataFrame frame = other.range(0, 1);
    other.stop();
    fails("FIRESTEEL_INVALID_HANDLE", "The session is closed.", "a stopped session", [&] { frame.count(); });
}

/* A caller that throws in the middle of a loop gives the operation up. */
void thrown_by_the_caller(const Session &session) {
    try {
        for (const Batch &batch : session.range(0, 10'000'000).stream()) {
            throw std::runtime_error(batch->length > 0 ? "mine" : "an empty batch");
        }
        CHECK(false);
    } catch (const std::runtime_error &error) {
        CHECK(std::string(error.what()) == "mine");
    }
    CHECK(session.range(0, 7).count() == 7);
}

void writes(const Session &session, bool is_local) {
    std::string name = "/tmp/firesteel-cpp-XXXXXX";
    CHECK(mkdtemp(name.data()) != nullptr);
    files::path folder(name), path = folder / "numbers", corrupt = folder / "corrupt.parquet";
    // A server may run as another user.
    files::permissions(folder, files::perms::all);
    session.range(0, 100).write("parquet", path.string());
    fails_in(session, "PATH_ALREADY_EXISTS", "Path file:" + path.string() + " already exists.", "the mode error",
             [&] { session.range(0, 5).write("parquet", path.string(), "error"); });
    CHECK(session.parquet({path.string()}).count() == 100);
    fails_in(session, "PATH_NOT_FOUND", "Path does not exist: file:/no/such/file.parquet", "a missing file",
             [&] { session.parquet({"/no/such/file.parquet"}).count(); });
    std::ofstream(corrupt) << "this is not a Parquet file";
    fails_in(session, "FAILED_READ_FILE.CANNOT_READ_FILE_FOOTER", "corrupt.parquet", "a corrupt file",
             [&] { session.parquet({corrupt.string()}).count(); });
    files::remove(corrupt);
    // Spark removes the old data before it writes.
    if (is_local) {
        DataFrame endless = session.range(0, int64_t{1} << 42).select({(col("id") % 7).alias("id")});
        std::thread other([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            CHECK(session.interrupt_all() == 1);
        });
        fails_in(session, "OPERATION_CANCELED", "Operation has been canceled.", "an interrupted overwrite",
                 [&] { endless.write("parquet", path.string(), "overwrite"); });
        other.join();
        CHECK(session.parquet({path.string()}).count() == 100);
        // A cancelled call is free at once; what wrote removes its files when it notices.
        auto entries = [&] { return std::distance(files::directory_iterator(folder), files::directory_iterator()); };
        for (int tries = 0; tries < 1500 && entries() != 1; tries++)
            std::this_thread::sleep_for(std::chrono::milliseconds(20));
        CHECK(entries() == 1);
    }
    files::remove_all(folder);
}

void panic_in_the_engine(const Session &session) {
    session.set_conf("spark.firesteel.test.panic", "true");
    fails_in(session, "FIRESTEEL_PANIC", "The library met a defect of its own: ", "a panic",
             [&] { rows(session.range(0, 1)); });
}

void run(const std::string &url) {
    bool is_local = url.rfind("local", 0) == 0;
    Session session(url);
    statements(session);
    unknown_names(session);
    addresses(url);
    bytes_and_texts(session);
    arrow_stream(session);
    handles(session, url);
    thrown_by_the_caller(session);
    writes(session, is_local);
    if (is_local) panic_in_the_engine(session);
    session.stop();
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::cerr << "usage: " << arguments[0] << " URL\n";
        return 2;
    }
    try {
        run(arguments[1]);
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        failures++;
    }
    for (int32_t object = FIRESTEEL_OBJECT_SESSION; object <= FIRESTEEL_OBJECT_BUFFER; object++) {
        CHECK(firesteel_debug_live_count(object) == 0);
    }
    std::cout << arguments[1] << (failures == 0 ? ": bad input gets its errors in C++\n" : ": bad input in C++ fails\n");
    return failures == 0 ? 0 : 1;
}
