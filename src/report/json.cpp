// The form for programs. Written by hand: a dozen fields need no library, and escaping is one short function.
#include "base/unicode.h"
#include "report/report.h"

namespace notes_export::report {
namespace {

void append_string(std::string& out, std::string_view text) {
    constexpr std::string_view hex_digits = "0123456789abcdef";
    out += '"';
    for (std::size_t i = 0; i < text.size();) {
        const base::Decoded decoded = base::decode(text, i);
        const char32_t c = decoded.character;
        if (!decoded.is_valid) out += "\xEF\xBF\xBD";
        else if (c == '"' || c == '\\') (out += '\\') += static_cast<char>(c);
        else if (c == '\n') out += "\\n";
        else if (c < 0x20 || (c >= 0x7F && c <= 0x9F)) ((out += "\\u00") += hex_digits[c >> 4U]) += hex_digits[c & 0xFU];
        else out += text.substr(i, decoded.length);
        i += decoded.length;
    }
    out += '"';
}

void append_field(std::string& out, std::string_view name, std::string_view text) {
    ((out += ",\"") += name) += "\":";
    append_string(out, text);
}

void append_number(std::string& out, std::string_view name, std::uint64_t value) {
    (((out += ",\"") += name) += "\":") += std::to_string(value);
}

std::string shown(std::string_view path, const ShownPath& shown_path) {
    return shown_path ? shown_path(path) : std::string(path);
}

void append_place(std::string& out, Span span, const SourceMap& sources, const ShownPath& shown_path) {
    const Position begin = sources.position(span.source, span.begin);
    append_field(out, "file", shown(sources.path(span.source), shown_path));
    append_number(out, "line", begin.line);
    append_number(out, "column", begin.column);
}

void append_chain(std::string& out, Span span, const SourceMap& sources, const ShownPath& shown_path) {
    std::string chain;
    for (std::optional<Span> from = sources.included_from(span.source); from && from->is_known(); from = sources.included_from(from->source)) {
        std::string one;
        append_place(one, *from, sources, shown_path);
        one.replace(0, 1, chain.empty() ? "{" : ",{");  // the comma before its first field
        chain += one + "}";
    }
    if (!chain.empty()) out += ",\"included_from\":[" + chain + "]";
}

std::string json_line(const Diagnostic& diagnostic, const SourceMap& sources, std::string_view output, const ShownPath& shown_path) {
    std::string out = "{\"severity\":\"" + std::string(word(diagnostic.severity)) + "\"";
    append_field(out, "code", diagnostic.code);
    append_field(out, "message", diagnostic.message);
    if (diagnostic.span.is_known()) {
        append_place(out, diagnostic.span, sources, shown_path);
        const Position end = sources.position(diagnostic.span.source, diagnostic.span.end);
        append_number(out, "end_line", end.line);
        append_number(out, "end_column", end.column);
        append_chain(out, diagnostic.span, sources, shown_path);
    } else if (!diagnostic.file.empty()) {
        append_field(out, "file", shown(diagnostic.file, shown_path));
    }
    if (!diagnostic.hints.empty()) {
        out += ",\"hints\":[";
        for (std::size_t i = 0; i < diagnostic.hints.size(); ++i) {
            if (i > 0) out += ',';
            append_string(out, diagnostic.hints[i]);
        }
        out += ']';
    }
    if (!output.empty()) append_field(out, "output", output);
    return out + "}\n";
}

}  // namespace

std::string json_lines(const Diagnostics& diagnostics, const SourceMap& sources, std::string_view output, const ShownPath& shown_path) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.all()) out += json_line(diagnostic, sources, output, shown_path);
    return out;
}

std::string json_result(const OutputFacts& facts) {
    std::string out = std::string("{\"written\":") + (facts.is_written ? "true" : "false");
    append_field(out, "output", facts.output);
    append_field(out, "format", facts.format);
    if (facts.is_written) {
        append_number(out, "bytes", facts.bytes);
        if (facts.units > 0) append_number(out, std::string(facts.unit_name) + "s", facts.units);
    }
    return out + "}\n";
}

}  // namespace notes_export::report
