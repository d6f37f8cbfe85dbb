// Pages and structure as stable, readable text: what the layout tests compare.
#include "base/numbers.h"
#include "notes_export/match.h"
#include "typeset/typeset.h"

#include <string_view>

namespace notes_export::typeset {
namespace {

std::string fixed(double value) { return base::number(value, 1); }

std::string place(const Rect& box) {
    return fixed(box.origin.x.points()) + "," + fixed(box.origin.y.points()) + " " + fixed(box.size.width.points()) + "x" +
           fixed(box.size.height.points());
}

std::string hex(Color color) {
    constexpr char digits[] = "0123456789abcdef";
    std::string out = "#";
    for (const unsigned char part : {color.red, color.green, color.blue}) {
        out += digits[part >> 4U];
        out += digits[part & 0xFU];
    }
    return out;
}

std::string target_words(const Target& target) {
    return match(target, [](const WebAddress& web) { return web.url; }, [](const Anchor& anchor) { return "#" + anchor.id; },
                 [](const Nowhere&) { return std::string("nowhere"); });
}

/// Text items of one line and style are shown as one row.
class PageDump {
public:
    explicit PageDump(const Layout& layout) : layout_(layout) {}

    std::string run() {
        for (const Page& page : layout_.pages) {
            out_ += "page " + page.label + " " + fixed(page.size.width.points()) + "x" + fixed(page.size.height.points()) + "\n";
            for (const Item& item : page.items) {
                match(item, [&](const TextItem& text) { add(text); },
                      [&](const BoxItem& box) { line("box " + place(box.box) + " " + hex(box.color)); },
                      [&](const PathItem& path) { line("path " + base::number(static_cast<double>(path.points.size()), 0) + " points"); },
                      [&](const PictureItem& picture) {
                          line("picture " + base::number(static_cast<double>(picture.image), 0) + " " + place(picture.box) + " " +
                               base::number(picture.request.width, 0) + "px");
                      });
            }
            flush();
            for (const LinkArea& link : page.links) line("link " + place(link.box) + " " + target_words(link.target));
        }
        for (const Bookmark& bookmark : layout_.bookmarks) {
            line("bookmark " + base::number(bookmark.level, 0) + " \"" + bookmark.title + "\" page " +
                 base::number(bookmark.place.page + 1, 0));
        }
        for (const NamedPlace& named : layout_.places) {
            line("place " + named.id + " page " + base::number(named.place.page + 1, 0) + " " + fixed(named.place.point.y.points()));
        }
        return std::move(out_);
    }

private:
    void add(const TextItem& text) {
        const bool goes_on = !words_.empty() && text.baseline == last_.baseline && text.size == last_.size &&
                             text.shaped->face == last_.shaped->face && text.owner == last_.owner && text.color == last_.color;
        if (!goes_on) {
            flush();
            first_ = text;
        }
        last_ = text;
        words_ += text.shaped->text;
        if (text.space_after) words_ += ' ';
    }
    void flush() {
        if (words_.empty()) return;
        const Face& face = *layout_.faces[static_cast<std::size_t>(first_.shaped->face)];
        const double width = last_.x - first_.x +
                             last_.shaped->advance * static_cast<double>(last_.size) / face.units_per_em();
        std::string_view name = face.name();
        name = name.substr(0, name.rfind('.'));
        out_ += "  text " + fixed(first_.x) + "," + fixed(first_.baseline) + " +" + fixed(width) + " " + std::string(name) + " " +
                fixed(first_.size) + " \"" + words_ + "\"" + (first_.owner == NodeId::artifact ? " artifact" : "") + "\n";
        words_.clear();
    }
    void line(const std::string& words) {
        flush();
        out_ += "  " + words + "\n";
    }

    const Layout& layout_;
    std::string out_, words_;
    TextItem first_, last_;
};

constexpr std::string_view role_names[] = {
    "content", "Document", "Part", "Sect", "Div", "Aside", "TOC", "TOCI", "H1", "H2", "H3", "H4", "H5", "H6", "Title",
    "P", "BlockQuote", "Caption", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD",
    "Figure", "Formula", "Code", "Note", "Reference", "Link", "Span", "Em", "Strong"};

class TagDump {
public:
    explicit TagDump(const Layout& layout) : layout_(layout), words_(layout.structure.size()) {
        for (const Page& page : layout_.pages) {
            for (const Item& item : page.items) {
                const auto* text = std::get_if<TextItem>(&item);
                if (text == nullptr || text->owner == NodeId::artifact) continue;
                std::string& words = words_[static_cast<std::size_t>(text->owner)];
                words += text->shaped->text;
                if (text->space_after) words += ' ';
            }
        }
    }

    std::string run() {
        write(0, 0);
        return std::move(out_);
    }

private:
    void write(std::size_t index, std::size_t depth) {
        const StructureNode& node = layout_.structure[index];
        out_.append(2 * depth, ' ');
        if (node.role == Role::content) {
            out_ += "\"" + words_[index] + "\"\n";
        } else {
            out_ += role_names[static_cast<std::size_t>(node.role)];
            if (node.detail != 0) write_detail(layout_.details[node.detail]);
            out_ += '\n';
        }
        for (NodeId child = node.first_child; child != NodeId::artifact;
             child = layout_.structure[static_cast<std::size_t>(child)].next) {
            write(static_cast<std::size_t>(child), depth + 1);
        }
    }
    void write_detail(const StructureDetail& detail) {
        const auto add = [&](std::string_view name, const std::string& value) {
            if (!value.empty()) out_ += " " + std::string(name) + "=\"" + value + "\"";
        };
        add("alt", detail.alt);
        add("actual", detail.actual_text);
        add("lang", detail.language);
        add("id", detail.id);
        if (detail.column_span > 1) add("columns", base::number(detail.column_span, 0));
        if (detail.row_span > 1) add("rows", base::number(detail.row_span, 0));
        if (detail.is_row_header) out_ += " row-header";
        if (detail.is_ordered) out_ += " ordered";
    }

    const Layout& layout_;
    std::vector<std::string> words_;
    std::string out_;
};

}  // namespace

std::string dump_pages(const Layout& layout) { return PageDump(layout).run(); }
std::string dump_tags(const Layout& layout) { return TagDump(layout).run(); }

}  // namespace notes_export::typeset
