#include "markdown/tables.h"

#include "base/trim.h"
#include "markdown/characters.h"

#include <algorithm>

namespace notes_export::markdown {
namespace {

// A row of a thousand columns is no table for any reader; short rows are filled up, so cells are bounded too.
constexpr std::size_t max_columns = 1'000;
constexpr std::size_t max_cells = 200'000;

std::string_view trim(std::string_view text) { return base::trim(text, base::ascii_blanks); }

/// `| :-- | --: |` as alignments; empty if the line is none.
std::vector<Alignment> parse_delimiter_row(std::string_view line) {
    line = trim(line);
    if (line.empty() || line.find_first_not_of("|:- \t") != std::string_view::npos ||
        line.find('-') == std::string_view::npos) {
        return {};
    }
    if (line.front() == '|') line.remove_prefix(1);
    if (!line.empty() && line.back() == '|') line.remove_suffix(1);
    std::vector<Alignment> columns;
    while (true) {
        const std::size_t bar = line.find('|');
        const std::string_view cell = trim(line.substr(0, bar));
        const bool is_left = cell.starts_with(':');
        const bool is_right = cell.size() > 1 && cell.ends_with(':');
        const std::string_view dashes = cell.substr(is_left ? 1 : 0, cell.size() - (is_left ? 1 : 0) - (is_right ? 1 : 0));
        if (dashes.empty() || dashes.find_first_not_of('-') != std::string_view::npos) return {};
        columns.push_back(is_left ? (is_right ? Alignment::center : Alignment::left)
                                  : (is_right ? Alignment::right : Alignment::none));
        if (bar == std::string_view::npos) return columns;
        line.remove_prefix(bar + 1);
    }
}

bool is_escaped(std::string_view text, std::size_t at) {
    std::size_t slashes = 0;
    while (at > slashes && text[at - slashes - 1] == '\\') ++slashes;
    return slashes % 2 == 1;
}

/// `[begin, end)` of the row without blanks and the bars at its ends.
std::pair<std::size_t, std::size_t> row_bounds(std::string_view text) {
    std::size_t begin = 0, end = text.size();
    while (begin < end && is_ascii_space(text[begin])) ++begin;
    while (end > begin && is_ascii_space(text[end - 1])) --end;
    if (begin < end && text[begin] == '|') ++begin;
    if (end > begin && text[end - 1] == '|' && !is_escaped(text, end - 1)) --end;
    return {begin, end};
}

std::size_t count_cells(std::string_view text) {
    const auto [begin, end] = row_bounds(text);
    std::size_t count = 1;
    for (std::size_t i = begin; i < end; ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '|') {
            ++count;
        }
    }
    return count;
}

/// [begin, end) of the row as a cell: blanks cut off, escaped bars unescaped.
LeafText make_cell(const LeafText& row, std::size_t begin, std::size_t end) {
    while (begin < end && is_ascii_space(row.text[begin])) ++begin;
    while (end > begin && is_ascii_space(row.text[end - 1])) --end;
    LeafText cell;
    std::size_t copied = begin;
    const auto copy_until = [&](std::size_t stop) {
        if (stop <= copied) return;
        cell.lines.push_back({static_cast<std::uint32_t>(cell.text.size()), row.source_of(copied)});
        cell.text.append(row.text, copied, stop - copied);
    };
    for (std::size_t i = begin; i + 1 < end; ++i) {
        if (row.text[i] != '\\') continue;
        if (row.text[i + 1] == '|') {
            copy_until(i);
            copied = i + 1;
        }
        ++i;
    }
    copy_until(end);
    return cell;
}

}  // namespace

std::vector<LeafText> split_row(const LeafText& row, std::size_t count) {
    const auto [begin, end] = row_bounds(row.text);
    std::vector<LeafText> cells;
    std::size_t start = begin;
    for (std::size_t i = begin; i <= end && cells.size() < count; ++i) {
        if (i < end && row.text[i] == '\\') {
            ++i;
            if (i < end) continue;
        }
        if (i >= end || row.text[i] == '|') {
            cells.push_back(make_cell(row, start, std::min(i, end)));
            start = i + 1;
        }
    }
    return cells;
}

std::optional<TableText> find_table(const LeafText& paragraph, const Context& context) {
    const std::string_view text = paragraph.text;
    std::size_t header = 0;
    for (std::size_t line = text.find('\n'); line != std::string_view::npos; line = text.find('\n', line)) {
        ++line;
        const std::size_t end = std::min(text.find('\n', line), text.size());
        std::vector<Alignment> columns = parse_delimiter_row(text.substr(line, end - line));
        if (columns.empty()) {
            header = line;
            continue;
        }
        // Goldmark fills up a header that is too short, as it does rows; GFM would have no table here.
        if (columns.size() < count_cells(text.substr(header, line - 1 - header))) return std::nullopt;
        TableText table;
        table.begin = header;
        table.header = paragraph.slice(header, line - 1);
        std::size_t rows = 0;
        for (std::size_t i = end; i < text.size(); ++i) rows += text[i] == '\n' ? 1U : 0U;
        if (columns.size() > max_columns || columns.size() * (rows + 1) > max_cells) {
            throw Failure("limit-table",
                          "a table of " + std::to_string(columns.size()) + " columns and " + std::to_string(rows + 1) +
                              " rows is over the limit of 1000 columns and 200000 cells",
                          context.span(paragraph, header, end));
        }
        table.columns = std::move(columns);
        std::size_t next_line = 0;
        for (std::size_t at = end + 1; at < text.size(); at = next_line) {
            const std::size_t stop = std::min(text.find('\n', at), text.size());
            LeafText row;
            row.text = text.substr(at, stop - at);
            row.lines.push_back({0, paragraph.source_of(at)});
            table.rows.push_back(std::move(row));
            next_line = stop + 1;
        }
        return table;
    }
    return std::nullopt;
}

}  // namespace notes_export::markdown
