// What only the reader of Markdown can do for templates.
#pragma once

#include "template/call.h"

#include <string>
#include <string_view>

namespace notes_export::layouts {

class Renderer {
public:
    virtual ~Renderer() = default;

    /// Markdown as trusted HTML. What is in it is the reader's affair: templates only carry it to where it belongs. A lone paragraph comes
    /// without its own tags unless `as_block`.
    [[nodiscard]] virtual std::string markdown(templates::Call& call, std::string_view text, bool as_block) = 0;
    /// The same text with plain words in the place of what markdown() made, or of calls within an inner text.
    [[nodiscard]] virtual std::string words(std::string_view text) = 0;
    /// Tells the owner, at the call in the page.
    virtual void warn(std::string_view template_name, templates::Location where, std::string_view message) = 0;
};

}  // namespace notes_export::layouts
