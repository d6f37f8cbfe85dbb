#include "base/pattern.h"

#include <unicode/regex.h>
#include <unicode/unistr.h>

namespace notes_export::base {
namespace {

// In units of ICU, some hundred thousand steps each: a comparison of a path ends within milliseconds.
constexpr int32_t max_steps = 8;
constexpr int32_t max_stack_bytes = 1024 * 1024;
// Longer than any pattern for file names.
constexpr std::size_t max_expression_bytes = 1000;

icu::UnicodeString from_utf8(std::string_view text) {
    return icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}

}  // namespace

struct Pattern::Impl {
    std::unique_ptr<icu::RegexPattern> pattern;
};

Pattern::Pattern(std::string_view expression) {
    if (expression.size() > max_expression_bytes) return;
    UErrorCode status = U_ZERO_ERROR;
    UParseError where;
    std::unique_ptr<icu::RegexPattern> pattern(icu::RegexPattern::compile(from_utf8(expression), 0, where, status));
    if (U_SUCCESS(status)) impl_ = std::make_unique<Impl>(Impl{std::move(pattern)});
}
Pattern::~Pattern() = default;
Pattern::Pattern(Pattern&&) noexcept = default;
Pattern& Pattern::operator=(Pattern&&) noexcept = default;

bool Pattern::is_found_in(std::string_view text) const {
    if (!impl_) return false;
    const icu::UnicodeString words = from_utf8(text);
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::RegexMatcher> matcher(impl_->pattern->matcher(words, status));
    if (U_FAILURE(status)) return false;
    matcher->setTimeLimit(max_steps, status);
    matcher->setStackLimit(max_stack_bytes, status);
    return matcher->find(status) != 0 && U_SUCCESS(status);
}

}  // namespace notes_export::base
