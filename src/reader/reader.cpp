#include "reader/reader.h"

#include "base/path.h"
#include "base/said.h"
#include "base/unicode.h"
#include "markdown/heading_ids.h"
#include "markdown/placeholder.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "reader/clean.h"
#include "reader/limits.h"
#include "reader/markdown_options.h"
#include "reader/page_facts.h"
#include "reader/template_calls.h"
#include "reader/unit.h"
#include "reader/unit_context.h"
#include "shortcode/custom_table.h"
#include "shortcode/handler.h"
#include "shortcode/handlers.h"
#include "shortcode/limits.h"
#include "site/front_matter.h"

#include <algorithm>
#include <utility>

namespace notes_export::reader {
namespace {

using shortcode::Call;
using shortcode::Nodes;
using shortcode::TextPiece;

bool is_blank(std::string_view text) { return text.find_first_not_of(" \t\n\r") == std::string_view::npos; }

bool is_blank(const Nodes& nodes, std::string_view text) {
    return std::all_of(nodes.begin(), nodes.end(), [&](const shortcode::Node& node) {
        const TextPiece* piece = std::get_if<TextPiece>(&node);
        return piece && is_blank(text.substr(piece->begin, piece->end - piece->begin));
    });
}

/// What an id is made of: an underlined heading over several lines has it from the last one.
std::string heading_words(const Inlines& content) {
    const auto last = std::find_if(content.rbegin(), content.rend(), [](const Inline& node) {
        const auto* line_break = std::get_if<LineBreak>(&node.node);
        return line_break != nullptr && !line_break->is_hard;
    });
    if (last == content.rend()) return plain_text(content);
    return plain_text(Inlines(last.base(), content.end()));
}

/// A content file that Hugo copies as it is, but for shortcodes.
bool is_html(std::string_view path) {
    const std::string extension = base::to_lower(base::extension_of(path));
    return extension == "html" || extension == "htm";
}

/// Each contents list has an entry for each heading.
std::size_t contents_entries(const Blocks& body) {
    std::size_t lists = 0, headings = 0;
    for_each_block(body, [&](const Block& block) {
        const Heading* heading = std::get_if<Heading>(&block.node);
        if (heading && heading->in_contents) ++headings;
        if (std::holds_alternative<ContentsHere>(block.node)) ++lists;
    });
    return lists * headings;
}

}  // namespace

Reader::Reader(const site::Site& site, const Options& options, SourceMap& sources, Diagnostics& diagnostics)
    : site_(site),
      options_(options),
      sources_(sources),
      diagnostics_(diagnostics),
      markdown_(markdown_options(site.config())) {
    if (!options.language.empty()) markdown_.language = options.language;
    templates_ = std::make_unique<TemplateCalls>(*this);
    if (!templates_->has_any()) templates_.reset();
}

Reader::~Reader() = default;

Reading Reader::read(const site::Page& page) {
    reading_.draft.body = read_page(page);
    reading_.pages_with_errors = diagnostics_.errors() > 0 ? 1 : 0;
    return take();
}

Blocks Reader::read_page_or_say_why(const site::Page& page) {
    const model::Draft& draft = reading_.draft;
    const Progress before{draft.targets.size(), draft.images.size(), draft.notes.size(), reading_.pages.size()};
    try {
        return read_page(page);
    } catch (const Failure& failure) {
        if (book_bytes_ > max_book_bytes) throw;
        go_back(before);
        if (book_) book_->take_back(page);
        Diagnostic problem = failure.diagnostic();
        if (!problem.span.is_known()) problem.file = page.path;
        diagnostics_.add(problem);
        return unreadable_page(problem);
    }
}

/// Nothing of a page that failed stays behind in the tables, or notes nobody marks would be printed.
void Reader::go_back(const Progress& before) {
    model::Draft& draft = reading_.draft;
    draft.targets.resize(before.targets);
    draft.images.resize(before.images);
    draft.notes.resize(before.notes);
    reading_.pages.resize(std::max(before.pages, std::size_t{1}));  // the first names the document
    units_open_ = deepest_ = 0;
}

/// The message is English, as all messages are.
Blocks Reader::unreadable_page(const Diagnostic& problem) const {
    std::string words = problem.file;
    if (problem.span.is_known()) {
        const Position position = sources_.position(problem.span.source, problem.span.begin);
        words = std::string(sources_.path(problem.span.source)) + ":" + std::to_string(position.line) + ":" + std::to_string(position.column);
    }
    words += (words.empty() ? "" : ": ") + problem.message;
    Division message;
    message.language = "en";
    message.content.push_back({Paragraph{{{Text{std::move(words)}, problem.span}}}, problem.span});
    Callout box;
    box.kind = CalloutKind::danger;
    box.title.push_back(base::said(Word::page_unreadable, options_.language, problem.span));
    box.content.push_back({std::move(message), problem.span});
    Blocks body;
    body.push_back({std::move(box), problem.span});
    return body;
}

Blocks Reader::read_page(const site::Page& page) {
    reading_.pages.push_back(&page);
    includes_ = calls_ = total_bytes_ = entries_ = 0;  // these limits are for one page
    if (templates_) templates_->begin_page();
    if (page.path.empty()) return book_ != nullptr ? Blocks{} : list_of_pages(page);
    Scope top;
    top.page = &page;
    top.enters_contents = true;
    const Scope scope = open_top(top, page);
    const site::FrontMatter matter = site::read_front_matter(scope.text, scope.source, diagnostics_);

    const Nodes nodes = scan(scope, matter.body_offset);
    Blocks body = is_html(page.path) ? read_html(scope, nodes) : read_unit(scope, nodes);
    count_entries(contents_entries(body), {scope.source, 0, 0});
    const std::string align = base::to_lower(page.matter.text_or("geekdocalign", ""));
    if (align == "center" || align == "right") {
        Division aligned;
        aligned.alignment = align == "center" ? Alignment::center : Alignment::right;
        aligned.content = std::move(body);
        body.clear();
        body.push_back({std::move(aligned), {}});
    }
    return body;
}

/// A section without an index file has no text: as a page it is the list that Hugo makes of it.
Blocks Reader::list_of_pages(const site::Page& section) {
    Scope scope;
    scope.page = &section;
    UnitContext context(*this, scope);
    Call call;
    call.name = "toc-tree";
    return std::get<Blocks>(shortcode::expand_toc_tree(call, context));
}

void Reader::give(Scope& scope, site::TextOwner owner) {
    scope.page = owner.page;
    scope.also = owner.also;
    scopes_[scope.source] = scope;
    reading_.owners.set(scope.source, owner);
}

// --- one unit ------------------------------------------------------------------------------------------------

Blocks Reader::read_unit(const Scope& scope, const Nodes& nodes) {
    if (is_blank(nodes, scope.text)) return {};
    if (++units_open_ > max_tree_depth) {
        throw Failure("limit-nesting", "units of text nested more than " + std::to_string(max_tree_depth) + " deep");
    }
    Rewritten rewritten;
    rewrite(rewritten, scope, nodes);
    Blocks blocks = parse(rewritten.text, rewritten.map, rewritten.results, scope.enters_contents);
    --units_open_;
    return blocks;
}

Blocks Reader::parse(std::string_view text, const base::TextMap& map, std::vector<Result>& results, bool enters_contents,
                     TextKind kind) {
    model::Draft& draft = reading_.draft;
    const std::size_t first_target = draft.targets.size();
    const std::size_t first_image = draft.images.size();
    const std::size_t first_note = draft.notes.size();
    const auto read = kind == TextKind::html ? markdown::parse_html : markdown::parse;
    Blocks blocks = read(text, map, markdown_, draft, diagnostics_);

    markdown::HeadingIds ids(markdown_.heading_id_type);
    markdown::HeadingIds old_ids(markdown_.heading_id_type);
    Splicer splicer(results, [&](Heading& heading, Span span) {
        const int start_level = site_.config().toc_start_level;
        heading.in_contents = enters_contents && heading.level >= start_level;
        if (!heading.id.empty()) {
            ids.claim(heading.id);
            old_ids.claim(heading.id);
            return;
        }
        if (!markdown_.auto_heading_ids) return;
        const std::string words = heading_words(heading.content);
        if (is_blank(words)) return;  // current Hugo gives an empty heading no id
        heading.id = ids.make(words);
        const std::string old_words = old_heading_words(span);
        if (old_words.empty()) return;
        std::string old_id = old_ids.make(old_words);
        if (old_id != heading.id) heading.aliases.push_back(std::move(old_id));
    });
    splicer.blocks(blocks);
    for (std::size_t i = first_target; i < draft.targets.size(); ++i) splicer.address(draft.targets[i].words);
    for (std::size_t i = first_image; i < draft.images.size(); ++i) splicer.address(draft.images[i].words);
    for (std::size_t i = first_note; i < draft.notes.size(); ++i) splicer.blocks(draft.notes[i].content);

    if (splicer.deepest() > max_tree_depth) {
        throw Failure("limit-nesting", "blocks nested more than " + std::to_string(max_tree_depth) + " deep",
                      map.original(0, static_cast<std::uint32_t>(text.size())));
    }
    deepest_ = std::max(deepest_, splicer.deepest());
    return blocks;
}

/// What Hugo before 0.144 made a heading's id from: the source of its last line (ID-4). Empty where that held a call: the
/// placeholder it left in the id differed from build to build.
std::string Reader::old_heading_words(Span span) const {
    if (!span.is_known()) return {};
    std::string_view line = sources_.text(span.source).substr(span.begin, span.end - span.begin);
    while (!line.empty() && (line.back() == '\n' || line.back() == ' ')) line.remove_suffix(1);
    if (line.empty() || line.front() != '#') return {};  // underlined: their id is the text's in all versions but for rare marks
    while (!line.empty() && line.front() == '#') line.remove_prefix(1);
    std::string_view unclosed = line;
    while (!unclosed.empty() && unclosed.back() == '#') unclosed.remove_suffix(1);
    if (unclosed.size() < line.size() && (unclosed.empty() || unclosed.back() == ' ')) line = unclosed;
    if (line.find("{{") != std::string_view::npos || is_blank(line)) return {};
    const std::size_t begin = line.find_first_not_of(" \t");
    return std::string(line.substr(begin, line.find_last_not_of(" \t") - begin + 1));
}

void Reader::rewrite(Rewritten& out, const Scope& scope, const Nodes& nodes) {
    int ordinal = 0;
    for (const shortcode::Node& node : nodes) {
        if (const TextPiece* piece = std::get_if<TextPiece>(&node)) {
            out.map.add_copy(size32(out.text), {scope.source, piece->begin, piece->end});
            out.text += scope.text.substr(piece->begin, piece->end - piece->begin);
        } else {
            rewrite_call(out, scope, std::get<Call>(node), ordinal++);
        }
    }
}

void Reader::rewrite_call(Rewritten& out, const Scope& scope, const Call& call, int ordinal) {
    if (!templates_ || !templates_->rewrite(out, scope, call, ordinal)) rewrite_known(out, scope, call, ordinal);
}

void Reader::rewrite_known(Rewritten& out, const Scope& scope, const Call& call, int ordinal) {
    Result result;
    result.expansion = expand(scope, call, ordinal, result.depth);
    if (const auto* joined = std::get_if<shortcode::Joined>(&result.expansion)) {
        Scope inner = scope_of(joined->source);
        inner.page = scope.page;
        rewrite(out, inner, joined->nodes);
        return;
    }
    if (auto* filled = std::get_if<shortcode::Filled>(&result.expansion)) {
        rewrite_filled(out, scope, std::move(*filled), call, true);
        return;
    }
    out.map.add_stand_in(size32(out.text), {scope.source, call.span.begin, call.end});
    const auto* words = std::get_if<shortcode::Words>(&result.expansion);
    if (words && !words->is_settled && call.delimiter == shortcode::Delimiter::percent) {
        out.text += without_noncharacters(words->shown);
        return;
    }
    out.text += markdown::placeholder(static_cast<std::uint32_t>(out.results.size()));
    out.results.push_back(std::move(result));
}

void Reader::count_call(const Call& call) {
    if (++calls_ <= shortcode::max_calls) return;
    throw Failure("limit-shortcodes", "more than " + std::to_string(shortcode::max_calls) + " shortcode calls in one page", call.span);
}

shortcode::Expansion Reader::expand(const Scope& scope, const Call& call, int ordinal, int& depth) {
    count_call(call);
    const TemplateCalls::Within within(templates_.get(), scope, call, ordinal);
    const int outer = std::exchange(deepest_, 0);
    UnitContext context(*this, scope);
    shortcode::Expansion expansion = shortcode::expand(call, context);
    depth = deepest_ + 2;  // a handler wraps what it read in a block or two of its own
    deepest_ = outer;
    return expansion;
}

std::string Reader::verbatim(const Scope& scope, const Nodes& nodes) {
    std::string out;
    int ordinal = 0;
    for (const shortcode::Node& node : nodes) {
        if (const TextPiece* piece = std::get_if<TextPiece>(&node)) {
            out += scope.text.substr(piece->begin, piece->end - piece->begin);
            continue;
        }
        const Call& call = std::get<Call>(node);
        const int place = ordinal++;
        if (const auto words = templates_ ? templates_->words_of(scope, call, place) : std::nullopt) {
            out += *words;
            continue;
        }
        int depth = 0;
        const shortcode::Expansion expansion = expand(scope, call, place, depth);
        match(
            expansion, [&](const shortcode::Words& words) { out += words.shown; },
            [&](const Inlines& inlines) { out += plain_text(inlines); },
            [&](const Blocks& blocks) { out += plain_text(blocks); },
            [&](const shortcode::Joined& joined) { out += verbatim(scope_of(joined.source), joined.nodes); },
            [&](const shortcode::Filled& filled) { out += verbatim(filled); });
    }
    return out;
}

Blocks Reader::read_passage(std::string_view text, Span place) {
    const std::string clean = without_noncharacters(std::string(text));
    base::TextMap map;
    if (place.end - place.begin == clean.size()) map.add_copy(0, place);
    else map.add_stand_in(0, place);
    std::vector<Result> no_calls;
    return parse(clean, map, no_calls, false);
}

Inlines Reader::read_inlines(std::string_view text, Span place) { return flattened(read_passage(text, place)); }

Blocks Reader::read_html(const Scope& scope, const Nodes& nodes) {
    Rewritten rewritten;
    rewrite(rewritten, scope, nodes);
    return parse(rewritten.text, rewritten.map, rewritten.results, false, TextKind::html);
}

Nodes Reader::scan(const Scope& scope, std::uint32_t begin) {
    const shortcode::CustomTable& customs = site_.own_settings().shortcodes;
    shortcode::InnerRule rule = shortcode::inner_rule(customs);
    if (templates_) {
        rule = [&](std::string_view name) {
            return shortcode::find_custom(customs, name) ? shortcode::Inner::unknown : templates_->inner_of(name, *scope.page);
        };
    }
    return shortcode::scan(scope.text, scope.source, begin, rule, diagnostics_);
}

Reading read_page(const site::Site& site, const site::Page& page, const Options& options, SourceMap& sources,
                  Diagnostics& diagnostics) {
    return Reader(site, options, sources, diagnostics).read(page);
}

}  // namespace notes_export::reader
