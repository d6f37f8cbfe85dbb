#include "typeset/page/picture_paragraph.h"

#include "notes_export/walk.h"

#include <algorithm>
#include <utility>

namespace notes_export::typeset {
namespace {

constexpr float least_shared_width = 85;   // of a picture in a row: narrower ones show nothing; tuned by eye on screenshots
constexpr std::size_t max_in_row = 3;

bool is_blank(const Text& text) { return text.text.find_first_not_of(" \t\n") == std::string::npos; }

/// The pictures of a node that holds nothing else; false for all other nodes.
bool take_pictures(const Inline& node, std::optional<TargetId> target, std::vector<LinkedPicture>& pictures) {
    if (const auto* image = std::get_if<Image>(&node.node)) {
        if (image->is_round) return false;
        pictures.push_back({image, target});
        return true;
    }
    const Inlines* content = nullptr;
    if (const auto* link = std::get_if<Link>(&node.node); link != nullptr && link->look == LinkLook::plain) content = &link->content, target = link->target;
    else if (const auto* styled = std::get_if<Styled>(&node.node)) content = &styled->content;
    if (content == nullptr || content->empty()) return false;
    const std::size_t before = pictures.size();
    for (const Inline& inner : *content) {
        const auto* text = std::get_if<Text>(&inner.node);
        const bool is_gap = std::holds_alternative<LineBreak>(inner.node) || (text != nullptr && is_blank(*text));
        if (!is_gap && !take_pictures(inner, target, pictures)) {
            pictures.resize(before);
            return false;
        }
    }
    return pictures.size() > before;
}

/// A line of the source: words, then pictures at its end.
struct Line {
    std::size_t begin = 0, words_end = 0, end = 0;  // nodes of the paragraph
    std::vector<LinkedPicture> pictures;
    bool has_words = false;
};

std::vector<Line> lines_of(const Inlines& paragraph) {
    std::vector<Line> lines(1);
    for (std::size_t i = 0; i < paragraph.size(); ++i) {
        if (std::holds_alternative<LineBreak>(paragraph[i].node)) {
            lines.emplace_back().begin = i + 1;
            lines.back().words_end = lines.back().end = i + 1;
            continue;
        }
        Line& line = lines.back();
        line.end = i + 1;
        const auto* text = std::get_if<Text>(&paragraph[i].node);
        if (text != nullptr && is_blank(*text)) continue;
        if (take_pictures(paragraph[i], std::nullopt, line.pictures)) continue;
        line.pictures.clear();  // a picture before words is one of them
        line.has_words = true;
        line.words_end = i + 1;
    }
    return lines;
}

bool is_shown(const Image& image, const Document& document) {
    const ImageEntry& entry = document.image(image.image);
    return entry.bytes && entry.width != 0;
}

/// Too large for a line of text.
bool is_large(const Image& image, const Document& document) {
    if (image.size != PictureSize::unset || !is_shown(image, document)) return false;
    const ImageEntry& entry = document.image(image.image);
    PrintedSize size = natural_size(entry);
    if (image.extent != PictureExtent{}) size = printed_size(image.size, image.extent, entry, 1e4F, 1e4F);
    return size.height > max_inline_height;
}

/// Whether the pictures at a line's end leave it.
bool stand_alone(const Line& line, const Document& document, bool is_whole_paragraph) {
    if (line.pictures.empty()) return false;
    const LinkedPicture& first = line.pictures.front();
    // As figures have always been set: whatever its size, one picture, or the stand-in for it, is more than a letter.
    if (is_whole_paragraph && line.pictures.size() == 1 && (!first.target || !is_shown(*first.image, document))) return true;
    const bool are_shown = std::all_of(line.pictures.begin(), line.pictures.end(), [&](const LinkedPicture& one) { return is_shown(*one.image, document); });
    return are_shown && std::any_of(line.pictures.begin(), line.pictures.end(), [&](const LinkedPicture& one) { return is_large(*one.image, document); });
}

bool is_caption(const Inlines& words) {
    const auto* styled = words.size() == 1 ? std::get_if<Styled>(&words.front().node) : nullptr;
    return styled != nullptr && styled->style == InlineStyle::emphasis;
}

void add_words(const Inlines& paragraph, std::size_t begin, std::size_t end, std::vector<ParagraphPart>& parts) {
    if (parts.empty() || !parts.back().pictures.empty()) parts.emplace_back();
    Inlines& words = parts.back().words;
    words.insert(words.end(), paragraph.begin() + static_cast<std::ptrdiff_t>(begin), paragraph.begin() + static_cast<std::ptrdiff_t>(end));
}

/// A part's words end with the break before its pictures; nothing follows there.
void trim(ParagraphPart& part) {
    const auto is_gap = [](const Inline& node) {
        const auto* text = std::get_if<Text>(&node.node);
        return std::holds_alternative<LineBreak>(node.node) || (text != nullptr && is_blank(*text));
    };
    while (!part.words.empty() && is_gap(part.words.back())) part.words.pop_back();
    while (!part.words.empty() && is_gap(part.words.front())) part.words.erase(part.words.begin());
}

// --- rows --------------------------------------------------------------------------------------------------

/// Of equal height, together as wide as `width`, but none larger than it asks for.
PictureRow level_row(const std::vector<PrintedSize>& sizes, std::size_t first, std::size_t count, float width) {
    PictureRow row{first, {}};
    float ratios = 0, height = 1e6F;
    for (std::size_t i = first; i < first + count; ++i) {
        ratios += sizes[i].width / sizes[i].height;
        height = std::min(height, sizes[i].height);
    }
    height = std::min(height, (width - picture_gap * static_cast<float>(count - 1)) / ratios);
    for (std::size_t i = first; i < first + count; ++i) row.sizes.push_back({height * sizes[i].width / sizes[i].height, height});
    return row;
}

bool is_readable(const PictureRow& row) {
    return std::all_of(row.sizes.begin(), row.sizes.end(), [](const PrintedSize& size) { return size.width >= least_shared_width; });
}

}  // namespace

std::vector<ParagraphPart> parts_of_paragraph(const Inlines& paragraph, const Document& document) {
    const std::vector<Line> lines = lines_of(paragraph);
    const auto holds_something = [](const Line& line) { return line.has_words || !line.pictures.empty(); };
    const bool is_single = std::count_if(lines.begin(), lines.end(), holds_something) == 1;
    std::vector<ParagraphPart> parts;
    bool is_parted = false;
    for (const Line& line : lines) {
        const bool is_alone = stand_alone(line, document, is_single && !line.has_words);
        const std::size_t words_end = is_alone ? line.words_end : line.end;
        // With the break before it, which parts those words from these.
        const std::size_t begin = line.begin > 0 ? line.begin - 1 : 0;
        if (!is_alone || line.has_words) add_words(paragraph, begin, words_end, parts);
        if (!is_alone) continue;
        is_parted = true;
        const bool follows_pictures = !line.has_words && !parts.empty() && !parts.back().pictures.empty();
        if (!follows_pictures) parts.emplace_back();
        parts.back().pictures.insert(parts.back().pictures.end(), line.pictures.begin(), line.pictures.end());
    }
    if (!is_parted) return {};
    for (ParagraphPart& part : parts) trim(part);
    std::erase_if(parts, [](const ParagraphPart& part) { return part.pictures.empty() && part.words.empty(); });
    if (parts.size() == 2 && parts[0].pictures.size() == 1 && is_caption(parts[1].words)) {
        parts[0].words = std::move(parts[1].words);
        parts.pop_back();
    }
    return parts;
}

float PictureRow::width() const {
    float sum = picture_gap * static_cast<float>(sizes.empty() ? 0 : sizes.size() - 1);
    for (const PrintedSize& size : sizes) sum += size.width;
    return sum;
}

float PictureRow::height() const {
    float most = 0;
    for (const PrintedSize& size : sizes) most = std::max(most, size.height);
    return most;
}

std::vector<PictureRow> rows_of_pictures(const std::vector<LinkedPicture>& pictures, const Document& document, float width, float max_height) {
    std::vector<PrintedSize> sizes;
    bool has_wish = false;
    for (const LinkedPicture& one : pictures) {
        sizes.push_back(printed_size(one.image->size, one.image->extent, document.image(one.image->image), width, max_height));
        has_wish = has_wish || one.image->extent != PictureExtent{};
    }
    std::vector<PictureRow> rows;
    for (std::size_t at = 0; at < sizes.size();) {
        PictureRow row{at, {sizes[at]}};
        while (at + row.sizes.size() < sizes.size()) {
            row.sizes.push_back(sizes[at + row.sizes.size()]);
            if (row.width() <= width + 0.5F) continue;
            row.sizes.pop_back();
            break;
        }
        const std::size_t left = sizes.size() - at;
        if (!has_wish && row.sizes.size() < std::min(left, max_in_row)) {
            // Four are two and two, not three and one.
            for (std::size_t count = left == 4 ? 2 : std::min(left, max_in_row); count > row.sizes.size(); --count) {
                PictureRow shared = level_row(sizes, at, count, width);
                if (is_readable(shared)) row = std::move(shared);
            }
        }
        at += row.sizes.size();
        rows.push_back(std::move(row));
    }
    return rows;
}

}  // namespace notes_export::typeset
