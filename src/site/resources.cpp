#include "site/resources.h"

#include "base/path.h"
#include "base/unicode.h"
#include "site/glob.h"

#include <algorithm>
#include <array>
#include <map>

namespace notes_export::site {
namespace {

// A bundle of more files than this is no bundle of notes.
constexpr std::size_t max_bundle_files = 20'000;
constexpr std::size_t max_bundle_depth = 32;
// Comparisons of `resources:` entries with files; the rest keep their file names.
constexpr std::size_t max_comparisons = 200'000;

struct MediaType {
    std::string_view extension, type;
};
constexpr std::array<MediaType, 40> media_types = {{
    {"jpg", "image/jpeg"},        {"jpeg", "image/jpeg"},       {"jpe", "image/jpeg"},        {"jif", "image/jpeg"},       {"jfif", "image/jpeg"},
    {"png", "image/png"},         {"gif", "image/gif"},         {"webp", "image/webp"},       {"svg", "image/svg+xml"},    {"bmp", "image/bmp"},
    {"tif", "image/tiff"},        {"tiff", "image/tiff"},       {"avif", "image/avif"},       {"heif", "image/heif"},      {"heic", "image/heic"},
    {"mp3", "audio/mpeg"},        {"wav", "audio/wav"},         {"ogg", "audio/ogg"},         {"oga", "audio/ogg"},        {"m4a", "audio/mp4"},
    {"flac", "audio/flac"},       {"opus", "audio/opus"},       {"aac", "audio/aac"},         {"mp4", "video/mp4"},        {"m4v", "video/mp4"},
    {"webm", "video/webm"},       {"ogv", "video/ogg"},         {"mov", "video/quicktime"},   {"avi", "video/x-msvideo"},  {"mpeg", "video/mpeg"},
    {"md", "text/markdown"},      {"txt", "text/plain"},        {"html", "text/html"},        {"css", "text/css"},         {"csv", "text/csv"},
    {"js", "text/javascript"},    {"json", "application/json"}, {"pdf", "application/pdf"},   {"xml", "application/xml"},  {"toml", "application/toml"},
}};

struct Found {
    Resource resource;
    std::size_t rank = 0;  // 0: the page's own language, then by the languages' weights (RES-8)
};

class Collector {
public:
    Collector(const Entry& entry, const Index& index, const FileSystem& files, const SiteConfig& config)
        : entry_(entry), index_(index), files_(files), config_(config) {}

    std::vector<Resource> collect() {
        if (entry_.kind == PageKind::single) return {};
        for (const ContentRoot& root : index_.roots())
            if (const auto folder = folder_in(root)) walk(*folder, {}, root.language, 0);
        std::vector<Resource> resources;
        for (auto& [name, file] : found_) resources.push_back(std::move(file.resource));
        return resources;
    }

private:
    // The bundle's own folder, or that of a translation of it in another language's content folder.
    [[nodiscard]] std::optional<std::string> folder_in(const ContentRoot& root) const {
        const ContentRoot* own = nullptr;
        for (const ContentRoot& candidate : index_.roots())
            if (base::is_below(entry_.folder, candidate.folder) && (own == nullptr || candidate.folder.size() > own->folder.size())) own = &candidate;
        if (own == nullptr) return std::nullopt;
        if (own->folder == root.folder) return entry_.folder;
        if (root.logical != own->logical) return std::nullopt;
        const Entry* translation = index_.find(root.language, entry_.logical);
        if (translation == nullptr || translation->kind != entry_.kind || !base::is_below(translation->folder, root.folder)) return std::nullopt;
        return translation->folder;
    }

    void walk(const std::string& folder, const std::string& below, std::uint32_t language, std::size_t depth) {
        const std::vector<DirectoryEntry> entries = files_.list(folder);
        if (!below.empty() && is_other_bundle(folder, below, entries)) return;
        for (const DirectoryEntry& entry : entries) {
            if (found_.size() >= max_bundle_files) return;
            const std::string path = base::join_path(folder, entry.name);
            if (index_.ignored().contains(path)) continue;
            if (entry.kind == EntryKind::file) add(path, below, entry.name, language);
            else if (entry.kind == EntryKind::directory && depth < max_bundle_depth) walk(path, base::join_path(below, entry.name), language, depth + 1);
        }
    }

    // A folder below with pages of its own: nothing in it belongs to this bundle. Leaf bundles own everything (PUB-2).
    [[nodiscard]] bool is_other_bundle(const std::string& folder, const std::string& below, const std::vector<DirectoryEntry>& entries) const {
        if (entry_.kind == PageKind::leaf_bundle) return false;
        for (const ContentRoot& root : index_.roots())
            if (root.folder == folder) return true;
        if (entry_.kind == PageKind::home && below.find('/') == std::string::npos) {
            const Entry* section = index_.find(entry_.language, "/" + logical_name(below));
            if (section != nullptr && section->kind != PageKind::single) return true;
        }
        return std::any_of(entries.begin(), entries.end(), [&](const DirectoryEntry& entry) {
            const SplitName name = split_name(entry.name, config_);
            return entry.kind == EntryKind::file && is_content_extension(name.extension) && (name.stem == "index" || name.stem == "_index");
        });
    }

    void add(const std::string& path, const std::string& below, const std::string& file_name, std::uint32_t root_language) {
        const SplitName split = split_name(file_name, config_);
        const bool is_content = is_content_extension(split.extension);
        if (is_content && (entry_.kind != PageKind::leaf_bundle || (below.empty() && split.stem == "index"))) return;
        Found file;
        file.resource.path = path;
        file.resource.original_name = base::join_path(below, file_name);
        file.resource.plain_name = base::join_path(below, split.language ? std::string(split.stem) + "." + std::string(split.extension) : file_name);
        file.resource.name = file.resource.title = file.resource.original_name;
        file.resource.params.kind = ValueKind::map;
        file.resource.media_type = media_type_of(path);
        const std::uint32_t language = split.language.value_or(root_language);
        file.rank = language == entry_.language ? 0 : std::size_t{1} + language;
        const auto [place, is_new] = found_.try_emplace(file.resource.plain_name, file);
        if (!is_new && file.rank < place->second.rank) place->second = std::move(file);
    }

    const Entry& entry_;
    const Index& index_;
    const FileSystem& files_;
    const SiteConfig& config_;
    std::map<std::string, Found> found_;  // by plain name
};

std::string_view main_type(const Resource& resource) {
    // Pages in a leaf bundle are resources of a kind of their own.
    if (resource.media_type == "text/markdown") return "page";
    return std::string_view(resource.media_type).substr(0, resource.media_type.find('/'));
}

void sort_resources(std::vector<Resource>& resources) {
    std::stable_sort(resources.begin(), resources.end(), [](const Resource& a, const Resource& b) {
        const std::string_view type_a = main_type(a), type_b = main_type(b);
        return type_a != type_b ? type_a < type_b : a.name < b.name;
    });
}

// Replaces ":counter" by the next number of its `src` pattern (RES-5).
std::string with_counter(std::string text, int& counter) {
    static constexpr std::string_view word = ":counter";
    if (text.find(word) == std::string::npos) return text;
    ++counter;
    for (std::size_t at = text.find(word); at != std::string::npos; at = text.find(word, at)) text.replace(at, word.size(), std::to_string(counter));
    return text;
}

struct MetadataEntry {
    Glob glob;
    std::string src, name, title;
    const Value* params = nullptr;
};

std::vector<MetadataEntry> metadata_entries(const Page& page) {
    std::vector<MetadataEntry> entries;
    const Value* list = page.matter.find("resources");
    if (list == nullptr) return entries;
    for (const Value& item : list->list) {
        const std::string src = item.text_or("src", "");
        if (src.empty()) continue;
        entries.push_back({Glob(src), base::to_lower(src), item.text_or("name", ""), item.text_or("title", ""), item.find("params")});
    }
    return entries;
}

void add_params(Value& params, const Value* more) {
    if (more == nullptr) return;
    for (const auto& [key, value] : more->map) {
        const auto known = std::find_if(params.map.begin(), params.map.end(), [&, &name = key](const auto& member) { return member.first == name; });
        if (known == params.map.end()) params.map.emplace_back(key, value);
        else known->second = value;
    }
}

void name_resources(std::vector<Resource>& resources, const Page& page) {
    const std::vector<MetadataEntry> entries = metadata_entries(page);
    std::map<std::string, int> name_counters, title_counters;  // by src
    std::size_t comparisons = 0;
    for (Resource& resource : resources) {
        bool has_name = false, has_title = false;
        for (const MetadataEntry& entry : entries) {
            if (++comparisons > max_comparisons) return;
            if (!entry.glob.matches(resource.original_name)) continue;
            if (!has_name && !entry.name.empty()) resource.name = with_counter(entry.name, name_counters[entry.src]);
            if (!has_title && !entry.title.empty()) resource.title = with_counter(entry.title, title_counters[entry.src]);
            has_name = has_name || !entry.name.empty();
            has_title = has_title || !entry.title.empty();
            add_params(resource.params, entry.params);
        }
    }
}

template <typename Test>
const Resource* first_of(const std::vector<Resource>& resources, std::string_view wanted_type, const Test& test) {
    for (const auto member : {&Resource::name, &Resource::original_name, &Resource::plain_name})
        for (const Resource& resource : resources)
            if ((wanted_type.empty() || main_type(resource) == wanted_type) && test(resource.*member)) return &resource;
    return nullptr;
}

}  // namespace

std::string_view media_type_of(std::string_view path) {
    const std::string extension = base::to_lower(base::extension_of(path));
    if (is_content_extension(extension) && extension != "html" && extension != "htm") return "text/markdown";
    const auto* row = std::find_if(media_types.begin(), media_types.end(), [&](const MediaType& type) { return type.extension == extension; });
    return row == media_types.end() ? "application/octet-stream" : row->type;
}

const Resource* match_resource(const std::vector<Resource>& resources, std::string_view glob, std::string_view main_type) {
    const Glob pattern(glob);
    return first_of(resources, main_type, [&](const std::string& name) { return pattern.matches(name); });
}

const Resource* get_resource(const std::vector<Resource>& resources, std::string_view name) {
    const std::string wanted = base::to_lower(name);
    return first_of(resources, {}, [&](const std::string& candidate) { return base::to_lower(candidate) == wanted; });
}

std::vector<Resource> collect_resources(const Entry& entry, const Page& page, const Index& index, const FileSystem& files, const SiteConfig& config) {
    std::vector<Resource> resources = Collector(entry, index, files, config).collect();
    sort_resources(resources);
    name_resources(resources, page);
    sort_resources(resources);
    return resources;
}

}  // namespace notes_export::site
