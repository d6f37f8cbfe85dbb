// Scanners for the pieces of inline syntax that are found by looking ahead: tags, autolinks, destinations, labels.
// Each remembers what it failed to find, so that a text full of openers is still read in linear time.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace notes_export::markdown {

/// Destination and title behind a link's text, unescaped, and where they end.
struct LinkTail {
    std::string destination;
    std::string title;
    std::size_t end = 0;
};

class Scanner {
public:
    explicit Scanner(std::string_view text) : text_(text) {}

    /// Length of the raw HTML that starts with the '<' at `at` (tag, comment, instruction, declaration, CDATA); 0: none.
    [[nodiscard]] std::size_t html(std::size_t at);
    /// Position of the run of `length` backticks at or after `at`, or npos.
    [[nodiscard]] std::size_t backticks(std::size_t at, std::size_t length);
    /// `(destination "title")` with its parenthesis at `at`.
    [[nodiscard]] std::optional<LinkTail> link_tail(std::size_t at);
    /// End (one past) of the first `words` at or after `from`, or 0. Never looks at a stretch twice for nothing.
    [[nodiscard]] std::size_t after(std::string_view words, std::size_t from);

private:
    [[nodiscard]] std::size_t tag(std::size_t at);
    [[nodiscard]] std::size_t attribute(std::size_t at);
    [[nodiscard]] std::size_t closing_quote(std::size_t at, char close);
    [[nodiscard]] std::size_t skip_space(std::size_t at) const;
    [[nodiscard]] std::size_t destination(std::size_t at, std::string& out) const;

    std::string_view text_;
    std::map<std::string_view, std::size_t> missing_from_;        // words → none at or after this place
    std::map<char, std::size_t> unclosed_from_;                   // quote → no unescaped one at or after this place
    bool has_backtick_table_ = false;
    std::map<std::size_t, std::size_t> last_backticks_;           // run length → its last place in the text
};

/// Length of an autolink's inside `<…>` at `at` including the brackets, 0 if none; tells whether it is an address of mail.
[[nodiscard]] std::size_t scan_autolink(std::string_view text, std::size_t at, bool& is_mail);

/// `text` with backslash escapes and entities resolved.
[[nodiscard]] std::string unescape(std::string_view text);

}  // namespace notes_export::markdown
