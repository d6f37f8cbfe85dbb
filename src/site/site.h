// A Hugo site on disk: configuration, the tree of pages, and how pages, files and addresses are found in it.
// Reads lazily: a page's front matter is read when something asks for it. Shared by all jobs of a batch; thread-safe.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"
#include "site/own_settings.h"
#include "site/page.h"
#include "site/site_config.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::site {

struct SiteOptions {
    bool with_drafts = false;
    std::int64_t now = 0;    ///< seconds since 1970: future and expired pages are decided by it; 0: none are
    std::string base_url;    ///< instead of the configuration's
    std::string language;    ///< key of the language to read; empty: the default
};

/// Why a reference found no page.
enum class RefProblem { none, not_found, ambiguous, unknown_language, is_draft };

struct RefResult {
    const Page* page = nullptr;
    std::string fragment;                  ///< without '#'
    RefProblem problem = RefProblem::none;
    std::vector<std::string> candidates;   ///< ambiguous: all of them; not found: near names
};

class Site {
public:
    /// Reads the configuration below the root of `files` and lists the content folder. Throws Failure when the configuration cannot be
    /// read; other problems of it go to `diagnostics`.
    Site(const FileSystem& files, SiteOptions options, SourceMap& sources, Diagnostics& diagnostics);
    ~Site();
    Site(const Site&) = delete;
    Site& operator=(const Site&) = delete;

    [[nodiscard]] const SiteConfig& config() const;
    /// What notes-export.yaml says.
    [[nodiscard]] const OwnSettings& own_settings() const;
    [[nodiscard]] const FileSystem& files() const;
    [[nodiscard]] const std::string& base_url() const;  ///< with a trailing slash; empty: none usable

    /// The page of a file below the root ("content/en/2023/_index.md"), or the one that stands for a folder ("content/en/2023"); null
    /// when it is not a page of the site.
    [[nodiscard]] const Page* page_of_file(std::string_view path) const;
    /// The page at a root-relative address; letter case ignored, trailing slash optional, aliases count.
    [[nodiscard]] const Page* page_at_url(std::string_view url) const;
    /// All pages that stand for a folder, one for each language that has one: its home page, section or leaf bundle.
    [[nodiscard]] std::vector<const Page*> pages_of_folder(std::string_view path) const;
    /// The page itself and its versions in other languages: pages of its kind at its place in the tree.
    [[nodiscard]] std::vector<const Page*> translations(const Page& page) const;
    /// The home page of the language read.
    [[nodiscard]] const Page* home() const;
    /// The home page of the language with this key; null for a key that is none.
    [[nodiscard]] const Page* home(std::string_view language) const;
    [[nodiscard]] const std::string& language() const;  ///< key of the language read
    /// The pages directly below a section in Geekdoc's menu order (PUB-9), published and listed ones only; those hidden from the menu
    /// are among them.
    [[nodiscard]] std::vector<const Page*> children(const Page& section) const;
    /// The resources of a page's bundle, sorted as Hugo sorts them; empty for a single page. Cached.
    [[nodiscard]] const std::vector<Resource>& resources(const Page& page) const;

    /// ref / relref (REF-1 to REF-7) seen from `from`. An empty argument gives no page and no problem, a lone fragment `from` itself;
    /// with RefProblem::is_draft, `page` is the page that is not published.
    [[nodiscard]] RefResult resolve_ref(const Page& from, std::string_view argument, std::string_view language = {}) const;
    /// What `readFile` finds for an include (FILE-1, HUGO-FACTS §1.5): a path below the root, or nothing.
    [[nodiscard]] std::optional<std::string> find_include(std::string_view file) const;
    /// A file in static/ or assets/ for a root-relative address; a path below the root, or nothing.
    [[nodiscard]] std::optional<std::string> find_static(std::string_view url_path) const;
    [[nodiscard]] std::optional<std::string> find_asset(std::string_view path) const;

    /// A file below data/ (MISC-3) by its path without extension ("properties/timer"): yaml, yml, toml or json. Nothing when there is
    /// none or it cannot be read; the latter is reported.
    [[nodiscard]] std::optional<Value> load_data(std::string_view path, SourceMap& sources, Diagnostics& diagnostics) const;

    /// The cleaned text of a page's file, front matter included; empty for a section without a file. Throws Failure when it cannot be read.
    [[nodiscard]] std::string page_text(const Page& page) const;
    /// A page's complete web address, or empty without a usable base URL.
    [[nodiscard]] std::string permalink(const Page& page) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

/// Walks up from a folder or file of the real disk to the site root (the folder with hugo.*, config.* or
/// config/_default/). Returns the root and the path below it; without a configuration the folder itself is the root.
struct Located {
    std::string root;     ///< absolute
    std::string below;    ///< path below the root; empty: the root itself
    bool has_config = false;
};
[[nodiscard]] Located locate_site(const std::string& input);

}  // namespace notes_export::site
