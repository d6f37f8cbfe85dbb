// Tables. Spans are held to the table, short rows are filled up: a table is a grid, whatever the source says.
#include "markup/elements.h"
#include "markup/xhtml_tree.h"
#include "notes_export/walk.h"

#include <algorithm>

namespace notes_export::markup {
namespace {

// Two columns of words fit any screen; more may need to scroll sideways, and then also by keyboard.
constexpr std::size_t widest_fitting_table = 2;

std::size_t width_of(const Table& table) {
    std::size_t width = table.columns.size();
    for (const auto* rows : {&table.header, &table.body, &table.footer})
        for (const TableRow& row : *rows) width = std::max(width, row.size());
    return width;
}

bool is_empty(const TableCell& cell) { return plain_text(cell.content).find_first_not_of(" \n") == std::string::npos; }

/// Such a row heads the columns below, wherever it stands.
bool is_all_header(const TableRow& row) {
    return !row.empty() && std::all_of(row.begin(), row.end(), [](const TableCell& cell) { return cell.is_header; });
}

}  // namespace

void TreeWriter::write_table(pugi::xml_node parent, const Table& table) {
    if (table.header.empty() && table.body.empty() && table.footer.empty()) return;
    pugi::xml_node frame = add(parent, "div", "ne-table");
    if (syntax_ == Syntax::html && width_of(table) > widest_fitting_table) {
        set(frame, "tabindex", "0");
        set(frame, "role", "group");
        set(frame, "aria-label", table.caption.empty() ? std::string(say(Word::table)) : plain_text(table.caption));
        if (table.caption.empty()) mark_words(frame);
    }
    pugi::xml_node element = add(frame, "table");
    if (frame.attribute("lang")) mark_own(element);
    if (!table.caption.empty()) write_inlines(add(element, "caption"), table.caption);
    if (!table.header.empty()) write_rows(add(element, "thead"), table.header, table, true);
    if (!table.body.empty()) write_rows(add(element, "tbody"), table.body, table, false);
    if (!table.footer.empty()) write_rows(add(element, "tfoot"), table.footer, table, false);
}

void TreeWriter::write_rows(pugi::xml_node section, const std::vector<TableRow>& rows, const Table& table, bool is_head) {
    const std::size_t width = width_of(table);
    std::vector<std::size_t> taken(width);  // rows that a cell from above still covers, by column
    for (std::size_t r = 0; r < rows.size(); ++r) {
        pugi::xml_node row = add(section, "tr");
        const bool heads_columns = is_head || is_all_header(rows[r]);
        std::size_t column = 0;
        const auto skip_taken = [&] {
            for (; column < width && taken[column] > 0; ++column) --taken[column];
        };
        for (const TableCell& cell : rows[r]) {
            skip_taken();
            if (column >= width) break;
            std::size_t columns = 1;
            while (columns < std::max<std::size_t>(cell.column_span, 1) && column + columns < width && taken[column + columns] == 0) ++columns;
            const std::size_t tall = std::clamp<std::size_t>(cell.row_span, 1, rows.size() - r);
            Alignment alignment = cell.alignment;
            if (alignment == Alignment::none && column < table.columns.size()) alignment = table.columns[column];
            write_cell(row, cell, alignment, heads_columns, static_cast<std::uint32_t>(columns), static_cast<std::uint32_t>(tall));
            for (std::size_t i = 0; i < columns; ++i) taken[column++] = tall - 1;
        }
        for (skip_taken(); column < width; skip_taken()) {
            add(row, "td");
            ++column;
        }
    }
}

void TreeWriter::write_cell(pugi::xml_node row, const TableCell& cell, Alignment alignment, bool heads_columns,
                            std::uint32_t columns, std::uint32_t rows) {
    // An empty header cell heads nothing: assistive programs would announce it at every cell of its column.
    const bool is_header = (heads_columns || cell.is_header) && !is_empty(cell);
    pugi::xml_node element = add(row, is_header ? "th" : "td", alignment_class(alignment));
    if (is_header) {
        const bool is_group = heads_columns ? columns > 1 : rows > 1;
        if (heads_columns) set(element, "scope", is_group ? "colgroup" : "col");
        else set(element, "scope", is_group ? "rowgroup" : "row");
    }
    if (columns > 1) set_number(element, "colspan", columns);
    if (rows > 1) set_number(element, "rowspan", rows);
    if (cell.content.size() == 1) write_unwrapped(element, cell.content);
    else write_blocks(element, cell.content);
}

}  // namespace notes_export::markup
