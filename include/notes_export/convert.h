// The two calls most users need: load a page with all it includes, and turn it into bytes.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/diagram.h"
#include "notes_export/document.h"
#include "notes_export/file_system.h"
#include "notes_export/formats.h"
#include "notes_export/unknown_shortcode.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace notes_export {

/// How much of the site becomes one document.
enum class LoadScope : std::uint8_t {
    page,    ///< a page with the parts that it includes
    section  ///< a section's page and all pages below it, as one book; a page that is no section alone
};

struct LoadOptions {
    LoadScope scope = LoadScope::page;
    bool with_drafts = false;
    std::string base_url;  ///< instead of the site's baseURL; empty: the site's
    std::string language;  ///< language key of the site to read; empty: its default
    std::int64_t now = 0;  ///< seconds since 1970, UTC: decides what is future or expired
    std::optional<std::int64_t> source_date;  ///< likewise: day of the last change of notes that give none (SOURCE_DATE_EPOCH)
    std::optional<int> toc_depth;  ///< deepest heading level in contents lists, 0: no lists; nothing: as the site says
    std::optional<UnknownShortcode> unknown_shortcode;  ///< instead of what the site's notes-export.yaml says
    DiagramDrawer* diagrams = nullptr;  ///< borrowed, used from several threads; null: diagrams are shown as their source
};

/// The result of reading: always with its sources and diagnostics; a document unless reading failed altogether.
struct LoadedDocument {
    std::optional<Document> document;
    SourceMap sources;
    Diagnostics diagnostics;
    std::size_t pages = 1;              ///< of the site that were to be read: those of a book, or the one
    std::size_t pages_with_errors = 0;  ///< among them
};

/// Reads one page of the site below `files`. `page` is a path below the root ("content/en/2023/_index.md").
/// Throws nothing: a Failure becomes an error diagnostic.
[[nodiscard]] LoadedDocument load_document(const FileSystem& files, std::string_view page, const LoadOptions& options);

struct Converted {
    bool is_written = false;
    ExportSummary summary;
};

/// Writes `document` in one format. `pictures` may be shared by several calls. Throws nothing.
[[nodiscard]] Converted convert(const Document& document, const Exporter& exporter, PictureSource& pictures,
                                ByteSink& sink, Diagnostics& diagnostics);

/// A source of pictures for one run. `max_bytes` bounds the encoded pictures it keeps.
[[nodiscard]] std::unique_ptr<PictureSource> make_picture_source();

}  // namespace notes_export
