#include "markdown/picture_attributes.h"

#include "base/picture_extent.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::markdown {
namespace {

constexpr std::size_t max_list = 200;  // bytes: longer ones are something else

struct SizeList {
    std::string width, height, style;
    std::size_t length = 0;  ///< bytes of the text they take
};

/// Without quotation marks; the typographer has perhaps turned them.
std::string unquoted(std::string_view value) {
    std::string out(value);
    for (const std::string_view mark : {"\"", "'", "“", "”", "„", "‘", "’", "«", "»", "‚"}) {
        for (std::size_t at = out.find(mark); at != std::string::npos; at = out.find(mark)) out.erase(at, mark.size());
    }
    return out;
}

/// `{width=50% .left}`, `{: height="40px"}`: words that are classes, ids or sizes, and at least one size.
std::optional<SizeList> size_list(std::string_view text) {
    const std::size_t close = text.find('}');
    if (!text.starts_with('{') || close == std::string_view::npos || close > max_list) return std::nullopt;
    std::string_view inside = text.substr(1, close - 1);
    if (inside.find('{') != std::string_view::npos || inside.find('\n') != std::string_view::npos) return std::nullopt;
    if (inside.starts_with(':')) inside.remove_prefix(1);
    SizeList list;
    list.length = close + 1;
    bool has_size = false;
    while (!inside.empty()) {
        inside.remove_prefix(std::min(inside.find_first_not_of(' '), inside.size()));
        if (inside.empty()) break;
        const std::size_t equals = inside.find('=');
        const bool is_name = inside.front() == '.' || inside.front() == '#';
        if (is_name) {
            inside.remove_prefix(std::min(inside.find(' '), inside.size()));
            continue;
        }
        if (equals == std::string_view::npos) return std::nullopt;
        const std::string_view name = inside.substr(0, equals);
        std::string* const value = name == "width" ? &list.width : name == "height" ? &list.height : name == "style" ? &list.style : nullptr;
        if (value == nullptr) return std::nullopt;
        inside.remove_prefix(equals + 1);
        // A style in quotes has blanks; it reaches to the next attribute or the end.
        const std::size_t next = name == "style" ? inside.rfind(" .") : inside.find(' ');
        *value = unquoted(inside.substr(0, next));
        inside.remove_prefix(std::min(next, inside.size()));
        has_size = true;
    }
    if (!has_size) return std::nullopt;
    return list;
}

/// The picture that `node` is or links.
Image* picture_of(Inline& node) {
    if (auto* image = std::get_if<Image>(&node.node)) return image;
    auto* link = std::get_if<Link>(&node.node);
    return link != nullptr && link->content.size() == 1 ? std::get_if<Image>(&link->content.front().node) : nullptr;
}

}  // namespace

void apply_picture_sizes(Inlines& inlines) {
    bool has_emptied = false;
    for (std::size_t i = 0; i < inlines.size(); ++i) {
        if (auto* link = std::get_if<Link>(&inlines[i].node)) apply_picture_sizes(link->content);
        else if (auto* styled = std::get_if<Styled>(&inlines[i].node)) apply_picture_sizes(styled->content);
        if (i + 1 == inlines.size()) break;
        Image* const image = picture_of(inlines[i]);
        auto* const text = image != nullptr ? std::get_if<Text>(&inlines[i + 1].node) : nullptr;
        if (text == nullptr) continue;
        const auto list = size_list(text->text);
        if (!list) continue;
        image->extent = base::picture_extent(list->width, list->height, list->style);
        text->text.erase(0, list->length);
        has_emptied = has_emptied || text->text.empty();
    }
    if (!has_emptied) return;
    std::erase_if(inlines, [](const Inline& node) {
        const auto* text = std::get_if<Text>(&node.node);
        return text != nullptr && text->text.empty();
    });
}

void apply_picture_size(Inlines& paragraph, const Attributes& attributes) {
    Image* const image = paragraph.size() == 1 ? picture_of(paragraph.front()) : nullptr;
    if (image == nullptr) return;
    const auto value = [&](std::string_view name) {
        const std::string* text = attributes.text(name);
        return text != nullptr ? std::string_view(*text) : std::string_view();
    };
    const PictureExtent extent = base::picture_extent(value("width"), value("height"), value("style"));
    if (extent != PictureExtent{}) image->extent = extent;
}

}  // namespace notes_export::markdown
