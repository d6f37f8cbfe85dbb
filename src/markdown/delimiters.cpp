#include "markdown/delimiters.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace notes_export::markdown {
namespace {

constexpr std::string_view characters = "*_~=+^";

/// Openers that a closer of this kind has not found need not be looked at again by its like (cmark's openers_bottom).
std::size_t kind_of(const DelimiterRun& run) {
    const std::size_t character = std::min(characters.find(run.character), characters.size() - 1);
    return (character * 2 + (run.can_open ? 1 : 0)) * 3 + run.length % 3;
}

/// How many characters a pair uses up: 2 strong, 1 emphasis, 0 if the two may not pair ("rule of three").
std::uint32_t consumption(const DelimiterRun& opener, const DelimiterRun& closer) {
    if ((opener.can_close || closer.can_open) && (opener.length + closer.length) % 3 == 0 && closer.length % 3 != 0) {
        return 0;
    }
    return opener.left >= 2 && closer.left >= 2 ? 2 : 1;
}

}  // namespace

std::size_t DelimiterStack::push(DelimiterRun run) {
    const auto index = static_cast<std::uint32_t>(runs_.size());
    links_.push_back({last_, none});
    (last_ == none ? first_ : links_[last_].next) = index;
    last_ = index;
    runs_.push_back(std::move(run));
    return index;
}

void DelimiterStack::unlink(std::uint32_t index) {
    const Neighbours around = links_[index];
    (around.previous == none ? first_ : links_[around.previous].next) = around.next;
    (around.next == none ? last_ : links_[around.next].previous) = around.previous;
}

InlineStyle DelimiterStack::style(char character, std::uint32_t used) const {
    switch (character) {
        case '~':
            return used == 1 && rules_.single_tilde_is_subscript ? InlineStyle::subscript : InlineStyle::strike;
        case '=': return InlineStyle::mark;
        case '+': return InlineStyle::insert;
        case '^': return InlineStyle::superscript;
        default: return used == 2 ? InlineStyle::strong : InlineStyle::emphasis;
    }
}

void DelimiterStack::pair(std::size_t bottom) {
    // For each kind of closer: openers at or before this run need not be tried.
    std::array<std::int64_t, characters.size() * 2 * 3> tried_until;
    tried_until.fill(-1);
    const auto is_above = [&](std::uint32_t index) { return index != none && index >= bottom; };

    std::uint32_t closer = last_;
    while (is_above(closer) && is_above(links_[closer].previous)) closer = links_[closer].previous;
    while (is_above(closer)) {
        DelimiterRun& close = runs_[closer];
        if (!close.can_close) {
            closer = links_[closer].next;
            continue;
        }
        const std::size_t kind = kind_of(close);
        std::uint32_t opener = links_[closer].previous;
        std::uint32_t used = 0;
        while (is_above(opener) && opener > tried_until[kind]) {
            const DelimiterRun& open = runs_[opener];
            if (open.can_open && open.character == close.character) {
                const bool must_be_equal =
                    close.character != '*' && close.character != '_' &&
                    (close.character != '~' || rules_.single_tilde_is_subscript);
                used = must_be_equal && open.length != close.length ? 0 : consumption(open, close);
                if (used > 0) break;
            }
            opener = links_[opener].previous;
        }
        if (used == 0) {
            const std::uint32_t next = links_[closer].next;
            tried_until[kind] = static_cast<std::int64_t>(closer) - 1;
            if (!close.can_open) unlink(closer);
            closer = next;
            continue;
        }
        DelimiterRun& open = runs_[opener];
        const InlineStyle meaning = style(close.character, used);
        open.opens.push_back(meaning);
        close.closes.push_back(meaning);
        open.left -= used;
        close.left -= used;
        while (links_[opener].next != closer) unlink(links_[opener].next);
        if (open.left == 0) unlink(opener);
        if (close.left == 0) {
            const std::uint32_t next = links_[closer].next;
            unlink(closer);
            closer = next;
        }
    }
    while (is_above(last_)) unlink(last_);
}

}  // namespace notes_export::markdown
