#include "cli/arguments.h"

#include "base/near_names.h"
#include "base/numbers.h"
#include "cli/environment.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <map>
#include <optional>

namespace notes_export::cli {
namespace {

using batch::UsageError;

constexpr ArgumentRow rows[] = {
    {"What to convert", "--years", "LIST", "only these conference years, e.g. 2022,2023"},
    {"What to convert", "--all-years", "", "every conference year of the site, from wherever in it"},
    {"What to convert", "--all-sections", "", "every section of the site, conference year or not, and the pages beside them"},
    {"What to convert", "--scope", "page|section", "a page with the parts it includes, or a section with all its pages as one book (default: page)"},
    {"What to convert", "--drafts", "", "include drafts, and pages dated in the future or expired"},
    {"What to convert", "--lang", "KEY", "language of a multilingual site (default: the site's)"},
    {"What to convert", "--list", "", "show what would be made, and make nothing"},

    {"Where it goes", "-f,--format", "LIST", "one or more of the formats below, e.g. pdf,epub,html (default: from the extension of -o)"},
    {"Where it goes", "-o,--output", "PATH", "a file, a folder (with / at its end it is created), or - for standard output (default: the working folder)"},
    {"Where it goes", "--depfile", "FILE", "write all files that the outputs were made of there, as a rule for make and ninja"},
    {"Where it goes", "--strict", "", "treat warnings as errors"},
    {"Where it goes", "--keep-going", "", "write outputs in spite of errors; the exit status is still 1"},
    {"Where it goes", "-j,--jobs", "N", "work on N outputs at a time (default: the number of cores)"},

    {"How it looks", "--base-url", "URL", "web address of the site, instead of its baseURL"},
    {"How it looks", "--toc-depth", "0..6", "deepest heading level in contents lists; 0 leaves them out (default: as the site says)"},
    {"How it looks", "--mermaid", "source|mmdc", "Mermaid diagrams: their source as a listing, or drawn by the program mmdc, which starts a browser (default: source)"},

    {"What is reported", "-q,--quiet", "", "errors only"},
    {"What is reported", "-v,--verbose", "", "notes and times as well"},
    {"What is reported", "--diagnostics", "text|json", "form of the messages; json is one object per line (default: text)"},
    {"What is reported", "--unknown-shortcode", "error|warn|keep", "unknown shortcodes: refuse, warn, or pass in silence; their inner text stays (default: as notes-export.yaml says, else warn)"},
    {"What is reported", "--dump", "model|pages|tags", "print a view of the insides instead of converting"},
    {"What is reported", "--time-limit", "SECONDS", "processor time that one page or output may take; the others are made all the same (default: 60)"},

    {"Other", "--version", "", "print the version"},
    {"Other", "-h,--help", "", "print this"},
};

/// "--output" of "-o,--output".
std::string_view long_name(std::string_view flags) { return flags.substr(flags.rfind("--")); }

std::vector<std::string> split_list(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t begin = 0; begin <= text.size();) {
        const std::size_t end = std::min(text.find(',', begin), text.size());
        if (end > begin) words.push_back(text.substr(begin, end - begin));
        begin = end + 1;
    }
    return words;
}

/// The words of the command line, sorted by option; no meaning yet.
struct Words {
    std::map<std::string, std::string, std::less<>> values;  // by long name with its dashes
    std::map<std::string, bool, std::less<>> switches;
    std::vector<std::string> inputs;

    [[nodiscard]] bool has(std::string_view name) const {
        const auto found = switches.find(name);
        return found != switches.end() && found->second;
    }
    [[nodiscard]] std::optional<std::string> value(std::string_view name) const {
        const auto found = values.find(name);
        if (found == values.end()) return std::nullopt;
        return found->second;
    }
};

bool is_core_option(std::string_view name) {
    return std::any_of(std::begin(rows), std::end(rows), [&](const ArgumentRow& row) { return long_name(row.flags).substr(2) == name; });
}

std::vector<std::string> all_long_names() {
    std::vector<std::string> names;
    for (const ArgumentRow& row : rows) names.emplace_back(long_name(row.flags));
    for (const Format& format : formats())
        for (const OptionRow& option : format.options) names.push_back("--" + std::string(option.name));
    return names;
}

UsageError unknown_option(const std::string& word) {
    const std::string name = word.substr(0, word.find('='));
    const std::string near = base::did_you_mean(base::near_names(name, all_long_names()));
    return UsageError("there is no option " + notes_export::quoted(name), near.empty() ? "notes-export --help lists them" : near);
}

Words split_words(int count, const char* const* arguments) {
    Words words;
    CLI::App app;
    app.set_help_flag();  // ours is a row of the table
    app.allow_extras();
    std::vector<std::string> inputs;
    app.add_option("input", inputs);
    std::map<std::string, CLI::Option*, std::less<>> options;
    const auto add_value = [&](std::string_view flags) {
        const std::string name(long_name(flags));
        if (!options.contains(name)) options[name] = app.add_option(std::string(flags), words.values[name])->multi_option_policy(CLI::MultiOptionPolicy::Throw);
    };
    for (const ArgumentRow& row : rows) {
        if (row.value.empty()) app.add_flag(std::string(row.flags), words.switches[std::string(long_name(row.flags))]);
        else add_value(row.flags);
    }
    for (const Format& format : formats())
        for (const OptionRow& option : format.options) add_value("--" + std::string(option.name));
    try {
        app.parse(count, arguments);
    } catch (const CLI::ParseError& problem) {
        throw UsageError(problem.what(), "notes-export --help explains the options");
    }
    for (const std::string& word : app.remaining())
        if (word.starts_with('-')) throw unknown_option(word);
    for (const auto& [name, option] : options)
        if (option->count() == 0) words.values.erase(name);
    words.inputs = std::move(inputs);
    return words;
}

std::vector<const Format*> parse_formats(const std::string& list) {
    std::vector<const Format*> chosen;
    for (const std::string& name : split_list(list)) {
        const Format* format = find_format(name);
        if (format == nullptr) {
            std::string known;
            for (const Format& row : formats()) known += (known.empty() ? "" : ", ") + std::string(row.name);
            throw UsageError("there is no format " + notes_export::quoted(name), "there are: " + known);
        }
        if (std::find(chosen.begin(), chosen.end(), format) == chosen.end()) chosen.push_back(format);
    }
    if (chosen.empty()) throw UsageError("--format needs a name", "for example --format pdf");
    return chosen;
}

int parse_count(const std::string& option, const std::string& text, int least, int most) {
    const auto number = base::parse_integer(text);
    if (!number || *number < least || *number > most)
        throw UsageError(option + " needs a number from " + std::to_string(least) + " to " + std::to_string(most) + ", not " + notes_export::quoted(text));
    return static_cast<int>(*number);
}

std::string one_of(const std::string& option, const std::string& text, const std::vector<std::string>& choices) {
    if (std::find(choices.begin(), choices.end(), text) != choices.end()) return text;
    std::string known;
    for (const std::string& choice : choices) known += (known.empty() ? "" : ", ") + choice;
    throw UsageError(option + " has no " + notes_export::quoted(text), "there are: " + known);
}

UnknownShortcode parse_policy(const std::string& text) {
    const std::string word = one_of("--unknown-shortcode", text, {"error", "warn", "keep"});
    return word == "error" ? UnknownShortcode::error : word == "warn" ? UnknownShortcode::warn : UnknownShortcode::keep;
}

void check_base_url(const std::string& url) {
    if (!url.starts_with("http://") && !url.starts_with("https://"))
        throw UsageError("--base-url needs a complete address, not " + notes_export::quoted(url), "for example --base-url https://example.org/");
}

bool takes_option(const Format& format, std::string_view name) {
    return std::any_of(format.options.begin(), format.options.end(), [&](const OptionRow& row) { return row.name == name; });
}

/// Options of formats go to them as text; the formats' own parsers know what is right.
void take_format_options(const Words& words, Arguments& arguments) {
    for (const auto& [name, value] : words.values) {
        const std::string bare = name.substr(2);
        const auto takes = [&](const Format& format) { return takes_option(format, bare); };
        if (std::none_of(formats().begin(), formats().end(), takes)) continue;
        arguments.request.options[bare] = value;
        const auto& chosen = arguments.request.formats;
        const bool is_used = chosen.empty() || is_core_option(bare) || std::any_of(chosen.begin(), chosen.end(), [&](const Format* format) { return takes(*format); });
        if (!is_used) arguments.ignored.push_back(name);
    }
}

Action action_of(const Words& words) {
    if (words.has("--help")) return Action::show_help;
    if (words.has("--version")) return Action::show_version;
    if (words.has("--list")) return Action::list;
    return words.value("--dump") ? Action::dump : Action::convert;
}

void check_combinations(const Words& words, const Arguments& arguments) {
    if (words.has("--all-years") && words.value("--years")) throw UsageError("--years and --all-years exclude each other");
    for (const char* narrower : {"--years", "--all-years"})
        if (words.has("--all-sections") && (words.has(narrower) || words.value(narrower)))
            throw UsageError("--all-sections and " + std::string(narrower) + " exclude each other");
    if (words.has("--quiet") && words.has("--verbose")) throw UsageError("--quiet and --verbose exclude each other");
    const std::string& output = arguments.request.output;
    if (words.value("--depfile") && arguments.request.depfile.empty()) throw UsageError("--depfile needs a path");
    if (output == "-" && !arguments.request.depfile.empty()) throw UsageError("--depfile needs an output with a name", "give a file or folder with -o");
    const bool names_format = !arguments.request.formats.empty() || (!output.empty() && output != "-" && output.back() != '/' && output.find('.') != std::string::npos);
    if (arguments.action == Action::convert && !names_format)
        throw UsageError("which format?", "for example --format pdf,epub,html, or -o notes.pdf; notes-export --help explains more");
}

}  // namespace

std::span<const ArgumentRow> argument_rows() { return rows; }

Arguments parse_arguments(int count, const char* const* words_in, const Environment& environment) {
    const Words words = split_words(count, words_in);
    Arguments arguments;
    arguments.action = action_of(words);
    if (arguments.action == Action::show_help || arguments.action == Action::show_version) return arguments;
    if (environment.has_bad_epoch) throw UsageError("SOURCE_DATE_EPOCH is not a number of seconds");

    batch::Request& request = arguments.request;
    request.inputs = words.inputs;
    if (const auto list = words.value("--format")) request.formats = parse_formats(*list);
    request.output = words.value("--output").value_or("");
    if (words.value("--output") && request.output.empty()) throw UsageError("-o needs a path");
    if (const auto years = words.value("--years")) request.years = split_list(*years);
    request.depfile = words.value("--depfile").value_or("");
    request.working_folder = environment.working_folder;
    request.all_years = words.has("--all-years");
    request.all_sections = words.has("--all-sections");
    request.is_strict = words.has("--strict");
    request.keeps_going = words.has("--keep-going");
    request.load.with_drafts = words.has("--drafts");
    if (const auto scope = words.value("--scope"); scope && one_of("--scope", *scope, {"page", "section"}) == "section") request.load.scope = LoadScope::section;
    request.load.language = words.value("--lang").value_or("");
    request.load.now = environment.now;
    request.load.source_date = environment.source_date;
    if (const auto url = words.value("--base-url")) check_base_url(request.load.base_url = *url);
    if (const auto depth = words.value("--toc-depth")) request.load.toc_depth = parse_count("--toc-depth", *depth, 0, 6);
    constexpr int most_jobs = 256;  // above the cores of any machine this will meet; guards against typing errors
    request.jobs = environment.cores;
    if (const auto jobs = words.value("--jobs")) request.jobs = static_cast<unsigned>(parse_count("--jobs", *jobs, 1, most_jobs));
    constexpr int longest_limit = 86400;
    if (const auto limit = words.value("--time-limit")) request.seconds_per_page = static_cast<unsigned>(parse_count("--time-limit", *limit, 1, longest_limit));
    if (const auto way = words.value("--mermaid")) arguments.draws_mermaid = one_of("--mermaid", *way, {"source", "mmdc"}) == "mmdc";
    arguments.is_quiet = words.has("--quiet");
    arguments.is_verbose = words.has("--verbose");
    if (const auto form = words.value("--diagnostics")) arguments.as_json = one_of("--diagnostics", *form, {"text", "json"}) == "json";
    if (const auto policy = words.value("--unknown-shortcode")) request.load.unknown_shortcode = parse_policy(*policy);
    if (const auto view = words.value("--dump")) arguments.view = one_of("--dump", *view, {"model", "pages", "tags"});
    take_format_options(words, arguments);
    check_combinations(words, arguments);
    return arguments;
}

}  // namespace notes_export::cli
