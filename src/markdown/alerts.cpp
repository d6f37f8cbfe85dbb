#include "markdown/alerts.h"

#include "base/said.h"
#include "markdown/characters.h"

#include <algorithm>
#include <array>

namespace notes_export::markdown {
namespace {

struct Kind {
    std::string_view type;
    CalloutKind kind;
    Word word;
};
constexpr std::array<Kind, 8> kinds = {{
    {"note", CalloutKind::note, Word::note},
    {"tip", CalloutKind::tip, Word::tip},
    {"important", CalloutKind::important, Word::important},
    {"caution", CalloutKind::caution, Word::caution},
    {"warning", CalloutKind::warning, Word::warning},
    {"info", CalloutKind::info, Word::info},
    {"ok", CalloutKind::ok, Word::ok},
    {"danger", CalloutKind::danger, Word::danger},
}};

std::string lower(std::string_view text) {
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return out;
}

}  // namespace

std::optional<Alert> find_alert(const RawBlock& quote, std::string_view language) {
    if (quote.children.empty() || quote.children.front().kind != BlockKind::paragraph) return std::nullopt;
    const LeafText& leaf = quote.children.front().leaf;
    const std::string_view text = leaf.text;
    if (!text.starts_with("[!")) return std::nullopt;
    std::size_t end = 2;
    while (end < text.size() && (is_ascii_word(text[end]) || text[end] == '-' || text[end] == '_')) ++end;
    if (end == 2 || end >= text.size() || text[end] != ']') return std::nullopt;

    Alert alert;
    std::string type = lower(text.substr(2, end - 2));
    const auto known = std::find_if(kinds.begin(), kinds.end(), [&](const Kind& kind) { return kind.type == type; });
    alert.kind = known == kinds.end() ? CalloutKind::plain : known->kind;
    if (type[0] >= 'a' && type[0] <= 'z') type[0] = static_cast<char>(type[0] - 'a' + 'A');
    alert.word = known == kinds.end() ? Inline{Text{std::move(type)}, {}} : base::said(known->word, language, {});

    std::size_t title = end + 1;
    if (title < text.size() && (text[title] == '+' || text[title] == '-')) ++title;
    const std::size_t line_end = std::min(text.find('\n'), text.size());
    while (title < line_end && (text[title] == ' ' || text[title] == '\t')) ++title;
    alert.title = leaf.slice(title, std::max(title, line_end));
    alert.title.trim_end();

    alert.content = quote.children;
    if (line_end + 1 < text.size()) {
        alert.content.front().leaf = leaf.slice(line_end + 1, text.size());
    } else {
        alert.content.erase(alert.content.begin());
    }
    return alert;
}

}  // namespace notes_export::markdown
