#include "template/output.h"

#include "template/escape/escapers.h"
#include "template/escape/transition.h"
#include "template/print.h"

namespace notes_export::templates {

void Output::literal(std::string_view text) {
    if (escaping_ == Escaping::none) text_ += text;
    else escape::append_literal(text_, context_, text);
}

void Output::value(const Value& value) {
    if (escaping_ == Escaping::html) return escape::append_value(text_, context_, value);
    if (value.is_nil()) text_ += "<no value>";
    else append_printed(text_, value);
}

}  // namespace notes_export::templates
