#include "markdown/safe_address.h"

#include "markdown/characters.h"

#include <algorithm>
#include <iterator>
#include <string>

namespace notes_export::markdown {

bool is_safe_address(std::string_view address, bool is_picture) {
    // Browsers ignore blanks and control characters within a scheme.
    std::string scheme;
    for (const char c : address) {
        if (static_cast<unsigned char>(c) <= 0x20) continue;
        if (c == ':') {
            constexpr std::string_view safe[] = {"http", "https", "mailto", "tel", "ftp"};
            if (is_picture && scheme == "data") return address.find("image/") != std::string_view::npos;
            return std::find(std::begin(safe), std::end(safe), scheme) != std::end(safe);
        }
        if (!is_ascii_word(c) && c != '+' && c != '.' && c != '-') return true;  // a path, a query, a fragment
        scheme += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
    return true;
}

}  // namespace notes_export::markdown
