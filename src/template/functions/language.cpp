// The functions that belong to the language itself (text/template).
#include "template/functions/arguments.h"
#include "template/functions/tables.h"

#include "template/escape/escapers.h"
#include "template/print.h"

#include <string>

namespace notes_export::templates {
namespace {

Value is_not(Call&, Arguments a) { return Value(!a[0].is_true()); }

Value length(Call&, Arguments a) {
    if (const std::string* text = a[0].text()) return Value(text->size());
    if (const List* list = a[0].list()) return Value(list->size());
    if (const Map* map = a[0].map()) return Value(map->entries.size());
    if (a[0].is_nil()) fail("len of nil pointer");
    fail("len of type " + a[0].type_name());
}

Value call_function(Call& call, Arguments a) { return call.apply(a[0], a.subspan(1)); }

Value print(Call&, Arguments a) { return Value(printed_together(a)); }

Value print_line(Call&, Arguments a) {
    std::string out;
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (i > 0) out += ' ';
        append_printed(out, a[i]);
    }
    return Value(out + '\n');
}

Value html(Call&, Arguments a) { return Value(escape::html_text(printed_together(a)), Trust::html); }

void append_hex(std::string& out, char c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    out += digits[static_cast<unsigned char>(c) >> 4];
    out += digits[static_cast<unsigned char>(c) & 15];
}

// As text/template's JSEscaper: its escapes are not those of html/template.
Value js(Call&, Arguments a) {
    std::string out;
    for (const char c : printed_together(a)) {
        if (c == '\\' || c == '\'' || c == '"') {
            (out += '\\') += c;
        } else if (std::string_view("<>&=").find(c) != std::string_view::npos || static_cast<unsigned char>(c) < 0x20) {
            append_hex(out += "\\u00", c);
        } else {
            out += c;
        }
    }
    return Value(out);
}

// As url.QueryEscape: a blank is "+".
Value url_query(Call&, Arguments a) {
    std::string out;
    for (const char c : printed_together(a)) {
        const bool is_kept = (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z') || std::string_view("-._~").find(c) != std::string_view::npos;
        if (is_kept || c == ' ') out += c == ' ' ? '+' : c;
        else append_hex(out += '%', c);
    }
    return Value(out);
}

constexpr FunctionRow rows[] = {
    {"not", "", is_not, 1, 1},          {"len", "", length, 1, 1},  {"call", "", call_function, 1},   {"fmt.Print", "print", print},
    {"fmt.Println", "println", print_line}, {"html", "", html},     {"js", "", js},                   {"urlquery", "", url_query},
};

}  // namespace

std::span<const FunctionRow> language_functions() { return rows; }

}  // namespace notes_export::templates
