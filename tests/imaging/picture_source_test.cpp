#include "imaging/picture_source.h"

#include "notes_export/convert.h"

#include <catch2/catch.hpp>

using namespace notes_export;

TEST_CASE("a picture that is missing is no news to the exporter") {
    const auto source = make_picture_source();
    Diagnostics diagnostics;
    source->will_need(ImageEntry{}, {PictureUse::screen, 100});
    CHECK(source->get(ImageEntry{}, {PictureUse::screen, 100}, diagnostics) == nullptr);
    CHECK(diagnostics.all().empty());
}
