#include "resolve/anchors.h"

#include "base/unicode.h"
#include "resolve/tree.h"

namespace notes_export::resolve {
namespace {

std::string key_of(SourceId source, std::string_view written) {
    return std::to_string(static_cast<std::uint32_t>(source)) + "#" + std::string(written);
}

/// Calls `visit(id, span)` for every id in the tree that stands inside (or outside) of included parts.
template <class Visit>
void for_each_id(Blocks& body, bool in_parts, const Visit& visit) {
    int open_parts = 0;
    Span place;
    Visitor visitor;
    const auto is_wanted = [&] { return (open_parts > 0) == in_parts; };
    visitor.enter = [&](Block& block) {
        place = block.span;
        if (Division* division = std::get_if<Division>(&block.node)) {
            if (!division->id.empty() && is_wanted()) visit(division->id, block.span);
            if (!division->part.empty()) ++open_parts;
        }
        if (!is_wanted()) return;
        if (Heading* heading = std::get_if<Heading>(&block.node)) {
            if (!heading->id.empty()) visit(heading->id, block.span);
        }
        if (DefinitionList* list = std::get_if<DefinitionList>(&block.node)) {
            for (Definition& item : list->items) {
                for (DefinitionTerm& term : item.terms) {
                    if (!term.id.empty()) visit(term.id, block.span);
                }
            }
        }
    };
    visitor.leave = [&](Block& block) {
        const Division* division = std::get_if<Division>(&block.node);
        if (division && !division->part.empty()) --open_parts;
    };
    visitor.inline_node = [&](Inline& node) {
        AnchorPoint* point = std::get_if<AnchorPoint>(&node.node);
        if (point && !point->id.empty() && is_wanted()) visit(point->id, node.span.is_known() ? node.span : place);
    };
    walk(body, visitor);
}

}  // namespace

Anchors::Anchors(model::Draft& draft, Diagnostics& diagnostics) {
    for (const bool in_parts : {false, true}) {
        for_each_id(draft.body, in_parts, [&](std::string& id, Span span) {
            const std::string written = id;
            id = claim(written, span, diagnostics);
            remember(written, id, span.source);
        });
    }
    name_notes(draft);
    name_aliases(draft.body);
}

std::string Anchors::make(std::string_view wanted) {
    std::string id(wanted);
    if (taken_.insert(id).second) return id;
    for (std::uint32_t& number = next_[id];;) {
        std::string numbered = id + "-" + std::to_string(++number);
        if (taken_.insert(numbered).second) return numbered;
    }
}

std::string Anchors::claim(const std::string& wanted, Span span, Diagnostics& diagnostics) {
    std::string id = make(wanted);
    // A site with the same small headings in every part would drown the rest: each id is mentioned once.
    if (id != wanted && reported_.insert(wanted).second) {
        diagnostics.note("id-collision", span, "the id " + quoted(wanted) + " is taken already; here it becomes " + quoted(id))
            .hint("on the site both have the same id, and links lead to the first");
    }
    return id;
}

void Anchors::remember(const std::string& written, const std::string& final_id, SourceId source) {
    first_.emplace(written, final_id);
    by_source_.emplace(key_of(source, written), final_id);
}

/// "fn-1", "fn-2" … through the whole document: each unit counts its own notes from 1.
void Anchors::name_notes(model::Draft& draft) {
    std::size_t number = 0;
    for (Note& note : draft.notes) note.id = make("fn-" + std::to_string(++number));
}

void Anchors::name_aliases(Blocks& body) {
    Visitor visitor;
    visitor.enter = [&](Block& block) {
        Heading* heading = std::get_if<Heading>(&block.node);
        if (!heading) return;
        std::vector<std::string> unique;
        for (std::string& alias : heading->aliases) {
            if (heading->id.empty() || !taken_.insert(alias).second) continue;
            by_alias_.emplace(alias, heading->id);
            unique.push_back(std::move(alias));
        }
        heading->aliases = std::move(unique);
    };
    walk(body, visitor);
}

std::optional<std::string> Anchors::find_in(std::string_view fragment, SourceId source) const {
    const auto own = by_source_.find(key_of(source, fragment));
    if (own == by_source_.end()) return std::nullopt;
    return own->second;
}

std::optional<std::string> Anchors::find(std::string_view fragment, SourceId source) const {
    if (auto own = find_in(fragment, source)) return own;
    for (const std::string& written : {std::string(fragment), base::to_lower(fragment)}) {
        for (const auto* known : {&first_, &by_alias_}) {
            const auto found = known->find(written);
            if (found != known->end()) return found->second;
        }
    }
    return std::nullopt;
}

}  // namespace notes_export::resolve
