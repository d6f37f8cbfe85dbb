#include "base/path.h"

#include <algorithm>
#include <vector>

namespace notes_export::base {
namespace {

// No real tree is deeper; the component walk keeps one descriptor open per level.
constexpr std::size_t max_components = 128;
constexpr std::size_t max_name_bytes = 255;  // what Linux file systems allow

bool has_forbidden_character(std::string_view path) {
    return std::any_of(path.begin(), path.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte < 0x20 || byte == 0x7F || c == '\\';
    });
}

}  // namespace

CleanPath clean_path(std::string_view path) {
    if (has_forbidden_character(path)) return {FileStatus::bad_name, {}};
    if (path.starts_with('/')) return {FileStatus::outside_root, {}};
    std::vector<std::string_view> parts;
    while (!path.empty()) {
        const std::size_t slash = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, slash);
        path.remove_prefix(std::min(slash + 1, path.size()));
        if (part.empty() || part == ".") continue;
        if (part == "..") {
            if (parts.empty()) return {FileStatus::outside_root, {}};
            parts.pop_back();
            continue;
        }
        if (part.size() > max_name_bytes || parts.size() == max_components) return {FileStatus::bad_name, {}};
        parts.push_back(part);
    }
    CleanPath result;
    for (const std::string_view part : parts) {
        if (part.front() == '.') return {FileStatus::hidden, {}};
        if (!result.path.empty()) result.path += '/';
        result.path += part;
    }
    return result;
}

std::string join_path(std::string_view folder, std::string_view name) {
    std::string path(folder);
    if (!path.empty() && !name.empty()) path += '/';
    return path.append(name);
}

std::string_view folder_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view name_of(std::string_view path) {
    const std::size_t slash = path.rfind('/');
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension_of(std::string_view path) {
    const std::string_view name = name_of(path);
    const std::size_t dot = name.rfind('.');
    return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot + 1);
}

bool is_below(std::string_view path, std::string_view folder) {
    if (folder.empty() || path == folder) return true;
    return path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

}  // namespace notes_export::base
