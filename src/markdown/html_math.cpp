#include "markdown/html_math.h"

#include "markdown/characters.h"
#include "markdown/html_tags.h"

#include <vector>

namespace notes_export::markdown {
namespace {

std::string tex(const HtmlNode& node);

std::string words_of(const HtmlNode& node) {
    std::string words = node.text;
    for (const HtmlNode& child : node.children) words += words_of(child);
    return words;
}

std::string trimmed(const std::string& text) {
    constexpr std::string_view blanks = " \t\r\n";
    const std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string::npos ? std::string() : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\') out += "\\backslash ";
        else if (c == '^') out += "\\hat{\\ }";
        else if (c == '~') out += "\\sim ";
        else if (std::string_view("{}$%#&_").find(c) != std::string_view::npos) out += std::string("\\") + c;
        else out += c;
    }
    return out;
}

std::size_t count_of_characters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

std::string row(const HtmlNode& node) {
    std::string out;
    for (const HtmlNode& child : node.children) out += tex(child);
    return out;
}

std::string braced(const std::string& text) { return "{" + text + "}"; }

/// The arguments of a fraction or script: its elements, without the blanks between them.
std::vector<std::string> arguments(const HtmlNode& node) {
    std::vector<std::string> out;
    for (const HtmlNode& child : node.children) {
        if (!child.tag.empty() || !is_blank(child.text)) out.push_back(braced(tex(child)));
    }
    return out;
}

std::string table(const HtmlNode& node) {
    std::string out = "\\begin{matrix}";
    for (const HtmlNode& line : node.children) {
        if (line.tag != "mtr") continue;
        bool is_first = true;
        for (const HtmlNode& cell : line.children) {
            if (cell.tag != "mtd") continue;
            out += (is_first ? "" : "&") + braced(row(cell));
            is_first = false;
        }
        out += "\\\\";
    }
    return out + "\\end{matrix}";
}

bool is_large_operator(const HtmlNode& node) {
    for (const HtmlNode& child : node.children) {
        if (child.tag.empty() && is_blank(child.text)) continue;
        const std::string sign = trimmed(words_of(child));
        return sign == "∑" || sign == "∏" || sign == "lim" || sign == "max" || sign == "min" || sign == "∫";
    }
    return false;
}

/// Elements of two or three arguments; nothing where they are not that many.
std::string scheme(const HtmlNode& node) {
    const std::vector<std::string> a = arguments(node);
    const std::string_view tag = node.tag;
    if (a.size() == 2) {
        if (tag == "mfrac") return "\\frac" + a[0] + a[1];
        if (tag == "msup") return a[0] + "^" + a[1];
        if (tag == "msub") return a[0] + "_" + a[1];
        if (tag == "mroot") return "\\sqrt[" + a[1] + "]" + a[0];
        if (tag == "munder") return is_large_operator(node) ? "\\mathop" + a[0] + "\\limits" + "_" + a[1] : "\\underset" + a[1] + a[0];
        if (tag == "mover") return is_large_operator(node) ? "\\mathop" + a[0] + "\\limits" + "^" + a[1] : "\\overset" + a[1] + a[0];
    } else if (a.size() == 3) {
        if (tag == "msubsup") return a[0] + "_" + a[1] + "^" + a[2];
        if (tag == "munderover") return "\\mathop" + a[0] + "\\limits_" + a[1] + "^" + a[2];
    }
    return {};
}

std::string tex(const HtmlNode& node) {
    const std::string_view tag = node.tag;
    if (tag.empty()) return escaped(trimmed(node.text));
    if (tag == "annotation" || tag == "annotation-xml") return {};
    if (tag == "mi" || tag == "mn" || tag == "mo") {
        const std::string sign = trimmed(words_of(node));
        if (tag == "mo" && count_of_characters(sign) > 1 && is_ascii_letter(sign.front())) return "\\operatorname" + braced(escaped(sign));
        if (tag == "mi" && count_of_characters(sign) > 1) return "\\mathrm" + braced(escaped(sign));
        return tag == "mn" ? braced(escaped(sign)) : escaped(sign);
    }
    if (tag == "mtext" || tag == "ms") return "\\text" + braced(escaped(words_of(node)));
    if (tag == "mspace") return "\\ ";
    if (tag == "msqrt") return "\\sqrt" + braced(row(node));
    if (tag == "mtable") return table(node);
    const std::string of_arguments = scheme(node);
    return of_arguments.empty() ? row(node) : of_arguments;
}

std::string annotation(const HtmlNode& node) {
    if (node.tag == "annotation" && value_or_empty(node, "encoding").find("tex") != std::string::npos) return trimmed(words_of(node));
    for (const HtmlNode& child : node.children) {
        if (std::string found = annotation(child); !found.empty()) return found;
    }
    return {};
}

}  // namespace

std::string tex_of_math(const HtmlNode& math) {
    std::string written = annotation(math);
    if (written.empty()) written = trimmed(value_or_empty(math, "alttext"));
    return written.empty() ? row(math) : written;
}

}  // namespace notes_export::markdown
