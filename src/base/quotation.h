// Quotation marks as a language has them.
#pragma once

#include <string>
#include <string_view>

namespace notes_export::base {

/// What opens and closes a quotation, UTF-8; French marks come with the narrow blanks that belong inside them.
struct QuotationMarks {
    std::string open;
    std::string close;
};

/// `language`: BCP 47. `level`: how many quotations stand around it; outer and inner marks alternate. The data are CLDR's
/// (delimiters of a locale); English where it has none.
[[nodiscard]] QuotationMarks quotation_marks(std::string_view language, int level);

}  // namespace notes_export::base
