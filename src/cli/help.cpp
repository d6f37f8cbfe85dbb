// --help: written from the tables of options, so that it cannot forget one.
#include "cli/arguments.h"
#include "notes_export/version.h"

#include <algorithm>
#include <set>

namespace notes_export::cli {
namespace {

// Reads well in the narrowest terminal people use.
constexpr std::size_t page_width = 80;
constexpr std::size_t help_column = 26;

constexpr std::string_view introduction = R"(notes-export turns Hugo + Geekdoc conference notes into PDF, EPUB and single-file HTML.

usage: notes-export [OPTIONS] [INPUT…]

INPUT is a page (_index.md, index.md, talk.md), a section's folder, or a site (then: its
conference years). Without one, the working folder. Several are converted together.

examples:
  notes-export --format pdf                                   in a site or a year's folder
  notes-export --format pdf,epub,html content/en/2023 -o dist/
  notes-export content/en/2023/_index.md -o recap-2023.epub   format from the extension
  notes-export --format epub --years 2022,2023 path/to/site -o dist/
  notes-export --list path/to/site
)";

constexpr std::string_view closing = R"(
exit status: 0 everything asked for was written; 1 something was not, or only because of
--keep-going; 2 wrong usage.
)";

/// One option: its words, and the explanation beside them, wrapped.
void append_row(std::string& out, std::string_view left, std::string_view help) {
    std::string line = "  " + std::string(left);
    if (line.size() + 2 > help_column) {
        out += line + "\n";
        line.clear();
    }
    line.resize(help_column, ' ');
    for (std::size_t begin = 0; begin < help.size();) {
        const std::size_t end = std::min(help.find(' ', begin), help.size());
        const std::string_view word = help.substr(begin, end - begin);
        if (line.size() > help_column && line.size() + word.size() > page_width) {
            out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
            line.assign(help_column, ' ');
        }
        (line += word) += ' ';
        begin = end + 1;
    }
    out += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

/// "-o, --output PATH"; options without a letter are indented to stand below the others.
std::string left_column(std::string_view flags, std::string_view value) {
    std::string left = flags.starts_with("--") ? "    " : "";
    left += flags;
    if (const std::size_t comma = left.find(','); comma != std::string::npos) left.insert(comma + 1, " ");
    if (!value.empty()) (left += ' ') += value;
    return left;
}

void append_format(std::string& out, const Format& format, std::set<std::string_view>& told) {
    std::vector<const OptionRow*> own;
    for (const OptionRow& row : format.options)
        if (told.insert(row.name).second) own.push_back(&row);
    if (own.empty()) return;
    out += "\n" + std::string(format.name) + " options:\n";
    for (const OptionRow* row : own) {
        std::string help(row->help);
        if (!row->default_value.empty()) help += " (default: " + std::string(row->default_value) + ")";
        append_row(out, left_column("--" + std::string(row->name), row->value_name), help);
    }
}

}  // namespace

std::string help_text() {
    std::string out(introduction);
    std::string_view group;
    std::set<std::string_view> told;
    for (const ArgumentRow& row : argument_rows()) {
        if (row.group == "Other" && group != row.group)
            for (const Format& format : formats()) append_format(out, format, told);
        if (group != row.group) {
            group = row.group;
            out += "\n" + std::string(group) + ":\n";
        }
        append_row(out, left_column(row.flags, row.value), row.help);
        told.insert(row.flags.substr(row.flags.rfind("--") + 2));
    }
    out += "\nformats: ";
    for (const Format& format : formats()) out += std::string(format.name) + " (" + std::string(format.extension) + ") ";
    out.back() = '\n';
    return out + std::string(closing);
}

}  // namespace notes_export::cli
