// The lexical rules (CONSTRUCTS SC-1 to SC-9): each case is a text and the calls found in it.
#include "notes_export/diagnostic.h"
#include "report/report.h"
#include "shortcode/handler.h"
#include "shortcode/limits.h"
#include "shortcode/scan.h"
#include "support/case_file.h"
#include "support/cpu_time.h"

#include <catch2/catch.hpp>

#include <string>

using namespace notes_export;
using namespace notes_export::shortcode;

namespace {

std::string quote(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '\n') out += "\\n";
        else out += c;
    }
    return out + "\"";
}

std::string_view word(ArgumentKind kind) {
    switch (kind) {
        case ArgumentKind::text: return "";
        case ArgumentKind::boolean: return " (boolean)";
        case ArgumentKind::integer: return " (integer)";
        case ArgumentKind::real: return " (real)";
    }
    return "?";
}

void dump(std::string& out, const Nodes& nodes, std::string_view text, std::size_t depth) {
    for (const Node& node : nodes) {
        out.append(2 * depth, ' ');
        if (const TextPiece* piece = std::get_if<TextPiece>(&node)) {
            out += quote(text.substr(piece->begin, piece->end - piece->begin)) + "\n";
            continue;
        }
        const Call& call = std::get<Call>(node);
        out += (call.delimiter == Delimiter::angle ? "< " : "% ") + call.name;
        if (call.is_self_closed) out += " self-closed";
        if (call.is_closed) out += " closed";
        for (const Argument& argument : call.arguments) {
            out += " ";
            if (!argument.name.empty()) out += argument.name + "=";
            out += quote(argument.value) + std::string(word(argument.kind));
        }
        out += "\n";
        dump(out, call.inner, text, depth + 1);
    }
}

struct Scanned {
    std::string calls;
    std::string diagnostics;
    std::size_t errors = 0;
};

Scanned scan_text(const std::string& text) {
    SourceMap sources;
    const SourceId source = sources.add("page.md", text);
    Diagnostics diagnostics;
    Scanned result;
    dump(result.calls, scan(text, source, 0, inner_of, diagnostics), text, 0);
    result.diagnostics = report::plain(diagnostics, sources);
    result.errors = diagnostics.errors();
    return result;
}

std::string repeated(std::string_view piece, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += piece;
    return text;
}

}  // namespace

TEST_CASE("calls are found by Hugo's lexical rules") {
    test::run_case_files(std::string(TEST_SOURCE_DIR) + "/cases", [](const test::CaseFile& file) {
        const Scanned scanned = scan_text(file.files.at("page.md"));
        return test::Produced{{"calls", scanned.calls}, {"diagnostics", scanned.diagnostics}};
    });
}

TEST_CASE("scanning is linear, whatever the text") {
    const std::size_t count = 40'000;
    const std::string_view pieces[] = {"{{< x ",       "{{< x `",        "{{</* x ", "{{< x \"\\\"", "{{< /x >}}", "{{% a=b>%}} ",
                                       "{{< x a=\"b ", "{{< hint >}}",   "{{<",      "{{< x />}}",   "{{{{{{{<"};
    for (const std::string_view piece : pieces) {
        INFO(piece);
        const test::CpuTime time;
        try {
            (void)scan_text(repeated(piece, count));
        } catch (const Failure& failure) {
            CHECK(failure.diagnostic().code.substr(0, 6) == "limit-");
        }
        CHECK(time.seconds() < 5);
    }
}

TEST_CASE("nesting and number of calls are bounded") {
    Diagnostics diagnostics;
    const std::string deep = repeated("{{< hint >}}", max_nesting + 1) + repeated("{{< /hint >}}", max_nesting + 1);
    CHECK_THROWS_AS(scan(deep, SourceId::none, 0, inner_of, diagnostics), Failure);
    const std::string just = repeated("{{< hint >}}", max_nesting) + repeated("{{< /hint >}}", max_nesting);
    CHECK_NOTHROW(scan(just, SourceId::none, 0, inner_of, diagnostics));
    CHECK_THROWS_AS(scan(repeated("{{< toc >}}", max_calls + 1), SourceId::none, 0, inner_of, diagnostics), Failure);
}
