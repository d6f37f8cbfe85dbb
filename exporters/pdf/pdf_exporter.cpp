#include "pdf/pdf_exporter.h"

#include "notes_export/walk.h"
#include "pdf/pdf_options.h"
#include "pdf/pdf_writer.h"
#include "typeset/typeset.h"

#include <optional>
#include <set>

namespace notes_export::pdf {
namespace {

class PdfExporter final : public Exporter {
public:
    explicit PdfExporter(PdfOptions options) : options_(options) {}

    void plan_pictures(const Document& document, PicturePlan& plan) const override;
    ExportSummary write(const Document& document, PictureSource& pictures, ByteSink& sink,
                        Diagnostics& diagnostics) const override;
    std::string dump(std::string_view view, const Document& document, PictureSource& pictures,
                     Diagnostics& diagnostics) const override;

private:
    PdfOptions options_;
};

/// Calls `found` with each picture that will be printed and the request for it.
template <class Found>
void for_each_request(const Document& document, const typeset::Theme& theme, const Found& found) {
    const auto need = [&](ImageId id, PictureSize size, const PictureExtent& extent) {
        const ImageEntry& image = document.image(id);
        if (!image.bytes || image.width == 0) return;
        found(id, PictureRequest{PictureUse::print, typeset::print_pixels(size, extent, image, theme)});
    };
    const auto visit = [&](const Blocks& blocks) {
        for_each_block(blocks, [&](const Block& block) {
            if (const auto* figure = std::get_if<Figure>(&block.node)) need(figure->image, figure->size, figure->extent);
        });
        for_each_inline(blocks, [&](const Inline& node) {
            if (const auto* image = std::get_if<Image>(&node.node)) need(image->image, image->size, image->extent);
        });
    };
    visit(document.body);
    for (const Note& note : document.notes) visit(note.content);
}

/// The document as if the pictures that cannot be decoded were missing, so that their descriptions stand in the text; nothing when all are
/// good. Reports those that are not.
std::optional<Document> without_unreadable(const Document& document, const typeset::Theme& theme, PictureSource& pictures, Diagnostics& diagnostics) {
    std::set<ImageId> tried, unreadable;
    for_each_request(document, theme, [&](ImageId id, PictureRequest request) {
        if (!tried.insert(id).second) return;
        const ImageEntry& entry = document.image(id);
        if (entry.code.size == 0 && !pictures.get(entry, request, diagnostics)) unreadable.insert(id);
    });
    if (unreadable.empty()) return std::nullopt;
    Document mended = document;
    for (const ImageId id : unreadable) mended.images[static_cast<std::size_t>(id)].bytes = nullptr;
    return mended;
}

void PdfExporter::plan_pictures(const Document& document, PicturePlan& plan) const {
    for_each_request(document, theme_for(options_, document.meta), [&](ImageId id, PictureRequest request) { plan.will_need(document.image(id), request); });
}

ExportSummary PdfExporter::write(const Document& document, PictureSource& pictures, ByteSink& sink,
                                 Diagnostics& diagnostics) const {
    const typeset::Theme theme = theme_for(options_, document.meta);
    const std::optional<Document> mended = without_unreadable(document, theme, pictures, diagnostics);
    const Document& shown = mended ? *mended : document;
    const typeset::Layout layout = typeset::typeset(shown, theme, diagnostics);
    write_pdf(shown, layout, pictures, sink, diagnostics);
    return {layout.pages.size(), "page"};
}

std::string PdfExporter::dump(std::string_view view, const Document& document, PictureSource&,
                              Diagnostics& diagnostics) const {
    if (view != "pages" && view != "tags") return {};
    const typeset::Layout layout = typeset::typeset(document, theme_for(options_, document.meta), diagnostics);
    return view == "pages" ? typeset::dump_pages(layout) : typeset::dump_tags(layout);
}

}  // namespace

std::span<const OptionRow> pdf_option_rows() { return option_rows(); }

std::unique_ptr<Exporter> make_pdf_exporter(const OptionValues& values, Diagnostics& diagnostics) {
    const std::optional<PdfOptions> options = parse_options(values, diagnostics);
    if (!options) return nullptr;
    return std::make_unique<PdfExporter>(*options);
}

}  // namespace notes_export::pdf
