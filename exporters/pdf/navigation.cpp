#include "pdf/navigation.h"

#include "base/list_label.h"
#include "base/numbers.h"
#include "base/one_line.h"
#include "base/readable_address.h"
#include "notes_export/match.h"
#include "notes_export/words.h"
#include "pdf/tree.h"

#include <algorithm>
#include <vector>

namespace notes_export::pdf {
namespace {

using typeset::Bookmark;
using typeset::Layout;
using typeset::LinkArea;
using typeset::NamedPlace;
using typeset::NodeId;
using typeset::Page;
using typeset::Place;

constexpr std::string_view allowed_schemes[] = {"http:", "https:", "mailto:", "tel:", "ftp:"};

// Longer addresses are no longer clickable in readers, and PDF/A bounds strings.
constexpr std::size_t max_uri_length = 8000;

// A long outline opens folded below its first level; up to here all of it fits beside a page.
constexpr std::size_t max_open_bookmarks = 40;

// Deeper bookmarks are listed at this level; headings end at 6.
constexpr std::size_t max_bookmark_depth = 8;

bool begins_with_ignoring_case(std::string_view text, std::string_view prefix) {
    return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(), [](char a, char b) {
        return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b - 'A' + 'a') : b);
    });
}

/// "[page /XYZ left top null]": to the place, keeping the reader's zoom.
void append_destination(std::string& out, const Layout& layout, const Place& place, ObjectId first_page) {
    const std::size_t page = std::min<std::size_t>(place.page, layout.pages.size() - 1);
    out += '[';
    append_reference(out, nth(first_page, page));
    out += "/XYZ ";
    append_real(out, place.point.x.points());
    out += ' ';
    append_real(out, layout.pages[page].size.height.points() - place.point.y.points());
    out += " null]";
}

const NamedPlace* find_place(const Layout& layout, std::string_view id) {
    const auto at = std::lower_bound(layout.places.begin(), layout.places.end(), id,
                                     [](const NamedPlace& place, std::string_view wanted) { return place.id < wanted; });
    return at != layout.places.end() && at->id == id ? &*at : nullptr;
}

/// What a link does, as entries of its annotation; empty when it leads nowhere.
std::string action(const Layout& layout, const Target& target, ObjectId first_page) {
    std::string out;
    match(
        target,
        [&](const WebAddress& address) {
            const std::optional<std::string> uri = safe_uri(address.url);
            if (!uri) return;
            out = "/A<</S/URI/URI";
            append_bytes(out, *uri);
            out += ">>";
        },
        [&](const Anchor& anchor) {
            const NamedPlace* place = anchor.id.empty() ? nullptr : find_place(layout, anchor.id);
            if (!place && !anchor.id.empty()) return;
            out = "/Dest";
            append_destination(out, layout, place ? place->place : Place{}, first_page);
        },
        [](const Nowhere&) {});
    return out;
}

void append_rectangle(std::string& out, const typeset::Rect& box, double page_height) {
    const double left = box.origin.x.points(), bottom = page_height - box.origin.y.points() - box.size.height.points();
    out += "/Rect[";
    for (const double value : {left, bottom, left + box.size.width.points(), bottom + box.size.height.points()})
        append_real(out, value), out += ' ';
    out.back() = ']';
}

}  // namespace

std::optional<std::string> safe_uri(std::string_view address) {
    const bool is_allowed = std::any_of(std::begin(allowed_schemes), std::end(allowed_schemes),
                                        [&](std::string_view scheme) { return begins_with_ignoring_case(address, scheme); });
    if (!is_allowed || address.size() > max_uri_length) return std::nullopt;
    std::string out;
    for (const char c : address) {
        if (c > ' ' && c < 0x7F && std::string_view("<>\"{}|\\^`").find(c) == std::string_view::npos) {
            out += c;
        } else {
            constexpr char digits[] = "0123456789ABCDEF";
            out += {'%', digits[static_cast<unsigned char>(c) >> 4], digits[c & 15]};
        }
    }
    return out;
}

std::string words_of_link(const LinkArea& link, std::string_view language) {
    const auto* address = std::get_if<WebAddress>(&link.target);
    if (address == nullptr) return link.words.empty() ? std::string("link") : link.words;
    const std::string_view shown = base::readable_address(address->url);
    const bool is_page = address->url.starts_with("http");
    if (link.words.empty() && !is_page) return std::string(shown);
    if (!link.words.empty() && (!is_page || base::readable_address(link.words) != shown)) return link.words;
    return std::string(word(Word::web_page, language)).append(": ").append(shown);
}

std::string write_links(HaruFile& file, Structure& structure, const Layout& layout, const Page& page, ObjectId first_page,
                        std::string_view language) {
    std::string references;
    for (const LinkArea& link : page.links) {
        const std::string what = action(layout, link.target, first_page);
        if (what.empty() || link.node == NodeId::artifact) continue;
        const ObjectId id = file.reserve();
        std::string out = "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]";
        append_rectangle(out, link.box, page.size.height.points());
        out += "/Contents";
        append_text(out, words_of_link(link, language));
        out += what;
        out += "/StructParent ";
        append_integer(out, static_cast<std::int64_t>(structure.add_annotation(link.node, id)));
        file.write(id, out + ">>");
        append_reference(references, id);
        references += ' ';
    }
    return references;
}

ObjectId write_named_places(HaruFile& file, const Layout& layout, ObjectId first_page) {
    if (layout.places.empty()) return ObjectId::none;
    const ObjectId tree = file.reserve();
    write_tree(file, tree, TreeKind::names,
               {layout.places.size(), [&](std::string& out, std::size_t i) { append_bytes(out, layout.places[i].id); },
                [&](std::string& out, std::size_t i) { append_destination(out, layout, layout.places[i].place, first_page); }});
    return tree;
}

// --- bookmarks ---------------------------------------------------------------------------------------------

namespace {

constexpr std::size_t no_entry = static_cast<std::size_t>(-1);

/// A bookmark among the others, as indices.
struct Entry {
    std::size_t parent = no_entry, previous = no_entry, next = no_entry, first = no_entry, last = no_entry;
    std::size_t below = 0;  ///< all descendants
};

/// Levels become a tree; a skipped level makes no empty entry.
std::vector<Entry> make_tree(const std::vector<Bookmark>& bookmarks) {
    std::vector<Entry> entries(bookmarks.size());
    std::vector<std::size_t> open;  // the path to the last entry
    std::size_t last_top = no_entry;
    for (std::size_t i = 0; i < bookmarks.size(); ++i) {
        while (!open.empty() && (bookmarks[open.back()].level >= bookmarks[i].level || open.size() >= max_bookmark_depth)) open.pop_back();
        Entry& entry = entries[i];
        entry.parent = open.empty() ? no_entry : open.back();
        std::size_t& last = open.empty() ? last_top : entries[open.back()].last;
        entry.previous = last;
        if (last != no_entry) entries[last].next = i;
        else if (!open.empty()) entries[open.back()].first = i;
        last = i;
        for (const std::size_t above : open) ++entries[above].below;
        open.push_back(i);
    }
    return entries;
}

/// How many lines a folded entry would show below itself when opened.
std::size_t children(const std::vector<Entry>& entries, std::size_t parent) {
    std::size_t count = 0;
    for (std::size_t at = entries[parent].first; at != no_entry; at = entries[at].next) ++count;
    return count;
}

}  // namespace

ObjectId write_bookmarks(HaruFile& file, const Structure& structure, const Layout& layout, ObjectId first_page) {
    const std::vector<Bookmark>& bookmarks = layout.bookmarks;
    if (bookmarks.empty() || layout.pages.empty()) return ObjectId::none;
    const std::vector<Entry> entries = make_tree(bookmarks);
    const bool is_all_open = bookmarks.size() <= max_open_bookmarks;
    const ObjectId root = file.reserve(), first = file.reserve(bookmarks.size());
    const auto reference = [&](std::string& out, std::string_view key, std::size_t entry) {
        if (entry == no_entry) return;
        out += key;
        append_reference(out, nth(first, entry));
    };
    std::size_t top = 0, last_top = 0;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const Entry& entry = entries[i];
        if (entry.parent == no_entry) ++top, last_top = i;
        std::string out = "<</Title";
        append_text(out, base::one_line(bookmarks[i].title));
        out += "/Parent ";
        append_reference(out, entry.parent == no_entry ? root : nth(first, entry.parent));
        reference(out, "/Prev ", entry.previous);
        reference(out, "/Next ", entry.next);
        reference(out, "/First ", entry.first);
        reference(out, "/Last ", entry.last);
        if (entry.below > 0) {
            out += "/Count ";
            append_integer(out, is_all_open ? static_cast<std::int64_t>(entry.below) : -static_cast<std::int64_t>(children(entries, i)));
        }
        out += "/Dest";
        append_destination(out, layout, bookmarks[i].place, first_page);
        if (bookmarks[i].node != NodeId::artifact && structure.element(bookmarks[i].node) != ObjectId::none) {
            out += "/SE ";
            append_reference(out, structure.element(bookmarks[i].node));
        }
        file.write(nth(first, i), out + ">>");
    }
    std::string out = "<</Type/Outlines/First ";
    append_reference(out, first);
    reference(out, "/Last ", last_top);
    out += "/Count ";
    append_integer(out, static_cast<std::int64_t>(is_all_open ? bookmarks.size() : top));
    file.write(root, out + ">>");
    return root;
}

// --- page labels -------------------------------------------------------------------------------------------

namespace {

enum class Numbering { none, arabic, roman };

struct Label {
    Numbering numbering = Numbering::none;
    std::int64_t number = 0;
};

Label parse_label(std::string_view text, const Label& previous) {
    if (const auto number = base::parse_integer(text); number && *number > 0) return {Numbering::arabic, *number};
    // A label is roman when it is the next one or the first: "c" alone would be a name as well.
    if (previous.numbering == Numbering::roman && text == base::roman(previous.number + 1)) return {Numbering::roman, previous.number + 1};
    if (text == "i") return {Numbering::roman, 1};
    return {};
}

std::string label_range(const Label& label, std::string_view text) {
    std::string out = "<<";
    if (label.numbering == Numbering::none) {
        if (!text.empty()) out += "/P", append_text(out, text);
        return out + ">>";
    }
    out += label.numbering == Numbering::roman ? "/S/r" : "/S/D";
    if (label.number != 1) out += "/St ", append_integer(out, label.number);
    return out + ">>";
}

}  // namespace

ObjectId write_page_labels(HaruFile& file, const Layout& layout) {
    std::vector<std::pair<std::size_t, std::string>> ranges;  // first page → how it and those after it are labelled
    Label previous;
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        const std::string& text = layout.pages[i].label;
        const Label label = parse_label(text, previous);
        const bool continues = i > 0 && label.numbering != Numbering::none && label.numbering == previous.numbering &&
                               label.number == previous.number + 1;
        if (!continues) ranges.emplace_back(i, label_range(label, text));
        previous = label;
    }
    if (ranges.empty() || (ranges.size() == 1 && ranges[0].second == "<</S/D>>")) return ObjectId::none;
    const ObjectId tree = file.reserve();
    write_tree(file, tree, TreeKind::numbers,
               {ranges.size(), [&](std::string& out, std::size_t i) { append_integer(out, static_cast<std::int64_t>(ranges[i].first)); },
                [&](std::string& out, std::size_t i) { out += ranges[i].second; }});
    return tree;
}

}  // namespace notes_export::pdf
