// What a function or a method sees of the run it is called in.
#pragma once

#include "template/error.h"
#include "template/host.h"
#include "template/limits.h"
#include "template/value.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace notes_export::templates {

class Template;
struct File;

/// What a run has used up. Throws Error when it passes a limit.
class Budget {
public:
    explicit Budget(const Limits& limits) : limits_(limits) {}

    void step(std::uint64_t count = 1) {
        steps_ += count;
        if (steps_ > limits_.steps) over("steps", limits_.steps);
    }
    void allocate(std::size_t bytes) {
        allocated_ += bytes;
        if (bytes > limits_.output_bytes) over("bytes in one value", limits_.output_bytes);
        if (allocated_ > limits_.allocated_bytes) over("bytes of values", limits_.allocated_bytes);
    }
    void write(std::size_t length_of_output) const {
        if (length_of_output > limits_.output_bytes) over("bytes of output", limits_.output_bytes);
    }
    void make_store() {
        if (++stores_ > limits_.stores) over("scratch pads", limits_.stores);
    }
    [[nodiscard]] const Limits& limits() const { return limits_; }
    [[nodiscard]] std::uint64_t steps() const { return steps_; }
    [[nodiscard]] std::size_t allocated() const { return allocated_; }

private:
    friend class Depth;
    // Counts nothing when it throws.
    void enter(bool is_template) {
        if (nesting_ >= max_run_nesting) over("levels within each other", static_cast<std::uint64_t>(max_run_nesting));
        if (is_template && templates_ >= limits_.call_depth) over("templates within each other", static_cast<std::uint64_t>(limits_.call_depth));
        ++nesting_;
        if (is_template) ++templates_;
    }
    void leave(bool is_template) {
        --nesting_;
        if (is_template) --templates_;
    }
    [[noreturn]] static void over(const char* what, std::uint64_t limit);

    Limits limits_;
    std::uint64_t steps_ = 0;
    std::size_t allocated_ = 0;
    std::size_t stores_ = 0;
    int templates_ = 0;
    int nesting_ = 0;
};

/// One more level of the run, as long as it lives: what keeps recursive templates from the stack's end.
class Depth {
public:
    enum class Of : std::uint8_t { walk, template_call };
    Depth(Budget& budget, Of what) : budget_(budget), what_(what) {
        budget_.enter(what_ == Of::template_call);
    }
    ~Depth() { budget_.leave(what_ == Of::template_call); }
    Depth(const Depth&) = delete;
    Depth& operator=(const Depth&) = delete;

private:
    Budget& budget_;
    Of what_;
};

class Call {
public:
    Call(Host& host, Budget& budget) : host_(host), budget_(budget) {}

    [[nodiscard]] Host& host() const { return host_; }
    [[nodiscard]] Budget& budget() const { return budget_; }
    /// Where the call stands; for warnings.
    [[nodiscard]] Location location() const;
    [[nodiscard]] std::string_view template_name() const;
    void stands_at(const File& file, std::uint32_t offset) {
        file_ = &file;
        offset_ = offset;
    }
    /// Tells the owner, at this place.
    void warn(std::string_view message);

    /// Of a function that a template handed over. Throws Error when it is none.
    [[nodiscard]] Value apply(const Value& function, Arguments arguments);
    /// Carries out another template within this run: what it returned, else what it wrote, as HTML if its file is HTML. Throws Error.
    [[nodiscard]] Value run(const Template& what, const Value& data);

private:
    Host& host_;
    Budget& budget_;
    const File* file_ = nullptr;
    std::uint32_t offset_ = 0;
};

}  // namespace notes_export::templates
