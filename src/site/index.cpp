#include "site/index.h"

#include "base/path.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <set>

namespace notes_export::site {
namespace {

// Folders within folders; real sites have five.
constexpr std::size_t max_tree_depth = 64;
// Files and folders below the content folders: a thousand conferences of a thousand files each.
constexpr std::size_t max_tree_entries = 1'000'000;

// Larger ones are somebody's reports, not pages.
constexpr std::uint64_t max_html_page_bytes = std::uint64_t{16} << 20;

constexpr std::array<std::string_view, 13> content_extensions = {"md",  "mdown", "markdown", "html", "htm",    "adoc", "asciidoc",
                                                                 "ad",  "rst",   "org",      "pandoc", "pdc", "asciidoctor"};

// "_content.gotmpl", "_content.de.gotmpl": a program that makes pages (MISC-4).
bool is_content_adapter(std::string_view name) { return name.starts_with("_content.") && name.ends_with(".gotmpl"); }

std::string child_path(const std::string& parent, std::string_view name) { return (parent == "/" ? "" : parent) + "/" + std::string(name); }

}  // namespace

bool is_content_extension(std::string_view extension) {
    const std::string lower = base::to_lower(extension);
    return std::find(content_extensions.begin(), content_extensions.end(), lower) != content_extensions.end();
}

std::string logical_name(std::string_view name) {
    std::string logical = base::to_lower(name);
    std::replace(logical.begin(), logical.end(), ' ', '-');
    return logical;
}

SplitName split_name(std::string_view name, const SiteConfig& config) {
    SplitName split{name, base::extension_of(name), std::nullopt};
    if (split.extension.empty()) return split;
    split.stem = name.substr(0, name.size() - split.extension.size() - 1);
    const std::string_view suffix = base::extension_of(split.stem);
    if (suffix.empty()) return split;
    // The suffix has to be the key as configured, in lower case (PUB-3).
    for (std::uint32_t i = 0; i < config.languages.size(); ++i)
        if (config.languages[i].key == suffix) {
            split.language = i;
            split.stem = split.stem.substr(0, split.stem.size() - suffix.size() - 1);
        }
    return split;
}

// Walks one content folder.
class Index::Scan {
public:
    Scan(Index& index, const FileSystem& files, const SiteConfig& config, Diagnostics& diagnostics, std::size_t& seen)
        : index_(index), files_(files), config_(config), diagnostics_(diagnostics), seen_(seen) {}

    void walk(const ContentRoot& root) {
        language_ = root.language;
        root_ = root.folder;
        above_ = {files_.identify(root.folder).identity};
        walk_folder({root.folder, root.logical, root.logical}, 0);
    }

private:
    struct Folder {
        std::string path, logical, cased;
    };

    void walk_folder(const Folder& folder, std::size_t depth) {
        if (depth > max_tree_depth) throw Failure("data-limit", "the folder " + quoted(folder.path) + " is nested deeper than " + std::to_string(max_tree_depth) + " folders");
        std::vector<DirectoryEntry> entries = files_.list(folder.path);
        seen_ += entries.size();
        if (seen_ > max_tree_entries) throw Failure("data-limit", "the content folder holds more than " + std::to_string(max_tree_entries) + " files");
        std::erase_if(entries, [&](const DirectoryEntry& entry) { return index_.ignored_.contains(base::join_path(folder.path, entry.name)); });
        std::erase_if(entries, [&](const DirectoryEntry& entry) { return entry.kind == EntryKind::file && is_of_disabled_language(entry.name); });
        const bool is_leaf_bundle = folder.logical != "/" && std::any_of(entries.begin(), entries.end(), [&](const DirectoryEntry& entry) {
            return entry.kind == EntryKind::file && is_page_file(entry.name) && split_name(entry.name, config_).stem == "index";
        });
        for (const DirectoryEntry& entry : entries) {
            if (entry.kind != EntryKind::file) continue;
            if (is_page_file(entry.name)) add_page(folder, entry.name, is_leaf_bundle);
            else if (is_content_adapter(entry.name)) report_adapter(base::join_path(folder.path, entry.name));
        }
        if (is_leaf_bundle) return;  // everything below belongs to it
        for (const DirectoryEntry& entry : entries)
            if (entry.kind == EntryKind::directory) walk_below(folder, entry.name, depth);
    }

    void walk_below(const Folder& folder, const std::string& name, std::size_t depth) {
        Folder below{base::join_path(folder.path, name), child_path(folder.logical, logical_name(name)), child_path(folder.cased, name)};
        // The folder of another language within this one (Hugo forbids it, people have it) is not a section here.
        for (const ContentRoot& root : index_.roots_)
            if (root.folder == below.path && root.folder != root_) return;
        // A link to a folder above would go round for ever.
        const FileIdentity identity = files_.identify(below.path).identity;
        if (identity != FileIdentity{} && !above_.insert(identity).second) return;
        walk_folder(below, depth + 1);
        above_.erase(identity);
    }

    [[nodiscard]] static bool is_page_file(std::string_view name) { return is_content_extension(base::extension_of(name)); }

    [[nodiscard]] bool is_of_disabled_language(std::string_view name) const {
        if (config_.disabled_languages.empty() || !is_page_file(name)) return false;
        const std::string_view suffix = base::extension_of(name.substr(0, name.size() - base::extension_of(name).size() - 1));
        return std::find(config_.disabled_languages.begin(), config_.disabled_languages.end(), suffix) != config_.disabled_languages.end();
    }

    static bool is_html(std::string_view extension) {
        const std::string lower = base::to_lower(extension);
        return lower == "html" || lower == "htm";
    }
    /// HTML with front matter in YAML, as Hugo tells pages from files that are only copied.
    [[nodiscard]] bool begins_with_dash(const std::string& path) const {
        const FileResult file = files_.read(path, max_html_page_bytes);
        if (!file.is_ok()) return false;
        const std::size_t first = file.bytes.find_first_not_of(" \t\r\n");
        return first != std::string::npos && file.bytes[first] == '-';
    }

    void report_adapter(std::string path) {
        Diagnostic problem{Severity::warning, "content-adapter", "the pages that " + quoted(path) + " makes are not known: only Hugo can run it", {}, {}, {}};
        problem.file = std::move(path);
        diagnostics_.add(std::move(problem)).hint("links to them are not found");
    }

    void add_page(const Folder& folder, const std::string& name, bool is_leaf_bundle) {
        const SplitName split = split_name(name, config_);
        const bool is_index = split.stem == "index";
        if (is_leaf_bundle && !is_index) return;  // a resource
        if (is_html(split.extension) && !begins_with_dash(base::join_path(folder.path, name))) return;  // a file like others
        Entry entry;
        entry.file = base::join_path(folder.path, name);
        entry.folder = folder.path;
        entry.language = split.language.value_or(language_);
        const bool stands_for_folder = is_index || split.stem == "_index";
        entry.logical = stands_for_folder ? folder.logical : child_path(folder.logical, logical_name(split.stem));
        entry.cased = stands_for_folder ? folder.cased : child_path(folder.cased, split.stem);
        entry.kind = PageKind::single;
        if (stands_for_folder) entry.kind = folder.logical == "/" ? PageKind::home : is_index ? PageKind::leaf_bundle : PageKind::section;
        index_.add(std::move(entry));
    }

    Index& index_;
    const FileSystem& files_;
    const SiteConfig& config_;
    Diagnostics& diagnostics_;
    std::size_t& seen_;
    std::string root_;
    std::uint32_t language_ = 0;
    std::set<FileIdentity> above_;
};

namespace {

std::vector<ContentRoot> content_roots(const SiteConfig& config) {
    std::vector<ContentRoot> roots;
    const auto default_language = static_cast<std::uint32_t>(config.language_index(config.default_language).value_or(0));
    const auto add = [&](ContentRoot root) {
        const bool is_known = std::any_of(roots.begin(), roots.end(), [&](const ContentRoot& known) { return known.folder == root.folder; });
        if (!is_known) roots.push_back(std::move(root));
    };
    for (const Mount& mount : config.mounts) {
        if (!base::is_below(mount.target, "content")) continue;
        const std::string below = mount.target.substr(std::string_view("content").size());
        add({mount.source, below.empty() ? "/" : logical_name(below),
             static_cast<std::uint32_t>(config.language_index(mount.language).value_or(default_language))});
    }
    if (!roots.empty()) return roots;
    // The default language first: a folder that several languages share is its own.
    if (default_language < config.languages.size()) add({config.languages[default_language].content_dir, "/", default_language});
    for (std::uint32_t i = 0; i < config.languages.size(); ++i) add({config.languages[i].content_dir, "/", i});
    return roots;
}

}  // namespace

Index::Index(const FileSystem& files, const SiteConfig& config, Diagnostics& diagnostics)
    : roots_(content_roots(config)), ignored_(config, diagnostics) {
    languages_.resize(config.languages.size());
    std::size_t seen = 0;
    Scan scan(*this, files, config, diagnostics, seen);
    for (const ContentRoot& root : roots_) scan.walk(root);
    add_missing_sections();
    link_parents();
}

Entry& Index::add(Entry&& entry) {
    Entry& place = entries_.emplace_back();
    place.file = std::move(entry.file);
    place.folder = std::move(entry.folder);
    place.logical = std::move(entry.logical);
    place.cased = std::move(entry.cased);
    place.kind = entry.kind;
    place.language = entry.language;
    Language& language = languages_[place.language];
    if (place.kind == PageKind::section || place.kind == PageKind::home) language.sections.emplace(place.logical, &place);
    const bool is_first = language.by_logical.emplace(place.logical, &place).second;
    if (is_first && place.logical != "/") language.by_name[std::string(base::name_of(place.logical))].push_back(&place);
    if (!place.file.empty()) by_file_.emplace(place.file, &place);
    return place;
}

// Home always exists, and so does every folder at the top that has a page (PUB-2).
void Index::add_missing_sections() {
    const std::size_t count = entries_.size();
    for (std::size_t i = 0; i < count; ++i) {
        const Entry& entry = entries_[i];
        const std::size_t slash = entry.logical.find('/', 1);
        if (slash == std::string::npos) continue;
        const std::string logical = entry.logical.substr(0, slash);
        if (find_section(entry.language, logical) != nullptr) continue;
        Entry section;
        section.logical = logical;
        section.cased = entry.cased.substr(0, entry.cased.find('/', 1));
        section.kind = PageKind::section;
        section.language = entry.language;
        section.folder = folder_of_section(section, entry);
        add(std::move(section));
    }
    for (std::uint32_t language = 0; language < languages_.size(); ++language) {
        if (home(language) != nullptr) continue;
        Entry home_entry;
        home_entry.logical = home_entry.cased = "/";
        home_entry.kind = PageKind::home;
        home_entry.language = language;
        for (const ContentRoot& root : roots_)
            if (root.logical == "/" && (root.language == language || home_entry.folder.empty())) home_entry.folder = root.folder;
        add(std::move(home_entry));
    }
}

// A mount may be the section itself, or lie below it: then the section has no folder, and its place among the others names it.
std::string Index::folder_of_section(const Entry& section, const Entry& page) const {
    const ContentRoot* inside = nullptr;
    for (const ContentRoot& root : roots_)
        if (base::is_below(page.folder, root.folder) && (inside == nullptr || root.folder.size() > inside->folder.size())) inside = &root;
    if (inside != nullptr && inside->logical == section.logical) return inside->folder;
    const std::string name = section.cased.substr(1);
    return base::join_path(inside != nullptr && inside->logical == "/" ? inside->folder : "content", name);
}

void Index::link_parents() {
    for (Entry& entry : entries_) {
        std::string_view path = entry.logical;
        while (path != "/" && !path.empty() && entry.parent == nullptr) {
            path = base::folder_of(path);
            const auto found = languages_[entry.language].sections.find(path.empty() ? "/" : std::string(path));
            if (found == languages_[entry.language].sections.end() || found->second == &entry) continue;
            Entry& above = *found->second;
            entry.parent = &above;
            above.children.push_back(&entry);
        }
    }
}

const Entry* Index::find(std::uint32_t language, const std::string& logical) const {
    const auto& by_logical = languages_[language].by_logical;
    const auto found = by_logical.find(logical);
    return found == by_logical.end() ? nullptr : found->second;
}

const Entry* Index::find_section(std::uint32_t language, const std::string& logical) const {
    const auto& sections = languages_[language].sections;
    const auto found = sections.find(logical);
    return found == sections.end() ? nullptr : found->second;
}

const Entry* Index::find_file(const std::string& path) const {
    const auto found = by_file_.find(path);
    return found == by_file_.end() ? nullptr : found->second;
}

const std::vector<const Entry*>& Index::named(std::uint32_t language, const std::string& name) const {
    static const std::vector<const Entry*> none;
    const auto& by_name = languages_[language].by_name;
    const auto found = by_name.find(name);
    return found == by_name.end() ? none : found->second;
}

}  // namespace notes_export::site
