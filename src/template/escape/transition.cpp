#include "template/escape/transition.h"

#include "base/unicode.h"
#include "template/escape/scripts.h"

#include <algorithm>
#include <array>
#include <optional>

namespace notes_export::templates::escape {
namespace {

constexpr std::string_view blanks = " \t\n\f\r";

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 32) : c; }
bool is_letter(char c) { return lower(c) >= 'a' && lower(c) <= 'z'; }
bool is_letter_or_digit(char c) { return is_letter(c) || (c >= '0' && c <= '9'); }

bool starts_with_word(std::string_view text, std::string_view lower_case_word) {
    return text.size() >= lower_case_word.size() &&
           std::equal(lower_case_word.begin(), lower_case_word.end(), text.begin(), [](char word, char c) { return word == lower(c); });
}

std::string lower_case(std::string_view text) {
    std::string out(text);
    std::ranges::transform(out, out.begin(), lower);
    return out;
}

Element element_of(std::string_view name) {
    const std::string lower_name = lower_case(name);
    return lower_name == "script"     ? Element::script
           : lower_name == "style"    ? Element::style
           : lower_name == "textarea" ? Element::textarea
           : lower_name == "title"    ? Element::title
                                      : Element::none;
}

std::string_view name_of(Element element) {
    static constexpr std::array<std::string_view, 5> names = {"", "script", "style", "textarea", "title"};
    return names[static_cast<std::size_t>(element)];
}

State content_of(Element element) {
    switch (element) {
        case Element::script: return State::js;
        case Element::style: return State::css;
        case Element::textarea:
        case Element::title: return State::rcdata;
        case Element::none: break;
    }
    return State::text;
}

State value_of(Attribute attribute) {
    switch (attribute) {
        case Attribute::script: return State::js;
        case Attribute::style: return State::css;
        case Attribute::url: return State::url;
        case Attribute::srcset: return State::srcset;
        case Attribute::none:
        case Attribute::script_type: break;
    }
    return State::attribute;
}

// Where a tag's name ends that begins at `at`; ":" and "-" join words of it.
std::size_t end_of_tag_name(std::string_view text, std::size_t at) {
    if (at == text.size() || !is_letter(text[at])) return at;
    std::size_t end = at + 1;
    while (end < text.size()) {
        if (is_letter_or_digit(text[end])) ++end;
        else if ((text[end] == ':' || text[end] == '-') && end + 1 < text.size() && is_letter_or_digit(text[end + 1])) end += 2;
        else break;
    }
    return end;
}

std::size_t step_text(Context& context, std::string_view text) {
    for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size(); at = text.find('<', at)) {
        if (text.substr(at).starts_with("<!--")) {
            context = {};
            context.state = State::comment;
            return at + 4;
        }
        const bool is_closing = text[at + 1] == '/';
        const std::size_t begin = at + (is_closing ? 2 : 1);
        const std::size_t end = end_of_tag_name(text, begin);
        if (end != begin) {
            context = {};
            context.state = State::tag;
            if (!is_closing) context.element = element_of(text.substr(begin, end - begin));
            return end;
        }
        at = begin;
    }
    return text.size();
}

std::size_t end_of_attribute_name(std::string_view text, std::size_t at) { return std::min(text.find_first_of(" \t\n\f\r=>", at), text.size()); }

std::size_t step_tag(Context& context, std::string_view text) {
    const std::size_t begin = text.find_first_not_of(blanks);
    if (begin == std::string_view::npos) return text.size();
    if (text[begin] == '>') {
        const Element element = context.element;
        context = {};
        context.state = content_of(element);
        context.element = element;
        return begin + 1;
    }
    // A stray "=" is passed over, as browsers do.
    const std::size_t end = std::max(end_of_attribute_name(text, begin), begin + 1);
    const std::string name = lower_case(text.substr(begin, end - begin));
    context.attribute = Attribute::none;
    if (context.element == Element::script && name == "type") {
        context.attribute = Attribute::script_type;
    } else {
        switch (kind_of_attribute(name)) {
            case AttributeKind::url: context.attribute = Attribute::url; break;
            case AttributeKind::css: context.attribute = Attribute::style; break;
            case AttributeKind::js: context.attribute = Attribute::script; break;
            case AttributeKind::srcset: context.attribute = Attribute::srcset; break;
            case AttributeKind::plain:
            case AttributeKind::other: break;
        }
    }
    context.state = end == text.size() ? State::attribute_name : State::after_name;
    return end;
}

std::size_t step_after_name(Context& context, std::string_view text) {
    const std::size_t at = text.find_first_not_of(blanks);
    if (at == std::string_view::npos) return text.size();
    context.state = text[at] == '=' ? State::before_value : State::tag;
    return text[at] == '=' ? at + 1 : at;
}

std::size_t step_before_value(Context& context, std::string_view text) {
    const std::size_t at = text.find_first_not_of(blanks);
    if (at == std::string_view::npos) return text.size();
    context.state = value_of(context.attribute);
    context.delimiter = text[at] == '"' ? Delimiter::double_quote : text[at] == '\'' ? Delimiter::single_quote : Delimiter::blank;
    return context.delimiter == Delimiter::blank ? at : at + 1;
}

bool is_javascript(std::string_view type) {
    const std::string name = lower_case(type.substr(0, type.find(';')));
    return name.find("javascript") != std::string::npos || name.find("ecmascript") != std::string::npos || name == "application/json" ||
           name == "application/ld+json" || name == "module" || name == "text/x-javascript";
}

// Within an attribute's value: up to its end, or all of the text.
std::size_t step_value(Context& context, std::string_view text) {
    const std::string_view ends = context.delimiter == Delimiter::double_quote ? "\"" : context.delimiter == Delimiter::single_quote ? "'" : " \t\n\f\r>";
    const std::size_t end = text.find_first_of(ends);
    if (end == std::string_view::npos) {
        for (std::size_t at = 0; at < text.size();) {
            Context before = context;
            const std::size_t count = context.state >= State::js ? step_script(context, text.substr(at)) : text.size() - at;
            if (context.state == State::url || context.state == State::srcset) pass_url(context, text.substr(at));
            if (count == 0 && before == context) break;
            at += count;
        }
        return text.size();
    }
    const bool is_no_script = context.state == State::attribute && context.element == Element::script && context.attribute == Attribute::script_type &&
                              !is_javascript(text.substr(0, end));
    const Element element = is_no_script ? Element::none : context.element;
    const std::size_t quote = context.delimiter == Delimiter::blank ? 0 : 1;
    context = {};
    context.state = State::tag;
    context.element = element;
    return end + quote;
}

// Where "</script" begins in `text`, by the element that is open.
std::size_t end_of_element(Element element, std::string_view text) {
    for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
        const std::string_view name = name_of(element);
        if (!starts_with_word(text.substr(at + 2), name)) continue;
        const std::size_t after = at + 2 + name.size();
        if (after < text.size() && std::string_view("> \t\n\f/").find(text[after]) != std::string_view::npos) return at;
    }
    return std::string_view::npos;
}

std::size_t step_outside_values(Context& context, std::string_view text) {
    switch (context.state) {
        case State::text: return step_text(context, text);
        case State::tag: return step_tag(context, text);
        case State::attribute_name: {
            const std::size_t end = end_of_attribute_name(text, 0);
            if (end != text.size()) context.state = State::after_name;
            return end;
        }
        case State::after_name: return step_after_name(context, text);
        case State::before_value: return step_before_value(context, text);
        case State::comment: {
            const std::size_t end = text.find("-->");
            if (end == std::string_view::npos) return text.size();
            context = {};
            return end + 3;
        }
        case State::rcdata:
        case State::attribute:
        case State::url:
        case State::srcset: return text.size();
        default: return step_script(context, text);
    }
}

// The content of the element that `context` is in ends where `text` does: its "</" follows.
bool is_content(const Context& context) {
    return context.element != Element::none && context.delimiter == Delimiter::none &&
           (context.state == State::rcdata || context.state >= State::js);
}

void append_text(std::string& out, std::string_view text, bool ends_at_tag) {
    if (const std::size_t first = text.find('<'); first == std::string_view::npos || (ends_at_tag && first == text.rfind('<'))) return void(out += text);
    const std::size_t tag = ends_at_tag ? text.rfind('<') : text.size();
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '<' && i < tag && !starts_with_word(text.substr(i), "<!doctype")) out += "&lt;";
        else out += text[i];
    }
}

}  // namespace

std::size_t step(Context& context, std::string_view text) {
    if (context.delimiter != Delimiter::none) return step_value(context, text);
    if (!is_content(context)) return step_outside_values(context, text);
    const std::size_t end = end_of_element(context.element, text);
    if (end == 0) {
        context = {};
        return 0;
    }
    return step_outside_values(context, text.substr(0, end));
}

void append_literal(std::string& out, Context& context, std::string_view text) {
    std::optional<std::size_t> content_end;  // of the script or style that is open, counted from the end of `text`; found once
    while (!text.empty()) {
        const Context before = context;
        std::size_t count = 0;
        if (is_content(context)) {
            if (!content_end) content_end = text.size() - std::min(end_of_element(context.element, text), text.size());
            if (*content_end == text.size()) context = {};
            else count = step_outside_values(context, text.substr(0, text.size() - *content_end));
        } else {
            content_end.reset();
            count = context.delimiter != Delimiter::none ? step_value(context, text) : step_outside_values(context, text);
        }
        if (count == 0 && context == before) count = 1;
        const std::string_view passed = text.substr(0, count);
        text.remove_prefix(count);
        if (before.delimiter == Delimiter::none && (is_comment(before.state) || is_comment(context.state)) && context.delimiter == Delimiter::none) {
            // Comments are not written; blocks of them part words.
            const std::string_view code = passed.substr(0, passed.size() - std::min<std::size_t>(passed.size(), context.state == State::comment ? 4 : 2));
            if (before.state == State::text) append_text(out, code, false);
            else if (!is_comment(before.state)) out += code;
            else if (before.state == State::js_block_comment) out += passed.find_first_of("\n\r") == std::string_view::npos ? ' ' : '\n';
            else if (before.state == State::css_block_comment) out += ' ';
        } else if (before.state == State::text || before.state == State::rcdata) {
            append_text(out, passed, context.state != before.state);
        } else {
            out += passed;
        }
    }
}

void move_to_value(Context& context) {
    switch (context.state) {
        case State::tag:
        case State::after_name: context.state = State::attribute_name; break;
        case State::before_value:
            context.state = value_of(context.attribute);
            context.delimiter = Delimiter::blank;
            context.attribute = Attribute::none;
            break;
        default: break;
    }
}

std::string without_tags(std::string_view html) {
    std::string out;
    Context context;
    while (!html.empty()) {
        const Context before = context;
        if (is_content(context)) {
            const std::size_t end = std::min(end_of_element(context.element, html), html.size());
            if (context.state == State::rcdata) out += html.substr(0, end);
            html.remove_prefix(end);
            context = {};
            continue;
        }
        std::size_t count = step(context, html);
        if (count == 0 && context == before) count = 1;
        std::string_view passed = html.substr(0, count);
        html.remove_prefix(count);
        if (before.state != State::text && before.state != State::rcdata) continue;
        if (context.state != before.state) passed = passed.substr(0, passed.rfind('<'));
        out += passed;
    }
    return out;
}

}  // namespace notes_export::templates::escape
