// Regular expressions of a site's configuration. They come from strangers, so the work of one comparison is bounded.
#pragma once

#include <memory>
#include <string_view>

namespace notes_export::base {

class Pattern {
public:
    explicit Pattern(std::string_view expression);
    ~Pattern();
    Pattern(Pattern&&) noexcept;
    Pattern& operator=(Pattern&&) noexcept;

    [[nodiscard]] bool is_valid() const { return impl_ != nullptr; }
    /// Whether some part of `text` matches. A comparison that takes too many steps is none. Thread-safe.
    [[nodiscard]] bool is_found_in(std::string_view text) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;  // null: not a regular expression
};

}  // namespace notes_export::base
