#include "markdown/html_table.h"

#include "base/numbers.h"
#include "markdown/html_tags.h"
#include "notes_export/diagnostic.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

// As for tables in Markdown (tables.cpp); `colspan` and `rowspan` count what they cover.
constexpr std::uint32_t max_columns = 1'000;
constexpr std::size_t max_cells = 200'000;
constexpr std::int64_t max_row_span = 65'534;  // of the HTML standard

std::uint32_t span_of(const HtmlNode& cell, std::string_view name, std::int64_t limit) {
    const std::string* words = cell.attribute(name);
    const auto number = words == nullptr ? std::nullopt : base::parse_integer(*words);
    return !number || *number < 1 ? 1 : static_cast<std::uint32_t>(std::min(*number, limit));
}

Alignment alignment_of(const HtmlNode& cell) {
    const std::string* align = cell.attribute("align");
    if (align == nullptr) return Alignment::none;
    if (*align == "center") return Alignment::center;
    if (*align == "right") return Alignment::right;
    return *align == "left" ? Alignment::left : Alignment::none;
}

/// Row spans end with their part of the table.
void cut_row_spans(std::vector<TableRow>& rows) {
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto left = static_cast<std::uint32_t>(rows.size() - i);
        for (TableCell& cell : rows[i]) cell.row_span = std::min(cell.row_span, left);
    }
}

}  // namespace

Table HtmlTable::read(const HtmlNode& node, Span span) {
    Table table;
    add_rows(node, false, table, span);
    const auto is_header_row = [](const TableRow& row) {
        return !row.empty() && std::all_of(row.begin(), row.end(), [](const TableCell& cell) { return cell.is_header; });
    };
    if (table.header.empty() && table.body.size() > 1 && is_header_row(table.body.front())) {
        table.header.push_back(std::move(table.body.front()));
        table.body.erase(table.body.begin());
    }
    cut_row_spans(table.header);
    cut_row_spans(table.body);
    return table;
}

void HtmlTable::add_rows(const HtmlNode& group, bool is_in_head, Table& table, Span span) {
    for (const HtmlNode& child : group.children) {
        if (child.tag == "tr") {
            add_row(child, is_in_head, table, span);
        } else if (child.tag == "thead" || child.tag == "tbody" || child.tag == "tfoot") {
            std::fill(taken_.begin(), taken_.end(), 0U);
            for (std::string& id : ids_of(child)) row_ids_.push_back(std::move(id));
            add_rows(child, child.tag == "thead", table, span);
        } else if (child.tag == "caption") {
            table.caption = read_caption_(child);
        }
    }
}

void HtmlTable::add_row(const HtmlNode& row_node, bool is_in_head, Table& table, Span span) {
    TableRow row;
    std::size_t column = 0;
    for (std::string& id : ids_of(row_node)) row_ids_.push_back(std::move(id));
    const auto skip_taken = [&] {
        for (; column < taken_.size() && taken_[column] > 0; ++column) --taken_[column];
    };
    for (const HtmlNode& node : row_node.children) {
        if (node.tag != "td" && node.tag != "th") continue;
        skip_taken();
        if (column >= max_columns) break;
        TableCell cell;
        cell.is_header = node.tag == "th";
        cell.column_span = span_of(node, "colspan", static_cast<std::int64_t>(max_columns - column));
        cell.row_span = span_of(node, "rowspan", max_row_span);
        cell.content = read_cell_(node);
        name_beginning(cell.content, std::exchange(row_ids_, {}), span);
        taken_.resize(std::max<std::size_t>(taken_.size(), column + cell.column_span), 0);
        table.columns.resize(taken_.size(), Alignment::none);
        if (table.columns[column] == Alignment::none) table.columns[column] = alignment_of(node);
        for (std::uint32_t i = 0; i < cell.column_span; ++i, ++column) taken_[column] = cell.row_span - 1;
        row.push_back(std::move(cell));
    }
    skip_taken();
    cells_ += table.columns.size();
    if (cells_ > max_cells) throw Failure("limit-table", "a table of raw HTML is over the limit of 200000 cells", span);
    (is_in_head ? table.header : table.body).push_back(std::move(row));
}

}  // namespace notes_export::markdown
