// Globs of resources and cascades (RES-3): * does not cross "/", ** does, ?, [abc], [!a], [a-z], {a,b}. Letter case is ignored.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace notes_export::site {

class Glob {
public:
    /// A pattern that is too long, or whose braces unfold to too many alternatives, matches nothing.
    explicit Glob(std::string_view pattern);
    /// Whether all of `text` matches. Time is bounded by the product of the lengths, whatever the pattern.
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    enum class StepKind { literal, any, many, many_with_slashes, one_of };
    struct Step {
        StepKind kind = StepKind::literal;
        char32_t character = 0;
        bool is_negated = false;
        std::vector<std::pair<char32_t, char32_t>> ranges;  // of one_of
        [[nodiscard]] bool takes(char32_t c) const;
    };
    using Steps = std::vector<Step>;
    [[nodiscard]] static bool scan_class(const std::u32string& pattern, std::size_t& at, Step& step);
    [[nodiscard]] static Steps steps_of(std::string_view pattern);
    [[nodiscard]] static bool matches(const Steps& steps, const std::u32string& text);

    std::vector<Steps> alternatives_;
};

[[nodiscard]] inline bool matches_glob(std::string_view pattern, std::string_view text) { return Glob(pattern).matches(text); }

}  // namespace notes_export::site
