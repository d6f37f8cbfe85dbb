#include "site/notation.h"

#include "base/path.h"
#include "base/unicode.h"
#include "site/value_builder.h"

namespace notes_export::site {
namespace {

// Control characters are forbidden in all three notations, and yaml-cpp 0.7 takes U+0004 for the end of its input.
std::size_t first_control_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte < 0x20 && byte != '\t' && byte != '\n') || byte == 0x7F) return i;
    }
    return std::string_view::npos;
}

}  // namespace

std::optional<Value> parse_notation(Notation notation, const NotedText& text, Diagnostics& diagnostics) {
    if (const std::size_t bad = first_control_character(text.text); bad != std::string_view::npos) {
        const auto place = static_cast<std::uint32_t>(text.offset + bad);
        const Span span = text.source == SourceId::none ? Span{} : Span{text.source, place, place + 1};
        diagnostics.error("data-syntax", span, std::string(text.name) + " holds a control character");
        return std::nullopt;
    }
    switch (notation) {
        case Notation::yaml: return parse_yaml(text, diagnostics);
        case Notation::toml: return parse_toml(text, diagnostics);
        case Notation::json: return parse_json(text, diagnostics);
    }
    return std::nullopt;
}

std::optional<Notation> notation_of_file(std::string_view path) {
    const std::string extension = base::to_lower(base::extension_of(path));
    if (extension == "yaml" || extension == "yml") return Notation::yaml;
    if (extension == "toml") return Notation::toml;
    if (extension == "json") return Notation::json;
    return std::nullopt;
}

}  // namespace notes_export::site
