// What people see while the work goes on and when it is done: messages in the order of the plan, one line per output, and on a terminal
// bars for work that takes its time.
#pragma once

#include "batch/run.h"
#include "cli/arguments.h"
#include "cli/environment.h"
#include "report/report.h"

#include <chrono>
#include <cstddef>
#include <string>

namespace notes_export::cli {

class Display final : public batch::Listener {
public:
    Display(const Arguments& arguments, const Environment& environment, const batch::Plan& plan);
    ~Display() override;

    void page_done(const batch::PlannedPage& page, const LoadedDocument& loaded, double seconds) override;
    void output_done(const batch::PlannedOutput& output, const LoadedDocument& loaded, const batch::OutputResult& result) override;
    void still_working(const batch::Progress& progress) override;

    /// True once an output to "-" could not be written.
    [[nodiscard]] bool has_failed() const { return has_failed_; }

private:
    void print(const std::string& text);
    void clear_bars();
    void report_page(const batch::PlannedPage& page, const LoadedDocument& loaded);
    [[nodiscard]] std::string result_line(const batch::PlannedOutput& output, const LoadedDocument& loaded, const batch::OutputResult& result) const;
    [[nodiscard]] std::string result_json(const batch::PlannedOutput& output, const batch::OutputResult& result) const;

    const Arguments& arguments_;
    const Environment& environment_;
    const batch::Plan& plan_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    std::size_t bar_lines_ = 0;
    Diagnostics told_;           // of the current page's outputs: three formats say the same about a picture once
    std::size_t told_page_ = 0;
    bool has_failed_ = false;
};

/// Messages that belong to no page: planning, option values. Nothing when there are none.
void print_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, const Arguments& arguments, const Environment& environment,
                       const std::string& root = {});

}  // namespace notes_export::cli
