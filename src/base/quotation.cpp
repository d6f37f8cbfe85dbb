#include "base/quotation.h"

#include <unicode/ulocdata.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <array>
#include <memory>

namespace notes_export::base {
namespace {

struct Close {
    void operator()(ULocaleData* data) const { ulocdata_close(data); }
};

std::string delimiter(ULocaleData* data, ULocaleDataDelimiterType type) {
    std::array<UChar, 16> text{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t length = ulocdata_getDelimiter(data, type, text.data(), static_cast<int32_t>(text.size()), &status);
    std::string out;
    if (U_SUCCESS(status) && length > 0) icu::UnicodeString(text.data(), length).toUTF8String(out);
    return out;
}

}  // namespace

QuotationMarks quotation_marks(std::string_view language, int level) {
    const bool is_inner = level % 2 != 0;
    QuotationMarks marks = is_inner ? QuotationMarks{"\u2018", "\u2019"} : QuotationMarks{"\u201C", "\u201D"};
    const std::string tag(language);
    std::array<char, ULOC_FULLNAME_CAPACITY> locale{};
    UErrorCode status = U_ZERO_ERROR;
    uloc_forLanguageTag(tag.c_str(), locale.data(), static_cast<int32_t>(locale.size()), nullptr, &status);
    if (U_FAILURE(status) || locale.front() == '\0') return marks;
    const std::unique_ptr<ULocaleData, Close> data(ulocdata_open(locale.data(), &status));
    // A locale that CLDR does not know falls back to the machine's own, which must not count.
    if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return marks;
    std::string open = delimiter(data.get(), is_inner ? ULOCDATA_ALT_QUOTATION_START : ULOCDATA_QUOTATION_START);
    std::string close = delimiter(data.get(), is_inner ? ULOCDATA_ALT_QUOTATION_END : ULOCDATA_QUOTATION_END);
    if (open.empty() || close.empty()) return marks;
    // Swiss French sets them close, as Germans and Italians do.
    if (tag.starts_with("fr") && tag != "fr-CH" && open == "\u00AB") {
        open += "\u202F";
        close.insert(0, "\u202F");
    }
    return {std::move(open), std::move(close)};
}

}  // namespace notes_export::base
