#include "site/text_owner.h"

#include "base/unicode.h"

#include <algorithm>

namespace notes_export::site {

std::string id_below(const Page& section, const Page& page) {
    std::string_view path = page.logical;
    if (section.logical != "/" && path.starts_with(section.logical)) path.remove_prefix(section.logical.size());
    std::string words(path);
    std::replace(words.begin(), words.end(), '/', ' ');
    std::string id = base::slug(words);
    return id.empty() ? "page" : id;
}

}  // namespace notes_export::site
