#include "markdown/html_table.h"

#include "base/numbers.h"
#include "markdown/html_alignment.h"
#include "markdown/html_tags.h"
#include "notes_export/diagnostic.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace notes_export::markdown {
namespace {

// As for tables in Markdown (tables.cpp); `colspan` and `rowspan` count what they cover.
constexpr std::uint32_t max_columns = 1'000;
constexpr std::size_t max_cells = 200'000;
constexpr std::int64_t max_row_span = 65'534;  // of the HTML standard

std::int64_t number_of(const HtmlNode& cell, std::string_view name) {
    const std::string* words = cell.attribute(name);
    const auto number = words == nullptr ? std::nullopt : base::parse_integer(*words);
    return number && *number >= 0 ? *number : 1;
}

std::uint32_t column_span_of(const HtmlNode& node, std::size_t column) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(number_of(node, "colspan"), 1, static_cast<std::int64_t>(max_columns - column)));
}

/// Rows that the cell covers; `rowspan="0"` means all that are left of its group.
std::uint32_t row_span_of(const HtmlNode& node) {
    const std::int64_t rows = number_of(node, "rowspan");
    return static_cast<std::uint32_t>(rows == 0 ? max_row_span : std::min(rows, max_row_span));
}

/// Row spans end with their part of the table.
void cut_row_spans(std::vector<TableRow>& rows, std::size_t begin) {
    for (std::size_t i = begin; i < rows.size(); ++i) {
        const auto left = static_cast<std::uint32_t>(rows.size() - i);
        for (TableCell& cell : rows[i]) cell.row_span = std::min(cell.row_span, left);
    }
}

bool is_header_row(const TableRow& row) {
    return !row.empty() && std::all_of(row.begin(), row.end(), [](const TableCell& cell) { return cell.is_header; });
}

/// How many rows at the top of a body are its head, where the author wrote no <thead>: a row of header cells, and further ones that
/// belong to it because a cell reaches into them or is divided by them. None if no other row is left.
std::size_t count_head_rows(const std::vector<TableRow>& rows) {
    std::size_t count = 0, reach = 1;
    while (count < reach) {
        if (count + 1 >= rows.size() || !is_header_row(rows[count])) return 0;
        const TableRow& row = rows[count++];
        for (const TableCell& cell : row) reach = std::max<std::size_t>(reach, count - 1 + cell.row_span);
        const bool is_divided = row.size() > 1 && std::any_of(row.begin(), row.end(), [](const TableCell& cell) { return cell.column_span > 1; });
        const bool has_parts = is_divided && count + 1 < rows.size() && is_header_row(rows[count]);
        if (has_parts) reach = std::max(reach, count + 1);
    }
    return count;
}

Alignment first_of(Alignment own, Alignment inherited) { return own != Alignment::none ? own : inherited; }

void append(Inlines& to, Inlines&& from, Span span) {
    if (!to.empty() && !from.empty()) to.push_back({Text{" "}, span});
    std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

Table HtmlTable::read(const HtmlNode& node, Span span) {
    Table table;
    alignment_ = own_alignment(node, is_right_to_left_);
    // `align` of the table itself places it on the page; words inherit from its style alone.
    if (node.attribute("style") == nullptr) alignment_ = Alignment::none;
    for (const HtmlNode& child : node.children) {
        if (child.tag == "col" || child.tag == "colgroup") add_columns(child, Alignment::none, table);
    }
    for (const HtmlNode& child : node.children) {
        if (child.tag == "caption") append(table.caption, read_caption_(child), span);
        else if (child.tag == "thead") add_group(child, table.header, table, span);
        else if (child.tag == "tbody") add_group(child, table.body, table, span);
        else if (child.tag == "tfoot") add_group(child, table.footer, table, span);
    }
    if (table.header.empty()) {
        const auto end = table.body.begin() + static_cast<std::ptrdiff_t>(count_head_rows(table.body));
        std::move(table.body.begin(), end, std::back_inserter(table.header));
        table.body.erase(table.body.begin(), end);
    }
    return table;
}

/// Alignments of columns, by `<col>` or `<colgroup>`.
void HtmlTable::add_columns(const HtmlNode& group, Alignment alignment, Table& table) {
    alignment = first_of(own_alignment(group, is_right_to_left_), alignment);
    if (!group.children.empty()) {
        for (const HtmlNode& child : group.children) {
            if (child.tag == "col") add_columns(child, alignment, table);
        }
        return;
    }
    const auto room = static_cast<std::int64_t>(max_columns - std::min<std::size_t>(max_columns, table.columns.size()));
    const std::int64_t span = std::min(std::max<std::int64_t>(number_of(group, "span"), 1), room);
    table.columns.insert(table.columns.end(), static_cast<std::size_t>(span), alignment);
}

void HtmlTable::add_group(const HtmlNode& group, std::vector<TableRow>& rows, Table& table, Span span) {
    std::fill(taken_.begin(), taken_.end(), 0U);
    for (std::string& id : ids_of(group)) row_ids_.push_back(std::move(id));
    const std::size_t begin = rows.size();
    const Alignment alignment = first_of(own_alignment(group, is_right_to_left_), alignment_);
    for (const HtmlNode& child : group.children) {
        if (child.tag == "tr") rows.push_back(row(child, first_of(own_alignment(child, is_right_to_left_), alignment), table, span));
    }
    cut_row_spans(rows, begin);
}

TableRow HtmlTable::row(const HtmlNode& row_node, Alignment alignment, Table& table, Span span) {
    TableRow row;
    std::size_t column = 0;
    for (std::string& id : ids_of(row_node)) row_ids_.push_back(std::move(id));
    const auto skip_taken = [&] {
        for (; column < taken_.size() && taken_[column] > 0; ++column) --taken_[column];
    };
    for (const HtmlNode& node : row_node.children) {
        if (node.tag != "td" && node.tag != "th") continue;
        skip_taken();
        if (column >= max_columns) throw Failure("limit-table", "a table of raw HTML is over the limit of 1000 columns", span);
        row.push_back(cell(node, column, alignment, table));
        name_beginning(row.back().content, std::exchange(row_ids_, {}), span);
        const TableCell& added = row.back();
        taken_.resize(std::max<std::size_t>(taken_.size(), column + added.column_span), 0);
        for (std::uint32_t i = 0; i < added.column_span; ++i, ++column) taken_[column] = added.row_span - 1;
    }
    skip_taken();
    table.columns.resize(std::max(table.columns.size(), taken_.size()), Alignment::none);
    cells_ += table.columns.size();
    if (cells_ > max_cells) throw Failure("limit-table", "a table of raw HTML is over the limit of 200000 cells", span);
    return row;
}

/// A cell's own alignment comes first, then that of its column, then those of row, group and table (HTML 4.01 §11.3.2).
TableCell HtmlTable::cell(const HtmlNode& node, std::size_t column, Alignment alignment, const Table& table) {
    TableCell cell;
    cell.is_header = node.tag == "th";
    cell.column_span = column_span_of(node, column);
    cell.row_span = row_span_of(node);
    cell.content = read_cell_(node);
    cell.alignment = own_alignment(node, is_right_to_left_);
    const bool has_column = column < table.columns.size() && table.columns[column] != Alignment::none;
    if (cell.alignment == Alignment::none && !has_column) cell.alignment = alignment;
    return cell;
}

}  // namespace notes_export::markdown
