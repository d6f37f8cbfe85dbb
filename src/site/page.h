// A page of the site: its front matter, its place, its bundle.
#pragma once

#include "site/value.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::site {

enum class PageKind { home, section, leaf_bundle, single };

/// A file that a page owns (RES-1 to RES-6), after `resources:` has named it.
struct Resource {
    std::string path;           ///< below the site root
    std::string original_name;  ///< relative to the bundle
    std::string plain_name;     ///< the same without a language suffix: "pic.jpg" of "pic.de.jpg"
    std::string name;           ///< what img and GetMatch compare with first
    std::string title;
    Value params;
    std::string media_type;     ///< "image/jpeg", … by extension
};

struct Page {
    std::string path;      ///< file below the site root; empty for a section without _index.md
    std::string folder;    ///< folder below the site root that holds the file
    std::string logical;   ///< "/2023/keynote-day1": below the content folder, no extension, lower-cased (PUB-7)
    PageKind kind = PageKind::single;
    std::string language;  ///< language key
    std::string url;       ///< root-relative address "/2023/keynote-day1/"
    std::vector<std::string> aliases;  ///< further root-relative addresses

    std::string title;       ///< as written; empty when there is none
    std::string shown_title; ///< with Geekdoc's fallback (FM-7)
    std::string link_title;
    std::int64_t weight = 0;
    std::string date, lastmod, publish_date, expiry_date;  ///< ISO 8601 UTC; empty when unknown
    std::string local_date, local_lastmod;                 ///< date and lastmod as their author's clock shows them
    bool date_is_lastmod = false;                          ///< nobody said when it was published: the date is that of the last change
    bool is_draft = false, is_future = false, is_expired = false, is_headless = false, is_rendered = true;
    bool is_listed = true;          ///< in lists of pages (PUB-6)
    bool is_published = true;       ///< neither draft, future nor expired, or such pages are wanted
    bool is_hidden_in_menu = false; ///< geekdocHidden
    Value matter;            ///< all of the front matter, cascade applied; a map
    std::uint32_t body_offset = 0;  ///< where the body starts in the cleaned text
};

/// A page parameter by dotted path: from `params` in the front matter or from its top (FM-2); null when it has none.
[[nodiscard]] const Value* param_of(const Page& page, std::string_view dotted_path);

}  // namespace notes_export::site
