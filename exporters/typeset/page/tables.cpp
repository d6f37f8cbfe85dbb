#include "base/numbers.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/page/blocks.h"
#include "typeset/page/slices.h"
#include "typeset/page/table_grid.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float row_padding = 3.2F;   // above and below
constexpr double least_column = 10;   // narrower columns hold no text
constexpr double least_size = 7.5;    // smaller type is no remedy for a wide table
constexpr float slice_height = 130;   // of a row too tall for a page
constexpr float divided_row = 0.45F;  // of the page: a taller row may be divided
constexpr std::size_t max_measured_rows = 500;  // enough to know how wide columns want to be

constexpr double least_picture_column = 60;  // of a column: a smaller picture shows nothing

/// How a table is set: first as the theme says; then, until its words fit, closer and in smaller type.
struct TableLook {
    float padding;  // of cells, left and right
    double scale;   // of type
};
constexpr TableLook table_looks[] = {{7, 1}, {5, 1}, {3.5F, 1}, {2.5F, 1}, {2.5F, 0.92}, {2.5F, 0.86}, {2.5F, 0.8}, {2.5F, 0.735}, {1.5F, 0.735}};

double scale_of(const TextRole& role, const TableLook& look) { return std::max(look.scale, std::min(1.0, least_size / role.size)); }

TextRole scaled(TextRole role, const TableLook& look) {
    const double scale = scale_of(role, look);
    role.size *= scale;
    role.leading *= scale;
    return role;
}

/// What the words of a column need, at the theme's own size.
struct ColumnNeed {
    double head_minimum = 0, head_natural = 0, body_minimum = 0, body_natural = 0;
};

BoxItem rule_at(float x, float y, float width, float thickness, Color color) {
    BoxItem rule;
    rule.box = {{Length::points(x), Length::points(y)}, {Length::points(width), Length::points(thickness)}};
    rule.color = color;
    return rule;
}

std::size_t column_count(const Table& table) {
    std::size_t columns = table.columns.size();
    for (const std::vector<TableRow>* rows : {&table.header, &table.body}) {
        for (const TableRow& row : *rows) columns = std::max(columns, row.size());
    }
    return columns;
}

void as_artifact(Item& item) {
    match(item, [](TextItem& text) { text.owner = NodeId::artifact; }, [](BoxItem& box) { box.owner = NodeId::artifact; },
          [](PathItem& path) { path.owner = NodeId::artifact; },
          [](PictureItem& picture) { picture.owner = NodeId::artifact; });
}

}  // namespace

struct BlockSetter::TableLayout {
    const Table& table;
    const BlockContext& outside;
    BlockContext cells;  // what cells inherit
    std::vector<PlacedCell> head, body;
    TextRole head_text, body_text;
    float padding = 0;  // of cells, left and right
    std::vector<float> lefts, widths;  // of columns, without padding; from the side where lines begin
    float right = 0;
    std::uint16_t repeat = 0;
};

/// What a cell's words need and would like, without leaving a trace in the structure.
ParagraphSetter::Extent BlockSetter::measure_blocks(const Blocks& blocks, const BlockContext& context) {
    ParagraphSetter::Extent sum;
    const auto add = [&](const Inlines& inlines) {
        const ParagraphSetter::Extent one = setter_.measure(collect(inlines, context.text, NodeId::artifact, context, false));
        sum.natural = std::max(sum.natural, one.natural);
        sum.minimum = std::max(sum.minimum, one.minimum);
    };
    const auto add_picture = [&](const Image& image) {
        const double width = printed_size(image.size, image.extent, document_.image(image.image), context.width, max_picture_share * pages_.shape().height).width;
        sum.natural = std::max(sum.natural, width);
        sum.minimum = std::max(sum.minimum, std::min(width, least_picture_column));
    };
    for_each_block(blocks, [&](const Block& block) {
        if (const auto* paragraph = std::get_if<Paragraph>(&block.node)) {
            const std::vector<ParagraphPart> parts = parts_of_paragraph(paragraph->content, document_);
            if (parts.empty()) add(paragraph->content);
            for (const ParagraphPart& part : parts) {
                if (!part.words.empty()) add(part.words);
                for (const LinkedPicture& one : part.pictures) add_picture(*one.image);
            }
        } else if (const auto* heading = std::get_if<Heading>(&block.node)) {
            add(heading->content);
        } else if (!std::holds_alternative<Division>(block.node)) {  // lists, code, pictures: more than a word
            sum.natural = std::max(sum.natural, 170.0);
            sum.minimum = std::max(sum.minimum, 60.0);
        }
    });
    return sum;
}

BlockSetter::TableLayout BlockSetter::plan_table(const Table& table, const BlockContext& context) {
    const std::size_t columns = column_count(table);
    TableLayout layout{table, context, context, place_cells(table.header, columns), place_cells(table.body, columns),
                       theme_.table_head, theme_.table, 0, {}, {}, 0, 0};
    layout.cells.align = TextAlign::left;
    layout.cells.gap = 3;
    layout.cells.decoration = 0;
    layout.cells.is_top = false;

    std::vector<ColumnNeed> needs(columns);
    for (const bool is_head : {true, false}) {
        layout.cells.text = is_head ? layout.head_text : layout.body_text;
        for (const PlacedCell& placed : is_head ? layout.head : layout.body) {
            if (placed.row >= max_measured_rows) break;
            if (placed.columns > 1) continue;
            const ParagraphSetter::Extent extent = measure_blocks(placed.cell->content, layout.cells);
            ColumnNeed& need = needs[placed.column];
            double& minimum = is_head ? need.head_minimum : need.body_minimum;
            double& natural = is_head ? need.head_natural : need.body_natural;
            minimum = std::max(minimum, extent.minimum + 0.5);
            natural = std::max(natural, extent.natural + 0.5);
        }
    }
    double room = 1, least = 0;
    std::vector<double> minimum(columns), natural(columns);
    for (const TableLook& look : table_looks) {
        room = std::max(1.0, static_cast<double>(context.width - 2 * look.padding * static_cast<float>(columns)));
        least = 0;
        const double head = scale_of(theme_.table_head, look), body = scale_of(theme_.table, look);
        for (std::size_t c = 0; c < columns; ++c) {
            minimum[c] = std::max({least_column, needs[c].head_minimum * head, needs[c].body_minimum * body});
            natural[c] = std::max({minimum[c], needs[c].head_natural * head, needs[c].body_natural * body});
            least += minimum[c];
        }
        layout.padding = look.padding;
        layout.head_text = scaled(theme_.table_head, look);
        layout.body_text = scaled(theme_.table, look);
        if (least <= room) break;
    }
    if (least > room) {
        diagnostics_.note("table-too-wide", place_, "a table of " + base::number(static_cast<double>(columns), 0) +
                                                        " columns is too wide for the page; words in it are divided");
    }
    layout.widths = share_width(minimum, natural, room);
    float x = context.x;
    for (const float width : layout.widths) {
        layout.lefts.push_back(x + layout.padding);
        x += width + 2 * layout.padding;
    }
    layout.right = std::min(x, context.x + context.width);
    return layout;
}

void BlockSetter::set_table(const Table& table, const BlockContext& context) {
    if (column_count(table) == 0) return;
    TableLayout layout = plan_table(table, context);
    space(context.gap + 4);
    const std::size_t begin = next_element();
    const NodeId node = structure_.add(Role::table, context.parent);
    if (!table.caption.empty()) {
        ParagraphStyle style = paragraph_style(context, theme_.caption);
        style.align = TextAlign::left;
        set_text(collect(table.caption, theme_.caption, structure_.add(Role::caption, node), context, false), context, style);
        space(4);
        hold(keep::always);
    }
    flow_->items.emplace_back(rule_at(left_of(context.x, layout.right - context.x), 0, layout.right - context.x, 0.9F, theme_.table_head.color));
    finish(0.9F, context);
    hold(keep::always);
    if (!layout.head.empty()) {
        const std::size_t first = flow_->elements.size();
        set_table_rows(layout, true, structure_.add(Role::table_head, node));
        Repeated head;
        head.height = 0.9F;
        head.items.emplace_back(rule_at(left_of(context.x, layout.right - context.x), 0, layout.right - context.x, 0.9F, theme_.table_head.color));
        for (std::size_t i = first; i < flow_->elements.size(); ++i) {
            for (std::size_t at = flow_->items_begin(i); at < flow_->elements[i].items_end; ++at) {
                Item copy = flow_->items[at];
                move_by(copy, 0, head.height);
                as_artifact(copy);
                head.items.push_back(std::move(copy));
            }
            head.height += flow_->elements[i].height;
        }
        // A head that would fill half of each page is printed once.
        if (head.height < pages_.shape().height / 3 && flow_->repeated.size() < 60'000) {
            flow_->repeated.push_back(std::move(head));
            layout.repeat = static_cast<std::uint16_t>(flow_->repeated.size());
        }
        hold(keep::always);
    }
    set_table_rows(layout, false, structure_.add(Role::table_body, node));
    keep_whole(begin);
    pending_keep_ = keep::free;
    space(context.gap + 5);
}

/// Rows that cells tie together by spanning them are set as one.
void BlockSetter::set_table_rows(TableLayout& layout, bool is_head, NodeId group) {
    layout.cells.text = is_head ? layout.head_text : layout.body_text;
    layout.cells.parent = group;
    const std::vector<PlacedCell>& cells = is_head ? layout.head : layout.body;
    const std::size_t rows = (is_head ? layout.table.header : layout.table.body).size();
    std::size_t cell = 0;
    for (std::size_t row = 0; row < rows;) {
        std::size_t end_row = row + 1, end_cell = cell;
        while (end_cell < cells.size() && cells[end_cell].row < end_row) {
            end_row = std::max(end_row, cells[end_cell].row + cells[end_cell].rows);
            ++end_cell;
        }
        set_row_group(layout, is_head, cell, end_cell, row, end_row);
        row = end_row;
        cell = end_cell;
        if (layout.outside.is_top) pages_.advance();
    }
}

void BlockSetter::set_row_group(TableLayout& layout, bool is_head, std::size_t first_cell, std::size_t last_cell,
                                std::size_t first_row, std::size_t last_row) {
    const std::vector<PlacedCell>& cells = is_head ? layout.head : layout.body;
    const float width = layout.right - layout.outside.x, left = left_of(layout.outside.x, width);
    std::vector<Flow> contents;
    std::vector<NodeId> row_nodes;
    for (std::size_t row = first_row; row < last_row; ++row) row_nodes.push_back(structure_.add(Role::table_row, layout.cells.parent));
    for (std::size_t i = first_cell; i < last_cell; ++i) {
        const PlacedCell& placed = cells[i];
        const bool is_header_cell = is_head || placed.cell->is_header;
        BlockContext inner = layout.cells;
        inner.parent = structure_.add(is_header_cell ? Role::header_cell : Role::data_cell, row_nodes[placed.row - first_row]);
        if (is_header_cell || placed.rows > 1 || placed.columns > 1) {
            StructureDetail& detail = structure_.detail(inner.parent);
            detail.is_row_header = is_header_cell && !is_head;
            detail.row_span = static_cast<std::uint32_t>(placed.rows);
            detail.column_span = static_cast<std::uint32_t>(placed.columns);
        }
        if (is_header_cell && !is_head) inner.text.is_bold = true;
        inner.x = layout.lefts[placed.column];
        inner.width = 0;
        for (std::size_t c = placed.column; c < placed.column + placed.columns; ++c) {
            inner.width += layout.widths[c] + (c > placed.column ? 2 * layout.padding : 0);
        }
        if (placed.column < layout.table.columns.size()) inner.align = align_of(layout.table.columns[placed.column]);
        contents.push_back(apart([&] { set_blocks(placed.cell->content, inner); }));
    }

    const auto end_row = [&](float height, bool is_last) {
        const float thickness = is_head || is_last ? 0.9F : 0.4F;
        flow_->items.emplace_back(rule_at(left, height - thickness, width, thickness, is_head || is_last ? theme_.table_head.color : theme_.rule));
    };
    const bool is_last_group = !is_head && last_row == layout.table.body.size();
    float total = 0;
    for (const Flow& content : contents) {
        float height = 0;
        for (const Element& element : content.elements) height += element.height + element.space_before;
        total = std::max(total, height);
    }
    if (last_row - first_row == 1 && !is_head && total > divided_row * pages_.shape().height) {
        const std::vector<std::vector<Stack>> slices = slice(std::move(contents), slice_height);
        for (std::size_t s = 0; s < slices.size(); ++s) {
            std::vector<Stack> row = slices[s];
            const float top = s == 0 ? row_padding : 0, height = tallest(row) + top + (s + 1 == slices.size() ? row_padding : 0);
            for (Stack& part : row) push(std::move(part), 0, top);
            if (s + 1 == slices.size()) end_row(height, is_last_group);
            hold(keep::mild);
            finish(height, layout.outside).repeat = layout.repeat;
        }
        return;
    }

    // Heights of rows: what their own cells need; a cell over several rows makes the last of them taller.
    std::vector<Stack> stacks;
    for (Flow& content : contents) stacks.push_back(stack(std::move(content)));
    std::vector<float> heights(last_row - first_row, 2 * row_padding + static_cast<float>(layout.cells.text.leading));
    for (const bool spanning : {false, true}) {
        for (std::size_t i = first_cell; i < last_cell; ++i) {
            const PlacedCell& placed = cells[i];
            if ((placed.rows > 1) != spanning) continue;
            float above = 0;
            const std::size_t last = placed.row - first_row + placed.rows - 1;
            for (std::size_t r = placed.row - first_row; r < last; ++r) above += heights[r];
            heights[last] = std::max(heights[last], stacks[i - first_cell].height + 2 * row_padding - above);
        }
    }
    float y = 0;
    for (std::size_t row = first_row, i = first_cell; row < last_row; ++row) {
        for (; i < last_cell && cells[i].row == row; ++i) push(std::move(stacks[i - first_cell]), 0, y + row_padding);
        y += heights[row - first_row];
        if (row + 1 < last_row) flow_->items.emplace_back(rule_at(left, y - 0.4F, width, 0.4F, theme_.rule));
    }
    end_row(y, is_last_group || (is_head && last_row == layout.table.header.size()));
    if (is_head) hold(keep::always);
    else if (first_row == 1 || is_last_group) hold(keep::strong);  // no row alone with its head, none alone on a page
    else hold(keep::mild);
    finish(y, layout.outside).repeat = is_head ? std::uint16_t{0} : layout.repeat;
}

void BlockSetter::set_columns(const Columns& columns, const BlockContext& context) {
    constexpr float gutter = 18, least_column_width = 96;
    const auto count = static_cast<float>(columns.columns.size());
    const NodeId node = structure_.add(Role::division, context.parent);
    const float room = context.width - gutter * (count - 1);
    if (columns.columns.empty()) return;
    if (room / count < least_column_width) {  // too narrow side by side: one after the other
        for (const Blocks& column : columns.columns) {
            BlockContext inner = context;
            inner.parent = structure_.add(Role::division, node);
            set_blocks(column, inner);
        }
        return;
    }
    float x = context.x;
    std::vector<Flow> parts;
    const bool has_first = columns.first_width > 0 && columns.first_width < 100 && count > 1;
    const float first = has_first ? std::clamp(room * static_cast<float>(columns.first_width) / 100, least_column_width,
                                               std::max(least_column_width, room - least_column_width * (count - 1)))
                                  : room / count;
    for (std::size_t c = 0; c < columns.columns.size(); ++c) {
        BlockContext inner = context;
        inner.is_top = false;
        inner.decoration = 0;
        inner.align = context.align == TextAlign::justify ? TextAlign::left : context.align;
        inner.x = x;
        inner.width = c == 0 ? first : (room - first) / (count - 1);
        inner.parent = structure_.add(Role::division, node);
        parts.push_back(apart([&] { set_blocks(columns.columns[c], inner); }));
        if (!parts.back().is_empty()) parts.back().elements.front().space_before = 0;
        x += inner.width + gutter;
    }
    space(context.gap);
    const std::vector<std::vector<Stack>> slices = slice(std::move(parts), slice_height);
    for (const std::vector<Stack>& slice_row : slices) {
        std::vector<Stack> row = slice_row;
        const float height = tallest(row);
        for (Stack& part : row) push(std::move(part), 0, 0);
        finish(height, context);
        space(4);
        hold(keep::mild);
    }
    pending_keep_ = keep::free;
    space(context.gap);
}

}  // namespace notes_export::typeset
