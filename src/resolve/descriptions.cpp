#include "resolve/descriptions.h"

#include "base/path.h"
#include "base/trim.h"
#include "model/tree.h"
#include "notes_export/walk.h"

namespace notes_export::resolve {
namespace {

class Descriptions {
public:
    Descriptions(const model::Draft& draft, const std::vector<ResolvedImage>& resolved, const std::vector<ImageEntry>& entries,
                 Diagnostics& diagnostics)
        : draft_(draft), resolved_(resolved), entries_(entries), is_told_(entries.size()), diagnostics_(diagnostics) {}

    void look_at(const Figure& figure) {
        const std::string caption = plain_text(figure.caption);
        if (!is_blank(figure.alt) || (!is_blank(caption) && !is_file_name(caption, figure.image))) return;
        report(figure.image);
    }
    void look_at(const Image& image) {
        if (is_blank(image.alt)) report(image.image);
    }

private:
    static bool is_blank(std::string_view words) { return base::trim(words).empty(); }

    /// What the theme shows below a picture that nobody named describes nothing.
    [[nodiscard]] bool is_file_name(const std::string& caption, ImageId id) const {
        const model::RawImage& raw = draft_.images[static_cast<std::size_t>(id)];
        return raw.is_path && base::name_of(caption) == base::name_of(raw.words);
    }

    void report(ImageId id) {
        const model::RawImage& raw = draft_.images[static_cast<std::size_t>(id)];
        const ResolvedImage& picture = resolved_[static_cast<std::size_t>(id)];
        if (raw.is_decorative || !picture.remote.empty()) return;
        const auto entry = static_cast<std::size_t>(picture.id);
        if (!entries_[entry].bytes || is_told_[entry]) return;
        is_told_[entry] = true;
        diagnostics_.note("picture-undescribed", raw.span, "the picture " + quoted(entries_[entry].name) + " has no alternative text")
            .hint("say what it shows: ![words](address) in Markdown, alt=\"words\" in a shortcode or tag; <img alt=\"\"> means a decoration");
    }

    const model::Draft& draft_;
    const std::vector<ResolvedImage>& resolved_;
    const std::vector<ImageEntry>& entries_;
    std::vector<bool> is_told_;  // by the document's id
    Diagnostics& diagnostics_;
};

}  // namespace

void report_undescribed(model::Draft& draft, const std::vector<ResolvedImage>& resolved, const std::vector<ImageEntry>& entries,
                        Diagnostics& diagnostics) {
    Descriptions descriptions(draft, resolved, entries, diagnostics);
    model::Visitor visitor;
    visitor.enter = [&](Block& block) {
        if (const Figure* figure = std::get_if<Figure>(&block.node)) descriptions.look_at(*figure);
    };
    visitor.inline_node = [&](Inline& node) {
        if (const Image* image = std::get_if<Image>(&node.node)) descriptions.look_at(*image);
    };
    model::walk(draft.body, visitor);
    for (Note& note : draft.notes) model::walk(note.content, visitor);
}

}  // namespace notes_export::resolve
