#include "html/picture_store.h"

#include "base/base64.h"
#include "base/numbers.h"
#include "markup/pictures.h"
#include "markup/serialize.h"

namespace notes_export::html {
namespace {

// HTML cannot show one piece of data twice without a script, so a picture used again is in the page again. An icon used in
// every section stays well below this; a photograph repeated a thousand times becomes its alternative text.
constexpr std::size_t max_repeated_bytes = 4U << 20U;

}  // namespace

PictureStore::PictureStore(const Document& document, PictureSource& source, Diagnostics& diagnostics)
    : document_(document), source_(source), diagnostics_(diagnostics), widths_(markup::picture_widths(document, markup::Copies::one_for_each_place)),
      entries_(document.images.size()) {}

std::optional<markup::PlacedPicture> PictureStore::place(ImageId image) {
    const auto index = static_cast<std::size_t>(image);
    const ImageEntry& source = document_.image(image);
    Entry& entry = entries_[index];
    const bool is_repeated = entry.is_asked;
    if (!entry.is_asked) {
        entry.is_asked = true;
        if (source.bytes) entry.picture = source_.get(source, markup::screen_request(widths_[index]), diagnostics_);
    }
    if (!entry.picture || markup::media_type(entry.picture->encoding).empty()) return std::nullopt;
    if (is_repeated) {
        if (repeated_bytes_ + entry.picture->bytes.size() > max_repeated_bytes) return std::nullopt;
        repeated_bytes_ += entry.picture->bytes.size();
    }
    std::string address(markup::picture_scheme);
    base::append_number(address, static_cast<std::int64_t>(index));
    return markup::PlacedPicture{std::move(address), entry.picture->width, entry.picture->height};
}

void PictureStore::expand(std::string& out, std::string_view address) const {
    const auto index = base::parse_integer(address.substr(markup::picture_scheme.size()));
    const EncodedPicture& picture = *entries_[static_cast<std::size_t>(index.value_or(0))].picture;
    out += "data:";
    out += markup::media_type(picture.encoding);
    out += ";base64,";
    base::append_base64(out, picture.bytes);
}

}  // namespace notes_export::html
