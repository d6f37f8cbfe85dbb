// Ids: unique over the whole document, as Hugo makes them wherever that is possible; and what a fragment leads to.
#pragma once

#include "model/draft.h"
#include "notes_export/diagnostic.h"
#include "resolve/book.h"
#include "site/text_owner.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

namespace notes_export::resolve {

class Anchors {
public:
    /// Makes the ids of all headings, terms, places and notes of `draft` unique. The page's own text comes first and
    /// keeps its ids; what parts have double gets "-1", "-2" …, in reading order.
    Anchors(model::Draft& draft, Diagnostics& diagnostics);
    /// The same for a book: what `section` itself says keeps its ids; those of another page begin with the page's own ("tides--tables"),
    /// and the plain ones stay as aliases where no other page has them.
    Anchors(model::Draft& draft, const site::Page& section, const site::TextOwners& owners, Diagnostics& diagnostics);

    /// The id that a fragment, written in `source`, leads to: an id of the same text first, then the first one in the document,
    /// then the ids of older Hugo versions.
    [[nodiscard]] std::optional<std::string> find(std::string_view fragment, SourceId source) const;
    /// The same within one text only.
    [[nodiscard]] std::optional<std::string> find_in(std::string_view fragment, SourceId source) const;

    /// The same on one page of a book, parts included that are printed for it.
    [[nodiscard]] std::optional<std::string> find_on(const site::Page& page, std::string_view fragment) const;

    /// Gives out an id of its own for something that had none.
    [[nodiscard]] std::string make(std::string_view wanted);

private:
    [[nodiscard]] std::string claim(const std::string& wanted, Span span, Diagnostics& diagnostics);
    void remember(const std::string& written, const std::string& final_id, SourceId source);
    void remember_on_pages(const std::string& written, const std::string& final_id, SourceId source);
    void name_notes(model::Draft& draft);
    void name_aliases(Blocks& body);
    void name_own(model::Draft& draft, Diagnostics& diagnostics);
    void name_other_pages(model::Draft& draft);
    void name_book_aliases(Blocks& body);
    [[nodiscard]] const site::Page& page_of(SourceId source) const;

    const site::Page* section_ = nullptr;                          ///< of a book; null otherwise
    const site::TextOwners* owners_ = nullptr;
    std::unordered_set<std::string> taken_;
    std::unordered_map<std::string, std::uint32_t> next_;          ///< next number to try for a double id
    std::unordered_set<std::string> reported_;
    std::unordered_map<std::string, std::string> first_;           ///< as written → final, the first in the document
    std::unordered_map<std::string, std::string> by_source_;       ///< "source#written" → final
    std::unordered_map<std::string, std::string> by_alias_;
    using Register = std::unordered_map<std::string, std::string>;
    std::unordered_map<const site::Page*, Register> by_page_;      ///< of a book: as written, or an alias → final
    std::unordered_map<std::string, std::string> plain_;           ///< final → as written, where the two differ
};

}  // namespace notes_export::resolve
