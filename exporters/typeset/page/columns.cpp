#include "typeset/page/blocks.h"
#include "typeset/page/slices.h"

#include <algorithm>

namespace notes_export::typeset {
namespace {

constexpr float slice_height = 130;  // pages may end between slices of columns

}  // namespace

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
        inner.begin_column();
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
