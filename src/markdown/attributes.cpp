#include "markdown/attributes.h"

#include "markdown/characters.h"

namespace notes_export::markdown {
namespace {

// Lists within lists mean nothing to us; the bound keeps the recursion shallow.
constexpr int max_list_nesting = 8;

bool is_name_start(char c) { return is_ascii_letter(c) || c == '_' || c == ':'; }
bool is_name(char c) { return is_ascii_word(c) || c == '_' || c == ':' || c == '.' || c == '-'; }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool equals_ignoring_case(std::string_view a, std::string_view b) {
    if (a.size() != b.size()) return false;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (lower(a[i]) != lower(b[i])) return false;
    }
    return true;
}

class AttributeParser {
public:
    explicit AttributeParser(std::string_view text) : text_(text) {}

    std::optional<Attributes> parse() {
        skip_space();
        if (!take('{')) return std::nullopt;
        Attributes list;
        while (!take('}')) {
            Attribute attribute;
            if (!read(attribute)) return std::nullopt;
            add(list, std::move(attribute));
            skip_space();
            if (take(',')) skip_space();
        }
        list.length = at_;
        return list;
    }

private:
    static void add(Attributes& list, Attribute attribute) {
        if (attribute.name == "class") {
            for (Attribute& known : list.items) {
                auto* classes = known.name == "class" ? std::get_if<std::string>(&known.value) : nullptr;
                const auto* more = std::get_if<std::string>(&attribute.value);
                if (classes == nullptr || more == nullptr) continue;
                *classes += " " + *more;
                return;
            }
        }
        list.items.push_back(std::move(attribute));
    }

    bool read(Attribute& attribute) {
        skip_space();
        const char first = peek();
        if (first == '#' || first == '.') {
            const std::size_t begin = ++at_;
            while (at_ < text_.size() && !is_ascii_space(peek()) &&
                   (!is_ascii_punctuation(peek()) || std::string_view("_-:.").find(peek()) != std::string_view::npos)) {
                ++at_;
            }
            attribute = {first == '#' ? "id" : "class", std::string(text_.substr(begin, at_ - begin))};
            return true;
        }
        if (!is_name_start(first)) return false;
        attribute.name = word();
        skip_space();
        if (!take('=')) return false;
        return value(attribute.value, 0);
    }

    std::string word() {
        const std::size_t begin = at_;
        while (at_ < text_.size() && is_name(text_[at_])) ++at_;
        return std::string(text_.substr(begin, at_ - begin));
    }

    bool value(Attribute::Value& out, int depth) {
        skip_space();
        if (peek() == '[') return list(out, depth);
        std::string words;
        if (!scalar(words)) return false;
        out = std::move(words);
        return true;
    }

    bool list(Attribute::Value& out, int depth) {
        if (depth > max_list_nesting) return false;
        ++at_;
        std::vector<std::string> values;
        skip_space();
        while (!take(']')) {
            if (!values.empty() && !take(',')) return false;
            Attribute::Value item;
            if (!value(item, depth + 1)) return false;
            if (auto* words = std::get_if<std::string>(&item)) values.push_back(std::move(*words));
            skip_space();
        }
        out = std::move(values);
        return true;
    }

    bool scalar(std::string& out) {
        if (take('"')) return quoted_text(out);
        const char first = peek();
        if (is_ascii_digit(first) || first == '-' || first == '+') {
            const std::size_t begin = at_++;
            while (is_ascii_digit(peek()) || peek() == '.') ++at_;
            out = text_.substr(begin, at_ - begin);
            return is_ascii_digit(out.back()) || out.back() == '.';
        }
        if (!is_name_start(first)) return false;
        out = word();
        return true;
    }

    bool quoted_text(std::string& out) {
        while (at_ < text_.size()) {
            const char c = text_[at_++];
            if (c == '"') return true;
            if (c == '\\' && (peek() == '"' || peek() == '\\' || peek() == '/')) {
                out += text_[at_++];
            } else {
                out += c;
            }
        }
        return false;
    }

    [[nodiscard]] char peek() const { return at_ < text_.size() ? text_[at_] : '\0'; }
    bool take(char c) {
        if (peek() != c || at_ >= text_.size()) return false;
        ++at_;
        return true;
    }
    void skip_space() {
        while (at_ < text_.size() && is_ascii_space(text_[at_])) ++at_;
    }

    std::string_view text_;
    std::size_t at_ = 0;
};

}  // namespace

const Attribute* Attributes::find(std::string_view name) const {
    for (const Attribute& attribute : items) {
        if (equals_ignoring_case(attribute.name, name)) return &attribute;
    }
    return nullptr;
}

const std::string* Attributes::text(std::string_view name) const {
    const Attribute* found = find(name);
    return found == nullptr ? nullptr : std::get_if<std::string>(&found->value);
}

std::optional<Attributes> parse_attributes(std::string_view text) { return AttributeParser(text).parse(); }

}  // namespace notes_export::markdown
