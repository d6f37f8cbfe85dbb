// Running text of raw HTML.
#include "base/unicode.h"
#include "markdown/characters.h"
#include "markdown/html_flow.h"
#include "markdown/html_math.h"
#include "markdown/html_tags.h"
#include "notes_export/walk.h"
#include "notes_export/words.h"

#include <algorithm>
#include <utility>

namespace notes_export::markdown {
namespace {

// Boxes to tick, by the names that lists of tasks have for them in the theme's icon set.
constexpr std::string_view ticked_box = "gdoc_box_checked";
constexpr std::string_view empty_box = "gdoc_box";

}  // namespace

void HtmlFlow::trim_line(Inlines& line) {
    while (!line.empty()) {
        if (const auto* line_break = std::get_if<LineBreak>(&line.back().node); line_break != nullptr && !line_break->is_hard) {
            line.pop_back();
            continue;
        }
        auto* text = std::get_if<Text>(&line.back().node);
        if (text == nullptr) return;
        while (!text->text.empty() && is_ascii_space(text->text.back())) text->text.pop_back();
        if (!text->text.empty()) return;
        line.pop_back();
    }
}

Inlines HtmlFlow::inlines_of(const std::vector<HtmlNode>& nodes) {
    Inlines line;
    const LineState around = std::exchange(state_, {});
    add_inlines(nodes, line);
    trim_line(line);
    state_ = around;
    return line;
}

Inlines HtmlFlow::named_inlines(const HtmlNode& node) {
    Inlines line = inlines_of(node.children);
    if (!line.empty()) name_text(line, ids_of(node), span(node));
    return line;
}

void HtmlFlow::add_ids(const Ids& ids, const HtmlNode& node, Inlines& line) const {
    for (const std::string& id : ids) line.push_back({AnchorPoint{id}, span(node)});
}

void HtmlFlow::add_inlines(const std::vector<HtmlNode>& nodes, Inlines& line) {
    for (const HtmlNode& node : nodes) add_inline(node, line);
}

void HtmlFlow::begin_piece(const HtmlNode& node, Inlines& line) {
    if (state_.is_break_due && state_.has_words) line.push_back({LineBreak{true}, span(node)});
    state_ = {false, true, false};
}

void HtmlFlow::add_break(const HtmlNode& node, Inlines& line) {
    line.push_back({LineBreak{true}, span(node)});
    state_ = {};
}

void HtmlFlow::add_text(const HtmlNode& node, Inlines& line) {
    std::string words;
    bool is_gap = false;
    const auto is_after_gap = [&] { return words.empty() && (state_.is_after_gap || (state_.is_break_due && state_.has_words)); };
    for (const char c : node.text) {
        if (is_ascii_space(c)) {
            is_gap = true;
            continue;
        }
        if (is_gap && !is_after_gap()) words += ' ';
        is_gap = false;
        words += c;
    }
    if (is_gap && !is_after_gap()) words += ' ';
    if (words.empty()) return;
    begin_piece(node, line);
    state_.is_after_gap = words.back() == ' ';
    if (auto* last = line.empty() ? nullptr : std::get_if<Text>(&line.back().node)) {
        last->text += words;
    } else {
        line.push_back({Text{std::move(words)}, span(node)});
    }
}

/// A piece of Markdown among the HTML. Its blanks meet those of the HTML.
void HtmlFlow::add_finished(std::size_t number, Inlines& line) {
    if (is_used_[number]) return;
    is_used_[number] = true;
    Inlines pieces;
    if (number < inlines_.size()) {
        pieces.push_back(std::move(inlines_[number]));
    } else if (auto* paragraph = std::get_if<Paragraph>(&blocks_[number].node)) {
        pieces = std::move(paragraph->content);
    } else {
        pieces.push_back({Text{plain_text(Blocks{blocks_[number]})}, blocks_[number].span});
    }
    for (Inline& piece : pieces) {
        const auto* line_break = std::get_if<LineBreak>(&piece.node);
        auto* text = std::get_if<Text>(&piece.node);
        const bool begins_line = line.empty() || state_.is_break_due;
        if (line_break != nullptr && !line_break->is_hard && begins_line && state_.is_after_gap) continue;
        if (text != nullptr && (state_.is_after_gap || (state_.is_break_due && state_.has_words))) {
            text->text.erase(0, std::min(text->text.find_first_not_of(' '), text->text.size()));
            if (text->text.empty()) continue;
        }
        if (state_.is_break_due && state_.has_words && line_break == nullptr) line.push_back({LineBreak{true}, piece.span});
        state_ = {line_break != nullptr || (text != nullptr && text->text.ends_with(' ')), line_break == nullptr, false};
        line.push_back(std::move(piece));
    }
}

void HtmlFlow::add_inline(const HtmlNode& node, Inlines& line) {
    if (node.tag.empty()) return add_text(node, line);
    if (const auto number = node_number(node)) return add_finished(*number, line);
    if (is_dropped(node)) return add_ids(ids_within(node), node, line);
    const std::string_view tag = node.tag;
    // Anything unknown is transparent; a block in running text has lines of its own, and a cell stands apart.
    const bool is_block = is_block_tag(tag);
    if (is_block) state_.is_break_due = true;
    if (tag == "td" || tag == "th") add_text({{}, " ", node.offset, false, {}, {}}, line);
    add_ids(ids_of(node), node, line);
    const ScriptSigns signs = is_block ? ScriptSigns{} : script_signs(node);
    add_sign(signs.open, node, line);
    add_element(node, line);
    add_sign(signs.close, node, line);
    if (is_block) state_.is_break_due = true;
}

void HtmlFlow::add_element(const HtmlNode& node, Inlines& line) {
    const std::string_view tag = node.tag;
    if (tag == "rp") return;  // says for old browsers what script_signs() does
    if (tag == "br") {
        add_break(node, line);
    } else if (tag == "a") {
        add_anchor(node, line);
    } else if (tag == "math") {
        if (std::string tex = formula(node); !tex.empty()) {
            begin_piece(node, line);
            line.push_back({Math{std::move(tex), value_or_empty(node, "display") == "block"}, span(node)});
        }
    } else if (tag == "svg") {
        add_drawing(node, line);
    } else if (tag == "img") {
        add_image(node, line);
    } else if (is_media_tag(tag)) {
        add_media_link(node, line);
    } else if (tag == "object") {
        add_object(node, line);
    } else if (tag == "code" || tag == "tt" || tag == "pre") {
        add_code(node, line);
    } else if (!add_styled(node, line) && !add_input(node, line)) {
        add_inlines(node.children, line);
    }
}

/// The lines of a listing stay lines where it stands in running text.
void HtmlFlow::add_code(const HtmlNode& node, Inlines& line) {
    const bool has_lines = node.tag == "pre" || find_child(node, "br") != nullptr;
    std::string text = raw_text(node.children);
    if (!has_lines) std::replace(text.begin(), text.end(), '\n', ' ');
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = std::min(text.find('\n', begin), text.size());
        if (begin > 0) add_break(node, line);
        if (end > begin) {
            begin_piece(node, line);
            line.push_back({Code{text.substr(begin, end - begin)}, span(node)});
        }
        begin = end + 1;
    }
}

/// Forms are filled in on the site; what they say already is kept.
bool HtmlFlow::add_input(const HtmlNode& node, Inlines& line) {
    if (node.tag != "input") return false;
    const std::string type = base::to_lower(value_or_empty(node, "type"));
    if (type == "checkbox" || type == "radio") {
        const bool is_ticked = node.attribute("checked") != nullptr;
        begin_piece(node, line);
        line.push_back({Icon{std::string(is_ticked ? ticked_box : empty_box),
                             std::string(word(is_ticked ? Word::done : Word::not_done, context_.options.language))}, span(node)});
    } else if (type != "hidden" && type != "password" && type != "file" && type != "image") {
        add_text({{}, value_or_empty(node, "value"), node.offset, false, {}, {}}, line);
    }
    return true;
}

std::optional<bool> take_tick_box(Blocks& item) {
    auto* paragraph = item.empty() ? nullptr : std::get_if<Paragraph>(&item.front().node);
    const auto* box = paragraph == nullptr || paragraph->content.empty() ? nullptr : std::get_if<Icon>(&paragraph->content.front().node);
    if (box == nullptr || (box->name != ticked_box && box->name != empty_box)) return std::nullopt;
    const bool is_ticked = box->name == ticked_box;
    Inlines& content = paragraph->content;
    content.erase(content.begin());
    auto* text = content.empty() ? nullptr : std::get_if<Text>(&content.front().node);
    if (text != nullptr) text->text.erase(0, std::min(text->text.find_first_not_of(' '), text->text.size()));
    if (text != nullptr && text->text.empty()) content.erase(content.begin());
    if (content.empty()) item.erase(item.begin());
    return is_ticked;
}

std::string HtmlFlow::formula(const HtmlNode& node) {
    HtmlNode math = node;
    if (math.is_closed) settle(math);
    return tex_of_math(math);
}

/// Finished nodes below become their text.
void HtmlFlow::settle(HtmlNode& node) {
    for (HtmlNode& child : node.children) {
        if (node_number(child)) {
            child.text = raw_text({child});
            child.tag.clear();
            child.children.clear();
        } else {
            settle(child);
        }
    }
}

bool HtmlFlow::add_styled(const HtmlNode& node, Inlines& line) {
    const auto style = style_of(node.tag);
    std::string language = value_or_empty(node, "lang");
    if (!style && language.empty()) return false;
    Inlines content;
    add_inlines(node.children, content);
    if (content.empty()) return true;
    line.push_back({Styled{style.value_or(InlineStyle::plain), std::move(content), value_or_empty(node, "title"), std::move(language)}, span(node)});
    return true;
}

void HtmlFlow::add_anchor(const HtmlNode& node, Inlines& line) {
    Inlines content;
    add_inlines(node.children, content);
    if (content.empty()) return;
    const auto address = target(node, "href");
    if (!address) {
        for (Inline& part : content) line.push_back(std::move(part));
        return;
    }
    line.push_back({Link{std::move(content), *address, value_or_empty(node, "title"), LinkLook::plain}, span(node)});
}

}  // namespace notes_export::markdown
