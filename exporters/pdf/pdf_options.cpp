#include "pdf/pdf_options.h"

#include "base/numbers.h"

#include <array>

namespace notes_export::pdf {
namespace {

using typeset::Length;
using typeset::Size;

constexpr std::array rows{
    OptionRow{"page-size", "a4|letter|a5|WxHmm", "auto",
              "paper size of the PDF; auto is A4, or letter where the site's language is en-US"},
    OptionRow{"toc-depth", "0..6", "", "deepest heading level in the contents list; 0 leaves the list out"},
};

// A postcard is the smallest page a column of text makes sense on; above A1 the sizes are typing errors.
constexpr double least_millimetres = 90;
constexpr double most_millimetres = 900;

struct NamedSize {
    std::string_view name;
    Size size;
};

constexpr NamedSize named_sizes[] = {
    {"a4", {Length::millimetres(210), Length::millimetres(297)}},
    {"a5", {Length::millimetres(148), Length::millimetres(210)}},
    {"letter", {Length::points(612), Length::points(792)}},
};

std::string lower_ascii(std::string_view text) {
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::optional<Size> size_in_millimetres(std::string_view text) {
    if (text.ends_with("mm")) text.remove_suffix(2);
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) return std::nullopt;
    const auto width = base::parse_number(text.substr(0, cross));
    const auto height = base::parse_number(text.substr(cross + 1));
    const auto is_sane = [](std::optional<double> v) { return v && *v >= least_millimetres && *v <= most_millimetres; };
    if (!is_sane(width) || !is_sane(height)) return std::nullopt;
    return Size{Length::millimetres(*width), Length::millimetres(*height)};
}

std::optional<Size> parse_page_size(std::string_view value) {
    const std::string text = lower_ascii(value);
    for (const NamedSize& named : named_sizes)
        if (named.name == text) return named.size;
    return size_in_millimetres(text);
}

}  // namespace

std::span<const OptionRow> option_rows() { return rows; }

std::optional<PdfOptions> parse_options(const OptionValues& values, Diagnostics& diagnostics) {
    PdfOptions options;
    bool is_good = true;
    if (const auto it = values.find("page-size"); it != values.end() && lower_ascii(it->second) != "auto") {
        options.page = parse_page_size(it->second);
        if (!options.page) {
            diagnostics.error("option-value", {}, "page size " + quoted(it->second) + " is not known")
                .hint("use a4, letter, a5, or a size from 90x90mm to 900x900mm such as 170x240mm");
            is_good = false;
        }
    }
    if (const auto it = values.find("toc-depth"); it != values.end()) {
        const auto depth = base::parse_integer(it->second);
        if (depth && *depth >= 0 && *depth <= 6) {
            options.contents_depth = static_cast<int>(*depth);
        } else {
            diagnostics.error("option-value", {}, "contents depth " + quoted(it->second) + " is not a number from 0 to 6");
            is_good = false;
        }
    }
    if (!is_good) return std::nullopt;
    return options;
}

typeset::Theme theme_for(const PdfOptions& options, const Meta& meta) {
    typeset::Theme theme;
    if (options.page) theme.page = *options.page;
    else if (lower_ascii(meta.language) == "en-us") theme.page = parse_page_size("letter").value();
    if (options.contents_depth) theme.contents_depth = *options.contents_depth;
    return theme;
}

}  // namespace notes_export::pdf
