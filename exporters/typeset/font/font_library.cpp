#include "typeset/font/font_library.h"

#include "assets/fonts/font_files.h"
#include "notes_export/diagnostic.h"

#include <fstream>
#include <iterator>

namespace notes_export::typeset {

const FontLibrary& FontLibrary::standard() {
    // Never destroyed: layouts handed out may outlive any static's turn at exit.
    static const FontLibrary& library = *[] {
        auto* made = new FontLibrary;
        for (const assets::BuiltinFont& font : assets::builtin_fonts()) made->add(std::string(font.name), font.bytes());
        for (const assets::InstalledFont& font : assets::installed_fonts()) {
            made->add_file(std::string(font.name), font.path);
        }
        return made;
    }();
    return library;
}

void FontLibrary::add(std::string name, std::span<const std::byte> bytes, unsigned index) {
    entries_.push_back({std::move(name), {}, index, bytes, {}, nullptr});
}

void FontLibrary::add_file(std::string name, std::string path, unsigned index) {
    entries_.push_back({std::move(name), std::move(path), index, {}, {}, nullptr});
}

const FontLibrary::Entry* FontLibrary::find(std::string_view name) const {
    for (const Entry& entry : entries_) {
        if (entry.name == name) return &entry;
    }
    return nullptr;
}

bool FontLibrary::contains(std::string_view name) const { return find(name) != nullptr; }

std::shared_ptr<const Face> FontLibrary::face(std::string_view name) const {
    const Entry* entry = find(name);
    if (entry == nullptr) throw Failure("font-unusable", "there is no font called " + quoted(name));
    const std::scoped_lock lock(mutex_);
    if (!entry->face) {
        std::span<const std::byte> bytes = entry->bytes;
        if (!entry->path.empty()) {
            std::ifstream file(entry->path, std::ios::binary);
            entry->read.assign(std::istreambuf_iterator<char>(file), {});
            bytes = std::as_bytes(std::span(entry->read));
        }
        entry->face = std::make_shared<const Face>(entry->name, bytes, entry->index);
    }
    return entry->face;
}

}  // namespace notes_export::typeset
