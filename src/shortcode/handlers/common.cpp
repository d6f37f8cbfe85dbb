#include "shortcode/handlers/common.h"

#include "base/near_names.h"
#include "base/said.h"
#include "base/trim.h"
#include "base/unicode.h"

#include <utility>

namespace notes_export::shortcode {

Inlines plain(std::string_view text, Span place) {
    if (text.empty()) return {};
    return {Inline{Text{std::string(text)}, place}};
}

Block block(Block::Node node, Span place) { return Block{std::move(node), place}; }

Inline in_english(std::string_view words, const Call& call, const Context& context) {
    const std::string_view language = context.language();
    Inline text{Text{std::string(words)}, call.span};
    if (language.empty() || base::to_lower(language.substr(0, language.find_first_of("-_"))) == "en") return text;
    Styled marked;
    marked.style = InlineStyle::plain;
    marked.content.push_back(std::move(text));
    marked.language = "en";
    return {std::move(marked), call.span};
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const char c : base::trim(text)) {
        const bool is_blank = c == ' ' || c == '\t' || c == '\n';
        if (!is_blank) out += c;
        else if (out.back() != ' ') out += ' ';
    }
    return out;
}

std::string without_outer_lines(std::string_view text) {
    const std::size_t begin = text.find_first_not_of("\r\n");
    if (begin == std::string_view::npos) return {};
    return std::string(text.substr(begin, text.find_last_not_of("\r\n") - begin + 1));
}

PictureSize picture_size(const Call& call, Context& context) {
    const Argument* argument = call.named("size");
    if (!argument || argument->value.empty()) return PictureSize::unset;
    const std::string name = base::to_lower(argument->value);
    if (name == "tiny" || name == "profile") return PictureSize::tiny;  // profile: themes before 1.0
    if (name == "small") return PictureSize::small;
    if (name == "medium") return PictureSize::medium;
    if (name == "large") return PictureSize::large;
    if (name == "origin") return PictureSize::original;
    context.diagnostics()
        .warn("shortcode-arguments", argument->span, quoted(argument->value) + " is not a size of pictures")
        .hint("sizes are tiny, small, medium, large and origin");
    return PictureSize::unset;
}

void report_missing_resource(const Call& call, std::string_view media, const Argument& name, Context& context) {
    Diagnostic& diagnostic =
        context.diagnostics().warn("resource-not-found", name.span.is_known() ? name.span : call.span,
                                   "the page has no " + std::string(media) + " called " + quoted(name.value));
    if (media == "image") diagnostic.code = "image-not-found";
    const std::string words = base::did_you_mean(context.near_resources(media, name.value));
    if (!words.empty()) diagnostic.hint(words);
}

void report_missing_argument(const Call& call, std::string_view name, Context& context) {
    context.diagnostics().error("shortcode-arguments", call.span,
                                quoted(call.name) + " needs the argument " + quoted(name));
}

Inlines words_without(const Call& call, std::string_view name, Word word, Context& context) {
    context.diagnostics().warn("shortcode-arguments", call.span, quoted(call.name) + " needs the argument " + quoted(name));
    for (const std::string_view key : {"title", "caption", "alt"}) {
        const Argument* said = call.named(key);
        if (said && !said->value.empty()) return context.inlines(said->value, said->span);
    }
    return Inlines{base::said(word, context.language(), call.span)};
}

Blocks block_without(const Call& call, std::string_view name, Word word, Context& context) {
    return Blocks{block(Paragraph{words_without(call, name, word, context)}, call.span)};
}

Inlines resource_caption(const Call& call, const Resource& resource, Context& context) {
    const std::string_view alt = call.text("alt");
    Inlines caption = plain(alt.empty() ? std::string_view(resource.title) : alt, call.span);
    if (resource.credits.empty()) return caption;
    Inlines credits = context.inlines(resource.credits, call.span);
    caption.push_back({Text{caption.empty() ? "(" : " ("}, call.span});
    for (Inline& node : credits) caption.push_back(std::move(node));
    caption.push_back({Text{")"}, call.span});
    return caption;
}

Block card(const Call& call, EmbedKind kind, std::string_view provider, std::string_view title, Word word, std::string address,
           Context& context) {
    Inlines words = plain(title, call.span);
    if (words.empty()) words.push_back(base::said(word, context.language(), call.span));
    return card(call, kind, provider, std::move(words), std::move(address), context);
}

Block card(const Call& call, EmbedKind kind, std::string_view provider, Inlines title, std::string address, Context& context) {
    Embed embed;
    embed.kind = kind;
    embed.provider = std::string(provider);
    embed.title = std::move(title);
    embed.target = context.target(std::move(address), call.span);
    return block(std::move(embed), call.span);
}

std::optional<CalloutKind> callout_kind(std::string_view name) {
    constexpr std::pair<std::string_view, CalloutKind> kinds[] = {
        {"note", CalloutKind::note},       {"tip", CalloutKind::tip},         {"important", CalloutKind::important},
        {"caution", CalloutKind::caution}, {"warning", CalloutKind::warning}, {"info", CalloutKind::info},
        {"ok", CalloutKind::ok},           {"danger", CalloutKind::danger}};
    const std::string lower = base::to_lower(name);
    for (const auto& [word, kind] : kinds) {
        if (word == lower) return kind;
    }
    return std::nullopt;
}

}  // namespace notes_export::shortcode
