// Any bytes as a text with shortcode calls: scanning must neither crash nor hang, and no call may lie outside of the text.
#include "base/unicode.h"
#include "notes_export/diagnostic.h"
#include "shortcode/scan.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

using namespace notes_export;

namespace {

shortcode::Inner inner_rule(std::string_view name) {
    if (name == "img" || name == "include") return shortcode::Inner::none;
    return name == "hint" || name == "tabs" || name == "tab" ? shortcode::Inner::required : shortcode::Inner::unknown;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = base::clean_text(std::string(reinterpret_cast<const char*>(data), size)).text;
    Diagnostics diagnostics;
    try {
        (void)shortcode::scan(text, SourceId::none, 0, inner_rule, diagnostics);
    } catch (const Failure&) {
        return 0;  // over a limit
    }
    for (const Diagnostic& one : diagnostics.all())
        if (one.span.begin > one.span.end || one.span.end > text.size()) __builtin_trap();
    return 0;
}
