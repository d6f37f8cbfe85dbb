// Carries a plan out: reads every page once, writes its outputs, on as many threads as asked for. What comes out, and the order
// in which it is told, does not depend on the number of threads.
#pragma once

#include "batch/plan.h"
#include "notes_export/convert.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace notes_export::batch {

/// Where a piece of work stands, for the progress display.
enum class Stage : std::uint8_t { waiting, reading, writing, done };

struct OutputResult {
    bool is_written = false;
    bool is_in_spite_of_errors = false;  ///< written only because of --keep-going
    ExportSummary summary;
    std::uint64_t bytes = 0;
    double seconds = 0;       ///< of work: reading the page and writing this output
    Diagnostics diagnostics;  ///< of writing; positions are in the page's sources
    std::string text;         ///< the bytes of an output to "-"
};

/// Seen by the display while threads work.
struct Progress {
    explicit Progress(std::size_t outputs) : stages(outputs) {}
    std::vector<std::atomic<Stage>> stages;  ///< one per output
};

/// The results, in the order of the plan, whenever the next one is ready.
class Listener {
public:
    virtual ~Listener() = default;
    /// A page and all its outputs are finished.
    virtual void page_done(const PlannedPage& page, const LoadedDocument& loaded, double seconds) = 0;
    virtual void output_done(const PlannedOutput& output, const LoadedDocument& loaded, const OutputResult& result) = 0;
    /// Called about ten times a second while there is nothing to tell.
    virtual void still_working(const Progress& progress) = 0;
};

struct Totals {
    std::size_t written = 0;
    std::size_t not_written = 0;
    std::size_t in_spite_of_errors = 0;
    /// Threads work on what was given up for its time: the plan and the request must not be destroyed, end the process with end_now().
    bool has_left_threads = false;
};

/// `exporters` are made from the request's options, one per format of the plan. Throws nothing.
[[nodiscard]] Totals run(const Plan& plan, const Request& request, Listener& listener, Diagnostics& diagnostics);

/// Whether diagnostics keep an output from being written.
[[nodiscard]] bool has_errors(const Diagnostics& diagnostics, bool is_strict);

}  // namespace notes_export::batch
