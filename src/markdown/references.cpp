#include "markdown/references.h"

#include "markdown/cmark_adapter.h"

namespace notes_export::markdown {

std::string without_references(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    while (!text.empty()) {
        const std::size_t plain = text.find('&');
        out += text.substr(0, plain);
        if (plain == std::string_view::npos) break;
        text.remove_prefix(plain);
        std::size_t length = decode_entity(text, out);
        if (length == 0) {
            out += '&';
            length = 1;
        }
        text.remove_prefix(length);
    }
    return out;
}

}  // namespace notes_export::markdown
