#include "imaging/svg_entities.h"

#include "imaging/limits.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <optional>

namespace notes_export::imaging {
namespace {

constexpr std::size_t max_entities = 500;      // a drawing of many styles
constexpr std::size_t max_entity_bytes = 4096;  // with the entities in it filled in
constexpr std::string_view blanks = " \t\r\n";

using Entities = std::map<std::string, std::string, std::less<>>;

/// Quotes of a value are no quotes of the attribute it is filled into (§4.4.5).
void append_quoted(std::string& out, std::string_view value) {
    for (const char c : value) {
        if (c == '"') out += "&quot;";
        else if (c == '\'') out += "&#39;";
        else out += c;
    }
}

/// Appends `text` with the known entities filled in. False as soon as `out` is longer than `most`.
bool append_filled(std::string& out, std::string_view text, const Entities& entities, std::size_t most) {
    while (out.size() <= most) {
        const std::size_t at = text.find('&');
        out += text.substr(0, at);
        if (at == std::string_view::npos) return out.size() <= most;
        const std::size_t end = text.find_first_of("; \t\r\n<\"'", at);
        const auto found = end != std::string_view::npos && text[end] == ';' ? entities.find(text.substr(at + 1, end - at - 1)) : entities.end();
        if (found == entities.end()) {
            out += '&';
            text.remove_prefix(at + 1);
        } else {
            out += found->second;
            text.remove_prefix(end + 1);
        }
    }
    return false;
}

/// The subset between [ and ] of a document type.
class SubsetReader {
public:
    explicit SubsetReader(std::string_view xml) : rest_(xml) {}

    /// What follows the document type.
    std::string_view read(Entities& entities) {
        while (!rest_.empty()) {
            rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
            if (rest_.starts_with("<!--")) skip_past("-->");
            else if (rest_.starts_with("<?")) skip_past("?>");
            else if (rest_.starts_with("<!ENTITY")) read_entity(entities);
            else if (rest_.starts_with("<!")) skip_declaration();
            else if (rest_.starts_with("]")) {
                skip_past(">");
                break;
            } else {
                rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
            }
        }
        return rest_;
    }

private:
    void skip_past(std::string_view end) {
        const std::size_t at = rest_.find(end);
        rest_.remove_prefix(at == std::string_view::npos ? rest_.size() : at + end.size());
    }

    /// To its ">", which its strings may hold as well.
    void skip_declaration() {
        while (!rest_.empty() && rest_.front() != '>') {
            const char c = rest_.front();
            rest_.remove_prefix(1);
            if (c == '"' || c == '\'') skip_past(std::string_view(&c, 1));
        }
        rest_.remove_prefix(std::min<std::size_t>(1, rest_.size()));
    }

    std::optional<std::string_view> word() {
        rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
        const std::size_t end = std::min(rest_.find_first_of(" \t\r\n>\"'"), rest_.size());
        if (end == 0) return std::nullopt;
        const std::string_view found = rest_.substr(0, end);
        rest_.remove_prefix(end);
        return found;
    }

    void read_entity(Entities& entities) {
        rest_.remove_prefix(8);
        const auto name = word();
        rest_.remove_prefix(std::min(rest_.find_first_not_of(blanks), rest_.size()));
        const bool is_text = name && *name != "%" && !rest_.empty() && (rest_.front() == '"' || rest_.front() == '\'');
        if (is_text) {
            const std::size_t end = rest_.find(rest_.front(), 1);
            if (end != std::string_view::npos) define(entities, *name, rest_.substr(1, end - 1));
        }
        skip_declaration();
    }

    /// The first definition counts (§4.2). An entity knows those before it, so none contains itself.
    static void define(Entities& entities, std::string_view name, std::string_view value) {
        if (entities.size() == max_entities || value.find('<') != std::string_view::npos) return;
        std::string quoted, filled;
        append_quoted(quoted, value);
        if (append_filled(filled, quoted, entities, max_entity_bytes)) entities.emplace(name, std::move(filled));
    }

    std::string_view rest_;
};

}  // namespace

std::string with_entities(std::string_view xml, std::size_t max_bytes) {
    constexpr std::size_t max_prolog = 64U * 1024U;  // editors write comments before it
    const std::size_t begin = xml.substr(0, max_prolog).find("<!DOCTYPE");
    if (begin == std::string_view::npos) return std::string(xml);
    const std::size_t open = xml.find_first_of("[>", begin);
    if (open == std::string_view::npos || xml[open] == '>') return std::string(xml);
    Entities entities;
    const std::string_view rest = SubsetReader(xml.substr(open + 1)).read(entities);
    std::string out(xml.substr(0, begin));
    if (!append_filled(out, rest, entities, max_bytes)) throw Unreadable("the drawing is larger than 4 MiB");
    return out;
}

}  // namespace notes_export::imaging
