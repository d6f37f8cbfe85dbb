// The few words that an output says by itself ("Contents", "Note", "Page"), in the languages of the notes. One table for
// all formats and for the reader, so that a callout is called the same everywhere.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace notes_export {

enum class Word : std::uint8_t {
    contents,
    // kinds of callouts
    note, tip, important, caution, warning, info, ok, danger,
    footnotes, footnote, back_to_text,
    page, figure, table, listing, formula,
    cover, introduction,  ///< introduction: what stands before the first heading
    picture_missing,      ///< stands where a picture should be
    video, audio, post,
    web_page, license, date,
    done, not_done,       ///< task items
    diagram,
    details,                            ///< on what can be unfolded, where the author gave it no words
    required, optional, default_value,  ///< of a property
    notes,                              ///< title of a document that has none
    page_unreadable,                    ///< stands where a page of a book should be
    // whole sentences about a book's accessibility
    access_text, access_described, access_undescribed, access_formulas,
};
inline constexpr std::size_t word_count = static_cast<std::size_t>(Word::access_formulas) + 1;

/// `id` in `language` (BCP 47, letter case and region ignored where the table has none: "de-AT" is "de"). English for
/// languages the table does not know.
[[nodiscard]] std::string_view word(Word id, std::string_view language);

/// Language of what word() answers when it is not `language` itself: "en", to be marked as such; empty when the table knows it.
[[nodiscard]] std::string_view other_language_of_words(std::string_view language);

}  // namespace notes_export
