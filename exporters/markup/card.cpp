// Cards for what a page of the site would play or load.
#include "base/readable_address.h"
#include "markup/elements.h"
#include "markup/xhtml_tree.h"
#include "notes_export/walk.h"

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
    if (plain_text(embed.title) == kind) {
        if (pugi::xml_node link = open()) {
            set(link, "class", "ne-embed-link");
            set(link, "aria-label", kind);
            set(link, "data-name", kind);
            mark_words(link);
            write_icon(link, icon_of(embed.kind), {});
            return;
        }
    }
    write_icon(title, icon_of(embed.kind), {});
    add_text(title, " ");
    pugi::xml_node link = open();
    is_in_link_ = static_cast<bool>(link);
    write_inlines(link ? link : title, embed.title);
    is_in_link_ = false;
}

}  // namespace notes_export::markup
