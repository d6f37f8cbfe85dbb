#include "shortcode/pattern.h"

#include "shortcode/limits.h"

#include <algorithm>
#include <optional>

namespace notes_export::shortcode {
namespace {

constexpr std::string_view inner_name = "inner";
constexpr std::string_view markdown_suffix = ":markdown";

bool is_key_character(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

bool is_key(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_key_character); }

class Splitter {
public:
    Splitter(const PatternText& text, Diagnostics& diagnostics) : in_(text), text_(text.text), diagnostics_(diagnostics) {}

    Pattern split() {
        std::size_t at = 0;
        while (at < text_.size()) {
            const char c = text_[at];
            const bool is_double = at + 1 < text_.size() && text_[at + 1] == c;
            if ((c == '{' || c == '}') && is_double) {
                literal_ += c;
                at += 2;
            } else if (c == '{') {
                at = read_place(at);
            } else {
                literal_ += c;
                ++at;
            }
        }
        flush();
        return std::move(pattern_);
    }

private:
    std::size_t read_place(std::size_t begin) {
        const std::size_t end = text_.find('}', begin);
        const auto place = end == std::string_view::npos ? std::nullopt : parse(text_.substr(begin + 1, end - begin - 1));
        if (!place) {
            const std::size_t shown_end = end == std::string_view::npos ? begin + 1 : end + 1;
            report(begin, shown_end, quoted(text_.substr(begin, shown_end - begin)) + " is no place for an argument")
                .hint("places are {0}, {name}, {name|words instead} and {inner}; a brace itself is written {{");
            literal_ += '{';
            return begin + 1;
        }
        if (++places_ == max_pattern_places + 1)
            report(begin, end + 1, "more than " + std::to_string(max_pattern_places) + " places in one text");
        if (place->is_inner && pattern_.has_inner()) report(begin, end + 1, "{inner} stands twice");
        else if (places_ <= max_pattern_places) add(*place);
        return end + 1;
    }

    static std::optional<Place> parse(std::string_view words) {
        Place place;
        if (const std::size_t bar = words.find('|'); bar != std::string_view::npos) {
            place.otherwise = std::string(words.substr(bar + 1));
            words = words.substr(0, bar);
        }
        if (words.ends_with(markdown_suffix)) {
            place.is_markdown = true;
            words.remove_suffix(markdown_suffix.size());
        }
        if (words == inner_name) {
            place.is_inner = true;
            return place.is_markdown || !place.otherwise.empty() ? std::nullopt : std::optional<Place>(place);
        }
        for (std::size_t begin = 0; begin <= words.size();) {
            const std::size_t end = std::min(words.find(',', begin), words.size());
            const std::string_view key = words.substr(begin, end - begin);
            if (!is_key(key) || key == inner_name) return std::nullopt;
            place.keys.emplace_back(key);
            begin = end + 1;
        }
        return place;
    }

    void add(Place place) {
        flush();
        pattern_.pieces.emplace_back(std::move(place));
    }

    void flush() {
        if (!literal_.empty()) pattern_.pieces.emplace_back(std::move(literal_));
        literal_.clear();
    }

    Diagnostic& report(std::size_t begin, std::size_t end, std::string message) {
        Span span = in_.span;
        if (in_.is_verbatim) {
            span.end = span.begin + static_cast<std::uint32_t>(end);
            span.begin += static_cast<std::uint32_t>(begin);
        }
        return diagnostics_.error("settings-value", span, std::move(message));
    }

    const PatternText& in_;
    std::string_view text_;
    Diagnostics& diagnostics_;
    Pattern pattern_;
    std::string literal_;
    std::size_t places_ = 0;
};

}  // namespace

bool Pattern::has_inner() const {
    return std::any_of(pieces.begin(), pieces.end(), [](const auto& piece) {
        const Place* place = std::get_if<Place>(&piece);
        return place && place->is_inner;
    });
}

std::string_view Pattern::first_key() const {
    for (const auto& piece : pieces) {
        const Place* place = std::get_if<Place>(&piece);
        if (place) return place->is_inner ? inner_name : std::string_view(place->keys.front());
    }
    return {};
}

Pattern split_pattern(const PatternText& text, Diagnostics& diagnostics) { return Splitter(text, diagnostics).split(); }

}  // namespace notes_export::shortcode
