// Font files by name → faces. One library serves all outputs of a process; a test brings its own.
#pragma once

#include "typeset/font/face.h"

#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::typeset {

class FontLibrary {
public:
    /// The fonts that came with the program.
    [[nodiscard]] static const FontLibrary& standard();

    FontLibrary() = default;
    FontLibrary(const FontLibrary&) = delete;
    FontLibrary& operator=(const FontLibrary&) = delete;

    /// Bytes in memory; they must outlive the library.
    void add(std::string name, std::span<const std::byte> bytes, unsigned index = 0);
    /// A file to be read when its face is first asked for.
    void add_file(std::string name, std::string path, unsigned index = 0);

    [[nodiscard]] bool contains(std::string_view name) const;
    /// The face, opened at its first use. Thread-safe. Throws Failure("font-unusable").
    [[nodiscard]] std::shared_ptr<const Face> face(std::string_view name) const;

private:
    struct Entry {
        std::string name;
        std::string path;  // empty: `bytes` are there already
        unsigned index = 0;
        std::span<const std::byte> bytes;
        mutable std::string read;  // owns what came from `path`
        mutable std::shared_ptr<const Face> face;
    };
    [[nodiscard]] const Entry* find(std::string_view name) const;

    std::deque<Entry> entries_;
    mutable std::mutex mutex_;
};

}  // namespace notes_export::typeset
