// The bytes of the file in order: header, stream objects, and where each begins. Knows the outer syntax of a PDF file
// and nothing of what the objects mean.
#pragma once

#include "notes_export/exporter.h"
#include "pdf/syntax.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace notes_export::pdf {

class Serialiser {
public:
    /// Writes the header.
    explicit Serialiser(ByteSink& sink);

    /// Writes a stream object and returns the offset it begins at. `entries` are those of its dictionary but /Length;
    /// `data` is already encoded as they say.
    std::uint64_t write_stream(ObjectId id, std::string_view entries, std::string_view data);

    /// Writes an object that is no stream, readable without object streams.
    std::uint64_t write_plain(ObjectId id, std::string_view value);

    /// Writes a cross-reference table with its trailer, and the end of the file.
    void write_end(std::string_view table);

    /// A 128-bit fingerprint of everything written so far.
    [[nodiscard]] std::string fingerprint() const;
    [[nodiscard]] std::uint64_t position() const { return position_; }

private:
    void write(std::string_view bytes);
    void flush();

    ByteSink& sink_;
    std::string buffer_;  // small writes are gathered
    std::uint64_t position_ = 0;
    std::array<std::uint64_t, 2> hash_;
};

}  // namespace notes_export::pdf
