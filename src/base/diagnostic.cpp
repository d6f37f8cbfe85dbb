#include "notes_export/diagnostic.h"

#include <algorithm>

namespace notes_export {
namespace {

// Long enough to recognise one's own words, short enough for one line of a terminal.
constexpr std::size_t max_quoted_bytes = 120;

}  // namespace

Diagnostic& Diagnostics::error(std::string_view code, Span span, std::string message) {
    return add({Severity::error, std::string(code), std::move(message), span, {}, {}});
}
Diagnostic& Diagnostics::warn(std::string_view code, Span span, std::string message) {
    return add({Severity::warning, std::string(code), std::move(message), span, {}, {}});
}
Diagnostic& Diagnostics::note(std::string_view code, Span span, std::string message) {
    return add({Severity::note, std::string(code), std::move(message), span, {}, {}});
}

Diagnostic& Diagnostics::add(Diagnostic diagnostic) {
    const auto same = std::find_if(kept_.begin(), kept_.end(), [&](const Diagnostic& known) {
        return known.code == diagnostic.code && known.span == diagnostic.span && known.message == diagnostic.message &&
               known.severity == diagnostic.severity && known.file == diagnostic.file;
    });
    if (same != kept_.end()) {
        overflow_ = std::move(diagnostic);
        return overflow_;
    }
    if (diagnostic.severity == Severity::error) ++errors_;
    if (diagnostic.severity == Severity::warning) ++warnings_;
    if (kept_.size() >= max_messages) {
        ++suppressed_;
        overflow_ = std::move(diagnostic);
        return overflow_;
    }
    // Callers hold the reference only while they add hints, before the next add().
    kept_.push_back(std::move(diagnostic));
    return kept_.back();
}

std::string quoted(std::string_view words) {
    std::string text = "\"";
    if (words.size() > max_quoted_bytes) {
        std::size_t cut = max_quoted_bytes;
        while (cut > 0 && (static_cast<unsigned char>(words[cut]) & 0xC0U) == 0x80U) --cut;
        text += words.substr(0, cut);
        text += "…";
    } else {
        text += words;
    }
    return text + "\"";
}

}  // namespace notes_export
