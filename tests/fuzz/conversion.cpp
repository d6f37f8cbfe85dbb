// Any bytes as a page, its front matter included: reading and writing must neither crash nor hang, whatever they are. A text with
// `-- path --` lines (a test case) becomes several files, so that includes and configurations are reached as well.
#include "notes_export/convert.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <sstream>
#include <string>

using namespace notes_export;

namespace {

constexpr const char* page = "content/2023/_index.md";

std::map<std::string, std::string> split_files(const std::string& text) {
    std::map<std::string, std::string> files{{page, ""}};
    std::string* file = &files[page];
    std::istringstream lines(text);
    for (std::string line; std::getline(lines, line);) {
        const bool is_header = line.size() > 6 && line.starts_with("-- ") && line.ends_with(" --");
        if (is_header) file = &files[line.substr(3, line.size() - 6)];
        else *file += line + "\n";
    }
    return files;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto files = memory_files(split_files(std::string(reinterpret_cast<const char*>(data), size)));
    const LoadedDocument loaded = load_document(*files, page, {});
    if (!loaded.document) return 0;
    for (const Format& format : formats()) {
        Diagnostics diagnostics;
        const auto exporter = format.make({}, diagnostics);
        const auto pictures = make_picture_source();
        exporter->plan_pictures(*loaded.document, *pictures);
        StringSink sink;
        (void)convert(*loaded.document, *exporter, *pictures, sink, diagnostics);
    }
    return 0;
}
