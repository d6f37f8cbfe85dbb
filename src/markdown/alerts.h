// Alerts: a quote whose first line is `[!TYPE]`, with `+` or `-` and a title behind it if the author likes (MD-15).
#pragma once

#include "markdown/block_tree.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::markdown {

struct Alert {
    CalloutKind kind = CalloutKind::note;
    Inline word;        ///< what such an alert is called: the title where the author gave none
    LeafText title;     ///< may be empty
    std::vector<RawBlock> content;  ///< the quote without its first line
};

[[nodiscard]] std::optional<Alert> find_alert(const RawBlock& quote, std::string_view language);

}  // namespace notes_export::markdown
