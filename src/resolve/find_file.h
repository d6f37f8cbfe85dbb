// The file that an address in the notes means: by URL rule, then bundle, source folder, static/, assets/ (LNK-2).
#pragma once

#include "notes_export/source.h"
#include "site/site.h"
#include "site/text_owner.h"

#include <optional>
#include <string>
#include <string_view>

namespace notes_export::resolve {

struct FoundFile {
    std::string path;     ///< below the site root
    std::string address;  ///< root-relative address on the published site; empty: the site does not publish it
};

class FileFinder {
public:
    FileFinder(const site::Site& site, const site::Page& page, const site::TextOwners& owners, const SourceMap& sources)
        : site_(site), page_(page), owners_(owners), sources_(sources) {}

    /// `path` is decoded, relative to the page whose text `source` is, or from the root.
    [[nodiscard]] std::optional<FoundFile> find(std::string_view path, SourceId source) const;
    /// The folder of a text, below the site root.
    [[nodiscard]] std::string folder_of(SourceId source) const;

private:
    [[nodiscard]] std::optional<FoundFile> find_for(const site::Page& page, std::string_view path, SourceId source) const;
    [[nodiscard]] std::optional<FoundFile> in_bundle_at(const std::string& url) const;

    const site::Site& site_;
    const site::Page& page_;
    const site::TextOwners& owners_;
    const SourceMap& sources_;
};

}  // namespace notes_export::resolve
