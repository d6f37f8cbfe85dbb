// Where words may be divided: libhyphen with the patterns of the document's language, loaded when first asked.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

struct _HyphenDict;

namespace notes_export::typeset {

class Hyphenator {
public:
    /// `language` is a BCP 47 tag; without patterns for it words stay whole.
    explicit Hyphenator(std::string_view language);
    ~Hyphenator();
    Hyphenator(const Hyphenator&) = delete;
    Hyphenator& operator=(const Hyphenator&) = delete;

    /// Byte offsets inside `word` (letters only) where a hyphen may end a line.
    [[nodiscard]] std::vector<std::uint16_t> points(std::string_view word);

private:
    void load();

    std::string_view patterns_;
    _HyphenDict* dictionary_ = nullptr;
    bool is_utf8_ = true;
};

}  // namespace notes_export::typeset
