// A PDF file under way, on libharu (only this pair of files includes its headers). libharu keeps the numbers, the
// cross-reference table, the catalog, the information dictionary and the trailer; objects leave for the file as soon as they are
// complete, so that nothing but the table grows with the document. See docs/decisions for why its own text, picture,
// font and PDF/A calls are not used.
#pragma once

#include "pdf/deflate.h"
#include "pdf/serialiser.h"
#include "pdf/syntax.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::pdf {

class HaruFile {
public:
    explicit HaruFile(ByteSink& sink);
    ~HaruFile();
    HaruFile(const HaruFile&) = delete;
    HaruFile& operator=(const HaruFile&) = delete;

    /// Numbers for `count` objects in a row; the first of them. Each must be written once.
    [[nodiscard]] ObjectId reserve(std::size_t count = 1);
    /// The root of the page tree, which the catalog points at.
    [[nodiscard]] ObjectId page_root() const;

    /// Writes an object that is no stream. `value` is its PDF notation.
    void write(ObjectId id, std::string_view value);
    /// Reserves and writes.
    ObjectId add(std::string_view value);

    /// Writes a stream, compressed. `entries` are those of its dictionary but /Length and /Filter.
    void write_stream(ObjectId id, std::string_view entries, std::string_view data);
    /// Writes a stream whose data is already what `entries` say (a JPEG; metadata that must stay readable).
    void write_encoded_stream(ObjectId id, std::string_view entries, std::string_view data);

    void set_catalog(const char* key, ObjectId value);
    void set_catalog_name(const char* key, const char* name);
    void set_catalog_text(const char* key, std::string_view bytes);
    /// `bytes` as append_text would encode them, without parentheses and escapes.
    void set_info(const char* key, std::string_view bytes);

    /// Writes what is still pending, catalog, information dictionary and cross-reference stream.
    void finish();

private:
    struct Doc;
    void place(ObjectId id, char type, std::uint64_t offset, std::uint16_t index);
    void write_haru_object(void* object);
    void flush_packed();
    void write_cross_reference();
    [[nodiscard]] std::string table_rows() const;
    void check() const;

    std::unique_ptr<Doc> doc_;
    Serialiser serialiser_;
    Deflater deflater_;
    std::vector<ObjectId> packed_ids_;     // the object stream being filled: numbers …
    std::vector<std::size_t> packed_at_;   // … where each begins in …
    std::string packed_;                   // … the values one after the other
    ObjectId packed_stream_ = ObjectId::none;
};

}  // namespace notes_export::pdf
