#include "shortcode/handlers.h"

#include "base/said.h"
#include "shortcode/handlers/common.h"

namespace notes_export::shortcode {
namespace {

Definition definition(const Property& property, const Call& call, Context& context) {
    Inlines term;
    term.push_back({Styled{InlineStyle::sample, plain(property.name, call.span), {}}, call.span});
    const auto add = [&](std::string words) { term.push_back({Text{" " + std::move(words)}, call.span}); };
    add("");
    term.push_back(base::said(property.is_required ? Word::required : Word::optional, context.language(), call.span));
    if (!property.type.empty()) {
        add("");
        term.push_back({Styled{InlineStyle::variable, plain(property.type, call.span), {}}, call.span});
    }
    for (const std::string& tag : property.tags) add(tag);

    Definition result;
    result.terms.push_back({std::move(term), property.id});
    Blocks meaning;
    if (!property.description.empty()) {
        meaning = context.passage(property.description, call.span);
    }
    Inlines fallback = {base::said(Word::default_value, context.language(), call.span, ": ")};
    if (property.default_value.empty()) fallback.push_back(in_english("none", call, context));
    else fallback.push_back({Styled{InlineStyle::sample, plain(property.default_value, call.span), {}}, call.span});
    meaning.push_back(block(Paragraph{std::move(fallback)}, call.span));
    result.meanings.push_back(std::move(meaning));
    return result;
}

}  // namespace

/// `{{< propertylist name="options" sort=name order=asc >}}`: a list kept in data/properties (GD-PROPS).
Expansion expand_propertylist(const Call& call, Context& context) {
    const Argument* name = call.get("name", 0);
    if (!name || name->value.empty()) {
        report_missing_argument(call, "name", context);
        return Blocks{};
    }
    const auto properties = context.properties(name->value, call.text("sort"), call.text("order") == "desc");
    if (!properties) {
        context.diagnostics().error("data-not-found", name->span, "there is no property list called " + quoted(name->value))
            .hint("property lists stand in data/properties");
        return Blocks{};
    }
    DefinitionList list;
    list.is_tight = false;
    for (const Property& property : *properties) list.items.push_back(definition(property, call, context));
    return Blocks{block(std::move(list), call.span)};
}

}  // namespace notes_export::shortcode
