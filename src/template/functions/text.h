// Work on texts that several namespaces share.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace notes_export::templates {

[[nodiscard]] std::vector<std::string> characters(std::string_view text);
[[nodiscard]] std::string upper_case(std::string_view text);
/// `limit` < 0: all. Throws Error when the result has more than `most_bytes`.
[[nodiscard]] std::string replaced(std::string_view text, std::string_view old, std::string_view fresh, std::int64_t limit, std::size_t most_bytes);
/// HTML's text: without tags, paragraphs and breaks as blanks or line ends.
[[nodiscard]] std::string plain_text(std::string_view html);
/// Words between blanks; each character of Chinese, Japanese and Korean is one.
[[nodiscard]] std::size_t word_count(std::string_view text);
/// The first `length` characters, cut between words, open tags closed; as HTML.
[[nodiscard]] std::string truncated(std::string_view text, std::size_t length, std::string_view ellipsis, bool is_html_ellipsis, bool is_html);
/// Character references to characters, those of HTML that texts use.
[[nodiscard]] std::string unescape_html(std::string_view text);
/// `&lt; &gt; &amp; &#39; &#34;`, as Go's html package.
[[nodiscard]] std::string escape_html(std::string_view text);

}  // namespace notes_export::templates
