// The block half of the tree. Tables, code, notes and contents have files of their own.
#include "markup/xhtml_tree.h"

#include "base/unicode.h"
#include "markup/elements.h"
#include "markup/mathml.h"
#include "markup/pictures.h"
#include "markup/program_words.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"

#include <algorithm>
#include <array>

namespace notes_export::markup {
namespace {

struct CalloutLook {
    const char* class_names;
    const char* icon;
};

CalloutLook look_of(CalloutKind kind) {
    switch (kind) {
        case CalloutKind::note: return {"ne-callout ne-note", "gdoc_note"};
        case CalloutKind::tip: return {"ne-callout ne-tip", "gdoc_lightbulb"};
        case CalloutKind::important: return {"ne-callout ne-important", "gdoc_error_outline"};
        case CalloutKind::caution: return {"ne-callout ne-caution", "gdoc_fire"};
        case CalloutKind::warning: return {"ne-callout ne-warning", "gdoc_warning"};
        case CalloutKind::info: return {"ne-callout ne-info", "gdoc_info"};
        case CalloutKind::ok: return {"ne-callout ne-ok", "gdoc_check_circle_outline"};
        case CalloutKind::danger: return {"ne-callout ne-danger", "gdoc_dangerous"};
        case CalloutKind::plain: return {"ne-callout ne-plain", ""};
    }
    return {"ne-callout", ""};
}

const char* class_of(PictureSize size) {
    switch (size) {
        case PictureSize::tiny: return "ne-figure ne-tiny";
        case PictureSize::small: return "ne-figure ne-small";
        case PictureSize::medium: return "ne-figure ne-medium";
        case PictureSize::large: return "ne-figure ne-large";
        case PictureSize::original: return "ne-figure ne-origin";
        case PictureSize::unset: break;
    }
    return "ne-figure";
}

// The style sheet knows shares in steps of five percent: a page may not carry styles of its own.
std::uint32_t step_of_five(std::uint32_t percent) { return std::clamp((percent + 2) / 5 * 5, 10U, 90U); }

const char* type_of(Numbering numbering) {
    switch (numbering) {
        case Numbering::decimal: break;
        case Numbering::lower_latin: return "a";
        case Numbering::upper_latin: return "A";
        case Numbering::lower_roman: return "i";
        case Numbering::upper_roman: return "I";
    }
    return "1";
}

void set_numbering(pugi::xml_node element, const List& list) {
    // A list that counts down begins with the number of its items by itself.
    const auto usual = list.is_reversed ? static_cast<std::int64_t>(list.items.size()) : 1;
    if (list.numbering != Numbering::decimal) set(element, "type", type_of(list.numbering));
    if (list.start != usual) set(element, "start", std::to_string(list.start));
    if (list.is_reversed) set(element, "reversed", "reversed");
}

}  // namespace

const char* alignment_class(Alignment alignment) {
    switch (alignment) {
        case Alignment::none: break;
        case Alignment::left: return "ne-left";
        case Alignment::center: return "ne-center";
        case Alignment::right: return "ne-right";
    }
    return "";
}

TreeWriter::TreeWriter(const Document& document, Syntax syntax, Places& places)
    : document_(document), syntax_(syntax), places_(places), is_note_written_(document.notes.size()) {}

void TreeWriter::set_type(pugi::xml_node node, const char* epub_type, const char* role) const {
    if (syntax_ == Syntax::xhtml) set(node, "epub:type", epub_type);
    set(node, "role", role);
}

void TreeWriter::set_language(pugi::xml_node node, const std::string& language) const {
    if (language.empty()) return;
    set_plain_language(node, language, syntax_);
    const bool is_rtl = base::is_right_to_left(language);
    if (is_rtl != (document_.meta.direction == Direction::right_to_left)) set(node, "dir", is_rtl ? "rtl" : "ltr");
}

// Code and formulas run from left to right, also within Arabic; EPUB forbids saying so in a style sheet.
void TreeWriter::keep_left_to_right(pugi::xml_node node) const {
    if (document_.meta.direction == Direction::right_to_left) set(node, "dir", "ltr");
}

void TreeWriter::mark_words(pugi::xml_node node) const {
    markup::mark_words(node, document_.meta.language, syntax_);
}

void TreeWriter::mark_own(pugi::xml_node node) const {
    if (!other_language_of_words(document_.meta.language).empty()) set_plain_language(node, document_.meta.language, syntax_);
}

std::string TreeWriter::landmark_name(Word id) {
    std::string name(say(id));
    const std::uint32_t count = ++landmarks_[static_cast<std::size_t>(id)];
    if (count > 1) {
        name += ' ';
        base::append_number(name, std::int64_t{count});
    }
    return name;
}

void TreeWriter::write_title(pugi::xml_node parent) {
    if (!document_.meta.title.empty()) add_with_text(parent, "h1", "ne-title", document_.meta.title);
}

void TreeWriter::write_blocks(pugi::xml_node parent, const Blocks& blocks) {
    for (const Block& block : blocks) write_block(parent, block);
}

void TreeWriter::write_block(pugi::xml_node parent, const Block& block) {
    match(
        block.node, [&](const Paragraph& p) { write_inlines(add(parent, "p"), p.content); },
        [&](const Heading& heading) { write_heading(parent, heading); }, [&](const CodeBlock& code) { write_code(parent, code); },
        [&](const Quote& quote) { write_blocks(add(parent, "blockquote"), quote.content); },
        [&](const List& list) { write_list(parent, list); }, [&](const Table& table) { write_table(parent, table); },
        [&](const Figure& figure) { write_figure(parent, figure); },
        [&](const Callout& callout) { write_callout(parent, callout); },
        [&](const Details& details) { write_details(parent, details); },
        [&](const Columns& columns) { write_columns(parent, columns); }, [&](const Panels& panels) { write_panels(parent, panels); },
        [&](const DefinitionList& list) { write_definitions(parent, list); },
        [&](const Progress& progress) { write_progress(parent, progress); },
        [&](const Embed& embed) { write_embed(parent, embed); }, [&](const MathBlock& math) { write_math_block(parent, math); },
        [&](const Rule&) { add(parent, "hr"); },
        [&](const ContentsHere& contents) { write_contents(parent, contents.max_level); },
        [&](const Division& division) { write_division(parent, division); },
        [&](const FootnoteList& list) { write_notes(parent, list.notes); });
}

/// What does nothing but name one block is no element of its own: the block has the id.
void TreeWriter::write_division(pugi::xml_node parent, const Division& division) {
    const bool only_names = !division.id.empty() && division.language.empty() && division.alignment == Alignment::none;
    if (!only_names || division.content.size() != 1) return write_blocks(open_division(parent, division, true), division.content);
    const pugi::xml_node before = parent.last_child();
    write_block(parent, division.content.front());
    const pugi::xml_node element = before ? before.next_sibling() : parent.first_child();
    if (element && !element.attribute("id")) return set(element, "id", element_id(division.id, syntax_));
    pugi::xml_node place = element ? parent.insert_child_before("span", element) : parent.append_child("span");
    set(place, "id", element_id(division.id, syntax_));
}

pugi::xml_node TreeWriter::open_division(pugi::xml_node parent, const Division& division, bool with_id) {
    const bool has_id = with_id && !division.id.empty();
    if (!has_id && division.language.empty() && division.alignment == Alignment::none) return parent;
    pugi::xml_node element = add(parent, "div", alignment_class(division.alignment));
    if (has_id) set(element, "id", element_id(division.id, syntax_));
    set_language(element, division.language);
    return element;
}

void TreeWriter::write_heading(pugi::xml_node parent, const Heading& heading) {
    static constexpr std::array<const char*, 7> elements = {"h1", "h1", "h2", "h3", "h4", "h5", "h6"};
    const bool is_empty = plain_text(heading.content).find_first_not_of(" \t\n") == std::string::npos;
    // A heading without words would be a hole in every list of headings; its anchors stay. Levels are the author's, as on the
    // site: a second heading of level 1 beside the page's title, or one left out, is theirs to mend.
    const auto level = static_cast<std::size_t>(std::clamp(heading.level, 1, 6));
    pugi::xml_node element = add(parent, is_empty ? "div" : elements[level]);
    if (!heading.id.empty()) set(element, "id", element_id(heading.id, syntax_));
    for (const std::string& alias : heading.aliases) write_anchor(element, alias);
    write_inlines(element, heading.content);
}

void TreeWriter::write_unwrapped(pugi::xml_node parent, const Blocks& blocks) {
    bool is_first = true;
    for (const Block& block : blocks) {
        const auto* paragraph = std::get_if<Paragraph>(&block.node);
        if (paragraph != nullptr && is_first) write_inlines(parent, paragraph->content);
        else write_block(parent, block);
        is_first = false;
    }
}

void TreeWriter::write_list(pugi::xml_node parent, const List& list) {
    if (list.items.empty()) return;
    const bool has_tasks = std::any_of(list.items.begin(), list.items.end(), [](const ListItem& item) { return item.checked.has_value(); });
    std::string class_names(list.is_tight ? "" : "ne-loose");
    if (has_tasks) class_names += class_names.empty() ? "ne-tasks" : " ne-tasks";
    pugi::xml_node element = add(parent, list.is_ordered ? "ol" : "ul", class_names);
    if (list.is_ordered) set_numbering(element, list);
    for (const ListItem& item : list.items) {
        pugi::xml_node one = add(element, "li", item.checked ? "ne-task" : "");
        if (list.is_ordered && item.value) set(one, "value", std::to_string(*item.value));
        write_item(one, item, list.is_tight);
    }
}

void TreeWriter::write_item(pugi::xml_node item, const ListItem& content, bool is_tight) {
    if (content.checked && syntax_ == Syntax::html) return write_task(item, content, is_tight);
    if (content.checked) {
        write_icon(item, *content.checked ? "gdoc_box_checked" : "gdoc_box", {});
        // The sign itself, of no size: it is read aloud, copied, searched for, and shown where pictures in lines are not.
        pugi::xml_node sign = add(item, "span", "ne-task-sign");
        set(sign, "role", "img");
        set(sign, "aria-label", say(*content.checked ? Word::done : Word::not_done));
        mark_words(sign);
        add_text(sign, *content.checked ? "☑" : "☐");
        add_text(item, " ");
    }
    // A box stays on the line of its text, also in a list with space between items.
    if (is_tight || content.checked) write_unwrapped(item, content.content);
    else write_blocks(item, content.content);
}

/// Browsers have boxes of their own; in a list with space between items it belongs to the first paragraph.
void TreeWriter::write_task(pugi::xml_node item, const ListItem& content, bool is_tight) {
    if (!is_tight) write_blocks(item, content.content);
    pugi::xml_node first = item.first_child();
    const bool has_paragraph = std::string_view(first.name()) == "p";
    pugi::xml_node place = has_paragraph ? first : item;
    pugi::xml_node box = place.prepend_child("input");
    set(box, "type", "checkbox");
    set(box, "disabled", "");
    if (*content.checked) set(box, "checked", "");
    set(box, "aria-label", say(*content.checked ? Word::done : Word::not_done));
    mark_words(box);
    place.insert_child_after(pugi::node_pcdata, box).set_value(" ");
    if (is_tight) write_unwrapped(item, content.content);
}

void TreeWriter::write_figure(pugi::xml_node parent, const Figure& figure) {
    const std::string caption = plain_text(figure.caption);
    // An empty alternative text would make the picture a decoration, and with it the figure; the caption names it then.
    const std::string& alt = figure.alt.empty() ? caption : figure.alt;
    pugi::xml_node element = add(parent, "figure", class_of(figure.size));
    pugi::xml_node link = figure.target ? open_link(element, *figure.target) : pugi::xml_node{};
    if (link && alt.empty()) set(link, "aria-label", link.attribute("href").value());
    if (const std::optional<PlacedPicture> picture = places_.picture(figure.image)) {
        add_picture(link ? link : element, *picture, alt, figure.extent, figure.is_round);
    } else {
        write_missing(link ? link : element, alt);
    }
    if (!figure.caption.empty()) write_caption(add(element, "figcaption"), figure.caption);
}

/// A first line that is strong as a whole is the figure's title: bold by the style sheet, as a line of its own.
void TreeWriter::write_caption(pugi::xml_node caption, const Inlines& words) {
    const auto* title = std::get_if<Styled>(&words.front().node);
    const auto* line_break = words.size() > 1 ? std::get_if<LineBreak>(&words[1].node) : nullptr;
    if (title == nullptr || title->style != InlineStyle::strong || line_break == nullptr || !line_break->is_hard) {
        return write_inlines(caption, words);
    }
    write_inlines(add(caption, "span", "ne-figure-title"), title->content);
    add_text(caption, "\n");
    write_inlines(caption, Inlines(words.begin() + 2, words.end()));
}

void TreeWriter::write_callout(pugi::xml_node parent, const Callout& callout) {
    const CalloutLook look = look_of(callout.kind);
    pugi::xml_node element = add(parent, "div", look.class_names);
    set(element, "role", "note");
    pugi::xml_node title = add(element, "p", "ne-callout-title");
    const std::string_view icon = callout.icon.empty() ? std::string_view(look.icon) : std::string_view(callout.icon);
    if (!icon.empty()) {
        write_icon(title, icon, {});
        add_text(title, " ");
    }
    write_inlines(title, callout.title);
    write_blocks(element, callout.content);
}

void TreeWriter::write_details(pugi::xml_node parent, const Details& details) {
    // Always open: what is folded away does not get printed, and readers of a page saved for later came to read. E-readers
    // differ too much in what they make of the element, so books get its content under its label.
    if (syntax_ == Syntax::html) {
        pugi::xml_node element = add(parent, "details", "ne-details");
        set(element, "open", "open");
        write_inlines(add(element, "summary"), details.summary);
        write_blocks(element, details.content);
    } else {
        pugi::xml_node element = add(parent, "div", "ne-details");
        write_inlines(add(element, "p", "ne-details-label"), details.summary);
        write_blocks(element, details.content);
    }
}

void TreeWriter::write_columns(pugi::xml_node parent, const Columns& columns) {
    std::string class_names = "ne-columns";
    if (columns.first_width != 0 && columns.columns.size() == 2) {
        class_names += " ne-first-";
        base::append_number(class_names, std::int64_t{step_of_five(columns.first_width)});
    }
    pugi::xml_node element = add(parent, "div", class_names);
    for (const Blocks& column : columns.columns) write_blocks(add(element, "div", "ne-column"), column);
}

void TreeWriter::write_panels(pugi::xml_node parent, const Panels& panels) {
    pugi::xml_node element = add(parent, "div", "ne-panels");
    for (const Panel& panel : panels.panels) {
        pugi::xml_node one = add(element, "div", "ne-panel");
        write_inlines(add(one, "p", "ne-panel-label"), panel.label);
        write_blocks(one, panel.content);
    }
}

void TreeWriter::write_definitions(pugi::xml_node parent, const DefinitionList& list) {
    if (list.items.empty()) return;
    pugi::xml_node element = add(parent, "dl", list.is_tight ? "" : "ne-loose");
    for (const Definition& item : list.items) {
        for (const DefinitionTerm& term : item.terms) {
            pugi::xml_node name = add(element, "dt");
            if (!term.id.empty()) set(name, "id", element_id(term.id, syntax_));
            write_inlines(name, term.content);
        }
        for (const Blocks& meaning : item.meanings) {
            pugi::xml_node description = add(element, "dd");
            if (list.is_tight) write_unwrapped(description, meaning);
            else write_blocks(description, meaning);
        }
    }
}

void TreeWriter::write_progress(pugi::xml_node parent, const Progress& progress) {
    has_drawings_ = true;
    pugi::xml_node element = add(parent, "div", "ne-progress");
    pugi::xml_node head = add(element, "p", "ne-progress-head");
    if (!progress.icon.empty()) {
        write_icon(head, progress.icon, {});
        add_text(head, " ");
    }
    if (!progress.title.empty()) {
        write_inlines(add(head, "span", "ne-progress-title"), progress.title);
        add_text(head, " ");
    }
    add_with_text(head, "span", "ne-progress-value", progress.label);
    pugi::xml_node svg = add(element, "svg", "ne-bar");
    if (syntax_ == Syntax::xhtml) set(svg, "xmlns", "http://www.w3.org/2000/svg");
    set(svg, "viewBox", "0 0 100 4");
    set(svg, "preserveAspectRatio", "none");
    set(svg, "aria-hidden", "true");  // the value stands beside it in words
    for (const bool is_done : {false, true}) {
        pugi::xml_node bar = add(svg, "rect", is_done ? "ne-bar-done" : "ne-bar-all");
        set(bar, "width", is_done ? base::number(std::clamp(progress.value, 0.0, 100.0), 2) : "100");
        set(bar, "height", "4");
    }
}

void TreeWriter::write_math_block(pugi::xml_node parent, const MathBlock& math) {
    pugi::xml_node element = add(parent, "div", "math ne-math-block");
    set(element, "tabindex", "0");  // long formulas scroll, also by keyboard
    const Formula* formula = document_.formula(math.tex, true);
    if (formula != nullptr && add_math(element, *formula)) has_math_ = true;
    else keep_left_to_right(add_with_text(element, "code", {}, math.tex));
}

}  // namespace notes_export::markup
