// What a run writes. Literal text moves html/template's contexts along; values are escaped as the place they land in demands.
#pragma once

#include "template/escape/context.h"
#include "template/template.h"
#include "template/value.h"

#include <string>
#include <string_view>

namespace notes_export::templates {

class Output {
public:
    explicit Output(Escaping escaping) : escaping_(escaping) {}

    void literal(std::string_view text);
    void value(const Value& value);
    [[nodiscard]] std::size_t size() const { return text_.size(); }
    [[nodiscard]] std::string take() { return std::move(text_); }

private:
    Escaping escaping_;
    std::string text_;
    escape::Context context_;
};

}  // namespace notes_export::templates
