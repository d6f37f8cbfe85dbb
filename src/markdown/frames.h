// Pages of elsewhere that a page shows in frames.
#pragma once

#include "notes_export/document.h"

#include <string>
#include <string_view>

namespace notes_export::markdown {

struct FramePage {
    EmbedKind kind = EmbedKind::other;
    std::string provider;  ///< "YouTube", "Vimeo", else the host; empty for a page of the site itself
    std::string address;   ///< of the page for people: a film's own page instead of its player
};

[[nodiscard]] FramePage page_of_frame(std::string_view address);
/// Whether the address ends like a picture's.
[[nodiscard]] bool is_picture_name(std::string_view address);

}  // namespace notes_export::markdown
