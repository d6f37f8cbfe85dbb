// Documents built by hand for the tests of flowing formats.
#pragma once

#include "notes_export/document.h"

#include <string>
#include <utility>
#include <vector>

namespace notes_export::test {

inline Inline words(std::string text) { return {Text{std::move(text)}, {}}; }
inline Inlines line(std::string text) { return {words(std::move(text))}; }
inline Block paragraph(std::string text) { return {Paragraph{line(std::move(text))}, {}}; }
inline Block heading(int level, std::string text, std::string id) {
    return {Heading{level, line(std::move(text)), std::move(id), {}, true}, {}};
}
inline TargetId add_target(Document& document, Target target) {
    document.targets.push_back(std::move(target));
    return TargetId{static_cast<std::uint32_t>(document.targets.size() - 1)};
}
inline ImageId add_image(Document& document, ImageEntry image) {
    document.images.push_back(std::move(image));
    return ImageId{static_cast<std::uint32_t>(document.images.size() - 1)};
}
inline NoteId add_note(Document& document, Note note) {
    document.notes.push_back(std::move(note));
    return NoteId{static_cast<std::uint32_t>(document.notes.size() - 1)};
}

inline Document small_document() {
    Document document;
    document.meta.title = "2023";
    document.meta.site_title = "Conference Notes";
    document.meta.identifier = "urn:uuid:6f1c2a52-2a8e-5c3d-9a3e-0c5f2c1f7a11";
    document.meta.date = "2023-04-21T00:00:00Z";
    document.meta.section = "2023";
    return document;
}

/// A document with every kind of node. `photo` and `drawing` are pictures that can be decoded, or empty entries.
inline Document everything(ImageEntry photo = {}, ImageEntry drawing = {}) {
    Document d = small_document();
    d.meta.description = "Notes of a conference that never took place";
    d.meta.authors = {"Ada Example", "Bo Sample"};
    d.meta.keywords = {"python", "conference"};
    d.meta.license_name = "CC BY-SA 4.0";
    d.meta.license_url = "https://creativecommons.org/licenses/by-sa/4.0/";
    d.meta.web_address = "https://example.org/en/2023/";
    const TargetId web = add_target(d, WebAddress{"https://example.org/talk?a=1&b=2"});
    const TargetId inside = add_target(d, Anchor{"2nd-day"});
    const TargetId nowhere = add_target(d, Nowhere{});
    const TargetId mail = add_target(d, WebAddress{"mailto:ada@example.org"});
    const ImageId picture = add_image(d, std::move(photo));
    const ImageId vector = add_image(d, std::move(drawing));
    const ImageId missing = add_image(d, {});
    const NoteId note = add_note(d, {"1", "fn-1", {paragraph("A note with a second mark."), paragraph("And a second paragraph.")}, 2});
    const NoteId late = add_note(d, {"2", "fn-2", {paragraph("A note of the second day.")}, 1});
    const auto link = [](std::string text, TargetId target, LinkLook look = LinkLook::plain) {
        return Inline{Link{line(std::move(text)), target, {}, look}, {}};
    };
    const auto styled = [](InlineStyle style, std::string text, std::string title = {}) {
        return Inline{Styled{style, line(std::move(text)), std::move(title)}, {}};
    };
    Blocks& body = d.body;
    body.push_back({Paragraph{{words("Every kind of node, with "), link("a link", web), words(", "), link("a way inside", inside),
                               words(", "), link("one that leads nowhere", nowhere), words(" and "), link("a letter", mail),
                               words(". A mark"), {FootnoteMark{note, 1}, {}}, words(" and another"), {FootnoteMark{note, 2}, {}}, words(".")}}, {}});
    body.push_back({ContentsHere{}, {}});
    body.push_back({Heading{2, {words("First day & "), {Code{"<code>"}, {}}}, "first-day", {"1st-day"}, true}, {}});
    Inlines mixed;
    for (const auto& [style, name] : std::vector<std::pair<InlineStyle, std::string>>{
             {InlineStyle::emphasis, "emphasis"}, {InlineStyle::strong, "strong"}, {InlineStyle::strike, "strike"},
             {InlineStyle::insert, "insert"}, {InlineStyle::mark, "mark"}, {InlineStyle::subscript, "sub"},
             {InlineStyle::superscript, "sup"}, {InlineStyle::small, "small"}, {InlineStyle::keyboard, "Ctrl"},
             {InlineStyle::sample, "sample"}, {InlineStyle::variable, "x"}, {InlineStyle::quotation, "quotation"},
             {InlineStyle::citation, "citation"}, {InlineStyle::underline, "underline"}}) {
        mixed.push_back(styled(style, name));
        mixed.push_back(words(" "));
    }
    mixed.push_back(styled(InlineStyle::abbreviation, "GIL", "global interpreter lock"));
    mixed.push_back({LineBreak{true}, {}});
    mixed.push_back({AnchorPoint{"a place"}, {}});
    mixed.push_back({Icon{"gdoc_fire", "hot"}, {}});
    mixed.push_back({Math{"e^{i\\pi} < 0", false}, {}});
    mixed.push_back({Image{vector, "a drawing", {}, PictureSize::unset, true, {48, 0, 0}}, {}});
    mixed.push_back({Image{missing, "a lost picture", {}, PictureSize::unset, false, {}}, {}});
    body.push_back({Paragraph{std::move(mixed)}, {}});
    body.push_back({Figure{picture, "A mountain behind the hall", line("The hall at dawn"), PictureSize::small, {}, false, web}, {}});
    body.push_back(heading(3, "Code", "code"));
    CodeBlock code;
    code.text = "def f(x):\n    return x < 1  # why";
    code.language = "python";
    code.tokens = {{3, TokenKind::keyword}, {1, TokenKind::plain}, {1, TokenKind::function}, {9, TokenKind::plain}, {6, TokenKind::control},
                   {3, TokenKind::plain}, {1, TokenKind::op}, {1, TokenKind::plain}, {1, TokenKind::number}, {2, TokenKind::plain},
                   {5, TokenKind::comment}};
    body.push_back({code, {}});
    code.has_line_numbers = true;
    code.first_line_number = 9;
    code.marked_lines = {{2, 2}};
    code.caption = line("talk.py");
    body.push_back({code, {}});
    body.push_back({Quote{{paragraph("Words of somebody else, long enough that they run over the end of a line in every format there is here.")}}, {}});
    body.push_back({List{false, 1, Numbering::decimal, false, true, {{{paragraph("one"), {List{true, 3, Numbering::decimal, false, true, {{{paragraph("three")}, {}}, {{paragraph("four")}, {}}}}, {}}}, {}},
                                          {{paragraph("two")}, {}}}}, {}});
    body.push_back({List{false, 1, Numbering::decimal, false, true, {{{paragraph("done")}, true}, {{paragraph("to be done")}, false}}}, {}});
    Table table;
    table.columns = {Alignment::left, Alignment::center, Alignment::right};
    const auto cell = [](std::string text, bool is_header = false) {
        return TableCell{text.empty() ? Blocks{} : Blocks{paragraph(std::move(text))}, is_header, 1, 1};
    };
    table.header = {{cell(""), cell("Speed"), cell("Memory")}};
    table.body = {{cell("CPython 3.11", true), cell("1.25"), cell("120 MB")}, {cell("PyPy", true), cell("4.8")}};
    table.body.push_back({TableCell{{paragraph("both")}, false, 9, 4}});
    table.caption = line("Measured on one machine");
    body.push_back({table, {}});
    for (const CalloutKind kind : {CalloutKind::note, CalloutKind::tip, CalloutKind::important, CalloutKind::caution, CalloutKind::warning,
                                   CalloutKind::info, CalloutKind::ok, CalloutKind::danger, CalloutKind::plain})
        body.push_back({Callout{kind, line("Callout"), {}, {paragraph("What a reader should not overlook.")}}, {}});
    body.push_back(heading(2, "Second day", "2nd-day"));
    body.push_back({Details{line("More"), {paragraph("What was folded.")}, false}, {}});
    body.push_back({Panels{{{line("Linux"), {paragraph("apt install")}}, {line("macOS"), {paragraph("brew install")}}}}, {}});
    body.push_back({Columns{{{paragraph("A narrow column.")}, {paragraph("A wide column beside it.")}}, 33}, {}});
    body.push_back({DefinitionList{true, {{{{line("GIL"), "gil"}}, {{paragraph("Global interpreter lock"), paragraph("going away")}}}}}, {}});
    body.push_back({Progress{65.5, line("Free threading"), "65 %", "gdoc_fire", CalloutKind::tip}, {}});
    body.push_back({Embed{EmbedKind::video, "YouTube", line("Keynote"), web}, {}});
    body.push_back({MathBlock{"\\sum_{i=1}^{n} i = \\frac{n(n+1)}{2}"}, {}});
    body.push_back({Rule{}, {}});
    body.push_back({Division{{paragraph("Ein Absatz auf Deutsch.")}, Alignment::center, "de", "deutsch", {}}, {}});
    body.push_back({Paragraph{{link("Slides", web, LinkLook::button), words(" "), link("Video", web, LinkLook::large_button),
                               words(" once more"), {FootnoteMark{late, 1}, {}}}}, {}});
    body.push_back({FootnoteList{{note, late}}, {}});
    return d;
}

}  // namespace notes_export::test
