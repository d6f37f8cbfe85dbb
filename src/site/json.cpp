// The adapter of nlohmann-json. Its event parser does not recurse, and tells of each value before it is stored.
#include "site/value_builder.h"

#include "base/unicode.h"

#include <nlohmann/json.hpp>

#include <iterator>

namespace notes_export::site {
namespace {

// Counts what the parser has consumed, because its events do not say where they happened.
class CountingIterator {
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char*;
    using reference = const char&;

    CountingIterator(const char* at, std::size_t* consumed) : at_(at), consumed_(consumed) {}
    reference operator*() const { return *at_; }
    CountingIterator& operator++() {
        ++at_;
        ++*consumed_;
        return *this;
    }
    CountingIterator operator++(int) {
        CountingIterator before = *this;
        ++*this;
        return before;
    }
    bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

private:
    const char* at_;
    std::size_t* consumed_;
};

class Events final : public nlohmann::json_sax<nlohmann::json> {
public:
    Events(std::string_view text, const std::size_t& consumed, ValueBuilder& builder) : text_(text), consumed_(consumed), builder_(builder) {}

    bool null() override { return word(ValueKind::null, {}, 4); }
    bool boolean(bool value) override { return word(ValueKind::boolean, value ? "true" : "false", value ? 4 : 5); }
    bool number_integer(std::int64_t) override { return number(ValueKind::integer); }
    bool number_unsigned(std::uint64_t) override { return number(ValueKind::integer); }
    bool number_float(double, const std::string&) override { return number(ValueKind::real); }
    bool string(std::string& value) override { return builder_.scalar(ValueKind::text, std::move(value), string_span()); }
    bool binary(nlohmann::json::binary_t&) override { return false; }  // not part of the text form
    bool start_object(std::size_t) override { return begin(ValueKind::map); }
    bool start_array(std::size_t) override { return begin(ValueKind::list); }
    bool end_object() override { return builder_.end(); }
    bool end_array() override { return builder_.end(); }
    bool key(std::string& name) override { return builder_.key(std::move(name), string_span()); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::json::exception&) override {
        const std::size_t at = position > 0 ? position - 1 : 0;
        if (at >= text_.size()) builder_.report_syntax(text_.size(), text_.size(), "JSON", "it ends too early");
        else builder_.report_syntax(at, at + 1, "JSON", notes_export::quoted(text_.substr(at, base::decode(text_, at).length)) + " is not expected here",
                                    "texts and keys stand in double quotes, and no comma follows the last member");
        return false;
    }

private:
    bool begin(ValueKind kind) { return builder_.begin(kind, builder_.span(consumed_ - 1, consumed_)); }

    bool word(ValueKind kind, std::string text, std::size_t length) {
        return builder_.scalar(kind, std::move(text), builder_.span(consumed_ - length, consumed_));
    }

    // The parser has looked one character beyond the number, unless the text ends with it.
    bool number(ValueKind kind) {
        static constexpr std::string_view number_characters = "+-.0123456789eE";
        std::size_t end = std::min(consumed_, text_.size());
        while (end > 0 && number_characters.find(text_[end - 1]) == std::string_view::npos) --end;
        std::size_t begin = end;
        while (begin > 0 && number_characters.find(text_[begin - 1]) != std::string_view::npos) --begin;
        return builder_.scalar(kind, std::string(text_.substr(begin, end - begin)), builder_.span(begin, end));
    }

    // From the closing quote just consumed back to the opening one.
    [[nodiscard]] Span string_span() const {
        std::size_t begin = consumed_ - 1;
        while (begin > 0) {
            --begin;
            if (text_[begin] != '"') continue;
            std::size_t backslashes = 0;
            while (backslashes < begin && text_[begin - 1 - backslashes] == '\\') ++backslashes;
            if (backslashes % 2 == 0) break;
        }
        return builder_.span(begin, consumed_);
    }

    std::string_view text_;
    const std::size_t& consumed_;
    ValueBuilder& builder_;
};

}  // namespace

std::optional<Value> parse_json(const NotedText& text, Diagnostics& diagnostics) {
    ValueBuilder builder(text, diagnostics);
    if (text.text.find_first_not_of(" \t\n") == std::string_view::npos) {
        Value empty;
        empty.kind = ValueKind::map;
        return empty;
    }
    std::size_t consumed = 0;
    Events events(text.text, consumed, builder);
    const CountingIterator begin(text.text.data(), &consumed);
    const CountingIterator end(text.text.data() + text.text.size(), &consumed);
    if (!nlohmann::json::sax_parse(begin, end, &events)) return std::nullopt;
    return builder.take();
}

}  // namespace notes_export::site
