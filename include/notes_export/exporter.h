// What a format is to the rest of the program: something that turns a Document into bytes.
#pragma once

#include "notes_export/diagnostic.h"
#include "notes_export/document.h"
#include "notes_export/picture.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace notes_export {

/// Where an exporter writes. Throws Failure("write-failed") when bytes cannot be taken.
class ByteSink {
public:
    virtual ~ByteSink() = default;
    virtual void write(std::string_view bytes) = 0;
};

/// Keeps everything in memory; for tests and for `-o -`.
class StringSink final : public ByteSink {
public:
    void write(std::string_view bytes) override { bytes_.append(bytes); }
    [[nodiscard]] const std::string& bytes() const { return bytes_; }
    [[nodiscard]] std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

/// What came out, for the one-line summary.
struct ExportSummary {
    std::size_t units = 0;   ///< pages, chapters; 0: not worth saying
    std::string unit_name;   ///< "page", "chapter"
};

/// Holds its options already parsed; const, so it can run twice and from several threads.
class Exporter {
public:
    virtual ~Exporter() = default;

    /// Tells which pictures at which size write() will ask for.
    virtual void plan_pictures(const Document& document, PicturePlan& plan) const = 0;

    /// Writes the complete output. Reports what the author should know; throws Failure when no useful
    /// output is possible.
    virtual ExportSummary write(const Document& document, PictureSource& pictures, ByteSink& sink,
                                Diagnostics& diagnostics) const = 0;

    /// A debugging view as stable text: "pages" (layout) or "tags" (logical structure). Empty when the format
    /// has no such view.
    [[nodiscard]] virtual std::string dump(std::string_view view, const Document& document, PictureSource& pictures,
                                           Diagnostics& diagnostics) const {
        (void)view, (void)document, (void)pictures, (void)diagnostics;
        return {};
    }
};

}  // namespace notes_export
