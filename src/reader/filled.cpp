// Texts that a site's notes-export.yaml puts in the place of calls.
#include "markdown/placeholder.h"
#include "notes_export/match.h"
#include "notes_export/walk.h"
#include "reader/clean.h"
#include "reader/limits.h"
#include "reader/unit.h"

#include <utility>

namespace notes_export::reader {
namespace {

using Pieces = std::vector<std::variant<std::string, shortcode::Words, Inlines, shortcode::Joined>>;

/// Whether the piece has its lines for itself.
bool stands_alone(const Pieces& pieces, std::size_t index) {
    const std::string* before = index > 0 ? std::get_if<std::string>(&pieces[index - 1]) : nullptr;
    const std::string* behind = index + 1 < pieces.size() ? std::get_if<std::string>(&pieces[index + 1]) : nullptr;
    return (index == 0 || (before && before->ends_with('\n'))) && (index + 1 == pieces.size() || (behind && behind->starts_with('\n')));
}

}  // namespace

Blocks Reader::read_filled(const Scope& scope, shortcode::Filled filled, const shortcode::Call& call) {
    if (++units_open_ > max_tree_depth) {
        throw Failure("limit-nesting", "units of text nested more than " + std::to_string(max_tree_depth) + " deep", call.span);
    }
    Rewritten rewritten;
    rewrite_filled(rewritten, scope, std::move(filled), call, false);
    const bool outer = std::exchange(markdown_.unsafe, true);
    Blocks blocks = parse(rewritten.text, rewritten.map, rewritten.results, scope.enters_contents);
    markdown_.unsafe = outer;
    --units_open_;
    return blocks;
}

void Reader::rewrite_filled(Rewritten& out, const Scope& scope, shortcode::Filled filled, const shortcode::Call& call, bool joins) {
    const Span place{scope.source, call.span.begin, call.end};
    const auto add_result = [&](Result result) {
        out.map.add_stand_in(size32(out.text), place);
        out.text += markdown::placeholder(static_cast<std::uint32_t>(out.results.size()));
        out.results.push_back(std::move(result));
    };
    for (std::size_t i = 0; i < filled.pieces.size(); ++i) {
        match(
            filled.pieces[i],
            [&](const std::string& literal) {
                out.map.add_stand_in(size32(out.text), place);
                out.text += without_noncharacters(literal);
            },
            [&](shortcode::Words& words) { add_result({std::move(words), 0}); },
            [&](Inlines& inlines) { add_result({std::move(inlines), 0}); },
            [&](shortcode::Joined& inner) {
                if (joins && stands_alone(filled.pieces, i)) rewrite(out, scope, inner.nodes);
                else add_result(inner_result(scope, inner));
            });
    }
}

Result Reader::inner_result(const Scope& scope, const shortcode::Joined& inner) {
    Scope within = scope;
    within.enters_contents = false;
    const int outer = std::exchange(deepest_, 0);
    Blocks blocks = read_unit(within, inner.nodes);
    Result result;
    result.depth = deepest_;
    deepest_ = outer;
    // A lone paragraph is running text: it takes on the emphasis or the link around its place.
    Paragraph* lone = blocks.size() == 1 ? std::get_if<Paragraph>(&blocks.front().node) : nullptr;
    if (lone) result.expansion = std::move(lone->content);
    else result.expansion = std::move(blocks);
    return result;
}

std::string Reader::verbatim(const shortcode::Filled& filled) {
    std::string out;
    for (const auto& piece : filled.pieces) {
        match(
            piece, [&](const std::string& literal) { out += literal; }, [&](const shortcode::Words& words) { out += words.shown; },
            [&](const Inlines& inlines) { out += plain_text(inlines); },
            [&](const shortcode::Joined& inner) { out += verbatim(scope_of(inner.source), inner.nodes); });
    }
    return out;
}

}  // namespace notes_export::reader
