#include "cli/display.h"

#include "base/numbers.h"
#include "report/escape.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace notes_export::cli {
namespace {

// Work that is over before one could read a bar gets none.
constexpr std::chrono::milliseconds bars_after{300};
constexpr std::size_t max_bars = 8;
constexpr std::size_t bar_width = 24;
// Steps out of the site that are still readable in a message; beyond, the path below the site says more.
constexpr int max_steps_up = 4;

/// Leads from the working folder to a file of the site, if that is a readable path.
report::ShownPath path_shower(const std::string& root, const std::string& working_folder) {
    if (root.empty() || working_folder.empty()) return {};
    return [root, working_folder](std::string_view path) {
        const std::filesystem::path shown = (std::filesystem::path(root) / path).lexically_normal().lexically_relative(working_folder);
        const auto steps_up = std::count(shown.begin(), shown.end(), std::filesystem::path(".."));
        return shown.empty() || steps_up > max_steps_up ? std::string(path) : shown.string();
    };
}

bool is_shown(const Diagnostic& diagnostic, const Arguments& arguments) {
    if (arguments.is_quiet) return diagnostic.severity == Severity::error;
    return arguments.is_verbose || diagnostic.severity != Severity::note;
}

Diagnostics shown_only(const Diagnostics& all, const Arguments& arguments) {
    Diagnostics shown;
    for (const Diagnostic& diagnostic : all.all())
        if (is_shown(diagnostic, arguments)) shown.add(diagnostic);
    return shown;
}

std::string count_of(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// "3 errors on 2 of 40 pages"; a single page is not counted.
std::string errors_text(std::size_t errors, const LoadedDocument& loaded) {
    std::string text = count_of(errors, "error");
    if (loaded.pages > 1 && loaded.pages_with_errors > 0)
        text += " on " + std::to_string(loaded.pages_with_errors) + " of " + std::to_string(loaded.pages) + " pages";
    return text;
}

std::string size_text(std::uint64_t bytes) {
    constexpr double kilobyte = 1000, megabyte = 1000 * 1000;
    const auto size = static_cast<double>(bytes);
    if (size < kilobyte) return std::to_string(bytes) + " bytes";
    if (size < megabyte) return base::number(size / kilobyte, 0) + " kB";
    return base::number(size / megabyte, 1) + " MB";
}

std::string time_text(double seconds) {
    if (seconds < 1) return base::number(seconds * 1000, 0) + " ms";
    return base::number(seconds, 1) + " s";
}

std::string_view stage_word(batch::Stage stage) {
    switch (stage) {
        case batch::Stage::waiting: return "waiting";
        case batch::Stage::reading: return "reading";
        case batch::Stage::writing: return "writing";
        case batch::Stage::done: return "done";
    }
    return "";
}

std::string file_name(const std::string& path) { return path.substr(path.rfind('/') + 1); }

std::string diagnostics_text(const Diagnostics& diagnostics, const SourceMap& sources, const Arguments& arguments, const Environment& environment,
                             const std::string& root, std::string_view output) {
    const report::ShownPath shown_path = path_shower(root, environment.working_folder);
    const Diagnostics shown = shown_only(diagnostics, arguments);
    if (arguments.as_json) return report::json_lines(shown, sources, output, shown_path);
    std::string text = report::describe(shown, sources, {.with_source = true, .with_colors = environment.with_colors, .shown_path = shown_path});
    if (diagnostics.suppressed() > 0 && !arguments.is_quiet) text += "… and " + count_of(diagnostics.suppressed(), "further message") + ", not shown\n";
    return text;
}

}  // namespace

void print_diagnostics(const Diagnostics& diagnostics, const SourceMap& sources, const Arguments& arguments, const Environment& environment,
                       const std::string& root) {
    print_error(diagnostics_text(diagnostics, sources, arguments, environment, root, {}));
}

Display::Display(const Arguments& arguments, const Environment& environment, const batch::Plan& plan)
    : arguments_(arguments), environment_(environment), plan_(plan) {}

Display::~Display() { clear_bars(); }

void Display::print(const std::string& text) {
    if (text.empty()) return;
    clear_bars();
    print_error(text);
}

void Display::page_done(const batch::PlannedPage& page, const LoadedDocument& loaded, double seconds) {
    report_page(page, loaded);
    if (arguments_.is_verbose && !arguments_.as_json)
        print("read " + report::escape(page.path) + " in " + time_text(seconds) + ": " + count_of(loaded.sources.size(), "file") + "\n");
}

void Display::report_page(const batch::PlannedPage& page, const LoadedDocument& loaded) {
    print(diagnostics_text(loaded.diagnostics, loaded.sources, arguments_, environment_, plan_.sites[page.site].root, {}));
}

void Display::output_done(const batch::PlannedOutput& output, const LoadedDocument& loaded, const batch::OutputResult& result) {
    if (told_page_ != output.page) told_ = {};
    told_page_ = output.page;
    Diagnostics fresh;
    for (const Diagnostic& diagnostic : result.diagnostics.all()) {
        const std::vector<Diagnostic>& known = told_.all();
        if (std::find(known.begin(), known.end(), diagnostic) != known.end()) continue;
        told_.add(diagnostic);
        fresh.add(diagnostic);
    }
    print(diagnostics_text(fresh, loaded.sources, arguments_, environment_, plan_.sites[plan_.pages[output.page].site].root, output.path));
    if (result.is_written && output.path == "-") {
        clear_bars();
        if (const int problem = print_output(result.text)) {
            has_failed_ = true;
            print("error: cannot write to standard output: " + std::generic_category().message(problem) + " [write-failed]\n");
            return;
        }
    }
    if (arguments_.as_json) print(result_json(output, result));
    else if (!arguments_.is_quiet || !result.is_written) print(result_line(output, loaded, result));
}

std::string Display::result_line(const batch::PlannedOutput& output, const LoadedDocument& loaded, const batch::OutputResult& result) const {
    const std::string path = output.path == "-" ? "standard output" : report::escape(output.path);
    const Diagnostics& of_site = *plan_.sites[plan_.pages[output.page].site].diagnostics;
    const std::size_t errors = of_site.errors() + loaded.diagnostics.errors() + result.diagnostics.errors();
    const std::size_t warnings = of_site.warnings() + loaded.diagnostics.warnings() + result.diagnostics.warnings();
    if (!result.is_written) {
        const bool only_strict = errors == 0 && warnings > 0;
        if (only_strict) return path + ": not written because of " + count_of(warnings, "warning") + " (--strict)\n";
        return path + ": not written because of " + errors_text(errors, loaded) + (loaded.document && loaded.pages > 1 ? "; --keep-going writes it all the same" : "") + "\n";
    }
    std::string line = path + ": ";
    if (result.summary.units > 0) line += count_of(result.summary.units, result.summary.unit_name) + ", ";
    line += size_text(result.bytes) + ", " + time_text(result.seconds);
    if (result.is_in_spite_of_errors) line += ", in spite of " + (errors > 0 ? errors_text(errors, loaded) : count_of(warnings, "warning"));
    return line + "\n";
}

std::string Display::result_json(const batch::PlannedOutput& output, const batch::OutputResult& result) const {
    return report::json_result({.output = output.path, .format = output.format->name, .is_written = result.is_written, .units = result.summary.units,
                                .unit_name = result.summary.unit_name, .bytes = result.bytes});
}

void Display::clear_bars() {
    if (bar_lines_ == 0) return;
    // Up to the first bar, then erase to the end of the screen.
    print_error("\x1b[" + std::to_string(bar_lines_) + "A\r\x1b[J");
    bar_lines_ = 0;
}

void Display::still_working(const batch::Progress& progress) {
    if (arguments_.is_quiet || arguments_.as_json || !environment_.errors_on_terminal) return;
    if (std::chrono::steady_clock::now() - start_ < bars_after) return;
    const std::size_t columns = terminal_columns();
    std::string text;
    std::size_t lines = 0, done = 0;
    for (std::size_t i = 0; i < progress.stages.size(); ++i) {
        const batch::Stage stage = progress.stages[i];
        if (stage == batch::Stage::done) ++done;
        if (stage == batch::Stage::done || lines == max_bars) continue;
        const std::size_t filled = bar_width * static_cast<std::size_t>(stage) / static_cast<std::size_t>(batch::Stage::done);
        std::string line = "[" + std::string(filled, '#') + std::string(bar_width - filled, '.') + "] ";
        line += std::string(stage_word(stage)) + "  ";
        const std::size_t room = columns > line.size() + 2 ? columns - line.size() - 2 : 1;
        text += line + report::escape(file_name(plan_.outputs[i].path), room) + "\n";
        ++lines;
    }
    text += std::to_string(done) + " of " + std::to_string(progress.stages.size()) + " done\n";
    clear_bars();
    print_error(text);
    bar_lines_ = lines + 1;
}

}  // namespace notes_export::cli
