#include "layouts/data.h"

#include "base/path.h"
#include "base/unicode.h"
#include "layouts/values.h"
#include "site/notation.h"

#include <utility>

namespace notes_export::layouts {
namespace {

using templates::List;
using templates::Map;
using templates::Value;

// All data files together, and folders within each other: far beyond what people keep there.
constexpr std::uint64_t max_data_bytes = std::uint64_t{64} << 20U;
constexpr int max_data_depth = 20;

/// RFC 4180; a quote within a field stands twice.
Value rows_of(std::string_view text) {
    List rows, row;
    std::string field;
    bool is_quoted = false;
    const auto end_row = [&] {
        row.emplace_back(std::exchange(field, {}));
        if (row.size() > 1 || !row.front().text()->empty()) rows.emplace_back(row);
        row.clear();
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (is_quoted) {
            if (c != '"') field += c;
            else if (i + 1 < text.size() && text[i + 1] == '"') field += text[++i];
            else is_quoted = false;
        } else if (c == '"') {
            is_quoted = true;
        } else if (c == ',') {
            row.emplace_back(std::exchange(field, {}));
        } else if (c == '\n') {
            end_row();
        } else if (c != '\r') {
            field += c;
        }
    }
    if (!field.empty() || !row.empty()) end_row();
    return rows;
}

std::vector<std::string> roots_of(const site::Site& site, std::string_view own, std::string_view of_themes) {
    std::vector<std::string> roots{std::string(own)};
    for (const std::string& theme : site.config().themes) roots.push_back(base::join_path(theme, of_themes));
    return roots;
}

class DataReader {
public:
    explicit DataReader(const site::Site& site) : files_(site.files()) {}

    std::optional<Value> file(const std::string& path) {
        FileResult result = files_.read(path, max_data_bytes - bytes_);
        if (!result.is_ok()) return std::nullopt;
        bytes_ += result.size;
        return read_text_as(base::to_lower(base::extension_of(path)), base::clean_text(std::move(result.bytes)).text);
    }

    /// What `map` has already stays.
    void folder(const std::string& path, Map& map, int depth) {
        if (depth > max_data_depth) return;
        for (const DirectoryEntry& entry : files_.list(path)) {
            const std::string below = base::join_path(path, entry.name);
            if (entry.kind == EntryKind::directory) {
                const Value* known = map.find(entry.name);
                Map inner = known && known->map() ? *known->map() : Map{};
                inner.ignores_case = true;
                folder(below, inner, depth + 1);
                map.set(entry.name, std::move(inner));
            } else {
                const std::string name = entry.name.substr(0, entry.name.rfind('.'));
                if (map.find(name)) continue;
                if (auto value = file(below)) map.set(name, *std::move(value));
            }
        }
    }

private:
    const FileSystem& files_;
    std::uint64_t bytes_ = 0;
};

}  // namespace

std::optional<Value> read_text_as(std::string_view format, std::string_view text) {
    if (format == "csv") return rows_of(text);
    std::optional<site::Notation> notation = site::notation_of_file("x." + std::string(format));
    if (!notation && !format.empty()) return std::nullopt;
    if (!notation) {
        const std::size_t begin = text.find_first_not_of(" \t\n");
        const char first = begin == std::string_view::npos ? ' ' : text[begin];
        const std::size_t colon = text.find(": "), equals = text.find(" = ");
        if (first == '{' || first == '[') notation = site::Notation::json;
        else notation = equals < colon ? site::Notation::toml : site::Notation::yaml;
    }
    Diagnostics unheard;
    const std::optional<site::Value> value = site::parse_notation(*notation, {text, SourceId::none, 0, "data"}, unheard);
    return value ? std::optional(to_template(*value)) : std::nullopt;
}

Value read_data(const site::Site& site) {
    Map map;
    map.ignores_case = true;
    DataReader reader(site);
    for (const std::string& root : roots_of(site, site.config().data_dir, "data")) reader.folder(root, map, 0);
    return map;
}

Value read_translations(const site::Site& site, const std::string& language) {
    Map map;
    map.ignores_case = true;
    DataReader reader(site);
    std::vector<std::string> names{language};
    if (const auto index = site.config().language_index(language)) names.push_back(site.config().languages[*index].locale);
    for (const std::string& root : roots_of(site, "i18n", "i18n")) {
        for (const std::string& name : names) {
            for (const char* extension : {".yaml", ".yml", ".toml", ".json"}) {
                const auto file = reader.file(base::join_path(root, name + extension));
                if (!file) continue;
                if (file->map())
                    for (const auto& [id, text] : file->map()->entries)
                        if (!map.find(id)) map.set(id, text);
                if (!file->list()) continue;
                for (const Value& entry : *file->list()) {  // go-i18n's older form
                    const Value* id = entry.map() ? entry.map()->find("id") : nullptr;
                    const Value* text = entry.map() ? entry.map()->find("translation") : nullptr;
                    if (id && id->text() && text && !map.find(*id->text())) map.set(*id->text(), *text);
                }
            }
        }
    }
    return map;
}

}  // namespace notes_export::layouts
