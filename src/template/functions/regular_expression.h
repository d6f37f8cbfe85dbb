// Regular expressions of templates: RE2, whose syntax is Go's and whose work is linear in the text.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::templates {

class RegularExpression {
public:
    /// Throws Error for what is none, with the library's words. The last few are kept, since loops ask for the same ones again and again.
    explicit RegularExpression(std::string_view pattern);

    [[nodiscard]] bool is_found_in(std::string_view text) const;
    /// Each match with its groups; groups without a part are empty. `limit` < 0: all of them.
    struct Match {
        std::size_t begin = 0, end = 0;
        std::vector<std::string> groups;  ///< the whole match first
    };
    [[nodiscard]] std::vector<Match> find(std::string_view text, long limit = -1) const;
    /// `$1`, `${name}` in `replacement` are groups; Throws Error when the result has more than `most_bytes`.
    [[nodiscard]] std::string replace(std::string_view text, std::string_view replacement, long limit, std::size_t most_bytes) const;

private:
    struct Impl;
    std::shared_ptr<const Impl> impl_;
};

}  // namespace notes_export::templates
