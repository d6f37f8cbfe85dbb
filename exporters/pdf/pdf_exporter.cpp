#include "pdf/pdf_exporter.h"

#include "notes_export/walk.h"
#include "pdf/pdf_options.h"
#include "pdf/pdf_writer.h"
#include "typeset/typeset.h"

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

void PdfExporter::plan_pictures(const Document& document, PicturePlan& plan) const {
    const typeset::Theme theme = theme_for(options_, document.meta);
    const auto need = [&](ImageId id, PictureSize size, std::uint32_t width) {
        const ImageEntry& image = document.image(id);
        if (!image.bytes || image.width == 0) return;
        plan.will_need(image, {PictureUse::print, typeset::print_pixels(size, width, image, theme)});
    };
    const auto plan_blocks = [&](const Blocks& blocks) {
        for_each_block(blocks, [&](const Block& block) {
            if (const auto* figure = std::get_if<Figure>(&block.node)) need(figure->image, figure->size, figure->extent.width);
        });
        for_each_inline(blocks, [&](const Inline& node) {
            if (const auto* image = std::get_if<Image>(&node.node)) need(image->image, image->size, image->extent.width);
        });
    };
    plan_blocks(document.body);
    for (const Note& note : document.notes) plan_blocks(note.content);
}

ExportSummary PdfExporter::write(const Document& document, PictureSource& pictures, ByteSink& sink,
                                 Diagnostics& diagnostics) const {
    const typeset::Layout layout = typeset::typeset(document, theme_for(options_, document.meta), diagnostics);
    write_pdf(document, layout, pictures, sink, diagnostics);
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
