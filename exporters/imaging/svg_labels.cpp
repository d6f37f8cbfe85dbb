#include "imaging/svg_labels.h"

#include "base/numbers.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <vector>

namespace notes_export::imaging {
namespace {

constexpr double usual_size = 16;       // of letters, in CSS pixels, where nothing says it
constexpr double usual_leading = 1.2;   // of the size
constexpr double letter_width = 0.52;   // of the size: the mean of a sans-serif's running text, a little more
constexpr double wide_letter_width = 1; // of East Asian text
constexpr double middle_of_letters = 0.35;  // how far the baseline lies below their middle, of the size
constexpr double max_length = 100'000;

std::string_view local_name(pugi::xml_node node) {
    const std::string_view name = node.name();
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

constexpr std::array<std::string_view, 17> blocks = {"address", "article", "blockquote", "div", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "li", "p", "pre", "section", "tr"};
constexpr std::array<std::string_view, 6> unseen = {"annotation", "head", "script", "style", "template", "title"};

/// A length in CSS pixels; `whole` is what percentages and "em" are of.
std::optional<double> length(std::string_view text, double whole) {
    const std::size_t end = std::min(text.find_first_not_of("+-.0123456789eE"), text.size());
    auto digits = text.substr(0, end);
    std::string_view unit = text.substr(end);
    if (digits.ends_with('e')) digits.remove_suffix(1), unit = "em";  // "1.2em": the letter is the unit's
    const auto number = base::parse_number(digits);
    if (!number || std::abs(*number) > max_length) return std::nullopt;
    if (unit.empty() || unit.starts_with("px")) return number;
    if (unit.starts_with("pt")) return *number * 96 / 72;
    if (unit.starts_with("em") || unit.starts_with("rem")) return *number * whole;
    if (unit.starts_with("%")) return *number * whole / 100;
    return std::nullopt;
}

/// How words look; what is empty is left to the drawing's own style.
struct Look {
    std::string color, background, family, classes;
    double size = 0;
    bool is_bold = false, is_italic = false;
    friend bool operator==(const Look&, const Look&) = default;
};

struct Word {
    std::string text;
    Look look;
    bool has_blank_before = false;
};
using Line = std::vector<Word>;

enum class Edge { start, middle, end };

/// Where the lines stand.
struct Frame {
    double x = 0, y = 0, width = 0, height = 0;
    Edge across = Edge::start, down = Edge::start;
    bool may_wrap = true;
};

Edge edge_of(std::string_view value, Edge otherwise) {
    if (value.find("center") != std::string_view::npos) return Edge::middle;
    if (value.find("end") != std::string_view::npos || value == "right") return Edge::end;
    return value.find("start") != std::string_view::npos || value == "left" ? Edge::start : otherwise;
}

class LabelReader {
public:
    LabelReader(const CssScope& scope, Losses& losses) : scope_(scope), losses_(losses) {}

    void read_children(pugi::xml_node node, const Look& look, bool is_preformatted) {
        for (const pugi::xml_node child : node.children()) {
            if (child.type() == pugi::node_element) read_element(child, look, is_preformatted);
            else if (child.type() == pugi::node_pcdata || child.type() == pugi::node_cdata) add_text(child.value(), look, is_preformatted);
        }
    }

    std::vector<Line> take() {
        end_line();
        return std::move(lines_);
    }
    Frame frame;

private:
    void read_element(pugi::xml_node node, Look look, bool is_preformatted) {
        const std::string_view name = local_name(node);
        if (is_one_of(name, unseen)) return;
        if (name == "img" || name == "svg") return losses_.add("pictures in its labels");
        if (name == "br") {
            if (line_.empty()) lines_.emplace_back();
            return end_line();
        }
        read_style(node, look);
        if (const std::string_view classes = node.attribute("class").value(); !classes.empty()) look.classes += (look.classes.empty() ? "" : " ") + std::string(classes);
        if (name == "b" || name == "strong" || name == "th" || (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')) look.is_bold = true;
        if (name == "i" || name == "em") look.is_italic = true;
        // Mermaid's style sheet gives the labels of its arrows a background by these names.
        if (look.background.empty() && (look.classes.find("edgeLabel") != std::string::npos || look.classes.find("labelBkg") != std::string::npos)) look.background = "#fff";
        const bool is_block = is_one_of(name, blocks);
        if (is_block) end_line();
        if (name == "li") add_text("• ", look, true);
        if (name == "td" || name == "th") wants_blank_ = true;
        read_children(node, look, is_preformatted || name == "pre");
        if (is_block) end_line();
    }

    void read_style(pugi::xml_node node, Look& look) {
        const std::string_view style = node.attribute("style").value();
        if (style.empty()) return;
        const auto property = [&](const char* name) { return clean_value(name, css_property(style, name), scope_, losses_); };
        if (const auto color = property("color"); !color.empty()) look.color = color;
        if (const auto background = property("background-color"); !background.empty()) look.background = background;
        if (const auto family = css_property(style, "font-family"); !family.empty()) look.family = clean_value("font-family", family, scope_, losses_);
        // Draw.io sets a size of nothing around its labels, for the blanks between them.
        if (const auto size = length(property("font-size"), look.size > 0 ? look.size : usual_size); size && *size > 0) look.size = *size;
        if (const auto weight = property("font-weight"); !weight.empty()) look.is_bold = weight == "bold" || weight == "bolder" || (weight.size() == 3 && weight >= "600");
        if (property("font-style") == "italic") look.is_italic = true;
        read_frame(property);
    }

    template <class Property>
    void read_frame(const Property& property) {
        frame.across = edge_of(property("text-align"), frame.across);
        const std::string display = property("display"), spaces = property("white-space");
        if (spaces == "nowrap" || spaces == "pre") frame.may_wrap = false;
        else if (!spaces.empty()) frame.may_wrap = true;
        if (const auto top = length(property("padding-top"), 0)) frame.y += *top;
        if (const auto left = length(property("margin-left"), 0)) frame.x += *left;
        const bool is_flexible = display.ends_with("flex");
        if (is_flexible) {
            frame.down = edge_of(property("align-items"), frame.down);
            frame.across = edge_of(property("justify-content"), frame.across);
        } else if (display == "table-cell" && frame.height > 0) {
            frame.down = Edge::middle;
        }
        // Draw.io's boxes are one pixel high, at the height where the text is to stand.
        if (const auto width = length(property("width"), frame.width); width && is_flexible) frame.width = *width;
        if (const auto height = length(property("height"), frame.height); height && is_flexible) frame.height = *height;
    }

    void add_text(std::string_view text, const Look& look, bool is_preformatted) {
        for (std::size_t at = 0; at < text.size();) {
            const char c = text[at];
            if (c == '\n' && is_preformatted) {
                end_line();
                ++at;
            } else if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                wants_blank_ = true;
                ++at;
            } else {
                const std::size_t end = std::min(text.find_first_of(" \t\r\n", at), text.size());
                line_.push_back({std::string(text.substr(at, end - at)), look, wants_blank_ && !line_.empty()});
                wants_blank_ = false;
                at = end;
            }
        }
    }

    void end_line() {
        if (!line_.empty()) lines_.push_back(std::move(line_));
        line_.clear();
        wants_blank_ = false;
    }

    const CssScope& scope_;
    Losses& losses_;
    std::vector<Line> lines_;
    Line line_;
    bool wants_blank_ = false;
};

// --- lines -------------------------------------------------------------------------------------------------

double size_of(const Look& look) { return look.size > 0 ? look.size : usual_size; }

double width_of(const Word& word) {
    double letters = word.has_blank_before ? letter_width / 2 : 0;
    for (std::size_t at = 0; at < word.text.size();) {
        const base::Decoded decoded = base::decode(word.text, at);
        letters += decoded.character < 0x2E80 ? letter_width : wide_letter_width;
        at += decoded.length;
    }
    return letters * size_of(word.look);
}

std::vector<Line> wrapped(std::vector<Line> lines, double measure) {
    std::vector<Line> out;
    for (Line& line : lines) {
        out.emplace_back();
        double width = 0;
        for (Word& word : line) {
            const double next = width_of(word);
            if (word.has_blank_before && width + next > measure && !out.back().empty()) {
                out.emplace_back();
                width = 0;
                word.has_blank_before = false;
            }
            width += next;
            out.back().push_back(std::move(word));
        }
    }
    return out;
}

double height_of(const Line& line) {
    double size = line.empty() ? usual_size : 0;
    for (const Word& word : line) size = std::max(size, size_of(word.look));
    return size * usual_leading;
}

void set_look(pugi::xml_node node, const Look& look) {
    // The weakest of styles: a rule of the drawing for its texts still wins.
    node.append_attribute("fill") = look.color.empty() ? "currentColor" : look.color.c_str();
    if (!look.classes.empty()) node.append_attribute("class") = look.classes.c_str();
    if (!look.family.empty()) node.append_attribute("font-family") = look.family.c_str();
    if (look.size > 0) node.append_attribute("font-size") = base::number(look.size).c_str();
    if (look.is_bold) node.append_attribute("font-weight") = "bold";
    if (look.is_italic) node.append_attribute("font-style") = "italic";
    if (look.background.empty()) return;
    // A label upon an arrow: its background as an edge around the letters, for which no width need be known.
    node.append_attribute("stroke") = look.background.c_str();
    node.append_attribute("stroke-width") = base::number(size_of(look) / 3).c_str();
    node.append_attribute("stroke-linejoin") = "round";
    node.append_attribute("paint-order") = "stroke";
}

void draw_line(pugi::xml_node group, const Line& line, const Frame& frame, double baseline) {
    pugi::xml_node text = group.append_child("text");
    text.append_attribute("xml:space") = "preserve";  // between spans
    const double share = frame.across == Edge::start ? 0 : frame.across == Edge::middle ? 0.5 : 1;
    text.append_attribute("x") = base::number(frame.x + share * frame.width).c_str();
    text.append_attribute("y") = base::number(baseline).c_str();
    if (frame.across != Edge::start) text.append_attribute("text-anchor") = frame.across == Edge::middle ? "middle" : "end";
    for (std::size_t at = 0; at < line.size();) {
        const Look& look = line[at].look;
        std::string words;
        for (; at < line.size() && line[at].look == look; ++at) words += (line[at].has_blank_before ? " " : "") + line[at].text;
        pugi::xml_node span = text.append_child("tspan");
        set_look(span, look);
        span.append_child(pugi::node_pcdata).set_value(words.c_str());
    }
}

void collect_words(pugi::xml_node node, std::string& out) {
    for (const pugi::xml_node child : node.children()) {
        if (child.type() == pugi::node_element) {
            out += ' ';
            collect_words(child, out);
            out += ' ';
        } else {
            for (const char* c = child.value(); *c != '\0'; ++c) out += *c == '\n' || *c == '\t' || *c == '\r' ? ' ' : *c;
        }
    }
}

}  // namespace

std::string words_of(pugi::xml_node node) {
    std::string raw, words;
    collect_words(node, raw);
    for (const char c : raw)
        if (c != ' ' || (!words.empty() && words.back() != ' ')) words += c;
    if (words.ends_with(' ')) words.pop_back();
    return words;
}

bool has_background(pugi::xml_node label) {
    return static_cast<bool>(label.find_node([](pugi::xml_node node) { return !css_property(node.attribute("style").value(), "background-color").empty(); }));
}

bool draw_label(pugi::xml_node foreign, pugi::xml_node to, const CssScope& scope, Losses& losses) {
    LabelReader reader(scope, losses);
    const auto edge = [&](const char* name) { return length(foreign.attribute(name).value(), 0).value_or(0); };
    reader.frame = {edge("x"), edge("y"), edge("width"), edge("height"), Edge::start, Edge::start, true};
    reader.read_children(foreign, {}, false);
    std::vector<Line> lines = reader.take();
    const Frame& frame = reader.frame;
    // A box as narrow as a letter is no measure: Draw.io's labels of arrows have one pixel.
    if (frame.may_wrap && frame.width > usual_size) lines = wrapped(std::move(lines), frame.width);
    double height = 0;
    for (const Line& line : lines) height += height_of(line);
    if (height == 0) return false;
    const double free = frame.height - height;
    double top = frame.y + (frame.down == Edge::start ? 0 : frame.down == Edge::middle ? free / 2 : free);
    pugi::xml_node group = to.append_child("g");
    for (const char* name : {"class", "id", "transform"}) {
        if (const pugi::xml_attribute attribute = foreign.attribute(name)) group.append_attribute(name) = attribute.value();
    }
    for (const Line& line : lines) {
        const double line_height = height_of(line);
        if (!line.empty()) draw_line(group, line, frame, top + line_height / 2 + middle_of_letters * line_height / usual_leading);
        top += line_height;
    }
    return true;
}

}  // namespace notes_export::imaging
