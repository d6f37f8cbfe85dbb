#include "base/numbers.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "typeset/page/blocks.h"
#include "typeset/page/table_layout.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr double least_column = 10;  // narrower columns hold no text
constexpr double least_size = 7.5;   // smaller type is no remedy for a wide table
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

std::size_t column_count(const Table& table) {
    std::size_t columns = table.columns.size();
    for (const std::vector<TableRow>* rows : {&table.header, &table.body, &table.footer}) {
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
    TableLayout layout{table, context, context,
                       {Role::table_head, table.header.size(), place_cells(table.header, columns), theme_.table_head},
                       {Role::table_body, table.body.size(), place_cells(table.body, columns), theme_.table},
                       {Role::table_foot, table.footer.size(), place_cells(table.footer, columns), theme_.table}};
    layout.cells.align = TextAlign::left;
    layout.cells.gap = 3;
    layout.cells.decoration = 0;
    layout.cells.is_top = false;

    std::vector<ColumnNeed> needs(columns);
    for (const TableSection* section : {&layout.head, &layout.body, &layout.foot}) {
        const bool is_head = section->role == Role::table_head;
        layout.cells.text = section->text;
        for (const PlacedCell& placed : section->cells) {
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
        // Of a table of very many columns, padding takes half at most.
        layout.padding = std::min(look.padding, context.width / (4 * static_cast<float>(columns)));
        room = std::max(1.0, static_cast<double>(context.width - 2 * layout.padding * static_cast<float>(columns)));
        least = 0;
        const double head = scale_of(theme_.table_head, look), body = scale_of(theme_.table, look);
        for (std::size_t c = 0; c < columns; ++c) {
            minimum[c] = std::max({least_column, needs[c].head_minimum * head, needs[c].body_minimum * body});
            natural[c] = std::max({minimum[c], needs[c].head_natural * head, needs[c].body_natural * body});
            least += minimum[c];
        }
        layout.head.text = scaled(theme_.table_head, look);
        layout.body.text = layout.foot.text = scaled(theme_.table, look);
        if (least <= room) break;
    }
    if (least > room) {
        diagnostics_.note("table-too-wide", place_, "a table of " + base::number(static_cast<double>(columns), 0) +
                                                        " columns is too wide for the page; words in it are divided");
    }
    layout.widths = share_width(minimum, natural, room);
    float total = 0;
    for (const float width : layout.widths) total += width + 2 * layout.padding;
    const float spare = std::max(0.0F, context.width - total);
    const bool is_at_end = context.align == TextAlign::end || (context.align == TextAlign::right && !is_right_to_left_);
    layout.left = context.x + (context.align == TextAlign::center ? spare / 2 : is_at_end ? spare : 0);
    float x = layout.left;
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
    const float width = layout.right - layout.left;
    const BoxItem rule = table_rule(left_of(layout.left, width), 0, width, table_edge, theme_.table_head.color);
    flow_->items.emplace_back(rule);
    finish(table_edge, context);
    hold(keep::always);
    if (layout.head.rows > 0) {
        const std::size_t first = flow_->elements.size();
        set_table_rows(layout, layout.head, node);
        repeat_head(layout, rule, first);
        hold(keep::always);
    }
    set_table_rows(layout, layout.body, node);
    if (layout.body.rows > 0 && layout.foot.rows > 0) hold(keep::strong);
    set_table_rows(layout, layout.foot, node);
    keep_whole(begin);
    pending_keep_ = keep::free;
    space(context.gap + 5);
}

/// The head, set as elements from `first` on, is printed again on each page that the table reaches.
void BlockSetter::repeat_head(TableLayout& layout, const BoxItem& rule, std::size_t first) {
    constexpr std::size_t most_repeated = 60'000;  // heads are counted in 16 bits
    Repeated head;
    head.height = table_edge;
    head.items.emplace_back(rule);
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
    if (head.height >= tallest_repeated_head * pages_.shape().height || flow_->repeated.size() >= most_repeated) return;
    flow_->repeated.push_back(head);
    layout.repeat_before_row = static_cast<std::uint16_t>(flow_->repeated.size());
    head.height += row_padding;
    flow_->repeated.push_back(std::move(head));
    layout.repeat_within_row = static_cast<std::uint16_t>(flow_->repeated.size());
}

}  // namespace notes_export::typeset
