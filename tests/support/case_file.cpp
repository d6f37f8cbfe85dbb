#include "support/case_file.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace notes_export::test {
namespace {

namespace fs = std::filesystem;

struct Section {
    std::string header;  // between "-- " and " --"
    std::string text;
};

bool is_updating() {
    const char* value = std::getenv("NOTES_EXPORT_UPDATE");
    return value != nullptr && std::string_view(value) == "1";
}

bool is_selected(const std::string& name) {
    const char* words = std::getenv("NOTES_EXPORT_CASE");
    return words == nullptr || name.find(words) != std::string::npos;
}

std::optional<std::string> section_header(std::string_view line) {
    if (!line.starts_with("-- ") || !line.ends_with(" --") || line.size() < 7) return std::nullopt;
    return std::string(line.substr(3, line.size() - 6));
}

/// The first section has an empty header: the story.
std::vector<Section> split_sections(const std::string& text) {
    std::vector<Section> sections(1);
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (auto header = section_header(line)) sections.push_back({*header, {}});
        else sections.back().text += line + "\n";
    }
    return sections;
}

std::string without_trailing_blank_lines(std::string text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
    return text.empty() ? text : text + "\n";
}

std::string decode_base64(const std::string& text, const std::string& path) {
    constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string bytes;
    std::uint32_t bits = 0;
    int count = 0;
    for (const char c : text) {
        if (c == '\n' || c == '=') continue;
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) throw std::runtime_error(path + ": not base64");
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            bytes += static_cast<char>((bits >> static_cast<unsigned>(count)) & 0xFFU);
        }
    }
    return bytes;
}

std::map<std::string, std::string> parse_options(const std::string& text, const std::string& path) {
    std::map<std::string, std::string> options;
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        if (line.empty()) continue;
        const std::size_t equals = line.find('=');
        if (equals == std::string::npos) throw std::runtime_error(path + ": an option is written \"name = value\": " + line);
        const auto trim = [](std::string word) {
            word.erase(0, word.find_first_not_of(' '));
            word.erase(word.find_last_not_of(' ') + 1);
            return word;
        };
        options[trim(line.substr(0, equals))] = trim(line.substr(equals + 1));
    }
    return options;
}

constexpr std::string_view want_prefix = "want ";
constexpr std::string_view base64_suffix = " base64";

CaseFile parse_case(const std::string& path, const std::vector<Section>& sections) {
    CaseFile result;
    result.path = path;
    result.name = fs::path(path).stem().string();
    result.story = without_trailing_blank_lines(sections.front().text);
    if (result.story.empty()) throw std::runtime_error(path + ": the first line says which behaviour is protected");
    for (std::size_t i = 1; i < sections.size(); ++i) {
        const Section& section = sections[i];
        const std::string_view header = section.header;
        if (header.starts_with(want_prefix)) {
            result.wants[std::string(header.substr(want_prefix.size()))] = without_trailing_blank_lines(section.text);
        } else if (header == "options") {
            result.options = parse_options(section.text, path);
        } else if (header.ends_with(base64_suffix)) {
            result.files[std::string(header.substr(0, header.size() - base64_suffix.size()))] = decode_base64(section.text, path);
        } else {
            result.files[section.header] = section.text;
        }
    }
    return result;
}

/// Puts what came out into the file: existing expectations in place; at the end diagnostics and, where the file expects nothing yet, all else.
void update_case(const std::string& path, const Produced& produced) {
    std::vector<Section> sections = split_sections(read_text(path));
    Produced rest = produced;
    bool has_expectations = false;
    for (Section& section : sections) {
        if (!std::string_view(section.header).starts_with(want_prefix)) continue;
        has_expectations = true;
        const auto found = rest.find(section.header.substr(want_prefix.size()));
        if (found == rest.end()) continue;
        section.text = without_trailing_blank_lines(found->second);
        rest.erase(found);
    }
    for (const auto& [name, text] : rest)
        if (!text.empty() && (!has_expectations || name == "diagnostics")) sections.push_back({std::string(want_prefix) + name, without_trailing_blank_lines(text)});
    std::string out;
    for (const Section& section : sections) {
        if (!section.header.empty()) out += "-- " + section.header + " --\n";
        out += section.text;
    }
    write_text(path, out);
}

void check_expectation(const CaseFile& test, const std::string& name, const std::string& expected, const std::string& actual) {
    const std::string actual_text = without_trailing_blank_lines(actual);
    if (actual_text == expected) {
        SUCCEED();
        return;
    }
    const std::string left = "actual/" + test.name + "." + name;
    write_text(left, actual_text);
    FAIL_CHECK(test.path << "\n" << test.story << name << " differs (- expected, + came out; all of it in " << left << ")\n"
                         << line_diff(expected, actual_text));
}

void check_case(const CaseFile& test, const Produced& produced) {
    if (test.wants.empty()) {
        FAIL_CHECK(test.path << ": expects nothing (NOTES_EXPORT_UPDATE=1 writes what comes out; read it)");
        return;
    }
    for (const auto& [name, expected] : test.wants) {
        const auto found = produced.find(name);
        if (found == produced.end()) FAIL_CHECK(test.path << ": nothing makes \"want " << name << "\" here");
        else check_expectation(test, name, expected, found->second);
    }
    const auto diagnostics = produced.find("diagnostics");
    if (diagnostics != produced.end() && !test.wants.contains("diagnostics"))
        check_expectation(test, "diagnostics", "", diagnostics->second);
}

std::vector<std::string> case_paths(const std::string& folder) {
    std::vector<std::string> paths;
    if (fs::is_directory(folder))
        for (const fs::directory_entry& entry : fs::recursive_directory_iterator(folder))
            if (entry.path().extension() == ".case") paths.push_back(entry.path().string());
    std::sort(paths.begin(), paths.end());
    return paths;
}

}  // namespace

std::string CaseFile::option(const std::string& option_name, const std::string& otherwise) const {
    const auto found = options.find(option_name);
    return found == options.end() ? otherwise : found->second;
}

CaseFile read_case(const std::string& path) { return parse_case(path, split_sections(read_text(path))); }

void run_case_files(const std::string& folder, const Produce& produce) {
    const std::vector<std::string> paths = case_paths(folder);
    if (paths.empty()) FAIL("no cases in " << folder);
    for (const std::string& path : paths) {
        if (!is_selected(fs::path(path).stem().string())) continue;
        try {
            const CaseFile test = read_case(path);
            const Produced produced = produce(test);
            if (is_updating()) update_case(path, produced);
            check_case(is_updating() ? read_case(path) : test, produced);
        } catch (const std::exception& problem) {
            FAIL_CHECK(path << ": " << problem.what());
        }
    }
}

void check_against_file(const std::string& path, const std::string& actual) {
    if (is_updating()) write_text(path, actual);
    if (!fs::exists(path)) {
        FAIL_CHECK("no " << path << " (NOTES_EXPORT_UPDATE=1 writes it; read it)");
        return;
    }
    const std::string expected = read_text(path);
    if (expected == actual) {
        SUCCEED();
        return;
    }
    const std::string left = "actual/" + fs::path(path).filename().string();
    write_text(left, actual);
    FAIL_CHECK(path << " differs (- expected, + came out; all of it in " << left << ")\n" << line_diff(expected, actual));
}

std::string read_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const std::string& path, const std::string& text) {
    if (const fs::path folder = fs::path(path).parent_path(); !folder.empty()) fs::create_directories(folder);
    std::ofstream out(path, std::ios::binary);
    out << text;
    if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

}  // namespace notes_export::test
