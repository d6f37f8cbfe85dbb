#include "site/site.h"

#include "base/path.h"
#include "base/unicode.h"
#include "site/address.h"
#include "site/front_matter.h"
#include "site/index.h"
#include "site/make_page.h"
#include "site/notation.h"
#include "site/order.h"
#include "site/refs.h"
#include "site/resources.h"

#include <algorithm>
#include <mutex>
#include <unordered_map>

namespace notes_export::site {
namespace {

// One file of text (THREATS §3).
constexpr std::uint64_t max_text_bytes = std::uint64_t{16} * 1024 * 1024;

// An absolute web address with a slash at its end, or nothing.
std::string usable_base_url(std::string_view url) {
    url = url.substr(0, url.find_first_of("?#"));
    const std::string lower = base::to_lower(url);
    const std::size_t scheme = lower.starts_with("https://") ? 8 : lower.starts_with("http://") ? 7 : 0;
    if (scheme == 0 || url.size() == scheme || url[scheme] == '/') return {};
    const bool has_bad_character = std::any_of(url.begin(), url.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7F || c == '"' || c == '<' || c == '>' || c == '\\';
    });
    if (has_bad_character) return {};
    std::string usable(url);
    if (!usable.ends_with('/')) usable += '/';
    return usable;
}

// "/notes/" of "https://example.org/notes/".
std::string_view path_of_base(std::string_view base_url) {
    const std::size_t host = base_url.find("://");
    if (host == std::string_view::npos) return "/";
    return base_url.substr(std::min(base_url.find('/', host + 3), base_url.size()));
}

SiteConfig config_for(const FileSystem& files, const SiteOptions& options, SourceMap& sources, Diagnostics& diagnostics) {
    SiteConfig config = load_config(files, sources, diagnostics);
    if (options.language.empty() || config.language_index(options.language)) return config;
    Diagnostic unknown{Severity::error, "unknown-language", "the site has no language " + quoted(options.language), {}, {}, config.file};
    std::string known;
    for (const LanguageConfig& language : config.languages) known += (known.empty() ? "" : ", ") + language.key;
    unknown.hint("its languages: " + known);
    throw Failure(std::move(unknown));
}

}  // namespace

struct Site::Impl {
    const FileSystem& files;
    SiteOptions options;
    SiteConfig config;
    OwnSettings own;
    Index index;
    std::uint32_t language;
    std::string base_url;

    mutable std::once_flag addresses_once;
    mutable std::unordered_map<std::string, const Entry*> addresses;  // of all pages and aliases, by address_key

    Impl(const FileSystem& file_system, SiteOptions site_options, SourceMap& sources, Diagnostics& diagnostics)
        : files(file_system), options(std::move(site_options)), config(config_for(files, options, sources, diagnostics)),
          own(load_own_settings(files, sources, diagnostics)),
          index(files, config, diagnostics),
          language(static_cast<std::uint32_t>(config.language_index(options.language.empty() ? config.default_language : options.language).value_or(0))),
          base_url(usable_base_url(options.base_url.empty() ? config.base_url : options.base_url)) {}

    const Page& page_of(const Entry& entry) const {
        std::call_once(entry.page_once, [&] { load(entry); });
        return entry.page;
    }
    const Page* page_or_null(const Entry* entry) const { return entry == nullptr ? nullptr : &page_of(*entry); }

    // Pages other than the one being converted are read silently: their authors are not here to listen.
    void load(const Entry& entry) const {
        std::vector<const Page*> above;
        for (const Entry* parent = entry.parent; parent != nullptr; parent = parent->parent) above.push_back(&page_of(*parent));
        FrontMatter front;
        if (!entry.file.empty()) {
            FileResult file = files.read(entry.file, max_text_bytes);
            Diagnostics unheard;
            if (file.is_ok()) front = read_front_matter(base::clean_text(std::move(file.bytes)).text, SourceId::none, unheard);
        }
        entry.page = make_page(entry, std::move(front.matter), front.body_offset, above, {config, options.now, options.with_drafts});
    }

    // The entry a Page belongs to.
    const Entry* entry_of(const Page& page) const {
        if (!page.path.empty()) return index.find_file(page.path);
        const auto page_language = config.language_index(page.language);
        return page_language ? index.find_section(static_cast<std::uint32_t>(*page_language), page.logical) : nullptr;
    }

    const Entry* entry_at(const std::string& key) const {
        if (const Entry* guess = guess_by_name(key)) return guess;
        std::call_once(addresses_once, [&] { read_all_addresses(); });
        const auto found = addresses.find(key);
        return found == addresses.end() ? nullptr : found->second;
    }

    // Most addresses are the paths of their pages: only that one page is read to be sure.
    const Entry* guess_by_name(const std::string& key) const {
        for (std::uint32_t i = 0; i < config.languages.size(); ++i) {
            std::string logical = key;
            const std::string prefix = "/" + config.languages[i].key + "/";
            if (config.is_multilingual() && logical.starts_with(prefix)) logical.erase(0, prefix.size() - 1);
            if (logical.size() > 1) logical.pop_back();
            const Entry* entry = index.find(i, base::to_lower(logical));
            if (entry != nullptr && address_key(page_of(*entry).url) == key) return entry;
        }
        return nullptr;
    }

    void read_all_addresses() const {
        for (const Entry& entry : index.entries())
            if (const Page& page = page_of(entry); !page.url.empty()) addresses.emplace(address_key(page.url), &entry);
        for (const Entry& entry : index.entries())
            for (const std::string& alias : page_of(entry).aliases) addresses.emplace(address_key(alias), &entry);
    }

    // The folders that stand for `target` ("static", "assets", "content", "data"), themes last.
    std::vector<std::string> folders(std::string_view target, const std::vector<std::string>& configured) const {
        std::vector<std::string> result;
        for (const Mount& mount : config.mounts)
            if (mount.target == target) result.push_back(mount.source);
        if (result.empty()) result = configured;
        for (const std::string& theme : config.themes) result.push_back(base::join_path(theme, target));
        return result;
    }

    std::optional<std::string> first_file(const std::vector<std::string>& candidates) const {
        for (const std::string& path : candidates)
            if (files.is_file(path)) return path;
        return std::nullopt;
    }

    // `path` in the first of the folders that has it. Cleaned before it is joined, so that "../" does not lead from one folder of
    // the site into another.
    std::optional<std::string> find_below(const std::vector<std::string>& folders_to_search, std::string_view path) const {
        while (path.starts_with('/')) path.remove_prefix(1);
        const base::CleanPath clean = base::clean_path(path);
        if (clean.status != FileStatus::ok || clean.path.empty()) return std::nullopt;
        std::vector<std::string> candidates;
        for (const std::string& folder : folders_to_search) candidates.push_back(base::join_path(folder, clean.path));
        return first_file(candidates);
    }
};

Site::Site(const FileSystem& files, SiteOptions options, SourceMap& sources, Diagnostics& diagnostics)
    : impl_(std::make_unique<Impl>(files, std::move(options), sources, diagnostics)) {}
Site::~Site() = default;

const SiteConfig& Site::config() const { return impl_->config; }
const OwnSettings& Site::own_settings() const { return impl_->own; }
const FileSystem& Site::files() const { return impl_->files; }
const std::string& Site::base_url() const { return impl_->base_url; }

const Page* Site::page_of_file(std::string_view path) const {
    const base::CleanPath clean = base::clean_path(path);
    if (clean.status != FileStatus::ok) return nullptr;
    if (const Entry* entry = impl_->index.find_file(clean.path)) return &impl_->page_of(*entry);
    // A folder: the page of the language read, else of any.
    const std::vector<const Page*> pages = pages_of_folder(clean.path);
    const auto own = std::find_if(pages.begin(), pages.end(), [&](const Page* page) { return page->language == language(); });
    if (own != pages.end()) return *own;
    return pages.empty() ? nullptr : pages.front();
}

std::vector<const Page*> Site::pages_of_folder(std::string_view path) const {
    std::vector<const Page*> pages;
    for (const Entry& entry : impl_->index.entries())
        if (entry.folder == path && entry.kind != PageKind::single) pages.push_back(&impl_->page_of(entry));
    if (!pages.empty()) return pages;
    // A section without an index file may be made of several folders.
    for (const ContentRoot& root : impl_->index.roots()) {
        if (!base::is_below(path, root.folder) || path.size() <= root.folder.size()) continue;
        const std::string logical = (root.logical == "/" ? "" : root.logical) + (root.folder.empty() ? "/" : "") + logical_name(path.substr(root.folder.size()));
        for (std::uint32_t language = 0; language < impl_->config.languages.size(); ++language)
            if (const Entry* entry = impl_->index.find_section(language, logical); entry != nullptr && entry->file.empty()) pages.push_back(&impl_->page_of(*entry));
    }
    return pages;
}

const Page* Site::page_at_url(std::string_view url) const {
    const std::string key = address_key(url);
    if (const Entry* entry = impl_->entry_at(key)) return &impl_->page_of(*entry);
    // Authors of a site that lives below a path write that path, too.
    const std::string prefix = address_key(path_of_base(impl_->base_url));
    if (prefix == "/" || !key.starts_with(prefix)) return nullptr;
    return impl_->page_or_null(impl_->entry_at(key.substr(prefix.size() - 1)));
}

std::vector<const Page*> Site::translations(const Page& page) const {
    std::vector<const Page*> pages;
    for (const Entry& entry : impl_->index.entries())
        if (entry.logical == page.logical && entry.kind == page.kind) pages.push_back(&impl_->page_of(entry));
    return pages;
}

const Page* Site::home() const { return impl_->page_or_null(impl_->index.home(impl_->language)); }

const Page* Site::home(std::string_view language) const {
    const auto index = impl_->config.language_index(language);
    return index ? impl_->page_or_null(impl_->index.home(static_cast<std::uint32_t>(*index))) : nullptr;
}

const std::string& Site::language() const { return impl_->config.languages[impl_->language].key; }

std::vector<const Page*> Site::children(const Page& section) const {
    std::vector<const Page*> pages;
    const Entry* entry = impl_->entry_of(section);
    if (entry == nullptr) return pages;
    for (const Entry* child : entry->children) {
        const Page& page = impl_->page_of(*child);
        if (page.is_published && page.is_listed) pages.push_back(&page);
    }
    sort_for_menu(pages, impl_->config);
    return pages;
}

const std::vector<Resource>& Site::resources(const Page& page) const {
    static const std::vector<Resource> none;
    const Entry* entry = impl_->entry_of(page);
    if (entry == nullptr) return none;
    std::call_once(entry->resources_once, [&] { entry->resources = collect_resources(*entry, impl_->page_of(*entry), impl_->index, impl_->files, impl_->config); });
    return entry->resources;
}

RefResult Site::resolve_ref(const Page& from, std::string_view argument, std::string_view language) const {
    const RefFinder finder(impl_->index, impl_->config, [this](const Entry& entry) -> const Page& { return impl_->page_of(entry); });
    return finder.find(from, argument, language);
}

std::optional<std::string> Site::find_include(std::string_view file) const {
    while (file.starts_with('/')) file.remove_prefix(1);
    const base::CleanPath clean = base::clean_path(file);
    if (clean.status != FileStatus::ok || clean.path.empty()) return std::nullopt;
    std::vector<std::string> candidates = {clean.path};
    // The language read first, then the others: one joined view of all content folders (HUGO-FACTS §1.6).
    for (const bool is_own : {true, false})
        for (const ContentRoot& root : impl_->index.roots())
            if ((root.language == impl_->language) == is_own && root.logical == "/") candidates.push_back(base::join_path(root.folder, clean.path));
    for (const std::string& theme : impl_->config.themes) {
        candidates.push_back(base::join_path(theme, clean.path));
        candidates.push_back(base::join_path(theme, "content/" + clean.path));
    }
    return impl_->first_file(candidates);
}

std::optional<std::string> Site::find_static(std::string_view url_path) const {
    const std::string path = decode_address(url_path.substr(0, url_path.find_first_of("?#")));
    const std::vector<std::string> folders = impl_->folders("static", impl_->config.static_dirs);
    if (auto found = impl_->find_below(folders, path)) return found;
    // Authors of a site that lives below a path write that path, too.
    const std::string_view prefix = path_of_base(impl_->base_url);
    if (prefix.size() < 2 || !path.starts_with(prefix)) return std::nullopt;
    return impl_->find_below(folders, std::string_view(path).substr(prefix.size()));
}

std::optional<std::string> Site::find_asset(std::string_view path) const {
    return impl_->find_below(impl_->folders("assets", {impl_->config.assets_dir}), path);
}

std::optional<Value> Site::load_data(std::string_view path, SourceMap& sources, Diagnostics& diagnostics) const {
    std::optional<std::string> found;
    for (const char* extension : {".yaml", ".yml", ".toml", ".json"})
        if (!found) found = impl_->find_below(impl_->folders("data", {impl_->config.data_dir}), std::string(path) + extension);
    if (!found) {
        for (const char* extension : {".csv", ".xml"})
            if (const auto other = impl_->find_below(impl_->folders("data", {impl_->config.data_dir}), std::string(path) + extension))
                diagnostics.add({Severity::error, "data-format", "the data file " + quoted(*other) + " is not read: YAML, TOML and JSON are", {}, {}, *other});
        return std::nullopt;
    }
    FileResult file = impl_->files.read(*found, max_text_bytes);
    if (!file.is_ok()) {
        Diagnostic problem{Severity::error, "file-unreadable", "cannot read the data file " + quoted(*found), {}, {}, *found};
        diagnostics.add(std::move(problem));
        return std::nullopt;
    }
    const SourceId source = sources.add(*found, base::clean_text(std::move(file.bytes)).text);
    return parse_notation(*notation_of_file(*found), {sources.text(source), source, 0, "the data file"}, diagnostics);
}

std::string Site::page_text(const Page& page) const {
    if (page.path.empty()) return {};
    FileResult file = impl_->files.read(page.path, max_text_bytes);
    if (file.status == FileStatus::too_large)
        throw Failure("data-limit", quoted(page.path) + " has " + std::to_string(file.size) + " bytes; " + std::to_string(max_text_bytes >> 20U) + " MiB is the limit");
    if (!file.is_ok()) throw Failure("file-unreadable", "cannot read " + quoted(page.path) + (file.message.empty() ? "" : ": " + file.message));
    return base::clean_text(std::move(file.bytes)).text;
}

std::string Site::permalink(const Page& page) const {
    return impl_->base_url.empty() || page.url.empty() ? std::string() : impl_->base_url + page.url.substr(1);
}

}  // namespace notes_export::site
