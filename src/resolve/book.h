// What resolving has to know of a book beyond its text.
#pragma once

#include "site/page.h"

#include <string>
#include <unordered_map>

namespace notes_export::resolve {

struct Book {
    /// The pages that are chapters, and the ids of their headings as written. Only looked up.
    std::unordered_map<const site::Page*, std::string> chapters;
};

}  // namespace notes_export::resolve
