// Objects of C++ on one backend: `lifetimes-cpp URL`. Many are made, moved, copied and dropped, also by exceptions and on
// threads, and nothing stays alive; programs end and fork while queries run.

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <limits>
#include <memory>
#include <stdexcept>
#include <thread>
#include <vector>

#include "firesteel.hpp"

using namespace firesteel;

namespace {

constexpr int CYCLES = 100'000;
constexpr int THREADS = 4;

/* How often the memory is looked at. What is lost is lost again in each round; what the allocator only keeps for the next
 * time is not. */
constexpr int ROUNDS = 5;

/* What one round may leave behind, in KiB: a fraction of what one lost object per cycle would. */
constexpr long ROOM = 4 * 1024;

/* After so many seconds a process that hangs is ended by a signal, which fails the test. */
constexpr unsigned PATIENCE = 120;

int failures = 0;

void check(bool holds, const char *what, int line) {
    if (holds) return;
    std::fprintf(stderr, "%d: %s does not hold\n", line, what);
    failures++;
}

#define CHECK(condition) check((condition), #condition, __LINE__)

/* The memory the process holds, in KiB; 0 where the system does not tell. */
long resident() {
    long pages = 0, ignored = 0;
    std::FILE *file = std::fopen("/proc/self/statm", "r");
    if (file == nullptr) return 0;
    if (std::fscanf(file, "%ld %ld", &ignored, &pages) != 2) pages = 0;
    std::fclose(file);
    return pages * (sysconf(_SC_PAGESIZE) / 1024);
}

/* Objects that are moved and copied, and dropped by the end of the block or by an exception. */
void cycle(const std::string &url, int at) {
    try {
        Session session(url);
        DataFrame range = session.range(0, 1);
        DataFrame copied = range;
        DataFrame moved = std::move(range).filter(col("id") > lit(0));
        if (url == "local") Operation operation = moved.execute();
        if (at % 2 == 0) throw std::runtime_error("mine");
        copied = moved;
    } catch (const std::runtime_error &error) {
        CHECK(std::strcmp(error.what(), "mine") == 0);
    }
}

void on_threads(const std::string &url, int count) {
    std::vector<std::thread> threads;
    for (int thread = 0; thread < THREADS; thread++) {
        threads.emplace_back([&url, count] {
            for (int at = 0; at < count / THREADS; at++) cycle(url, at);
        });
    }
    for (std::thread &thread : threads) thread.join();
}

/* What an operation that was given up holds goes with its task, soon. */
void wait_for_the_last() {
    for (int attempt = 0; attempt < 500 && firesteel_debug_live_count(FIRESTEEL_OBJECT_SESSION) > 0; attempt++) {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    }
}

void stays_flat(const std::string &url) {
    long least = std::numeric_limits<long>::max();
    for (int round = 0; round < ROUNDS; round++) {
        long before = resident();
        on_threads(url, CYCLES / ROUNDS);
        wait_for_the_last();
        least = std::min(least, resident() - before);
    }
    std::printf("100,000 sessions on %s: each of %d rounds leaves %ld KiB or more\n", url.c_str(), ROUNDS, least);
    CHECK(least < ROOM);
}

/* Never ends on `local`. A server has few cores for all that wait, and goes on when its client leaves without a word, so
 * there it takes a second or so. */
DataFrame unfinished(const Session &session, const std::string &url) {
    int64_t rows = int64_t{1} << (url == "local" ? 42 : 28);
    return session.range(0, rows).filter((col("id") % lit(7)) == lit(8));
}

/* Taken down after `main`, as other programs' globals are. */
std::unique_ptr<Session> global_session;
std::unique_ptr<Operation> global_operation;

/* The program that ends: by `exit` or by the end of `main`, with a query of another thread in the middle. */
int end(const std::string &url, const std::string &way) {
    alarm(PATIENCE);
    global_session = std::make_unique<Session>(url);
    global_operation = std::make_unique<Operation>(unfinished(*global_session, url).execute());
    std::thread([] {
        try {
            for (const Batch &batch : global_operation->stream()) CHECK(batch->length >= 0);
        } catch (const Error &error) {
            CHECK(error.condition() == "OPERATION_CANCELED");
        }
    }).detach();
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    if (way == "exit") std::exit(7);
    return 7;
}

int status_of(pid_t process) {
    int status = 0;
    CHECK(waitpid(process, &status, 0) == process);
    return status;
}

void programs_end_while_queries_run(const char *program, const std::string &url) {
    for (const char *way : {"return", "exit"}) {
        pid_t process = fork();
        if (process == 0) {
            execl(program, program, url.c_str(), way, nullptr);
            _exit(126);
        }
        int status = status_of(process);
        CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 7);
    }
}

/* A child's copies refuse to work and let go in peace, and the parent's go on. */
void a_fork_in_the_middle_of_a_query(const std::string &url) {
    Session session(url);
    Operation operation = unfinished(session, url).execute();
    pid_t process = fork();
    if (process == 0) {
        alarm(PATIENCE);
        int outcome = 1;
        {
            Session inherited = std::move(session);
            Operation running = std::move(operation);
            try {
                inherited.range(0, 3).count();
            } catch (const Error &error) {
                if (error.condition() == "FIRESTEEL_FORKED") outcome = 0;
            }
        }
        if (Session(url).range(0, 3).count() != 3) outcome = 2;
        std::exit(outcome);
    }
    int status = status_of(process);
    CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 0);
    operation.cancel();
    CHECK(session.range(0, 3).count() == 3);
}

}  // namespace

int main(int count, char **arguments) {
    if (count == 3) return end(arguments[1], arguments[2]);
    if (count != 2) {
        std::cerr << "usage: " << arguments[0] << " URL\n";
        return 2;
    }
    std::string url = arguments[1];
    programs_end_while_queries_run(arguments[0], url);
    a_fork_in_the_middle_of_a_query(url);
    stays_flat(url == "local" ? url : "sc://127.0.0.1:9");
    for (int32_t object = FIRESTEEL_OBJECT_SESSION; object <= FIRESTEEL_OBJECT_BUFFER; object++) {
        CHECK(firesteel_debug_live_count(object) == 0);
    }
    std::cout << url << (failures == 0 ? ": nothing is left in C++\n" : ": lifetimes in C++ fail\n");
    return failures == 0 ? 0 : 1;
}
