// The adapter of toml++.
#include "site/value_builder.h"

#include "base/unicode.h"

#include <toml++/toml.h>

#include <algorithm>

namespace notes_export::site {
namespace {

// Where each line starts, to turn toml++'s lines and columns (in characters) into offsets.
class Lines {
public:
    explicit Lines(std::string_view text) : text_(text), starts_{0} {
        for (std::size_t i = 0; i < text.size(); ++i)
            if (text[i] == '\n') starts_.push_back(i + 1);
    }
    [[nodiscard]] std::size_t offset(const toml::source_position& position) const {
        if (position.line == 0 || position.line > starts_.size()) return text_.size();
        std::size_t at = starts_[position.line - 1];
        for (std::uint32_t column = 1; column < position.column && at < text_.size() && text_[at] != '\n'; ++column)
            at += base::decode(text_, at).length;
        return std::min(at, text_.size());
    }
    [[nodiscard]] std::size_t line_end(std::size_t at) const { return std::min(text_.find('\n', at), text_.size()); }

private:
    std::string_view text_;
    std::vector<std::size_t> starts_;
};

// toml++ nests a table per part of a dotted key and takes them down recursively; 250 KB of "a.a.a" would overflow the
// stack. So brackets and dots are counted first. Strings and comments are skipped; where this reading is too
// simple it only counts too much.
class DepthCheck {
public:
    explicit DepthCheck(std::string_view text) : text_(text) {}

    /// Offset of the place that is too deep, or npos.
    std::size_t too_deep() {
        while (at_ < text_.size()) {
            const char c = text_[at_];
            if (c == '#') at_ = std::min(text_.find('\n', at_), text_.size());
            else if (c == '"' || c == '\'') skip_string(c);
            else {
                if (c == '[' || c == '{') ++brackets_;
                if ((c == ']' || c == '}') && brackets_ > 0) --brackets_;
                if (c == '.') ++dots_;
                if (c == '\n' || c == '=' || c == ',') dots_ = 0;
                if (brackets_ + dots_ > max_value_depth) return at_;
                ++at_;
            }
        }
        return std::string_view::npos;
    }

private:
    void skip_string(char quote) {
        const std::string three(3, quote);
        const bool is_long = text_.substr(at_).starts_with(three);
        at_ += is_long ? 3 : 1;
        while (at_ < text_.size()) {
            if (quote == '"' && text_[at_] == '\\') at_ += 2;
            else if (is_long && text_.substr(at_).starts_with(three)) {
                at_ += 3;
                return;
            } else if (!is_long && (text_[at_] == quote || text_[at_] == '\n')) {
                ++at_;
                return;
            } else ++at_;
        }
        at_ = text_.size();
    }

    std::string_view text_;
    std::size_t at_ = 0, brackets_ = 0, dots_ = 0;
};

class Walker {
public:
    Walker(const NotedText& text, ValueBuilder& builder) : text_(text), lines_(text.text), builder_(builder) {}

    bool walk_table(const toml::table& table) {
        if (!builder_.begin(ValueKind::map, span_of(table))) return false;
        // toml++ keeps keys sorted; the author's order is that of their places.
        struct Member {
            const toml::key* key;
            const toml::node* node;
            std::size_t at;
        };
        std::vector<Member> members;
        for (auto&& [key, node] : table) members.push_back({&key, &node, lines_.offset(key.source().begin)});
        std::stable_sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return a.at < b.at; });
        for (const Member& member : members) {
            const std::string name(member.key->str());
            if (!builder_.key(name, builder_.span(member.at, member.at + name.size())) || !walk(*member.node)) return false;
        }
        return builder_.end();
    }

private:
    bool walk(const toml::node& node) {
        if (const toml::table* table = node.as_table()) return walk_table(*table);
        if (const toml::array* array = node.as_array()) {
            if (!builder_.begin(ValueKind::list, span_of(node))) return false;
            for (const toml::node& item : *array)
                if (!walk(item)) return false;
            return builder_.end();
        }
        if (const auto* text = node.as_string()) return builder_.scalar(ValueKind::text, text->get(), span_of(node));
        return builder_.scalar(kind_of(node), source_text(node), span_of(node));
    }

    static ValueKind kind_of(const toml::node& node) {
        if (node.is_boolean()) return ValueKind::boolean;
        if (node.is_integer()) return ValueKind::integer;
        return node.is_floating_point() ? ValueKind::real : ValueKind::date;
    }

    [[nodiscard]] std::string source_text(const toml::node& node) const {
        const std::size_t begin = lines_.offset(node.source().begin);
        std::size_t end = std::max(begin, lines_.offset(node.source().end));
        while (end > begin && (text_.text[end - 1] == ' ' || text_.text[end - 1] == '\n')) --end;
        return std::string(text_.text.substr(begin, end - begin));
    }

    [[nodiscard]] Span span_of(const toml::node& node) const {
        const std::size_t begin = lines_.offset(node.source().begin);
        return builder_.span(begin, std::min(lines_.offset(node.source().end), lines_.line_end(begin)));
    }

    const NotedText& text_;
    Lines lines_;
    ValueBuilder& builder_;
};

}  // namespace

std::optional<Value> parse_toml(const NotedText& text, Diagnostics& diagnostics) {
    ValueBuilder builder(text, diagnostics);
    if (const std::size_t deep = DepthCheck(text.text).too_deep(); deep != std::string_view::npos) {
        diagnostics.error("data-limit", builder.span(deep, deep + 1),
                          std::string(text.name) + " is nested deeper than " + std::to_string(max_value_depth) + " levels");
        return std::nullopt;
    }
    try {
        const toml::table table = toml::parse(text.text);
        if (!Walker(text, builder).walk_table(table)) return std::nullopt;
    } catch (const toml::parse_error& error) {
        const Lines lines(text.text);
        const std::size_t at = lines.offset(error.source().begin);
        std::string problem(error.description());
        if (problem.starts_with("Error")) problem[0] = 'e';
        // What toml++ 3 says of a missing quote: that the line's end may not stand in a text.
        if (at < text.text.size() && text.text[at] == '\n' && problem.find("control characters") != std::string::npos) problem = "a quote is not closed";
        builder.report_syntax(at, lines.line_end(at), "TOML", problem);
        return std::nullopt;
    }
    return builder.take();
}

}  // namespace notes_export::site
