#include "template/json.h"

#include "base/numbers.h"
#include "base/unicode.h"
#include "template/error.h"
#include "template/limits.h"
#include "template/print.h"

#include <cmath>
#include <utility>

namespace notes_export::templates {
namespace {

class Writer {
public:
    explicit Writer(const JsonStyle& style) : style_(style), is_indented_(!style.prefix.empty() || !style.indent.empty()) {}

    void write(const Value& value, int depth) {
        if (depth > max_value_nesting) fail("json: unsupported value: nested too deeply");
        if (const List* list = value.list()) return write_list(*list, depth);
        if (const Map* map = value.map()) return write_map(*map, depth);
        switch (value.kind()) {
            case Kind::nil: out_ += "null"; break;
            case Kind::boolean: out_ += *value.boolean() ? "true" : "false"; break;
            case Kind::integer: base::append_number(out_, *value.integer()); break;
            case Kind::duration: base::append_number(out_, value.duration()->nanoseconds); break;
            case Kind::real: write_real(*value.real()); break;
            case Kind::text: append_json_string(out_, *value.text(), style_.escapes_html); break;
            case Kind::time: append_json_string(out_, format_time(*value.time(), "2006-01-02T15:04:05.999999999Z07:00"), style_.escapes_html); break;
            case Kind::object: append_json_string(out_, value.object()->print(), style_.escapes_html); break;
            case Kind::function: fail("json: unsupported type: func()");
            case Kind::list:
            case Kind::map: break;
        }
    }

    std::string take() { return std::move(out_); }

private:
    void write_real(double value) {
        if (!std::isfinite(value)) fail("json: unsupported value: " + printed(Value(value)));
        const double size = std::fabs(value);
        std::string digits;
        append_real(digits, value, size != 0 && (size < 1e-6 || size >= 1e21) ? 'e' : 'f');
        // "1e-07" is written "1e-7".
        const std::size_t exponent = digits.size() >= 4 ? digits.size() - 4 : 0;
        if (digits.substr(exponent).starts_with("e-0")) digits.erase(exponent + 2, 1);
        out_ += digits;
    }

    void new_line(int depth) {
        if (!is_indented_) return;
        out_ += '\n' + style_.prefix;
        for (int i = 0; i < depth; ++i) out_ += style_.indent;
    }

    void write_list(const List& list, int depth) {
        out_ += '[';
        for (bool is_first = true; const Value& element : list) {
            if (!std::exchange(is_first, false)) out_ += ',';
            new_line(depth + 1);
            write(element, depth + 1);
        }
        if (!list.empty()) new_line(depth);
        out_ += ']';
    }

    void write_map(const Map& map, int depth) {
        out_ += '{';
        for (bool is_first = true; const auto& [key, element] : map.entries) {
            if (!std::exchange(is_first, false)) out_ += ',';
            new_line(depth + 1);
            append_json_string(out_, key, style_.escapes_html);
            out_ += is_indented_ ? ": " : ":";
            write(element, depth + 1);
        }
        if (!map.entries.empty()) new_line(depth);
        out_ += '}';
    }

    const JsonStyle& style_;
    bool is_indented_;
    std::string out_;
};

void append_unit(std::string& out, unsigned value) {
    constexpr std::string_view digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(value >> shift) & 15];
}

}  // namespace

std::string to_json(const Value& value, const JsonStyle& style) {
    Writer writer(style);
    writer.write(value, 0);
    return writer.take();
}

void append_json_string(std::string& out, std::string_view text, bool escapes_html) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (static_cast<unsigned char>(c) >= 0x80) {
            const base::Decoded decoded = base::decode(text, at);
            if (!decoded.is_valid) out += "\\ufffd";
            else if (decoded.character == 0x2028 || decoded.character == 0x2029) append_unit(out, decoded.character);
            else out += text.substr(at, decoded.length);
            at += decoded.length;
            continue;
        }
        ++at;
        switch (c) {
            case '"': out += "\\\""; break;
            case '\\': out += "\\\\"; break;
            case '\n': out += "\\n"; break;
            case '\r': out += "\\r"; break;
            case '\t': out += "\\t"; break;
            case '<':
            case '>':
            case '&':
                if (escapes_html) append_unit(out, static_cast<unsigned char>(c));
                else out += c;
                break;
            default:
                if (static_cast<unsigned char>(c) < 0x20) append_unit(out, static_cast<unsigned char>(c));
                else out += c;
        }
    }
    out += '"';
}

}  // namespace notes_export::templates
