#include "base/image_info.h"

#include "base/exif.h"
#include "base/svg_size.h"

#include <algorithm>
#include <utility>

namespace notes_export::base {
namespace {

using namespace std::string_view_literals;

std::uint32_t byte_at(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

std::uint32_t big_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value = (value << 8U) | byte_at(bytes, at + i);
    return value;
}

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t count) {
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i) value |= byte_at(bytes, at + i) << (8U * i);
    return value;
}

// SOF markers carry the size; C4, C8 and CC are others among them (T.81, table B.1).
bool is_start_of_frame(std::uint32_t marker) { return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC; }
bool stands_alone(std::uint32_t marker) { return marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8); }

void read_jpeg(std::string_view bytes, ImageInfo& info) {
    std::size_t at = 2;
    while (at + 4 <= bytes.size()) {
        if (byte_at(bytes, at) != 0xFF) return;
        const std::uint32_t marker = byte_at(bytes, at + 1);
        if (marker == 0xFF) {  // a fill byte
            ++at;
            continue;
        }
        at += 2;
        if (stands_alone(marker)) continue;
        if (marker == 0xDA || marker == 0xD9) return;  // picture data, or the end
        const std::size_t length = big_endian(bytes, at, 2);
        if (length < 2 || length > bytes.size() - at) return;
        const std::string_view segment = bytes.substr(at + 2, length - 2);
        if (is_start_of_frame(marker) && segment.size() >= 6 && info.width == 0) {
            info.height = big_endian(segment, 1, 2);
            info.width = big_endian(segment, 3, 2);
        }
        if (marker == 0xE1 && segment.starts_with("Exif\0\0"sv) && info.orientation == 1) info.orientation = exif_orientation(segment.substr(6));
        at += length;
    }
}

void read_png(std::string_view bytes, ImageInfo& info) {
    std::size_t at = 8;
    while (bytes.size() - at >= 12) {
        const std::size_t length = big_endian(bytes, at, 4);
        const std::string_view type = bytes.substr(at + 4, 4);
        if (length > bytes.size() - at - 12 || type == "IDAT") return;
        const std::string_view data = bytes.substr(at + 8, length);
        if (at == 8) {
            if (type != "IHDR" || length < 8) return;
            info.width = big_endian(data, 0, 4);
            info.height = big_endian(data, 4, 4);
        } else if (type == "eXIf") {
            info.orientation = exif_orientation(data);
        }
        at += length + 12;
    }
}

void read_gif(std::string_view bytes, ImageInfo& info) {
    if (bytes.size() < 10) return;
    info.width = little_endian(bytes, 6, 2);
    info.height = little_endian(bytes, 8, 2);
}

void read_webp_frame(std::string_view type, std::string_view data, ImageInfo& info) {
    if (type == "VP8X" && data.size() >= 10) {
        info.width = little_endian(data, 4, 3) + 1;
        info.height = little_endian(data, 7, 3) + 1;
    } else if (type == "VP8L" && data.size() >= 5 && byte_at(data, 0) == 0x2F) {
        const std::uint32_t bits = little_endian(data, 1, 4);
        info.width = (bits & 0x3FFFU) + 1;
        info.height = ((bits >> 14U) & 0x3FFFU) + 1;
    } else if (type == "VP8 " && data.size() >= 10 && data.substr(3, 3) == "\x9D\x01\x2A") {
        info.width = little_endian(data, 6, 2) & 0x3FFFU;
        info.height = little_endian(data, 8, 2) & 0x3FFFU;
    }
}

void read_webp(std::string_view bytes, ImageInfo& info) {
    std::size_t at = 12;
    while (bytes.size() > at && bytes.size() - at >= 8) {
        const std::string_view type = bytes.substr(at, 4);
        const std::size_t length = little_endian(bytes, at + 4, 4);
        const std::string_view data = bytes.substr(at + 8, length);  // what is there of it
        if (info.width == 0) read_webp_frame(type, data, info);
        if (type == "EXIF") info.orientation = exif_orientation(data.starts_with("Exif\0\0"sv) ? data.substr(6) : data);
        if (length > bytes.size() - at - 8) return;
        at += 8 + length + length % 2;
    }
}

void read_tiff(std::string_view bytes, ImageInfo& info) {
    info.width = tiff_field(bytes, TiffField::image_width).value_or(0);
    info.height = tiff_field(bytes, TiffField::image_length).value_or(0);
    info.orientation = exif_orientation(bytes);
}

PictureKind kind_of(std::string_view bytes) {
    if (bytes.starts_with("\xFF\xD8\xFF"sv)) return PictureKind::jpeg;
    if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) return PictureKind::png;
    if (bytes.starts_with("GIF87a"sv) || bytes.starts_with("GIF89a"sv)) return PictureKind::gif;
    if (bytes.starts_with("RIFF"sv) && bytes.size() >= 12 && bytes.substr(8, 4) == "WEBP"sv) return PictureKind::webp;
    if (is_tiff(bytes)) return PictureKind::tiff;
    return is_svg(bytes) ? PictureKind::svg : PictureKind::unknown;
}

}  // namespace

ImageInfo image_info(std::string_view bytes) {
    ImageInfo info;
    info.kind = kind_of(bytes);
    switch (info.kind) {
        case PictureKind::unknown: return info;
        case PictureKind::jpeg: read_jpeg(bytes, info); break;
        case PictureKind::png: read_png(bytes, info); break;
        case PictureKind::gif: read_gif(bytes, info); break;
        case PictureKind::webp: read_webp(bytes, info); break;
        case PictureKind::tiff: read_tiff(bytes, info); break;
        case PictureKind::svg: {
            const SvgSize size = svg_size(bytes);
            info.width = size.width;
            info.height = size.height;
            break;
        }
    }
    if (info.width == 0 || info.height == 0) info.width = info.height = 0;
    if (info.orientation >= 5) std::swap(info.width, info.height);  // 5 to 8 lie on their side
    return info;
}

}  // namespace notes_export::base
