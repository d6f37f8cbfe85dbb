// strings.*: what texts are asked for and made into.
#include "template/functions/arguments.h"
#include "template/functions/tables.h"
#include "template/functions/text.h"

#include "base/trim.h"
#include "base/unicode.h"

#include <algorithm>

namespace notes_export::templates {
namespace {

Value to_upper(Call&, Arguments a) { return Value(upper_case(to_text(a[0]))); }
Value to_lower(Call&, Arguments a) { return Value(base::to_lower(to_text(a[0]))); }
Value title(Call& call, Arguments a) { return Value(call.host().title(to_text(a[0]))); }

Value first_upper(Call&, Arguments a) {
    const std::string text = to_text(a[0]);
    if (text.empty()) return Value(text);
    const std::size_t length = base::decode(text, 0).length;
    return Value(upper_case(text.substr(0, length)) + text.substr(length));
}

Value contains(Call&, Arguments a) { return Value(to_text(a[0]).find(to_text(a[1])) != std::string::npos); }
Value contains_any(Call&, Arguments a) {
    const std::string text = to_text(a[0]);
    return Value(std::ranges::any_of(characters(to_text(a[1])), [&](const std::string& one) { return text.find(one) != std::string::npos; }));
}
Value contains_non_space(Call&, Arguments a) {
    return Value(std::ranges::any_of(characters(to_text(a[0])), [](const std::string& one) { return !base::is_space(base::decode(one, 0).character); }));
}
Value has_prefix(Call&, Arguments a) { return Value(to_text(a[0]).starts_with(to_text(a[1]))); }
Value has_suffix(Call&, Arguments a) { return Value(to_text(a[0]).ends_with(to_text(a[1]))); }

Value count(Call&, Arguments a) {
    const std::string part = to_text(a[0]), text = to_text(a[1]);
    if (part.empty()) return Value(characters(text).size() + 1);
    std::size_t found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + part.size())) ++found;
    return Value(found);
}

Value count_characters(Call&, Arguments a) {
    return Value(std::ranges::count_if(characters(plain_text(to_text(a[0]))), [](const std::string& one) { return !base::is_space(base::decode(one, 0).character); }));
}
Value count_words(Call&, Arguments a) { return Value(word_count(plain_text(to_text(a[0])))); }
Value rune_count(Call&, Arguments a) { return Value(characters(to_text(a[0])).size()); }

Value replace(Call& call, Arguments a) {
    const std::string text = to_text(a[0]), old = to_text(a[1]), fresh = to_text(a[2]);
    const std::int64_t limit = a.size() > 3 ? to_integer(a[3]) : -1;
    return Value(replaced(text, old, fresh, limit, call.budget().limits().output_bytes));
}

Value repeat(Call& call, Arguments a) {
    const std::int64_t times = to_integer(a[0]);
    const std::string text = to_text(a[1]);
    if (times < 0) fail("strings: negative Repeat count");
    if (!text.empty() && static_cast<std::uint64_t>(times) > call.budget().limits().output_bytes / text.size()) call.budget().allocate(call.budget().limits().output_bytes + 1);
    std::string out;
    out.reserve(text.size() * static_cast<std::size_t>(times));
    for (std::int64_t i = 0; !text.empty() && i < times; ++i) out += text;
    return Value(out);
}

List list_of(const std::vector<std::string>& texts) {
    List out;
    out.reserve(texts.size());
    for (const std::string& one : texts) out.emplace_back(one);
    return out;
}

Value split(Call& call, Arguments a) {
    const std::string text = to_text(a[0]), separator = to_text(a[1]);
    std::vector<std::string> parts;
    if (separator.empty()) {
        parts = characters(text);
    } else {
        std::size_t begin = 0;
        for (std::size_t at = text.find(separator); at != std::string::npos; at = text.find(separator, begin)) {
            parts.push_back(text.substr(begin, at - begin));
            begin = at + separator.size();
        }
        parts.push_back(text.substr(begin));
    }
    call.budget().step(parts.size());
    return Value(list_of(parts));
}

// Characters from `begin`; negative numbers count from the end, as PHP's substr does.
Value substr(Call&, Arguments a) {
    const std::vector<std::string> all = characters(to_text(a[0]));
    const auto size = static_cast<std::int64_t>(all.size());
    std::int64_t begin = std::clamp<std::int64_t>(to_integer(a[1]), -size - 1, size + 1);
    if (begin < 0) begin = std::max<std::int64_t>(begin + size, 0);
    std::int64_t end = size;
    if (a.size() > 2) {
        const std::int64_t length = std::clamp<std::int64_t>(to_integer(a[2]), -size - 1, size + 1);
        end = length < 0 ? size + length : std::min(begin + length, size);
    }
    std::string out;
    for (std::int64_t i = begin; i < end; ++i) out += all[static_cast<std::size_t>(i)];
    return Value(out);
}

Value slice_string(Call&, Arguments a) {
    const std::vector<std::string> all = characters(to_text(a[0]));
    const auto size = static_cast<std::int64_t>(all.size());
    const std::int64_t begin = a.size() > 1 ? to_integer(a[1]) : 0, end = a.size() > 2 ? to_integer(a[2]) : size;
    if (begin < 0 || begin > size || end < 0 || end > size) fail("slice bounds out of range");
    std::string out;
    for (std::int64_t i = begin; i < end; ++i) out += all[static_cast<std::size_t>(i)];
    return Value(out);
}

enum class Side { left, right, both };
std::string trimmed(const std::string& text, const std::string& cutset, Side side) {
    const std::vector<std::string> all = characters(text), cut = characters(cutset);
    const auto is_cut = [&](const std::string& one) { return std::ranges::find(cut, one) != cut.end(); };
    std::size_t begin = 0, end = all.size();
    if (side != Side::right) while (begin < end && is_cut(all[begin])) ++begin;
    if (side != Side::left) while (end > begin && is_cut(all[end - 1])) --end;
    std::string out;
    for (std::size_t i = begin; i < end; ++i) out += all[i];
    return out;
}

Value trim(Call&, Arguments a) { return Value(trimmed(to_text(a[0]), to_text(a[1]), Side::both)); }
Value trim_left(Call&, Arguments a) { return Value(trimmed(to_text(a[1]), to_text(a[0]), Side::left)); }
Value trim_right(Call&, Arguments a) { return Value(trimmed(to_text(a[1]), to_text(a[0]), Side::right)); }
Value trim_space(Call&, Arguments a) { return Value(base::trim(to_text(a[0]), base::ascii_blanks)); }
Value trim_prefix(Call&, Arguments a) {
    const std::string prefix = to_text(a[0]), text = to_text(a[1]);
    return Value(text.starts_with(prefix) ? text.substr(prefix.size()) : text);
}
Value trim_suffix(Call&, Arguments a) {
    const std::string suffix = to_text(a[0]), text = to_text(a[1]);
    return Value(text.ends_with(suffix) ? text.substr(0, text.size() - suffix.size()) : text);
}
Value chomp(Call&, Arguments a) {
    std::string text = to_text(a[0]);
    while (text.ends_with('\n') || text.ends_with('\r')) text.pop_back();
    return Value(std::move(text), a[0].trust());
}

Value truncate(Call&, Arguments a) {
    const std::int64_t length = to_integer(a[0]);
    const Value& text = a.back();
    const std::string ellipsis = a.size() > 2 ? to_text(a[1]) : " …";
    const bool is_html_ellipsis = a.size() > 2 && a[1].trust() == Trust::html;
    if (length < 0) fail("truncate: length must be positive");
    return Value(truncated(to_text(text), static_cast<std::size_t>(length), ellipsis, is_html_ellipsis, text.trust() == Trust::html), Trust::html);
}

constexpr FunctionRow rows[] = {
    {"strings.ToUpper", "upper", to_upper, 1, 1},
    {"strings.ToLower", "lower", to_lower, 1, 1},
    {"strings.Title", "title", title, 1, 1},
    {"strings.FirstUpper", "", first_upper, 1, 1},
    {"strings.Contains", "", contains, 2, 2},
    {"strings.ContainsAny", "", contains_any, 2, 2},
    {"strings.ContainsNonSpace", "", contains_non_space, 1, 1},
    {"strings.HasPrefix", "hasPrefix", has_prefix, 2, 2},
    {"strings.HasSuffix", "hasSuffix", has_suffix, 2, 2},
    {"strings.Count", "", count, 2, 2},
    {"strings.CountRunes", "countrunes", count_characters, 1, 1},
    {"strings.CountWords", "countwords", count_words, 1, 1},
    {"strings.RuneCount", "", rune_count, 1, 1},
    {"strings.Replace", "replace", replace, 3, 4},
    {"strings.Repeat", "", repeat, 2, 2},
    {"strings.Split", "split", split, 2, 2},
    {"strings.Substr", "substr", substr, 2, 3},
    {"strings.SliceString", "slicestr", slice_string, 1, 3},
    {"strings.Trim", "trim", trim, 2, 2},
    {"strings.TrimLeft", "", trim_left, 2, 2},
    {"strings.TrimRight", "", trim_right, 2, 2},
    {"strings.TrimSpace", "", trim_space, 1, 1},
    {"strings.TrimPrefix", "", trim_prefix, 2, 2},
    {"strings.TrimSuffix", "", trim_suffix, 2, 2},
    {"strings.Chomp", "chomp", chomp, 1, 1},
    {"strings.Truncate", "truncate", truncate, 2, 3},
};

}  // namespace

std::span<const FunctionRow> string_functions() { return rows; }

}  // namespace notes_export::templates
