#include "template/functions/regular_expression.h"

#include "base/unicode.h"
#include "template/error.h"

#include <re2/re2.h>

#include <algorithm>
#include <deque>
#include <utility>

namespace notes_export::templates {

struct RegularExpression::Impl {
    RE2 re;
    int groups;
    Impl(std::string_view pattern, const RE2::Options& options) : re(re2::StringPiece(pattern.data(), pattern.size()), options), groups(re.NumberOfCapturingGroups() + 1) {}
};

namespace {

// More groups than this no template reads.
constexpr int max_groups = 64;
constexpr std::size_t most_kept = 32;

// Where the next search begins behind an empty match: one character on.
std::size_t one_on(std::string_view text, std::size_t at) { return at < text.size() ? at + base::decode(text, at).length : at + 1; }

}  // namespace

RegularExpression::RegularExpression(std::string_view pattern) {
    thread_local std::deque<std::pair<std::string, std::shared_ptr<const Impl>>> kept;
    for (const auto& [known, impl] : kept)
        if (known == pattern) {
            impl_ = impl;
            return;
        }
    RE2::Options options;
    options.set_log_errors(false);
    options.set_max_mem(4 << 20);
    const auto impl = std::make_shared<const Impl>(pattern, options);
    if (!impl->re.ok()) fail("error parsing regexp: " + impl->re.error());
    if (impl->groups > max_groups) fail("error parsing regexp: more than " + std::to_string(max_groups) + " groups");
    impl_ = impl;
    kept.emplace_back(std::string(pattern), impl);
    if (kept.size() > most_kept) kept.pop_front();
}

bool RegularExpression::is_found_in(std::string_view text) const {
    return RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), impl_->re);
}

std::vector<RegularExpression::Match> RegularExpression::find(std::string_view text, long limit) const {
    std::vector<Match> out;
    std::vector<re2::StringPiece> parts(static_cast<std::size_t>(impl_->groups));
    const re2::StringPiece all(text.data(), text.size());
    std::size_t at = 0, last_end = std::string_view::npos;
    while (at <= text.size() && (limit < 0 || out.size() < static_cast<std::size_t>(limit))) {
        if (!impl_->re.Match(all, at, text.size(), RE2::UNANCHORED, parts.data(), impl_->groups)) break;
        Match match;
        match.begin = static_cast<std::size_t>(parts[0].data() - text.data());
        match.end = match.begin + parts[0].size();
        const bool is_empty = match.begin == match.end;
        at = is_empty ? one_on(text, match.end) : match.end;
        // Go takes no empty match right behind another one.
        if (is_empty && match.begin == last_end) continue;
        last_end = match.end;
        for (const re2::StringPiece& part : parts) match.groups.emplace_back(part.data() == nullptr ? std::string() : std::string(part.data(), part.size()));
        out.push_back(std::move(match));
    }
    return out;
}

std::string RegularExpression::replace(std::string_view text, std::string_view replacement, long limit, std::size_t most_bytes) const {
    const std::map<std::string, int>& names = impl_->re.NamedCapturingGroups();
    const auto append_group = [&](std::string& out, std::string_view name, const Match& match) {
        std::size_t number = match.groups.size();
        if (!name.empty() && name.size() < 6 && std::ranges::all_of(name, [](char c) { return c >= '0' && c <= '9'; })) number = std::stoul(std::string(name));
        else if (const auto found = names.find(std::string(name)); found != names.end()) number = static_cast<std::size_t>(found->second);
        if (number < match.groups.size()) out += match.groups[number];
    };
    const auto is_name = [](char c) { return c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z'); };
    std::string out;
    std::size_t at = 0;
    for (const Match& match : find(text, limit)) {
        out += text.substr(at, match.begin - at);
        at = match.end;
        for (std::size_t i = 0; i < replacement.size();) {
            if (replacement[i] != '$' || i + 1 >= replacement.size()) {
                out += replacement[i++];
                continue;
            }
            if (replacement[i + 1] == '$') {
                out += '$';
                i += 2;
                continue;
            }
            const bool has_braces = replacement[i + 1] == '{';
            const std::size_t begin = i + (has_braces ? 2 : 1);
            std::size_t end = begin;
            while (end < replacement.size() && is_name(replacement[end])) ++end;
            if (end == begin || (has_braces && (end >= replacement.size() || replacement[end] != '}'))) {
                out += replacement[i++];
                continue;
            }
            append_group(out, replacement.substr(begin, end - begin), match);
            i = end + (has_braces ? 1 : 0);
        }
        if (out.size() > most_bytes) throw Error::limit("replacing makes a text of more than " + std::to_string(most_bytes) + " bytes");
    }
    return out += text.substr(at);
}

}  // namespace notes_export::templates
