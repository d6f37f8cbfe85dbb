// The days of a document: of its publication and of its last change (docs/decisions/0014). No clock is asked.
#pragma once

#include "notes_export/document.h"
#include "site/site.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::resolve {

/// What decides where front matter says too little or too much.
struct DateRules {
    std::int64_t now = 0;      ///< seconds since 1970: days after it do not count; 0: all count
    bool with_future = false;  ///< they do
    std::optional<std::int64_t> source_date;  ///< likewise in seconds: the last change of notes without any date
};

/// As in Meta: ISO 8601, as their author's clock shows them; empty when unknown.
struct DocumentDates {
    std::string date;
    std::string modified;
};

/// Of a document made of `page` and the other `pages`, with the text `body`.
[[nodiscard]] DocumentDates document_dates(const site::Site& site, const site::Page& page, const std::vector<const site::Page*>& pages,
                                           const Blocks& body, const DateRules& rules);

/// The newest day not after `latest` ("2023-12-31T…", empty: any) that a text names: "2023-04-21", "21.4.2023", "21 April 2023",
/// "April 21–23, 2023", "April 2023" (its first day). Empty: none.
[[nodiscard]] std::string newest_day_in(std::string_view text, std::string_view latest);

}  // namespace notes_export::resolve
