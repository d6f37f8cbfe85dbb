#include "cli/program.h"

#include "batch/dump_view.h"
#include "batch/run.h"
#include "batch/temporary_files.h"
#include "cli/arguments.h"
#include "cli/display.h"
#include "cli/environment.h"
#include "cli/mermaid.h"
#include "convert/load.h"
#include "notes_export/version.h"
#include "report/escape.h"

#include <algorithm>
#include <filesystem>
#include <optional>
#include <system_error>

namespace notes_export::cli {
namespace {

constexpr int status_ok = 0, status_failed = 1, status_usage = 2;

/// Prints to standard output; a full disk or closed pipe there is a failure of its own.
int finish_with(const std::string& text, int status) {
    const int problem = print_output(text);
    if (problem == 0) return status;
    print_error("error: cannot write to standard output: " + std::generic_category().message(problem) + " [write-failed]\n");
    return status_failed;
}

std::string usage_message(const batch::UsageError& error) {
    std::string text = "notes-export: " + report::escape(error.what()) + "\n";
    if (!error.hint().empty()) text += "  hint: " + report::escape(error.hint()) + "\n";
    return text;
}

/// One line per output: the file and the page it is made of; without formats, the pages alone.
int list_plan(const batch::Plan& plan, bool has_errors) {
    std::string text;
    const auto page_text = [&](const batch::PlannedPage& page) {
        return report::escape(page.path) + (page.title.empty() ? "" : "  (" + report::escape(page.title) + ")");
    };
    std::size_t width = 0;
    for (const batch::PlannedOutput& output : plan.outputs) width = std::max(width, report::display_width(report::escape(output.path)));
    for (const batch::PlannedOutput& output : plan.outputs) {
        const std::string path = report::escape(output.path);
        text += path + std::string(width - report::display_width(path), ' ') + "  from " + page_text(plan.pages[output.page]) + "\n";
    }
    if (plan.outputs.empty())
        for (const batch::PlannedPage& page : plan.pages) text += page_text(page) + "\n";
    return finish_with(text, has_errors ? status_failed : status_ok);
}

int dump_plan(const batch::Plan& plan, const Arguments& arguments, const Environment& environment, bool has_errors) {
    std::string text;
    for (const batch::PlannedPage& page : plan.pages) {
        const batch::PlannedSite& site = plan.sites[page.site];
        const LoadedDocument loaded = load_document(*site.site, page.path, arguments.request.load);
        Diagnostics diagnostics = loaded.diagnostics;
        if (plan.pages.size() > 1) text += "== " + report::escape(page.path) + " ==\n";
        if (loaded.document) text += batch::dump_view(arguments.view, *loaded.document, arguments.request, diagnostics);
        print_diagnostics(diagnostics, loaded.sources, arguments, environment, site.root);
        has_errors = has_errors || batch::has_errors(diagnostics, arguments.request.is_strict);
    }
    return finish_with(text, has_errors ? status_failed : status_ok);
}

std::string closing_line(const batch::Totals& totals) {
    std::string line = std::to_string(totals.written) + " written, " + std::to_string(totals.not_written) + " not written";
    if (totals.in_spite_of_errors > 0) line += "; " + std::to_string(totals.in_spite_of_errors) + " in spite of errors";
    return line + "\n";
}

int convert_plan(const batch::Plan& plan, const Arguments& arguments, const Environment& environment, bool has_errors) {
    Display display(arguments, environment, plan);
    Diagnostics diagnostics;
    const batch::Totals totals = batch::run(plan, arguments.request, display, diagnostics);
    print_diagnostics(diagnostics, SourceMap(), arguments, environment);
    const bool is_worth_summing_up = plan.outputs.size() > 1 && (totals.not_written > 0 || totals.in_spite_of_errors > 0);
    if (is_worth_summing_up && !arguments.is_quiet && !arguments.as_json) print_error(closing_line(totals));
    const bool is_complete = !has_errors && totals.not_written == 0 && totals.in_spite_of_errors == 0 && !display.has_failed();
    if (totals.has_left_threads) batch::end_now(status_failed);
    return is_complete ? status_ok : status_failed;
}

/// Option values are wrong usage; each format's own parser is asked before any page is read.
bool are_options_good(const Arguments& arguments, const batch::Plan& plan, const Environment& environment) {
    Diagnostics diagnostics;
    std::vector<const Format*> asked;
    for (const batch::PlannedOutput& output : plan.outputs)
        if (std::find(asked.begin(), asked.end(), output.format) == asked.end()) asked.push_back(output.format);
    const bool is_good = std::all_of(asked.begin(), asked.end(), [&](const Format* format) { return format->make(arguments.request.options, diagnostics) != nullptr; });
    print_diagnostics(diagnostics, SourceMap(), arguments, environment);
    return is_good;
}

void refuse_binary_on_terminal(const Arguments& arguments, const batch::Plan& plan, const Environment& environment) {
    if (arguments.action != Action::convert || !environment.output_on_terminal) return;
    for (const batch::PlannedOutput& output : plan.outputs)
        if (output.path == "-" && !output.format->media_type.starts_with("text/"))
            throw batch::UsageError("standard output is a terminal, and " + std::string(output.format->name) + " is not text", "redirect it, or name a file with -o");
}

/// The rule must not take the place of what it tells about.
void refuse_depfile_as_output(const Arguments& arguments, const batch::Plan& plan) {
    const std::string& depfile = arguments.request.depfile;
    for (const batch::PlannedOutput& output : plan.outputs)
        if (!depfile.empty() && std::filesystem::path(output.path).lexically_normal() == std::filesystem::path(depfile).lexically_normal())
            throw batch::UsageError("--depfile and an output have the same name " + notes_export::quoted(depfile));
}

int carry_out(const Arguments& arguments, const Environment& environment) {
    Diagnostics diagnostics;
    const batch::Plan plan = batch::make_plan(arguments.request, diagnostics);
    refuse_binary_on_terminal(arguments, plan, environment);
    refuse_depfile_as_output(arguments, plan);
    // What planning left out concerns everyone: its notes are shown without --verbose.
    Arguments telling = arguments;
    telling.is_verbose = !arguments.is_quiet;
    print_diagnostics(diagnostics, SourceMap(), telling, environment);
    bool has_errors = batch::has_errors(diagnostics, arguments.request.is_strict);
    for (const batch::PlannedSite& site : plan.sites) {
        print_diagnostics(*site.diagnostics, *site.sources, arguments, environment, site.root);
        has_errors = has_errors || batch::has_errors(*site.diagnostics, arguments.request.is_strict);
    }
    for (const std::string& option : arguments.ignored)
        if (!arguments.is_quiet && !arguments.as_json) print_error("note: " + option + " has no effect on the formats chosen\n");
    if (arguments.action == Action::list) return list_plan(plan, has_errors);
    if (!are_options_good(arguments, plan, environment)) return status_usage;
    if (arguments.action == Action::dump) return dump_plan(plan, arguments, environment, has_errors);
    return convert_plan(plan, arguments, environment, has_errors);
}

}  // namespace

int run_program(int count, const char* const* words) {
    open_standard_descriptors();
    try {
        const Environment environment = read_environment();
        Arguments arguments = parse_arguments(count, words, environment);
        if (arguments.action == Action::show_help) return finish_with(help_text(), status_ok);
        if (arguments.action == Action::show_version) return finish_with(std::string("notes-export ") + version + "\n", status_ok);
        batch::guard_against_signals();
        std::optional<MermaidDrawer> drawer;
        if (arguments.draws_mermaid) arguments.request.load.diagrams = &drawer.emplace();
        return carry_out(arguments, environment);
    } catch (const batch::UsageError& error) {
        print_error(usage_message(error));
        return status_usage;
    } catch (const Failure& failure) {
        print_error(report::describe(failure.diagnostic(), SourceMap()));
        return status_failed;
    } catch (const std::exception& error) {
        // Out of memory, mostly: no stage throws anything else on purpose.
        print_error(std::string("error: ") + report::escape(error.what()) + " [internal-error]\n");
        return status_failed;
    }
}

}  // namespace notes_export::cli
