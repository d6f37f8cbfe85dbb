// How `ref` and `relref` find a page (REF-1 to REF-7). Private to the site.
#pragma once

#include "site/index.h"
#include "site/site.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::site {

class RefFinder {
public:
    /// `page_of` reads a page's front matter; only candidates are read.
    RefFinder(const Index& index, const SiteConfig& config, std::function<const Page&(const Entry&)> page_of)
        : index_(index), config_(config), page_of_(std::move(page_of)) {}

    [[nodiscard]] RefResult find(const Page& from, std::string_view argument, std::string_view language) const;

private:
    enum class Wanted { published, any };
    struct Search {
        const Page& from;
        std::string path;       // normalised: forward slashes, lower case, blanks as hyphens
        std::uint32_t language = 0;
        bool has_extension = false;
    };
    struct Found {
        const Page* page = nullptr;
        std::vector<const Entry*> several;
    };

    [[nodiscard]] Found search(const Search& search, Wanted wanted) const;
    [[nodiscard]] const Page* at(const Search& search, const std::string& base, Wanted wanted) const;
    [[nodiscard]] Found by_name(const Search& search, Wanted wanted) const;
    [[nodiscard]] const Page* accepted(const Entry* entry, Wanted wanted) const;
    [[nodiscard]] std::vector<std::string> near(const Search& search) const;
    [[nodiscard]] std::string word_for(const Entry& entry, const Page& from) const;
    [[nodiscard]] std::string without_extension(std::string path) const;

    const Index& index_;
    const SiteConfig& config_;
    std::function<const Page&(const Entry&)> page_of_;
};

}  // namespace notes_export::site
