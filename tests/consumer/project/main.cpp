// What a program of somebody else's looks like: a site in memory becomes one HTML page.
#include <notes_export/convert.h>
#include <notes_export/file_system.h>
#include <notes_export/formats.h>

#include <iostream>

int main() {
    using namespace notes_export;
    const auto files = memory_files({{"hugo.toml", "title = 'Notes'\n"}, {"content/2023/_index.md", "---\ntitle: Kites\n---\nAgainst the *wind*.\n"}});
    const LoadedDocument loaded = load_document(*files, "content/2023/_index.md", {});
    if (!loaded.document) return 1;
    Diagnostics diagnostics;
    const auto exporter = find_format("html")->make({}, diagnostics);
    const auto pictures = make_picture_source();
    exporter->plan_pictures(*loaded.document, *pictures);
    StringSink sink;
    const Converted converted = convert(*loaded.document, *exporter, *pictures, sink, diagnostics);
    if (!converted.is_written || converted.summary.units > 1) return 1;
    std::cout << "html: 1 chapters or pages at most, \"Kites\" is " << (sink.bytes().find("Kites") == std::string::npos ? "not " : "") << "in it\n";
}
