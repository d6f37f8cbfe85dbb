// The keys of a site's configuration that change what comes out (CONSTRUCTS CFG).
#pragma once

#include "base/time_zone.h"
#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"
#include "site/value.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::site {

struct LanguageConfig {
    std::string key;           ///< "en", lower case
    std::string name;          ///< "English"
    std::string locale;        ///< BCP 47 ("en-US"); the key where none is given
    std::string title;         ///< the site's title in this language
    std::string content_dir;   ///< below the root
    bool is_right_to_left = false;
    std::shared_ptr<const base::TimeZone> time_zone;  ///< of dates without an offset; null: UTC
    std::int64_t weight = 0;
    Value params;
};

/// A folder that stands for a place of the site (`module.mounts`).
struct Mount {
    std::string source;    ///< folder below the root
    std::string target;    ///< "content", "content/2023", "assets", "static", "data"
    std::string language;  ///< key; empty: any
};

struct SiteConfig {
    std::string file;          ///< where it was read from, below the root; empty: no configuration
    std::string title;
    std::string base_url;
    std::string copyright;
    std::string default_language = "en";
    bool default_language_in_subdir = false;
    std::vector<LanguageConfig> languages;  ///< at least one
    std::vector<std::string> disabled_languages;  ///< keys; their files are left aside
    std::string content_dir = "content", assets_dir = "assets", data_dir = "data";
    std::vector<std::string> static_dirs = {"static"};
    std::vector<std::string> themes;   ///< folders below the root, the one that counts most first
    std::vector<Mount> mounts;         ///< empty: the folders above as they are
    bool keeps_path_case = false;      ///< disablePathToLower
    bool enable_emoji = false;
    bool ugly_urls = false;
    bool ref_errors_are_warnings = false;
    std::string ref_not_found_url;
    int toc_start_level = 2, toc_end_level = 3;
    bool toc_ordered = false;
    Value all;                          ///< everything, merged, for markup.*, params.*, permalinks …

    [[nodiscard]] bool is_multilingual() const { return languages.size() > 1; }
    /// Index into `languages`, letter case ignored; nothing for a key that is none.
    [[nodiscard]] std::optional<std::size_t> language_index(std::string_view key) const;
};

/// Reads hugo.* or config.* and the folder config/ below the root. Throws Failure when one of them cannot be read or is not
/// valid; without any, the defaults.
[[nodiscard]] SiteConfig load_config(const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics);

/// Whether a folder with these entries is the root of a site (CFG-1), config/_default aside.
[[nodiscard]] bool is_config_file(std::string_view name);

}  // namespace notes_export::site
