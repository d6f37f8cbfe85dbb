// Where in HTML the writing has come to, as html/template tells it: what a value must be escaped for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::templates::escape {

enum class State : std::uint8_t {
    text, tag, attribute_name, after_name, before_value, comment,
    rcdata,     ///< within <title> and <textarea>
    attribute,  ///< a value that is plain text
    url, srcset,
    js, js_double, js_single, js_template, js_regexp, js_block_comment, js_line_comment,
    css, css_double, css_single, css_double_url, css_single_url, css_url, css_block_comment, css_line_comment
};
enum class Delimiter : std::uint8_t { none, double_quote, single_quote, blank };
enum class UrlPart : std::uint8_t { none, before_query, query };
enum class Element : std::uint8_t { none, script, style, textarea, title };
enum class Attribute : std::uint8_t { none, script, script_type, style, url, srcset };

struct Context {
    State state = State::text;
    Delimiter delimiter = Delimiter::none;  ///< of the attribute's value
    UrlPart url_part = UrlPart::none;
    Element element = Element::none;
    Attribute attribute = Attribute::none;
    bool is_division = false;  ///< in JavaScript: a slash would divide, not begin a regular expression

    friend bool operator==(const Context&, const Context&) = default;
};

[[nodiscard]] constexpr bool is_comment(State state) {
    return state == State::comment || state == State::js_block_comment || state == State::js_line_comment || state == State::css_block_comment ||
           state == State::css_line_comment;
}

/// What an attribute's value is, by its lower-case name; names of a site's own by what they contain ("data-url").
enum class AttributeKind : std::uint8_t { plain, url, css, js, srcset, other };
[[nodiscard]] AttributeKind kind_of_attribute(std::string_view name);

}  // namespace notes_export::templates::escape
