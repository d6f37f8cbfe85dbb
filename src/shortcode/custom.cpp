#include "shortcode/custom.h"

#include "notes_export/match.h"
#include "shortcode/handlers.h"
#include "shortcode/handlers/common.h"

#include <charconv>
#include <optional>
#include <utility>

namespace notes_export::shortcode {
namespace {

/// A value as part of an address: what would end it or cannot stand in it is encoded; marks of addresses stay, because a whole
/// address may come in one argument.
std::string in_address(std::string_view value) {
    constexpr std::string_view hex = "0123456789ABCDEF";
    constexpr std::string_view unfit = "\"<>\\^`{|}";
    std::string out;
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte > 0x20 && byte != 0x7F && unfit.find(c) == std::string_view::npos) {
            out += c;
        } else {
            out += '%';
            out += hex[byte >> 4U];
            out += hex[byte & 15U];
        }
    }
    return out;
}

const Argument* argument_of(const Call& call, std::string_view key) {
    std::size_t number = 0;
    const auto [end, problem] = std::from_chars(key.data(), key.data() + key.size(), number);
    const bool is_number = problem == std::errc{} && end == key.data() + key.size();
    return is_number ? call.positional(number) : call.named(key);
}

/// Fills the places of patterns from one call.
class Filler {
public:
    Filler(const Custom& custom, const Call& call, Context& context) : custom_(custom), call_(call), context_(context) {}

    /// The main setting comes first.
    [[nodiscard]] const Pattern& main() const { return custom_.fields.front().pattern; }

    [[nodiscard]] const Pattern* find(std::string_view argument) const {
        for (const CustomField& field : custom_.fields)
            if (field.argument == argument) return &field.pattern;
        return nullptr;
    }

    /// All of a pattern as words.
    std::string words(const Pattern& pattern, bool as_address) {
        std::string out;
        for (const auto& piece : pattern.pieces) {
            match(
                piece, [&](const std::string& literal) { out += literal; },
                [&](const Place& place) {
                    const std::string value = place.is_inner ? inner_words() : std::string(value_of(place));
                    out += as_address ? in_address(value) : value;
                });
        }
        context_.count_text(out.size(), call_.span);
        return out;
    }

    /// A pattern as Markdown, its places kept apart from it.
    Filled filled(const Pattern& pattern) {
        Filled result;
        std::size_t bytes = 0;
        for (const auto& piece : pattern.pieces) {
            match(
                piece,
                [&](const std::string& literal) {
                    bytes += literal.size();
                    result.pieces.emplace_back(literal);
                },
                [&](const Place& place) {
                    const std::string_view value = value_of(place);
                    bytes += value.size();
                    if (place.is_inner) result.pieces.emplace_back(context_.joined(call_.inner));
                    else if (place.is_markdown) result.pieces.emplace_back(context_.inlines(value, span_of(place)));
                    else result.pieces.emplace_back(Words{std::string(value), in_address(value), true});
                });
        }
        context_.count_text(bytes, call_.span);
        return result;
    }

    /// A call of a built-in shortcode with the custom one's fields as its arguments.
    Call as_call() {
        Call made = call_;
        made.arguments.clear();
        for (const CustomField& field : custom_.fields) {
            Argument argument;
            argument.name = std::string(field.argument);
            argument.value = words(field.pattern, false);
            argument.span = span_of(field.pattern);
            made.arguments.push_back(std::move(argument));
        }
        return made;
    }

    /// The inner text as words. Carried out once: what is asked for twice would double with each level of nesting.
    const std::string& inner_words() {
        if (!inner_words_) inner_words_ = one_line(context_.verbatim(call_.inner));
        return *inner_words_;
    }

    /// Tells that there is nothing to lead to or to show: an argument is missing.
    void report_missing() { report_missing_argument(call_, main().first_key(), context_); }

private:
    [[nodiscard]] const Argument* argument_for(const Place& place) const {
        for (const std::string& key : place.keys) {
            const Argument* argument = argument_of(call_, key);
            if (argument && !argument->value.empty()) return argument;
        }
        return nullptr;
    }
    [[nodiscard]] std::string_view value_of(const Place& place) const {
        const Argument* argument = argument_for(place);
        return argument ? argument->value : place.otherwise;
    }
    [[nodiscard]] Span span_of(const Place& place) const {
        const Argument* argument = argument_for(place);
        return argument ? argument->span : call_.span;
    }
    [[nodiscard]] Span span_of(const Pattern& pattern) const {
        const Place* place = pattern.pieces.size() == 1 ? std::get_if<Place>(&pattern.pieces.front()) : nullptr;
        return place ? span_of(*place) : call_.span;
    }

    const Custom& custom_;
    const Call& call_;
    Context& context_;
    std::optional<std::string> inner_words_;
};

Expansion link_of(const Call& call, Filler& filler, Context& context) {
    std::string address = filler.words(filler.main(), true);
    if (address.empty()) {
        filler.report_missing();
        return filler.main().has_inner() ? Expansion(Inlines{}) : inner_text(call, context);  // never carried out twice
    }
    std::string text;
    if (const Pattern* pattern = filler.find("text")) text = filler.words(*pattern, false);
    else if (!filler.main().has_inner()) text = filler.inner_words();
    Link link;
    link.content = plain(text.empty() ? address : text, call.span);
    link.target = context.target(std::move(address), call.span);
    return Inlines{Inline{std::move(link), call.span}};
}

Expansion figure_of(Filler& filler, Context& context) {
    const Call made = filler.as_call();
    if (!made.text("src").empty()) return expand_figure(made, context);
    filler.report_missing();
    return Blocks{};
}

Expansion snippet_of(const Call& call, Filler& filler, Context& context) {
    Filled filled = filler.filled(filler.main());
    if (call.delimiter == Delimiter::percent) return filled;
    return context.blocks(std::move(filled), call);
}

}  // namespace

Expansion inner_text(const Call& call, Context& context) {
    if (!call.is_closed) return Inlines{};
    if (call.delimiter == Delimiter::percent) return context.joined(call.inner);
    return context.blocks(call.inner);
}

Expansion expand_custom(const Custom& custom, const Call& call, Context& context) {
    Filler filler(custom, call, context);
    switch (custom.kind) {
        case CustomKind::drop: return Inlines{};
        case CustomKind::keep: return inner_text(call, context);
        case CustomKind::words: return Words{filler.words(filler.main(), false), filler.words(filler.main(), true), true};
        case CustomKind::link: return link_of(call, filler, context);
        case CustomKind::figure: return figure_of(filler, context);
        case CustomKind::callout: return expand_hint(filler.as_call(), context);
        case CustomKind::snippet: return snippet_of(call, filler, context);
    }
    return Inlines{};
}

}  // namespace notes_export::shortcode
