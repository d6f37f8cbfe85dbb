// Pictures: names → bytes, once each, however often and under whatever names they are used.
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "resolve/find_file.h"
#include "site/site.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::resolve {

/// What became of one picture of the draft.
struct ResolvedImage {
    ImageId id{};
    std::string remote;  ///< complete address of a picture on the net: not fetched, linked instead
};

class ImageResolver {
public:
    ImageResolver(const site::Site& site, const site::Page& page, const site::TextOwners& owners, const SourceMap& sources,
                  Diagnostics& diagnostics)
        : site_(site), files_(site, page, owners, sources), diagnostics_(diagnostics) {}

    [[nodiscard]] ResolvedImage resolve(const model::RawImage& raw);
    [[nodiscard]] std::vector<ImageEntry> take_entries() { return std::move(entries_); }

private:
    [[nodiscard]] ImageId missing(std::string name, Span span);
    [[nodiscard]] ImageId from_file(const std::string& path, Span span);
    [[nodiscard]] ImageId from_data(std::string_view words, Span span);
    [[nodiscard]] ImageId from_code(const model::RawImage& raw);
    [[nodiscard]] ImageId add(std::string name, std::string bytes, Span span);
    void report_missing(const std::string& words, Span span);

    const site::Site& site_;
    FileFinder files_;
    Diagnostics& diagnostics_;
    std::vector<ImageEntry> entries_;
    std::map<FileIdentity, ImageId> by_file_;
    std::unordered_multimap<std::size_t, ImageId> by_content_;  ///< hash of the bytes; only looked up
};

}  // namespace notes_export::resolve
