// Any bytes as Markdown, with raw HTML and all extensions: parsing must neither crash nor hang. Among the sanitizers' finds would be
// cmark-gfm's own.
#include "base/text_map.h"
#include "base/unicode.h"
#include "markdown/parse.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace notes_export;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = base::clean_text(std::string(reinterpret_cast<const char*>(data), size)).text;
    markdown::Options options;
    options.unsafe = options.block_attributes = options.emoji = true;
    options.extra_insert = options.extra_mark = options.extra_subscript = options.extra_superscript = true;
    options.math_inline = {{"\\(", "\\)"}};
    options.math_block = {{"$$", "$$"}};
    model::Draft draft;
    Diagnostics diagnostics;
    try {
        (void)markdown::parse(text, base::TextMap(), options, draft, diagnostics);
    } catch (const Failure&) {
        return 0;  // over a limit
    }
    return 0;
}
