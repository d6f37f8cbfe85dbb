// Pictures without an imaging engine: every picture with bytes is a "JPEG" of the width asked for and half that height.
#pragma once

#include "notes_export/document.h"
#include "notes_export/picture.h"

#include <algorithm>
#include <memory>
#include <set>
#include <string>
#include <utility>

namespace notes_export::test {

class FakePictures final : public PictureSource {
public:
    void will_need(const ImageEntry& image, PictureRequest request) override { planned.emplace(image.name, request.width); }

    std::shared_ptr<const EncodedPicture> get(const ImageEntry& image, PictureRequest request, Diagnostics&) override {
        asked.emplace(image.name, request.width);
        auto picture = std::make_shared<EncodedPicture>();
        picture->width = std::min(request.width, image.width);
        picture->height = picture->width / 2;
        picture->bytes = "picture of " + image.name;
        return picture;
    }

    std::set<std::pair<std::string, std::uint32_t>> planned;
    std::set<std::pair<std::string, std::uint32_t>> asked;
};

inline ImageEntry fake_image(std::string name, std::uint32_t width = 4000) {
    ImageEntry image;
    image.kind = PictureKind::jpeg;
    image.bytes = std::make_shared<const std::string>(name);
    image.name = std::move(name);
    image.width = width;
    image.height = width / 2;
    return image;
}

}  // namespace notes_export::test
