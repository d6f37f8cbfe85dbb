#include "resolve/anchors.h"

#include "base/unicode.h"
#include "model/tree.h"

namespace notes_export::resolve {
namespace {

std::string key_of(SourceId source, std::string_view written) {
    return std::to_string(static_cast<std::uint32_t>(source)) + "#" + std::string(written);
}

/// Who has the first right to an id: the page's own headings, its other anchors (`<a name="x">` before the heading "X"
/// names it already), then those of parts.
enum class Claim { heading, anchor, heading_in_part, anchor_in_part };
constexpr Claim claims[] = {Claim::heading, Claim::anchor, Claim::heading_in_part, Claim::anchor_in_part};

/// Calls `visit(id, span, claim)` for every id in the tree.
template <class Visit>
void for_each_id(model::Draft& draft, const Visit& visit_id) {
    int open_parts = 0;
    Span place;
    model::Visitor visitor;
    const auto visit = [&](std::string& id, Span span, bool is_heading = false) {
        if (is_heading) return visit_id(id, span, open_parts > 0 ? Claim::heading_in_part : Claim::heading);
        visit_id(id, span, open_parts > 0 ? Claim::anchor_in_part : Claim::anchor);
    };
    visitor.enter = [&](Block& block) {
        place = block.span;
        if (Division* division = std::get_if<Division>(&block.node)) {
            if (!division->id.empty()) visit(division->id, block.span);
            if (!division->part.empty()) ++open_parts;
        }
        if (Heading* heading = std::get_if<Heading>(&block.node)) {
            if (!heading->id.empty()) visit(heading->id, block.span, true);
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
        if (point && !point->id.empty()) visit(point->id, node.span.is_known() ? node.span : place);
    };
    model::walk(draft.body, visitor);
    // The site lists notes behind the text.
    for (Note& note : draft.notes) model::walk(note.content, visitor);
}

}  // namespace

Anchors::Anchors(model::Draft& draft, Diagnostics& diagnostics) {
    for (const Claim now : claims) {
        for_each_id(draft, [&](std::string& id, Span span, Claim claimed) {
            if (claimed != now) return;
            const std::string written = id;
            id = claim(written, span, diagnostics);
            remember(written, id, span.source);
        });
    }
    name_notes(draft);
    name_aliases(draft.body);
}

Anchors::Anchors(model::Draft& draft, const site::Page& section, const site::TextOwners& owners, Diagnostics& diagnostics)
    : section_(&section), owners_(&owners) {
    name_own(draft, diagnostics);
    name_other_pages(draft);
    name_notes(draft);
    name_book_aliases(draft.body);
}

const site::Page& Anchors::page_of(SourceId source) const {
    const site::Page* page = owners_->of(source).page;
    return page ? *page : *section_;
}

/// What the section itself says, and the headings of chapters.
void Anchors::name_own(model::Draft& draft, Diagnostics& diagnostics) {
    for (const Claim now : claims) {
        for_each_id(draft, [&](std::string& id, Span span, Claim claimed) {
            if (claimed != now || &page_of(span.source) != section_) return;
            const std::string written = id;
            id = span.is_known() ? claim(written, span, diagnostics) : make(written);  // the site has no headings of chapters
            remember(written, id, span.source);
        });
    }
}

void Anchors::name_other_pages(model::Draft& draft) {
    for_each_id(draft, [&](std::string& id, Span span, Claim) {
        const site::Page& page = page_of(span.source);
        if (&page == section_) return;
        const std::string written = id;
        id = make(site::id_below(*section_, page) + "--" + written);
        remember(written, id, span.source);
        plain_.emplace(id, written);
    });
}

/// Fragments of the site that stay usable in the book: each page's plain ids and those of older Hugo versions, unless two places of the
/// book would have them.
void Anchors::name_book_aliases(Blocks& body) {
    std::unordered_map<std::string, int> uses;
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        Heading* heading = std::get_if<Heading>(&block.node);
        if (!heading || heading->id.empty()) return;
        for (const std::string& alias : heading->aliases) remember_on_pages(alias, heading->id, block.span.source);
        if (const auto plain = plain_.find(heading->id); plain != plain_.end()) heading->aliases.push_back(plain->second);
        for (const std::string& alias : heading->aliases) ++uses[alias];
    };
    model::walk(body, visitor);
    visitor.enter = [&](Block& block) {
        Heading* heading = std::get_if<Heading>(&block.node);
        if (!heading) return;
        std::erase_if(heading->aliases, [&](const std::string& alias) { return heading->id.empty() || uses[alias] != 1 || !taken_.insert(alias).second; });
    };
    model::walk(body, visitor);
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
    if (section_ && source != SourceId::none) remember_on_pages(written, final_id, source);
}

void Anchors::remember_on_pages(const std::string& written, const std::string& final_id, SourceId source) {
    by_page_[&page_of(source)].emplace(written, final_id);
    if (const site::Page* also = owners_->of(source).also) by_page_[also].emplace(written, final_id);
}

/// After their numbers, which are those of the whole document.
void Anchors::name_notes(model::Draft& draft) {
    for (Note& note : draft.notes) note.id = make("fn-" + note.label);
}

void Anchors::name_aliases(Blocks& body) {
    model::Visitor visitor;
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
    model::walk(body, visitor);
}

std::optional<std::string> Anchors::find_in(std::string_view fragment, SourceId source) const {
    const auto own = by_source_.find(key_of(source, fragment));
    if (own == by_source_.end()) return std::nullopt;
    return own->second;
}

std::optional<std::string> Anchors::find_on(const site::Page& page, std::string_view fragment) const {
    const auto ids = by_page_.find(&page);
    if (ids == by_page_.end()) return std::nullopt;
    for (const std::string& written : {std::string(fragment), base::to_lower(fragment)}) {
        const auto found = ids->second.find(written);
        if (found != ids->second.end()) return found->second;
    }
    return std::nullopt;
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
