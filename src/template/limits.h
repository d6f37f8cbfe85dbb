// A template is a stranger's program. These numbers end it before it could hurt anybody; the largest templates of the themes we know stay
// below a hundredth of each.
#pragma once

#include <cstddef>
#include <cstdint>

namespace notes_export::templates {

/// Bounds of one run: a call of a shortcode with everything that its template calls in turn.
struct Limits {
    std::size_t template_bytes = 1 << 20;     ///< of one file
    std::uint64_t steps = 5'000'000;          ///< operands evaluated, turns of loops, elements that functions look at
    std::size_t output_bytes = 16 << 20;      ///< written by one template, and the longest text a function may return
    std::size_t allocated_bytes = 512 << 20;  ///< of all values ever made in the run
    int call_depth = 100;                     ///< templates and partials within each other
    std::size_t stores = 1000;                ///< scratch pads
};

/// Parentheses, branches and loops within each other. Deeper than any template people write; shallow enough that recursive walks stay far
/// from the stack's end.
inline constexpr int max_template_nesting = 100;
/// The same in a run, through all templates that call each other.
inline constexpr int max_run_nesting = 500;
/// Lists and maps within each other, for the same reason.
inline constexpr int max_value_nesting = 200;

}  // namespace notes_export::templates
