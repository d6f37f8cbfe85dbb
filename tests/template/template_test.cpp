// The language and its functions. A case has data (data.json) and templates:
//   *.html, *.txt   a whole template; what it writes is `want NAME`, an error its message
//   lines           each line a template of its own; `want lines` has "template → result", errors behind "!"
#include "json_value.h"
#include "support/case_file.h"
#include "template/template.h"

#include <catch2/catch.hpp>

#include <sstream>
#include <string>

using namespace notes_export;
using namespace notes_export::templates;

namespace {

// Finds other templates of the case by their names, and keeps what it is warned of.
class CaseHost final : public Host {
public:
    const Template* find_template(std::string_view name) override {
        const auto found = templates.find(name);
        return found == templates.end() ? nullptr : &found->second;
    }
    void warn(std::string_view template_name, Location where, std::string_view message) override {
        warnings += "warning: " + std::string(template_name) + ":" + std::to_string(where.line) + ":" + std::to_string(where.column) + ": " + std::string(message) + "\n";
    }
    std::optional<Time> now() const override { return Time{1'700'000'000, 0, 0, "UTC"}; }
    std::string base_url() const override { return "https://example.org/docs/"; }

    std::map<std::string, Template, std::less<>> templates;
    std::string warnings;
};

std::string show(const Outcome& outcome) {
    if (outcome.error) return "! " + outcome.error->full_text();
    if (outcome.returned) return "return " + outcome.returned->type_name() + outcome.text;
    return outcome.text;
}

// `partial "name" data`, as a site supplies it.
Functions functions_of_case(CaseHost& host) {
    Functions functions = builtin_functions();
    functions.add("partial", [&host](Call& call, Arguments arguments) -> Value {
        const Template* const found = host.find_template(*arguments[0].text());
        if (found == nullptr) fail("partial \"" + *arguments[0].text() + "\" not found");
        return call.run(*found, arguments.size() > 1 ? arguments[1] : Value());
    }, 1, 2);
    return functions;
}

std::string run_text(const std::string& name, const std::string& text, const Value& data, CaseHost& host, const Functions& functions) {
    const Escaping escaping = name.ends_with(".txt") ? Escaping::none : Escaping::html;
    const Parsed parsed = parse(name, text, functions, escaping);
    if (parsed.error) return "! " + parsed.error->full_text();
    return show(run(*parsed.result, data, host));
}

test::Produced produce(const test::CaseFile& one) {
    CaseHost host;
    const Functions functions = functions_of_case(host);
    const auto data_file = one.files.find("data.json");
    const Value data = data_file == one.files.end() ? Value(Map{}) : test::json_value(data_file->second);
    for (const auto& [name, text] : one.files) {
        if (!name.ends_with(".html") && !name.ends_with(".txt")) continue;
        const Parsed parsed = parse(name, text, functions, name.ends_with(".txt") ? Escaping::none : Escaping::html);
        if (parsed.result) host.templates.emplace(name, *parsed.result);
    }
    test::Produced out;
    for (const auto& [name, text] : one.files) {
        if (name == "lines") {
            std::istringstream lines(text);
            for (std::string line; std::getline(lines, line);) {
                std::string result;
                for (const char c : run_text("line", line, data, host, functions)) result += c == '\n' ? std::string("\\n") : std::string(1, c);
                out["lines"] += line + " → " + result + "\n";
            }
        } else if (one.wants.contains(name)) {
            out[name] = run_text(name, text, data, host, functions);
        }
    }
    if (!host.warnings.empty()) out["warnings"] = host.warnings;
    return out;
}

}  // namespace

TEST_CASE("templates and what they write", "[template]") { test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", produce); }
