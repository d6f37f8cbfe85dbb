// Tasks on threads, each with a bound of processor time. A thread that works too long on one task cannot be stopped from outside, so it
// is left to itself and another one takes its place: one task's fault costs no other its turn.
#pragma once

#include <time.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace notes_export::batch {

enum class TaskEnd : std::uint8_t { done, given_up };

class TaskQueue {
public:
    /// Called by a task when its result is complete, before it hands that over. False: the task was given up meanwhile, and nothing of
    /// it may be seen any more.
    using Claim = std::function<bool()>;
    using Task = std::function<void(std::size_t number, const Claim& claim)>;

    /// Hands out tasks 0 … count-1 to `threads` threads. What `task` refers to must outlive the threads that were left to themselves,
    /// which is the process: see has_left_threads().
    TaskQueue(std::size_t count, unsigned threads, std::chrono::seconds limit, Task task);
    /// Waits for the threads that are still at work and were not given up.
    ~TaskQueue();
    TaskQueue(const TaskQueue&) = delete;
    TaskQueue& operator=(const TaskQueue&) = delete;

    /// Waits for one task. `meanwhile` is called about ten times a second.
    TaskEnd wait_for(std::size_t number, const std::function<void()>& meanwhile);

    /// True once a thread was left to itself: the process can only be ended at once then (end_now).
    [[nodiscard]] bool has_left_threads() const { return has_left_threads_; }

private:
    using Time = std::chrono::nanoseconds;
    enum class State : std::uint8_t { waiting, running, claimed, done, given_up };

    struct Slot {
        std::atomic<State> state{State::waiting};
        std::size_t worker = 0;
        clockid_t clock{};  ///< of the thread at work
        Time begun{};       ///< on that clock
        Time seen{};        ///< on that clock, when it was last looked at
        Time lent{};        ///< time of libraries' own threads that is counted to this task
        std::chrono::steady_clock::time_point moved;  ///< when `seen` last changed
    };
    /// Shared with the threads, which may outlive the queue.
    struct Shared {
        Shared(std::size_t count, Task the_task) : task(std::move(the_task)), slots(count) {}
        Task task;
        std::vector<Slot> slots;
        std::atomic<std::size_t> next{0};
        std::mutex mutex;
        std::condition_variable changed;
    };

    void start(std::size_t worker);
    static void work(const std::shared_ptr<Shared>& shared, std::size_t worker);
    void look_at_clocks();
    [[nodiscard]] bool is_over(const Slot& slot) const;
    void give_up(Slot& slot);

    std::shared_ptr<Shared> shared_;
    std::chrono::seconds limit_;
    std::vector<std::thread> threads_;
    Time process_seen_{};
    std::chrono::steady_clock::time_point looked_;
    bool has_left_threads_ = false;
};

}  // namespace notes_export::batch
