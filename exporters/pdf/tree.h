// Name trees and number trees (ISO 32000-1 §7.9.6, §7.9.7): long sorted tables, split so that readers need not load them whole.
#pragma once

#include "pdf/haru_file.h"

#include <functional>
#include <string>
#include <string_view>

namespace notes_export::pdf {

/// What a tree's entries are: `key` and `value` append their notation for entry n. Keys must ascend.
struct TreeEntries {
    std::size_t count = 0;
    std::function<void(std::string&, std::size_t)> key;
    std::function<void(std::string&, std::size_t)> value;
};

enum class TreeKind { names, numbers };

/// Writes the tree under `root`.
void write_tree(HaruFile& file, ObjectId root, TreeKind kind, const TreeEntries& entries);

}  // namespace notes_export::pdf
