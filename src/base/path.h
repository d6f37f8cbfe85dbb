// Paths below the site root: forward slashes, no machine's own rules. Text only; nothing here looks at a disk.
#pragma once

#include "notes_export/file_system.h"

#include <string>
#include <string_view>

namespace notes_export::base {

struct CleanPath {
    FileStatus status = FileStatus::ok;  ///< ok, outside_root, hidden or bad_name
    std::string path;                    ///< no empty, "." or ".." parts, no slash at either end; empty: the root itself
};
/// Cleans a path as the file gate does: "a/../b" is "b", what climbs out of the root is refused, and so are absolute
/// paths, dot files, control characters and backslashes.
[[nodiscard]] CleanPath clean_path(std::string_view path);

/// "a/b.md" of "a" and "b.md"; either may be empty.
[[nodiscard]] std::string join_path(std::string_view folder, std::string_view name);
/// "a/b" of "a/b/c.md"; empty for a name at the root.
[[nodiscard]] std::string_view folder_of(std::string_view path);
/// "c.md" of "a/b/c.md".
[[nodiscard]] std::string_view name_of(std::string_view path);
/// "md" of "a/b/c.md"; empty when the name has no dot (or only its first character is one).
[[nodiscard]] std::string_view extension_of(std::string_view path);
/// Whether `path` is `folder` or lies below it; every path lies below the empty folder.
[[nodiscard]] bool is_below(std::string_view path, std::string_view folder);

}  // namespace notes_export::base
