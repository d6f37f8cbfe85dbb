#include "resolve/images.h"

#include "base/base64.h"
#include "base/image_info.h"
#include "base/path.h"
#include "qr/qr.h"
#include "resolve/limits.h"
#include "resolve/web_address.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>

namespace notes_export::resolve {
namespace {

bool is_remote(std::string_view words, std::string_view scheme) {
    return scheme == "http" || scheme == "https" || scheme == "ftp" || words.substr(0, 2) == "//";
}

/// What a file is that some browsers, cameras and programs show, but no book; by its first bytes. Empty: nothing known.
std::string_view foreign_format(std::string_view bytes) {
    using namespace std::string_view_literals;
    struct Signature {
        std::size_t offset;
        std::string_view bytes;
        std::string_view name;
    };
    constexpr Signature signatures[] = {
        {0, "II*\0"sv, "a damaged TIFF file"}, {0, "MM\0*"sv, "a damaged TIFF file"}, {0, "II+\0"sv, "a BigTIFF file"}, {0, "MM\0+"sv, "a BigTIFF file"},
        {0, "BM"sv, "a BMP file"}, {4, "ftypavif"sv, "an AVIF file"},
        {4, "ftypavis"sv, "an AVIF film"}, {4, "ftyphei"sv, "a HEIC file"}, {4, "ftyphev"sv, "a HEIC file"}, {4, "ftypmif1"sv, "a HEIF file"},
        {4, "ftyp"sv, "a film"}, {0, "\x1A\x45\xDF\xA3"sv, "a film"}, {0, "\xFF\x0A"sv, "a JPEG XL file"}, {4, "JXL "sv, "a JPEG XL file"},
        {4, "jP  "sv, "a JPEG 2000 file"}, {0, "%PDF"sv, "a PDF file"}, {0, "%!PS"sv, "a PostScript file"}, {0, "8BPS"sv, "a Photoshop file"},
        {0, "\0\0\1\0"sv, "an icon of Windows"}, {0, "\x1F\x8B"sv, "a compressed file"}, {0, "version https://git-lfs"sv, "a pointer of Git LFS, not the file itself"},
        {0, "<!DOCTYPE html"sv, "a web page"}, {0, "<html"sv, "a web page"},
    };
    for (const Signature& one : signatures)
        if (bytes.size() > one.offset && bytes.substr(one.offset).starts_with(one.bytes)) return one.name;
    return {};
}

}  // namespace

ResolvedImage ImageResolver::resolve(const model::RawImage& raw) {
    if (raw.code.size != 0) return {from_code(raw), {}};
    if (raw.is_path) return {raw.words.empty() ? missing({}, raw.span) : from_file(raw.words, raw.span), {}};
    const std::string words = cleaned_address(raw.words);
    const Address address = take_apart(words);
    if (address.scheme == "data") return {from_data(words, raw.span), {}};
    if (is_remote(words, address.scheme)) {
        diagnostics_.warn("remote-picture", raw.span, "the picture " + quoted(words) + " is on another site and is not fetched")
            .hint("its description and its address are shown; put the picture into the page's folder to have it shown");
        const auto complete = complete_address(address.scheme.empty() ? "https:" + words : words);
        return {missing(words, raw.span), complete.value_or(std::string{})};
    }
    const auto file = address.scheme.empty() && !address.path.empty() ? files_.find(address.path, raw.span.source) : std::nullopt;
    if (file) return {from_file(file->path, raw.span), {}};
    report_missing(raw.words, raw.span);
    return {missing(raw.words, raw.span), {}};
}

void ImageResolver::report_missing(const std::string& words, Span span) {
    diagnostics_.warn("image-not-found", span, "there is no picture " + quoted(words))
        .hint("pictures are sought below the page's address, in its bundle, beside the text, in static/ and in assets/");
}

ImageId ImageResolver::missing(std::string name, Span span) {
    ImageEntry entry;
    entry.name = std::move(name);
    entry.span = span;
    entries_.push_back(std::move(entry));
    return static_cast<ImageId>(entries_.size() - 1);
}

ImageId ImageResolver::from_file(const std::string& path, Span span) {
    FileResult known = site_.files().identify(path);
    if (known.is_ok()) {
        const auto found = by_file_.find(known.identity);
        if (found != by_file_.end()) return found->second;
    }
    FileResult file = site_.files().read(path, max_picture_bytes);
    if (!file.is_ok()) {
        Diagnostic& diagnostic = diagnostics_.warn("picture-unreadable", span, "the picture " + quoted(path) + " cannot be read");
        if (file.status == FileStatus::too_large) {
            diagnostic.hint("it has " + std::to_string(file.size) + " bytes; at most " + std::to_string(max_picture_bytes) +
                            " are read");
        } else if (!file.message.empty()) {
            diagnostic.hint(file.message);
        }
        return missing(path, span);
    }
    const ImageId id = add(path, std::move(file.bytes), span);
    by_file_.emplace(file.identity, id);
    return id;
}

/// "data:image/png;base64,…"
ImageId ImageResolver::from_data(std::string_view words, Span span) {
    const std::size_t comma = words.find(',');
    const std::string_view type = words.substr(0, comma);
    std::optional<std::string> bytes;
    if (comma != std::string_view::npos && type.substr(0, 11) == "data:image/") {
        const std::string payload = decoded(words.substr(comma + 1));
        bytes = type.find(";base64") != std::string_view::npos ? base::decode_base64(payload) : std::optional<std::string>(payload);
    }
    const std::string name = "data: picture";
    if (bytes && bytes->size() <= max_picture_bytes) return add(name, std::move(*bytes), span);
    diagnostics_.warn("picture-unreadable", span, "the picture in this address cannot be read");
    return missing(name, span);
}

ImageId ImageResolver::from_code(const model::RawImage& raw) {
    const ImageId id = add("QR code " + quoted(raw.words), qr::svg(raw.code), raw.span);
    entries_[static_cast<std::size_t>(id)].code = raw.code;
    return id;
}

ImageId ImageResolver::add(std::string name, std::string bytes, Span span) {
    const std::size_t hash = std::hash<std::string_view>{}(bytes);
    const auto [first, last] = by_content_.equal_range(hash);
    for (auto same = first; same != last; ++same) {
        if (*entries_[static_cast<std::size_t>(same->second)].bytes == bytes) return same->second;
    }
    const base::ImageInfo info = base::image_info(bytes);
    if (info.kind == PictureKind::unknown || info.width == 0 || info.height == 0) {
        const std::string_view format = foreign_format(bytes);
        Diagnostic& warning = diagnostics_.warn("picture-unreadable", span, quoted(name) + " is not a picture that can be shown" +
                                                                               (format.empty() ? "" : ": it is " + std::string(format)));
        if (format.empty()) warning.hint("JPEG, PNG, GIF, WebP, TIFF and SVG are; what counts is the content, not the name");
        else warning.hint("save it as PNG or JPEG, and name that file");
        return missing(std::move(name), span);
    }
    if (std::uint64_t{info.width} * info.height > max_picture_pixels) {
        diagnostics_.warn("picture-too-large", span,
                          quoted(name) + " has " + std::to_string(info.width) + " × " + std::to_string(info.height) + " pixels")
            .hint("at most " + std::to_string(max_picture_pixels / 1'000'000) + " million pixels are shown");
        return missing(std::move(name), span);
    }
    ImageEntry entry;
    entry.name = std::move(name);
    entry.kind = info.kind;
    entry.width = info.width;
    entry.height = info.height;
    entry.bytes = std::make_shared<const std::string>(std::move(bytes));
    entry.span = span;
    entries_.push_back(std::move(entry));
    const auto id = static_cast<ImageId>(entries_.size() - 1);
    by_content_.emplace(hash, id);
    return id;
}

}  // namespace notes_export::resolve
