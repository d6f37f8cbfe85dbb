#include "resolve/resolve.h"

#include "model/tree.h"
#include "notes_export/walk.h"
#include "resolve/anchors.h"
#include "resolve/descriptions.h"
#include "resolve/images.h"
#include "resolve/lost_addresses.h"
#include "resolve/meta.h"
#include "resolve/notes.h"

#include <utility>
#include <variant>

namespace notes_export::resolve {
namespace {

/// Calls `change` for the page's own text and for all notes.
void walk_all(model::Draft& draft, const model::Visitor& visitor) {
    model::walk(draft.body, visitor);
    for (Note& note : draft.notes) model::walk(note.content, visitor);
}

/// A heading that is a link to its own talk (the part below it) leads to the talk's page on the web: a link to where one
/// is already helps nobody.
void unlink_own_headings(model::Draft& draft, std::vector<Target>& targets, TargetResolver& resolver) {
    const Heading* heading = nullptr;
    model::Visitor visitor;
    visitor.enter = [&](Block& block) { heading = std::get_if<Heading>(&block.node); };
    visitor.inline_node = [&](Inline& node) {
        Link* link = heading ? std::get_if<Link>(&node.node) : nullptr;
        if (!link) return;
        const auto index = static_cast<std::size_t>(link->target);
        const Anchor* anchor = std::get_if<Anchor>(&targets[index]);
        if (!anchor || anchor->id.empty() || anchor->id != heading->id) return;
        targets.push_back(resolver.resolve_on_the_web(draft.targets[index]));
        link->target = static_cast<TargetId>(targets.size() - 1);
    };
    model::walk(draft.body, visitor);
}

/// Ids of pictures in the draft → in the document; pictures on the net become links.
class PictureRewriter {
public:
    PictureRewriter(std::vector<ResolvedImage> images, std::vector<Target>& targets)
        : images_(std::move(images)), targets_(targets) {}

    void run(model::Draft& draft) {
        model::Visitor visitor;
        visitor.enter = [&](Block& block) {
            if (Figure* figure = std::get_if<Figure>(&block.node)) rewrite(*figure);
        };
        visitor.row = [&](Inlines& row) { rewrite(row, false); };
        walk_all(draft, visitor);
    }

private:
    [[nodiscard]] const ResolvedImage& image(ImageId id) const { return images_[static_cast<std::size_t>(id)]; }

    TargetId link_to(const std::string& address) {
        targets_.push_back(WebAddress{address});
        return static_cast<TargetId>(targets_.size() - 1);
    }

    void rewrite(Figure& figure) {
        const ResolvedImage& resolved = image(figure.image);
        figure.image = resolved.id;
        if (resolved.remote.empty()) return;
        if (figure.alt.empty() && figure.caption.empty()) figure.alt = resolved.remote;
        if (!figure.target) figure.target = link_to(resolved.remote);
    }

    void rewrite(Inlines& row, bool is_in_link) {
        for (Inline& node : row) {
            if (Styled* styled = std::get_if<Styled>(&node.node)) rewrite(styled->content, is_in_link);
            else if (Link* link = std::get_if<Link>(&node.node)) rewrite(link->content, true);
            else if (Image* picture = std::get_if<Image>(&node.node)) rewrite(node, *picture, is_in_link);
        }
    }

    /// A picture on the net is linked to where no link is around it already; exporters show its description in its place.
    void rewrite(Inline& node, Image& picture, bool is_in_link) {
        const ResolvedImage& resolved = image(picture.image);
        picture.image = resolved.id;
        if (resolved.remote.empty()) return;
        if (picture.alt.empty()) picture.alt = resolved.remote;
        if (is_in_link) return;
        Link link;
        link.content.push_back(Inline{std::move(picture), node.span});
        link.target = link_to(resolved.remote);
        node.node = std::move(link);
    }

    std::vector<ResolvedImage> images_;
    std::vector<Target>& targets_;
};

}  // namespace

Document resolve(model::Draft draft, const Surroundings& surroundings, Diagnostics& diagnostics) {
    number_notes(draft);
    Anchors anchors = surroundings.book ? Anchors(draft, surroundings.page, surroundings.owners, diagnostics) : Anchors(draft, diagnostics);
    const PartPlaces parts = find_parts(draft.body, anchors);

    TargetResolver resolver(surroundings, anchors, parts, diagnostics);
    std::vector<Target> targets;
    targets.reserve(draft.targets.size());
    for (const model::RawTarget& raw : draft.targets) targets.push_back(resolver.resolve(raw));
    show_lost_addresses(draft, targets);
    unlink_own_headings(draft, targets, resolver);

    ImageResolver images(surroundings.site, surroundings.page, surroundings.owners, surroundings.sources, diagnostics);
    std::vector<ResolvedImage> resolved;
    resolved.reserve(draft.images.size());
    for (const model::RawImage& raw : draft.images) resolved.push_back(images.resolve(raw));
    std::vector<ImageEntry> entries = images.take_entries();
    report_undescribed(draft, resolved, entries, diagnostics);
    PictureRewriter(std::move(resolved), targets).run(draft);

    Document document;
    document.meta = make_meta(surroundings.site, surroundings.page);
    DocumentDates dates = document_dates(surroundings.site, surroundings.page, surroundings.pages, draft.body, surroundings.dates);
    document.meta.date = std::move(dates.date);
    document.meta.modified = std::move(dates.modified);
    if (surroundings.book) document.meta.identifier = book_identifier(surroundings.site, surroundings.page);
    document.body = std::move(draft.body);
    document.targets = std::move(targets);
    document.images = std::move(entries);
    document.notes = std::move(draft.notes);
    return document;
}

}  // namespace notes_export::resolve
