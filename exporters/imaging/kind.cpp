#include "imaging/kind.h"

#include "base/exif.h"

#include <algorithm>
#include <cstddef>

namespace notes_export::imaging {
namespace {

using namespace std::string_view_literals;

/// XML may begin with a declaration, comments and a document type before its first element.
constexpr std::size_t max_prolog = 4096;

bool is_svg(std::string_view bytes) {
    std::string_view text = bytes.substr(0, max_prolog);
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    if (!text.starts_with('<')) return false;
    return text.find("<svg") != std::string_view::npos || text.find(":svg") != std::string_view::npos;
}

}  // namespace

PictureKind kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return PictureKind::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return PictureKind::png;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return PictureKind::gif;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv) return PictureKind::webp;
    if (base::is_tiff(bytes)) return PictureKind::tiff;
    if (is_svg(bytes)) return PictureKind::svg;
    return PictureKind::unknown;
}

}  // namespace notes_export::imaging
