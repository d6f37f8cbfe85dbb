// Runs of `*`, `_`, `~`, `=`, `+`, `^` and how they pair up (CommonMark §6.2, algorithm of its appendix), in linear time.
#pragma once

#include "notes_export/document.h"

#include <cstdint>
#include <vector>

namespace notes_export::markdown {

struct DelimiterRun {
    char character = '*';
    bool can_open = false;
    bool can_close = false;
    std::uint32_t length = 0;    ///< as written
    std::uint32_t left = 0;      ///< not used up by pairs
    std::vector<InlineStyle> closes;  ///< styles that end here, innermost first
    std::vector<InlineStyle> opens;   ///< styles that begin here, innermost first
};

/// The runs of one leaf, in order.
class DelimiterStack {
public:
    /// Which style a pair of `length` such characters means.
    struct Rules {
        bool single_tilde_is_subscript = false;
    };
    explicit DelimiterStack(Rules rules) : rules_(rules) {}

    std::size_t push(DelimiterRun run);
    [[nodiscard]] const DelimiterRun& run(std::size_t index) const { return runs_[index]; }
    /// A mark for pair(): runs pushed from now on are above it.
    [[nodiscard]] std::size_t top() const { return runs_.size(); }
    /// Pairs the runs above `bottom`; afterwards none of them takes part again.
    void pair(std::size_t bottom);

private:
    static constexpr std::uint32_t none = 0xFFFFFFFF;
    struct Neighbours {
        std::uint32_t previous = none;
        std::uint32_t next = none;
    };
    void unlink(std::uint32_t index);
    [[nodiscard]] InlineStyle style(char character, std::uint32_t used) const;

    Rules rules_;
    std::vector<DelimiterRun> runs_;
    std::vector<Neighbours> links_;
    std::uint32_t first_ = none;
    std::uint32_t last_ = none;
};

}  // namespace notes_export::markdown
