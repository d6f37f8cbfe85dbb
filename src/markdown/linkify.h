// Bare web addresses and addresses of mail in running text (CONSTRUCTS MD-5), by Goldmark's patterns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace notes_export::markdown {

struct BareLink {
    std::size_t length = 0;   ///< bytes of text; 0: none
    std::string destination;
};

class Linkifier {
public:
    Linkifier(std::string_view text, std::string_view protocol)
        : text_(text), protocol_(protocol), has_mail_(text.find('@') != std::string_view::npos) {}
    /// Whether the byte at `at` can begin an address at all; cheap.
    [[nodiscard]] bool may_start(std::size_t at) const {
        const char c = text_[at];
        return has_mail_ || c == 'h' || c == 'f' || c == 'w';
    }
    /// The address that starts at byte `at`. The caller knows where one may start.
    [[nodiscard]] BareLink at(std::size_t at);

private:
    [[nodiscard]] std::size_t web_address(std::size_t at) const;
    [[nodiscard]] std::size_t mail_address(std::size_t at);

    std::string_view text_;
    std::string_view protocol_;
    bool has_mail_;                   ///< there is an '@' somewhere
    std::size_t no_mail_before_ = 0;  ///< a run of letters up to here has no '@' behind it
};

}  // namespace notes_export::markdown
