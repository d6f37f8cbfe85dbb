// Examples of specifications, as their files have them.
#pragma once

#include <string>
#include <vector>

namespace notes_export::test {

struct SpecExample {
    std::string name;     ///< "commonmark 12"
    std::string section;
    std::string kind;     ///< the word behind "example" ("table"), or empty
    std::string markdown;
    std::string html;
};

/// CommonMark's and GFM's form: fences of 32 backticks; `→` stands for a tab.
[[nodiscard]] std::vector<SpecExample> read_spec(const std::string& path, const std::string& name);
/// Goldmark's form: number, Markdown and HTML between lines of `//- - -`.
[[nodiscard]] std::vector<SpecExample> read_goldmark_examples(const std::string& path, const std::string& name);

}  // namespace notes_export::test
