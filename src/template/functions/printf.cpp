#include "template/functions/printf.h"

#include "base/unicode.h"
#include "template/functions/arguments.h"
#include "template/limits.h"
#include "template/print.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

namespace notes_export::templates {
namespace {

struct Flags {
    bool plus = false, minus = false, sharp = false, space = false, zero = false;
    std::optional<int> width, precision;
};

constexpr int most_width = 1'000'000;

std::size_t characters_in(std::string_view text) {
    return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

std::string first_characters(std::string_view text, int count) {
    std::size_t at = 0;
    for (; at < text.size() && count > 0; --count) at += base::decode(text, at).length;
    return std::string(text.substr(0, at));
}

class Formatter {
public:
    Formatter(std::string_view layout, Arguments arguments) : layout_(layout), arguments_(arguments) {}

    std::string run() {
        while (at_ < layout_.size()) {
            const std::size_t mark = std::min(layout_.find('%', at_), layout_.size());
            out_ += layout_.substr(at_, mark - at_);
            at_ = mark + 1;
            if (mark < layout_.size()) directive();
        }
        if (!was_reordered_ && next_ < arguments_.size()) extra();
        return std::move(out_);
    }

private:
    void directive() {
        Flags flags;
        for (; at_ < layout_.size(); ++at_) {
            const char c = layout_[at_];
            if (c == '+') flags.plus = true;
            else if (c == '-') flags.minus = true;
            else if (c == '#') flags.sharp = true;
            else if (c == ' ') flags.space = true;
            else if (c == '0') flags.zero = !flags.minus;
            else break;
        }
        bool is_bad_index = !index();
        flags.width = number(flags);
        if (at_ < layout_.size() && layout_[at_] == '.') {
            ++at_;
            is_bad_index |= !index();
            flags.precision = number(flags).value_or(0);
        }
        is_bad_index |= !index();
        if (at_ >= layout_.size()) return void(out_ += "%!(NOVERB)");
        const base::Decoded verb = base::decode(layout_, at_);
        verb_ = std::string(layout_.substr(at_, verb.length));
        at_ += verb.length;
        if (flags.minus) flags.zero = false;
        if (verb_ == "%") return void(out_ += '%');
        if (is_bad_index) return void(out_ += "%!" + verb_ + "(BADINDEX)");
        if (next_ >= arguments_.size()) return void(out_ += "%!" + verb_ + "(MISSING)");
        flags_ = flags;
        value(arguments_[next_++], 0);
    }

    // "[3]": the argument to go on with. False: there is no such one.
    bool index() {
        if (at_ >= layout_.size() || layout_[at_] != '[') return true;
        was_reordered_ = true;
        const std::size_t end = layout_.find(']', at_);
        if (end == std::string_view::npos) {
            ++at_;
            return false;
        }
        std::size_t number = 0;
        const char* const last = layout_.data() + end;
        const auto [stop, error] = std::from_chars(layout_.data() + at_ + 1, last, number);
        at_ = end + 1;
        if (error != std::errc() || stop != last || number == 0 || number > arguments_.size()) return false;
        next_ = number - 1;
        return true;
    }

    std::optional<int> number(Flags& flags) {
        if (at_ < layout_.size() && layout_[at_] == '*') {
            ++at_;
            const std::optional<std::int64_t> given = next_ < arguments_.size() ? as_integer(arguments_[next_]) : std::nullopt;
            ++next_;
            if (!given || *given > most_width || *given < -most_width) return std::nullopt;
            if (*given < 0) flags.minus = true;
            return static_cast<int>(*given < 0 ? -*given : *given);
        }
        std::optional<int> out;
        for (; at_ < layout_.size() && layout_[at_] >= '0' && layout_[at_] <= '9'; ++at_)
            out = std::min(out.value_or(0) * 10 + (layout_[at_] - '0'), most_width);
        return out;
    }

    void extra() {
        out_ += "%!(EXTRA ";
        for (std::size_t i = next_; i < arguments_.size(); ++i) {
            if (i > next_) out_ += ", ";
            out_ += arguments_[i].is_nil() ? "<nil>" : arguments_[i].type_name() + "=" + printed(arguments_[i]);
        }
        out_ += ')';
    }

    void pad(std::string text, bool may_use_zeros = false) {
        if (out_.size() > limits_.output_bytes) throw Error::limit("printf: the text is longer than " + std::to_string(limits_.output_bytes) + " bytes");
        const std::size_t count = characters_in(text);
        const auto width = static_cast<std::size_t>(flags_.width.value_or(0));
        if (count >= width) return void(out_ += text);
        if (flags_.minus) return void((out_ += text).append(width - count, ' '));
        if (flags_.zero && may_use_zeros) {
            // Behind the sign.
            const std::size_t sign = !text.empty() && (text[0] == '-' || text[0] == '+' || text[0] == ' ') ? 1 : 0;
            text.insert(sign, width - count, '0');
            return void(out_ += text);
        }
        (out_.append(width - count, ' ')) += text;
    }

    void bad(const Value& one) {
        out_ += "%!" + verb_ + "(";
        out_ += one.is_nil() ? std::string("<nil>") : one.type_name() + "=" + printed(one);
        out_ += ')';
    }

    void value(const Value& one, int depth) {
        const char verb = verb_.size() == 1 ? verb_[0] : '\0';
        if (verb == 'T') return pad(one.type_name());
        if (verb == 'p') return bad(one);
        if (depth > max_value_nesting) return;
        if (verb == 'v' && flags_.sharp) return pad(go_syntax(one, depth));
        if (const List* list = one.list()) return elements(*list, depth);
        if (const Map* map = one.map()) return entries(*map, depth);
        if (one.is_nil()) return verb == 'v' ? pad("<nil>") : bad(one);
        switch (one.kind()) {
            case Kind::boolean: return verb == 't' || verb == 'v' ? pad(*one.boolean() ? "true" : "false") : bad(one);
            case Kind::integer: return integer(*one.integer(), verb, one);
            case Kind::real: return real(*one.real(), verb, one);
            case Kind::text: return text(*one.text(), verb, one);
            default: break;
        }
        // What has a name and a number: "%d" of a month.
        const std::optional<std::int64_t> number = as_integer(one);
        if (number && std::string_view("bcdoOxXU").find(verb) != std::string_view::npos) return integer(*number, verb, one);
        text(printed(one), verb, one);
    }

    void elements(const List& list, int depth) {
        out_ += '[';
        for (std::size_t i = 0; i < list.size(); ++i) {
            if (i > 0) out_ += ' ';
            value(list[i], depth + 1);
        }
        out_ += ']';
    }

    void entries(const Map& map, int depth) {
        out_ += "map[";
        for (bool is_first = true; const auto& [key, element] : map.entries) {
            if (!is_first) out_ += ' ';
            is_first = false;
            value(Value(key), depth + 1);
            out_ += ':';
            value(element, depth + 1);
        }
        out_ += ']';
    }

    std::string go_syntax(const Value& one, int depth) {
        if (depth > max_value_nesting) return "…";
        std::string out;
        if (const List* list = one.list()) {
            out = one.type_name() + "{";
            for (std::size_t i = 0; i < list->size(); ++i) out += (i > 0 ? ", " : "") + go_syntax((*list)[i], depth + 1);
            return out + "}";
        }
        if (const Map* map = one.map()) {
            out = one.type_name() + "{";
            for (const auto& [key, element] : map->entries) out += (out.back() == '{' ? "" : ", ") + quote(key) + ":" + go_syntax(element, depth + 1);
            return out + "}";
        }
        if (one.is_nil()) return "interface {}(nil)";
        return one.kind() == Kind::text ? quote(*one.text()) : printed(one);
    }

    void integer(std::int64_t number, char verb, const Value& one) {
        int base = 10;
        switch (verb) {
            case 'v':
            case 'd': break;
            case 'b': base = 2; break;
            case 'o':
            case 'O': base = 8; break;
            case 'x':
            case 'X': base = 16; break;
            case 'c':
            case 'q':
            case 'U': return character(number, verb);
            default: return bad(one);
        }
        const std::uint64_t size = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        std::array<char, 70> buffer{};
        std::string digits(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), size, base).ptr);
        if (flags_.precision) {
            if (*flags_.precision == 0 && number == 0) digits.clear();
            if (digits.size() < static_cast<std::size_t>(*flags_.precision)) digits.insert(0, static_cast<std::size_t>(*flags_.precision) - digits.size(), '0');
        }
        if (verb == 'X') std::ranges::transform(digits, digits.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        std::string prefix = number < 0 ? "-" : flags_.plus ? "+" : flags_.space ? " " : "";
        if (verb == 'O') prefix += "0o";
        if (flags_.sharp) prefix += verb == 'b' ? "0b" : verb == 'o' ? "0" : verb == 'x' ? "0x" : verb == 'X' ? "0X" : "";
        if (flags_.zero && !flags_.precision && flags_.width && prefix.size() + digits.size() < static_cast<std::size_t>(*flags_.width))
            digits.insert(0, static_cast<std::size_t>(*flags_.width) - prefix.size() - digits.size(), '0');
        pad(prefix + digits);
    }

    void character(std::int64_t number, char verb) {
        const bool is_character = number >= 0 && number <= 0x10FFFF && !(number >= 0xD800 && number < 0xE000);
        std::string one;
        base::append_utf8(one, is_character ? static_cast<char32_t>(number) : 0xFFFD);
        if (verb == 'c') return pad(one);
        if (verb == 'q') return pad(quote(one, '\''));
        std::array<char, 20> buffer{};
        std::string digits(buffer.data(), std::to_chars(buffer.data(), buffer.data() + buffer.size(), static_cast<std::uint64_t>(number), 16).ptr);
        std::ranges::transform(digits, digits.begin(), [](char c) { return c >= 'a' ? static_cast<char>(c - 32) : c; });
        if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
        pad("U+" + digits + (flags_.sharp ? " '" + one + "'" : ""));
    }

    void real(double number, char verb, const Value& one) {
        std::string digits;
        switch (verb) {
            case 'v': append_real(digits, number); break;
            case 'g':
            case 'G': digits = general(number); break;
            case 'e': case 'E': digits = with_precision(number, std::chars_format::scientific); break;
            case 'f': case 'F': digits = with_precision(number, std::chars_format::fixed); break;
            default: return bad(one);
        }
        if (verb == 'E' || verb == 'G') std::ranges::transform(digits, digits.begin(), [](char c) { return c == 'e' ? 'E' : c; });
        if (digits[0] != '-' && digits[0] != '+') {
            if (flags_.plus) digits.insert(0, "+");
            else if (flags_.space) digits.insert(0, " ");
        }
        pad(digits, std::isfinite(number));
    }

    [[nodiscard]] std::string with_precision(double number, std::chars_format how) const {
        if (!std::isfinite(number)) return printed(Value(number));
        // 17 digits name every number; 1100 show all that one has.
        const int precision = std::min(flags_.precision.value_or(6), 1100);
        std::string buffer(1500, '\0');
        buffer.resize(static_cast<std::size_t>(std::to_chars(buffer.data(), buffer.data() + buffer.size(), number, how, precision).ptr - buffer.data()));
        return buffer;
    }

    [[nodiscard]] std::string general(double number) const {
        if (!flags_.precision) {
            std::string out;
            append_real(out, number);
            return out;
        }
        return with_precision(number, std::chars_format::general);
    }

    void text(const std::string& words, char verb, const Value& one) {
        const std::string cut = flags_.precision ? first_characters(words, *flags_.precision) : words;
        switch (verb) {
            case 'v':
            case 's': return pad(cut);
            case 'q': return pad(flags_.sharp && cut.find('`') == std::string::npos ? '`' + cut + '`' : quote(cut));
            case 'x':
            case 'X': return pad(hexadecimal(words, verb == 'X'));
            default: return bad(one);
        }
    }

    [[nodiscard]] std::string hexadecimal(std::string_view bytes, bool is_upper) const {
        const std::string_view digits = is_upper ? "0123456789ABCDEF" : "0123456789abcdef";
        if (flags_.precision) bytes = bytes.substr(0, static_cast<std::size_t>(*flags_.precision));
        std::string out;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (flags_.space && i > 0) out += ' ';
            if (flags_.sharp && (flags_.space || i == 0)) out += is_upper ? "0X" : "0x";
            out += digits[static_cast<unsigned char>(bytes[i]) >> 4];
            out += digits[static_cast<unsigned char>(bytes[i]) & 15];
        }
        return out;
    }

    std::string_view layout_;
    Arguments arguments_;
    std::size_t at_ = 0;
    std::size_t next_ = 0;
    bool was_reordered_ = false;
    std::string verb_;
    Flags flags_;
    Limits limits_;
    std::string out_;
};

}  // namespace

std::string format(std::string_view layout, Arguments arguments) { return Formatter(layout, arguments).run(); }

std::string quote(std::string_view text, char mark) {
    std::string out(1, mark);
    for (std::size_t at = 0; at < text.size();) {
        const base::Decoded decoded = base::decode(text, at);
        const char c = text[at];
        const std::string_view raw = text.substr(at, decoded.length);
        at += decoded.length;
        if (!decoded.is_valid) {
            out += "\\x";
            for (const int digit : {static_cast<unsigned char>(c) >> 4, static_cast<unsigned char>(c) & 15}) out += "0123456789abcdef"[digit];
            continue;
        }
        if (c == mark || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\r') out += "\\r";
        else if (c == '\t') out += "\\t";
        else if (c == '\a') out += "\\a";
        else if (c == '\b') out += "\\b";
        else if (c == '\f') out += "\\f";
        else if (c == '\v') out += "\\v";
        else if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) {
            out += "\\x";
            for (const int digit : {c >> 4, c & 15}) out += "0123456789abcdef"[digit];
        } else out += raw;
    }
    return out += mark;
}

}  // namespace notes_export::templates
