#include "markdown/spec_examples.h"

#include "support/case_file.h"

#include <sstream>

namespace notes_export::test {
namespace {

std::string with_tabs(const std::string& text) {
    const std::string arrow = "→";
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        if (text.compare(at, arrow.size(), arrow) == 0) {
            out += '\t';
            at += arrow.size();
        } else {
            out += text[at++];
        }
    }
    return out;
}

}  // namespace

std::vector<SpecExample> read_spec(const std::string& path, const std::string& name) {
    const std::string fence(32, '`');
    std::vector<SpecExample> examples;
    std::istringstream lines(read_text(path));
    std::string line, section;
    while (std::getline(lines, line)) {
        if (line.starts_with("#")) section = line.substr(line.find_first_not_of("# "));
        if (!line.starts_with(fence + " example")) continue;
        SpecExample example{name + " " + std::to_string(examples.size() + 1), section, line.substr(fence.size() + 8), {}, {}};
        if (!example.kind.empty()) example.kind = example.kind.substr(1);
        std::string* part = &example.markdown;
        while (std::getline(lines, line) && line != fence) {
            if (line == ".") {
                part = &example.html;
            } else {
                *part += with_tabs(line) + "\n";
            }
        }
        examples.push_back(std::move(example));
    }
    return examples;
}

std::vector<SpecExample> read_goldmark_examples(const std::string& path, const std::string& name) {
    std::vector<SpecExample> examples;
    std::istringstream lines(read_text(path));
    std::string line, number;
    while (std::getline(lines, line)) {
        if (!line.empty() && line[0] >= '0' && line[0] <= '9') number = line.substr(0, line.find(':'));
        if (!line.starts_with("//- - -")) continue;
        SpecExample example{name + " " + number, name, {}, {}, {}};
        while (std::getline(lines, line) && !line.starts_with("//- - -")) example.markdown += line + "\n";
        while (std::getline(lines, line) && !line.starts_with("//= = =")) example.html += line + "\n";
        examples.push_back(std::move(example));
    }
    return examples;
}

}  // namespace notes_export::test
