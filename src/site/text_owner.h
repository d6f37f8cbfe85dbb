// Whose text a source is. In a book of several pages every text keeps the page whose addresses, resources and references count.
#pragma once

#include "site/page.h"

#include <cstddef>
#include <string>
#include <vector>

namespace notes_export::site {

struct TextOwner {
    const Page* page = nullptr;  ///< null: the page that is converted
    /// The section page that prints a part of `page`: fragments of both lead into the part, pictures are sought in both.
    const Page* also = nullptr;
};

/// What tells a page of a book from the others in ids: its place below the section ("reading-logs", "tools-sounder").
[[nodiscard]] std::string id_below(const Page& section, const Page& page);

/// By SourceId; sources beyond the end belong to the page that is converted.
class TextOwners {
public:
    void set(SourceId source, TextOwner owner) {
        const auto index = static_cast<std::size_t>(source);
        if (index >= owners_.size()) owners_.resize(index + 1);
        owners_[index] = owner;
    }
    [[nodiscard]] TextOwner of(SourceId source) const {
        const auto index = static_cast<std::size_t>(source);
        return source != SourceId::none && index < owners_.size() ? owners_[index] : TextOwner{};
    }

private:
    std::vector<TextOwner> owners_;
};

}  // namespace notes_export::site
