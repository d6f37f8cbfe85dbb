// Parts that a section and one of its pages both include: a book prints each once, in the section, on behalf of the page.
#pragma once

#include "site/page.h"

#include <map>
#include <string>
#include <string_view>

namespace notes_export::reader {

class SharedParts {
public:
    /// The part at `path` is printed by `section`; `page` is what it belongs to.
    void add(std::string path, const site::Page& section, const site::Page& page) { parts_.insert({std::move(path), {&section, &page, false}}); }

    /// Called when `section` includes the part: the page on whose behalf it is printed here; null where that is the section itself.
    [[nodiscard]] const site::Page* print(std::string_view path, const site::Page& section) {
        const auto found = parts_.find(path);
        if (found == parts_.end() || found->second.section != &section || found->second.is_printed) return nullptr;
        found->second.is_printed = true;
        return found->second.page;
    }
    /// Whether the part of `page` stands in the section's text already.
    [[nodiscard]] bool is_printed_for(std::string_view path, const site::Page& page) const {
        const auto found = parts_.find(path);
        return found != parts_.end() && found->second.page == &page && found->second.is_printed;
    }

    /// What `section` printed is not kept: its pages print their parts themselves.
    void take_back(const site::Page& section) {
        for (auto& [path, part] : parts_)
            if (part.section == &section) part.is_printed = false;
    }

private:
    struct Part {
        const site::Page* section;
        const site::Page* page;
        bool is_printed;
    };
    std::map<std::string, Part, std::less<>> parts_;
};

}  // namespace notes_export::reader
