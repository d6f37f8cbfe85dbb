// strings.*: regular expressions.
#include "template/functions/arguments.h"
#include "template/functions/regular_expression.h"
#include "template/functions/tables.h"

namespace notes_export::templates {
namespace {

long limit_at(Arguments a, std::size_t index) {
    return a.size() > index ? static_cast<long>(to_integer(a[index])) : -1;
}

Value find_re(Call& call, Arguments a) {
    const std::string text = to_text(a[1]);
    call.budget().step(text.size() / 64);
    List out;
    for (const RegularExpression::Match& match : RegularExpression(to_text(a[0])).find(text, limit_at(a, 2))) out.emplace_back(match.groups[0]);
    call.budget().step(out.size());
    return Value(std::move(out));
}

Value find_re_groups(Call& call, Arguments a) {
    const std::string text = to_text(a[1]);
    call.budget().step(text.size() / 64);
    List out;
    for (const RegularExpression::Match& match : RegularExpression(to_text(a[0])).find(text, limit_at(a, 2))) {
        List groups;
        for (const std::string& group : match.groups) groups.emplace_back(group);
        out.emplace_back(std::move(groups));
    }
    call.budget().step(out.size());
    return Value(std::move(out));
}

Value replace_re(Call& call, Arguments a) {
    const std::string text = to_text(a[2]);
    call.budget().step(text.size() / 64);
    return Value(RegularExpression(to_text(a[0])).replace(text, to_text(a[1]), limit_at(a, 3), call.budget().limits().output_bytes));
}

constexpr FunctionRow rows[] = {
    {"strings.FindRE", "findRE", find_re, 2, 3},
    {"strings.FindRESubmatch", "findRESubmatch", find_re_groups, 2, 3},
    {"strings.ReplaceRE", "replaceRE", replace_re, 3, 4},
};

}  // namespace

std::span<const FunctionRow> pattern_functions() { return rows; }

}  // namespace notes_export::templates
