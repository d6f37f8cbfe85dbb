#include "batch/task_queue.h"

#include <pthread.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace notes_export::batch {
namespace {

using std::chrono::steady_clock;

constexpr std::chrono::milliseconds look_every{100};

// A task that uses no processor waits: for a picture or a formula that another one is working on, for a program that draws a diagram
// (20 seconds at most). Longer than that beside the limit itself, and what it waits for will never come.
constexpr std::chrono::seconds longest_wait{30};

std::optional<std::chrono::nanoseconds> read_clock(clockid_t clock) {
    timespec time{};
    if (clock_gettime(clock, &time) != 0) return std::nullopt;
    return std::chrono::seconds(time.tv_sec) + std::chrono::nanoseconds(time.tv_nsec);
}

}  // namespace

TaskQueue::TaskQueue(std::size_t count, unsigned threads, std::chrono::seconds limit, Task task)
    : shared_(std::make_shared<Shared>(count, std::move(task))), limit_(limit),
      process_seen_(read_clock(CLOCK_PROCESS_CPUTIME_ID).value_or(Time{})), looked_(steady_clock::now()) {
    const std::size_t wanted = std::min<std::size_t>(std::max(threads, 1U), count);
    for (std::size_t i = 0; i < wanted; ++i) {
        threads_.emplace_back();
        start(i);
    }
}

TaskQueue::~TaskQueue() {
    for (std::thread& thread : threads_) thread.join();
}

void TaskQueue::start(std::size_t worker) {
    threads_[worker] = std::thread([shared = shared_, worker] { work(shared, worker); });
}

void TaskQueue::work(const std::shared_ptr<Shared>& shared, std::size_t worker) {
    clockid_t clock{};
    if (pthread_getcpuclockid(pthread_self(), &clock) != 0) clock = CLOCK_THREAD_CPUTIME_ID;
    for (std::size_t number = shared->next++; number < shared->slots.size(); number = shared->next++) {
        Slot& slot = shared->slots[number];
        {
            const std::lock_guard lock(shared->mutex);
            slot.worker = worker;
            slot.clock = clock;
            slot.begun = slot.seen = read_clock(clock).value_or(Time{});
            slot.moved = steady_clock::now();
            slot.state = State::running;
        }
        const Claim claim = [&slot] {
            State expected = State::running;
            return slot.state.compare_exchange_strong(expected, State::claimed) || expected == State::claimed;
        };
        shared->task(number, claim);
        if (!claim()) return;  // another thread has this one's place
        const std::lock_guard lock(shared->mutex);
        slot.state = State::done;
        shared->changed.notify_all();
    }
}

TaskEnd TaskQueue::wait_for(std::size_t number, const std::function<void()>& meanwhile) {
    const Slot& slot = shared_->slots[number];
    std::unique_lock lock(shared_->mutex);
    while (slot.state != State::done && slot.state != State::given_up) {
        shared_->changed.wait_for(lock, look_every);
        if (steady_clock::now() - looked_ < look_every) continue;
        look_at_clocks();
        lock.unlock();
        meanwhile();
        lock.lock();
    }
    return slot.state == State::done ? TaskEnd::done : TaskEnd::given_up;
}

/// Libraries (of pictures, above all) work on threads of their own while the task waits. What the process used and no task did is
/// shared among those that stood still.
void TaskQueue::look_at_clocks() {
    looked_ = steady_clock::now();
    const Time process = read_clock(CLOCK_PROCESS_CPUTIME_ID).value_or(process_seen_);
    Time unclaimed = process - std::exchange(process_seen_, process);
    std::vector<Slot*> still;
    for (Slot& slot : shared_->slots) {
        // Threads that were left to themselves still use time that is nobody else's.
        if (slot.state != State::running && slot.state != State::given_up) continue;
        const Time now = read_clock(slot.clock).value_or(slot.seen);
        const Time used = now - std::exchange(slot.seen, now);
        unclaimed -= used;
        if (slot.state != State::running) continue;
        if (used > Time{}) slot.moved = looked_;
        if (used < look_every / 2) still.push_back(&slot);
    }
    for (Slot* slot : still)
        if (unclaimed > Time{}) slot->lent += unclaimed / static_cast<std::int64_t>(still.size());
    for (Slot& slot : shared_->slots)
        if (slot.state == State::running && is_over(slot)) give_up(slot);
}

bool TaskQueue::is_over(const Slot& slot) const {
    return slot.seen - slot.begun + slot.lent >= limit_ || looked_ - slot.moved >= limit_ + longest_wait;
}

void TaskQueue::give_up(Slot& slot) {
    State expected = State::running;
    if (!slot.state.compare_exchange_strong(expected, State::given_up)) return;
    has_left_threads_ = true;
    threads_[slot.worker].detach();
    start(slot.worker);
    shared_->changed.notify_all();
}

}  // namespace notes_export::batch
