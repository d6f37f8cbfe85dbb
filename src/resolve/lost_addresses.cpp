#include "resolve/lost_addresses.h"

#include "model/tree.h"
#include "notes_export/walk.h"
#include "resolve/web_address.h"

#include <string>

namespace notes_export::resolve {
namespace {

class Addresses {
public:
    Addresses(const model::Draft& draft, const std::vector<Target>& targets) : draft_(draft), targets_(targets) {}

    void show(TargetId id, Inlines& words, Span span) const {
        const auto index = static_cast<std::size_t>(id);
        if (!std::holds_alternative<Nowhere>(targets_[index])) return;
        const std::string address = cleaned_address(draft_.targets[index].words);
        if (!names_host(address)) return;
        const std::string said = plain_text(words);
        if (said.find(address) != std::string::npos) return;
        words.push_back({Text{said.empty() ? address : " (" + address + ")"}, span});
    }

private:
    const model::Draft& draft_;
    const std::vector<Target>& targets_;
};

}  // namespace

void show_lost_addresses(model::Draft& draft, const std::vector<Target>& targets) {
    const Addresses addresses(draft, targets);
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        if (Embed* embed = std::get_if<Embed>(&block.node)) addresses.show(embed->target, embed->title, block.span);
        if (Figure* figure = std::get_if<Figure>(&block.node); figure && figure->target) addresses.show(*figure->target, figure->caption, block.span);
    };
    visitor.inline_node = [&](Inline& node) {
        if (Link* link = std::get_if<Link>(&node.node)) addresses.show(link->target, link->content, node.span);
    };
    model::walk(draft.body, visitor);
    for (Note& note : draft.notes) model::walk(note.content, visitor);
}

}  // namespace notes_export::resolve
