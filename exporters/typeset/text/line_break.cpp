#include "typeset/text/line_break.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace notes_export::typeset {
namespace {

constexpr double line_penalty = 10;              // fewer lines, all else equal
constexpr double consecutive_hyphens = 6'000;    // two hyphens in a row look like a ladder
constexpr double hyphen_before_last = 800'000;   // the end of a divided word on the last line: rather a loose line
constexpr double fitness_mismatch = 3'000;       // a tight line beside a loose one
constexpr double short_last_line = 60'000;
constexpr double hopeless = 1e6;  // badness of a line whose blanks would have to grow to twenty times their width
constexpr double overfull = 1e7;
constexpr std::uint32_t none = std::numeric_limits<std::uint32_t>::max();

struct Node {
    std::uint32_t candidate = none;  // none: the paragraph's beginning
    std::uint32_t previous = none;
    std::int8_t fitness = 1;
    double demerits = 0;
    double ratio = 0;
};

/// Tight, decent, loose, very loose (TeX: The Program §817).
std::int8_t fitness_of(double ratio) {
    if (ratio < -0.5) return 0;
    if (ratio <= 0.5) return 1;
    if (ratio <= 1) return 2;
    return 3;
}

class TotalFit {
public:
    TotalFit(std::span<const BreakCandidate> candidates, const BreakStyle& style, double tolerance, bool accept_anything)
        : candidates_(candidates), style_(style), tolerance_(tolerance), accept_anything_(accept_anything) {}

    std::vector<BrokenLine> run() {
        nodes_.push_back({});
        active_.push_back(0);
        for (std::uint32_t at = 0; at < candidates_.size(); ++at) {
            try_candidate(at);
            if (active_.empty()) return {};
        }
        return trace();
    }

private:
    /// How a line from `node` to candidate `at` would look: ratio, and whether it is too long even when shrunk.
    struct Fit {
        double ratio = 0;
        bool is_overfull = false;
        double room = 0;  // that its blanks have to fill
    };
    [[nodiscard]] Fit fit(const Node& node, std::uint32_t at) const {
        const BreakCandidate& end = candidates_[at];
        const bool is_first = node.candidate == none;
        const double start_width = is_first ? 0 : candidates_[node.candidate].start_width;
        const double start_blank = is_first ? 0 : candidates_[node.candidate].start_blank;
        const double natural = end.end_width - start_width;
        const double blank = end.end_blank - start_blank;
        const double room = (is_first ? style_.first_width : style_.width) - natural;
        // Sums of many widths carry rounding errors; a thousandth of a point is nothing.
        if (room > -1e-3 && (end.is_forced || room < 1e-3)) return {0, false};
        if (room >= 0) {
            const double stretch = style_.is_justified ? blank * style_.stretch : style_.raggedness;
            return {stretch > 0 ? room / stretch : 1e4, false, room};
        }
        const double shrink = style_.is_justified ? blank * style_.shrink : 0;
        const double ratio = shrink > 0 ? room / shrink : -1e4;
        return {std::max(ratio, -1.0), ratio < -1 - 1e-6};
    }

    [[nodiscard]] double demerits(const Node& node, std::uint32_t at, const Fit& fit) const {
        const BreakCandidate& end = candidates_[at];
        double badness = 100 * std::pow(std::abs(fit.ratio), 3);
        // Of lines that cannot be filled, as those of code alone, the fuller one is the better one.
        if (badness > hopeless) badness = hopeless * (1 + fit.room / style_.width);
        double sum = std::pow(line_penalty + badness, 2) + static_cast<double>(end.penalty) * end.penalty;
        const bool after_hyphen = node.candidate != none && candidates_[node.candidate].is_hyphen;
        if (end.is_hyphen && after_hyphen) sum += consecutive_hyphens;
        const bool is_last = at + 1 == candidates_.size();
        if (is_last && after_hyphen) sum += hyphen_before_last;
        if (is_last && node.candidate != none &&
            end.end_width - candidates_[node.candidate].start_width < style_.last_line_minimum) {
            sum += short_last_line;
        }
        if (style_.is_justified && std::abs(fitness_of(fit.ratio) - node.fitness) > 1) sum += fitness_mismatch;
        return sum;
    }

    void try_candidate(std::uint32_t at) {
        const bool is_forced = candidates_[at].is_forced;
        double best[4];
        std::fill(std::begin(best), std::end(best), std::numeric_limits<double>::infinity());
        Node found[4];
        Node rescue;  // the least overfull line, should nothing else remain
        bool has_rescue = false;
        std::size_t kept = 0;
        for (const std::uint32_t index : active_) {
            const Node node = nodes_[index];
            const Fit line = fit(node, at);
            if (line.is_overfull) {
                rescue = {at, index, 0, node.demerits + overfull, -1};  // the latest start is the least overfull
                has_rescue = true;
                continue;  // every later end is further away still
            }
            if (line.ratio <= tolerance_ || (accept_anything_ && line.ratio > 0)) {
                const double total = node.demerits + demerits(node, at, line);
                const auto kind = static_cast<std::size_t>(fitness_of(line.ratio));
                if (total < best[kind]) {
                    best[kind] = total;
                    found[kind] = {at, index, fitness_of(line.ratio), total, line.ratio};
                }
            }
            if (!is_forced) active_[kept++] = index;
        }
        active_.resize(kept);
        const double least = *std::min_element(std::begin(best), std::end(best));
        if (std::isfinite(least)) {
            for (std::size_t kind = 0; kind < 4; ++kind) {
                // A way much worse than the best cannot win back more than one mismatch (TeX §836).
                if (best[kind] <= least + fitness_mismatch) add(found[kind]);
            }
        } else if (active_.empty() && has_rescue && accept_anything_) {
            add(rescue);
        }
    }

    void add(const Node& node) {
        active_.push_back(static_cast<std::uint32_t>(nodes_.size()));
        nodes_.push_back(node);
    }

    [[nodiscard]] std::vector<BrokenLine> trace() const {
        std::uint32_t best = none;
        for (const std::uint32_t index : active_) {
            if (best == none || nodes_[index].demerits < nodes_[best].demerits) best = index;
        }
        std::vector<BrokenLine> lines;
        for (std::uint32_t at = best; at != none && nodes_[at].candidate != none; at = nodes_[at].previous) {
            lines.push_back({nodes_[at].candidate, nodes_[at].ratio});
        }
        std::reverse(lines.begin(), lines.end());
        return lines;
    }

    std::span<const BreakCandidate> candidates_;
    const BreakStyle& style_;
    double tolerance_;
    bool accept_anything_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> active_;
};

}  // namespace

std::vector<BrokenLine> total_fit(std::span<const BreakCandidate> candidates, const BreakStyle& style, double tolerance,
                                  bool accept_anything) {
    return TotalFit(candidates, style, tolerance, accept_anything).run();
}

std::vector<BrokenLine> first_fit(std::span<const BreakCandidate> candidates, const BreakStyle& style) {
    std::vector<BrokenLine> lines;
    double start = 0;
    double width = style.first_width;
    for (std::uint32_t at = 0; at < candidates.size(); ++at) {
        const bool is_last = at + 1 == candidates.size();
        const bool next_is_too_far = !is_last && candidates[at + 1].end_width - start > width + 1e-3;
        if (!candidates[at].is_forced && !next_is_too_far && !is_last) continue;
        lines.push_back({at, 0});
        start = candidates[at].start_width;
        width = style.width;
    }
    return lines;
}

}  // namespace notes_export::typeset
