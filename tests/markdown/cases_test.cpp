// One unit of Markdown per case; what it becomes as the model's dump, and what the author is told.
#include "markdown/heading_ids.h"
#include "markdown/parse.h"
#include "model/dump.h"
#include "support/case_file.h"

#include <catch2/catch.hpp>

using namespace notes_export;

namespace {

bool is_on(const test::CaseFile& file, const std::string& name, bool otherwise = false) {
    return file.option(name, otherwise ? "true" : "false") == "true";
}

markdown::Options read_options(const test::CaseFile& file) {
    markdown::Options options;
    options.unsafe = is_on(file, "unsafe");
    options.emoji = is_on(file, "emoji");
    options.hard_wraps = is_on(file, "hard_wraps");
    options.typographer = is_on(file, "typographer", true);
    options.block_attributes = is_on(file, "block_attributes");
    options.east_asian_line_breaks = is_on(file, "east_asian_line_breaks");
    options.alerts_as_callouts = is_on(file, "alerts", true);
    options.extra_insert = options.extra_mark = options.extra_subscript = options.extra_superscript = is_on(file, "extras");
    if (is_on(file, "math")) {
        options.math_inline = {{"\\(", "\\)"}};
        options.math_block = {{"$$", "$$"}};
    }
    return options;
}

test::Produced produce(const test::CaseFile& file) {
    const std::string& text = file.files.at("page.md");
    SourceMap sources;
    const SourceId id = sources.add("page.md", text);
    const base::TextMap map(Span{id, 0, static_cast<std::uint32_t>(text.size())});
    model::Draft draft;
    Diagnostics diagnostics;
    Document document;
    document.body = markdown::parse(text, map, read_options(file), draft, diagnostics);
    document.notes = draft.notes;
    for (const auto& target : draft.targets) document.targets.push_back(WebAddress{target.words});
    for (const auto& image : draft.images) {
        ImageEntry entry;
        entry.name = image.words;
        document.images.push_back(std::move(entry));
    }
    std::string told;
    for (const Diagnostic& diagnostic : diagnostics.all()) {
        const Position place = sources.position(id, diagnostic.span.begin);
        told += std::to_string(place.line) + ":" + std::to_string(place.column) + ": " + diagnostic.message + " [" +
                diagnostic.code + "]\n";
    }
    return {{"model", model::dump(document)}, {"diagnostics", told}};
}

}  // namespace

TEST_CASE("Markdown becomes the model") { test::run_case_files(TEST_SOURCE_DIR "/cases", produce); }

TEST_CASE("Heading ids are made as Hugo makes them") {
    using markdown::HeadingIdType;
    const auto slug = [](std::string_view text) { return markdown::heading_slug(text, HeadingIdType::github); };
    CHECK(slug("C++ & C#") == "c--c");
    CHECK(slug("a -- b") == "a----b");
    CHECK(slug("a – b") == "a--b");
    CHECK(slug("हिन्दी शीर्षक") == "हनद-शरषक");
    CHECK(slug("½ ² № x") == "---x");
    CHECK(slug("under_score\ttab") == "under_scoretab");
    CHECK(slug("ΟΔΟΣ") == "οδοσ");
    CHECK(markdown::heading_slug("Łukasz Żółw", HeadingIdType::github_ascii) == "ukasz-zow");
    CHECK(markdown::heading_slug("a  --  b!", HeadingIdType::blackfriday) == "a-b");

    markdown::HeadingIds ids(HeadingIdType::github);
    CHECK(ids.make("Simple Heading") == "simple-heading");
    CHECK(ids.make("Simple Heading") == "simple-heading-1");
    CHECK(ids.make("Simple-Heading-1") == "simple-heading-1-1");
    CHECK(ids.make("!") == "heading");
    CHECK(ids.make("?") == "heading-1");
    ids.claim("mine");
    CHECK(ids.make("Mine") == "mine-1");
}
