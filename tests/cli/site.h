// A small site on disk and the program run on it.
#pragma once

#include "support/case_file.h"
#include "support/program.h"

#include <string>
#include <vector>

namespace notes_export::test {

class SiteOnDisk {
public:
    SiteOnDisk() {
        folder.write("site/hugo.toml", "title = \"Kite Notes\"\nbaseURL = \"https://kites.example/\"\n");
        folder.write("site/content/_index.md", "---\ntitle: Welcome\n---\nHello.\n");
        folder.write("site/content/2023/_index.md", "---\ntitle: 2023\ndate: 2023-05-01\n---\n## Monday\n\n{{< include file=\"/2023/kites.md.part\" >}}\n");
        folder.write("site/content/2023/kites.md", "---\ntitle: Kites\n---\n{{< include file=\"/2023/kites.md.part\" >}}\n");
        folder.write("site/content/2023/kites.md.part", "A kite flies *against* the wind.\n");
        folder.write("site/content/2024/_index.md", "---\ntitle: 2024\ndate: 2024-05-01\n---\n## Tuesday\n\nNo wind.\n");
        folder.write("site/content/about/_index.md", "---\ntitle: About\n---\nUs.\n");
    }

    [[nodiscard]] Outcome run(const std::vector<std::string>& arguments, RunOptions options = {}) const {
        if (options.folder.empty()) options.folder = folder.path().string();
        return run_program(NOTES_EXPORT_PROGRAM, arguments, options);
    }
    [[nodiscard]] bool has(const std::string& name) const { return std::filesystem::exists(folder / name); }
    [[nodiscard]] std::string text(const std::string& name) const { return read_text(folder / name); }

    TemporaryFolder folder;
};

inline bool contains(const std::string& text, const std::string& words) { return text.find(words) != std::string::npos; }

}  // namespace notes_export::test
