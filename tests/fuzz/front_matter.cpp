// Any bytes as a page with front matter (YAML, TOML or JSON): parsing must neither crash nor hang.
#include "base/unicode.h"
#include "site/front_matter.h"

#include <cstddef>
#include <cstdint>
#include <string>

using namespace notes_export;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string text = base::clean_text(std::string(reinterpret_cast<const char*>(data), size)).text;
    Diagnostics diagnostics;
    const site::FrontMatter matter = site::read_front_matter(text, SourceId::none, diagnostics);
    if (matter.body_offset > text.size()) __builtin_trap();
    return 0;
}
