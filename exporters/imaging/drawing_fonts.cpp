#include "imaging/drawing_fonts.h"

#include "assets/fonts/font_files.h"
#include "base/shared_library.h"
#include "imaging/limits.h"

#include <fontconfig/fontconfig.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstddef>
#include <string>

namespace notes_export::imaging {
namespace {

/// Names that drawings have, and the family that stands for each kind; without hints, since they differ between versions of FreeType.
constexpr const char* rules = R"xml(<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<alias binding="same"><family>Times New Roman</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias binding="same"><family>Times</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias binding="same"><family>Georgia</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias binding="same"><family>serif</family><prefer><family>Gentium Book Plus</family></prefer></alias>
<alias binding="same"><family>Courier New</family><prefer><family>JetBrains Mono</family></prefer></alias>
<alias binding="same"><family>Courier</family><prefer><family>JetBrains Mono</family></prefer></alias>
<alias binding="same"><family>monospace</family><prefer><family>JetBrains Mono</family><family>DejaVu Sans Mono</family></prefer></alias>
<match target="pattern">
<edit name="family" mode="append_last" binding="weak"><string>Noto Sans</string></edit>
<edit name="antialias" mode="assign"><bool>true</bool></edit>
<edit name="hinting" mode="assign"><bool>false</bool></edit>
<edit name="rgba" mode="assign"><const>none</const></edit>
</match>
</fontconfig>)xml";

struct FontconfigApi {
    decltype(&::FcConfigCreate) create = nullptr;
    decltype(&::FcConfigParseAndLoadFromMemory) load_rules = nullptr;
    decltype(&::FcConfigAppFontAddFile) add_file = nullptr;
    decltype(&::FcConfigSetCurrent) set_current = nullptr;
    std::string error;

    FontconfigApi() {
        base::SharedLibrary library("libfontconfig.so.1");
        const bool is_found = library.find("FcConfigCreate", create) && library.find("FcConfigParseAndLoadFromMemory", load_rules) &&
                              library.find("FcConfigAppFontAddFile", add_file) && library.find("FcConfigSetCurrent", set_current);
        if (!is_found) error = library.error();
    }
};

/// A name for bytes in memory: fontconfig knows files only. It stays for the life of the process, as fonts are opened when they are needed.
std::string file_in_memory(const assets::BuiltinFont& font) {
    const int file = memfd_create("font", MFD_CLOEXEC);
    const auto bytes = font.bytes();
    std::size_t done = 0;
    while (file >= 0 && done < bytes.size()) {
        const ssize_t written = write(file, bytes.data() + done, bytes.size() - done);
        if (written <= 0) break;
        done += static_cast<std::size_t>(written);
    }
    if (done < bytes.size()) throw Unavailable("there is no memory for the fonts of drawings");
    return "/proc/self/fd/" + std::to_string(file);
}

std::string install() {
    const FontconfigApi api;
    if (!api.error.empty()) return api.error;
    FcConfig* const config = api.create();  // the process keeps it
    if (config == nullptr || api.load_rules(config, reinterpret_cast<const FcChar8*>(rules), FcFalse) == FcFalse) return "fontconfig does not take its rules";
    const auto add = [&](const std::string& path) { return api.add_file(config, reinterpret_cast<const FcChar8*>(path.c_str())) != FcFalse; };
    for (const assets::BuiltinFont& font : assets::builtin_fonts())
        if (!add(file_in_memory(font))) return "fontconfig does not read the font " + std::string(font.name);
    // For emoji and East Asian text; drawings that have none look the same without them.
    for (const assets::InstalledFont& font : assets::installed_fonts()) (void)add(font.path);
    return api.set_current(config) != FcFalse ? std::string() : "fontconfig does not take the program's fonts";
}

}  // namespace

void use_own_fonts() {
    static const std::string error = install();
    if (!error.empty()) throw Unavailable(error);
}

}  // namespace notes_export::imaging
