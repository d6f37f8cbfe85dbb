// THE TABLE of output formats: one row each. The command line, its help and default file names follow it.
#include "notes_export/formats.h"

#include "epub/epub_exporter.h"
#include "html/html_exporter.h"
#include "pdf/pdf_exporter.h"

#include <algorithm>
#include <array>

namespace notes_export {
namespace {

char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool equals_ignoring_case(std::string_view a, std::string_view b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return ascii_lower(x) == ascii_lower(y); });
}

}  // namespace

std::span<const Format> formats() {
    static const std::array rows = {
        Format{"pdf", ".pdf", "application/pdf", pdf::pdf_option_rows(), pdf::make_pdf_exporter},
        Format{"epub", ".epub", "application/epub+zip", epub::epub_option_rows(), epub::make_epub_exporter},
        Format{"html", ".html", "text/html", html::html_option_rows(), html::make_html_exporter},
    };
    return rows;
}

const Format* find_format(std::string_view name) {
    for (const Format& format : formats())
        if (equals_ignoring_case(name, format.name) || equals_ignoring_case(name, format.extension)) return &format;
    return nullptr;
}

}  // namespace notes_export
