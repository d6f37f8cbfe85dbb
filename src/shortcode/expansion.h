// What a shortcode call becomes.
#pragma once

#include "notes_export/document.h"
#include "shortcode/call.h"

#include <string>
#include <variant>
#include <vector>

namespace notes_export::shortcode {

/// Plain words: they fit everywhere, also into addresses and code. `address` is what they are as a link's destination where
/// that differs from what is shown (a page of the site: its address below the root, even without a base URL).
struct Words {
    std::string shown;
    std::string address;
    bool is_settled = false;  ///< never read as Markdown, also where the call's result is (`{{% %}}`)
};

/// Text that joins the Markdown of the place where the call stands, calls inside included (`{{% %}}`).
struct Joined {
    SourceId source = SourceId::none;
    Nodes nodes;
};

/// Markdown of the site's own making, with what a call puts into its places: words and running text stay what they are, inner text
/// (Joined) is read as the place demands.
struct Filled {
    std::vector<std::variant<std::string, Words, Inlines, Joined>> pieces;
};

using Expansion = std::variant<Words, Inlines, Blocks, Joined, Filled>;

}  // namespace notes_export::shortcode
