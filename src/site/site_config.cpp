#include "site/site_config.h"

#include "base/path.h"
#include "base/unicode.h"
#include "site/notation.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace notes_export::site {
namespace {

// Configurations are written by hand; generated ones with long menus stay below this, too.
constexpr std::uint64_t max_config_bytes = 1024U * 1024U;
// Files in config/<environment>; a dozen is usual.
constexpr std::size_t max_config_files = 200;
// Folders within it; nobody has more than one.
constexpr std::size_t max_config_depth = 8;

constexpr std::array<std::string_view, 4> extensions = {"toml", "yaml", "yml", "json"};

Value empty_map() {
    Value value;
    value.kind = ValueKind::map;
    return value;
}

// Later settings win; maps are merged member by member.
void merge(Value& into, Value from) {
    if (into.kind != ValueKind::map || from.kind != ValueKind::map) {
        into = std::move(from);
        return;
    }
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < into.map.size(); ++i) places.emplace(into.map[i].first, i);
    for (auto& [key, value] : from.map) {
        const auto [place, is_new] = places.emplace(key, into.map.size());
        if (is_new) into.map.emplace_back(key, std::move(value));
        else merge(into.map[place->second].second, std::move(value));
    }
}

Value wrapped(std::string key, Value value) {
    Value map = empty_map();
    map.map.emplace_back(std::move(key), std::move(value));
    return map;
}

class Loader {
public:
    Loader(const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics) : files_(files), sources_(sources), diagnostics_(diagnostics) {}

    SiteConfig load() {
        config_.all = empty_map();
        for (const std::string_view name : {"hugo", "config"})
            if (config_.file.empty()) load_main_file(name);
        load_folder("config/_default");
        load_folder("config/production");  // the environment Hugo builds a site for publication in
        fill();
        return std::move(config_);
    }

private:
    void load_main_file(std::string_view name) {
        for (const std::string_view extension : extensions) {
            const std::string path = std::string(name) + "." + std::string(extension);
            if (files_.is_file(path)) return merge_file(path, {});
        }
    }

    // One file per key: params.toml, languages.yaml, menus.de.toml; hugo.* and config.* hold everything. Folders within are read as well.
    void load_folder(const std::string& folder, std::size_t depth = 0) {
        if (depth > max_config_depth) throw Failure("data-limit", quoted(folder) + " is nested deeper than " + std::to_string(max_config_depth) + " folders");
        for (const DirectoryEntry& entry : files_.list(folder)) {
            const std::string path = base::join_path(folder, entry.name);
            if (entry.kind == EntryKind::directory) load_folder(path, depth + 1);
            if (entry.kind != EntryKind::file || !notation_of_file(entry.name)) continue;
            if (++config_files_ > max_config_files) throw Failure("data-limit", quoted(folder) + " holds more than " + std::to_string(max_config_files) + " files");
            merge_file(path, base::to_lower(std::string_view(entry.name).substr(0, entry.name.rfind('.'))));
        }
    }

    void merge_file(const std::string& path, const std::string& name) {
        if (config_.file.empty()) config_.file = path;
        Value value = read(path);
        if (name.empty() || name == "hugo" || name == "config") return merge(config_.all, std::move(value));
        const std::size_t dot = name.rfind('.');
        std::string key = name.substr(0, dot);
        if (key == "menu") key = "menus";
        if (dot == std::string::npos) return merge(config_.all, wrapped(std::move(key), std::move(value)));
        // Of a language: its parameters and menus stand in files of those names, all else in any other (languages.de.toml, hugo.de.toml).
        if (key == "params" || key == "menus") value = wrapped(std::move(key), std::move(value));
        merge(config_.all, wrapped("languages", wrapped(name.substr(dot + 1), std::move(value))));
    }

    Value read(const std::string& path) {
        FileResult file = files_.read(path, max_config_bytes);
        if (file.status == FileStatus::too_large)
            throw Failure("data-limit", "the configuration " + quoted(path) + " has " + std::to_string(file.size) + " bytes; 1 MiB is the limit");
        if (!file.is_ok()) throw Failure("config-unreadable", "cannot read the configuration " + quoted(path) + (file.message.empty() ? "" : ": " + file.message));
        const SourceId source = sources_.add(path, base::clean_text(std::move(file.bytes)).text);
        Diagnostics found;
        std::optional<Value> value = parse_notation(*notation_of_file(path), {sources_.text(source), source, 0, "the configuration"}, found);
        for (const Diagnostic& diagnostic : found.all()) {
            if (diagnostic.severity == Severity::error) throw Failure(diagnostic);
            diagnostics_.add(diagnostic);
        }
        if (!value || value->kind != ValueKind::map)
            throw Failure("data-syntax", "the configuration is not a list of keys and values", {source, 0, 0});
        return std::move(*value);
    }

    void fill();
    void fill_paths();
    void fill_languages();
    void fill_language(const std::string& key, const Value& value);
    [[nodiscard]] std::shared_ptr<const base::TimeZone> time_zone(const Value& language);
    void fill_contents();
    void fill_mounts();
    [[nodiscard]] std::string folder(const Value& map, std::string_view key, std::string_view otherwise);
    [[nodiscard]] bool is_true(std::string_view key) const {
        const Value* value = config_.all.at(key);
        return value != nullptr && value->as_bool().value_or(false);
    }

    const FileSystem& files_;
    SourceMap& sources_;
    Diagnostics& diagnostics_;
    SiteConfig config_;
    std::size_t config_files_ = 0;
};

// A folder setting may only point inside of the root (THREATS §2); else it is reported and the default stands.
std::string Loader::folder(const Value& map, std::string_view key, std::string_view otherwise) {
    const Value* value = map.find(key);
    if (value == nullptr || value->text.empty()) return std::string(otherwise);
    const base::CleanPath clean = base::clean_path(value->text);
    if (clean.status == FileStatus::ok) return clean.path;
    diagnostics_.warn("config-folder", value->span, "the setting " + quoted(key) + " names " + quoted(value->text) + ", which is not a folder of the site")
        .hint("using " + quoted(otherwise));
    return std::string(otherwise);
}

void Loader::fill_paths() {
    const Value& all = config_.all;
    config_.content_dir = folder(all, "contentdir", "content");
    config_.assets_dir = folder(all, "assetdir", "assets");
    config_.data_dir = folder(all, "datadir", "data");
    std::vector<std::string> statics;
    for (const char* key : {"staticdir", "staticdir0", "staticdir1", "staticdir2", "staticdir3", "staticdir4"})
        if (const Value* value = all.find(key))
            for (const std::string& path : value->as_texts())
                if (const base::CleanPath clean = base::clean_path(path); clean.status == FileStatus::ok) statics.push_back(clean.path);
    if (!statics.empty()) config_.static_dirs = std::move(statics);
    const std::string themes_dir = folder(all, "themesdir", "themes");
    if (const Value* theme = all.find("theme"))
        for (const std::string& name : theme->as_texts())
            if (const base::CleanPath clean = base::clean_path(name); clean.status == FileStatus::ok && !clean.path.empty())
                config_.themes.push_back(base::join_path(themes_dir, clean.path));
}

void Loader::fill_mounts() {
    const Value* mounts = config_.all.at("module.mounts");
    if (mounts == nullptr) return;
    for (const Value& entry : mounts->list) {
        const base::CleanPath source = base::clean_path(entry.text_or("source", ""));
        const base::CleanPath target = base::clean_path(entry.text_or("target", ""));
        if (source.status != FileStatus::ok || target.status != FileStatus::ok || target.path.empty()) {
            diagnostics_.warn("config-folder", entry.span, "the mount of " + quoted(entry.text_or("source", "")) + " is not a folder of the site")
                .hint("it is left out");
            continue;
        }
        config_.mounts.push_back({source.path, target.path, base::to_lower(entry.text_or("lang", ""))});
    }
}

// "Local" is a zone as well for Hugo: that of the machine, which would give every machine its own book.
std::shared_ptr<const base::TimeZone> Loader::time_zone(const Value& language) {
    const Value* name = language.find("timezone");
    if (name == nullptr) name = config_.all.find("timezone");
    if (name == nullptr || name->text.empty()) return nullptr;
    auto zone = std::make_shared<const base::TimeZone>(name->text);
    if (zone->is_valid()) return zone;
    const bool is_told = std::any_of(diagnostics_.all().begin(), diagnostics_.all().end(), [&](const Diagnostic& told) {
        return told.code == "config-time-zone" && told.span == name->span;
    });
    if (!is_told)
        diagnostics_.warn("config-time-zone", name->span, quoted(name->text) + " is not the name of a time zone")
            .hint("dates without an offset are taken as UTC; names look like Europe/Berlin");
    return nullptr;
}

void Loader::fill_language(const std::string& key, const Value& value) {
    const Value* disabled = value.find("disabled");
    if (disabled != nullptr && disabled->as_bool().value_or(false)) {
        config_.disabled_languages.push_back(key);
        return;
    }
    LanguageConfig language;
    language.key = key;
    language.name = value.text_or("label", value.text_or("languagename", key));
    language.locale = value.text_or("locale", value.text_or("languagecode", ""));
    if (language.locale.empty() && key == config_.default_language) language.locale = config_.all.text_or("locale", config_.all.text_or("languagecode", ""));
    if (language.locale.empty()) language.locale = key;
    language.title = value.text_or("title", config_.title);
    language.content_dir = folder(value, "contentdir", config_.content_dir);
    const std::string direction = base::to_lower(value.text_or("direction", value.text_or("languagedirection", "")));
    language.is_right_to_left = direction.empty() ? base::is_right_to_left(language.locale) : direction == "rtl";
    language.time_zone = time_zone(value);
    if (const Value* weight = value.find("weight")) language.weight = weight->as_integer().value_or(0);
    language.params = empty_map();
    if (const Value* params = config_.all.find("params")) merge(language.params, *params);
    if (const Value* params = value.find("params")) merge(language.params, *params);
    config_.languages.push_back(std::move(language));
}

void Loader::fill_languages() {
    std::vector<std::string>& disabled = config_.disabled_languages;
    if (const Value* keys = config_.all.find("disablelanguages"))
        for (const std::string& key : keys->as_texts()) disabled.push_back(base::to_lower(key));
    if (const Value* languages = config_.all.find("languages"))
        for (const auto& [key, value] : languages->map)
            if (value.kind == ValueKind::map && std::find(disabled.begin(), disabled.end(), key) == disabled.end()) fill_language(key, value);
    if (config_.languages.empty()) fill_language(config_.default_language, empty_map());
    // Hugo's order: weight, those without one last, then the key.
    std::sort(config_.languages.begin(), config_.languages.end(), [](const LanguageConfig& a, const LanguageConfig& b) {
        if ((a.weight == 0) != (b.weight == 0)) return b.weight == 0;
        return a.weight != b.weight ? a.weight < b.weight : a.key < b.key;
    });
    if (!config_.language_index(config_.default_language)) config_.default_language = config_.languages.front().key;
}

void Loader::fill_contents() {
    const Value* contents = config_.all.at("markup.tableofcontents");
    if (contents == nullptr) return;
    constexpr std::int64_t deepest = 6;  // HTML has six levels; Geekdoc sites write 9 for "all", Hugo -1
    const auto level = [&](std::string_view key, int otherwise) {
        const Value* value = contents->find(key);
        const std::int64_t number = value == nullptr ? otherwise : value->as_integer().value_or(otherwise);
        return static_cast<int>(number < 0 ? deepest : std::clamp<std::int64_t>(number, 1, deepest));
    };
    config_.toc_start_level = level("startlevel", config_.toc_start_level);
    config_.toc_end_level = level("endlevel", config_.toc_end_level);
    const Value* ordered = contents->find("ordered");
    config_.toc_ordered = ordered != nullptr && ordered->as_bool().value_or(false);
}

void Loader::fill() {
    const Value& all = config_.all;
    config_.title = all.text_or("title", "");
    config_.base_url = all.text_or("baseurl", "");
    config_.copyright = all.text_or("copyright", "");
    config_.default_language = base::to_lower(all.text_or("defaultcontentlanguage", "en"));
    config_.default_language_in_subdir = is_true("defaultcontentlanguageinsubdir");
    config_.keeps_path_case = is_true("disablepathtolower");
    config_.enable_emoji = is_true("enableemoji");
    config_.ugly_urls = is_true("uglyurls");
    config_.ref_errors_are_warnings = base::to_lower(all.text_or("reflinkserrorlevel", "")) == "warning";
    config_.ref_not_found_url = all.text_or("reflinksnotfoundurl", "");
    fill_paths();
    fill_mounts();
    fill_languages();
    fill_contents();
}

}  // namespace

std::optional<std::size_t> SiteConfig::language_index(std::string_view key) const {
    const std::string wanted = base::to_lower(key);
    for (std::size_t i = 0; i < languages.size(); ++i)
        if (languages[i].key == wanted) return i;
    return std::nullopt;
}

SiteConfig load_config(const FileSystem& files, SourceMap& sources, Diagnostics& diagnostics) {
    return Loader(files, sources, diagnostics).load();
}

bool is_config_file(std::string_view name) {
    const std::size_t dot = name.find('.');
    const std::string_view stem = name.substr(0, dot);
    return dot != std::string_view::npos && (stem == "hugo" || stem == "config") &&
           std::find(extensions.begin(), extensions.end(), name.substr(dot + 1)) != extensions.end();
}

}  // namespace notes_export::site
