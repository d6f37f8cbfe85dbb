// Cards for what a page of the site would play or load.
#include "base/readable_address.h"
#include "markup/elements.h"
#include "markup/xhtml_tree.h"
#include "notes_export/walk.h"

#include <algorithm>
#include <iterator>

namespace notes_export::markup {
namespace {

const char* icon_of(EmbedKind kind) {
    switch (kind) {
        case EmbedKind::video: return "gdoc_video";
        case EmbedKind::audio: return "gdoc_audio";
        case EmbedKind::post: return "gdoc_chat";
        case EmbedKind::listing: return "gdoc_code";
        case EmbedKind::other: break;
    }
    return "gdoc_link";
}

Word word_of(EmbedKind kind) {
    switch (kind) {
        case EmbedKind::video: return Word::video;
        case EmbedKind::audio: return Word::audio;
        case EmbedKind::post: return Word::post;
        case EmbedKind::listing: return Word::listing;
        case EmbedKind::other: break;
    }
    return Word::web_page;
}

bool holds_link(const Inline& item) {
    bool found = false;
    for_each_inline(Inlines{item}, [&](const Inline& inner) { found = found || std::holds_alternative<Link>(inner.node); });
    return found;
}

bool is_bracket(const Inline& item) {
    const auto* text = std::get_if<Text>(&item.node);
    return text != nullptr && (text->text == "(" || text->text == " (");
}

/// A title up to its first link: the source of a recording, which licences want to be found.
Inlines::const_iterator before_links(const Inlines& title) {
    auto end = std::find_if(title.begin(), title.end(), holds_link);
    while (end != title.end() && end != title.begin() && is_bracket(*std::prev(end))) --end;
    return end;
}

}  // namespace

/// The author's words are the title. What it is and where, the style sheet shows from attributes: seen and read aloud, but
/// neither copied with the text nor found in it. Without words of the author's the symbol is the link.
void TreeWriter::write_embed(pugi::xml_node parent, const Embed& embed) {
    pugi::xml_node element = add(parent, "div", "ne-embed");
    set(element, "data-kind", embed.provider.empty() ? say(word_of(embed.kind)) : std::string_view(embed.provider));
    pugi::xml_node title = add(element, "p", "ne-embed-title");
    if (embed.provider.empty()) {
        mark_words(element);
        mark_own(title);
    }
    const std::string_view kind = say(word_of(embed.kind));
    const auto open = [&] {
        pugi::xml_node link = open_link(title, embed.target);
        if (link) set(element, "data-address", base::readable_address(link.attribute("href").value()));
        return link;
    };
    // Links within the words cannot stand in the card's own: it ends before them.
    const auto end = before_links(embed.title);
    const Inlines named(embed.title.begin(), end), others(end, embed.title.end());
    if (named.empty() || plain_text(embed.title) == kind) {
        if (pugi::xml_node link = open()) {
            set(link, "class", "ne-embed-link");
            set(link, "aria-label", kind);
            set(link, "data-name", kind);
            mark_words(link);
            write_icon(link, icon_of(embed.kind), {});
            if (!others.empty()) add_text(title, " ");
            return write_inlines(title, others);
        }
    }
    write_icon(title, icon_of(embed.kind), {});
    add_text(title, " ");
    pugi::xml_node link = open();
    is_in_link_ = static_cast<bool>(link);
    write_inlines(link ? link : title, named);
    is_in_link_ = false;
    write_inlines(title, others);
}

}  // namespace notes_export::markup
