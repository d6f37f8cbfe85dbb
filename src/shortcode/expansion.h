// What a shortcode call becomes.
#pragma once

#include "notes_export/document.h"
#include "shortcode/call.h"

#include <string>
#include <variant>

namespace notes_export::shortcode {

/// Plain words: they fit everywhere, also into addresses and code. `address` is what they are as a link's destination where
/// that differs from what is shown (a page of the site: its address below the root, even without a base URL).
struct Words {
    std::string shown;
    std::string address;
};

/// Text that joins the Markdown of the place where the call stands, calls inside included (`{{% %}}`).
struct Joined {
    SourceId source = SourceId::none;
    Nodes nodes;
};

using Expansion = std::variant<Words, Inlines, Blocks, Joined>;

}  // namespace notes_export::shortcode
