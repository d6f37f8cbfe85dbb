// The tree of a site by names alone: which files are pages, in which language, below which section. Reads no file.
// Private to the site.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/file_system.h"
#include "site/ignored_files.h"
#include "site/page.h"
#include "site/site_config.h"

#include <cstdint>
#include <deque>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace notes_export::site {

/// A folder of content: its own place, where in the tree it stands, and the language of files without a suffix.
struct ContentRoot {
    std::string folder;    ///< below the root of the site
    std::string logical;   ///< "/" or "/2023" for a mount below the top
    std::uint32_t language = 0;
};

struct Entry {
    std::string file;     ///< empty: a section without _index.md
    std::string folder;   ///< that holds the file, or is the section
    std::string logical;  ///< "/2023/keynote" (PUB-7)
    std::string cased;    ///< the same with the letter case and blanks of the names
    PageKind kind = PageKind::single;
    std::uint32_t language = 0;
    const Entry* parent = nullptr;  ///< the section it belongs to; null for home
    std::vector<const Entry*> children;

    // Filled when first asked for; Site guards it.
    mutable std::once_flag page_once, resources_once;
    mutable Page page;
    mutable std::vector<Resource> resources;
};

class Index {
public:
    /// Lists the content folders. Throws Failure over the limits.
    Index(const FileSystem& files, const SiteConfig& config, Diagnostics& diagnostics);

    [[nodiscard]] const Entry* find(std::uint32_t language, const std::string& logical) const;
    /// The section or home page there; a single page may have the same logical path.
    [[nodiscard]] const Entry* find_section(std::uint32_t language, const std::string& logical) const;
    [[nodiscard]] const Entry* find_file(const std::string& path) const;
    /// All pages of a language with this last part of their logical path.
    [[nodiscard]] const std::vector<const Entry*>& named(std::uint32_t language, const std::string& name) const;
    [[nodiscard]] const Entry* home(std::uint32_t language) const { return find_section(language, "/"); }
    [[nodiscard]] const std::deque<Entry>& entries() const { return entries_; }
    [[nodiscard]] const std::vector<ContentRoot>& roots() const { return roots_; }
    /// Files and folders that do not count, by their paths below the root.
    [[nodiscard]] const IgnoredFiles& ignored() const { return ignored_; }

private:
    struct Language {
        std::unordered_map<std::string, Entry*> by_logical;
        std::unordered_map<std::string, Entry*> sections;  // "b.md" may stand beside "b/_index.md"
        std::unordered_map<std::string, std::vector<const Entry*>> by_name;
    };
    class Scan;

    Entry& add(Entry&& entry);
    void add_missing_sections();
    [[nodiscard]] std::string folder_of_section(const Entry& section, const Entry& page) const;
    void link_parents();

    std::vector<ContentRoot> roots_;
    IgnoredFiles ignored_;
    std::deque<Entry> entries_;  // a deque: entries keep their places
    std::vector<Language> languages_;
    std::unordered_map<std::string, const Entry*> by_file_;
};

/// "talk" and language 1 of "talk.de.md": the name without content extension and language suffix.
struct SplitName {
    std::string_view stem;
    std::string_view extension;
    std::optional<std::uint32_t> language;
};
[[nodiscard]] SplitName split_name(std::string_view name, const SiteConfig& config);

/// Whether Hugo renders files with this extension as pages (PUB-1), Markdown or not.
[[nodiscard]] bool is_content_extension(std::string_view extension);
/// Lower case, blanks as hyphens: names as paths in the tree have them.
[[nodiscard]] std::string logical_name(std::string_view name);

}  // namespace notes_export::site
