#include "report/report.h"

#include "base/unicode.h"
#include "report/escape.h"

#include <algorithm>
#include <vector>

namespace notes_export::report {
namespace {

// A message is the tool's own sentence around quoted words that are cut already; this bounds what slips through.
constexpr std::size_t max_message_characters = 600;
constexpr std::size_t max_path_characters = 300;
// Source lines are quoted in a window around the place; two hundred columns fit a wide terminal.
constexpr std::size_t window_characters = 160;
constexpr std::size_t window_before = 60;
// A cycle is cut by the reader after 32 includes; the innermost few tell the story.
constexpr std::size_t max_chain = 8;
// Other places of a repeated message named one by one; the rest is counted.
constexpr std::size_t max_places = 5;

constexpr std::string_view bold = "\x1b[1m", reset = "\x1b[0m", dim = "\x1b[2m";

std::string_view color(Severity severity) {
    switch (severity) {
        case Severity::note: return "\x1b[36m";
        case Severity::warning: return "\x1b[33m";
        case Severity::error: return "\x1b[31m";
    }
    return reset;
}

std::string painted(std::string_view text, std::string_view sequence, bool with_colors) {
    if (!with_colors) return std::string(text);
    return std::string(sequence) + std::string(text) + std::string(reset);
}

std::string shown(std::string_view path, const ShownPath& shown_path) {
    return escape(shown_path ? shown_path(path) : std::string(path), max_path_characters);
}

std::string place(Span span, const SourceMap& sources, const ShownPath& shown_path) {
    const Position position = sources.position(span.source, span.begin);
    return shown(sources.path(span.source), shown_path) + ":" +
           std::to_string(position.line) + ":" + std::to_string(position.column);
}

std::string place(const Diagnostic& diagnostic, const SourceMap& sources, const ShownPath& shown_path) {
    if (diagnostic.span.is_known()) return place(diagnostic.span, sources, shown_path);
    return diagnostic.file.empty() ? "" : shown(diagnostic.file, shown_path);
}

std::size_t next_character(std::string_view text, std::size_t offset) { return offset + base::decode(text, offset).length; }

/// The part of a long line that is shown, and where the place stands in it.
struct Excerpt {
    std::string before, marked, after;
};

Excerpt cut_excerpt(std::string_view line, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> starts;  // of characters, with the end of the line last
    for (std::size_t i = 0; i < line.size(); i = next_character(line, i)) starts.push_back(i);
    starts.push_back(line.size());
    const auto index_of = [&](std::size_t offset) {
        return static_cast<std::size_t>(std::lower_bound(starts.begin(), starts.end(), offset) - starts.begin());
    };
    const std::size_t first = index_of(begin);
    const std::size_t last = std::max(index_of(end), first);
    const std::size_t count = starts.size() - 1;
    std::size_t from = 0, to = count;
    if (count > window_characters) {
        from = first > window_before ? first - window_before : 0;
        to = std::min(from + window_characters, count);
    }
    const std::size_t shown_last = std::min(last, to);
    const auto piece = [&](std::size_t a, std::size_t b) {
        std::string text(line.substr(starts[a], starts[b] - starts[a]));
        std::replace(text.begin(), text.end(), '\t', ' ');
        return escape(text);
    };
    Excerpt excerpt{piece(from, first), piece(first, shown_last), piece(shown_last, to)};
    if (from > 0) excerpt.before.insert(0, "…");
    if (to < count) excerpt.after += "…";
    return excerpt;
}

void append_source(std::string& out, const Diagnostic& diagnostic, const SourceMap& sources, bool with_colors) {
    const Span span = diagnostic.span;
    const std::string_view line = sources.line_text(span.source, span.begin);
    const std::string_view text = sources.text(span.source);
    const auto line_begin = static_cast<std::size_t>(line.data() - text.data());
    const std::size_t begin = std::min(static_cast<std::size_t>(span.begin) - std::min<std::size_t>(span.begin, line_begin), line.size());
    const std::size_t end = std::min(static_cast<std::size_t>(std::max(span.end, span.begin)) - line_begin, line.size());
    const Excerpt excerpt = cut_excerpt(line, begin, std::max(begin, end));

    const std::string number = std::to_string(sources.position(span.source, span.begin).line);
    const std::string gutter(std::max<std::size_t>(number.size(), 4) - number.size() + 1, ' ');
    const std::string empty_gutter(gutter.size() + number.size(), ' ');
    out += painted(gutter + number + " | ", dim, with_colors) + excerpt.before +
           painted(excerpt.marked, bold, with_colors && !excerpt.marked.empty()) + excerpt.after + "\n";
    const std::size_t width = display_width(excerpt.marked);
    const std::string caret = "^" + std::string(width > 1 ? width - 1 : 0, '~');
    out += painted(empty_gutter + " | ", dim, with_colors) + std::string(display_width(excerpt.before), ' ') +
           painted(caret, color(diagnostic.severity), with_colors) + "\n";
}

void append_chain(std::string& out, const Diagnostic& diagnostic, const SourceMap& sources, const Look& look) {
    if (!diagnostic.span.is_known()) return;
    std::optional<Span> from = sources.included_from(diagnostic.span.source);
    for (std::size_t i = 0; from && from->is_known() && i < max_chain; ++i) {
        out += "  included from " + place(*from, sources, look.shown_path) + "\n";
        from = sources.included_from(from->source);
    }
}

std::string message_text(const Diagnostic& diagnostic) { return escape(diagnostic.message, max_message_characters); }

std::string count_of(std::size_t count, std::string_view noun) {
    return std::to_string(count) + " " + std::string(noun) + (count == 1 ? "" : "s");
}

/// A file that is included twice says everything twice, from one place: each place is named once, the first not again.
std::string describe_places(const Diagnostic& first, const std::vector<const Diagnostic*>& others, const SourceMap& sources,
                            const Look& look) {
    std::vector<std::string> named{place(first, sources, look.shown_path)};
    for (const Diagnostic* other : others) {
        std::string where = place(*other, sources, look.shown_path);
        if (std::find(named.begin(), named.end(), where) == named.end()) named.push_back(std::move(where));
    }
    named.erase(named.begin());
    if (named.empty()) return {};
    std::string out = "  also at ";
    for (std::size_t i = 0; i < named.size() && i < max_places; ++i) out += (i > 0 ? ", " : "") + named[i];
    if (named.size() > max_places) out += " and " + count_of(named.size() - max_places, "more place");
    return out + "\n";
}

bool is_same_story(const Diagnostic& a, const Diagnostic& b) {
    return a.severity == b.severity && a.code == b.code && a.message == b.message && a.hints == b.hints;
}

}  // namespace

std::string_view word(Severity severity) {
    switch (severity) {
        case Severity::note: return "note";
        case Severity::warning: return "warning";
        case Severity::error: return "error";
    }
    return "error";
}

std::string describe(const Diagnostic& diagnostic, const SourceMap& sources, const Look& look) {
    std::string out;
    const std::string where = place(diagnostic, sources, look.shown_path);
    if (!where.empty()) out += painted(where + ":", bold, look.with_colors) + " ";
    out += painted(std::string(word(diagnostic.severity)) + ":", color(diagnostic.severity), look.with_colors) + " ";
    out += message_text(diagnostic) + painted(" [" + escape(diagnostic.code) + "]", dim, look.with_colors) + "\n";
    if (look.with_source && diagnostic.span.is_known()) append_source(out, diagnostic, sources, look.with_colors);
    append_chain(out, diagnostic, sources, look);
    for (const std::string& hint : diagnostic.hints)
        out += "  " + painted("hint:", bold, look.with_colors) + " " + escape(hint, max_message_characters) + "\n";
    return out;
}

std::string describe(const Diagnostics& diagnostics, const SourceMap& sources, const Look& look) {
    const std::vector<Diagnostic>& all = diagnostics.all();  // at most Diagnostics::max_messages: pairwise comparison is cheap
    std::string out;
    std::vector<bool> is_told(all.size(), false);
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (is_told[i]) continue;
        out += describe(all[i], sources, look);
        std::vector<const Diagnostic*> others;
        for (std::size_t j = i + 1; j < all.size(); ++j) {
            if (is_told[j] || !is_same_story(all[i], all[j])) continue;
            is_told[j] = true;
            others.push_back(&all[j]);
        }
        if (!others.empty()) out += describe_places(all[i], others, sources, look);
    }
    if (diagnostics.suppressed() > 0) out += "… and " + count_of(diagnostics.suppressed(), "further message") + ", not shown\n";
    return out;
}

std::string plain(const Diagnostics& diagnostics, const SourceMap& sources) {
    std::string out;
    for (const Diagnostic& diagnostic : diagnostics.all()) out += describe(diagnostic, sources, {.with_source = false, .with_colors = false, .shown_path = {}});
    if (diagnostics.suppressed() > 0) out += "… and " + count_of(diagnostics.suppressed(), "further message") + ", not shown\n";
    return out;
}

}  // namespace notes_export::report
