#include "template/print.h"

#include "base/numbers.h"
#include "template/limits.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <utility>

namespace notes_export::templates {
namespace {

void append_nested(std::string& out, const Value& value, int depth) {
    // Scratch pads may hold each other.
    if (depth > max_value_nesting) {
        out += "…";
        return;
    }
    if (const List* list = value.list()) {
        out += '[';
        for (bool is_first = true; const Value& element : *list) {
            if (!std::exchange(is_first, false)) out += ' ';
            append_nested(out, element, depth + 1);
        }
        out += ']';
        return;
    }
    if (const Map* map = value.map()) {
        out += "map[";
        for (bool is_first = true; const auto& [key, element] : map->entries) {
            if (!std::exchange(is_first, false)) out += ' ';
            out += key;
            out += ':';
            append_nested(out, element, depth + 1);
        }
        out += ']';
        return;
    }
    switch (value.kind()) {
        case Kind::nil: out += "<nil>"; break;
        case Kind::boolean: out += *value.boolean() ? "true" : "false"; break;
        case Kind::integer: base::append_number(out, *value.integer()); break;
        case Kind::real: append_real(out, *value.real()); break;
        case Kind::text: out += *value.text(); break;
        case Kind::time: out += print_time(*value.time()); break;
        case Kind::duration: out += print_duration(*value.duration()); break;
        case Kind::function: out += "func"; break;
        case Kind::object: out += value.object()->print(); break;
        case Kind::list:
        case Kind::map: break;
    }
}

}  // namespace

void append_printed(std::string& out, const Value& value) { append_nested(out, value, 0); }

std::string printed(const Value& value) {
    std::string out;
    append_printed(out, value);
    return out;
}

std::string printed_together(Arguments values) {
    std::string out;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (i > 0 && values[i].kind() != Kind::text && values[i - 1].kind() != Kind::text) out += ' ';
        append_printed(out, values[i]);
    }
    return out;
}

void append_real(std::string& out, double value, char format, int large) {
    if (std::isnan(value)) return void(out += "NaN");
    if (std::isinf(value)) return void(out += value > 0 ? "+Inf" : "-Inf");
    std::array<char, 400> buffer{};
    const auto write = [&](std::chars_format how) { return std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, how).ptr; };
    if (format == 'g') {
        // The exponent of the shortest form decides.
        const std::string_view shortest(buffer.data(), static_cast<std::size_t>(write(std::chars_format::scientific) - buffer.data()));
        const int exponent = std::atoi(std::string(shortest.substr(shortest.find('e') + 1)).c_str());
        format = exponent < -4 || exponent >= large ? 'e' : 'f';
    }
    const char* const end = write(format == 'e' ? std::chars_format::scientific : std::chars_format::fixed);
    out.append(buffer.data(), static_cast<std::size_t>(end - buffer.data()));
}

}  // namespace notes_export::templates
