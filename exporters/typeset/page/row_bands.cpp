#include "typeset/page/row_bands.h"

#include <algorithm>
#include <functional>
#include <limits>
#include <optional>
#include <queue>
#include <utility>

namespace notes_export::typeset {
namespace {

constexpr float same_place = 0.01F;
// Lines of a cell that belong together are rather divided than a page left half empty.
constexpr std::uint16_t most_within_row = 3 * keep::disliked;

struct Cut {
    float y = 0;
    bool is_between_rows = false;
    std::uint16_t keep = keep::free;
};

/// Gives the lines of all cells their places, from top to bottom: a row ends when the cells that end with it do.
class RowSweep {
public:
    RowSweep(const std::vector<RowCell>& cells, std::size_t row_count, const RowMeasures& measures, float tallest_band)
        : cells_(cells), measures_(measures), tallest_band_(tallest_band), unfinished_(row_count, 0), bottoms_(row_count, 0) {
        for (const RowCell& cell : cells) {
            tops.emplace_back();
            tops.back().reserve(cell.flow.elements.size());
            ++unfinished_[last_row(cell)];
        }
        open_rows();
        while (!waiting_.empty()) {
            const Waiting next = waiting_.top();
            waiting_.pop();
            place(next);
        }
        cut_at_row_ends(std::numeric_limits<float>::max());
        if (!cuts.empty() && cuts.back().y >= height() - same_place) cuts.pop_back();  // the group's end is none
    }

    std::vector<std::vector<float>> tops;  ///< of each cell's elements
    std::vector<float> row_ends;
    std::vector<Cut> cuts;
    [[nodiscard]] float height() const { return row_ends.empty() ? 0 : row_ends.back(); }

private:
    struct Waiting {
        float top = 0;
        std::size_t cell = 0;
        friend bool operator>(const Waiting& a, const Waiting& b) { return std::pair(a.top, a.cell) > std::pair(b.top, b.cell); }
    };

    static std::size_t last_row(const RowCell& cell) { return cell.row + cell.rows - 1; }

    /// Begins the cells of the row at hand; ends each row that has nothing to wait for.
    void open_rows() {
        for (;;) {
            const float top = height();
            for (; next_cell_ < cells_.size() && cells_[next_cell_].row == row_ends.size(); ++next_cell_) {
                if (cells_[next_cell_].flow.is_empty()) {
                    --unfinished_[last_row(cells_[next_cell_])];
                } else {
                    waiting_.push({top + measures_.padding, next_cell_});
                    open_.push_back(next_cell_);
                }
            }
            if (row_ends.size() == unfinished_.size() || unfinished_[row_ends.size()] > 0) return;
            row_ends.push_back(std::max(top + measures_.least_height, bottoms_[row_ends.size()] + measures_.padding));
        }
    }

    void place(const Waiting& next) {
        const RowCell& cell = cells_[next.cell];
        const std::size_t index = tops[next.cell].size();
        const Element& element = cell.flow.elements[index];
        float top = std::max(next.top, moved_to_);
        if (!cut_at_row_ends(top)) {
            if (top >= reach_ - same_place) add_cut(top, false);
            else if (top + element.height - last_cut_ > tallest_band_ && reach_ > last_cut_) {
                top = moved_to_ = reach_;
                add_cut(top, false);
            }
        }
        tops[next.cell].push_back(top);
        is_band_empty_ = false;
        reach_ = std::max(reach_, top + element.height);
        if (index + 1 < cell.flow.elements.size()) {
            waiting_.push({top + element.height + cell.flow.elements[index + 1].space_before, next.cell});
            return;
        }
        bottoms_[last_row(cell)] = std::max(bottoms_[last_row(cell)], top + element.height);
        --unfinished_[last_row(cell)];
        open_rows();
    }

    /// The edges of rows down to `y` that no line crosses.
    bool cut_at_row_ends(float y) {
        bool has_any = false;
        for (; next_edge_ < row_ends.size() && row_ends[next_edge_] <= y; ++next_edge_) {
            if (row_ends[next_edge_] < reach_ - same_place) continue;
            is_band_empty_ = false;  // it holds a row, if an empty one
            add_cut(row_ends[next_edge_], true);
            has_any = true;
        }
        return has_any;
    }

    void add_cut(float y, bool is_between_rows) {
        if (is_band_empty_) return;
        is_band_empty_ = true;
        last_cut_ = reach_ = y;
        std::uint16_t keep = is_between_rows ? keep::mild : keep::disliked;
        const auto is_done = [&](std::size_t cell) { return tops[cell].size() == cells_[cell].flow.elements.size(); };
        open_.erase(std::remove_if(open_.begin(), open_.end(), is_done), open_.end());
        for (const std::size_t cell : open_) {
            const std::size_t next = tops[cell].size();
            if (next > 0) keep = std::max(keep, std::min(cells_[cell].flow.elements[next].keep, most_within_row));
        }
        cuts.push_back({y, is_between_rows, keep});
    }

    const std::vector<RowCell>& cells_;
    const RowMeasures& measures_;
    float tallest_band_;
    std::vector<std::size_t> unfinished_;  // cells that end with each row and have lines left
    std::vector<float> bottoms_;           // of the cells that end with each row
    std::priority_queue<Waiting, std::vector<Waiting>, std::greater<>> waiting_;
    std::vector<std::size_t> open_;  // cells begun and perhaps not done
    std::size_t next_cell_ = 0, next_edge_ = 0;
    float reach_ = 0;                // lower edge of what has been placed
    float last_cut_ = 0, moved_to_ = 0;
    bool is_band_empty_ = true;
};

void move_into(Stack& band, Flow& flow, std::size_t element, float dy) {
    for (std::size_t at = flow.items_begin(element); at < flow.elements[element].items_end; ++at) {
        move_by(flow.items[at], 0, dy);
        band.items.push_back(std::move(flow.items[at]));
    }
    for (std::size_t at = flow.links_begin(element); at < flow.elements[element].links_end; ++at) {
        move_by(flow.links[at], 0, dy);
        band.links.push_back(std::move(flow.links[at]));
    }
    for (std::size_t at = flow.marks_begin(element); at < flow.elements[element].marks_end; ++at) {
        flow.marks[at].y += dy;
        band.marks.push_back(std::move(flow.marks[at]));
    }
}

/// Marks behind the last line have no element of their own.
void move_rest(Stack& band, Flow& flow) {
    const std::size_t begin = flow.is_empty() ? 0 : flow.elements.back().marks_end;
    for (std::size_t at = begin; at < flow.marks.size(); ++at) band.marks.push_back(std::move(flow.marks[at]));
}

}  // namespace

std::vector<Band> divide_rows(std::vector<RowCell>&& cells, std::size_t row_count, const RowMeasures& measures) {
    for (RowCell& cell : cells) {
        settle_decorations(cell.flow);
        if (!cell.flow.is_empty()) cell.flow.elements.front().space_before = 0;
    }
    std::optional<RowSweep> found;
    found.emplace(cells, row_count, measures, std::numeric_limits<float>::max());
    if (found->height() > measures.tall) found.emplace(cells, row_count, measures, measures.tallest_band);
    if (found->height() <= measures.undivided) found->cuts.clear();
    const RowSweep& sweep = *found;

    std::vector<Band> bands(sweep.cuts.size() + 1);
    std::vector<float> begins(bands.size(), 0), ends(bands.size(), sweep.height());
    for (std::size_t i = 0; i < sweep.cuts.size(); ++i) {
        begins[i + 1] = ends[i] = sweep.cuts[i].y;
        bands[i + 1].begins_row = sweep.cuts[i].is_between_rows;
        bands[i + 1].keep = sweep.cuts[i].keep;
    }
    for (std::size_t i = 0; i < bands.size(); ++i) bands[i].content.height = ends[i] - begins[i];
    for (std::size_t row = 0, band = 0; row < row_count; ++row) {
        while (band + 1 < bands.size() && sweep.row_ends[row] > ends[band] + same_place) ++band;
        bands[band].ended_rows.push_back(row);
        bands[band].row_ends.push_back(sweep.row_ends[row] - begins[band]);
    }
    for (std::size_t c = 0; c < cells.size(); ++c) {
        std::size_t band = 0;
        for (std::size_t i = 0; i < sweep.tops[c].size(); ++i) {
            while (band + 1 < bands.size() && sweep.tops[c][i] >= begins[band + 1] - same_place) ++band;
            move_into(bands[band].content, cells[c].flow, i, sweep.tops[c][i] - begins[band]);
        }
        move_rest(bands[band].content, cells[c].flow);
    }
    return bands;
}

}  // namespace notes_export::typeset
