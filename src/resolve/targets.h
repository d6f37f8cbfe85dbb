// What a link means: a place in this document, a web address, or nowhere (CONSTRUCTS REF-10, LNK-2).
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "resolve/anchors.h"
#include "resolve/find_file.h"
#include "site/site.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::resolve {

/// The files a page's text includes, as paths below the site root.
using PartsOf = std::function<std::vector<std::string>(const site::Page&)>;

/// Where an included part stands in the document.
struct PartPlace {
    std::string anchor;                 ///< of the heading that governs the include
    std::vector<SourceId> sources;      ///< of the headings inside, for fragments
};
/// By the part's path below the site root.
using PartPlaces = std::map<std::string, PartPlace, std::less<>>;

/// Finds the parts and the headings that govern them: the last heading before each include, outside of other parts.
[[nodiscard]] PartPlaces find_parts(Blocks& body, Anchors& anchors);

class TargetResolver {
public:
    TargetResolver(const struct Surroundings& surroundings, const Anchors& anchors, const PartPlaces& parts, Diagnostics& diagnostics);

    [[nodiscard]] Target resolve(const model::RawTarget& raw);
    /// The same for a link in a heading that leads to that heading itself: its page's web address (REF-10).
    [[nodiscard]] Target resolve_on_the_web(const model::RawTarget& raw);

private:
    [[nodiscard]] Target complete(const model::RawTarget& raw, const std::string& words, std::string_view scheme);
    [[nodiscard]] Target refuse(const model::RawTarget& raw, std::string message);
    [[nodiscard]] Target in_this_document(const std::string& fragment, const model::RawTarget& raw);
    [[nodiscard]] Target in_book(const site::Page& page, const std::string& fragment, const model::RawTarget& raw);
    /// The place of a page in this document; nothing when it is not in it.
    [[nodiscard]] std::optional<std::string> anchor_of(const site::Page& page);
    [[nodiscard]] const site::Page& page_around(const model::RawTarget& raw) const;
    [[nodiscard]] Target to_site(const struct Address& address, const model::RawTarget& raw);
    [[nodiscard]] Target to_page(const site::Page& page, const struct Address& address, const model::RawTarget& raw);
    [[nodiscard]] Target to_web(const std::string& path, const struct Address& address, const model::RawTarget& raw);
    [[nodiscard]] const PartPlace* place_of(const site::Page& page);
    [[nodiscard]] const site::Page* find_page(const std::string& path, std::string_view written, SourceId source) const;
    [[nodiscard]] bool is_made_by_hugo(std::string_view path) const;

    const site::Site& site_;
    const site::Page& page_;
    const Anchors& anchors_;
    const PartPlaces& parts_;
    const PartsOf& parts_of_;
    const site::TextOwners& owners_;
    const Book* book_;
    FileFinder files_;
    Diagnostics& diagnostics_;
    std::map<const site::Page*, const PartPlace*> places_;
    bool stays_in_document_ = true;
    bool has_noted_base_url_ = false;
};

}  // namespace notes_export::resolve
