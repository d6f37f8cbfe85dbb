#include "epub/epub_exporter.h"

#include "base/document_title.h"
#include "base/numbers.h"
#include "base/one_line.h"
#include "epub/chapters.h"
#include "epub/container.h"
#include "epub/cover.h"
#include "epub/navigation.h"
#include "epub/package.h"
#include "epub/page.h"
#include "markup/elements.h"
#include "markup/meta_text.h"
#include "markup/pictures.h"
#include "markup/style_sheet.h"
#include "markup/xhtml_tree.h"
#include "notes_export/walk.h"
#include "notes_export/words.h"

#include <algorithm>

namespace notes_export::epub {
namespace {

constexpr const char* xhtml_type = "application/xhtml+xml";
constexpr std::string_view folder = "EPUB/";

// The pictures of the book: each is one file, whatever the number of its places.
class BookPictures {
public:
    BookPictures(const Document& document, PictureSource& source, Diagnostics& diagnostics)
        : document_(document), source_(source), diagnostics_(diagnostics), widths_(markup::picture_widths(document, markup::Copies::one_for_all)),
          entries_(document.images.size()) {}

    struct Entry {
        bool is_asked = false;
        std::string file;
        std::shared_ptr<const EncodedPicture> picture;
    };

    [[nodiscard]] std::optional<markup::PlacedPicture> place(ImageId image) {
        const auto index = static_cast<std::size_t>(image);
        Entry& entry = entries_[index];
        if (!entry.is_asked) ask(entry, index);
        if (!entry.picture) return std::nullopt;
        return markup::PlacedPicture{entry.file, entry.picture->width, entry.picture->height};
    }
    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }

private:
    void ask(Entry& entry, std::size_t index) {
        entry.is_asked = true;
        const ImageEntry& image = document_.images[index];
        if (!image.bytes) return;
        entry.picture = source_.get(image, markup::screen_request(widths_[index]), diagnostics_);
        if (entry.picture && markup::media_type(entry.picture->encoding).empty()) entry.picture = nullptr;
        if (!entry.picture) return;
        // A name of our own: the site's could be anything (THREATS: archive names).
        entry.file = "picture-";
        base::append_number(entry.file, static_cast<std::int64_t>(index + 1));
        switch (entry.picture->encoding) {
            case PictureEncoding::png: entry.file += ".png"; break;
            case PictureEncoding::svg: entry.file += ".svg"; break;
            case PictureEncoding::jpeg:
            case PictureEncoding::raw_gray:
            case PictureEncoding::raw_rgb: entry.file += ".jpg"; break;
        }
    }

    const Document& document_;
    PictureSource& source_;
    Diagnostics& diagnostics_;
    std::vector<std::uint32_t> widths_;
    std::vector<Entry> entries_;
};

class ChapterPlaces final : public markup::Places {
public:
    ChapterPlaces(const std::vector<Chapter>& chapters, const ChapterMap& map, BookPictures& pictures, std::size_t here)
        : chapters_(chapters), map_(map), pictures_(pictures), here_(here) {}

    [[nodiscard]] std::string address_of(std::string_view anchor) const override {
        const std::size_t chapter = map_.chapter_of(anchor);
        if (anchor.empty()) return chapters_[chapter].file;
        const std::string fragment = markup::fragment(anchor, markup::Syntax::xhtml);
        return chapter == here_ ? fragment : chapters_[chapter].file + fragment;
    }
    [[nodiscard]] std::optional<markup::PlacedPicture> picture(ImageId image) override { return pictures_.place(image); }
    [[nodiscard]] bool holds_note(NoteId note) const override { return map_.chapter_of(note) == here_; }

private:
    const std::vector<Chapter>& chapters_;
    const ChapterMap& map_;
    BookPictures& pictures_;
    std::size_t here_;
};

// The pieces below their divisions: neighbours share those that are the same.
class PieceWriter {
public:
    PieceWriter(markup::TreeWriter& writer, pugi::xml_node parent) : writer_(writer), open_{parent} {}

    /// `continued` are the divisions that an earlier chapter began: their ids stand there.
    void write(const Piece& piece, const std::vector<const Division*>& continued) {
        std::size_t same = 0;
        while (same < path_.size() && same < piece.divisions.size() && path_[same] == piece.divisions[same]) ++same;
        path_.resize(same);
        open_.resize(same + 1);
        for (; same < piece.divisions.size(); ++same) {
            const Division* division = piece.divisions[same];
            const bool is_new = std::find(continued.begin(), continued.end(), division) == continued.end();
            path_.push_back(division);
            open_.push_back(writer_.open_division(open_.back(), *division, is_new));
        }
        writer_.write_block(open_.back(), *piece.block);
    }

private:
    markup::TreeWriter& writer_;
    std::vector<const Division*> path_;
    std::vector<pugi::xml_node> open_;
};

// One book while it is being made.
class Book {
public:
    Book(const Document& document, PictureSource& source, Diagnostics& diagnostics)
        : document_(document), pictures_(document, source, diagnostics), headings_(document),
          chapters_(split_into_chapters(document.body)), map_(document, chapters_) {}

    std::string make() {
        container_.add("META-INF/container.xml", container_document());
        add_file("style", "style.css", "text/css", {}, markup::epub_style_sheet());
        add_file("cover-image", "cover.svg", "image/svg+xml", "cover-image", cover_drawing(document_.meta));
        add_page("cover", "cover.xhtml", {}, cover_page(document_.meta, "cover.svg"));
        add_navigation();
        for (std::size_t i = 0; i < chapters_.size(); ++i) add_chapter(i);
        add_page("colophon", "colophon.xhtml", {}, colophon_page(document_.meta));
        add_pictures();
        container_.add("EPUB/package.opf", package_document(document_, items_, access_facts(document_)));
        return container_.finish();
    }
    [[nodiscard]] std::size_t chapters() const { return chapters_.size(); }

private:
    void add_file(std::string id, std::string file, std::string type, std::string properties, std::string bytes) {
        container_.add(std::string(folder) + file, std::move(bytes));
        items_.push_back({std::move(id), std::move(file), std::move(type), std::move(properties), false});
    }
    void add_page(std::string id, std::string file, std::string properties, std::string bytes) {
        add_file(std::move(id), std::move(file), xhtml_type, std::move(properties), std::move(bytes));
        items_.back().is_in_spine = true;
    }

    void add_navigation() {
        const std::vector<NavigationEntry> entries = navigation_entries();
        const Meta& meta = document_.meta;
        // Notes that list their contents themselves need no second list to page through; and a landmark must be in the spine.
        const bool is_shown = entries.size() > 1 && !headings_.has_contents_place() && document_.contents_depth > 0;
        std::vector<Landmark> landmarks = {{"cover", std::string(word(Word::cover, meta.language)), "cover.xhtml", true}};
        if (is_shown) landmarks.push_back({"toc", std::string(word(Word::contents, meta.language)), "nav.xhtml", true});
        landmarks.push_back({"bodymatter", base::document_title(meta), chapters_.front().file, false});
        add_file("nav", "nav.xhtml", xhtml_type, "nav", navigation_document(meta, entries, landmarks));
        items_.back().is_in_spine = is_shown;
        add_file("ncx", "toc.ncx", "application/x-dtbncx+xml", {}, ncx_document(meta, entries));
    }

    [[nodiscard]] std::vector<NavigationEntry> navigation_entries() const {
        std::vector<NavigationEntry> entries = navigation_entries(outline(document_.body));
        const bool has_front = chapters_.front().heading == nullptr;
        if (has_front || entries.empty())
            entries.insert(entries.begin(), {base::one_line(document_.meta.title.empty() ? base::document_title(document_.meta) : document_.meta.title),
                                             chapters_.front().file, {}});
        return entries;
    }

    [[nodiscard]] std::vector<NavigationEntry> navigation_entries(const std::vector<OutlineEntry>& outline_entries) const {
        std::vector<NavigationEntry> entries;
        for (const OutlineEntry& entry : outline_entries) {
            NavigationEntry made{base::one_line(plain_text(entry.heading->content)), {}, navigation_entries(entry.children)};
            if (made.title.empty()) made.title = "\u2026";
            if (!entry.heading->id.empty()) {
                const std::string& id = entry.heading->id;
                made.address = chapters_[map_.chapter_of(id)].file + markup::fragment(id, markup::Syntax::xhtml);
            }
            // Without a link and without children there is nothing that it could be in a list of links.
            if (!made.address.empty() || !made.children.empty()) entries.push_back(std::move(made));
        }
        return entries;
    }

    void add_chapter(std::size_t index) {
        const Chapter& chapter = chapters_[index];
        const std::string title = chapter.heading != nullptr ? base::one_line(plain_text(chapter.heading->content)) : std::string();
        Page page(document_.meta, title.empty() ? base::document_title(document_.meta) : title);
        pugi::xml_node section = markup::add(page.body(), "section");
        markup::set(section, "epub:type", "chapter");
        markup::set(section, "role", "doc-chapter");
        ChapterPlaces places(chapters_, map_, pictures_, index);
        markup::TreeWriter writer(document_, markup::Syntax::xhtml, places);
        if (index == 0) writer.write_title(section);
        PieceWriter pieces(writer, section);
        for (const Piece& piece : chapter.pieces) pieces.write(piece, continued_);
        if (!chapter.pieces.empty()) continued_ = chapter.pieces.back().divisions;
        writer.write_remaining_notes(section);
        std::string id = "chapter-";
        base::append_number(id, static_cast<std::int64_t>(index + 1));
        std::string properties = writer.has_drawings() ? "svg" : "";
        if (writer.has_math()) properties += properties.empty() ? "mathml" : " mathml";
        add_page(std::move(id), chapter.file, std::move(properties), page.bytes());
    }

    void add_pictures() {
        for (const BookPictures::Entry& entry : pictures_.entries()) {
            if (!entry.picture) continue;
            const bool is_text = entry.picture->encoding == PictureEncoding::svg;
            container_.add_borrowed(std::string(folder) + entry.file, entry.picture->bytes, is_text ? Packing::deflate : Packing::store);
            items_.push_back({entry.file.substr(0, entry.file.find('.')), entry.file,
                              std::string(markup::media_type(entry.picture->encoding)), {}, false});
        }
    }

    const Document& document_;
    BookPictures pictures_;
    markup::HeadingPlan headings_;
    std::vector<Chapter> chapters_;
    ChapterMap map_;
    Container container_;
    std::vector<ManifestItem> items_;
    std::vector<const Division*> continued_;
};

class EpubExporter final : public Exporter {
public:
    void plan_pictures(const Document& document, PicturePlan& plan) const override { markup::plan_pictures(document, markup::Copies::one_for_all, plan); }

    ExportSummary write(const Document& document, PictureSource& source, ByteSink& sink, Diagnostics& diagnostics) const override {
        Book book(document, source, diagnostics);
        sink.write(book.make());
        return {book.chapters(), "chapter"};
    }
};

}  // namespace

std::span<const OptionRow> epub_option_rows() { return {}; }

std::unique_ptr<Exporter> make_epub_exporter(const OptionValues&, Diagnostics&) { return std::make_unique<EpubExporter>(); }

}  // namespace notes_export::epub
