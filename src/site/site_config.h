// The keys of a site's configuration that change what comes out (CONSTRUCTS CFG).
#pragma once

#include "site/value.h"

#include <cstdint>
#include <string>
#include <vector>

namespace notes_export::site {

struct LanguageConfig {
    std::string key;           ///< "en", lower case
    std::string name;          ///< "English"
    std::string locale;        ///< BCP 47 ("en-US"); the key where none is given
    std::string title;         ///< the site's title in this language
    std::string content_dir;   ///< below the root
    bool is_right_to_left = false;
    std::int64_t weight = 0;
    Value params;
};

struct SiteConfig {
    std::string file;          ///< where it was read from, below the root; empty: no configuration
    std::string title;
    std::string base_url;
    std::string copyright;
    std::string default_language = "en";
    bool default_language_in_subdir = false;
    std::vector<LanguageConfig> languages;  ///< at least one
    std::string content_dir = "content", assets_dir = "assets", data_dir = "data";
    std::vector<std::string> static_dirs = {"static"};
    bool keeps_path_case = false;      ///< disablePathToLower
    bool enable_emoji = false;
    bool ugly_urls = false;
    bool ref_errors_are_warnings = false;
    std::string ref_not_found_url;
    int toc_start_level = 2, toc_end_level = 3;
    bool toc_ordered = false;
    Value all;                          ///< everything, merged, for markup.*, params.*, permalinks …
};

}  // namespace notes_export::site
