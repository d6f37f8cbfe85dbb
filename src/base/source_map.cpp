#include "notes_export/source.h"

#include <algorithm>
#include <cassert>

namespace notes_export {

SourceId SourceMap::add(std::string path, std::string text, std::optional<Span> included_from) {
    sources_.push_back({std::move(path), std::move(text), included_from, {}});
    return static_cast<SourceId>(sources_.size() - 1);
}

const SourceMap::Source& SourceMap::source(SourceId id) const {
    assert(static_cast<std::size_t>(id) < sources_.size());
    return sources_[static_cast<std::size_t>(id)];
}

std::string_view SourceMap::path(SourceId id) const { return source(id).path; }
std::string_view SourceMap::text(SourceId id) const { return source(id).text; }
std::optional<Span> SourceMap::included_from(SourceId id) const { return source(id).included_from; }

std::size_t SourceMap::line_index(const Source& source, std::uint32_t offset) {
    if (source.line_starts.empty()) {
        source.line_starts.push_back(0);
        for (std::size_t i = 0; i < source.text.size(); ++i)
            if (source.text[i] == '\n') source.line_starts.push_back(static_cast<std::uint32_t>(i + 1));
    }
    const auto after = std::upper_bound(source.line_starts.begin(), source.line_starts.end(), offset);
    return static_cast<std::size_t>(after - source.line_starts.begin()) - 1;
}

Position SourceMap::position(SourceId id, std::uint32_t offset) const {
    const Source& where = source(id);
    offset = std::min(offset, static_cast<std::uint32_t>(where.text.size()));
    const std::size_t line = line_index(where, offset);
    const std::string_view before = std::string_view(where.text).substr(where.line_starts[line], offset - where.line_starts[line]);
    // Continuation bytes (10xxxxxx) do not start a character.
    const auto characters = std::count_if(before.begin(), before.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(characters + 1)};
}

std::string_view SourceMap::line_text(SourceId id, std::uint32_t offset) const {
    const Source& where = source(id);
    offset = std::min(offset, static_cast<std::uint32_t>(where.text.size()));
    std::string_view line = std::string_view(where.text).substr(where.line_starts[line_index(where, offset)]);
    line = line.substr(0, line.find('\n'));
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

}  // namespace notes_export
