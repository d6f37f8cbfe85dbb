// The functions that belong to the language itself (text/template).
#include "template/functions/arguments.h"
#include "template/functions/collections.h"
#include "template/functions/printf.h"
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

Value url_query(Call&, Arguments a) { return Value(query_escape(printed_together(a))); }

// `printf`: what Go notes about arguments that do not fit stands in the text.
Value print_formatted(Call& call, Arguments a) {
    std::string text = format(to_text(a[0]), a.subspan(1));
    call.budget().step(text.size() / 64);
    return Value(std::move(text));
}

Value warn(Call& call, Arguments a) {
    call.warn(format(to_text(a[0]), a.subspan(1)));
    return Value("");
}
// `erroridf "id" "format" …`: the id is for silencing it.
Value warn_with_id(Call& call, Arguments a) { return warn(call, a.subspan(1)); }

constexpr FunctionRow rows[] = {
    {"not", "", is_not, 1, 1},          {"len", "", length, 1, 1},  {"call", "", call_function, 1},   {"fmt.Print", "print", print},
    {"fmt.Println", "println", print_line}, {"html", "", html},     {"js", "", js},                   {"urlquery", "", url_query},
    {"fmt.Printf", "printf", print_formatted, 1},
    {"fmt.Warnf", "warnf", warn, 1},
    {"fmt.Errorf", "errorf", warn, 1},
    {"fmt.Erroridf", "erroridf", warn_with_id, 2},
    {"fmt.Warnidf", "warnidf", warn_with_id, 2},
};

}  // namespace

std::span<const FunctionRow> language_functions() { return rows; }

}  // namespace notes_export::templates
