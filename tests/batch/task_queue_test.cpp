#include "batch/task_queue.h"

#include <catch2/catch.hpp>

using namespace notes_export::batch;

namespace {

/// Shared with threads that may outlive the test.
struct Seen {
    std::atomic<bool> may_end{false};
    std::atomic<int> claimed{0};
};

void use_processor_until(const std::atomic<bool>& end) {
    while (!end) {}
}

}  // namespace

TEST_CASE("a task that takes too much of the processor's time is given up alone") {
    const auto seen = std::make_shared<Seen>();
    for (const unsigned threads : {1U, 3U}) {
        TaskQueue queue(4, threads, std::chrono::seconds(1), [seen](std::size_t number, const TaskQueue::Claim& claim) {
            if (number == 1) use_processor_until(seen->may_end);
            if (claim()) ++seen->claimed;
        });
        std::vector<TaskEnd> ends;
        for (std::size_t i = 0; i < 4; ++i) ends.push_back(queue.wait_for(i, [] {}));
        CHECK(ends == std::vector<TaskEnd>{TaskEnd::done, TaskEnd::given_up, TaskEnd::done, TaskEnd::done});
        CHECK(queue.has_left_threads());
    }
    CHECK(seen->claimed == 6);
    seen->may_end = true;
}

TEST_CASE("waiting costs no time of the processor's") {
    std::atomic<int> done{0};
    TaskQueue queue(3, 3, std::chrono::seconds(1), [&](std::size_t, const TaskQueue::Claim& claim) {
        std::this_thread::sleep_for(std::chrono::milliseconds(1500));
        if (claim()) ++done;
    });
    for (std::size_t i = 0; i < 3; ++i) CHECK(queue.wait_for(i, [] {}) == TaskEnd::done);
    CHECK(done == 3);
    CHECK_FALSE(queue.has_left_threads());
}

TEST_CASE("a queue of no tasks ends at once") {
    const TaskQueue queue(0, 2, std::chrono::seconds(1), [](std::size_t, const TaskQueue::Claim&) {});
    CHECK_FALSE(queue.has_left_threads());
}
