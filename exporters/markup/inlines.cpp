// Running text: the inline half of the tree.
#include "base/style_names.h"
#include "markup/elements.h"
#include "markup/icons.h"
#include "markup/mathml.h"
#include "markup/pictures.h"
#include "markup/xhtml_tree.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markup {
namespace {

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

// A link that says nothing to somebody who cannot see it needs a name.
bool has_words(const Inlines& inlines) {
    return std::any_of(inlines.begin(), inlines.end(), [](const Inline& item) {
        return match(
            item.node, [](const Text& t) { return !is_blank(t.text); }, [](const Code& c) { return !is_blank(c.text); },
            [](const Styled& s) { return has_words(s.content); }, [](const Link& l) { return has_words(l.content); },
            [](const Image& i) { return !is_blank(i.alt); }, [](const Math& m) { return !is_blank(m.tex); },
            [](const LineBreak&) { return false; }, [](const FootnoteMark&) { return false; },
            [](const AnchorPoint&) { return false; }, [](const Icon& i) { return !is_blank(i.label); });
    });
}

// No line ends within a formula, so a wide one scrolls by itself instead of moving the page of a phone (320 pixels) about.
constexpr float widest_in_line = 15;  // em

bool is_wide(const Formula& formula) {
    float width = 0;
    for (const FormulaPart& part : formula.parts) width += part.width;
    return width > widest_in_line;
}

std::string_view class_of(LinkLook look) {
    switch (look) {
        case LinkLook::plain: return {};
        case LinkLook::button: return "ne-button";
        case LinkLook::large_button: return "ne-button ne-button-large";
    }
    return {};
}

// The shown size when the author gave one, in proportion and within both edges; the file's own size otherwise. Never larger than the file.
std::pair<std::uint32_t, std::uint32_t> shown_size(const PlacedPicture& picture, const PictureExtent& wanted) {
    if (picture.width == 0 || picture.height == 0) return {picture.width, picture.height};
    double scale = 1;
    if (wanted.width != 0) scale = std::min(scale, static_cast<double>(wanted.width) / picture.width);
    if (wanted.height != 0) scale = std::min(scale, static_cast<double>(wanted.height) / picture.height);
    const auto scaled = [&](std::uint32_t edge) { return std::max(1U, static_cast<std::uint32_t>(edge * scale + 0.5)); };
    return {scaled(picture.width), scaled(picture.height)};
}

// A square, which the style sheet fills and makes a circle of.
std::pair<std::uint32_t, std::uint32_t> round_size(const PlacedPicture& picture, std::uint32_t wanted) {
    std::uint32_t side = std::min(picture.width, picture.height);
    if (wanted != 0) side = std::min(side, wanted);
    return {side, side};
}

// The style sheet knows shares in steps of five, rounded down so that a row of pictures does not grow wider than the line, and a third.
std::string share_class(const PictureExtent& extent) {
    // "100%, but at most 300 pixels": the page's own style sheet keeps every picture within the measure.
    if (extent.width_percent == 0 || (extent.width_percent == 100 && extent.width != 0)) return {};
    const std::uint32_t percent = extent.width_percent;
    const std::uint32_t step = percent == 33 || percent == 34 ? 33 : percent == 66 || percent == 67 ? 66 : std::max(percent / 5 * 5, 5U);
    return "ne-share-" + std::to_string(step);
}

}  // namespace

void add_picture(pugi::xml_node parent, const PlacedPicture& picture, std::string_view alt, const PictureExtent& extent, bool is_round) {
    pugi::xml_node img = add(parent, "img", is_round ? std::string(round_class) : share_class(extent));
    set(img, "src", picture.address);
    set(img, "alt", alt);
    const auto [shown_width, shown_height] = is_round ? round_size(picture, extent.width) : shown_size(picture, extent);
    if (shown_width == 0 || shown_height == 0) return;
    set_number(img, "width", shown_width);
    set_number(img, "height", shown_height);
}

void TreeWriter::write_inlines(pugi::xml_node parent, const Inlines& inlines) {
    for (const Inline& item : inlines) {
        match(
            item.node, [&](const Text& text) { add_text(parent, text.text); },
            [&](const Code& code) { keep_left_to_right(add_with_text(parent, "code", {}, code.text)); },
            [&](const Styled& styled) { write_styled(parent, styled); }, [&](const Link& link) { write_link(parent, link); },
            [&](const Image& image) { write_image(parent, image); },
            [&](const Math& math) { write_math(parent, math); },
            [&](const LineBreak& line_break) {
                if (line_break.is_hard && look_ == Look::full) add(parent, "br");
                else add_text(parent, line_break.is_hard ? " " : "\n");
            },
            [&](const FootnoteMark& mark) { write_mark(parent, mark); },
            [&](const AnchorPoint& anchor) { write_anchor(parent, anchor.id); },
            [&](const Icon& icon) { write_icon(parent, icon.name, icon.label); });
    }
}

void TreeWriter::write_math(pugi::xml_node parent, const Math& math) {
    const Formula* formula = document_.formula(math.tex, math.is_display);
    // Not in lists of contents: reading systems show these as plain text.
    if (look_ == Look::full && formula != nullptr) {
        pugi::xml_node place = parent;
        if (is_wide(*formula) && !is_in_link_) {
            place = add(parent, "span", "ne-wide-math");
            set(place, "tabindex", "0");  // it scrolls, also by keyboard
        }
        if (add_math(place, *formula)) {
            has_math_ = true;
            return;
        }
        if (place != parent) parent.remove_child(place);
    }
    keep_left_to_right(add_with_text(parent, "code", math.is_display ? "math ne-display" : "math", math.tex));
}

void TreeWriter::write_styled(pugi::xml_node parent, const Styled& styled) {
    pugi::xml_node element = add(parent, base::style_name(styled.style));
    if (!styled.title.empty()) set(element, "title", styled.title);
    if (!styled.language.empty()) set_language(element, styled.language);
    write_inlines(element, styled.content);
}

pugi::xml_node TreeWriter::open_link(pugi::xml_node parent, TargetId id) {
    if (is_in_link_ || look_ == Look::contents_entry) return {};  // a link within a link is its text
    const std::string address = match(
        document_.target(id), [](const WebAddress& web) { return web.url; },
        [&](const Anchor& anchor) { return places_.address_of(anchor.id); }, [](const Nowhere&) { return std::string(); });
    if (address.empty()) return {};
    pugi::xml_node link = add(parent, "a");
    set(link, "href", address);
    return link;
}

void TreeWriter::write_link(pugi::xml_node parent, const Link& link) {
    pugi::xml_node element = open_link(parent, link.target);
    if (!element) {
        write_inlines(parent, link.content);
        return;
    }
    if (link.look != LinkLook::plain) set(element, "class", class_of(link.look));
    if (!link.title.empty()) set(element, "title", link.title);
    if (!has_words(link.content)) {
        const std::string_view address = element.attribute("href").value();
        set(element, "aria-label", is_blank(link.title) ? address : std::string_view(link.title));
    }
    is_in_link_ = true;
    write_inlines(element, link.content);
    is_in_link_ = false;
    // A mark is a link of its own: it stands behind the one it was written in.
    for_each_inline(link.content, [&](const Inline& item) {
        if (const auto* mark = std::get_if<FootnoteMark>(&item.node)) write_mark(parent, *mark);
    });
}

void TreeWriter::write_image(pugi::xml_node parent, const Image& image) {
    if (look_ == Look::contents_entry) {
        add_text(parent, image.alt);
        return;
    }
    const std::optional<PlacedPicture> picture = places_.picture(image.image);
    if (!picture) {
        write_missing(parent, image.alt);
        return;
    }
    add_picture(parent, *picture, image.alt, image.extent, image.is_round);
    if (!image.title.empty()) set(parent.last_child(), "title", image.title);
}

/// A picture of the words that describe the one that is not there: it counts, and is read aloud, as that one would.
void TreeWriter::write_missing(pugi::xml_node parent, std::string_view alt) {
    pugi::xml_node img = add(parent, "img", "ne-missing");
    set(img, "src", picture_of_words(is_blank(alt) ? std::string_view(say(Word::picture_missing)) : alt));
    set(img, "alt", alt);
    if (is_blank(alt)) mark_words(img);
}

void TreeWriter::write_mark(pugi::xml_node parent, const FootnoteMark& mark) {
    if (look_ == Look::contents_entry || is_in_link_) return;
    const Note& note = document_.note(mark.note);
    pugi::xml_node sup = add(parent, "sup", "ne-mark");
    std::string id = note.id + "-ref-";
    base::append_number(id, std::int64_t{mark.use});
    set(sup, "id", element_id(id, syntax_));
    pugi::xml_node link = add_with_text(sup, "a", {}, note.label);
    set(link, "href", places_.address_of(note.id));
    set_type(link, "noteref", "doc-noteref");
}

void TreeWriter::write_anchor(pugi::xml_node parent, std::string_view id) {
    if (id.empty() || look_ == Look::contents_entry) return;
    set(add(parent, "span"), "id", element_id(id, syntax_));
}

void TreeWriter::write_icon(pugi::xml_node parent, std::string_view name, std::string_view label) {
    if (look_ == Look::contents_entry) {
        add_text(parent, label);
        return;
    }
    has_drawings_ = true;
    pugi::xml_node svg = add(parent, "svg", "ne-icon");
    if (syntax_ == Syntax::xhtml) set(svg, "xmlns", "http://www.w3.org/2000/svg");
    set(svg, "viewBox", "0 0 24 24");
    // Attributes as well as style, so that a reader without style sheets does not draw it a page wide.
    set(svg, "width", "16");
    set(svg, "height", "16");
    if (label.empty()) {
        set(svg, "aria-hidden", "true");
    } else {
        set(svg, "role", "img");
        set(svg, "aria-label", label);
    }
    set(add(svg, "path"), "d", icon_path(name));
}

}  // namespace notes_export::markup
