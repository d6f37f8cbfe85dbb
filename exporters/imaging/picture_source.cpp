#include "imaging/picture_source.h"

#include "imaging/choose.h"
#include "imaging/drawing.h"
#include "imaging/kind.h"
#include "imaging/limits.h"
#include "imaging/raster.h"
#include "imaging/resample.h"
#include "notes_export/convert.h"
#include "notes_export/diagnostic.h"

#include <algorithm>
#include <utility>

namespace notes_export::imaging {
namespace {

/// Requests that must get the same answer are one: nothing grows beyond its own size, and a drawing for the screen
/// has none.
PictureRequest normalised(const ImageEntry& image, PictureRequest request) {
    if (image.kind == PictureKind::svg) {
        if (request.use == PictureUse::screen) request.width = 0;
        return request;
    }
    if (request.width == 0 || request.width > image.width) request.width = image.width;
    return request;
}

void check_file(const ImageEntry& image) {
    if (image.bytes->empty()) throw Unreadable("the file is empty");
    if (image.bytes->size() > max_file_bytes) throw Unreadable("the file is larger than 64 MiB");
    const PictureKind kind = kind_of(*image.bytes);
    if (kind == PictureKind::unknown || kind != image.kind) {
        throw Unreadable("it is not a JPEG, PNG, GIF, WebP, TIFF or SVG file, whatever its name says");
    }
}

/// All of `requests` from one decoding.
std::map<PictureRequest, EncodedPicture> encode_photo(const ImageEntry& image, const std::set<PictureRequest>& requests) {
    std::uint32_t widest = 0;
    for (const PictureRequest& request : requests) widest = std::max(widest, request.width);
    const Pixels pixels = decode(*image.bytes, image.kind, widest);
    std::map<PictureRequest, EncodedPicture> encoded;
    for (const PictureRequest& request : requests) {
        encoded.emplace(request, encode(scaled_down(pixels, request.width), image.kind, request.use));
    }
    return encoded;
}

std::map<PictureRequest, EncodedPicture> encode_drawing(const ImageEntry& image, const std::set<PictureRequest>& requests,
                                                        std::vector<std::string>& losses) {
    Drawing drawing = clean_drawing(*image.bytes);
    losses = std::move(drawing.losses);
    std::map<PictureRequest, EncodedPicture> encoded;
    for (const PictureRequest& request : requests) {
        encoded.emplace(request, request.use == PictureUse::screen
                                     ? as_file(drawing)
                                     : encode(rasterised(drawing, request.width), image.kind, request.use));
    }
    return encoded;
}

void report(const ImageEntry& image, const std::string& problem, Diagnostics& diagnostics) {
    // Complete before it is handed over: the list keeps equal ones once.
    diagnostics.add({Severity::warning, "picture-unreadable",
                     "the picture " + quoted(image.name) + " cannot be shown: " + problem, image.span, {},
                     image.span.is_known() ? std::string() : image.name});
}

/// Once for each page that shows the drawing, whichever thread cleaned it.
void report_losses(const ImageEntry& image, const std::vector<std::string>& losses, Diagnostics& diagnostics) {
    if (losses.empty()) return;
    std::string words;
    for (const std::string& loss : losses) words += (words.empty() ? "" : "; ") + loss;
    diagnostics.add({Severity::note, "picture-simplified",
                     "the drawing " + quoted(image.name) + " is shown without what a book must not have: " + words, image.span,
                     {"save the drawing with its text as paths and its pictures embedded if it looks different"},
                     image.span.is_known() ? std::string() : image.name});
}

void report_unavailable(const char* reason, Diagnostics& diagnostics) {
    diagnostics.add({Severity::error, "imaging-unavailable", std::string("pictures cannot be decoded: ") + reason, {},
                     {"install the Debian packages libvips42 and librsvg2-2"}, {}});
}

}  // namespace

void CachingPictureSource::will_need(const ImageEntry& image, PictureRequest request) {
    if (!image.bytes) return;
    const Identity id = identity(image);
    const PictureRequest wanted = normalised(image, request);
    if (encoded_.find({id, wanted})) return;
    Picture& found = picture(id);
    const std::lock_guard lock(found.mutex);
    found.planned.insert(wanted);
}

std::shared_ptr<const EncodedPicture> CachingPictureSource::get(const ImageEntry& image, PictureRequest request,
                                                                Diagnostics& diagnostics) {
    if (!image.bytes) return nullptr;  // missing or refused: reported when it was looked for
    const Identity id = identity(image);
    const PictureRequest wanted = normalised(image, request);
    auto made = encoded_.find({id, wanted});
    if (made && image.kind != PictureKind::svg) return made;

    Picture& found = picture(id);
    const std::lock_guard lock(found.mutex);
    if (!made && found.problem.empty()) {
        try {
            made = encoded_.find({id, wanted});  // by the thread we waited for
            if (!made) made = make(image, id, found, wanted);
        } catch (const Unavailable& error) {
            report_unavailable(error.what(), diagnostics);
            return nullptr;
        } catch (const Unreadable& error) {
            found.problem = error.what();
        }
    }
    if (made) report_losses(image, found.losses, diagnostics);
    else report(image, found.problem, diagnostics);
    return made;
}

std::shared_ptr<const EncodedPicture> CachingPictureSource::make(const ImageEntry& image, const Identity& id,
                                                                 Picture& found, PictureRequest request) {
    check_file(image);
    std::set<PictureRequest> requests = std::move(found.planned);
    found.planned.clear();
    requests.insert(request);
    {
        const std::lock_guard lock(mutex_);
        ++decodes_;
    }
    auto encoded = image.kind == PictureKind::svg ? encode_drawing(image, requests, found.losses) : encode_photo(image, requests);
    std::shared_ptr<const EncodedPicture> wanted;
    for (auto& [made_for, made] : encoded) {
        auto shared = std::make_shared<const EncodedPicture>(std::move(made));
        if (made_for == request) wanted = shared;
        encoded_.insert({id, made_for}, std::move(shared));
    }
    return wanted;
}

/// Files are shared and never copied, so the address usually says it; their bytes are looked at once.
Identity CachingPictureSource::identity(const ImageEntry& image) {
    {
        const std::lock_guard lock(mutex_);
        const auto known = known_files_.find(image.bytes.get());
        if (known != known_files_.end() && known->second.first.lock() == image.bytes) return known->second.second;
    }
    const Identity id = identity_of(*image.bytes);
    const std::lock_guard lock(mutex_);
    known_files_[image.bytes.get()] = {image.bytes, id};
    return id;
}

CachingPictureSource::Picture& CachingPictureSource::picture(const Identity& id) {
    const std::lock_guard lock(mutex_);
    std::unique_ptr<Picture>& found = pictures_[id];
    if (!found) found = std::make_unique<Picture>();
    return *found;
}

std::size_t CachingPictureSource::decodes() const {
    const std::lock_guard lock(mutex_);
    return decodes_;
}

}  // namespace notes_export::imaging

namespace notes_export {

std::unique_ptr<PictureSource> make_picture_source() { return std::make_unique<imaging::CachingPictureSource>(); }

}  // namespace notes_export
