// Where text came from: files and positions in them. A Span is what every diagnostic and every node
// points with; a SourceMap turns it back into the file, line and column the author sees.
#pragma once

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export {

/// Number of a text in a SourceMap. `none` stands for "no place in particular".
enum class SourceId : std::uint32_t { none = 0xFFFFFFFF };

/// Half-open range of bytes [begin, end) in one source text, as the file has it on disk
/// (after removal of a byte order mark).
struct Span {
    SourceId source = SourceId::none;
    std::uint32_t begin = 0;
    std::uint32_t end = 0;

    [[nodiscard]] bool is_known() const { return source != SourceId::none; }
    friend bool operator==(const Span&, const Span&) = default;
};

/// Place of a byte: line and column count from 1; the column counts Unicode code points.
struct Position {
    std::uint32_t line = 1;
    std::uint32_t column = 1;
    friend bool operator==(const Position&, const Position&) = default;
};

/// The texts of one conversion, kept so that diagnostics can quote them. Owns the texts; views into
/// them stay valid as long as the map. Not thread-safe: one map belongs to one conversion.
class SourceMap {
public:
    /// Adds a text. `path` is the path shown to people (relative to the site root, forward slashes);
    /// `included_from` is the call that pulled the text in, empty for the page itself.
    SourceId add(std::string path, std::string text, std::optional<Span> included_from = std::nullopt);

    [[nodiscard]] std::string_view path(SourceId id) const;
    [[nodiscard]] std::string_view text(SourceId id) const;
    [[nodiscard]] std::optional<Span> included_from(SourceId id) const;
    [[nodiscard]] std::size_t size() const { return sources_.size(); }

    /// Line and column of a byte offset; an offset past the end is the end.
    [[nodiscard]] Position position(SourceId id, std::uint32_t offset) const;
    /// The whole line (without its end) in which `offset` stands.
    [[nodiscard]] std::string_view line_text(SourceId id, std::uint32_t offset) const;

private:
    struct Source {
        std::string path;
        std::string text;
        std::optional<Span> included_from;
        mutable std::vector<std::uint32_t> line_starts;  // filled when first asked for
    };
    [[nodiscard]] const Source& source(SourceId id) const;
    [[nodiscard]] static std::size_t line_index(const Source& source, std::uint32_t offset);

    std::deque<Source> sources_;  // a deque: growing must not move texts that views point into
};

}  // namespace notes_export
