// The pictures of one page: fetched when first shown, put into the page as data.
#pragma once

#include "markup/xhtml_tree.h"
#include "notes_export/diagnostic.h"
#include "notes_export/picture.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::html {

class PictureStore {
public:
    PictureStore(const Document& document, PictureSource& source, Diagnostics& diagnostics);

    [[nodiscard]] std::optional<markup::PlacedPicture> place(ImageId image);
    /// Appends the data: address that an address of place() stands for.
    void expand(std::string& out, std::string_view address) const;

private:
    struct Entry {
        bool is_asked = false;
        std::shared_ptr<const EncodedPicture> picture;
    };
    const Document& document_;
    PictureSource& source_;
    Diagnostics& diagnostics_;
    std::vector<std::uint32_t> widths_;
    std::vector<Entry> entries_;
    std::size_t repeated_bytes_ = 0;
};

}  // namespace notes_export::html
