#include "pdf/pdf_writer.h"

#include "pdf/fonts.h"
#include "pdf/haru_file.h"
#include "pdf/metadata.h"
#include "pdf/navigation.h"
#include "pdf/paint.h"
#include "pdf/picture.h"
#include "pdf/structure.h"

#include <algorithm>
#include <cassert>
#include <vector>

namespace notes_export::pdf {
namespace {

using typeset::Layout;
using typeset::Page;

constexpr std::size_t kids_per_node = 64;

/// The page tree: pages are objects in a row, `parents` the nodes above them.
struct PageTree {
    ObjectId first_page;
    std::vector<ObjectId> parents;  // of 64 pages each
    [[nodiscard]] ObjectId parent(std::size_t page) const { return parents[page / kids_per_node]; }
};

PageTree reserve_pages(HaruFile& file, std::size_t count) {
    PageTree tree{file.reserve(count), {}};
    if (count <= kids_per_node) {
        tree.parents.push_back(file.page_root());
        return tree;
    }
    for (std::size_t i = 0; i < count; i += kids_per_node) tree.parents.push_back(file.reserve());
    return tree;
}

/// One inner node; its kids are `kids` objects in a row, or a list.
void write_node(HaruFile& file, ObjectId id, ObjectId parent, std::span<const ObjectId> kids, std::size_t pages) {
    std::string out = "<</Type/Pages/Count ";
    append_integer(out, static_cast<std::int64_t>(pages));
    if (parent != ObjectId::none) out += "/Parent ", append_reference(out, parent);
    out += "/Kids[";
    for (const ObjectId kid : kids) append_reference(out, kid), out += ' ';
    file.write(id, out + "]>>");
}

/// The nodes above the pages, from the bottom up to the root.
void write_page_tree(HaruFile& file, const PageTree& tree, std::size_t count) {
    std::vector<ObjectId> level(count);
    for (std::size_t i = 0; i < count; ++i) level[i] = nth(tree.first_page, i);
    std::vector<ObjectId> nodes = tree.parents;
    std::size_t pages_per_kid = 1;
    while (true) {
        const bool is_root = nodes.size() == 1;
        std::vector<ObjectId> above;
        if (!is_root && nodes.size() <= kids_per_node) above.push_back(file.page_root());
        else if (!is_root)
            for (std::size_t i = 0; i < nodes.size(); i += kids_per_node) above.push_back(file.reserve());
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            const std::size_t begin = i * kids_per_node, end = std::min(begin + kids_per_node, level.size());
            const std::size_t pages = std::min(end * pages_per_kid, count) - begin * pages_per_kid;
            write_node(file, nodes[i], is_root ? ObjectId::none : above[i / kids_per_node], std::span(level).subspan(begin, end - begin), pages);
        }
        if (is_root) return;
        level = std::move(nodes);
        nodes = std::move(above);
        pages_per_kid *= kids_per_node;
    }
}

void write_page(HaruFile& file, const PageTree& tree, std::size_t index, const Page& page, const PaintedPage& painted,
                std::string_view annotations) {
    const ObjectId content = file.reserve();
    file.write_stream(content, "", painted.content);
    std::string out = "<</Type/Page/Parent ";
    append_reference(out, tree.parent(index));
    out += "/MediaBox[0 0 ";
    append_real(out, page.size.width.points(), 3), out += ' ';
    append_real(out, page.size.height.points(), 3);
    out += "]/Contents ";
    append_reference(out, content);
    out += "/Resources<<";
    if (!painted.fonts.empty()) out += "/Font<<" + painted.fonts + ">>";
    if (!painted.pictures.empty()) out += "/XObject<<" + painted.pictures + ">>";
    out += ">>/Tabs/S/StructParents ";
    append_integer(out, static_cast<std::int64_t>(index));
    if (!annotations.empty()) out.append("/Annots[").append(annotations).append("]");
    file.write(nth(tree.first_page, index), out + ">>");
}

void set_catalog_object(HaruFile& file, const char* key, ObjectId object) {
    if (object != ObjectId::none) file.set_catalog(key, object);
}

void write_catalog(HaruFile& file, const Meta& meta, const Layout& layout) {
    file.set_catalog_name("Type", "Catalog");
    file.set_catalog_text("Lang", meta.language.empty() ? "en" : meta.language);
    set_catalog_object(file, "MarkInfo", file.add("<</Marked true>>"));
    std::string preferences = "<</DisplayDocTitle true";
    if (meta.direction == Direction::right_to_left) preferences += "/Direction/R2L";
    set_catalog_object(file, "ViewerPreferences", file.add(preferences + ">>"));
    file.set_catalog_name("PageMode", layout.bookmarks.empty() ? "UseNone" : "UseOutlines");
    std::string intents = "[";
    append_reference(intents, write_output_intent(file));
    set_catalog_object(file, "OutputIntents", file.add(intents + "]"));
}

void write_navigation(HaruFile& file, const Structure& structure, const Layout& layout, ObjectId first_page) {
    set_catalog_object(file, "Outlines", write_bookmarks(file, structure, layout, first_page));
    set_catalog_object(file, "PageLabels", write_page_labels(file, layout));
    if (const ObjectId places = write_named_places(file, layout, first_page); places != ObjectId::none) {
        std::string names = "<</Dests ";
        append_reference(names, places);
        set_catalog_object(file, "Names", file.add(names + ">>"));
    }
}

}  // namespace

void write_pdf(const Document& document, const Layout& layout, PictureSource& source, ByteSink& sink, Diagnostics& diagnostics) {
    assert(!layout.pages.empty() && !layout.structure.empty());
    HaruFile file(sink);
    Fonts fonts(layout, file);
    Pictures pictures(document, source, file, diagnostics);
    Structure structure(layout);
    Painter painter(fonts, pictures, structure);

    const PageTree tree = reserve_pages(file, layout.pages.size());
    for (std::size_t i = 0; i < layout.pages.size(); ++i) {
        const Page& page = layout.pages[i];
        const PaintedPage painted = painter.paint(page);
        const std::string links = write_links(file, structure, layout, page, tree.first_page, document.meta.language);
        write_page(file, tree, i, page, painted, links);
    }
    write_page_tree(file, tree, layout.pages.size());
    fonts.write();
    file.set_catalog("StructTreeRoot", structure.write(file, tree.first_page));
    write_navigation(file, structure, layout, tree.first_page);
    write_catalog(file, document.meta, layout);
    // Both standards forbid showing the glyph that stands for a missing one.
    const Claims claims = fonts.shows_missing_glyph() ? Claims::none : Claims::accessible_archive;
    file.set_catalog("Metadata", write_metadata(file, document.meta, claims));
    file.finish();
}

}  // namespace notes_export::pdf
