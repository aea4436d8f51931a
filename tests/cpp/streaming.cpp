// Listeners of streaming queries in C++, on a server, since `local` has no streams: `streaming-cpp URL`. Every wait ends.

#include <chrono>
#include <cstdio>
#include <iostream>
#include <string>
#include <vector>

#include "firesteel.hpp"

using namespace firesteel;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds LIMIT = 120s;

int failures = 0;

void check(bool holds, const char *what, int line) {
    if (holds) return;
    std::fprintf(stderr, "%d: %s does not hold\n", line, what);
    failures++;
}

#define CHECK(condition) check((condition), #condition, __LINE__)

/* A query that is stopped when its test ends, well or not. */
struct Running {
    StreamingQuery query;

    explicit Running(const Session &session)
        : query(session.read_stream()
                    .format("rate")
                    .option("rowsPerSecond", 10)
                    .load()
                    .write_stream()
                    .format("noop")
                    .trigger(Trigger::processing_time("300 milliseconds"))
                    .start()) {}
    ~Running() {
        try {
            query.stop();
        } catch (const Error &error) {
            std::cerr << error.what() << '\n';
            failures++;
        }
    }
};

/* The kinds of the events up to the first of this kind, which comes last. All must be the query's. */
std::vector<int32_t> heard(const StreamingListener &listener, const StreamingQuery &query, int32_t wanted) {
    std::vector<int32_t> kinds;
    while (kinds.empty() || kinds.back() != wanted) {
        bool is_over = false;
        std::optional<StreamingEvent> event = listener.next(LIMIT, is_over);
        CHECK(!is_over && event.has_value());
        if (!event) return {};
        CHECK(event->json.find(query.id()) != std::string::npos);
        CHECK(event->json.find(query.run_id()) != std::string::npos);
        kinds.push_back(event->kind);
    }
    return kinds;
}

void from_start_to_end(const Session &session) {
    StreamingListener listener = session.streams().add_listener();
    Running running(session);
    auto kinds = heard(listener, running.query, FIRESTEEL_EVENT_PROGRESS);
    CHECK(!kinds.empty() && kinds.front() == FIRESTEEL_EVENT_STARTED);
    CHECK(running.query.is_active());
    running.query.stop();
    CHECK(!heard(listener, running.query, FIRESTEEL_EVENT_TERMINATED).empty());
    CHECK(running.query.await_termination(LIMIT));
    CHECK(!running.query.is_active());
    bool is_over = false;
    CHECK(!listener.next(200ms, is_over) && is_over);
}

void removed(const Session &session) {
    StreamingListener gone = session.streams().add_listener(), other = session.streams().add_listener();
    session.streams().remove_listener(gone);
    {
        Running running(session);
        CHECK(!heard(other, running.query, FIRESTEEL_EVENT_PROGRESS).empty());
    }
    bool is_over = true;
    CHECK(!gone.next(LIMIT, is_over) && !is_over);
    session.streams().close();
    /* What came before can still be taken, and then nothing. */
    while (auto event = other.next(LIMIT, is_over)) CHECK(event->kind != FIRESTEEL_EVENT_STARTED);
    CHECK(!is_over);
}

}  // namespace

int main(int count, char **arguments) {
    if (count != 2) {
        std::cerr << "usage: " << arguments[0] << " URL\n";
        return 2;
    }
    try {
        Session session(arguments[1]);
        from_start_to_end(session);
        removed(session);
        session.stop();
    } catch (const std::exception &error) {
        std::cerr << error.what() << '\n';
        failures++;
    }
    for (int32_t object = FIRESTEEL_OBJECT_SESSION; object <= FIRESTEEL_OBJECT_BUFFER; object++) {
        CHECK(firesteel_debug_live_count(object) == 0);
    }
    std::cout << arguments[1] << (failures == 0 ? ": listeners hear of streams in C++\n" : ": listeners in C++ fail\n");
    return failures == 0 ? 0 : 1;
}
