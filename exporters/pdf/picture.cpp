#include "pdf/picture.h"

namespace notes_export::pdf {
namespace {

std::string image_entries(std::uint32_t width, std::uint32_t height, std::uint32_t channels) {
    std::string out = "/Type/XObject/Subtype/Image/Width ";
    append_integer(out, width);
    out += "/Height ";
    append_integer(out, height);
    out += "/BitsPerComponent 8/ColorSpace";
    return out + (channels == 1 ? "/DeviceGray" : "/DeviceRGB");
}

void write_flate_pixels(HaruFile& file, ObjectId id, std::string entries, std::uint32_t width, std::uint32_t channels,
                        std::string_view pixels) {
    entries += "/DecodeParms<</Predictor 15/Colors ";
    append_integer(entries, channels);
    entries += "/Columns ";
    append_integer(entries, width);
    entries += ">>";
    file.write_stream(id, entries, png_filtered(pixels, std::size_t{width} * channels, channels));
}

}  // namespace

ObjectId write_pixels(HaruFile& file, std::uint32_t width, std::uint32_t height, std::uint32_t channels,
                      std::string_view pixels, std::string_view alpha) {
    std::string entries = image_entries(width, height, channels);
    if (!alpha.empty()) {
        const ObjectId mask = file.reserve();
        write_flate_pixels(file, mask, image_entries(width, height, 1), width, 1, alpha);
        entries += "/SMask ";
        append_reference(entries, mask);
    }
    const ObjectId id = file.reserve();
    write_flate_pixels(file, id, std::move(entries), width, channels, pixels);
    return id;
}

ObjectId Pictures::object(ImageId image, PictureRequest request) {
    const auto [it, is_new] = written_.try_emplace({image, request}, ObjectId::none);
    if (!is_new || static_cast<std::size_t>(image) >= document_.images.size()) return it->second;
    const ImageEntry& entry = document_.image(image);
    if (!entry.bytes) return ObjectId::none;
    if (const auto picture = source_.get(entry, request, diagnostics_)) it->second = write(*picture);
    return it->second;
}

ObjectId Pictures::write(const EncodedPicture& picture) {
    const std::size_t pixels = std::size_t{picture.width} * picture.height;
    if (pixels == 0 || (picture.channels != 1 && picture.channels != 3)) return ObjectId::none;
    switch (picture.encoding) {
        case PictureEncoding::jpeg: {
            const ObjectId id = file_.reserve();
            file_.write_encoded_stream(id, image_entries(picture.width, picture.height, picture.channels) + "/Filter/DCTDecode",
                                       picture.bytes);
            return id;
        }
        case PictureEncoding::raw_gray:
        case PictureEncoding::raw_rgb:
            if (picture.bytes.size() != pixels * picture.channels) return ObjectId::none;
            if (!picture.alpha.empty() && picture.alpha.size() != pixels) return ObjectId::none;
            return write_pixels(file_, picture.width, picture.height, picture.channels, picture.bytes, picture.alpha);
        case PictureEncoding::png:
        case PictureEncoding::svg: return ObjectId::none;  // not what PictureUse::print promises
    }
    return ObjectId::none;
}

}  // namespace notes_export::pdf
