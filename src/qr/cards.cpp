#include "qr/cards.h"

#include "model/tree.h"
#include "qr/qr.h"

#include <cstddef>
#include <map>
#include <string>
#include <utility>

namespace notes_export::qr {
namespace {

// Squares along an edge of version 15: printed at the least size that cameras read, some 35 mm. Addresses of films have a
// quarter of what it holds.
constexpr std::uint32_t largest_on_card = 77;
// Different codes of a document, at about 0.1 ms each; a year of a conference has a film for each talk.
constexpr std::size_t max_codes = 10'000;

}  // namespace

void add_codes_to_cards(Document& document) {
    std::map<std::string, QrSymbol> codes;
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        Embed* embed = std::get_if<Embed>(&block.node);
        if (embed == nullptr) return;
        const auto* web = std::get_if<WebAddress>(&document.target(embed->target));
        if (web == nullptr) return;
        auto found = codes.find(web->url);
        if (found == codes.end()) {
            if (codes.size() == max_codes) return;
            auto symbol = encode(web->url, Level::medium);
            if (symbol && symbol->size > largest_on_card) symbol.reset();
            found = codes.emplace(web->url, std::move(symbol).value_or(QrSymbol{})).first;
        }
        embed->code = found->second;
    };
    model::walk(document.body, visitor);
    for (Note& note : document.notes) model::walk(note.content, visitor);
}

}  // namespace notes_export::qr
